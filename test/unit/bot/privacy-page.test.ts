import { describe, expect, test } from 'vitest';
import { privacyPage } from '../../../bot/http/privacy-page.ts';
import { NOTICE_SETTINGS } from '../../../bot/notice-settings.ts';
import { storedData } from '../../../src/privacy/stored-data.ts';
import type { StoredKind } from '../../../src/privacy/stored-team-data.ts';
import { bareNotice, fullNotice, fullSettings } from '../../support/sample-notice.ts';
import { HOSTILE, HOSTILE_NAME } from '../../support/sample-words.ts';
import { ALL_PLACES, inAzure, onThisMachine } from '../../support/where-kept.ts';
import { wordsOfPage } from '../../support/words-of-page.ts';

const STORED_DATA = storedData(onThisMachine);
const page = privacyPage(bareNotice);
const full = privacyPage(fullNotice);

function headings(html: string, level: number): string[] {
  return [...html.matchAll(new RegExp(`<h${level}[^>]*>(.*?)</h${level}>`, 'g'))].map(([, words = '']) => words);
}

/** Where each link of the page leads, but those of its contents. */
function addresses(html: string): string[] {
  return [...html.matchAll(/href="([^#"][^"]*)"/g)].map(([, address = '']) => address);
}

const OUR_PAGES = ['/', '/for-staff', '/privacy', '/accessibility', '/terms'];

describe('the notice at /privacy', () => {
  test('has one title, a few parts, and a heading for each kind of thing that is kept', () => {
    expect(headings(page, 1)).toEqual(['Privacy']);
    const always = ['Where it is kept', 'Who receives it', 'Your rights', 'Not for', 'Everything that is kept'];
    expect(headings(page, 2)).toEqual(['Contents', 'In short', ...always]);
    expect(headings(full, 2)).toEqual(['Contents', 'Who is responsible', 'In short', ...always]);
    expect(headings(page, 3)).toEqual(STORED_DATA.map(({ title }) => title));
  });

  test.each(STORED_DATA.map((stored) => [stored.title, stored] as const))(
    'says all there is to say of: %s',
    (_, stored) => {
      const { title, what, holds, readers, kept, destroyedBy } = stored;
      const section = wordsOfPage(page.slice(page.indexOf(`>${title}</h3>`)).split('<h3', 1)[0] ?? '');

      for (const words of [what, readers, kept, destroyedBy]) expect(section).toContain(words);
      for (const words of Object.keys(holds)) expect(section.toLowerCase()).toContain(words.toLowerCase());
    },
  );

  test('says for how many months what has ended is kept, in full and in short', () => {
    const words = wordsOfPage(
      privacyPage({ ...bareNotice, whereKept: { ...onThisMachine, months: { results: 36, thanks: 1 } } }),
    );
    for (const part of ['For 36 months after it has closed.', 'For 1 month after it was given.', 'Kept for 1 month.']) {
      expect(words).toContain(part);
    }
    expect(words).not.toMatch(/24 months|12 months|1 months/);
  });

  test('begins with what the card says', () => {
    const short = wordsOfPage(page.slice(0, page.indexOf('>Where it is kept</h2>')));
    for (const { inShort } of STORED_DATA) expect(short).toContain(inShort);
  });

  test('tells of backups, of who runs the bot, and where to ask', () => {
    const words = wordsOfPage(page);
    for (const part of ['backups', 'Your organisation runs it', 'data protection officer', 'administrator']) {
      expect(words).toContain(part);
    }
  });

  test('tells what of a thank-you others come to read, where it lies, and how one gets at one’s own data', () => {
    const words = wordsOfPage(page);
    for (const part of [
      'where the giver ticked it, some of the message that it is about',
      'lies with the giver’s account instead',
      'quotes one or two shared ones, with both names',
      'only if at least as many were shared in all as a result needs answers',
      'which behaviours and which weeks went without any',
      'delete my data deletes it',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('names no field, and promises nothing but confidence', () => {
    expect(wordsOfPage(page)).not.toMatch(/\w_\w|[a-z]Id\b|[a-z]At\b|undefined|\[object/);
    expect(page).not.toMatch(/anonym/i);
  });

  test('loads nothing and links only to our own pages', () => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\bsrc=|\bon\w+=/i);
    expect(addresses(page)).toEqual(OUR_PAGES);
  });

  test('links to where people can speak up and find support, if the organisation has said where', () => {
    expect(full).toContain('<a href="https://intranet.example.org/speak-up" class="named">Speak up (website)</a>');
    expect(full).toContain('<a href="https://intranet.example.org/wellbeing" class="named">Wellbeing (website)</a>');
    expect(wordsOfPage(full)).toContain('turn to your staff wellbeing hub.');
  });

  test.each([page, full])('has contents that lead to each heading, once', (html) => {
    const listed = [...html.matchAll(/<a href="#([^"]+)">(.*?)<\/a>/g)].map(([, id, words]) => `${id} ${words}`);
    const there = [...html.matchAll(/<h[23] id="([^"]+)">(.*?)<\/h[23]>/g)].map(([, id, words]) => `${id} ${words}`);

    expect(there).toEqual(['contents Contents', ...listed]);
    expect(new Set(there.map((one) => one.split(' ')[0])).size).toBe(there.length);
  });
});

describe('what the organisation says of itself', () => {
  test.each([
    ['Organisation', 'ORGANISATION_NAME'],
    ['Controller of the data', 'CONTROLLER_NAME'],
    ['Data protection officer', 'DPO_CONTACT'],
    ['Lawful basis', 'LAWFUL_BASIS'],
    ['Place', 'DATA_LOCATION'],
    ['no names.', 'DATA_RECIPIENTS'],
    ['complain to the regulator:', 'REGULATOR'],
    ['The organisation’s own privacy notice', 'PRIVACY_URL'],
  ] as const)('%s: stands there if %s is set, and is left out if not', (before, name) => {
    expect(wordsOfPage(full)).toContain(`${before} ${fullSettings[name]}`);
    const without = wordsOfPage(privacyPage({ ...fullNotice, settings: { ...fullSettings, [name]: '' } }));
    expect(without).not.toContain(fullSettings[name]);
    if (name !== 'DATA_RECIPIENTS') expect(without).not.toContain(`${before} `);
  });

  test('a part of which nothing is set is left out', () => {
    expect(wordsOfPage(page)).not.toMatch(/Who is responsible|regulator|Place/);
    expect(full).not.toMatch(/<dd><\/dd>|<li><\/li>/);
  });

  test('who runs it decides and answers, unless another is named', () => {
    const named = { ...fullSettings, CONTROLLER_NAME: '' };
    const words = wordsOfPage(privacyPage({ ...fullNotice, settings: named }));
    expect(words).toContain('Fenland Community Trust runs it, decides what it is for and answers for it.');
    expect(wordsOfPage(full)).toContain('Fenland Community Trust runs it. If');
  });

  test('web and e-mail addresses in it are links, without the marks around them', () => {
    expect(addresses(full)).toEqual([
      'mailto:dpo@fenland.example.org',
      'https://fenland.example.org/dpo',
      'https://fenland.example.org/privacy',
      'https://ico.org.uk/make-a-complaint/',
      'https://intranet.example.org/speak-up',
      'https://intranet.example.org/wellbeing',
      ...OUR_PAGES,
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt://x.org/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'https://',
    'x@y',
  ])('%s is no link', (contact) => {
    const html = privacyPage({ ...bareNotice, settings: { ...bareNotice.settings, DPO_CONTACT: contact } });
    expect(addresses(html)).toEqual(OUR_PAGES);
    expect(wordsOfPage(html)).toContain(contact);
  });
});

describe('what it says of where things lie is true of this bot', () => {
  const THERE = {
    sqlite: ['A SQLite file', 'No time is kept with an answer', 'your organisation’s backups of the database'],
    cosmos: ['Azure Cosmos DB', 'the second of its last change', 'a moment of the last days'],
    file: ['A file of their own', 'which your organisation is to leave out of its backups'],
    vault: ['Azure Key Vault', 'deleted and then purged', 'purge protection'],
  } as const;

  test.each(ALL_PLACES)('%j', (whereKept) => {
    const words = wordsOfPage(privacyPage({ ...bareNotice, whereKept }));
    for (const [place, sentences] of Object.entries(THERE)) {
      const isHere = place === whereKept.database || place === whereKept.keys;
      for (const sentence of sentences) expect(words.includes(sentence), sentence).toBe(isHere);
    }
  });

  test('Microsoft is named for what it keeps, and no more', () => {
    const receives = (whereKept = onThisMachine, sendsTelemetry = false) =>
      wordsOfPage(privacyPage({ ...bareNotice, whereKept, sendsTelemetry }));
    expect(receives()).not.toMatch(/Azure|Application Insights/);
    expect(receives(inAzure)).toContain('whose Azure keeps the database and the keys of open pulses.');
    expect(receives({ ...onThisMachine, keys: 'vault' })).toContain('whose Azure keeps the keys of open pulses.');
    expect(receives(onThisMachine, true)).toContain('Application Insights gets numbers and times');
  });
});

function settingsOf(words: string): typeof fullSettings {
  const settings = { ...fullSettings };
  for (const name of NOTICE_SETTINGS) settings[name] = words;
  return settings;
}

describe('whatever words it is given, the page stays a page', () => {
  const hostile: StoredKind = {
    kind: 'answer',
    title: HOSTILE,
    what: HOSTILE,
    holds: { [HOSTILE]: 'scores' },
    readers: HOSTILE,
    kept: HOSTILE,
    destroyedBy: HOSTILE,
    inShort: '',
  };
  const links = {
    speakUp: { name: HOSTILE_NAME, url: 'https://example.org/?a=1&b="><script>alert(1)</script>' },
    wellbeing: { name: `</p>${HOSTILE_NAME}`, url: "https://example.org/'onclick='alert(1)" },
    forStaff: '',
  };
  const hostileFacts = { ...fullNotice, links, settings: settingsOf(HOSTILE) };
  const html = privacyPage(hostileFacts, [hostile]);

  test('no tag and no attribute comes of them', () => {
    const tags = (text: string): string[] => [...text.matchAll(/<\/?([a-z]\w*)/gi)].map(([, name = '']) => name).sort();
    const harmless = privacyPage({ ...fullNotice, settings: settingsOf('a') }, [
      { ...hostile, title: 'a', what: 'a', holds: { a: 'a' }, readers: 'a' },
    ]);

    expect(new Set(tags(html))).toEqual(new Set(tags(harmless)));
    expect(html).not.toMatch(/<script|<at>|['"]onclick/);
    expect(addresses(html)).toEqual([
      'https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
      'https://example.org/&#39;onclick=&#39;alert(1)',
      ...OUR_PAGES,
    ]);
  });

  test('and a reader sees them as they were written', () => {
    expect(wordsOfPage(html)).toContain(HOSTILE.replace(/\s+/g, ' ').trim());
  });
});
