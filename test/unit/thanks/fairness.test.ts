import { describe, expect, test } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { hintSince, thanksHint } from '../../../src/thanks/fairness.ts';
import type { ThankYou } from '../../../src/thanks/thank-you.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is there');
const ids = framework.behaviours.map(({ id }) => id);
const timeZone = 'Europe/London';
/** A Wednesday; the last twelve whole weeks began on Monday 24 August, in summer time. */
const now = Date.UTC(2026, 10, 18, 12);
const MONDAY = Date.UTC(2026, 7, 23, 23);
const WEEK_MS = 7 * DAY_MS;

const given = (week: number, behaviourId: string, change: Partial<ThankYou> = {}) =>
  sampleThankYou({ givenAt: MONDAY + week * WEEK_MS + DAY_MS, behaviourId, ...change });
/** One each week, for each behaviour in its turn. */
const lively = Array.from({ length: 12 }, (_, week) => given(week, ids[week % ids.length] ?? ''));
const hint = (thanks: readonly ThankYou[], change: Partial<Parameters<typeof thanksHint>[0]> = {}) =>
  thanksHint({ framework, thanks, members: 5, settings: { timeZone, threshold: 5 }, installedAt: 0, now, ...change });

describe('what a chair is told of thank-yous', () => {
  test('is counted from a Monday in the team’s own zone, twelve whole weeks ago', () => {
    expect(hintSince(now, timeZone)).toBe(MONDAY);
    expect(hintSince(now, 'UTC')).toBe(MONDAY + 3_600_000);
  });

  test('is nothing where no behaviour and no week went without', () => {
    expect(hint(lively)).toBe('');
  });

  test('is which behaviours and which weeks went without', () => {
    const without = lively
      .filter((_, week) => week !== 2 && week !== 9)
      .map((one) => ({ ...one, behaviourId: ids[0] ?? '' }));
    const names = framework.behaviours.slice(1).map(({ name }) => name);
    const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
    expect(hint(without)).toBe(
      `Shared here in the last 12 weeks: no thank-you for ${listed}; none in the weeks from 7 Sept and 26 Oct.`,
    );
  });

  test('names only the latest of many weeks', () => {
    const seldom = Array.from({ length: 5 }, (_, week) => given(week, ids[week % ids.length] ?? ''));
    expect(hint(seldom)).toContain('none in 7 of them, the latest the week from 9 Nov.');
  });

  test('does not speak of weeks before the bot was there', () => {
    const late = lively.slice(6);
    expect(hint(late, { installedAt: MONDAY + 6 * WEEK_MS })).not.toContain('week from');
    expect(hint(late, { installedAt: MONDAY + 5 * WEEK_MS })).toContain('none in the week from 28 Sept');
  });

  test.each([5, 11] as const)('is nothing in a team of fewer than %i, or with fewer shared thank-yous', (threshold) => {
    const settings = { timeZone, threshold };
    const enough = Array.from({ length: threshold }, () => given(0, ids[0] ?? ''));
    expect(hint(enough, { settings, members: threshold })).not.toBe('');
    expect(hint(enough, { settings, members: threshold - 1 })).toBe('');
    expect(hint(enough.slice(1), { settings, members: threshold })).toBe('');
  });

  test('does not look at what is private, hidden or taken back', () => {
    const open = Array.from({ length: 5 }, () => given(0, ids[0] ?? ''));
    const changes = [{ visibility: 'private' }, { visibility: 'hidden' }, { takenBackAt: 1 }] as const;
    const unseen = changes.flatMap((change) => lively.map((one) => ({ ...one, ...change })));
    expect(hint([...open, ...unseen])).toBe(hint(open));
    expect(hint([...open.slice(1), ...unseen])).toBe('');
  });

  test('is the same whoever gave and received them', () => {
    const swapped = lively.map((one, index) => ({
      ...one,
      giver: one.receiver,
      receiver: { ...one.giver, name: `${index}` },
    }));
    expect(hint(swapped.slice(3))).toBe(hint(lively.slice(3)));
  });
});
