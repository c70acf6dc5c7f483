import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { type Disclosable, disclose, discloseRounds, type Histogram, holdBack } from '../../../src/privacy/disclose.ts';
import type { Change, Pulse } from '../../../src/pulse/pulse.ts';
import { pointsSinceBreak, type Trend, trendsOf } from '../../../src/trends/trends.ts';
import { latestInWords, monthByMonthInWords } from '../../../src/trends/words.ts';
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

/** What the row says at once. */
function latest(...pulses: Pulse[]): string {
  return latestInWords(trendOf(...pulses), 'Europe/London', 6);
}

/** What stands behind it, month by month, with the signs of the meter. */
function behind(...pulses: Pulse[]): string[] {
  const { months, lines } = monthByMonthInWords(trendOf(...pulses), 'Europe/London', 4);
  return [...months.map(({ words, meter }) => `${words} ${meter}`.trim()), ...lines];
}

function levels(...pulses: Pulse[]): (number | null)[] {
  return trendOf(...pulses).points.map(({ level }) => level);
}

/** Days of September; from 31 on of the months after it. */
const OCTOBER = 30;
const NOVEMBER = 61;

describe('the trend of a behaviour', () => {
  it('is read oldest first, whatever the order in which pulses come', () => {
    expect(levels(closed(22, of(all)), closed(1, of(low)), closed(15, of(most)), closed(8, of(half)))).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('says the latest that was shown, and behind it one meter a month, the latest in it', () => {
    const pulses = [
      closed(1, of(low)),
      closed(8, of(half)),
      closed(OCTOBER + 5, of(most)),
      closed(OCTOBER + 20, of(few)),
      closed(NOVEMBER + 3, of(all)),
    ];

    expect(latest(...pulses)).toBe('All or nearly all agree');
    expect(behind(...pulses)).toEqual([
      'Sept: about half agree ●●○○',
      'Oct: most agree ●●●○',
      'Nov: all or nearly all agree ●●●●',
    ]);
  });

  it('says in words why a month has nothing, and by what day the latest is where too few have answered since', () => {
    const pulses = [closed(1, of(most)), closed(OCTOBER + 1, of(few)), closed(NOVEMBER + 1, holdBack())];

    expect(latest(...pulses)).toBe('Most agree · on 1 Sept');
    expect(behind(...pulses)).toEqual([
      'Sept: most agree ●●●○',
      'Oct: too few answers to show',
      'Nov: held back, asked again too soon',
    ]);
  });

  it('claims no change from two points', () => {
    const pulses = [closed(1, of(low)), closed(8, of(low)), closed(15, of(all))];

    const read = [latest(...pulses), ...behind(...pulses)].join();
    expect(read).not.toMatch(/higher|lower|better|worse|up|down|improv|▲|▼/i);
  });

  it.each([
    ['higher', ' · clearly higher since 1 Sept ▲', []],
    ['lower', ' · clearly lower since 1 Sept ▼', []],
    ['unclear', '', ['No clear change.']],
    ['too few', '', ['Too few answers to tell a change.']],
    ['new', '', []],
  ] as [Change, string, string[]][])('says of change only what the latest pulse found: %s', (change, seen, lines) => {
    const pulses = [closed(1, of(low), { change: 'higher' }), closed(8, of(most), { change })];
    expect(latest(...pulses)).toBe(`Most agree${seen}`);
    expect(behind(...pulses)).toEqual(lines);
  });

  it('says what the last pulse that was shown found, not one that was held back after it', () => {
    expect(latest(closed(1, of(most), { change: 'lower' }), closed(8, holdBack(), { change: 'higher' }))).toBe(
      'Most agree · clearly lower ▼ · on 1 Sept',
    );
  });

  it('of a sum of several rounds says that it is one, and no change', () => {
    const sum = discloseRounds([0, 0, 1, 4, 2], 2, 5);
    expect(latest(closed(1, of(low)), closed(8, sum, { change: 'higher' }))).toBe(
      'All or nearly all agree (small rounds together)',
    );
    expect(latest(closed(1, of(low)), closed(8, sum), closed(15, of(most), { change: 'higher' }))).toBe(
      'Most agree · clearly higher since 1 Sept ▲',
    );
  });

  it('says when seven results in a row lie on one side of the five before them', () => {
    const five = [1, 2, 3, 4, 5].map((day) => closed(day, of(half)));
    const seven = [6, 7, 8, 9, 10, 11, 12].map((day) => closed(day, of(most)));
    const shift = 'The last seven results are all above the middle of the earlier ones.';

    expect(behind(...five, ...seven)).toContain(shift);
    expect(behind(...five.slice(1), ...seven)).not.toContain(shift);
  });

  it('has nothing to show when too few answered every time', () => {
    expect(latest(closed(1, of(few)))).toBe('Too few answers to show');
    expect(behind(closed(1, of(few)))).toEqual([]);
  });

  it('beside more than six others does not say since when', () => {
    const trend = trendOf(closed(1, of(low)), closed(8, of(most), { change: 'higher' }));
    expect(latestInWords(trend, 'Europe/London', 7)).toBe('Most agree · clearly higher ▲');
  });

  it('of a framework that is very long has its months in one line', () => {
    const trend = trendOf(closed(1, of(low)), closed(OCTOBER + 1, of(most), { change: 'unclear' }));
    expect(monthByMonthInWords(trend, 'Europe/London', 13)).toEqual({
      months: [],
      lines: ['Sept: fewer than half agree ●○○○ · Oct: most agree ●●●○ · No clear change.'],
    });
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

    expect(trends.map(({ behaviourId, points }) => [behaviourId, points.map(({ level }) => level)])).toEqual([
      ['collaborative', [4]],
      ['innovative', [1, 3]],
    ]);
  });
});

describe('a break in the trend', () => {
  it.each([
    ['a new version of the pack', { version: 'newer' }],
    ['other words', { text: 'We dare to try.' }],
  ])('stands where what was asked changed: %s', (_, asked) => {
    const pulses = [
      closed(1, of(low)),
      closed(OCTOBER + 8, of(most), asked),
      closed(NOVEMBER + 1, of(all), { ...asked, change: 'unclear' }),
    ];

    expect(pointsSinceBreak(trendOf(...pulses).points).map(({ level }) => level)).toEqual([3, 4]);
    expect(latest(...pulses)).toBe('All or nearly all agree');
    expect(behind(...pulses)).toEqual([
      'Sept: fewer than half agree ●○○○',
      'Oct: the question changed, then most agree ●●●○',
      'Nov: all or nearly all agree ●●●●',
      'No clear change.',
    ]);
  });

  it('leaves what was shown before it to its month: only what came after it is the latest', () => {
    const pulses = [closed(1, of(low)), closed(OCTOBER + 8, of(few), { version: 'newer' })];

    expect(latest(...pulses)).toBe('Too few answers to show');
    expect(behind(...pulses)).toEqual([
      'Sept: fewer than half agree ●○○○',
      'Oct: the question changed, then too few answers to show',
    ]);
  });

  it('in the middle of a month leaves out what was shown before it', () => {
    const pulses = [closed(1, of(low)), closed(8, of(few), { version: 'newer' }), closed(OCTOBER + 1, holdBack())];
    expect(behind(...pulses).slice(0, 1)).toEqual(['Sept: the question changed, then too few answers to show']);
  });

  it('stands where the old words come back, too: what lies between is something else', () => {
    const trend = trendOf(closed(1, of(low)), closed(8, of(most), { text: 'We dare.' }), closed(15, of(all)));

    expect(trend.points.map(({ isBreak }) => isBreak)).toEqual([false, true, true]);
  });

  it('is no break when nothing was asked before', () => {
    const trend = trendOf(closed(1, of(low)), closed(8, of(most)));

    expect(trend.points.map(({ isBreak }) => isBreak)).toEqual([false, false]);
    expect(pointsSinceBreak(trend.points)).toEqual(trend.points);
    expect(behind(closed(1, of(low)), closed(OCTOBER + 1, of(most)))[0]).toBe('Sept: fewer than half agree ●○○○');
  });

  it('keeps seven in a row from running across it', () => {
    const before = [1, 2, 3, 4, 5].map((day) => closed(day, of(half)));
    const after = [6, 7, 8, 9, 10, 11, 12].map((day) => closed(day, of(most), { version: 'newer' }));

    expect(behind(...before, ...after).join()).not.toContain('seven results');
  });

  it('is never compared across: what is clearly higher is so since a result of the same question', () => {
    const pulses = [closed(1, of(low)), closed(8, of(most), { version: 'newer', change: 'higher' })];

    expect(latest(...pulses)).toBe('Most agree · clearly higher ▲');
  });
});
