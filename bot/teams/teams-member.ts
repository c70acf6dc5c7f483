import { z } from 'zod';
import { cleanLine } from '../../src/shared/clean-text.ts';
import { A_COLLEAGUE, type Member } from '../../src/teams/team.ts';

/** Left out, null and of an odd shape are one and the same. */
export const optionalText = z.string().optional().catch(undefined);

/** The connector sends the Entra id as `objectId`; the documentation and the Playground say `aadObjectId`. */
const TeamsMember = z.object({
  id: z.string().min(1),
  name: z.string().catch('').transform(shownName),
  aadObjectId: optionalText,
  objectId: optionalText,
  tenantId: optionalText,
  role: optionalText,
  userRole: optionalText,
});

/** Who is in a conversation, as far as the bot can speak with them. */
export interface Listed {
  readonly members: readonly Member[];
  /** How many people of other organisations are there too, whom the bot cannot hear. */
  readonly outsideCount: number;
}

/**
 * Everybody but bots, and people without an account, once each, however often Teams lists them.
 * @param isAllowed whether the bot may take what this tenant sends
 */
export function readMembers(raw: readonly unknown[], botId: string, isAllowed: (tenantId: string) => boolean): Listed {
  const members = new Map<string, Member>();
  const outside = new Set<string>();
  for (const one of raw) {
    const read = TeamsMember.safeParse(one).data;
    const personId = sameCase(read?.aadObjectId || read?.objectId || '');
    if (!read || personId === '' || isBot(read, botId)) continue;
    const { id: teamsId, name, tenantId } = read;
    if (tenantId && !isAllowed(tenantId.toLowerCase())) outside.add(personId);
    else if (!members.has(personId)) members.set(personId, { personId, teamsId, name: name || A_COLLEAGUE });
  }
  return { members: [...members.values()], outsideCount: outside.size };
}

function isBot({ id, role, userRole }: z.infer<typeof TeamsMember>, botId: string): boolean {
  return id === botId || id.startsWith('28:') || [role, userRole].some((word) => word?.toLowerCase() === 'bot');
}

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function isEntraId(id: string): boolean {
  return GUID.test(id);
}

/** Entra's ids are compared without case. What is no such id stays as it is. */
export function sameCase(id: string): string {
  return isEntraId(id) ? id.toLowerCase() : id;
}

/** Entra’s limit for the name of a person or a team. */
const LONGEST_NAME = 256;

/** What Teams calls a person or a team, as it is stored and shown. */
export function shownName(name: string): string {
  return cleanLine(name.slice(0, LONGEST_NAME)).trim();
}
