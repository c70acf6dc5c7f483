import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROWS } from '../../bot/routes.ts';
import { BotUnderTest, execute, type Sent } from '../support/bot-under-test.ts';
import { doubledAsExpected, TroubledTeams } from '../support/troubled-teams.ts';

const VERBS = Object.keys(ROWS);

test('however Teams fails, nothing is lost, and doubled only what it took without our hearing so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(0.1, 0.3, 0.5), async (seed, share) => {
      const teams = new TroubledTeams(4);
      await teams.start();
      teams.beIll({ seed, share, silent: 4 });
      await teams.live();
      const faults = await doubledAsExpected(teams);
      await teams.stop();
      expect(faults).toEqual([]);
    }),
    { seed: 7, numRuns: 12, endOnFailure: true },
  );
});

describe('a Teams that never answers', () => {
  test('holds up no turn: every button, dialog and word is answered', async () => {
    const bot = new BotUnderTest();
    await bot.start();
    await bot.send(bot.recorded('group-installed'));
    for (const method of ['GET', 'POST', 'PUT']) bot.connector.faults.set(method, null);
    let sent = 0;
    const fresh = (name: string, change: Sent = {}): Sent => {
      sent += 1;
      return bot.recorded(name, { id: `activity-${sent}`, ...change });
    };
    const buttons = VERBS.map((verb) => bot.send(fresh('group-execute', execute(verb, { formId: 'form' }))));
    const words = ['channel-words', 'group-words', 'personal-words'].map((name) => bot.send(fresh(name)));
    const dialog = bot.send(fresh('extension-fetch-compose'));
    for (const { status, body } of await Promise.all([...buttons, dialog])) {
      expect(status).toBe(200);
      expect(body).toBeTypeOf('object');
    }
    expect((await Promise.all(words)).map(({ status }) => status)).toEqual([200, 200, 200]);
    await bot.stop();
  });
});
