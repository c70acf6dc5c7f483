import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../../bot/dispatch.ts';
import { fromNowhere } from '../../../bot/teams/parse-extension.ts';
import type { Caller } from '../../../src/teams/team.ts';
import type { QuotedMessage } from '../../../src/thanks/quote.ts';
import { callerOf, member, TeamsConversation } from '../../support/conversation.ts';

const MEGAN = member('Megan Bowen');
const HERS: QuotedMessage = { authorId: MEGAN.personId, text: 'I moved the clinic, so nobody came in vain.' };
const alex = { ...callerOf('Alex Wilber', {}), canPickPeople: true };

let talk: TeamsConversation;
beforeEach(() => {
  talk = new TeamsConversation();
});
afterEach(() => talk.close());

async function open(caller: Caller, message: QuotedMessage | null = null, commandId = 'giveThanks') {
  const reply = await dispatch(talk.ports, { kind: 'extension-opened', caller, activityId: 'f:1', commandId, message });
  return reply?.message;
}

describe('the dialog in a conversation of the bot’s', () => {
  test('is the form of that team', async () => {
    expect(await open(alex)).toMatchObject({ kind: 'thanks-form', alone: '', receiverIds: '', quoteWords: '' });
  });

  test('opened on a message, suggests its author and offers the message', async () => {
    expect(await open(alex, HERS)).toMatchObject({ receiverIds: MEGAN.personId, quoteWords: HERS.text });
  });

  test('opened on one’s own message, suggests nobody and offers nothing', async () => {
    const own = { ...HERS, authorId: alex.personId };
    expect(await open(alex, own)).toMatchObject({ receiverIds: '', quoteWords: '' });
  });

  test('a long message is offered cut short, on one line', async () => {
    const text = `“First line”\n${'word '.repeat(90)}`;
    const form = await open(alex, { ...HERS, text });
    const quote = form?.kind === 'thanks-form' ? form.quoteWords : '';
    expect(quote).toMatch(/^First line word [^\n]*…$/);
    expect(quote.length).toBeLessThanOrEqual(200);
  });

  test('of a command that it does not have, it says so', async () => {
    expect(await open(alex, null, 'inviteEverybody')).toMatchObject({ kind: 'refusal', retryVerb: '' });
  });
});

describe('the dialog anywhere else', () => {
  test('offers to be added where the bot could be, and keeps nothing of that place', async () => {
    talk.closed.add(alex.conversation.conversationId);
    expect(await open(alex, HERS)).toEqual({ kind: 'thanks-elsewhere' });
    expect(await talk.ports.store.read('team', alex.teamId, alex.teamId)).toBeNull();
  });

  test('is a form for one person alone where it could not', async () => {
    expect(await open(fromNowhere(alex), HERS)).toMatchObject({ kind: 'thanks-form', alone: 'yes', people: [] });
  });

  test('opens once more with the words and without the message, if that is among them', async () => {
    const whatTheyDid = `About your message “${HERS.text}”:\nThank you.`;
    const data = { receiver: MEGAN.personId, quote: HERS.text, whatTheyDid, again: 'yes' };
    const caller = fromNowhere(alex);
    const pressed = {
      kind: 'card-action',
      caller,
      activityId: 'f:2',
      verb: 'start-thanks',
      data,
      isInvoke: true,
    } as const;
    const reply = await dispatch(talk.ports, pressed);
    expect(reply?.message).toMatchObject({ quoteWords: '', whatTheyDidWords: whatTheyDid });
  });
});

describe('thanks in one’s own chat with the bot', () => {
  const own = { ...callerOf('Alex Wilber', { kind: 'personal' }), canPickPeople: true };
  const words = { kind: 'words', activityId: '1', words: 'thanks' } as const;

  test('is the same form, for one person alone', async () => {
    const reply = await dispatch(talk.ports, { ...words, caller: own });
    expect(reply?.message).toMatchObject({ kind: 'thanks-form', alone: 'yes' });
  });

  test('says where to go, in a client without a people picker', async () => {
    const reply = await dispatch(talk.ports, { ...words, caller: { ...own, canPickPeople: false } });
    expect(reply?.message).toMatchObject({ kind: 'refusal', next: 'Mention me there and type the same word.' });
  });

  test('reaches its receiver and nobody else', async () => {
    talk.elsewhere.push(MEGAN);
    const data = {
      formId: 'form-1',
      receiver: MEGAN.personId,
      behaviour: 'compassionate',
      whatTheyDid: 'Rang every family on the list herself.',
    };
    await talk.press('Alex Wilber', 'give-thanks', data, { kind: 'personal' });
    await talk.runJobs();
    expect(talk.posts).toMatchObject([
      { where: `personal chat of ${MEGAN.teamsId}`, message: { kind: 'thanks-private', canShare: false } },
    ]);
  });
});
