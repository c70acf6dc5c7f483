import { GOES_FOR_ALL, privacyCard } from '../../src/privacy/privacy-card.ts';
import { type Links, speakUp } from '../../src/privacy/speak-up.ts';
import { STORED_DATA } from '../../src/privacy/stored-data.ts';
import type { StoredKind } from '../../src/privacy/stored-team-data.ts';
import { LOCALE } from '../../src/shared/locale.ts';

const LOOK =
  ':root { color-scheme: light dark; } body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; } ' +
  'h3 { margin: 2rem 0 0; } h3 + p { margin: 0.25rem 0 0.5rem; } dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }';

/** The notice: what is stored, every field in words, who can read it, how long it stays and what destroys it. */
export function privacyPage(links: Links, stored: readonly StoredKind[] = STORED_DATA): string {
  const { notFor, instead, links: websites } = speakUp(links);
  return `<!doctype html>
<html lang="${LOCALE}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Behaviours: privacy</title>
    <style>${LOOK}</style>
  </head>
  <body>
    <h1>Privacy</h1>
    <p>Behaviours is a bot for Microsoft Teams that asks a team how it lives its behaviours, and passes on thank-yous. Your organisation runs it, decides what it is for and answers for it. If anything here is unclear, ask its data protection officer, or the administrator who installed the bot.</p>
    <h2>In short</h2>
    <dl>${privacyCard()
      .stored.map(({ title, words }) => termOf(title, words))
      .join('')}
    </dl>
    <ul>${GOES_FOR_ALL.map((words) => `\n      <li>${escapeHtml(words)}</li>`).join('')}
    </ul>
    <h2>Your rights</h2>
    <p>While a pulse is open you can see, change and withdraw your answers on its card. Once it has closed nobody can find them any more, so nobody can give them to you or correct them; a result is not worked out anew. In your own chat with the bot, <em>my data</em> shows what is held on you, <em>export</em> gives you all of it as text, and <em>delete my data</em> deletes it; an open pulse keeps until an hour after it has closed that it asked you. To have anything else shown to you, corrected or deleted, ask your organisation.</p>
    <h2>Not for</h2>
    <p>${escapeHtml(`${notFor} ${instead}`)}${websites.map(({ title, url }) => ` · <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`).join('')}</p>
    <h2>Everything that is kept</h2>
    <p>The bot’s own record of what happens in it has numbers, times and the names of faults: no answers, no thank-yous and no names. What the bot has posted in Teams stays there for as long as your organisation keeps messages.</p>${stored.map(sectionOf).join('')}
    <p><a href="/">Home</a></p>
  </body>
</html>
`;
}

function sectionOf({ title, what, holds, readers, kept, destroyedBy }: StoredKind): string {
  return `
    <h3>${escapeHtml(title)}</h3>
    <p>${escapeHtml(what)}</p>
    <dl>${termOf('What is in it', listed(Object.keys(holds)))}${termOf('Who can read it', readers)}${termOf('How long it is kept', kept)}${termOf('What destroys it', destroyedBy)}
    </dl>`;
}

function termOf(term: string, words: string): string {
  return `
      <dt>${escapeHtml(term)}</dt>
      <dd>${escapeHtml(words)}</dd>`;
}

/** "A; b; and c.": what is listed has commas of its own. */
function listed(parts: readonly string[]): string {
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}.`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
