import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import { asText, ownExport, partsOf } from '../../../src/own-data/own-export.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { ALEXS_DATA, GIVEN, RECEIVED } from '../../contract/own-data-scene.ts';
import { ALEX, MEGAN, MONDAY_NINE, sampleSelfCheck } from '../../support/sample-documents.ts';
import { HOSTILE, longWords } from '../../support/sample-words.ts';

const held = ownExport({
  documents: ALEXS_DATA,
  selfChecks: [sampleSelfCheck()],
  preferences: null,
  lastAsk: { pulseId: 'pulse-closed', askedAt: MONDAY_NINE },
  person: { personId: ALEX.personId, names: new Set([ALEX.name]) },
});

/** What a person copies from the card. */
function shown(textWords: string): string {
  const body = JSON.stringify(renderCard({ kind: 'export', part: '', sections: [], textWords }));
  const found = [...body.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`) as string);
  return found.find((text) => text.startsWith('{')) ?? '';
}

describe('the export of what is held on a person', () => {
  test('holds every kind of thing in which they are named', () => {
    expect(held).toMatchObject({
      account: ALEX.personId,
      thanksGiven: [
        { to: MEGAN.name, whatTheyDid: GIVEN, whoReadsIt: 'shared', youAgreeToAnAward: false },
        { team: 'none', to: MEGAN.name, whatTheyDid: GIVEN },
      ],
      thanksReceived: [
        { from: MEGAN.name, whatTheyDid: RECEIVED },
        { team: 'none', from: MEGAN.name, whatTheyDid: RECEIVED },
      ],
      thanksYouJoined: [{ from: MEGAN.name, to: 'Adele Vance' }],
      selfChecksYouKept: [{ depth: 'quick', lines: [{ chosen: 4 }, { chosen: 0 }] }],
      actions: [{ yours: ['you do it'] }, { yours: ['you wrote it down'] }],
      agendas: [{ yours: 'you proposed this', lines: [{ proposedBy: ALEX.name }] }, { yours: 'you prepared it' }],
      pulses: [{ pulse: 'pulse-closed', yours: ['you opened it', 'you were asked'] }, { yours: ['you were asked'] }],
      lastAskedByAPulse: { pulse: 'pulse-closed', at: '2026-03-02T09:00:00.000Z' },
      rhythmsYouSet: [{ as: ALEX.name }],
      settingsYouChanged: [{ teamName: 'Ward 7' }],
    });
    expect(String(held.notIncluded)).toContain('Answers to pulses');
  });

  test('tells nothing of what another person agreed to, and nobody’s account but their own', () => {
    const text = asText(held);
    expect(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}/g)?.every((id) => ALEX.personId.startsWith(id))).toBe(true);
    expect(text).not.toContain('forAward');
  });

  test('reads the same when it is copied from the card, whatever somebody typed', () => {
    for (const words of [HOSTILE, longWords, '{{DATE(1)}} {{{ \u200B\u202E\uFEFF\u2028 👩‍⚕️', '\uFDD0 ${name}']) {
      expect(JSON.parse(shown(asText({ words })))).toEqual({ words });
    }
  });

  test('reads the same when its parts are put one after another, and each fits a card', () => {
    const long = fc.array(fc.string({ unit: 'binary', maxLength: 500 }), { minLength: 0, maxLength: 90 });
    fc.assert(
      fc.property(long, (all) => {
        const entry = { all: [...all, ...all, ...all] };
        const parts = partsOf(asText(entry));
        expect(JSON.parse(parts.join('\n'))).toEqual(entry);
        for (const textWords of parts) {
          const card = renderCard({ kind: 'export', part: 'Part 10 of 12', sections: [], textWords });
          expect(cardSizeBytes(card)).toBeLessThan(LARGEST_CARD_BYTES);
        }
      }),
      { numRuns: 20 },
    );
  });
});
