import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ALL_BUCKETS, answerKey, bucketOf, CODECS, codec, teamKey } from '../../../src/storage/documents.ts';
import type { Migration } from '../../../src/storage/migrations.ts';
import { usualPreferences } from '../../../src/thanks/preferences.ts';
import {
  sampleAction,
  sampleAgenda,
  sampleAnswer,
  sampleComments,
  sampleMark,
  samplePool,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

/** A kind that began as one word for a person, then had two, then counted their visits. */
const Visitor = z.object({ first: z.string(), last: z.string(), visits: z.number() });
const splitName: Migration = ({ name }) => {
  const [first, last] = String(name).split(' ');
  return { first, last };
};
const countVisits: Migration = (older) => ({ ...older, visits: 1 });
const keyOf = ({ last }: z.infer<typeof Visitor>) => ({ partition: 'visitors', id: `visitor:${last}` });
const visitors = codec(Visitor, [splitName, countVisits], keyOf);
const KEY = { partition: 'visitors', id: 'visitor:Bowen' };
const megan = { first: 'Megan', last: 'Bowen', visits: 1 };

describe('a stored document', () => {
  test('of any older version is migrated to what it would be today', () => {
    expect(visitors.read('{"version":1,"name":"Megan Bowen"}', KEY)).toEqual(megan);
    expect(visitors.read('{"version":2,"first":"Megan","last":"Bowen"}', KEY)).toEqual(megan);
    expect(visitors.read(visitors.write(megan).json, KEY)).toEqual(megan);
  });

  test('is written in the newest version', () => {
    expect(JSON.parse(visitors.write(megan).json)).toEqual({ version: 3, ...megan });
    expect(JSON.parse(CODECS.agenda.write(sampleAgenda()).json)).toEqual({ version: 3, ...sampleAgenda() });
    expect(JSON.parse(CODECS.team.write(sampleTeam()).json)).toEqual({ version: 2, ...sampleTeam() });
  });

  test('that is a thank-you from before its cards said which words they show has its newest ones on all of them', () => {
    const { cardChangedAt: _, privateChangedAt: __, together: ___, ...older } = sampleThankYou({ changedAt: 7 });
    const read = CODECS['thank-you'].read(JSON.stringify({ version: 1, ...older }), KEY);
    expect(read).toEqual({ ...older, cardChangedAt: 7, privateChangedAt: 7, together: [] });
  });

  test('that is a thank-you from before several stood on one card stands on its own', () => {
    const { together: _, ...older } = sampleThankYou();
    const read = CODECS['thank-you'].read(JSON.stringify({ version: 2, ...older }), KEY);
    expect(read).toEqual({ ...older, together: [] });
  });

  test('a team from before it remembered its invitations has none', () => {
    const { invitations: _, ...older } = sampleTeam();
    expect(CODECS.team.read(JSON.stringify({ version: 1, ...older }), KEY)).toEqual(sampleTeam());
  });

  test('that is of a person’s choices from before anybody could be refused takes thank-yous from everybody', () => {
    const { notFrom: _, ...older } = usualPreferences('person-1');
    const read = CODECS.preferences.read(JSON.stringify({ version: 1, ...older }), KEY);
    expect(read).toEqual(usualPreferences('person-1'));
  });

  test('an agenda from before it kept its prompts, what to look back on, and whether Teams told of its meeting, is as if none was', () => {
    const { isTeamsMeeting: _, lookBack: _lookBack, items, ...older } = sampleAgenda({ isTeamsMeeting: true });
    const before = items.map(({ prompts: _prompts, ...item }) => item);
    const read = CODECS.agenda.read(JSON.stringify({ version: 1, ...older, items: before }), KEY);
    const bare = items.map((item) => ({ ...item, prompts: [] }));
    expect(read).toEqual({ ...older, items: bare, lookBack: null, isTeamsMeeting: false });
  });

  test('a pulse from before it said that the threshold was lowered does not say so', () => {
    const { loweredFrom: _, ...older } = samplePulse();
    expect(CODECS.pulse.read(JSON.stringify({ version: 3, ...older }), KEY)).toEqual(samplePulse());
  });

  test('a result from before its words alone told which behaviour to talk about names none', () => {
    const closed = samplePulse({ state: 'closed', result: sampleResult() });
    const result = { ...sampleResult(), strongest: 'care', weakest: 'trust' };
    expect(CODECS.pulse.read(JSON.stringify({ version: 4, ...closed, result }), KEY)).toEqual(closed);
  });

  test('a pulse from before its card said once that enough have answered has not been looked at for that', () => {
    const { seenCount: _, ...older } = samplePulse();
    expect(CODECS.pulse.read(JSON.stringify({ version: 4, ...older }), KEY)).toEqual(samplePulse());
  });

  test('a pulse and a pool of the version before are read with what they lacked', () => {
    const { leftOut: _left, refreshIds: _ids, ...pulse } = samplePulse();
    expect(CODECS.pulse.read(JSON.stringify({ version: 1, ...pulse }), KEY)).toEqual({
      ...pulse,
      leftOut: [],
      refreshIds: [],
    });
    const { threshold: _threshold, ...pool } = samplePool();
    expect(CODECS.pool.read(JSON.stringify({ version: 1, ...pool }), KEY).threshold).toBe(11);
    expect(CODECS.pool.read(JSON.stringify({ version: 1, ...pool, pulseIds: [] }), KEY).threshold).toBe(0);
  });

  test('a pulse that kept how often each answer was chosen is read without', () => {
    const closed = samplePulse({ state: 'closed', result: sampleResult() });
    const [statement] = sampleResult().statements;
    const published = { shown: 'words', level: 4, rounds: 1, notSure: 'not said' };
    const result = { ...sampleResult(), statements: [{ ...statement, published, histogram: [0, 1, 0, 2, 2] }] };
    expect(CODECS.pulse.read(JSON.stringify({ version: 2, ...closed, result }), KEY)).toEqual(closed);
  });

  test('of a newer version is refused, and the fault says which document and which version', () => {
    const json = JSON.stringify({ version: 4, ...megan });
    expect(() => visitors.read(json, KEY)).toThrow(
      'visitor:Bowen of visitors has version 4, and this program knows 3 and older',
    );
  });

  test.each([
    ['is cut off', '{"version":1,"name":"a secr'],
    ['is not an object', '["a secret"]'],
    ['is null', 'null'],
    ['has no version', '{"first":"a secret","last":"b","visits":1}'],
    ['has a version before the first', '{"version":0,"name":"a secret"}'],
    ['has half a version', '{"version":1.5,"name":"a secret"}'],
    ['has a version in words', '{"version":"1","name":"a secret"}'],
    ['lacks a field', '{"version":3,"first":"a secret","last":"b"}'],
    ['has a wrong field', '{"version":3,"first":"a","last":"b","visits":"a secret"}'],
  ])('that %s is a fault that names it and does not repeat it', (_, json) => {
    expect(() => visitors.read(json, KEY)).toThrow(/^visitor:Bowen of visitors (?!.*secret)/);
  });

  test('with a wrong field is a fault that names the field', () => {
    const json = '{"version":3,"first":1,"last":"b","visits":"c"}';
    expect(() => visitors.read(json, KEY)).toThrow('does not fit its kind: first, visits');
  });

  test('of another kind is a fault', () => {
    const { json } = CODECS.agenda.write(sampleAgenda());
    expect(() => CODECS.pulse.read(json, teamKey('pulse', WARD_7, 'pulse-1'))).toThrow('pulse:pulse-1 of 19:ward7');
  });

  test('is not given a name in a fault if it is an answer', () => {
    const answer = sampleAnswer();
    const key = answerKey(answer.pulseId, answer.answerId);
    expect(() => CODECS.answer.read('{}', key)).toThrow(/^an answer of pulse-1 is not a stored document$/);
  });
});

test('documents of different kinds never meet in one partition', () => {
  const id = WARD_7;
  const documents = [
    sampleTeam(),
    sampleAgenda({ agendaId: id }),
    samplePulse({ pulseId: id }),
    samplePool({ poolId: id }),
    sampleThankYou({ thankYouId: id }),
    sampleRhythm({ teamId: id }),
    sampleAction({ actionId: id }),
    sampleSelfCheck({ teamId: id, selfCheckId: id }),
  ];
  const ids = documents.map((document) => CODECS[document.kind].write(document).key.id);
  expect(new Set(ids).size).toBe(documents.length);
});

test('comments do not lie where the answers of their pulse do, so that deleting those leaves them', () => {
  const { partition } = CODECS.comments.write(sampleComments()).key;
  expect(partition).not.toBe(CODECS.answer.write(sampleAnswer()).key.partition);
});

test('an audience mark lies under its key and not with the team, so that another team’s pulse finds it', () => {
  const { partition } = CODECS['audience-mark'].write(sampleMark()).key;
  expect(partition).toContain(sampleMark().markKey);
  expect(partition).not.toContain(WARD_7);
});

test('what is due is spread over a few buckets, always the same one for the same thing', () => {
  const buckets = Array.from({ length: 1000 }, (_, index) => bucketOf(`publish-pulse:pulse-${index}`));
  expect([...new Set(buckets)].sort()).toEqual(ALL_BUCKETS);
  expect(bucketOf('publish-pulse:pulse-1')).toBe('4');
});
