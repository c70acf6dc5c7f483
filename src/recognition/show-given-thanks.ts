import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { type Caller, DEFAULT_SETTINGS } from '../teams/team.ts';

const MOST_LISTED = 30;
const MOST_READ = 200;

/**
 * The thank-yous that the sender gave and has not taken back, newest first, to change one or take it back; in their own
 * chat with the bot only.
 */
export async function showGivenThanks(world: World, caller: Caller): Promise<Reply> {
  const found = await world.store.recognitionsOf(caller.personId, MOST_READ);
  const given = found.filter(({ giver, takenBackAt }) => giver.personId === caller.personId && takenBackAt === 0);
  return {
    audience: 'caller',
    message: {
      kind: 'given-thanks',
      choices: given.slice(0, MOST_LISTED).map(({ recognitionId, teamId, givenAt, receiver, behaviourName }) => ({
        title: `${dayInWords(givenAt, DEFAULT_SETTINGS.timeZone)} · to ${receiver.name} · ${behaviourName}`,
        value: `${recognitionId} ${teamId}`,
      })),
      isCut: given.length > MOST_LISTED || found.length === MOST_READ,
    },
  };
}
