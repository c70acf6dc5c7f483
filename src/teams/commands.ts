import type { Conversation } from './team.ts';

/** The words people type, in the order in which help shows them. The manifest offers the same. */
export const COMMANDS = [
  { word: 'agenda', where: 'team', what: 'put a behaviour on the agenda of a meeting' },
  { word: 'start', where: 'team', what: 'begin the meeting with the agenda that was prepared for it' },
  { word: 'end', where: 'team', what: 'end the meeting and ask how it went' },
  { word: 'pulse', where: 'team', what: 'ask how we live a behaviour, in one minute and confidentially' },
  { word: 'team check', where: 'team', what: 'ask how we live the whole framework, confidentially' },
  { word: 'thanks', where: 'both', what: 'thank a colleague for what they did' },
  { word: 'summary', where: 'team', what: 'see the results of the last weeks' },
  { word: 'rhythm', where: 'team', what: 'set what I do by myself, how often, and when I keep quiet' },
  { word: 'next', where: 'team', what: 'see what I will do here, and when' },
  { word: 'framework', where: 'team', what: 'see the behaviours, where they come from and their status' },
  { word: 'settings', where: 'team', what: 'choose the framework, time zone and language' },
  { word: 'share', where: 'both', what: 'get a behaviour as text, for recruitment or learning material' },
  { word: 'self-check', where: 'personal', what: 'check yourself; nobody else sees it' },
  { word: 'one-to-one', where: 'personal', what: 'get three questions for an appraisal or a one-to-one talk' },
  { word: 'my settings', where: 'personal', what: 'choose what happens with thank-yous for you' },
  { word: 'my data', where: 'personal', what: 'see what I hold on you' },
  { word: 'export', where: 'personal', what: 'get all that I hold on you, as text' },
  { word: 'delete my data', where: 'personal', what: 'have what I hold on you deleted' },
  { word: 'privacy', where: 'both', what: 'see what is kept, who can read it and for how long' },
  { word: 'help', where: 'both', what: 'see this list' },
] as const;

export type CommandWord = (typeof COMMANDS)[number]['word'];

/** The commands that work in this kind of conversation. */
export function commandsFor(kind: Conversation['kind']): { word: string; what: string }[] {
  const here = kind === 'personal' ? 'personal' : 'team';
  return COMMANDS.filter(({ where }) => where === here || where === 'both').map(({ word, what }) => ({ word, what }));
}
