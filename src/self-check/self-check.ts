import { z } from 'zod';

/** One person's own answers about themselves. Stored only if they ask, in their own chat; never added up with others'. */
export const SelfCheck = z.object({
  kind: z.literal('self-check'),
  /** The person's own chat with the bot. */
  teamId: z.string(),
  selfCheckId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  depth: z.enum(['quick', 'full']),
  lines: z.array(z.object({ behaviourId: z.string(), behaviourName: z.string(), score: z.number().min(0).max(5) })),
  takenAt: z.number(),
});
export type SelfCheck = z.infer<typeof SelfCheck>;
