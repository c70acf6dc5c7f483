import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { checkLines } from '../../../src/frameworks/check-lines.ts';
import { type Behaviour, SUITED_ITEMS } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';

const { frameworks, warnings } = readPackFiles([shippedPacks]);
const behaviours = frameworks.flatMap((framework) => framework.behaviours);
const textsIn = (entries: readonly { text: string }[]) => entries.map(({ text }) => text);
const promptsOf = (those: readonly Behaviour[]) => those.flatMap(({ prompts }) => textsIn(prompts));
const statementsOf = ({ pulse, own, parts }: Behaviour) => [
  pulse,
  own,
  ...parts.flatMap((part) => [part.statement, part.own]),
];
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];

/** Flesch’s reading ease: 100 is read by a child, 60 is plain English, 30 is hard work. */
function readingEase(text: string): number {
  const words = wordsIn(text);
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return 206.835 - 1.015 * words.length - (84.6 * syllables) / words.length;
}

it('the packs that come with the product have no warning either', () => expect(warnings).toEqual([]));

describe.each(behaviours)('the wording of “$name”', (behaviour) => {
  const { name, meaning, looksLike, doesNotLookLike, prompts, pulse, parts, interview, forStaff, forLeaders } =
    behaviour;
  const lines = [meaning, ...looksLike, ...doesNotLookLike, ...textsIn(parts)];

  it('fits on a card', () => {
    expect(name.length).toBeLessThanOrEqual(80);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(110);
    expect(looksLike.length).toBeGreaterThanOrEqual(4);
    expect(doesNotLookLike.length).toBeGreaterThanOrEqual(4);
  });

  it('asks at least twelve questions, of which at least three fit any item', () => {
    expect(prompts.length).toBeGreaterThanOrEqual(12);
    expect(prompts.filter(({ kinds }) => kinds.length === 0).length).toBeGreaterThanOrEqual(3);
    for (const { text } of prompts) expect(text).toMatch(/^[A-Z].{1,118}\?$/);
  });

  it('asks one thing at a time, in at most eighteen words, and seldom begins with What', () => {
    for (const text of textsIn(prompts)) {
      expect(wordsIn(text).length, text).toBeLessThanOrEqual(18);
      expect(text).not.toMatch(
        /\?.|, (?:and|but|or) |;|\b(?:and|or) (?:what|which|who|whose|whom|how|where|when|why)\b/i,
      );
    }
    const whats = prompts.filter(({ text }) => /^What\b/.test(text)).length;
    expect(whats).toBeLessThanOrEqual(prompts.length / 3);
  });

  it('asks nobody in the room about themselves, looks for no culprit and cheers nobody on', () => {
    for (const text of textsIn(prompts)) {
      expect(text).not.toMatch(/\b(?:you|your|I|me|my|anyone here|anybody here|everyone here|each of us|one of us)\b/);
      expect(text).not.toMatch(/\b(?:holding back|held back|blame|fault|guilty|responsible for)\b/i);
      expect(text).not.toMatch(/!|\b(?:exciting|excited|opportunity|proud|bold|win|wins|great)\b/i);
    }
  });

  it('has a prompt for each kind of item that it suits', () => {
    for (const kind of behaviour.suits)
      expect(
        prompts.some(({ kinds }) => kinds.includes(kind)),
        kind,
      ).toBe(true);
  });

  it('has statements that say one good thing, of the team and of the reader', () => {
    for (const { statement, own } of [{ statement: pulse, own: behaviour.own }, ...parts]) {
      expect(statement).toMatch(/^We .{1,86}\.$/);
      expect(own).toMatch(/^I .{1,86}\.$/);
    }
    for (const text of statementsOf(behaviour)) {
      expect(wordsIn(text).length, text).toBeLessThanOrEqual(14);
      expect(text).not.toMatch(/\b(not|never|cannot|and|or|but)\b|n['’]t|[;:]/i);
    }
  });

  it('asks nothing in a full check, not even of what it looks like, that is no such statement', () => {
    for (const { text } of checkLines({ behaviours: [behaviour] }, 'full', 'team')) {
      expect(text).toMatch(/^We .+[^.]\.$/);
      expect(wordsIn(text).length, text).toBeLessThanOrEqual(14);
      expect(text).not.toMatch(/["“]|\b(not|never|cannot|and|or|but)\b|n['’]t|[;:]/i);
    }
  });

  it('asks nobody about their own health: not in a self-check, nor where they apply for work', () => {
    const asked = [behaviour.own, ...parts.map(({ own }) => own), ...interview.map(({ question }) => question)];
    for (const text of asked) {
      expect(text).not.toMatch(
        /\b(?:my|your) (?:own )?(?:health|breaks|sleep|stress)\b|\bI keep up healthy\b|\b(?:pressure|stress) on you\b/i,
      );
    }
  });

  it('asks the team each published line once, and the reader too', () => {
    if (parts.length === 0) return;
    for (const asked of ['team', 'self'] as const) {
      const texts = checkLines({ behaviours: [behaviour] }, 'full', asked).map(({ text }) => text);
      const own = parts.map((part) => (asked === 'team' ? part.statement : part.own));
      expect(texts.toSorted()).toEqual(own.toSorted());
    }
  });

  it('asks in an interview for what was done, and says what the answers tell', () => {
    expect(interview.length).toBeGreaterThanOrEqual(1);
    for (const { question, strong, weak } of interview) {
      expect(question).toMatch(/^(?:Tell us|When|How|Which|What) .*[.?]$/);
      for (const answer of [strong, weak]) expect(answer).toMatch(/^[A-Z].*\.$/);
    }
    expect(behaviour.personSpecification).toMatch(/^[A-Z].*\.$/);
    expect(behaviour.icon).not.toBe('');
  });

  it('is made of whole sentences', () => {
    const all = [...lines, ...textsIn(prompts), ...statementsOf(behaviour), forStaff, forLeaders].filter(Boolean);
    for (const line of all) expect(line).toMatch(/^["A-Z].*[.?"]$/);
  });

  it('is read with ease, aloud and at first sight', () => {
    for (const text of [...textsIn(prompts), ...statementsOf(behaviour)]) {
      expect(readingEase(text), text).toBeGreaterThan(25);
    }
    for (const texts of [textsIn(prompts), [...looksLike, ...doesNotLookLike]]) {
      const mean = texts.reduce((sum, text) => sum + readingEase(text), 0) / texts.length;
      expect(mean).toBeGreaterThan(65);
    }
  });
});

describe.each(frameworks)('the prompts of $name', ({ behaviours: own }) => {
  const prompts = own.flatMap((one) => one.prompts);

  it.each(SUITED_ITEMS)('are at least two for %s, and enough for half a year of such items', (kind) => {
    expect(prompts.filter(({ kinds }) => kinds.includes(kind)).length).toBeGreaterThanOrEqual(2);
    const fitting = prompts.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
    expect(fitting.length).toBeGreaterThanOrEqual(24);
  });

  it('are enough for a year of meetings in which each behaviour has its turn', () => {
    const weeks = 52 / own.length;
    const different = own.map((one) => {
      return Math.min(weeks, one.prompts.filter(({ kinds }) => kinds.length === 0).length);
    });
    expect(different.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(48);
  });

  it('name no value', () => {
    const names = own.map(({ name }) => name.replace(/^We are /, '').toLowerCase());
    for (const { text } of prompts) {
      for (const name of names)
        expect(` ${text.toLowerCase().replaceAll(/[^a-z]+/g, ' ')} `).not.toContain(` ${name} `);
    }
  });

  it('fit the hard items too: none that fits bad news also fits a celebration alone', () => {
    for (const { text, kinds } of prompts) {
      expect(kinds.includes('celebration') && kinds.includes('bad news'), text).toBe(false);
    }
  });
});

describe('the wording of all packs', () => {
  const files = readdirSync(shippedPacks).map((name) => readFileSync(join(shippedPacks, name), 'utf8'));

  it.each([
    ['promises nobody that they cannot be known', /anonym/i],
    [
      'is spelt the British way',
      /\w(?:iz(?:e[ds]?|ing|ation)|yz(?:e[ds]?|ing))\b|\b(?:behavior|color|favor|honor|labor|program|center|license)/i,
    ],
    ['uses none of the product’s shunned words', /\b(?:survey|kudos|leaderboard)\b/i],
  ])('%s', (_rule, shunned) => {
    // The names of published frameworks are facts; "size" and "prize" are British too.
    const found = files
      .flatMap((text) => text.split('\n'))
      .filter((line) => shunned.test(line.replace(/\b(?:prize|size)\b/g, '')));
    expect(found).toEqual([]);
  });

  it('says nothing twice: no pulse, no prompt, no line', () => {
    const lines = behaviours.flatMap(({ pulse, looksLike, doesNotLookLike, interview, personSpecification }) => [
      pulse,
      ...looksLike,
      ...doesNotLookLike,
      ...interview.map(({ question }) => question),
      personSpecification,
    ]);
    for (const texts of [lines, promptsOf(behaviours), behaviours.map(({ icon }) => icon)]) {
      const small = texts.map((text) => text.toLowerCase());
      expect(small.filter((text, index) => small.indexOf(text) !== index)).toEqual([]);
    }
  });
});
