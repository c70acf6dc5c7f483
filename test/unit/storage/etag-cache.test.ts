import { expect, test } from 'vitest';
import { etagCache } from '../../../src/storage/sqlite/etag-cache.ts';

test('what is asked for again and again stays, and what nobody has read for a minute is purged', () => {
  let now = 1;
  const cache = etagCache<{ name: string }>(() => now);
  cache.set('read', { name: 'a pulse' }, { size: 10 });
  cache.set('erased', { name: 'a pulse of a team that is gone' }, { size: 10 });
  for (let halfMinutes = 0; halfMinutes < 3; halfMinutes += 1) {
    now += 30_000;
    expect(cache.get('read')).toEqual({ name: 'a pulse' });
  }
  cache.purgeStale();
  expect([...cache.keys()]).toEqual(['read']);
});

test('it holds no more than four million characters, those that were read last', () => {
  const cache = etagCache<{ index: number }>(() => 1);
  for (let index = 0; index < 100; index += 1) {
    cache.set(`etag-${index}`, { index }, { size: 100_000 });
    cache.get('etag-0');
  }
  expect(cache.size).toBe(40);
  expect(cache.has('etag-0')).toBe(true);
  expect(cache.has('etag-1')).toBe(false);
  expect(cache.has('etag-99')).toBe(true);
});
