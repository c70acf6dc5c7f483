import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../bot/composition.ts';
import { toConfig } from '../../bot/config.ts';
import { dispatch } from '../../bot/dispatch.ts';
import { openLog } from '../../bot/telemetry/log.ts';
import type { Store } from '../../src/ports.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { Caller } from '../../src/teams/team.ts';
import { sampleConversation, sampleTeam } from '../support/sample-documents.ts';
import { median } from './load.ts';
import { publishedWeeks } from './published-weeks.ts';
import type { Bench, Report } from './report.ts';

const WEEKS = 26;
const FEW = 10;
const MANY = 10_000;
const WARMED_BY = 100;
const TIMES = 300;

interface Measured {
  readonly answers: number;
  readonly requests: number;
  readonly ms: number;
  /** With a store that has just been opened. */
  readonly firstMs: number;
  readonly words: string;
}

/** What a summary takes if ten people answered each pulse, and if ten thousand did. */
export const summary: Bench = { name: 'summary', run };

async function run(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  const clock = { now: () => Date.now() };
  const path = join(folder, 'behaviours.sqlite');
  await write(openSqliteStore(path, clock), clock.now());
  const config = toConfig({ DATA_DIR: folder });
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  const { log, close } = openLog(config);
  const { store, counted } = counting(openSqliteStore(path, clock));
  const { ports, dispose } = await compose(config, { botPassword: '' }, log, { ports: { store } });
  const ask = async (answers: number): Promise<string> => {
    const reply = await dispatch(ports, {
      kind: 'words',
      caller: callerIn(answers),
      activityId: 'asked',
      words: 'summary',
    });
    return JSON.stringify(reply?.message);
  };
  try {
    const first: Record<number, number> = { [FEW]: await timed(() => ask(FEW)), [MANY]: await timed(() => ask(MANY)) };
    for (let time = 0; time < WARMED_BY; time += 1) await ask(time % 2 ? FEW : MANY);
    const took: Record<number, number[]> = { [FEW]: [], [MANY]: [] };
    // In turns, so that what disturbs the one disturbs the other.
    for (let time = 0; time < TIMES; time += 1) {
      for (const answers of [FEW, MANY]) took[answers]?.push(await timed(() => ask(answers)));
    }
    const measured: Measured[] = [];
    for (const answers of [FEW, MANY]) {
      const before = counted();
      const words = await ask(answers);
      const requests = counted() - before;
      measured.push({ answers, requests, ms: median(took[answers] ?? []), firstMs: first[answers] ?? 0, words });
    }
    return reportOf(measured);
  } finally {
    await dispose();
    close();
    rmSync(folder, { recursive: true });
  }
}

async function write(store: Store, now: number): Promise<void> {
  for (const answers of [FEW, MANY]) {
    const { teamId, conversation } = callerIn(answers);
    await store.create(sampleTeam({ teamId, conversation }));
    for (const pulse of publishedWeeks(WEEKS, answers, { teamId, conversation, now })) await store.create(pulse);
  }
  await store.close();
}

function callerIn(answers: number): Caller {
  const teamId = `19:team-of-${answers}@thread.tacv2`;
  const conversation = sampleConversation({ conversationId: teamId });
  return {
    personId: '7f3a5b1e-0000-4000-8000-000000000001',
    teamsId: '29:1',
    name: 'Alex Wilber',
    teamId,
    teamName: 'Ward 7',
    conversation,
    cardActivityId: '',
    meetingId: '',
    canPickPeople: true,
  };
}

/** The same store, which counts what it is asked for: each operation is one request, in Cosmos DB too. */
function counting(store: Store): { store: Store; counted: () => number } {
  let count = 0;
  const get = (target: Store, name: string | symbol): unknown => {
    count += 1;
    return Reflect.get(target, name);
  };
  return { store: new Proxy(store, { get }), counted: () => count };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function reportOf(measured: readonly Measured[]): Report {
  const [few, many] = measured;
  if (!few || !many) throw new Error('nothing was measured');
  const ratio = many.ms / few.ms;
  return {
    rows: measured.map(({ answers, requests, ms, firstMs }) => ({
      'answers to each pulse': answers,
      'requests to the store': requests,
      'median ms': Number(ms.toPrecision(3)),
      'the first time, ms': Number(firstMs.toPrecision(3)),
    })),
    notes: [
      `A summary over ${WEEKS} weekly pulses takes ${ratio.toFixed(2)} times as long with ${MANY} answers to each (target: at most 1.2, with as many requests).`,
    ],
    faults: [
      ...(few.requests === many.requests ? [] : ['a summary of many answers makes another number of requests']),
      ...measured.flatMap(({ answers, words }) => (words.includes('summary') ? [] : [`no summary with ${answers}`])),
    ],
    data: { ratio, measured },
  };
}
