import { MEASURED, MONTH, monthOf, unitsOfPeople } from '../../infra/cost-estimate.ts';
import { keptAfter, LEFT } from '../../infra/kept-estimate.ts';
import { enqueueDeleteEnded } from '../../src/privacy/enqueue-delete-ended.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { itemsByKind } from '../support/items-by-kind.ts';
import { startCountingUnits } from '../support/request-units.ts';
import { agreed, asked, begun, met, TWELVE, thanked } from '../support/team-of-twelve.ts';
import type { Bench, Report } from './report.ts';

const TEAMS = 10_000;
const YEARS = [1, 3] as const;
const WEEKS_OF_MONTH = 4;
const THANKS_OF_WEEK = 3;
const DAY_MS = 86_400_000;
const DAYS_OPEN = 4;

interface After {
  readonly years: number;
  readonly documents: number;
  readonly bytes: number;
  /** A month, since the figure before. */
  readonly units: number;
}

/** One team of twelve does for three years what `npm run cost` takes it to do, through the product; ten thousand do as much each. */
export const threeYears: Bench = { name: 'three-years', run };

async function run(): Promise<Report> {
  const server = await startCountingUnits();
  const options = await server.newDatabase();
  const chat = new TeamsConversation(TWELVE);
  await chat.ports.store.close();
  Object.assign(chat, { ports: { ...chat.ports, store: openCosmosStore(options, { now: () => chat.now }) } });
  await chat.ports.store.prepareIndex(1);
  await enqueueDeleteEnded(chat.ports, chat.now);
  await begun(chat);
  const start = chat.now;
  const found: After[] = [];
  let unitsBefore = server.units();
  let monthsBefore = 0;
  for (let month = 0; month < Math.max(...YEARS) * 12; month += 1) {
    await playMonth(chat, start + month * MONTH.days * DAY_MS, month);
    const months = month + 1;
    const years = YEARS.find((each) => each * 12 === months);
    if (!years) continue;
    const kept = [...(await itemsByKind(server, options.database)).values()];
    const units = (server.units() - unitsBefore) / (months - monthsBefore);
    const sum = (of: 'documents' | 'bytes') => kept.reduce((all, one) => all + one[of], 0);
    found.push({ years, documents: sum('documents'), bytes: sum('bytes'), units });
    [unitsBefore, monthsBefore] = [server.units(), months];
  }
  await chat.close();
  await server.close();
  return reportOf(found);
}

async function playMonth(chat: TeamsConversation, began: number, month: number): Promise<void> {
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

function reportOf(found: readonly After[]): Report {
  const people = TWELVE.length * TEAMS;
  const rates = monthOf(people);
  const said = unitsOfPeople(rates, MEASURED);
  const measured = found.map(({ years, documents, bytes, units }) => {
    const kept = keptAfter(years * 12, rates, LEFT);
    return {
      years,
      documents: documents * TEAMS,
      gb: (bytes * TEAMS) / 1e9,
      millionUnits: (units * TEAMS) / 1e6,
      said: { documents: kept.documents, gb: kept.gb, millionUnits: said / 1e6 },
    };
  });
  return {
    rows: measured.map(({ years, documents, gb, millionUnits, said: cost }) => ({
      'after years': years,
      documents,
      'by cost': Math.round(cost.documents),
      GB: Number(gb.toPrecision(3)),
      'GB by cost': Number(cost.gb.toPrecision(3)),
      'million RU a month': Number(millionUnits.toPrecision(3)),
      'RU by cost': Number(cost.millionUnits.toPrecision(3)),
    })),
    notes: [
      `One team of ${TWELVE.length} was played; the figures are for ${TEAMS.toLocaleString('en-GB')} of them, without looking whether anything is due.`,
    ],
    faults: [],
    data: { measured },
  };
}
