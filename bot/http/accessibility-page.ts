import type { NoticeSettings } from '../notice-settings.ts';
import { bulleted, pageOf, paragraph, type Section, withContents, withLinks } from './html.ts';

/** What was measured and how, what is known to fail, what nobody knows yet, and whom to tell. */
export function accessibilityPage({ ACCESSIBILITY_CONTACT }: NoticeSettings): string {
  return pageOf(
    'Behaviours: accessibility',
    `      <h1>Accessibility</h1>
${paragraph('The aim is that everybody in a team can use the bot: WCAG 2.2, level AA, for these pages and for whatever the bot decides on its cards. This page says what was looked at by November 2026, and what was not.')}
${withContents([...SECTIONS, whomToTell(ACCESSIBILITY_CONTACT)])}`,
  );
}

const SECTIONS: readonly Section[] = [
  {
    title: 'What was measured, and how',
    html: bulleted([
      'Each kind of card, drawn in a browser by Microsoft’s own renderer for such cards, is searched for faults by a program (axe, WCAG 2.2 AA) in light, dark and forced colours and at a width of 320 pixels, whenever the bot is changed; every card that the tests know, before a release.',
      'Each card has its language, its title as a heading, a label at each field, no two fields that are called the same, and buttons that say what they delete.',
      'A button that shows or hides something says which of the two it will do; on an agenda it does not yet.',
      'These pages are searched in the same way: headings in order, contrast, both colour schemes, 320 pixels, print.',
      'A person has looked at pictures of the cards. Nobody who depends on a screen reader, a switch, speech or magnification has been asked yet.',
    ]),
  },
  {
    title: 'How the cards are made',
    html: bulleted([
      'A result is a sentence first, and then a sign of four circles, such as ●●●○. A screen reader says the words, then reads the sign, which tells nothing new.',
      'Nothing is told by colour alone, by a picture, or by a chart.',
      'No answer has to be quick. A pulse stays open for at least an hour, usually for days, and its answers can be changed until then.',
      'What a button does can be had by typing a word too: “help” lists them.',
    ]),
  },
  {
    title: 'What is known to fail',
    html: bulleted([
      'Microsoft’s renderer draws two things so, whatever a card says: choices to tick that are 13 pixels high, though the words beside them can be pressed too; and, where one types to find a person, a field that is not joined to its label. How Teams itself draws them may differ.',
      'Most lists on cards are lines that begin with a sign, and some words that look like a heading are bold text: a screen reader hears neither as what it looks like.',
      'Teams decides how high buttons are, and where the focus goes after one was pressed.',
    ]),
  },
  {
    title: 'What is not known',
    html: bulleted([
      'How the cards sound in Teams itself with NVDA, JAWS, VoiceOver or TalkBack.',
      'How they work there with a keyboard alone, with voice control or a switch, and on a phone whose letters are made large.',
      'Whether Teams says aloud that a card has changed in its place.',
    ]),
  },
  {
    title: 'If you cannot use a card',
    html: bulleted([
      'Type “help” to the bot: words do what buttons do, in any Teams app.',
      'Ask a colleague to read a card out. Do not let anybody answer a pulse for you: nobody is meant to know what you answered.',
    ]),
  },
];

function whomToTell(contact: string): Section {
  const whom = contact
    ? withLinks(contact)
    : 'the administrator who installed the bot, or whoever brought it into your team';
  return {
    title: 'Whom to tell',
    html: `      <p>Tell of whatever you cannot use, and of what you use it with: ${whom}.</p>`,
  };
}
