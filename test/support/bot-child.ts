import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { nextMessage } from './cosmos-replicas.ts';

const PROGRAM = fileURLToPath(new URL('bot-child-process.ts', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../bot/index.ts', import.meta.url));
const Ready = z.object({ port: z.number() });
const Heap = z.object({ heapBytes: z.number() });

/** The bot as a process of its own, in local mode, which can be killed. */
export interface BotChild {
  readonly port: number;
  readonly pid: number | undefined;
  /** All that it has printed so far; what it logs is in its folder. */
  readonly printed: () => string;
  /** What is in use once the garbage is collected. */
  readonly heapBytes: () => Promise<number>;
  /** Like a power cut; resolves when nothing of it runs any more. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface BotChildOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly jobsEveryMs: number;
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs?: number;
  /** The file that the bot is in: its source, or the bundle that production runs. */
  readonly bot?: string;
}

/** @throws Error if it ends before it listens */
export async function startBotChild({
  env,
  jobsEveryMs,
  aheadMs = 0,
  bot = SOURCE,
}: BotChildOptions): Promise<BotChild> {
  const { PATH = '' } = process.env;
  const child = fork(PROGRAM, [String(jobsEveryMs), String(aheadMs), bot], {
    execArgv: [],
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  const ended = once(child, 'exit');
  const { port } = Ready.parse(await nextMessage(child));
  return {
    port,
    pid: child.pid,
    printed: () => printed,
    async heapBytes() {
      const answer = nextMessage(child);
      child.send('how much is in use?');
      return Heap.parse(await answer).heapBytes;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
