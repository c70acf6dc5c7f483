import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { keptSelfChecks } from '../steps/kept-self-checks.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller } from '../teams/team.ts';
import { type SelfCheckInput, wholeSelfCheck } from './filled-in.ts';
import { keptBy, selfCheckCard } from './self-check-card.ts';
import { linesOf } from './self-check-result.ts';

/**
 * Stores one self-check because the person asked for it, in their own chat. Asked twice, it is kept once.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function keepSelfCheck(world: World, caller: Caller, input: Omit<SelfCheckInput, 'sent'>): Promise<Reply> {
  const { team } = await teamHome(world, caller);
  const state = wholeSelfCheck(world.frameworks.all(), input);
  const { framework, depth, answers } = state;
  const selfCheckId = businessKey('self-check', team.teamId, input.formId);
  await world.store.create({
    kind: 'self-check',
    teamId: team.teamId,
    selfCheckId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    depth,
    lines: linesOf(framework, depth, answers),
    takenAt: world.clock.now(),
  });
  const kept = (await keptSelfChecks(world, keptBy(team))).filter((one) => one.selfCheckId !== selfCheckId);
  return { audience: 'caller', message: selfCheckCard(state, { kept, isKept: true }) };
}
