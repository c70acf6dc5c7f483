import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { CONVERSATION_EVENTS } from '../../../bot/teams/conversation-events.ts';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';

const TEAM = '19:team@thread.tacv2';
const CHANNEL = '19:lead@thread.tacv2';
const FIXTURE = new URL('../../fixtures/activities/channel-bot-added.json', import.meta.url);

/** As Teams' own SDK and Microsoft's page on conversation events list them; no library here has the newest. */
const LISTED = [
  'channelCreated',
  'channelDeleted',
  'channelMemberAdded',
  'channelMemberRemoved',
  'channelRenamed',
  'channelRestored',
  'channelShared',
  'channelUnshared',
  'teamArchived',
  'teamDeleted',
  'teamHardDeleted',
  'teamMemberAdded',
  'teamMemberRemoved',
  'teamRenamed',
  'teamRestored',
  'teamUnarchived',
];

function inboundOf(eventType: string) {
  const activity = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  const { channelData } = activity;
  return parseActivity({
    ...activity,
    membersAdded: undefined,
    conversation: { ...activity.conversation, id: TEAM },
    channelData: { ...channelData, eventType, team: { id: TEAM, name: 'Ward 8' }, channel: { id: CHANNEL } },
  });
}

describe('each event of a conversation has a row that says what is done', () => {
  test('those that Teams lists, and no others', () => {
    expect(Object.keys(CONVERSATION_EVENTS).toSorted()).toEqual(LISTED);
  });

  test('all that botbuilder knows', () => {
    const handler = createRequire(import.meta.url).resolve('botbuilder/lib/teamsActivityHandler.js');
    const known = readFileSync(handler, 'utf8').match(/'(?:team|channel)[A-Z]\w+'(?=:)/g) ?? [];
    const names = new Set(known.map((quoted) => quoted.slice(1, -1)));
    expect(names.size).toBeGreaterThanOrEqual(10);
    expect([...names].filter((name) => !(name in CONVERSATION_EVENTS))).toEqual([]);
  });

  test.each(Object.entries(CONVERSATION_EVENTS))('%s', (name, { effect }) => {
    const expected = {
      'rename the team': { kind: 'renamed', name: 'Ward 8' },
      'leave the team': { kind: 'removed' },
      'leave the channel': { kind: 'channel-deleted', channelId: CHANNEL },
      'go on in the team': { kind: 'restored', channelId: '' },
      'go on in the channel': { kind: 'restored', channelId: CHANNEL },
      'read the members anew': { kind: 'members-changed' },
      nothing: { kind: 'unsupported' },
    }[effect];
    expect(inboundOf(name)).toMatchObject(expected);
    expect(inboundOf(name.toUpperCase())).toMatchObject(expected);
  });

  test.each(['', 'constructor', 'teamMoved'])('one that nobody listed is for nobody: %s', (name) => {
    expect(inboundOf(name)).toMatchObject({ kind: 'unsupported' });
  });
});
