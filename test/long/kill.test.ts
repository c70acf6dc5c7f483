import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MARKS_KEY } from '../../src/privacy/audience-mark.ts';
import { startBotChild } from '../support/bot-child.ts';
import { type Built, builtBundle } from '../support/built-bundle.ts';
import { configured } from '../support/configured.ts';
import { Connector } from '../support/connector.ts';
import { seeded } from '../support/seeded.ts';
import { audit, dueIn, keysIn } from './kill-audit.ts';
import { chats, KillLoad } from './kill-load.ts';

const KILLS = 20;
const HOUR_MS = 3_600_000;
/** Further than a process that died holds on to what it had taken; the third life after it a pulse is over. */
const ROUND_MS = 10 * HOUR_MS;
const JOBS_EVERY_MS = 20;
/** What Teams takes for a message, so that a kill can fall into it. */
const TEAMS_TAKES_MS = 3;
const SETTLED_MS = 50;

const seed = configured('killSeed', 7);
const folder = mkdtempSync(join(tmpdir(), 'behaviours-kill-'));
const connector = new Connector();

/** A message that Teams took. */
interface Arrival {
  readonly id: string;
  readonly chat: number;
  readonly life: number;
}

let built: Built;

beforeAll(async () => {
  await connector.start();
  built = await builtBundle();
});
afterAll(async () => {
  await connector.stop();
  built.remove();
  rmSync(folder, { recursive: true });
});

test(`killed at twenty moments (seed ${seed}), what was acknowledged is there once, and what was due was sent once`, async () => {
  const random = seeded(seed);
  const load = new KillLoad(connector, random);
  const arrivals: Arrival[] = [];
  connector.pagesOf = (chatId) => [chats.find((chat) => chat.chatId === chatId)?.people ?? []];
  connector.chatOf = (teamsId) => `chat of ${teamsId}`;
  connector.delayMs = TEAMS_TAKES_MS;
  const collect = (life: number): void => {
    for (const asked of connector.asked.splice(0)) {
      const [, chat] = /chat(?:-| of 29:)(\d)/.exec(asked.path) ?? [];
      const id = connector.ids.get(asked);
      if (asked.method === 'POST' && id && chat) arrivals.push({ id, chat: Number(chat), life });
    }
  };

  for (let life = 0; life < KILLS; life += 1) {
    const aheadMs = life * ROUND_MS;
    const child = await startBotChild({ ...built, env: { DATA_DIR: folder }, jobsEveryMs: JOBS_EVERY_MS, aheadMs });
    const killAfter = 8 + Math.floor(random() * 50);
    const delayMs = random() * 12;
    let isDead = false;
    let killed: Promise<void> | undefined;
    const now = (): number => Date.now() + aheadMs;
    await load.run(
      child.port,
      now,
      () => isDead,
      (begun) => {
        if (begun >= killAfter)
          killed ??= wait(delayMs).then(() => {
            isDead = true;
            return child.kill();
          });
      },
    );
    await killed;
    // What it had sent is still on its way through this process.
    await wait(SETTLED_MS);
    collect(life);
    expect((await audit(folder, load, now())).faults).toEqual([]);
  }

  const aheadMs = KILLS * ROUND_MS + 26 * HOUR_MS;
  const last = await startBotChild({ ...built, env: { DATA_DIR: folder }, jobsEveryMs: JOBS_EVERY_MS, aheadMs });
  await expect.poll(() => dueIn(folder, Date.now() + aheadMs), { timeout: 240_000, interval: 500 }).toEqual([]);
  await last.stop();
  collect(KILLS);
  const end = await audit(folder, load, Date.now() + aheadMs);
  expect(end.faults).toEqual([]);

  const arrived = new Set(arrivals.map(({ id }) => id));
  expect([...end.recorded].filter((id) => !arrived.has(id))).toEqual([]);
  const undelivered = end.thanks.filter(({ privateActivityId }) => !privateActivityId);
  expect(undelivered.filter(({ whatTheyDid }) => !load.allowed(`thanks ${whatTheyDid}`).includes(null))).toEqual([]);
  for (const { state, resultActivityId } of end.pulses)
    expect([state, resultActivityId !== '']).toEqual(['closed', true]);
  // No pulse's: only the organisation's, which outlives them.
  expect(keysIn(folder)).toEqual([MARKS_KEY]);

  // Sent, and never written down: it was sent again in a later life.
  const doubles = arrivals.filter(({ id }) => !end.recorded.has(id));
  expect(doubles.filter((double) => !isCutOff(double, arrivals))).toEqual([]);
  const acknowledged = load.wishes.filter(({ outcome }) => outcome === 'done').length;
  expect(acknowledged).toBeGreaterThan(load.wishes.length / 2);
  console.info(
    `seed ${seed}: ${acknowledged} of ${load.wishes.length} acknowledged, ${arrivals.length} messages sent, ` +
      `${doubles.length} of them again because a kill fell between Teams' taking them and our writing that down`,
  );
  expect(readFileSync(join(folder, 'bot.log'), 'utf8')).not.toContain('a turn failed');
});

/** The last that its team sent before a kill: Teams had taken it, and the process died before that was written down. */
function isCutOff({ id, chat, life }: Arrival, arrivals: readonly Arrival[]): boolean {
  return life < KILLS && arrivals.findLast((one) => one.life === life && one.chat === chat)?.id === id;
}
