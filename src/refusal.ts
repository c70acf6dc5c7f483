import { RHYTHM_REFUSALS } from './rhythm/refusals.ts';

/** What the person reads when the answer is "no, because": what happened, what was kept, and what to do next. */
interface Sentences {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
}

const NOTHING_CHANGED = 'Nothing was changed or lost.';

/** Every refusal the product can give. A retired code is never used again. */
export const REFUSALS = {
  ...RHYTHM_REFUSALS,
  ACTION_DATE: {
    what: 'That is not a day from today on and within a year.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose the day by which it will be done.',
  },
  ACTION_DONE: {
    what: 'What was agreed here is done already.',
    kept: NOTHING_CHANGED,
    next: 'Agree the next action when the next result is there.',
  },
  ACTION_EARLY: {
    what: 'This pulse has no result yet.',
    kept: NOTHING_CHANGED,
    next: 'Agree an action when it has closed.',
  },
  ACTION_MISSING: {
    what: 'The form does not say what you agreed, or why not now.',
    kept: 'The rest of the form is kept.',
    next: 'Add a few words, then press the button that fits them.',
  },
  ACTION_PERSON: {
    what: 'Nobody who is a member here was chosen to do it.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose one person.',
  },
  ACTION_UNKNOWN: {
    what: 'I cannot find this action in this conversation.',
    kept: NOTHING_CHANGED,
    next: 'Type summary to see what was agreed last.',
  },
  AGENDA_FULL: {
    what: 'This agenda has three items already.',
    kept: 'The agenda is as it was.',
    next: 'Propose it for the next agenda, or ask whoever prepared this one.',
  },
  AGENDA_NOT_YOURS: {
    what: 'Only the person who prepared this agenda can take it back.',
    kept: 'The agenda still waits for its meeting.',
    next: 'Ask them to take it back.',
  },
  AGENDA_STARTED: {
    what: 'The meeting with this agenda has already begun.',
    kept: NOTHING_CHANGED,
    next: 'Type agenda to prepare the next one.',
  },
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
    next: 'Choose one to five for a pulse.',
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
  CHAT_NOT_PRIVATE: {
    what: 'That is for you alone, so I do not show it here.',
    kept: NOTHING_CHANGED,
    next: 'Open a chat with me and type the same word there.',
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
  MEETING_NOT_LED: {
    what: 'In this meeting its organisers and presenters start and end the agenda.',
    kept: NOTHING_CHANGED,
    next: 'Ask one of them to type it.',
  },
  MEETING_NOT_STARTED: {
    what: 'No meeting of mine is on here, or it has ended already.',
    kept: NOTHING_CHANGED,
    next: 'Type start to begin one, or pulse to ask how we are doing now.',
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
    what: 'This pulse asks those who were here when it opened and whom no other had asked in the two weeks before.',
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
  RECEIVERS_MANY: {
    what: 'That is more people than one thank-you can go to.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose ten at the most, or the whole team.',
  },
  RECEIVER_MISSING: {
    what: 'No person was chosen to thank.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose somebody, or the whole team.',
  },
  RECEIVER_UNKNOWN: {
    what: 'I cannot find everybody you chose in this conversation.',
    kept: 'What you wrote is kept on the form.',
    next: 'Choose people who are members here now.',
  },
  RECEIVER_UNREACHABLE: {
    what: 'I cannot write to somebody you chose: they do not have this app, or are not of your organisation.',
    kept: 'What you wrote is kept on the form. Nothing was sent.',
    next: 'Thank them where you both talk and I am a member, or tell them yourself.',
  },
  THANKS_TO_SELF: {
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
  TEXT_OFFENSIVE: {
    what: 'Some of these words could hurt or offend.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
  },
  TEXT_PERSONAL: {
    what: 'These words may tell who a patient or another person is.',
    kept: 'Nothing was stored or sent.',
    next: 'Change the words that are marked, and send it again.',
  },
  TEXT_TOO_LONG: {
    what: 'The text is longer than the card can show.',
    kept: 'What you wrote is kept on the form.',
    next: 'Make it shorter and send it again.',
  },
  THANKS_FULL: {
    what: 'Twenty people have joined this thank-you already.',
    kept: 'It is as it was.',
    next: 'Say it in your own words: type thanks.',
  },
  THANKS_JOIN: {
    what: 'This thank-you is from you or for you, so there is nothing to join.',
    kept: NOTHING_CHANGED,
    next: 'Others here can join in.',
  },
  THANKS_NO_PLACE: {
    what: 'I am no longer in the conversation where this thank-you was given.',
    kept: 'It stays between the two of you.',
    next: 'Ask somebody there to add me again, then share it.',
  },
  THANKS_NOT_FOR_YOU: {
    what: 'This thank-you is for somebody else.',
    kept: NOTHING_CHANGED,
    next: 'Only the person who was thanked can do that.',
  },
  THANKS_NOT_YOURS: {
    what: 'Only the person who gave this thank-you can change it or take it back.',
    kept: 'The thank-you is as it was.',
    next: 'Ask them to.',
  },
  THANKS_TAKEN_BACK: {
    what: 'This thank-you was taken back.',
    kept: 'Its words are gone.',
    next: 'Type thanks to give a new one.',
  },
  THANKS_UNKNOWN: {
    what: 'I cannot find this thank-you for you here.',
    kept: NOTHING_CHANGED,
    next: 'Type my data in your own chat with me to see the thank-yous you gave and received.',
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
  TOO_MANY_NEW: {
    what: 'You have made as many new things within an hour as one person can.',
    kept: 'What you wrote is kept.',
    next: 'Try again in an hour.',
  },
  TOO_MUCH_AT_ONCE: {
    what: 'More came from you or your team within seconds than I take at once.',
    kept: 'Nothing was lost: what you wrote is kept.',
    next: 'Wait ten seconds, then try again.',
  },
} as const satisfies Record<string, Sentences>;

export type RefusalCode = keyof typeof REFUSALS;

/** "No, because": an expected outcome the person reads on a card. Caught once, where the bot answers. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(REFUSALS[code].what, options);
    this.name = 'Refusal';
    this.code = code;
  }
}
