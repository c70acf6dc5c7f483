import type { Ports } from '../ports.ts';
import { findAllowedTime } from '../rhythm/find-allowed-time.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { ifReachable, postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { PlacePaused } from './cards.ts';
import { findMember } from './find-member.ts';
import { pauseOf } from './pause.ts';
import type { Pause, Team } from './team.ts';
import { pauseInWords } from './words.ts';

/**
 * Tells whoever set a team's rhythm, in their own chat, that nothing is posted where it posts, once in each pause: its subject
 * is the conversation. Where that person has left, the place is asked who takes over, when it can be.
 * @returns why nobody is told, for the log
 */
export async function tellPaused(ports: Ports, { teamId, subjectId: root }: Job): Promise<string | undefined> {
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  const pause = team?.isInstalled ? pauseOf(team, root) : undefined;
  if (!team || pause?.told !== 'nobody') return 'the place is not paused any more, or that is known';
  const rhythm = (await ports.store.read('rhythm', teamId, teamId))?.value;
  if (!rhythm || ports.addresses.rootOf(rhythm.conversation) !== root) return 'no rhythm posts there';
  const now = ports.clock.now();
  const allowed = await findAllowedTime(ports, team);
  if (allowed !== now) {
    if (allowed !== null) await ports.store.enqueue(newJob('tell-paused', teamId, root, allowed));
    return undefined;
  }
  // The team's own list: a channel that was deleted has none.
  const setter = await findMember(ports, { ...team.conversation, conversationId: teamId }, rhythm.setBy);
  if (!setter) {
    await writeDown(ports, teamId, pause, 'setter has left');
    return 'whoever set the rhythm has left';
  }
  await postOnce(
    ports,
    `paused ${root} ${pause.since}`,
    () => ifReachable(() => ports.messenger.postToPerson(team.conversation, setter.teamsId, cardOf(team, pause))),
    () => writeDown(ports, teamId, pause, 'setter'),
  );
  return undefined;
}

function cardOf({ name, settings }: Team, { because, since }: Pause): PlacePaused {
  return {
    kind: 'place-paused',
    teamName: name,
    ...pauseInWords(because, dayInWords(since, settings.timeZone)),
  };
}

function writeDown(ports: Ports, teamId: string, { conversationId, since }: Pause, told: Pause['told']) {
  return updateWithRetry(ports, 'team', teamId, teamId, (team) => {
    const pauses = team.pauses.map((one) =>
      one.conversationId === conversationId && one.since === since ? { ...one, told } : one,
    );
    return { ...team, pauses };
  });
}
