import { plural } from '../shared/plural.ts';

/** "One statement", "4 statements" */
export function statementsInWords(count: number): string {
  return plural(count, { one: 'One statement', other: '# statements' });
}
