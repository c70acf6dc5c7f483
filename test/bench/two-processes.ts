import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '../../src/ports.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import type { Connector } from '../support/connector.ts';
import { type Speaking, speakingTo } from '../support/cosmos-server.ts';
import { type Answered, answersIn, faultsIn } from './answers.ts';
import { type Child, startChild } from './child.ts';
import { type Colleague, type GroupChat, groupChats } from './group-chats.ts';
import { type Load, sendAll } from './load.ts';
import type { Bench, Report } from './report.ts';
import { ownCpuMs } from './serve-parent.ts';
import { isTaken, presserFor, resultsIn, startTeams } from './teams-at-work.ts';

const CHATS = 100;
const PEOPLE = 20;
const AT_ONCE = 32;
const LOAD = { atOnce: AT_ONCE, longestMs: 60_000 };
/** Requests that each process answers before anything is measured: cold code is several times slower. */
const WARMED_BY = 600;
/** The timer looks every five seconds, and a closing pulse waits two. */
const RESULTS_WITHIN_MS = 90_000;

const OTHERS = 'other programs';
/** From this share of its time on, a processor is called busy all the time. */
const FULL = 0.85;

interface Run {
  readonly processes: number;
  readonly answers: Load;
  readonly refused: number;
  readonly secondsToResults: number;
  /** Of one processor, while people answered. */
  readonly busy: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Two whole bots on one Cosmos DB endpoint, against one: how much they take, and that nothing is lost or doubled. */
export const twoProcesses: Bench = { name: 'two-processes', run };

async function run(): Promise<Report> {
  const cosmos = await startChild('cosmos-process.ts');
  const { endpoint, key } = z.object({ endpoint: z.string(), key: z.string() }).parse(cosmos.ready);
  try {
    const server = speakingTo(endpoint, key);
    const [one, two] = [await measure(1, cosmos, server), await measure(2, cosmos, server)];
    return reportOf(one, two);
  } finally {
    await cosmos.stop();
  }
}

async function measure(processes: number, cosmos: Child, server: Speaking): Promise<Run> {
  const chats = groupChats(CHATS, PEOPLE);
  const { database } = await server.newDatabase();
  const store = openCosmosStore(server.optionsFor(database), { now: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  const teams = await startTeams(chats);
  const env = {
    STORE: 'cosmos',
    COSMOS_ENDPOINT: server.endpoint,
    COSMOS_KEY: server.key,
    COSMOS_DATABASE: database,
    // The keys of open pulses lie in a file that both open.
    DATA_DIR: folder,
  };
  const bots = await Promise.all(Array.from({ length: processes }, () => startChild('bot-process.ts', env)));
  try {
    return await work({ chats, store, teams, cosmos, bots });
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await teams.stop();
    await store.close();
    await server.dropDatabase(database);
    rmSync(folder, { recursive: true });
  }
}

interface Place {
  readonly chats: readonly GroupChat[];
  readonly store: Store;
  readonly teams: Connector;
  readonly cosmos: Child;
  readonly bots: readonly Child[];
}

async function work({ chats, store, teams, cosmos, bots }: Place): Promise<Run> {
  const ports = bots.map(({ ready }) => z.object({ port: z.number() }).parse(ready).port);
  const press = presserFor(teams);
  const portFor = (index: number): number => ports[index % ports.length] ?? 0;
  const pulses = await openAll(chats, store, (chat, opener, form, index) =>
    press(portFor(index), chat.chatId, opener, 'open-pulse', form),
  );

  await sendAll(Array.from({ length: WARMED_BY * ports.length }), LOAD, async (_, index) => {
    const { chatId, members } = chats[index % chats.length] ?? { members: [] };
    const [opener] = members;
    if (!chatId || !opener) return;
    await press(portFor(index), chatId, opener, 'view-pulse', { pulseId: pulses.get(chatId)?.pulseId });
  });

  const answered: Answered = { confirmed: new Map(), refused: new Map() };
  const before = await cpuOf(cosmos, bots);
  const answers = await sendAll(answersIn(chats, PEOPLE), LOAD, async (answering, index) => {
    const { chat, person, score } = answering;
    const pulseId = pulses.get(chat.chatId)?.pulseId;
    const got = await press(portFor(index), chat.chatId, person, 'answer-pulse', { pulseId, s0: String(score) });
    (isTaken(got) ? answered.confirmed : answered.refused).set(person.id, answering);
  });
  const after = await cpuOf(cosmos, bots);

  const closing = performance.now();
  await sendAll(chats, LOAD, async ({ chatId, members }, index) => {
    const { pulseId } = pulses.get(chatId) ?? {};
    const [opener] = members;
    if (opener) await press(portFor(index), chatId, opener, 'close-pulse', { pulseId });
  });
  while (resultsIn(teams).size < chats.length && performance.now() - closing < RESULTS_WITHIN_MS) await wait(250);
  const secondsToResults = (performance.now() - closing) / 1000;
  // What would be posted a second time is due again by now.
  await wait(6_000);

  const busy = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / (answers.seconds * 1000)]),
  );
  const faults = await faultsIn(chats, pulses, answered, store, resultsIn(teams));
  const refused = answered.refused.size;
  return { processes: bots.length, answers, refused, secondsToResults, busy, faults };
}

type Open = (chat: GroupChat, opener: Colleague, form: Record<string, unknown>, index: number) => Promise<unknown>;

async function openAll(chats: readonly GroupChat[], store: Store, open: Open): Promise<Map<string, Pulse>> {
  const pulses = new Map<string, Pulse>();
  await sendAll(chats, LOAD, async (chat, index) => {
    const [opener] = chat.members;
    if (opener) await open(chat, opener, { formId: randomUUID(), behaviours: 'collaborative', hours: '72' }, index);
    const [pulse] = await store.openPulses(chat.chatId);
    if (pulse) pulses.set(chat.chatId, pulse);
  });
  if (pulses.size < chats.length) throw new Error(`only ${pulses.size} of ${chats.length} pulses were opened`);
  return pulses;
}

/** The processor time of each part so far, in milliseconds. */
async function cpuOf(cosmos: Child, bots: readonly Child[]): Promise<Record<string, number>> {
  const [ofCosmos = 0, ...ofBots] = await Promise.all([cosmos, ...bots].map((child) => child.cpuMs()));
  const ofAll = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  const ours = {
    'Cosmos test server': ofCosmos,
    'load generator and Teams': ownCpuMs(),
    ...Object.fromEntries(ofBots.map((ms, index) => [`bot ${index + 1}`, ms])),
  };
  return { ...ours, [OTHERS]: Object.values(ours).reduce((left, ms) => left - ms, ofAll) };
}

function reportOf(one: Run, two: Run): Report {
  const cores = availableParallelism();
  const ratio = two.answers.perSecond / one.answers.perSecond;
  const rows = [one, two].map(({ processes, answers, refused, secondsToResults, busy, faults }) => ({
    processes,
    answers: answers.sent,
    refused,
    'per second': Math.round(answers.perSecond),
    'per second of a bot’s processor': Math.round(answers.perSecond / botsIn(busy)),
    'p50 ms': Math.round(answers.p50),
    'p99 ms': Math.round(answers.p99),
    'results after s': Math.round(secondsToResults),
    'lost or doubled': faults.length,
  }));
  return {
    rows,
    notes: [
      `${CHATS} pulses of ${PEOPLE} people, ${AT_ONCE} requests at once, on ${cores} processors for everything together.`,
      `Two processes take ${ratio.toFixed(2)} times what one takes.`,
      bottleneck(one, cores),
      bottleneck(two, cores),
    ],
    faults: [...one.faults, ...two.faults],
    data: { cores, ratio, one, two },
  };
}

/** How many processors the bots kept busy together. */
function botsIn(busy: Run['busy']): number {
  return Object.entries(busy).reduce((sum, [name, share]) => (name.startsWith('bot ') ? sum + share : sum), 0);
}

function bottleneck({ processes, busy }: Run, cores: number): string {
  const parts = Object.entries(busy).toSorted(([, a], [, b]) => b - a);
  const all = parts.reduce((sum, [, share]) => sum + share, 0);
  const [name, share] = parts.find(([part]) => part !== OTHERS) ?? ['', 0];
  const shares = parts.map(([part, used]) => `${part} ${Math.round(used * 100)} %`).join(', ');
  const limit =
    all > cores * FULL
      ? `this machine, whose ${cores} processors the test server and the load generator use too`
      : share > FULL
        ? `the ${name}, which runs on one processor`
        : 'nothing that was busy all the time';
  return `With ${processes}, the bottleneck is ${limit} (of one processor: ${shares}).`;
}
