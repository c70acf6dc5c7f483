import { behaviourChoices } from '../frameworks/chosen.ts';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import type { Choice } from '../shared/card-parts.ts';
import { chosenFrom } from '../shared/choices.ts';
import { type AgendaItem, LONGEST_LINE } from './agenda.ts';
import type { ItemType } from './rotation.ts';
import { suggestFor, type Use } from './rotation.ts';
import { LET_THE_BOT_CHOOSE } from './words.ts';

/** An item as a form sent it. */
export interface WantedItem {
  /** Empty where none was chosen. */
  readonly itemType: ItemType | '';
  readonly line: string;
  /** Empty or `BOT_CHOOSES`: the bot chooses. */
  readonly behaviourId: string;
  /** Whether words that may offend are meant as they are. */
  readonly isMeant?: boolean;
}

/** What a form sends for "let the bot choose"; no id of a behaviour has a space in it. */
export const BOT_CHOOSES = 'bot chooses';

/** The behaviours as the form for an agenda offers them. */
export function agendaChoices(framework: Framework): readonly Choice[] {
  return [{ title: LET_THE_BOT_CHOOSE, value: BOT_CHOOSES }, ...behaviourChoices(framework)];
}

/** The items with their behaviours by id, which some clients send by name. */
export function namedItems(framework: Framework, wanted: readonly WantedItem[]): WantedItem[] {
  const choices = agendaChoices(framework);
  return wanted.map((item) => ({ ...item, behaviourId: chosenFrom(choices, item.behaviourId) ?? item.behaviourId }));
}

const UNTOUCHED: WantedItem = { itemType: '', line: '', behaviourId: '' };

/** Those that somebody put something in; one that is left to the bot where there is none. */
export function filledItems(wanted: readonly WantedItem[]): readonly WantedItem[] {
  const filled = wanted.filter(({ itemType, line, behaviourId }) => itemType || line.trim() || asked(behaviourId));
  return filled.length ? filled : [UNTOUCHED];
}

/**
 * The items with a behaviour each: the one that was asked for, or else the one that fits and whose turn it is, with the
 * reason.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export function chooseBehaviours(
  framework: Framework,
  wanted: readonly WantedItem[],
  uses: readonly Use[],
  timeZone: string,
): AgendaItem[] {
  const taken = wanted.flatMap(({ behaviourId }) => asked(behaviourId) || []);
  return wanted.map(({ itemType, line: typed, behaviourId, isMeant }) => {
    const line = guardedText(typed, LONGEST_LINE, isMeant);
    const item = { itemType: itemType || 'other', line, proposedBy: '' } as const;
    if (asked(behaviourId)) return { ...item, behaviourId: knownIn(framework, behaviourId), why: null };
    const suggestion = suggestFor(item.itemType, framework, uses, taken, timeZone);
    // A framework of one or two behaviours has none left for the last item.
    const chosen = suggestion ?? suggestFor(item.itemType, framework, uses, [], timeZone);
    if (!chosen) throw new Refusal('BEHAVIOUR_UNKNOWN');
    taken.push(chosen.behaviour.id);
    return { ...item, behaviourId: chosen.behaviour.id, why: chosen.why };
  });
}

function asked(behaviourId: string): string {
  return behaviourId === BOT_CHOOSES ? '' : behaviourId;
}

function knownIn(framework: Framework, behaviourId: string): string {
  if (!findBehaviour(framework, behaviourId)) throw new Refusal('BEHAVIOUR_UNKNOWN');
  return behaviourId;
}
