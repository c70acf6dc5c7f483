import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../src/privacy/disclose.ts';
import { addRound, emptied, emptyPool, MOST_ROUNDS, type Pool, statementKey } from '../../../src/pulse/pool.ts';
import type { Statement } from '../../../src/pulse/pulse.ts';
import { samplePulse, WARD_7 } from '../../support/sample-documents.ts';

// The same examples every time.
fc.configureGlobal({ seed: 3 });

const listen: Statement = { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We listen.' };
const empty = emptyPool(samplePulse(), listen);
const three: Histogram = [0, 1, 0, 1, 1];

function pooled(rounds: readonly Histogram[]): Pool {
  return rounds.reduce((pool, round, place) => addRound(pool, `pulse-${place + 1}`, round), empty);
}

const people = fc.nat(2);
const small: fc.Arbitrary<Histogram> = fc.tuple(people, people, people, people, people);

describe('rounds that are too small to show', () => {
  it('are added up, answer by answer', () => {
    expect(pooled([three, [1, 1, 1, 1, 0], [0, 0, 0, 0, 2]])).toMatchObject({
      histogram: [1, 2, 1, 2, 3],
      pulseIds: ['pulse-1', 'pulse-2', 'pulse-3'],
    });
  });

  it('are each added once, however often the close is repeated', () => {
    const once = pooled([three, three]);
    expect(addRound(addRound(once, 'pulse-2', three), 'pulse-1', three)).toEqual(once);
  });

  it('are not added again to the next sum, once theirs is published', () => {
    const published = emptied(pooled([three, three]));

    expect(published.histogram).toEqual([0, 0, 0, 0, 0]);
    expect(addRound(published, 'pulse-1', three)).toEqual(published);
  });

  it('are at most four; the fifth begins anew and the four are forgotten', () => {
    expect(MOST_ROUNDS).toBe(4);
    expect(pooled([three, three, three, three])).toMatchObject({ histogram: [0, 4, 0, 4, 4] });
    expect(pooled([three, three, three, three, [1, 0, 0, 0, 0]])).toMatchObject({
      histogram: [1, 0, 0, 0, 0],
      pulseIds: ['pulse-5'],
    });
  });

  it('cannot be split again: other rounds with the same sum leave the very same pool', () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 2, maxLength: 4 }), fc.nat(4), fc.nat(3), (rounds, answer, which) => {
        // One person who gave this answer had been in another round.
        const [from, to] = [which % rounds.length, (which + 1) % rounds.length];
        const moved = rounds.map((round, place) =>
          round.map((count, at) => count + (at === answer ? Number(place === to) - Number(place === from) : 0)),
        ) as Histogram[];
        expect(pooled(moved)).toEqual(pooled(rounds));
        expect(pooled(rounds.toReversed())).toEqual(pooled(rounds));
      }),
    );
  });

  it('leave nothing but their sum and which pulses they were', () => {
    expect(pooled([three, three])).toEqual({
      kind: 'pool',
      teamId: WARD_7,
      poolId: empty.poolId,
      histogram: [0, 2, 0, 2, 2],
      pulseIds: ['pulse-1', 'pulse-2'],
      spentIds: [],
    });
  });

  it('leave the pool that was read as it was', () => {
    const before = structuredClone(empty);
    addRound(empty, 'pulse-1', three);
    expect(empty).toEqual(before);
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

  it('begins with nobody', () => {
    expect(empty).toMatchObject({ histogram: [0, 0, 0, 0, 0], pulseIds: [], spentIds: [] });
  });

  it('goes by the pack, its version, the behaviour and the words', () => {
    expect(statementKey(samplePulse(), listen)).toEqual(['mse-icb-values', '2024-03', 'collaborative', 'We listen.']);
  });
});
