import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { findSelfChecks } from '../self-check/find-self-checks.ts';
import { type Caller, DEFAULT_SETTINGS } from '../teams/team.ts';
import { findPreferences } from '../thanks/find-preferences.ts';
import { findRefusedGivers } from '../thanks/find-refused-givers.ts';
import { asItsGiverKnows, type ThankYou } from '../thanks/thank-you.ts';
import { receiverName } from '../thanks/words.ts';
import type { OwnThanks } from './cards.ts';
import { choicesInWords, lastAskInWords, thankYouStateInWords } from './words.ts';

/** Given and received each, and self-checks: what fits a card whatever somebody typed. */
const MOST_THANKS = 10;
const MOST_SELF_CHECKS = 20;
/** Of thank-yous both ways together: enough that most people see all of theirs. */
const MOST_READ = 200;
const LONGEST_SHOWN = 80;
const { timeZone } = DEFAULT_SETTINGS;

/**
 * What is held on the sender, in their own chat with the bot only. Answers are not among it: while a pulse is open
 * its card shows them, afterwards nobody can find them.
 */
export async function showMyData(ports: Ports, caller: Caller): Promise<Reply> {
  const { personId, teamId } = caller;
  const found = await ports.store.thankYousOf(personId, MOST_READ);
  const kept = await findSelfChecks(ports, { teamId, timeZone, most: MOST_SELF_CHECKS + 1 });
  const preferences = await findPreferences(ports, personId);
  const notFrom = await findRefusedGivers(ports, preferences);
  const lastAsk = await ports.store.lastAskOf(personId);
  const given = found.filter(({ giver }) => giver.personId === personId).map(asItsGiverKnows);
  const received = found.filter(({ receiver }) => receiver.personId === personId);
  const shown = (all: readonly ThankYou[], name: (one: ThankYou) => string): OwnThanks[] =>
    all.slice(0, MOST_THANKS).map((thanks) => own(thanks, name(thanks)));
  return {
    audience: 'caller',
    message: {
      kind: 'my-data',
      given: shown(given, ({ receiver }) => receiverName(receiver)),
      received: shown(received, ({ giver }) => giver.name),
      choices: choicesInWords(preferences, notFrom),
      selfChecks: kept.slice(0, MOST_SELF_CHECKS).map(({ when, what }) => `${when} · ${what}`),
      lastAsk: lastAskInWords(lastAsk?.askedAt ?? null, timeZone),
      isCut:
        [given, received].some((all) => all.length > MOST_THANKS) ||
        kept.length > MOST_SELF_CHECKS ||
        found.length === MOST_READ,
    },
  };
}

function own(thanks: ThankYou, name: string): OwnThanks {
  const { givenAt, behaviourName, whatTheyDid } = thanks;
  const signs = [...whatTheyDid];
  const words = signs.length > LONGEST_SHOWN ? `${signs.slice(0, LONGEST_SHOWN).join('').trim()} …` : whatTheyDid;
  const state = thankYouStateInWords(thanks);
  return { when: dayInWords(givenAt, timeZone), name, behaviourName, state, whatTheyDidWords: words };
}
