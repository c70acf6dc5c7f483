import type { Invitation, Team } from './team.ts';

/** As many as a team remembers, so that none of them is posted twice. */
const MOST_INVITATIONS = 10;

/** One of those that the team remembers. */
export function invitationOf({ invitations }: Team, invitationId: string): Invitation | undefined {
  return invitations.find((one) => one.invitationId === invitationId);
}

/** The team with one invitation more; null if it has that one. */
export function withInvitation(team: Team, invitation: Invitation): Team | null {
  if (invitationOf(team, invitation.invitationId)) return null;
  return { ...team, invitations: [invitation, ...team.invitations].slice(0, MOST_INVITATIONS) };
}

/** The team with the message in which an invitation stands; null if it remembers none of that id. */
export function withPosted(team: Team, invitationId: string, cardActivityId: string): Team | null {
  if (!invitationOf(team, invitationId)) return null;
  const invitations = team.invitations.map((one) =>
    one.invitationId === invitationId ? { ...one, cardActivityId } : one,
  );
  return { ...team, invitations };
}
