import { afterEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../bot/dispatch.ts';
import { idempotencyKey } from '../../../src/scheduling/idempotency-key.ts';
import { MOST_LOOKS } from '../../../src/scheduling/job.ts';
import { callerOf, TeamsConversation } from '../../support/conversation.ts';
import { type Life, mortal } from '../../support/mortal.ts';

const PULSE_ID = idempotencyKey('pulse', 'team-sample-team', 'form-1');
const chat = new TeamsConversation();
afterEach(() => chat.close());

describe('a process that dies while somebody opens a pulse', () => {
  it('leaves no key for a pulse that never was, whatever the write before which it died', async () => {
    const press = {
      kind: 'card-action',
      caller: { ...callerOf('Alex Wilber', {}), cardActivityId: 'pressed' },
      activityId: 'pressed',
      verb: 'open-pulse',
      data: { formId: 'form-1', behaviours: 'collaborative', hours: '1' },
      isInvoke: true,
    } as const;
    await chat.happen('installed', 'Alex Wilber');
    let keysMade = 0;
    for (let dieBefore = 1; ; dieBefore += 1) {
      let writes = 0;
      const life: Life = {
        isDead: false,
        strike() {
          writes += 1;
          return writes >= dieBefore;
        },
      };
      const { store, keys } = chat.ports;
      const wrapped = <T extends object>(port: T): T => mortal(port, life, () => undefined);
      const ports = { ...chat.ports, store: wrapped(store), keys: wrapped(keys) };
      await dispatch(ports, press).catch(() => null);
      if ((await store.openPulses('team-sample-team')).length > 0) break;
      if (await keys.read(PULSE_ID)) keysMade += 1;
      await chat.wait(2);
      for (let looks = 1; looks < MOST_LOOKS; looks += 1) await chat.wait(0.1);
      expect([dieBefore, await keys.read(PULSE_ID)]).toEqual([dieBefore, null]);
    }
    expect(keysMade).toBeGreaterThan(0);
  });
});
