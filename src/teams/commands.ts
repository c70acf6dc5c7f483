import type { Conversation } from './team.ts';

/** The words people type, in the order in which help shows them. The manifest offers the same. */
export const COMMANDS = [
  { word: 'agenda', where: 'team', what: 'put a behaviour on the agenda of a meeting' },
  { word: 'pulse', where: 'team', what: 'ask how we live a behaviour, in one minute and confidentially' },
  { word: 'thanks', where: 'team', what: 'thank a colleague for what they did' },
  { word: 'summary', where: 'team', what: 'see the results of the last weeks' },
  { word: 'framework', where: 'team', what: 'see the behaviours, where they come from and their status' },
  { word: 'settings', where: 'team', what: 'choose the framework, time zone and language' },
  { word: 'my data', where: 'personal', what: 'see what I hold on you' },
  { word: 'privacy', where: 'both', what: 'see what is kept, who can read it and for how long' },
  { word: 'help', where: 'both', what: 'see this list' },
] as const;

export type CommandWord = (typeof COMMANDS)[number]['word'];

/** The commands that work in this kind of conversation. */
export function commandsFor(kind: Conversation['kind']): { word: string; what: string }[] {
  const here = kind === 'personal' ? 'personal' : 'team';
  return COMMANDS.filter(({ where }) => where === here || where === 'both').map(({ word, what }) => ({ word, what }));
}
