import { Refusal } from '../refusal.ts';
import type { Framework } from './framework.ts';

/**
 * The framework that a form named.
 * @throws Refusal FRAMEWORK_UNKNOWN; CARD_OUT_OF_DATE where the card was made from another version of it
 */
export function chosenFramework(
  frameworks: readonly Framework[],
  frameworkId: string,
  version: string = '',
): Framework {
  const framework = frameworks.find(({ id }) => id === frameworkId);
  if (!framework) throw new Refusal('FRAMEWORK_UNKNOWN');
  if (version && framework.version !== version) throw new Refusal('CARD_OUT_OF_DATE');
  return framework;
}

/** The frameworks as a form offers them. */
export function frameworkChoices(frameworks: readonly Framework[]): { title: string; value: string }[] {
  return frameworks.map(({ id, name }) => ({ title: name, value: id }));
}
