import { z } from 'zod';
import type { Member } from '../../src/teams/team.ts';

/** The connector sends the Entra id as `objectId`; the documentation and the Playground say `aadObjectId`. */
const TeamsMember = z.object({
  id: z.string().min(1),
  name: z.string().default('').transform(shortName),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  role: z.string().optional(),
  userRole: z.string().optional(),
});

/** Empty for a bot. */
export function readMember(raw: unknown, botId: string): Member[] {
  const read = TeamsMember.safeParse(raw).data;
  const personId = read?.aadObjectId ?? read?.objectId;
  if (read === undefined || !personId) return [];
  const isBot = read.id === botId || read.id.startsWith('28:') || read.role === 'bot' || read.userRole === 'bot';
  return isBot ? [] : [{ personId, teamsId: read.id, name: read.name }];
}

/** Entra’s limit for the name of a person or a team. */
const LONGEST_NAME = 256;

export function shortName(name: string): string {
  return name.slice(0, LONGEST_NAME).toWellFormed();
}
