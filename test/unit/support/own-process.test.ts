import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from '../../architecture/imports.ts';
import { OWN_PROCESS } from '../../support/own-process.ts';

const TOP = join(import.meta.dirname, '../../..');
const listed = Object.keys(OWN_PROCESS);
const tests = globSync('test/**/*.test.ts', { cwd: TOP, exclude: ['test/long/**'] });
const hasOwn = (path: string): boolean => listed.some((one) => path === one || path.startsWith(`${one}/`));

const MOCKS = /\bvi\s*\.\s*(?:mock|doMock)\s*\(/;

/** Whether it changes its whole process: nock holds on to node:http, a mock to a module. */
function changesProcess(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const text = readFileSync(join(TOP, path), 'utf8');
  const targets = importsOf(path, text).map(({ target }) => target);
  const own = targets.filter((target) => target.startsWith('test/') && target.endsWith('.ts'));
  return MOCKS.test(text) || targets.includes('nock') || own.some((target) => changesProcess(target, seen));
}

test.each(Object.entries(OWN_PROCESS))('%s has a process of its own, because it %s', (path) => {
  expect(tests.filter((one) => one === path || one.startsWith(`${path}/`))).not.toEqual([]);
});

test('no file changes a process that it shares', () => {
  expect(tests.filter((path) => !hasOwn(path) && changesProcess(path))).toEqual([]);
  expect(tests.filter((path) => hasOwn(path) && changesProcess(path)).length).toBeGreaterThan(5);
});
