import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { type Bot, startBaseline } from './two-bots.ts';

const FOLDER = join(import.meta.dirname, '../../.data/bench/sdks');
const PACKAGES = {
  '@microsoft/agents-hosting': '1.8.1',
  '@microsoft/teams.apps': '2.1.0',
  express: '5.3.0',
} as const;

/** The smallest bots of the SDKs that Microsoft looks after. */
export interface OtherBots {
  readonly agents: Bot;
  readonly teams: Bot;
  readonly stop: () => Promise<void>;
}

/** Fetches the packages the first time: the bot has no need of them. */
export async function startOtherBots(): Promise<OtherBots> {
  fetchPackages();
  const [hosting, apps, express] = Object.keys(PACKAGES) as [string, string, string];
  const agents = await startBaseline({ SDKS: FOLDER, HOSTING: hosting, SERVER: express }, 'agents-process.mjs');
  const port = String(await freePort());
  const teams = await startBaseline({ SDKS: FOLDER, HOSTING: apps, LISTEN_ON: port }, 'teams-process.mjs');
  return {
    agents,
    teams,
    stop: async () => {
      await Promise.all([agents.child.stop(), teams.child.stop()]);
    },
  };
}

function fetchPackages(): void {
  if (Object.keys(PACKAGES).every((name) => existsSync(join(FOLDER, 'node_modules', name)))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const how = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // On Windows npm is a script of the shell.
  execFileSync('npm', how, { cwd: FOLDER, stdio: 'inherit', shell: process.platform === 'win32' });
}
