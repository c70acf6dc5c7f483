import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotChild, startBotChild } from '../support/bot-child.ts';
import type { Sent } from '../support/bot-under-test.ts';
import { configured } from '../support/configured.ts';
import { storeEnv } from '../support/store-under-test.ts';
import { hostileActivities } from './hostile-activities.ts';
import { faultsOf, leaksIn, postFaults, type Seen } from './hostile-answers.ts';
import { type HostileScene, OWN, plantScene } from './hostile-scene.ts';
import { asSent, TYPED } from './hostile-values.ts';

const SEED = 7;
const AT_ONCE = 5;
/** What a thousand cards that were made on the way may leave behind, many times over. */
const MOST_GROWTH_BYTES = 64 * 1024 * 1024;
/** The one reason to fail: more was to be posted into one chat than Teams takes. */
const HELD_UP = 'it is not its turn yet, within Teams’ limits';
const agent = new Agent({ keepAlive: true });

let scene: HostileScene;
let child: BotChild;

beforeAll(async () => {
  scene = await plantScene();
  const { folder, database, connector } = scene.bot;
  // Whatever says no address is answered where the Playground would be.
  const playgroundPort = new URL(connector.serviceUrl).port;
  child = await startBotChild({
    env: { DATA_DIR: folder, LOG_LEVEL: 'debug', PLAYGROUND_PORT: playgroundPort, ...storeEnv(database) },
    jobsEveryMs: 200,
  });
});
afterAll(async () => {
  await child.stop();
  await scene.bot.stop();
  agent.destroy();
});

function post(body: string): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sending = request(
      { port: child.port, host: '127.0.0.1', path: '/api/messages', method: 'POST', agent, headers },
      async (response) => {
        const parts = await response.toArray();
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

async function faultsAfter(activity: Sent): Promise<string[]> {
  const faults = faultsOf(activity.type === 'invoke', await post(asSent(activity)));
  return faults.map((fault) => `${fault} after ${JSON.stringify(activity)}`);
}

/** What is wrong with all that these people have seen since the last look. */
function faultsInPosts(): string[] {
  const { asked } = scene.bot.connector;
  return asked
    .splice(0)
    .filter(({ path }) => !scene.isOfOthers(path))
    .flatMap(postFaults);
}

describe('activities that nobody would send', () => {
  test('are answered, never with an error of ours, a word of another team or of the inside; and nothing is left behind', async () => {
    const { own, other, bot } = scene;
    const { serviceUrl } = bot.connector;
    await post(asSent(bot.recorded('group-words')));
    const before = await child.heapBytes();
    const activities = hostileActivities({ serviceUrl, own, other });
    await fc.assert(
      fc.asyncProperty(fc.array(activities, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (batch) => {
        const answers = await Promise.all(batch.map((activity) => faultsAfter(activity)));
        expect([...answers.flat(), ...faultsInPosts()]).toEqual([]);
      }),
      { numRuns: configured('hostileActivities', 800) / AT_ONCE, seed: SEED },
    );
    const after = await child.heapBytes();
    expect(after - before).toBeLessThan(MOST_GROWTH_BYTES);

    const health = await fetch(`http://127.0.0.1:${child.port}/health`);
    expect([health.status, child.printed()]).toEqual([200, '']);
    const log = bot.logged();
    const failed = log.split('\n').filter((line) => line.includes('"level":50'));
    expect(failed.filter((line) => !line.includes(HELD_UP))).toEqual([]);
    expect(leaksIn(log).filter((leak) => leak.includes('other team'))).toEqual([]);
    for (const word of [TYPED, ...OWN.people.map(({ name }) => name)]) expect(log).not.toContain(word);
  }, 600_000);
});
