import { dayInWords } from '../scheduling/moments.ts';
import { frequencyInWords } from '../self-check/words.ts';
import { sizeInBytes } from '../shared/card-size.ts';
import { DEFAULT_SETTINGS } from '../teams/team.ts';
import { asItsGiverKnows, type ThankYou } from '../thanks/thank-you.ts';
import { receiverName } from '../thanks/words.ts';
import type { ExportSection } from './cards.ts';
import type { HeldData } from './own-export.ts';
import type { Kept } from './without-person.ts';
import { choicesInWords, lastAskInWords, NOT_INCLUDED, OLDER, SECTIONS, thankYouStateInWords, YOURS } from './words.ts';

/** Of each kind, the newest: what a person reads without scrolling for minutes. The JSON has all. */
const MOST_LINES = 12;
const LONGEST_LINE = 280;
/** What the sections may take of a card on which all the JSON stands too. */
const ROOM_FOR_BOTH_BYTES = 40 * 1024;
/** Where somebody has left a line of a self-check open. */
const NO_CHOICE = '–';
const { timeZone } = DEFAULT_SETTINGS;

type Of<K extends Kept['kind']> = Extract<Kept, { kind: K }>;

/** All that is held on a person, to read: a section for each kind of which there is something. */
export function readableExport(held: HeldData): ExportSection[] {
  const { documents, selfChecks, preferences, lastAsk, person } = held;
  const { personId, names } = person;
  const of = <K extends Kept['kind']>(kind: K): Of<K>[] =>
    documents.filter((document): document is Of<K> => document.kind === kind);
  const thanks = newestFirst(of('thank-you'), ({ givenAt }) => givenAt);
  const sections: (readonly [title: string, lines: readonly string[]])[] = [
    [
      SECTIONS.given,
      thanks
        .filter(({ giver }) => giver.personId === personId)
        .map((one) => thanksLine(asItsGiverKnows(one), `to ${receiverName(one.receiver)}`)),
    ],
    [
      SECTIONS.received,
      thanks
        .filter(({ receiver }) => receiver.personId === personId)
        .map((one) => thanksLine(one, `from ${one.giver.name}`)),
    ],
    [
      SECTIONS.joined,
      thanks
        .filter(({ joined }) => joined.some((one) => one.personId === personId))
        .map(({ givenAt, giver, receiver }) =>
          lineOf(dayOf(givenAt), `from ${giver.name}`, `to ${receiverName(receiver)}`),
        ),
    ],
    [SECTIONS.choices, preferences ? choicesInWords(preferences, []) : []],
    [
      SECTIONS.selfChecks,
      newestFirst(selfChecks, ({ takenAt }) => takenAt).map(({ takenAt, frameworkId, depth, lines }) =>
        lineOf(
          dayOf(takenAt),
          frameworkId,
          depth,
          lines
            .map(({ behaviourName, score }) => `${behaviourName}: ${frequencyInWords(score) || NO_CHOICE}`)
            .join(', '),
        ),
      ),
    ],
    [SECTIONS.actions, newestFirst(of('action'), ({ setAt }) => setAt).flatMap((one) => actionLine(one, personId))],
    [
      SECTIONS.agendas,
      newestFirst(of('agenda'), ({ postedAt }) => postedAt).flatMap((one) => agendaLine(one, personId, names)),
    ],
    [SECTIONS.pulses, newestFirst(of('pulse'), ({ openedAt }) => openedAt).flatMap((one) => pulseLine(one, personId))],
    [
      SECTIONS.settings,
      [
        ...of('rhythm')
          .filter(({ setBy }) => setBy === personId)
          .map(({ setAt }) => lineOf(dayOf(setAt), YOURS.setRhythm)),
        ...of('team')
          .filter(({ settings }) => names.has(settings.setBy))
          .map(({ name }) => lineOf(name, YOURS.changedSettings)),
      ],
    ],
    [SECTIONS.lastAsk, [lastAskInWords(lastAsk?.askedAt ?? null, timeZone)]],
    [SECTIONS.notIncluded, NOT_INCLUDED],
  ];
  return sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [{ title, linesWords: shownOf(lines).join('\n') }],
  );
}

/** Whether one card has room for the sections and for the text beside them. */
export function fitBeside(sections: readonly ExportSection[], text: string): boolean {
  return sizeInBytes(JSON.stringify(sections)) + sizeInBytes(JSON.stringify(text)) < ROOM_FOR_BOTH_BYTES;
}

function shownOf(lines: readonly string[]): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `• ${shortened(line)}`);
  return lines.length > shown.length ? [...shown, OLDER] : shown;
}

function thanksLine(thanks: ThankYou, whom: string): string {
  const { givenAt, behaviourName, whatTheyDid } = thanks;
  return lineOf(dayOf(givenAt), whom, behaviourName, thankYouStateInWords(thanks), whatTheyDid);
}

function actionLine(action: Of<'action'>, personId: string): string[] {
  const { setAt, what, because, who, setBy } = action;
  const yours = [...(who.personId === personId ? [YOURS.does] : []), ...(setBy === personId ? [YOURS.wroteDown] : [])];
  return yours.length ? [lineOf(dayOf(setAt), yours.join(', '), what || because)] : [];
}

function agendaLine(
  { postedBy, postedAt, items }: Of<'agenda'>,
  personId: string,
  names: ReadonlySet<string>,
): string[] {
  const isYours = postedBy === personId;
  const shown = isYours ? items : items.filter(({ proposedBy }) => names.has(proposedBy));
  if (!isYours && shown.length === 0) return [];
  const lines = shown.map(({ behaviourId, line }) => line || behaviourId).join('; ');
  return [lineOf(dayOf(postedAt), isYours ? YOURS.prepared : YOURS.proposed, lines)];
}

function pulseLine({ openedAt, openedBy, audience }: Of<'pulse'>, personId: string): string[] {
  const wasAsked = audience.some((asked) => asked.personId === personId);
  const yours = [...(openedBy === personId ? [YOURS.opened] : []), ...(wasAsked ? [YOURS.asked] : [])];
  return yours.length ? [lineOf(dayOf(openedAt), yours.join(', '))] : [];
}

function lineOf(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ').replace(/\s+/g, ' ');
}

function shortened(line: string): string {
  const signs = [...line];
  return signs.length > LONGEST_LINE ? `${signs.slice(0, LONGEST_LINE).join('').trim()} …` : line;
}

function dayOf(at: number): string {
  return dayInWords(at, timeZone);
}

function newestFirst<T>(all: readonly T[], at: (one: T) => number): T[] {
  return [...all].sort((one, other) => at(other) - at(one));
}
