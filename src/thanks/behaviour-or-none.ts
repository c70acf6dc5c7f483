import { chosenBehaviour } from '../frameworks/chosen.ts';
import type { Behaviour, Framework } from '../frameworks/framework.ts';

/** What a thank-you is for: a behaviour, or none, of which all is empty. */
export type ThankedFor = Pick<Behaviour, 'id' | 'name' | 'icon'>;

const NONE: ThankedFor = { id: '', name: '', icon: '' };

/**
 * The behaviour that a form named; a thank-you need not name one.
 * @throws Refusal BEHAVIOUR_UNKNOWN
 */
export function behaviourOrNone(framework: Framework, sent: string): ThankedFor {
  return sent ? chosenBehaviour(framework, sent) : NONE;
}
