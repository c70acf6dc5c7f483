import { BOT_CHOOSES } from '../../src/meetings/wanted-item.ts';
import { agendaTitle, itemTypeChoices } from '../../src/meetings/words.ts';
import {
  behaviours,
  collaborative,
  compassionate,
  framework,
  innovative,
  interimLabel,
  livingWell,
  manyBehaviours,
} from './sample-behaviours.ts';
import { HOSTILE_NAME, longWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const itemTypes = itemTypeChoices();
const botChooses = { title: 'Let the bot choose', value: BOT_CHOOSES };
const folded = { itemType: '', lineWords: '', behaviourId: BOT_CHOOSES, isOpen: false, opensNext: true };
const longLine = longWords.slice(0, 200);
const nextInTurn = 'We are innovative: it has not been on your agenda yet.';
const lastUsed = 'It fits a decision, and was last on your agenda on 12 Oct.';
const neverUsed = 'It is next in turn, and has not been on your agenda yet.';
const plain = { typeName: '', lineWords: '', why: '', proposedBy: '' };

/** What a chair prepares, what waits and what the meeting sees. */
export const agendaMessages: SamplesOf<
  'agenda-form' | 'agenda' | 'agenda-prepared' | 'agenda-withdrawn' | 'proposal-form' | 'agenda-proposal'
> = {
  'agenda-form': {
    usual: {
      kind: 'agenda-form',
      formId: 'form-1',
      items: [
        { ...folded, number: 1, isOpen: true },
        { ...folded, number: 2 },
        { ...folded, number: 3 },
      ],
      itemTypes,
      behaviours: [botChooses, ...behaviours],
      isSeries: '',
      suggestion: nextInTurn,
      interimLabel: '',
    },
    largest: {
      kind: 'agenda-form',
      formId: 'form-1',
      items: [1, 2, 3].map((index) => ({
        number: index,
        itemType: 'partnership',
        lineWords: longLine,
        behaviourId: 'behaviour-number-1',
        isOpen: true,
        opensNext: index === 3,
      })),
      itemTypes,
      behaviours: [botChooses, ...manyBehaviours],
      isSeries: 'yes',
      suggestion: 'We are innovative. It is next in turn, and was last on your agenda on 3 Sep.',
      interimLabel,
    },
  },
  agenda: {
    one: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      title: agendaTitle(1),
      source: framework,
      interimLabel: '',
      items: [
        {
          ...compassionate,
          typeName: 'Decision',
          lineWords: '4. Winter staffing plan',
          why: 'It fits a decision, and has not been on your agenda yet.',
          proposedBy: '',
        },
      ],
      lookBack: '',
      lookBackOutcome: '',
      shownQuestion: 0,
    },
    three: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      title: agendaTitle(3),
      source: framework,
      interimLabel: '',
      items: [
        { ...collaborative, ...plain, typeName: 'Partnership', why: lastUsed },
        { ...innovative, ...plain, lineWords: '5. Waiting list', proposedBy: 'Megan Bowen' },
        { ...compassionate, ...plain, typeName: 'Bad news', lineWords: '6. Ward closure' },
      ],
      lookBack: 'Papers three days before: did it help?',
      lookBackOutcome: '',
      shownQuestion: 7,
    },
    hostile: {
      kind: 'agenda',
      agendaId: 'agenda-1',
      title: agendaTitle(1),
      source: 'Health and Wellbeing ICS leadership behaviours',
      interimLabel,
      items: [
        {
          ...compassionate,
          ...plain,
          lineWords: longLine,
          proposedBy: HOSTILE_NAME,
          looksLike: [],
          doesNotLookLike: [],
        },
      ],
      lookBack: `${longLine}: did it help?`,
      lookBackOutcome: 'It did not help, which is worth knowing.',
      shownQuestion: 1,
    },
  },
  'agenda-prepared': {
    usual: {
      kind: 'agenda-prepared',
      agendaId: 'agenda-1',
      preparedBy: 'Alex Wilber',
      isSeries: false,
      isFull: false,
      source: framework,
      interimLabel: '',
      items: [
        { ...collaborative, ...plain, typeName: 'Decision', lineWords: '4. Winter staffing plan', why: lastUsed },
        { ...innovative, ...plain, proposedBy: 'Megan Bowen' },
      ],
      plainText: [
        { lines: ['Our behaviours for this meeting'] },
        {
          lines: [
            '- 4. Winter staffing plan (decision)',
            `${collaborative.name}: ${collaborative.meaning}`,
            `To read out: ${collaborative.question}`,
          ],
        },
        { lines: [`- ${innovative.name}: ${innovative.meaning}`, `To read out: ${innovative.question}`] },
      ],
    },
    series: {
      kind: 'agenda-prepared',
      agendaId: 'agenda-1',
      preparedBy: 'Lynne Robbins',
      isSeries: true,
      isFull: false,
      source: framework,
      interimLabel: '',
      items: [{ ...livingWell, ...plain, question: '', why: neverUsed }],
      plainText: [
        { lines: ['Our behaviours for this meeting'] },
        { lines: [`- ${livingWell.name}: ${livingWell.meaning}`] },
      ],
    },
    hostile: {
      kind: 'agenda-prepared',
      agendaId: 'agenda-1',
      preparedBy: HOSTILE_NAME,
      isSeries: true,
      isFull: true,
      source: 'Health and Wellbeing ICS leadership behaviours',
      interimLabel,
      items: [collaborative, innovative, compassionate].map((behaviour) => ({
        ...behaviour,
        ...plain,
        typeName: 'Celebration',
        lineWords: longLine,
        proposedBy: HOSTILE_NAME,
      })),
      plainText: [
        { lines: ['Our behaviours for this meeting'] },
        ...[collaborative, innovative, compassionate].map((behaviour) => ({
          lines: [
            `- ${longLine} (celebration)`,
            `${behaviour.name}: ${behaviour.meaning}`,
            `To read out: ${behaviour.question}`,
          ],
        })),
      ],
    },
  },
  'agenda-withdrawn': {
    usual: { kind: 'agenda-withdrawn', withdrawnBy: 'Alex Wilber' },
    hostile: { kind: 'agenda-withdrawn', withdrawnBy: HOSTILE_NAME },
  },
  'proposal-form': {
    usual: {
      kind: 'proposal-form',
      agendaId: 'agenda-1',
      itemTypes,
      itemType: '',
      lineWords: '',
      behaviours,
      behaviourId: '',
      interimLabel: '',
    },
    largest: {
      kind: 'proposal-form',
      agendaId: 'agenda-1',
      itemTypes,
      itemType: 'risk',
      lineWords: longLine,
      behaviours: manyBehaviours,
      behaviourId: 'behaviour-number-1',
      interimLabel,
    },
  },
  'agenda-proposal': {
    usual: {
      kind: 'agenda-proposal',
      proposedBy: 'Megan Bowen',
      behaviourName: innovative.name,
      lineWords: '5. Waiting list',
    },
    hostile: {
      kind: 'agenda-proposal',
      proposedBy: HOSTILE_NAME,
      behaviourName: innovative.name,
      lineWords: longLine,
    },
  },
};
