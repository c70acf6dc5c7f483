import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { dispatch, type PlacedReply } from '../../bot/dispatch.ts';
import { runJobs } from '../../bot/jobs/run-jobs.ts';
import { rosterOf } from '../../bot/local/roster-of.ts';
import { teamsAddresses } from '../../bot/teams/addresses.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import type { Message } from '../../src/message.ts';
import type { LastAsk, Ports, TeamDocument } from '../../src/ports.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { Job } from '../../src/scheduling/job.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { Caller, Conversation, Member } from '../../src/teams/team.ts';
import { type Life, mortal } from '../support/mortal.ts';
import { noLinks } from '../support/sample-links.ts';
import { seeded } from '../support/seeded.ts';
import { onThisMachine } from '../support/where-kept.ts';
import { isoOf } from './local-time.ts';
import { comingMoments } from './moments.ts';
import { addTo, nothingObserved, noticed, type Observed } from './observed.ts';
import { type Change, type Fields, type TeamPlan, YEAR_BEGINS, YEAR_ENDS } from './team-plans.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than a process that died holds on to what it had taken. */
const RESTARTED_AFTER_MS = 61_000;
const DEATH_OF_WRITES = 1 / 900;
const DOWN_FOR_HOURS = [2, 3, 4, 5, 8, 12, 16, 20, 30, 50, 72, 120, 504];
const NEVER_ANSWERED = 0.02;

const { frameworks } = readPackFiles([shippedPacks]);

interface Coming {
  readonly at: number;
  /** What a person does; without it, something is due. */
  readonly act?: () => Promise<void>;
  readonly kind: 'job' | 'person' | 'restart' | 'downtime';
  readonly until?: number;
}

/** A year of all these teams with everything real but Teams, the clock and the people. */
export async function simulateYear(plans: readonly TeamPlan[], seed: number): Promise<Observed> {
  const observed = nothingObserved();
  const [fate, luck] = [seeded(seed), seeded(seed + 1)];
  const coming = comingMoments<Coming>();
  const isListed = new Set<number>();
  const byId = new Map(plans.map((plan) => [plan.teamId, plan]));
  const log = pino({ level: 'silent' });
  let now = YEAR_BEGINS;
  let upAt = YEAR_BEGINS;
  let waiting: (() => Promise<void>)[] = [];

  const life: Life = {
    isDead: false,
    strike(operation) {
      if (now < YEAR_BEGINS + 7 * DAY_MS || fate() > DEATH_OF_WRITES) return false;
      const dice = fate();
      const longer = dice < 0.02 ? fate() * 6 * DAY_MS : dice < 0.12 ? fate() * 30 * HOUR_MS : fate() * 120_000;
      const until = Math.floor(now + RESTARTED_AFTER_MS + longer);
      observed.deaths.push({ at: now, until, operation });
      goDown(until);
      return true;
    },
  };
  const ports = mortalPorts();

  function goDown(until: number): void {
    upAt = Math.max(upAt, until);
    coming.put({ at: until, kind: 'restart' });
  }

  function mortalPorts(): Ports {
    const clock = { now: () => now };
    let messages = 0;
    const messenger: Ports['messenger'] = {
      post: async () => {
        messages += 1;
        return String(messages);
      },
      update: async () => 'updated',
      postToPerson: async () => ({ conversationId: 'chat', activityId: 'message' }),
    };
    return {
      clock,
      store: mortal(openSqliteStore(':memory:', clock), life, sawInStore),
      keys: mortal(openSqliteKeys(':memory:'), life, () => undefined),
      messenger: mortal(messenger, life, sawSent),
      roster: rosterOf(async ({ conversationId }) => byId.get(conversationId)?.people.map(memberOf) ?? []),
      addresses: teamsAddresses,
      frameworks: { all: () => frameworks, get: (id) => frameworks.find((framework) => framework.id === id) },
      newId: () => 'form',
      unconfirmedPosts: new Map(),
      updatesUnderWay: new Map(),
      backOff: () => setImmediate(),
      timing: { showCountEveryMs: 12 * HOUR_MS, isSample: false },
      links: noLinks,
      whereKept: onThisMachine,
      ownAddress: 'https://behaviours.example.org',
    };
  }

  function sawSent(operation: string, args: readonly unknown[]): void {
    if (operation === 'update') return;
    const [{ conversationId: teamId }] = args as [Conversation];
    const message = args.at(-1) as Message;
    const to = operation === 'postToPerson' ? String(args[1]).replace('29:', '') : '';
    const ofResult = message.kind === 'pulse-result' ? (observed.posting.get(teamId) ?? '') : '';
    const pulseId = 'pulseId' in message ? String(message.pulseId) || ofResult : ofResult;
    observed.posts.push({ at: now, teamId, kind: message.kind, pulseId, to });
  }

  function sawInStore(operation: string, args: readonly unknown[], result: unknown): void {
    if (operation === 'enqueue') comes((args[0] as Job).dueAt);
    if (operation === 'postponeJob') comes(args[1] as number);
    if (operation === 'claimAsk' && result) {
      const { personId, pulseId } = args[0] as LastAsk;
      addTo(observed.claims, personId, { at: now, pulseId });
    }
    if ((operation === 'create' || operation === 'replace') && result) sawDocument(operation, args[0] as TeamDocument);
  }

  function comes(at: number): void {
    const moment = Math.max(now, at);
    if (isListed.has(moment)) return;
    isListed.add(moment);
    coming.put({ at: moment, kind: 'job' });
  }

  function sawDocument(operation: string, document: TeamDocument): void {
    const { teamId } = document;
    if (document.kind === 'rhythm') addTo(observed.rhythms, teamId, { at: now, rhythm: document });
    if (document.kind === 'team') addTo(observed.installed, teamId, { at: now, isInstalled: document.isInstalled });
    if (document.kind !== 'pulse') return;
    if (operation === 'create') pulseBegan(document);
    else if (document.result && !observed.closed.some(({ pulseId }) => pulseId === document.pulseId)) ended(document);
  }

  function pulseBegan({ teamId, pulseId, audience, statements, openedAt, closesAt }: Pulse): void {
    const people = audience.map(({ personId }) => personId);
    const hours = (closesAt - openedAt) / HOUR_MS;
    observed.pulses.push({ at: now, teamId, pulseId, audience: people, hours, closesAt });
    for (const { personId } of audience) {
      if (luck() > (byId.get(teamId)?.zeal ?? 0)) continue;
      const scores = statements.map((_, index) => [`s${index}`, String(1 + Math.floor(luck() * 5))]);
      const data = { pulseId, comment: '', ...Object.fromEntries(scores) };
      coming.put({
        at: Math.floor(openedAt + luck() * (closesAt - openedAt)),
        kind: 'person',
        act: async () => {
          await press(teamId, personId, 'answer-pulse', data);
        },
      });
    }
  }

  function ended({ teamId, pulseId, result }: Pulse): void {
    const isShown = result?.statements.some(({ published }) => 'level' in published) ?? false;
    observed.closed.push({ at: now, teamId, pulseId, isShown });
    if (!isShown || luck() < NEVER_ANSWERED) return;
    const at = Math.floor(now + 60_000 + luck() ** 2 * 30 * DAY_MS);
    const isAgreed = luck() < 0.5;
    coming.put({ at, kind: 'person', act: () => decide(teamId, pulseId, isAgreed) });
  }

  async function decide(teamId: string, pulseId: string, isAgreed: boolean): Promise<void> {
    const chair = `person-${byId.get(teamId)?.people[0]}`;
    const byWhen = isoOf(Math.floor(now / DAY_MS) + 14);
    const agreed = { decision: 'agreed', what: 'Start with a question', who: chair, byWhen, because: '' };
    const notNow = { decision: 'not now', because: 'winter is here' };
    const answer = await press(teamId, chair, 'save-action', { pulseId, ...(isAgreed ? agreed : notNow) });
    if (answer) expectKind(answer, 'action');
    if (answer) observed.actions.set(pulseId, now);
    else coming.put({ at: now + 7 * DAY_MS, kind: 'person', act: () => decide(teamId, pulseId, isAgreed) });
  }

  /** Nobody can press anything where the bot has been removed. */
  async function press(teamId: string, personId: string, verb: string, data: Fields): Promise<PlacedReply | null> {
    if (!isInstalled(teamId)) return null;
    const caller = callerOf(teamId, personId);
    return dispatch(ports, { kind: 'card-action', caller, activityId: 'pressed', verb, data, isInvoke: true });
  }

  const isInstalled = (teamId: string): boolean => observed.installed.get(teamId)?.at(-1)?.isInstalled ?? true;

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!life.isDead) throw error;
      waiting.push(act);
    }
  }

  async function runAll(): Promise<void> {
    while (!life.isDead) {
      const looksBefore = observed.lookedFor.length;
      const run = await runJobs(ports, noticed(observed), log).catch((error: unknown) => {
        if (!life.isDead) throw error;
        return { done: 0, failed: 0 };
      });
      observed.jobs += run.done;
      if (!life.isDead) observed.failed += run.failed - (observed.lookedFor.length - looksBefore);
      if (run.done + run.failed === 0) return;
    }
  }

  function planTeam({ teamId, people, zone, threshold, begins, changes, away }: TeamPlan): void {
    const chair = `person-${people[0]}`;
    const settings = { frameworkId: 'mse-icb-values', timeZone: zone, threshold: String(threshold) };
    const event = (kind: 'installed' | 'removed') => async (): Promise<void> => {
      await dispatch(ports, { kind, caller: callerOf(teamId, chair), activityId: 'event' });
    };
    let form: Fields = {};
    const save =
      ({ at, fields }: Change) =>
      async (): Promise<void> => {
        const answer = await press(teamId, chair, 'save-rhythm', { ...withoutPast(form), ...fields });
        // Somebody who could not save when they meant to may find that the day they chose is over.
        if (!answer || (now > at && 'formNote' in answer.message)) return;
        expectKind(answer, 'rhythm');
        form = { ...form, ...fields };
      };
    coming.put({ at: begins.at, kind: 'person', act: event('installed') });
    coming.put({
      at: begins.at,
      kind: 'person',
      act: async () => expectKind(await press(teamId, chair, 'save-settings', settings), 'settings'),
    });
    for (const change of [begins, ...changes]) coming.put({ at: change.at, kind: 'person', act: save(change) });
    if (away) coming.put({ at: away.from, kind: 'person', act: event('removed') });
    if (away) coming.put({ at: away.until, kind: 'person', act: event('installed') });
  }

  /** A form shows what was saved: dates that were added are in the list, and a pause that is over is gone. */
  function withoutPast({ quietFrom, quietUntil, pauseEnd, pauseUntil, ...form }: Fields): Fields {
    const isOver = pauseEnd === 'yes' || !pauseUntil || pauseUntil <= isoOf(Math.floor(now / DAY_MS) + 1);
    return isOver ? form : { ...form, pauseUntil };
  }

  for (const plan of plans) planTeam(plan);
  for (const hours of DOWN_FOR_HOURS) {
    const at = Math.floor(YEAR_BEGINS + (0.03 + 0.9 * fate()) * (YEAR_ENDS - YEAR_BEGINS));
    coming.put({ at, kind: 'downtime', until: at + hours * HOUR_MS });
  }
  for (let next = coming.take(); next && next.at <= YEAR_ENDS; next = coming.take()) {
    now = next.at;
    isListed.delete(now);
    if (next.kind === 'downtime' && next.until) {
      observed.downtimes.push({ at: now, until: next.until });
      goDown(next.until);
    }
    if (now < upAt) {
      if (next.act) waiting.push(next.act);
      continue;
    }
    if (next.kind === 'restart') {
      life.isDead = false;
      ports.unconfirmedPosts.clear();
      const acts = waiting;
      waiting = [];
      for (const act of acts) await attempt(act);
    }
    if (next.act) await attempt(next.act);
    else await runAll();
  }
  life.isDead = false;
  await ports.store.close();
  await ports.keys.close();
  return observed;
}

function expectKind(answer: PlacedReply | null, kind: string): void {
  if (answer?.message.kind !== kind) throw new Error(`${kind} was expected: ${JSON.stringify(answer?.message)}`);
}

function memberOf(person: number): Member {
  return { personId: `person-${person}`, teamsId: `29:person-${person}`, name: `Colleague ${person}` };
}

function callerOf(teamId: string, personId: string): Caller {
  return {
    ...memberOf(Number(personId.replace('person-', ''))),
    teamId,
    teamName: `The ${teamId}`,
    conversation: {
      conversationId: teamId,
      kind: 'channel',
      serviceUrl: 'https://smba.example/teams/',
      tenantId: 'tenant',
      botId: '28:bot',
    },
    cardActivityId: 'pressed',
    meetingId: '',
    canPickPeople: false,
  };
}
