import { SUITED_ITEMS } from '../frameworks/framework.ts';

/** What an item of an agenda is about; the bot suggests a behaviour that fits it. */
export const ITEM_TYPES = [...SUITED_ITEMS, 'other'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

const NAMES: Readonly<Record<ItemType, { readonly title: string; readonly inWords: string }>> = {
  decision: { title: 'Decision', inWords: 'a decision' },
  'bad news': { title: 'Bad news', inWords: 'bad news' },
  risk: { title: 'Risk', inWords: 'a risk' },
  celebration: { title: 'Celebration', inWords: 'a celebration' },
  partnership: { title: 'Partnership', inWords: 'work with partners' },
  other: { title: 'Something else', inWords: 'this item' },
};

/** The types as a form offers them. */
export function itemTypeChoices(): { title: string; value: string }[] {
  return ITEM_TYPES.map((itemType) => ({ title: NAMES[itemType].title, value: itemType }));
}

/** "Bad news"; empty for an item of no particular type. */
export function itemTypeName(itemType: ItemType): string {
  return itemType === 'other' ? '' : NAMES[itemType].title;
}

/** "a decision", inside a sentence. */
export function itemInWords(itemType: ItemType): string {
  return NAMES[itemType].inWords;
}
