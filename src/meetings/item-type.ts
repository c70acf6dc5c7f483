import { SUITED_ITEMS } from '../frameworks/framework.ts';

/** What an item of an agenda is about; the bot suggests a behaviour that fits it. */
export const ITEM_TYPES = [...SUITED_ITEMS, 'other'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];
