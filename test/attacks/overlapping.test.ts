// Rule R23: two pulses on one statement are opened in one minute, and close so far apart that both are shown; or somebody opens one
// in a group chat of the same people that closes first, so that the team's own result is suppressed.
import { afterEach, describe, expect, test } from 'vitest';
import type { AudienceMark } from '../../src/privacy/audience-mark.ts';
import { type Place, TeamsConversation } from '../support/conversation.ts';
import { COLLEAGUES } from './ask.ts';
import { readable, resultsAmong } from './published.ts';
import { linkBySubtraction, type Shown, sharesOf, sharesRule } from './subtraction.ts';

const ELEVEN = COLLEAGUES.slice(0, 11);
const TEN_SAY = '4433244332-';
const ALL_SAY = '44332443322';
const HUDDLE: Place = { team: 'Huddle', kind: 'groupChat' };
const CHANNEL: Place = {};

let bot: TeamsConversation;
afterEach(() => bot.close());

/** A naive bot asks whatever it is told to: it keeps no mark of what begins, only of what has closed. */
function begin(isNaive: boolean): void {
  bot = new TeamsConversation(ELEVEN);
  const { addMark } = bot.ports.store;
  const naive = async (mark: AudienceMark) => (mark.statements.length > 0 ? addMark(mark) : undefined);
  if (isNaive) Object.assign(bot.ports.store, { addMark: naive });
}

/** Gives '' where it is not opened. */
async function open(hours: string, answers: string, place: Place): Promise<string> {
  const form = { formId: bot.ports.newId(), behaviours: 'collaborative', hours };
  const opened = await bot.press('Alex Wilber', 'open-pulse', form, place);
  const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
  for (const [index, name] of ELEVEN.entries()) {
    const s0 = answers[index];
    if (pulseId && s0 !== '-') await bot.press(name, 'answer-pulse', { pulseId, s0 }, place);
  }
  return pulseId;
}

/** What is shown in the end, the first first. */
async function shown(): Promise<Shown[]> {
  await bot.wait(24.1);
  await bot.wait(150);
  const answeredBy = [TEN_SAY, ALL_SAY].map((answers) => answers.replaceAll('-', '').length);
  return resultsAmong(bot.posts.map(({ message }) => message)).map((result, index) =>
    sharesOf({ text: readable(result), answered: answeredBy[index] ?? 0 }),
  );
}

describe('opened in one minute, closing after 24 and after 170 hours, an eleventh answers the second alone', () => {
  const both = async (): Promise<string[]> => [await open('24', TEN_SAY, CHANNEL), await open('170', ALL_SAY, CHANNEL)];

  test('where both are asked, both are shown, and tell how the eleventh answered', async () => {
    begin(true);
    expect(await both()).not.toContain('');
    const [first, second] = await shown();
    expect(linkBySubtraction(sharesRule, first ?? fail(), second ?? fail())).toBe('1 disagree');
  });

  test('ours does not ask the second', async () => {
    begin(false);
    expect((await both())[1]).toBe('');
    expect(await shown()).toHaveLength(1);
  });
});

describe('the team’s pulse is open for a week, and on its fifth day somebody opens one of a day in a chat', () => {
  /** Whether the team reads its own result. */
  async function isOwnShown(): Promise<boolean> {
    const own = await open('168', ALL_SAY, CHANNEL);
    await bot.wait(120);
    await open('24', ALL_SAY, HUDDLE);
    await shown();
    const result = (await bot.ports.store.read('pulse', 'team-sample-team', own))?.value.result;
    return result?.statements[0]?.published.shown === 'bands';
  }

  test('where the first to close is shown, the team’s result is suppressed', async () => {
    begin(true);
    expect(await isOwnShown()).toBe(false);
  });

  test('ours shows it: the one that was opened first keeps its right', async () => {
    begin(false);
    expect(await isOwnShown()).toBe(true);
  });
});

function fail(): never {
  throw new Error('two results are shown');
}
