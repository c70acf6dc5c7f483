import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type Vitest, type WorkerRequest } from 'vitest/node';
import { isInSample, type Mutant, NOT_IN_SAMPLE } from './sample.ts';

interface Run {
  readonly activeMutant: Mutant & { readonly id: string };
  readonly mutantActivation: 'runtime' | 'static';
  readonly testFilter?: readonly string[];
}

interface Result {
  readonly status: string;
  readonly killedBy?: string | string[];
  readonly errorMessage?: string;
}

interface Runner {
  capabilities(): unknown;
  init(): Promise<void>;
  dryRun(options: unknown): Promise<unknown>;
  mutantRun(options: Run): Promise<Result>;
  dispose(): Promise<void>;
  readonly ctx?: Vitest;
}

interface Factory {
  (injector: unknown): Runner;
  inject: unknown;
}

const POOL = 'kept-worker';
const percent = Number(process.env.MUTATED_SAMPLE ?? 100);
// Its types do not stand TypeScript 7.
const library: string = '@stryker-mutator/vitest-runner';
const {
  strykerPlugins: [vitestPlugin],
}: { strykerPlugins: [{ factory: Factory }] } = await import(library);
const { factory } = vitestPlugin;

/** A thread that has the product loaded, and is not ended with a run. */
class KeptWorker extends ThreadsPoolWorker {
  override readonly name = POOL;
  readonly #listeners = new Map<(message: unknown) => void, string>();
  #isRunning = false;
  #config: unknown;

  override on(event: string, callback: (message: unknown) => void): void {
    this.#listeners.set(callback, event);
    super.on(event, callback);
  }

  override off(event: string, callback: (message: unknown) => void): void {
    this.#listeners.delete(callback);
    super.off(event, callback);
  }

  override async start(): Promise<void> {
    if (!this.#isRunning) await super.start();
  }

  override send(message: WorkerRequest): void {
    if (message.type === 'start' && this.#isRunning) {
      this.#config = message.context.config;
      this.#answer('started');
    } else if (message.type === 'stop') {
      this.#answer('stopped');
    } else if (message.type === 'run' && this.#config) {
      // Which tests are wanted stands in the configuration, of which a thread is told when it starts.
      super.send({ ...message, context: Object.assign({}, message.context, { config: this.#config }) });
    } else {
      super.send(message);
      if (message.type === 'start') this.#isRunning = true;
    }
  }

  override async stop(): Promise<void> {
    for (const [callback, event] of this.#listeners) super.off(event, callback);
    this.#listeners.clear();
  }

  async end(): Promise<void> {
    await this.stop();
    if (this.#isRunning) await super.stop();
  }

  #answer(type: 'started' | 'stopped'): void {
    for (const [callback, event] of this.#listeners)
      if (event === 'message') callback({ type, __vitest_worker_response__: true });
  }
}

let kept: KeptWorker | undefined;

/** What is changed while the product loads needs a thread of its own. */
function workerFor(options: PoolOptions): PoolWorker {
  const told: object = options.project.getProvidedContext();
  if (!('mutantActivation' in told) || told.mutantActivation !== 'runtime') return new ThreadsPoolWorker(options);
  kept ??= new KeptWorker(options);
  return kept;
}

async function endWorker(): Promise<void> {
  const ending = kept;
  kept = undefined;
  await ending?.end();
}

/** Changes that matter only while a test runs are tried one after another in a thread that has loaded the product once. */
function keepingWorker(injector: unknown): Runner {
  const runner = factory(injector);
  const isAsItWas = async (options: Run, tests: readonly string[]): Promise<boolean> => {
    const unchanged = { ...options, activeMutant: { ...options.activeMutant, id: 'none' }, testFilter: tests };
    return (await runner.mutantRun(unchanged)).status === 'survived';
  };
  return {
    capabilities: () => runner.capabilities(),
    dryRun: (options) => runner.dryRun(options),
    async init() {
      await runner.init();
      for (const project of runner.ctx?.projects ?? [])
        Object.assign(project.config, { pool: POOL, poolRunner: { name: POOL, createPoolWorker: workerFor } });
    },
    async mutantRun(options) {
      if (!isInSample(options.activeMutant, percent)) return { status: 'error', errorMessage: NOT_IN_SAMPLE };
      if (options.mutantActivation === 'static') return runner.mutantRun(options);
      const result = await runner.mutantRun(options);
      // A mutant before this one may have left something that hides it; then the number is too low, never too high.
      if (result.status === 'survived') return result;
      if (result.status === 'killed' && (await isAsItWas(options, [result.killedBy ?? []].flat()))) return result;
      // A test that fails without the change too was put out by a mutant before this one.
      await endWorker();
      return runner.mutantRun({ ...options, mutantActivation: 'static' });
    },
    async dispose() {
      await endWorker();
      await runner.dispose();
    },
  };
}
keepingWorker.inject = factory.inject;

/** Under this name Stryker looks for what a module adds to it. */
export const strykerPlugins = [{ ...vitestPlugin, name: POOL, factory: keepingWorker }];
