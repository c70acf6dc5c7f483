import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { filledIn, type SelfCheckInput } from './questions.ts';
import { selfCheckForm } from './self-check-card.ts';

/**
 * The next card of questions, the first one for the form that opens the check; the same card again, with what was
 * chosen, where something is missing. What was answered goes from card to card and is stored nowhere.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function openSelfCheck(ports: Ports, _caller: Caller, input: SelfCheckInput): Promise<Reply> {
  const { state, page, choices, next } = filledIn(ports.frameworks.all(), input);
  if (!input.version) return { audience: 'caller', message: selfCheckForm(state, page) };
  if (choices.includes('') || !next) return { audience: 'caller', message: selfCheckForm(state, page, choices) };
  const answers = state.answers + choices.join('');
  return { audience: 'caller', message: selfCheckForm({ ...state, answers }, next) };
}
