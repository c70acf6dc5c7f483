import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MESSAGE_KINDS, summaryOf } from '../../../bot/rendering/card-summaries.ts';
import { renderCard, templateOf } from '../../../bot/rendering/render-card.ts';
import { exportTeams } from '../../../src/operations/offboard-export.ts';
import { openSqliteAdmin } from '../../../src/operations/sqlite-admin.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/store.ts';
import { nominationsFrom } from '../../../src/thanks/nomination.ts';
import { keepDocumentsIn, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { folderForTest } from '../../support/folder.ts';
import { sampleRhythm } from '../../support/sample-documents.ts';
import { elementsIn, stringsIn } from '../../unit/cards/walk.ts';
import { conversation, teamId } from './thanks-chat.ts';

/** Nothing else in that month comes to these: no day, hour or sum by behaviour. */
const GIVEN_BY_ALEX = 41;
const RECEIVED_BY_MEGAN = 37;

/** Every number in a document, a card or an export, and every one that stands in a text as a word of its own. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return (value.match(/(?<![\w.:-])\d+(?![\w:-])/g) ?? []).map(Number);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const totalsIn = (value: unknown): number[] =>
  numbersIn(value).filter((number) => number === GIVEN_BY_ALEX || number === RECEIVED_BY_MEGAN);

test('a total that belonged to a person would be found, wherever it stood', () => {
  expect(totalsIn([{ 'person-megan-bowen': 37 }, 'Alex Wilber: 41', { text: '37 thank-yous' }])).toEqual([37, 41, 37]);
  expect(totalsIn(['2026-11-09T09:37:41.000Z', 'Bed 370', 'id-37', 4137])).toEqual([]);
});

test('after a lively month nothing that is stored, shown or exported holds how many a person gave or received', async () => {
  const path = join(folderForTest(), 'store.db');
  keepDocumentsIn((clock) => openSqliteStore(path, clock));
  const chat = new TeamsConversation(NAMES.slice(0, 8));
  const replies: unknown[] = [];
  const press = async (name: string, verb: string, data: Record<string, unknown>, kind?: 'personal') => {
    const reply = await chat.press(name, verb, data, { kind });
    if (reply) replies.push(reply.message, renderCard(reply.message));
    return reply;
  };
  const say = async (name: string, words: string, kind?: 'personal') => {
    const reply = await chat.say(name, words, { kind });
    if (reply) replies.push(reply.message, renderCard(reply.message));
    await chat.runJobs();
  };
  await say('Alex Wilber', 'help');
  const digest = { every: 'weekly', firstOn: '2026-11-16', at: '09:00' } as const;
  await chat.ports.store.create(sampleRhythm({ teamId, conversation, pulse: null, behaviour: null, digest }));
  await chat.ports.store.enqueue(newJob('post-digest', teamId, teamId, chat.now));
  await say('Alex Wilber', 'rhythm');

  const pairs = [
    ...Array.from({ length: 33 }, () => ['Alex Wilber', 'person-megan-bowen']),
    ...Array.from({ length: 8 }, () => ['Alex Wilber', 'person-adele-vance']),
    ...Array.from({ length: 4 }, () => ['Lynne Robbins', 'person-megan-bowen']),
  ] as const;
  for (const [place, [giver = '', receiver = '']] of pairs.entries()) {
    const about = { behaviour: ['collaborative', 'compassionate', 'innovative'][place % 3], madePossible: '' };
    const whatTheyDid = `Took over the early round so that the night team could leave, round ${String.fromCharCode(65 + (place % 26))}.`;
    await press(giver, 'give-thanks', { formId: `form-${place}`, receiver, whatTheyDid, ...about });
    if (place % 9 === 0) await chat.runJobs();
    chat.now += 12 * 3_600_000;
  }
  const given = await chat.ports.store.thankYousSince(teamId, 0, 100);
  expect(given.filter(({ giver }) => giver.name === 'Alex Wilber')).toHaveLength(GIVEN_BY_ALEX);
  expect(given.filter(({ receiver }) => receiver.name === 'Megan Bowen')).toHaveLength(RECEIVED_BY_MEGAN);
  for (const { thankYouId, receiver } of given) {
    const ref = { thankYouId: thankYouId, thankYouTeamId: teamId };
    for (const verb of ['share-thanks', 'thank-back']) await press(receiver.name, verb, ref, 'personal');
    await press('Diego Siciliani', 'join-thanks', ref);
  }
  await chat.wait(24 * 7);
  for (const name of ['Alex Wilber', 'Megan Bowen']) {
    for (const words of ['my data', 'export']) await say(name, words, 'personal');
    await press(name, 'show-given-thanks', {}, 'personal');
  }
  for (const words of ['summary', 'next', 'thanks']) await say('Adele Vance', words);

  const shown = [...chat.posts, ...chat.updates].flatMap(({ message }) => [
    message,
    renderCard(message),
    summaryOf(message),
  ]);
  expect(shown.some((one) => JSON.stringify(one).includes('"kind":"digest"'))).toBe(true);
  expect(totalsIn([replies, shown])).toEqual([]);

  const now = await chat.ports.store.thankYousSince(teamId, 0, 100);
  const nominated = nominationsFrom(
    now.map((thanks) => ({ thanks, categories: [], teamName: 'Ward', timeZone: 'Europe/London' })),
  );
  await chat.close();
  const database = new DatabaseSync(path, { readOnly: true });
  const stored = ['documents JOIN slots USING (slot)', 'jobs'].flatMap((from) =>
    database.prepare(`SELECT document FROM ${from}`).all(),
  );
  database.close();
  const documents = stored.map(({ document }): unknown => JSON.parse(String(document)));
  expect(documents.length).toBeGreaterThan(3 * 45);
  expect(totalsIn(documents)).toEqual([]);

  const admin = await openSqliteAdmin(path, { now: () => chat.now });
  const exported = await exportTeams(admin, { of: 'team', id: teamId }, new Set([teamId]), chat.now, () => undefined);
  await admin.close();
  expect(exported.teams[0]?.thanks).toHaveLength(pairs.length);
  expect(totalsIn([exported, nominated])).toEqual([]);
});

test('no card shows how long a list is', () => {
  const texts = MESSAGE_KINDS.map(templateOf).flatMap((template) =>
    ['TextRun', 'TextBlock', 'Action.Execute', 'Fact']
      .flatMap((type) => elementsIn(template, type))
      .flatMap(({ text, title, value }) => stringsIn([text, title, value].map((one) => one ?? ''))),
  );
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => /\bcount\(|\blength\(/.test(text))).toEqual([]);
});
