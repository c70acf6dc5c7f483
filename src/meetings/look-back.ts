/** What looking back on an action found; empty until somebody has. */
export const OUTCOMES = ['', 'helped', 'partly', 'did not help', 'not yet'] as const;
export type Outcome = (typeof OUTCOMES)[number];
