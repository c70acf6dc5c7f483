/** As long as Entra lets a person's or a team's name be. */
const LONGEST_NAME = 256;

/** A name as Teams gives it; a longer one is cut, so that it fits on every card. */
export function shortName(name: string): string {
  return name.slice(0, LONGEST_NAME).toWellFormed();
}
