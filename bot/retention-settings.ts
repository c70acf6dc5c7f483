import type { KeptMonths } from '../src/privacy/where-kept.ts';

/** For how long things are kept that have ended. */
export const RETENTION_SETTINGS = ['RETENTION_MONTHS', 'RETENTION_MONTHS_THANKS'] as const;
type Name = (typeof RETENTION_SETTINGS)[number];

const USUAL_MONTHS: KeptMonths = { results: 24, thanks: 12 };
const MOST_MONTHS = 120;

export function keptMonthsOf(env: { readonly [name in Name]?: string }, faults: string[]): KeptMonths {
  function take(name: Name, usual: number): number {
    const value = env[name];
    if (!value) return usual;
    const months = /^\d{1,3}$/.test(value) ? Number(value) : 0;
    if (months >= 1 && months <= MOST_MONTHS) return months;
    faults.push(`${name} is ${value}: give a number of months from 1 to ${MOST_MONTHS}, or remove it for ${usual}.`);
    return usual;
  }
  return {
    results: take('RETENTION_MONTHS', USUAL_MONTHS.results),
    thanks: take('RETENTION_MONTHS_THANKS', USUAL_MONTHS.thanks),
  };
}
