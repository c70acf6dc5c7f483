import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from '../teams/team.ts';
import { privacyCard } from './privacy-card.ts';

/** What is stored, who can read it and how long it stays, in short. The page at /privacy has every field. */
export async function showPrivacy({ whereKept, links }: Ports, _caller: Caller): Promise<Reply> {
  return { audience: 'everyone', message: privacyCard(whereKept, links.forStaff) };
}
