/** Said of a folder, it does not go for a file in it that has a reason of its own. */
export const NO_STORE = 'opens no store';
const OWN_SERVER = 'is about Cosmos DB whatever STORE says, with a server of its own';
const BOTH = 'is about each store by its name';
const FILES = 'is about the bytes and the tables of SQLite files';
const DEMO = 'keeps its past in files of its own, whatever the settings say';
const LONG = 'would take an hour there; what it plays are the other tests’ use cases';
const WEEKS = 'passes weeks hour by hour; what it plays are the other tests’ use cases';
const TIMERS = 'moves the timers by hand that Cosmos DB’s library waits by too';
const SEEN = 'what Cosmos DB gives away here src/privacy/README.md says: the second of each change';

/** Folders and files of tests that STORE=cosmos would change nothing about, and why. All others run on both stores. */
export const NOT_ON_COSMOS: Readonly<Record<string, string>> = {
  'test/architecture': NO_STORE,
  'test/gallery': NO_STORE,
  'test/e2e/bundle-story.test.ts': FILES,
  'test/e2e/bundle.test.ts': FILES,
  'test/e2e/damaged-file.test.ts': FILES,
  'test/e2e/data-folder.test.ts': FILES,
  'test/e2e/demo.test.ts': DEMO,
  'test/unit/app-package': NO_STORE,
  'test/scenarios/bot/run-jobs-slow.test.ts': TIMERS,
  'test/unit/cards': NO_STORE,
  'test/unit/docs': NO_STORE,
  'test/unit/frameworks': NO_STORE,
  'test/unit/infra': NO_STORE,
  'test/scenarios/jobs/teams-down.test.ts': WEEKS,
  'test/unit/meetings': NO_STORE,
  'test/unit/scheduling': NO_STORE,
  'test/unit/trends': NO_STORE,
  'test/unit/privacy': NO_STORE,
  'test/unit/privacy/stored-data.test.ts': FILES,
  'test/unit/pulse/highlights.test.ts': NO_STORE,
  'test/unit/pulse/pulse-result.test.ts': NO_STORE,
  'test/contract/cosmos.test.ts': OWN_SERVER,
  'test/contract/cosmos-product.test.ts': OWN_SERVER,
  'test/contract/cosmos-replicas-upgrade.test.ts': OWN_SERVER,
  'test/contract/cosmos-requests.test.ts': OWN_SERVER,
  'test/contract/cosmos-throttled.test.ts': OWN_SERVER,
  'test/contract/migrate.test.ts': BOTH,
  'test/contract/own-data-requests.test.ts': BOTH,
  'test/contract/sqlite-power-cut.test.ts': FILES,
  'test/contract/sqlite.test.ts': BOTH,
  'test/long/axe.test.ts': NO_STORE,
  'test/long/kill.test.ts': FILES,
  'test/long/offboard-kill.test.ts': BOTH,
  'test/long/teams-down.test.ts': LONG,
  'test/long/cosmos-strict.test.ts': OWN_SERVER,
  'test/long/cosmos-strict-replicas.test.ts': OWN_SERVER,
  'test/long/results-lost.test.ts': LONG,
  'test/long/side-by-side.test.ts': NO_STORE,
  'test/long/year.test.ts': LONG,
  'test/unit/storage': BOTH,
  'test/attacks/log-and-errors.test.ts': FILES,
  'test/attacks/residual-open.test.ts': FILES,
  'test/attacks/order.test.ts': SEEN,
  'test/attacks/timestamps.test.ts': SEEN,
};
