// What one member can do to the others, and what a card tells of who was not asked (rules R24, R28 to R30).
import { afterEach, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../../bot/routes.ts';
import { member, NAMES, refusedWith, render, TeamsConversation } from '../../support/conversation.ts';
import { passTo, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

const BEHAVIOURS = ['collaborative', 'innovative', 'compassionate', 'living-well'];
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5', pooling: 'no' };
const OPENER = 'Alex Wilber';
const OTHER = 'Megan Bowen';

let chat: TeamsConversation;
afterEach(() => chat.close());

async function open(behaviours: string, hours = '72', by = OPENER): Promise<string> {
  const answer = await chat.press(by, 'open-pulse', { formId: chat.ports.newId(), behaviours, hours });
  return answer?.message.kind === 'pulse' ? answer.message.pulseId : refusedWith(answer);
}

describe('one person', () => {
  test('has three pulses open in a conversation at the most, and the others may open theirs', async () => {
    chat = new TeamsConversation();
    for (const behaviour of BEHAVIOURS.slice(0, 3)) await open(behaviour);
    expect(await open('living-well')).toBe(REFUSALS.PULSE_TOO_MANY_OPEN.what);
    await open('living-well', '72', OTHER);
    expect(await chat.ports.store.openPulses(TEAM)).toHaveLength(4);
  });

  test('cannot keep a pulse open against the others for longer than a day', async () => {
    chat = new TeamsConversation();
    const pulseId = await open('collaborative', '336');
    expect(refusedWith(await chat.press(OTHER, 'close-pulse', { pulseId }))).toBe(REFUSALS.PULSE_NOT_YOURS.what);
    await chat.wait(24);
    expect(refusedWith(await chat.press(OTHER, 'close-pulse', { pulseId }))).toBe('');
    await chat.wait(0.1);
    expect(await chat.ports.store.openPulses(TEAM)).toEqual([]);
  });
});

describe('comments', () => {
  const commentsPosted = () => chat.posts.filter(({ message }) => message.kind === 'pulse-comments').length;

  test.each([
    ['both statements shown', 0, 1],
    ['one statement with too few opinions', 8, 0],
  ])('with %s: they come only where all of it is shown', async (_what, unsure, expected) => {
    chat = new TeamsConversation(NAMES);
    await chat.press(OPENER, 'save-settings', { ...SETTINGS, comments: 'yes' });
    const pulseId = await open('collaborative,innovative', '24');
    for (const [index, name] of NAMES.slice(0, 11).entries()) {
      const scores = { s0: '4', s1: index < unsure ? 'not-sure' : '4' };
      await chat.press(name, 'answer-pulse', { pulseId, ...scores, comment: 'More time.' });
    }
    await chat.wait(25);
    expect(commentsPosted()).toBe(expected);
  });
});

test('the card of a rhythm’s pulse refreshes itself for whoever is there, not for those whom it asks', async () => {
  chat = new TeamsConversation(NAMES.slice(0, 7));
  await chat.happen('installed', OPENER);
  await setRhythm(chat);
  const { personId } = member(OTHER);
  await chat.ports.store.claimAsk({ personId, pulseId: 'elsewhere', askedAt: chat.now }, 0);
  await passTo(chat, '2026-11-16T11:00Z');
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  expect(pulse?.audience.map((asked) => asked.personId)).not.toContain(personId);
  const card = chat.posts.findLast(({ message }) => message.kind === 'pulse')?.message;
  const { refresh } = card ? render({ message: card }) : {};
  const all = chat.members.map(({ teamsId }) => teamsId);
  expect(new Set(Object(refresh).userIds)).toEqual(new Set(all));
});

test('neither the confirmation nor a refresh shows an answer; who asks for theirs is shown it', async () => {
  chat = new TeamsConversation();
  const pulseId = await open('collaborative');
  const confirmed = await chat.press(OTHER, 'answer-pulse', { pulseId, s0: '1' });
  const refreshed = await chat.press(OTHER, 'view-pulse', { pulseId });
  for (const reply of [confirmed, refreshed]) {
    expect(reply?.message.kind).toBe('pulse-answered');
    expect(JSON.stringify(reply && render(reply))).not.toMatch(/disagree/i);
  }
  const shown = await chat.press(OTHER, 'change-answer', { pulseId });
  expect(JSON.stringify(shown && render(shown))).toContain('"value":"1"');
});

test('where the key of an open pulse is lost, the card says that it takes no answers, not that somebody was not here', async () => {
  chat = new TeamsConversation();
  const pulseId = await open('collaborative');
  await chat.ports.keys.destroy(pulseId);
  for (const verb of ['answer-pulse', 'change-answer', 'withdraw-answer']) {
    const answer = await chat.press(OTHER, verb, { pulseId, s0: '4' });
    expect(refusedWith(answer), verb).toBe(REFUSALS.PULSE_KEY_LOST.what);
  }
  expect(await chat.ports.store.countAnswers(pulseId)).toBe(0);
});
