import { describe, expect, test } from 'vitest';
import type { Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { disclose, type Histogram, type Level } from '../../../src/privacy/disclose.ts';
import type { Pulse, StatementResult } from '../../../src/pulse/pulse.ts';
import type { MeterRow } from '../../../src/shared/card-parts.ts';
import type { Overview } from '../../../src/trends/cards.ts';
import { overviewOf } from '../../../src/trends/overview.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const framework = readFramework();
const SETTINGS = { timeZone: 'Europe/London', threshold: 5 } as const;
const FEW: Histogram = [0, 0, 0, 2, 0];
const SHOWN: Record<Level, Histogram> = {
  1: [4, 2, 0, 0, 0],
  2: [1, 2, 0, 3, 0],
  3: [1, 1, 0, 4, 0],
  4: [0, 0, 0, 3, 3],
};

function readFramework(): Framework {
  const found = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
  if (!found) throw new Error('the pack is missing');
  return found;
}

function day(number: number): number {
  return Date.UTC(2026, 8, number, 12);
}

/** A pulse that closed on a day in September, with the answers to each behaviour. */
function closed(on: number, answers: Readonly<Record<string, Histogram>>, overrides: Partial<Pulse> = {}): Pulse {
  const behaviours = Object.entries(answers);
  return samplePulse({
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    closesAt: day(on),
    state: 'closed',
    isSample: false,
    statements: behaviours.map(([behaviourId]) => ({ behaviourId, behaviourName: behaviourId, text: 'We do.' })),
    result: sampleResult({
      closedAt: day(on),
      answeredCount: 6,
      statements: behaviours.map(([behaviourId, histogram]): StatementResult => {
        const published = disclose({ histogram, notSure: 0 }, 6, 5);
        return { behaviourId, published, change: 'new' };
      }),
    }),
    ...overrides,
  });
}

function overview(pulses: readonly Pulse[], since = 0, past: Framework = framework, toWorkOn = ''): Overview {
  const history = {
    uses: [],
    toWorkOn: toWorkOn ? { behaviourId: toWorkOn, since: 0 } : null,
    timeZone: SETTINGS.timeZone,
  };
  return overviewOf(past, { pulses, thanks: [], history }, SETTINGS, since);
}

function rowsOf({ groups }: Overview): MeterRow[] {
  return groups.flatMap(({ rows }) => rows);
}

describe('the behaviours that a summary shows', () => {
  const early = closed(1, { innovative: SHOWN[1] });
  const late = closed(15, { innovative: SHOWN[4] });

  test('are those that were asked about since then, on its very day too, with what came before', () => {
    expect(rowsOf(overview([late, early], day(15)))).toMatchObject([
      { words: 'All or nearly all agree', meter: '●●●●', months: [] },
    ]);
    expect(rowsOf(overview([late, early], day(15) + 1))).toEqual([]);
  });

  test('are called sample data only if a pulse of them is', () => {
    expect(overview([late, early]).isSample).toBe(false);
    expect(overview([late, closed(1, { innovative: SHOWN[1] }, { isSample: true })]).isSample).toBe(true);
  });

  test('have the words and the meter of the same result, or no meter', () => {
    const gap = closed(22, { innovative: FEW, collaborative: FEW });
    expect(rowsOf(overview([gap, late, early])).map(({ words, meter }) => [words, meter])).toEqual([
      ['Too few answers to show', ''],
      ['All or nearly all agree · on 15 Sept', '●●●●'],
    ]);
  });

  test('leave a pulse out that has no result yet', () => {
    const open = closed(8, { innovative: SHOWN[4] }, { result: null });

    expect(rowsOf(overview([open, early]))).toMatchObject([{ words: 'Fewer than half agree' }]);
  });

  test('have the shares of the latest pulse behind the button, where there were answers enough for them', () => {
    const histogram: Histogram = [4, 0, 0, 6, 10];
    const published = disclose({ histogram, notSure: 0 }, 20, 5);
    const statements = [{ behaviourId: 'innovative', published, change: 'new' as const }];
    const pulse = { ...closed(1, { innovative: histogram }), result: sampleResult({ closedAt: day(1), statements }) };

    expect(rowsOf(overview([pulse]))).toMatchObject([
      {
        lines: ['Rounded: about 80% agree · about 20% in between or disagree'],
      },
    ]);
  });
});

describe('a behaviour for the next agenda', () => {
  test('is left out where a framework has none', () => {
    const { suggestedId, suggestedName, suggestedWhy } = overview([], 0, { ...framework, behaviours: [] });

    expect([suggestedId, suggestedName, suggestedWhy]).toEqual(['', '', '']);
    expect(overview([]).suggestedWhy).toBe('It is next in turn.');
  });

  test('is where the team agrees least only if no row above it reads as low or lower', () => {
    const why = (answers: Readonly<Record<string, Histogram>>): string =>
      overview([closed(1, answers)], 0, framework, 'innovative').suggestedWhy;
    const otherwise = 'The latest result suggests it.';

    expect(why({ innovative: SHOWN[1], collaborative: SHOWN[2] })).toBe('We agree least there.');
    expect(why({ innovative: SHOWN[2], collaborative: SHOWN[2] })).toBe(otherwise);
    expect(why({ innovative: SHOWN[2], collaborative: SHOWN[1] })).toBe(otherwise);
    expect(why({ innovative: SHOWN[2], collaborative: FEW })).toBe(otherwise);
    expect(why({ innovative: FEW, collaborative: SHOWN[2] })).toBe(otherwise);
  });
});
