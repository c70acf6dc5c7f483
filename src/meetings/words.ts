import { plural } from '../shared/plural.ts';

export function agendaTitle(items: number): string {
  return plural(items, { one: 'Our behaviour for this meeting', other: 'Our behaviours for this meeting' });
}
