import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as letOthersCome } from 'node:timers/promises';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import { type ReadDocument, WHOLE_INDEX } from '../../src/operations/store-admin.ts';
import { advanceDeletion } from '../../src/own-data/advance-deletion.ts';
import { findDocuments } from '../../src/own-data/find-documents.ts';
import type { Ports, Store } from '../../src/ports.ts';
import { CODECS } from '../../src/storage/documents.ts';
import { pointersTo } from '../../src/storage/pointers.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { ThankYou } from '../../src/thanks/thank-you.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { sampleSelfCheck, sampleTeam } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { median } from './load.ts';
import type { Bench, Report } from './report.ts';

const SIZES = [2_000, 20_000, 300_000] as const;
const TIMES = 60;
/** A thank-you, and what leads to it from each of the two. */
const DOCUMENTS_EACH = 3;
const THANKS_OF_TEAM = 100;
const PEOPLE_OF_TEAM = 20;
const WRITTEN_AT_ONCE = 500;
const WARMED_BY = 5;
const MOST_RATIO = 2;
const LONGEST_BLOCK_MS = 50;

/** The first erases nothing: what the disk takes for any write. */
const OPERATIONS = [
  'keep a self-check',
  'edit a thank-you',
  'take one back',
  'delete a self-check',
  'delete what leads to a person',
  'collect what is held on a person',
  'delete what is held on a person',
] as const;
type Operation = (typeof OPERATIONS)[number];
type Figures = Record<Operation, number>;

interface Filled {
  readonly documents: number;
  readonly store: Store;
  readonly took: Record<Operation, number[]>;
  readonly blocked: Record<Operation, number[]>;
}

const clock = { now: () => Date.now() };
const chat = new TeamsConversation();
const portsOn = (store: Store): Ports => ({ ...chat.ports, store, clock });

/** What it costs to leave no byte of one document, among few others and among many; by turns, so that all have the same disk. */
export const erasing: Bench = { name: 'erasing', run };

async function run(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  try {
    const filled: Filled[] = [];
    for (const documents of SIZES) filled.push(await fill(join(folder, `${documents}.sqlite`), documents));
    for (let time = 0; time < TIMES; time += 1) {
      for (const one of filled) await takeTurn(one, time);
    }
    for (const { store } of filled) await store.close();
    return reportOf(filled);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function thanksOf(index: number): ThankYou {
  const team = Math.floor(index / THANKS_OF_TEAM);
  const person = (number: number) => ({
    personId: `7f3a5b1e-0000-4000-${String(team).padStart(4, '0')}-${String(number % PEOPLE_OF_TEAM).padStart(12, '0')}`,
    teamsId: `29:1${String(number % PEOPLE_OF_TEAM).padStart(64, '0')}`,
    name: 'Megan Bowen',
  });
  return sampleThankYou({
    teamId: `19:team-${team}@thread.tacv2`,
    thankYouId: `thanks-${index}`,
    givenAt: index,
    giver: person(index),
    receiver: person(index + 1),
  });
}

async function fill(path: string, documents: number): Promise<Filled> {
  const admin = await openSqliteAdmin(path, clock);
  let waiting: ReadDocument[] = [];
  for (let index = 0; index < documents / DOCUMENTS_EACH; index += 1) {
    const thanks = thanksOf(index);
    const all = [...pointersTo(thanks, 0), thanks];
    waiting.push(...all.map((document) => ({ ...CODECS[document.kind].write(document), document })));
    if (waiting.length < WRITTEN_AT_ONCE) continue;
    await admin.put('teams', waiting);
    waiting = [];
  }
  await admin.put('teams', [...waiting, WHOLE_INDEX]);
  await admin.close();
  const none = (): Record<Operation, number[]> => ({
    'keep a self-check': [],
    'edit a thank-you': [],
    'take one back': [],
    'delete a self-check': [],
    'delete what leads to a person': [],
    'collect what is held on a person': [],
    'delete what is held on a person': [],
  });
  return { documents, store: openSqliteStore(path, clock), took: none(), blocked: none() };
}

async function takeTurn(filled: Filled, time: number): Promise<void> {
  const { store, documents } = filled;
  const teams = Math.floor(documents / DOCUMENTS_EACH / THANKS_OF_TEAM);
  const team = ((time * 79) % teams) * THANKS_OF_TEAM;
  // The first half of a team’s people are for the others, each of the second half has all of theirs collected and deleted once.
  const number = Math.floor(time / teams);
  const { teamId, thankYouId, receiver } = thanksOf(team + number);
  const { giver } = thanksOf(team + PEOPLE_OF_TEAM / 2 + 1 + number);
  const replaced = async (change: Partial<ThankYou>): Promise<boolean> => {
    const stored = await store.read('thank-you', teamId, thankYouId);
    return stored !== null && (await store.replace({ ...stored.value, ...change }, stored.etag));
  };
  const ownChat = `own-chat-${time}`;
  const works: Record<Operation, () => Promise<unknown>> = {
    'keep a self-check': () => store.create(sampleSelfCheck({ teamId: ownChat })),
    'edit a thank-you': () => replaced({ whatTheyDid: `Put off her own break, ${time}.`, changedAt: 1 + time }),
    'take one back': () => replaced({ whatTheyDid: '', madePossible: '', takenBackAt: 1 + time }),
    'delete a self-check': () => store.remove('self-check', ownChat, 'self-check-1'),
    'delete what leads to a person': () => store.erasePersonalData(receiver.personId),
    'collect what is held on a person': async () =>
      (await findDocuments(portsOn(store), giver.personId, sampleTeam())).documents.length > 0,
    'delete what is held on a person': () => deleteAll(store, giver.personId),
  };
  for (const operation of OPERATIONS) {
    const { tookMs, blockedMs, outcome } = await watched(works[operation]);
    if (outcome === false) throw new Error(`there was nothing to ${operation}`);
    if (time < WARMED_BY) continue;
    filled.took[operation].push(tookMs);
    filled.blocked[operation].push(blockedMs);
  }
}

/** What the job does for somebody who asked for it, but for the cards that follow. */
async function deleteAll(store: Store, personId: string): Promise<boolean> {
  const { isMore, isSettling } = await advanceDeletion(portsOn(store), personId, new Set());
  await store.erasePersonalData(personId);
  return !isMore && !isSettling;
}

/** How long it took, and the longest that nothing else could be done meanwhile. */
async function watched(work: () => Promise<unknown>) {
  let isOver = false;
  let blockedMs = 0;
  let last = performance.now();
  const look = (): void => {
    blockedMs = Math.max(blockedMs, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(look);
  };
  look();
  const began = performance.now();
  const outcome = await work();
  const tookMs = performance.now() - began;
  isOver = true;
  await letOthersCome();
  return { outcome, tookMs, blockedMs };
}

function figuresOf(values: Record<Operation, number[]>, of: (values: number[]) => number): Figures {
  return Object.fromEntries(OPERATIONS.map((operation) => [operation, of(values[operation])])) as Figures;
}

function reportOf(filled: readonly Filled[]): Report {
  const measured = filled.map(({ documents, took, blocked }) => ({
    documents,
    medianMs: figuresOf(took, median),
    longestMs: figuresOf(took, (values) => Math.max(...values)),
    longestBlockMs: figuresOf(blocked, (values) => Math.max(...values)),
  }));
  const ratios = OPERATIONS.map((operation) => {
    const medians = measured.map(({ medianMs }) => medianMs[operation]);
    return Math.max(...medians) / Math.min(...medians);
  });
  const longest = Math.max(...measured.flatMap(({ longestBlockMs }) => Object.values(longestBlockMs)));
  return {
    rows: OPERATIONS.flatMap((operation) =>
      measured.map(({ documents, medianMs, longestMs, longestBlockMs }) => ({
        what: operation,
        documents,
        'median ms': Number(medianMs[operation].toPrecision(3)),
        'longest ms': Number(longestMs[operation].toPrecision(3)),
        'longest block ms': Number(longestBlockMs[operation].toPrecision(3)),
      })),
    ),
    notes: [
      `The slowest median is ${Math.max(...ratios).toFixed(2)} times the fastest of the same operation (target: at most ${MOST_RATIO}).`,
      `Nothing else could be done for ${longest.toFixed(1)} ms at the longest (target: at most ${LONGEST_BLOCK_MS}).`,
    ],
    faults: [],
    data: { ratios, longest, measured },
  };
}
