import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';
import { faultsOf, postFaults } from './hostile-answers.ts';
import { asSent, TYPED } from './hostile-values.ts';

const bot = new BotUnderTest();
let sent = 0;

beforeAll(() => bot.start({ LOG_LEVEL: 'debug' }));
beforeEach(() => bot.connector.forget());
afterAll(() => bot.stop());

async function faultsAfter(name: string, change: Sent): Promise<string[]> {
  sent += 1;
  const activity: Sent = { ...bot.recorded(name), id: `activity-${sent}`, ...change };
  const response = await fetch(bot.url('/api/messages'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: asSent(activity),
  });
  const seen = { status: response.status, text: await response.text() };
  return [...faultsOf(activity.type === 'invoke', seen), ...bot.connector.asked.flatMap(postFaults)];
}

describe('an envelope that the adapter cannot take', () => {
  test.each<[string, unknown]>([
    ['a list', []],
    ['an object', { a: 1 }],
    ['a number', 7],
    ['true', true],
    ['lists within lists', '‹lists 5000›'],
  ])('whose service address is %s is refused, and nothing is printed', async (_what, serviceUrl) => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    const got = await bot.post(asSent(bot.recorded('group-execute', { serviceUrl })), {
      'content-type': 'application/json',
    });
    expect(got).toEqual({ status: 400, body: { error: 'The request is not an activity in JSON.' } });
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test('whose type is empty is refused, and nothing is printed', async () => {
    const printed = vi.spyOn(console, 'warn');
    expect(await bot.post('{"type":""}', { 'content-type': 'application/json' })).toMatchObject({ status: 400 });
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});

test('a conversation with an id that no address has room for is left alone', async () => {
  const conversation = { id: '‹words 20001›', conversationType: 'groupChat', tenantId: 'tenant' };
  expect(await faultsAfter('group-words', { conversation })).toEqual([]);
  expect([bot.connector.asked, bot.logged().includes('unusable: conversation.id')]).toEqual([[], true]);
});

describe('the log', () => {
  test.each<[string, Sent]>([
    ['an id that is a text', { id: `${TYPED} and more`, type: 'typing' }],
    ['an id that is an object', { id: { a: [TYPED] }, type: 'typing' }],
    ['an id that fills the request', { id: '‹words 200000›', type: 'typing' }],
    ['a type', { type: `${TYPED} is a type` }],
    ['the name of an invoke', { name: `${TYPED} is a name` }],
    ['the name of an event', { type: 'event', name: `${TYPED}\u202E` }],
    [
      'a conversation update',
      { type: 'conversationUpdate', channelData: { tenant: { id: 't' }, eventType: `<${TYPED}>` } },
    ],
    ['an installation', { type: 'installationUpdate', action: `${TYPED}!` }],
  ])('repeats nothing that stands in %s', async (_what, change) => {
    const before = bot.logged().length;
    await faultsAfter('group-execute', change);
    const line = bot.logged().slice(before);
    expect(line).toContain('not for this bot');
    expect([line.includes(TYPED), line.length < 400]).toEqual([false, true]);
  });

  test('names a button that failed only by a name of ours', async () => {
    bot.connector.faults.set('POST', { status: 500 });
    const before = bot.logged().length;
    await faultsAfter('channel-submit', { value: { verb: `${TYPED} is a button` } });
    expect(bot.logged().slice(before)).not.toContain(TYPED);
  });
});

describe('a card stays a card that Teams takes', () => {
  const fields =
    'formId whatTheyDid madePossible receiver behaviour line1 line2 line3 what because comment behaviours pauseBecause timeZone'.split(
      ' ',
    );
  const filled = (text: string): Sent => Object.fromEntries(fields.map((name) => [name, text]));

  test.each(['‹words 4999›', '‹emoji 200›', '"\\\n'.repeat(1_000), '\u0301'.repeat(4_000)])(
    'when all fields of a form are as long as can be: %j',
    async (text) => {
      for (const verb of [
        'give-thanks',
        'prepare-agenda',
        'open-pulse',
        'save-settings',
        'save-rhythm',
        'start-thanks',
        'start-pulse',
      ])
        expect([
          verb,
          ...(await faultsAfter('group-execute', execute(verb, { ...filled(text), formId: 'form' }))),
        ]).toEqual([verb]);
    },
  );

  test.each(['‹words 3000›', '‹words 100000›', '‹emoji 800›', '‹marks 30000›', 'line\nline', '${typed}', '\u202E'])(
    'when a person or a chat is called %j',
    async (name) => {
      const { conversation, from }: Sent = bot.recorded('group-execute');
      const id = `19:chat-${sent}@thread.v2`;
      const odd = { conversation: { ...Object(conversation), name, id }, from: { ...Object(from), name } };
      const receiver = '7f3a5b1e-0000-4000-8000-000000000011';
      const presses: [string, Sent][] = [
        ['save-settings', { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' }],
        ['prepare-agenda', { formId: `form ${name.length}`, behaviour1: 'collaborative' }],
        ['propose-behaviour', { agendaId: 'x', behaviour: 'collaborative' }],
        [
          'give-thanks',
          { formId: `form ${name.length}`, receiver, behaviour: 'collaborative', whatTheyDid: 'Stayed late.' },
        ],
        ['save-rhythm', { days: '1', from: '09:00', until: '17:00', again: 'yes' }],
        ['show-summary', { again: 'yes' }],
        ['show-next', { again: 'yes' }],
      ];
      for (const [verb, data] of presses)
        expect([verb, ...(await faultsAfter('group-execute', { ...odd, ...execute(verb, data) }))]).toEqual([verb]);
      bot.connector.forget();
      await bot.running.runJobs();
      expect(bot.connector.asked.flatMap(postFaults)).toEqual([]);
    },
  );
});
