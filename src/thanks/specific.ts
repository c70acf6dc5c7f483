import { LOCALE } from '../shared/locale.ts';

/** Words that praise, thank or describe a person, or hold a sentence together: without others, nothing has happened yet. */
const EMPTY_WORDS = new Set(
  `a an the and or but so as of to in on at for with from by about into over up out this that these those it its it's is are was were be been being am
  i i'm im i've me my mine we us our you you're youre you've your yours u ur she her hers he his him they them their who what which
  have has had do does did done can can't could would will may might must just only even too also very much many more most really truly
  always never ever every each all everything everyone everybody anyone nobody somebody something anything nothing here there now then
  again still well such quite simply absolutely totally utterly incredibly extremely super how when where why if not no yes
  thank thanks thankyou ty cheers ta grateful gratitude appreciate appreciated appreciation big huge massive lots lot ton tons million heartfelt
  good great greater best better nice lovely wonderful fantastic brilliant amazing awesome excellent outstanding superb terrific fabulous
  incredible marvellous exceptional perfect cool ace top stellar phenomenal impressive inspiring inspiration inspirational special
  star legend hero heroine superstar rockstar rock diamond gem angel treasure asset joy pleasure delight champion king queen
  kind kindness caring care thoughtful thoughtfulness helpful supportive support helpfulness patient patience calm cheerful friendly warm positive
  professional professionalism dedicated dedication committed commitment hardworking hard-working hard reliable dependable generous humble honest
  smart clever talented skilled bright creative compassionate compassion collaborative innovative brave strong funny gentle polite approachable
  real smile smiling heart brains gift blessing lifesaver winner backbone inspired grateful welcoming understanding energetic enthusiastic enthusiasm passionate attitude personality smile person people human colleague teammate mate
  friend manager boss team member leader job work working effort efforts going keep stuff thing things way time times day days week weeks
  love loved like mean means meant know think feel say said wanted want got get go going come be being make makes made one ok okay
  wow bravo congrats congratulations kudos props hooray xx x xxx`
    .split(/\s+/)
    .filter(Boolean),
);
const WORDS_OF_A_DEED = 2;

/**
 * Whether a text tells what somebody did. It counts words that are neither praise nor a quality of a person; it does not
 * understand anything, so it is good for a hint and for nothing else.
 */
export function isSpecific(text: string): boolean {
  const words = new Intl.Segmenter(LOCALE, { granularity: 'word' });
  const said = [...words.segment(text.toLowerCase().replaceAll('’', "'"))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    .filter((word) => !EMPTY_WORDS.has(word));
  return new Set(said).size >= WORDS_OF_A_DEED;
}

/** What would make a thank-you mean more; empty if it says already what they did. */
export function hintFor(text: string): string {
  return isSpecific(text)
    ? ''
    : 'This says how good they are. It means more with one thing they did, and when. You can send it as it is, too.';
}
