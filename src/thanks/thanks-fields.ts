import { Chosen, IsYes, People, Typed, toggle } from '../shared/fields.ts';

/** `alone` is for the edge: a dialog where the bot cannot read along. */
export const GIVEN = { behaviour: Chosen, alone: IsYes };

export const WRITTEN = {
  receiver: People,
  isForTeam: toggle([{ title: 'Thank the whole team', value: 'yes' }]),
  whatTheyDid: Typed,
  madePossible: Typed,
};

/** On the form for a thank-you that somebody's message is quoted in. */
export const AddQuote = toggle([{ title: 'Put their message before my words', value: 'yes' }]);
