import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { findGivenThanks } from './find-given-thanks.ts';

/**
 * The thank-yous that the sender gave and has not taken back, newest first, to change one or take it back; in their own
 * chat with the bot only.
 */
export async function showGivenThanks(ports: Ports, caller: Caller): Promise<Reply> {
  return { audience: 'caller', message: { kind: 'given-thanks', ...(await findGivenThanks(ports, caller)) } };
}
