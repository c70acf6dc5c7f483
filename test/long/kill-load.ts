import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { execute, type Sent } from '../support/bot-under-test.ts';
import type { Connector, Person } from '../support/connector.ts';

const FIXTURE = new URL('../fixtures/activities/group-execute.json', import.meta.url);
const CHATS = 3;
const PEOPLE = 12;
const DAY_MS = 24 * 3_600_000;
/** Each has one statement. */
const BEHAVIOURS = ['collaborative', 'innovative', 'compassionate', 'living-well'];
const ZONES = ['Europe/London', 'Europe/Jersey', 'Europe/Dublin', 'Europe/Paris', 'Europe/Lisbon'];
const ON_ITS_WAY = 'It is on its way.';
const SHARINGS = ['ask', 'share', 'private'];

export interface Colleague extends Person {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

export interface Chat {
  readonly chatId: string;
  readonly people: readonly Colleague[];
}

export const chats: readonly Chat[] = Array.from({ length: CHATS }, (_, chat) => ({
  chatId: `19:chat-${chat}@thread.v2`,
  people: Array.from({ length: PEOPLE }, (_, index) => ({
    id: `29:${chat}-${index}`,
    name: `Colleague ${index} of chat ${chat}`,
    aadObjectId: `7f3a5b1e-0000-4000-8000-0000000${chat}00${String(index).padStart(2, '0')}`,
  })),
}));

/** Something that somebody wanted, and whether the bot has said that it is done. */
export interface Wish {
  /** What it is about: a later wish about the same replaces it. */
  readonly about: string;
  readonly value: string;
  outcome: 'done' | 'refused' | 'unknown';
}

export interface AskedPulse {
  readonly pulseId: string;
  readonly chat: Chat;
  readonly closesAt: number;
  isClosedByHand: boolean;
}

interface Press {
  readonly chat: Chat;
  readonly person: Colleague;
  readonly verb: string;
  readonly data: Sent;
  readonly about: string;
  readonly value: string;
  /** What the card says when it is done. */
  readonly says: string;
  readonly then?: (card: string) => void;
}

/** People at work in three chats, who remember what they wanted and what they were told. */
export class KillLoad {
  readonly wishes: Wish[] = [];
  readonly pulses: AskedPulse[] = [];
  readonly #busy = new Set<string>();
  readonly #recorded: Sent & { conversation: object };
  readonly #connector: Connector;
  readonly #random: () => number;
  #made = 0;

  constructor(connector: Connector, random: () => number) {
    this.#connector = connector;
    this.#random = random;
    this.#recorded = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  }

  /**
   * Presses buttons, six people at a time, until it is told to stop; whoever is not answered then never knows.
   * @param now by the bot's clock
   * @param onBegun called with how many presses have begun
   */
  async run(port: number, now: () => number, isOver: () => boolean, onBegun: (begun: number) => void): Promise<void> {
    let begun = 0;
    const work = async (): Promise<void> => {
      while (!isOver()) {
        const press = this.#next(now());
        if (this.#busy.has(press.about)) {
          await nextTurn();
          continue;
        }
        begun += 1;
        const sent = this.#press(port, press);
        onBegun(begun);
        await sent;
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
  }

  #pick<T>(items: readonly T[]): T {
    const picked = items[Math.floor(this.#random() * items.length)];
    if (picked === undefined) throw new Error('there is nothing to pick');
    return picked;
  }

  #next(now: number): Press {
    const chat = this.#pick(chats);
    const person = this.#pick(chat.people);
    const pulse = this.pulses.find((one) => one.chat === chat && !one.isClosedByHand && one.closesAt > now);
    const chance = this.#random();
    this.#made += 1;
    // What was asked here within three days is not asked again, and a press that asks for it is refused.
    if (!pulse && chance < 0.3) return this.#open(chat, now);
    if (pulse && chance < 0.5) return this.#answer(pulse, person);
    if (chance < 0.8) return this.#thank(chat, person);
    if (chance < 0.88) return this.#saveSettings(chat, person);
    if (chance < 0.96) return this.#savePreferences(chat, person);
    return pulse ? this.#close(pulse) : this.#thank(chat, person);
  }

  #open(chat: Chat, now: number): Press {
    const [opener = this.#pick(chat.people)] = chat.people;
    const then = (card: string): void => {
      const [, pulseId = ''] = /"pulseId":"([^"]+)"/.exec(card) ?? [];
      this.pulses.push({ pulseId, chat, closesAt: now + DAY_MS, isClosedByHand: false });
    };
    const formId = `form-${this.#made}`;
    const data = { formId, behaviours: this.#pick(BEHAVIOURS), hours: '24' };
    return {
      chat,
      person: opener,
      verb: 'open-pulse',
      data,
      about: `pulse in ${chat.chatId}`,
      value: formId,
      says: 'nobody, the chair included',
      then,
    };
  }

  #answer({ chat, pulseId }: AskedPulse, person: Colleague): Press {
    const value = this.#pick(['1', '2', '3', '4', '5']);
    const about = `answer ${pulseId} ${person.aadObjectId}`;
    return {
      chat,
      person,
      verb: 'answer-pulse',
      data: { pulseId, s0: value },
      about,
      value,
      says: 'Thank you. Your answer is saved.',
    };
  }

  #thank(chat: Chat, person: Colleague): Press {
    const receiver = this.#pick(chat.people.filter((one) => one !== person)).aadObjectId;
    const whatTheyDid = `Stayed late, says note ${this.#made}.`;
    const data = { formId: `form-${this.#made}`, receiver, behaviour: 'collaborative', whatTheyDid };
    return {
      chat,
      person,
      verb: 'give-thanks',
      data,
      about: `thanks ${whatTheyDid}`,
      value: chat.chatId,
      says: 'Thank-you sent',
    };
  }

  #saveSettings(chat: Chat, person: Colleague): Press {
    const timeZone = this.#pick(ZONES);
    const data = {
      frameworkId: 'mse-icb-values',
      timeZone,
      threshold: '5',
      pooling: 'no',
      comments: 'no',
    };
    const value = `${timeZone} by ${person.name}`;
    return {
      chat,
      person,
      verb: 'save-settings',
      data,
      about: `settings ${chat.chatId}`,
      value,
      says: 'Settings saved',
    };
  }

  #savePreferences(chat: Chat, person: Colleague): Press {
    const sharing = this.#pick(SHARINGS);
    const about = `preferences ${person.aadObjectId}`;
    return {
      chat,
      person,
      verb: 'save-preferences',
      data: { sharing, forAwards: 'no' },
      about,
      value: sharing,
      says: 'Your settings are saved',
    };
  }

  #close(pulse: AskedPulse): Press {
    const { chat, pulseId } = pulse;
    const [opener = this.#pick(chat.people)] = chat.people;
    // From the press on nobody answers, so that an answer is never late.
    pulse.isClosedByHand = true;
    return {
      chat,
      person: opener,
      verb: 'close-pulse',
      data: { pulseId },
      about: `close ${pulseId}`,
      value: '',
      says: 'This pulse is closing',
    };
  }

  async #press(port: number, { chat, person, verb, data, about, value, says, then }: Press): Promise<void> {
    const isPersonal = verb === 'save-preferences';
    const conversation = isPersonal
      ? { conversationType: 'personal', id: `chat of ${person.id}`, tenantId: 'tenant' }
      : { ...this.#recorded.conversation, id: chat.chatId };
    const activity: Sent = {
      ...this.#recorded,
      id: `activity-${this.#made}`,
      serviceUrl: this.#connector.serviceUrl,
      from: person,
      conversation,
      ...execute(verb, data),
    };
    const wish: Wish = { about, value, outcome: 'unknown' };
    this.wishes.push(wish);
    this.#busy.add(about);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      const card = await response.text();
      // A machine that is busy with other things answers late, and says so; then nobody knows either.
      if (card.includes(ON_ITS_WAY)) return;
      wish.outcome = response.status === 200 && card.includes(says) ? 'done' : 'refused';
      if (wish.outcome === 'done') then?.(card);
    } catch {
      // It died, so whoever pressed was not told.
    } finally {
      this.#busy.delete(about);
    }
  }

  /** What may be true of it now: what was acknowledged last, or what was begun since; null where nothing may be. */
  allowed(about: string): (string | null)[] {
    const wishes = this.wishes.filter((wish) => wish.about === about && wish.outcome !== 'refused');
    const last = wishes.findLastIndex(({ outcome }) => outcome === 'done');
    const since = wishes.slice(Math.max(0, last)).map(({ value }) => value);
    return last === -1 ? [null, ...since] : since;
  }
}
