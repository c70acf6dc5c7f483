import type { Verb } from '../src/message.ts';

/** What these buttons open is a message of its own: in place of the card it would take that away from the reader. */
const OPENERS: ReadonlySet<string> = new Set<Verb>([
  'export-my-data',
  'start-delete',
  'nominate-thanks',
  'start-team-check',
  'start-share',
  'start-self-check',
  'start-one-to-one',
  'show-self-checks',
  'show-framework',
  'show-given-thanks',
  'show-help',
  'show-next',
  'show-privacy',
  'show-summary',
  'start-action',
  'start-agenda',
  'start-proposal',
  'start-pulse',
  'start-rhythm',
  'start-settings',
  'start-thanks',
  'start-preferences',
]);

/** What a button that opens something new may send along. */
const GIVEN_BY_BUTTONS = new Set(
  'agendaId agrees alone behaviour behaviour1 frameworkId part pulseId thankYouId thankYouTeamId'.split(' '),
);

/** A button on a refusal opens the form again in the place where it was. */
export const AGAIN = { again: 'yes' };

interface Sent {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Whether a press opens something new, which everybody in the conversation may see. */
export function isOpener({ verb, data }: Sent): boolean {
  return OPENERS.has(verb) && data.again !== AGAIN.again;
}

/** Everybody sees what is opened, so nothing fills it that a made-up button might send and that nobody has looked at. */
export function onlyGiven(data: Sent['data']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => GIVEN_BY_BUTTONS.has(name)));
}
