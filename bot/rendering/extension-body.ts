import type { Message, RefusalCard } from '../../src/message.ts';
import { isForDialogs } from '../teams/parse-extension.ts';
import { renderCard } from './render-card.ts';

type Card = Readonly<Record<string, unknown>>;

const TITLE = 'Thank a colleague';

export const WENT_WRONG: RefusalCard = {
  kind: 'refusal',
  what: 'Something went wrong on our side.',
  kept: 'Nothing was lost.',
  next: 'Close this and try again. What was sent already is not sent twice.',
  retryVerb: '',
  retryData: {},
  typedWords: '',
};

const TOO_SLOW: Message = {
  ...WENT_WRONG,
  what: 'Teams takes longer than it should.',
  kept: 'If you pressed a button, it may still go through.',
};

const NOT_READ: Message = {
  ...WENT_WRONG,
  what: 'I cannot answer this request.',
  next: 'Type help in your own chat with me to see what I can do.',
};

/** What a message extension's invoke is answered with: a card in a dialog, which Teams shows to that person alone. */
export function extensionBody(message: Message): object {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: forDialog(renderCard(message)) };
  return { task: { type: 'continue', value: { title: TITLE, height: 'large', width: 'medium', card } } };
}

/** What is said in a dialog when there is no answer to give. */
export const EXTENSION_FAULTS = {
  'went wrong': WENT_WRONG,
  'too slow': TOO_SLOW,
  'not read': NOT_READ,
} as const;

/** A dialog knows no Action.Execute, and no button of ours that opens something else. */
function forDialog(card: Card): Card {
  const actions = Array.isArray(card.actions) ? card.actions.map(submitting).filter(isUsable) : [];
  const { refresh: _, ...rest } = card;
  return { ...rest, actions };
}

function submitting(action: Card): Card {
  return action.type === 'Action.Execute' ? Object(action.fallback) : action;
}

function isUsable({ type, data }: Card): boolean {
  if (type !== 'Action.Submit') return true;
  const sent: { verb?: unknown; msteams?: unknown } = Object(data);
  return sent.msteams !== undefined || isForDialogs(sent.verb);
}
