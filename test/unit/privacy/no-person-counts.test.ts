import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CODECS } from '../../../src/storage/documents.ts';
import { COLUMNS } from '../../../src/thanks/nomination.ts';
import { isObject } from '../cards/walk.ts';

const ROOT = join(import.meta.dirname, '../../..');

function filesIn(folder: string, ending: RegExp): [path: string, text: string][] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => [`${folder}/${path}`, readFileSync(join(ROOT, folder, path), 'utf8')]);
}

const PERSON = '(?:giver|receiver|person|people|member|colleague|sender|joiner|winner)s?';
const AMOUNT = '(?:count|total|tally|sum|number|score|points?|rank|ranking|most|least|top|leader)s?';
/** A name such as countsByGiver, personTotals, topReceivers, mostThanked. */
const SUSPECT_NAMES = new RegExp(
  `\\b(?:${AMOUNT}(?:Of|By|Per|For|To)?${PERSON}|${PERSON}${AMOUNT}|${AMOUNT}Thanked|${AMOUNT}(?:Given|Received))\\b`,
  'i',
);
/** Grouping, or counting up, under a person. */
const SUSPECT_GROUPS =
  /groupBy\([^)]*(?:giver|receiver|personId)|\[\s*\w*\.?(?:giver|receiver)\.personId\s*\]\s*(?:=|\+)|GROUP BY|COUNT\([^)]*(?:giver|receiver|person)/i;

function suspectsIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => [SUSPECT_NAMES, SUSPECT_GROUPS].flatMap((each) => each.exec(line)?.[0] ?? []));
}

/** The names of all numbers that a kind of document may hold. */
function numbersIn(schema: z.ZodType): string[] {
  const names = (node: unknown, name: string): string[] => {
    if (!isObject(node)) return [];
    if (node.type === 'number' || node.type === 'integer') return [name];
    return Object.entries(node).flatMap(([key, below]) =>
      key === 'properties' && isObject(below)
        ? Object.entries(below).flatMap(([field, one]) => names(one, field))
        : Array.isArray(below)
          ? below.flatMap((one) => names(one, name))
          : names(below, name),
    );
  };
  return [...new Set(names(z.toJSONSchema(schema, { reused: 'inline' }), ''))];
}

describe('nobody is counted', () => {
  test('the search finds what it is looking for', () => {
    for (const planted of [
      'const countsByGiver = new Map();',
      'interface Board { personTotals: number }',
      'const topReceivers = [];',
      'Map.groupBy(thanks, ({ giver }) => giver.personId)',
      'found[thanks.receiver.personId] += 1;',
      'SELECT giver, COUNT(*) FROM teams GROUP BY giver',
      '"mostThanked"',
    ]) {
      expect([planted, suspectsIn(planted).length > 0]).toEqual([planted, true]);
    }
    expect(suspectsIn('const personId = giver.personId;')).toEqual([]);
  });

  test('by code: nothing adds up, groups or ranks by person', () => {
    const found = [...filesIn('src', /\.ts$/), ...filesIn('bot', /\.ts$/), ...filesIn('infra', /\.ts$/)].flatMap(
      ([path, text]) => suspectsIn(text).map((suspect) => `${path}: ${suspect}`),
    );
    expect(found).toEqual([]);
  });

  test('on cards: nothing is bound that counts people’s thank-yous', () => {
    const found = filesIn('cards', /\.json$/).flatMap(([path, text]) =>
      suspectsIn(text).map((suspect) => `${path}: ${suspect}`),
    );
    expect(found).toEqual([]);
    const counted = filesIn('cards', /(?:thanks|my-data|export).*\.json$/).flatMap(([path, text]) =>
      [...text.matchAll(/\$\{[^}]*count\([^}]*\}/g)].flatMap(([bound]) =>
        /== 0|> 0|> 1/.test(bound) ? [] : [`${path}: ${bound}`],
      ),
    );
    expect(counted).toEqual([]);
  });

  test('in the store: whatever lies with a person or a thank-you holds no number but moments', () => {
    const numbers = (['thank-you', 'thank-you-of', 'preferences', 'last-ask'] as const).flatMap((kind) =>
      numbersIn(CODECS[kind].schema).map((name) => `${kind}.${name}`),
    );
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers.filter((name) => !/\.\w+At$/.test(name))).toEqual([]);
  });

  test('in exports: nominations are lines of words, one for each thank-you', () => {
    expect(COLUMNS).toEqual([
      'givenOn',
      'team',
      'behaviour',
      'framework',
      'awardCategory',
      'from',
      'to',
      'whatTheyDid',
      'madePossible',
    ]);
  });
});
