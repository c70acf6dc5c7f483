import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ports, TeamDocument } from '../../../src/ports.ts';
import { deleteEnded } from '../../../src/privacy/delete-ended.ts';
import { enqueueDeleteEnded } from '../../../src/privacy/enqueue-delete-ended.ts';
import { DAY_MS, monthsBefore } from '../../../src/scheduling/moments.ts';
import { START, TeamsConversation } from '../../support/conversation.ts';
import { mortal } from '../../support/mortal.ts';
import {
  ALEX,
  MEGAN,
  sampleAction,
  sampleAgenda,
  samplePulse,
  sampleResult,
  sampleTeam,
} from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';
import { inAzure } from '../../support/where-kept.ts';

const teamId = 'team-sample-team';
const MONTHS = Array.from({ length: 30 }, (_, month) => month);

let bot: TeamsConversation;
beforeEach(async () => {
  bot = new TeamsConversation();
  const { conversation } = samplePulse();
  await bot.ports.store.create(sampleTeam({ teamId, conversation, name: 'Sample team', installedAt: 1 }));
  for (const document of MONTHS.flatMap(ofMonth)) await bot.ports.store.create(document);
});
afterEach(() => bot.close());

/** What ended so many months and a day ago: a meeting, its result, what was made of it, and a thank-you. */
function ofMonth(month: number): TeamDocument[] {
  const at = monthsBefore(START, month) - DAY_MS;
  const closed = { closesAt: at, state: 'closed', result: sampleResult({ closedAt: at }) } as const;
  return [
    sampleAgenda({ teamId, agendaId: `${month}`, state: 'ended', postedAt: at, startedAt: at, endedAt: at }),
    samplePulse({ teamId, pulseId: `${month}`, openedAt: at - DAY_MS, ...closed }),
    sampleAction({ teamId, actionId: `${month}`, state: 'done', setAt: at, doneAt: at }),
    sampleThankYou({ teamId, thankYouId: `${month}`, givenAt: at, giver: ALEX, receiver: MEGAN, visibility: 'shared' }),
  ];
}

/** How many months there are of each. */
async function kept() {
  const { store } = bot.ports;
  return {
    agendas: (await store.recentAgendas(teamId, 99)).length,
    results: (await store.publishedResults(teamId, 99)).length,
    actions: (await store.recentActions(teamId, 99)).length,
    thanks: (await store.thankYousSince(teamId, 0, 99)).length,
    found: (await store.thankYousOf(MEGAN.personId, 99)).length,
  };
}

const USUAL = { agendas: 24, results: 24, actions: 24, thanks: 12, found: 12 };

test('two years of results, meetings and actions stay, and a year of thank-yous', async () => {
  await enqueueDeleteEnded(bot.ports, START);
  await bot.runJobs();
  expect(await kept()).toEqual(USUAL);
  expect(await bot.ports.store.read('pulse', teamId, '23')).not.toBeNull();
  expect(await bot.ports.store.read('thank-you', teamId, '11')).not.toBeNull();
});

test('it comes round by itself, and once however often it is begun', async () => {
  for (let start = 0; start < 3; start += 1) await enqueueDeleteEnded(bot.ports, START);
  await bot.runJobs();
  expect(await bot.ports.store.claimJobs(START + DAY_MS - 1, 1, 9)).toEqual([]);
  for (let day = 0; day < 31; day += 1) await bot.wait(24);
  expect(await kept()).toEqual({ agendas: 23, results: 23, actions: 23, thanks: 11, found: 11 });
});

test('the organisation chooses for how long', async () => {
  const months = { results: 3, thanks: 6 };
  await deleteEnded({ ...bot.ports, whereKept: { ...inAzure, months } });
  expect(await kept()).toEqual({ agendas: 3, results: 3, actions: 3, thanks: 6, found: 6 });
});

test('what is open stays, however old it is', async () => {
  const { store } = bot.ports;
  const open = [
    sampleAgenda({ teamId, agendaId: 'on', state: 'started', postedAt: 1, startedAt: 1 }),
    sampleAgenda({ teamId, agendaId: 'prepared', state: 'prepared', postedAt: 1 }),
    samplePulse({ teamId, pulseId: 'open', openedAt: 1 }),
    sampleAction({ teamId, actionId: 'agreed', state: 'agreed', setAt: 1, doneAt: 0 }),
  ];
  for (const document of open) await store.create(document);
  await deleteEnded(bot.ports);
  expect(await store.preparedAgendas(teamId, 9)).toHaveLength(1);
  expect(await store.openPulses(teamId)).toHaveLength(1);
  expect(await kept()).toEqual({ ...USUAL, agendas: 25, actions: 25 });
});

test.each([
  [500, 0],
  [499, 1],
])('goes on at once, other jobs between, where %i of a kind were erased', async (erased, days) => {
  const { store } = bot.ports;
  await store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  const eraseEnded: typeof store.eraseEnded = async (kind, _, limit) =>
    kind === 'agenda' ? Math.min(erased, limit) : 0;
  await deleteEnded({ ...bot.ports, store: { ...store, eraseEnded } });
  const [job] = await store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  expect(job?.value).toMatchObject({ jobType: 'delete-ended', dueAt: bot.now + days * DAY_MS });
});

describe('a process that dies over it', () => {
  test.each([1, 2, 3, 4, 5])('at its write number %i leaves the rest to the next', async (fatal) => {
    let writes = 0;
    const strike = (): boolean => {
      writes += 1;
      return writes === fatal;
    };
    const dying: Ports = {
      ...bot.ports,
      store: mortal(bot.ports.store, { isDead: false, strike }, () => undefined),
    };
    await expect(deleteEnded(dying)).rejects.toThrow();
    await deleteEnded(bot.ports);
    expect(await kept()).toEqual(USUAL);
    await deleteEnded(bot.ports);
    expect(await kept()).toEqual(USUAL);
  });
});

describe('the summary', () => {
  const summary = async () => {
    const reply = await bot.say('Alex Wilber', 'summary');
    return reply?.message;
  };

  test('of the last weeks is the same without what was before', async () => {
    const before = await summary();
    await deleteEnded(bot.ports);
    expect(await summary()).toEqual(before);
  });

  test('goes on where hardly anything is left', async () => {
    await deleteEnded({ ...bot.ports, whereKept: { ...inAzure, months: { results: 1, thanks: 1 } } });
    expect(await summary()).toMatchObject({ kind: 'summary' });
  });
});
