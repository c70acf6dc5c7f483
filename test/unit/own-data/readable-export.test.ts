import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../bot/rendering/render-card.ts';
import type { HeldData } from '../../../src/own-data/own-export.ts';
import { fitBeside, readableExport } from '../../../src/own-data/readable-export.ts';
import { usualPreferences } from '../../../src/thanks/preferences.ts';
import { ALEXS_DATA, GIVEN, RECEIVED } from '../../contract/own-data-scene.ts';
import { ALEX, MEGAN, MONDAY_NINE, sampleSelfCheck } from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';
import { textsIn } from '../cards/walk.ts';

const held: HeldData = {
  documents: ALEXS_DATA,
  selfChecks: [sampleSelfCheck()],
  preferences: usualPreferences(ALEX.personId),
  lastAsk: { pulseId: 'pulse-closed', askedAt: MONDAY_NINE },
  person: { personId: ALEX.personId, names: new Set([ALEX.name]) },
};
const nothing: HeldData = { ...held, documents: [], selfChecks: [], preferences: null, lastAsk: null };
const linesOf = (sections: ReturnType<typeof readableExport>, title: string): string[] =>
  sections.find((one) => one.title.startsWith(title))?.linesWords.split('\n') ?? [];

describe('an export to be read', () => {
  test('has a section for each kind of thing, and words in place of codes', () => {
    const sections = readableExport(held);
    expect(sections.map(({ title }) => title)).toEqual([
      'Thank-yous you gave',
      'Thank-yous you received',
      'Thank-yous you joined',
      'What you want done with thank-yous',
      'Self-checks you kept',
      'Actions',
      'Agendas',
      'Pulses',
      'Rhythms and settings',
      'When a pulse last asked you',
      'Not included',
    ]);
    expect(linesOf(sections, 'Thank-yous you gave')[0]).toContain(`to ${MEGAN.name}`);
    expect(linesOf(sections, 'Thank-yous you gave')[0]).toContain(GIVEN);
    expect(linesOf(sections, 'Thank-yous you received')[0]).toContain(RECEIVED);
    expect(linesOf(sections, 'Pulses')).toContainEqual(expect.stringContaining('you opened it, you were asked'));
    expect(JSON.stringify(sections)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4|undefined|\[object|T\d\d:\d\d/);
  });

  test('leaves out what there is nothing of', () => {
    expect(readableExport(nothing).map(({ title }) => title)).toEqual(['When a pulse last asked you', 'Not included']);
  });

  test('stays short however much there is: the newest dozen, and that there are more, not how many', () => {
    const documents = Array.from({ length: 180 }, (_, each) =>
      sampleThankYou({
        thankYouId: `thanks-${each}`,
        giver: ALEX,
        givenAt: each,
        whatTheyDid: 'Stayed late. '.repeat(40),
      }),
    );
    const sections = readableExport({ ...held, documents });
    const lines = linesOf(sections, 'Thank-yous you gave');
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe('… and older ones, in the text for other programs');
    for (const line of lines) expect([...line].length).toBeLessThan(300);
  });

  test('stands before the JSON, which opens on demand', () => {
    const card = renderCard({ kind: 'export', part: '', sections: readableExport(held), textWords: '{}' });
    const shown = JSON.stringify(card).indexOf('Thank-yous you gave');
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(JSON.stringify(card).indexOf('"id":"json"'));
    expect(textsIn(card).join('\n')).toContain(GIVEN);
    expect(card).toMatchObject({
      body: expect.arrayContaining([expect.objectContaining({ id: 'json', isVisible: false })]),
    });
  });

  test('shares a card with the JSON only where there is room', () => {
    expect(fitBeside(readableExport(held), '{}')).toBe(true);
    expect(fitBeside(readableExport(held), 'x'.repeat(40_000))).toBe(false);
  });
});
