import nock from 'nock';
import { pino } from 'pino';
import type { Telemetry } from '../../bot/telemetry/telemetry.ts';
import { sendToInsights } from '../../bot/telemetry/telemetry-insights.ts';

const ENDPOINT = 'https://uksouth-1.in.applicationinsights.example';
export const CONNECTION = `InstrumentationKey=0d9c2a77-1f5b-4d7c-8a35-2b6f3f1f7a11;IngestionEndpoint=${ENDPOINT}/`;

export interface Envelope {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: { readonly baseType: string; readonly baseData: BaseData };
}

interface BaseData {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metrics?: readonly [{ readonly name: string; readonly value: number; readonly count: number }];
  readonly [field: string]: unknown;
}

/** Asked by the exporter at some moment between five and fifteen seconds after its start, with nothing of ours: telemetry-insights.ts. */
const EXPORTERS_SETTINGS = 'settings.sdk.monitor.azure.com';

/** Takes the place of Azure Monitor: everything that would have left this machine, and who it said it was. */
export class Ingestion {
  readonly envelopes: Envelope[] = [];
  readonly authorizations = new Set<string>();
  /** Requests to anybody else. */
  readonly others: string[] = [];

  /** @param status of every answer; null never answers */
  start(status: number | null = 200): void {
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
    nock.emitter.on('no match', this.#other);
    nock(ENDPOINT)
      .persist()
      .post(/track$/)
      .reply(async (request: Request): Promise<[number, string]> => {
        this.authorizations.add(String(request.headers.get('authorization')));
        this.envelopes.push(...JSON.parse(await request.text()));
        return status === null ? new Promise(() => undefined) : [status, '{}'];
      });
  }

  stop(): void {
    nock.emitter.off('no match', this.#other);
    nock.cleanAll();
  }

  readonly #other = ({ url, method, headers }: Request): void => {
    const { hostname } = new URL(url);
    const isSettings = hostname === EXPORTERS_SETTINGS && method === 'GET' && !headers.has('authorization');
    if (hostname !== '127.0.0.1' && !isSettings) this.others.push(hostname);
  };

  /** As in production, entered with a token. */
  telemetry(log = pino({ level: 'silent' }), getToken = tokenOfTheIdentity): Telemetry {
    return sendToInsights(CONNECTION, { getToken }, log);
  }

  /** Sums of what was counted, by name and by all its attributes. */
  counted(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { data } of this.envelopes) {
      const { metrics = [], properties } = data.baseData;
      for (const { name, value } of metrics) {
        const key = [name, ...Object.values(properties)].join(' | ');
        sums[key] = (sums[key] ?? 0) + value;
      }
    }
    return sums;
  }
}

async function tokenOfTheIdentity(): Promise<{ token: string; expiresOnTimestamp: number }> {
  return { token: 'of the identity', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
}
