import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalConfig, readEnv, StartFault, toConfig, toSecrets } from '../config.ts';
import { holdFolder, OF_THE_HOLDER } from '../data-folder.ts';
import { startProcess } from '../index.ts';
import { openLog } from '../telemetry/log.ts';
import { bringColleagues, WITH_COLLEAGUES } from './sample-colleagues.ts';
import { playHistory } from './sample-history.ts';

/** A bot with a past: sample data in files of its own, made anew each time, and colleagues who answer. */
async function demo(): Promise<void> {
  const env = readEnv();
  const config = toConfig(env);
  if ('faults' in config) throw new StartFault(config.faults.join('\n'));
  if (config.mode !== 'local') throw new StartFault('The demo runs in local mode only: remove the BOT_ variables.');
  const demoConfig: LocalConfig = {
    ...config,
    dataDir: join(config.dataDir, 'demo'),
    cosmos: undefined,
    keyVaultUrl: '',
  };
  const letFolderGo = holdFolder(demoConfig.dataDir);
  for (const name of readdirSync(demoConfig.dataDir)) {
    if (!OF_THE_HOLDER.includes(name)) rmSync(join(demoConfig.dataDir, name), { recursive: true, force: true });
  }

  const { log, close } = openLog(demoConfig);
  await playHistory(demoConfig, toSecrets(env), log, Date.now());
  await close();

  const running = await startProcess(demoConfig, toSecrets(env), {
    letFolderGo,
    withPlayground: true,
    ports: { timing: WITH_COLLEAGUES },
  });
  const sendHome = bringColleagues(running.ports, running.port);
  const stop = async (): Promise<void> => {
    await sendHome();
    await running.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(`${story(demoConfig).join('\n')}\n`);
}

function story({ playgroundPort }: LocalConfig): string[] {
  return [
    'This is sample data: a team with ten past weeks, and five colleagues who answer within a minute.',
    `1. Open http://127.0.0.1:${playgroundPort} and click General, under Teams Channel.`,
    '2. Type @, choose Behaviours from the list, type summary and press Post: ten weeks on one card.',
    '3. In the same way type pulse, open one, answer it, wait for your colleagues, then press Close early.',
    '4. A few seconds later the result is in the channel. Ask for the summary again.',
    '5. Press Thank a colleague on any card: they are asked, and share it half a minute later. One of them thanks you too, in',
    '   Personal Chat: say what becomes of it.',
    'Stop with Ctrl+C.',
  ];
}

demo().catch((error: unknown) => {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`The demo cannot start.\n${error.message}\n`);
  process.exitCode = 1;
});
