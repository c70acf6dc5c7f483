/** The words people type, in the order in which help shows them. The manifest offers the same. */
export const COMMANDS = [
  { word: 'agenda', what: 'put a behaviour on the agenda of a meeting' },
  { word: 'start', what: 'begin the meeting with the agenda that was prepared for it' },
  { word: 'end', what: 'end the meeting and ask how it went' },
  { word: 'pulse', what: 'ask how we live a behaviour, in one minute and confidentially' },
  { word: 'team check', what: 'ask how we live the whole framework, confidentially' },
  { word: 'thanks', what: 'thank a colleague for what they did' },
  { word: 'summary', what: 'see the results of the last weeks' },
  { word: 'rhythm', what: 'set what I do by myself, how often, and when I keep quiet' },
  { word: 'next', what: 'see what I will do here, and when' },
  { word: 'framework', what: 'see the behaviours, where they come from and their status' },
  { word: 'settings', what: 'choose the framework and the time zone' },
  { word: 'share', what: 'get a behaviour as text, for recruitment or learning material' },
  { word: 'self-check', what: 'check yourself; nobody else sees it' },
  { word: 'one-to-one', what: 'get three questions for an appraisal or a one-to-one talk' },
  { word: 'my settings', what: 'choose what happens with thank-yous for you' },
  { word: 'my data', what: 'see what I hold on you' },
  { word: 'export', what: 'get all that I hold on you, as text' },
  { word: 'delete my data', what: 'have what I hold on you deleted' },
  { word: 'privacy', what: 'see what is kept, who can read it and for how long' },
  { word: 'help', what: 'see this list' },
] as const;

export type CommandWord = (typeof COMMANDS)[number]['word'];
