/** The one language that everything is written in. A second one is a second set of words, and this no constant. */
export const LOCALE = 'en-GB';

const RULES = new Intl.PluralRules(LOCALE);

/** @param forms "one pulse" and "# pulses"; # is the number */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  const form = RULES.select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', String(count));
}

const FORMATS = {
  and: new Intl.ListFormat(LOCALE, { type: 'conjunction' }),
  or: new Intl.ListFormat(LOCALE, { type: 'disjunction' }),
};

/** "Megan Bowen, Adele Vance and Lee Gu" */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  return FORMATS[word].format(names);
}

/** With a capital letter, as a sentence begins. */
export function asBeginning(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase(LOCALE)}${words.slice(1)}`;
}
