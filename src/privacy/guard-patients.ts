import { type Finding, matchesOf } from './guard-finding.ts';
import { NUMBER_WORD } from './guard-words.ts';

const BEFORE = '(?<![\\p{L}\\d-])';
const NUMBER = `(?:no\\.? |number )?(?:\\d{1,3}[a-z]?|[a-d]\\d{1,2}|${NUMBER_WORD})(?![\\p{L}\\d%]|[.:]\\d)`;
const OWN_SPOT = `(?:(?:bed(?: ?space)?|cubicle|trolley|side ?room|sr|chair) ?${NUMBER})`;
const SPOT = `(?:(?:${OWN_SPOT}|bay ?${NUMBER})|bay [a-d](?![\\p{L}\\d])|side ?room(?!\\p{L}))`;
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
  `${PERSON} ?[([]${SPOT}`,
  `patients${SOME_WORDS}${IN}beds? ?${NUMBER}`,
  `${RESIDENT}${SOME_WORDS}${IN}room ${NUMBER}`,
  `${KIN}${IN}${SPOT}`,
  `${BED},? (?:(?:in|on|of|at) )?(?:the )?(?:${WARD})`,
  `(?:${WARD}),? (?:(?:in|at) )?${BED}`,
  `(?<=^|\\n)(?:${WARD})[ ,.:]?\\n${BED}(?=[ ,.:]?(?:\\n|$))`,
  `(?:bay|ward) ?(?:\\d{1,3}|[a-d]),? ${BED}`,
  `bed ?\\d{1,3}${SUFFERS}`,
  `(?:comforted|calmed|settled|reassured|sat with|stayed with|staying with|looked after|looking after|cared for|caring for|nursed|nursing|turned) ${BED}`,
].map((pattern) => new RegExp(`${BEFORE}${pattern}`, 'giu'));

const TITLE = '(?:Mrs|Mr|Ms|Miss|Mx|Mister)\\.?';
const WORD = "\\p{L}[\\p{L}'-]{0,20}";
const NAMES = `(?<name>(?: ${WORD}\\.?){1,3}?)`;
const PLACE = `(?:bed|bay|cubicle|side room|trolley|ward) ?(?:\\d{1,3}|[A-D])(?![\\p{L}\\d])`;
const BEDSIDE = `(?:bed|bay|cubicle|side room|trolley) ?(?:${NUMBER}|[a-d](?![\\p{L}\\d]))`;
const NO_STAFF = "(?! (?:reception|desk|manager|sister|clerk|team|staff|lead)|')";
/** The end of what is said of somebody; behind "Mrs Hill: bed 14" a "sensors" makes it their task. */
const ENDED = '(?= ?(?:[)\\],.;\\n-]|$))';

/**
 * With a title a person is a patient in a bed or a bay; in a room they may be a colleague. What is a name is looked at
 * apart: with "(?i:" in these patterns Node 24 found nothing at the end of the whole suite's run.
 */
const NAMED = [
  `${TITLE}${NAMES}(?:,? (?:who |was |is |the |lady |gentleman |patient ){0,3}(?:in|on|from|at) (?:the )?|,? )${PLACE}${NO_STAFF}`,
  `${TITLE}${NAMES} ?[([]${BEDSIDE}${NO_STAFF}`,
  `${TITLE}${NAMES}(?: ?[:-] ?| ?,?\\n)${BEDSIDE}${ENDED}`,
  `(?<=^|\\n|[.!?] )${OWN_SPOT} ?[:([-] ?${TITLE}(?<name> ${WORD})(?![\\p{L}'-]| to )`,
].map((pattern) => new RegExp(`${BEFORE}${pattern}`, 'giu'));
/** Also in small letters, where nothing but a name can stand there. */
const SMALL = new RegExp(
  `${BEFORE}${TITLE} ${WORD}(?:,? (?:in|on|from|at) (?:the )?| ?[(,[] ?)${BEDSIDE}${NO_STAFF}`,
  'giu',
);
const SMALL_WORD = / \p{Ll}/u;

/** Who lies where: one person's bed, bay, cubicle or side room, or a bed with its ward. */
export function findPatients(text: string): Finding[] {
  const named = NAMED.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: match, index, groups: { name } = {} }): Finding[] =>
      SMALL_WORD.test(String(name)) ? [] : [{ kind: 'patient', from: index, to: index + match.length }],
    ),
  );
  return [...[...PATTERNS, SMALL].flatMap((pattern) => matchesOf('patient', pattern, text)), ...named];
}
