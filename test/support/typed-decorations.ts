/** A message that mentions the bot. */
export interface TypedMessage {
  readonly text: string;
  readonly entities?: unknown;
  readonly recipient?: unknown;
}

export const BOT_ID = '28:bot';
export const BOT = '<at>Behaviours</at>';
export const entity = (id: string, name: string, text: string | undefined = `<at>${name}</at>`) => ({
  type: 'mention',
  mentioned: { id, name },
  ...(text !== '' && { text }),
});
export const OWN = entity(BOT_ID, 'Behaviours');
/** With a sign in the middle. */
export const middle = (word: string, sign: string): string => {
  const at = Math.ceil(word.length / 2);
  return `${word.slice(0, at)}${sign}${word.slice(at)}`;
};
const around =
  (before: string, behind = '') =>
  (word: string): TypedMessage => ({ text: `${before}${word}${behind}` });
const named =
  (name: string, mentioned: unknown, recipient?: unknown) =>
  (word: string): TypedMessage => ({
    text: `<at>${name}</at> ${word}`,
    entities: mentioned === undefined ? undefined : [mentioned],
    ...(recipient !== undefined && { recipient }),
  });

/** How the bot is mentioned beside a word. */
export const MENTIONS: Readonly<Record<string, (word: string) => TypedMessage>> = {
  'the mention in front': around(`${BOT} `),
  'the mention behind': (word) => ({ text: `${word} ${BOT}` }),
  'no space behind the mention': around(BOT),
  'the mention twice': (word) => ({ text: `${BOT}${BOT} ${word}`, entities: [OWN, OWN] }),
  'twice, with one entity': around(`${BOT} ${BOT} `),
  'an id on the tag': around('<at id="0">Behaviours</at> '),
  'the tag in capitals': around('<AT>Behaviours</AT> '),
  'an entity without text': named('Behaviours', entity(BOT_ID, 'Behaviours', '')),
  'an entity whose text is null': named('Behaviours', { ...OWN, text: null }),
  'an entity without a name': named('Behaviours', { type: 'mention', mentioned: { id: BOT_ID } }),
  'an entity with its id in capitals': named('Behaviours', entity(BOT_ID.toUpperCase(), 'Behaviours')),
  'entities that are null': (word) => ({ text: `${BOT} ${word}`, entities: null }),
  'no recipient’s name': named('Behaviours', OWN, { id: BOT_ID }),
  'a name with & that is escaped': named('Values &amp; Behaviours', entity(BOT_ID, 'Values & Behaviours', '')),
  'a name with & that is escaped in one place': named('Values &amp; Behaviours', entity(BOT_ID, 'Values & Behaviours')),
  'a name with & that is not escaped': named('Values & Behaviours', entity(BOT_ID, 'Values &amp; Behaviours')),
  'a renamed app': named('Our values', entity(BOT_ID, 'Our values')),
  'a renamed app, its entity of before': named('Our values', entity(BOT_ID, 'Behaviours')),
  'a name of several words, an odd space in it': named('Our\u00a0values', entity(BOT_ID, 'Our values')),
  'the name spelled out': around('@Behaviours '),
  'the name spelled out behind': around('', ' @behaviours'),
  'the name spelled out, with a colon': around('Behaviours: '),
};

const SIGNS = {
  'zero width space': '\u200b',
  'zero width non-joiner': '\u200c',
  'zero width joiner': '\u200d',
  'left-to-right mark': '\u200e',
  'right-to-left mark': '\u200f',
  'right-to-left override': '\u202e',
  'pop isolate': '\u2069',
  'word joiner': '\u2060',
  'soft hyphen': '\u00ad',
  'byte order mark': '\ufeff',
  'variation selector': '\ufe0f',
  'supplementary variation selector': '\u{e0101}',
  'Arabic letter mark': '\u061c',
  'Mongolian vowel separator': '\u180e',
  'Hangul filler': '\u3164',
};

/** What people and programs put around a word, or into it, without meaning another. */
export const DECORATIONS: Readonly<Record<string, (word: string) => string>> = {
  nothing: (word) => word,
  capitals: (word) => word.toUpperCase(),
  'full width letters': (word) =>
    word.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  ...Object.fromEntries(
    Object.entries(SIGNS).flatMap(([name, sign]) => [
      [`${name} before`, (word: string) => `${sign}${word}`],
      [`${name} behind`, (word: string) => `${word}${sign}`],
      [`${name} in the middle`, (word: string) => middle(word, sign)],
    ]),
  ),
  'non-breaking spaces': (word) => word.replaceAll(' ', '\u00a0'),
  'non-breaking spaces, escaped': (word) => `&nbsp;${word.replaceAll(' ', '&nbsp;')}&nbsp;`,
  'narrow spaces': (word) => word.replaceAll(' ', '\u202f'),
  'several spaces': (word) => word.replaceAll(' ', '  \t '),
  'non-breaking hyphens': (word) => word.replaceAll(/[ -]/g, '\u2011'),
  dashes: (word) => word.replaceAll(/[ -]/g, '\u2013'),
  'minus signs': (word) => word.replaceAll(/[ -]/g, '\u2212'),
  'spaces for hyphens': (word) => word.replaceAll('-', ' '),
  'hyphens for spaces': (word) => word.replaceAll(' ', '-'),
  'no spaces': (word) => word.replaceAll(/[ -]/g, ''),
  'an emoji behind': (word) => `${word} 🙂`,
  'an emoji before': (word) => `👋🏽 ${word}`,
  'joined emoji': (word) => `${word}👩‍⚕️❤️🇬🇧`,
  'a full stop': (word) => `${word}.`,
  'an exclamation mark': (word) => `${word} !!`,
  'a question mark': (word) => `${word}?`,
  'three dots': (word) => `${word}…`,
  brackets: (word) => `(${word})`,
  'straight quotes': (word) => `"${word}"`,
  'curly quotes': (word) => `“${word}”`,
  'a slash': (word) => `/${word}`,
  'a hash': (word) => `#${word}`,
  asterisks: (word) => `**${word}**`,
  'a comma before': (word) => `, ${word}`,
  'a colon before': (word) => `: ${word}`,
  'a dash before': (word) => ` – ${word}`,
  'please behind': (word) => `${word} please`,
  'please behind a comma': (word) => `${word}, please!`,
  'please before': (word) => `Please ${word}`,
  'can you': (word) => `can you ${word}`,
  'can you please … for us': (word) => `Can you please show me ${word} for us?`,
  'could I have': (word) => `could I have the ${word}`,
  'I’d like': (word) => `I’d like to see ${word} now`,
  'a greeting': (word) => `Hi there, ${word}`,
  'a greeting on a line of its own': (word) => `Good morning,\n\n${word}`,
  'a line break behind': (word) => `${word}\r\n`,
  'a phone’s signature': (word) => `${word}\n\nSent from my iPhone`,
  'a phone’s signature on the same line': (word) => `${word} Sent from my iPhone`,
  'a program’s signature': (word) => `${word}\nGet Outlook for Android`,
  'a mail’s closing': (word) => `${word}\n\nKind regards\nAlex Wilber\nWard manager`,
  'a rule and a name': (word) => `${word}\n-- \nAlex Wilber`,
  'a second line': (word) => `${word}\nWe talked about it on Monday.`,
  'a second paragraph in HTML': (word) => `<p>${word}</p><p>See you there</p>`,
  'a line break in HTML': (word) => `${word}<br/>Alex`,
  'bold in HTML': (word) => `<strong>${word}</strong>`,
  'a quoted reply': (word) => `<quoted messageId="1772050244572"/>${word}`,
  'a quoted reply with its words': (word) => `<quoted messageId="1772050244572">shall we?</quoted> ${word}`,
  'an attachment': (word) => `<attachment id="1772050244572"></attachment>${word}`,
};
