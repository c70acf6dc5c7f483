import { describe, expect, test } from 'vitest';
import { frameworkPage } from '../../../bot/http/framework-page.ts';
import type { Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { longestFramework } from '../../support/longest-framework.ts';
import { HOSTILE } from '../../support/sample-words.ts';
import { wordsOfPage } from '../../support/words-of-page.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const LEADS_AWAY = /<(?:script|img|iframe|link|form|object|svg)\b|\son\w+=|javascript:/i;

/** Every text of a framework made hostile, but for codes and addresses. */
function hostile(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return /^(?:id|status|sourceUrl)$/.test(key) ? value : `${key} </h2>"'>${HOSTILE}`;
  if (Array.isArray(value)) return value.map((item) => hostile(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hostile(item, name)]));
}

const wordsIn = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.each([...frameworks, longestFramework].map((one) => [one.name, one] as const))(
  'the page to print of %s',
  (_, framework) => {
    const html = frameworkPage(framework);
    const words = wordsOfPage(html);

    test('has each behaviour with its lines, its parts and what goes with it', () => {
      expect(html.match(/<article /g)).toHaveLength(framework.behaviours.length);
      for (const {
        name,
        meaning,
        forStaff,
        forLeaders,
        parts,
        looksLike,
        doesNotLookLike,
        tags,
      } of framework.behaviours) {
        const names = framework.tagSets.flatMap((set) => (set.isForAwards ? [] : set.names));
        const held = [
          ...[name, meaning, forStaff, forLeaders, ...looksLike, ...doesNotLookLike],
          ...parts.map(({ text }) => text),
          ...tags.filter((tag) => names.includes(tag)),
        ];
        for (const line of held) expect(words).toContain(wordsIn(line));
      }
    });

    test('has source, version, status, licence note and note, and says what is interim or replaced', () => {
      const { name, level, source, sourceDate, sourceUrl, version, licenceNote, note, interimLabel } = framework;
      for (const one of [name, level, source, sourceDate, sourceUrl, version, licenceNote, note, interimLabel]) {
        expect(words).toContain(wordsIn(one));
      }
      expect(words.includes('has been replaced by a newer one')).toBe(framework.isSuperseded);
      expect(words).toContain('Not endorsed by the organisation named.');
    });

    test('says nothing where the pack says nothing', () => {
      expect(html).not.toMatch(/<(?:p|li|dd|h\d)[^>]*>\s*<\/|undefined|For (?:everybody|leaders): </);
    });
  },
);

test('whatever a pack says is words', () => {
  const html = frameworkPage(hostile(longestFramework) as Framework);
  expect(html).not.toMatch(LEADS_AWAY);
  expect(html).not.toContain('"\'>');
  expect(html.match(/<h2/g)).toHaveLength(longestFramework.behaviours.length + 1);
  expect(wordsOfPage(html)).toContain(wordsIn(`</h2>"'>${HOSTILE}`));
});
