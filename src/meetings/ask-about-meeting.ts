import { findBehaviour } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { beginPulse, goOnWith } from '../pulse/begin-pulse.ts';
import { findDiscussionPrompt } from '../pulse/find-discussion-prompt.ts';
import { DEFAULT_HOURS, statementsOn } from '../pulse/pulse.ts';
import { ASKED_LATELY_WORDS, talkInsteadInWords } from '../pulse/words.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import type { Job } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { checkPlace, postInPlace } from '../teams/check-place.ts';
import { findPresent } from '../teams/find-member.ts';
import { frameworkOf } from '../teams/require-team.ts';
import { ASKED_WITHIN_MS } from './meeting.ts';

/**
 * "How did we do?", after a meeting, of everybody who is in its conversation and for as long as a pulse usually is, for
 * those who had to run. Where there are too few to keep answers confidential, a question to talk about.
 * @returns why nobody is asked any more, for the log
 * @throws SubjectMissing
 */
export async function askAboutMeeting(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId } = job;
  await requireSubject(ports, 'agenda', job);
  const now = ports.clock.now();
  // This being due says that the meeting was ended, even if the process died before it wrote so.
  const agenda = await updateWithRetry(ports, 'agenda', teamId, subjectId, (current) =>
    current.state === 'ended' ? null : { ...current, state: 'ended', endedAt: now },
  );
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  if (!agenda || !team?.isInstalled) return 'the agenda has gone meanwhile, or the team is gone';
  if (now - agenda.endedAt > ASKED_WITHIN_MS) return 'the meeting is too long past';

  const pulseId = idempotencyKey('pulse', teamId, agenda.agendaId);
  const begun = await ports.store.read('pulse', teamId, pulseId);
  if (begun) {
    await goOnWith(ports, begun.value);
    return undefined;
  }
  const framework = ports.frameworks.get(agenda.frameworkId) ?? frameworkOf(ports, team);
  const distinct = new Set(agenda.items.map(({ behaviourId }) => behaviourId));
  const behaviours = [...distinct].flatMap((id) => findBehaviour(framework, id) ?? []);
  if (behaviours.length === 0) return 'its behaviours have left the framework';

  const conversation = { ...agenda.conversation, conversationId: agenda.endedIn || agenda.conversation.conversationId };
  checkPlace(ports, team, conversation);
  const { members: audience, outsideCount } = await findPresent(ports, conversation);
  const talkInstead = async (why: string): Promise<void> => {
    const prompt = await findDiscussionPrompt(ports, team, framework, why, behaviours[0]);
    await postInPlace(ports, team, {
      key: `discussion ${pulseId}`,
      conversation,
      messageOf: () => prompt,
      writeDown: async () => {},
    });
  };
  const { threshold } = team.settings;
  if (audience.length < threshold) {
    await talkInstead(talkInsteadInWords(threshold, outsideCount));
    return undefined;
  }
  const pulse = await beginPulse(ports, team, {
    pulseId,
    agendaId: agenda.agendaId,
    origin: 'meeting',
    depth: 'chosen',
    framework,
    statements: statementsOn(behaviours),
    hours: DEFAULT_HOURS,
    opener: { personId: agenda.postedBy, name: agenda.postedByName },
    audience,
    present: audience,
    outsideCount,
    conversation,
    cardActivityId: '',
    countsEverywhere: agenda.isTeamsMeeting,
  });
  if (!pulse) await talkInstead(ASKED_LATELY_WORDS);
  return undefined;
}
