// The insider reads the log, and provokes errors to read their texts in the log and in the answers over HTTP: a damaged
// answer, a request that cannot be read, a store that fails. A naive bot logs the card's data and quotes what it could
// not read; ours names operations, pulses and its own fields.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { execute } from '../support/bot-under-test.ts';
import { inEachTableOfAnswers } from '../support/slots.ts';
import { type Link, type Person, scoresIn, type Tap } from './evidence.ts';
import { commentOf, insiderAtAnOpenPulse, PEOPLE } from './insider.ts';

/** What one line, written while somebody tapped or afterwards, says of a person: who they are, what they chose. */
function linkByText(text: string, people: readonly Person[], taps: readonly Tap[] = []): Link[] {
  const lines = text.split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const named = people.find((one) => [one.name, one.personId, one.teamsId].some((id) => line.includes(id)));
    const scores = /"?scores"?:\s*\[([0-5, ]+)\]|"s0":"?([0-5]|not-sure)/.exec(line);
    const written = people.find((one) => line.includes(commentOf(one)));
    const [only] = taps.length === 1 ? taps : [];
    const person = named ?? written ?? (scores ? only?.person : undefined);
    return person ? [{ person: person.name, learned: scores?.[0] ?? 'was at work here' }] : [];
  });
}

describe('against a naive bot', () => {
  const [megan] = PEOPLE.slice(1);
  const tap = { person: megan as Person, at: 0, scores: [4, 2] };

  test('a log of requests tells who answered what', () => {
    const line = JSON.stringify({
      level: 30,
      from: tap.person.personId,
      verb: 'answer-pulse',
      data: { s0: '4', s1: '2' },
    });
    expect(linkByText(line, PEOPLE)).toEqual([{ person: 'Megan Bowen', learned: '"s0":"4' }]);
  });

  test('a log of what was saved tells it to whoever saw the tap, without any name in it', () => {
    const line = JSON.stringify({ level: 20, saved: { id: 'code', scores: tap.scores } });
    expect(linkByText(line, PEOPLE, [tap])).toEqual([{ person: 'Megan Bowen', learned: '"scores":[4,2]' }]);
  });

  test('an error that quotes what it could not read tells it in the log and in the answer', () => {
    const document = JSON.stringify({ by: tap.person.personId, scores: tap.scores });
    let quoted = '';
    try {
      JSON.parse(`${document}x`);
    } catch (error) {
      quoted = `cannot read ${document}: ${String(error)}`;
    }
    expect(linkByText(quoted, PEOPLE)).toEqual([{ person: 'Megan Bowen', learned: '"scores":[4,2]' }]);
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('the log gains nothing while people answer, at its most talkative', () => {
    expect(insider.logged).toEqual(PEOPLE.map(() => ''));
  });

  test('nor while a comment is held back, looked at again, and sent with other words', async () => {
    const { bot, pulseId } = insider;
    const [megan] = PEOPLE.slice(1);
    if (!megan) throw new Error('nobody is there');
    const before = bot.logged().length;
    const filled = { pulseId, s0: '4', s1: '2', comment: 'The patient in bed 4 was not fed.' };
    const held = await insider.press(megan, 'answer-pulse', filled);
    expect(JSON.stringify(held.body)).toContain('[patient in bed 4]');
    await insider.press(megan, 'change-answer', { ...filled, again: 'yes' });
    await insider.press(megan, 'answer-pulse', { ...filled, comment: commentOf(megan) });
    await bot.running.runJobs();
    expect(bot.logged().slice(before)).toBe('');
  });

  test('errors name no person, no code and no answer, in the log and over HTTP', async () => {
    const { bot, pulseId } = insider;
    const rows = (await insider.evidence()).rows.filter(scoresIn);
    const codes = rows.map(({ fields }) => String(Object.fromEntries(fields)['document.answerId']));
    const bodies: string[] = [];
    const keep = async (got: Promise<unknown>): Promise<void> => {
      bodies.push(JSON.stringify(await got));
    };
    const [alex, megan] = PEOPLE;
    if (!alex || !megan) throw new Error('nobody is there');
    const before = bot.logged().length;

    const damaged = new DatabaseSync(join(bot.folder, 'behaviours.sqlite'), { timeout: 5_000 });
    inEachTableOfAnswers(
      damaged,
      (table) => `UPDATE ${table} SET document = replace(document, '"scores":[', '"scores":["Megan Bowen disagrees",')`,
    );
    await keep(insider.press(megan, 'change-answer', { pulseId }));
    await keep(insider.press(alex, 'view-pulse', { pulseId }));
    inEachTableOfAnswers(
      damaged,
      (table) => `UPDATE ${table} SET document = replace(document, '"kind":"answer"', '"kind":"answer of Megan Bowen')`,
    );
    await keep(insider.press(megan, 'change-answer', { pulseId }));
    damaged.exec('PRAGMA legacy_alter_table = ON');
    inEachTableOfAnswers(damaged, (table) => `ALTER TABLE ${table} RENAME TO away_${table}`);
    await keep(insider.press(megan, 'answer-pulse', { pulseId, s0: '1', s1: '5', comment: commentOf(megan) }));
    await keep(insider.press(megan, 'withdraw-answer', { pulseId }));
    await keep(bot.post(`{"from":"${megan.personId}","value":{"s0":"4"`, { 'content-type': 'application/json' }));
    await keep(bot.send({ from: { id: megan.teamsId }, ...execute('answer-pulse', { s0: '4' }) }));
    insider.now += 80 * 3_600_000;
    await bot.running.runJobs();
    inEachTableOfAnswers(damaged, (table) => `ALTER TABLE ${table} RENAME TO ${table.replace('away_', '')}`);
    insider.now += 3_600_000;
    await bot.running.runJobs();
    damaged.close();

    const written = bot.logged().slice(before);
    expect(written.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(6);
    expect(written).toContain('an answer of');
    expect(bodies.join('\n')).toContain('Something went wrong on our side');
    for (const text of [written, bodies.join('\n')]) {
      expect(linkByText(text, PEOPLE)).toEqual([]);
      expect(codes.filter((code) => text.includes(code))).toEqual([]);
    }
  });
});
