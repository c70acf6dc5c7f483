import type { Choice } from './card-parts.ts';

/**
 * Some clients send what a choice is called. Case, and space around it and its commas, are no matter, nor is what a title gets
 * so that no client takes it for Markdown (bot/rendering/clean.ts).
 */
function plain(title: string): string {
  const typed = title
    .replaceAll('∗', '*')
    .replaceAll('ˋ', '`')
    .replace(/\p{Cf}/gu, '');
  return typed.toLowerCase().replace(/\s+/g, ' ').replaceAll(/ ?, ?/g, ',').trim();
}

/**
 * The value of the choice that is meant: by its value, or by its title where no other choice has it.
 * @returns undefined for what is not offered, or has the title of two
 */
export function chosenFrom<C extends Choice>(choices: readonly C[], sent: string): C['value'] | undefined {
  const value = sent.trim();
  const byValue = choices.find((choice) => choice.value === value);
  return (byValue ?? byTitle(choices).get(plain(sent)))?.value;
}

/**
 * The same for several, as pieces between commas: a title may have commas of its own.
 * @returns what is not offered as it was sent
 */
export function chosenAmong(choices: readonly Choice[], pieces: readonly string[]): string[] {
  const values = new Set(choices.map(({ value }) => value));
  const titled = byTitle(choices);
  const most = Math.max(1, ...choices.map(({ title }) => title.split(',').length));
  const chosen: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let until = from + 1;
    let found = pieces[from] ?? '';
    for (let length = most; length > 0 && !values.has(found); length -= 1) {
      const choice = titled.get(plain(pieces.slice(from, from + length).join()));
      if (!choice) continue;
      found = choice.value;
      until = from + length;
    }
    chosen.push(found);
    from = until;
  }
  return [...new Set(chosen)];
}

/** Null for a title that two choices have. */
function byTitle<C extends Choice>(choices: readonly C[]): Map<string, C | null> {
  const titled = new Map<string, C | null>();
  for (const choice of choices) {
    const title = plain(choice.title);
    if (title === '') continue;
    const other = titled.get(title);
    titled.set(title, other === undefined || other?.value === choice.value ? choice : null);
  }
  return titled;
}
