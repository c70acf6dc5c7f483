import { BlockedText } from './blocked-text.ts';
import { findPatients } from './guard-addresses.ts';
import { findBirths } from './guard-births.ts';
import { findEmails } from './guard-contacts.ts';
import { type Finding, folded } from './guard-finding.ts';
import { findHospitalNumbers, findNationalInsurance, findNhsNumbers } from './guard-numbers.ts';
import { findOffences } from './guard-offence.ts';
import { findPhones } from './guard-phones.ts';
import { findPostcodes } from './guard-postcodes.ts';
import { cleanText } from './typed-text.ts';

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
  const plain = folded(text);
  return inOrder(FINDERS.flatMap((find) => find(plain)));
}

/**
 * What somebody typed, fit to be stored and to be read by others.
 * @param longest characters, as a person counts them
 * @param isMeant whether the person has read that it may offend, and sends it as it is; slurs are held back all the same
 * @throws Refusal TEXT_TOO_LONG
 * @throws BlockedText TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export function guardedText(typed: string, longest: number, isMeant = false): string {
  const text = cleanText(typed, longest);
  const offences = findOffences(text).filter(({ kind }) => kind === 'slur' || !isMeant);
  const findings = inOrder([...findPersonal(text), ...offences]);
  if (findings.length > 0) throw new BlockedText(text, findings);
  return text;
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const taken: Finding[] = [];
  for (const finding of findings) {
    if (!taken.some(({ from, to }) => from < finding.to && finding.from < to)) taken.push(finding);
  }
  return taken.toSorted((one, other) => one.from - other.from);
}
