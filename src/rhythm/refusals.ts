/** The refusals of the rhythm; they are part of REFUSALS. */
export const RHYTHM_REFUSALS = {
  PAUSE_DATE: {
    what: 'A pause ends on a day from today to a year from now.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose such a day, or leave it empty for no pause.',
  },
  QUIET_DATES: {
    what: 'Those quiet dates cannot be: they end before they begin, are over, or are more than twenty.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose a first and a last day, from today on.',
  },
  QUIET_MONTHS: {
    what: 'With all twelve months quiet, nothing would ever be posted.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Leave out one month at least, or set each part to “Never”.',
  },
  RHYTHM_CHOICE: {
    what: 'One of the choices is not on the form.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose again from the lists.',
  },
  RHYTHM_DATE: {
    what: 'A part that is new, or comes round differently, begins on a day from today to a year from now.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose such a day under “First on”.',
  },
  RHYTHM_DAYS: {
    what: 'No day was chosen on which I may post.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose one day at least.',
  },
  RHYTHM_OVERLAP: {
    what: 'A pulse would still be open when the next one comes round.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Choose a shorter time to answer, or fewer pulses.',
  },
  RHYTHM_TIME: {
    what: 'One of the times is missing or is not a time of day.',
    kept: 'The rhythm is as it was, and what you chose is kept on the form.',
    next: 'Write it like 09:30.',
  },
} as const;
