import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wholeEnvelope } from '../../../bot/teams/envelope.ts';
import { type Inbound, parseActivity } from '../../../bot/teams/parse-activity.ts';

type Sent = Record<string, unknown>;
type Path = readonly string[];

const FOLDER = new URL('../../fixtures/activities/', import.meta.url);
const RECORDED = readdirSync(FOLDER).map((file): [string, Sent] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')),
]);

/** Nothing can be understood without them. */
const REQUIRED = ['type', 'from', 'from.id', 'from.aadObjectId', 'conversation', 'conversation.id'];
/** What an activity is about; the tests of what cards send, and of typed words, have these. */
const CONTENT = ['text', 'value', 'action', 'name', 'membersAdded', 'membersRemoved', 'entities'];
const SPELT = 'Teams makes these of letters in both cases, and takes them as they were given';
const A_NAME = 'it is a name, and shown as it came';
const NOWHERE_ELSE = 'it is said nowhere else';

/** What may then be otherwise, and why. Everything below the path counts as the path. */
const MISSING: Readonly<Record<string, [readonly string[], string]>> = {
  id: [['activityId'], 'a repeated delivery is then not recognised as one'],
  replyToId: [['caller.cardActivityId'], 'which card was pressed is not known, so it is not changed for the others'],
  'from.name': [['caller.name'], 'the member list has the name'],
  'recipient.name': [['words'], 'the name spelled out is known by nothing else'],
  'conversation.name': [['caller.teamName'], NOWHERE_ELSE],
  'channelData.team': [['caller.teamName'], NOWHERE_ELSE],
  'channelData.meeting': [['caller.meetingId'], NOWHERE_ELSE],
  channelData: [['caller.teamName', 'caller.meetingId'], NOWHERE_ELSE],
};
/** In production serviceUrl is not let in without: the signature is for an address (test/e2e/http-signed.test.ts). */
const OTHER_CASE: Readonly<Record<string, [readonly string[], string]>> = {
  id: [['activityId'], SPELT],
  serviceUrl: [['caller.conversation.serviceUrl'], 'it leads to the same place'],
  replyToId: [['caller.cardActivityId'], SPELT],
  'from.id': [['caller.teamsId'], SPELT],
  'from.name': [['caller.name'], A_NAME],
  'recipient.id': [['caller.conversation.botId'], SPELT],
  'conversation.id': [['caller.conversation.conversationId', 'caller.teamId'], SPELT],
  'conversation.name': [['caller.teamName'], A_NAME],
  'channelData.team.name': [['caller.teamName'], A_NAME],
  'channelData.meeting.id': [['caller.meetingId'], SPELT],
};
/** Recorded without a tenant in the conversation: then it stands in channelData alone, and without it nobody is let in. */
const tenantIsIn = (sent: Sent): string => (Object(sent.conversation).tenantId ? 'conversation' : 'channelData');

function understood(sent: Sent, { serviceUrl, recipient }: Sent): Inbound {
  return parseActivity(wholeEnvelope(sent, { serviceUrl: String(serviceUrl), botId: Object(recipient).id }));
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => [[...path, name], ...pathsIn(part, [...path, name])]);
}

function changed(sent: Sent, [name = '', ...rest]: Path, change: (value: unknown) => unknown): Sent {
  const value = rest.length > 0 ? changed(sent[name] as Sent, rest, change) : change(sent[name]);
  const { [name]: _, ...others } = sent;
  return value === undefined ? others : { ...others, [name]: value };
}

const otherCase = (text: string): string => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());

const CHANGES: readonly [string, (value: unknown) => unknown][] = [
  ['missing', () => undefined],
  ['null', () => null],
  ['empty', () => ''],
  ['odd', () => [{ odd: [7] }]],
  ['in another case', (value) => (typeof value === 'string' ? otherCase(value) : value)],
];

function allowed(path: Path, isCase: boolean): readonly string[] {
  const listed = isCase ? OTHER_CASE : MISSING;
  return path.flatMap((_, index) => listed[path.slice(0, index + 1).join('.')]?.[0] ?? []);
}

/** The names of all that differs. */
function differences(one: unknown, other: unknown): string[] {
  const names = new Set([...pathsIn(one), ...pathsIn(other)].map((path) => path.join('.')));
  const at = (whole: unknown, name: string) => name.split('.').reduce((part, key) => Object(part)[key], whole);
  return [...names].filter((name) => {
    const [left, right] = [at(one, name), at(other, name)];
    return typeof left !== 'object' && left !== right;
  });
}

let tried = 0;
test.each(RECORDED)('%s comes to the same with any part of its envelope missing, odd or in another case', (_, sent) => {
  const usual = understood(sent, sent);
  expect(usual.kind).not.toBe('unsupported');
  const others: string[] = [];
  for (const path of pathsIn(sent).filter(([first = '']) => !CONTENT.includes(first))) {
    const name = path.join('.');
    for (const [how, change] of CHANGES) {
      const isCase = how === 'in another case';
      if (!isCase && (REQUIRED.includes(name) || isTenant(path, sent))) continue;
      tried += 1;
      const inbound = understood(changed(sent, path, change), sent);
      const differing = differences(usual, inbound).filter((field) => !allowed(path, isCase).includes(field));
      if (differing.length > 0) others.push(`${name} ${how}: ${differing.join(', ')}`);
    }
  }
  expect(others).toEqual([]);
});

/** Where nothing else in the activity says whose tenant it is, nobody is let in without it. */
function isTenant(path: Path, sent: Sent): boolean {
  const [first, second] = path;
  return tenantIsIn(sent) === first && (second === undefined || second === 'tenant');
}

test('the words of Teams’ protocol are known in every case', () => {
  for (const [name, sent] of RECORDED) {
    for (const word of ['type', 'name', 'action'].filter((one) => typeof sent[one] === 'string')) {
      tried += 1;
      const inbound = understood(
        changed(sent, [word], (value) => otherCase(String(value))),
        sent,
      );
      expect({ name, word, inbound }).toEqual({ name, word, inbound: understood(sent, sent) });
    }
  }
  console.info(`${tried} envelopes of ${RECORDED.length} recorded activities`);
});
