import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';

const FOLDER = new URL('../../fixtures/activities/', import.meta.url);

function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

/** A message as Teams sends it in a channel. */
const TYPED = {
  type: 'message',
  id: '1700000000000',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:megan', name: 'Megan Bowen', aadObjectId: '7f3a5b1e-0000-4000-8000-000000000011' },
  recipient: { id: '28:bot-app-id', name: 'Behaviours' },
  conversation: {
    id: '19:c@thread.tacv2;messageid=17',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant',
  },
  channelData: { team: { id: '19:team@thread.tacv2', name: 'Ward 7' }, tenant: { id: 'tenant' } },
  text: '<at>Behaviours</at> pulse\n',
  entities: [{ type: 'mention', text: '<at>Behaviours</at>', mentioned: { id: '28:bot-app-id', name: 'Behaviours' } }],
};

describe('activities recorded from the Playground', () => {
  const KINDS = {
    'channel-installed': 'installed',
    'channel-bot-added': 'installed',
    'channel-words': 'words',
    'channel-words-in-thread': 'words',
    'channel-execute': 'card-action',
    'channel-submit': 'card-action',
    'group-installed': 'installed',
    'group-bot-added': 'installed',
    'group-words': 'words',
    'group-execute': 'card-action',
    'group-submit': 'card-action',
    'personal-installed': 'installed',
    'personal-bot-added': 'installed',
    'personal-words': 'words',
    'group-meeting-start': 'meeting-started',
    'group-meeting-end': 'meeting-ended',
    'channel-meeting-start': 'meeting-started',
    'channel-meeting-end': 'meeting-ended',
    // As Microsoft documents them (create-task-module, respond-to-task-module-submit).
    'extension-fetch-compose': 'extension-opened',
    'extension-fetch-one-to-one': 'extension-opened',
    'extension-fetch-command-box': 'extension-opened',
    'extension-fetch-message': 'extension-opened',
    'extension-submit-installed': 'extension-opened',
    'extension-submit': 'card-action',
    'extension-submit-message': 'card-action',
  };

  test('every recorded activity is in the table', () => {
    expect(
      readdirSync(FOLDER)
        .map((file) => file.replace('.json', ''))
        .sort(),
    ).toEqual(Object.keys(KINDS).sort());
  });

  test.each(Object.entries(KINDS))('%s is understood as %s', (name, kind) => {
    expect(parseActivity(recorded(name))).toMatchObject({ kind });
  });

  test('a pressed button carries its verb, its inputs and the message it was on', () => {
    expect(parseActivity(recorded('channel-execute'))).toMatchObject({
      verb: 'go',
      data: { a: 1, c1: '1' },
      isInvoke: true,
      caller: { cardActivityId: '1795291214220', teamId: '19:team@thread.tacv2', canPickPeople: false },
    });
  });

  test('an older client submits the same button as a message', () => {
    const inbound = parseActivity(recorded('group-submit'));
    expect(inbound).toMatchObject({ verb: 'sub', data: { b: 2, c1: '1' }, isInvoke: false });
    expect(inbound).not.toHaveProperty('data.verb');
  });
});

describe('who sends, and from where', () => {
  test('a channel', () => {
    expect(parseActivity(TYPED)).toEqual({
      kind: 'words',
      activityId: '1700000000000',
      words: 'pulse',
      caller: {
        personId: '7f3a5b1e-0000-4000-8000-000000000011',
        teamsId: '29:megan',
        name: 'Megan Bowen',
        teamId: '19:team@thread.tacv2',
        teamName: 'Ward 7',
        conversation: {
          conversationId: '19:c@thread.tacv2;messageid=17',
          kind: 'channel',
          serviceUrl: 'https://smba.trafficmanager.net/uk/',
          tenantId: 'tenant',
          botId: '28:bot-app-id',
        },
        cardActivityId: '',
        meetingId: '',
        canPickPeople: true,
      },
    });
  });

  test.each([
    ['groupChat', '19:meeting_x@thread.v2', 'Ward meeting'],
    ['personal', 'a:1chat', undefined],
  ])('a %s is its own team', (conversationType, id, name) => {
    const conversation = { id, conversationType, name, tenantId: 'tenant' };
    const inbound = parseActivity({ ...TYPED, conversation, channelData: {} });
    expect(inbound).toMatchObject({
      caller: { teamId: id, teamName: name ?? '', conversation: { tenantId: 'tenant' } },
    });
  });

  test('names and ids inside a card’s data are only data', () => {
    const data = { from: { aadObjectId: 'somebody-else' }, teamId: 'another', personId: 'somebody-else' };
    const value = { verb: 'answer-pulse', ...data };
    const inbound = parseActivity({ ...TYPED, text: undefined, value });
    expect(inbound).toMatchObject({
      data,
      caller: { personId: TYPED.from.aadObjectId, teamId: TYPED.channelData.team.id },
    });
  });
});

describe('typed words', () => {
  const BOT = TYPED.entities[0];
  const MEGAN = { type: 'mention', text: '<at>Megan Bowen</at>', mentioned: { id: '29:megan', name: 'Megan Bowen' } };
  const NAMESAKE = { type: 'mention', text: '<at>Behaviours</at>', mentioned: { id: '29:person', name: 'Behaviours' } };

  test.each([
    ['the mention in front', '<at>Behaviours</at> pulse', [BOT], 'pulse'],
    ['the mention behind', 'pulse <at>Behaviours</at>', [BOT], 'pulse'],
    ['the mention in the middle', 'my <at>Behaviours</at>data', [BOT], 'my data'],
    ['the bot mentioned twice', '<at>Behaviours</at><at>Behaviours</at> help', [BOT, BOT], 'help'],
    ['nothing but the mention', '<at>Behaviours</at>&nbsp;\n', [BOT], ''],
    ['another person mentioned', '<at>Behaviours</at> thanks <at>Megan Bowen</at>', [BOT, MEGAN], 'thanks Megan Bowen'],
    ['a person named like the bot', '<at>Behaviours</at> thanks', [NAMESAKE], 'Behaviours thanks'],
    ['a tag without an entity', '<at id="0">Somebody</at> help', [], 'Somebody help'],
    ['no entities at all', 'help', undefined, 'help'],
    ['entities that are none', 'help', [null, 7, 'x', { type: 'mention' }, { type: 'mention', mentioned: 1 }], 'help'],
    ['the mention of a bot in signs', '<at>B$&(</at> help', [{ ...BOT, text: '<at>B$&(</at>' }], 'help'],
    ['the case as typed', ' My  DATA ', [], 'My DATA'],
    ['every kind of space', '\u00a0my&nbsp;&NBSP;\t\r\n\u200bdata\u2003', [], 'my data'],
    ['the name spelled out', '@Behaviours  help', [], 'help'],
    ['the name spelled out, alone', '@behaviours', [], ''],
    ['a name that only begins like it', '@Behavioural help', [], '@Behavioural help'],
    ['a less-than sign', 'a <attention> b < c', [], 'a <attention> b < c'],
  ])('%s', (_what, text, entities, words) => {
    expect(parseActivity({ ...TYPED, text, entities })).toMatchObject({ kind: 'words', words });
  });

  test.each(['<at '.repeat(60_000), '<at>'.repeat(60_000), `${' '.repeat(250_000)}x`, '&nbsp'.repeat(50_000)])(
    'a hostile text does not hang it: %.20s',
    (text) => {
      expect(parseActivity({ ...TYPED, text }).kind).toBe('words');
    },
  );
});

describe('what the bot has no answer to', () => {
  const { channelData, conversation, from, text, ...rest } = TYPED;
  const whole = { ...rest, channelData, conversation, from, text };
  const invoke = { ...whole, type: 'invoke', name: 'adaptiveCard/action', text: undefined };

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', [whole]],
    ['a word', 'message'],
    ['an empty object', {}],
    ['a message without a sender', { ...whole, from: undefined }],
    ['a message without from.aadObjectId', { ...whole, from: { id: '29:x' } }],
    ['a message whose aadObjectId is no text', { ...whole, from: { id: '29:x', aadObjectId: 7 } }],
    ['a message without a conversation', { ...whole, conversation: undefined }],
    ['a conversation without an id', { ...whole, conversation: { conversationType: 'personal' } }],
    ['a conversation of no known type', { ...whole, conversation: { id: 'x', conversationType: 'toString' } }],
    [
      'no tenant anywhere',
      { ...whole, channelData: { team: { id: 't' } }, conversation: { id: 'x', conversationType: 'channel' } },
    ],
    ['no service address', { ...whole, serviceUrl: undefined }],
    ['a service address of another kind', { ...whole, serviceUrl: 'file:///etc/passwd' }],
    ['a message without text', { ...whole, text: undefined }],
    ['a message of spaces', { ...whole, text: ' \n ' }],
    ['a message whose text is a list', { ...whole, text: ['help'] }],
    ['a message whose value is a list', { ...whole, text: undefined, value: [{ verb: 'x' }] }],
    ['a message whose value has no verb', { ...whole, text: undefined, value: { pulseId: 'x' } }],
    ['a message whose verb is no text', { ...whole, text: undefined, value: { verb: { toString: 'x' } } }],
    ['a reaction', { ...whole, type: 'messageReaction' }],
    ['typing', { ...whole, type: 'typing' }],
    ['an edited message', { ...whole, type: 'messageUpdate' }],
    ['an invoke of another name', { ...invoke, name: 'composeExtension/query', value: {} }],
    ['an invoke without a name', { ...invoke, name: undefined }],
    ['an invoke without a value', invoke],
    ['an invoke whose value is a list', { ...invoke, value: [] }],
    ['an invoke without an action', { ...invoke, value: { verb: 'x' } }],
    ['an invoke without a verb', { ...invoke, value: { action: { type: 'Action.Execute', data: {} } } }],
    ['an invoke without from.aadObjectId', { ...invoke, from: { id: '29:x' }, value: { action: { verb: 'x' } } }],
    ['the first half of an upgrade', { ...whole, type: 'installationUpdate', action: 'remove-upgrade' }],
    ['an installation without an action', { ...whole, type: 'installationUpdate' }],
    ['members that are none', { ...whole, type: 'conversationUpdate', membersAdded: [], membersRemoved: 'bot' }],
    [
      'a team renamed to nothing',
      {
        ...whole,
        type: 'conversationUpdate',
        channelData: { ...channelData, eventType: 'teamRenamed', team: { id: 't' } },
      },
    ],
    [
      'a channel renamed',
      { ...whole, type: 'conversationUpdate', channelData: { ...channelData, eventType: 'channelRenamed' } },
    ],
  ])('%s', (_what, activity) => {
    const inbound = parseActivity(activity);
    expect(inbound).toEqual({ kind: 'unsupported', because: expect.stringMatching(/^[\w ,./():-]{1,200}$/) });
  });

  test('what somebody typed never stands in the reason', () => {
    const hostile = '<script>secret</script>'.repeat(10);
    const inbound = parseActivity({ ...invoke, name: `${hostile}/x` });
    expect(JSON.stringify(inbound)).not.toContain('<');
    expect(JSON.stringify(inbound).length).toBeLessThan(120);
  });
});

describe('comings and goings', () => {
  const bot = { id: TYPED.recipient.id };
  test.each([
    ['installed', { type: 'installationUpdate', action: 'add' }],
    ['installed', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['removed', { type: 'installationUpdate', action: 'remove' }],
    ['installed', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }, bot] }],
    ['removed', { type: 'conversationUpdate', membersRemoved: [bot] }],
    ['members-changed', { type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] }],
    ['members-changed', { type: 'conversationUpdate', membersRemoved: [{ id: '29:old' }] }],
  ])('%s by %o', (kind, change) => {
    expect(parseActivity({ ...TYPED, ...change })).toMatchObject({ kind, activityId: TYPED.id });
  });

  test('an installation by policy has nobody behind it and counts all the same', () => {
    const activity = { ...TYPED, type: 'installationUpdate', action: 'add', from: { id: '29:system' } };
    expect(parseActivity(activity)).toMatchObject({ kind: 'installed', caller: { personId: '' } });
  });

  test('names are read as they are shown', () => {
    const channelData = {
      ...TYPED.channelData,
      eventType: 'teamRenamed',
      team: { id: 't', name: 'W\u200bard 8\u202e\nA' },
    };
    const from = { ...TYPED.from, name: 'Me\u00adgan Bowen\u200d' };
    const renamed = parseActivity({ ...TYPED, type: 'conversationUpdate', from, channelData });
    expect(renamed).toMatchObject({ name: 'Ward 8 A', caller: { name: 'Megan Bowen', teamName: 'Ward 8 A' } });
  });

  test('a team gets a new name', () => {
    const channelData = { ...TYPED.channelData, eventType: 'teamRenamed', team: { id: 't', name: 'Ward 8' } };
    const activity = { ...TYPED, type: 'conversationUpdate', channelData };
    expect(parseActivity(activity)).toMatchObject({ kind: 'renamed', name: 'Ward 8' });
  });
});

describe('hostile card data', () => {
  const hostile = JSON.parse('{"a":1,"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}');

  test.each([
    ['invoke', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x', data: hostile } } }],
    ['submit', { value: Object.assign(JSON.parse('{"__proto__":{"isAdmin":true}}'), { verb: 'x', a: 1 }) }],
  ])('an object’s prototype cannot be reached by %s', (_way, change) => {
    const inbound = parseActivity({ ...TYPED, text: undefined, ...change });
    const data = inbound.kind === 'card-action' ? inbound.data : {};
    expect(Object.keys(data)).toEqual(['a']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  test.each([null, 'text', 7, [1, 2]])('data that is %o counts as none', (data) => {
    const value = { action: { verb: 'x', data } };
    expect(parseActivity({ ...TYPED, type: 'invoke', name: 'adaptiveCard/action', value })).toMatchObject({ data: {} });
  });

  test('a verb named like a part of every object is only a word', () => {
    const value = { action: { verb: '__proto__', data: {} } };
    const activity = { ...TYPED, type: 'invoke', name: 'adaptiveCard/action', value };
    expect(parseActivity(activity)).toMatchObject({ kind: 'card-action', verb: '__proto__' });
  });
});
