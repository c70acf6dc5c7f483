import type { PrivacyCard } from './cards.ts';
import { forStaffLink } from './speak-up.ts';
import { storedData } from './stored-data.ts';
import { DATABASES, KEY_STORES, type WhereKept } from './where-kept.ts';

/** What goes for everything that is stored, wherever it lies; on the card and on the page. */
export const GOES_EVERYWHERE: readonly string[] = [
  'The bot reads only what is sent to it: no meetings, no recordings, no other messages.',
  'Whoever looks after the bot’s database for your organisation can open it. That is why answers are kept under a code, and only while a pulse is open.',
];

/**
 * The notice in short.
 * @param forStaff the address of the page for staff; empty where it is not known
 */
export function privacyCard(where: WhereKept, forStaff = ''): PrivacyCard {
  const { times, backups } = DATABASES[where.database];
  const stored = storedData(where).filter(({ inShort }) => inShort !== '');
  return {
    kind: 'privacy',
    stored: stored.map(({ title, inShort }) => ({ title, words: inShort })),
    notes: [
      ...GOES_EVERYWHERE,
      times,
      `${backups} ${KEY_STORES[where.keys].backups}`,
      'To see what is held on you, type “my data” in your own chat with the bot; “export” gives all of it as text, and “delete my data” deletes it. An open pulse keeps that it asked you until it has closed.',
      'Your administrator can give you the full notice, which names every field that is kept.',
    ],
    forStaff: forStaffLink(forStaff),
  };
}
