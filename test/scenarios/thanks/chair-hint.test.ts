import { expect, test } from 'vitest';
import type { ThankYou } from '../../../src/thanks/thank-you.ts';
import { callerOf, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';
import { posted } from '../digest/rhythm-chat.ts';

const { teamId, conversation } = callerOf('Alex Wilber', {});

/** What the chair reads on thank-yous after a meeting of this many, in a team where these were given. */
async function hintAfterMeeting(members: number, given: readonly Partial<ThankYou>[]): Promise<string[]> {
  const chat = new TeamsConversation(NAMES.slice(0, members));
  for (const [place, change] of given.entries()) {
    const about = { teamId, conversation, thankYouId: `thanks-${place}`, givenAt: chat.now };
    await chat.ports.store.create(sampleThankYou({ ...about, ...change }));
  }
  await chat.say('Alex Wilber', 'start');
  await chat.runJobs();
  await chat.say('Alex Wilber', 'end');
  await chat.runJobs();
  await chat.wait(73);
  const notes = posted(chat, 'chair-note');
  const others = chat.posts.filter(({ where }) => where !== 'personal chat of 29:alex-wilber');
  expect(JSON.stringify(others)).not.toContain('thanksHint');
  await chat.close();
  return notes.map(({ thanksHint }) => thanksHint);
}

test('the chair alone reads which behaviours went without a thank-you, by no name', async () => {
  const [hint = ''] = await hintAfterMeeting(
    6,
    Array.from({ length: 5 }, () => ({})),
  );
  expect(hint).toMatch(/^Shared here in the last 12 weeks: no thank-you for We are collaborative/);
  expect(hint).not.toMatch(/Alex|Megan|We are compassionate/);
});

test('nothing is said with fewer than five shared thank-yous, or in a team of four', async () => {
  const five = Array.from({ length: 5 }, () => ({}));
  expect(await hintAfterMeeting(6, five.slice(1))).toEqual(['']);
  expect(await hintAfterMeeting(6, [...five.slice(1), { visibility: 'private' }, { takenBackAt: 1 }])).toEqual(['']);
  expect(await hintAfterMeeting(4, five)).not.toContainEqual(expect.stringMatching(/./));
});
