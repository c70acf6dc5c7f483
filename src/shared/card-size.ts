/**
 * The largest card, in bytes of its JSON as UTF-16, which is how Teams counts: two for every unit. Teams takes about
 * 100 KB, with what it adds itself, and advises against more than 80.
 */
export const LARGEST_CARD_BYTES = 80 * 1024;

/** What stands on a card beside the texts that make it long, at most. */
const FRAME_BYTES = 14 * 1024;

/** For what makes a card long. */
const ROOM_BYTES = LARGEST_CARD_BYTES - FRAME_BYTES;

/** What a card's JSON, or a part of it, weighs. */
export function sizeInBytes(json: string): number {
  return 2 * json.length;
}

/** More than any text that can be sent, and few enough units that a form with all of its texts is still a card. */
export const LONGEST_SHOWN = 5_000;

const CUT_HERE = ' … [cut here: the card has no room for the rest]';

/** The text, or as much of it as this, with words that say that it was cut. */
export function cutText(text: string, mostUnits = LONGEST_SHOWN): string {
  if (text.length <= mostUnits) return text;
  const kept = text.slice(0, mostUnits - CUT_HERE.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}${CUT_HERE}`;
}

/**
 * Texts in order, as many together as one card has room for.
 * @param besideBytes what a card needs for each, beside its words
 */
export function inCards(texts: readonly string[], besideBytes: number): string[][] {
  const cards: string[][] = [[]];
  let taken = 0;
  for (const text of texts) {
    const more = sizeInBytes(JSON.stringify(text)) + besideBytes;
    if (taken > 0 && taken + more > ROOM_BYTES) {
      cards.push([]);
      taken = 0;
    }
    cards.at(-1)?.push(text);
    taken += more;
  }
  return cards;
}
