// The smallest bot that the Teams SDK makes: no authentication, no storage, always the same card.
import { createRequire } from 'node:module';
import { CARD } from './constant-card.ts';
import { serveParent } from './serve-parent.ts';

const { App } = createRequire(`${process.env.SDKS}/`)(process.env.HOSTING);
const port = Number(process.env.LISTEN_ON);
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent, log: silent, child: () => logger };
const app = new App({ dangerouslyAllowUnauthenticatedRequests: true, logger });
app.on('card.action', () => CARD);
await app.start(port);
serveParent({ port }, async () => app.stop());
