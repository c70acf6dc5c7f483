import type { Finding } from './guard-finding.ts';
import { spokenDigits } from './guard-words.ts';

/** A text in plain letters, digits and signs, whose units stand for places of the one that was typed. */
export interface PlainText {
  readonly text: string;
  /** The finding in the plain text, as one in the text that was typed. */
  readonly placed: (finding: Finding) => Finding;
}

/** One unit of a plain text, and where that stands which it is made of. */
interface Unit {
  readonly unit: string;
  readonly from: number;
  to: number;
}

/** The same text as another keyboard or another script would write it, without marks and what is not seen. */
export function plainText(typed: string): PlainText {
  return madeOf(unitsOf(typed));
}

/** Whatever it reads out digit by digit, in digits. */
export function withSpokenDigits(typed: string): PlainText {
  const units = unitsOf(typed);
  const made: Unit[] = [];
  let after = 0;
  for (const { from, to, written } of spokenDigits(madeOf(units).text)) {
    const place = { from: units[from]?.from ?? 0, to: units[to - 1]?.to ?? 0 };
    made.push(...units.slice(after, from), ...[...written].map((unit) => ({ unit, ...place })));
    after = to;
  }
  return madeOf([...made, ...units.slice(after)]);
}

function madeOf(units: readonly Unit[]): PlainText {
  return {
    text: units.map(({ unit }) => unit).join(''),
    placed: ({ kind, from, to }) => ({ kind, from: units[from]?.from ?? 0, to: units[to - 1]?.to ?? 0 }),
  };
}

function unitsOf(typed: string): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const sign of typed) {
    const to = from + sign.length;
    const plain = plainSign(sign);
    const last = units.at(-1);
    if (plain === '' && last) last.to = to;
    for (const unit of plain.split('')) units.push({ unit, from, to });
    from = to;
  }
  return units;
}

/** Signs of which Unicode does not say that they stand for others. */
const LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["'", '‘’ʼ'],
      ['-', '−⁃'],
      ['/', '⁄∕÷'],
      ['·', '•‧∙⋅・･᛫⸱●▪'],
      [',', '،、٬⹁'],
      ['.', '。٫'],
      ['+', '➕'],
      ['@', '＠﹫'],
      ['(', '⟨〈'],
      [')', '⟩〉'],
    ] as const
  ).flatMap(([plain, others]) => [...others].map((other) => [other, plain])),
);
const CIRCLES = ['❶❷❸❹❺❻❼❽❾', '➀➁➂➃➄➅➆➇➈', '➊➋➌➍➎➏➐➑➒', '⓵⓶⓷⓸⓹⓺⓻⓼⓽'].map((row) => [...row]);
const ZEROS = '⓿🄋🄌';

function plainSign(sign: string): string {
  if (/^[\n -~]$/.test(sign)) return sign;
  if (/[\p{Zs}\t\u2800]/u.test(sign)) return ' ';
  if (/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(sign)) return '';
  if (/\p{Nd}/u.test(sign)) return String(digitOf(sign));
  if (/\p{Pd}/u.test(sign)) return '-';
  if (/\p{Pc}/u.test(sign)) return '_';
  return LIKE[sign] ?? circledDigit(sign) ?? decomposed(sign);
}

/** Unicode keeps the digits of a script together and in order, and those of several only as a multiple of ten. */
function digitOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

function circledDigit(sign: string): string | undefined {
  if (ZEROS.includes(sign)) return '0';
  const row = CIRCLES.find((circles) => circles.includes(sign));
  return row && String(row.indexOf(sign) + 1);
}

/** A letter without its accent, a wide or a bold one; the digit in "⑷" or "⒋". What is more than one sign stays as it is. */
function decomposed(sign: string): string {
  const plain = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  const [, digit] = /^\(?(\d)[).,]?$/.exec(plain) ?? [];
  return digit ?? (plain.length === 1 ? plain : sign);
}
