import { DataSet, englishDataset, englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';
import type { Finding } from './guard-finding.ts';

/**
 * Of the library's words those that are no name, no illness and no part of either: it finds "sex", "prick", "FU" and
 * "Rakshit" too, and much that a clinic says every day.
 */
const SLURS_OF_THE_LIBRARY = 'africoon arabush boonga chingchong chink negro nigger tranny'.split(' ');
const WORDS_OF_THE_LIBRARY =
  'arse bastard blowjob bollocks buttplug cunt deepthroat dildo gangbang handjob piss slut turd twat whore'.split(' ');

/** Ours, in the library's notation: | is the edge of a word; a letter that is doubled is written once, but for b e g l o s. */
const SLURS =
  '|kike| |kikes| |paki| |pakis| |wog| |wogs| golliwog |gypo |pikey |pikie |coon| |coons| |spaz| |spazes| |retard| |retards| |retarded| |faggot| |faggots| |poofter |raghead |towelhead |wetback |gook| |gooks| |dago| |dagos| |yid| |yids| |kafir |shemale |lesbo| |lezer| |japs|'.split(
    ' ',
  );
const WORDS =
  '|fuck fuck| fucker fucking |fck| |fcking| |fuk| |fuking| |shit| |shits| |shity| |shite| |shithead |shithole |shitshow |shiting| |bullshit |wank| |wanker |wanking| |bitch |asshole |arsehole |dumbass| |jackass| |dickhead |cocksuck |knobhead |bellend| |tosser| |tossers| |prickhead |tits| |pussy| |spastic| |spastics| |moron| |morons| |cretin| |cretins| |scumbag |cuck|'.split(
    ' ',
  );
const PHRASES = ['|a dick|', '|a prick|', '|stupid cow|', '|fat cow|', '|lazy cow|', '|silly cow|'];
const INNOCENT =
  'chink of light/chinks of light/chink in/chinks in/maine coon/kaffir lime/faggots and/blue tits/great tits/coal tits/pussy willow/spastic dip/spastic hemi/spastic para/spastic quad/spastic cere/spastic gait/spastic bladder/spastic tone/montenegro/arsen/rio negro/turducken/a prick test/a prick of/finger prick/pissarro'.split(
    '/',
  );

/** A word that may be meant kindly. */
const offensive = matcherOf(WORDS_OF_THE_LIBRARY, [...WORDS, ...PHRASES]);
const slurs = matcherOf(SLURS_OF_THE_LIBRARY, SLURS);

/** Letters apart from one another: "w o g", "w.o.g"; a word of one letter may stand before them. */
const APART = /(?<![\p{L}\p{N}])(?:[ai] )?\p{L}([ .,*_·/-]{1,2})[\p{L}\d](?:\1[\p{L}\d])+(?![\p{L}\p{N}])/giu;
/** "(" stands for a "c" inside of a word, and for nothing where it opens a bracket. */
const OPENING = /(?<![\p{L}\p{N}])\(/gu;

/** Swear words and insults, and slurs, also with digits for letters, letters drawn out, or apart. */
export function findOffences(text: string): Finding[] {
  const words = text.replaceAll(OPENING, ' ');
  return [
    ...found('slur', slurs, words),
    ...found('offensive', offensive, words),
    ...[...words.matchAll(APART)].flatMap(({ 0: letters, index }) => foundApart(letters, index)),
  ];
}

function found(kind: 'slur' | 'offensive', matcher: RegExpMatcher, text: string): Finding[] {
  return matcher.getAllMatches(text).map(({ startIndex, endIndex }) => ({ kind, from: startIndex, to: endIndex + 1 }));
}

/** The whole of it is marked. */
function foundApart(letters: string, from: number): Finding[] {
  const word = letters.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const words = `${word} ${word.replace(/^[ai]/i, '')}`;
  const kind = slurs.hasMatch(words) ? 'slur' : offensive.hasMatch(words) ? 'offensive' : undefined;
  return kind ? [{ kind, from, to: from + letters.length }] : [];
}

function matcherOf(ofTheLibrary: readonly string[], ours: readonly string[]): RegExpMatcher {
  const words = new DataSet<{ originalWord: string }>()
    .addAll(englishDataset)
    .removePhrasesIf(({ metadata }) => !ofTheLibrary.some((word) => word === metadata?.originalWord))
    .addPhrase((phrase) => INNOCENT.reduce((all, term) => all.addWhitelistedTerm(term), phrase));
  for (const word of ours) words.addPhrase((phrase) => phrase.addPattern(parseRawPattern(word)));
  return new RegExpMatcher({ ...words.build(), ...englishRecommendedTransformers });
}
