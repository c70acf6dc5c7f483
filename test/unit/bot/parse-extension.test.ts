import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';

const ALEX = '7f3a5b1e-0000-4000-8000-000000000010';
const MEGAN = '7f3a5b1e-0000-4000-8000-000000000011';

type Sent = Record<string, unknown>;
interface Recorded extends Sent {
  value: { messagePayload: Sent; data: Sent };
}

function recorded(name: string): Recorded {
  const folder = new URL('../../fixtures/activities/', import.meta.url);
  return JSON.parse(readFileSync(new URL(`extension-${name}.json`, folder), 'utf8'));
}

/** The dialog opened on a message that is changed. */
function onMessage(change: Sent) {
  const activity = recorded('fetch-message');
  const messagePayload = { ...activity.value.messagePayload, ...change };
  const inbound = parseActivity({ ...activity, value: { ...activity.value, messagePayload } });
  return inbound.kind === 'extension-opened' ? inbound.message : inbound;
}

const body = (content: string, contentType = 'html') => ({ body: { contentType, content } });
const from = (user: unknown) => ({ from: { user } });

describe('the dialog is opened', () => {
  test('on a message: with its author and its words', () => {
    expect(parseActivity(recorded('fetch-message'))).toMatchObject({
      kind: 'extension-opened',
      commandId: 'giveThanks',
      message: { authorId: MEGAN, text: 'Alex Wilber I moved the clinic & rang everybody on the list.' },
      caller: { personId: ALEX, teamId: '19:team@thread.tacv2', conversation: { kind: 'channel' }, cardActivityId: '' },
    });
  });

  test.each(['fetch-one-to-one', 'fetch-command-box'])('by %s: from no place that anybody else speaks from', (name) => {
    expect(parseActivity(recorded(name))).toMatchObject({
      message: null,
      caller: { teamId: `person:${ALEX}`, teamName: '', conversation: { kind: 'personal', conversationId: '' } },
    });
  });

  test('again, once the bot was added, in a conversation whose kind Teams then leaves out', () => {
    expect(parseActivity(recorded('submit-installed'))).toMatchObject({
      kind: 'extension-opened',
      caller: { teamId: '19:group@thread.v2', conversation: { kind: 'groupChat' } },
    });
  });

  test.each([undefined, null, 7, 'text', [], { commandId: 7, messagePayload: 'no', data: null }])(
    'with a value that is %o: on nothing',
    (value) => {
      const inbound = parseActivity({ ...recorded('fetch-message'), value });
      expect(inbound).toMatchObject({ kind: 'extension-opened', commandId: '', message: null });
    },
  );
});

describe('a message is read as text', () => {
  test.each([
    ['tags', '<p>one<br>two</p><script>alert(1)</script>', 'one two alert(1)'],
    ['entities, once', '&lt;b&gt; &amp;lt; &#39;x&#x27; &nbsp;&quot;', `<b> &lt; 'x' "`],
    ['entities that are none', '&bogus; &#9999999; &', '&bogus; \uFFFD &'],
    ['signs that show nothing', 'a\u202Eb\u0000c\u200B', 'abc'],
    ['an emoji of several', 'Thanks 👩\u200D⚕️', 'Thanks 👩\u200D⚕️'],
    ['an open tag to the end', 'words <img src="x', 'words <img src="x'],
  ])('%s', (_what, content, text) => {
    expect(onMessage(body(content))).toMatchObject({ text });
  });

  test('that is not HTML keeps its angles', () => {
    expect(onMessage(body('1 < 2 &amp; 3 > 2', 'text'))).toMatchObject({ text: '1 < 2 &amp; 3 > 2' });
  });

  test('of 4,000 signs, and of a million opening tags, is 500 at most, and does not hang', () => {
    expect(onMessage(body('é'.repeat(4_000)))).toMatchObject({ text: 'é'.repeat(500) });
    expect(onMessage(body('<a '.repeat(1_000_000)))).toMatchObject({ authorId: MEGAN });
  });

  test.each([
    ['nobody', from(null)],
    ['nothing', { from: null }],
    ['an app', { from: { user: null, application: { id: MEGAN } } }],
    ['a bot as a person', from({ userIdentityType: 'bot', id: MEGAN })],
    ['an id that is none', from({ userIdentityType: 'aadUser', id: "29:x' or 1=1" })],
  ])('from %s has no author', (_who, change) => {
    expect(onMessage(change)).toMatchObject({ authorId: '' });
  });
});

describe('a button in the dialog', () => {
  test('is a button like others, answered in its place', () => {
    expect(parseActivity(recorded('submit'))).toMatchObject({
      kind: 'card-action',
      verb: 'give-thanks',
      isInvoke: true,
      data: { formId: 'form-1', receiver: MEGAN, whatTheyDid: 'Stayed late on Tuesday', quote: '', again: 'yes' },
    });
  });

  const submitted = (change: Sent) => {
    const activity = recorded('submit-message');
    return parseActivity({ ...activity, value: { ...activity.value, data: { ...activity.value.data, ...change } } });
  };
  const QUOTE = 'Alex Wilber I moved the clinic & rang everybody on the list.';

  test('adds the message where that was ticked, as Teams hands it over and not as the form says', () => {
    const whatTheyDid = `About your message “${QUOTE}”:\nYou did not wait to be asked.`;
    expect(submitted({ quote: 'I am a fool' })).toMatchObject({ data: { quote: QUOTE, whatTheyDid } });
    expect(submitted({ whatTheyDid })).toMatchObject({ data: { whatTheyDid } });
  });

  test.each([
    ['a tick is true', { addQuote: true }],
    ['a tick is a list with its title', { addQuote: ['Put their message before my words'] }],
    ['the receiver is a list of one', { receiver: ['', MEGAN] }],
    ['the receiver is spelled otherwise', { receiver: MEGAN.toUpperCase() }],
    ['the whole team is not thanked', { isForTeam: 'false' }],
  ])('adds it too where %s', (_how, change) => {
    expect(submitted(change)).toMatchObject({ data: { whatTheyDid: expect.stringContaining(QUOTE) } });
  });

  test.each([
    ['it was not', { addQuote: '' }],
    ['somebody else is thanked', { receiver: ALEX }],
    ['its author is one of several', { receiver: `${MEGAN},${ALEX}` }],
    ['all of them are thanked', { isForTeam: 'yes' }],
    ['all of them are thanked, as other clients say it', { isForTeam: true }],
  ])('leaves it out where %s', (_why, change) => {
    expect(submitted(change)).toMatchObject({ data: { whatTheyDid: 'You did not wait to be asked.' } });
  });

  test('"to them only" opens a new form, as from nowhere, with the same message', () => {
    const activity = recorded('submit-message');
    const value = { ...activity.value, data: { verb: 'start-thanks', alone: 'yes' } };
    expect(parseActivity({ ...activity, value })).toMatchObject({
      kind: 'extension-opened',
      message: { authorId: MEGAN },
      caller: { teamId: `person:${ALEX}`, conversation: { kind: 'personal' } },
    });
  });

  test.each(['start-settings', 'keep-self-check', '__proto__', 7, undefined])('of %o is of no known name', (verb) => {
    expect(submitted({ verb })).toMatchObject({ kind: 'card-action', verb: '' });
  });

  test('cannot reach an object’s prototype', () => {
    const activity = JSON.stringify(recorded('submit')).replace('"data":{', '"data":{"__proto__":{"isAdmin":true},');
    const inbound = parseActivity(JSON.parse(activity));
    expect(Object.getPrototypeOf(inbound.kind === 'card-action' ? inbound.data : null)).toBe(Object.prototype);
    expect(inbound).not.toHaveProperty('data.isAdmin');
  });
});
