import { describe, expect, test } from 'vitest';
import { readTree } from '../../architecture/read-tree.ts';
import { textsOf } from '../../architecture/source.ts';
import { brokenLinks, lostPaths, markdownFiles, read } from './markdown.ts';

const files = markdownFiles();
const RULES = Array.from({ length: 35 }, (_, index) => `R${index + 1}`);

describe('every Markdown file', () => {
  test.each([...files])('%s links to what is there', (path, text) => {
    expect(brokenLinks(path, text)).toEqual([]);
  });

  test.each([...files])('%s names files and folders that are there', (path, text) => {
    expect(lostPaths(path, text)).toEqual([]);
  });

  test('is looked at by checks that see what is wrong', () => {
    expect(brokenLinks('src/README.md', '[a](../README.md) [b](gone.md) [c](../README.md#gone) `[d](gone)`')).toEqual([
      'src/README.md: gone.md is not there',
      'src/README.md: ../README.md#gone has no such heading',
    ]);
    expect(lostPaths('README.md', '`src/pulse/` and src/gone.ts, src/<feature>/actions.ts; other/src/gone.ts')).toEqual(
      ['README.md names src/gone.ts, which is not there'],
    );
  });
});

test('README.md is read in one go: 200 lines at most', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
});

test('where a tap on a pulse button goes is at most six hops, each with a function that is there', () => {
  const section = /^## Where a tap[\s\S]*?(?=^## )/m.exec(read('src/README.md'))?.[0] ?? '';
  const hops = [...section.matchAll(/^\d\. \[([^\]]+)\]\([^)]+\) `'?([\w-]+)'?`/gm)];
  expect(hops.length).toBeGreaterThan(3);
  expect(hops.length).toBeLessThanOrEqual(6);
  for (const [, path = '', name = ''] of hops) expect(read(path), path).toContain(name);
});

describe('the rules of privacy', () => {
  const explained = [...read('src/privacy/README.md').matchAll(/^\| (R\d+) \|/gm)].map(([, rule]) => rule);

  test('each has its row in src/privacy/README.md', () => {
    expect(explained).toEqual(RULES);
  });

  test('none is cited in src/ that has no row', () => {
    const cited = [...readTree()]
      .filter(([path]) => /^src\/.*\.ts$/.test(path))
      .flatMap(([path, text]) => [...textsOf(text).comments.matchAll(/\bR\d+\b/g)].map(([rule]) => ({ path, rule })));
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter(({ rule }) => !explained.includes(rule))).toEqual([]);
  });
});
