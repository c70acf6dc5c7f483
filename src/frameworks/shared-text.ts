import { chosenFrom } from '../shared/choices.ts';
import { partInWords } from '../shared/words.ts';
import type { ShareCard, ShareForm } from './cards.ts';
import { behaviourChoices, behaviourForm, behaviourNamed } from './chosen.ts';
import type { Framework } from './framework.ts';
import { notAuthored, type Piece, PURPOSES, type Purpose, piecesFor, type TextPurpose } from './shared-purposes.ts';
import { describeStatus, notAuthoredInWords, THE_TEXT } from './words.ts';

/** More of them make a card too large for Teams. */
const MOST_LINES = 72;
/** More of them would be a wall. */
const MOST_OPEN = 12;
/** All behaviours; what has no room on the first card is on "*2" and so on. */
const ALL = { title: 'All of them', value: '*1' };

interface ShareFormOptions {
  /** Chosen already; empty for the first that is offered. */
  readonly purpose: Purpose | '';
  /** Whether there are pages to print. */
  readonly hasPages: boolean;
  /** Why the form is shown again; else empty. */
  readonly note?: string;
}

/** All behaviours or one of them, and what for. */
export function shareForm(
  frameworks: readonly Framework[],
  framework: Framework,
  { purpose, hasPages, note = '' }: ShareFormOptions,
): ShareForm {
  const purposes = PURPOSES.filter(({ value }) => hasPages || value !== 'print').map(({ title, value }) => ({
    title,
    value,
  }));
  const choicesOf = (one: Framework) => [ALL, ...behaviourChoices(one)];
  return {
    kind: 'share-form',
    ...behaviourForm(frameworks, framework.id, { choicesOf }),
    note,
    purposes,
    purpose: (purposes.find(({ value }) => value === purpose) ?? PURPOSES[0]).value,
  };
}

/**
 * Behaviours as text to copy, with their source and licence note.
 * @param sent one behaviour, or which card of all of them
 * @returns null where the framework has no such behaviour, or the text not so many cards
 */
export function shareCard(framework: Framework, sent: string, purpose: TextPurpose): ShareCard | null {
  const all = chosenFrom([ALL], sent) ?? sent.trim();
  const number = /^\*[1-9]\d{0,2}$/.test(all) ? Number(all.slice(1)) : 0;
  const one = number ? undefined : behaviourNamed(framework, sent);
  const behaviours = number ? framework.behaviours : one ? [one] : [];
  const cards = inCards(piecesFor(purpose, framework, behaviours));
  const pieces = cards[Math.max(0, number - 1)];
  if (!behaviours.length || !pieces) return null;
  const blocks = blocksOf(pieces, behaviours.length === 1);
  return {
    kind: 'share',
    frameworkId: framework.id,
    frameworkName: framework.name,
    purpose,
    purposeTitle: PURPOSES.find(({ value }) => value === purpose)?.title ?? '',
    status: framework.isSuperseded ? describeStatus(framework) : '',
    interimLabel: framework.interimLabel,
    note: notAuthoredInWords(notAuthored(purpose, behaviours), behaviours.length),
    blocks,
    showAll: blocks.filter(({ isOpen }) => !isOpen).flatMap(({ blockId }) => shown(blockId)),
    source: sourceLines(framework),
    nextPart: number && cards[number] ? `*${number + 1}` : '',
    nextPartTitle: partInWords(number + 1, cards.length),
  };
}

/** The block, and of its two buttons the one that hides it, as cards/parts/toggle.json calls them. */
function shown(blockId: string): ShareCard['showAll'] {
  return [
    { elementId: blockId, isVisible: true },
    { elementId: `${blockId}-closed`, isVisible: false },
    { elementId: `${blockId}-open`, isVisible: true },
  ];
}

/** What has to stay with every text. */
function sourceLines({ version, source, sourceDate, sourceUrl, licenceNote, note }: Framework): string[] {
  return [
    `Source: ${source}${sourceDate ? ` (${sourceDate})` : ''}${sourceUrl ? `, ${sourceUrl}` : ''}`,
    `Version: ${version}`,
    `Licence: ${licenceNote}`,
    note,
  ].filter(Boolean);
}

/** As many of them on a card as it has room for; one card at least. */
function inCards(pieces: readonly Piece[]): Piece[][] {
  const cards: Piece[][] = [[]];
  let room = MOST_LINES;
  for (const piece of pieces) {
    if (piece.lines.length > room && cards.at(-1)?.length) {
      cards.push([]);
      room = MOST_LINES;
    }
    cards.at(-1)?.push(piece);
    room -= piece.lines.length;
  }
  return cards;
}

/** Pieces without a name are one text. What is on one behaviour, or short, is open; all else is folded. */
function blocksOf(pieces: readonly Piece[], isOnOne: boolean): ShareCard['blocks'] {
  const lines = pieces.filter(({ name }) => !name).flatMap((piece) => piece.lines);
  const whole = lines.length
    ? [{ name: THE_TEXT, blockId: 'text', isOpen: isOnOne || lines.length <= MOST_OPEN, lines }]
    : [];
  const named = pieces.filter(({ name }) => name);
  return [
    ...whole,
    ...named.map((piece) => ({ name: piece.name, blockId: `text-${piece.id}`, isOpen: isOnOne, lines: piece.lines })),
  ];
}
