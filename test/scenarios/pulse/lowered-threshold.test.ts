// A threshold that is lowered goes for the pulses after it, and the first of them says so on its card (rule R27).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { NAMES, render, TeamsConversation } from '../../support/conversation.ts';
import { setRhythm, TEAM } from '../../support/rhythm-steps.ts';

const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', pooling: 'no', comments: 'no' };
const ALEX = 'Alex Wilber';
const OTHER = 'Megan Bowen';
const SAID = 'Before, results were shown from 11 answers on; now they are shown from 5.';
const FIRST_TURN = Date.parse('2026-11-16T10:00Z');

let team: TeamsConversation;
beforeEach(() => {
  team = new TeamsConversation(NAMES);
});
afterEach(() => team.close());

function setThreshold(threshold: '5' | '11', by = ALEX): Promise<unknown> {
  return team.press(by, 'save-settings', { ...SETTINGS, threshold });
}

async function open(behaviours: string, hours = '24'): Promise<string> {
  await team.wait(0.1);
  const answer = await team.press(ALEX, 'open-pulse', { formId: team.ports.newId(), behaviours, hours });
  await team.runJobs();
  expect(answer?.message.kind).toBe('pulse');
  return Object(answer?.message).pulseId;
}

function says(message: Message | undefined): boolean {
  return JSON.stringify(message ? render({ message }) : 'there is no card').includes(SAID);
}

/** The card that everybody sees of the pulse that was opened last, as it was drawn last. */
async function newestCard(): Promise<Message | undefined> {
  const open = await team.ports.store.openPulses(TEAM);
  const newest = open.toSorted((a, b) => a.openedAt - b.openedAt).at(-1);
  const drawn = [...team.posts, ...team.updates].map(({ message }) => message);
  return drawn.findLast((message) => message.kind === 'pulse' && message.pulseId === newest?.pulseId);
}

/** A pulse under eleven, which is over, and five from now on. */
async function lowered(): Promise<void> {
  await setThreshold('11');
  await open('collaborative');
  await team.wait(25);
  await setThreshold('5', OTHER);
}

async function agendaPulse(): Promise<void> {
  const agenda = await team.press(ALEX, 'post-agenda', { formId: team.ports.newId(), behaviour1: 'innovative' });
  await team.press(ALEX, 'open-agenda-pulse', { agendaId: Object(agenda?.message).agendaId });
}

async function meeting(): Promise<void> {
  await team.say(ALEX, 'start');
  await team.runJobs();
  await team.say(ALEX, 'end');
}

async function rhythm(): Promise<void> {
  await setRhythm(team);
  team.now = FIRST_TURN;
}

const check = { part: 'quick', hours: '24' };

describe('the first pulse after the threshold was lowered says so, and the next does not', () => {
  test.each([
    ['opened by hand', () => open('innovative')],
    ['a check of the team', () => team.press(ALEX, 'open-team-check', { formId: team.ports.newId(), ...check })],
    ['from the button of an agenda', agendaPulse],
    ['after a meeting', meeting],
    ['of the rhythm', rhythm],
  ])('%s', async (_what, begin) => {
    await lowered();
    await begin();
    await team.runJobs();
    expect(says(await newestCard())).toBe(true);

    team.now += 8 * DAY_MS;
    await team.runJobs();
    await open('compassionate');
    expect(await newestCard()).toMatchObject({
      notice: expect.arrayContaining([expect.stringContaining('at least 5')]),
    });
    expect(says(await newestCard())).toBe(false);
  });
});

test('everybody reads the same, for as long as it is open, and after each redrawing', async () => {
  await lowered();
  const pulseId = await open('innovative', '72');
  await setThreshold('11');
  for (const name of NAMES.slice(0, 5)) await team.press(name, 'answer-pulse', { pulseId, s0: '4' });
  for (const verb of ['change-statement', 'withdraw-answer', 'view-pulse']) {
    const reply = await team.press(ALEX, verb, { pulseId, statement: 0 });
    expect(says(reply?.message), verb).toBe(true);
  }
  expect(says((await team.press('Nestor Wilke', 'view-pulse', { pulseId }))?.message)).toBe(true);
  await team.press(ALEX, 'answer-pulse', { pulseId, s0: '4' });
  await team.wait(35);
  await team.wait(35);
  const counted = await newestCard();
  expect(counted).toMatchObject({ pulseId, answered: expect.stringContaining('At least 5 of 12') });
  expect(says(counted)).toBe(true);
});

describe('nothing is said', () => {
  test('of the first pulse that a team has', async () => {
    await setThreshold('11');
    await setThreshold('5');
    await open('innovative');
    expect(says(await newestCard())).toBe(false);
  });

  test('where it was raised, or set back before anything was asked', async () => {
    await open('collaborative');
    await setThreshold('11');
    await open('innovative');
    expect(says(await newestCard())).toBe(false);
    await setThreshold('5');
    await setThreshold('11');
    await open('compassionate');
    expect(says(await newestCard())).toBe(false);
  });

  test('again because one that was opened under the old threshold closes later', async () => {
    await setThreshold('11');
    await open('collaborative', '72');
    await setThreshold('5');
    await open('innovative');
    expect(says(await newestCard())).toBe(true);
    await team.wait(73);
    await open('compassionate');
    expect(says(await newestCard())).toBe(false);
  });
});

test('it is said again after one that was opened and closed at once, with nothing to show', async () => {
  await lowered();
  const pulseId = await open('innovative');
  await team.press(ALEX, 'close-pulse', { pulseId });
  await open('compassionate');
  expect(says(await newestCard())).toBe(true);
});

test('it is said anew each time that it is lowered', async () => {
  await lowered();
  await open('innovative');
  await setThreshold('11');
  await open('compassionate');
  await setThreshold('5');
  await open('living-well');
  expect(says(await newestCard())).toBe(true);
});
