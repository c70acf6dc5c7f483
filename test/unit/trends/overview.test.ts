import { describe, expect, test } from 'vitest';
import type { Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { disclose, type Histogram, type Level } from '../../../src/privacy/disclose.ts';
import type { Pulse, StatementResult } from '../../../src/pulse/pulse.ts';
import type { Overview } from '../../../src/trends/cards.ts';
import { overviewOf } from '../../../src/trends/overview.ts';
import { sparkline, trendsOf } from '../../../src/trends/trends.ts';
import { trendInWords } from '../../../src/trends/words.ts';
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
      strongest: behaviours[0]?.[0],
    }),
    ...overrides,
  });
}

function overview(pulses: readonly Pulse[], since = 0, past: Framework = framework): Overview {
  return overviewOf(
    past,
    { pulses, thanks: [], history: { uses: [], toWorkOn: null, timeZone: SETTINGS.timeZone } },
    SETTINGS,
    since,
  );
}

describe('the behaviours that a summary shows', () => {
  const early = closed(1, { innovative: SHOWN[1] });
  const late = closed(15, { innovative: SHOWN[4] });

  test('are those that were asked about since then, on its very day too, with what came before', () => {
    expect(overview([late, early], day(15)).behaviours.map((one) => one.sparkline)).toEqual(['▂\u2009█']);
    expect(overview([late, early], day(15) + 1).behaviours).toEqual([]);
  });

  test('are called sample data only if a pulse of them is', () => {
    expect(overview([late, early]).isSample).toBe(false);
    expect(overview([late, closed(1, { innovative: SHOWN[1] }, { isSample: true })]).isSample).toBe(true);
  });
});

describe('strongest and one to work on', () => {
  const two = (on: number): Pulse => closed(on, { innovative: SHOWN[4], collaborative: SHOWN[1] });

  test('come from a pulse since then, on its very day too', () => {
    expect(overview([two(8)], day(8)).highlights).toEqual(['Strongest: innovative.']);
    expect(overview([two(8)], day(8) + 1).highlights).toEqual([]);
  });

  test('come from the latest pulse of which anything was shown, though not all of it was', () => {
    const partly = closed(15, { collaborative: SHOWN[4], innovative: SHOWN[1], compassionate: FEW });
    const nothing = closed(22, { innovative: FEW, collaborative: FEW });
    const unfinished = closed(29, { innovative: SHOWN[4] }, { result: null });

    expect(overview([unfinished, nothing, partly, two(8)]).highlights).toEqual(['Strongest: collaborative.']);
  });
});

describe('the chart', () => {
  test('has a bar for each of the last five pulses, the latest last, and none for a gap', () => {
    const levels: (Level | null)[] = [4, 1, 2, null, 3, 4];
    const pulses = levels.map((level, at) => closed(at + 1, { innovative: level ? SHOWN[level] : FEW })).reverse();
    const x = framework.behaviours.find(({ id }) => id === 'innovative')?.name;

    expect(overview(pulses).chart).toEqual([
      { legend: '4 before', values: [{ x, y: 1 }] },
      { legend: '3 before', values: [{ x, y: 2 }] },
      { legend: '1 before', values: [{ x, y: 3 }] },
      { legend: 'Latest', values: [{ x, y: 4 }] },
    ]);
  });
});

describe('a behaviour for the next agenda', () => {
  test('is left out where a framework has none', () => {
    const { suggestedId, suggestedName, suggestedWhy } = overview([], 0, { ...framework, behaviours: [] });

    expect([suggestedId, suggestedName, suggestedWhy]).toEqual(['', '', '']);
    expect(overview([]).suggestedWhy).toMatch(/^It is next in turn, .+\.$/);
  });
});

describe('a trend in words', () => {
  const words = (...pulses: Pulse[]): string =>
    trendsOf(framework, pulses)
      .map((trend) => trendInWords(trend, 'Europe/London'))
      .join();

  test('gives the shares of the latest pulse, where there were answers enough for them', () => {
    const histogram: Histogram = [4, 0, 0, 6, 10];
    const published = disclose({ histogram, notSure: 0 }, 20, 5);
    const pulse = closed(1, { innovative: histogram });
    const statements = [{ behaviourId: 'innovative', published, change: 'new' as const, histogram }];

    expect(words({ ...pulse, result: sampleResult({ closedAt: day(1), statements }) })).toBe(
      'Latest, 1 Sept: all or nearly all agree (about 80% agree, about 20% in between or disagree).',
    );
  });

  test('counts the gaps', () => {
    expect(words(closed(1, { innovative: FEW }), closed(8, { innovative: FEW }))).toBe(
      'Nothing to show yet. 2 pulses had too few answers.',
    );
  });

  test('parts what differed', () => {
    const pulses = ([1, 2, 2, 4] as const).map((level, at) => closed(at + 1, { innovative: SHOWN[level] }));

    expect(words(...pulses)).toContain('Before, oldest first: fewer than half agree, about half agree (2 times).');
  });

  test('leaves a pulse out that has no result yet', () => {
    const open = closed(8, { innovative: SHOWN[4] }, { result: null });

    expect(trendsOf(framework, [closed(1, { innovative: SHOWN[1] }), open]).map(sparkline)).toEqual(['▂']);
  });
});
