import { describe, expect, test } from 'vitest';
import { privacyPage } from '../../../bot/http/privacy-page.ts';
import { STORED_DATA } from '../../../src/privacy/stored-data.ts';
import type { StoredKind } from '../../../src/privacy/stored-team-data.ts';
import { bothLinks, noLinks } from '../../support/sample-links.ts';
import { HOSTILE, HOSTILE_NAME } from '../../support/sample-words.ts';

const page = privacyPage(noLinks);

function headings(html: string, level: number): string[] {
  return [...html.matchAll(new RegExp(`<h${level}>(.*?)</h${level}>`, 'g'))].map(([, words = '']) => words);
}

/** What a person reads, with the tags gone and the entities turned back. */
function wordsOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('the notice at /privacy', () => {
  test('has one title, a few parts, and a heading for each kind of thing that is kept', () => {
    expect(headings(page, 1)).toEqual(['Privacy']);
    expect(headings(page, 2)).toEqual(['In short', 'Your rights', 'Not for', 'Everything that is kept']);
    expect(headings(page, 3)).toEqual(STORED_DATA.map(({ title }) => title));
  });

  test.each(STORED_DATA.map((stored) => [stored.title, stored] as const))(
    'says all there is to say of: %s',
    (_, stored) => {
      const { title, what, holds, readers, kept, destroyedBy } = stored;
      const section = wordsOf(page.slice(page.indexOf(`<h3>${title}</h3>`)).split(/<h3>/, 2)[1] ?? '');

      for (const words of [what, readers, kept, destroyedBy]) expect(section).toContain(words);
      for (const words of Object.keys(holds)) expect(section.toLowerCase()).toContain(words.toLowerCase());
    },
  );

  test('begins with what the card says', () => {
    const short = wordsOf(page.slice(0, page.indexOf('<h2>Your rights')));
    for (const { inShort } of STORED_DATA) expect(short).toContain(inShort);
  });

  test('tells of backups, of who runs the bot, and where to ask', () => {
    const words = wordsOf(page);
    for (const part of ['backups', 'Your organisation runs it', 'data protection officer', 'administrator']) {
      expect(words).toContain(part);
    }
  });

  test('tells what of a thank-you others come to read, where it lies, and how one gets at one’s own data', () => {
    const words = wordsOf(page);
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
    expect(wordsOf(page)).not.toMatch(/\w_\w|[a-z]Id\b|[a-z]At\b|undefined|\[object/);
    expect(page).not.toMatch(/anonym/i);
  });

  test('loads nothing and links only to our own pages', () => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\bsrc=|\bon\w+=/i);
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual(['/']);
  });

  test('links to where people can speak up and find support, if the organisation has said where', () => {
    const linked = privacyPage(bothLinks);

    expect(linked).toContain('<a href="https://intranet.example.org/speak-up">Speak up (website)</a>');
    expect(linked).toContain('<a href="https://intranet.example.org/wellbeing">Wellbeing (website)</a>');
    expect(wordsOf(linked)).toContain('turn to your staff wellbeing hub.');
  });
});

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
  };
  const html = privacyPage(links, [hostile]);

  test('no tag and no attribute comes of them', () => {
    const tags = (text: string): string[] => [...text.matchAll(/<\/?([a-z]\w*)/gi)].map(([, name = '']) => name).sort();
    const harmless = privacyPage(bothLinks, [{ ...hostile, title: 'a', what: 'a', holds: { a: 'a' }, readers: 'a' }]);

    expect(new Set(tags(html))).toEqual(new Set(tags(harmless)));
    expect(html).not.toMatch(/<script|<at>|['"]onclick/);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
      'https://example.org/&#39;onclick=&#39;alert(1)',
      '/',
    ]);
  });

  test('and a reader sees them as they were written', () => {
    expect(wordsOf(html)).toContain(HOSTILE.replace(/\s+/g, ' ').trim());
  });
});
