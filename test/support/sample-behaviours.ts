import type { Choice } from '../../src/shared/card-parts.ts';

export const collaborative = {
  behaviourId: 'collaborative',
  name: 'We are collaborative',
  meaning: 'We look for partners, work across teams and share what comes of it.',
  looksLike: [
    'We ask who else this touches before we settle it.',
    'Papers and figures go out early enough for everyone to use them.',
  ],
  doesNotLookLike: [
    'A decision arrives finished and people are told to comment on it.',
    'One team keeps information that another team needs.',
  ],
  question: 'Whose view is missing from this item, and how do we get it?',
};
export const innovative = {
  behaviourId: 'innovative',
  name: 'We are innovative',
  meaning: 'We try better ways of doing things and learn from how they go.',
  looksLike: [
    'We agree a small test and a date to look at the result.',
    'Someone says what did not work, and the group thanks them.',
  ],
  doesNotLookLike: [
    'A new idea is turned down before anyone asks how it might work.',
    'We repeat last year’s plan because it is last year’s plan.',
  ],
  question: 'What is one thing we could try before we next meet?',
};
export const compassionate = {
  behaviourId: 'compassionate',
  name: 'We are compassionate',
  meaning: 'We treat each person with kindness and allow for what is going on in their life.',
  looksLike: [
    'We check how people are before we start on the agenda.',
    'Someone explains a need, and we change the plan to fit.',
  ],
  doesNotLookLike: [
    'People are talked over or hurried when they raise a worry.',
    'We plan for the average person and forget who is left out.',
  ],
  question: 'Who will feel this decision most, and have we thought about them?',
};
export const livingWell = {
  name: 'We are living well',
  meaning: 'We look after our own health and help each other to do the same.',
};

export const framework = 'Mid and South Essex ICB values';
export const behaviours: readonly Choice[] = [
  { title: collaborative.name, value: 'collaborative' },
  { title: innovative.name, value: 'innovative' },
  { title: compassionate.name, value: 'compassionate' },
  { title: livingWell.name, value: 'living-well' },
];
export const manyBehaviours = Array.from({ length: 20 }, (_, index) => ({
  title: `Behaviour ${index + 1}, with a name as long as the longest in any pack`,
  value: `behaviour-number-${index + 1}`,
}));
export const interimLabel = 'Interim prompts in our own words, until the published booklet is added.';
