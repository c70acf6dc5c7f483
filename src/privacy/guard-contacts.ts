import { type Finding, matchesOf } from './guard-finding.ts';

/** The part before the @ is at most 64 signs (RFC 5321) and begins where no other could, so that each sign is read once. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}(?:@| ?[([]at[)\]] ?)(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?!\p{L})/giu;

export function findEmails(text: string): Finding[] {
  return matchesOf('e-mail address', EMAIL, text);
}
