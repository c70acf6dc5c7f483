import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePulse } from '../../../src/pulse/close-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { Refusal } from '../../../src/refusal.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import { HOUR_MS, MONDAY_NINE, sampleResult, WARD_7 } from '../../support/sample-documents.ts';
import { onWard, openOnTwo, PULSE } from '../../support/ward-with-pulse.ts';

const ALEX = member('Alex Wilber');
const MEGAN = member('Megan Bowen');

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest();
  chat.now = MONDAY_NINE + HOUR_MS;
});
afterEach(() => chat.close());

const caller = (person = ALEX) => onWard(person, 'card');

const open = (overrides: Partial<Pulse> = {}): Promise<Pulse> => openOnTwo(chat, overrides);

async function refused(doing: Promise<unknown>): Promise<string> {
  const error = await doing.catch((one: unknown) => one);
  return error instanceof Refusal ? error.code : '';
}

describe('ending a pulse early', () => {
  async function jobs() {
    const found = await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
    return found.map(({ value: { jobType, dueAt } }) => [jobType, dueAt - chat.now]);
  }

  it('closes it now, and its result follows once answers in hand have landed', async () => {
    await open();
    const reply = await closePulse(chat.ports, caller(), PULSE);
    expect(reply).toMatchObject({ audience: 'caller', message: { kind: 'pulse-closing' } });
    expect((await chat.ports.store.read('pulse', WARD_7, PULSE))?.value).toMatchObject({
      state: 'open',
      closesAt: chat.now,
    });
    expect(await jobs()).toEqual([['publish-pulse', CLOSING_GRACE_MS]]);
  });

  it('by a clock that was put back closes it when it was opened', async () => {
    const { openedAt } = await open();
    chat.now = openedAt - HOUR_MS;
    await closePulse(chat.ports, caller(), PULSE);
    expect((await chat.ports.store.read('pulse', WARD_7, PULSE))?.value.closesAt).toBe(openedAt);
  });

  it.each([
    ['somebody else', {}, 23 * HOUR_MS, 'PULSE_NOT_YOURS'],
    ['somebody else a day later', {}, 24 * HOUR_MS, ''],
    ['somebody else once its time is up', { closesAt: MONDAY_NINE + HOUR_MS }, HOUR_MS, 'PULSE_CLOSED'],
    ['somebody else once it is counted', { state: 'closed' }, HOUR_MS, 'PULSE_CLOSED'],
  ] as const)('%s', async (_, overrides, later, code) => {
    await open(overrides);
    chat.now = MONDAY_NINE + later;
    expect(await refused(closePulse(chat.ports, caller(MEGAN), PULSE))).toBe(code);
  });

  it('again, or once it is counted, changes nothing, and shows what everybody sees', async () => {
    const { closesAt } = await open({ state: 'closed', result: sampleResult() });
    const reply = await closePulse(chat.ports, caller(), PULSE);
    expect(reply.message.kind).toBe('pulse-closed');
    expect((await chat.ports.store.read('pulse', WARD_7, PULSE))?.value.closesAt).toBe(closesAt);
    expect(await jobs()).toEqual([]);
  });
});
