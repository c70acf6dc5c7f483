import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QUESTIONS, type Used } from './serve-parent.ts';

const Answer = z.object({ cpuMs: z.number(), heapBytes: z.number(), residentBytes: z.number() });

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

/** @param program a file beside this one, or an absolute path, which calls `serveParent` */
export async function startChild(program: string, env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const { PATH = '' } = process.env;
  const child: ChildProcess = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: ['--expose-gc', '--disable-warning=DEP0040'],
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
    return Answer.parse(await answer);
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
