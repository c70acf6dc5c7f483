import { inject, type ProvidedContext } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many activities nobody would send are sent. */
    hostileActivities?: number;
    /** A sign that nobody sees is put in one place of a text in so many. */
    guardPlacesEvery?: number;
    /** How many NHS numbers are made up. */
    nhsNumbers?: number;
    /** What the moments of the kills are made of. */
    killSeed?: number;
  }
}

/** What a configuration says of its run; where it says nothing, what is usual. */
export function configured(name: keyof ProvidedContext, usual: number): number {
  return inject(name) ?? usual;
}
