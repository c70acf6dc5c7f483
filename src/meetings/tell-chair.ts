import type { Ports } from '../ports.ts';
import { resultCard } from '../pulse/pulse-result.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { findMember } from '../teams/find-member.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { hintSince, thanksHint } from '../thanks/fairness.ts';
import type { ChairNote } from './cards.ts';
import { choose } from './choose.ts';
import { findHistory } from './find-history.ts';
import { whyInWords } from './words.ts';

const MOST_THANKS = 1_000;

/**
 * Tells whoever chaired a meeting, in their own chat, what its pulse came to, in the words that everybody reads, what
 * the next agenda might have, and where thank-yous are missing.
 * @returns why not, for the log
 * @throws SubjectMissing
 */
export async function tellChair(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId: pulseId } = job;
  const pulse = await requireSubject(ports, 'pulse', job);
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  if (!pulse.result || !team?.isInstalled) return 'it has no result, or the team is gone';
  // Closing comes round again until the key is destroyed, and asks for this each time.
  if (pulse.isChairTold) return undefined;
  const wasAsked = pulse.audience.some(({ personId }) => personId === pulse.openedBy);
  const chair = wasAsked && (await findMember(ports, pulse.conversation, pulse.openedBy));
  if (!chair) return 'the chair was not there, or has left since';
  const framework = ports.frameworks.get(pulse.frameworkId) ?? frameworkOf(ports, team);
  const next = choose(framework, await findHistory(ports, team), 'other');
  const now = ports.clock.now();
  const { timeZone } = team.settings;
  const thanks = await ports.store.thankYousSince(teamId, hintSince(now, timeZone), MOST_THANKS);
  const { answered, nothing, statements, guide, isSample } = resultCard(pulse, pulse.result, framework);
  const note: ChairNote = {
    kind: 'chair-note',
    teamName: team.name,
    answered,
    nothing,
    statements: statements.map(({ behaviourName, words }) => ({ behaviourName, words })),
    guide,
    suggestedName: next?.behaviour.name ?? '',
    suggestedWhy: next ? whyInWords(next.why, 'other') : '',
    question: next?.prompt ?? '',
    thanksHint: thanksHint({
      framework: frameworkOf(ports, team),
      thanks,
      members: pulse.result.audienceCount,
      settings: team.settings,
      installedAt: team.installedAt,
      now,
    }),
    isSample,
  };
  await postOnce(
    ports,
    `chair note ${pulseId}`,
    () => ports.messenger.postToPerson(pulse.conversation, chair.teamsId, note),
    () => updateWithRetry(ports, 'pulse', teamId, pulseId, (current) => ({ ...current, isChairTold: true })),
  );
  return undefined;
}
