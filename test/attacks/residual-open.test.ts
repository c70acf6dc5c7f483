// What remains possible while a pulse is open, for an administrator with both files, and what a comment gives away.
import { describe, expect, test } from 'vitest';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import { byName, KEY_FILE, truthOf } from './evidence.ts';
import { commentOf, insiderAtAnOpenPulse, PEOPLE } from './insider.ts';
import { linkByIds } from './link-by-ids.ts';
import { orderInBytes } from './link-by-order.ts';

describe('while a pulse is open', () => {
  const insider = insiderAtAnOpenPulse();

  test('an administrator with both files finds whose answer is whose; with the answers alone nobody', async () => {
    const both = await insider.evidence();
    expect(byName(linkByIds(both))).toEqual(byName(truthOf(insider.taps)));
    const answersOnly = both.rows.filter(({ file }) => file !== KEY_FILE);
    expect(linkByIds({ ...both, rows: answersOnly })).toEqual([]);
  });

  test('the order of answering can be read from the log of the answers file, until close empties it', async () => {
    const key = await insider.bot.running.ports.keys.read(insider.pulseId);
    const codes = PEOPLE.map(({ personId }) => pseudonym(key ?? new Uint8Array(), personId));
    expect(orderInBytes(insider.bytesOf('behaviours.sqlite-wal'), codes)).toEqual(codes);
    await insider.close();
    expect(orderInBytes((await insider.evidence()).bytes, codes)).toEqual([]);
  });

  test('a comment may be known by its style, and goes to the opener alone', () => {
    const told = insider.bot.connector.asked.filter(({ body }) => JSON.stringify(body).includes('to write like this'));
    expect(told.map(({ path }) => path)).toEqual(['/conversations/chat-of-the-person/activities']);
    const words = JSON.stringify(told[0]?.body);
    expect(PEOPLE.filter((person) => words.includes(commentOf(person)))).toHaveLength(PEOPLE.length);
    expect(words).not.toMatch(/Megan Bowen|29:1-megan/);
  });
});
