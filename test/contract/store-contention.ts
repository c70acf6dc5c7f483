import { expect, test } from 'vitest';
import { backOffWith } from '../../bot/back-off.ts';
import type { Store } from '../../src/ports.ts';
import { updateWithRetry } from '../../src/shared/update-with-retry.ts';
import { WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => index);

/** One process, in which a thank-you is changed so that each change can be counted. */
function processOn(store: Store) {
  const ports = { store, backOff: backOffWith(Math.random), updatesUnderWay: new Map() };
  return () =>
    updateWithRetry(ports, 'thank-you', WARD_7, 'thanks-1', (thanks) => ({
      ...thanks,
      changedAt: thanks.changedAt + 1,
    }));
}

/** @param reopen opens what the store keeps a second time, as another process would */
export function contentionTests(store: () => Store, reopen: () => Promise<Store>): void {
  const changes = async () => (await store().read('thank-you', WARD_7, 'thanks-1'))?.value.changedAt;

  test('a hundred who change the same document at once all get through', async () => {
    await store().create(sampleThankYou());
    const change = processOn(store());
    await Promise.all(HUNDRED.map(change));
    expect(await changes()).toBe(100);
  });

  test('so do they where two processes have fifty each', async () => {
    await store().create(sampleThankYou());
    const [change, changeElsewhere] = [processOn(store()), processOn(await reopen())];
    await Promise.all(HUNDRED.map((index) => (index % 2 ? changeElsewhere() : change())));
    expect(await changes()).toBe(100);
  });
}
