import { expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { UpdateConflict, updateWithRetry } from '../../../src/shared/update-with-retry.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/store.ts';
import { MONDAY_NINE, sampleTeam, WARD_7 } from '../../support/sample-documents.ts';

const rename = (ports: Parameters<typeof updateWithRetry>[0], name: string) =>
  updateWithRetry(ports, 'team', WARD_7, WARD_7, (team) => ({ ...team, name }));

/** A store with one team, in which another replica is quicker so many times; and the pauses that were made. */
async function portsLosing(times: number) {
  const store = openSqliteStore(':memory:', { now: () => MONDAY_NINE });
  await store.create(sampleTeam());
  const pauses: number[] = [];
  let lost = 0;
  const replace: Ports['store']['replace'] = async (document, etag) => {
    lost += 1;
    return lost > times && store.replace(document, etag);
  };
  const backOff = async (attempts: number): Promise<void> => {
    pauses.push(attempts);
  };
  return { ports: { store: { ...store, replace }, backOff, updatesUnderWay: new Map() }, pauses };
}

test('where others are quicker nine times, the tenth attempt counts, each after a longer pause', async () => {
  const { ports, pauses } = await portsLosing(9);
  expect(await rename(ports, 'Ward 7 East')).toMatchObject({ name: 'Ward 7 East' });
  expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(ports.updatesUnderWay.size).toBe(0);
});

test('a store in which others are always quicker ends in a fault that names the kind of document', async () => {
  const { ports, pauses } = await portsLosing(Number.POSITIVE_INFINITY);
  const fault = await rename(ports, 'Ward 7 East').catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UpdateConflict);
  expect(fault).toMatchObject({ message: 'a document of kind team was changed by others in each of 10 attempts' });
  expect(pauses).toHaveLength(9);
});

test('a change that fails does not stop the one that waits for it', async () => {
  const { ports } = await portsLosing(0);
  const failing = updateWithRetry(ports, 'team', WARD_7, WARD_7, () => {
    throw new Error('no');
  });
  const waiting = rename(ports, 'Ward 7 East');
  await expect(failing).rejects.toThrow('no');
  expect(await waiting).toMatchObject({ name: 'Ward 7 East' });
});

test('changes of different documents do not wait for each other', async () => {
  const { ports } = await portsLosing(0);
  await ports.store.create(sampleTeam({ teamId: 'other' }));
  let goOn = (): void => undefined;
  const paused = new Promise<boolean>((resolve) => {
    goOn = () => resolve(true);
  });
  const slow = { ...ports, store: { ...ports.store, replace: () => paused } };
  const first = rename(slow, 'Ward 7 East');
  expect(await updateWithRetry(ports, 'team', 'other', 'other', (team) => ({ ...team, name: 'B' }))).toBeTruthy();
  goOn();
  expect(await first).toMatchObject({ name: 'Ward 7 East' });
});
