import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import { type LocalConfig, StartFault } from '../config.ts';
import { SAMPLE_TEAM } from './sample-team.ts';

const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 3_000;

/**
 * Ends the child when its stdin ends, which is when this process is gone, however it went. Its telemetry is off; but for
 * the second line it would still tell Microsoft how often there was none.
 */
const LEAVE_WITH_PARENT = [
  "data:text/javascript,process.stdin.resume().on('end',()=>process.exit(0));",
  "process.env.APPLICATION_INSIGHTS_NO_STATSBEAT='1';",
].join('');

/**
 * Starts the Microsoft 365 Agents Playground in front of the bot and waits until it serves its page.
 * @returns what stops it
 * @throws StartFault if it is not installed, its port is in use, or it does not start
 */
export async function startPlayground({ port, playgroundPort, dataDir }: LocalConfig): Promise<() => Promise<void>> {
  const cli = findPlayground();
  await demandFree(playgroundPort);
  const folder = join(dataDir, 'playground');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(SAMPLE_TEAM));

  const bot = `http://127.0.0.1:${port}/api/messages`;
  const options = ['-e', bot, '-c', 'msteams', '-p', String(playgroundPort), '--disable-telemetry'];
  // It writes its own log into the folder that it is started in.
  const child = spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, cli, ...options], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  try {
    await served(child, playgroundPort);
  } catch (error) {
    child.kill();
    throw error;
  }
  return () => stop(child);
}

function findPlayground(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    throw new StartFault(
      'The Playground is not installed: run npm ci without --omit=dev, or give BOT_ID, BOT_TYPE and BOT_TENANT_ID for production.',
    );
  }
}

/** On a port that is in use the Playground would take another one at random and say nothing. */
async function demandFree(port: number): Promise<void> {
  for (const host of ['127.0.0.1', undefined]) {
    const probe = createServer();
    try {
      probe.listen({ port, host, exclusive: true });
      await once(probe, 'listening');
    } catch {
      throw new StartFault(`Port ${port} is in use: stop the other program, or set PLAYGROUND_PORT to another number.`);
    } finally {
      await new Promise((resolve) => probe.close(resolve));
    }
  }
}

async function served(child: ChildProcess, port: number): Promise<void> {
  const abort = AbortSignal.timeout(LONGEST_START_MS);
  while (!abort.aborted && child.exitCode === null) {
    const isServed = await fetch(`http://127.0.0.1:${port}/`, { signal: abort }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isServed) return;
    await wait(200);
  }
  throw new StartFault('The Playground did not start. Its log is in DATA_DIR, under playground/devTools.');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await Promise.race([ended, wait(LONGEST_STOP_MS, undefined, { ref: false })]);
}
