import type { ChairNote } from '../chair-messages.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { World } from '../ports.ts';
import { resultCard } from '../pulse/pulse-result.ts';
import { hintSince, thanksHint } from '../recognition/fairness.ts';
import type { Due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import { stillHere } from '../steps/still-here.ts';
import { frameworkOf } from '../steps/team-home.ts';
import { AGENDAS_REMEMBERED, usesOf } from './agenda.ts';
import { nextItems } from './next-items.ts';

const MOST_THANKS = 1_000;

/**
 * Tells whoever chaired a meeting, in their own chat, what its pulse came to, in the words that everybody reads, what
 * the next agenda might have, and where thank-yous are missing.
 * @returns why not, for the log
 */
export async function tellChair(world: World, { teamId, subjectId: pulseId }: Due): Promise<string | undefined> {
  const pulse = (await world.store.read('pulse', teamId, pulseId))?.value;
  const team = (await world.store.read('team', teamId, teamId))?.value;
  if (!pulse?.result || !team?.isInstalled) return 'the pulse or the team is gone';
  // Closing comes round again until the key is destroyed, and asks for this each time.
  if (pulse.isChairTold) return undefined;
  const wasAsked = pulse.audience.some(({ personId }) => personId === pulse.openedBy);
  const chair = wasAsked && (await stillHere(world, pulse.conversation, pulse.openedBy));
  if (!chair) return 'the chair was not there, or has left since';
  const framework = world.frameworks.get(pulse.frameworkId) ?? frameworkOf(world, team);
  const agendas = await world.store.recentAgendas(teamId, AGENDAS_REMEMBERED);
  const [next] = nextItems(framework, pulse.result.weakest, usesOf(agendas), ['other'], pulse.timeZone);
  const behaviour = findBehaviour(framework, next?.behaviourId ?? '');
  const now = world.clock.now();
  const { timeZone } = team.settings;
  const thanks = await world.store.recognitionsSince(teamId, hintSince(now, timeZone), MOST_THANKS);
  const { answered, nothing, statements, isSample } = resultCard(pulse, pulse.result);
  const note: ChairNote = {
    kind: 'chair-note',
    teamName: team.name,
    answered,
    nothing,
    statements: statements.map(({ behaviourName, words }) => ({ behaviourName, words })),
    suggestedName: behaviour?.name ?? '',
    suggestedWhy: next?.why ?? '',
    question: behaviour?.prompts[0] ?? '',
    thanksHint: thanksHint({
      framework: frameworkOf(world, team),
      thanks,
      members: pulse.audience.length,
      settings: team.settings,
      installedAt: team.installedAt,
      now,
    }),
    isSample,
  };
  await postOnce(
    world,
    `chair note ${pulseId}`,
    () => world.messenger.postToPerson(pulse.conversation, chair.teamsId, note),
    () => amend(world, 'pulse', teamId, pulseId, (current) => ({ ...current, isChairTold: true })),
  );
  return undefined;
}
