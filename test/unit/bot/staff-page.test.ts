import { describe, expect, test } from 'vitest';
import { accessibilityPage } from '../../../bot/http/accessibility-page.ts';
import type { NoticeFacts } from '../../../bot/http/privacy-page.ts';
import { staffPage } from '../../../bot/http/staff-page.ts';
import { NOTICE_SETTINGS } from '../../../bot/notice-settings.ts';
import { privacyCard } from '../../../src/privacy/privacy-card.ts';
import { DATABASES, KEY_STORES } from '../../../src/privacy/where-kept.ts';
import { bareNotice, fullNotice, fullSettings } from '../../support/sample-notice.ts';
import { HOSTILE, HOSTILE_NAME } from '../../support/sample-words.ts';
import { ALL_PLACES, inAzure, onThisMachine } from '../../support/where-kept.ts';
import { wordsOfPage } from '../../support/words-of-page.ts';

const wordsOf = (change: Partial<NoticeFacts> = {}) => wordsOfPage(staffPage({ ...bareNotice, ...change }));
const accessibility = (contact: string) =>
  accessibilityPage({ ...bareNotice.settings, ACCESSIBILITY_CONTACT: contact });
const titles = (html: string) => [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);

describe('the page for staff', () => {
  test('says what is kept, what it cannot be used for, what remains possible, and whom to ask', () => {
    expect(titles(staffPage(bareNotice))).toEqual([
      'Contents',
      'In one minute',
      'What is kept, who sees it, and for how long',
      'What it cannot be used for',
      'What remains possible',
      'What you can do',
      'Before it is switched on',
      'Whom to ask',
    ]);
  });

  test.each(ALL_PLACES)('says of what is kept what the card says, and what is true of this bot: %j', (whereKept) => {
    const words = wordsOf({ whereKept });
    for (const { title, words: said } of privacyCard(whereKept).stored) expect(words).toContain(`${title} ${said}`);
    for (const [name, { times, backups }] of Object.entries(DATABASES)) {
      expect([name, words.includes(times), words.includes(backups)]).toEqual([
        name,
        name === whereKept.database,
        name === whereKept.database,
      ]);
    }
    for (const [name, { backups }] of Object.entries(KEY_STORES)) {
      expect([name, words.includes(backups)]).toEqual([name, name === whereKept.keys]);
    }
  });

  test('says for how many months', () => {
    const words = wordsOf({ whereKept: { ...inAzure, months: { results: 36, thanks: 1 } } });
    for (const part of ['Kept for 36 months', 'Kept for 1 month.']) expect(words).toContain(part);
    expect(words).not.toMatch(/24 months|12 months/);
  });

  test.each([
    ['Who runs it', 'ORGANISATION_NAME'],
    ['Who answers for the data', 'CONTROLLER_NAME'],
    ['Data protection officer', 'DPO_CONTACT'],
    ['The organisation’s own privacy notice', 'PRIVACY_URL'],
    ['To complain about how data are handled', 'REGULATOR'],
  ] as const)('%s: stands there if %s is set, and is left out if not', (term, name) => {
    expect(wordsOf(fullNotice)).toContain(`${term} ${fullSettings[name]}`);
    expect(wordsOf({ ...fullNotice, settings: { ...fullSettings, [name]: '' } })).not.toContain(term);
  });

  test('names the organisation, or says “your organisation”', () => {
    expect(wordsOf(fullNotice)).toContain('Fenland Community Trust runs it');
    expect(wordsOf()).toContain('Your organisation runs it');
    expect(wordsOf()).toContain('The administrator who installed the bot');
  });

  test('says where concerns go, linked where the organisation has given an address', () => {
    expect(wordsOf()).toContain('To raise a concern Your Freedom to Speak Up Guardian');
    expect(wordsOf()).not.toContain('For support for yourself');
    const html = staffPage(fullNotice);
    expect(html).toContain('<a href="https://intranet.example.org/speak-up" class="named">Your Freedom to Speak Up');
    expect(html).toContain(
      '<a href="https://intranet.example.org/wellbeing" class="named">Your staff wellbeing hub</a>',
    );
  });

  test('says confidential, never more, and loads nothing', () => {
    for (const html of [staffPage(fullNotice), accessibility('')]) {
      expect(html).not.toMatch(/anonym/i);
      expect(html).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\bsrc=|\bon\w+=/i);
      expect(html).not.toMatch(/<dd><\/dd>|<li><\/li>|undefined|\[object/);
    }
  });

  test('no tag and no attribute comes of what the organisation has written', () => {
    const settings = { ...fullSettings };
    for (const name of NOTICE_SETTINGS) settings[name] = HOSTILE;
    const place = { name: HOSTILE_NAME, url: 'https://example.org/?a="><script>alert(1)</script>' };
    const html = staffPage({ ...fullNotice, settings, links: { speakUp: place, wellbeing: place, forStaff: '' } });
    expect(html).not.toMatch(/<script|<at>|['"]onclick/);
    expect(wordsOfPage(html)).toContain(HOSTILE.replace(/\s+/g, ' ').trim());
    expect(accessibility(HOSTILE)).not.toMatch(/<script|<at>/);
  });
});

describe('the page on accessibility', () => {
  test('says what was measured, what fails, what is not known and whom to tell', () => {
    expect(titles(accessibility(''))).toEqual([
      'Contents',
      'What was measured, and how',
      'How the cards are made',
      'What is known to fail',
      'What is not known',
      'If you cannot use a card',
      'Whom to tell',
    ]);
    for (const name of ['WCAG 2.2', 'axe', 'NVDA', 'VoiceOver']) expect(accessibility('')).toContain(name);
  });

  test('names whom the organisation has named, or the administrator', () => {
    expect(wordsOfPage(accessibility(fullSettings.ACCESSIBILITY_CONTACT))).toContain(
      'what you use it with: Sam Okoro, access@fenland.example.org.',
    );
    expect(wordsOfPage(accessibility(''))).toContain('the administrator who installed the bot');
  });
});

test('where it lies on this machine and nowhere else, no service is named', () => {
  expect(wordsOf({ whereKept: onThisMachine })).not.toMatch(/Azure|Cosmos/);
});
