import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { type SelfCheckInput, wholeSelfCheck } from './questions.ts';
import { keptBy, selfCheckCard } from './self-check-card.ts';
import { linesOf } from './self-check-result.ts';

/**
 * Stores one self-check because the person asked for it, in their own chat. Asked twice, it is kept once.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function keepSelfCheck(ports: Ports, caller: Caller, input: Omit<SelfCheckInput, 'sent'>): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const state = wholeSelfCheck(ports.frameworks.all(), input);
  const { framework, depth, answers } = state;
  const selfCheckId = idempotencyKey('self-check', team.teamId, input.formId);
  await ports.store.create({
    kind: 'self-check',
    teamId: team.teamId,
    selfCheckId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    depth,
    lines: linesOf(framework, depth, answers),
    takenAt: ports.clock.now(),
  });
  const kept = (await findSelfChecks(ports, keptBy(team))).filter((one) => one.selfCheckId !== selfCheckId);
  return { audience: 'caller', message: selfCheckCard(state, { kept, isKept: true }) };
}
