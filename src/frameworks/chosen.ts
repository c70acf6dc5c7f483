import { Refusal } from '../refusal.ts';
import { type Behaviour, type Framework, findBehaviour } from './framework.ts';

/**
 * The behaviours a form named, in the order of the framework and each once.
 * @throws Refusal BEHAVIOUR_COUNT for too many, BEHAVIOUR_UNKNOWN for one that is not in the framework
 */
export function chosenBehaviours(framework: Framework, ids: readonly string[], most: number): Behaviour[] {
  const distinct = new Set(ids);
  if (distinct.size > most) throw new Refusal('BEHAVIOUR_COUNT');
  for (const id of distinct) if (!findBehaviour(framework, id)) throw new Refusal('BEHAVIOUR_UNKNOWN');
  return framework.behaviours.filter(({ id }) => distinct.has(id));
}

/** The framework's behaviours as a form offers them. */
export function behaviourChoices(framework: Framework): { title: string; value: string }[] {
  return framework.behaviours.map(({ id, name }) => ({ title: name, value: id }));
}
