// The insider keeps every card that is posted or changed in the conversation, and looks for anybody's name, id, chosen
// answer or comment on it. A naive card lists who has answered, or shows everybody what the last person chose; ours
// names its opener, and whom Teams may refresh it for: everybody who was asked, whether they answer or not.
import { describe, expect, test } from 'vitest';
import type { Link, Person } from './evidence.ts';
import { commentOf, insiderAtAnOpenPulse, PEOPLE } from './insider.ts';

const OPENER = 'Alex Wilber';

/** What each card adds to what everybody knows: who is named on it, and what somebody chose on it. */
function linkByCards(cards: readonly string[], people: readonly Person[]): Link[] {
  return cards.flatMap((card) => {
    const rest = card.replace(/"refresh":\{.*?\]\}/, '').replaceAll(OPENER, '');
    const named = people.filter((one) =>
      [one.name, one.personId, one.teamsId, commentOf(one)].some((text) => rest.includes(text)),
    );
    const chosen = chosenOn(JSON.parse(card));
    return [
      ...named.map(({ name }) => ({ person: name, learned: 'is on a card' })),
      ...chosen.map((choice) => ({ person: 'whoever tapped last', learned: `chose ${choice}` })),
    ];
  });
}

/** The choices of a question about a statement that are filled in already. */
function chosenOn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(chosenOn);
  if (typeof part !== 'object' || part === null) return [];
  const { type, value } = Object.fromEntries(Object.entries(part));
  if (type === 'Input.ChoiceSet' && /^([1-5]|not-sure)$/.test(String(value))) return [String(value)];
  return Object.values(part).flatMap(chosenOn);
}

describe('against naive cards', () => {
  test('a list of who has answered is one', () => {
    const card = JSON.stringify({ type: 'TextBlock', text: 'Answered: Megan Bowen, Lee Gu' });
    expect(linkByCards([card], PEOPLE).map(({ person }) => person)).toEqual(['Megan Bowen', 'Lee Gu']);
  });

  test('a shared card that is changed to what one person sees shows what they chose', () => {
    const card = JSON.stringify({ body: [{ type: 'Input.ChoiceSet', id: 's0', value: '2' }] });
    expect(linkByCards([card], PEOPLE)).toEqual([{ person: 'whoever tapped last', learned: 'chose 2' }]);
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('no card in the conversation names anybody who answered, or shows an answer, from opening to result', async () => {
    const [lee] = PEOPLE.slice(10);
    const own = lee && (await insider.press(lee, 'change-answer', { pulseId: insider.pulseId }));
    expect(linkByCards([JSON.stringify(own)], PEOPLE)).toEqual([
      { person: 'Lee Gu', learned: 'is on a card' },
      { person: 'whoever tapped last', learned: 'chose 5' },
      { person: 'whoever tapped last', learned: 'chose 5' },
    ]);
    await insider.close();
    const cards = insider.cardsInConversation();
    expect(cards.some((card) => card.includes('12 of 12 people answered'))).toBe(true);
    expect(cards.some((card) => card.includes('At least 5 of 12 have answered'))).toBe(true);
    expect(linkByCards(cards, PEOPLE)).toEqual([]);
  });
});
