import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { sampleConversation, sampleTeam } from '../support/sample-documents.ts';
import type { GroupChat } from './group-chats.ts';
import { sendAll } from './load.ts';
import { inTurns, type Pair, ratioOf, rowOf, type Sending } from './pairs.ts';
import { presses, type Ready, SERVICE_URL, TENANT } from './pressing.ts';
import { publishedWeeks } from './published-weeks.ts';
import { pulseIdOf, writePulses } from './pulses-to-answer.ts';
import type { Bench, Report } from './report.ts';
import { startTwoBots } from './two-bots.ts';

const WEEKS = 52;
/** As many as Teams refreshes a card for by itself. */
const REFRESHED = 60;
const REFRESHES = 15;
const PAIRS = 3;
const IN_EACH = 1_500;
const AT_ONCE = 16;
const WARMED_BY = 1_500;

const SIXTY: GroupChat = {
  chatId: '19:sixty-people@thread.v2',
  members: Array.from({ length: REFRESHED }, (_, index) => ({
    id: `29:sixty-${index}`,
    name: `Colleague ${index} of sixty`,
    aadObjectId: `7f3a5b1e-0001-4000-8000-${String(index).padStart(12, '0')}`,
    userRole: 'user',
  })),
};

/** What people do beside answering, against the smallest bot's constant. */
export const cards: Bench = { name: 'cards', run };

async function run(): Promise<Report> {
  const bots = await startTwoBots(async (folder) => {
    await writePulses(folder, [SIXTY]);
    await writeYear(folder, SIXTY.chatId);
  });
  const token = bots.newToken();
  const press = presses();
  const pressed = (chat: GroupChat, index: number, verb: string, data: Record<string, unknown>, expects: string) => {
    const person = chat.members[index % chat.members.length];
    if (!person) throw new Error(`nobody is in ${chat.chatId}`);
    return { body: press(chat.chatId, person, verb, data), authorization: token, expects };
  };
  const refreshes = () =>
    SIXTY.members.map((_, index) =>
      pressed(SIXTY, index, 'view-pulse', { pulseId: pulseIdOf(SIXTY.chatId) }, 'Open until'),
    );
  let thanks = 0;
  const thankYous = (count: number) => (): Ready[] =>
    Array.from({ length: count }, () => {
      thanks += 1;
      const chat = bots.chats[thanks % bots.chats.length] ?? SIXTY;
      const index = Math.floor(thanks / bots.chats.length);
      const receiver = chat.members[(index + 1) % chat.members.length]?.aadObjectId;
      const whatTheyDid = 'Rang the community team before we fixed the date.';
      const form = { formId: `form-${thanks}`, receiver, behaviour: 'collaborative', whatTheyDid };
      return pressed(chat, index, 'give-thanks', form, 'sent');
    });
  let summaries = 0;
  const lookBacks = (count: number) => (): Ready[] =>
    Array.from({ length: count }, () => {
      summaries += 1;
      return pressed(SIXTY, summaries, 'show-summary', { again: 'yes' }, 'The last');
    });
  const atOnce =
    (many: number): Sending =>
    (all, send) =>
      sendAll(all, { atOnce: many, longestMs: 60_000 }, send);
  try {
    const pairs = inTurns(bots);
    const all = { refreshed: [] as Pair[], thanked: [] as Pair[], summed: [] as Pair[] };
    await pairs(WARMED_BY / REFRESHED, refreshes, atOnce(REFRESHED));
    all.refreshed = await pairs(REFRESHES, refreshes, atOnce(REFRESHED));
    await pairs(1, thankYous(WARMED_BY), atOnce(AT_ONCE));
    all.thanked = await pairs(PAIRS, thankYous(IN_EACH), atOnce(AT_ONCE));
    await pairs(1, lookBacks(200), atOnce(AT_ONCE));
    all.summed = await pairs(PAIRS, lookBacks(200), atOnce(AT_ONCE));
    return reportOf(all);
  } finally {
    await bots.stop();
    await bots.clear();
  }
}

async function writeYear(folder: string, teamId: string): Promise<void> {
  const clock = { now: () => Date.now() };
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), clock);
  const conversation = sampleConversation({
    conversationId: teamId,
    kind: 'groupChat',
    serviceUrl: SERVICE_URL,
    tenantId: TENANT,
  });
  await store.create(sampleTeam({ teamId, conversation }));
  for (const pulse of publishedWeeks(WEEKS, REFRESHED, { teamId, conversation, now: clock.now() })) {
    await store.create(pulse);
  }
  await store.close();
}

function reportOf(all: Readonly<Record<'refreshed' | 'thanked' | 'summed', readonly Pair[]>>): Report {
  const wholeMs = ({ seconds }: { seconds: number }): number => seconds * 1000;
  const each = ({ cpuMs }: { cpuMs: number }): number => cpuMs;
  const { refreshed, thanked, summed } = all;
  return {
    rows: [
      rowOf(`ms until ${REFRESHED} people, all at once, have their own card`, refreshed, wholeMs, 'at most 1.2'),
      rowOf('processor ms for each of them', refreshed, each),
      rowOf('thank-yous per second, posted a moment later', thanked, ({ perSecond }) => perSecond, 'at least 0.5'),
      rowOf('processor ms for each thank-you', thanked, each),
      rowOf(`summaries per second, of ${WEEKS} weeks`, summed, ({ perSecond }) => perSecond, 'at least 0.9'),
      rowOf('processor ms for each summary', summed, each),
    ],
    notes: ['The empty bot answers as many requests with its constant.'],
    faults: [],
    data: {
      ratios: Object.fromEntries(Object.entries(all).map(([name, pairs]) => [name, ratioOf(pairs, each)])),
      ...all,
    },
  };
}
