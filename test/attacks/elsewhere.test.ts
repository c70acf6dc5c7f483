// For each verb, what the right person pressed in a golden case is pressed again by others from elsewhere, with the same
// ids, and with all that a forger could add. Nothing that they are told, and nothing that is posted or written, may
// depend on the first conversation: all of it is the same where that conversation has never been.
import { expect, test } from 'vitest';
import type { Verb } from '../../bot/routes.ts';
import { folderForTest } from '../support/folder.ts';
import { type Attempt, FIRST, goodPresses, pressElsewhere, STRANGER, VERBS } from './elsewhere.ts';

/** About two people, and offered in their own chats too: what was theirs is theirs wherever they speak from. */
const THEIRS_ANYWHERE: ReadonlySet<Verb> = new Set<Verb>([
  'start-thanks-change',
  'change-thanks',
  'withdraw-thanks',
  'nominate-thanks',
]);

const BY_STRANGERS: readonly Attempt[] = [
  { who: 'in another team', by: () => STRANGER, place: { team: 'Ward 9' }, isForged: false },
  { who: 'in another team, forging', by: () => STRANGER, place: { team: 'Ward 9' }, isForged: true },
  { who: 'in a group chat', by: () => STRANGER, place: { team: 'Chat 4', kind: 'groupChat' }, isForged: true },
  { who: 'in their own chat', by: () => STRANGER, place: { kind: 'personal' }, isForged: true },
  {
    who: 'who chairs another meeting',
    by: () => STRANGER,
    place: { team: 'Meeting 2', kind: 'groupChat', meeting: 'meeting-2' },
    isForged: true,
  },
];
/** Also of somebody who has left the team. */
const BY_THE_SAME: Attempt = {
  who: 'the right person, from another team',
  by: ({ by = 'Alex Wilber' }) => by,
  place: { team: 'Ward 9' },
  isForged: true,
};

test.each(goodPresses().map((press) => [press.verb, press] as const))('%s', async (verb, press) => {
  const attempts = THEIRS_ANYWHERE.has(verb) ? BY_STRANGERS : [...BY_STRANGERS, BY_THE_SAME];
  const [came, withoutFirst] = await pressElsewhere(press, attempts, [folderForTest(), folderForTest()]);

  for (const [index, { who }] of attempts.entries()) expect(came.told[index], who).toEqual(withoutFirst.told[index]);
  expect(came.left).toEqual(withoutFirst.left);
  expect(came.lost).toEqual([]);
  expect(Object.keys(came.left).filter((key) => key.includes(FIRST))).toEqual([]);
});

test('every verb is among them', () => {
  expect(goodPresses().map(({ verb }) => verb)).toEqual(VERBS);
});
