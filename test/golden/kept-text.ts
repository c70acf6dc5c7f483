import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../unit/cards/walk.ts';

/** A line for each part of what is kept that is no longer what it was: `was -> is`, or `+` and `-` in a list. */
export function keptText(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const lines = Object.keys(after).flatMap((name) => changesIn(name, before[name], after[name]));
  return lines.length ? ['-- kept', ...lines] : ['-- kept: as before'];
}

function changesIn(name: string, before: unknown, after: unknown): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((part) => changesIn(`${name}.${part}`, before[part], after[part]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return changesInList(name, before, after);
  const isNew = before === null || before === undefined;
  return [`${name}: ${isNew ? '' : `${plain(before)} -> `}${plain(after)}`];
}

function changesInList(name: string, before: readonly unknown[], after: readonly unknown[]): string[] {
  if (before.length === after.length && after.every(isObject)) {
    return after.flatMap((one, place) => changesIn(`${name}[${place}]`, before[place], one));
  }
  const gone = before.filter((one) => !after.some((other) => isDeepStrictEqual(one, other)));
  const come = after.filter((one) => !before.some((other) => isDeepStrictEqual(one, other)));
  // The same in another order, or one of two that are alike.
  if (gone.length + come.length === 0) return [`${name}: ${plain(before)} -> ${plain(after)}`];
  return [...gone.map((one) => `${name} - ${plain(one)}`), ...come.map((one) => `${name} + ${plain(one)}`)];
}

/** Like JSON, without the signs that nobody needs. */
function plain(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (!isObject(value)) return value === undefined ? 'nothing' : String(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${name}: ${plain(field)}`).join(', ')}}`;
}

/** Names and codes; neither a number nor null, and without a sign that has a meaning here. */
function isPlain(text: string): boolean {
  return /^[A-Za-z][\w/-]*(?: [\w-]+){0,3}$/.test(text) && !/^(?:true|false|null|undefined)$/.test(text);
}
