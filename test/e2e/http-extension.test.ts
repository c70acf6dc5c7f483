import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BotUnderTest, type Sent, wordsOf } from '../support/bot-under-test.ts';

const ALEX = '7f3a5b1e-0000-4000-8000-000000000010';
const MEGAN = '7f3a5b1e-0000-4000-8000-000000000011';
const GROUP = '19:group@thread.v2';
const THANKS = { behaviour: 'compassionate', whatTheyDid: 'Stayed late on Tuesday and rang every family.' };
const INSTALL = { msteams: { justInTimeInstall: true } };

interface Dialog {
  readonly words: string;
  readonly fields: Record<string, unknown>;
  /** What the buttons send, by their title. */
  readonly buttons: Record<string, Sent>;
}

const bot = new BotUnderTest();
let activities = 0;
let forms = 0;

beforeAll(() => bot.start());
beforeEach(() => bot.connector.forget());
afterAll(() => bot.stop());

/** What the person sees. Every answer has to be one: HTTP 200 with a card in a dialog. */
async function see(activity: Sent): Promise<Dialog> {
  activities += 1;
  const got = await bot.send({ ...activity, id: `f:${activities}` });
  expect(got).toMatchObject({
    status: 200,
    body: { task: { type: 'continue', value: { title: 'Thank a colleague' } } },
  });
  const { task } = got.body as { task: { value: { card: { contentType: string; content: Sent } } } };
  const { contentType, content } = task.value.card;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  const actions = content.actions as { type: string; title: string; data: Sent }[];
  expect(actions.map(({ type }) => type).filter((type) => type === 'Action.Execute')).toEqual([]);
  return {
    words: wordsOf(content),
    fields: Object.fromEntries(inputsIn(content).map(({ id, value }) => [String(id), value])),
    buttons: Object.fromEntries(actions.map(({ title, data }) => [title, data])),
  };
}

function inputsIn(part: unknown): Sent[] {
  if (Array.isArray(part)) return part.flatMap(inputsIn);
  if (typeof part !== 'object' || part === null) return [];
  const isInput = 'type' in part && String(part.type).startsWith('Input.');
  return isInput ? [part as Sent] : Object.values(part).flatMap(inputsIn);
}

/** An activity as Microsoft documents it, with another value; Teams' connector is this test's, the picker Teams'. */
function recorded(name: string, value: Sent = {}, change: Sent = {}): Sent {
  const activity = bot.recorded(`extension-${name}`, change);
  return { ...activity, value: { ...Object(activity.value), ...value } };
}

function submit(data: Sent, name = 'submit'): Promise<Dialog> {
  return see(recorded(name, { data }));
}

function thanks(change: Sent = {}): Sent {
  forms += 1;
  return { verb: 'give-thanks', formId: `form-${forms}`, receiver: MEGAN, ...THANKS, ...change };
}

/** What was brought to people in their own chats, once the jobs have run. */
async function brought(): Promise<string[]> {
  bot.connector.asked.length = 0;
  await bot.running.runJobs();
  return bot.connector.posts.filter(({ path }) => path.includes('chat-of-the-person')).map(({ body }) => wordsOf(body));
}

describe('where the bot is a member', () => {
  test('the compose box opens the form with the people of that conversation', async () => {
    const { words, fields } = await see(recorded('fetch-compose'));
    expect(words).toContain('Megan Bowen');
    expect(fields).toMatchObject({ likely: '', whatTheyDid: '' });
    expect(fields).not.toHaveProperty('addQuote');
  });

  test('on a message the author is chosen, and the message offered', async () => {
    const { words, fields } = await see(recorded('fetch-message'));
    expect(words).toContain('I moved the clinic & rang everybody on the list.');
    expect(fields).toMatchObject({ likely: MEGAN, addQuote: '', whatTheyDid: '' });
  });

  test('sent three times it is one thank-you, for its receiver alone until they share it', async () => {
    const data = thanks();
    for (const { words, buttons } of await Promise.all([submit(data), submit(data), submit(data)])) {
      expect(words).toContain('Megan Bowen');
      expect(Object.keys(buttons)).not.toContain('Help');
    }
    expect(await brought()).toEqual([expect.stringContaining(THANKS.whatTheyDid)]);
    expect(bot.connector.posts.map(({ path }) => path)).not.toContain(`/conversations/${GROUP}/activities`);
  });

  test('the message is stored where the giver ticks it, before their words, and its author sees it first', async () => {
    await submit(thanks({ addQuote: 'yes' }), 'submit-message');
    const [card] = await brought();
    expect(card).toContain('About your message “Alex Wilber I moved the clinic & rang everybody on the list.”');
    await submit(thanks(), 'submit-message');
    expect((await brought()).join()).not.toContain('clinic');
  });

  test('can be seen first, changed and sent, all in the dialog', async () => {
    const seen = await submit(thanks({ verb: 'preview-thanks' }));
    expect(seen.words).toContain(THANKS.whatTheyDid);
    const changed = await submit(seen.buttons.Change ?? {});
    expect(changed.fields).toMatchObject({ likely: MEGAN, ...THANKS });
    expect((await submit(seen.buttons.Send ?? {})).words).toContain('Megan Bowen');
    expect(await brought()).toHaveLength(1);
  });

  test('refused, the form comes back with what was typed', async () => {
    const { words, fields, buttons } = await submit(thanks({ receiver: ALEX }));
    expect(words).toContain('A thank-you is for somebody else.');
    expect(Object.keys(buttons)).toEqual(['Send', 'See it first']);
    expect(fields).toMatchObject({ ...THANKS, likely: '' });
  });

  test('a patient’s number is held back and nothing of it goes anywhere', async () => {
    const { words } = await submit(thanks({ whatTheyDid: 'Sat with patient 943 476 5919 all night.' }));
    expect(words).toContain('943 476 5919');
    expect(await brought()).toEqual([]);
  });
});

describe('where the bot is not a member', () => {
  beforeEach(() => {
    bot.connector.closed.add(GROUP);
  });

  test('it asks to be added, or to send it to them only; once added, the form opens and sends', async () => {
    const { words, buttons } = await see(recorded('fetch-compose'));
    expect(words).toContain('I am not in this conversation yet');
    expect(buttons['Add me here']).toEqual(INSTALL);

    bot.connector.closed.clear();
    expect((await see(recorded('submit-installed'))).fields).toHaveProperty('likely');
    expect((await submit(thanks())).words).toContain('Megan Bowen');
    expect(await brought()).toHaveLength(1);
  });

  test('nothing is kept of that conversation, whatever is sent from it', async () => {
    const elsewhere = '19:elsewhere@thread.v2';
    bot.connector.closed.add(elsewhere);
    const there = { conversation: { id: elsewhere, conversationType: 'groupChat' } };
    await see(recorded('fetch-compose', {}, there));
    await see(recorded('submit', { data: { verb: 'start-thanks' } }, there));
    expect((await see(recorded('submit', { data: thanks() }, there))).words).toContain('member list');
    expect(await bot.running.ports.store.read('team', elsewhere, elsewhere)).toBeNull();
  });
});

describe('to one person alone', () => {
  const SUBMIT = { name: 'composeExtension/submitAction' };
  const fromCommandBox = (data: Sent) => see(recorded('fetch-command-box', { data }, SUBMIT));

  test.each([
    ['the command box', 'fetch-command-box', {}],
    ['a chat between two people', 'fetch-one-to-one', {}],
    ['a chat the bot is not in', 'fetch-compose', { alone: 'yes' }],
  ])('from %s: in their own chat with the bot, and nowhere to share it', async (_place, name, choice) => {
    bot.connector.closed.add(GROUP);
    const sent = await see(recorded(name, { data: thanks(choice) }, SUBMIT));
    expect(sent.words).toContain('Only Megan Bowen');
    const [card, ...others] = await brought();
    expect(others).toEqual([]);
    expect(card).toContain(THANKS.whatTheyDid);
    expect(card).not.toContain('Share');
    const [given] = await bot.running.ports.store.thankYousOf(ALEX, 1);
    expect(given).toMatchObject({ teamId: `person:${ALEX}`, visibility: 'private', receiver: { personId: MEGAN } });
    expect(await bot.running.ports.store.read('team', `person:${ALEX}`, `person:${ALEX}`)).toBeNull();
  });

  test('three times is once', async () => {
    const data = thanks();
    await Promise.all([fromCommandBox(data), fromCommandBox(data), fromCommandBox(data)]);
    expect(await brought()).toHaveLength(1);
  });

  test('who does not have the app is a clear answer, and the form keeps what was typed', async () => {
    bot.connector.faults.set('POST', { status: 403, body: { error: { code: 'ForbiddenOperationException' } } });
    const { words, fields, buttons } = await fromCommandBox(thanks());
    expect(words).toContain('they do not have this app');
    // Without a people picker the form comes back at once where there are colleagues to list.
    expect(buttons['Try again'] ?? fields).toMatchObject(THANKS);
  });

  test.each(['29:megan', 'megan@example.org', '', `${MEGAN}x`, '../../conversations'])(
    'an id that is %j never reaches Teams',
    async (receiver) => {
      const { words } = await fromCommandBox(thanks({ receiver }));
      expect(words).toMatch(/I cannot write to somebody you chose|No person was chosen/);
      expect(bot.connector.asked).toEqual([]);
    },
  );

  test('an id that Teams makes somebody else of is nobody', async () => {
    bot.connector.memberPages = [[{ id: '29:x', name: 'Somebody', aadObjectId: ALEX.replace('10', '99') }]];
    expect((await fromCommandBox(thanks())).words).toContain('I cannot write to somebody you chose');
  });

  test('a team cannot be thanked from nowhere', async () => {
    const { words } = await fromCommandBox(thanks({ receiver: '', isForTeam: 'yes' }));
    expect(words).toContain('No person was chosen to thank.');
  });
});

describe('whatever comes, the answer is a card that says what happened', () => {
  const onMessage = (change: Sent): Sent => {
    const { messagePayload } = recorded('fetch-message').value as { messagePayload: Sent };
    return recorded('fetch-message', { messagePayload: { ...messagePayload, ...change } });
  };
  const user = (id: unknown) => ({ from: { user: { userIdentityType: 'aadUser', id } } });

  test.each([
    ['of nobody', { from: { user: null } }],
    ['of a bot', { from: { user: null, application: { id: MEGAN, applicationIdentityType: 'bot' } } }],
    ['of one’s own', user(ALEX)],
    ['without a body', { ...user(ALEX), body: null }],
  ])('a message %s is not offered and nobody is chosen', async (_whose, change) => {
    const { fields } = await see(onMessage(change));
    expect(fields).toMatchObject({ likely: '' });
    expect(fields).not.toHaveProperty('addQuote');
  });

  test('a message of markup and 4,000 signs is short plain text', async () => {
    const content = `<h1 onclick="x()">$\{formId} [link](https://evil.example) {{DATE(2026-11-21)}}</h1>${'a '.repeat(2_000)}`;
    const { words } = await see(onMessage({ body: { contentType: 'html', content } }));
    expect(words).not.toContain('onclick');
    expect(words).toContain('a…');
    expect(words.length).toBeLessThan(2_000);
  });

  test('4,000 signs of one’s own are too long, and are kept', async () => {
    const { words, fields } = await submit(thanks({ whatTheyDid: 'b'.repeat(4_000) }));
    expect(words).toContain('The text is longer than the card can show.');
    expect(fields).toMatchObject({ whatTheyDid: 'b'.repeat(4_000) });
  });

  test.each([
    ['another command', 'fetch-compose', { commandId: 'deleteEverything' }, 'from an earlier version'],
    ['another button', 'submit', { data: { verb: 'start-settings' } }, 'from an earlier version'],
    ['no button', 'submit', { data: null }, 'from an earlier version'],
    [
      'a preview that we never show',
      'submit',
      { data: null, botMessagePreviewAction: 'send' },
      'from an earlier version',
    ],
    ['a form of another shape', 'submit', { data: { verb: 'give-thanks', formId: 7 } }, 'I could not read'],
  ])('%s', async (_what, name, value, said) => {
    expect((await see(recorded(name, value))).words).toContain(said);
  });

  test.each(['fetch-compose', 'submit'])('%s without a value', async (name) => {
    expect((await see({ ...bot.recorded(`extension-${name}`), value: undefined })).words).not.toBe('');
  });

  test('an envelope that cannot be read', async () => {
    expect((await see(recorded('fetch-compose', {}, { from: { id: '29:x' } }))).words).toContain(
      'I cannot answer this',
    );
  });

  test('a fault of ours', async () => {
    const { store } = bot.running.ports;
    const create = store.create;
    try {
      Object.assign(store, { create: () => Promise.reject(new Error('disk full')) });
      expect((await submit(thanks())).words).toContain('Nothing was lost.');
    } finally {
      Object.assign(store, { create });
    }
  });

  test('Teams does not answer', async () => {
    const id = '19:silent@thread.v2';
    bot.connector.faults.set('GET', null);
    const conversation = { id, conversationType: 'groupChat' };
    const { words } = await see(recorded('submit', { data: thanks() }, { conversation }));
    expect(words).toContain('Teams takes longer than it should.');
  });
});
