import { decode } from 'html-entities';
import { z } from 'zod';
import { optionalText } from './teams-member.ts';

/** What somebody typed to the bot, without the bot’s own mention. */
export interface TypedWords {
  /** All of it on one line; of other mentions their names. */
  readonly words: string;
  /** The same line by line; absent where there is only one. */
  readonly lines?: readonly string[];
  /** Whom else it mentions, in order: people, channels, other bots; absent for nobody. */
  readonly mentioned?: readonly Mentioned[];
}

export interface Mentioned {
  readonly teamsId: string;
  /** As it stands in the words. */
  readonly name: string;
}

/** Neither a channel nor a bot. */
export function isPerson({ teamsId }: Mentioned): boolean {
  return !/^(?:19|28):/.test(teamsId);
}

/** Whoever is spoken to; Teams may leave out both. */
interface Bot {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
}

const Mention = z.object({
  type: z.string().regex(/^mention$/i),
  text: optionalText,
  mentioned: z.object({ id: z.string().min(1).max(1_000), name: optionalText }),
});

/** What a mention’s entity says, and whether a tag was found for it. */
interface Claim {
  readonly teamsId: string;
  readonly isOwn: boolean;
  readonly text: string;
  /** What its tag may hold; either may be empty. */
  readonly names: readonly string[];
  isFound: boolean;
}

interface Piece {
  readonly words: string;
  /** Whether it stood between an opening and a closing tag. */
  readonly isInside: boolean;
}

/** Longer than any command; it only bounds the work. */
export const LONGEST_TEXT = 4_000;
const MOST_ENTITIES = 100;

const AT = /(<\/?at(?:\s[^<>]*)?>)/i;
const QUOTED = /(<\/?(?:quoted|attachment)(?:\s[^<>]*)?>)/i;
const BREAK = /<\/?(?:br|p|div|li|ul|ol)(?:\s[^<>]*)?\/?>/gi;
const FORMATTING = /<\/?(?:b|i|u|s|em|strong|span|font|emoji)(?:\s[^<>]*)?\/?>/gi;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The words of a message as Teams sends it. The bot’s mention is what an entity says of the bot, or what stands in a tag
 * under the bot’s name and no entity says of somebody else.
 */
export function typedWords(
  { entities, recipient }: { entities?: unknown; recipient?: Bot | null },
  text: string,
): TypedWords {
  const bot = recipient ?? {};
  const claims = claimsIn(entities, bot);
  const ownNames = new Set(
    [bot.name ?? '', ...claims.flatMap(({ isOwn, names }) => (isOwn ? names : []))].map(nameKey),
  );
  ownNames.delete('');
  const pieces = pairedBy(AT, withoutMarkup(text.slice(0, LONGEST_TEXT)));
  const owners = ownersOf(pieces, claims, ownNames);
  const mentioned = pieces.flatMap((piece, index): Mentioned[] => {
    const owner = owners[index];
    const name = oneLine(piece.words);
    return typeof owner === 'object' && name !== '' ? [{ teamsId: owner.teamsId, name }] : [];
  });
  const said = pieces.map(({ words }, index) => (owners[index] === 'the bot' ? ' ' : words)).join('');
  const plain = linesOf(withoutPlain(said, claims)).join('\n');
  const lines = withoutName(plain, ownNames, owners.includes('the bot')).split('\n').filter(isVisible);
  return { words: lines.join(' '), ...(lines.length > 1 && { lines }), ...(mentioned.length > 0 && { mentioned }) };
}

function claimsIn(entities: unknown, { id }: Bot): Claim[] {
  const own = id?.toLowerCase();
  return (Array.isArray(entities) ? entities.slice(0, MOST_ENTITIES) : []).flatMap((entity): Claim[] => {
    const mention = Mention.safeParse(entity).data;
    if (!mention) return [];
    const { mentioned, text = '' } = mention;
    const teamsId = mentioned.id.toLowerCase();
    // Without a recipient the only bot that can be meant is this one.
    const isOwn = own ? teamsId === own : teamsId.startsWith('28:');
    const names = [text, mentioned.name ?? ''];
    return [{ teamsId: mentioned.id, isOwn, text, names: names.map(nameKey).filter(Boolean), isFound: false }];
  });
}

/** Whom each piece mentions: somebody, the bot, or nobody. */
function ownersOf(
  pieces: readonly Piece[],
  claims: readonly Claim[],
  ownNames: ReadonlySet<string>,
): (Claim | 'the bot' | undefined)[] {
  const whose = (claim: Claim): Claim | 'the bot' => {
    claim.isFound = true;
    return claim.isOwn ? 'the bot' : claim;
  };
  const owners = pieces.map(({ words, isInside }) => {
    if (!isInside) return undefined;
    const key = nameKey(words);
    const same = claims.filter(({ names }) => names.includes(key));
    const claim = same.find(({ isFound }) => !isFound) ?? same[0];
    return claim && whose(claim);
  });
  // Nothing says what the bot is called: a message from a team only comes to whoever is mentioned in it.
  if (ownNames.size === 0 && !owners.includes('the bot')) {
    const unclaimed = pieces.findIndex(({ isInside }, index) => isInside && !owners[index]);
    if (unclaimed >= 0) owners[unclaimed] = 'the bot';
  }
  // After a renaming an entity may have another name than the tag; they come in the same order.
  return owners.map((owner, index) => {
    const piece = pieces[index];
    if (owner || !piece?.isInside) return owner;
    if (ownNames.has(nameKey(piece.words))) return 'the bot';
    const claim = claims.find(({ isFound }) => !isFound);
    return claim && whose(claim);
  });
}

/** Each on one line, without those in which nothing is to be seen. */
function linesOf(text: string): string[] {
  return text
    .split(/[\n\r\u0085\u2028\u2029]+/)
    .map(oneLine)
    .filter(isVisible);
}

function isVisible(line: string): boolean {
  return line.replace(INVISIBLE, '').trim() !== '';
}

/** A mention of the bot that stands in no tag. */
function withoutPlain(said: string, claims: readonly Claim[]): string {
  return claims
    .filter(({ isOwn, isFound, text }) => isOwn && !isFound && text !== '')
    .reduce((words, { text }) => words.replace(text, () => ' '), said);
}

/** In a personal chat people type the name, which no client turns into a mention. */
function withoutName(said: string, names: ReadonlySet<string>, isMentioned: boolean): string {
  let words = said.trim();
  for (const name of names) {
    const isAt = (from: number): boolean => words.slice(from, from + name.length).toLowerCase() === name;
    const sign = words.startsWith('@') ? 1 : 0;
    const next = words.charAt(sign + name.length);
    if (isAt(sign) && (sign ? !LETTER.test(next) : !isMentioned && /^[,:]/.test(next)))
      words = words.slice(sign + name.length).trim();
    const last = words.length - name.length;
    if (last > 0 && isAt(last) && /(?:^|\s)@$/.test(words.slice(Math.max(0, last - 2), last)))
      words = words.slice(0, last - 1).trim();
  }
  return words;
}

/** Without what quotes others, and without the tags of formatting. */
function withoutMarkup(text: string): string {
  return pairedBy(QUOTED, text)
    .map(({ words, isInside }) => (isInside ? ' ' : words))
    .join(' ')
    .replace(BREAK, '\n')
    .replace(FORMATTING, '');
}

/** The text between these tags, which are left out. One pattern for a whole pair takes minutes on a message of opening tags. */
function pairedBy(tag: RegExp, text: string): Piece[] {
  const parts = text.split(tag);
  return parts.flatMap((words, index) => {
    if (index % 2 === 1) return [];
    const [before = '', after = ''] = [parts[index - 1], parts[index + 1]];
    const isOpened = before !== '' && !before.startsWith('</') && !before.endsWith('/>');
    return [{ words, isInside: isOpened && after.startsWith('</') }];
  });
}

function oneLine(text: string): string {
  return decode(text.replace(/&nbsp;/gi, ' '), { scope: 'strict' })
    .toWellFormed()
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same for all ways in which one name is written. */
function nameKey(name: string): string {
  return oneLine(name.replace(/<\/?at(?:\s[^<>]*)?>/gi, ''))
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/^@/, '')
    .trim();
}
