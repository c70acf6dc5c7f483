import { z } from 'zod';
import { Conversation } from '../teams/team.ts';

export const LONGEST_WORDS = 500;

/** A thank-you from one person to another for one behaviour. The giver is always the verified sender. */
export const Recognition = z.object({
  kind: z.literal('recognition'),
  teamId: z.string(),
  recognitionId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.string(),
  behaviourId: z.string(),
  behaviourName: z.string(),
  giver: z.object({ personId: z.string(), name: z.string() }),
  receiver: z.object({ personId: z.string(), teamsId: z.string(), name: z.string() }),
  whatTheyDid: z.string(),
  madePossible: z.string(),
  givenAt: z.number(),
  conversation: Conversation,
  formActivityId: z.string(),
  cardActivityId: z.string(),
  isSample: z.boolean(),
});
export type Recognition = z.infer<typeof Recognition>;
