import type { OwnThanks } from '../../src/own-data/cards.ts';
import { compassionate } from './sample-behaviours.ts';
import { HOSTILE, HOSTILE_NAME, plainWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const ownThanks = (name: string, whatTheyDidWords: string, state = 'only the two of you'): OwnThanks => ({
  when: 'Thursday 12 November 2026',
  name,
  behaviourName: compassionate.name,
  state,
  whatTheyDidWords,
});
const cut = `${HOSTILE.slice(0, 40)}${'👩‍⚕️'.repeat(10)} …`;
const shortWords = `${plainWords.slice(0, 80)} …`;

/** What is held on a person, for them alone. */
export const ownDataMessages: SamplesOf<
  'my-data' | 'export-begun' | 'export' | 'delete-my-data' | 'data-deleted' | 'thanks-deleted' | 'thanks-nominated'
> = {
  'my-data': {
    usual: {
      kind: 'my-data',
      given: [ownThanks('Megan Bowen', shortWords)],
      received: [],
      choices: ['I ask you each time whether a thank-you to you is shared.', 'They may be named for an award.'],
      selfChecks: [],
      lastAsk: 'I have noted that a pulse asked you on Thursday 12 November 2026.',
      isCut: false,
    },
    largest: {
      kind: 'my-data',
      given: Array.from({ length: 10 }, () =>
        ownThanks(HOSTILE_NAME, cut, 'shared in the conversation, changed since'),
      ),
      received: Array.from({ length: 10 }, () => ownThanks('Patti Fernandez', cut)),
      choices: [
        'Thank-yous to you are shared where they were given.',
        'They are not named for an award unless you say so.',
      ],
      selfChecks: Array.from(
        { length: 20 },
        () => 'Wednesday 30 September 2026 · Mid and South Essex ICB values · quick',
      ),
      lastAsk: 'I have noted no pulse that asked you in the last two weeks.',
      isCut: true,
    },
  },
  'export-begun': { usual: { kind: 'export-begun' } },
  export: {
    usual: {
      kind: 'export',
      part: '',
      sections: [
        { title: 'Thank-yous you gave', linesWords: `• Thursday 12 November 2026 · to Megan Bowen · ${shortWords}` },
        { title: 'When a pulse last asked you', linesWords: '• I have noted that a pulse asked you on 12 November.' },
      ],
      textWords: '{\n "account": "person-1",\n "thanksGiven": []\n}',
    },
    largest: {
      kind: 'export',
      part: 'Part 2 of 3',
      sections: [],
      textWords: `${'"whatTheyDid": "Stayed late",\n'.repeat(660)}`,
    },
    first: {
      kind: 'export',
      part: 'Part 1 of 3',
      sections: [{ title: 'Thank-yous you gave', linesWords: `${'• Stayed late\n'.repeat(12)}… and older ones` }],
      textWords: '',
    },
    hostile: {
      kind: 'export',
      part: '',
      sections: [{ title: 'Thank-yous you gave', linesWords: `${HOSTILE_NAME} ${HOSTILE}` }],
      textWords: JSON.stringify({ name: HOSTILE_NAME, words: HOSTILE }, null, 1),
    },
  },
  'delete-my-data': {
    asked: { kind: 'delete-my-data', state: 'asked' },
    begun: { kind: 'delete-my-data', state: 'begun' },
    again: { kind: 'delete-my-data', state: 'again' },
  },
  'data-deleted': {
    usual: { kind: 'data-deleted', isPulseOpen: false },
    open: { kind: 'data-deleted', isPulseOpen: true },
  },
  'thanks-deleted': { usual: { kind: 'thanks-deleted' } },
  'thanks-nominated': {
    agreed: {
      kind: 'thanks-nominated',
      thankYouId: 'thanks-1',
      thankYouTeamId: '19:ward7@thread.tacv2',
      changedAt: 0,
      otherName: 'Megan Bowen',
      behaviourName: compassionate.name,
      agrees: true,
    },
    hostile: {
      kind: 'thanks-nominated',
      thankYouId: 'thanks-1',
      thankYouTeamId: '19:ward7@thread.tacv2',
      changedAt: 0,
      otherName: HOSTILE_NAME,
      behaviourName: HOSTILE,
      agrees: false,
    },
  },
};
