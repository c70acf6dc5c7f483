import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { type Disclosable, disclose, type Histogram, holdBack } from '../../../src/privacy/disclose.ts';
import type { Change, Pulse } from '../../../src/pulse/pulse.ts';
import { sinceBreak, sparkline, type Trend, trendsOf } from '../../../src/trends/trends.ts';
import { trendInWords } from '../../../src/trends/words.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is missing');
const { version } = framework;

interface Asked {
  readonly change?: Change;
  readonly version?: string;
  readonly text?: string;
  readonly behaviourId?: string;
  readonly frameworkId?: string;
}

const low: Histogram = [4, 2, 0, 0, 0];
const half: Histogram = [1, 2, 0, 3, 0];
const most: Histogram = [1, 1, 0, 4, 0];
const all: Histogram = [0, 0, 0, 3, 3];
const few: Histogram = [0, 0, 0, 2, 0];

function of(histogram: Histogram): Disclosable {
  return disclose({ histogram, notSure: 0 }, 6, 5);
}

function closed(day: number, published: Disclosable, asked: Asked = {}): Pulse {
  const closedAt = Date.UTC(2026, 8, day, 12);
  const { behaviourId = 'innovative', text = 'We try something new.' } = asked;
  return samplePulse({
    frameworkId: asked.frameworkId ?? 'mse-icb-values',
    frameworkVersion: asked.version ?? version,
    closesAt: closedAt,
    state: 'closed',
    statements: [{ behaviourId, behaviourName: 'We are innovative', text }],
    result: sampleResult({
      closedAt,
      statements: [{ behaviourId, published, change: asked.change ?? 'new' }],
    }),
  });
}

function trendOf(...pulses: Pulse[]): Trend {
  const [trend] = framework ? trendsOf(framework, pulses) : [];
  if (!trend) throw new Error('there is no trend');
  return trend;
}

function words(...pulses: Pulse[]): string {
  return trendInWords(trendOf(...pulses), 'Europe/London');
}

describe('the trend of a behaviour', () => {
  it('is drawn oldest first, whatever the order in which pulses come', () => {
    const trend = trendOf(closed(22, of(all)), closed(1, of(low)), closed(15, of(most)), closed(8, of(half)));

    expect(sparkline(trend)).toBe('▂\u2009▄\u2009▆\u2009█');
  });

  it('shows a gap, not a zero, where too few answered or the result was held back', () => {
    const pulses = [closed(1, of(most)), closed(8, of(few)), closed(15, holdBack()), closed(22, of(most))];

    expect(sparkline(trendOf(...pulses))).toBe('▆\u2009·\u2009·\u2009▆');
    expect(words(...pulses)).toBe(
      'Latest, 22 Sept: most agree. Before, oldest first: most agree. One pulse had too few answers. One pulse held back: the same or nearly the same people had answered shortly before.',
    );
  });

  it('says the same in words, and claims no change from two points', () => {
    const inWords = words(closed(1, of(low)), closed(8, of(low)), closed(15, of(all)));

    expect(inWords).toBe(
      'Latest, 15 Sept: all or nearly all agree. Before, oldest first: fewer than half agree (2 times).',
    );
    expect(inWords).not.toMatch(/higher|lower|better|worse|up|down|improv/i);
  });

  it.each([
    ['higher', 'Clearly higher than before. '],
    ['lower', 'Clearly lower than before. '],
    ['unclear', 'No clear change. '],
    ['too few', 'Too few answers to tell a change. '],
    ['new', ''],
  ] as [Change, string][])('says of change only what the latest pulse found: %s', (change, said) => {
    expect(words(closed(1, of(low), { change: 'higher' }), closed(8, of(most), { change }))).toBe(
      `Latest, 8 Sept: most agree. ${said}Before, oldest first: fewer than half agree.`,
    );
  });

  it('says what the last pulse that was shown found, not one that was held back after it', () => {
    expect(words(closed(1, of(most), { change: 'lower' }), closed(8, holdBack(), { change: 'higher' }))).toBe(
      'Latest, 1 Sept: most agree. Clearly lower than before. One pulse held back: the same or nearly the same people had answered shortly before.',
    );
  });

  it('says when seven results in a row lie on one side of the five before them', () => {
    const five = [1, 2, 3, 4, 5].map((day) => closed(day, of(half)));
    const seven = [6, 7, 8, 9, 10, 11, 12].map((day) => closed(day, of(most)));

    expect(words(...five, ...seven)).toContain('The last seven results are all above the middle of the earlier ones.');
    expect(words(...five.slice(1), ...seven)).not.toContain('seven results');
  });

  it('has nothing to show when too few answered every time', () => {
    expect(sparkline(trendOf(closed(1, of(few))))).toBe('·');
    expect(words(closed(1, of(few)))).toBe('Nothing to show yet. One pulse had too few answers.');
  });

  it('leaves out behaviours that were never asked, and pulses of another framework', () => {
    const elsewhere = closed(8, of(all), { frameworkId: 'jersey-tier3' });

    expect(framework && trendsOf(framework, [closed(1, of(low)), elsewhere])).toHaveLength(1);
    expect(trendOf(closed(1, of(low)), elsewhere).points).toHaveLength(1);
    expect(framework && trendsOf(framework, [elsewhere])).toEqual([]);
  });

  it('follows a behaviour that stood in some pulses only', () => {
    const other = closed(8, of(all), { behaviourId: 'collaborative' });

    const trends = framework ? trendsOf(framework, [closed(1, of(low)), other, closed(15, of(most))]) : [];

    expect(trends.map((trend) => `${trend.behaviourId} ${sparkline(trend)}`).sort()).toEqual([
      'collaborative █',
      'innovative ▂\u2009▆',
    ]);
  });
});

describe('a break in the trend', () => {
  const began = 'The statement changed, so it begins anew.';

  it.each([
    ['a new version of the pack', { version: 'newer' }],
    ['other words', { text: 'We dare to try.' }],
  ])('stands where what was asked changed: %s', (_, asked) => {
    const pulses = [closed(1, of(low)), closed(8, of(most), asked), closed(15, of(all), asked)];

    expect(sparkline(trendOf(...pulses))).toBe('▂\u2009┊\u2009▆\u2009█');
    expect(sinceBreak(trendOf(...pulses)).map(({ level }) => level)).toEqual([3, 4]);
    expect(words(...pulses)).toBe(
      `Latest, 15 Sept: all or nearly all agree. Before, oldest first: most agree. ${began}`,
    );
  });

  it('stands at every change, and only what came after the last one is put into words', () => {
    const pulses = [
      closed(1, of(low)),
      closed(8, of(few), { version: 'newer' }),
      closed(15, of(half), { version: 'newest' }),
    ];

    expect(sparkline(trendOf(...pulses))).toBe('▂\u2009┊\u2009·\u2009┊\u2009▄');
    expect(words(...pulses)).toBe(`Latest, 15 Sept: about half agree. ${began}`);
  });

  it('stands where the old words come back, too: what lies between is something else', () => {
    const pulses = [closed(1, of(low)), closed(8, of(most), { text: 'We dare.' }), closed(15, of(all))];

    expect(sparkline(trendOf(...pulses))).toBe('▂\u2009┊\u2009▆\u2009┊\u2009█');
  });

  it('is no break when nothing was asked before', () => {
    const trend = trendOf(closed(1, of(low)), closed(8, of(most)));

    expect(trend.points.map(({ isBreak }) => isBreak)).toEqual([false, false]);
    expect(sinceBreak(trend)).toEqual(trend.points);
    expect(words(closed(1, of(low)))).not.toContain(began);
  });

  it('keeps seven in a row from running across it', () => {
    const before = [1, 2, 3, 4, 5].map((day) => closed(day, of(half)));
    const after = [6, 7, 8, 9, 10, 11, 12].map((day) => closed(day, of(most), { version: 'newer' }));

    expect(words(...before, ...after)).not.toContain('seven results');
  });
});
