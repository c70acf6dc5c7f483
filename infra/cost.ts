import { LOCALE } from '../src/shared/locale.ts';
import {
  type Actions,
  ASSUMED,
  type Cost,
  costFor,
  fixedCharges,
  MEASURED,
  MONTH,
  monthOf,
  REPLICA,
  unitsOf,
} from './cost-estimate.ts';
import { KEPT_MONTHS, keptAfter, LEFT } from './kept-estimate.ts';
import { PRICES, type Price } from './prices.ts';

const SIZES = [100, 1_000, 10_000, 100_000];
const HEADING = '## What it costs, on paper';

export function requestsTable(actions: Actions): string {
  const rows = [...actions].map(([name, action]) => [
    name,
    ...[action.reads, action.writes, action.queries, unitsOf(action)].map(String),
  ]);
  return table(['action', 'point reads', 'writes', 'queries', 'request units, about'], rows).join('\n');
}

export function costSection(actions: Actions): string {
  const costs = SIZES.map((people) => costFor(people, actions));
  return [
    HEADING,
    '',
    ...introduction(),
    '',
    ...costTable(costs),
    '',
    ...keptSection(),
    '',
    ...assumptions(costs),
    '',
    ...priceTable(),
    '',
  ].join('\n');
}

function introduction(): string[] {
  return [
    '`npm run cost` makes this of the requests above and of list prices. **Nothing was measured in Azure.** In US dollars before',
    'tax, at prices for the United States: those of UK South differ, and all of them change. Look at',
    'Microsoft’s [calculator](https://azure.microsoft.com/pricing/calculator/) before you decide.',
  ];
}

function costTable(costs: readonly Cost[]): string[] {
  const rows = costs.map((cost) => [
    whole(cost.people),
    millions(cost.requestUnits),
    dollars(cost.serverless),
    dollars(cost.autoscale),
    cost.serverless <= cost.autoscale ? 'serverless' : 'autoscale',
    dollars(cost.storage),
    dollars(cost.compute),
    dollars(cost.keys),
    dollars(cost.logs),
    dollars(fixedCharges()),
    `**${dollars(cost.total)}**`,
    dollars((cost.total * 12) / cost.people),
  ]);
  const head = [
    'people',
    'million RU a month',
    'serverless',
    'autoscale',
    'cheaper',
    'storage',
    'compute',
    'keys',
    'logs',
    'registry',
    'total a month',
    'a person a year',
  ];
  return table(head, rows);
}

/** What stays, and what of it goes again. */
function keptSection(): string[] {
  const rows = SIZES.map((people) => {
    const after = [12, 36].map((months) => keptAfter(months, monthOf(people), LEFT));
    return [
      whole(people),
      ...after.flatMap(({ documents, gb }) => [whole(Math.round(documents)), gb.toFixed(gb < 1 ? 3 : 1)]),
      millions(costFor(people, MEASURED).requestUnits * 12),
    ];
  });
  const head = ['people', 'documents after one year', 'GB', 'documents after three years', 'GB', 'million RU a year'];
  return [
    'What stays of it in Cosmos DB, by what a test has measured of each action, index entries of those who are named included:',
    '',
    ...table(head, rows),
  ];
}

function assumptions(costs: readonly Cost[]): string[] {
  const most = costs.at(-1);
  const replicas = costs.map((cost) => cost.replicas).join(', ');
  const a = ASSUMED;
  return [
    'Assumed, and where we had to guess rather too much than too little:',
    '',
    `- Teams of ${a.teamOf}. Each month ${a.pulses} pulses of ${a.statements} statements, ${a.answering * 100} % answer, and every answer is looked at ${times(a.looksAtEachAnswer)};`,
    `  ${a.byRhythm} of the pulses, and ${a.digests} digests with reminders, come by the rhythm;`,
    `  ${a.agendas} agendas (counted as thank-yous: they have no row above), ${a.summaries} summaries, one thank-you from each person.`,
    `- What closing a pulse does for no one person is done once for each statement. Documents are of ${a.documentKb} KB, and cost`,
    `  ${times(a.documentKb)} what is said above. What is stored is charged as after ${a.storedMonths} months: results, agendas and actions are kept for ${KEPT_MONTHS.results}`,
    `  months, thank-yous for ${KEPT_MONTHS.thanks}, whom a pulse asked for ${KEPT_MONTHS.asked}, marks for ${KEPT_MONTHS.marks}; each result has an action.`,
    `- Replicas of ${REPLICA.cpu} vCPU and ${REPLICA.gib} GiB, active all month: the tick every ${a.tickSeconds} s keeps them from the idle price. One at`,
    `  rest; ${replicas} in working hours, from a tenth of the month’s requests in its busiest hour, a second each, ${a.atOnce} at once.`,
    `- Autoscale is at its maximum in all ${MONTH.workingHours} working hours and at a tenth of it otherwise.`,
    `- ${a.keyOperationsPerPulse} Key Vault operations for each pulse, one for each answer and look, and one for each health test.`,
    `- ${a.logKbPerRequest} KB of log and telemetry for each request, ${a.logGbPerReplica} GB for each replica: ${(most?.logGb ?? 0).toFixed(1)} GB for ${whole(most?.people ?? 0)} people, of ${PRICES.logs.free} free.`,
    '- Left out: health tests and alert rules (list price not found here), traffic that leaves Azure, backups,',
    '  building images, and the people who look after it. The free amounts are for a whole subscription.',
  ];
}

function priceTable(): string[] {
  const rows = Object.values<Price>(PRICES).map(({ what, unit, usd, free, source, readOn, remark }) => [
    what,
    unit,
    usd === null ? 'list price not found here' : `$${plain(usd)}`,
    free === 0 ? '' : whole(free),
    `[page](${source})${readOn && `, ${readOn}`}; ${remark}`,
  ]);
  return table(['price of', 'for a', 'US dollars', 'free each month', 'where and when read'], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)];
}

function whole(count: number): string {
  return count.toLocaleString(LOCALE);
}

function millions(count: number): string {
  return (count / 1e6).toFixed(1);
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

function plain(amount: number): string {
  return amount.toFixed(6).replace(/\.?0+$/, '');
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`;
}

if (import.meta.main) process.stdout.write(costSection(MEASURED));
