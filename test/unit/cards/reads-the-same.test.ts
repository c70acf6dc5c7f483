import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { couldBeMarkdown, MOST_RUNS, withoutMarkdown } from '../../../bot/rendering/clean.ts';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { MessageOf } from '../../../src/message.ts';
import { typedText } from '../../../src/privacy/guard.ts';
import { READERS, seenParsed, seenPlain } from '../../support/markdown-readers.ts';
import { sampleMessages } from '../../support/sample-messages.ts';
import { elementsIn, type Json, objectsIn } from './walk.ts';

const KINDS = {
  links: [
    '[text](https://evil.example)',
    '[a][b]',
    '[b]: https://evil.example',
    '](x)',
    '[x](javascript:alert(1) "t")',
  ],
  addresses: [
    'https://evil.com/a_b_c',
    'www.evil.com',
    'evil.co.uk',
    'a@evil.com',
    'mailto:a@b',
    '//evil.com',
    'ftp://x',
    "'@🎉.=*",
  ],
  'angle brackets': [
    '<https://evil.com>',
    '<a@evil.com>',
    '<at>Everyone</at>',
    '<b>b</b>',
    '<!-- c -->',
    '<?x?>',
    '3 < 4',
  ],
  images: ['![x](https://evil.example/x.png)', '![x][b]'],
  emphasis: [
    '*a*',
    '**a**',
    '***a***',
    '_a_',
    '__a__',
    '*a _b_ c*',
    '_*a*_',
    'snake_case_name',
    '_a_b_',
    '5* service',
    '(_a_)',
  ],
  struck: ['~~a~~', '~a~', '~~~'],
  lists: ['- one', '* one', '+ one', '1. one', '2) two', '-', '1.', '   - in'],
  headings: ['# one', '###### six', '#', 'over\n===', 'over\n---', '#️⃣ one'],
  rules: ['---', '***', '___', '* * *'],
  quotations: ['> one', '>'],
  tables: ['|a|b|\n|-|-|\n|1|2|', 'a|b\n:-|-:\n1|2', 'a | b\n- | -'],
  code: ['`a`', '``a`b``', '```\na\n```', '~~~\na\n~~~', '    a', '`'],
  entities: ['&lt;at&gt;', '&amp;', '&#60;', '&#x3c;', '&copy;', 'R&D'],
  backslashes: ['\\*a\\*', '\\', '\\\\', 'C:\\x', '\\<', '\\&amp;'],
  'line breaks': ['a\nb', 'a\n\nb', 'a  \nb', 'a\\\nb', 'a\n b', 'a\n    b'],
  emoji: ['👩‍⚕️', '👍🏽', '*️⃣', 'a*️⃣b*️⃣c', '1️⃣.', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
} as const;
const PIECES = Object.values(KINDS).flat();
const SIGNS = [...'**__``~~[]()<>&#!|\\-+=:/.@;"\' \n\n1aé*🎉'];

/** What the product keeps of a text; more of them at once than anybody types. */
const typed = (pieces: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  pieces.map((text) => typedText(text, 20_000)).filter(Boolean);
const joined = typed(
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', '\n', '\n\n', 'a', ' and ', '.', '🎉')), {
      minLength: 1,
      maxLength: 10,
    })
    .map((pairs) => pairs.flat().join('')),
);
const soup = typed(fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 60 }).map((signs) => signs.join('')));
const RUNS = { numRuns: 3_000 };

const textRuns = (text: string): string[] =>
  elementsIn(withoutMarkdown({ inlines: [{ type: 'TextRun', text }] }), 'TextRun').map((run) => String(run.text));
const titled = (title: string): string =>
  String(withoutMarkdown({ choices: [{ title, value: title }] }).choices[0]?.title);

/** Of runs one after another: what is seen by each reader, and where nothing is parsed. */
function differences(texts: readonly string[]): string[] {
  return READERS.flatMap(({ name, markdown }) =>
    texts
      .map((text) => ({ text, parsed: seenParsed(markdown, text), plain: seenPlain(text) }))
      .filter(({ parsed, plain }) => parsed.trim() !== plain.trim())
      .map(({ text, parsed }) => `${name}: ${JSON.stringify(text)} reads ${JSON.stringify(parsed)}`),
  );
}

describe.each(Object.entries(KINDS))('%s', (_kind, pieces) => {
  it.each(pieces)('%j reads as it was typed, in a text and in a title', (piece) => {
    for (const text of [piece, `${piece} ${piece}`, `a ${piece}b`, `${piece}\n${piece}`].map((one) =>
      typedText(one, 500),
    )) {
      const runs = textRuns(text);
      expect(differences(runs)).toEqual([]);
      expect(seenPlain(runs.join(''))).toBe(seenPlain(text));
      expect(differences([titled(text.replaceAll(/\s+/g, ' '))])).toEqual([]);
    }
  });
});

describe('whatever is put together of them', () => {
  it.each([
    ['pieces', joined],
    ['signs', soup],
  ])('of %s reads the same in each run, and where runs are read one after another as it was typed', (_what, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const runs = textRuns(text);
        expect(differences(runs)).toEqual([]);
        const isWhole = runs.length < MOST_RUNS;
        if (isWhole) expect(seenPlain(runs.join(''))).toBe(seenPlain(text));
        expect(runs.length).toBeLessThanOrEqual(MOST_RUNS);
      }),
      RUNS,
    );
  });

  it('reads the same in the title of a choice, and so does it if that is done twice', () => {
    fc.assert(
      fc.property(fc.oneof(joined, soup), (text) => {
        const title = titled(text.replaceAll(/\s+/g, ' '));
        expect(differences([title])).toEqual([]);
        expect(titled(title)).toBe(title);
        for (const mostRuns of [1, MOST_RUNS]) {
          const card = withoutMarkdown({ inlines: [{ type: 'TextRun', text }] }, mostRuns);
          expect(differences(card.inlines.map((run) => run.text))).toEqual([]);
          expect(withoutMarkdown(card)).toEqual(card);
        }
      }),
      RUNS,
    );
  });

  it('is not divided inside what is one sign to a person', () => {
    const signs = new Intl.Segmenter('en-GB');
    fc.assert(
      fc.property(fc.oneof(joined, soup), (text) => {
        const starts = new Set([...signs.segment(seenPlain(text))].map(({ index }) => index));
        let at = 0;
        for (const run of withoutMarkdown({ inlines: [{ type: 'TextRun', text }] }).inlines.slice(0, MOST_RUNS - 1)) {
          expect(starts.has(at)).toBe(true);
          at += seenPlain(run.text).length;
        }
      }),
      RUNS,
    );
  });
});

it.each([
  ['stars with marks', '*\u0301a*\u0301 `\u0301a`\u0301 _\u0301a_\u0301'],
  ['a star with more marks than any script has', `*${'\u0301'.repeat(30)}a* *b*${'\u0301'.repeat(30)}`],
  ['a backtick with them', `\`${'\u0301'.repeat(30)}a\``],
])('%s read as they were typed', (_what, text) => {
  for (const mostRuns of [1, MOST_RUNS]) {
    const card = withoutMarkdown({ inlines: [{ type: 'TextRun', text }] }, mostRuns);
    expect(differences(card.inlines.map((run) => run.text))).toEqual([]);
    expect(withoutMarkdown(card)).toEqual(card);
  }
});

describe('where it goes back to the bot', () => {
  const [form] = Object.values(sampleMessages).filter(
    (one): one is MessageOf<'thanks-form'> => one.kind === 'thanks-form',
  );
  if (!form) throw new Error('no form');

  it('nothing is added to it, nor kept if it is copied from a card', () => {
    fc.assert(
      fc.property(fc.oneof(joined, soup), (text) => {
        const [input] = elementsIn(renderCard({ ...form, whatTheyDidWords: text }), 'Input.Text');
        expect(input?.value).toBe(text);
        const again = renderCard({
          kind: 'refusal',
          what: '',
          kept: '',
          next: '',
          retryVerb: 'x',
          retryData: { text },
          typedWords: '',
        });
        const sent = objectsIn(again).filter(({ node, path }) => path.at(-1) === 'data' && node.verb === 'x');
        expect(sent.map(({ node }) => node.text)).toEqual([text, text]);
        expect(
          seenPlain(
            typedText(
              textRuns(text)
                .slice(0, MOST_RUNS - 1)
                .join(''),
              20_000,
            ),
          ),
        ).not.toContain('\u2060');
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(Object.entries(sampleMessages))('%s', (_name, message) => {
  const card: Json = renderCard(message);
  const titles = objectsIn(card)
    .filter(({ path }) => path.at(-2) === 'choices')
    .map(({ node }) => String(node.title));
  it('reads the same in every text and every title of a choice', () => {
    expect(differences([...elementsIn(card, 'TextRun').map(({ text }) => String(text)), ...titles])).toEqual([]);
  });
  it('has no text of a template’s own that could be taken for Markdown', () => {
    if (!couldBeMarkdown(JSON.stringify(message))) expect(withoutMarkdown(card)).toEqual(card);
    expect(withoutMarkdown(withoutMarkdown(card))).toEqual(withoutMarkdown(card));
  });
});
