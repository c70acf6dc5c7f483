import { expect, test } from 'vitest';
import { etagMemory } from '../../src/storage/sqlite/memory.ts';

test('what is asked for again and again stays, and what is not is gone at the second time of ageing', () => {
  const memory = etagMemory<string>();
  memory.remember('read', 'a pulse', 10);
  memory.remember('erased', 'a pulse of a team that is gone', 10);
  memory.age();
  expect(memory.recall('read')).toBe('a pulse');
  memory.age();
  expect(memory.recall('read')).toBe('a pulse');
  expect(memory.recall('erased')).toBeUndefined();
});

test('it holds no more than four million characters, and the newest of them', () => {
  const memory = etagMemory<number>();
  const etags = Array.from({ length: 100 }, (_, index) => `etag-${index}`);
  for (const [index, etag] of etags.entries()) memory.remember(etag, index, 100_000);
  const known = etags.filter((etag) => memory.recall(etag) !== undefined);
  expect(known.length).toBeLessThanOrEqual(40);
  expect(known).toContain('etag-99');
  expect(known).not.toContain('etag-0');
});
