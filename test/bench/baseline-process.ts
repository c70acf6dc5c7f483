import type { AddressInfo } from 'node:net';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
} from 'botbuilder';
import { createServer, plugins } from 'restify';
import { CARD } from './constant-card.ts';
import { serveParent } from './serve-parent.ts';

// The smallest bot that botbuilder and restify make: no authentication, no storage, and always the same card.
class EchoBot extends ActivityHandler {
  protected override async onInvokeActivity(): Promise<InvokeResponse> {
    return { status: 200, body: CARD };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(Number(process.env.LISTEN_ON ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  serveParent({ port }, async () => server.close());
});
