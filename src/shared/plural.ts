import { LOCALE } from './locale.ts';

const RULES = new Intl.PluralRules(LOCALE);

/** @param forms "one pulse" and "# pulses"; # is the number */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  const form = RULES.select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', String(count));
}
