import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { dispatch } from '../../../bot/dispatch.ts';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import type { Ports } from '../../../src/ports.ts';
import { callerOf, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { type Life, mortal } from '../../support/mortal.ts';
import { setRhythm } from '../../support/rhythm-steps.ts';

const TEAM = 'team-sample-team';
const silent = pino({ level: 'silent' });
/** Longer than a process that died holds on to what it had taken. */
const LEASE_HOURS = 0.02;
const MOST_WRITES = 90;

type Act = (ports: Ports, chat: TeamsConversation) => Promise<unknown>;

interface Scene {
  readonly prepare: (chat: TeamsConversation) => Promise<void>;
  /** What somebody does, and does again if it did not work; nothing, where only time goes by. */
  readonly act: Act;
  readonly posts: readonly string[];
}

const say =
  (words: string): Act =>
  (ports) =>
    dispatch(ports, { kind: 'words', caller: callerOf('Alex Wilber', {}), activityId: 'typed', words });
const begins: Act = (ports, { now }) =>
  dispatch(ports, {
    kind: 'meeting-started',
    caller: callerOf('Alex Wilber', {}),
    activityId: 'event',
    startedAt: now,
  });

async function answerAll(chat: TeamsConversation): Promise<string> {
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  const data = Object.fromEntries((pulse?.statements ?? []).map((_, index) => [`s${index}`, '4']));
  for (const name of NAMES.slice(0, 6)) await chat.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, ...data });
  return pulse?.pulseId ?? '';
}

async function meet(chat: TeamsConversation): Promise<void> {
  await chat.say('Alex Wilber', 'start');
  await chat.runJobs();
}

async function askAfterMeeting(chat: TeamsConversation): Promise<void> {
  await meet(chat);
  await chat.wait(1);
  await chat.say('Alex Wilber', 'end');
  await chat.runJobs();
  await answerAll(chat);
  chat.now += 73 * 3_600_000;
}

/** With the jobs at these moments alone: nothing is due in the hours between, and every place of death is prepared for anew. */
async function passBy(chat: TeamsConversation, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    chat.now = Date.parse(moment);
    await chat.runJobs();
  }
}

/** The pulse of 30 November waits for an answer to the result of the one before. */
async function waitForAnswer(chat: TeamsConversation): Promise<void> {
  await setRhythm(chat);
  await passBy(chat, '2026-11-16T10:00Z');
  await answerAll(chat);
  await passBy(chat, '2026-11-18T10:00Z', '2026-11-19T10:00Z', '2026-11-19T10:01Z', '2026-11-30T10:00Z');
}

const decide: Act = async (ports, { posts }) => {
  const waits = posts.map(({ message }) => message).find(({ kind }) => kind === 'pulse-waits');
  const pulseId = waits?.kind === 'pulse-waits' ? waits.pulseId : '';
  const caller = { ...callerOf('Alex Wilber', {}), cardActivityId: 'pressed' };
  const data = { pulseId, decision: 'not now', because: 'winter is here' };
  const answer = await dispatch(ports, {
    kind: 'card-action',
    caller,
    activityId: 'pressed',
    verb: 'save-action',
    data,
    isInvoke: true,
  });
  expect(answer?.message.kind).toBe('action');
};

const SCENES: Record<string, Scene> = {
  'a meeting that somebody starts': { prepare: async () => undefined, act: say('start'), posts: ['agenda'] },
  'a prepared meeting that Teams starts': {
    prepare: async (chat) => {
      await chat.press('Alex Wilber', 'prepare-agenda', { formId: 'form', behaviour1: 'innovative' });
      await chat.runJobs();
      chat.posts.length = 0;
      await chat.wait(24);
    },
    act: begins,
    posts: ['agenda'],
  },
  'a meeting that somebody ends': {
    prepare: async (chat) => {
      await meet(chat);
      await chat.wait(1);
    },
    act: say('end'),
    posts: ['pulse'],
  },
  'the close of the pulse about a meeting': {
    prepare: askAfterMeeting,
    act: async () => undefined,
    posts: ['chair-note', 'pulse-result'],
  },
  'an action for which a pulse waits': { prepare: waitForAnswer, act: decide, posts: ['pulse'] },
  'a bot that comes back to a team with a rhythm': {
    prepare: async (chat) => {
      await setRhythm(chat);
      await chat.happen('removed', 'Alex Wilber');
      await passBy(chat, '2026-11-16T10:00Z', '2026-11-17T10:00Z');
    },
    act: (ports) => dispatch(ports, { kind: 'installed', caller: callerOf('Alex Wilber', {}), activityId: 'event' }),
    posts: ['pulse'],
  },
};

interface End {
  readonly writes: readonly string[];
  readonly posted: readonly string[];
  readonly state: unknown;
}

/** The process dies right before that write; then somebody tries again, and everything that is due is done. */
async function endAfter({ prepare, act }: Scene, dieBefore: number): Promise<End> {
  const chat = new TeamsConversation();
  await chat.happen('installed', 'Alex Wilber');
  await prepare(chat);
  const before = chat.posts.length;
  const writes: string[] = [];
  const life: Life = {
    isDead: false,
    strike(operation) {
      if (writes.length + 1 >= dieBefore) return true;
      writes.push(operation);
      return false;
    },
  };
  const wrapped = <T extends object>(port: T): T => mortal(port, life, () => undefined);
  const { store, keys, messenger } = chat.ports;
  const ports = {
    ...chat.ports,
    unconfirmedPosts: new Map(),
    store: wrapped(store),
    keys: wrapped(keys),
    messenger: wrapped(messenger),
  };
  let hasActed = false;
  try {
    await act(ports, chat);
    hasActed = true;
    await runJobs(ports, handlers, silent);
  } catch (error) {
    if (!life.isDead) throw error;
  }
  await chat.wait(LEASE_HOURS);
  if (!hasActed) await act(chat.ports, chat);
  await chat.wait(LEASE_HOURS);
  await chat.wait(LEASE_HOURS);
  const posted = chat.posts.slice(before).map(({ message }) => message.kind);
  const state = await stateOf(chat);
  await chat.close();
  return { writes, posted, state };
}

/** All that lasts, without the moments at which it was written. */
async function stateOf({ ports: { store } }: TeamsConversation): Promise<unknown> {
  const [agendas, open, published, actions, due] = await Promise.all([
    store.recentAgendas(TEAM, 9),
    store.openPulses(TEAM),
    store.publishedPulses(TEAM, 9),
    store.recentActions(TEAM, 9),
    store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99),
  ]);
  const rhythm = await store.read('rhythm', TEAM, TEAM);
  return {
    agendas: agendas.map(({ state, items, cardActivityId }) => ({ state, items, isShown: cardActivityId !== '' })),
    open: open.map(({ statements, audience, cardActivityId }) => ({
      statements,
      audience,
      isShown: cardActivityId !== '',
    })),
    published: published.map(({ result, resultActivityId }) => [result?.answeredCount, resultActivityId !== '']),
    actions: actions.map(({ state, because }) => ({ state, because })),
    progress: rhythm?.value.progress,
    due: due.map(({ value: { jobType, dueAt } }) => [jobType, Math.round(dueAt / 3_600_000)]).toSorted(),
  };
}

describe.each(Object.entries(SCENES))('%s', (_name, scene) => {
  test('comes to the same end, wherever the process dies, and posts twice only what Teams had taken just then', async () => {
    const expected = await endAfter(scene, Number.POSITIVE_INFINITY);
    expect(expected.posted.toSorted()).toEqual(scene.posts);
    expect(expected.writes.length).toBeLessThan(MOST_WRITES);
    for (let index = 1; index <= expected.writes.length; index += 1) {
      const { writes, posted, state } = await endAfter(scene, index);
      const isSentTwice = ['post', 'postToPerson'].includes(writes.at(-1) ?? '');
      expect({ place: index, state, posted: [...new Set(posted)].toSorted() }).toEqual({
        place: index,
        state: expected.state,
        posted: scene.posts,
      });
      expect([index, posted.length]).toEqual([index, scene.posts.length + (isSentTwice ? 1 : 0)]);
    }
  }, 600_000);
});
