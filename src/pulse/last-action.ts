import { z } from 'zod';

const who = z.object({ name: z.string() });

/** What a team made of its last result, as it stood when the pulse opened: no more of it than its sentence says. */
export const LastAction = z.discriminatedUnion('state', [
  z.object({ state: z.literal('agreed'), what: z.string(), who, byWhen: z.string() }),
  z.object({ state: z.literal('done'), what: z.string(), who }),
  z.object({ state: z.literal('not now'), because: z.string() }),
]);
export type LastAction = z.infer<typeof LastAction>;
