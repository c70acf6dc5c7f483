import { afterEach, describe, expect, it } from 'vitest';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { callerOf, member, NAMES, type Place, TeamsConversation } from '../../support/conversation.ts';

const DAY = 24;
const TEAM = 'team-sample-team';
/** How long a pulse is open. */
const OPEN = 24;
/** From one close until the same may be asked again. */
const REST = 3 * DAY;

let bot: TeamsConversation;
afterEach(() => bot.close());

/** Begins with these members; the first hours are those of the first pulse. */
function begin(people: number): void {
  bot = new TeamsConversation(named(people));
}

function named(people: number): string[] {
  return Array.from({ length: people }, (_, index) => NAMES[index] ?? `Colleague ${index}`);
}

function setMembers(names: readonly string[]): void {
  bot.members.splice(0, bot.members.length, ...names.map(member));
}

interface Asked extends Place {
  readonly behaviour?: string;
  readonly answers?: number;
}

/** Everybody, or the first few, answers. */
async function open({
  behaviour = 'collaborative',
  answers = bot.members.length,
  ...place
}: Asked = {}): Promise<void> {
  const form = await bot.say('Alex Wilber', 'pulse', place);
  const formId = form?.message.kind === 'pulse-form' ? form.message.formId : '';
  const card = await bot.press('Alex Wilber', 'open-pulse', { formId, behaviours: behaviour, hours: `${OPEN}` }, place);
  const pulseId = card?.message.kind === 'pulse' ? card.message.pulseId : '';
  for (const { name } of bot.members.slice(0, answers))
    await bot.press(name, 'answer-pulse', { pulseId, s0: '4' }, place);
}

async function ask(asked: Asked = {}): Promise<Pulse> {
  await open(asked);
  await bot.wait(OPEN + 0.1);
  return latest(asked);
}

/** As soon as it may be asked again, which is four days after the first closed. */
async function askAgain(asked: Asked = {}): Promise<Pulse> {
  await bot.wait(REST);
  return ask(asked);
}

async function latest(place: Place = {}): Promise<Pulse> {
  const [pulse] = await bot.ports.store.publishedPulses(callerOf('Alex Wilber', place).teamId, 1);
  if (!pulse) throw new Error('nothing was published');
  return pulse;
}

function shownOf({ result }: Pulse): string {
  return result?.statements[0]?.published.shown ?? 'no result';
}

describe('a second result on the same statement', () => {
  it.each([
    ['one joined', 6, named(7), 'suppressed'],
    ['one left', 7, named(6), 'suppressed'],
    ['one left and another came', 6, [...named(5), 'New Colleague'], 'suppressed'],
    ['four joined', 6, named(10), 'suppressed'],
    ['five joined', 6, named(11), 'suppressed'],
    ['ten joined', 6, named(16), 'words or bands'],
    ['nobody joined or left', 6, named(6), 'suppressed'],
    ['the same people in another order', 6, named(6).toReversed(), 'suppressed'],
    ['only one of us stayed', 6, named(12).slice(6).concat('Alex Wilber'), 'words or bands'],
  ] as [string, number, string[], string][])(
    'four days after the first, when %s',
    async (_, before, after, expected) => {
      begin(before);
      expect(shownOf(await ask())).not.toBe('suppressed');
      setMembers(after);
      const shown = shownOf(await askAgain());

      expect(expected.split(' or ')).toContain(shown);
    },
  );

  it.each([
    ['five days after the first', 5 * DAY, 'suppressed'],
    ['six days after the first', 6 * DAY, 'words'],
    ['a week after the first', 7 * DAY, 'words'],
  ])('with one joiner, %s', async (_, hoursLater, expected) => {
    begin(6);
    const first = await ask();
    setMembers(named(7));
    bot.now = first.openedAt + hoursLater * 3_600_000;

    expect(shownOf(await ask())).toBe(expected);
  });

  it.each([
    ['four days', 4 * DAY, 'suppressed'],
    ['five days and until shortly before midnight', 5 * DAY + 14, 'suppressed'],
    ['an hour less than six days', 6 * DAY - 1, 'words'],
    ['six days to the hour', 6 * DAY, 'words'],
    ['a week', 7 * DAY, 'words'],
  ])('of the same people, %s after the first', async (_, hoursLater, expected) => {
    begin(6);
    await open();
    bot.now += hoursLater * 3_600_000;
    // Asked again while the first is still open, the one that closes first is published first.
    if (hoursLater > OPEN) await bot.runJobs();
    await ask();
    const [second, first] = await bot.ports.store.publishedPulses(TEAM, 2);

    expect([first, second].map((pulse) => pulse && shownOf(pulse))).toEqual(['words', expected]);
  });

  it('is held back in a chat of nearly the same people, whichever of the two was first', async () => {
    begin(6);
    expect(shownOf(await ask())).toBe('words');
    setMembers(named(5));
    expect(shownOf(await askAgain({ team: 'Huddle', kind: 'groupChat' }))).toBe('suppressed');
    await bot.close();

    begin(5);
    expect(shownOf(await ask({ team: 'Huddle', kind: 'groupChat' }))).toBe('words');
    setMembers(named(6));
    expect(shownOf(await askAgain())).toBe('suppressed');
  });

  it('that closes at the same moment in a chat with five more people, who stay silent: never are both shown', async () => {
    begin(6);
    await open();
    setMembers(named(11));
    await open({ team: 'Huddle', kind: 'groupChat', answers: 6 });
    await bot.wait(OPEN + 0.1);
    const both = [shownOf(await latest()), shownOf(await latest({ team: 'Huddle', kind: 'groupChat' }))];

    expect(both).toContain('suppressed');
  });

  it.each([
    [24, 'suppressed'],
    [25, 'words'],
  ])(
    'in a team that asks for eleven answers is held back up to a difference of ten: fourteen, then %i',
    async (after, shown) => {
      begin(14);
      const eleven = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '11' };
      await bot.press('Alex Wilber', 'save-settings', eleven);
      expect(shownOf(await ask())).toBe('words');
      setMembers(named(after));
      expect(shownOf(await askAgain())).toBe(shown);
    },
  );

  it('on another statement is shown, whoever is asked', async () => {
    begin(6);
    await ask();
    setMembers(named(7));

    expect(shownOf(await ask({ behaviour: 'living-well' }))).toBe('words');
  });

  it('is shown if the first was not: of too few answers, or held back itself', async () => {
    begin(6);
    expect(shownOf(await ask({ answers: 4 }))).toBe('nothing');
    setMembers(named(7));
    const shown = await askAgain();
    expect(shownOf(shown)).toBe('words');

    setMembers(named(8));
    expect(shownOf(await askAgain())).toBe('suppressed');
    setMembers(named(9));
    bot.now = shown.openedAt + 15 * DAY * 3_600_000;
    expect(shownOf(await ask())).toBe('words');
  });
});

describe('a result that is held back', () => {
  it('leaves no totals, no answers and no key, and says why', async () => {
    begin(6);
    await ask();
    setMembers(named(7));
    const { pulseId, result } = await askAgain();

    expect(result?.statements[0]?.published).toEqual({ shown: 'suppressed' });
    expect(await bot.ports.store.countAnswers(pulseId)).toBe(0);
    expect(await bot.ports.keys.read(pulseId)).toBeNull();
    const card = bot.posts.findLast(({ message }) => message.kind === 'pulse-result')?.message;
    const words = card?.kind === 'pulse-result' ? card.statements[0]?.words : '';
    expect(words).toBe(
      'Held back: the same or nearly the same people answered this shortly before. Side by side, the two results could tell how one person answered.',
    );
    expect(JSON.stringify(card)).not.toMatch(/(?:all|half|most) agree/i);
  });
});

describe('the sum of several rounds', () => {
  it('takes no round that, beside what is shown, could tell about too few', async () => {
    begin(6);
    const pooling = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', pooling: 'yes' };
    await bot.press('Alex Wilber', 'save-settings', pooling);
    expect(shownOf(await ask())).toBe('words');
    setMembers(named(7));
    expect(shownOf(await askAgain({ answers: 3 }))).toBe('suppressed');
    bot.now += 7 * DAY * 3_600_000;

    expect(shownOf(await ask({ answers: 3 }))).toBe('nothing');
    expect((await askAgain({ answers: 3 })).result?.statements[0]?.published).toMatchObject({
      shown: 'words',
      rounds: 2,
    });
  });
});
