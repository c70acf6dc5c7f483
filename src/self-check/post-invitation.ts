import type { Ports } from '../ports.ts';
import { type Job, SubjectMissing } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { postInPlace } from '../teams/check-place.ts';
import { invitationOf, withPosted } from '../teams/invitation.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { invitationCard } from './self-check-card.ts';

/**
 * Posts the card that invites everybody to a self-check, unless Teams has not let it be posted for a day.
 * @throws SubjectMissing
 */
export async function postInvitation(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId } = job;
  const team = await requireSubject(ports, 'team', { teamId, subjectId: teamId });
  const invitation = invitationOf(team, subjectId);
  if (!invitation) throw new SubjectMissing('there is no invitation for it');
  if (!team.isInstalled) return 'the bot is not there';
  if (invitation.cardActivityId) return 'it is posted already';
  if (ports.clock.now() - invitation.invitedAt > DAY_MS) return 'it is a day old';
  await postInPlace(ports, team, {
    key: `invitation ${subjectId}`,
    conversation: invitation.conversation,
    messageOf: () => invitationCard(frameworkOf(ports, team)),
    writeDown: (posted) =>
      updateWithRetry(ports, 'team', teamId, teamId, (current) => withPosted(current, subjectId, posted)),
  });
  return undefined;
}
