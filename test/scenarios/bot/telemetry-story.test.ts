// What leaves the process, as Azure Monitor gets it, while a team lives with the bot: nothing but these words.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startProcess } from '../../../bot/index.ts';
import { METRICS } from '../../../bot/telemetry/telemetry.ts';
import { Job } from '../../../src/scheduling/job.ts';
import { BotUnderTest, execute, type Sent } from '../../support/bot-under-test.ts';
import { NAMES, START } from '../../support/conversation.ts';
import { type Envelope, Ingestion } from '../../support/ingestion.ts';
import { withStoreSecrets } from '../../support/store-under-test.ts';

const JOB_TYPES = Job.shape.jobType.options;
const NUMBER = expect.any(Number);

/** Every word that may stand in an attribute. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  kind: ['words', 'button', 'installed', 'removed', 'renamed', 'meeting', 'other'],
  operation: ['post', 'update', 'post to a person'],
  service: ['cosmos', 'teams'],
  jobType: JOB_TYPES,
  attempts: ['0', '1', '2'],
  outcome: [
    ...[
      'answered',
      'failed',
      'not for us',
      'rate limited',
      'sent',
      'gone',
      'refused',
      'done',
      'put back',
      'given up',
      'not put back',
    ],
    ...['result', 'rounds together', 'suppressed', 'too few'],
  ],
};

const PEOPLE = NAMES.slice(0, 6).map((name, index) => ({
  name,
  personId: `7f3a5b1e-0000-4000-8000-00000000010${index}`,
  teamsId: `29:1-${name.toLowerCase().replace(' ', '-')}`,
}));
type Person = (typeof PEOPLE)[number];

const CHAT = '19:group@thread.v2';
const bot = new BotUnderTest();
const ingestion = new Ingestion();
let now = START;
let sent = 0;
let pulseId = '';
const clock = { now: () => now };
/** What had been counted while the pulse was open, and in all. */
let whileOpen: Record<string, number>;
let inAll: Record<string, number>;

function send(name: string, { name: said, personId, teamsId }: Person, change: Sent = {}): Promise<unknown> {
  sent += 1;
  const from = { id: teamsId, name: said, aadObjectId: personId };
  return bot.send(bot.recorded(name, { id: `activity-${sent}`, from, ...change }));
}

beforeAll(async () => {
  ingestion.start();
  await bot.start({}, { ports: { clock }, telemetry: ingestion.telemetry() });
  bot.connector.memberPages = [
    PEOPLE.map(({ name, personId, teamsId }) => ({ id: teamsId, name, aadObjectId: personId, userRole: 'user' })),
  ];
  const [alex, megan] = PEOPLE;
  if (!alex || !megan) throw new Error('nobody is there');
  await send('group-installed', alex);
  await send('group-words', alex, { text: '<at>Behaviours</at> Megan was late again' });
  await send('group-words', alex, { type: 'messageReaction' });
  const form = { formId: 'form-1', behaviours: 'collaborative', hours: '72' };
  await send('group-execute', alex, execute('open-pulse', form));
  const [pulse] = await bot.running.ports.store.openPulses(CHAT);
  pulseId = pulse?.pulseId ?? '';
  await bot.running.runJobs();
  for (const person of PEOPLE) {
    now += 60_000;
    await send('group-execute', person, execute('answer-pulse', { pulseId, s0: '4' }));
    await bot.running.runJobs();
  }
  const [behaviour] = bot.running.ports.frameworks.get('mse-icb-values')?.behaviours ?? [];
  const thanks = { formId: 'form-2', receiver: megan.personId, behaviour: behaviour?.id ?? '' };
  await send('group-execute', alex, execute('give-thanks', { ...thanks, whatTheyDid: 'Stayed late on Tuesday' }));
  // On a busy machine it goes on after the press was answered.
  const { store } = bot.running.ports;
  await vi.waitFor(async () => expect(await store.thankYousOf(megan.personId, 1)).toHaveLength(1), 40_000);
  bot.connector.faults.set('POST', { status: 501 });
  await bot.running.runJobs();
  await send('group-words', alex, { text: '<at>Behaviours</at> help' });
  bot.connector.faults.clear();
  await bot.running.stop();
  whileOpen = ingestion.counted();

  now += 73 * 3_600_000;
  const overrides = { ports: { clock }, telemetry: ingestion.telemetry(), jobsEveryMs: 3_600_000 };
  const again = await startProcess(bot.configFrom(), withStoreSecrets({ botPassword: '' }), overrides);
  await again.runJobs();
  await again.runJobs();
  await again.stop();
  inAll = ingestion.counted();
}, 60_000);
afterAll(async () => {
  await bot.stop();
  ingestion.stop();
});

describe('what leaves the process', () => {
  test('goes to one address, under the bot’s identity', () => {
    expect(ingestion.others).toEqual([]);
    expect([...ingestion.authorizations]).toEqual(['Bearer of the identity']);
  });

  test('is our own metrics, and spans of jobs, and no field more', () => {
    const { envelopes } = ingestion;
    expect(envelopes.length).toBeGreaterThan(20);
    for (const envelope of envelopes) expect(envelope).toEqual(codecOf(envelope));
    const kinds = new Set(envelopes.map(({ data }) => data.baseType));
    expect([...kinds].sort()).toEqual(['MetricData', 'RemoteDependencyData']);
  });

  test('has no attribute and no word that is not on the list', () => {
    const pairs = ingestion.envelopes.flatMap(({ data }) => Object.entries(data.baseData.properties));
    expect(pairs.filter(([name, value]) => !ALLOWED[name]?.includes(String(value)))).toEqual([]);
  });

  test('names nobody, no conversation, no pulse, and nothing that was typed or chosen', () => {
    const text = JSON.stringify(ingestion.envelopes);
    const told = PEOPLE.flatMap(({ name, personId, teamsId }) => [name, name.split(' ')[0] ?? '', personId, teamsId]);
    const kept = [CHAT, 'thread', pulseId, 'activity-', 'form-', 'collaborative', 'late', 'Tuesday', 'answer-pulse'];
    expect(pulseId).not.toBe('');
    expect([...told, ...kept].filter((part) => text.includes(part))).toEqual([]);
  });
});

describe('answers', () => {
  test('are not counted while the pulse is open', () => {
    expect(Object.keys(whileOpen).filter((key) => /answers|closed/.test(key))).toEqual([]);
  });

  test('are counted once, when their number is published', () => {
    expect(inAll).toMatchObject({ [METRICS.answers]: 6, [`${METRICS.closed} | result`]: 1 });
  });
});

test('turns, sends and jobs are counted by how they ended', () => {
  const { turn, sends, jobs, lag } = METRICS;
  expect(Object.keys(whileOpen)).toEqual(
    expect.arrayContaining([
      `${turn} | words | answered`,
      `${turn} | words | failed`,
      `${turn} | button | answered`,
      `${turn} | installed | answered`,
      `${turn} | other | not for us`,
      `${sends} | post | sent`,
      `${sends} | post | failed`,
      `${jobs} | show-pulse | done`,
      `${jobs} | post-thanks | put back`,
      `${lag} | show-pulse`,
    ]),
  );
  expect(inAll[`${jobs} | publish-pulse | done`]).toBe(1);
  // Closed 72 hours after it was opened, six minutes before the bot came back an hour late.
  expect(inAll[`${lag} | publish-pulse`]).toBe(3_600 + 6 * 60 - 6);
});

/** What this envelope may be made of. */
function codecOf({ data: { baseType, baseData } }: Envelope): object {
  const { properties } = baseData;
  const tags = {
    'ai.internal.sdkVersion': expect.stringMatching(/^node24:otel[\d.]+:ext/),
    'ai.cloud.role': 'behaviours',
    'ai.cloud.roleInstance': 'bot',
  };
  const common = { ver: 1, time: expect.any(String), sampleRate: 100, iKey: expect.stringMatching(/^[\da-f-]{36}$/) };
  if (baseType === 'MetricData') {
    const extremes = baseData.metrics?.[0].name.match(/duration|lag/) ? { min: NUMBER, max: NUMBER } : {};
    const name = expect.toBeOneOf(Object.values(METRICS));
    const metrics = [{ name, kind: 'Aggregation', value: NUMBER, count: NUMBER, ...extremes }];
    const name_ = 'Microsoft.ApplicationInsights.Metric';
    return { ...common, name: name_, tags, data: { baseType, baseData: { ver: 2, metrics, properties } } };
  }
  const span = {
    ver: 2,
    id: expect.stringMatching(/^[\da-f]{16}$/),
    name: expect.toBeOneOf(JOB_TYPES),
    resultCode: '0',
    type: 'Dependency',
    duration: expect.stringMatching(/^[\d:.]+$/),
    success: expect.any(Boolean),
    properties,
    measurements: {},
  };
  return {
    ...common,
    name: 'Microsoft.ApplicationInsights.RemoteDependency',
    tags: { ...tags, 'ai.operation.id': expect.stringMatching(/^[\da-f]{32}$/) },
    data: { baseType: 'RemoteDependencyData', baseData: span },
  };
}
