import { afterEach, expect, it } from 'vitest';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';

const STATEMENTS = 12;

let bot: TeamsConversation;
afterEach(() => bot.close());

/** Everybody answers a full check of the team, all with 4 but for the choices given. */
async function check(choices: Readonly<Record<string, string>>): Promise<string[]> {
  const form = await bot.say('Alex Wilber', 'team check');
  const formId = form?.message.kind === 'team-check-form' ? form.message.formId : '';
  const card = await bot.press('Alex Wilber', 'open-team-check', { formId, part: 'full', hours: '24' });
  const pulseId = card?.message.kind === 'pulse' ? card.message.pulseId : '';
  const agreed = Object.fromEntries(Array.from({ length: STATEMENTS }, (_, index) => [`s${index}`, '4']));
  for (const { name } of bot.members) await bot.press(name, 'answer-pulse', { pulseId, ...agreed, ...choices });
  await bot.wait(24.1);
  const [pulse] = await bot.ports.store.publishedPulses('team-sample-team', 1);
  return pulse?.result?.statements.map(({ published }) => published.shown) ?? [];
}

it('each statement of a full check is held back by what was shown of it, not of another one on the same behaviour', async () => {
  bot = new TeamsConversation(NAMES.slice(0, 6));
  const first = await check({ s0: 'not-sure', s4: 'not-sure' });
  expect(first.slice(0, 6)).toEqual(['nothing', 'words', 'words', 'words', 'nothing', 'words']);

  await bot.wait(72);
  bot.members.push(member('Diego Siciliani'));
  const second = await check({});
  expect(second.slice(0, 6)).toEqual(['words', 'suppressed', 'suppressed', 'suppressed', 'words', 'suppressed']);
});
