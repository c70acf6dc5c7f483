import { z } from 'zod';
import { type Framework, findBehaviour } from '../frameworks/framework.ts';
import type { AgendaCard } from '../messages.ts';
import { Conversation } from '../teams/team.ts';
import type { Use } from './rotation.ts';

export const MOST_ON_AGENDA = 3;
export const LONGEST_LINE = 200;
/** How many past agendas the rotation looks back on. */
export const AGENDAS_REMEMBERED = 30;

/** What a chair put on an agenda: one to three behaviours, and which of their questions is shown to read out. */
export const Agenda = z.object({
  kind: z.literal('agenda'),
  teamId: z.string(),
  agendaId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  behaviourIds: z.array(z.string()).min(1).max(MOST_ON_AGENDA),
  shownQuestion: z.number().int().nonnegative(),
  line: z.string(),
  why: z.string(),
  postedBy: z.string(),
  postedAt: z.number(),
  conversation: Conversation,
  cardActivityId: z.string(),
  isSample: z.boolean(),
});
export type Agenda = z.infer<typeof Agenda>;

export function usesOf(agendas: readonly Agenda[]): Use[] {
  return agendas.flatMap(({ behaviourIds, postedAt }) =>
    behaviourIds.map((behaviourId) => ({ behaviourId, at: postedAt })),
  );
}

/** The card for the meeting. Behaviours that have left the framework since are left out. */
export function agendaCard(agenda: Agenda, framework: Framework): AgendaCard {
  const behaviours = agenda.behaviourIds.flatMap((id) => findBehaviour(framework, id) ?? []);
  return {
    kind: 'agenda',
    agendaId: agenda.agendaId,
    lineWords: agenda.line,
    why: agenda.why,
    source: framework.name,
    interimLabel: framework.interimLabel,
    shownQuestion: agenda.shownQuestion,
    behaviours: behaviours.map((behaviour) => ({
      behaviourId: behaviour.id,
      name: behaviour.name,
      meaning: behaviour.meaning,
      looksLike: behaviour.looksLike,
      doesNotLookLike: behaviour.doesNotLookLike,
      question: behaviour.prompts[agenda.shownQuestion % behaviour.prompts.length] ?? '',
    })),
  };
}
