import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Server } from 'restify';
import { enqueuePrepareIndex } from '../src/own-data/enqueue-prepare-index.ts';
import type { Clock, Ports } from '../src/ports.ts';
import { enqueueDeleteEnded } from '../src/privacy/enqueue-delete-ended.ts';
import { checkFiles, type FileCheck } from './check-files.ts';
import { closeToOthers, type OpenToOthers } from './closed-folder.ts';
import { type Brought, type Composition, compose, openTelemetry } from './composition.ts';
import { type Config, type LocalConfig, readEnv, type Secrets, StartFault, toConfig, toSecrets } from './config.ts';
import { holdFolder } from './data-folder.ts';
import { createServer, type Health, type Limits } from './http/server.ts';
import { countClosings } from './jobs/count-closings.ts';
import { handlers } from './jobs/handlers.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { type LastRun, makeTicker, type Ticker } from './jobs/ticker.ts';
import { leftOutOfNotice } from './notice-settings.ts';
import { prepareCards } from './rendering/render-card.ts';
import { describeError, type Log, openLog } from './telemetry/log.ts';

export interface Overrides extends Brought {
  readonly jobsEveryMs?: number;
  /** How long clients may take, in place of what is usual. */
  readonly limits?: Partial<Limits> | undefined;
  /** Lets the folder in DATA_DIR go, where it is held already. */
  readonly letFolderGo?: () => void;
  /** Starts the Playground too; in local mode only. */
  readonly withPlayground?: boolean;
}

export interface Running {
  readonly port: number;
  readonly ports: Ports;
  readonly packFaults: ReturnType<Composition['packFaults']>;
  /** Does what is due now, without waiting for the timer. */
  readonly runJobs: () => Promise<LastRun>;
  /** Finishes the requests and the jobs in hand, then lets go of everything. May be called again. */
  readonly stop: () => Promise<void>;
}

/** Looking costs nothing in a file; in Cosmos each look is eight queries. */
const JOBS_EVERY_MS = { sqlite: 250, cosmos: 5_000 } as const;
const LONGEST_STOP_MS = 10_000;

/**
 * The whole bot in this process. With `port` 0 in the config the system chooses one.
 * @throws StartFault in words for the person who starts it
 */
export async function startProcess(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<Running> {
  const opened = closeToOthers(config.dataDir);
  // What is in Cosmos DB is for many processes; what is in files is for one.
  const letFolderGo = overrides.letFolderGo ?? (config.cosmos ? () => undefined : holdFolder(config.dataDir));
  const { log, close: closeLog } = openLog(config);
  const undo: (() => unknown)[] = [letFolderGo, closeLog];
  const undoAll = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  // The Playground goes last but the log: until then it takes the replies that are on their way.
  let stopPlayground: (() => Promise<void>) | undefined;
  undo.push(() => stopPlayground?.());
  try {
    sayWhatWasOpen(opened, log);
    sayWhatIsNotSet(config, log);
    const telemetry = overrides.telemetry ?? (await openTelemetry(config, log));
    undo.push(telemetry.close);
    const composition = await compose(config, secrets, log, { ...overrides, telemetry });
    const { ports, portsOfJobs } = composition;
    undo.push(composition.dispose);
    undo.push(() => soonEnough(composition.settled()));

    const counted = countClosings(handlers, telemetry);
    const comeRound = once(async () => {
      await enqueueDeleteEnded(ports, ports.clock.now());
      await enqueuePrepareIndex(ports, ports.clock.now());
    });
    const ticker = makeTicker(
      async (watch) => {
        await comeRound();
        return runJobs(portsOfJobs, counted, log, telemetry, watch);
      },
      ports.clock,
      log,
    );
    // A job that is cut off is found again when its lease has run out.
    undo.push(() => soonEnough(ticker.stop()));

    const pausedPlaces = countNowAndThen(() => ports.store.countPaused(), ports.clock);
    const fileCheck = checkFiles(composition.files, log);
    undo.push(fileCheck.stop);
    const health = () => healthOf(composition, ticker, pausedPlaces, fileCheck);
    const { isAlive } = ticker;
    const { authorise, take } = composition;
    const server = createServer({
      authorise,
      take,
      health,
      isAlive,
      frameworks: ports.frameworks,
      notice: {
        links: ports.links,
        whereKept: ports.whereKept,
        sendsTelemetry: config.insights !== undefined,
        settings: config.notice,
      },
      log,
      limits: overrides.limits,
    });
    const port = await listen(server, config);
    undo.push(() => stopListening(server));

    if (config.mode === 'local' && overrides.withPlayground) {
      // Production is installed without development dependencies, so this is looked for only here.
      const { startPlayground } = await import('./local/playground.ts');
      stopPlayground = await startPlayground({ ...config, port });
    }
    ticker.start({ everyMs: overrides.jobsEveryMs ?? JOBS_EVERY_MS[config.cosmos ? 'cosmos' : 'sqlite'] });
    await prepareCards();
    const packFaults = composition.packFaults();
    undo.push(composition.watchTeams());
    log.info({ port, mode: config.mode }, 'started');

    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= undoAll();
      return stopped;
    };
    return { port, ports, packFaults, runJobs: ticker.runOnce, stop };
  } catch (error) {
    log.error(describeError(error), 'not started');
    await undoAll();
    throw error;
  }
}

/** Until it has worked. */
function once(work: () => Promise<void>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (!isDone) await work();
    isDone = true;
  };
}

function sayWhatWasOpen({ mended, left }: OpenToOthers, log: Log): void {
  if (mended.length > 0) log.warn({ files: mended }, 'others could open these; now only this account can');
  if (left.length > 0) {
    log.warn({ files: left }, 'others can open these, and the bot cannot change that: choose another DATA_DIR');
  }
}

/** On a laptop nobody else reads the notice. */
function sayWhatIsNotSet({ mode, notice }: Config, log: Log): void {
  const notSet = leftOutOfNotice(notice);
  if (mode === 'production' && notSet.length > 0) {
    log.warn({ notSet }, 'the notice at /privacy leaves out what is not set');
  }
}

async function healthOf(
  { ports, teamsState }: Composition,
  ticker: Ticker,
  pausedPlaces: () => Promise<number | 'unknown'>,
  { isDamaged }: FileCheck,
): Promise<Health> {
  const [isStoreUsable, areKeysUsable, paused] = await Promise.all([
    isWell(ports.store.check()),
    // There is no such pulse: the answer is that there is no such key.
    isWell(ports.keys.read('health')),
    pausedPlaces(),
  ]);
  const isStoreWell = isStoreUsable && !isDamaged('store');
  const areKeysWell = areKeysUsable && !isDamaged('keys');
  const teams = teamsState();
  return {
    isWell: isStoreWell && areKeysWell && teams !== 'credentials refused' && ticker.isWell(),
    store: isStoreWell ? 'well' : 'unwell',
    keys: areKeysWell ? 'well' : 'unwell',
    teams,
    jobs: jobsOf(ticker),
    pausedPlaces: paused,
  };
}

const COUNTED_EVERY_MS = 5 * 60_000;

/** Whoever asks, and however often: in Cosmos DB each count looks into all partitions. */
function countNowAndThen(count: () => Promise<number>, { now }: Clock): () => Promise<number | 'unknown'> {
  let counted: Promise<number | 'unknown'> = Promise.resolve('unknown');
  let countedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - countedAt >= COUNTED_EVERY_MS) {
      countedAt = now();
      counted = count().catch(() => 'unknown' as const);
    }
    return counted;
  };
}

/** Everybody can ask, so it never moves because somebody has done something; when and how much the jobs did is in the log. */
function jobsOf(ticker: Ticker): string {
  if (!ticker.isAlive()) return 'standing still';
  const outcome = ticker.lastRun()?.outcome ?? 'not tried yet';
  return outcome === 'done' || outcome === 'nothing was due' ? 'well' : outcome;
}

function isWell(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartFault(whyNotListening(error, port))));
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(address.port);
    });
  });
}

function whyNotListening({ code }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop the other program, or set PORT to another number.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account: set PORT to a number above 1023.`;
  return `The bot cannot listen on port ${port} (${code}): check PORT and HOST.`;
}

async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A client keeps its connection open after the answer, though nothing more will come.
  const hangUp = setInterval(() => server.server.closeIdleConnections(), 50);
  await soonEnough(closed);
  clearInterval(hangUp);
  server.server.closeAllConnections();
}

async function soonEnough(end: Promise<void>): Promise<void> {
  await Promise.race([end, wait(LONGEST_STOP_MS, undefined, { ref: false })]);
}

async function main(): Promise<void> {
  const env = readEnv();
  const config = toConfig(env);
  if ('faults' in config) {
    process.stderr.write(`${['The bot cannot start.', ...config.faults].join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  try {
    const running = await startProcess(config, toSecrets(env), { withPlayground: true });
    stopOnSignals(running);
    if (config.mode === 'local') {
      // In production they are in the log, which goes to the terminal there.
      process.stderr.write(running.packFaults.map((fault) => `${fault}\n`).join(''));
      process.stdout.write(`${threeLines(config).join('\n')}\n`);
    }
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    process.stderr.write(`The bot cannot start.\n${error.message}\n`);
    process.exitCode = 1;
  }
}

function threeLines({ host, port, playgroundPort }: LocalConfig): string[] {
  return [
    `Open http://127.0.0.1:${playgroundPort} and click General, under Teams Channel.`,
    'Type @, choose Behaviours from the list, type help and press Post.',
    `Stop with Ctrl+C. (The bot listens on ${host}:${port} only; the Playground chooses its own address: every one this machine has.)`,
  ];
}

function stopOnSignals(running: Running): void {
  const stop = async (): Promise<void> => {
    await running.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

// Nobody awaits it: what it loads later lies in files that import this one, which would wait for its end.
if (import.meta.main) void main();
