import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { filledIn, type SelfCheckInput } from './questions.ts';
import { keptBy, selfCheckCard, selfCheckForm } from './self-check-card.ts';

/**
 * The result, for the person alone, with those they kept before; the last card again where something is missing.
 * Nothing is stored (rule R19).
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function showSelfCheck(ports: Ports, caller: Caller, input: SelfCheckInput): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { state, page, choices, next } = filledIn(ports.frameworks.all(), input);
  if (next) throw new Refusal('INPUT_MALFORMED');
  if (choices.includes('')) return { audience: 'caller', message: selfCheckForm(state, page, choices) };
  const answers = state.answers + choices.join('');
  const kept = await findSelfChecks(ports, keptBy(team));
  return { audience: 'caller', message: selfCheckCard({ ...state, answers }, kept) };
}
