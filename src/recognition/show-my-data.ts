import { Refusal } from '../errors.ts';
import type { OwnThanks, Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { keptSelfChecks } from '../steps/kept-self-checks.ts';
import { type Caller, DEFAULT_SETTINGS } from '../teams/team.ts';
import type { Recognition } from './recognition.ts';

const MOST_SHOWN = 20;

/**
 * What is held on the sender, in their own chat with the bot only. Answers are not among it: while a pulse is open
 * its card shows them, afterwards nobody can find them.
 * @throws Refusal CHAT_NOT_PERSONAL
 */
export async function showMyData(world: World, caller: Caller): Promise<Reply> {
  if (caller.conversation.kind !== 'personal') throw new Refusal('CHAT_NOT_PERSONAL');
  const { timeZone } = DEFAULT_SETTINGS;
  const found = await world.store.recognitionsOf(caller.personId, MOST_SHOWN + 1);
  const kept = await keptSelfChecks(world, { teamId: caller.teamId, timeZone, most: MOST_SHOWN + 1 });
  const shown = found.slice(0, MOST_SHOWN);
  const isGiven = ({ giver }: Recognition): boolean => giver.personId === caller.personId;
  return {
    audience: 'caller',
    message: {
      kind: 'my-data',
      given: shown.filter(isGiven).map((thanks) => own(thanks, thanks.receiver.name)),
      received: shown.filter((thanks) => !isGiven(thanks)).map((thanks) => own(thanks, thanks.giver.name)),
      selfChecks: kept.slice(0, MOST_SHOWN).map(({ when, what }) => `${when} · ${what}`),
      isCut: Math.max(found.length, kept.length) > MOST_SHOWN,
    },
  };
}

function own({ givenAt, behaviourName, whatTheyDid }: Recognition, name: string): OwnThanks {
  return { when: dayInWords(givenAt, DEFAULT_SETTINGS.timeZone), name, behaviourName, whatTheyDidWords: whatTheyDid };
}
