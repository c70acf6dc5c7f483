/** What a result is like, for how to talk about it. */
export type GuideKind = 'low' | 'mixed' | 'high' | 'no clear change' | 'too few' | 'small team';

/** Over the guide; without a name where its behaviour has left the framework. */
export function guideTitle(behaviourName: string): string {
  return behaviourName ? `Talk it through in five minutes: ${behaviourName}` : 'Talk it through in five minutes';
}

/** Always first. */
export const CHAIR_LAST =
  'Chair speaks last. If the talk turns to one person, stop. Worried? Speak to a manager you trust, or to somebody you can speak up to.';

const IN_THE_WAY = 'What gets in the way of the work? No names. Nobody has to speak, or to say how they answered.';
const TRY_ONE = 'Choose one small thing to try.';
const LOOK_BACK = 'Who sees to it, and when do we look back?';

/** Five minutes, read out one after the other. */
export const STEPS: Readonly<Record<GuideKind, readonly string[]>> = {
  low: ['One minute alone: when did this last go well here?', 'What helped then?', IN_THE_WAY, TRY_ONE, LOOK_BACK],
  mixed: [
    'One minute alone: when is this true for us, and when is it not?',
    'What is different when it is?',
    IN_THE_WAY,
    TRY_ONE,
    LOOK_BACK,
  ],
  high: [
    'One minute alone: where did you last see this?',
    'What made it possible?',
    'What could get in its way in the coming weeks? No names.',
    'Choose one thing to keep doing, and say it in one sentence.',
    LOOK_BACK,
  ],
  'no clear change': [
    'One minute alone: what have we done differently since last time?',
    'What helped, even a little?',
    IN_THE_WAY,
    'Choose one thing to go on with, or a smaller one to try.',
    LOOK_BACK,
  ],
  'too few': [
    'One minute alone: what does this behaviour look like here on a good day?',
    'What helps?',
    IN_THE_WAY,
    TRY_ONE,
    LOOK_BACK,
  ],
  'small team': ['Read the question aloud. One minute alone to think.', 'What helps?', IN_THE_WAY, TRY_ONE, LOOK_BACK],
};

/** What the words of a result leave open; empty where there is none. */
export const CANNOT_TELL: Readonly<Record<GuideKind, string>> = {
  low: '“Fewer than half agree” can mean that people disagree, or that they cannot tell. Only talking shows which.',
  mixed:
    'A result in the middle can mean two quite different experiences, or many who cannot tell. Only talking shows which.',
  high: 'It tells how we see ourselves, not how it is for the people we serve.',
  'no clear change': '“No clear change” is not “no change”: among so few people only large changes show.',
  'too few': 'Showing nothing protects people. It says nothing about how things are.',
  'small team': '',
};

/** With a quarter of an hour. */
export const LONGER: readonly string[] = [
  'The same questions in pairs, for five minutes. Then each pair says one thing.',
  'Name one strength to keep, and what would be lost without it.',
];
