// The whole table of who may what: each cell is tried, by dispatch and with a real store. Where the answer is no it is the
// one that the table says, nothing is written or posted, and none of the team's words are in it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS, type Verb } from '../../bot/routes.ts';
import type { Row as ActionRow } from '../../src/shared/action-row.ts';
import type { Place } from '../support/conversation.ts';
import { type Cells, IN_TEAM, OWN_CHAT, type Row, TYPED_ROWS, VERB_ROWS } from './authorisation.ts';
import { type Ask, LEFT, NEWCOMER, outcomeOf, remains, Scene, SECRETS } from './authorisation-scene.ts';
import { STRANGER } from './elsewhere.ts';

const ACTORS: readonly [keyof Cells, string, Place][] = [
  ['colleague', 'Isaiah Langer', IN_TEAM],
  ['attendee', 'Lynne Robbins', { meeting: 'meeting-1' }],
  ['newcomer', NEWCOMER, IN_TEAM],
  ['left', LEFT, IN_TEAM],
  ['otherTeam', STRANGER, { team: 'Ward 9' }],
  ['otherMeeting', STRANGER, { team: 'Meeting 2', kind: 'groupChat', meeting: 'meeting-2' }],
  ['strangersChat', STRANGER, OWN_CHAT],
];
const SECRET = new RegExp(SECRETS.join('|'), 'i');
/** Those who are in the team may read its words where something is done; nobody who is refused reads any. */
const OUTSIDE: readonly (keyof Cells)[] = ['otherTeam', 'otherMeeting', 'strangersChat'];

const scene = new Scene();
beforeAll(() => scene.plant());
afterAll(() => scene.clear());

/** What changes nothing, whoever asks and whether or not they may. */
const LOOKING = /^(?:(?:show|view|preview)-.*|start-(?!meeting).*|change-answer|open-self-check|share-framework)$/;
const DOING: readonly string[] = ['start', 'end', 'export', 'self-check'];

async function check(row: Row, asked: Pick<Ask, 'verb' | 'word'>): Promise<void> {
  const data = row.data(scene.ids);
  const misplaced = row.place.kind === 'personal' ? IN_TEAM : OWN_CHAT;
  const actors = [...ACTORS, ['misplaced', row.by, misplaced] as const];
  const quiet = await scene.copy();
  const before = await remains(quiet);
  for (const [actor, by, place] of actors) {
    const expected = row.cells[actor];
    const copy = expected === 'done' && !isLooking(asked) ? await scene.copy() : quiet;
    const { outcome, shown, posts } = await outcomeOf(copy, { ...asked, by, place, data });
    expect(outcome, actor).toBe(expected);
    if (expected !== 'done') expect(posts, actor).toBe(0);
    if (expected !== 'done' || OUTSIDE.includes(actor)) expect(shown, actor).not.toMatch(SECRET);
    if (copy !== quiet) await copy.conversation.ports.store.close();
  }
  expect(await remains(quiet)).toEqual(before);
  await quiet.conversation.ports.store.close();

  const right = await scene.copy();
  expect((await outcomeOf(right, { ...asked, by: row.by, place: row.place, data })).outcome).toBe('done');
  await right.conversation.ports.store.close();
}

function isLooking({ verb = '', word }: Pick<Ask, 'verb' | 'word'>): boolean {
  return word === undefined ? LOOKING.test(verb) : !DOING.includes(word);
}

describe('a button', () => {
  test.each(Object.entries(VERB_ROWS))('%s', (verb, row) => check(row, { verb }));
});

describe('a word', () => {
  test.each(Object.entries(ROWS).flatMap(([verb, { typed }]) => (typed ? [[typed.word, verb as Verb] as const] : [])))(
    '%s',
    (word, verb) => check(TYPED_ROWS[verb] ?? VERB_ROWS[verb], { word }),
  );
});

/** What the product's own table promises of a row. */
function promised({ where, who }: Pick<ActionRow, 'where' | 'who'>, { cells, place }: Row): void {
  const others = [cells.colleague, cells.newcomer, cells.left];
  const isTeams = where !== 'own chat';
  expect(place.kind === 'personal').toBe(!isTeams);
  expect(cells.misplaced === 'CHAT_NOT_PRIVATE' && others.includes('CHAT_NOT_PRIVATE')).toBe(!isTeams);
  if (where === 'team') expect([cells.misplaced, cells.strangersChat]).toEqual(['CHAT_NOT_TEAM', 'CHAT_NOT_TEAM']);
  if (isTeams && who === 'anyone') expect(others).toEqual(['done', 'done', 'done']);
  expect(cells.left === 'MEMBER_UNKNOWN').toBe(who === 'a member' || who === 'another member');
  expect(cells.newcomer === 'PULSE_NOT_INVITED').toBe(who === 'who was asked');
  expect(cells.attendee === 'MEETING_NOT_LED').toBe(who === 'who leads the meeting');
  const isOnes = ['who opened it', 'who prepared it', 'who gave it', 'who received it', 'who gave or received it'];
  expect([cells.colleague, cells.strangersChat].every((outcome) => outcome !== 'done')).toBe(isOnes.includes(who));
}

test.each(Object.entries(VERB_ROWS))('the product’s own table says the same of %s', (verb, row) => {
  promised(ROWS[verb as Verb], row);
});
