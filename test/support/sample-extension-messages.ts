import type { SamplesOf } from './samples-of.ts';

/** What a dialog shows where the bot is not a member. */
export const extensionMessages: SamplesOf<'thanks-elsewhere'> = {
  'thanks-elsewhere': { usual: { kind: 'thanks-elsewhere' } },
};
