import { givenCosmosServer } from './cosmos-server.ts';
import { startStrictCosmos } from './strict-cosmos.ts';

/** What Cosmos DB may do, beside reads that are behind by `COSMOS_LAG_MS`. */
const STRICT = { emptyPages: 30, mostOnPage: 5, throttled: 10 };

/** Before `npm run test:store`: one strict server for every test, or the one that is given. Workers inherit its address. */
export async function setup(): Promise<() => Promise<void>> {
  const { COSMOS_LAG_MS: lagMs = '0', COSMOS_ENDPOINT } = process.env;
  const server = COSMOS_ENDPOINT
    ? await givenCosmosServer()
    : await startStrictCosmos({ ...STRICT, lagMs: Number(lagMs) });
  process.env.COSMOS_ENDPOINT = server.endpoint;
  process.env.COSMOS_KEY = server.key;
  return server.close;
}
