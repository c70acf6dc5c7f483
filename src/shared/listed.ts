import { LOCALE } from './locale.ts';

const FORMATS = {
  and: new Intl.ListFormat(LOCALE, { type: 'conjunction' }),
  or: new Intl.ListFormat(LOCALE, { type: 'disjunction' }),
};

/** "Megan Bowen, Adele Vance and Lee Gu" */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  return FORMATS[word].format(names);
}
