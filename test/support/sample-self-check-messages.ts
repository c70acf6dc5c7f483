import type { ShareCard } from '../../src/frameworks/cards.ts';
import { behaviourForm } from '../../src/frameworks/chosen.ts';
import type { Behaviour, Framework } from '../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import type { TextPurpose } from '../../src/frameworks/shared-purposes.ts';
import { shareCard, shareForm } from '../../src/frameworks/shared-text.ts';
import { disclose, discloseRounds, holdBack, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
import type { TeamCheckForm } from '../../src/pulse/cards.ts';
import { DURATIONS } from '../../src/pulse/pulse.ts';
import { checkParts } from '../../src/pulse/team-check.ts';
import type { TeamResult } from '../../src/self-check/beside-team.ts';
import type { KeptSelfCheck, SelfCheckCard } from '../../src/self-check/cards.ts';
import { pagesOf } from '../../src/self-check/questions.ts';
import {
  invitationCard,
  keptSelfCheckCard,
  oneToOneCard,
  selfCheckCard,
  selfCheckForm,
  selfChecksCard,
  type TeamBeside,
} from '../../src/self-check/self-check-card.ts';
import { linesOf } from '../../src/self-check/self-check-result.ts';
import { scoresInWords, TEAM_LEFT_OUT } from '../../src/self-check/words.ts';
import { longestFramework } from './longest-framework.ts';
import { sampleSelfCheck } from './sample-documents.ts';
import { HOSTILE } from './sample-words.ts';
import type { SamplesOf } from './samples-of.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const [first] = frameworks;
if (!first) throw new Error('no framework pack could be read');
const named = (id: string): Framework => frameworks.find((framework) => framework.id === id) ?? first;
const values = named('mse-icb-values');
const interim = named('hw-ics-leadership-behaviours');
const nine = named('nhs-healthcare-leadership-model');
const hostile: Framework = {
  ...values,
  name: 'Our values',
  behaviours: values.behaviours.map((one) => ({
    ...one,
    meaning: HOSTILE,
    prompts: [HOSTILE, HOSTILE].map((text) => ({ text, kinds: [] })),
  })),
};

const kept = (framework: Framework, when: string, answers: string) => ({
  selfCheckId: `kept-${when}`,
  when,
  what: `${framework.name} · quick`,
  scores: scoresInWords(linesOf(framework, 'quick', answers)),
});
const keptBefore = [
  kept(values, 'Monday 12 October 2026', '3442'),
  kept(values, 'Monday 7 September 2026', '2432'),
  kept(values, 'Tuesday 4 August 2026', '2330'),
];
const longAnswers = '123450'.repeat(15);
const keptOfLongest = Array.from({ length: 7 }, (_, index) =>
  kept(longestFramework, `Wednesday ${index + 10} September 2026`, longAnswers),
);

const TOO_FEW = disclose({ histogram: [0, 0, 1, 1, 1], notSure: 0 }, 6, LOWEST_THRESHOLD);
const HELD = holdBack();
const SUM = discloseRounds([0, 0, 1, 4, 2], 2, LOWEST_THRESHOLD);

/** What four of five give who agree, or one. */
function level(wanted: 1 | 2 | 4): TeamResult {
  const agree = { 1: 1, 2: 2, 4: 5 }[wanted];
  return disclose({ histogram: [0, 5 - agree, 0, agree, 0], notSure: 0 }, 6, LOWEST_THRESHOLD);
}

/** A team with these results on the first behaviours. */
function teamBeside(name: string, { behaviours }: Framework, results: readonly TeamResult[]): TeamBeside {
  const found = results.flatMap((result, index): [string, TeamResult][] => {
    const behaviour = behaviours[index];
    return behaviour ? [[behaviour.id, result]] : [];
  });
  return { teamId: `team-${name.length}`, name, results: new Map(found) };
}

function keptCard(
  framework: Framework,
  answers: string,
  { kept: before, teams }: { readonly kept: readonly KeptSelfCheck[]; readonly teams: readonly TeamBeside[] },
): SelfCheckCard {
  const lines = linesOf(framework, 'quick', answers);
  const check = sampleSelfCheck({ frameworkVersion: framework.version, depth: 'quick', lines });
  return keptSelfCheckCard(check, framework, {
    kept: before,
    beside: { teams, isLeftOut: false },
    besideTeamId: '',
    answers,
  });
}

const quick = { formId: 'form-1', framework: values, depth: 'quick', answers: '4352' } as const;
const full = { formId: 'form-1', framework: longestFramework, depth: 'full', answers: longAnswers } as const;

function questionsOn(framework: Framework, depth: 'quick' | 'full', index: number) {
  const page = pagesOf(framework, depth)[index];
  if (!page) throw new RangeError('the framework has no such page');
  return page;
}

/** As a pack has it whose keeper has written no interview questions. */
const unauthored: Framework = { ...values, behaviours: values.behaviours.map((one) => ({ ...one, interview: [] })) };

function shared(framework: Framework, what: string, purpose: TextPurpose): ShareCard {
  const card = shareCard(framework, what, purpose);
  if (!card) throw new RangeError('the framework has no such text');
  return card;
}

function pageOf({ id, name }: Framework) {
  const url = `https://behaviours.example.org/frameworks/${id}`;
  return { kind: 'share-page', frameworkId: id, frameworkName: name, url } as const;
}

function behaviourOf({ behaviours }: Framework): Behaviour {
  const [one] = behaviours;
  if (!one) throw new RangeError('the framework has no behaviours');
  return one;
}

function teamCheckForm(framework: Framework): TeamCheckForm {
  const parts = checkParts(framework).map(({ title, value }) => ({ title, value }));
  return {
    kind: 'team-check-form',
    formId: 'form-1',
    frameworkName: framework.name,
    interimLabel: framework.interimLabel,
    parts,
    part: parts[0]?.value ?? '',
    durations: DURATIONS,
    hours: '72',
  };
}

/** What a person sees in their own chat, a check of the team, and a framework as text. */
export const selfCheckMessages: SamplesOf<
  | 'self-check-invitation'
  | 'self-check-start'
  | 'self-check-form'
  | 'self-check'
  | 'self-checks'
  | 'team-check-form'
  | 'one-to-one-form'
  | 'one-to-one'
  | 'share-form'
  | 'share'
  | 'share-page'
> = {
  'self-check-invitation': {
    usual: invitationCard(values),
    longest: invitationCard(longestFramework),
  },
  'self-check-start': {
    usual: {
      kind: 'self-check-start',
      formId: 'form-1',
      frameworks: frameworks.map(({ id, name }) => ({ title: name, value: id })),
      frameworkId: 'mse-icb-values',
      depths: [
        { title: 'Quick: every behaviour once, two to three minutes', value: 'quick' },
        { title: 'Full: with the lines below each, five to ten minutes', value: 'full' },
      ],
      depth: 'quick',
      hasKept: true,
    },
  },
  'self-check-form': {
    quick: selfCheckForm({ ...quick, answers: '' }, questionsOn(values, 'quick', 0)),
    full: selfCheckForm({ ...quick, depth: 'full', answers: '' }, questionsOn(values, 'full', 0), ['4', '', '5']),
    interim: selfCheckForm({ ...quick, framework: interim, answers: '' }, questionsOn(interim, 'quick', 0)),
    longest: selfCheckForm({ ...full, answers: longAnswers.slice(0, 75) }, questionsOn(longestFramework, 'full', 5), [
      '1',
    ]),
  },
  'self-check': {
    usual: selfCheckCard(quick, []),
    kept: keptCard(values, '4352', { kept: keptBefore, teams: [] }),
    beside: keptCard(values, '4352', {
      kept: [],
      teams: [teamBeside('Radiology', values, [level(4), level(2), TOO_FEW, HELD])],
    }),
    several: {
      ...keptCard(values, '4350', {
        kept: keptBefore,
        teams: [teamBeside('Radiology', values, [SUM, 'question changed']), teamBeside(HOSTILE, values, [level(1)])],
      }),
      besideNote: TEAM_LEFT_OUT,
    },
    nine: selfCheckCard({ ...quick, framework: nine, answers: '534521345' }, []),
    unsure: selfCheckCard({ ...quick, answers: '0000' }, []),
    longest: keptCard(longestFramework, longAnswers.slice(0, 30), {
      kept: keptOfLongest,
      teams: [
        teamBeside(
          HOSTILE,
          longestFramework,
          Array.from({ length: 30 }, () => HELD),
        ),
        ...Array.from({ length: 9 }, (_, index) => teamBeside(`${HOSTILE} ${index}`, longestFramework, [HELD])),
      ],
    }),
  },
  'self-checks': {
    usual: selfChecksCard(keptBefore),
    empty: selfChecksCard([], 'Deleted.'),
    longest: selfChecksCard(keptOfLongest, 'Deleted.'),
  },
  'team-check-form': {
    usual: teamCheckForm(values),
    parts: teamCheckForm(named('nhs-healthcare-leadership-model')),
    longest: teamCheckForm(longestFramework),
  },
  'one-to-one-form': {
    usual: { kind: 'one-to-one-form', ...behaviourForm(frameworks, 'mse-icb-values') },
    changed: { kind: 'one-to-one-form', ...behaviourForm(frameworks, 'jersey-tier3', { hasChanged: true }) },
  },
  'one-to-one': {
    usual: oneToOneCard(values, behaviourOf(values)),
    interim: oneToOneCard(interim, behaviourOf(interim)),
    hostile: oneToOneCard(hostile, behaviourOf(hostile)),
    longest: oneToOneCard(longestFramework, behaviourOf(longestFramework)),
  },
  'share-form': {
    usual: shareForm(frameworks, values, { purpose: '', hasPages: true }),
    longest: shareForm([longestFramework], longestFramework, { purpose: 'induction', hasPages: true, note: HOSTILE }),
  },
  share: {
    one: shared(values, 'collaborative', 'everything'),
    all: shared(values, '*1', 'everything'),
    interview: shared(values, 'collaborative', 'interview'),
    induction: shared(values, '*1', 'induction'),
    'induction-one': shared(values, 'collaborative', 'induction'),
    signature: shared(values, '*1', 'signature'),
    specification: shared(values, '*1', 'person-specification'),
    training: shared(values, 'living-well', 'training'),
    superseded: shared(named('eeast-values'), '*1', 'signature'),
    unauthored: shared(unauthored, '*1', 'interview'),
    longest: shared(longestFramework, '*1', 'everything'),
  },
  'share-page': {
    usual: pageOf(values),
    longest: pageOf(longestFramework),
  },
};
