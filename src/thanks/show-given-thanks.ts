import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { type Caller, DEFAULT_SETTINGS } from '../teams/team.ts';
import { receiverName } from './words.ts';

const MOST_LISTED = 30;
const MOST_READ = 200;

/**
 * The thank-yous that the sender gave and has not taken back, newest first, to change one or take it back; in their own
 * chat with the bot only.
 */
export async function showGivenThanks(ports: Ports, caller: Caller): Promise<Reply> {
  const found = await ports.store.thankYousOf(caller.personId, MOST_READ);
  const given = found.filter(({ giver, takenBackAt }) => giver.personId === caller.personId && takenBackAt === 0);
  return {
    audience: 'caller',
    message: {
      kind: 'given-thanks',
      choices: given.slice(0, MOST_LISTED).map(({ thankYouId, teamId, givenAt, receiver, behaviourName }) => ({
        title: `${dayInWords(givenAt, DEFAULT_SETTINGS.timeZone)} · to ${receiverName(receiver)} · ${behaviourName}`,
        value: `${thankYouId} ${teamId}`,
      })),
      isCut: given.length > MOST_LISTED || found.length === MOST_READ,
    },
  };
}
