import { findBehaviour } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import type { ThankYou } from './thank-you.ts';

/** The sign of the behaviour that a thank-you is for, as its framework has it; empty where there is none. */
export function findSign(
  { frameworks }: Pick<Ports, 'frameworks'>,
  { frameworkId, behaviourId }: Pick<ThankYou, 'frameworkId' | 'behaviourId'>,
): string {
  const framework = frameworks.get(frameworkId);
  return (framework && findBehaviour(framework, behaviourId)?.icon) ?? '';
}
