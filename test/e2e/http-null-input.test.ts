// As an iPhone sends a form: null in each field that was left empty (AdaptiveCards#9330).
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BotUnderTest, execute, type Sent, wordsOf } from '../support/bot-under-test.ts';

const CASE = new URL('../fixtures/cases/null-input.json', import.meta.url);
const [preview, answer]: Sent[] = JSON.parse(readFileSync(CASE, 'utf8')).activities;

const bot = new BotUnderTest();
let activities = 0;
beforeAll(() => bot.start());
afterAll(() => bot.stop());

function dataOf({ value }: Sent): Sent {
  return Object(value).action.data;
}

async function see(activity: Sent | undefined, verb: string, data: Sent): Promise<string> {
  activities += 1;
  const { serviceUrl } = bot.connector;
  const { status, body } = await bot.send({
    ...activity,
    id: `null-${activities}`,
    serviceUrl,
    ...execute(verb, data),
  });
  expect(status).toBe(200);
  return wordsOf(body);
}

test('a thank-you with null in what was left empty is shown as it will be read', async () => {
  const data = dataOf(preview ?? {});
  expect(data).toMatchObject({ madePossible: null, isForTeam: null });
  const words = await see(preview, 'preview-thanks', data);
  expect(words).toContain('Not sent yet.');
  expect(words).toContain('Stayed late on Tuesday to finish the letters.');
  const { madePossible: _, isForTeam: __, ...without } = data;
  expect(await see(preview, 'preview-thanks', without)).toBe(words);
});

test('an answer with null for its comment is taken', async () => {
  const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5', comments: 'yes' };
  await see(answer, 'save-settings', settings);
  await see(answer, 'open-pulse', { formId: 'form-1', behaviours: 'collaborative', hours: '72' });
  const team = Object(answer?.conversation).id;
  const [pulse] = await bot.running.ports.store.openPulses(team);
  const data = dataOf(answer ?? {});
  expect(data).toMatchObject({ s0: '4', comment: null });
  expect(await see(answer, 'answer-pulse', { ...data, pulseId: pulse?.pulseId })).toMatch(
    /Your (?:\d+ )?answers? (?:are|is) saved/,
  );
  expect(await see(answer, 'answer-pulse', data)).toContain('I cannot find this pulse in this conversation.');
});
