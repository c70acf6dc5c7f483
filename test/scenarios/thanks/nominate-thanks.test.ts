import { expect, test } from 'vitest';
import { callerOf, member, TeamsConversation } from '../../support/conversation.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

const [alex, megan] = [member('Alex Wilber'), member('Megan Bowen')];
const teamId = callerOf('Alex Wilber', {}).teamId;

async function thanked(overrides: Parameters<typeof sampleThankYou>[0] = {}) {
  const chat = new TeamsConversation();
  await chat.ports.store.create(sampleThankYou({ teamId, giver: alex, receiver: megan, ...overrides }));
  const say = (name: string, agrees: string) =>
    chat.press(
      name,
      'nominate-thanks',
      { thankYouId: 'thanks-1', thankYouTeamId: teamId, agrees },
      { kind: 'personal' },
    );
  const kept = async () => (await chat.ports.store.read('thank-you', teamId, 'thanks-1'))?.value.forAward;
  return { chat, say, kept };
}

test('a thank-you is named for an award once both its people say so, and no longer when one takes that back', async () => {
  const { chat, say, kept } = await thanked();
  expect((await say('Megan Bowen', 'yes'))?.message).toMatchObject({ kind: 'thanks-nominated', agrees: true });
  expect(await kept()).toEqual({ giver: false, receiver: true });
  await say('Alex Wilber', 'yes');
  await say('Alex Wilber', 'yes');
  expect(await kept()).toEqual({ giver: true, receiver: true });
  expect((await say('Megan Bowen', 'no'))?.message).toMatchObject({ agrees: false });
  expect(await kept()).toEqual({ giver: true, receiver: false });
  await chat.close();
});

test('the card tells neither what the other said', async () => {
  const { chat, say } = await thanked();
  const alone = await say('Megan Bowen', 'yes');
  await say('Alex Wilber', 'yes');
  expect(await say('Megan Bowen', 'yes')).toEqual(alone);
  await chat.close();
});

test('nobody else can say it for them, and nobody can of a thank-you to a team or one that was taken back', async () => {
  for (const [name, overrides] of [
    ['Adele Vance', {}],
    ['Megan Bowen', { isForTeam: true }],
    ['Alex Wilber', { isForTeam: true }],
    ['Megan Bowen', { takenBackAt: 1 }],
  ] as const) {
    const { chat, say, kept } = await thanked(overrides);
    expect((await say(name, 'yes'))?.message.kind).toBe('refusal');
    expect(await kept()).toEqual({ giver: false, receiver: false });
    await chat.close();
  }
});

test('a button that says neither yes nor no is refused', async () => {
  const { chat, say, kept } = await thanked();
  expect((await say('Megan Bowen', 'perhaps'))?.message.kind).toBe('refusal');
  expect(await kept()).toEqual({ giver: false, receiver: false });
  await chat.close();
});
