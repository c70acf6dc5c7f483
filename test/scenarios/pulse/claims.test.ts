import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { firstMarks, MARKS_KEY } from '../../../src/privacy/audience-mark.ts';
import { disclose, holdBack } from '../../../src/privacy/disclose.ts';
import { claimAudience, noteAsks } from '../../../src/pulse/claim-audience.ts';
import { claimStatements } from '../../../src/pulse/claim-statements.ts';
import type { Pulse, Statement } from '../../../src/pulse/pulse.ts';
import { fortnightBefore } from '../../../src/scheduling/moments.ts';
import { DEFAULT_SETTINGS } from '../../../src/teams/team.ts';
import { member, NAMES, PortsUnderTest } from '../../support/ports-under-test.ts';
import { MONDAY_NINE, samplePulse, sampleResult, WARD_7 } from '../../support/sample-documents.ts';

const DAY_MS = 86_400_000;
const LISTEN: Statement = { behaviourId: 'collaborative', behaviourName: 'Collaborative', text: 'We listen.' };
const SPEAK: Statement = { ...LISTEN, text: 'We speak.' };

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest();
});
afterEach(() => chat.close());

describe('what a pulse may ask', () => {
  /** A pulse of so many people from this one on, which is open for three days. */
  function pulse(pulseId: string, from: number, count: number, overrides: Partial<Pulse> = {}): Pulse {
    const audience = Array.from({ length: count }, (_, index) => {
      const personId = `person-${from + index}`;
      return { personId, teamsId: `29:${personId}` };
    });
    return samplePulse({ pulseId, audience, statements: [LISTEN, SPEAK], ...overrides });
  }

  /** It begins, and what of it could be asked. */
  async function begin(wanted: Pulse, ports: Ports = chat.ports): Promise<string[]> {
    const { statements, leftOut } = await claimStatements(ports, wanted);
    expect([...statements, ...leftOut].map(({ text }) => text).toSorted()).toEqual(
      wanted.statements.map(({ text }) => text),
    );
    if (statements.length > 0) await ports.store.create({ ...wanted, statements: [...statements] });
    return statements.map(({ text }) => text);
  }

  it('is what nearly the same people are not being asked; only the rest is left out', async () => {
    expect(await begin(pulse('first', 0, 6, { statements: [LISTEN] }))).toEqual(['We listen.']);
    expect(await begin(pulse('second', 0, 7))).toEqual(['We speak.']);
  });

  it('is also what others are asked who have only some people in common with these', async () => {
    await begin(pulse('first', 0, 8));
    expect(await begin(pulse('second', 4, 8))).toEqual(['We listen.', 'We speak.']);
  });

  it.each([
    ['four people fewer', 4, 5, []],
    ['five people fewer, as many as a result needs', 5, 5, ['We listen.', 'We speak.']],
    ['seven people fewer, where only one of them needs more', 7, 8, ['We listen.', 'We speak.']],
  ])('is not what was asked of %s', async (_, fewer, threshold, expected) => {
    await begin(pulse('first', 0, 12 - fewer, { threshold }));
    expect(await begin(pulse('second', 0, 12))).toEqual(expected);
  });

  it('is also what a team asked that has been erased since', async () => {
    await claimStatements(chat.ports, pulse('first', 0, 6));
    expect(await begin(pulse('second', 0, 6))).toEqual(['We listen.', 'We speak.']);
  });

  it('is also what came to nothing, or was suppressed', async () => {
    const shown = [disclose({ histogram: [0, 0, 0, 2, 2], notSure: 0 }, 6, 5), holdBack()];
    const statements = shown.map((published) => ({ behaviourId: 'collaborative', published, change: 'new' as const }));
    await begin(pulse('first', 0, 6, { state: 'closed', result: sampleResult({ statements }) }));
    expect(await begin(pulse('second', 0, 6))).toEqual(['We listen.', 'We speak.']);
  });

  it.each([
    [2, []],
    [3, ['We listen.', 'We speak.']],
  ])('%i calendar days after it was asked', async (days, expected) => {
    await begin(pulse('first', 0, 6, { openedAt: MONDAY_NINE - 5 * DAY_MS, closesAt: MONDAY_NINE - days * DAY_MS }));
    expect(await begin(pulse('second', 0, 6))).toEqual(expected);
  });

  it('is found by marks that say nothing of its statements, and without looking at itself', async () => {
    const looked: string[] = [];
    const read: Ports['store']['read'] = (kind, teamId, id) => {
      looked.push(id);
      return chat.ports.store.read(kind, teamId, id);
    };
    await begin(pulse('first', 0, 6));
    await begin(pulse('second', 0, 12), { ...chat.ports, store: { ...chat.ports.store, read } });
    expect(looked).toEqual(['first']);

    const key = await chat.ports.keys.create(MARKS_KEY);
    const marks = firstMarks(key, ['person-0', 'person-1', 'person-2', 'person-3', 'person-4', 'person-5']);
    for (const markKey of marks) {
      const found = await chat.ports.store.marksUnder(markKey, 0);
      expect(found).toContainEqual({
        kind: 'audience-mark',
        markKey,
        teamId: WARD_7,
        pulseId: 'first',
        closesAt: MONDAY_NINE + 3 * DAY_MS,
        audienceCount: 6,
        threshold: 5,
        statements: [],
        roundIds: [],
      });
    }
  });
});

describe('whom a pulse of the rhythm may ask', () => {
  const members = NAMES.slice(0, 6).map(member);
  const [alex, ...others] = members;

  /** As this team has asked before; the threshold is five. */
  async function claim(...past: Pulse[]): Promise<string[]> {
    const claimed = await claimAudience(chat.ports, 'newest', members, DEFAULT_SETTINGS, past);
    return claimed.map(({ name }) => name);
  }

  function asked(overrides: Partial<Pulse>, people = [alex]): Pulse {
    const audience = people.flatMap((one) => (one ? [{ personId: one.personId, teamsId: one.teamsId }] : []));
    return samplePulse({ origin: 'meeting', openedAt: chat.now, audience, ...overrides });
  }

  async function asksNoted(): Promise<(string | undefined)[]> {
    const asks = await Promise.all(members.map(({ personId }) => chat.ports.store.lastAskOf(personId)));
    return asks.map((ask) => ask?.pulseId);
  }

  test('are all who have not been asked after a meeting of this team in the last fortnight', async () => {
    expect(await claim(asked({}))).toEqual(others.map(({ name }) => name));
    expect(await asksNoted()).toEqual([undefined, ...others.map(() => 'newest')]);
  });

  test.each([
    ['somebody’s own pulse', () => asked({ origin: 'person' })],
    ['a meeting a fortnight ago', () => asked({ openedAt: fortnightBefore(chat.now, DEFAULT_SETTINGS.timeZone) })],
  ])('%s leaves nobody out', async (_, past) => {
    expect(await claim(past())).toHaveLength(6);
  });

  test('is nobody where too few are left, and nobody’s turn is used', async () => {
    expect(await claim(asked({}, members.slice(0, 2)))).toEqual([]);
    expect(await asksNoted()).toEqual(members.map(() => undefined));
  });

  test('nor where other teams have asked too many, whose turn that stays', async () => {
    const askedAt = chat.now;
    for (const { personId } of members.slice(0, 2))
      await chat.ports.store.claimAsk({ personId, pulseId: 'elsewhere', askedAt }, askedAt);
    expect(await claim()).toEqual([]);
    expect(await asksNoted()).toEqual(['elsewhere', 'elsewhere', '', '', '', '']);
  });

  test('is written down of all whom somebody’s own pulse asks, whoever has asked them before', async () => {
    const askedAt = chat.now;
    await chat.ports.store.claimAsk({ personId: alex?.personId ?? '', pulseId: 'elsewhere', askedAt }, askedAt);
    await noteAsks(chat.ports, 'newest', members);
    expect(await asksNoted()).toEqual(members.map(() => 'newest'));
  });

  test('is just enough where another team has asked one', async () => {
    const askedAt = chat.now;
    await chat.ports.store.claimAsk({ personId: alex?.personId ?? '', pulseId: 'elsewhere', askedAt }, askedAt);
    expect(await claim()).toEqual(others.map(({ name }) => name));
  });
});
