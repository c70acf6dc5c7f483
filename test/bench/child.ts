import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Used = z.object({
  /** The processor time so far, in milliseconds. */
  cpuMs: z.number(),
  /** What is left after everything that nobody holds has been collected, in bytes: objects, and all that the system gave. */
  heapBytes: z.number(),
  residentBytes: z.number(),
});
export type Used = z.infer<typeof Used>;

const QUESTIONS = { time: 'how long have you worked?', all: 'what do you still hold?' } as const;

/** A process of its own that works for a bench. */
export interface Child {
  /** What it said when it was ready. */
  readonly ready: unknown;
  /** The processor time that it has used so far, in milliseconds. */
  readonly cpuMs: () => Promise<number>;
  /** Collects what nobody holds before it looks; takes a while. */
  readonly used: () => Promise<Used>;
  readonly stop: () => Promise<void>;
}

/** @param program a file beside this one, which calls `serveParent` */
export async function startChild(program: string, env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const { PATH = '' } = process.env;
  const child: ChildProcess = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: ['--expose-gc'],
    env: { PATH, ...env },
  });
  const ended = once(child, 'exit');
  const tooEarly = ended.then(() => Promise.reject(new Error(`${program} ended`)));
  tooEarly.catch(() => undefined);
  const nextMessage = async (): Promise<unknown> => {
    const [message] = await Promise.race([once(child, 'message'), tooEarly]);
    return message;
  };
  const ask = async (question: string): Promise<Used> => {
    const answer = nextMessage();
    child.send(question);
    return Used.parse(await answer);
  };
  return {
    ready: await nextMessage(),
    cpuMs: async () => (await ask(QUESTIONS.time)).cpuMs,
    used: () => ask(QUESTIONS.all),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

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
