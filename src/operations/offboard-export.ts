import { z } from 'zod';
import type { Action } from '../actions/action.ts';
import type { Agenda } from '../meetings/agenda.ts';
import { whyInWords } from '../meetings/words.ts';
import type { Pulse } from '../pulse/pulse.ts';
import { resultCard } from '../pulse/pulse-result.ts';
import { dayInWords } from '../scheduling/moments.ts';
import type { Team } from '../teams/team.ts';
import type { ThankYou } from '../thanks/thank-you.ts';
import { receiverName } from '../thanks/words.ts';
import type { Scope } from './offboard-belongings.ts';
import { type AnyDocument, type CopyProgress, readOne, type StoreAdmin } from './store-admin.ts';

const Entry = z.record(z.string(), z.unknown());
type Entry = z.infer<typeof Entry>;

const KINDS = ['settings', 'agendas', 'results', 'actions', 'thanks'] as const;

const TeamExport = z.object({
  teamId: z.string(),
  settings: z.array(Entry),
  agendas: z.array(Entry),
  results: z.array(Entry),
  actions: z.array(Entry),
  thanks: z.array(Entry),
});
type TeamExport = z.infer<typeof TeamExport>;
type ExportKind = (typeof KINDS)[number];

export const Export = z.object({
  exportedAt: z.string(),
  of: z.enum(['team', 'tenant']),
  id: z.string(),
  leftOut: z.array(z.string()),
  teams: z.array(TeamExport),
});
export type Export = z.infer<typeof Export>;

const LEFT_OUT = [
  'Answers, comments and their keys; pulses that are open, and what of a pulse no card has shown: who was asked, how often each answer was chosen.',
  'Sums of small rounds that have not been shown, and the marks by which two results of nearly the same people are noticed.',
  'Self-checks, which are their owners’ alone; the rhythm, which only says when the bot posts; and who was last asked when.',
  'People’s account ids, where the bot posted, and what it still has to do, such as results and thank-yous that were not yet posted.',
];

/**
 * What the cards of these teams have shown, and no more: each kind has a closed list of fields below.
 * @param exportedAt milliseconds since 1970
 * @throws DocumentFault if a document of theirs cannot be read
 */
export async function exportTeams(
  admin: StoreAdmin,
  scope: Scope,
  teamIds: ReadonlySet<string>,
  exportedAt: number,
  report: (progress: CopyProgress) => void,
): Promise<Export> {
  const teams = new Map<string, TeamExport>();
  let done = 0;
  for await (const written of admin.all('teams')) {
    const teamId = written.key.partition;
    if (!teamIds.has(teamId)) continue;
    const { document } = readOne('teams', written);
    const team = teams.get(teamId) ?? { teamId, settings: [], agendas: [], results: [], actions: [], thanks: [] };
    teams.set(teamId, team);
    const made = entryOf(document);
    if (made) team[made.as].push(made.entry);
    done += 1;
    report({ step: 'checking', done, total: null });
  }
  return {
    exportedAt: new Date(exportedAt).toISOString(),
    of: scope.of,
    id: scope.id,
    leftOut: LEFT_OUT,
    teams: [...teams.values()],
  };
}

/** What has been erased since does not matter. */
export function holdsAllOf(then: Export, now: Export): boolean {
  const entriesOf = ({ teams }: Export): string[] =>
    teams.flatMap((team) => KINDS.flatMap((as) => team[as].map((entry) => JSON.stringify([team.teamId, as, entry]))));
  const held = new Set(entriesOf(then));
  return entriesOf(now).every((entry) => held.has(entry));
}

/** A kind that is not listed is not exported. */
function entryOf(document: AnyDocument): { as: ExportKind; entry: Entry } | null {
  switch (document.kind) {
    case 'team':
      return { as: 'settings', entry: settingsOf(document) };
    case 'agenda':
      return { as: 'agendas', entry: agendaOf(document) };
    case 'pulse':
      return resultOf(document);
    case 'action':
      return { as: 'actions', entry: actionOf(document) };
    case 'thank-you':
      return thanksOf(document);
    default:
      return null;
  }
}

function settingsOf({ name, settings, isSample }: Team): Entry {
  const { frameworkId, timeZone, threshold, isPooling, hasComments, setBy } = settings;
  return { name, frameworkId, timeZone, threshold, isPooling, hasComments, setBy, isSample };
}

function agendaOf(agenda: Agenda): Entry {
  const { agendaId, frameworkId, frameworkVersion, state, isSeries, shownQuestion, postedByName, isSample } = agenda;
  const items = agenda.items.map(({ behaviourId, itemType, line, why, proposedBy, prompts }) => {
    return { behaviourId, itemType, line, why: whyInWords(why, itemType), proposedBy, prompts };
  });
  const postedAt = new Date(agenda.postedAt).toISOString();
  const about = { agendaId, frameworkId, frameworkVersion, state, isSeries };
  return { ...about, items, shownQuestion, postedByName, postedAt, isSample };
}

function actionOf({ actionId, pulseId, state, what, who, byWhen, because, ...action }: Action): Entry {
  const { behaviourName, setByName, isSample } = action;
  const setAt = new Date(action.setAt).toISOString();
  const { outcome } = action;
  return {
    actionId,
    pulseId,
    state,
    what,
    who: who.name,
    byWhen,
    because,
    outcome,
    behaviourName,
    setByName,
    setAt,
    isSample,
  };
}

/** Made by the rule that makes the cards. */
function resultOf(pulse: Pulse): { as: ExportKind; entry: Entry } | null {
  const { pulseId, agendaId, frameworkId, frameworkVersion, openedByName, openedAt, threshold, isPooling } = pulse;
  if (!pulse.result || pulse.resultActivityId === '') return null;
  const card = resultCard(pulse, pulse.result, undefined);
  const { answered, caution, nothing, statements, talkAbout, isSample } = card;
  const asked = pulse.statements.map(({ behaviourId, behaviourName, text }) => ({ behaviourId, behaviourName, text }));
  const openedOn = dayInWords(openedAt, pulse.timeZone);
  const about = { pulseId, agendaId, frameworkId, frameworkVersion, openedByName, openedOn, threshold, isPooling };
  return { as: 'results', entry: { ...about, asked, answered, caution, nothing, statements, talkAbout, isSample } };
}

function thanksOf(thanks: ThankYou): { as: ExportKind; entry: Entry } | null {
  const { cardActivityId, visibility, takenBackAt } = thanks;
  if (cardActivityId === '' || visibility !== 'shared' || takenBackAt > 0) return null;
  const { thankYouId, frameworkId, frameworkVersion, behaviourId, behaviourName, isSample } = thanks;
  const { giver, receiver, whatTheyDid, madePossible } = thanks;
  const givenAt = new Date(thanks.givenAt).toISOString();
  const about = { thankYouId, frameworkId, frameworkVersion, behaviourId, behaviourName, givenAt };
  return {
    as: 'thanks',
    entry: { ...about, giver: giver.name, receiver: receiverName(receiver), whatTheyDid, madePossible, isSample },
  };
}
