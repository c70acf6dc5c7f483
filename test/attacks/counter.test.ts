// The insider watches the shared card while colleagues tap one after the other, with the timer running in between, and
// also asks for the card again after every tap. A count that moves with each answer tells who answered and who only
// looked; ours says once that enough have answered, when none has come for a while.
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/message.ts';
import { NAMES, TeamsConversation } from '../support/conversation.ts';
import type { Link } from './evidence.ts';

/** The fourth and the ninth open the card, and close it without an answer. */
const ONLY_LOOK: readonly string[] = ['Isaiah Langer', 'Henrietta Mueller'];

interface Look {
  readonly person: string;
  readonly before: string;
  readonly after: string;
}

/** Who answered, told by a card that changes while they tap. */
function linkByCount(looks: readonly Look[]): Link[] {
  return looks.filter(({ before, after }) => before !== after).map(({ person }) => ({ person, learned: 'answered' }));
}

/** The last count that a card showed to everybody. */
function countOn(messages: readonly Message[]): string {
  return messages.findLast((message) => message.kind === 'pulse')?.answered ?? '';
}

test('against a count that moves with each answer: everybody who answered is found, and who only looked', () => {
  let count = 0;
  const looks = NAMES.map((person) => {
    const before = `${count} of 12 have answered.`;
    if (!ONLY_LOOK.includes(person)) count += 1;
    return { person, before, after: `${count} of 12 have answered.` };
  });
  expect(linkByCount(looks)).toEqual(
    NAMES.filter((name) => !ONLY_LOOK.includes(name)).map((person) => ({ person, learned: 'answered' })),
  );
});

describe('against ours', () => {
  test('the shared card moves with no tap at all, and says that enough have answered once nobody has for a while', async () => {
    const chat = new TeamsConversation(NAMES);
    const opened = await chat.press('Alex Wilber', 'open-pulse', {
      formId: 'f',
      behaviours: 'collaborative',
      hours: '72',
    });
    const [pulse] = await chat.ports.store.openPulses('team-sample-team');
    const pulseId = pulse?.pulseId ?? '';
    await chat.runJobs();

    const atOnce: Look[] = [];
    const onTimer: Look[] = [];
    let shown = opened ? countOn([opened.message]) : '';
    for (const person of NAMES) {
      const before = await seenBy(chat, pulseId);
      const updates = chat.updates.length;
      await chat.press(person, 'view-pulse', { pulseId });
      if (!ONLY_LOOK.includes(person)) await chat.press(person, 'answer-pulse', { pulseId, s0: '4' });
      expect(chat.updates).toHaveLength(updates);
      atOnce.push({ person, before, after: await seenBy(chat, pulseId) });

      await chat.wait(0.2);
      const after = countOn(chat.updates.map(({ message }) => message)) || shown;
      onTimer.push({ person, before: shown, after });
      shown = after;
    }
    expect(linkByCount(atOnce)).toEqual([]);
    // Whoever it points to has not answered.
    expect(linkByCount(onTimer).every(({ person }) => ONLY_LOOK.includes(person))).toBe(true);
    for (let look = 0; look < 2; look += 1) await chat.wait(0.2);
    expect(await seenBy(chat, pulseId)).toBe('At least 5 of 12 have answered.');
    await chat.close();
  });

  test('somebody who changes the answer again and again, or takes it back below a step, moves nothing', async () => {
    const chat = new TeamsConversation(NAMES);
    await chat.press('Alex Wilber', 'open-pulse', { formId: 'f', behaviours: 'collaborative', hours: '72' });
    const [pulse] = await chat.ports.store.openPulses('team-sample-team');
    const pulseId = pulse?.pulseId ?? '';
    for (const person of NAMES.slice(0, 6)) await chat.press(person, 'answer-pulse', { pulseId, s0: '4' });
    for (let look = 0; look < 3; look += 1) await chat.wait(0.2);
    const before = countOn(chat.updates.map(({ message }) => message));
    for (const s0 of ['1', '5', '2']) {
      await chat.press('Lynne Robbins', 'answer-pulse', { pulseId, s0 });
      await chat.wait(0.2);
    }
    await chat.press('Lynne Robbins', 'withdraw-answer', { pulseId });
    await chat.press('Alex Wilber', 'withdraw-answer', { pulseId });
    await chat.wait(0.2);
    expect(before).toBe('At least 5 of 12 have answered.');
    expect(countOn(chat.updates.map(({ message }) => message))).toBe(before);
    await chat.close();
  });
});

/** What somebody who has not answered sees when they ask for the card. */
async function seenBy(chat: TeamsConversation, pulseId: string): Promise<string> {
  const looked = await chat.press('Henrietta Mueller', 'view-pulse', { pulseId });
  return looked ? countOn([looked.message]) : '';
}
