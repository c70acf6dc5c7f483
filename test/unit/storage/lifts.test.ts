import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { SHAPES, teamKey } from '../../../src/storage/documents.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { actionOfVersion1, agendaOfVersion1, pulseOfVersion1 } from '../../support/older-documents.ts';
import {
  MEGAN,
  MONDAY_NINE,
  sampleAction,
  sampleAgenda,
  sampleConversation,
  sampleItem,
  samplePulse,
  sampleResult,
  WARD_7,
} from '../../support/sample-documents.ts';
import { folderForTest } from './folder.ts';

const AGENDA = teamKey('agenda', WARD_7, 'agenda-1');
const PULSE = teamKey('pulse', WARD_7, 'pulse-1');

/** Word for word what version 1 wrote. */
const olderAgenda = {
  version: 1,
  kind: 'agenda',
  teamId: WARD_7,
  agendaId: 'agenda-1',
  frameworkId: 'mse-icb-values',
  frameworkVersion: '2024-03',
  behaviourIds: ['collaborative', 'innovative'],
  shownQuestion: 2,
  line: 'Discharge planning',
  why: 'Not used for five weeks.',
  postedBy: MEGAN.personId,
  postedAt: MONDAY_NINE,
  conversation: sampleConversation(),
  cardActivityId: '1772442000100',
  isSample: false,
};

/** What today's program makes of it. */
const liftedAgenda = sampleAgenda({
  items: [
    sampleItem({ itemType: 'other' }),
    sampleItem({ behaviourId: 'innovative', itemType: 'other', line: '', why: '' }),
  ],
  shownQuestion: 2,
  postedByName: '',
  startedAt: MONDAY_NINE,
});

describe('an agenda that version 1 wrote', () => {
  test('began when it was posted, and its first item has its line and its reason', () => {
    expect(SHAPES.agenda.read(JSON.stringify(olderAgenda), AGENDA)).toEqual(liftedAgenda);
  });

  test('is written again in today’s form, and read as the same', () => {
    const { json, key } = SHAPES.agenda.write(SHAPES.agenda.read(JSON.stringify(olderAgenda), AGENDA));
    expect(JSON.parse(json)).toEqual({ version: 2, ...liftedAgenda });
    expect(key).toEqual(AGENDA);
    expect(SHAPES.agenda.read(json, key)).toEqual(liftedAgenda);
  });

  test.each([
    ['no behaviour', { behaviourIds: [] }, 'items'],
    ['behaviours that are no list', { behaviourIds: 'a secret' }, 'items'],
    ['a behaviour that is no word', { behaviourIds: [{ a: 'secret' }] }, 'items'],
    ['no line', { line: undefined }, 'items'],
    ['no moment', { postedAt: undefined }, 'postedAt, startedAt'],
  ])('and that is damaged, with %s, is a fault as ever', (_, damage, fields) => {
    const json = JSON.stringify({ ...olderAgenda, ...damage });
    expect(() => SHAPES.agenda.read(json, AGENDA)).toThrow(
      new RegExp(`^agenda:agenda-1 of ${WARD_7} does not fit its kind: ${fields}$`),
    );
  });
});

describe('a pulse that version 1 wrote', () => {
  test.each([
    ['is open', samplePulse()],
    ['is closed, with a result', samplePulse({ state: 'closed', result: sampleResult() })],
  ])('and that %s was opened by a person and has reminded nobody; all else is as it was', (_, pulse) => {
    const older = pulseOfVersion1(pulse);
    expect(Object.keys(older)).not.toEqual(expect.arrayContaining(['origin']));
    const lifted = SHAPES.pulse.read(JSON.stringify(older), PULSE);
    expect(lifted).toEqual({
      ...pulse,
      origin: 'person',
      depth: 'chosen',
      lastAction: '',
      remindedTo: 0,
      isChairTold: false,
    });
    expect(JSON.parse(SHAPES.pulse.write(lifted).json)).toEqual({ version: 2, ...lifted });
  });
});

test('an action that version 1 wrote has no card that anybody knows of; all else is as it was', () => {
  const older = JSON.stringify(actionOfVersion1(sampleAction()));
  expect(older).not.toContain('cards');
  const lifted = SHAPES.action.read(older, teamKey('action', WARD_7, 'action-1'));
  expect(lifted).toEqual(sampleAction({ cards: [] }));
  expect(JSON.parse(SHAPES.action.write(lifted).json)).toEqual({ version: 2, ...lifted });
});

test('a file that version 1 filled is read, listed and changed without being moved first', async () => {
  const path = join(folderForTest(), 'store.db');
  const clock = { now: () => MONDAY_NINE };
  await openSqliteStore(path, clock).close();
  const file = new DatabaseSync(path);
  const insert = file.prepare('INSERT INTO teams (team_id, id, list, at, etag, document) VALUES (?, ?, ?, ?, ?, ?)');
  const older = { agenda: agendaOfVersion1(sampleAgenda()), pulse: pulseOfVersion1(samplePulse()) };
  insert.run(WARD_7, AGENDA.id, 'agendas', MONDAY_NINE, 'tag', JSON.stringify(older.agenda));
  insert.run(WARD_7, PULSE.id, 'open-pulses', MONDAY_NINE, 'tag', JSON.stringify(older.pulse));
  file.exec('DROP INDEX last_asks_by_age; PRAGMA user_version = 2');
  file.close();

  const store = openSqliteStore(path, clock);
  expect(await store.recentAgendas(WARD_7, 9)).toMatchObject([
    { state: 'started', items: [{ itemType: 'other' }, {}] },
  ]);
  expect(await store.preparedAgendas(WARD_7, 9)).toEqual([]);
  expect(await store.openPulses(WARD_7)).toEqual([samplePulse()]);
  const reminded = samplePulse({ remindedTo: 3 });
  expect(await store.replace(reminded, 'tag')).toBe(true);
  expect((await store.read('pulse', WARD_7, 'pulse-1'))?.value).toEqual(reminded);
  await store.close();
});
