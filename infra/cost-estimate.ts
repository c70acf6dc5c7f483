import { keptAfter, LEFT } from './kept-estimate.ts';
import { chargeFor, PRICES } from './prices.ts';
import measured from './requests-per-action.json' with { type: 'json' };

export interface RequestsOfAction {
  readonly reads: number;
  readonly writes: number;
  readonly queries: number;
}

export type Actions = ReadonlyMap<string, RequestsOfAction>;

/** Counted on the wire by a test, which writes the file: `npm run measure`. */
export const MEASURED: Actions = new Map(Object.entries(measured));

export interface Cost {
  readonly people: number;
  readonly teams: number;
  /** Replicas at the busiest time; at rest it is one. */
  readonly replicas: number;
  readonly requestUnits: number;
  readonly requests: number;
  readonly logGb: number;
  /** US dollars a month. */
  readonly serverless: number;
  readonly autoscale: number;
  readonly storage: number;
  readonly compute: number;
  readonly keys: number;
  readonly logs: number;
  readonly total: number;
}

/** Published by Microsoft for documents of 1 KB; queries have no published figure, so ours is cautious. */
export const UNITS = { read: 1, write: 5, query: 3 };

/** Assumptions: nobody has measured any of it. */
export const ASSUMED = {
  teamOf: 12,
  pulses: 4,
  /** Recurring ones; as many digests, each with reminders. */
  byRhythm: 2,
  digests: 4,
  statements: 4,
  answering: 0.7,
  looksAtEachAnswer: 2,
  agendas: 4,
  thanksEach: 1,
  summaries: 4,
  documentKb: 2,
  /** After which what is stored is charged above. */
  storedMonths: 36,
  /** The share of a month’s requests in its busiest hour, and how long each takes. */
  busiestHour: 0.1,
  secondsEach: 1,
  atOnce: 20,
  tickSeconds: 5,
  logKbPerRequest: 2,
  logGbPerReplica: 0.2,
  /** A key is made and destroyed; each answer and each card reads it once. */
  keyOperationsPerPulse: 10,
  /** From three locations every five minutes; each also queries the Key Vault. */
  healthTestsPerHour: 36,
} as const;

export const MONTH = { hours: 730, days: 30.4, workingHours: 176 };
export const REPLICA = { cpu: 0.5, gib: 1 };
/** How many people the rows are for that have something for each person. */
const MEASURED_FOR = 100;
/** In the round that closes, one is written, and those of others are read. */
const MARKS_OF_ONE = { reads: 0, writes: 1, queries: 1 };
/** What of the rows is done for each person: what leads to the pulse, when they were asked, their answer, their reminder. */
export const FOR_EACH = {
  'open a pulse, and post its card': { reads: 0, writes: 1, queries: 0 },
  'ask a pulse of the rhythm, and post its card': { reads: 0, writes: 2, queries: 0 },
  'remind 100 people, and post a digest': { reads: 0, writes: 1, queries: 0 },
  'take out of a pulse the 100 people whom it asked': { reads: 1, writes: 1, queries: 0 },
  'close a pulse of 100 answers, and post its result': { reads: 0, writes: 2, queries: 1 },
} as const satisfies Readonly<Record<string, RequestsOfAction>>;
type ForEach = keyof typeof FOR_EACH;
const LEAST_AUTOSCALE = 1_000;

export function costFor(people: number, actions: Actions): Cost {
  const month = monthOf(people);
  const { teams, pulses, answers, looks, requests } = month;
  const replicas = Math.max(1, Math.ceil(perSecond(requests) * (ASSUMED.secondsEach / ASSUMED.atOnce)));
  const replicaHours = MONTH.hours + (replicas - 1) * MONTH.workingHours;
  const seconds = replicaHours * 3_600;

  const byPeople = unitsOfPeople(month, actions);
  const ticks = (seconds / ASSUMED.tickSeconds) * unitsOf(actionIn(actions, 'a tick with nothing to do'));
  const requestUnits = byPeople + ticks;
  const kept = keptAfter(ASSUMED.storedMonths, month, LEFT);
  const keyOperations =
    pulses * ASSUMED.keyOperationsPerPulse + answers + looks + MONTH.hours * ASSUMED.healthTestsPerHour;
  const logGb = (requests * ASSUMED.logKbPerRequest) / 1e6 + (replicaHours / MONTH.hours) * ASSUMED.logGbPerReplica;

  const serverless = chargeFor(PRICES.serverless, requestUnits / 1e6);
  const autoscale = chargeFor(PRICES.autoscale, autoscaleHundreds(perSecond(byPeople)));
  const storage = chargeFor(PRICES.storage, kept.gb);
  const compute =
    chargeFor(PRICES.cpu, seconds * REPLICA.cpu) +
    chargeFor(PRICES.memory, seconds * REPLICA.gib) +
    chargeFor(PRICES.requests, requests / 1e6);
  const keys = chargeFor(PRICES.keys, keyOperations / 10_000);
  const logs = chargeFor(PRICES.logs, logGb);
  const total = Math.min(serverless, autoscale) + storage + compute + keys + logs + fixedCharges();
  const charges = { serverless, autoscale, storage, compute, keys, logs, total };
  return { people, teams, replicas, requestUnits, requests, logGb, ...charges };
}

/** What people do in a month. */
export function monthOf(people: number) {
  const teams = Math.ceil(people / ASSUMED.teamOf);
  const pulses = teams * ASSUMED.pulses;
  const answersEach = (people / teams) * ASSUMED.answering;
  const answers = pulses * answersEach;
  const looks = answers * ASSUMED.looksAtEachAnswer;
  const agendas = teams * ASSUMED.agendas;
  const thanks = people * ASSUMED.thanksEach;
  const summaries = teams * ASSUMED.summaries;
  const typed = pulses + agendas + thanks + summaries;
  // A command and its form.
  const requests = answers + looks + 2 * typed + MONTH.hours * ASSUMED.healthTestsPerHour;
  return { teams, pulses, answersEach, answers, looks, agendas, thanks, summaries, typed, requests };
}

/** What people do in a month, and what comes of it; without looking whether anything is due. */
export function unitsOfPeople(month: ReturnType<typeof monthOf>, actions: Actions): number {
  return unitsByPeople(month, actions) * ASSUMED.documentKb;
}

function unitsByPeople(month: ReturnType<typeof monthOf>, actions: Actions): number {
  const units = (name: string): number => unitsOf(actionIn(actions, name));
  const forTeam = (name: ForEach): number => onceOf(actions, name) + ASSUMED.teamOf * unitsOf(FOR_EACH[name]);
  return (
    month.pulses * closingUnits(actions, month.answersEach) +
    month.teams * (ASSUMED.pulses - ASSUMED.byRhythm) * forTeam('open a pulse, and post its card') +
    month.teams * ASSUMED.byRhythm * forTeam('ask a pulse of the rhythm, and post its card') +
    month.pulses * forTeam('take out of a pulse the 100 people whom it asked') +
    month.teams * ASSUMED.digests * forTeam('remind 100 people, and post a digest') +
    month.answers * units('answer a pulse') +
    month.looks * units('look at a pulse that one has answered') +
    // An agenda has no row: it too is written, posted and updated.
    (month.thanks + month.agendas) * units('thank a colleague, and post it') +
    (month.thanks + month.agendas) * units('erase a thank-you after its time') +
    month.summaries * units('show the summary') +
    month.typed * UNITS.write
  );
}

/** What is not for each of the hundred people. */
function onceOf(actions: Actions, name: ForEach): number {
  return unitsOf(actionIn(actions, name)) - MEASURED_FOR * unitsOf(FOR_EACH[name]);
}

export function fixedCharges(): number {
  return chargeFor(PRICES.registry, MONTH.days) + chargeFor(PRICES.bot, 1);
}

function actionIn(actions: Actions, name: string): RequestsOfAction {
  const found = actions.get(name);
  if (!found) throw new Error(`Nobody has measured "${name}": add it to infra/requests-per-action.json.`);
  return found;
}

export function unitsOf({ reads, writes, queries }: RequestsOfAction): number {
  return reads * UNITS.read + writes * UNITS.write + queries * UNITS.query;
}

/** The row is for one statement; what is not for each person may be once per statement. An answer is deleted by a write. */
function closingUnits(actions: Actions, answers: number): number {
  const once = onceOf(actions, 'close a pulse of 100 answers, and post its result');
  return once * ASSUMED.statements + ASSUMED.teamOf * unitsOf(MARKS_OF_ONE) + answers * UNITS.write;
}

function perSecond(inMonth: number): number {
  return (inMonth * ASSUMED.busiestHour) / 3_600;
}

/** Hundreds of RU/s times hours: the maximum in working hours, when pulses close, and a tenth at other times. */
function autoscaleHundreds(unitsPerSecond: number): number {
  const most = Math.max(1, Math.ceil(unitsPerSecond / LEAST_AUTOSCALE)) * LEAST_AUTOSCALE;
  const atRest = MONTH.hours - MONTH.workingHours;
  return (most / 100) * (MONTH.workingHours + atRest / 10);
}
