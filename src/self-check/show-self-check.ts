import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { keptSelfChecks } from '../steps/kept-self-checks.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { filledIn, type SelfCheckInput } from './filled-in.ts';
import { keptBy, selfCheckCard, selfCheckForm } from './self-check-card.ts';

/**
 * The result, for the person alone, with those they kept before; the last card again where something is missing.
 * Nothing is stored (rule R19).
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function showSelfCheck(world: World, caller: Caller, input: SelfCheckInput): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const { state, page, choices, next } = filledIn(world.frameworks.all(), input);
  if (next) throw new Refusal('INPUT_MALFORMED');
  if (choices.includes('')) return { audience: 'caller', message: selfCheckForm(state, page, choices) };
  const answers = state.answers + choices.join('');
  const kept = await keptSelfChecks(world, keptBy(team));
  return { audience: 'caller', message: selfCheckCard({ ...state, answers }, { kept, isKept: false }) };
}
