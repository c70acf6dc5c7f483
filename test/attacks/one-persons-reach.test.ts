// Rule R28: one person opens sixty pulses, each of which reminds twelve people; and keeps them open. What they can do to a
// team's rhythm and with thank-yous is played in kept-from-asking.test.ts and not-from.test.ts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { NAMES, refusedWith, TeamsConversation } from '../support/conversation.ts';
import { TEAM } from '../support/rhythm-steps.ts';

const ALEX = 'Alex Wilber';
const MEGAN = 'Megan Bowen';
const BEHAVIOURS = ['collaborative', 'innovative', 'compassionate', 'living-well'];
const TRIES = 60;

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation(NAMES);
});
afterEach(() => chat.close());

/** Counts nobody's open pulses, and forgets what is asked and who was reminded. */
function naively(): void {
  const { store } = chat.ports;
  const naive: Partial<Store> = {
    openPulses: async () => [],
    marksUnder: async () => [],
    markSeen: async (key, until) => key.startsWith('reminded:') || store.markSeen(key, until),
  };
  Object.assign(chat.ports, { store: { ...store, ...naive } });
}

async function open(hours: string, index: number): Promise<string> {
  const form = { formId: chat.ports.newId(), behaviours: BEHAVIOURS[index % 4], hours };
  const opened = await chat.press(ALEX, 'open-pulse', form);
  return opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
}

/** How many pulses are opened, and how often people are reminded in the day before they close. */
async function sixtyPulses(): Promise<{ opened: number; reminders: number }> {
  const opened: string[] = [];
  for (let one = 0; one < TRIES; one += 1) opened.push(await open('72', one));
  await chat.runJobs();
  for (let slice = 0; slice < 4; slice += 1) await chat.wait(slice === 0 ? 48 : 0);
  const reminders = chat.posts.filter(({ message }) => message.kind === 'pulse-reminder').length;
  return { opened: opened.filter(Boolean).length, reminders };
}

describe('sixty pulses of three days, opened by one person', () => {
  test('remind twelve people 720 times, where nothing bounds them', async () => {
    naively();
    expect(await sixtyPulses()).toEqual({ opened: TRIES, reminders: 720 });
  });

  test('are three of ours, and remind each person once a day', async () => {
    expect(await sixtyPulses()).toEqual({ opened: 3, reminders: NAMES.length });
  });
});

describe('one of a fortnight, over what the others want to ask', () => {
  test('is theirs to close after a day, and theirs to ask then', async () => {
    const pulseId = await open('336', 0);
    const want = () =>
      chat.press(MEGAN, 'open-pulse', { formId: chat.ports.newId(), behaviours: 'collaborative', hours: '24' });
    expect(refusedWith(await want())).toMatch(/^All of this is being asked/);
    await chat.wait(24);
    expect(refusedWith(await chat.press(MEGAN, 'close-pulse', { pulseId }))).toBe('');
    await chat.wait(0.1);
    expect((await want())?.message.kind).toBe('pulse');
    expect(await chat.ports.store.openPulses(TEAM)).toHaveLength(1);
  });
});
