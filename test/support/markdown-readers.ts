import MarkdownIt from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;

/** The parser of Teams' web client, as strict and as free as it can be set. */
export const READERS: readonly { readonly name: string; readonly markdown: Parser }[] = (
  ['default', 'commonmark'] as const
).flatMap((preset) =>
  [false, true].flatMap((linkify) =>
    [false, true].map((html) => ({
      name: `${preset}${linkify ? ', addresses become links' : ''}${html ? ', HTML is read' : ''}`,
      markdown: withLinks(new MarkdownIt(preset, { html, linkify }), linkify),
    })),
  ),
);

function withLinks(markdown: Parser, linkify: boolean): Parser {
  return linkify ? markdown.enable('linkify') : markdown;
}

/** What somebody sees of a text where nothing is parsed: without signs that take no room, and spaces at a line's end. */
export function seenPlain(text: string): string {
  return text.replaceAll('\u2060', '').replaceAll(/ +$/gm, '');
}

/** What somebody sees of it where Markdown is parsed; what is more than words and line breaks is named in angle brackets. */
export function seenParsed(markdown: Parser, text: string): string {
  const tokens = markdown.parse(text, {}).flatMap(({ type, content, children }) => {
    if (type !== 'inline')
      return type === 'paragraph_close' ? [] : [type === 'paragraph_open' ? '\n\n' : `<${type} ${content}>`];
    return (children ?? []).map((part) => {
      if (part.type === 'text') return part.content;
      return part.type === 'hardbreak' ? '\n' : `<${part.type} ${part.content}>`;
    });
  });
  return seenPlain(tokens.join('').replace(/^\n\n/, ''));
}
