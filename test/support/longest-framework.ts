import type { Behaviour, Framework } from '../../src/frameworks/framework.ts';

/** So many signs of running text, ending as it should. */
function text(length: number, end = '.'): string {
  return `${'We tell each other what went well and what did not, and we "write" it down. '.repeat(4).slice(0, length - 1)}${end}`;
}

/** As many behaviours, in as many words, as a pack may have. */
export const longestFramework: Framework = {
  id: 'x'.repeat(60),
  name: `Our framework ${text(66, '')}`,
  version: 'v'.repeat(40),
  status: 'complete',
  isSuperseded: false,
  itemLabel: 'behaviour',
  partLabel: 'part',
  level: text(80),
  source: text(160),
  sourceDate: text(80, ''),
  sourceUrl: `https://example.org/${'a'.repeat(280)}`,
  licenceNote: text(240),
  note: text(160),
  interimLabel: text(80),
  tagSets: [{ id: 'tags', name: text(80, ''), isForAwards: false, names: [text(80, '')], namesSource: '' }],
  behaviours: Array.from(
    { length: 30 },
    (_, index): Behaviour => ({
      id: `${'b'.repeat(57)}-${index}`,
      name: `${index + 1} ${text(77, '')}`,
      icon: '👩🏽‍⚕️',
      meaning: text(110),
      forStaff: text(160),
      forLeaders: text(160),
      looksLike: [text(110), ...Array.from({ length: 11 }, (_, line) => `${line} also: ${text(100)}`)],
      doesNotLookLike: Array.from({ length: 12 }, () => text(110)),
      prompts: [
        { text: text(120, '?'), kinds: [] },
        { text: text(120, '?'), kinds: [] },
      ],
      pulse: text(90),
      own: `I ${text(88)}`,
      parts: Array.from({ length: 17 }, (_, part) => ({
        text: text(110),
        statement: `We ${String(part).padStart(2, '0')} ${text(84)}`,
        own: `I ${String(part).padStart(2, '0')} ${text(85)}`,
      })),
      suits: [],
      interview: Array.from({ length: 3 }, () => ({ question: text(200), strong: text(240), weak: text(240) })),
      personSpecification: text(160),
      tags: [text(80, '')],
    }),
  ),
};
