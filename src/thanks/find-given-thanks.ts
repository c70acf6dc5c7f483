import type { Ports } from '../ports.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Choice } from '../shared/card-parts.ts';
import { chosenFrom } from '../shared/choices.ts';
import { type Caller, DEFAULT_SETTINGS } from '../teams/team.ts';
import { refOf, type SentRef, type ThanksRef } from './thank-you-ref.ts';
import { receiverName } from './words.ts';

const MOST_LISTED = 30;
const MOST_READ = 200;

/** The thank-yous that the sender gave and has not taken back, newest first, as a form offers them; and whether there are more. */
export async function findGivenThanks(
  ports: Ports,
  { personId }: Caller,
): Promise<{ choices: Choice[]; isCut: boolean }> {
  const found = await ports.store.thankYousOf(personId, MOST_READ);
  const given = found.filter(({ giver, takenBackAt }) => giver.personId === personId && takenBackAt === 0);
  return {
    choices: given.slice(0, MOST_LISTED).map(({ thankYouId, teamId, givenAt, receiver, behaviourName }) => ({
      title: [dayInWords(givenAt, DEFAULT_SETTINGS.timeZone), `to ${receiverName(receiver)}`, behaviourName]
        .filter(Boolean)
        .join(' · '),
      value: `${thankYouId} ${teamId}`,
    })),
    isCut: given.length > MOST_LISTED || found.length === MOST_READ,
  };
}

/**
 * The thank-you that a card names; one that was chosen from a list may come by its title.
 * @throws Refusal INPUT_MALFORMED where a card names no thank-you
 */
export async function findThanksRef(ports: Ports, caller: Caller, sent: SentRef): Promise<ThanksRef> {
  if (!sent.thanks.includes('·')) return refOf(sent);
  const { choices } = await findGivenThanks(ports, caller);
  return refOf({ ...sent, thanks: chosenFrom(choices, sent.thanks) ?? '' });
}
