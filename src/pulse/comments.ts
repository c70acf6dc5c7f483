import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** From this many answers on; fewer writers would know each other's hand (rule R10). */
export const COMMENTS_FROM = 10;
export const LONGEST_COMMENT = 300;

/** What people added in words, from the close of a pulse until its opener has been sent it. */
export const Comments = z.object({
  kind: z.literal('comments'),
  pulseId: z.string(),
  lines: z.array(z.string()),
  expiresAt: z.number(),
});
export type Comments = z.infer<typeof Comments>;

/** In an order that says nothing of who wrote when: that of a hash under the pulse's own key, which is then destroyed. */
export function shuffled(lines: readonly string[], key: Uint8Array): string[] {
  const rank = (line: string): Buffer => createHmac('sha256', key).update(`comment ${line}`).digest();
  return lines
    .map((line) => ({ line, at: rank(line) }))
    .toSorted((a, b) => Buffer.compare(a.at, b.at))
    .map(({ line }) => line);
}
