import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCsv } from '../../../src/operations/nominations.ts';

/** Reads RFC 4180, every field in quotes, in the plainest way. */
function fieldsIn(csv: string): string[][] {
  const rows: string[][] = [];
  let at = 1;
  while (at < csv.length) {
    const row: string[] = [];
    for (;;) {
      expect(csv[at]).toBe('"');
      let field = '';
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += csv[at] === '"' ? 2 : 1) field += csv[at];
      row.push(field);
      at += 2;
      if (csv[at - 1] !== ',') break;
    }
    expect(csv.slice(at - 1, at + 1)).toBe('\r\n');
    at += 1;
    rows.push(row);
  }
  return rows;
}

const signs = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", ' ', 'a', '1', '＝', '👩‍⚕️');
const field = fc.array(signs, { maxLength: 8 }).map((each) => each.join(''));

describe('a spreadsheet file', () => {
  test('gives back every field as it was, but for an apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = fieldsIn(asCsv(rows));
        expect(read.map((one) => one.length)).toEqual(rows.map((one) => one.length));
        for (const [place, one] of rows.flat().entries()) expect([one, `'${one}`]).toContain(read.flat()[place]);
      }),
    );
  });

  test('has no field that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(field, (one) => {
        expect(fieldsIn(asCsv([[one]]))[0]?.[0]).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+44 1234', "'+44 1234"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    [' =1', "' =1"],
    ['stayed late = kind', 'stayed late = kind'],
    ["'quoted'", "'quoted'"],
    ['', ''],
  ])('writes %j as %j', (given, written) => {
    expect(fieldsIn(asCsv([[given]]))).toEqual([[written]]);
  });
});
