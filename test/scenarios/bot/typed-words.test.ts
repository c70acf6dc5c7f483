import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch, type PlacedReply } from '../../../bot/dispatch.ts';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';
import { Refusal } from '../../../src/refusal.ts';
import { member, render, TeamsConversation } from '../../support/conversation.ts';
import { elementsIn } from '../../unit/cards/walk.ts';

const FOLDER = new URL('../../fixtures/activities/', import.meta.url);
const BOT_ID = '28:7f3a5b1e-0000-4000-8000-0000000000b0';
const MEGAN = member('Megan Bowen');
const ADELE = member('Adele Vance');
const recipient = { id: BOT_ID, name: 'Behaviours' };

const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({
  type: 'mention',
  mentioned: { id, name },
  ...(text !== '' && { text }),
});
const NOT_LISTED = 'Somebody you mentioned is not in this conversation’s member list and cannot be chosen.';
const OWN = mention(BOT_ID, 'Behaviours');
const of = ({ teamsId, name }: Pick<typeof MEGAN, 'teamsId' | 'name'>) => mention(teamsId, name);

let talk: TeamsConversation;
beforeEach(() => {
  talk = new TeamsConversation();
});
afterEach(() => talk.close());

/** What a recorded message with these words is answered with. */
async function answerTo(
  text: string,
  entities: readonly unknown[],
  recording = 'group-words',
): Promise<PlacedReply | null> {
  const activity = JSON.parse(readFileSync(new URL(`${recording}.json`, FOLDER), 'utf8'));
  const inbound = parseActivity({ ...activity, text, entities, recipient });
  if (inbound.kind !== 'words') throw new Error(`was read as ${inbound.kind}`);
  return dispatch(talk.ports, inbound);
}

/** The form behind the card that the word gets, for whoever presses its button. */
async function formBehind(reply: PlacedReply | null): Promise<PlacedReply | null> {
  const [button] = elementsIn(render(reply), 'Action.Execute');
  return talk.press('Alex Wilber', 'start-thanks', Object(button?.data));
}

const inputsOf = (reply: PlacedReply | null) =>
  Object.fromEntries(elementsIn(render(reply), 'Input.').map(({ id, value }) => [id, value]));
const buttonsOf = (reply: PlacedReply | null) =>
  elementsIn(render(reply), 'Action.Execute').map(({ title, verb, data }) => ({ title, verb, data }));

describe('public reports of other apps, tried on this one', () => {
  const AMPERSAND = 'Values & Behaviours';

  test.each([
    ['a name with &, and no text', '<at>Values &amp; Behaviours</at> pulse', [mention(BOT_ID, AMPERSAND, '')]],
    [
      'a name with & that the text escapes and the entity does not',
      '<at>Values &amp; Behaviours</at> pulse',
      [mention(BOT_ID, AMPERSAND)],
    ],
    ['no text', '<at>Behaviours</at> pulse', [mention(BOT_ID, 'Behaviours', '')]],
    [
      'a quoted reply',
      '<at>Behaviours</at> <quoted messageId="1772050244572"/>pulse',
      [OWN, { type: 'quotedReply', quotedReply: { messageId: '1772050244572', preview: 'shall we?' } }],
    ],
    [
      'a channel beside the word',
      '<at>General</at> <at>Behaviours</at> pulse',
      [mention('19:team@thread.tacv2', 'General'), OWN],
    ],
  ])('%s: the pulse form', async (_what, text, entities) => {
    expect(await answerTo(text, entities)).toMatchObject({ message: { kind: 'pulse-form' } });
    expect(await answerTo(text, entities, 'channel-words')).toMatchObject({ message: { kind: 'pulse-form' } });
  });

  test('a colleague beside the word: the form with the colleague chosen', async () => {
    const sam = { personId: 'person-sam', teamsId: '29:user2', name: 'Sam Example 2' };
    talk.members.push(sam);
    const text = '<at>Behaviours</at> thanks <at>Sam Example 2</at>';
    const form = await formBehind(await answerTo(text, [OWN, of(sam)]));
    expect(inputsOf(form)).toMatchObject({ likely: 'person-sam', whatTheyDid: '' });
  });
});

describe('thanks with more behind it', () => {
  const FOR_MEGAN = '<at>Behaviours</at> thanks <at>Megan Bowen</at> for staying late';

  test('gets a short card that everybody reads, and opens the form with the colleague and the words for one alone', async () => {
    const reply = await answerTo(FOR_MEGAN, [OWN, of(MEGAN)]);
    expect(reply).toMatchObject({ audience: 'everyone', place: 'message', message: { kind: 'thanks-start' } });
    expect(inputsOf(reply)).toEqual({});
    expect(JSON.stringify(render(reply))).toContain('Everyone here can read what you typed.');
    const form = await formBehind(reply);
    expect(form).toMatchObject({ audience: 'caller', place: 'card', message: { kind: 'thanks-form' } });
    expect(inputsOf(form)).toMatchObject({ likely: MEGAN.personId, whatTheyDid: 'for staying late' });
    expect(JSON.stringify(render(form))).toContain('Everyone here can read what you typed.');
    const plain = await answerTo('<at>Behaviours</at> thanks', [OWN]);
    expect(JSON.stringify(render(plain))).not.toContain('Everyone here can read');
  });

  test('is sent from there like any other', async () => {
    const reply = await formBehind(await answerTo(FOR_MEGAN, [OWN, of(MEGAN)]));
    const { formId } = Object(reply?.message);
    const data = { ...inputsOf(reply), formId, behaviour: 'compassionate' };
    await talk.press('Alex Wilber', 'give-thanks', data);
    await talk.runJobs();
    expect(talk.posts).toMatchObject([
      { where: `personal chat of ${MEGAN.teamsId}`, message: { whatTheyDidWords: 'for staying late' } },
    ]);
  });

  test('chooses both of two', async () => {
    const text = '<at>Behaviours</at> thanks <at>Megan Bowen</at> <at>Adele Vance</at>';
    const { likely } = inputsOf(await formBehind(await answerTo(text, [OWN, of(MEGAN), of(ADELE)])));
    expect(String(likely).split(',').sort()).toEqual([ADELE.personId, MEGAN.personId].sort());
  });

  test('chooses by the member list: nobody who is not on it, no channel, no bot, and not whoever types', async () => {
    const alex = { ...member('Alex Wilber'), teamsId: '29:alex', personId: '7f3a5b1e-0000-4000-8000-000000000010' };
    talk.members.push(alex);
    const gone = member('Grady Archie');
    const others = [of(gone), mention('19:team@thread.tacv2', 'General'), mention('28:other', 'Praise'), of(alex)];
    const text = `<at>Behaviours</at> thanks ${others.map(({ text: tag }) => tag).join(' ')}`;
    expect(inputsOf(await formBehind(await answerTo(text, [OWN, ...others])))).toMatchObject({ likely: '' });
    expect(JSON.stringify(render(await answerTo(text, [OWN, ...others])))).toContain(NOT_LISTED);
    const listed = others.slice(1);
    const all = `<at>Behaviours</at> thanks ${listed.map(({ text: tag }) => tag).join(' ')}`;
    expect(JSON.stringify(render(await answerTo(all, [OWN, ...listed])))).not.toContain(NOT_LISTED);
    const upper = { ...MEGAN, teamsId: MEGAN.teamsId.toUpperCase() };
    const form = await formBehind(await answerTo(FOR_MEGAN, [OWN, of(upper)]));
    expect(inputsOf(form)).toMatchObject({ likely: MEGAN.personId });
  });

  test('says that somebody is not on the member list, chooses whoever is, and keeps what was typed', async () => {
    const text = '<at>Behaviours</at> thanks <at>Grady Archie</at> and <at>Megan Bowen</at> for staying late';
    const reply = await answerTo(text, [OWN, of(member('Grady Archie')), of(MEGAN)]);
    const form = await formBehind(reply);
    expect(inputsOf(form)).toMatchObject({ likely: MEGAN.personId, whatTheyDid: 'for staying late' });
    expect(JSON.stringify(render(reply))).toContain(NOT_LISTED);
    expect(JSON.stringify(render(await answerTo(FOR_MEGAN, [OWN, of(MEGAN)])))).not.toContain(NOT_LISTED);
  });

  test('opens the form without anybody where Teams gives no member list', async () => {
    const ports = { ...talk.ports, roster: { ...talk.ports.roster, membersOf: noList } };
    const activity = JSON.parse(readFileSync(new URL('group-words.json', FOLDER), 'utf8'));
    const serviceUrl = 'https://smba.trafficmanager.net/uk/';
    const inbound = parseActivity({ ...activity, serviceUrl, text: FOR_MEGAN, entities: [OWN, of(MEGAN)], recipient });
    if (inbound.kind !== 'words') throw new Error(`was read as ${inbound.kind}`);
    const form = await formBehind(await dispatch(ports, inbound));
    expect(inputsOf(form)).toMatchObject({ likely: '', whatTheyDid: 'for staying late' });
  });

  test('does not show once more what tells who a patient is', async () => {
    const text = '<at>Behaviours</at> thanks <at>Megan Bowen</at> for ringing 07700 900123';
    const card = await answerTo(text, [OWN, of(MEGAN)]);
    expect(JSON.stringify(render(card))).not.toContain('07700');
    expect(inputsOf(await formBehind(card))).toMatchObject({
      likely: MEGAN.personId,
      whatTheyDid: '',
    });
  });

  test('a made-up button chooses nobody from elsewhere', async () => {
    const data = { mentioned: `29:nobody,${MEGAN.teamsId}`, receiver: [], again: 'yes' };
    expect(await talk.press('Alex Wilber', 'start-thanks', data)).toMatchObject({
      audience: 'caller',
      message: { likelyIds: MEGAN.personId },
    });
    expect(await talk.press('Alex Wilber', 'start-thanks', { mentioned: MEGAN.teamsId })).toMatchObject({
      message: { likelyIds: '' },
    });
  });
});

describe('a word with a slip in it', () => {
  test('is answered with one button that does it, and help', async () => {
    const reply = await answerTo('<at>Behaviours</at> plsue', [OWN]);
    expect(reply).toMatchObject({ audience: 'everyone', message: { kind: 'did-you-mean', word: 'pulse' } });
    expect(JSON.stringify(render(reply))).toContain('Did you mean pulse?');
    expect(buttonsOf(reply)).toEqual([
      { title: 'Pulse', verb: 'start-pulse', data: { verb: 'start-pulse' } },
      { title: 'Help', verb: 'show-help', data: { verb: 'show-help', again: 'yes' } },
    ]);
    expect(await talk.press('Alex Wilber', 'start-pulse', { verb: 'start-pulse' })).toMatchObject({
      message: { kind: 'pulse-form' },
    });
  });

  test('keeps whom and what was typed behind it, for whoever presses', async () => {
    const text = '<at>Behaviours</at> thnaks <at>Megan Bowen</at> for staying late';
    const [thanks] = buttonsOf(await answerTo(text, [OWN, of(MEGAN)]));
    const reply = await talk.press('Alex Wilber', 'start-thanks', Object(thanks?.data));
    expect(reply).toMatchObject({ audience: 'caller', place: 'card', message: { kind: 'thanks-form' } });
    expect(inputsOf(reply)).toMatchObject({ likely: MEGAN.personId, whatTheyDid: 'for staying late' });
  });

  test('is help’s own card where help is meant', async () => {
    const buttons = buttonsOf(await answerTo('hepl', [], 'personal-words'));
    expect(buttons.map(({ title }) => title)).toEqual(['Help']);
  });

  test('is not taken for what cannot be asked for there', async () => {
    expect(await answerTo('plsue', [], 'personal-words')).toMatchObject({
      message: { kind: 'help', scope: 'personal' },
    });
    expect(await answerTo('self chekc', [], 'personal-words')).toMatchObject({ message: { word: 'self-check' } });
    expect(await answerTo('one to oen', [], 'personal-words')).toMatchObject({ message: { word: 'one-to-one' } });
    expect(await answerTo('<at>Behaviours</at> one to oen', [OWN])).toMatchObject({ message: { kind: 'help' } });
  });
});

function noList(): never {
  throw new Refusal('ROSTER_UNAVAILABLE');
}
