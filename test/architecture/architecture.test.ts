import { describe, expect, test } from 'vitest';
import { readTree } from './read-tree.ts';
import { RULES } from './rules.ts';
import { soundTree } from './sound-tree.ts';

const tree = readTree();

describe('the tree keeps its rules', () => {
  test.each(RULES)('$name', ({ check }) => {
    expect(check(tree)).toEqual([]);
  });
});

describe('a sound tree is not blamed', () => {
  test.each(RULES)('$name', ({ check }) => {
    expect(check(soundTree())).toEqual([]);
  });
});

describe.each(RULES)('a breach is found: $name', ({ check, planted }) => {
  test.each(planted)('$given', ({ files, finds }) => {
    expect(check(soundTree(files))).toEqual(finds.map((part) => expect.stringContaining(part)));
  });
});
