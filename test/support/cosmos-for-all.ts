import { givenCosmosServer } from './cosmos-server.ts';
import { startStrictCosmos } from './strict-cosmos.ts';

/** What `COSMOS_LAG_MS` makes of the server: reads behind by so much, and what else Cosmos DB may do. */
const STRICT = { emptyPages: 30, mostOnPage: 5, throttled: 10 };

/** Before `npm run test:store`: one server for every test, or the one that is given. Workers inherit its address. */
export async function setup(): Promise<() => Promise<void>> {
  const { COSMOS_LAG_MS: lagMs } = process.env;
  const server = lagMs ? await startStrictCosmos({ ...STRICT, lagMs: Number(lagMs) }) : await givenCosmosServer();
  process.env.COSMOS_ENDPOINT = server.endpoint;
  process.env.COSMOS_KEY = server.key;
  return server.close;
}
