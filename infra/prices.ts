/** From a public price list. */
export interface Price {
  readonly what: string;
  readonly unit: string;
  /** US dollars; null where no stored page has it. */
  readonly usd: number | null;
  /** Free units per month. */
  readonly free: number;
  readonly source: string;
  /** When the page was read; empty where there was none. */
  readonly readOn: string;
  readonly remark: string;
}

const BILL = 'https://learn.microsoft.com/azure/cosmos-db/understand-your-bill';
const OFFER = 'https://learn.microsoft.com/azure/cosmos-db/how-to-choose-offer';
const IDLE =
  'https://techcommunity.microsoft.com/blog/appsonazureblog/understanding-idle-usage-in-azure-container-apps/4419197';
const APPS = 'https://learn.microsoft.com/azure/container-apps/billing';
const VAULT =
  'https://learn.microsoft.com/en-us/answers/questions/5608202/how-to-correctly-estimate-azure-key-vault-cost';
const REGISTRY = 'https://learn.microsoft.com/azure/container-registry/container-registry-skus';
const LOGS = 'https://monitoringcost.com/azure-monitor-cost';
const MONITOR = 'https://azure.microsoft.com/pricing/details/monitor/';
const BOT = 'https://github.com/OfficeDev/microsoft-teams-apps-remotesupport/wiki/Cost-Estimates';

function price(what: string, unit: string, usd: number | null, source: string, remark: string, free = 0): Price {
  return { what, unit, usd, free, source, readOn: source === MONITOR ? '' : '2026-11-21', remark };
}

/** For the United States: no stored page has UK South’s own. */
export const PRICES = {
  serverless: price('Cosmos DB, serverless', 'million request units', 0.25, BILL, 'US; page of 2022'),
  autoscale: price('Cosmos DB, autoscale', '100 RU/s for an hour', 0.012, OFFER, 'US; page of 2024'),
  storage: price('Cosmos DB, storage', 'GB a month', 0.25, BILL, 'US; page of 2022'),
  cpu: price('Container Apps, active', 'vCPU-second', 0.000_024, IDLE, 'Central US; page of 2025', 180_000),
  cpuIdle: price('Container Apps, idle', 'vCPU-second', 0.000_003, IDLE, 'Central US; not used above', 180_000),
  memory: price(
    'Container Apps, memory',
    'GiB-second',
    0.000_003,
    IDLE,
    'Central US; "per MB" there is a slip',
    360_000,
  ),
  requests: price('Container Apps, requests', 'million', null, APPS, 'the free ones are enough above', 2),
  keys: price('Key Vault, standard', '10,000 operations', 0.03, VAULT, 'an answer on Microsoft’s site, "about"'),
  registry: price('Container Registry, Basic', 'day', 0.167, REGISTRY, 'in US dollars, no region named'),
  logs: price('Log Analytics', 'GB', 2.3, LOGS, 'not Microsoft’s page, "about"; the free ones are enough above', 5),
  bot: price('Azure Bot, F0 with Teams', 'month', 0, BOT, 'Microsoft’s estimate of another bot, 2020'),
  healthTests: price('health tests', 'test', null, MONITOR, 'not read; left out of the totals'),
  alerts: price('alert rules', 'rule a month', null, MONITOR, 'not read; left out of the totals'),
} as const satisfies Readonly<Record<string, Price>>;

/** @throws Error where units are charged and the price is unknown */
export function chargeFor({ what, usd, free }: Price, units: number): number {
  const charged = Math.max(0, units - free);
  if (charged > 0 && usd === null) throw new Error(`${what}: list price not found here, and ${charged} are charged`);
  return charged * (usd ?? 0);
}
