import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pseudonym } from '../../../src/privacy/pseudonym.ts';

describe('the id of an answer', () => {
  it('is the same for the same person in the same pulse, so that answering again changes the answer', () => {
    const key = randomBytes(32);

    expect(pseudonym(key, 'person-alex')).toBe(pseudonym(key, 'person-alex'));
  });

  it('is another for another person, and another in another pulse', () => {
    const key = randomBytes(32);

    expect(pseudonym(key, 'person-alex')).not.toBe(pseudonym(key, 'person-megan'));
    expect(pseudonym(key, 'person-alex')).not.toBe(pseudonym(randomBytes(32), 'person-alex'));
  });

  it('is HMAC-SHA-256 as published in RFC 4231, test case 2', () => {
    const expected = Buffer.from('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'hex');

    expect(pseudonym(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(expected.toString('base64url'));
  });
});
