import { Refusal } from '../refusal.ts';
import { chosenAmong, chosenFrom } from '../shared/choices.ts';
import { type Behaviour, type Framework, findBehaviour } from './framework.ts';
import { changedFramework } from './words.ts';

/** The behaviour that a form named, by its id or its name; undefined if the framework has none, or two of the name. */
export function behaviourNamed(framework: Framework, sent: string): Behaviour | undefined {
  return findBehaviour(framework, chosenFrom(behaviourChoices(framework), sent) ?? '');
}

/**
 * The same where there must be one.
 * @throws Refusal BEHAVIOUR_MISSING, BEHAVIOUR_UNKNOWN
 */
export function chosenBehaviour(framework: Framework, sent: string): Behaviour {
  const behaviour = behaviourNamed(framework, sent);
  if (!behaviour) throw new Refusal(sent ? 'BEHAVIOUR_UNKNOWN' : 'BEHAVIOUR_MISSING');
  return behaviour;
}

/** The same for several, as far as the framework has them. */
export function behavioursNamed(framework: Framework, sent: readonly string[]): string[] {
  return chosenAmong(behaviourChoices(framework), sent).filter((id) => findBehaviour(framework, id));
}

/** The framework that a form named, by its id or its name. */
export function frameworkNamed(frameworks: readonly Framework[], sent: string): Framework | undefined {
  const frameworkId = chosenFrom(frameworkChoices(frameworks), sent);
  return frameworks.find(({ id }) => id === frameworkId);
}

/**
 * The behaviours a form named, in the order of the framework and each once.
 * @throws Refusal BEHAVIOUR_COUNT for too many, BEHAVIOUR_UNKNOWN for one that is not in the framework
 */
export function chosenBehaviours(framework: Framework, sent: readonly string[], most: number): Behaviour[] {
  const distinct = new Set(chosenAmong(behaviourChoices(framework), sent));
  if (distinct.size > most) throw new Refusal('BEHAVIOUR_COUNT');
  for (const id of distinct) if (!findBehaviour(framework, id)) throw new Refusal('BEHAVIOUR_UNKNOWN');
  return framework.behaviours.filter(({ id }) => distinct.has(id));
}

/** The framework's behaviours as a form offers them. */
export function behaviourChoices(framework: Framework): { title: string; value: string }[] {
  return framework.behaviours.map(({ id, name }) => ({ title: name, value: id }));
}

/**
 * The framework that a form named.
 * @throws Refusal FRAMEWORK_UNKNOWN; CARD_OUT_OF_DATE where the card was made from another version of it
 */
export function chosenFramework(
  frameworks: readonly Framework[],
  frameworkId: string,
  version: string = '',
): Framework {
  const framework = frameworkNamed(frameworks, frameworkId);
  if (!framework) throw new Refusal('FRAMEWORK_UNKNOWN');
  if (version && framework.version !== version) throw new Refusal('CARD_OUT_OF_DATE');
  return framework;
}

/** The frameworks as a form offers them. */
export function frameworkChoices(frameworks: readonly Framework[]): { title: string; value: string }[] {
  return frameworks.map(({ id, name }) => ({ title: name, value: id }));
}

interface Shown {
  /** Whether the framework was changed on the form, which still showed what another offers. */
  readonly hasChanged: boolean;
  readonly choicesOf: (framework: Framework) => readonly { title: string; value: string }[];
}

/**
 * What a form needs to let somebody choose from any framework, one behaviour as a rule.
 * @throws Refusal FRAMEWORK_UNKNOWN
 */
export function behaviourForm(
  frameworks: readonly Framework[],
  frameworkId: string,
  { hasChanged = false, choicesOf = behaviourChoices }: Partial<Shown> = {},
) {
  const framework = chosenFramework(frameworks, frameworkId);
  const choices = choicesOf(framework).map(({ title, value }) => ({ title, value }));
  return {
    note: hasChanged ? changedFramework(framework) : '',
    frameworks: frameworkChoices(frameworks),
    frameworkId: framework.id,
    behaviours: choices,
    behaviourId: choices[0]?.value ?? '',
  };
}
