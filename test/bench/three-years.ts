import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEASURED, MONTH, monthOf, unitsOfPeople } from '../../infra/cost-estimate.ts';
import { keptAfter, LEFT } from '../../infra/kept-estimate.ts';
import { openCosmosAdmin } from '../../src/operations/cosmos-admin.ts';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import { CONTAINER_IDS, type ReadDocument, readOne } from '../../src/operations/store-admin.ts';
import type { Store } from '../../src/ports.ts';
import { enqueueDeleteEnded } from '../../src/privacy/enqueue-delete-ended.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { itemsByKind } from '../support/items-by-kind.ts';
import { startCountingUnits } from '../support/request-units.ts';
import { agreed, asked, begun, met, TWELVE, thanked } from '../support/team-of-twelve.ts';
import type { Bench, Report } from './report.ts';

const TEAMS = 10_000;
const YEARS = [1, 3] as const;
/** Of which the last is counted: by then what is kept for a month has come round. */
const MONTHS_OF_REQUESTS = 3;
const WEEKS_OF_MONTH = 4;
const THANKS_OF_WEEK = 3;
const DAY_MS = 86_400_000;
const DAYS_OPEN = 4;

interface After {
  readonly years: number;
  readonly documents: number;
  readonly bytes: number;
}

/**
 * One team of twelve does for three years what `npm run cost` takes it to do, through the product; ten thousand do as much each.
 * Played on SQLite, and what lies there is then laid into Cosmos DB to be weighed; requests are those of a month on Cosmos DB.
 */
export const threeYears: Bench = { name: 'three-years', run };

async function run(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  const server = await startCosmosServer();
  try {
    const path = join(folder, 'store.sqlite');
    const chat = await teamOn((clock) => openSqliteStore(path, clock));
    const found: After[] = [];
    for (let month = 1; month <= Math.max(...YEARS) * 12; month += 1) {
      await playMonth(chat, month - 1);
      const years = YEARS.find((each) => each * 12 === month);
      if (years) found.push({ years, ...(await weighed(server, path, chat.now)) });
    }
    await chat.close();
    return reportOf(found, await unitsOfMonth());
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function teamOn(open: (clock: { now: () => number }) => Store): Promise<TeamsConversation> {
  const chat = new TeamsConversation(TWELVE);
  await chat.ports.store.close();
  Object.assign(chat, { ports: { ...chat.ports, store: open({ now: () => chat.now }) } });
  await chat.ports.store.prepareIndex(1);
  await enqueueDeleteEnded(chat.ports, chat.now);
  await begun(chat);
  started.set(chat, chat.now);
  return chat;
}
const started = new WeakMap<TeamsConversation, number>();

async function playMonth(chat: TeamsConversation, month: number): Promise<void> {
  const began = (started.get(chat) ?? 0) + month * MONTH.days * DAY_MS;
  for (let week = 0; week < WEEKS_OF_MONTH; week += 1) {
    const day = began + week * 7 * DAY_MS;
    await passTo(chat, day);
    const pulseId = await asked(chat, `pulse ${month} ${week}`);
    await met(chat, `agenda ${month} ${week}`);
    for (let each = 0; each < THANKS_OF_WEEK; each += 1) {
      await thanked(chat, (month * WEEKS_OF_MONTH + week) * THANKS_OF_WEEK + each);
    }
    await chat.say('Alex Wilber', 'summary');
    await passTo(chat, day + DAYS_OPEN * DAY_MS);
    await agreed(chat, pulseId);
  }
  await passTo(chat, began + MONTH.days * DAY_MS);
}

async function passTo(chat: TeamsConversation, moment: number): Promise<void> {
  while (chat.now < moment) {
    chat.now = Math.min(moment, chat.now + DAY_MS);
    await chat.runJobs();
  }
}

/** As it would lie in Cosmos DB. */
async function weighed(server: CosmosServer, path: string, now: number): Promise<Omit<After, 'years'>> {
  const options = await server.newDatabase();
  const clock = { now: () => now };
  const [from, to] = [await openSqliteAdmin(path, clock), openCosmosAdmin(options, clock)];
  for (const container of CONTAINER_IDS) {
    const documents: ReadDocument[] = [];
    for await (const written of from.all(container)) documents.push(readOne(container, written));
    await to.put(container, documents);
  }
  await from.close();
  await to.close();
  const kept = [...(await itemsByKind(server, options.database)).values()];
  const sum = (of: 'documents' | 'bytes') => kept.reduce((all, one) => all + one[of], 0);
  return { documents: sum('documents'), bytes: sum('bytes') };
}

async function unitsOfMonth(): Promise<number> {
  const server = await startCountingUnits();
  const options = await server.newDatabase();
  const chat = await teamOn((clock) => openCosmosStore(options, clock));
  let before = 0;
  for (let month = 0; month < MONTHS_OF_REQUESTS; month += 1) {
    before = server.units();
    await playMonth(chat, month);
  }
  const units = server.units() - before;
  await chat.close();
  await server.close();
  return units;
}

function reportOf(found: readonly After[], units: number): Report {
  const rates = monthOf(TWELVE.length * TEAMS);
  const said = { millionUnits: unitsOfPeople(rates, MEASURED) / 1e6 };
  const millionUnits = (units * TEAMS) / 1e6;
  const measured = found.map(({ years, documents, bytes }) => ({
    years,
    documents: documents * TEAMS,
    gb: (bytes * TEAMS) / 1e9,
    said: keptAfter(years * 12, rates, LEFT),
  }));
  return {
    rows: [
      ...measured.map(({ years, documents, gb, said: cost }) => ({
        what: `after ${years === 1 ? 'one year' : `${years} years`}`,
        documents: Math.round(documents),
        'by npm run cost': Math.round(cost.documents),
        GB: Number(gb.toPrecision(3)),
        'GB by npm run cost': Number(cost.gb.toPrecision(3)),
      })),
      {
        what: 'million RU a month',
        documents: Number(millionUnits.toPrecision(3)),
        'by npm run cost': Number(said.millionUnits.toPrecision(3)),
      },
    ],
    notes: [
      `One team of ${TWELVE.length} was played; the figures are for ${TEAMS.toLocaleString('en-GB')}. GB without indexes, which npm run cost guesses; RU without looking whether anything is due.`,
    ],
    faults: [],
    data: { measured, millionUnits, said },
  };
}
