// The smallest bot that the Microsoft 365 Agents SDK and express make: no authentication, no storage, always the same card.
import { createRequire } from 'node:module';
import { CARD } from './constant-card.ts';
import { serveParent } from './serve-parent.ts';

const require = createRequire(`${process.env.SDKS}/`);
const { ActivityHandler, CloudAdapter } = require(process.env.HOSTING);
const express = require(process.env.SERVER);

class EchoBot extends ActivityHandler {
  async onInvokeActivity() {
    return { status: 200, body: CARD };
  }
}

const adapter = new CloudAdapter({ clientId: '' });
const bot = new EchoBot();
const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => adapter.process(request, response, (context) => bot.run(context)));
const server = app.listen(0, '127.0.0.1', () => {
  serveParent({ port: server.address().port }, async () => server.close());
});
