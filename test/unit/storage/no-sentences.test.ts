import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { CODECS } from '../../../src/storage/documents.ts';
import { NAMES } from '../../support/conversation.ts';
import { sampleAgenda, samplePulse, sampleTeam } from '../../support/sample-documents.ts';
import { isObject } from '../cards/walk.ts';
import { fieldPaths } from '../privacy/stored-fields.ts';
import { PLAYS, TYPED } from './plays.ts';

type Kind = keyof typeof CODECS;

/** The only fields that hold words: what people typed, what they and their teams are called, and texts of a pack. */
const WORDS: Readonly<Record<string, string>> = {
  team: 'name settings.setBy',
  agenda: 'items.line items.proposedBy items.prompts postedByName lookBack.what',
  pulse: 'statements.behaviourName statements.text openedByName lastAction.what lastAction.who.name lastAction.because',
  action: 'what because who.name behaviourName setByName',
  'self-check': 'lines.behaviourName',
  'thank-you': 'behaviourName giver.name receiver.name joined.name whatTheyDid madePossible',
  rhythm:
    'calendar.pausedBecause setByName progress.pulse.because.pausedBecause progress.digest.because.pausedBecause progress.behaviour.because.pausedBecause',
  answer: 'comment',
  comments: 'lines',
  // Two ids, where something is about a pulse and a person.
  job: 'jobId subjectId',
};

/** How the messenger of the tests begins the id of somebody's own chat. */
const CHAT_ID = 'personal chat of ';

/** What deletion leaves of a name. */
const SOMEBODY = 'a colleague';

interface Field {
  readonly path: string;
  readonly text: string;
}

function textsIn(value: unknown, path = ''): Field[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, below]) => textsIn(below, path ? `${path}.${name}` : name));
}

/** Every value that the schema allows by name: 'not now' is a code. */
function codesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(codesIn);
  if (!isObject(node)) return [];
  const own = [node.const, ...(Array.isArray(node.enum) ? node.enum : [])].filter((one) => typeof one === 'string');
  return [...own, ...Object.values(node).flatMap(codesIn)];
}

const wordsOf = (kind: string): string[] => WORDS[kind]?.split(' ') ?? [];

/** What reads like a sentence, or a part of one, in a field that is for codes and values. */
function sentencesIn(kind: Kind, json: string): string[] {
  const codes = codesIn(z.toJSONSchema(CODECS[kind].schema, { reused: 'inline' }));
  return textsIn(JSON.parse(json))
    .filter(
      ({ path, text }) =>
        / \p{L}/u.test(text) && !text.startsWith(CHAT_ID) && !codes.includes(text) && !wordsOf(kind).includes(path),
    )
    .map(({ path, text }) => `${kind}.${path}: ${text}`);
}

const written = new Map<Kind, string[]>();

beforeAll(async () => {
  for (const kind of Object.keys(CODECS) as Kind[]) {
    const { write } = CODECS[kind];
    vi.spyOn(CODECS[kind], 'write').mockImplementation((document) => {
      const done = write(document);
      written.set(kind, [...(written.get(kind) ?? []), done.json]);
      return done;
    });
  }
  for (const play of Object.values(PLAYS)) await (await play()).close();
  vi.restoreAllMocks();
});
afterAll(() => vi.restoreAllMocks());

const all = (): [Kind, string][] =>
  [...written].flatMap(([kind, jsons]) => jsons.map((json): [Kind, string] => [kind, json]));
const storedIn = (path: string): string[] => {
  const [kind = '', ...rest] = path.split('.');
  const texts = (written.get(kind as Kind) ?? []).flatMap((json) => textsIn(JSON.parse(json)));
  return [...new Set(texts.filter((one) => one.path === rest.join('.')).map(({ text }) => text))].sort();
};

describe('no sentence of ours is stored', () => {
  test('whatever was played', () => {
    expect(all().flatMap(([kind, json]) => sentencesIn(kind, json))).toEqual([]);
  });

  test('nor where there are words: they were typed, are names, or stand in a pack', () => {
    const packs = JSON.stringify(readPackFiles([shippedPacks]).frameworks);
    const isKnown = (text: string): boolean =>
      [...TYPED, ...NAMES, 'Sample team', SOMEBODY, ''].includes(text) ||
      packs.includes(JSON.stringify(text).slice(1, -1));
    const unknown = all().flatMap(([kind, json]) =>
      textsIn(JSON.parse(json))
        .filter(({ path, text }) => kind !== 'job' && wordsOf(kind).includes(path) && !isKnown(text))
        .map(({ path, text }) => `${kind}.${path}: ${text}`),
    );
    expect(unknown).toEqual([]);
  });

  test('the fields for words are there', () => {
    const stale = Object.keys(WORDS).flatMap((kind) => {
      const fields = fieldPaths(CODECS[kind as Kind].schema);
      return wordsOf(kind).filter((path) => !fields.includes(path));
    });
    expect(stale).toEqual([]);
  });
});

describe('what was played stores', () => {
  test('a document of every kind', () => {
    expect([...written.keys()].sort()).toEqual(Object.keys(CODECS).sort());
  });

  test.each([
    ['agenda.items.why.code', ['fits', 'next in turn', 'to work on']],
    ['pulse.result.statements.published.shown', ['bands', 'nothing', 'suppressed', 'words']],
    ['pulse.result.statements.published.notSure', ['many', 'not said', 'some']],
    ['pulse.lastAction.state', ['agreed', 'done', 'not now']],
    ['pulse.lastAction.who.name', [SOMEBODY, 'Adele Vance'].sort()],
    ['rhythm.progress.pulse.because.code', ['too few people', 'too few to ask', 'unanswered']],
    ['rhythm.progress.digest.because.code', ['outside hours', 'paused', 'quiet dates', 'quiet month', 'too late']],
    ['action.state', ['agreed', 'done', 'not now']],
  ])('%s: every code that there is', (path, codes) => {
    expect(storedIn(path)).toEqual(codes);
  });

  test('rounds that were added up', () => {
    expect(written.get('pulse')?.some((json) => json.includes('"rounds":2'))).toBe(true);
  });
});

describe('a sentence that is planted is found', () => {
  test.each<[string, Kind, unknown]>([
    ['in a field for a number of Teams’', 'agenda', sampleAgenda({ meetingId: 'It is next in turn.' })],
    ['in a field for an id', 'pulse', samplePulse({ agendaId: 'most agree' })],
  ])('%s', (_, kind, document) => {
    expect(sentencesIn(kind, CODECS[kind].write(document).json)).toHaveLength(1);
  });

  test('in a field that the schema does not know yet', () => {
    const json = JSON.stringify({ ...sampleTeam(), also: [{ why: 'Some were not sure.' }] });
    expect(sentencesIn('team', json)).toEqual(['team.also.why: Some were not sure.']);
  });
});
