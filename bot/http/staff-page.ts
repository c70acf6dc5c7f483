import { BANDS_FROM, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
import { GOES_EVERYWHERE, privacyCard } from '../../src/privacy/privacy-card.ts';
import { type Links, speakUp } from '../../src/privacy/speak-up.ts';
import { DATABASES, KEY_STORES } from '../../src/privacy/where-kept.ts';
import { COMMENTS_FROM } from '../../src/pulse/comments.ts';
import { DEFAULT_SETTINGS } from '../../src/teams/team.ts';
import {
  bulleted,
  bullets,
  escapeHtml,
  linkTo,
  listOf,
  pageOf,
  paragraph,
  type Section,
  withContents,
  withLinks,
} from './html.ts';
import type { NoticeFacts } from './privacy-page.ts';

const [READS_ONLY = '', DATABASE_OPEN = ''] = GOES_EVERYWHERE;
const ADMINISTRATOR = 'The administrator who installed the bot';
/** Two sheets of A4. */
const LOOK = [
  '@page { size: A4; margin: 12mm 16mm; }',
  '@media print { body { font-size: 9pt; line-height: 1.25; } h1 { margin: 0; font-size: 16pt; }',
  'h2 { margin: 3mm 0 0.5mm; font-size: 11pt; } p, ul { margin: 0.5mm 0; } li { margin: 0.3mm 0; break-inside: avoid; }',
  'dl { display: grid; grid-template-columns: 42mm 1fr; gap: 0.5mm 3mm; } dd { margin: 0; break-inside: avoid; } }',
];

/** What staff are to know, and staff side to have seen, before anything is switched on: all of it true of this bot as it is set up. */
export function staffPage(facts: NoticeFacts): string {
  const name = facts.settings.ORGANISATION_NAME || 'Your organisation';
  return pageOf(
    'Behaviours: for staff',
    `      <h1>Behaviours: what staff should know</h1>
${paragraph(`Behaviours is a bot for Microsoft Teams. ${name} runs it: it brings the organisation’s behaviours into meetings, asks teams in confidence how they live them, and passes on thank-yous. This page is made from how this bot is set up. Show it to staff, and to staff side, before anything is switched on.`)}
${withContents([
  inOneMinute(),
  whatIsKept(facts),
  notFor(facts.links),
  stillPossible(facts),
  yourChoices(),
  beforehand(),
  whomToAsk(facts),
])}`,
    LOOK,
  );
}

function inOneMinute(): Section {
  return {
    title: 'In one minute',
    html: bulleted([
      'Answering a pulse is up to you. The bot tells nobody whether you did.',
      'Nobody in Teams sees what you answered: not the chair, not your manager, not whoever asked.',
      'When a pulse closes, the answers are destroyed, and so is the key that could link them to you. Only the result stays.',
      `A result is shown only if at least ${LOWEST_THRESHOLD} people answered, or eleven if the team wants that. Below ${BANDS_FROM} it is words only; from ${BANDS_FROM} on it is rounded shares, never a count and never a mean.`,
      'A thank-you is between two people until the one who is thanked shares it. Nobody is counted or compared.',
      READS_ONLY,
    ]),
  };
}

function whatIsKept({ whereKept }: NoticeFacts): Section {
  const kinds = privacyCard(whereKept).stored.map(({ title, words }) => [title, escapeHtml(words)] as const);
  return {
    title: 'What is kept, who sees it, and for how long',
    html: `${listOf(kinds)}\n      <p>Every field that is kept, and what destroys it, stands in the ${linkTo('/privacy', 'full notice')}.</p>`,
  };
}

function notFor(links: Links): Section {
  const { notFor, instead, links: websites } = speakUp(links);
  const linked = websites.map(({ title, url }) => ` · ${linkTo(url, title)}`).join('');
  const lines = [
    'To find out who answered, or what somebody answered. There is no button, no list and no command for it, for anybody.',
    'To judge, rank or compare people or teams. There is no result of one person, no view for managers, no table of teams, and no count of who gives or gets thank-yous.',
    'In an appraisal, or in a capability or disciplinary case: nothing that is left of a closed pulse says what any one person answered.',
    'To watch people at work. No meeting is recorded or listened to, and nothing is kept of who has opened a card.',
    'To have a machine decide. No artificial intelligence is in it: what it suggests follows fixed rules.',
  ];
  return {
    title: 'What it cannot be used for',
    html: `${bullets([...lines.map(escapeHtml), `${escapeHtml(`${notFor} ${instead}`)}${linked}`])}
${paragraph('A thank-you is in words that a colleague wrote, and a result is what a small group said on one day. That nobody makes more of either is a promise that people have to give each other, and worth writing down with staff side.')}`,
  };
}

function stillPossible({ whereKept: { database, keys } }: NoticeFacts): Section {
  const { times, backups } = DATABASES[database];
  return {
    title: 'What remains possible',
    html: bulleted([
      'It is confidential, and no more than that: Teams tells the bot who presses a button.',
      DATABASE_OPEN,
      times,
      `${backups} ${KEY_STORES[keys].backups}`,
      'If nearly all agree, or nearly nobody does, everybody knows how nearly everybody answered. If all have answered, everybody knows that.',
      'People who tell each other what they answered can sometimes work out more about the others.',
      'A comment may be known by its style.',
      'What the bot has posted in Teams stays there for as long as your organisation keeps messages.',
    ]),
  };
}

function yourChoices(): Section {
  return {
    title: 'What you can do',
    html: bulleted([
      'Leave a pulse alone, answer “Not sure”, or change or withdraw your answers until it closes.',
      'Share a thank-you for you, keep it private or hide it; take no more from somebody, who is not told.',
      'In your own chat with the bot, “my data” shows what is held on you, “export” gives you all of it, and “delete my data” deletes it.',
      'In your team’s channel, “next” shows what the bot will do and when; “rhythm” and “settings” change it. Anybody in the team may: there are no manager’s rights.',
    ]),
  };
}

/** What is off by itself is said of the settings that a team begins with. */
function beforehand(): Section {
  const { threshold, hasComments, isPooling } = DEFAULT_SETTINGS;
  const begins = (isOn: boolean): string => (isOn ? 'on' : 'off');
  return {
    title: 'Before it is switched on',
    html: `${paragraph('No pulse comes by itself until somebody in the team puts a behaviour on an agenda or sets a rhythm. Worth agreeing with staff and staff side first:')}
${bulleted([
  'what it is for, and that nobody outside the team asks for its results;',
  `from how many answers on a result is shown: a team begins with ${threshold}, and can choose 5 or 11;`,
  `whether there is room for comments (${begins(hasComments)} to begin with; read by whoever asked, shuffled, from ${COMMENTS_FROM} answers on), and whether small rounds are added up (${begins(isPooling)} to begin with);`,
  'how often it asks, and when it keeps quiet, such as in the months of the national staff survey;',
  'what happens with a result: one thing that somebody does by a day, or why nothing is done now.',
])}`,
  };
}

function whomToAsk({ links, settings }: NoticeFacts): Section {
  const { ORGANISATION_NAME, CONTROLLER_NAME, DPO_CONTACT, PRIVACY_URL, REGULATOR } = settings;
  const place = ({ name, url }: Links['speakUp']): string =>
    name && (url ? linkTo(url, `Your ${name}`) : escapeHtml(`Your ${name}`));
  return {
    title: 'Whom to ask',
    html: listOf([
      ['About the bot in your team', escapeHtml('Whoever brought it there, or your staff side representative')],
      ['About how it is set up', escapeHtml(ADMINISTRATOR)],
      ['Who runs it', withLinks(ORGANISATION_NAME)],
      ['Who answers for the data', withLinks(CONTROLLER_NAME)],
      ['Data protection officer', withLinks(DPO_CONTACT)],
      ['The organisation’s own privacy notice', withLinks(PRIVACY_URL)],
      ['To raise a concern', place(links.speakUp)],
      ['For support for yourself', place(links.wellbeing)],
      ['To complain about how data are handled', withLinks(REGULATOR)],
    ]),
  };
}
