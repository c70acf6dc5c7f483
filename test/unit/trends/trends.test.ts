import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { disclose, type Histogram } from '../../../src/privacy/disclose.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { sparkline, trendInWords, trendsOf } from '../../../src/trends/trends.ts';
import { samplePulse } from '../../support/sample-documents.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is missing');

function closed(day: number, histogram: Histogram, version = framework?.version ?? ''): Pulse {
  const closedAt = Date.UTC(2026, 8, day, 12);
  const published = disclose(histogram, 5);
  return samplePulse({
    frameworkId: 'mse-icb-values',
    frameworkVersion: version,
    closesAt: closedAt,
    state: 'closed',
    result: {
      answeredCount: 6,
      audienceCount: 6,
      closedAt,
      statements: [{ behaviourId: 'innovative', published, histogram }],
    },
  });
}

const low: Histogram = [4, 2, 0, 0, 0];
const most: Histogram = [1, 1, 0, 4, 0];
const all: Histogram = [0, 0, 0, 3, 3];
const few: Histogram = [0, 0, 0, 2, 0];

describe('the trend of a behaviour', () => {
  it('is drawn oldest first, whatever the order in which pulses come', () => {
    const [trend] = trendsOf(framework, [closed(15, all), closed(1, low), closed(8, most)]);

    expect(trend && sparkline(trend)).toBe('▂\u2009▆\u2009█');
  });

  it('shows a gap, not a zero, where too few answered', () => {
    const [trend] = trendsOf(framework, [closed(1, most), closed(8, few), closed(15, most)]);

    expect(trend && sparkline(trend)).toBe('▆\u2009·\u2009▆');
    expect(trend && trendInWords(trend, 'Europe/London')).toBe(
      'Latest, 15 Sept: most of us agree. Before, oldest first: most of us agree. One pulse had too few answers.',
    );
  });

  it('says the same in words and claims no change', () => {
    const [trend] = trendsOf(framework, [closed(1, low), closed(8, low), closed(15, all)]);
    const words = trend ? trendInWords(trend, 'Europe/London') : '';

    expect(words).toBe(
      'Latest, 15 Sept: all or nearly all of us agree. Before, oldest first: fewer than half of us agree (2 times).',
    );
    expect(words).not.toMatch(/higher|lower|better|worse|up|down|improv/i);
  });

  it('keeps answers under another version of the pack apart', () => {
    const [trend] = trendsOf(framework, [closed(1, low, 'older'), closed(8, all)]);

    expect(trend && sparkline(trend)).toBe('█');
  });

  it('leaves out behaviours that were never asked', () => {
    expect(trendsOf(framework, [closed(1, low)]).map(({ behaviourId }) => behaviourId)).toEqual(['innovative']);
  });
});
