import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { openQueues } from '../../bot/teams/rate-limit-queues.ts';
import { type AskTeams, inBackground, openTeams, teamsMessenger } from '../../bot/teams/teams-messenger.ts';
import { openMemberLists, teamsRoster } from '../../bot/teams/teams-roster.ts';
import { type Asked, Connector, type Trouble } from './connector.ts';
import { START, TeamsConversation } from './conversation.ts';
import { passTo, setRhythm } from './rhythm-steps.ts';
import { seeded } from './seeded.ts';

const silent = pino({ level: 'silent' });

/** What never answers costs so long. */
const LONGEST_MS = 1_500;
const MINUTE = 60_000;
const SETTLING_MINUTES = 60;
const REMINDER = 'A pulse is open.';
const BEHAVIOURS = ['collaborative', 'innovative', 'compassionate', 'living-well'];

/** Teams did not do it, or did it and its answer was lost on the way. */
const TROUBLES = [
  { fault: { status: 412 } },
  { fault: { status: 429 } },
  { fault: { status: 429, headers: { 'retry-after': '2' } } },
  { fault: { status: 502 } },
  { fault: { status: 503 } },
  { fault: { status: 504 } },
  { fault: 'reset' },
  { fault: { status: 502 }, isTaken: true },
  { fault: { status: 504 }, isTaken: true },
  { fault: 'reset', isTaken: true },
] as const satisfies readonly Trouble[];
const SILENT = [{ fault: null }, { fault: null, isTaken: true }] as const satisfies readonly Trouble[];

export interface HowIll {
  readonly seed: number;
  /** Of all requests. */
  readonly share: number;
  /** How many are never answered, at the most. */
  readonly silent: number;
}

/** The product with a clock of its own, in several teams, which speaks with Teams over HTTP. */
export class TroubledTeams {
  readonly connector = new Connector();
  readonly chat = new TeamsConversation();
  readonly teams: readonly string[];
  /** Posts that Teams took, and whose answer never came. */
  readonly unseen: Asked[] = [];

  constructor(count: number) {
    this.teams = Array.from({ length: count }, (_, number) => `Ward ${number + 1}`);
  }

  async start(): Promise<void> {
    const { connector, chat } = this;
    await connector.start();
    connector.chatOf = (teamsId) => `chat with ${teamsId}`;
    connector.memberPages = [
      chat.members.map(({ personId, teamsId, name }) => ({ id: teamsId, aadObjectId: personId, name })),
    ];
    const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    const queues = openQueues(() => performance.now() + chat.now - START);
    const openly = openTeams(() => adapter, '', { queues, longestMs: LONGEST_MS, firstWaitMs: 1, now: () => chat.now });
    const { serviceUrl } = connector;
    // A tenant for each conversation, so that nothing has to wait for another.
    const ask: AskTeams = (operation, way, ...rest) =>
      openly(operation, { ...way, serviceUrl, tenantId: way.conversationId || way.tenantId }, ...rest);
    Object.assign(chat.ports, {
      messenger: teamsMessenger(inBackground(ask)),
      roster: { ...chat.ports.roster, ...teamsRoster(ask, openMemberLists(chat.ports.clock), silent, () => true) },
    });
  }

  async stop(): Promise<void> {
    await this.connector.stop();
    await this.chat.close();
  }

  beIll({ seed, share, silent: mostSilent }: HowIll): void {
    const random = seeded(seed);
    let silentLeft = mostSilent;
    let isLongHeld = false;
    this.connector.trouble = (asked) => {
      if (random() >= share) return undefined;
      if (!isLongHeld) {
        isLongHeld = true;
        return { fault: { status: 429, headers: { 'retry-after': '500' } } };
      }
      const kinds: readonly Trouble[] = silentLeft > 0 ? [...TROUBLES, ...SILENT] : TROUBLES;
      const trouble = kinds[Math.floor(random() * kinds.length)];
      if (trouble?.fault === null) silentLeft -= 1;
      if (trouble?.isTaken && isMessage(asked)) this.unseen.push(asked);
      return trouble;
    };
  }

  /** In each team: a thank-you, a meeting with its pulse, its result and what its chair reads, a digest and a behaviour. */
  async live(): Promise<void> {
    const { chat, teams } = this;
    await this.settleIn();
    for (const [index, team] of teams.entries()) {
      await this.thank(team);
      // The same people may not be asked the same in each of their teams.
      const agenda = { formId: team, behaviour1: BEHAVIOURS[index] };
      await this.#calmly(() => chat.press('Alex Wilber', 'prepare-agenda', agenda, { team }));
      await this.#calmly(() => chat.say('Alex Wilber', 'start', { team }));
    }
    await this.#settle();
    for (const team of teams) await this.#calmly(() => chat.say('Alex Wilber', 'end', { team }));
    await this.#settle();
    for (const team of teams) await this.#calmly(() => this.#answerAll(team));
    await passTo(chat, new Date(chat.now + 73 * 60 * MINUTE).toISOString());
    await this.#settle();
    await passTo(chat, '2026-11-16T11:00Z');
    await this.#settle();
  }

  /** Each team has the bot, and a rhythm that begins on the Monday after. */
  async settleIn(): Promise<void> {
    const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' };
    const behaviour = { behaviourEvery: 'weekly', behaviourFirstOn: '2026-11-16', behaviourAt: '11:00' };
    for (const team of this.teams) {
      await this.#calmly(async () => {
        await this.chat.happen('installed', 'Alex Wilber', { team });
        await setRhythm(this.chat, { pulseEvery: 'never', ...digest, ...behaviour }, { team });
      });
    }
  }

  thank(team: string): Promise<unknown> {
    const thanks = { formId: 'form', receiver: 'person-megan-bowen', behaviour: 'collaborative' };
    const whatTheyDid = `Stayed late on ${team}.`;
    return this.#calmly(() => this.chat.press('Alex Wilber', 'give-thanks', { ...thanks, whatTheyDid }, { team }));
  }

  /** Of each message that Teams took, in words: how often. */
  taken(): Map<string, number> {
    return timesOf(this.connector.taken);
  }

  async #answerAll(team: string): Promise<void> {
    const teamId = `team-${team.toLowerCase().replaceAll(' ', '-')}`;
    const [pulse] = await this.chat.ports.store.openPulses(teamId);
    if (!pulse) throw new Error(`${team} was not asked`);
    const scores = Object.fromEntries(pulse.statements.map((_, index) => [`s${index}`, '4']));
    for (const { name } of this.chat.members) {
      await this.chat.press(name, 'answer-pulse', { pulseId: pulse.pulseId, ...scores }, { team });
    }
  }

  /** What people do themselves is not looked at here: only what was put on the list by it. */
  async #calmly(work: () => Promise<unknown>): Promise<void> {
    const { trouble } = this.connector;
    this.connector.trouble = () => undefined;
    await work();
    this.connector.trouble = trouble;
  }

  async #settle(): Promise<void> {
    for (let minute = 0; minute < SETTLING_MINUTES; minute += 1) await this.chat.wait(1 / 60);
  }
}

/** Whatever was not taken as often as if all had been well, and once more for each answer that was lost. */
export async function doubledAsExpected(ill: TroubledTeams): Promise<string[]> {
  const well = new TroubledTeams(ill.teams.length);
  await well.start();
  await well.live();
  await well.stop();
  const [expected, unseen, taken] = [well.taken(), timesOf(ill.unseen), ill.taken()];
  return [...new Set([...expected.keys(), ...taken.keys()])].flatMap((name) => {
    const [times = 0, due = 0, lost = 0] = [taken.get(name), expected.get(name), unseen.get(name)];
    // A reminder that Teams does not take is not tried again: it would come twice to the others.
    if (name.includes(REMINDER) && times <= due + lost) return [];
    return times === due + lost ? [] : [`${name}: ${times} times, not ${due}, and ${lost} answers lost`];
  });
}

function isMessage({ method, path }: Asked): boolean {
  return method === 'POST' && path.endsWith('/activities');
}

function timesOf(asked: readonly Asked[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { path, body } of asked) {
    const name = `${path.split('/')[2]}: ${body.summary}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}
