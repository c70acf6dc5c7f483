/** The one language that everything is written in. A second one is a second set of words, and this no constant. */
export const LOCALE = 'en-GB';
