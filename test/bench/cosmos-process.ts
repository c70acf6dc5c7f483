import { startCosmosServer } from '../support/cosmos-server.ts';
import { serveParent } from './serve-parent.ts';

// The test server for Cosmos DB's protocol, in a process of its own.
const { endpoint, key, close } = await startCosmosServer();
serveParent({ endpoint, key }, close);
