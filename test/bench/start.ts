import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bundle } from '../../infra/bundle.ts';
import { freePort } from '../support/free-port.ts';
import { bundled } from './bundled.ts';
import { median, sendAll } from './load.ts';
import { rounded } from './pairs.ts';
import { type Ready, type Send, senderTo } from './pressing.ts';
import { answering, STORED } from './pulses-to-answer.ts';
import type { Bench, Report } from './report.ts';
import type { Used } from './serve-parent.ts';
import { type Bot, CONSTANT, startBaseline, startTwoBots } from './two-bots.ts';

const STARTS = 15;
/** Each time so many more, four times. */
const ANSWERS = 25_000;
const TIMES = 4;
const LOAD = { atOnce: 32, longestMs: 600_000 };
const MB = 1024 * 1024;

interface Starts {
  /** As in its image: bundled, and with what was compiled ahead. */
  readonly ours: number[];
  /** As it is written. */
  readonly baseline: number[];
  /** Bundled in the same way, with what was compiled ahead. */
  readonly baselineBundled: number[];
}

/** What the image copies. */
interface Image {
  readonly bytes: number;
  readonly files: number;
}

type Memory = Readonly<Record<'ours' | 'baseline', readonly Used[]>>;

/** From nothing to the first reply, and what is held in memory after a hundred thousand, against the smallest bot. */
export const start: Bench = { name: 'start', run };

async function run(): Promise<Report> {
  const inImage = { NODE_COMPILE_CACHE: mkdtempSync(join(tmpdir(), 'behaviours-compiled-')) };
  const smallest = await bundled('baseline-process');
  const bots = await startTwoBots();
  const answers = answering(bots.chats);
  const token = bots.newToken();
  const ready = (): Ready => ({ body: answers.next().value.body, authorization: token, expects: STORED });
  const constant = (): Ready => ({ ...ready(), authorization: '', expects: CONSTANT });
  const ours = (env: Record<string, string>) => bots.startOurs({ ...env, ...inImage });
  const baselineBundled = (env: Record<string, string>) => startBaseline({ ...env, ...inImage }, smallest.program);
  try {
    await bots.ours.child.stop();
    // The second time nothing is compiled.
    await firstReplyMs(ours, ready());
    await firstReplyMs(baselineBundled, constant());
    const filled = await ours({});
    const memory = await memoryOf({ ours: filled, baseline: bots.baseline }, ready);
    await filled.child.stop();
    await bots.stop();
    const starts: Starts = { ours: [], baseline: [], baselineBundled: [] };
    for (let time = 0; time < STARTS; time += 1) {
      starts.baseline.push(await firstReplyMs(startBaseline, constant()));
      starts.ours.push(await firstReplyMs(ours, ready()));
      starts.baselineBundled.push(await firstReplyMs(baselineBundled, constant()));
    }
    return reportOf(starts, memory, await imageOf());
  } finally {
    await bots.stop();
    await bots.clear();
    smallest.remove();
    rmSync(inImage.NODE_COMPILE_CACHE, { recursive: true });
  }
}

async function imageOf(): Promise<Image> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-image-'));
  const { app } = await bundle(folder);
  const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  rmSync(folder, { recursive: true });
  return { bytes, files: files.length };
}

/** From before the process is there, asking again and again: it answers before it says that it is ready. */
async function firstReplyMs(startBot: (env: Record<string, string>) => Promise<Bot>, ready: Ready): Promise<number> {
  const port = await freePort();
  const send = senderTo(port);
  const began = performance.now();
  const starting = startBot({ LISTEN_ON: String(port) });
  while (!(await isAnswered(send, ready))) await wait(2);
  const ms = performance.now() - began;
  const { child } = await starting;
  await child.stop();
  return ms;
}

async function isAnswered(send: Send, ready: Ready): Promise<boolean> {
  try {
    await send(ready);
    return true;
  } catch (error) {
    const isNotThere = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    if (!isNotThere) throw error;
    return false;
  }
}

/** Both at once: how long it takes does not matter here. */
async function memoryOf(bots: { ours: Bot; baseline: Bot }, ready: () => Ready): Promise<Memory> {
  const of = async ({ child, send }: Bot): Promise<Used[]> => {
    const used = [await child.used()];
    for (let time = 0; time < TIMES; time += 1) {
      // Made as they are sent: a hundred thousand would not be small.
      await sendAll(Array.from({ length: ANSWERS }), LOAD, () => send(ready()));
      used.push(await child.used());
    }
    return used;
  };
  const [ours, baseline] = await Promise.all([of(bots.ours), of(bots.baseline)]);
  return { ours, baseline };
}

function reportOf(starts: Starts, memory: Memory, image: Image): Report {
  const { ours, baseline, baselineBundled } = starts;
  const startRow = (what: string, mine: readonly number[], theirs: readonly number[], target = '') => ({
    what,
    ours: rounded(median(mine)),
    'empty bot': rounded(median(theirs)),
    // What disturbs one start disturbs the one beside it.
    ratio: rounded(median(mine.map((ms, turn) => ms / (theirs[turn] ?? Number.NaN)))),
    target,
  });
  const memoryRow = (what: string, time: number, bytes: (used: Used) => number, target = '') => {
    const [mine = 0, theirs = 0] = [memory.ours[time], memory.baseline[time]].map((used) => (used ? bytes(used) : 0));
    return { what, ours: rounded(mine / MB), 'empty bot': rounded(theirs / MB), ratio: rounded(mine / theirs), target };
  };
  const all = TIMES * ANSWERS;
  const times = Array.from({ length: TIMES }, (_, time) => time);
  return {
    rows: [
      { what: 'MB that the image copies, without source maps', ours: rounded(image.bytes / 1e6), target: 'at most 40' },
      { what: 'files that the image copies', ours: image.files, target: 'at most 300' },
      startRow('ms from start to first reply, ours as in its image', ours, baseline, 'at most 1'),
      startRow('the same, the empty bot bundled and compiled ahead too', ours, baselineBundled, 'at most 1.3'),
      ...times.map((time) =>
        memoryRow(`MB of objects after ${time * ANSWERS}, ours as in its image`, time, ({ heapBytes }) => heapBytes),
      ),
      memoryRow(`MB of objects after ${all}`, TIMES, ({ heapBytes }) => heapBytes, 'at most 1.2'),
      memoryRow(`MB that the system gave, after ${all}`, TIMES, ({ residentBytes }) => residentBytes, 'at most 1.3'),
    ],
    notes: ['Memory is looked at when everything that nobody holds has been collected.'],
    faults: [],
    data: { ...starts, memory, image },
  };
}
