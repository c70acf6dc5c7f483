import { describe, expect, it } from 'vitest';
import { faultsOf, goodPack, packWith } from './pack-folder.ts';

describe('a file that is not good YAML says where and how to mend it', () => {
  it.each([
    [
      'a colon in a text',
      packWith('We notice', 'We do: we notice'),
      '11: the text holds a colon, or the line below it is indented too far; put quotation marks round the whole text, or correct the indentation of the next line',
    ],
    ['a tab', packWith('  title', '\ttitle'), '6: the line is indented with a tab; indent it with spaces'],
    [
      'an open bracket',
      'tag_sets:\n- id: a\n  name: A\n  names: [a, b\n',
      '5: the line does not begin where its neighbours do; give it the same number of spaces as they have',
    ],
    [
      'an open quotation mark',
      'id: "a\n',
      '2: a quotation mark, bracket or comma is missing here or above; close what was opened',
    ],
    [
      'a sign of YAML’s own',
      packWith('Ward handbook', '@handbook'),
      '6: the text begins with a sign that YAML keeps for itself; put quotation marks round the whole text',
    ],
    [
      'an exclamation mark',
      packWith('Ward handbook', '!handbook'),
      '6: the text begins with an exclamation mark; put quotation marks round the whole text',
    ],
    [
      'no colon',
      packWith('name: Ward values', 'name'),
      '2: the line has no colon after its name; write it as name: text',
    ],
    [
      'two packs',
      `${goodPack}---\n${goodPack}`,
      '22: the file holds more than one pack; put each pack in a file of its own and remove the line ---',
    ],
    [
      'a line written twice',
      packWith('status:', 'name: Again\nstatus:'),
      '4: name is written twice; keep one of the two',
    ],
    [
      'a name that is a list',
      '? [a, b]\n: c\n',
      '1: the line is not valid YAML (With stringKeys, all keys must be strings); check its indentation, or put quotation marks round the whole text',
    ],
  ])('%s', (_case, text, fault) => expect(faultsOf(text)).toEqual([fault]));

  it.each([
    ['', 'the file is empty'],
    ['# to be written\n', 'the file is empty'],
    ['---\n', 'the file is empty'],
    ['- id: a\n', 'the file does not hold a pack'],
    ['a pack\n', 'the file does not hold a pack'],
  ])('%j is no pack', (text, problem) => {
    expect(faultsOf(text)).toEqual([
      `1: ${problem}; write a pack with id, name, version and the other lines, as the shipped packs do, or remove the file`,
    ]);
  });

  it('aliases are refused before they can grow', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from({ length: 25 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *${n ? `b${n - 1}` : 'a'}]`),
    ].join('\n');
    const found = faultsOf(bomb);
    expect(found).toHaveLength(25);
    expect(found[0]).toBe('2: *a repeats a part of the file; write the text out in full instead');
  });

  it('a file nested without end is one fault', () => {
    const fault = '1: the file is nested too deeply; write it like one of the shipped packs';
    expect(faultsOf(`items: ${'['.repeat(120_000)}`)).toEqual([fault]);
  });

  it.each([500, 1500, 3000, 120_000])('%i brackets inside each other are a fault and not a crash', (depth) => {
    expect(faultsOf(`items: ${'['.repeat(depth)}${']'.repeat(depth)}`).length).toBeGreaterThan(0);
  });
});
