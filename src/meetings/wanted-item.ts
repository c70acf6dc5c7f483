import { behaviourChoices } from '../frameworks/chosen.ts';
import { type Behaviour, type Framework, findBehaviour } from '../frameworks/framework.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import type { Choice } from '../shared/card-parts.ts';
import { chosenFrom } from '../shared/choices.ts';
import { type AgendaItem, LONGEST_LINE } from './agenda.ts';
import { choose, choosePrompt, type History, type ItemType, type Use } from './choose.ts';
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

/** An item in which nobody has put anything. */
export const LEFT_TO_THE_BOT: WantedItem = { itemType: '', line: '', behaviourId: '' };

/** Those that somebody put something in; one that is left to the bot where there is none. */
export function filledItems(wanted: readonly WantedItem[]): readonly WantedItem[] {
  const filled = wanted.filter(({ itemType, line, behaviourId }) => itemType || line.trim() || asked(behaviourId));
  return filled.length ? filled : [LEFT_TO_THE_BOT];
}

/**
 * The items with a behaviour and a prompt each: the behaviour that was asked for, or else the one that the bot chooses,
 * with the reason.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export function chooseItems(framework: Framework, history: History, wanted: readonly WantedItem[]): AgendaItem[] {
  const taken = wanted.flatMap(({ behaviourId }) => asked(behaviourId) || []);
  const items: AgendaItem[] = [];
  for (const { itemType: typed, line, behaviourId, isMeant } of wanted) {
    const itemType = typed || 'other';
    const chosen = asked(behaviourId)
      ? { behaviour: knownIn(framework, behaviourId), why: null }
      : // A framework of one or two behaviours has none left for the last item.
        (choose(framework, history, itemType, taken) ?? choose(framework, history, itemType));
    if (!chosen) throw new Refusal('BEHAVIOUR_UNKNOWN');
    const { behaviour, why } = chosen;
    taken.push(behaviour.id);
    items.push({
      behaviourId: behaviour.id,
      itemType,
      line: guardedText(line, LONGEST_LINE, isMeant),
      why,
      proposedBy: '',
      prompts: [choosePrompt(behaviour, itemType, [...history.uses, ...usesOn(items)])],
    });
  }
  return items;
}

/** So that two items about the same behaviour have two prompts; they have not been on an agenda yet. */
function usesOn(items: readonly AgendaItem[]): Use[] {
  return items.map(({ behaviourId, prompts }) => ({ behaviourId, prompts, at: Number.MAX_SAFE_INTEGER }));
}

function asked(behaviourId: string): string {
  return behaviourId === BOT_CHOOSES ? '' : behaviourId;
}

function knownIn(framework: Framework, behaviourId: string): Behaviour {
  const behaviour = findBehaviour(framework, behaviourId);
  if (!behaviour) throw new Refusal('BEHAVIOUR_UNKNOWN');
  return behaviour;
}
