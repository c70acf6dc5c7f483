/** What the person reads when the answer is "no, because": what happened, what was kept, and what to do next. */
interface Sentences {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
}

const NOTHING_CHANGED = 'Nothing was changed or lost.';

/** Every refusal the product can give. A retired code is never used again. */
export const REFUSALS = {
  AGENDA_UNKNOWN: {
    what: 'I cannot find this agenda card in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to make a new one.',
  },
  ANSWER_MISSING: {
    what: 'One or more statements had no answer.',
    kept: 'Nothing was saved yet.',
    next: 'Choose an answer for each statement. “Not sure / does not apply” is fine.',
  },
  ANSWER_OFF_SCALE: {
    what: 'One of the answers was not on the scale.',
    kept: 'Nothing was saved yet.',
    next: 'Go back to the pulse and choose from the list.',
  },
  BEHAVIOUR_COUNT: {
    what: 'That was too few or too many behaviours.',
    kept: NOTHING_CHANGED,
    next: 'Choose one to three for an agenda, or one to five for a pulse.',
  },
  BEHAVIOUR_UNKNOWN: {
    what: 'That behaviour is not in this team’s framework.',
    kept: NOTHING_CHANGED,
    next: 'Start again and choose from the list. Type framework to see it.',
  },
  CARD_OUT_OF_DATE: {
    what: 'This card is from an earlier version, so its button no longer works.',
    kept: NOTHING_CHANGED,
    next: 'Type help to see what I can do now.',
  },
  CHAT_NOT_PERSONAL: {
    what: 'Your data is for your eyes only, so I do not show it here.',
    kept: NOTHING_CHANGED,
    next: 'Open a chat with me and type my data there.',
  },
  CHAT_NOT_TEAM: {
    what: 'That works where your team talks: a channel, a group chat or a meeting chat.',
    kept: NOTHING_CHANGED,
    next: 'Mention me there and type the same word.',
  },
  FRAMEWORK_UNKNOWN: {
    what: 'That framework is not available here.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose a framework from the list.',
  },
  INPUT_MALFORMED: {
    what: 'I could not read what that card sent.',
    kept: NOTHING_CHANGED,
    next: 'Type help and start again from there.',
  },
  LANGUAGE_UNKNOWN: {
    what: 'That language is not available yet.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose a language from the list.',
  },
  MEMBER_UNKNOWN: {
    what: 'I cannot find you in this conversation’s member list.',
    kept: NOTHING_CHANGED,
    next: 'If you joined just now, try again in a few minutes.',
  },
  PULSE_CLOSED: {
    what: 'This pulse has closed.',
    kept: 'Answers given before it closed were counted.',
    next: 'The result is in the conversation, or will be in a moment.',
  },
  PULSE_DURATION: {
    what: 'A pulse can stay open from one hour to fourteen days.',
    kept: NOTHING_CHANGED,
    next: 'Choose how long from the list.',
  },
  PULSE_NOT_INVITED: {
    what: 'This pulse was opened for the people who were here at the time.',
    kept: NOTHING_CHANGED,
    next: 'The next pulse will include you.',
  },
  PULSE_NOT_YOURS: {
    what: 'Only the person who opened this pulse can close it early.',
    kept: 'The pulse is still open.',
    next: 'It closes by itself at the time on the card.',
  },
  PULSE_UNKNOWN: {
    what: 'I cannot find this pulse in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type pulse to start a new one.',
  },
  RECEIVER_MISSING: {
    what: 'No person was chosen to thank.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose one person.',
  },
  RECEIVER_UNKNOWN: {
    what: 'I cannot find that person in this conversation.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose somebody who is a member here.',
  },
  RECOGNITION_OF_SELF: {
    what: 'A thank-you is for somebody else.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose a colleague.',
  },
  ROSTER_UNAVAILABLE: {
    what: 'Teams did not give me this conversation’s member list.',
    kept: NOTHING_CHANGED,
    next: 'Try again in a minute.',
  },
  TEXT_MISSING: {
    what: 'The form has no words on what they did.',
    kept: 'The rest of the form is kept.',
    next: 'Add a sentence: what happened, and when.',
  },
  TEXT_TOO_LONG: {
    what: 'The text is longer than the card can show.',
    kept: 'What you wrote is kept on the form.',
    next: 'Make it shorter and send it again.',
  },
  THRESHOLD_LOWERED: {
    what: 'The number of answers that a result needs can be raised, never lowered.',
    kept: 'The team’s settings are as they were.',
    next: 'Leave it as it is, or choose a higher number.',
  },
  THRESHOLD_UNKNOWN: {
    what: 'A result can need 5 answers or 11, never fewer.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose one of the two from the list.',
  },
  TIME_ZONE_UNKNOWN: {
    what: 'I do not know that time zone.',
    kept: 'The team’s settings are as they were.',
    next: 'Choose a time zone from the list.',
  },
} as const satisfies Record<string, Sentences>;

export type RefusalCode = keyof typeof REFUSALS;

/** "No, because": an expected outcome the person reads on a card. Caught once, where the bot answers. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(REFUSALS[code].what);
    this.name = 'Refusal';
    this.code = code;
  }
}
