import type { Framework } from '../frameworks/framework.ts';
import type { Disclosable, Level } from '../privacy/disclose.ts';
import type { Change, PublishedPulse } from '../pulse/pulse.ts';

/** What one pulse published for one behaviour; `level` is null where nothing was shown. */
export interface Point {
  readonly at: number;
  readonly level: Level | null;
  readonly published: Disclosable;
  readonly change: Change;
  /** The statement or the pack changed here: what came before is something else. */
  readonly isBreak: boolean;
}

export interface Trend {
  readonly behaviourId: string;
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly Point[];
}

/**
 * What was published about each behaviour of the framework, oldest first. Only what was published is read, so that a
 * trend costs the same whatever the number of answers.
 * @param pulses closed pulses in any order
 */
export function trendsOf(framework: Framework, pulses: readonly PublishedPulse[]): Trend[] {
  const sameFramework = pulses
    .filter(({ frameworkId }) => frameworkId === framework.id)
    .toSorted((a, b) => a.closesAt - b.closesAt);
  return framework.behaviours
    .map(({ id, name }) => ({ behaviourId: id, name, points: pointsOf(sameFramework, id) }))
    .filter(({ points }) => points.length > 0);
}

function pointsOf(pulses: readonly PublishedPulse[], behaviourId: string): Point[] {
  let before = '';
  return pulses.flatMap(({ frameworkVersion, statements, result }) => {
    const index = statements.findIndex((one) => one.behaviourId === behaviourId);
    const statement = result?.statements[index];
    if (!result || !statement) return [];
    const asked = JSON.stringify([frameworkVersion, statements[index]?.text]);
    const isBreak = before !== '' && asked !== before;
    before = asked;
    const { published, change } = statement;
    const level = 'level' in published ? published.level : null;
    return [{ at: result.closedAt, level, published, change, isBreak }];
  });
}

/** The points since the statement or the pack last changed. */
export function pointsSinceBreak(points: readonly Point[]): readonly Point[] {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ isBreak }) => isBreak),
    ),
  );
}

/** A point of which something was shown. */
export type KnownPoint = Point & { readonly level: Level };

export function knownPoints(points: readonly Point[]): KnownPoint[] {
  return points.filter((point): point is KnownPoint => point.level !== null);
}

/** The latest that was shown since the statement or the pack last changed; undefined where nothing was. */
export function latestKnown(trend: Trend): KnownPoint | undefined {
  return knownPoints(pointsSinceBreak(trend.points)).at(-1);
}
