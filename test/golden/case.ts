import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../bot/dispatch.ts';
import type { MeetingRole } from '../../src/ports.ts';
import type { Links } from '../../src/privacy/speak-up.ts';
import { placeOf } from '../../src/recognition/preferences.ts';
import { type Happening, member, NAMES, type Place, render, TeamsConversation } from '../support/conversation.ts';

/** One thing that happens: somebody types, presses, the bot is installed, or time passes. */
export interface Step extends Place {
  readonly by?: string;
  readonly say?: string;
  readonly press?: string;
  readonly data?: Record<string, unknown>;
  readonly happens?: Happening;
  readonly renamedTo?: string;
  readonly waitHours?: number;
  readonly times?: number;
}

interface Given {
  readonly members?: number;
  readonly links?: Links;
  /** What Teams says of people in the meeting, by name. */
  readonly roles?: Readonly<Record<string, MeetingRole>>;
  readonly steps?: readonly Step[];
}

export interface Golden {
  readonly outcome: unknown;
  readonly card: unknown;
}

export const CASES_FOLDER = import.meta.dirname;

/** Every case: a folder with _given.json, _when.json and _why.txt, below the folder of its use case. */
export function caseFolders(): string[] {
  return readdirSync(CASES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(CASES_FOLDER, name)).map((one) => `${name}/${one}`))
    .filter((folder) => existsSync(join(CASES_FOLDER, folder, '_when.json')));
}

/** Where a case begins: the conversation as its steps left it, and what happens then, with the ids of its cards. */
export async function begun(folder: string): Promise<{ conversation: TeamsConversation; when: Step; known: Known }> {
  const given: Given = read(folder, '_given.json');
  const when: Step = read(folder, '_when.json');
  const conversation = new TeamsConversation(NAMES.slice(0, given.members ?? 6), given.links);
  for (const [name, role] of Object.entries(given.roles ?? {})) conversation.roles.set(member(name).personId, role);
  const known: Known = {};
  for (const step of given.steps ?? []) await take(conversation, step, known);
  return { conversation, when: { ...when, data: fill(when.data ?? {}, known) }, known };
}

/** Plays a case and gives what came of it, in the form in which it is kept beside the case. */
export async function play(folder: string): Promise<Golden> {
  const { conversation, when, known } = await begun(folder);
  const before = await snapshot(conversation, known);
  conversation.posts.length = 0;
  conversation.updates.length = 0;
  const reply = await take(conversation, when, known);
  await conversation.runJobs();
  const after = await snapshot(conversation, known);
  await conversation.close();
  return {
    outcome: {
      answer: reply ? { kind: reply.message.kind, audience: reply.audience, place: reply.place } : 'nothing is said',
      posted: conversation.posts.map(({ where, message }) => ({ where, kind: message.kind })),
      updated: conversation.updates.map(({ activityId, message }) => ({ activityId, kind: message.kind })),
      changed: changes(before, after),
    },
    card: { answer: render(reply), posted: conversation.posts.map(({ message }) => render({ message })) },
  };
}

type Known = Record<string, string>;

async function take(conversation: TeamsConversation, step: Step, known: Known): Promise<Answer | null> {
  const by = step.by ?? 'Alex Wilber';
  const place = { team: step.team, kind: step.kind, meeting: step.meeting };
  let reply: Answer | null = null;
  for (let time = 0; time < (step.times ?? 1); time += 1) {
    if (step.waitHours !== undefined) await conversation.wait(step.waitHours);
    if (step.say !== undefined) reply = await conversation.say(by, step.say, place);
    if (step.press) reply = await conversation.press(by, step.press, fill(step.data ?? {}, known), place);
    if (step.happens) reply = await conversation.happen(step.happens, by, place);
    if (step.renamedTo) reply = await conversation.rename(by, step.renamedTo);
    if (reply) for (const id of ['formId', 'pulseId', 'agendaId']) remember(reply, id, known);
  }
  if (step.waitHours === undefined) await conversation.runJobs();
  for (const post of conversation.posts) for (const id of ['thanksId', 'thanksTeamId']) remember(post, id, known);
  return reply;
}

function remember({ message }: Pick<Answer, 'message'>, name: string, known: Known): void {
  const value = (message as unknown as Record<string, unknown>)[name];
  if (typeof value === 'string') known[name] = value;
}

/** "$pulseId" stands for the id that the last card showed. */
function fill(data: Record<string, unknown>, known: Known): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('$') ? (known[value.slice(1)] ?? value) : value,
    ]),
  );
}

/** What is stored, as a reviewer wants to read it. */
async function snapshot(conversation: TeamsConversation, known: Known): Promise<Record<string, unknown>> {
  const { store, keys } = conversation.world;
  const teamId = 'team-sample-team';
  const team = await store.read('team', teamId, teamId);
  const pulse = known.pulseId ? await store.read('pulse', teamId, known.pulseId) : null;
  const agendas = [...(await store.preparedAgendas(teamId, 10)), ...(await store.recentAgendas(teamId, 10))];
  // Those of one moment lie in no order.
  const thanks = (await store.recognitionsSince(teamId, 0, 10)).toSorted(
    (a, b) => b.givenAt - a.givenAt || a.receiver.name.localeCompare(b.receiver.name),
  );
  const actions = await store.recentActions(teamId, 10);
  const rhythm = (await store.read('rhythm', teamId, teamId))?.value;
  const alex = member('Alex Wilber').personId;
  const own = (await store.read('preferences', placeOf(alex), alex))?.value;
  return {
    team: team && { name: team.value.name, isInstalled: team.value.isInstalled, settings: team.value.settings },
    agendas: agendas.map(({ items, state, shownQuestion }) => ({
      items: items.map(({ behaviourId, itemType, line }) => ({ behaviourId, itemType, line })),
      state,
      shownQuestion,
    })),
    pulse: pulse && {
      state: pulse.value.state,
      statements: pulse.value.statements.map(({ text }) => text),
      asked: pulse.value.audience.length,
      result: pulse.value.result,
    },
    actions: actions.map(({ state, what, who, byWhen, because, behaviourName, setByName }) => ({
      state,
      what,
      who: who.name,
      byWhen,
      because,
      behaviourName,
      setByName,
    })),
    rhythm: rhythm && {
      pulse: rhythm.pulse,
      digest: rhythm.digest,
      behaviour: rhythm.behaviour,
      calendar: rhythm.calendar,
      progress: rhythm.progress,
      setByName: rhythm.setByName,
    },
    answers: known.pulseId ? await store.countAnswers(known.pulseId) : 0,
    selfChecks: (await store.selfChecks('chat-person-alex-wilber', 10)).map(({ depth, lines, takenAt }) => ({
      depth,
      scores: lines.map(({ behaviourId, score }) => `${behaviourId} ${score}`),
      takenAt,
    })),
    preferences: own && { sharing: own.sharing, forAwards: own.forAwards },
    hasKey: Boolean(known.pulseId && (await keys.read(known.pulseId))),
    thanks: thanks.map(({ giver, receiver, say, behaviourId, whatTheyDid, madePossible, ...since }) => ({
      giver: giver.name,
      receiver: receiver.name,
      say,
      behaviourId,
      whatTheyDid,
      madePossible,
      ...(since.changedAt && { changedAt: since.changedAt }),
      ...(since.takenBackAt && { takenBackAt: since.takenBackAt }),
      ...(since.joined.length && { joined: since.joined.map(({ name }) => name) }),
      ...(since.isThankedBack && { isThankedBack: true }),
    })),
  };
}

function changes(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

function read<T>(folder: string, file: string): T {
  const path = join(CASES_FOLDER, folder, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : ({} as T);
}
