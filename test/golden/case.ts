import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacedReply } from '../../bot/dispatch.ts';
import type { MeetingRole } from '../../src/ports.ts';
import type { Links } from '../../src/privacy/speak-up.ts';
import {
  callerOf,
  type Happening,
  member,
  NAMES,
  type Place,
  refusedWith,
  TeamsConversation,
} from '../support/conversation.ts';

/** One thing that happens: somebody types, presses, the bot is installed, or time passes. */
export interface Step extends Place {
  readonly by?: string;
  readonly say?: string;
  readonly press?: string;
  readonly data?: Record<string, unknown>;
  readonly happens?: Happening;
  readonly renamedTo?: string;
  /** Whether Teams takes nothing in the team's conversation from now on. */
  readonly isRefused?: boolean;
  /** Who is no member any more. */
  readonly leaves?: string;
  readonly waitHours?: number;
  readonly times?: number;
}

/** As it is written down: some do the same one after another, and a form is filled in as usual but for the data. */
interface WrittenStep extends Omit<Step, 'by'> {
  readonly by?: string | readonly string[];
  readonly form?: string;
}

interface Given {
  /** Where it goes on from: see bases.json. */
  readonly base?: string;
  readonly members?: number;
  readonly links?: Links;
  /** What Teams says of people in the meeting, by name. */
  readonly roles?: Readonly<Record<string, MeetingRole>>;
  readonly steps?: readonly WrittenStep[];
}

interface Bases {
  readonly bases: Readonly<Record<string, Given>>;
  /** What a form sends when it is filled in as usual. */
  readonly forms: Readonly<Record<string, Record<string, unknown>>>;
}

export const CASES_FOLDER = import.meta.dirname;
const MEMBERS = 6;

const { bases, forms }: Bases = JSON.parse(readFileSync(join(CASES_FOLDER, 'bases.json'), 'utf8'));

/** Every case: a folder with when.json, why.txt, then.txt and perhaps given.json, below the folder of its use case. */
export function caseFolders(): string[] {
  return readdirSync(CASES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(CASES_FOLDER, name)).map((one) => `${name}/${one}`))
    .filter((folder) => existsSync(join(CASES_FOLDER, folder, 'when.json')));
}

/** What happens in a case; its ids are still called `$pulseId` and so on. */
export function whenOf(folder: string): Step {
  const [step, ...others] = stepsOf(JSON.parse(readFileSync(join(CASES_FOLDER, folder, 'when.json'), 'utf8')), []);
  if (!step || others.length) throw new Error(`${folder}/when.json is not one step`);
  return step;
}

/** What led to it. */
export function givenSteps(folder: string): Step[] {
  return allGiven(givenOf(folder)).steps;
}

/** Where a case begins: the conversation as its steps left it, and what happens then, with the ids of its cards. */
export async function begun(folder: string): Promise<{ conversation: TeamsConversation; when: Step; known: Known }> {
  const { members, links, roles, steps } = allGiven(givenOf(folder));
  const when = whenOf(folder);
  const conversation = new TeamsConversation(members, links);
  for (const [name, role] of Object.entries(roles)) conversation.roles.set(member(name).personId, role);
  const known: Known = {};
  for (const step of steps) {
    const why = refusedWith(await take(conversation, step, known));
    if (why) throw new Error(`${folder} does not come to its point: ${why}`);
  }
  return { conversation, when: { ...when, data: fill(when.data ?? {}, known) }, known };
}

export type Known = Record<string, string>;

export async function take(conversation: TeamsConversation, step: Step, known: Known): Promise<PlacedReply | null> {
  const by = step.by ?? 'Alex Wilber';
  const place = { team: step.team, kind: step.kind, meeting: step.meeting };
  let reply: PlacedReply | null = null;
  for (let time = 0; time < (step.times ?? 1); time += 1) {
    if (step.waitHours !== undefined) await conversation.wait(step.waitHours);
    if (step.say !== undefined) reply = await conversation.say(by, step.say, place);
    if (step.press) reply = await conversation.press(by, step.press, fill(step.data ?? {}, known), place);
    if (step.happens) reply = await conversation.happen(step.happens, by, place);
    if (step.isRefused !== undefined) setRefused(conversation, step);
    if (step.leaves) leave(conversation, step.leaves);
    if (step.renamedTo) reply = await conversation.rename(by, step.renamedTo);
    if (reply) for (const id of ['formId', 'pulseId', 'agendaId']) remember(reply, id, known);
  }
  if (step.waitHours === undefined) await conversation.runJobs();
  for (const post of conversation.posts) for (const id of ['thankYouId', 'thankYouTeamId']) remember(post, id, known);
  return reply;
}

function setRefused({ refusing }: TeamsConversation, { isRefused, ...place }: Step): void {
  const { conversationId } = callerOf('Alex Wilber', place).conversation;
  if (isRefused) refusing.add(conversationId);
  else refusing.delete(conversationId);
}

function leave({ members }: TeamsConversation, name: string): void {
  members.splice(
    members.findIndex((one) => one.name === name),
    1,
  );
}

function remember({ message }: Pick<PlacedReply, 'message'>, name: string, known: Known): void {
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

function givenOf(folder: string): Given {
  const path = join(CASES_FOLDER, folder, 'given.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

interface AllGiven {
  readonly members: readonly string[];
  readonly links: Links | undefined;
  readonly roles: Readonly<Record<string, MeetingRole>>;
  readonly steps: Step[];
}

/** With what the base has, and the base of that. */
function allGiven({ base, ...given }: Given): AllGiven {
  const before: Given = base === undefined ? {} : named(bases, base);
  const members = given.members ?? before.members;
  const under = base === undefined ? null : allGiven({ ...before, ...(members !== undefined && { members }) });
  const names = NAMES.slice(0, members ?? under?.members.length ?? MEMBERS);
  return {
    members: names,
    links: given.links ?? under?.links,
    roles: { ...under?.roles, ...given.roles },
    steps: [...(under?.steps ?? []), ...(given.steps ?? []).flatMap((step) => stepsOf(step, names))],
  };
}

function stepsOf({ by, form, data, ...step }: WrittenStep, everyone: readonly string[]): Step[] {
  const filled = form || data ? { data: { ...(form && named(forms, form)), ...longTexts(data ?? {}) } } : {};
  const people = by === 'everyone' ? everyone : [by ?? []].flat();
  const one: Step = { ...step, ...filled };
  return people.length ? people.map((person) => ({ by: person, ...one })) : [one];
}

/** A text that is too long for a line is written as its parts; or as what comes in it, and how often. */
function longTexts(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const { joined, repeat, times } = Object(value);
      if (Array.isArray(joined)) return [name, joined.join(',')];
      return [name, typeof repeat === 'string' ? repeat.repeat(times) : value];
    }),
  );
}

function named<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name];
  if (!found) throw new Error(`bases.json has no ${name}`);
  return found;
}
