import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openQueues, type Queues, type Route } from '../../../bot/teams/rate-limit-queues.ts';
import { breachesOf, type Counted } from '../../support/published-limits.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const LONG = 2 * HOUR;

let queues: Queues;
/** Who went, in order. */
let gone: (Counted & { name: string })[];
let checkTenant: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  queues = openQueues(() => Date.now());
  gone = [];
  checkTenant = [];
});
afterEach(() => vi.useRealTimers());

function ask(name: string, way: Partial<Route>, patienceMs = LONG, signal?: AbortSignal): void {
  const whole = { tenantId: 'trust', conversationId: '', ...way };
  void queues.enter(whole, patienceMs, signal).then((mayGo) => {
    const { tenantId, conversationId, isReading = false } = whole;
    if (mayGo) gone.push({ name, at: Date.now(), tenantId, conversationId, isReading });
    else checkTenant.push(name);
  });
}

const names = (): string[] => gone.map(({ name }) => name);
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('limits', () => {
  test.each<[string, Partial<Route>, number, number]>([
    ['seven messages a second in a conversation', { conversationId: 'ward' }, 7, SECOND],
    ['sixty in half a minute', { conversationId: 'ward' }, 60, 30 * SECOND],
    ['fourteen looks at the members a second', { conversationId: 'ward', isReading: true }, 14, SECOND],
    ['fifty requests a second in a tenant', {}, 50, SECOND],
  ])('%s go, and no more', async (_what, way, most, withinMs) => {
    for (let number = 0; number < most + 20; number += 1) ask(`message ${number}`, way);
    await pass(withinMs);
    expect(gone.length).toBeLessThanOrEqual(most);
    expect(gone.length).toBeGreaterThan(most * 0.9);
    await pass(withinMs);
    expect(names()).toEqual(
      Array.from({ length: most + 20 }, (_, number) => `message ${number}`).slice(0, gone.length),
    );
    expect(breachesOf(gone)).toEqual([]);
  });

  test('1,800 messages an hour in a conversation go, and no more', async () => {
    for (let number = 0; number < 1_820; number += 1) {
      ask(`message ${number}`, { conversationId: 'ward' });
      await pass(SECOND);
    }
    expect(gone).toHaveLength(1_800);
    await pass(HOUR);
    expect(gone).toHaveLength(1_820);
    expect(breachesOf(gone)).toEqual([]);
  });

  test('hold wherever requests come from and whenever, and everybody who can wait goes', async () => {
    const request = fc.record({
      inMs: fc.nat({ max: 400 }),
      tenantId: fc.constantFrom('trust', 'council'),
      conversationId: fc.constantFrom('', 'ward', 'ward;messageid=1', 'clinic', 'board'),
      isReading: fc.boolean(),
      isInBackground: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 300, size: 'max' }), async (requests) => {
        queues = openQueues(() => Date.now());
        gone = [];
        for (const { inMs, ...way } of requests) {
          ask('one', way);
          if (inMs > 300) await pass(inMs);
        }
        await pass(HOUR);
        expect(gone).toHaveLength(requests.length);
        const counted = gone.map((one) => ({ ...one, conversationId: one.conversationId.split(';')[0] ?? '' }));
        const rooted = counted.map((one) => ({
          ...one,
          conversationId: one.conversationId && `${one.tenantId} ${one.conversationId}`,
        }));
        expect(breachesOf(rooted)).toEqual([]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('of one conversation hold up no other, and of one tenant no other', async () => {
    for (let number = 0; number < 9; number += 1) ask(`ward ${number}`, { conversationId: 'ward' });
    ask('clinic', { conversationId: 'clinic' });
    await pass(0);
    expect(names()).toContain('clinic');
    for (let number = 0; number < 60; number += 1) ask('trust', {});
    ask('council', { tenantId: 'council' });
    await pass(0);
    expect(names()).toContain('council');
  });
});

describe('who goes first', () => {
  test('what nobody waits for goes at nearly the whole speed, evenly', async () => {
    for (let number = 0; number < 500; number += 1)
      ask('digest', { conversationId: `team ${number}`, isInBackground: true });
    await pass(10.6 * SECOND);
    expect(gone).toHaveLength(500);
    const gaps = gone.slice(1).map(({ at }, index) => at - (gone[index]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(100);
  });

  test('a reply goes before all of it, within the time of two messages', async () => {
    for (let number = 0; number < 500; number += 1)
      ask('digest', { conversationId: `team ${number}`, isInBackground: true });
    const waits: number[] = [];
    for (let number = 0; number < 20; number += 1) {
      await pass(313);
      const askedAt = Date.now();
      ask('reply', { conversationId: `chat ${number}` });
      await pass(50);
      waits.push((gone.findLast(({ name }) => name === 'reply')?.at ?? Number.POSITIVE_INFINITY) - askedAt);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(50);
    expect(breachesOf(gone)).toEqual([]);
  });
});

describe('who waits', () => {
  const fill = async (): Promise<void> => {
    for (let number = 0; number < 7; number += 1) ask(`early ${number}`, { conversationId: 'ward' });
    await pass(0);
    gone = [];
  };

  test('and would have to wait longer than they can is told at once, and takes nobody’s place', async () => {
    await fill();
    ask('hasty', { conversationId: 'ward' }, 500);
    ask('patient', { conversationId: 'ward' });
    await pass(0);
    expect(checkTenant).toEqual(['hasty']);
    await pass(1_100);
    expect(names()).toEqual(['patient']);
  });

  test('and is called off goes no more, and takes nobody’s place', async () => {
    await fill();
    const controller = new AbortController();
    ask('called off', { conversationId: 'ward' }, LONG, controller.signal);
    ask('next', { conversationId: 'ward' });
    controller.abort();
    await pass(1_100);
    expect([names(), checkTenant]).toEqual([['next'], ['called off']]);
    ask('called off before', { conversationId: 'ward' }, LONG, controller.signal);
    await pass(0);
    expect(checkTenant).toEqual(['called off', 'called off before']);
  });
});

describe('what Teams says is too much', () => {
  const WARD = { tenantId: 'trust', conversationId: 'ward' };
  const CLINIC = { tenantId: 'trust', conversationId: 'clinic' };

  test('holds its conversation for as long as Teams says, and no other', async () => {
    queues.hold(WARD, 7 * SECOND);
    ask('ward', WARD);
    ask('clinic', CLINIC);
    await pass(6_999);
    expect(names()).toEqual(['clinic']);
    await pass(1);
    expect(names()).toEqual(['clinic', 'ward']);
  });

  test('for 500 seconds holds its conversation for a minute, and then one tries', async () => {
    queues.hold(WARD, 500 * SECOND);
    ask('ward', WARD);
    await pass(59_999);
    expect(names()).toEqual([]);
    await pass(1);
    expect(names()).toEqual(['ward']);
  });

  test('in two conversations at once holds the tenant, for five seconds at the most', async () => {
    queues.hold(WARD, 500 * SECOND);
    queues.hold(CLINIC, 500 * SECOND);
    ask('board', { conversationId: 'board' });
    ask('council', { tenantId: 'council', conversationId: 'cabinet' });
    await pass(4_999);
    expect(names()).toEqual(['council']);
    await pass(1);
    expect(names()).toEqual(['council', 'board']);
  });

  test('of opening chats holds the tenant', async () => {
    queues.hold({ tenantId: 'trust', conversationId: '' }, 2 * SECOND);
    ask('ward', WARD);
    await pass(1_999);
    expect(names()).toEqual([]);
    await pass(1);
    expect(names()).toEqual(['ward']);
  });

  test('turns away at once who cannot wait so long', async () => {
    ask('ahead', WARD);
    queues.hold(WARD, 30 * SECOND);
    ask('person', WARD, 5 * SECOND);
    await pass(0);
    expect([names(), checkTenant]).toEqual([['ahead'], ['person']]);
  });
});

test('a conversation is forgotten an hour after its last message', async () => {
  for (let number = 0; number < 2_000; number += 1) {
    ask('one', { tenantId: `tenant ${number % 100}`, conversationId: `chat ${number}` });
    await pass(10);
  }
  expect(queues.size()).toBe(2_000);
  await pass(1.1 * HOUR);
  ask('another day', { conversationId: 'ward' });
  expect(queues.size()).toBeLessThanOrEqual(1);
});
