// Somebody puts signs into a text that nobody sees, where the guard would find something, and hopes that the card takes
// them out again. A naive guard looks at what was typed and leaves the cleaning to the card: it finds nothing, and the
// card shows it all. Ours looks at what will be stored and shown, which is one string.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean } from '../../bot/rendering/clean.ts';
import { renderCard } from '../../bot/rendering/render-card.ts';
import { findBirths } from '../../src/privacy/guard-births.ts';
import { findEmails, findPostcodes } from '../../src/privacy/guard-contacts.ts';
import { findHospitalNumbers, findNationalInsurance, findNhsNumbers } from '../../src/privacy/guard-numbers.ts';
import { findOffences } from '../../src/privacy/guard-offence.ts';
import { findPatients } from '../../src/privacy/guard-patients.ts';
import { findPhones } from '../../src/privacy/guard-phones.ts';
import { cleanText } from '../../src/shared/clean-text.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { NOTHING_SET } from '../support/rhythm-steps.ts';
import { textsIn } from '../unit/cards/walk.ts';

/** What everybody would read, and how it is hidden. */
const HIDDEN: readonly (readonly [secret: string, typed: string])[] = [
  ['943 476 5919', '94\u200d3 4\u200d76 59\u200d19'],
  ['AB123456C', 'AB12\u200b34\u200b56C'],
  ['MRN 123456', 'M\u2060RN 123456'],
  ['Date of birth 3/4/1961', 'Date of bi\u00adrth 3/4/1961'],
  ['anna@example.com', 'anna\u200c@exam\u200cple.com'],
  ['ben@example.com', 'ben\u200d@exam\u200dple.com'],
  ['DOB 3/4/1961', 'D\u200dOB 3/4/1961'],
  ['07700 900123', '077\u034f00 90\u034f01\u034f23'],
  ['CM1 1QT', 'CM\ufe0f1 1\ufe0fQT'],
  ['patient in bed 4', 'pat\u202aient in b\u202ced 4'],
  ['Mrs Jones in bay 3', 'Mrs Jones in b\u{e0061}ay 3'],
  ['paki', 'pa\u180eki'],
];

/** The same, written as no simple pattern expects it. */
const OTHERWISE: readonly string[] = [
  ...[
    '943/476/5919',
    '943_476_5919',
    '943.476.5919',
    '(943) 476 5919',
    '943,476,5919',
    '943·476·5919',
    '943\n476\n5919',
  ],
  ...['٩٤٣ ٤٧٦ ٥٩١٩', '९४३ ४७६ ५९१९', '９４３ ４７６ ５９１９'],
  ...['MRN:\n123456', 'Date of birth\n3/4/1961'],
];
const SIMPLE = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b(?:MRN|Date of birth):? ?\d/;

/** The same patterns as ours, on what was typed; what it lets through is stored so, and cleaned where it is drawn. */
function findsNaively(typed: string): boolean {
  const finders = [
    findNhsNumbers,
    findNationalInsurance,
    findHospitalNumbers,
    findBirths,
    findEmails,
    findPhones,
    findPostcodes,
    findPatients,
    findOffences,
  ];
  return finders.some((find) => find(typed).length > 0);
}

describe('a naive guard', () => {
  test.each(HIDDEN)('finds %j, but not where it is hidden, and the card shows it to everybody', (secret, typed) => {
    expect(findsNaively(`You found ${secret}.`)).toBe(true);
    expect(findsNaively(`You found ${typed}.`)).toBe(false);
    expect(clean(`You found ${typed}.`)).toBe(`You found ${secret}.`);
  });

  test('of simple patterns finds none of what is written otherwise', () => {
    expect(
      ['943 476 5919', '943-476-5919', 'MRN: 123456', 'Date of birth 3/4/1961'].map((one) => SIMPLE.test(one)),
    ).not.toContain(false);
    expect(OTHERWISE.filter((one) => SIMPLE.test(one))).toEqual([]);
  });

  test('that looks for macros first lets a joiner make one for the client', () => {
    const typed = '{\u200d{DATE(2026-11-09T09:00:00Z,LONG)}}';
    const withoutMacros = (text: string): string => text.replaceAll('{{DATE(', '{ {DATE(');
    expect(withoutMacros(typed).replaceAll('\u200d', '')).toContain('{{DATE(');
    expect(cleanText(typed)).not.toContain('{{DATE(');
  });
});

describe('ours', () => {
  const chat = new TeamsConversation();
  const press = (verb: string, data: Record<string, string>) => chat.press('Alex Wilber', verb, data);
  const THANKS = { formId: 'form-1', receiver: 'person-megan-bowen', behaviour: 'compassionate' };
  const FIELDS: readonly (readonly [verb: string, field: string, data: Record<string, string>])[] = [
    ['give-thanks', 'whatTheyDid', THANKS],
    ['give-thanks', 'madePossible', { ...THANKS, whatTheyDid: 'You stayed late.' }],
    ['prepare-agenda', 'line1', { formId: 'form-2' }],
    ['save-rhythm', 'pauseBecause', { ...NOTHING_SET, pauseUntil: '2026-11-20' }],
  ];

  beforeAll(() =>
    press('save-settings', { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5', pooling: 'no' }),
  );
  afterAll(() => chat.close());

  test.each(HIDDEN)(
    'finds %j also where it is hidden, in whatever field, and stores and posts nothing',
    async (secret, typed) => {
      for (const [verb, field, data] of FIELDS) {
        const held = await press(verb, { ...data, [field]: `You found ${typed}.` });
        expect([verb, field, held?.message.kind, held?.audience]).toEqual([verb, field, 'blocked-text', 'caller']);
        const marked = textsIn(renderCard(held?.message ?? fail()));
        expect(marked.join('')).toContain(`[${secret}]`);
      }
      await chat.runJobs();
      expect(chat.posts.map(({ message }) => message.kind)).toEqual([]);
      expect(await chat.ports.store.thankYousSince('team-sample-team', 0, 10)).toEqual([]);
    },
  );

  test.each(OTHERWISE)('finds %j, and stores nothing', async (typed) => {
    const held = await press('give-thanks', { ...THANKS, formId: 'form-3', whatTheyDid: `You found\n${typed}` });
    expect(held?.message.kind).toBe('blocked-text');
    expect(await chat.ports.store.thankYousSince('team-sample-team', 0, 10)).toEqual([]);
  });

  test('stores what the card shows where there is nothing to find, emoji and all', async () => {
    const typed = 'You stayed la\u200bte, 👩\u200d⚕️, and it was \u202eworth\u202c it {\u2060{DATE(x)}}.';
    const sent = await press('give-thanks', { ...THANKS, formId: 'form-9', whatTheyDid: typed });
    await chat.runJobs();
    const [thanks] = await chat.ports.store.thankYousSince('team-sample-team', 0, 1);
    const stored = 'You stayed late, 👩\u200d⚕️, and it was worth it { {DATE(x)}}.';
    expect(sent?.message.kind).toBe('thanks-sent');
    expect(thanks?.whatTheyDid).toBe(stored);
    const shown = chat.posts.map(({ message }) => textsIn(renderCard(message)).join('\n'));
    expect(shown.some((text) => text.includes(stored))).toBe(true);
  });
});

function fail(): never {
  throw new Error('nothing was answered');
}
