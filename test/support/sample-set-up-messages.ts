import { privacyCard } from '../../src/privacy/privacy-card.ts';
import { didYouMeanCard } from '../../src/teams/did-you-mean-card.ts';
import { THRESHOLDS, YES_OR_NO } from '../../src/teams/team.ts';
import { howToAsk } from '../../src/teams/words.ts';
import {
  collaborative,
  compassionate,
  framework,
  innovative,
  interimLabel,
  livingWell,
  manyBehaviours,
} from './sample-behaviours.ts';
import { bothLinks } from './sample-links.ts';
import { HOSTILE_NAME, longWords } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';
import { inAzure, onThisMachine } from './where-kept.ts';

const confidentiality = {
  thresholds: THRESHOLDS,
  threshold: '5',
  yesOrNo: YES_OR_NO,
  pooling: 'no',
  comments: 'yes',
};

export const setUpMessages: SamplesOf<
  'welcome' | 'help' | 'notice' | 'did-you-mean' | 'privacy' | 'settings-form' | 'settings' | 'framework'
> = {
  welcome: {
    team: { kind: 'welcome', scope: 'team', teamName: 'Urgent care improvement', frameworkName: framework },
    personal: { kind: 'welcome', scope: 'personal', teamName: '', frameworkName: framework },
    hostile: { kind: 'welcome', scope: 'team', teamName: HOSTILE_NAME, frameworkName: framework },
  },
  notice: {
    meeting: {
      kind: 'notice',
      what: 'This meeting has been on since 14:05.',
      next: 'Its agenda is further up. Type end when the meeting is over.',
      url: 'https://teams.microsoft.com/l/message/19%3Ateam%40thread.tacv2/1795291214220?tenantId=tenant',
    },
    answered: {
      kind: 'notice',
      what: 'Your answers are in.',
      next: 'To change them, answer again on the pulse’s card: what you send last counts. Open until Thursday 12 November, 17:00.',
      url: '',
    },
  },
  help: {
    team: {
      kind: 'help',
      opening: '',
      scope: 'team',
      howTo: howToAsk('team'),
      commands: [
        { word: 'agenda', what: 'put a behaviour on the agenda of a meeting' },
        { word: 'pulse', what: 'ask how we live a behaviour, in one minute and confidentially' },
        { word: 'thanks', what: 'thank a colleague for what they did' },
        { word: 'summary', what: 'see the results of the last weeks' },
        { word: 'framework', what: 'see the behaviours, where they come from and their status' },
        { word: 'settings', what: 'choose the framework and the time zone' },
        { word: 'privacy', what: 'see what is kept, who can read it and for how long' },
        { word: 'help', what: 'see this list' },
      ],
    },
    personal: {
      kind: 'help',
      opening: 'I did not recognise that. Here is what I can do.',
      scope: 'personal',
      howTo: howToAsk('personal'),
      commands: [
        { word: 'my data', what: 'see what I hold on you' },
        { word: 'privacy', what: 'see what is kept, who can read it and for how long' },
        { word: 'help', what: 'see this list' },
      ],
    },
  },
  'did-you-mean': {
    usual: didYouMeanCard({
      word: 'team check',
      what: 'ask how we live the whole framework, confidentially',
      verb: 'start-team-check',
      data: {},
    }),
    hostile: didYouMeanCard({
      word: 'thanks',
      what: 'thank a colleague for what they did',
      verb: 'start-thanks',
      data: { typedHere: longWords, mentioned: `29:${HOSTILE_NAME}`, again: 'yes' },
    }),
  },
  privacy: { usual: privacyCard(onThisMachine), azure: privacyCard(inAzure, bothLinks.forStaff) },
  'settings-form': {
    usual: {
      kind: 'settings-form',
      frameworks: [
        { title: framework, value: 'mse-icb-values' },
        { title: 'NHS Healthcare Leadership Model (nine dimensions)', value: 'nhs-healthcare-leadership-model' },
      ],
      frameworkId: 'mse-icb-values',
      timeZones: [{ title: 'London (United Kingdom)', value: 'Europe/London' }],
      timeZone: 'Europe/London',
      ...confidentiality,
      setBy: 'Lynne Robbins',
    },
    hostile: {
      kind: 'settings-form',
      frameworks: [{ title: framework, value: 'mse-icb-values' }],
      frameworkId: 'mse-icb-values',
      timeZones: [{ title: 'London (United Kingdom)', value: 'Europe/London' }],
      timeZone: 'Europe/London',
      ...confidentiality,
      setBy: HOSTILE_NAME,
    },
  },
  settings: {
    usual: {
      kind: 'settings',
      frameworkName: framework,
      frameworkStatus: 'Complete as published.',
      timeZone: 'London (United Kingdom)',
      threshold: '5 answers (usual)',
      pooling: 'No',
      comments: 'Yes',
      setBy: 'Lynne Robbins',
    },
    hostile: {
      kind: 'settings',
      frameworkName: framework,
      frameworkStatus: '',
      timeZone: 'London (United Kingdom)',
      threshold: '5 answers (usual)',
      pooling: 'No',
      comments: 'Yes',
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
      behaviours: [collaborative, innovative, compassionate, livingWell].map(({ name, meaning }, index) => ({
        name,
        meaning,
        partsId: `parts-${index}`,
        parts: collaborative.looksLike,
      })),
      partLabel: 'behaviour',
      partIds: ['parts-0', 'parts-1', 'parts-2', 'parts-3', 'parts-closed', 'parts-open'],
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
      behaviours: manyBehaviours.map(({ title, value }) => ({
        name: title,
        meaning: compassionate.meaning,
        partsId: `parts-${value}`,
        parts: [],
      })),
      partLabel: '',
      partIds: [],
    },
  },
};
