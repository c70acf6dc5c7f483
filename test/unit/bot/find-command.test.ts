import { describe, expect, test } from 'vitest';
import { commandKey, findCommand } from '../../../bot/find-command.ts';
import { lettersApart } from '../../../bot/letters-apart.ts';
import { ROWS, type Verb } from '../../../bot/routes.ts';
import { parseActivity } from '../../../bot/teams/parse-activity.ts';
import type { TypedWords } from '../../../bot/teams/typed-words.ts';
import {
  BOT,
  BOT_ID,
  DECORATIONS,
  entity,
  MENTIONS,
  middle,
  OWN,
  type TypedMessage,
} from '../../support/typed-decorations.ts';

const MEGAN = entity('29:megan', 'Megan Bowen');
const GENERAL = entity('19:team@thread.tacv2', 'General');

/** As Teams sends it, and as the bot reads it. */
function read({ text, entities = [OWN], recipient = { id: BOT_ID, name: 'Behaviours' } }: TypedMessage): TypedWords {
  const inbound = parseActivity({
    type: 'message',
    id: '1700000000000',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    from: { id: '29:alex', name: 'Alex Wilber', aadObjectId: 'person-alex' },
    recipient,
    conversation: { id: '19:c@thread.tacv2', conversationType: 'groupChat', tenantId: 'tenant' },
    channelData: {},
    text,
    entities,
  });
  if (inbound.kind !== 'words') throw new Error(`${JSON.stringify(text)} was read as ${inbound.kind}`);
  return inbound;
}

const find = (sent: TypedMessage) => findCommand(read(sent), () => true);
const said = (words: string, entities: readonly unknown[] = []) =>
  find({ text: `${BOT} ${words}`, entities: [OWN, ...entities] });

const COMMANDS: readonly (readonly [string, Verb])[] = (Object.keys(ROWS) as Verb[]).flatMap((verb) => {
  const { typed } = ROWS[verb];
  return typed ? [typed.word, ...typed.also].map((word) => [word, verb] as const) : [];
});
const CHANGES_LETTERS = /middle|capitals|full width|spaces|hyphens|dashes|minus/;

describe('every command and every other name for it', () => {
  test('is told apart from all others, whatever makes no difference', () => {
    const keys = COMMANDS.map(([word]) => commandKey(word));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).not.toContain('');
  });

  test.each(Object.entries(MENTIONS))('is found with %s', (_name, mention) => {
    for (const [word, verb] of COMMANDS) expect(find(mention(word)), word).toMatchObject({ kind: 'found', verb });
  });

  test.each(Object.entries(DECORATIONS))('is found with %s', (_name, decorated) => {
    for (const [word, verb] of COMMANDS) expect(said(decorated(word)), word).toEqual({ kind: 'found', verb, sent: {} });
  });

  test('is found with any two of these at once', () => {
    let tried = 0;
    const all = Object.entries(DECORATIONS);
    for (const [oneName, one] of all) {
      for (const [otherName, other] of all) {
        const [word, verb] = COMMANDS[tried % COMMANDS.length] ?? ['help', 'show-help'];
        const first = one(word);
        // Teams' own markup would change too, and all words become one.
        if (otherName === 'no spaces') continue;
        if (CHANGES_LETTERS.test(otherName) && /[<&\n]/.test(first)) continue;
        const text = other(first);
        tried += 1;
        expect(said(text), `${otherName} around ${oneName}: ${JSON.stringify(text)}`).toMatchObject({ verb });
      }
    }
    const combinations = COMMANDS.length * (Object.keys(MENTIONS).length + all.length) + tried;
    process.stdout.write(`typed words: ${combinations} combinations of ${COMMANDS.length} words\n`);
    expect(combinations).toBeGreaterThan(20_000);
  });

  test.each([
    ['a channel', [GENERAL], '<at>General</at> '],
    ['a colleague', [MEGAN], '<at>Megan Bowen</at> '],
    ['another bot', [entity('28:other', 'Praise')], '<at>Praise</at> '],
  ])('is found beside the mention of %s', (_whom, entities, tag) => {
    for (const [word, verb] of COMMANDS) {
      expect(find({ text: `${tag}${BOT} ${word}`, entities: [...entities, OWN] })).toMatchObject({ verb });
      expect(find({ text: `${BOT} ${word} ${tag}`, entities: [OWN, ...entities] })).toMatchObject({ verb });
    }
  });
});

describe('what is typed behind thanks', () => {
  const ADELE = entity('29:adele', 'Adele Vance');
  const M = '<at>Megan Bowen</at>';
  const A = '<at>Adele Vance</at>';
  const to = (mentioned: string, typedHere?: string) => ({
    ...(typedHere !== undefined && { typedHere }),
    ...(mentioned !== '' && { mentioned }),
  });

  test.each([
    [`thanks ${M}`, [MEGAN], to('29:megan')],
    [`thanks ${M}!`, [MEGAN], to('29:megan')],
    [`thanks ${M} 🎉`, [MEGAN], to('29:megan')],
    [`thanks ${M} please`, [MEGAN], to('29:megan')],
    [`${M} thanks`, [MEGAN], to('29:megan')],
    [`thanks ${M} for staying late`, [MEGAN], to('29:megan', 'for staying late')],
    [`Thanks, ${M}: you stayed late 🙏`, [MEGAN], to('29:megan', 'you stayed late 🙏')],
    [`Kudos to ${M} and ${A} for Staying LATE.`, [MEGAN, ADELE], to('29:megan,29:adele', 'for Staying LATE.')],
    [`thanks ${M} ${A}`, [MEGAN, ADELE], to('29:megan,29:adele')],
    [`thanks ${M} & ${A}`, [MEGAN, ADELE], to('29:megan,29:adele')],
    [
      'thanks <at>Megan</at> <at>Bowen</at>',
      [entity('29:megan', 'Megan'), entity('29:megan', 'Bowen')],
      to('29:megan'),
    ],
    [`a big thank you to ${M} for R&amp;D`, [MEGAN], to('29:megan', 'for R&D')],
    [`I’d like to thank ${M} for staying late`, [MEGAN], to('29:megan', 'for staying late')],
    [
      `thanks for covering the shift of ${M} on Monday`,
      [MEGAN],
      to('29:megan', 'for covering the shift of Megan Bowen on Monday'),
    ],
    [`well done for the report to ${M} and ${A}`, [MEGAN, ADELE], to('29:megan,29:adele', 'for the report')],
    [
      `thanks ${M}\nfor staying late\nand for Monday\n\nKind regards\nAlex`,
      [MEGAN],
      to('29:megan', 'for staying late\nand for Monday'),
    ],
    [`thanks ${M} for staying late\nSent from my iPhone`, [MEGAN], to('29:megan', 'for staying late')],
    ['thanks for staying late', [], to('', 'for staying late')],
    ['thanks', [], {}],
    ['thanks a lot!', [], {}],
    ['thank you so much', [], {}],
    ['thanks\n\nAlex Wilber\nWard manager', [], {}],
    [`thanks ${M} for calling 07700 900123`, [MEGAN], to('29:megan')],
    [`thank you so much ${M}`, [MEGAN], to('29:megan')],
    [`thank you so much ${M} for staying late`, [MEGAN], to('29:megan', 'for staying late')],
    [`thanks ${M} so very much for staying late`, [MEGAN], to('29:megan', 'for staying late')],
    ['thank you so much for staying late', [], to('', 'for staying late')],
    ['thanks so Lee could go home', [], to('', 'so Lee could go home')],
    ['thanks a million for staying late', [], to('', 'a million for staying late')],
    [`thnx ${M}`, [MEGAN], to('29:megan')],
    [`thanx ${M} for staying late`, [MEGAN], to('29:megan', 'for staying late')],
    [`thanks ${M} <at>General</at> <at>Praise</at>`, [MEGAN, GENERAL, entity('28:other', 'Praise')], to('29:megan')],
  ])('%s', (words, entities, sent) => {
    expect(said(words, entities)).toEqual({ kind: 'found', verb: 'start-thanks', sent });
  });

  test.each([
    ['thanks @Megan', {}],
    ['thanks @Megan Bowen!', {}],
    ['thank you so much @Megan', {}],
    ['thnx @Megan', {}],
    ['thanks @Megan and @Adele', {}],
    ['@Megan thanks', {}],
    ['@Megan Bowen Thank you so much', {}],
    ['hi @Megan, thnx!', {}],
    ['thanks @Megan for staying late', to('', '@Megan for staying late')],
    ['thank you so much @Megan Bowen for staying late', to('', '@Megan Bowen for staying late')],
    ['thanks for staying late @Megan', to('', 'for staying late @Megan')],
  ])('a name behind an @ that Teams does not mention: %s', (words, sent) => {
    expect(said(words)).toEqual({ kind: 'found', verb: 'start-thanks', sent });
  });

  test.each([
    ['@thanks', { kind: 'found', verb: 'start-thanks', sent: {} }],
    ['@pulse', { kind: 'found', verb: 'start-pulse', sent: {} }],
    ['hi @Megan', { kind: 'greeting' }],
    ['@plsue', { kind: 'near', verb: 'start-pulse', sent: {} }],
    ['hi @Megan can you make a sandwich', { kind: 'unknown' }],
  ])('but an @ is no matter where a command stands behind it: %s', (words, command) => {
    expect(said(words)).toEqual(command);
  });

  test('goes along where the word has a slip', () => {
    const sent = to('29:megan', 'for staying late');
    expect(said(`thnaks ${M} for staying late`, [MEGAN])).toEqual({ kind: 'near', verb: 'start-thanks', sent });
  });
});

const slipsIn = (typed: string, word: string): number => lettersApart(commandKey(typed), commandKey(word), 2);

describe('what is nearly a command', () => {
  test('every word that help lists is known with one slip in it, if that is not another word', () => {
    for (const word of Object.values(ROWS).flatMap(({ typed }) => typed?.word ?? [])) {
      for (let at = 0; at < word.length; at += 1) {
        const left = `${word.slice(0, at)}${word.slice(at + 1)}`;
        const replaced = `${word.slice(0, at)}q${word.slice(at + 1)}`;
        const swapped = `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
        for (const typed of [left, replaced, swapped, middle(word, 'q')]) {
          const found = said(typed);
          expect(found.kind, typed).toMatch(/^(?:found|near)$/);
          if (found.kind !== 'near') continue;
          const slips = COMMANDS.filter(([, one]) => one === found.verb).map(([one]) => slipsIn(typed, one));
          expect(Math.min(...slips), typed).toBeLessThanOrEqual(slipsIn(typed, word));
        }
      }
    }
  });

  test.each<[string, Verb]>([
    ['plsue', 'start-pulse'],
    ['summry please', 'show-summary'],
    ['can you show me the sumary', 'show-summary'],
    ['teem chek', 'start-team-check'],
    ['kudoz', 'start-thanks'],
    ['edn', 'end-meeting'],
    ['hepl', 'show-help'],
    ['agenda about winter staffing', 'start-agenda'],
    ['pulse on compassion', 'start-pulse'],
    ['aggenda about winter staffing', 'start-agenda'],
    ['what were the results of last month', 'show-summary'],
  ])('%s', (words, verb) => {
    expect(said(words)).toEqual({ kind: 'near', verb, sent: {} });
  });

  test.each([
    'make me a sandwich',
    'Megan was late again',
    'elephant',
    'eat',
    'x',
    '12',
    'an item of the agenda or of the survey',
  ])('is not %s', (words) => {
    expect(said(words)).toEqual({ kind: 'unknown' });
  });

  test('is only what can be asked for where it was typed', () => {
    const typed = read({ text: `${BOT} plsue` });
    expect(findCommand(typed, (verb) => ROWS[verb].where !== 'team')).toEqual({ kind: 'unknown' });
    expect(findCommand(read({ text: `${BOT} pulse` }), () => false)).toMatchObject({ verb: 'start-pulse' });
  });
});

test.each(['', 'hi', 'HeLLo !', 'hey there', 'Good morning', '?', 'please', '🙂', '<at>Megan Bowen</at>'])(
  'a greeting: %s',
  (words) => {
    expect(said(words, [MEGAN])).toEqual({ kind: 'greeting' });
  },
);

test.each([
  ['pulse', 'pulse', 0],
  ['pulse', 'pulze', 1],
  ['pulse', 'plse', 1],
  ['pulse', 'puulse', 1],
  ['pulse', 'plsue', 2],
  ['end', 'edn', 1],
  ['', 'ab', 2],
  ['pulse', 'agenda', 3],
  ['ab', 'abcdef', 3],
])('%s and %s are %i letters apart', (one, other, letters) => {
  expect(lettersApart(one, other, 2)).toBe(letters);
  expect(lettersApart(other, one, 2)).toBe(letters);
});
