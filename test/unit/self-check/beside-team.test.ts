import { expect, test } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { disclose, discloseRounds, holdBack } from '../../../src/privacy/disclose.ts';
import type { PublishedPulse } from '../../../src/pulse/pulse.ts';
import { latestResults } from '../../../src/self-check/beside-team.ts';
import { teamResultInWords } from '../../../src/self-check/words.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack ships');
const [first, second] = framework.behaviours;
if (!first || !second) throw new Error('it has behaviours');
const NOW = { frameworkVersion: framework.version };
const BEFORE = { frameworkVersion: 'the version before' };
const DAY = 86_400_000;

const most = disclose({ histogram: [0, 1, 1, 3, 1], notSure: 0 }, 8, 5);
const few = disclose({ histogram: [0, 0, 0, 1, 1], notSure: 0 }, 8, 5);
const shares = disclose({ histogram: [3, 1, 3, 4, 3], notSure: 3 }, 20, 5);
const sum = discloseRounds([0, 1, 1, 3, 1], 2, 5);

type Asked = { readonly text?: string; readonly behaviourId?: string; readonly published?: typeof most };
function pulse(day: number, asked: readonly Asked[], change: Partial<PublishedPulse> = {}): PublishedPulse {
  const statements = asked.map(({ text = first?.pulse ?? '', behaviourId = first?.id ?? '' }) => ({
    behaviourId,
    behaviourName: behaviourId,
    text,
  }));
  const results = asked.map(({ published = most }, index) => ({
    behaviourId: statements[index]?.behaviourId ?? '',
    published,
    change: 'new' as const,
  }));
  const closedAt = day * DAY;
  return samplePulse({
    ...NOW,
    state: 'closed',
    closesAt: closedAt,
    statements,
    result: { ...sampleResult(), closedAt, statements: results },
    ...change,
  });
}
/** On the first behaviour. */
const resultOf = (pulses: readonly PublishedPulse[], check = NOW, since = 0) =>
  latestResults(framework, check, pulses, since).get(first.id);

test('the newest result on the behaviour’s own statement counts, whatever it shows', () => {
  expect(resultOf([pulse(9, [{ published: few }]), pulse(2, [{}])])).toBe(few);
  expect(resultOf([pulse(9, [{ published: holdBack() }]), pulse(2, [{}])])).toEqual(holdBack());
  expect(resultOf([pulse(9, [{ behaviourId: second.id, text: second.pulse }]), pulse(2, [{}])])).toBe(most);
});

test('a line below the behaviour does not stand for it, in whichever order they were asked', () => {
  const line = { text: 'We ask for input.', published: few };
  expect(resultOf([pulse(9, [line, { published: shares }])])).toBe(shares);
  expect(resultOf([pulse(9, [line]), pulse(2, [{}])])).toBe(most);
  expect(resultOf([pulse(9, [line])])).toBeUndefined();
});

test('a question that has changed is not compared', () => {
  expect(resultOf([pulse(9, [{}], BEFORE)])).toBe('question changed');
  expect(resultOf([pulse(9, [{ text: 'Other words.' }], BEFORE), pulse(2, [{}])])).toBe('question changed');
  expect(resultOf([pulse(9, [{}])], BEFORE)).toBe('question changed');
  expect(resultOf([pulse(9, [{}], BEFORE)], BEFORE)).toBe('question changed');
});

test('what is of another framework, or older than asked for, is as if it were not there', () => {
  expect(resultOf([pulse(9, [{}], { frameworkId: 'jersey-tier3' })])).toBeUndefined();
  expect(resultOf([pulse(9, [{}])], NOW, 10 * DAY)).toBeUndefined();
  expect(resultOf([])).toBeUndefined();
});

test('beside a self-check it is words without a number, whatever the team’s card shows', () => {
  const words = [most, few, shares, sum, holdBack(), 'question changed' as const].map(teamResultInWords);
  expect(words).toEqual([
    'most agree',
    'too few answers to show',
    'about half agree',
    'most agree (small rounds together)',
    'held back, asked again too soon',
    'the question has changed',
  ]);
  expect(words.join(' ')).not.toMatch(/\d|%/);
});
