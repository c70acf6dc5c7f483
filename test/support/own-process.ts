const CATCHES = 'catches what leaves the process, which only the first file of a process can';

/** Folders and files of tests that need a process of their own, and why; all others share one for each worker. */
export const OWN_PROCESS: Readonly<Record<string, string>> = {
  'test/contract': 'moves what the process has by hand: its timers, its servers, part of node:fs',
  'test/e2e': 'listens, ends and is ended',
  'test/scenarios/bot/credentials-refused.test.ts': CATCHES,
  'test/scenarios/bot/telemetry-closings.test.ts': CATCHES,
  'test/scenarios/bot/telemetry-story.test.ts': CATCHES,
  'test/scenarios/bot/telemetry.test.ts': CATCHES,
  'test/unit/bot/teams-credentials.test.ts': CATCHES,
  'test/unit/storage/cosmos-regions.test.ts': CATCHES,
  'test/unit/storage/key-vault-keys.test.ts': CATCHES,
};
