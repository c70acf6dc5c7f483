// Alex gets Megan to share a kind thank-you, others to join it and both of them to name it for an award; then Alex changes
// its words to an insult. What was agreed to was agreed to of other words, so none of it may go for these.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../src/message.ts';
import { Undeliverable } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import type { ThankYou } from '../../src/thanks/thank-you.ts';
import { refusedWith, TeamsConversation } from '../support/conversation.ts';

const KIND = { formId: 'form', behaviour: 'compassionate', whatTheyDid: 'Stayed late on Friday to settle Lee in.' };
const INSULT = { behaviour: 'compassionate', whatTheyDid: 'Left early on Friday as always.', madePossible: '' };
const OWN_CHAT = { kind: 'personal' } as const;
const TEAM = 'team-sample-team';
const MEGANS = 'personal chat of 29:megan-bowen';
const OTHERS = ['Isaiah Langer', 'Adele Vance'];

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation();
});
afterEach(() => chat.close());

async function kept(): Promise<ThankYou> {
  const [thanks] = await chat.ports.store.thankYousSince(TEAM, 0, 5);
  if (!thanks) throw new Error('the thank-you is there');
  return thanks;
}

/** What stands in Teams now, by where: each post as it was last changed. */
function standing(where: string): Message[] {
  return chat.posts
    .filter((post) => post.where === where)
    .map(
      ({ activityId, message }) =>
        chat.updates.findLast((later) => later.activityId === activityId)?.message ?? message,
    );
}

/** As the buttons of the newest card there carry it. */
function buttonsOf(where: string) {
  const card = standing(where).at(-1);
  if (card?.kind !== 'thanks' && card?.kind !== 'thanks-private') throw new Error('a thank-you stands there');
  const { thankYouId, thankYouTeamId, changedAt } = card;
  return { thankYouId, thankYouTeamId, changedAt };
}

async function refOf() {
  const { thankYouId, teamId } = await kept();
  return { thankYouId, thankYouTeamId: teamId };
}

async function change(words: object = INSULT): Promise<void> {
  await chat.press('Alex Wilber', 'change-thanks', { ...(await refOf()), ...words });
}

/** A thank-you that Megan shared, that two joined, and that both agree to name for an award. */
async function agreedTo(): Promise<void> {
  await chat.press('Alex Wilber', 'give-thanks', { ...KIND, receiver: 'person-megan-bowen' });
  await chat.runJobs();
  const ref = buttonsOf(MEGANS);
  await chat.press('Megan Bowen', 'share-thanks', ref, OWN_CHAT);
  await chat.press('Megan Bowen', 'thank-back', ref, OWN_CHAT);
  await chat.press('Megan Bowen', 'nominate-thanks', { ...ref, agrees: 'yes' }, OWN_CHAT);
  await chat.press('Alex Wilber', 'nominate-thanks', { ...(await refOf()), agrees: 'yes' }, OWN_CHAT);
  await chat.runJobs();
  for (const name of OTHERS) await chat.press(name, 'join-thanks', buttonsOf(TEAM));
  await chat.runJobs();
}

test('where words alone are changed, all that was agreed to of the kind ones goes for the insult', async () => {
  await agreedTo();
  const stored = await chat.ports.store.read('thank-you', TEAM, (await kept()).thankYouId);
  if (!stored) throw new Error('the thank-you is there');
  await chat.ports.store.replace({ ...stored.value, whatTheyDid: INSULT.whatTheyDid }, stored.etag);
  expect(await kept()).toMatchObject({
    whatTheyDid: INSULT.whatTheyDid,
    visibility: 'shared',
    joined: [{}, {}],
    forAward: { giver: true, receiver: true },
  });
});

test('what was agreed to of the kind words does not go for the insult', async () => {
  await agreedTo();
  expect(await kept()).toMatchObject({ visibility: 'shared', forAward: { giver: true, receiver: true } });
  chat.now += 60_000;
  await change();

  expect(await kept()).toMatchObject({
    whatTheyDid: INSULT.whatTheyDid,
    visibility: 'private',
    joined: [],
    isThankedBack: false,
    forAward: { giver: false, receiver: false },
  });
});

test('nobody but Megan reads the insult, and she gets it as a new message that she can share or not', async () => {
  await agreedTo();
  await change();
  await chat.runJobs();

  expect(standing(TEAM)).toEqual([
    {
      kind: 'thanks-withdrawn',
      what: 'A thank-you that stood here was changed. Whoever it is for decides again whether it is shared.',
    },
  ]);
  expect(standing(MEGANS)).toEqual([
    {
      kind: 'thanks-withdrawn',
      what: 'A thank-you that stood here was changed. You find it below with its new words.',
    },
    expect.objectContaining({
      kind: 'thanks-private',
      whatTheyDidWords: INSULT.whatTheyDid,
      alsoFrom: '',
      canShare: true,
      isThankedBack: false,
      changed: 'Changed on Monday 9 November 2026',
    }),
  ]);
});

test('a digest quotes the insult only once Megan has shared it, and the summary counts it only then', async () => {
  await agreedTo();
  await change();
  await chat.runJobs();
  const read = async () => JSON.stringify(await chat.say('Lee Gu', 'summary'));
  expect(await read()).not.toContain('A few thank-yous were shared');

  await chat.press('Megan Bowen', 'share-thanks', buttonsOf(MEGANS), OWN_CHAT);
  await chat.runJobs();
  expect(await read()).toContain('A few thank-yous were shared');
  expect(standing(TEAM).at(-1)).toMatchObject({ kind: 'thanks', whatTheyDidWords: INSULT.whatTheyDid, alsoFrom: '' });
});

/** What whoever presses an older card's button gets: the words as they are now, which they have not joined. */
const NOT_JOINED = { audience: 'caller', message: { note: expect.stringContaining('were changed'), isIn: false } };

test.each([
  ['Megan Bowen', 'share-thanks', {}, MEGANS],
  ['Megan Bowen', 'thank-back', {}, MEGANS],
  ['Megan Bowen', 'nominate-thanks', { agrees: 'yes' }, MEGANS],
  ['Patti Fernandez', 'join-thanks', { joins: 'yes' }, TEAM],
])(
  '%s presses %s on the card with the kind words just after they were changed: refused',
  async (name, verb, more, where) => {
    await agreedTo();
    const old = buttonsOf(where);
    await change();
    const place = where === MEGANS ? OWN_CHAT : {};
    const isGone = verb === 'join-thanks';
    const refused = await chat.press(name, verb, { ...old, ...more }, place);

    expect(refusedWith(refused)).toContain(
      isGone ? 'I cannot find this thank-you' : 'changed since this card was made',
    );
    expect(await kept()).toMatchObject({ visibility: 'private', joined: [], forAward: { receiver: false } });
    await chat.runJobs();
    expect(JSON.stringify(standing(TEAM))).not.toContain(INSULT.whatTheyDid);
  },
);

test('an old button does not join what Megan has shared anew, and the way out stays open', async () => {
  await agreedTo();
  const old = buttonsOf(TEAM);
  await change();
  await chat.runJobs();
  await chat.press('Megan Bowen', 'share-thanks', buttonsOf(MEGANS), OWN_CHAT);
  await chat.runJobs();

  expect(await chat.press('Adele Vance', 'join-thanks', old)).toMatchObject(NOT_JOINED);
  expect((await kept()).joined).toEqual([]);
  await chat.press('Adele Vance', 'join-thanks', buttonsOf(TEAM));
  expect((await kept()).joined).toHaveLength(1);
  await chat.press('Adele Vance', 'join-thanks', { ...old, joins: 'no' });
  expect((await kept()).joined).toEqual([]);
});

test('changed twice within a moment, the words in between are no more agreed to than the first', async () => {
  await agreedTo();
  await change();
  await chat.runJobs();
  const between = buttonsOf(MEGANS);
  await change({ ...INSULT, whatTheyDid: 'Left early on Monday too.' });

  expect(refusedWith(await chat.press('Megan Bowen', 'share-thanks', between, OWN_CHAT))).toContain('changed since');
});

test('the same words change nothing and tell nobody; another behaviour is a change', async () => {
  await agreedTo();
  const before = { thanks: await kept(), posts: chat.posts.length, updates: chat.updates.length };
  await change({ ...KIND, madePossible: '' });
  await chat.runJobs();
  expect({ thanks: await kept(), posts: chat.posts.length, updates: chat.updates.length }).toEqual(before);

  await change({ ...KIND, behaviour: 'collaborative' });
  await chat.runJobs();
  expect(standing(MEGANS).at(-1)).toMatchObject({ kind: 'thanks-private', behaviourName: 'We are collaborative' });
});

test('delivered twice and with its job run again, the change tells Megan once', async () => {
  await agreedTo();
  await change();
  await change();
  await chat.runJobs();
  await change();
  const { teamId, thankYouId } = await kept();
  await chat.ports.store.enqueue(newJob('post-thanks', teamId, thankYouId, chat.now));
  await chat.runJobs();

  expect(standing(MEGANS).map(({ kind }) => kind)).toEqual(['thanks-withdrawn', 'thanks-private']);
});

test.each(['update', 'postToPerson'] as const)(
  'where Teams fails at %s, all of it is done in the end, once',
  async (which) => {
    await agreedTo();
    const { messenger } = chat.ports;
    let failures = 2;
    const failing = (...about: unknown[]) => {
      failures -= 1;
      return failures < 0 ? Reflect.apply(messenger[which], null, about) : Promise.reject(new Error('Teams is ill'));
    };
    Object.assign(chat.ports, { messenger: { ...messenger, [which]: failing } });
    await change();
    for (let tries = 0; tries < 4; tries += 1) await chat.wait(1);

    expect(standing(MEGANS).map(({ kind }) => kind)).toEqual(['thanks-withdrawn', 'thanks-private']);
    expect(standing(TEAM).map(({ kind }) => kind)).toEqual(['thanks-withdrawn']);
  },
);

test('where Megan cannot be reached any more the share is taken back all the same, and Alex has the words back', async () => {
  await agreedTo();
  const { messenger } = chat.ports;
  const postToPerson: typeof messenger.postToPerson = async (conversation, teamsId, message) => {
    if (teamsId === '29:megan-bowen') throw new Undeliverable('post to a person: 403');
    return messenger.postToPerson(conversation, teamsId, message);
  };
  Object.assign(chat.ports, { messenger: { ...messenger, postToPerson } });
  await change();
  await chat.runJobs();

  expect(standing(TEAM).map(({ kind }) => kind)).toEqual(['thanks-withdrawn']);
  expect(standing('personal chat of 29:alex-wilber').at(-1)).toMatchObject({ kind: 'thanks-undelivered' });
});

test('what Megan has hidden stays hidden, and she is not written to again', async () => {
  await agreedTo();
  await chat.press('Megan Bowen', 'hide-thanks', buttonsOf(MEGANS), OWN_CHAT);
  await chat.runJobs();
  const before = chat.posts.length;
  await change();
  await chat.runJobs();

  expect(chat.posts).toHaveLength(before);
  expect(await kept()).toMatchObject({ visibility: 'hidden', forAward: { giver: false, receiver: false } });
});

test('changed while the shared card is being posted, the card goes again', async () => {
  await chat.press('Alex Wilber', 'give-thanks', { ...KIND, receiver: 'person-megan-bowen' });
  await chat.runJobs();
  await chat.press('Megan Bowen', 'share-thanks', buttonsOf(MEGANS), OWN_CHAT);
  const { messenger } = chat.ports;
  const post: typeof messenger.post = async (...about) => {
    const posted = await messenger.post(...about);
    await change();
    return posted;
  };
  Object.assign(chat.ports, { messenger: { ...messenger, post } });
  await chat.runJobs();
  await chat.runJobs();

  expect(standing(TEAM).map(({ kind }) => kind)).toEqual(['thanks-withdrawn']);
  expect(standing(MEGANS).at(-1)).toMatchObject({ kind: 'thanks-private', whatTheyDidWords: INSULT.whatTheyDid });
});

test('one to the whole team stays where it is with its new words, and nobody has joined those', async () => {
  await chat.press('Alex Wilber', 'give-thanks', { ...KIND, isForTeam: 'yes' });
  await chat.runJobs();
  const old = buttonsOf(TEAM);
  await chat.press('Adele Vance', 'join-thanks', old);
  await change();
  await chat.runJobs();

  expect(standing(TEAM)).toEqual([
    expect.objectContaining({ kind: 'thanks', whatTheyDidWords: INSULT.whatTheyDid, alsoFrom: '' }),
  ]);
  expect(await chat.press('Adele Vance', 'join-thanks', old)).toMatchObject(NOT_JOINED);
  expect((await kept()).joined).toEqual([]);
});
