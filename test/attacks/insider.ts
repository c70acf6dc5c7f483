import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { BotUnderTest, execute, type Got } from '../support/bot-under-test.ts';
import { NAMES } from '../support/conversation.ts';
import { allItemsIn } from '../support/store-under-test.ts';
import { databaseBytes, type Evidence, type Person, rowsIn, rowsOfItems, type Tap } from './evidence.ts';

/** A Monday. */
const START = Date.UTC(2026, 10, 9, 9, 0);
const MINUTE_MS = 60_000;
const CHAT = '19:group@thread.v2';

export const PEOPLE: readonly Person[] = NAMES.map((name, index) => ({
  name,
  personId: `7f3a5b1e-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
  teamsId: `29:1-${name.toLowerCase().replace(' ', '-')}`,
}));

/** One answer each, all different in the two statements together or in their comment. */
const SCORES: readonly (readonly [number, number])[] = [
  [5, 4],
  [4, 2],
  [1, 5],
  [3, 3],
  [2, 4],
  [4, 5],
  [5, 1],
  [0, 4],
  [4, 3],
  [2, 2],
  [5, 5],
  [3, 1],
];

/**
 * The real bot over HTTP, with its files in a folder and its log, in a chat of twelve. They answer one after the other,
 * eleven minutes apart, and the timer of the shared count runs between; an insider watches and reads everything.
 */
export class Insider {
  readonly bot = new BotUnderTest();
  readonly taps: Tap[] = [];
  /** What the log gained while this person answered, in the order of the taps. */
  readonly logged: string[] = [];
  now = START;
  pulseId = '';
  #sent = 0;

  async start(ports: Partial<Ports> = {}): Promise<void> {
    await this.bot.start({ LOG_LEVEL: 'debug' }, { ports: { clock: { now: () => this.now }, ...ports } });
    this.bot.connector.memberPages = [
      PEOPLE.map(({ name, personId, teamsId }) => ({ id: teamsId, name, aadObjectId: personId, userRole: 'user' })),
    ];
  }

  /** Opens a pulse with room for comments. */
  async open(): Promise<void> {
    const [alex] = PEOPLE;
    if (!alex) throw new Error('nobody is there');
    const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
    await this.press(alex, 'save-settings', { ...settings, pooling: 'no', comments: 'yes' });
    const form = { formId: 'form-1', behaviours: 'collaborative,innovative', hours: '72' };
    await this.press(alex, 'open-pulse', form);
    const [pulse] = await this.bot.running.ports.store.openPulses(CHAT);
    if (!pulse) throw new Error('no pulse was opened');
    this.pulseId = pulse.pulseId;
    await this.bot.running.runJobs();
  }

  async answerAll(): Promise<void> {
    for (const [place, person] of PEOPLE.entries()) {
      this.now += 11 * MINUTE_MS;
      const [s0 = 0, s1 = 0] = SCORES[place] ?? [];
      const before = this.bot.logged().length;
      const data = { pulseId: this.pulseId, s0: choice(s0), s1: choice(s1), comment: commentOf(person) };
      await this.press(person, 'answer-pulse', data);
      this.taps.push({ person, at: this.now, scores: [s0, s1] });
      this.logged.push(this.bot.logged().slice(before));
      await this.bot.running.runJobs();
    }
    // For a while nobody answers.
    for (let look = 0; look < 2; look += 1) {
      this.now += 11 * MINUTE_MS;
      await this.bot.running.runJobs();
    }
  }

  /** Lets the time run out, and the jobs do all that follows. */
  async close(): Promise<void> {
    this.now += 73 * 60 * MINUTE_MS;
    await this.bot.running.runJobs();
    await this.bot.running.runJobs();
  }

  press(person: Person, verb: string, data: Record<string, unknown>): Promise<Got> {
    this.#sent += 1;
    const from = { id: person.teamsId, name: person.name, aadObjectId: person.personId };
    const activity = { id: `activity-${this.#sent}`, from, ...execute(verb, data) };
    return this.bot.send(this.bot.recorded('group-execute', activity));
  }

  /** As it is at this moment. */
  async evidence(): Promise<Evidence> {
    const { folder, database } = this.bot;
    const items = await allItemsIn(database);
    const rows = [...rowsIn(folder), ...rowsOfItems(items)];
    const bytes = Buffer.concat([databaseBytes(folder), Buffer.from(JSON.stringify(items))]);
    return { people: PEOPLE, taps: this.taps, rows, bytes };
  }

  bytesOf(file: string): Buffer {
    return readFileSync(join(this.bot.folder, file));
  }

  /** Every card that was posted or changed where all can see it, word for word. */
  cardsInConversation(): string[] {
    const { asked } = this.bot.connector;
    const cards = asked.filter(({ path, body }) => path.startsWith(`/conversations/${CHAT}/`) && 'attachments' in body);
    return cards.map(({ body }) => JSON.stringify(body));
  }
}

export function commentOf({ name }: Person): string {
  return `It is ${name.toUpperCase()}'s habit to write like this`;
}

function choice(score: number): string {
  return score === 0 ? 'not-sure' : String(score);
}

/** For a describe block: twelve people have answered a pulse that is still open. */
export function insiderAtAnOpenPulse(): Insider {
  const insider = new Insider();
  beforeAll(async () => {
    await insider.start();
    await insider.open();
    await insider.answerAll();
  });
  afterAll(() => insider.bot.stop());
  return insider;
}
