import { type Token, tokensOf } from './bicep-tokens.ts';

/** A literal as it is; anything else as the tokens that it is made of. */
type Value = string | number | boolean | Value[] | { [key: string]: Value } | Expression;
export class Expression {
  readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }
}

export interface Statement {
  readonly what: 'param' | 'var' | 'resource' | 'module' | 'output' | 'targetScope';
  readonly name: string;
  /** `type@version` of a resource, the path of a module, the type of a parameter or an output. */
  readonly of: string;
  readonly decorators: Readonly<Record<string, Value>>;
  readonly value: Value | undefined;
  readonly line: number;
}

export interface Bicep {
  readonly tokens: readonly Token[];
  readonly statements: readonly Statement[];
}

const WHATS = ['param', 'var', 'resource', 'module', 'output', 'targetScope'] as const;

/** The statements of a Bicep file: enough of the language for what stands in infra/, and an error for anything else. */
export function parseBicep(source: string): Bicep {
  const tokens = tokensOf(source);
  return { tokens, statements: new Parser(tokens).statements() };
}

/** Every token, those within texts too. */
export function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.inner)]);
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  statements(): Statement[] {
    const found: Statement[] = [];
    for (this.#skip(); this.#peek(); this.#skip()) found.push(this.#statement());
    return found;
  }

  #statement(): Statement {
    const decorators: Record<string, Value> = {};
    while (this.#takeIf('@')) {
      const name = this.#take('word').text;
      this.#mark('(');
      decorators[name] = this.#takeIf(')') ? true : this.#argument();
      this.#skip();
    }
    const { text, line } = this.#take('word');
    const what = WHATS.find((one) => one === text);
    if (!what) throw new SyntaxError(`line ${line}: ${text} begins no statement`);
    const name = what === 'targetScope' ? '' : this.#take('word').text;
    const of = what === 'var' || what === 'targetScope' ? '' : this.#next().text;
    const value = this.#takeIf('=') ? this.#assigned() : undefined;
    if (this.#peek() && this.#peek()?.kind !== 'newline') this.#fail('the line goes on');
    return { what, name, of, decorators, value, line };
  }

  #argument(): Value {
    const value = this.#value();
    this.#mark(')');
    return value;
  }

  /** What follows `=`: a condition or a loop comes before the body. */
  #assigned(): Value {
    if (this.#peek()?.text === 'if') {
      this.#next();
      this.#balanced();
      return this.#value();
    }
    const isLoop = this.#peek()?.text === '[' && this.#tokens[this.#at + 1]?.text === 'for';
    if (!isLoop) return this.#value();
    while (this.#peek()?.text !== ':') this.#next();
    this.#next();
    const body = this.#value();
    this.#mark(']');
    return body;
  }

  #value(): Value {
    const start = this.#at;
    const literal = this.#literal();
    if (literal !== undefined && this.#isEnd()) return literal;
    this.#at = start;
    while (!this.#isEnd()) {
      if (['(', '[', '{'].includes(this.#peek()?.text ?? '') && this.#peek()?.kind === 'mark') this.#balanced();
      else this.#next();
    }
    if (this.#at === start) this.#fail('a value is missing');
    return new Expression(this.#tokens.slice(start, this.#at));
  }

  #literal(): Value | undefined {
    const token = this.#next();
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (token.text === 'true' || token.text === 'false') return token.text === 'true';
    if (token.text === '[') return this.#items();
    return token.text === '{' ? this.#fields() : undefined;
  }

  #items(): Value[] {
    const items: Value[] = [];
    for (this.#separators(); !this.#takeIf(']'); this.#separators()) items.push(this.#value());
    return items;
  }

  #fields(): { [key: string]: Value } {
    const fields: { [key: string]: Value } = {};
    for (this.#separators(); !this.#takeIf('}'); this.#separators()) {
      const key = this.#next();
      if (key.kind !== 'word' && key.kind !== 'text') this.#fail('a name is missing');
      if (key.text in fields) this.#fail(`${key.text} is there twice`);
      this.#mark(':');
      fields[key.text] = this.#value();
    }
    return fields;
  }

  #balanced(): void {
    let depth = 0;
    do {
      const { kind, text } = this.#next();
      if (kind === 'mark' && ['(', '[', '{'].includes(text)) depth += 1;
      if (kind === 'mark' && [')', ']', '}'].includes(text)) depth -= 1;
    } while (depth > 0);
  }

  #isEnd(): boolean {
    const token = this.#peek();
    return !token || token.kind === 'newline' || (token.kind === 'mark' && [',', ')', ']', '}'].includes(token.text));
  }

  #separators(): void {
    while (this.#peek()?.kind === 'newline' || this.#peek()?.text === ',') this.#next();
  }

  #skip(): void {
    while (this.#peek()?.kind === 'newline') this.#next();
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new SyntaxError('the file ends too early');
    this.#at += 1;
    return token;
  }

  #take(kind: Token['kind']): Token {
    if (this.#peek()?.kind !== kind) this.#fail(`a ${kind} is missing`);
    return this.#next();
  }

  #takeIf(mark: string): boolean {
    const isThere = this.#peek()?.kind === 'mark' && this.#peek()?.text === mark;
    if (isThere) this.#next();
    return isThere;
  }

  #mark(mark: string): void {
    if (!this.#takeIf(mark)) this.#fail(`${mark} is missing`);
  }

  #fail(problem: string): never {
    throw new SyntaxError(`line ${this.#peek()?.line ?? 'last'}: ${problem}`);
  }
}
