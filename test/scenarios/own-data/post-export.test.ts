import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postExport } from '../../../src/own-data/post-export.ts';
import type { Ports } from '../../../src/ports.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { TeamsConversation } from '../../support/conversation.ts';
import { ADELE, ALEX, ALEXS_CHAT, MEGAN, sampleTeam, WARD_7 } from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

const THANKS = 180;

let chat: TeamsConversation;
beforeEach(async () => {
  chat = new TeamsConversation();
  await chat.ports.store.create(sampleTeam({ teamId: ALEXS_CHAT, name: '' }));
  for (let each = 0; each < THANKS; each += 1) {
    const whatTheyDid = `${'Stayed late with us. '.repeat(20)}${each}`;
    await chat.ports.store.create(
      sampleThankYou({ thankYouId: `thanks-${each}`, giver: ALEX, receiver: MEGAN, whatTheyDid }),
    );
  }
});
afterEach(() => chat.close());

/** The ports of a process that has just begun, and dies after so many posts. */
function processDyingAfter(posts: number): Ports {
  let left = posts;
  const post: Ports['messenger']['post'] = async (...given) => {
    left -= 1;
    if (left < 0) throw new Error('the process died');
    return chat.ports.messenger.post(...given);
  };
  return {
    ...chat.ports,
    unconfirmedPosts: new Map(),
    updatesUnderWay: new Map(),
    messenger: { ...chat.ports.messenger, post },
  };
}

function parts(): string[] {
  return chat.posts.flatMap(({ message }) => (message.kind === 'export' ? [message.part] : []));
}

function text(): string {
  return chat.posts.flatMap(({ message }) => (message.kind === 'export' ? [message.textWords] : [])).join('\n');
}

const job = (asked = 'first', dueAt = 0) =>
  newJob('post-export', ALEXS_CHAT, `${ALEX.personId} ${asked}`, chat.now + dueAt);

describe('an export', () => {
  test('goes on after a restart with the part after the last that was posted, however often', async () => {
    await postExport(chat.ports, job('undisturbed'));
    const [whole, all] = [text(), parts()];
    expect(all.length).toBeGreaterThan(4);
    chat.posts.length = 0;
    for (const [attempt, posts] of [1, 0, 2].entries()) {
      // Put back for later, it has another moment.
      await expect(postExport(processDyingAfter(posts), job('first', attempt))).rejects.toThrow('died');
    }
    await postExport(processDyingAfter(99), job('first', 9));
    expect(parts()).toEqual(all);
    expect(text()).toBe(whole);
    expect(JSON.parse(text()).thanksGiven).toHaveLength(THANKS);
  });

  test('that finds that something has changed begins anew, so that no part is of another whole', async () => {
    await expect(postExport(processDyingAfter(2), job())).rejects.toThrow('died');
    chat.posts.length = 0;
    await chat.ports.store.create(sampleThankYou({ thankYouId: 'one-more', giver: ADELE, receiver: ALEX }));
    await postExport(processDyingAfter(99), job());
    expect(parts()[0]).toMatch(/^Part 1 of/);
    expect(JSON.parse(text()).thanksReceived).toHaveLength(1);
  });

  test('is posted again to whoever asks again, though nothing has changed', async () => {
    await postExport(chat.ports, job());
    const first = text();
    chat.posts.length = 0;
    await postExport(chat.ports, job('second'));
    expect(text()).toBe(first);
  });

  test('has all names that stand on others’ things, and nothing of who was only beside', async () => {
    const { store } = chat.ports;
    await store.create(
      sampleThankYou({
        thankYouId: 'joined',
        giver: ADELE,
        receiver: MEGAN,
        joined: [{ personId: ALEX.personId, name: ALEX.name }],
      }),
    );
    await store.create(sampleThankYou({ thankYouId: 'beside', giver: ADELE, receiver: MEGAN }));
    await postExport(chat.ports, job());
    expect(JSON.parse(text()).thanksYouJoined).toMatchObject([{ team: WARD_7, from: ADELE.name, to: MEGAN.name }]);
  });
});
