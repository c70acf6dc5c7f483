import { givenCosmosServer } from './cosmos-server.ts';

/** Before `npm run test:store`: one server for every test, or the one that is given. Workers inherit its address. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await givenCosmosServer();
  process.env.COSMOS_ENDPOINT = server.endpoint;
  process.env.COSMOS_KEY = server.key;
  return server.close;
}
