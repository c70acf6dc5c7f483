import type { PrivacyCard } from './cards.ts';
import { STORED_DATA } from './stored-data.ts';

/** What goes for everything that is stored; on the card and on the page. */
export const GOES_FOR_ALL: readonly string[] = [
  'The bot reads only what is sent to it: no meetings, no recordings, no other messages.',
  'Whoever looks after the bot’s database for your organisation can open it. That is why answers are kept under a code, and only while a pulse is open.',
  'Deleted answers live on in your organisation’s backups of the database until those expire. The keys lie in a file of their own, which your organisation is to leave out of its backups: without them nobody can link the answers in a restored backup to people.',
];

/** The notice in short. */
export function privacyCard(): PrivacyCard {
  const stored = STORED_DATA.filter(({ inShort }) => inShort !== '');
  return {
    kind: 'privacy',
    stored: stored.map(({ title, inShort }) => ({ title, words: inShort })),
    notes: [
      ...GOES_FOR_ALL,
      'To see what is held on you, type “my data” in your own chat with the bot; “export” gives all of it as text, and “delete my data” deletes it. An open pulse keeps that it asked you until it has closed.',
      'Your administrator can give you the full notice, which names every field that is kept.',
    ],
  };
}
