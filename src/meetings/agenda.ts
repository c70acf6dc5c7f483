import { z } from 'zod';
import { type Behaviour, type Framework, findBehaviour, linesToShow, promptsFor } from '../frameworks/framework.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { Conversation } from '../teams/team.ts';
import type { AgendaCard } from './cards.ts';
import { ITEM_TYPES, type Use, Why } from './choose.ts';
import { OUTCOMES } from './look-back.ts';
import { agendaTitle, itemTypeName, lookBackInWords, outcomeInWords, whyInWords } from './words.ts';

export const MOST_ON_AGENDA = 3;
export const LONGEST_LINE = 200;
/** How many past agendas the bot looks back on when it chooses: a year of weekly meetings, and some. */
export const AGENDAS_REMEMBERED = 60;

/** How long the same lines of a behaviour are shown, before the next ones. */
const LINES_TURN_MS = 7 * DAY_MS;

export const AgendaItem = z.object({
  behaviourId: z.string(),
  itemType: z.enum(ITEM_TYPES),
  /** What the item is about, as typed. */
  line: z.string(),
  /** Why the bot chose the behaviour; null if somebody did. */
  why: Why.nullable(),
  /** The name of a member who proposed it; empty if the chair put it there. */
  proposedBy: z.string(),
  /** The pack's prompts that were shown for it, the one on the card last; empty on agendas of before that was kept. */
  prompts: z.array(z.string()),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/**
 * What a chair put on an agenda: one to three items with a behaviour each, and which of their questions is shown to
 * read out. It waits for a meeting, or is shown at once.
 */
export const Agenda = z.object({
  kind: z.literal('agenda'),
  teamId: z.string(),
  agendaId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  items: z.array(AgendaItem).min(1).max(MOST_ON_AGENDA),
  state: z.enum(['prepared', 'started', 'ended']),
  /** Whether the next meeting gets an agenda too when this one ends, with the behaviours whose turn it is then. */
  isSeries: z.boolean(),
  shownQuestion: z.number().int().nonnegative(),
  postedBy: z.string(),
  /** The chair's name, who hears the result. */
  postedByName: z.string(),
  /** When it was prepared. */
  postedAt: z.number(),
  /** When the meeting began and ended; 0 before that. */
  startedAt: z.number(),
  endedAt: z.number(),
  /** The conversation in which somebody ended it by hand, which may be another thread of the channel; else empty. */
  endedIn: z.string(),
  /** Whether Teams itself said that the meeting began or ended, and not only somebody here. */
  isTeamsMeeting: z.boolean(),
  /** Teams' own id of the meeting; empty where it has none, or none is known yet. */
  meetingId: z.string(),
  conversation: Conversation,
  cardActivityId: z.string(),
  isSample: z.boolean(),
  /** What the team agreed earlier and looks back on first, and what it found; null where there is nothing. */
  lookBack: z.object({ actionId: z.string(), what: z.string(), outcome: z.enum(OUTCOMES) }).nullable(),
});
export type Agenda = z.infer<typeof Agenda>;

/** When behaviours were on an agenda: since its meeting began or, while it waits for one, since it was prepared. */
export function usesOf(agendas: readonly Agenda[]): Use[] {
  return agendas.flatMap(({ items, postedAt, startedAt }) =>
    items.map(({ behaviourId, prompts }) => ({ behaviourId, prompts, at: startedAt || postedAt })),
  );
}

/** An item with the behaviour it is about, in words. */
export interface ItemInWords extends Pick<AgendaItem, 'proposedBy'> {
  readonly why: string;
  readonly typeName: string;
  readonly lineWords: string;
  readonly behaviour: Behaviour;
  readonly question: string;
}

/** Items whose behaviour has left the framework since are left out. */
export function itemsInWords({ items, shownQuestion }: Agenda, framework: Framework): ItemInWords[] {
  return items.flatMap(({ behaviourId, itemType, line, why, proposedBy, prompts }) => {
    const behaviour = findBehaviour(framework, behaviourId);
    if (!behaviour) return [];
    const fitting = promptsFor(behaviour, itemType);
    const question = prompts.at(-1) ?? fitting[shownQuestion % fitting.length]?.text ?? '';
    const words = { typeName: itemTypeName(itemType), lineWords: line, why: whyInWords(why, itemType) };
    return [{ ...words, behaviour, question, proposedBy }];
  });
}

/** The card for the meeting. */
export function agendaCard(agenda: Agenda, framework: Framework): AgendaCard {
  const items = itemsInWords(agenda, framework);
  const turn = Math.floor((agenda.startedAt || agenda.postedAt) / LINES_TURN_MS);
  return {
    kind: 'agenda',
    agendaId: agenda.agendaId,
    title: agendaTitle(items.length),
    source: framework.name,
    interimLabel: framework.interimLabel,
    shownQuestion: agenda.shownQuestion,
    lookBack: lookBackInWords(agenda.lookBack?.what ?? ''),
    lookBackOutcome: outcomeInWords(agenda.lookBack?.outcome ?? ''),
    items: items.map(({ behaviour, ...item }) => ({
      ...item,
      name: behaviour.name,
      meaning: behaviour.meaning,
      looksLike: linesToShow(behaviour.looksLike, turn),
      doesNotLookLike: linesToShow(behaviour.doesNotLookLike, turn),
    })),
  };
}
