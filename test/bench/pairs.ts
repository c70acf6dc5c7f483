import { type Load, median } from './load.ts';
import type { Ready } from './pressing.ts';
import type { Bot, TwoBots } from './two-bots.ts';

/** What one bot did in one run. */
export interface Run extends Load {
  /** Of the bot's own processor time, for each request. */
  readonly cpuMs: number;
}

/** Two runs with the same requests, one after the other. */
export interface Pair {
  readonly ours: Run;
  readonly baseline: Run;
}

export type Sending = (all: readonly Ready[], send: (one: Ready) => Promise<void>) => Promise<Load>;

/** Each bot in its turn, the other resting, and now the one first, now the other. Throws if one answer is not right. */
export function inTurns({ ours, baseline }: Pick<TwoBots, 'ours' | 'baseline'>) {
  let turns = 0;

  async function pair(all: readonly Ready[], sending: Sending): Promise<Pair> {
    turns += 1;
    const first = turns % 2 === 0 ? await runOf(ours, all, sending) : null;
    const second = await runOf(baseline, all, sending);
    return { ours: first ?? (await runOf(ours, all, sending)), baseline: second };
  }

  return async (times: number, all: () => readonly Ready[], sending: Sending): Promise<Pair[]> => {
    const done: Pair[] = [];
    while (done.length < times) done.push(await pair(all(), sending));
    return done;
  };
}

async function runOf({ child, send }: Bot, all: readonly Ready[], sending: Sending): Promise<Run> {
  const before = await child.cpuMs();
  const load = await sending(all, send);
  return { ...load, cpuMs: ((await child.cpuMs()) - before) / load.sent };
}

/** The middle one of the pairs' own ratios: what disturbs one run disturbs its pair. */
export function ratioOf(pairs: readonly Pair[], of: (run: Run) => number): number {
  return median(pairs.map(({ ours, baseline }) => of(ours) / of(baseline)));
}

/** A row of a table: what both bots did, and the ratio. */
export function rowOf(what: string, pairs: readonly Pair[], of: (run: Run) => number, target = '') {
  return {
    what,
    ours: rounded(median(pairs.map(({ ours }) => of(ours)))),
    'empty bot': rounded(median(pairs.map(({ baseline }) => of(baseline)))),
    ratio: rounded(ratioOf(pairs, of)),
    target,
    pairs: pairs.length,
  };
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
