import { createRequire } from 'node:module';

type Json = Record<string, unknown>;

interface Checked {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
const official: {
  AdaptiveCard: new () => { parse(card: Json, context: Checked): void };
  SerializationContext: new () => Checked;
} = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js');

/** Its pattern for languages begins where it ended last (`/gi` and `exec`), so it refuses every other card that has one. */
const EVERY_OTHER = 'Invalid value "en" for property "lang".';

/** What Microsoft's own renderer objects to. */
export function objectionsTo(card: Json): string[] {
  const context = new official.SerializationContext();
  new official.AdaptiveCard().parse(card, context);
  const objections = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return objections.filter((objection) => objection !== EVERY_OTHER);
}
