// Imports nothing: a small bot's start is measured with it.

export interface Used {
  /** The processor time so far, in milliseconds. */
  readonly cpuMs: number;
  /** What is left after everything that nobody holds has been collected, in bytes: objects, and all that the system gave. */
  readonly heapBytes: number;
  readonly residentBytes: number;
}

export const QUESTIONS = { time: 'how long have you worked?', all: 'what do you still hold?' } as const;

/** In the child: says that it is ready, and lives until its parent lets go of it. */
export function serveParent(ready: object, stop: () => Promise<void>): void {
  process.on('message', async (question) => {
    if (question === QUESTIONS.all) await globalThis.gc?.({ type: 'major', execution: 'async' });
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send?.({ cpuMs: ownCpuMs(), heapBytes: heapUsed + external, residentBytes: rss } satisfies Used);
  });
  process.once('disconnect', async () => {
    await stop();
    process.exit(0);
  });
  process.send?.(ready);
}

/** The processor time of this process, in milliseconds. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
