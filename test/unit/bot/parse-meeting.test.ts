import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';

function recorded(name: string, change: Record<string, unknown> = {}): unknown {
  const file = new URL(`../../fixtures/activities/${name}.json`, import.meta.url);
  return { ...JSON.parse(readFileSync(file, 'utf8')), ...change };
}

const TEN_PAST_FOUR = Date.parse('2026-11-21T20:00:17.438Z');

describe('meeting events, as Teams documents them', () => {
  test('a start in a meeting chat, with a null title and a lower-case kind of conversation', () => {
    expect(parseActivity(recorded('group-meeting-start'))).toMatchObject({
      kind: 'meeting-started',
      startedAt: TEN_PAST_FOUR,
      caller: {
        teamId: '19:meeting_NGQ5@thread.v2',
        meetingId: 'MCMxOTptZWV0aW5nX05HUTVAdGhyZWFkLnYyIzA=',
        conversation: { kind: 'groupChat' },
      },
    });
  });

  test('a start in a channel belongs to the team, and to its thread', () => {
    expect(parseActivity(recorded('channel-meeting-start'))).toMatchObject({
      caller: {
        teamId: '19:team@thread.tacv2',
        conversation: { conversationId: '19:team@thread.tacv2;messageid=1795292854064' },
      },
    });
  });

  test.each([
    ['no value at all', undefined],
    ['a value that is a text', 'meeting'],
    ['every part of it null', { MeetingType: null, Title: null, Id: null, JoinUrl: null, StartTime: null }],
    ['a moment that is none', { StartTime: 'soon' }],
  ])('a start with %s is a start all the same', (_, value) => {
    expect(parseActivity(recorded('group-meeting-start', { value }))).toMatchObject({
      kind: 'meeting-started',
      startedAt: null,
    });
  });

  test('an event from nobody in particular, as when the organiser is outside', () => {
    const from = { id: '29:unknown' };
    expect(parseActivity(recorded('group-meeting-end', { from }))).toMatchObject({
      kind: 'meeting-ended',
      caller: { personId: '' },
    });
  });

  test('people who join and leave are none of our business', () => {
    const name = 'application/vnd.microsoft.meetingParticipantJoin';
    expect(parseActivity(recorded('group-meeting-start', { name }))).toEqual({
      kind: 'unsupported',
      because: 'event application/vnd.microsoft.meetingParticipantJoin',
    });
  });
});
