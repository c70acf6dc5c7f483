import { Chosen, choiceOf, IsYes, People, Typed, toggle } from '../shared/fields.ts';

/** What shows the card again in whose place a form stands, for whoever pressed. */
const BACK_VERBS = ['leave-thanks', 'show-help'] as const;

/**
 * `alone` is for the edge: a dialog where the bot cannot read along. `backVerb` and `backTo` are the way back to the card in
 * whose place the form stands; `isMessage` says that it stands in none, and is a message of its own.
 */
export const GIVEN = {
  behaviour: Chosen,
  alone: IsYes,
  backVerb: choiceOf(BACK_VERBS.map((verb) => ({ title: verb, value: verb }))),
  backTo: Chosen,
  isMessage: IsYes,
};

/** `likely` are those who can be ticked, `receiver` whoever else is picked. */
export const WRITTEN = {
  likely: People,
  receiver: People,
  isForTeam: toggle([{ title: 'Thank the whole team: shown here at once', value: 'yes' }]),
  whatTheyDid: Typed,
  madePossible: Typed,
};

/** On the form for a thank-you that somebody's message is quoted in. */
export const AddQuote = toggle([{ title: 'Put their message before my words', value: 'yes' }]);

/** Where a form stands, which its buttons carry on. */
export interface Standing {
  readonly backVerb: (typeof BACK_VERBS)[number] | '';
  /** A thank-you, as `thanks` of a reference has it; empty for none. */
  readonly backTo: string;
  readonly isMessage: boolean;
}

interface Sent extends Standing {
  readonly behaviour: string;
  readonly likely: readonly string[];
  readonly receiver: readonly string[];
}

/** What a form sent, by what it is. */
export function thanksOf<S extends Sent>({ behaviour, likely, receiver, backVerb, backTo, isMessage, ...rest }: S) {
  return {
    ...rest,
    behaviourId: behaviour,
    receiverIds: [...likely, ...receiver],
    standing: { backVerb, backTo, isMessage },
  };
}

/** The same for a form's buttons. */
export function standingOnCard({ backVerb, backTo, isMessage }: Standing) {
  return { backVerb, backTo, isMessage: isMessage ? 'yes' : '' } as const;
}

/** In the place of no card: a message of its own, or a dialog. */
export const NOWHERE_BACK = { backVerb: '', backTo: '' } as const;
