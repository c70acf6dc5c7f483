import type { Choice, Message, MessageKind, MessageOf, OwnThanks, PulseCard } from '../../src/messages.ts';

/** Whatever somebody might type to break a card, cut to the length that the product lets through. */
export const HOSTILE =
  '**bold** [link](https://evil.example) <at>Everyone</at> ${giverName} {{DATE(2026-11-12T09:00:00Z, LONG)}} # head\n- list ' +
  '`code` <script>alert(1)</script> \u202Egnirts\u202C zero\u200Bwidth 👩‍⚕️🎉 & &lt;at&gt; "quotes" \\ end ';

/** What is left of it on a card: nothing but the invisible signs has gone. */
export const HOSTILE_SHOWN = HOSTILE.replaceAll(/[\u202E\u202C\u200B]/g, '');
export const HOSTILE_NAME = '<at>Everyone</at> *Bob* [x](https://evil.example) \u202Ereversed ${name} {{DATE(1)}}';

const longWords = `${HOSTILE.repeat(3)}${'and so on, '.repeat(40)}`.slice(0, 500);
const plainWords =
  'On the ward round on Tuesday she saw that the new starter was overwhelmed, took ten minutes to sit down with them, and swapped two of her own tasks so that nobody went home late.';

const collaborative = {
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
const innovative = {
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
const compassionate = {
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
const livingWell = {
  name: 'We are living well',
  meaning: 'We look after our own health and help each other to do the same.',
};

const framework = 'Mid and South Essex ICB values';
const behaviours: readonly Choice[] = [
  { title: collaborative.name, value: 'collaborative' },
  { title: innovative.name, value: 'innovative' },
  { title: compassionate.name, value: 'compassionate' },
  { title: livingWell.name, value: 'living-well' },
];
const manyBehaviours = Array.from({ length: 20 }, (_, index) => ({
  title: `Behaviour ${index + 1}, with a name as long as the longest in any pack`,
  value: `behaviour-number-${index + 1}`,
}));
const interimLabel = 'Interim prompts in our own words, until the published booklet is added.';

const scale: readonly Choice[] = [
  { title: 'Strongly agree', value: '5' },
  { title: 'Agree', value: '4' },
  { title: 'Neither agree nor disagree', value: '3' },
  { title: 'Disagree', value: '2' },
  { title: 'Strongly disagree', value: '1' },
  { title: 'Not sure / does not apply', value: 'not-sure' },
];
const statement = (index: number, behaviourName: string, text: string, value = '') => ({
  inputId: `s${index}`,
  behaviourName,
  text,
  value,
});
const statements = [
  statement(0, collaborative.name, 'We ask for each other’s views before we decide.'),
  statement(1, innovative.name, 'We make room to try new ways of working.'),
  statement(2, compassionate.name, 'We listen properly when someone raises a concern.'),
  statement(3, livingWell.name, 'We plan our work so that people can take their breaks.'),
];
const refreshIds = Array.from(
  { length: 60 },
  (_, index) => `29:1${String(index).padStart(3, '0')}${'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'.repeat(2)}`,
);
const pulse: PulseCard = {
  kind: 'pulse',
  pulseId: 'pulse-2026-11-12',
  note: '',
  notice: [
    'Nobody here, the chair included, sees who answered or what.',
    'A result is shown once, after the pulse closes, if at least 5 of you answer.',
    'It closes on Thursday 12 November 2026 at 16:00. Single answers are destroyed then.',
    'A backup of the database may hold them for up to 7 days more.',
  ],
  statements,
  scale,
  answered: '6 of 11 have answered.',
  openedBy: 'Alex Wilber',
  refreshIds,
};

const people: readonly Choice[] = [
  'Adele Vance',
  'Alex Wilber',
  'Isaiah Langer',
  'Lynne Robbins',
  'Megan Bowen',
  'Patti Fernandez',
].map((title, index) => ({ title, value: `00000000-0000-4000-8000-00000000000${index}` }));
const manyPeople = Array.from({ length: 150 }, (_, index) => ({
  title: `WILBER-FERNANDEZ, Alexandra ${index} (NHS MID AND SOUTH ESSEX ICB - 07G)`,
  value: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
}));

const durations: readonly Choice[] = [
  { title: '1 hour', value: '1' },
  { title: '1 day', value: '24' },
  { title: '3 days (72 hours)', value: '72' },
  { title: '1 week', value: '168' },
  { title: '2 weeks', value: '336' },
];
const ownThanks = (name: string, whatTheyDidWords: string): OwnThanks => ({
  when: '12 November 2026',
  name,
  behaviourName: compassionate.name,
  whatTheyDidWords,
});
const retryData = {
  formId: 'form-1',
  receiver: '',
  behaviour: 'compassionate',
  whatTheyDid: plainWords,
  madePossible: '',
};

const samples: { readonly [K in MessageKind]: Readonly<Record<string, MessageOf<K>>> } = {
  welcome: {
    team: { kind: 'welcome', scope: 'team', teamName: 'Urgent care improvement', frameworkName: framework },
    personal: { kind: 'welcome', scope: 'personal', teamName: '', frameworkName: framework },
    hostile: { kind: 'welcome', scope: 'team', teamName: HOSTILE_NAME, frameworkName: framework },
  },
  help: {
    team: {
      kind: 'help',
      opening: '',
      scope: 'team',
      commands: [
        { word: 'agenda', what: 'put a behaviour on the agenda of a meeting' },
        { word: 'pulse', what: 'ask how we live a behaviour, in one minute and confidentially' },
        { word: 'thanks', what: 'thank a colleague for what they did' },
        { word: 'summary', what: 'see the results of the last weeks' },
        { word: 'framework', what: 'see the behaviours, where they come from and their status' },
        { word: 'settings', what: 'choose the framework, time zone and language' },
        { word: 'help', what: 'see this list' },
      ],
    },
    personal: {
      kind: 'help',
      opening: 'I did not recognise that.',
      scope: 'personal',
      commands: [
        { word: 'my data', what: 'see what I hold on you' },
        { word: 'help', what: 'see this list' },
      ],
    },
  },
  'settings-form': {
    usual: {
      kind: 'settings-form',
      frameworks: [
        { title: framework, value: 'mse-icb-values' },
        { title: 'NHS Healthcare Leadership Model (nine dimensions)', value: 'nhs-healthcare-leadership-model' },
      ],
      frameworkId: 'mse-icb-values',
      timeZones: [{ title: 'London', value: 'Europe/London' }],
      timeZone: 'Europe/London',
      languages: [{ title: 'English (United Kingdom)', value: 'en-GB' }],
      language: 'en-GB',
      setBy: 'Lynne Robbins',
    },
    hostile: {
      kind: 'settings-form',
      frameworks: [{ title: framework, value: 'mse-icb-values' }],
      frameworkId: 'mse-icb-values',
      timeZones: [{ title: 'London', value: 'Europe/London' }],
      timeZone: 'Europe/London',
      languages: [{ title: 'English (United Kingdom)', value: 'en-GB' }],
      language: 'en-GB',
      setBy: HOSTILE_NAME,
    },
  },
  settings: {
    usual: {
      kind: 'settings',
      frameworkName: framework,
      frameworkStatus: 'Complete as published.',
      timeZone: 'London',
      language: 'English (United Kingdom)',
      setBy: 'Lynne Robbins',
    },
    hostile: {
      kind: 'settings',
      frameworkName: framework,
      frameworkStatus: '',
      timeZone: 'London',
      language: 'English (United Kingdom)',
      setBy: HOSTILE_NAME,
    },
  },
  framework: {
    usual: {
      kind: 'framework',
      name: framework,
      version: '2024-03',
      status: 'Complete as published.',
      source: 'Mid and South Essex ICB: People Management Strategy (March 2024)',
      sourceUrl: '',
      licenceNote: 'Names only are taken; the wording is ours. No logo, and no endorsement by the ICB is implied.',
      level: '',
      note: 'The four values are as published; the 21 behaviours below them are in our words, in the order of the source.',
      interimLabel: '',
      behaviours: [collaborative, innovative, compassionate, livingWell].map(({ name, meaning }) => ({
        name,
        meaning,
      })),
    },
    largest: {
      kind: 'framework',
      name: 'NHS Healthcare Leadership Model (nine dimensions)',
      version: '1.0 (2013)',
      status: 'Names only: the names are as published, and every other word is ours.',
      source: 'NHS Leadership Academy: Healthcare Leadership Model (2013)',
      sourceUrl: 'https://leadershipacademy.nhs.uk/healthcare-leadership-model',
      licenceNote:
        'The publication is © NHS Leadership Academy 2013 and may not be stored or adapted without written permission: the nine names are used, its descriptions and questions are not.',
      level: 'for leaders at every level',
      note: 'The nine names are as published and the rest is ours; for a 360 review, use the Academy’s own.',
      interimLabel,
      behaviours: manyBehaviours.map(({ title }) => ({ name: title, meaning: compassionate.meaning })),
    },
  },
  'agenda-form': {
    usual: {
      kind: 'agenda-form',
      formId: 'form-1',
      behaviours,
      chosen: '',
      lineWords: '',
      suggestion: 'We are innovative: it has not been on your agenda yet.',
      interimLabel: '',
    },
    largest: {
      kind: 'agenda-form',
      formId: 'form-1',
      behaviours: manyBehaviours,
      chosen: 'behaviour-number-1,behaviour-number-2',
      lineWords: longWords.slice(0, 200),
      suggestion: 'We are innovative: it was last on your agenda on 3 September, longer ago than the others.',
      interimLabel,
    },
  },
  agenda: {
    one: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      lineWords: '4. Winter staffing plan',
      why: 'Chosen by the bot. We are compassionate: it has not been on your agenda yet.',
      source: framework,
      interimLabel: '',
      behaviours: [compassionate],
      shownQuestion: 0,
    },
    three: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      lineWords: '',
      why: '',
      source: framework,
      interimLabel: '',
      behaviours: [collaborative, innovative, compassionate],
      shownQuestion: 7,
    },
    hostile: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      lineWords: longWords.slice(0, 200),
      why: '',
      source: 'Health and Wellbeing ICS leadership behaviours',
      interimLabel,
      behaviours: [{ ...compassionate, looksLike: [], doesNotLookLike: [] }],
      shownQuestion: 1,
    },
  },
  'pulse-form': {
    usual: {
      kind: 'pulse-form',
      formId: 'form-1',
      behaviours,
      chosen: 'compassionate',
      durations,
      hours: '72',
      interimLabel: '',
    },
    largest: {
      kind: 'pulse-form',
      formId: 'form-1',
      behaviours: manyBehaviours,
      chosen: '',
      durations,
      hours: '72',
      interimLabel,
    },
  },
  pulse: {
    four: pulse,
    one: { ...pulse, statements: statements.slice(2, 3), answered: '', refreshIds: [] },
    largest: {
      ...pulse,
      note: 'You have withdrawn your answer.',
      statements: [...statements, statement(4, 'We are accountable', `${'We say what we will do '.repeat(8)}.`, '4')],
      openedBy: HOSTILE_NAME,
    },
  },
  'pulse-answered': {
    opener: {
      kind: 'pulse-answered',
      pulseId: 'pulse-1',
      answers: statements.map(({ text }, index) => ({ text, answer: scale[index]?.title ?? '' })),
      closes: 'The pulse closes on Thursday 12 November 2026 at 16:00.',
      canClose: true,
    },
    member: {
      kind: 'pulse-answered',
      pulseId: 'pulse-1',
      answers: [{ text: 'We listen properly when someone raises a concern.', answer: 'Not sure / does not apply' }],
      closes: 'The pulse closes on Thursday 12 November 2026 at 16:00.',
      canClose: false,
    },
  },
  'pulse-closing': { usual: { kind: 'pulse-closing' } },
  'pulse-closed': {
    usual: {
      kind: 'pulse-closed',
      closed: 'Closed on Thursday 12 November 2026 at 16:00.',
      answered: '8 of 11 people answered.',
      statements: statements.map(({ text }) => text),
    },
  },
  'pulse-result': {
    words: {
      kind: 'pulse-result',
      answered: '8 of 11 people answered. Closed on Thursday 12 November 2026.',
      caution: '',
      nothing: '',
      statements: [
        { ...statements[0], words: 'all or nearly all of us agree', bands: [] },
        { ...statements[2], words: 'about half of us agree', bands: [] },
      ].map(({ behaviourName = '', text = '', words, bands }) => ({ behaviourName, text, words, bands })),
      isSample: false,
    },
    bands: {
      kind: 'pulse-result',
      answered: '14 of 26 people answered. Closed on Thursday 12 November 2026.',
      caution: 'Fewer than 60% answered, so this may not speak for everyone.',
      nothing: '',
      statements: statements.map(({ behaviourName, text }, index) => ({
        behaviourName,
        text,
        words: index === 2 ? 'Fewer than half of us agree' : 'Most of us agree',
        bands: [
          { label: 'agree', share: 'about 65%' },
          { label: 'in between or disagree', share: 'about 35%' },
        ],
      })),
      isSample: true,
    },
    nothing: {
      kind: 'pulse-result',
      answered: '3 of 11 people answered. Closed on Thursday 12 November 2026.',
      caution: '',
      nothing:
        'Fewer than 5 people answered, so nothing is shown. That keeps every answer confidential. The answers have been destroyed.',
      statements: [],
      isSample: false,
    },
  },
  'discussion-prompt': {
    usual: {
      kind: 'discussion-prompt',
      why: 'There are fewer than five people here, too few to keep answers confidential. A good conversation does the same job.',
      behaviourName: compassionate.name,
      question: 'What does anyone here need in order to take part well today?',
    },
  },
  'thanks-form': {
    list: {
      kind: 'thanks-form',
      formId: 'form-1',
      people,
      usesPeoplePicker: false,
      receiverId: '',
      behaviours,
      behaviourId: '',
      whatTheyDidWords: '',
      madePossibleWords: '',
    },
    picker: {
      kind: 'thanks-form',
      formId: 'form-1',
      people: [],
      usesPeoplePicker: true,
      receiverId: '00000000-0000-4000-8000-000000000004',
      behaviours,
      behaviourId: 'compassionate',
      whatTheyDidWords: plainWords,
      madePossibleWords: '',
    },
    largest: {
      kind: 'thanks-form',
      formId: 'form-1',
      people: manyPeople,
      usesPeoplePicker: false,
      receiverId: '',
      behaviours: manyBehaviours,
      behaviourId: 'behaviour-number-1',
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
    },
  },
  thanks: {
    usual: {
      kind: 'thanks',
      giverName: 'Alex Wilber',
      receiverName: 'Megan Bowen',
      receiverTeamsId: '29:1megan',
      behaviourName: compassionate.name,
      whatTheyDidWords: plainWords,
      madePossibleWords: 'The new starter stayed, and told me it was because of that morning.',
      isSample: false,
    },
    smallest: {
      kind: 'thanks',
      giverName: 'Isaiah Langer',
      receiverName: 'FERNANDEZ, Patti (NHS MID AND SOUTH ESSEX ICB - 07G)',
      receiverTeamsId: '29:1patti',
      behaviourName: collaborative.name,
      whatTheyDidWords: 'Shared the rota early.',
      madePossibleWords: '',
      isSample: false,
    },
    sample: {
      kind: 'thanks',
      giverName: 'Adele Vance',
      receiverName: 'Lynne Robbins',
      receiverTeamsId: '',
      behaviourName: innovative.name,
      whatTheyDidWords: 'Tried the shorter handover for a week and told us plainly what did not work.',
      madePossibleWords: '',
      isSample: true,
    },
    hostile: {
      kind: 'thanks',
      giverName: HOSTILE_NAME,
      receiverName: HOSTILE_NAME,
      receiverTeamsId: '29:1hostile',
      behaviourName: compassionate.name,
      whatTheyDidWords: longWords,
      madePossibleWords: longWords,
      isSample: false,
    },
  },
  'thanks-sent': {
    usual: { kind: 'thanks-sent', receiverName: 'Megan Bowen' },
    hostile: { kind: 'thanks-sent', receiverName: HOSTILE_NAME },
  },
  summary: {
    usual: {
      kind: 'summary',
      teamName: 'Urgent care improvement',
      period: '14 September to 12 November 2026',
      isSample: true,
      nothing: '',
      behaviours: [
        {
          name: collaborative.name,
          sparkline: '▄▆▆█',
          words: 'Four pulses. Last time all or nearly all of us agreed. No clear change.',
        },
        {
          name: innovative.name,
          sparkline: '▂▄ ▄',
          words: 'Four pulses, one with too few answers. Last time about half of us agreed. No clear change.',
        },
        {
          name: compassionate.name,
          sparkline: '▄▂▂▆',
          words: 'Four pulses. Last time most of us agreed, a clear rise on the three before.',
        },
      ],
      chart: [
        { legend: collaborative.name, values: bars([2, 3, 3, 4]) },
        { legend: innovative.name, values: bars([1, 2, 0, 2]) },
        { legend: compassionate.name, values: bars([2, 1, 1, 3]) },
      ],
      thanks: ['We are compassionate: 5', 'We are collaborative: 3', 'We are living well: 1'],
      suggestedId: 'living-well',
      suggestedName: livingWell.name,
      suggestedWhy: 'It was last on your agenda on 14 September, longer ago than the others.',
    },
    empty: {
      kind: 'summary',
      teamName: 'Urgent care improvement',
      period: '14 September to 12 November 2026',
      isSample: false,
      nothing: 'There is no published result yet. One appears here when a pulse closes with enough answers.',
      behaviours: [],
      chart: [],
      thanks: [],
      suggestedId: 'collaborative',
      suggestedName: collaborative.name,
      suggestedWhy: 'It has not been on your agenda yet.',
    },
    largest: {
      kind: 'summary',
      teamName: HOSTILE_NAME,
      period: '14 September 2025 to 12 November 2026',
      isSample: false,
      nothing: '',
      behaviours: manyBehaviours.slice(0, 9).map(({ title }) => ({
        name: title,
        sparkline: '▂▄▆█ ▆▄▂▂▄▆█',
        words: 'Twelve pulses, one with too few answers. Last time all or nearly all of us agreed. No clear change.',
      })),
      chart: manyBehaviours
        .slice(0, 9)
        .map(({ title }) => ({ legend: title, values: bars([1, 2, 3, 4, 0, 3, 2, 1, 1, 2, 3, 4]) })),
      thanks: manyBehaviours.slice(0, 9).map(({ title }) => `${title}: 12`),
      suggestedId: '',
      suggestedName: '',
      suggestedWhy: '',
    },
  },
  'my-data': {
    usual: {
      kind: 'my-data',
      given: [ownThanks('Megan Bowen', plainWords)],
      received: [],
      isCut: false,
    },
    largest: {
      kind: 'my-data',
      given: Array.from({ length: 10 }, () => ownThanks(HOSTILE_NAME, longWords)),
      received: Array.from({ length: 10 }, () => ownThanks('Patti Fernandez', longWords)),
      isCut: true,
    },
  },
  refusal: {
    plain: {
      kind: 'refusal',
      what: 'This pulse has closed.',
      kept: 'Answers given before it closed were counted.',
      next: 'The result is in the conversation, or will be in a moment.',
      retryVerb: '',
      retryData: {},
    },
    retry: {
      kind: 'refusal',
      what: 'No person was chosen to thank.',
      kept: 'What you wrote is kept on the form.',
      next: 'Choose one person.',
      retryVerb: 'start-thanks',
      retryData,
    },
    hostile: {
      kind: 'refusal',
      what: 'The text is longer than the card can show.',
      kept: 'What you wrote is kept on the form.',
      next: 'Make it shorter and send it again.',
      retryVerb: 'start-thanks',
      retryData: { ...retryData, whatTheyDid: longWords, madePossible: longWords },
    },
  },
};

/** Realistic messages of every kind, the smallest and the largest among them, by `<kind>-<sample>`. */
export const sampleMessages: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(samples).flatMap(([kind, named]) =>
    Object.entries<Message>(named).map(([name, message]) => [`${kind}-${name}`, message]),
  ),
);

/** One bar per fortnight; a level of 0 is a gap. */
function bars(levels: readonly number[]): { x: string; y: number }[] {
  return levels.flatMap((y, index) => (y === 0 ? [] : [{ x: `${index + 1} Nov`, y }]));
}
