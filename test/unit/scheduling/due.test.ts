import { describe, expect, it } from 'vitest';
import { businessKey } from '../../../src/scheduling/business-key.ts';
import { due, retryAfterMs } from '../../../src/scheduling/due.ts';

describe('things that are due', () => {
  it('have one id for one thing, whenever they are added', () => {
    expect(due('show-pulse', 'team', 'p', 1).dueId).toBe(due('show-pulse', 'team', 'p', 2).dueId);
    expect(due('show-pulse', 'team', 'p', 1).dueId).not.toBe(due('post-result', 'team', 'p', 1).dueId);
  });

  it('are tried again after 5 s, then after twice as long each time, at most a quarter of an hour', () => {
    expect([1, 2, 3, 8, 9, 50].map(retryAfterMs)).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
  });
});

describe('ids made of what a thing is about', () => {
  it('are the same for the same parts and differ where the parts are cut differently', () => {
    expect(businessKey('a', 'b')).toBe(businessKey('a', 'b'));
    expect(businessKey('a', 'b')).not.toBe(businessKey('ab'));
    expect(businessKey('a', 'b', '')).not.toBe(businessKey('a', '', 'b'));
  });
});
