import { describe, expect, it } from 'vitest';
import { cardSizeBytes, renderCard } from '../../../bot/rendering/render-card.ts';
import { checkLines, DEPTHS } from '../../../src/frameworks/check-lines.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import type { Message } from '../../../src/message.ts';
import { disclose, type Histogram, holdBack, type Totals } from '../../../src/privacy/disclose.ts';
import type { PulseResultCard } from '../../../src/pulse/cards.ts';
import type { Statement } from '../../../src/pulse/pulse.ts';
import { answeredCard, closedCard, pulseCard } from '../../../src/pulse/pulse-card.ts';
import { type Decided, pulseResult, resultCard } from '../../../src/pulse/pulse-result.ts';
import { checkParts, isOwnStatement } from '../../../src/pulse/team-check.ts';
import { minutesInWords } from '../../../src/pulse/words.ts';
import { LARGEST_CARD_BYTES } from '../../../src/shared/card-size.ts';
import { longestFramework } from '../../support/longest-framework.ts';
import { samplePulse } from '../../support/sample-documents.ts';
import { bothLinks } from '../../support/sample-links.ts';
import { HOSTILE, HOSTILE_NAME } from '../../support/sample-words.ts';

const { frameworks } = readPackFiles([shippedPacks]);

function decided(totals: Totals, asked: number): Decided {
  return { published: disclose(totals, asked, 5), change: 'too few' };
}

describe.each([...frameworks, longestFramework])('a check of the team with $name', (framework) => {
  it.each(DEPTHS)('asks in its %s parts everything once and in order', (depth) => {
    const parts = checkParts(framework).filter((part) => part.depth === depth);
    expect(parts.flatMap(({ statements }) => statements)).toEqual(checkLines(framework, depth, 'team'));
  });

  it('says how many statements and minutes each takes', () => {
    for (const { title, statements } of checkParts(framework)) {
      expect(title).toContain(`${statements.length} statements, about ${minutesInWords(statements.length)}`);
    }
  });

  it('fits its cards, whatever is typed and however many are asked', () => {
    const teamsId = `29:1${'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'.repeat(2)}`;
    const audience = Array.from({ length: 60 }, (_, index) => ({
      personId: `p${index}`,
      teamsId: `${teamsId}${index}`,
    }));
    for (const { statements } of checkParts(framework)) {
      const open = samplePulse({
        statements: [...statements],
        audience,
        isPooling: true,
        hasComments: true,
        openedByName: HOSTILE_NAME,
        lastAction: { state: 'agreed', what: HOSTILE.repeat(2), who: { name: HOSTILE_NAME }, byWhen: '2026-12-04' },
      });
      const own = { scores: statements.map(() => 0), comment: HOSTILE.slice(0, 300) };
      const shares = decided({ histogram: [4, 4, 5, 11, 10], notSure: 6 }, 60);
      const closed = {
        ...open,
        result: pulseResult(
          open,
          statements.map(() => shares),
          40,
        ),
      };
      const cards: (Message | null)[] = [
        pulseCard(
          open,
          bothLinks,
          own,
          'Your answers are withdrawn and deleted. You can answer again until the pulse closes.',
        ),
        answeredCard(open, open.openedBy, open.openedAt),
        closedCard(closed),
        resultCard(open, closed.result, longestFramework),
        resultCard(
          open,
          pulseResult(
            open,
            statements.map((): Decided => ({ ...shares, published: holdBack() })),
            40,
          ),
          longestFramework,
        ),
      ];
      for (const card of cards) expect(card && cardSizeBytes(renderCard(card))).toBeLessThan(LARGEST_CARD_BYTES);
    }
  });
});

const care: Statement = { behaviourId: 'care', behaviourName: 'Care', text: 'We care.' };
const careLine = { ...care, text: 'We ask how people are.' };
const trust: Statement = { behaviourId: 'trust', behaviourName: 'Trust', text: 'We trust.' };
const trustLine = { ...trust, text: 'We say what we think.' };
const fullCheck = [care, careLine, trust, trustLine];

const agree: Histogram = [0, 0, 0, 0, 6];
const half: Histogram = [3, 0, 0, 0, 3];
const disagree: Histogram = [6, 0, 0, 0, 0];

function resultOf(statements: Statement[], histograms: Histogram[]): PulseResultCard {
  const pulse = samplePulse({ statements });
  const result = pulseResult(
    pulse,
    histograms.map((histogram) => decided({ histogram, notSure: 0 }, 6)),
    6,
  );
  return resultCard(pulse, result, undefined);
}

describe('the result of a full check', () => {
  it('names a behaviour by all of its statements, so that no line below contradicts it', () => {
    expect(resultOf(fullCheck, [agree, disagree, half, agree]).talkAbout).toBe('Worth talking about: Care.');
    expect(resultOf(fullCheck, [half, agree, half, disagree]).talkAbout).toBe('Worth talking about: Trust.');
    expect(resultOf(fullCheck, [disagree, agree, agree, disagree]).talkAbout).toBe(
      'Several are lowest: talk about any of those.',
    );
  });

  it('counts a line also where the behaviour’s own statement is not shown', () => {
    const tooFew: Histogram = [0, 0, 0, 0, 3];
    expect(resultOf(fullCheck, [tooFew, agree, half, disagree]).talkAbout).toBe('Worth talking about: Trust.');
  });

  it('has a row for each statement by what it says, and the behaviour behind the button', () => {
    const rows = resultOf(fullCheck, [agree, disagree, half, agree]).groups.flatMap((group) => group.rows);
    expect(rows.map(({ name, lines: [behaviour] }) => [name, behaviour])).toEqual([
      ['We care.', 'Care'],
      ['We ask how people are.', 'Care'],
      ['We trust.', 'Trust'],
      ['We say what we think.', 'Trust'],
    ]);
  });

  it('of more than six shows the two highest and the two lowest, and says how many of the others changed', () => {
    const pulse = samplePulse({
      statements: [...fullCheck, ...fullCheck.map((one) => ({ ...one, text: `${one.text}!` }))],
    });
    const histograms = [half, half, agree, half, disagree, half, disagree, agree];
    const all = histograms.map((histogram, index) => ({
      published: disclose({ histogram, notSure: 0 }, 6, 5),
      change: index < 2 ? ('higher' as const) : ('unclear' as const),
    }));
    const card = resultCard(pulse, pulseResult(pulse, all, 6), undefined);
    expect(card.groups.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['ends', 4],
      ['others', 4],
    ]);
    expect(card.groups[0]?.rows.map(({ meter }) => meter)).toEqual(['●●●●', '●○○○', '●○○○', '●●●●']);
    expect(card.changedBehind).toBe('2 others clearly changed.');
    expect(card.toggles.map(({ more }) => more)).toEqual(['All 8', 'Details']);
  });

  it('knows a behaviour’s own statement by its place', () => {
    expect(fullCheck.map((_, index) => isOwnStatement(fullCheck, index))).toEqual([true, false, true, false]);
  });
});

describe('many statements on one behaviour', () => {
  it('of five to nine answers show the words of each, and nothing of how the same person answered two of them', () => {
    for (const answers of [5, 6, 7, 8, 9]) {
      const cards = new Map<string, unknown>();
      const counts = Array.from({ length: answers + 1 }, (_, count) => count);
      const pulse = samplePulse({ statements: [care, careLine] });
      for (const first of counts)
        for (const second of counts) {
          const both = [first, second].map((count) =>
            decided({ histogram: [answers - count, 0, 0, 0, count], notSure: 0 }, answers),
          );
          const card = resultCard(pulse, pulseResult(pulse, both, answers), undefined);
          const words = card.statements.map((one) => one.words).join();
          expect(card).toEqual(cards.get(words) ?? card);
          cards.set(words, card);
        }
      expect(cards.size).toBe(4 ** 2);
    }
  });
});
