import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { answerPulse } from '../../../src/pulse/answer-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { callerOf, NAMES, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';

let team: TeamsConversation;
let pulse: Pulse;
beforeEach(async () => {
  team = new TeamsConversation(NAMES.slice(0, 6));
  await team.press('Alex Wilber', 'open-pulse', { formId: 'form-1', behaviours: 'collaborative', hours: '1' });
  const [opened] = await team.ports.store.openPulses(TEAM);
  if (!opened) throw new Error('no pulse was opened');
  pulse = opened;
  team.now = pulse.closesAt - 1;
});
afterEach(() => team.close());

const answer = (ports: Ports): Promise<unknown> =>
  answerPulse(ports, callerOf('Megan Bowen', {}), { pulseId: pulse.pulseId, sent: { s0: '4' }, comment: '' });

/** The same ports, where keys and the store take so long. */
function slow(keyMs: number, saveMs: number): Ports {
  const { keys, store } = team.ports;
  return {
    ...team.ports,
    keys: {
      ...keys,
      async read(pulseId) {
        team.now += keyMs;
        return keys.read(pulseId);
      },
    },
    store: {
      ...store,
      async updateAnswer(...update) {
        const kept = await store.updateAnswer(...update);
        team.now += saveMs;
        return kept;
      },
    },
  };
}

describe('an answer in the last moment', () => {
  test('is taken and counted, though it is saved after the close', async () => {
    await answer(slow(0, CLOSING_GRACE_MS));
    expect(await team.ports.store.countAnswers(pulse.pulseId)).toBe(1);
  });

  test('is not taken where the key comes after the close', async () => {
    await expect(answer(slow(1, 0))).rejects.toThrow('PULSE_CLOSED');
    expect(await team.ports.store.countAnswers(pulse.pulseId)).toBe(0);
  });

  test('is taken out again, and its person told, where it was saved after answers are counted', async () => {
    await expect(answer(slow(0, CLOSING_GRACE_MS + 1))).rejects.toThrow('PULSE_CLOSED');
    expect(await team.ports.store.countAnswers(pulse.pulseId)).toBe(0);
  });
});
