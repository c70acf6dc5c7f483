import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginPulse, type NewPulse } from '../../../src/pulse/begin-pulse.ts';
import { beginPulseForAll, type PulseForAll } from '../../../src/pulse/begin-pulse-for-all.ts';
import { CLOSING_GRACE_MS, MOST_OPEN, MOST_REFRESHED, type Pulse, statementsOn } from '../../../src/pulse/pulse.ts';
import { Refusal } from '../../../src/refusal.ts';
import { idempotencyKey } from '../../../src/scheduling/idempotency-key.ts';
import type { Team } from '../../../src/teams/team.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import {
  HOUR_MS,
  sampleConversation,
  samplePulse,
  sampleResult,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';
import { onWard } from '../../support/ward-with-pulse.ts';

const ALEX = member('Alex Wilber');
const MEGAN = member('Megan Bowen');

let chat: PortsUnderTest;
let team: Team;
beforeEach(async () => {
  chat = new PortsUnderTest();
  team = sampleTeam();
  await chat.ports.store.create(team);
});
afterEach(() => chat.close());

const caller = (person = ALEX) => onWard(person, 'form');

function behaviours(...ids: string[]) {
  const framework = chat.ports.frameworks.get('mse-icb-values');
  if (!framework) throw new Error('the pack is missing');
  return { framework, statements: statementsOn(framework.behaviours.filter(({ id }) => ids.includes(id))) };
}

function wanted(pulseId: string, overrides: Partial<NewPulse> = {}): NewPulse {
  return {
    pulseId,
    agendaId: '',
    origin: 'person',
    depth: 'chosen',
    ...behaviours('collaborative'),
    hours: 72,
    opener: ALEX,
    audience: chat.members,
    present: chat.members,
    outsideCount: 2,
    conversation: sampleConversation(),
    cardActivityId: 'form',
    ...overrides,
  };
}

/** What is on the list, and when, in hours from now; it is off the list then. */
async function listed(): Promise<Record<string, number>> {
  const jobs = await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  for (const job of jobs) await chat.ports.store.completeJob(job);
  return Object.fromEntries(jobs.map(({ value }) => [value.jobType, (value.dueAt - chat.now) / HOUR_MS]));
}

const ON_THE_LIST = { 'show-pulse': 0, 'remind-pulse': 48, 'publish-pulse': 72 + CLOSING_GRACE_MS / HOUR_MS };

describe('a pulse that begins', () => {
  it('has what was wanted, and the team’s settings', async () => {
    team = { ...team, settings: { ...team.settings, threshold: 11, isPooling: true, hasComments: true } };
    const pulse = await beginPulse(chat.ports, team, wanted('new'));
    expect(pulse).toMatchObject({
      pulseId: 'new',
      agendaId: '',
      threshold: 11,
      loweredFrom: 0,
      isPooling: true,
      hasComments: true,
      openedBy: ALEX.personId,
      openedByName: ALEX.name,
      openedAt: chat.now,
      closesAt: chat.now + 72 * HOUR_MS,
      state: 'open',
      outsideCount: 2,
      shownCount: -1,
      result: null,
      resultActivityId: '',
      lastAction: null,
      remindedTo: 0,
      isChairTold: false,
      isSample: false,
      leftOut: [],
    });
    expect(pulse?.audience).toEqual(chat.members.map(({ personId, teamsId }) => ({ personId, teamsId })));
    expect((await chat.ports.store.read('pulse', WARD_7, 'new'))?.value).toEqual(pulse);
    expect(await chat.ports.keys.read('new')).not.toBeNull();
  });

  it.each([
    [72, ON_THE_LIST],
    [24, { 'show-pulse': 0, 'publish-pulse': 24 + CLOSING_GRACE_MS / HOUR_MS }],
  ])('puts on the list what follows from it, open for %i hours', async (hours, expected) => {
    await beginPulse(chat.ports, team, wanted('new', { hours }));
    expect(await listed()).toEqual(expected);
  });

  it('again is the one that is there already, and what follows is put on the list again', async () => {
    const first = await beginPulse(chat.ports, team, wanted('new'));
    await listed();
    const again = await beginPulse(chat.ports, team, wanted('new', { hours: 1, ...behaviours('innovative') }));
    expect(again).toEqual(first);
    expect(await listed()).toEqual(ON_THE_LIST);
  });

  it('again, when it has closed, puts nothing on the list', async () => {
    const closed = samplePulse({ state: 'closed', result: sampleResult() });
    await chat.ports.store.create(closed);
    expect(await beginPulse(chat.ports, team, wanted(closed.pulseId))).toEqual(closed);
    expect(await listed()).toEqual({});
  });

  it('is none where all of it was asked lately: no key, nothing on the list', async () => {
    await beginPulse(chat.ports, team, wanted('first'));
    await listed();
    expect(await beginPulse(chat.ports, team, wanted('second'))).toBeNull();
    expect(await chat.ports.keys.read('second')).toBeNull();
    expect(await listed()).toEqual({});
  });

  it.each([
    [true, 'new'],
    [false, undefined],
    [undefined, undefined],
  ])('that counts for every team (%s) is noted of all whom it asks', async (countsEverywhere, expected) => {
    const counts = countsEverywhere === undefined ? {} : { countsEverywhere };
    await beginPulse(chat.ports, team, wanted('new', counts));
    for (const { personId } of chat.members)
      expect((await chat.ports.store.lastAskOf(personId))?.pulseId).toBe(expected);
  });

  it('refreshes itself for everybody who is there, or for as many as Teams takes: those with the smallest hashes', async () => {
    const many = Array.from({ length: MOST_REFRESHED + 5 }, (_, index) => member(`Colleague ${index}`));
    const few = await beginPulse(
      chat.ports,
      team,
      wanted('few', { present: [ALEX, MEGAN], ...behaviours('innovative') }),
    );
    expect(few?.refreshIds.toSorted()).toEqual([ALEX.teamsId, MEGAN.teamsId].toSorted());
    const pulse = await beginPulse(chat.ports, team, wanted('many', { present: many }));
    const byHash = many
      .map(({ teamsId }) => ({ teamsId, hash: idempotencyKey('refresh', teamsId) }))
      .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    expect(pulse?.refreshIds).toEqual(byHash.slice(0, MOST_REFRESHED).map(({ teamsId }) => teamsId));
  });
});

describe('that the threshold was lowered', () => {
  const DAY_MS = 24 * HOUR_MS;
  const shown = sampleResult();
  const empty = sampleResult({ statements: [] });

  /** What the next pulse says of it, after these. */
  async function loweredFrom(...before: Partial<Pulse>[]): Promise<number | undefined> {
    for (const [index, one] of before.entries()) {
      const openedAt = chat.now - (9 - index) * DAY_MS;
      await chat.ports.store.create(
        samplePulse({ pulseId: `before-${index}`, openedAt, closesAt: openedAt + HOUR_MS, ...one }),
      );
    }
    return (await beginPulse(chat.ports, team, wanted('new')))?.loweredFrom;
  }

  const closed = { state: 'closed', result: shown } as const;

  it.each<[string, Partial<Pulse>[], number]>([
    ['is not said where there was none before', [], 0],
    ['is said where the last one had a higher one', [{ threshold: 11, ...closed }], 11],
    ['is not said where it had the same', [{ threshold: 5, ...closed }], 0],
    ['is not said where it had a lower one', [{ threshold: 4, ...closed }], 0],
    [
      'is said once',
      [
        { threshold: 11, ...closed },
        { threshold: 5, ...closed },
      ],
      0,
    ],
    ['is said of one that is still open', [{ threshold: 11 }], 11],
    [
      'is said again after one that showed nothing and was closed at once',
      [
        { threshold: 11, ...closed },
        { threshold: 5, state: 'closed', result: empty },
      ],
      11,
    ],
    ['is said again after one that has just been opened', [{ threshold: 11, ...closed }, { threshold: 5 }], 11],
  ])('%s', async (_, before, expected) => {
    expect(await loweredFrom(...before)).toBe(expected);
  });

  it.each([
    [DAY_MS - 1, 11],
    [DAY_MS, 0],
  ])('counts as read after one that was open for %i ms', async (open, expected) => {
    const openedAt = chat.now - 2 * DAY_MS;
    const read = { threshold: 5, state: 'closed', result: empty, openedAt, closesAt: openedAt + open } as const;
    expect(await loweredFrom({ threshold: 11, ...closed }, read)).toBe(expected);
  });
});

describe('a pulse for all', () => {
  function forAll(pulseId: string, overrides: Partial<PulseForAll> = {}): PulseForAll {
    const { opener, audience, present, outsideCount, conversation, ...rest } = wanted(pulseId);
    return { ...rest, talkAbout: undefined, ...overrides };
  }

  async function open(by = ALEX): Promise<string> {
    try {
      return (await beginPulseForAll(chat.ports, caller(by), team, forAll('new'))).message.kind;
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
  }

  async function keepOpen(count: number, overrides: Partial<Pulse> = {}): Promise<void> {
    for (let index = 0; index < count; index += 1)
      await chat.ports.store.create(
        samplePulse({ pulseId: `open-${chat.ports.newId()}`, openedBy: ALEX.personId, audience: [], ...overrides }),
      );
  }

  it.each([
    ['has as many open as one person may', MOST_OPEN, {}, 'PULSE_TOO_MANY_OPEN'],
    ['has one fewer', MOST_OPEN - 1, {}, 'pulse'],
    ['has as many of the rhythm, which they set', MOST_OPEN, { origin: 'rhythm' }, 'pulse'],
    ['has none, though others have as many', MOST_OPEN, { openedBy: MEGAN.personId }, 'pulse'],
  ] as const)('where its opener %s', async (_, count, overrides, expected) => {
    await keepOpen(count, overrides);
    expect(await open()).toBe(expected);
  });

  it.each([
    [5, 'pulse'],
    [4, 'discussion-prompt'],
  ])('of %i people', async (count, expected) => {
    chat.members.splice(count);
    expect(await open()).toBe(expected);
  });

  it('is not opened by somebody who is not there', async () => {
    expect(await open(member('Somebody Else'))).toBe('MEMBER_UNKNOWN');
  });

  it('is refused where all of it was asked lately', async () => {
    await beginPulseForAll(chat.ports, caller(), team, forAll('first'));
    expect(await open()).toBe('PULSE_ASKED_LATELY');
  });

  it('is opened in the name of whoever pressed, and asks everybody there; once more, it is shown', async () => {
    for (const by of [MEGAN, ALEX]) {
      const reply = await beginPulseForAll(chat.ports, caller(by), team, forAll('new'));
      expect(reply).toMatchObject({ audience: 'everyone', message: { kind: 'pulse', pulseId: 'new' } });
    }
    const pulse = (await chat.ports.store.read('pulse', WARD_7, 'new'))?.value;
    expect(pulse).toMatchObject({ openedBy: MEGAN.personId, openedByName: MEGAN.name, audience: { length: 6 } });
    expect(pulse?.refreshIds).toHaveLength(6);
  });

  it('that is pressed once more after a crash is put on the list again', async () => {
    await beginPulseForAll(chat.ports, caller(), team, forAll('new'));
    await listed();
    await beginPulseForAll(chat.ports, caller(), team, forAll('new'));
    expect(await listed()).toEqual(ON_THE_LIST);
  });
});
