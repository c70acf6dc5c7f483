import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';
const OWN_CHAT = { kind: 'personal' } as const;
const THREE = ['Megan Bowen', 'Adele Vance', 'Isaiah Langer'] as const;

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(NAMES);
});
afterEach(() => chat.close());

async function giveToThree(): Promise<void> {
  await chat.press('Alex Wilber', 'give-thanks', {
    formId: 'form',
    receiver: THREE.map((name) => member(name).personId).join(),
    whatTheyDid: 'Stayed late on Friday to settle Lee in.',
  });
  await chat.runJobs();
}

async function refOf(name: string): Promise<{ thankYouId: string | undefined; thankYouTeamId: string }> {
  const kept = await chat.ports.store.thankYousSince(TEAM, 0, 50);
  const thanks = kept.find(({ receiver }) => receiver.name === name);
  return { thankYouId: thanks?.thankYouId, thankYouTeamId: TEAM };
}

async function share(name: string, verb = 'share-thanks'): Promise<void> {
  const kept = await chat.ports.store.thankYousSince(TEAM, 0, 50);
  const changedAt = kept.find(({ receiver }) => receiver.name === name)?.changedAt;
  await chat.press(name, verb, { ...(await refOf(name)), changedAt }, OWN_CHAT);
  await chat.runJobs();
}

/** The messages in the team, each as it now reads. */
function standing(): string[] {
  return chat.posts
    .filter(({ where }) => where === TEAM)
    .map(({ activityId, message }) => {
      const now = chat.updates.filter((update) => update.activityId === activityId).at(-1)?.message ?? message;
      return now.kind === 'thanks' ? now.names : now.kind;
    });
}

describe('several who are thanked at once', () => {
  test('stand on one card, which names those who said yes and nobody else', async () => {
    await giveToThree();
    expect(standing()).toEqual([]);
    await share('Adele Vance');
    expect(standing()).toEqual(['Adele Vance']);
    await share('Megan Bowen');
    expect(standing()).toEqual(['Megan Bowen and Adele Vance']);
    await share('Adele Vance', 'keep-thanks');
    expect(standing()).toEqual(['Megan Bowen']);
    await share('Megan Bowen', 'hide-thanks');
    expect(standing()).toEqual(['thanks-withdrawn']);
    expect(JSON.stringify(chat.updates.at(-1)?.message)).not.toMatch(/Megan|Adele|Isaiah|Stayed late/);
  });

  test('who share at once stand on it from the beginning', async () => {
    for (const name of THREE.slice(0, 2)) {
      await chat.press(name, 'save-preferences', { sharing: 'share' }, { kind: 'personal' });
    }
    await giveToThree();

    expect(standing()).toEqual(['Megan Bowen and Adele Vance']);
  });

  test('are joined together, and the name stays when one of them stops sharing', async () => {
    await giveToThree();
    for (const name of ['Megan Bowen', 'Adele Vance']) await share(name);
    const ref = await refOf('Megan Bowen');
    await chat.press('Lynne Robbins', 'join-thanks', ref);
    expect(await chat.press('Adele Vance', 'join-thanks', ref)).toMatchObject({
      message: { note: 'This one is for you. Others here can join in.' },
    });
    await share('Megan Bowen', 'keep-thanks');

    expect(chat.updates.findLast(({ message }) => message.kind === 'thanks')?.message).toMatchObject({
      names: 'Adele Vance',
      alsoFrom: 'Also from Lynne Robbins',
    });
  });

  test('the others stay on it when the giver changes or takes back one, or somebody has their data deleted', async () => {
    await giveToThree();
    for (const name of THREE) await share(name);
    await chat.press('Alex Wilber', 'change-thanks', {
      ...(await refOf('Megan Bowen')),
      whatTheyDid: 'Came in at dawn.',
    });
    await chat.runJobs();
    expect(standing()).toEqual(['Adele Vance and Isaiah Langer']);
    await share('Megan Bowen');
    expect(standing()).toEqual(['Adele Vance and Isaiah Langer', 'Megan Bowen']);
    await chat.press('Adele Vance', 'delete-my-data', {}, { kind: 'personal' });
    await chat.runJobs();
    expect(standing()).toEqual(['Isaiah Langer', 'Megan Bowen']);
    await chat.press('Alex Wilber', 'withdraw-thanks', await refOf('Isaiah Langer'));
    await chat.runJobs();
    expect(standing()).toEqual(['thanks-taken-back', 'Megan Bowen']);
  });
});
