import { afterEach, beforeEach, expect, test } from 'vitest';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';

const PULSES = 24;

let team: TeamsConversation;
beforeEach(() => {
  team = new TeamsConversation(NAMES.slice(0, 6));
});
afterEach(() => team.close());

test('another behaviour comes first in another pulse, the others behind it in their order; for everybody the same', async () => {
  const firsts = new Map<string, number>();
  const orders = new Set<string>();
  for (let index = 0; index < PULSES; index += 1) {
    const data = { formId: `form-${index}`, behaviours: 'collaborative,innovative,compassionate', hours: '1' };
    const opened = await team.press('Alex Wilber', 'open-pulse', data);
    if (opened?.message.kind !== 'pulse') throw new Error('no pulse was opened');
    const { pulseId, statements } = opened.message;
    const order = statements.map(({ behaviourName }) => behaviourName);
    for (const { name } of team.members) {
      const own = await team.press(name, 'view-pulse', { pulseId });
      expect(own?.message).toMatchObject({ statements: order.map((behaviourName) => ({ behaviourName })) });
    }
    firsts.set(order[0] ?? '', (firsts.get(order[0] ?? '') ?? 0) + 1);
    orders.add([...order, ...order].join());
    await team.wait(1.1);
  }
  expect(firsts.size).toBe(3);
  expect(Math.min(...firsts.values())).toBeGreaterThanOrEqual(PULSES / 6);
  const [one = ''] = orders;
  for (const order of orders) expect(`${one},${one}`).toContain(order);
});
