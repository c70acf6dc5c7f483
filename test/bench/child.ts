import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { nextMessage } from '../support/cosmos-replicas.ts';

const Used = z.object({ cpuMs: z.number() });

/** A process of its own that works for a bench. */
export interface Child {
  /** What it said when it was ready. */
  readonly ready: unknown;
  /** The processor time that it has used so far, in milliseconds. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** @param program a file beside this one, which calls `serveParent` */
export async function startChild(program: string, env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const { PATH = '' } = process.env;
  const child: ChildProcess = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: [],
    env: { PATH, ...env },
  });
  const ended = once(child, 'exit');
  return {
    ready: await nextMessage(child),
    async cpuMs() {
      const answer = nextMessage(child);
      child.send('how long have you worked?');
      return Used.parse(await answer).cpuMs;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** In the child: says that it is ready, and lives until its parent lets go of it. */
export function serveParent(ready: object, stop: () => Promise<void>): void {
  process.on('message', () => process.send?.({ cpuMs: ownCpuMs() }));
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
