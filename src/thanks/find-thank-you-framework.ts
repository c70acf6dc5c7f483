import type { Framework } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { frameworkOf } from '../teams/require-team.ts';
import type { ThankYou } from './thank-you.ts';

/**
 * The framework a thank-you was given with, or the team's if that pack is no longer installed.
 * @throws Refusal THANKS_UNKNOWN if the team is gone too
 */
export async function findThankYouFramework(ports: Ports, { teamId, frameworkId }: ThankYou): Promise<Framework> {
  const own = ports.frameworks.get(frameworkId);
  if (own) return own;
  const team = await ports.store.read('team', teamId, teamId);
  if (!team) throw new Refusal('THANKS_UNKNOWN');
  return frameworkOf(ports, team.value);
}
