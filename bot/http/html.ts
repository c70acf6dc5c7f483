import { LOCALE } from '../../src/shared/locale.ts';

const LOOK = [
  ':root { color-scheme: light dark; background: #fff; color: #1a1a1a; --link: #0b5c5a; }',
  '@media screen and (prefers-color-scheme: dark) { :root { background: #1a1a1a; color: #f0f0f0; --link: #7fd6d2; } }',
  'a { color: var(--link); }',
  'body { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }',
  'h1, h2, h3 { line-height: 1.25; } h2 { margin: 2.5rem 0 0.5rem; } h3 { margin: 2rem 0 0; } h3 + p { margin: 0.25rem 0 0.5rem; }',
  'dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }',
  'ul { padding-left: 1.25rem; } li { margin: 0.25rem 0; }',
  'footer { margin-top: 2.5rem; border-top: 1px solid; }',
  '@media print { body { max-width: none; padding: 0; font-size: 11pt; } nav, footer { display: none; }',
  'h2, h3, dt { break-after: avoid; } a { color: inherit; } a.named::after { content: " (" attr(href) ")"; } }',
];

const OUR_PAGES = [
  ['/', 'Home'],
  ['/for-staff', 'For staff'],
  ['/privacy', 'Privacy'],
  ['/accessibility', 'Accessibility'],
  ['/terms', 'Terms'],
]
  .map(([path, name]) => `<a href="${path}">${name}</a>`)
  .join(' · ');

/**
 * A page of ours: it loads nothing and runs nothing, as the content policy of bot/http/server.ts has it.
 * @param look what this page alone has of style
 */
export function pageOf(title: string, main: string, look: readonly string[] = []): string {
  return `<!doctype html>
<html lang="${LOCALE}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <style>
      ${[...LOOK, ...look].join('\n      ')}
    </style>
  </head>
  <body>
    <main>
${main}
    </main>
    <footer>
      <p>${OUR_PAGES}</p>
    </footer>
  </body>
</html>
`;
}

/** Term and words; what has no words is left out. The words are HTML already. */
export function listOf(terms: readonly (readonly [term: string, html: string])[]): string {
  const set = terms.filter(([, html]) => html !== '');
  return `      <dl>${set.map(([term, html]) => `\n        <dt>${escapeHtml(term)}</dt>\n        <dd>${html}</dd>`).join('')}\n      </dl>`;
}

/** Where the words are not the address itself, paper shows both. */
export function linkTo(address: string, words: string): string {
  const named = /^https?:/i.test(address) && words !== address ? ' class="named"' : '';
  return `<a href="${escapeHtml(address)}"${named}>${escapeHtml(words)}</a>`;
}

const IN_MARKS = /^([("'<[]*)(.*?)([)"'>\],.;:!?]*)$/s;
const E_MAIL = /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$/;

/** What an organisation has written, with each web and e-mail address in it as a link, and nothing else. */
export function withLinks(text: string): string {
  return text.split(/(\s+)/).map(withLink).join('');
}

function withLink(word: string): string {
  const [, before = '', address = '', after = ''] = IN_MARKS.exec(word) ?? [];
  if (E_MAIL.test(address)) return `${escapeHtml(before)}${linkTo(`mailto:${address}`, address)}${escapeHtml(after)}`;
  const isWeb = /^https?:\/\/./i.test(address) && URL.canParse(address);
  return isWeb ? `${escapeHtml(before)}${linkTo(address, address)}${escapeHtml(after)}` : escapeHtml(word);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** The points are HTML already. */
export function bullets(html: readonly string[]): string {
  return `      <ul>${html.map((one) => `\n        <li>${one}</li>`).join('')}\n      </ul>`;
}

/** A part of a page, found by its title. */
export interface Section {
  readonly title: string;
  readonly html: string;
}

/** The sections with what leads to them before. */
export function withContents(sections: readonly Section[]): string {
  return `      <nav aria-labelledby="contents">
        <h2 id="contents">Contents</h2>
${contentsOf(sections)}
      </nav>
${sections.map(({ title, html }) => `      <h2 id="${headingId(title)}">${escapeHtml(title)}</h2>\n${html}`).join('\n')}`;
}

export function contentsOf(headed: readonly { readonly title: string }[]): string {
  return bullets(headed.map(({ title }) => linkTo(`#${headingId(title)}`, title)));
}

export function headingId(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The words as they stand. */
export function paragraph(words: string): string {
  return `      <p>${escapeHtml(words)}</p>`;
}

/** The same as a list, one point a line. */
export function bulleted(lines: readonly string[]): string {
  return bullets(lines.map(escapeHtml));
}
