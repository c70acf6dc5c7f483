import { expect, test } from 'vitest';
import { readThrough } from '../../../src/shared/read-through.ts';

function counted() {
  let readings = 0;
  const read = async (): Promise<number> => {
    readings += 1;
    return readings;
  };
  return { cache: new Map<string, Promise<number>>(), read };
}

test('all who ask meanwhile wait for one reading, which is kept until it is deleted', async () => {
  const { cache, read } = counted();
  const ask = () => readThrough(cache, 'a', read);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
  expect(await readThrough(cache, 'b', read)).toBe(2);
  cache.delete('a');
  expect(await ask()).toBe(3);
});

test('what may not be kept is read anew by who asks later', async () => {
  const { cache, read } = counted();
  const ask = () => readThrough(cache, 'a', read, (value) => value > 1);
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(2);
  expect(await ask()).toBe(2);
});

test('a failure is told to all who wait, and is not kept', async () => {
  const { cache, read } = counted();
  const fail = () => readThrough(cache, 'a', () => Promise.reject(new Error('no')));
  expect(await Promise.allSettled([fail(), fail()])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  expect(await readThrough(cache, 'a', read)).toBe(1);
});

test('a reading that was superseded meanwhile does not drop the newer one when it fails', async () => {
  const { cache, read } = counted();
  let fail = (): void => undefined;
  const slow = readThrough(
    cache,
    'a',
    () =>
      new Promise((_resolve, reject) => {
        fail = () => reject(new Error('no'));
      }),
  );
  cache.delete('a');
  expect(await readThrough(cache, 'a', read)).toBe(1);
  fail();
  await expect(slow).rejects.toThrow('no');
  expect(await readThrough(cache, 'a', read)).toBe(1);
});
