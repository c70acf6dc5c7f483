import type { BlockedText } from './blocked-text.ts';
import type { BlockedTextCard } from './cards.ts';
import type { Finding, FindingKind } from './guard-finding.ts';
import { type Links, speakUp } from './speak-up.ts';

const LOOKS_LIKE: Readonly<Record<FindingKind, string>> = {
  'nhs number': 'This looks like an NHS number.',
  'national insurance number': 'This looks like a National Insurance number.',
  'hospital number': 'This looks like the number of somebody’s notes.',
  'date of birth': 'This looks like somebody’s date of birth.',
  'e-mail address': 'This looks like an e-mail address.',
  'phone number': 'This looks like a phone number.',
  postcode: 'This looks like a postcode.',
  patient: 'This looks like a patient’s place: their bed, bay or room.',
  offensive: 'This could read as rude.',
  slur: 'This is a slur.',
};

/** The buttons' verbs and what they send: the one that opens the form again, and the one that was pressed. */
export type PressedForm = Pick<BlockedTextCard, 'retryVerb' | 'retryData' | 'sendVerb' | 'sendData'>;

type Held = 'personal' | 'offensive' | 'slur';

const TITLES: Readonly<Record<Held, string>> = {
  personal: 'Please take out what could identify somebody',
  offensive: 'Please look at your words again',
  slur: 'Please use other words',
};
const HINTS: Readonly<Record<Held, string>> = {
  personal: 'If it is something else, please write it another way.',
  offensive: 'If it is meant kindly, you can send it as it is.',
  slur: 'I do not send this, however it is meant.',
};

/** Shows a text that was held back to the person who typed it, and to nobody else. */
export function blockedTextCard({ text, findings }: BlockedText, links: Links, pressed: PressedForm): BlockedTextCard {
  const held = whatIsHeld(findings);
  return {
    kind: 'blocked-text',
    title: TITLES[held],
    found: [...new Set(findings.map(({ kind }) => LOOKS_LIKE[kind]))],
    parts: partsOf(text, findings),
    hint: HINTS[held],
    speakUp: speakUp(links),
    retryVerb: pressed.retryVerb,
    retryData: pressed.retryData,
    sendVerb: held === 'offensive' ? pressed.sendVerb : '',
    sendData: held === 'offensive' ? { ...pressed.sendData, isMeant: 'yes' } : {},
  };
}

function whatIsHeld(findings: readonly Finding[]): Held {
  const kinds = findings.map(({ kind }) => kind);
  if (kinds.every((kind) => kind === 'offensive')) return 'offensive';
  return kinds.every((kind) => kind === 'offensive' || kind === 'slur') ? 'slur' : 'personal';
}

/** The text in pieces, those that were found marked. */
function partsOf(text: string, findings: readonly Finding[]): BlockedTextCard['parts'] {
  const parts: { words: string; isMarked: boolean }[] = [];
  let after = 0;
  for (const { from, to } of findings) {
    parts.push(
      { words: text.slice(after, from), isMarked: false },
      { words: `[${text.slice(from, to)}]`, isMarked: true },
    );
    after = to;
  }
  parts.push({ words: text.slice(after), isMarked: false });
  return parts.filter(({ words }) => words !== '').map(({ words, isMarked }) => ({ partWords: words, isMarked }));
}
