import { behaviourChoices } from './chosen.ts';
import { chosenFramework, frameworkChoices } from './chosen-framework.ts';
import type { Framework } from './framework.ts';
import { changedFramework } from './words.ts';

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
    frameworkId,
    behaviours: choices,
    behaviourId: choices[0]?.value ?? '',
  };
}
