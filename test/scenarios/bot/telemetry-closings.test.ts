import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countClosings } from '../../../bot/jobs/count-closings.ts';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { METRICS, noTelemetry, type Telemetry } from '../../../bot/telemetry/telemetry.ts';
import type { Ports } from '../../../src/ports.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';
import { Ingestion } from '../../support/ingestion.ts';

const silent = pino({ level: 'silent' });
const OPEN_HOURS = 72;
const TWO_WEEKS_HOURS = 336;

let bot: TeamsConversation;
let closings: unknown[];
let telemetry: Telemetry;

beforeEach(() => {
  bot = new TeamsConversation();
  closings = [];
  telemetry = { ...noTelemetry, closed: (...closing) => void closings.push(closing) };
});
afterEach(() => bot.close());

async function openWith(answers: number): Promise<void> {
  const form = await bot.say('Alex Wilber', 'pulse');
  const formId = form?.message.kind === 'pulse-form' ? form.message.formId : '';
  const given = { formId, behaviours: 'collaborative', hours: String(OPEN_HOURS) };
  const card = await bot.press('Alex Wilber', 'open-pulse', given);
  const pulseId = card?.message.kind === 'pulse' ? card.message.pulseId : '';
  for (const name of NAMES.slice(0, answers)) await bot.press(name, 'answer-pulse', { pulseId, s0: '4' });
}

async function waitAndRun(hours: number, ports: Ports = bot.ports): Promise<void> {
  bot.now += hours * 3_600_000;
  await runJobs(ports, countClosings(handlers, telemetry), silent, telemetry);
}

async function ask(answers: number): Promise<void> {
  await openWith(answers);
  await waitAndRun(OPEN_HOURS + 0.1);
}

describe('a pulse that closes is counted', () => {
  test('with a result', async () => {
    await ask(6);
    expect(closings).toEqual([['result', 6]]);
  });

  test('with too few answers', async () => {
    await ask(4);
    expect(closings).toEqual([['too few', 4]]);
  });

  test('held back, because the same people were asked just before', async () => {
    await ask(6);
    await waitAndRun(72);
    await openWith(6);
    const [pulse] = await bot.ports.store.openPulses('team-sample-team');
    await bot.press('Alex Wilber', 'close-pulse', { pulseId: pulse?.pulseId });
    await waitAndRun(0.1);
    expect(closings).toEqual([
      ['result', 6],
      ['suppressed', 6],
    ]);
  });

  test('by what several small rounds say together', async () => {
    const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
    await bot.press('Alex Wilber', 'save-settings', { ...settings, pooling: 'yes', comments: 'no' });
    await ask(3);
    await waitAndRun(TWO_WEEKS_HOURS);
    await ask(3);
    expect(closings).toEqual([
      ['too few', 3],
      ['rounds together', 3],
    ]);
  });

  test('not before its time, and then once, however often the jobs run', async () => {
    await openWith(6);
    await waitAndRun(OPEN_HOURS - 1);
    expect(closings).toEqual([]);
    for (const hours of [1.1, 1, 1]) await waitAndRun(hours);
    expect(closings).toHaveLength(1);
  });

  test('once, if what follows fails and is done again', async () => {
    await openWith(6);
    const broken: Ports = {
      ...bot.ports,
      keys: { ...bot.ports.keys, destroy: () => Promise.reject(new Error('no vault')) },
    };
    await waitAndRun(OPEN_HOURS + 0.1, broken);
    expect(closings).toHaveLength(1);
    await waitAndRun(1, broken);
    await waitAndRun(1);
    expect(closings).toHaveLength(1);
  });
});

test('answers are added up only where a result of their own was published', async () => {
  const ingestion = new Ingestion();
  ingestion.start();
  const sending = ingestion.telemetry();
  sending.closed('result', 7);
  sending.closed('too few', 4);
  sending.closed('suppressed', 8);
  sending.closed('rounds together', 3);
  await sending.close();
  ingestion.stop();
  expect(ingestion.counted()).toEqual({
    [METRICS.answers]: 7,
    ...Object.fromEntries(
      ['result', 'too few', 'suppressed', 'rounds together'].map((one) => [`${METRICS.closed} | ${one}`, 1]),
    ),
  });
});
