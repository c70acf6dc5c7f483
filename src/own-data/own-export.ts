import type { Action } from '../actions/action.ts';
import type { Agenda } from '../meetings/agenda.ts';
import type { Pulse } from '../pulse/pulse.ts';
import type { SelfCheck } from '../self-check/self-check.ts';
import { inCards } from '../shared/card-size.ts';
import { type Preferences, personPartition } from '../thanks/preferences.ts';
import { asItsGiverKnows, type ThankYou } from '../thanks/thank-you.ts';
import { receiverName } from '../thanks/words.ts';
import type { Kept, Leaver } from './without-person.ts';
import { NOT_INCLUDED, YOURS } from './words.ts';

export interface HeldData {
  readonly documents: readonly Kept[];
  readonly selfChecks: readonly SelfCheck[];
  readonly preferences: Preferences | null;
  readonly lastAsk: { readonly pulseId: string; readonly askedAt: number } | null;
  readonly person: Leaver;
}

type Entry = Readonly<Record<string, unknown>>;

/** All that is held on a person, under plain names. Days and times are UTC. */
export function ownExport({ documents, selfChecks, preferences, lastAsk, person }: HeldData): Entry {
  const { personId, names } = person;
  const of = <K extends Kept['kind']>(kind: K): Extract<Kept, { kind: K }>[] =>
    documents.filter((document): document is Extract<Kept, { kind: K }> => document.kind === kind);
  const thanks = of('thank-you');
  return {
    account: personId,
    thanksGiven: thanks.filter(({ giver }) => giver.personId === personId).map((one) => thanksEntry(one, 'giver')),
    thanksReceived: thanks
      .filter(({ receiver }) => receiver.personId === personId)
      .map((one) => thanksEntry(one, 'receiver')),
    thanksYouJoined: thanks
      .filter(({ joined }) => joined.some((one) => one.personId === personId))
      .map(({ teamId, giver, receiver, behaviourName, givenAt }) => ({
        team: teamId,
        givenAt: moment(givenAt),
        from: giver.name,
        to: receiverName(receiver),
        behaviour: behaviourName,
      })),
    whatYouWantDoneWithThanks: preferences && {
      sharing: preferences.sharing,
      forAwards: preferences.forAwards,
      takeNoneFrom: preferences.notFrom,
      setAt: moment(preferences.setAt),
    },
    selfChecksYouKept: selfChecks.map(selfCheckEntry),
    actions: of('action').flatMap((action) => actionEntry(action, personId)),
    agendas: of('agenda').flatMap((agenda) => agendaEntry(agenda, person)),
    pulses: of('pulse').flatMap((pulse) => pulseEntry(pulse, personId)),
    lastAskedByAPulse: lastAsk && { pulse: lastAsk.pulseId, at: moment(lastAsk.askedAt) },
    rhythmsYouSet: of('rhythm')
      .filter(({ setBy }) => setBy === personId)
      .map(({ teamId, setByName, setAt }) => ({ team: teamId, as: setByName, setAt: moment(setAt) })),
    settingsYouChanged: of('team')
      .filter(({ settings }) => names.has(settings.setBy))
      .map(({ teamId, name, settings }) => ({ team: teamId, teamName: name, as: settings.setBy })),
    notIncluded: NOT_INCLUDED,
  };
}

function thanksEntry(thanks: ThankYou, as: 'giver' | 'receiver'): Entry {
  const { teamId, frameworkId, frameworkVersion, behaviourName, giver, receiver, whatTheyDid, madePossible } = thanks;
  return {
    // One that was given outside a team lies under its giver's account.
    team: teamId.startsWith(personPartition('')) ? 'none' : teamId,
    ...(as === 'giver' ? { to: receiverName(receiver) } : { from: giver.name }),
    behaviour: behaviourName,
    framework: `${frameworkId} ${frameworkVersion}`,
    whatTheyDid,
    madePossible,
    givenAt: moment(thanks.givenAt),
    changedAt: moment(thanks.changedAt),
    takenBackAt: moment(thanks.takenBackAt),
    whoReadsIt: (as === 'giver' ? asItsGiverKnows(thanks) : thanks).visibility,
    joinedBy: thanks.joined.map(({ name }) => name),
    thankedBack: thanks.isThankedBack,
    youAgreeToAnAward: thanks.forAward[as],
    isSample: thanks.isSample,
  };
}

function selfCheckEntry({ frameworkId, frameworkVersion, depth, lines, takenAt }: SelfCheck): Entry {
  return {
    takenAt: moment(takenAt),
    framework: `${frameworkId} ${frameworkVersion}`,
    depth,
    lines: lines.map(({ behaviourName, score }) => ({ behaviour: behaviourName, chosen: score })),
  };
}

function actionEntry(action: Action, personId: string): Entry[] {
  const { teamId, who, setBy, state, what, byWhen, because, behaviourName, setAt, doneAt } = action;
  const yours = [...(who.personId === personId ? [YOURS.does] : []), ...(setBy === personId ? [YOURS.wroteDown] : [])];
  if (yours.length === 0) return [];
  const times = { setAt: moment(setAt), doneAt: moment(doneAt) };
  return [{ team: teamId, yours, state, what, byWhen, because, behaviour: behaviourName, ...times }];
}

function agendaEntry({ teamId, items, postedBy, postedAt, state }: Agenda, { personId, names }: Leaver): Entry[] {
  const isYours = postedBy === personId;
  const proposed = items.filter(({ proposedBy }) => names.has(proposedBy));
  if (!isYours && proposed.length === 0) return [];
  const lines = (isYours ? items : proposed).map(({ behaviourId, itemType, line, proposedBy }) => {
    return { behaviour: behaviourId, itemType, line, proposedBy };
  });
  return [{ team: teamId, yours: isYours ? YOURS.prepared : YOURS.proposed, at: moment(postedAt), state, lines }];
}

function pulseEntry(pulse: Pulse, personId: string): Entry[] {
  const { teamId, pulseId, openedBy, openedAt, closesAt, state, audience, statements } = pulse;
  const wasAsked = audience.some((asked) => asked.personId === personId);
  const yours = [...(openedBy === personId ? [YOURS.opened] : []), ...(wasAsked ? [YOURS.asked] : [])];
  if (yours.length === 0) return [];
  const times = { openedAt: moment(openedAt), closesAt: moment(closesAt) };
  return [{ team: teamId, pulse: pulseId, yours, ...times, state, statements: statements.map(({ text }) => text) }];
}

function moment(at: number): string {
  return at === 0 ? '' : new Date(at).toISOString();
}

/** In JSON itself a backslash stands before these, and some clients would take it away. */
const WITH_A_BACKSLASH: Readonly<Record<string, string>> = { '\\"': '\\u0022', '\\\\': '\\u005c' };

/**
 * In JSON, as a card can hold it: signs that a card leaves out, spaces that it would draw as one and what Markdown is made
 * of are written as \u…, so that what is copied from the card says exactly the same.
 */
export function asText(entry: Entry): string {
  return JSON.stringify(entry, null, 1)
    .replace(/(?<=\n) +/g, '')
    .replace(/\\["\\]/g, (signs) => WITH_A_BACKSLASH[signs] ?? signs)
    .replace(
      /[\p{Cf}\p{Noncharacter_Code_Point}\u007f-\u009f\u2028\u2029*_`~<&@]|(?<=\{)\{|(?<= ) |\](?=[(:])|\/(?=\/)|\.(?=\p{L}{2})/gu,
      (signs) => Array.from({ length: signs.length }, (_, at) => escaped(signs.charCodeAt(at))).join(''),
    );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** The text in parts that each fit a card; put one after another, a line each, they are the text. */
export function partsOf(text: string): string[] {
  return inCards(text.split('\n'), 0).map((lines) => lines.join('\n'));
}
