// Alex is in a team whose rhythm asks every fortnight, and in a group chat with the same people. A few days before each turn
// Alex has the bot ask everybody in the chat, by hand. Where that counts as asked for every team, the team's rhythm finds
// nobody whom it may ask, for ever. Ours counts it in the chat alone (rule R28).
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { DAY_MS, HOUR_MS } from '../../src/scheduling/moments.ts';
import { keepDocumentsIn, keepDocumentsInMemory, type Place, TeamsConversation } from '../support/conversation.ts';
import { rhythmIn, setRhythm, TEAM } from '../support/rhythm-steps.ts';
import { openOwnStore } from '../support/store-under-test.ts';

const CHAT: Place = { team: 'Huddle', kind: 'groupChat' };
const OLD_MEETING: Place = { ...CHAT, meeting: 'a meeting of last year' };
const HUDDLE = 'team-huddle';
const ALEX = 'Alex Wilber';
const FIRST_TURN = Date.parse('2026-11-16T10:00Z');
const TURNS = 3;

let bot: TeamsConversation;
afterEach(async () => {
  keepDocumentsInMemory();
  await bot.close();
});

/** Every pulse that the rhythm did not bring round keeps every team from asking whom it asked, as if it were theirs. */
function countsForEveryTeam(clock: Clock): Store {
  const store = openOwnStore(clock);
  return {
    ...store,
    create: async (document) => {
      if (document.kind === 'pulse' && document.origin !== 'rhythm')
        for (const { personId } of document.audience)
          await store.claimAsk({ personId, pulseId: document.pulseId, askedAt: document.openedAt }, document.openedAt);
      return store.create(document);
    },
  };
}

async function agenda(verb: 'post-agenda' | 'prepare-agenda', place: Place): Promise<string> {
  const answer = await bot.press(ALEX, verb, { formId: bot.ports.newId(), behaviour1: 'innovative' }, place);
  return answer?.message && 'agendaId' in answer.message ? String(answer.message.agendaId) : '';
}

async function say(...said: readonly [words: string, place: Place][]): Promise<void> {
  for (const [words, place] of said) {
    await bot.say(ALEX, words, place);
    await bot.runJobs();
  }
}

const BY_HAND: readonly [string, (place?: Place) => Promise<unknown>][] = [
  ['a meeting is begun and ended by typing', async (place = CHAT) => say(['start', place], ['end', place])],
  ['the same in the chat of a Teams meeting that is over', () => say(['start', OLD_MEETING], ['end', OLD_MEETING])],
  [
    'an agenda is shown and its button pressed',
    async (place = CHAT) => {
      const agendaId = await agenda('post-agenda', place);
      return bot.press(ALEX, 'open-agenda-pulse', { agendaId }, place);
    },
  ],
  [
    'an agenda is kept, started early and ended',
    async (place = CHAT) => {
      const agendaId = await agenda('prepare-agenda', place);
      await bot.press(ALEX, 'start-meeting', { agendaId }, place);
      return say(['end', place]);
    },
  ],
  [
    'a pulse is opened',
    (place = CHAT) =>
      bot.press(ALEX, 'open-pulse', { formId: bot.ports.newId(), behaviours: 'innovative', hours: '72' }, place),
  ],
];

/** Teams itself says that a meeting in the chat begins, or ends. */
async function teamsMeeting(...parts: readonly ('begins' | 'ends' | 'start' | 'end')[]): Promise<void> {
  await agenda('prepare-agenda', CHAT);
  for (const part of parts) {
    if (part === 'begins') await bot.happen('meeting-started', ALEX, CHAT);
    else if (part === 'ends') await bot.happen('meeting-ended', ALEX, CHAT);
    else await bot.say(ALEX, part, CHAT);
    await bot.runJobs();
  }
}

/** How many of its members the team’s rhythm asked at each turn, when everybody had been asked in the chat five days before. */
async function askedAtTurns(before: () => Promise<unknown>): Promise<number[]> {
  bot = new TeamsConversation();
  await setRhythm(bot);
  const asked: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const at = FIRST_TURN + turn * 14 * DAY_MS;
    bot.now = at - 5 * DAY_MS;
    await bot.runJobs();
    await before();
    await bot.runJobs();
    expect(await bot.ports.store.openPulses(HUDDLE), 'the chat is asked').toHaveLength(1);
    for (const until of [2 * DAY_MS, HOUR_MS, 0]) {
      bot.now = at - until;
      await bot.runJobs();
    }
    const open = await bot.ports.store.openPulses(TEAM);
    asked.push(open.find(({ origin }) => origin === 'rhythm')?.audience.length ?? 0);
    bot.now = at + 4 * DAY_MS;
    await bot.runJobs();
  }
  return asked;
}

describe.each(BY_HAND)('in a group chat of the same people %s', (_what, ask) => {
  test('which stops the team’s rhythm for ever where it counts for every team', async () => {
    keepDocumentsIn(countsForEveryTeam);
    expect(await askedAtTurns(ask)).toEqual([0, 0, 0]);
    expect((await rhythmIn(bot)).progress.pulse.because).toEqual({ code: 'too few to ask', threshold: 5 });
  });

  test('and ours asks all of them at each turn', async () => {
    expect(await askedAtTurns(ask)).toEqual([6, 6, 6]);
  });
});

describe('what remains, as src/privacy/README.md says', () => {
  test.each([
    ['begun and ended', ['begins', 'ends']],
    ['begun, and ended by hand', ['begins', 'end']],
    ['begun by hand, and ended', ['start', 'ends']],
    ['begun by hand and then by Teams, and ended by hand', ['start', 'begins', 'end']],
  ] as const)('a meeting in the chat that Teams tells of counts for every team: %s', async (_what, parts) => {
    expect(await askedAtTurns(() => teamsMeeting(...parts))).toEqual([0, 0, 0]);
  });

  test('a rhythm in the chat that comes before the team’s has their turns', async () => {
    const everyWeek = { pulseFirstOn: '2026-11-11', pulseEvery: 'weekly' };
    expect(await askedAtTurns(() => setRhythm(bot, everyWeek, CHAT))).toEqual([0, 0, 0]);
  });

  const check = { part: 'quick', hours: '168' };
  const openCheck = () => bot.press(ALEX, 'open-team-check', { formId: bot.ports.newId(), ...check }, CHAT);

  test('a check of the whole framework leaves the rhythm nothing to ask while it is open (rule R23)', async () => {
    expect(await askedAtTurns(openCheck)).toEqual([0, 0, 0]);
    expect((await rhythmIn(bot)).progress.pulse.because).toEqual({ code: 'asked lately' });
  });

  test('but anybody can close that a day later, and if nobody has answered, the rhythm asks', async () => {
    const openAndClose = async () => {
      const opened = await openCheck();
      bot.now += DAY_MS;
      const { pulseId } = Object(opened?.message);
      await bot.press('Megan Bowen', 'close-pulse', { pulseId }, CHAT);
      bot.now -= DAY_MS;
    };
    expect(await askedAtTurns(openAndClose)).toEqual([6, 6, 6]);
  });
});
