import { Refusal } from '../refusal.ts';
import { cleanLine, cleanText } from '../shared/clean-text.ts';
import { LOCALE } from '../shared/locale.ts';
import { BlockedText } from './blocked-text.ts';
import { findBirths } from './guard-births.ts';
import { findEmails, findPostcodes } from './guard-contacts.ts';
import type { Finding } from './guard-finding.ts';
import { findHospitalNumbers, findNationalInsurance, findNhsNumbers } from './guard-numbers.ts';
import { findOffences } from './guard-offence.ts';
import { findPatients } from './guard-patients.ts';
import { findPhones } from './guard-phones.ts';
import { plainText, withSpokenDigits } from './guard-plain.ts';

/** In the order of PERSONAL: of two findings that overlap the first is the one that is told. */
const FINDERS = [
  findNhsNumbers,
  findNationalInsurance,
  findHospitalNumbers,
  findBirths,
  findEmails,
  findPhones,
  findPostcodes,
  findPatients,
];

/**
 * What in a text tells who a person is, in the order in which it stands there; none overlap. It takes time in proportion
 * to the text, whatever the text is.
 */
export function findPersonal(text: string): Finding[] {
  const plain = withSpokenDigits(text);
  return inOrder(FINDERS.flatMap((find) => find(plain.text)).map(plain.placed));
}

/**
 * What somebody typed, fit to be stored and to be read by others.
 * @param longest characters, as a person counts them
 * @param isMeant whether the person has read that it may offend, and sends it as it is; slurs are held back all the same
 * @throws Refusal TEXT_TOO_LONG
 * @throws BlockedText TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export function guardedText(typed: string, longest: number, isMeant = false): string {
  const text = typedText(typed, longest);
  const findings = findingsIn(text, isMeant);
  if (findings.length > 0) throw new BlockedText(text, findings);
  return text;
}

/** The same on one line. */
export function guardedLine(typed: string, longest: number, isMeant = false): string {
  return guardedText(cleanLine(typed).replaceAll(/\s+/g, ' '), longest, isMeant);
}

/** What somebody typed in a conversation, if it may stand on a card there too; else empty. */
export function textToShow(typed: string, longest: number): string {
  const text = typedText(typed, longest);
  return findingsIn(text, false).length > 0 ? '' : text;
}

/** Swear words, insults and slurs in a text, however they are written. */
export function findRude(text: string): Finding[] {
  const plain = plainText(text);
  return findOffences(plain.text).map(plain.placed);
}

function findingsIn(text: string, isMeant: boolean): Finding[] {
  const rude = findRude(text).filter(({ kind }) => kind === 'slur' || !isMeant);
  return inOrder([...findPersonal(text), ...rude]);
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const taken: Finding[] = [];
  for (const finding of findings) {
    if (!taken.some(({ from, to }) => from < finding.to && finding.from < to)) taken.push(finding);
  }
  return taken.toSorted((one, other) => one.from - other.from);
}

const characters = new Intl.Segmenter(LOCALE);

/** More than any script needs; a sign may have marks or joined emoji without end. */
const MOST_BYTES = { aCharacter: 8, more: 200 } as const;

/**
 * What somebody typed, as it is stored and shown: cleaned, ends trimmed, no run of empty lines.
 * @param longest characters, as a person counts them
 * @throws Refusal TEXT_TOO_LONG
 */
export function typedText(typed: string, longest: number): string {
  const text = cleanText(typed)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > longest * MOST_BYTES.aCharacter + MOST_BYTES.more) throw new Refusal('TEXT_TOO_LONG');
  // No character is less than a unit, and to count them takes longer than all else that is done with a text.
  if (text.length > longest && [...characters.segment(text)].length > longest) throw new Refusal('TEXT_TOO_LONG');
  return text;
}
