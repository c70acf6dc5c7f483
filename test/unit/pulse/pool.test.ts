import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import { addRound, dropTaken, emptyPool, MOST_ROUNDS, type Pool } from '../../../src/pulse/pool.ts';
import type { Statement } from '../../../src/pulse/pulse.ts';
import { samplePulse, WARD_7 } from '../../support/sample-documents.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const listen: Statement = { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We listen.' };
const empty = emptyPool(samplePulse(), listen);
const three: Histogram = [0, 1, 0, 1, 1];

/** More than these rounds ever come to. */
const MANY = 99;

function pooled(rounds: readonly Histogram[], threshold = MANY): Pool {
  return rounds.reduce((pool, round, index) => addRound(pool, `pulse-${index + 1}`, round, threshold), empty);
}

const sizeOf = (round: Histogram): number => round.reduce((sum, count) => sum + count, 0);
const people = fc.nat(3);
/** Of four or more, so that one person fewer still makes a round. */
const small: fc.Arbitrary<Histogram> = fc
  .tuple(people, people, people, people, people)
  .filter((round) => sizeOf(round) >= 4);

describe('rounds that are too small to show', () => {
  it('are added up, answer by answer', () => {
    expect(pooled([three, [1, 1, 1, 1, 0], [0, 0, 0, 0, 3]])).toMatchObject({
      histogram: [1, 2, 1, 2, 4],
      pulseIds: ['pulse-1', 'pulse-2', 'pulse-3'],
      taken: [],
    });
  });

  it.each<[number, Histogram]>([
    [0, [0, 0, 0, 0, 0]],
    [1, [0, 0, 0, 1, 0]],
    [2, [0, 1, 0, 1, 0]],
  ])('are not added if they are of %i answers: the pool stays as it was', (_, round) => {
    expect(pooled([round])).toEqual(empty);
    expect(addRound(pooled([three]), 'pulse-2', round, 5)).toEqual(pooled([three]));
  });

  it('are each added once, however often the close is repeated', () => {
    const once = pooled([three, three]);
    expect(addRound(addRound(once, 'pulse-2', three, MANY), 'pulse-1', three, MANY)).toEqual(once);
  });

  it('are at most four: four of the smallest reach even the higher threshold', () => {
    const rounds = [1, 2, 3].reduce((pool, index) => addRound(pool, `pulse-${index}`, three, 11), empty);

    expect(rounds.pulseIds).toHaveLength(MOST_ROUNDS - 1);
    expect(addRound(rounds, 'pulse-4', three, 11)).toMatchObject({
      pulseIds: [],
      taken: [{ roundIds: Array.from({ length: MOST_ROUNDS }, (_, index) => `pulse-${index + 1}`) }],
    });
  });

  it('leave no more than the four newest sums behind, should nobody fetch them', () => {
    const six = Array.from({ length: 6 }, (): Histogram => [0, 0, 0, 0, 5]);
    expect(pooled(six, 5).taken.map(({ pulseId }) => pulseId)).toEqual(['pulse-3', 'pulse-4', 'pulse-5', 'pulse-6']);
  });

  it('cannot be split again: other rounds with the same sum leave the very same pool, taken out or not', () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 2, maxLength: 4 }), fc.nat(4), fc.nat(3), (rounds, answer, which) => {
        // One person who gave this answer had been in another round.
        const [from, to] = [which % rounds.length, (which + 1) % rounds.length];
        const moved = rounds.map((round, index) =>
          round.map((count, at) => count + (at === answer ? Number(index === to) - Number(index === from) : 0)),
        ) as Histogram[];
        const all = rounds.reduce((sum, round) => sum + sizeOf(round), 0);
        for (const threshold of [all, all + 1]) {
          expect(pooled(moved, threshold)).toEqual(pooled(rounds, threshold));
          expect(pooled(rounds.toReversed(), threshold)).toEqual(pooled(rounds, threshold));
          expect(pooled(rounds, threshold).taken).toHaveLength(threshold === all ? 1 : 0);
        }
      }),
    );
  });

  it('keep the highest threshold under which one of them was asked, until they are shown', () => {
    const raised = addRound(empty, 'pulse-1', three, 11);
    const lowered = addRound(raised, 'pulse-2', three, 5);
    expect(lowered).toMatchObject({ threshold: 11, pulseIds: ['pulse-1', 'pulse-2'], taken: [] });
    expect(addRound(addRound(lowered, 'pulse-3', three, 5), 'pulse-4', three, 5)).toMatchObject({
      threshold: 0,
      taken: [{ pulseId: 'pulse-4', roundIds: ['pulse-1', 'pulse-2', 'pulse-3', 'pulse-4'] }],
    });
  });

  it('leave nothing but their sum and which pulses they were', () => {
    expect(pooled([three, three])).toEqual({
      kind: 'pool',
      teamId: WARD_7,
      poolId: empty.poolId,
      histogram: [0, 2, 0, 2, 2],
      threshold: MANY,
      pulseIds: ['pulse-1', 'pulse-2'],
      spentIds: [],
      taken: [],
    });
  });

  it('leave the pool that was read as it was', () => {
    const before = structuredClone(empty);
    addRound(empty, 'pulse-1', three, 5);
    addRound(empty, 'pulse-1', three, 3);
    expect(empty).toEqual(before);
  });
});

describe('a sum that is large enough', () => {
  const taken = { pulseId: 'pulse-2', histogram: [0, 2, 0, 2, 2], roundIds: ['pulse-1', 'pulse-2'] };

  const later = { ...taken, pulseId: 'pulse-4', roundIds: ['pulse-3', 'pulse-4'] };

  it('is taken out in the same step, for the pulse that made it so, and the pool is empty', () => {
    expect(pooled([three, three], 6)).toEqual({
      ...empty,
      spentIds: ['pulse-1', 'pulse-2'],
      taken: [taken],
    });
  });

  it('waits in the pool with one answer fewer than are needed', () => {
    expect(pooled([three, three], 7)).toMatchObject({ histogram: [0, 2, 0, 2, 2], taken: [] });
  });

  it('stays as it is, whatever comes after it, until it is dropped', () => {
    const [first, second] = [pooled([three, three], 5), pooled([three, three, three], 5)];
    expect(second).toMatchObject({ histogram: three, pulseIds: ['pulse-3'], taken: [taken] });
    expect(addRound(first, 'pulse-2', three, 5)).toEqual(first);
    expect(addRound(first, 'pulse-1', three, 5)).toEqual(first);
    expect(pooled([three, three, three, three], 5).taken).toEqual([taken, later]);
  });

  it('is dropped for its own pulse alone; its rounds are not added again', () => {
    const both = pooled([three, three, three, three], 5);
    expect(dropTaken(both, 'pulse-2')).toEqual({ ...both, taken: [later] });
    expect(dropTaken(both, 'pulse-1')).toEqual(both);

    const dropped = dropTaken(pooled([three, three], 5), 'pulse-2');
    expect(dropped).toEqual({ ...empty, spentIds: ['pulse-1', 'pulse-2'] });
    expect(addRound(addRound(dropped, 'pulse-1', three, 5), 'pulse-2', three, 5)).toEqual(dropped);
  });

  it('keeps its rounds from being added again after further sums too, up to twelve', () => {
    const rounds = (count: number): Histogram[] => Array.from({ length: count }, () => three);
    const sums = pooled(rounds(24), 5);
    expect(sums.spentIds).toHaveLength(24);
    expect(addRound(sums, 'pulse-1', three, 5)).toEqual(sums);
    expect(pooled(rounds(26), 5).spentIds).toEqual(Array.from({ length: 24 }, (_, index) => `pulse-${index + 3}`));
  });
});

describe('the pool of a statement', () => {
  const other = { ...listen, text: 'We hear.' };

  it.each([
    ['the next pulse', samplePulse({ pulseId: 'pulse-2', agendaId: 'agenda-2' }), listen],
    ['a pulse of other people', samplePulse({ audience: [] }), listen],
    ['a behaviour that was renamed', samplePulse(), { ...listen, behaviourName: 'Together' }],
  ])('is the same for %s', (_, pulse, statement) => {
    expect(emptyPool(pulse, statement).poolId).toBe(empty.poolId);
  });

  it.each([
    ['another team', samplePulse({ teamId: 'elsewhere' }), listen],
    ['another pack', samplePulse({ frameworkId: 'jersey-tier3' }), listen],
    ['another version of the pack', samplePulse({ frameworkVersion: '2025-01' }), listen],
    ['another behaviour', samplePulse(), { ...listen, behaviourId: 'innovative' }],
    ['other words', samplePulse(), other],
  ])('is another one for %s', (_, pulse, statement) => {
    expect(emptyPool(pulse, statement).poolId).not.toBe(empty.poolId);
  });

  it('is found again by another version of the bot: what is added up in it would be lost', () => {
    expect(empty.poolId).toBe('ZkWiBk7l-qcDmjni_ve9Ml');
  });

  it('begins with nobody', () => {
    expect(empty).toMatchObject({ histogram: [0, 0, 0, 0, 0], pulseIds: [], spentIds: [], taken: [] });
  });

  it.each([
    ['pack', samplePulse({ frameworkId: 'another' }), listen],
    ['version', samplePulse({ frameworkVersion: 'another' }), listen],
    ['behaviour', samplePulse(), { ...listen, behaviourId: 'another' }],
    ['words', samplePulse(), { ...listen, text: 'We speak.' }],
  ])('is another one for another %s', (_what, pulse, statement) => {
    expect(emptyPool(pulse, statement).poolId).not.toBe(empty.poolId);
  });
});
