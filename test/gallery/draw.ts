/** Draws every sample card, light, dark and as narrow as a phone, into .data/gallery/, with the official renderer in a real browser. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cardSizeBytes, renderCard } from '../../bot/rendering/render-card.ts';
import type { Message } from '../../src/message.ts';
import { openBrowser } from '../support/browser.ts';
import { sampleMessages } from '../support/sample-messages.ts';
import { THEMES, type Theme } from '../support/teams-host-config.ts';
import { drawCards, openCardPage, opened } from './card-page.ts';

const folder = new URL('../../.data/gallery/', import.meta.url);
/** How the cards are drawn: what their files' names end with, and how wide a card is. */
const DRAWN: readonly { readonly as: string; readonly theme: Theme; readonly width: number }[] = [
  ...THEMES.map((theme) => ({ as: theme, theme, width: 600 })),
  { as: 'narrow', theme: 'light', width: 320 },
];

/** What a form says that comes back after a refusal. */
const NOTE = {
  what: 'No person was chosen to thank.',
  kept: 'What you typed is still below, and nothing was sent.',
  next: 'Choose one person, or up to ten, and press the button again.',
};
/** Drawn as each client would: one that parses Markdown in a TextRun, and one that does not. They are to look alike. */
const FULL_OF_MARKDOWN: Message = {
  kind: 'thanks',
  thankYouId: 'thanks-1',
  thankYouTeamId: 'team-1',
  changedAt: 0,
  giverName: '**Alex** _Wilber_',
  names: 'Megan Bowen',
  receivers: [{ name: 'Megan Bowen', teamsId: '29:1megan' }],
  behaviourName: 'We are compassionate',
  sign: '🤝',
  whatTheyDidWords: [
    '# You *stayed* on __Tuesday__, ~~again~~, and wrote `rota.xlsx`',
    '- [the rota](https://evil.example/a_b_c?x=1&y=2) and ![a picture](https://evil.example/x.png)',
    '1. <at>Everyone</at> &lt;at&gt; <https://evil.example> C:\\*new*',
    '',
    '> 5* service, `` `quoted` ``, |a|b| snake_case_name 👩‍⚕️ *️⃣ 👍🏽',
    '    four spaces, then www.evil.com or anna@evil.com',
    '***',
  ].join('\n'),
  madePossibleWords: 'one\n---\ntwo\n\n```\nthree\n```',
  changed: '',
  alsoFrom: 'Also from *Adele* and [Diego](https://evil.example).',
  note: '',
  isIn: false,
  isSample: false,
};
const COME_BACK = Object.entries(sampleMessages).filter(([name]) => name.includes('-form-'));
const USUAL = Object.entries(sampleMessages).map(([name, message]) => [name, renderCard(message)] as const);
/** The same once everything on them has been opened that opens. */
const OPENED = USUAL.flatMap(([name, card]) => {
  const open = opened(card);
  return open ? [[`${name}-opened`, open] as const] : [];
});
const CARDS = [
  ...USUAL,
  ...OPENED,
  ...COME_BACK.map(([name, message]) => [`${name}-come-back`, renderCard({ ...message, formNote: NOTE })] as const),
  ['markdown-not-parsed', renderCard(FULL_OF_MARKDOWN)] as const,
  ['markdown-parsed', renderCard(FULL_OF_MARKDOWN)] as const,
];

const README_PICTURES = ['agenda-one-light', 'pulse-four-light', 'thanks-usual-light', 'summary-usual-dark'].map(
  (name) => `${name}.png`,
);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const problems: string[] = [];
const rows: string[] = [];
try {
  for (const { as, theme, width } of DRAWN) {
    const page = await openCardPage(browser, { theme, width });
    page.on('pageerror', (error) => problems.push(`${as}: ${error.message}`));
    for (const [name, card] of CARDS) {
      await drawCards(page, [[name, card]], theme, name === 'markdown-parsed');
      const file = `${name}-${as}.png`;
      await page.locator('body').screenshot({ path: new URL(file, folder).pathname });
      rows.push(
        `<figure><figcaption>${name}, ${as}, ${cardSizeBytes(card)} bytes</figcaption><img src="${file}" alt="${name}" width="${width + 34}"></figure>`,
      );
    }
  }
} finally {
  await browser.close();
}
writeFileSync(
  new URL('index.html', folder),
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Cards</title><body style="font-family: sans-serif">${rows.join('\n')}</body></html>\n`,
);
if (problems.length) throw new Error(problems.join('\n'));
process.stdout.write(`${rows.length} pictures in .data/gallery/\n`);
if (process.argv.includes('--readme')) {
  const pictures = new URL('pictures/', import.meta.url);
  mkdirSync(pictures, { recursive: true });
  for (const file of README_PICTURES) copyFileSync(new URL(file, folder), new URL(file, pictures));
}
