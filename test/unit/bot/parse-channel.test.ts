import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';

const FIXTURES = new URL('../../fixtures/activities/', import.meta.url);
const TEAM = '19:team@thread.tacv2';
const CHANNEL = '19:lead@thread.tacv2';

function teamIdOf(name: string, channel: object | undefined): string {
  const activity = JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
  const { conversation, channelData } = activity;
  const inbound = parseActivity({
    ...activity,
    conversation: { ...conversation, id: `${CHANNEL};messageid=1795291214220` },
    channelData: { ...channelData, channel },
  });
  return inbound.kind === 'unsupported' ? inbound.because : inbound.caller.teamId;
}

describe.each(['channel-words', 'channel-execute', 'channel-submit', 'channel-meeting-start', 'channel-bot-added'])(
  'a channel that %s comes from',
  (name) => {
    test.each([
      ['standard', { id: CHANNEL, type: 'standard' }],
      ['of a kind that Teams does not say', { id: CHANNEL }],
      ['of a kind that is no text', { id: CHANNEL, type: ['private'] }],
      ['left out', undefined],
    ])('is its team’s if it is %s', (_kind, channel) => {
      expect(teamIdOf(name, channel)).toBe(TEAM);
    });

    test.each(['private', 'shared', 'Private'])(
      'is a place of its own if it is %s: not all of the team may read it',
      (type) => {
        expect(teamIdOf(name, { id: CHANNEL, type })).toBe(CHANNEL);
      },
    );
  },
);
