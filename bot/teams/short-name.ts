/** Entra’s limit for the name of a person or a team. */
const LONGEST_NAME = 256;

export function shortName(name: string): string {
  return name.slice(0, LONGEST_NAME).toWellFormed();
}
