const CATCHES = 'catches what leaves the process, which only the first file of a process can';
const MOCKS = 'has a part of node:fs in place of the whole';

/** Folders and files of tests that need a process of their own, and why; all others share one for each worker. */
export const OWN_PROCESS: Readonly<Record<string, string>> = {
  'test/contract/sqlite-disk.test.ts': MOCKS,
  'test/contract/sqlite-power-cut.test.ts': MOCKS,
  'test/e2e/http-people.test.ts': CATCHES,
  'test/e2e/http-signed.test.ts': CATCHES,
  'test/e2e/http-strangers.test.ts': CATCHES,
  'test/scenarios/bot/credentials-refused.test.ts': CATCHES,
  'test/scenarios/bot/telemetry-closings.test.ts': CATCHES,
  'test/scenarios/bot/telemetry-story.test.ts': CATCHES,
  'test/scenarios/bot/telemetry.test.ts': CATCHES,
  'test/unit/bot/teams-credentials.test.ts': CATCHES,
  'test/unit/storage/cosmos-regions.test.ts': CATCHES,
  'test/unit/storage/key-vault-keys.test.ts': CATCHES,
};
