import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Undeliverable } from '../../../src/ports.ts';
import { member, NAMES, refusedWith, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';
const MEGAN = member('Megan Bowen').personId;
const FORM = {
  formId: 'form',
  receiver: MEGAN,
  behaviour: 'compassionate',
  whatTheyDid: 'Stayed late on Friday to settle Lee in.',
  madePossible: '',
};

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(NAMES);
});
afterEach(() => chat.close());

const kept = () => chat.ports.store.thankYousSince(TEAM, 0, 50);
const posted = (): string[] => chat.posts.map(({ where, message }) => `${message.kind} in ${where}`);
const press = (verb: string, data: object, name = 'Alex Wilber', kind: 'channel' | 'personal' = 'channel') =>
  chat.press(name, verb, { ...data }, { kind });

async function give(change: object = {}): Promise<{ thankYouId: string; thankYouTeamId: string }> {
  await press('give-thanks', { ...FORM, ...change });
  await chat.runJobs();
  const [thanks] = await kept();
  return { thankYouId: thanks?.thankYouId ?? '', thankYouTeamId: TEAM };
}

describe.each(['give-thanks', 'preview-thanks'])('%s', (verb) => {
  test.each([
    [
      'twenty receivers',
      { receiver: Array.from({ length: 20 }, (_, at) => `person-${at}`).join() },
      'more people than',
    ],
    ['nobody', { receiver: '' }, 'No person was chosen'],
    ['values that are no ids', { receiver: '<at>Everyone</at>,../../team,28:bot' }, 'cannot find everybody'],
    ['a name that nobody here has', { receiver: 'Megan Bower' }, 'cannot find everybody'],
    ['4,000 characters', { whatTheyDid: 'thanks '.repeat(572) }, 'longer than the card can show'],
    ['4,000 characters in the second text', { madePossible: 'x'.repeat(4_000) }, 'longer than the card can show'],
    ['a behaviour of another pack', { behaviour: 'we-deliver' }, 'not in this team’s framework'],
    ['the name of a behaviour of another pack', { behaviour: 'We deliver' }, 'not in this team’s framework'],
    ['no words', { whatTheyDid: ' \u200b\n ' }, 'no words on what they did'],
  ])('with %s is refused in words, keeps what was typed, and does nothing else', async (_what, change, sentence) => {
    const filled = { ...FORM, ...change };
    const answer = await press(verb, filled);
    await chat.runJobs();
    expect(refusedWith(answer)).toContain(sentence);
    expect(await kept()).toEqual([]);
    expect([...chat.posts, ...chat.updates]).toEqual([]);
    expect(answer?.message).toMatchObject({
      kind: 'thanks-form',
      formId: FORM.formId,
      whatTheyDidWords: filled.whatTheyDid,
      madePossibleWords: filled.madePossible,
    });
    const { likelyIds, receiverIds } = Object(answer?.message);
    const again = [likelyIds, receiverIds].join().split(',').filter(Boolean);
    expect(again.toSorted()).toEqual(filled.receiver.split(',').filter(Boolean).toSorted());
  });
});

test.each([
  ['markup', '**free** [money](http://evil.example) <b>bold</b> ${receiverName} { {DATE(2020)}}'],
  ['mentions typed as text', '<at>Everyone</at> @Megan Bowen'],
])('%s is text like other text, and mentions nobody but the person who is thanked', async (_what, whatTheyDid) => {
  await press('save-preferences', { sharing: 'share' }, 'Megan Bowen', 'personal');
  await give({ whatTheyDid });
  const [shared] = chat.posts.filter(({ message }) => message.kind === 'thanks');
  expect((await kept())[0]?.whatTheyDid).toBe(whatTheyDid);
  expect(shared?.message).toMatchObject({ whatTheyDidWords: whatTheyDid, receivers: [{ teamsId: '29:megan-bowen' }] });
});

describe('sent three times it happens once', () => {
  const NEW = { behaviour: 'collaborative', whatTheyDid: 'Wrote the handover down for us.', madePossible: '' };

  test.each([
    ['change-thanks', NEW, 'Alex Wilber', 'personal'],
    ['withdraw-thanks', {}, 'Alex Wilber', 'personal'],
    ['nominate-thanks', { agrees: 'yes' }, 'Alex Wilber', 'personal'],
    ['join-thanks', { joins: 'yes' }, 'Lee Gu', 'channel'],
    ['join-thanks', { joins: 'no' }, 'Lee Gu', 'channel'],
    ['thank-back', {}, 'Megan Bowen', 'personal'],
    ['share-thanks', {}, 'Megan Bowen', 'personal'],
    ['keep-thanks', {}, 'Megan Bowen', 'personal'],
    ['hide-thanks', {}, 'Megan Bowen', 'personal'],
  ] as const)('%s %j', async (verb, data, name, kind) => {
    const ref = await give();
    await press('share-thanks', ref, 'Megan Bowen', 'personal');
    await chat.runJobs();
    const answers = [];
    const states = [];
    for (const _delivery of ['first', 'second', 'third']) {
      answers.push(await press(verb, { ...ref, ...data }, name, kind));
      await chat.runJobs();
      states.push(JSON.stringify([await kept(), posted()]));
    }
    expect(answers[0]?.message.kind).not.toBe('refusal');
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(states).toEqual([states[0], states[0], states[0]]);
  });
});

describe('when the card or the place is gone', () => {
  test.each(['share-thanks', 'keep-thanks', 'hide-thanks', 'thank-back'])(
    '%s works from a card that was deleted meanwhile',
    async (verb) => {
      const ref = await give();
      const { messenger } = chat.ports;
      Object.assign(chat.ports, { messenger: { ...messenger, update: async () => 'gone' } });
      expect((await press(verb, ref, 'Megan Bowen', 'personal'))?.message.kind).not.toBe('refusal');
      await chat.runJobs();
      await chat.wait(24);
      expect(await kept()).toHaveLength(1);
      expect(posted().filter((post) => post.startsWith('thanks in'))).toHaveLength(verb === 'share-thanks' ? 1 : 0);
    },
  );

  test.each([
    ['was removed', () => chat.happen('removed', 'Alex Wilber')],
    ['is gone without a word', () => Promise.resolve(closeTeam())],
  ])(
    'a thank-you to the team from where the bot %s goes back to its giver, once, with its words',
    async (_what, go) => {
      await press('give-thanks', { ...FORM, receiver: '', isForTeam: 'yes' });
      await go();
      await chat.runJobs();
      await chat.wait(24);
      expect(posted()).toEqual(['thanks-undelivered in personal chat of 29:alex-wilber']);
      expect(chat.posts[0]?.message).toMatchObject({ whatTheyDidWords: FORM.whatTheyDid, isForTeam: true });
      expect(await kept()).toEqual([]);
    },
  );

  /** Teams takes nothing there any more. */
  function closeTeam(): void {
    const { messenger } = chat.ports;
    const gone = () => Promise.reject(new Undeliverable('post: 403'));
    Object.assign(chat.ports, { messenger: { ...messenger, post: gone, update: gone } });
  }
});
