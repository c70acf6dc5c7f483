import { type Finding, matchesOf } from './guard-finding.ts';

const BEFORE = '(?<![\\p{L}\\d-])';
const NUMBER =
  '(?:no\\.? |number )?(?:\\d{1,3}[a-z]?|[a-d]\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\\p{L}\\d:%])(?!\\.\\d)';
const SPOT = `(?:(?:bed(?: ?space)?|bay|cubicle|trolley|side ?room|sr|chair) ?${NUMBER}|bay [a-d](?![\\p{L}\\d])|side ?room(?!\\p{L}))`;
const BED = `bed(?: ?space)? ?${NUMBER}`;
const WARD = `(?:ward|wd) ?(?:\\d{1,3}[a-z]?|[a-d]\\d{0,2}|(?!round|staff|team|manager|meeting|sister|clerk|kitchen|and|or|for|was|is|had|has|with)\\p{L}[\\p{L}']{2,20})(?![\\p{L}\\d])|(?:ICU|ITU|HDU|CCU|AMU|SAU|MAU|NICU|PICU|ED|A&E|resus)(?!\\p{L})`;
const PERSON = '(?:patient|pt|gentleman|lady|man|woman|boy|girl|child|baby|mum|mother|dad|father|chap|person)';
const RESIDENT = '(?:patient|pt|resident|service user)';
const KIN =
  '(?:family|relatives?|wife|husband|partner|daughter|son|mother|father|mum|dad|parents|sister|brother|carer)';
const SOME_WORDS = "(?: \\p{L}[\\p{L}'-]{0,20}){0,3}?";
const IN = ',? (?:(?:(?:who|that) )?(?:was|is|lay|sat) )?(?:in|on|from|at|of) (?:the )?';
/** What happens to people and not to furniture. */
const SUFFERS =
  "(?:'s (?:family|wife|husband|daughter|son|mother|father|relatives|mum|dad|notes|results|bloods|scan)|'?s? ?(?:had )?(?:fell|fallen|died|passed away|deteriorated|collapsed|absconded|arrested|refused|was (?:crying|upset|distressed|confused|anxious|dying|frightened|scared|in pain|discharged|septic)))(?!\\p{L})";

const PATTERNS = [
  `${PERSON}${SOME_WORDS}${IN}${SPOT}`,
  `patients${SOME_WORDS}${IN}beds? ?${NUMBER}`,
  `${RESIDENT}${SOME_WORDS}${IN}room ${NUMBER}`,
  `${KIN}${IN}${SPOT}`,
  `${BED},? (?:(?:in|on|of|at) )?(?:the )?(?:${WARD})`,
  `(?:${WARD}),? (?:(?:in|at) )?${BED}`,
  `(?:bay|ward) ?(?:\\d{1,3}|[a-d]),? ${BED}`,
  `bed ?\\d{1,3}${SUFFERS}`,
  `(?:comforted|calmed|settled|reassured|sat with|looked after|looking after|cared for|caring for|nursed|nursing|turned) ${BED}`,
].map((pattern) => new RegExp(`${BEFORE}${pattern}`, 'giu'));

/** With a title a person is a patient in a bed or a bay; in a room they may be a colleague. */
const NAMED = new RegExp(
  `${BEFORE}(?:Mr|Mrs|Ms|Miss|Mx|Mister)\\.?(?: (?:\\p{Lu}[\\p{L}'-]{0,20}|\\p{Lu}\\.?)){1,3}(?:,? (?:who |was |is |the |lady |gentleman |patient ){0,3}(?:in|on|from|at) (?:the )?|,? )(?:[Bb]ed|[Bb]ay|[Cc]ubicle|[Ss]ide [Rr]oom|[Tt]rolley|[Ww]ard) ?(?:\\d{1,3}|[A-D])(?![\\p{L}\\d])(?! (?:reception|desk|manager|sister|clerk|team|staff|lead)|')`,
  'gu',
);

/** Who lies where: one person's bed, bay, cubicle or side room, or a bed with its ward. */
export function findPatients(text: string): Finding[] {
  return [...PATTERNS, NAMED].flatMap((pattern) => matchesOf('patient', pattern, text));
}
