import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { storedData } from '../../../src/privacy/stored-data.ts';
import { CODECS } from '../../../src/storage/documents.ts';
import { openSqliteKeys } from '../../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/store.ts';
import { folderForTest } from '../../support/folder.ts';
import { sampleAgenda } from '../../support/sample-documents.ts';
import { ALL_PLACES, onThisMachine } from '../../support/where-kept.ts';
import { fieldPaths } from './stored-fields.ts';

const STORED_DATA = storedData(onThisMachine);

/** Tables that hold no documents: each is a kind of its own. All others hold documents, with columns beside them. */
const TABLES_OF_THEIR_OWN = ['seen', 'keys'];
const BESIDE = 'beside';

function describedFields(kind: string): string[] {
  return STORED_DATA.filter((stored) => stored.kind === kind)
    .flatMap(({ holds }) => Object.values(holds).flatMap((fields) => fields.split(' ')))
    .sort();
}

/** Every column of every table in the two files that the bot writes. */
async function columnsByTable(): Promise<Map<string, string[]>> {
  const folder = folderForTest();
  const files = ['store.db', 'keys.db'].map((name) => join(folder, name));
  const [storeFile = '', keysFile = ''] = files;
  const store = openSqliteStore(storeFile, { now: () => 0 });
  const keys = openSqliteKeys(keysFile);
  await store.close();
  await keys.close();
  return new Map(
    files.flatMap((file) => {
      const database = new DatabaseSync(file, { readOnly: true });
      const rows = database
        .prepare(`SELECT t.name AS 'table', c.name AS 'column' FROM sqlite_schema t, pragma_table_xinfo(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'`)
        .all();
      database.close();
      const byTable = Map.groupBy(rows, ({ table }) => String(table));
      return [...byTable].map(([table, found]): [string, string[]] => [
        table,
        found.map(({ column }) => String(column)).sort(),
      ]);
    }),
  );
}

describe('the notice names all that is stored', () => {
  const kinds = Object.entries(CODECS);

  test('every kind of document, and no kind that is not there', () => {
    const described = STORED_DATA.map(({ kind }) => kind);
    const stored = [...kinds.map(([kind]) => kind), ...TABLES_OF_THEIR_OWN, BESIDE];

    expect(described.toSorted()).toEqual(stored.toSorted());
  });

  test.each(kinds)('every field of %s, once, and no field that it does not have', (kind, { schema }) => {
    const stored = fieldPaths(schema).filter((field) => field !== 'kind');

    expect(describedFields(kind)).toEqual(stored);
  });

  test('every column of the tables that are not documents', async () => {
    const columns = await columnsByTable();

    expect([...columns.keys()]).toEqual(expect.arrayContaining(TABLES_OF_THEIR_OWN));
    for (const table of TABLES_OF_THEIR_OWN) expect(describedFields(table)).toEqual(columns.get(table));
  });

  test('everything that is written beside a document', async () => {
    const columns = [...(await columnsByTable())].filter(([table]) => !TABLES_OF_THEIR_OWN.includes(table));
    const agenda = sampleAgenda();
    const written = Object.keys(JSON.parse(CODECS.agenda.write(agenda).json));
    const beside = written.filter((field) => field === 'kind' || !Object.keys(agenda).includes(field));

    expect(columns.length).toBeGreaterThan(0);
    expect(describedFields(BESIDE)).toEqual([...new Set([...beside, ...columns.flatMap(([, found]) => found)])].sort());
  });
});

describe('a field is found', () => {
  test.each<[string, z.ZodType, string[]]>([
    ['in an object', z.object({ a: z.object({ b: z.string() }) }), ['a.b']],
    ['in a list of objects', z.object({ a: z.array(z.object({ b: z.string() })) }), ['a.b']],
    ['that may be missing', z.object({ a: z.object({ b: z.string() }).optional() }), ['a.b']],
    ['that may be nothing', z.object({ a: z.object({ b: z.string() }).nullable() }), ['a.b']],
    ['that has a usual value', z.object({ a: z.string().default('x') }), ['a']],
    ['that may be nothing and holds no others', z.object({ a: z.string().nullable() }), ['a']],
    [
      'in each of several forms',
      z.object({ a: z.union([z.object({ b: z.string() }), z.object({ c: z.string() })]) }),
      ['a.b', 'a.c'],
    ],
    [
      'in forms told apart by a word',
      z.object({
        a: z.discriminatedUnion('is', [
          z.object({ is: z.literal('x') }),
          z.object({ is: z.literal('y'), c: z.number() }),
        ]),
      }),
      ['a.c', 'a.is'],
    ],
    ['in a table by names', z.object({ a: z.record(z.string(), z.object({ b: z.string() })) }), ['a.b']],
    ['in a fixed list', z.object({ a: z.tuple([z.object({ b: z.string() }), z.number()]) }), ['a', 'a.b']],
    ['that is a list', z.object({ a: z.array(z.number()), b: z.tuple([z.number(), z.number()]) }), ['a', 'b']],
    ['that may be anything', z.object({ a: z.unknown() }), ['a']],
  ])('%s', (_where, schema, fields) => {
    expect(fieldPaths(schema)).toEqual(fields);
  });

  test('or the schema is refused, if nobody can tell what is in it', () => {
    expect(() => fieldPaths(z.object({ a: z.map(z.string(), z.string()) }))).toThrow();
  });
});

describe('wherever it lies', () => {
  test.each(ALL_PLACES)('%j: the same kinds of things are named, in the same order', (where) => {
    expect(storedData(where).map(({ title }) => title)).toEqual(STORED_DATA.map(({ title }) => title));
  });
});

describe('the notice is written for people', () => {
  const everywhere = new Set(ALL_PLACES.flatMap((where) => storedData(where)));

  test.each([...everywhere].map((stored) => [stored.title, stored] as const))('%s', (_title, stored) => {
    const { what, readers, kept, destroyedBy, inShort, holds } = stored;

    for (const words of [what, readers, kept, destroyedBy, inShort || what]) expect(words).toMatch(/^[A-Z].{4,}\.$/);
    for (const words of Object.keys(holds)) expect(words).toMatch(/^[a-z].*[\w)]$/);
    // Names of fields, and the word that may not be promised.
    expect([what, readers, kept, destroyedBy, inShort, ...Object.keys(holds)].join(' ')).not.toMatch(
      /[a-z][A-Z]|\w[._]\w|[Aa]nonym/,
    );
  });
});
