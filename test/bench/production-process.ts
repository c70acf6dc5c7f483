import { randomUUID } from 'node:crypto';
import { type Config, readEnv, toConfig, toSecrets } from '../../bot/config.ts';
import { startProcess } from '../../bot/index.ts';
import { rosterOf } from '../../bot/local/roster-of.ts';
import type { Messenger, Roster } from '../../src/ports.ts';
import { CHATS, groupChats, PEOPLE } from './group-chats.ts';
import { serveParent } from './serve-parent.ts';

// The bot as in Azure, but that the keys of whoever signs are on this machine, and that nothing goes out.
const config = toConfig(readEnv());
if ('faults' in config) throw new Error(config.faults.join('\n'));

const chats = new Map(groupChats(CHATS, PEOPLE).map(({ chatId, members }) => [chatId, members]));
const messenger: Messenger = {
  post: async () => randomUUID(),
  update: async () => 'updated',
  postToPerson: async (_conversation, teamsId) => ({
    conversationId: `a:${teamsId}`,
    activityId: randomUUID(),
  }),
};
const roster: Roster = rosterOf(async ({ conversationId }) =>
  (chats.get(conversationId) ?? []).map(({ id, name, aadObjectId }) => ({
    personId: aadObjectId,
    teamsId: id,
    name,
  })),
);

async function serve(config: Config): Promise<void> {
  const running = await startProcess({ ...config, port: Number(process.env.LISTEN_ON ?? 0) }, toSecrets(readEnv()), {
    openIdMetadata: process.env.OPEN_ID_METADATA,
    ports: { messenger, roster },
    // Looked at as always; but a few people do here what thousands would.
    shares: { person: 1_000_000, team: 1_000_000, newThings: 1_000_000 },
  });
  // In Azure the bot loads it now, to watch its credentials; here nothing goes out that would.
  await import('../../bot/teams/teams-adapter.ts');
  serveParent({ port: running.port }, running.stop);
}

void serve(config);
