import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PALETTES, type Theme, teamsHostConfig } from '../support/teams-host-config.ts';
import type { Json } from '../unit/cards/walk.ts';

const { resolve } = createRequire(import.meta.url);
const SCRIPTS = ['adaptivecards/dist/adaptivecards.min.js', 'markdown-it/browser'].map((name) => resolve(name));
const EMOJI_CSS = fileURLToPath(import.meta.resolve('@fontsource/noto-emoji/index.css'));
/** Nothing is asked of it: the page takes what it loads from there out of the package. */
const FONTS = 'https://fonts.example/';

/** A card, and what it is called. */
export type Named = readonly [name: string, card: Json];

/** How a page looks whose cards are as wide as this. */
export interface Look {
  readonly theme: Theme;
  readonly width: number;
}

/** Runs in the page: Teams shows mentions in the accent colour, and parses Markdown in a TextBlock, perhaps in a TextRun. */
const DRAW = `async (cards, hostConfig, parsesRuns) => {
  const markdown = window.markdownit({ html: false, linkify: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text).replace(/&lt;at&gt;(.*?)&lt;\\/at&gt;/g, '<span class="mention">$1</span>');
    result.didProcess = true;
  };
  const runs = AdaptiveCards.TextRun.prototype;
  window.drawPlain ??= runs.internalRender;
  const free = window.markdownit({ html: false, linkify: true });
  runs.internalRender = !parsesRuns ? window.drawPlain : function () {
    const run = window.drawPlain.call(this);
    const [, before, words, after] = /^( ?)(.*?)( ?)$/s.exec(this.text);
    run.innerHTML = before + free.render(words).replace(/^<p>(.*)<\\/p>\\n$/s, '$1') + after;
    return run;
  };
  document.getElementById('cards').replaceChildren(...cards.map(([name, card]) => {
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    drawn.parse(card);
    const place = document.createElement('div');
    place.className = 'card';
    place.dataset.name = name;
    place.append(drawn.render());
    return place;
  }));
  await document.fonts.load('14px "Noto Emoji"', document.body.innerText);
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}`;

/** A page in which cards are drawn by Microsoft's own renderer, with an emoji font of the project's. */
export async function openCardPage(browser: Browser, { theme, width }: Look): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: width + 34, height: 200 }, deviceScaleFactor: 2 });
  await page.route(`${FONTS}**`, (route) =>
    route.fulfill({
      path: join(dirname(EMOJI_CSS), new URL(route.request().url()).pathname),
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  await page.setContent(htmlOf({ theme, width }));
  await page.addStyleTag({ content: emojiCss() });
  for (const path of SCRIPTS) await page.addScriptTag({ path });
  return page;
}

/** Draws these cards, and no others any more. */
export async function drawCards(page: Page, cards: readonly Named[], theme: Theme, parsesRuns = false): Promise<void> {
  await page.evaluate(`(${DRAW})(${JSON.stringify(cards)}, ${JSON.stringify(teamsHostConfig(theme))}, ${parsesRuns})`);
}

/** The card once everything on it has been opened that opens; null where nothing does. */
export function opened(card: Json): Json | null {
  const closed = JSON.stringify(card);
  const open = closed.replaceAll('"isVisible":false', '"isVisible":true');
  return open === closed ? null : JSON.parse(open);
}

/** Digits and the like are in it as parts of keycaps: they are left to the other fonts, before which it stands. */
function emojiCss(): string {
  const css = readFileSync(EMOJI_CSS, 'utf8').replaceAll('url(./', `url(${FONTS}`);
  return css.replace(/U\+23, ?U\+2a, ?U\+30-39, ?/gi, '');
}

function htmlOf({ theme, width }: Look): string {
  const { page, card, text, accent, line, subtle } = PALETTES[theme];
  const onAccent = theme === 'light' ? '#fff' : '#1f1f1f';
  const fonts = 'Noto Emoji, Segoe UI, Liberation Sans, sans-serif';
  return `<!doctype html><html lang="en-GB" style="color-scheme: ${theme}"><title>Cards</title><style>
    body { margin: 0; width: max-content; padding: 16px; background: ${page}; color: ${text}; font: 14px/20px ${fonts}; }
    .card { width: ${width}px; background: ${card}; border: 1px solid ${line}; border-radius: 6px; overflow: hidden; }
    .card p, .card ul { margin: 0; } .card ul { padding-left: 20px; box-sizing: border-box; } .mention { color: ${accent}; }
    .ac-adaptiveCard .ac-container { border-radius: 4px; }
    .ac-actionSet { flex-wrap: wrap; } .ac-richTextBlock { overflow-wrap: anywhere; } .ac-textBlock { overflow-wrap: anywhere; }
    input:not([type=checkbox]):not([type=radio]), select, textarea { width: 100%; box-sizing: border-box; padding: 6px 10px;
      font: inherit; color: ${text}; background: ${card}; border: 1px solid ${line}; border-bottom-color: ${subtle};
      border-radius: 4px; accent-color: ${accent}; }
    textarea { min-height: 64px; resize: none; } input { accent-color: ${accent}; }
    .ac-pushButton { padding: 6px 14px; font: 600 14px/20px ${fonts}; color: ${text};
      background: ${card}; border: 1px solid ${line}; border-radius: 4px; margin-bottom: 4px; }
    .ac-pushButton.style-positive { color: ${onAccent}; background: ${accent}; border-color: ${accent}; }
  </style><main id="cards"></main></html>`;
}
