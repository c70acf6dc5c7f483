import { GOES_EVERYWHERE, privacyCard } from '../../src/privacy/privacy-card.ts';
import { type Links, speakUp } from '../../src/privacy/speak-up.ts';
import { storedData } from '../../src/privacy/stored-data.ts';
import type { StoredKind } from '../../src/privacy/stored-team-data.ts';
import { DATABASES, KEY_STORES, type WhereKept } from '../../src/privacy/where-kept.ts';
import type { NoticeSettings } from '../notice-settings.ts';
import {
  bullets,
  contentsOf,
  escapeHtml,
  headingId,
  linkTo,
  listOf,
  pageOf,
  type Section,
  withContents,
  withLinks,
} from './html.ts';

/** What the page is made of: how this bot is set up, and what the organisation has said of itself. */
export interface NoticeFacts {
  readonly links: Links;
  readonly whereKept: WhereKept;
  readonly sendsTelemetry: boolean;
  readonly settings: NoticeSettings;
}

/** The notice: who answers for what is stored, where it lies, every field in words, who can read it and what destroys it. */
export function privacyPage(facts: NoticeFacts, stored: readonly StoredKind[] = storedData(facts.whereKept)): string {
  const { CONTROLLER_NAME, ORGANISATION_NAME } = facts.settings;
  const answers = CONTROLLER_NAME ? '' : ', decides what it is for and answers for it';
  const sections = [
    ...responsible(facts.settings),
    inShort(facts.whereKept),
    whereKept(facts),
    receivers(facts),
    rights(facts.settings),
    notFor(facts.links),
    everything(stored),
  ];
  return pageOf(
    'Behaviours: privacy',
    `      <h1>Privacy</h1>
      <p>Behaviours is a bot for Microsoft Teams that asks a team how it lives its behaviours, and passes on thank-yous. ${escapeHtml(ORGANISATION_NAME || 'Your organisation')} runs it${answers}. If anything here is unclear, ask the data protection officer, or the administrator who installed the bot.</p>
${withContents(sections)}`,
  );
}

function responsible(settings: NoticeSettings): Section[] {
  const { ORGANISATION_NAME, CONTROLLER_NAME, DPO_CONTACT, LAWFUL_BASIS, PRIVACY_URL } = settings;
  const terms = [
    ['Organisation', withLinks(ORGANISATION_NAME)],
    ['Controller of the data', withLinks(CONTROLLER_NAME)],
    ['Data protection officer', withLinks(DPO_CONTACT)],
    ['Lawful basis', withLinks(LAWFUL_BASIS)],
    ['The organisation’s own privacy notice', withLinks(PRIVACY_URL)],
  ] as const;
  const isSaid = terms.some(([, html]) => html !== '');
  return isSaid ? [{ title: 'Who is responsible', html: listOf(terms) }] : [];
}

function inShort(where: WhereKept): Section {
  const kinds = privacyCard(where).stored.map(({ title, words }) => [title, escapeHtml(words)] as const);
  return { title: 'In short', html: `${listOf(kinds)}\n${bullets(GOES_EVERYWHERE.map(escapeHtml))}` };
}

function whereKept({ whereKept: { database, keys }, settings }: NoticeFacts): Section {
  const { is, times, backups } = DATABASES[database];
  const html = listOf([
    ['Database', escapeHtml(is)],
    ['The keys of open pulses', escapeHtml(KEY_STORES[keys].is)],
    ['Place', withLinks(settings.DATA_LOCATION)],
    ['What it tells of when you answered', escapeHtml(times)],
    ['Backups', escapeHtml(`${backups} ${KEY_STORES[keys].backups}`)],
  ]);
  return { title: 'Where it is kept', html };
}

function receivers({ whereKept: { database, keys }, sendsTelemetry, settings }: NoticeFacts): Section {
  const inAzure = [database === 'cosmos' ? 'the database' : '', keys === 'vault' ? 'the keys of open pulses' : ''];
  const kept = inAzure.filter(Boolean).join(' and ');
  const lines = [
    'Microsoft, whose Teams carries what you write to the bot, what you press and what it posts.',
    kept && `Microsoft, whose Azure keeps ${kept}.`,
    sendsTelemetry
      ? 'Microsoft, whose Application Insights gets numbers and times that tell how the bot runs: no answers, no thank-yous and no names.'
      : '',
  ].filter(Boolean);
  const own = settings.DATA_RECIPIENTS ? [withLinks(settings.DATA_RECIPIENTS)] : [];
  return {
    title: 'Who receives it',
    html: `      <p>What your colleagues can read is said below, for each kind of thing. Others who receive something:</p>\n${bullets([...lines.map(escapeHtml), ...own])}`,
  };
}

function rights({ REGULATOR }: NoticeSettings): Section {
  const complaint = `\n      <p>If you are not content with how your data are handled, you can complain to the regulator: ${withLinks(REGULATOR)}</p>`;
  return {
    title: 'Your rights',
    html: `      <p>While a pulse is open you can see, change and withdraw your answers on its card. Once it has closed nobody can find them any more, so nobody can give them to you or correct them; a result is not worked out anew. In your own chat with the bot, <em>my data</em> shows what is held on you, <em>export</em> gives you all of it as text, and <em>delete my data</em> deletes it; an open pulse keeps until an hour after it has closed that it asked you. To have anything else shown to you, corrected or deleted, ask your organisation.</p>${REGULATOR && complaint}`,
  };
}

function notFor(links: Links): Section {
  const { notFor, instead, links: websites } = speakUp(links);
  const linked = websites.map(({ title, url }) => ` · ${linkTo(url, title)}`).join('');
  return { title: 'Not for', html: `      <p>${escapeHtml(`${notFor} ${instead}`)}${linked}</p>` };
}

function everything(stored: readonly StoredKind[]): Section {
  const before = `      <p>The bot’s own record of what happens in it has numbers, times and the names of faults: no answers, no thank-yous and no names. What the bot has posted in Teams stays there for as long as your organisation keeps messages.</p>
      <nav aria-label="Everything that is kept">
${contentsOf(stored)}
      </nav>`;
  return { title: 'Everything that is kept', html: [before, ...stored.map(kindOf)].join('\n') };
}

function kindOf({ title, what, holds, readers, kept, destroyedBy }: StoredKind): string {
  const terms = listOf([
    ['What is in it', escapeHtml(listed(Object.keys(holds)))],
    ['Who can read it', escapeHtml(readers)],
    ['How long it is kept', escapeHtml(kept)],
    ['What destroys it', escapeHtml(destroyedBy)],
  ]);
  return `      <h3 id="${headingId(title)}">${escapeHtml(title)}</h3>\n      <p>${escapeHtml(what)}</p>\n${terms}`;
}

/** "A; b; and c.": what is listed has commas of its own. */
function listed(parts: readonly string[]): string {
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}.`;
}
