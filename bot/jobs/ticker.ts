import type { Clock } from '../../src/ports.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { JobRun, Watch } from './run-jobs.ts';

export interface LastRun {
  readonly lastRunAt: string;
  /** "nothing was due" is recorded too: it says that somebody looked. */
  readonly outcome: 'nothing was due' | 'done' | 'some failed' | 'could not look';
  readonly done: number;
  readonly failed: number;
}

export interface Ticker {
  readonly start: (options: { everyMs: number }) => void;
  /** Looks now; if a run is in progress, waits for that one instead. */
  readonly runOnce: () => Promise<LastRun>;
  /** Ends after the run in progress, which begins no further jobs. */
  readonly stop: () => Promise<void>;
  readonly lastRun: () => LastRun | null;
  /** False when a started ticker has made no progress for two minutes. */
  readonly isAlive: () => boolean;
  /** False also when it could not look, several times one after another. */
  readonly isWell: () => boolean;
}

const DEAD_AFTER_MS = 120_000;
const UNWELL_AFTER_LOOKS = 3;
/** Enough to tell an idle ticker from a dead one in the log. */
const IDLE_LOGGED_EVERY_MS = 300_000;

/** Looks for due jobs at an interval. Two runs never overlap. */
export function makeTicker(run: (watch: Watch) => Promise<JobRun>, clock: Clock, log: Log): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let inProgress: Promise<LastRun> | undefined;
  let last: LastRun | null = null;
  let aliveAt = Number.POSITIVE_INFINITY;
  let loggedAt = Number.NEGATIVE_INFINITY;
  let failedLooks = 0;
  let isStopped = true;

  const stopping = new AbortController();
  const onProgress = (): void => {
    aliveAt = clock.now();
  };

  async function look(): Promise<LastRun> {
    const found = await outcomeOf(() => run({ onProgress, signal: stopping.signal }), log);
    failedLooks = found.outcome === 'could not look' ? failedLooks + 1 : 0;
    last = { lastRunAt: new Date(clock.now()).toISOString(), ...found };
    aliveAt = clock.now();
    const isIdle = found.outcome === 'nothing was due';
    if (!isIdle || aliveAt - loggedAt >= IDLE_LOGGED_EVERY_MS) {
      log.info(found, 'looked for what is due');
      loggedAt = aliveAt;
    }
    return last;
  }

  function runOnce(): Promise<LastRun> {
    inProgress ??= look().finally(() => {
      inProgress = undefined;
    });
    return inProgress;
  }

  function start({ everyMs }: { everyMs: number }): void {
    isStopped = false;
    aliveAt = clock.now();
    const again = async (): Promise<void> => {
      await runOnce();
      if (!isStopped) timer = setTimeout(again, everyMs).unref();
    };
    timer = setTimeout(again, 0).unref();
  }

  async function stop(): Promise<void> {
    isStopped = true;
    stopping.abort();
    clearTimeout(timer);
    await inProgress;
  }

  function isAlive(): boolean {
    return clock.now() - aliveAt < DEAD_AFTER_MS;
  }

  return {
    start,
    runOnce,
    stop,
    lastRun: () => last,
    isAlive,
    isWell: () => isAlive() && failedLooks < UNWELL_AFTER_LOOKS,
  };
}

async function outcomeOf(run: () => Promise<JobRun>, log: Log): Promise<Omit<LastRun, 'lastRunAt'>> {
  try {
    const { done, failed } = await run();
    if (failed > 0) return { outcome: 'some failed', done, failed };
    return { outcome: done > 0 ? 'done' : 'nothing was due', done, failed };
  } catch (error) {
    log.error(describeError(error), 'the list of things to do could not be read');
    return { outcome: 'could not look', done: 0, failed: 0 };
  }
}
