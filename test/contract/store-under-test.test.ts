import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BotUnderTest } from '../support/bot-under-test.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { NO_STORE, NOT_ON_COSMOS } from '../support/not-on-cosmos.ts';
import { allItemsIn } from '../support/store-under-test.ts';

const TOP = join(import.meta.dirname, '../..');
const OPENS_A_STORE =
  /\b(?:conversation|bot-under-test|store-under-test|closing-scene|sqlite\/store|cosmos\/store)\.ts'/;
const isOnCosmos = process.env.STORE === 'cosmos';

function testsAt(path: string): string[] {
  return path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.test.ts`, { cwd: TOP });
}

test('the whole bot keeps what it hears in the store that STORE names, and nowhere else', async () => {
  const bot = new BotUnderTest();
  await bot.start();
  await bot.send(bot.recorded('channel-installed'));
  const isInFile = existsSync(join(bot.folder, 'behaviours.sqlite'));
  const isInCosmos = (await allItemsIn(bot.database)).some(({ container }) => container === 'teams');
  await bot.stop();
  expect({ isInFile, isInCosmos }).toEqual({ isInFile: !isOnCosmos, isInCosmos: isOnCosmos });
});

test('two conversations of a test share nothing, in whichever store', async () => {
  const [one, other] = [new TeamsConversation(), new TeamsConversation()];
  await one.happen('installed', 'Alex Wilber');
  const teamIn = ({ ports }: TeamsConversation) => ports.store.read('team', 'team-sample-team', 'team-sample-team');
  expect(await teamIn(one)).not.toBeNull();
  expect(await teamIn(other)).toBeNull();
  await Promise.all([one.close(), other.close()]);
});

test.each(Object.entries(NOT_ON_COSMOS))('%s does not run with STORE=cosmos: it %s', (path, reason) => {
  const files = testsAt(path);
  expect(files.filter((file) => existsSync(join(TOP, file)))).not.toEqual([]);
  const opening = files
    .filter((file) => (NOT_ON_COSMOS[file] ?? reason) === NO_STORE)
    .filter((file) => OPENS_A_STORE.test(readFileSync(join(TOP, file), 'utf8')));
  expect(opening).toEqual([]);
});
