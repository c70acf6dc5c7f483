import { afterEach, expect, it } from 'vitest';
import { checkLines } from '../../../src/frameworks/check-lines.ts';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';

let bot: TeamsConversation;
afterEach(() => bot.close());

/** Everybody answers a full check of the team, all with 4 but those with a text that is given, of which nobody is sure. */
async function check(unsure: readonly string[]): Promise<Map<string, string>> {
  const form = await bot.say('Alex Wilber', 'team check');
  const formId = form?.message.kind === 'team-check-form' ? form.message.formId : '';
  const card = await bot.press('Alex Wilber', 'open-team-check', { formId, part: 'full-1', hours: '24' });
  if (card?.message.kind !== 'pulse') throw new Error('no pulse was opened');
  const { pulseId, statements } = card.message;
  const choices = statements.map(({ inputId, text }) => [inputId, unsure.includes(text) ? 'not-sure' : '4']);
  for (const { name } of bot.members)
    await bot.press(name, 'answer-pulse', { pulseId, ...Object.fromEntries(choices) });
  await bot.wait(24.1);
  const [pulse] = await bot.ports.store.publishedPulses('team-sample-team', 1);
  return new Map(statements.map(({ text }, index) => [text, pulse?.result?.statements[index]?.published.shown ?? '']));
}

it('each statement of a full check is held back by what was shown of it, not of another one on the same behaviour', async () => {
  bot = new TeamsConversation(NAMES.slice(0, 6));
  const framework = bot.ports.frameworks.get('mse-icb-values');
  const lines = framework ? checkLines(framework, 'full', 'team').map(({ text }) => text) : [];
  const unsure = [0, 4].flatMap((index) => lines[index] ?? []);
  const first = await check(unsure);
  expect(lines.slice(0, 6).map((text) => first.get(text))).toEqual([
    'nothing',
    'words',
    'words',
    'words',
    'nothing',
    'words',
  ]);

  await bot.wait(72);
  bot.members.push(member('Diego Siciliani'));
  const second = await check([]);
  expect(lines.slice(0, 6).map((text) => second.get(text))).toEqual([
    'words',
    'suppressed',
    'suppressed',
    'suppressed',
    'words',
    'suppressed',
  ]);
});
