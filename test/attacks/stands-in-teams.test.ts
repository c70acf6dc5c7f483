// Rules R29 and R30: what cards and messages in Teams give away while a pulse is open and once its answers are destroyed: what
// somebody answered, who was silent, and who was not asked.
import { afterEach, describe, expect, test } from 'vitest';
import type { PlacedReply } from '../../bot/dispatch.ts';
import type { Message } from '../../src/message.ts';
import { UNANSWERED } from '../../src/pulse/pulse.ts';
import { ownAnswersCard } from '../../src/pulse/pulse-card.ts';
import { member, NAMES, render, TeamsConversation, withPosted } from '../support/conversation.ts';
import { passTo, setRhythm, TEAM } from '../support/rhythm-steps.ts';
import { samplePulse } from '../support/sample-documents.ts';
import { elementsIn } from '../unit/cards/walk.ts';

const ALEX = 'Alex Wilber';
const MEGAN = 'Megan Bowen';

let chat: TeamsConversation;
afterEach(() => chat.close());

async function open(hours: string): Promise<string> {
  const form = { formId: chat.ports.newId(), behaviours: 'collaborative', hours };
  const opened = await chat.press(ALEX, 'open-pulse', form);
  await chat.runJobs();
  return opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
}

describe('what somebody answered', () => {
  /** What is chosen on a card. */
  function linkByChoices(message: Message): unknown[] {
    return elementsIn(render({ message }), 'Input.ChoiceSet').flatMap(({ value }) => (value ? [value] : []));
  }

  test('stands on a confirmation that shows it, in the place of the card', () => {
    chat = new TeamsConversation();
    const pulse = samplePulse();
    const scores = pulse.statements.map((_, index) => (index === 0 ? 1 : UNANSWERED));
    expect(linkByChoices(ownAnswersCard(pulse, { scores, comment: '' }, false))).toEqual(['1']);
  });

  test('stands on none of ours but what its person has just asked for, and in no chat', async () => {
    chat = new TeamsConversation();
    const pulseId = await open('72');
    const press = (verb: string, data = {}): Promise<PlacedReply | null> =>
      chat.press(MEGAN, verb, { pulseId, ...data });
    const replies = [await press('answer-pulse', { s0: '1' }), await press('view-pulse')];
    const asked = await press('change-answer');
    replies.push(await press('view-pulse'), await press('answer-pulse', { s0: '1' }), await press('withdraw-answer'));
    await press('answer-pulse', { s0: '1' });
    await chat.wait(72.1);
    replies.push(await press('view-pulse'));

    expect(asked ? linkByChoices(asked.message) : []).toEqual(['1']);
    const { ifPosted } = Object(withPosted(asked));
    const stays = [...chat.posts, ...chat.updates, ...replies].map((one) => one?.message);
    expect(stays.length).toBeGreaterThan(8);
    expect([...stays, ifPosted].flatMap((message) => (message ? linkByChoices(message) : []))).toEqual([]);
  });
});

describe('who was silent', () => {
  const SILENT = NAMES.slice(3, 6);

  /** Those who are reminded, if not all are. */
  function linkByReminders(reminded: readonly string[]): string[] {
    return reminded.length < chat.members.length ? reminded.toSorted() : [];
  }

  test('follows from reminders to those alone', () => {
    chat = new TeamsConversation();
    const naive = chat.members.filter(({ name }) => SILENT.some((one) => one === name));
    expect(linkByReminders(naive.map(({ name }) => name))).toEqual(SILENT.toSorted());
  });

  test('does not from ours, in three pulses one after another', async () => {
    chat = new TeamsConversation();
    await chat.happen('installed', ALEX);
    for (const _round of [1, 2, 3]) {
      const before = chat.posts.length;
      const pulseId = await open('72');
      for (const name of NAMES.slice(0, 3)) await chat.press(name, 'answer-pulse', { pulseId, s0: '4' });
      await chat.wait(48);
      const reminders = chat.posts.slice(before).filter(({ message }) => message.kind === 'pulse-reminder');
      expect(reminders).toHaveLength(6);
      expect(linkByReminders(reminders.map(({ where }) => where))).toEqual([]);
      expect(new Set(reminders.map(({ message }) => JSON.stringify(message))).size).toBe(1);
      await chat.wait(7 * 24);
    }
  });
});

describe('who was not asked, because another team had asked them', () => {
  /** Who is missing on a card that is there to refresh itself for those whom it asks. */
  function linkByRefresh(refreshIds: readonly string[]): string[] {
    return chat.members.filter(({ teamsId }) => !refreshIds.includes(teamsId)).map(({ name }) => name);
  }

  /** The pulse of a rhythm of which one person was asked elsewhere; and for whom its card refreshes itself. */
  async function pulseWithout(
    name: string,
    people: readonly string[],
  ): Promise<{ asked: string[]; refreshIds: string[] }> {
    chat = new TeamsConversation(people);
    await chat.happen('installed', ALEX);
    await setRhythm(chat);
    const { personId } = member(name);
    await chat.ports.store.claimAsk({ personId, pulseId: 'elsewhere', askedAt: chat.now }, 0);
    await passTo(chat, '2026-11-16T11:00Z');
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    const card = chat.posts.findLast(({ message }) => message.kind === 'pulse')?.message;
    expect(pulse?.audience).toHaveLength(people.length - 1);
    const { refresh } = render(card ? { message: card } : null);
    return { asked: pulse?.audience.map(({ teamsId }) => teamsId) ?? [], refreshIds: Object(refresh).userIds };
  }

  test('follows from a card that refreshes itself for those whom it asks, and not from ours', async () => {
    const { asked, refreshIds } = await pulseWithout(MEGAN, NAMES.slice(0, 7));
    expect(linkByRefresh(asked)).toEqual([MEGAN]);
    expect(linkByRefresh(refreshIds)).toEqual([]);
  });

  test('nor from one in a team of seventy, which names the same sixty whoever is not asked', async () => {
    const people = Array.from({ length: 70 }, (_, index) => NAMES[index] ?? `Colleague ${index}`);
    const lists: string[][] = [];
    for (const name of [MEGAN, 'Colleague 30', 'Colleague 60']) {
      lists.push((await pulseWithout(name, people)).refreshIds);
      await chat.close();
    }
    chat = new TeamsConversation();
    expect(lists[0]).toHaveLength(60);
    expect(new Set(lists.map((list) => list.join())).size).toBe(1);
  });
});
