import { describe, expect, it } from 'vitest';
import { idempotencyKey } from '../../../src/scheduling/idempotency-key.ts';
import { newJob, retryAfterMs } from '../../../src/scheduling/job.ts';

describe('things that are due', () => {
  it('have one id for one thing, whenever they are added', () => {
    expect(newJob('show-pulse', 'team', 'p', 1).jobId).toBe(newJob('show-pulse', 'team', 'p', 2).jobId);
    expect(newJob('show-pulse', 'team', 'p', 1).jobId).not.toBe(newJob('post-result', 'team', 'p', 1).jobId);
  });

  it('are tried again after 5 s, then after twice as long each time, at most a quarter of an hour', () => {
    expect([1, 2, 3, 8, 9, 50].map(retryAfterMs)).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
  });
});

describe('ids made of what a thing is about', () => {
  it('are the same for the same parts and differ where the parts are cut differently', () => {
    expect(idempotencyKey('a', 'b')).toBe(idempotencyKey('a', 'b'));
    expect(idempotencyKey('a', 'b')).not.toBe(idempotencyKey('ab'));
    expect(idempotencyKey('a', 'b', '')).not.toBe(idempotencyKey('a', '', 'b'));
  });
});
