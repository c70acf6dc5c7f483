import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { handlers } from '../../bot/jobs/handlers.ts';
import { runJobs } from '../../bot/jobs/run-jobs.ts';
import type { Ports } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { keepDocumentsIn, TeamsConversation } from '../support/conversation.ts';
import { ReplicaOrders, type Sent, Told } from '../support/cosmos-replicas.ts';
import { PATIENT } from '../support/cosmos-server.ts';

// One replica: does what is due at each moment that its parent tells it, and ends when its parent lets go of it.
const { name, endpoint, key, database, recorder } = ReplicaOrders.parse(JSON.parse(process.env.REPLICA ?? ''));
const log = pino({ level: 'silent' });

keepDocumentsIn((clock) =>
  openCosmosStore({ endpoint, database, access: { key }, newId: randomUUID, bounds: PATIENT }, clock),
);
const conversation = new TeamsConversation();
const ports: Ports = {
  ...conversation.ports,
  messenger: {
    ...conversation.ports.messenger,
    async post({ conversationId }) {
      const message: Sent = { by: name, job: conversationId };
      const answer = await fetch(recorder, { method: 'POST', body: JSON.stringify(message) });
      await answer.arrayBuffer();
      return `posted-${conversationId}`;
    },
  },
};

process.on('message', async (message) => {
  conversation.now = Told.parse(message).now;
  process.send?.(await runJobs(ports, handlers, log));
});
process.once('disconnect', () => conversation.close());
process.send?.('ready');
