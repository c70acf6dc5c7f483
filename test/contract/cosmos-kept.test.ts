import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { itemsByKind, type Kept } from '../support/items-by-kind.ts';
import { agreed, asked, begun, met, TWELVE, thanked } from '../support/team-of-twelve.ts';

/** Lengths of ids and moments differ a little from run to run. */
const ROUND_BYTES_TO = 50;

let server: CosmosServer;
let chat: TeamsConversation;
let database = '';
const kept = new Map<string, Record<string, Kept>>();
beforeAll(async () => {
  server = await startCosmosServer();
  chat = new TeamsConversation(TWELVE);
  await chat.ports.store.close();
  const options = await server.newDatabase();
  ({ database } = options);
  Object.assign(chat, { ports: { ...chat.ports, store: openCosmosStore(options, { now: () => chat.now }) } });
  await chat.ports.store.prepareIndex(1);
});
afterAll(async () => {
  await chat.close();
  await server.close();
});

/** What is there afterwards and was not before; bytes are those of one. */
async function keep(action: string, work: () => Promise<unknown>): Promise<void> {
  const before = await itemsByKind(server, database);
  await work();
  const after = await itemsByKind(server, database);
  const rows = [...after].flatMap(([kind, now]): [string, Kept][] => {
    const then = before.get(kind) ?? { documents: 0, bytes: 0 };
    const documents = now.documents - then.documents;
    if (documents <= 0 || kind === 'seen') return [];
    const each = (now.bytes - then.bytes) / documents;
    return [[kind, { documents, bytes: Math.ceil(each / ROUND_BYTES_TO) * ROUND_BYTES_TO }]];
  });
  kept.set(action, Object.fromEntries(rows.toSorted(([one], [other]) => (one < other ? -1 : 1))));
}

test('what each action leaves is what infra/kept-per-action.json says; npm run measure writes it', async () => {
  await keep('a team begins', () => begun(chat));
  let pulseId = '';
  // The first has no action of a pulse before it.
  pulseId = await asked(chat, 'first');
  await chat.wait(73);
  await agreed(chat, pulseId);
  await chat.wait(4 * 24);
  await keep('a pulse is asked and closes', async () => {
    pulseId = await asked(chat, 'second');
    await chat.wait(73);
  });
  await keep('an action is agreed and done', () => agreed(chat, pulseId));
  await keep('an agenda is shown, and its meeting ends', () => met(chat, 'agenda'));
  await keep('a thank-you is given and shared', () => thanked(chat, 1));
  const rows = [...kept].map(([action, kinds]) => {
    const lines = Object.entries(kinds).map(
      ([kind, { documents, bytes }]) => `    ${JSON.stringify(kind)}: { "documents": ${documents}, "bytes": ${bytes} }`,
    );
    return `  ${JSON.stringify(action)}: {\n${lines.join(',\n')}\n  }`;
  });
  await expect(`{\n${rows.join(',\n')}\n}\n`).toMatchFileSnapshot('../../infra/kept-per-action.json');
});
