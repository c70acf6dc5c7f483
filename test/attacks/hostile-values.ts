import fc from 'fast-check';

/** A word that stands in all that the attackers type; it may come back on a card, and never in the log. */
export const TYPED = 'rhubarb';

const RAW: readonly (readonly [RegExp, (size: number) => string])[] = [
  [/"‹number›"/g, () => '1e400'],
  [/‹proto(\d*)›/g, () => '__proto__'],
  [/"‹lists (\d+)›"/g, (size) => `${'['.repeat(size)}${']'.repeat(size)}`],
  [/"‹objects (\d+)›"/g, (size) => `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`],
  [/‹words (\d+)›/g, (size) => `${TYPED} `.repeat(Math.ceil(size / 8)).slice(0, size)],
  [/‹marks (\d+)›/g, (size) => '\u0301'.repeat(size)],
  [/‹emoji (\d+)›/g, (size) => '👩‍👩‍👧‍👦'.repeat(size)],
];

/** As it goes over the wire; what would be too long to print, or is no value of JavaScript's, stands in ‹› until then. */
export function asSent(activity: unknown): string {
  const text = JSON.stringify(activity);
  return RAW.reduce((sent, [pattern, made]) => sent.replace(pattern, (_, size) => made(Number(size))), text);
}

const sized = (name: string, ...sizes: readonly number[]) => sizes.map((size) => `‹${name} ${size}›`);

const UNICODE =
  `\u202E${TYPED}\u202C|zero\u200Bwidth\u2060\uFEFF|nul\u0000l|\uD83D|\uDC00${TYPED}\uD800|\uFDD0\uFFFE|\u2028\u2029|\r\n\t|\u0085|👩‍⚕️🎉👍🏽|می‌خواهم|${TYPED}\u0301\u0302\u0303|ﷺ|Ａ１|İı|🇬🇧`.split(
    '|',
  );
const INJECTED =
  `\${typed} \${12345*67890} \${$root}|$data $when|[${TYPED}](https://evil.example)|![x](https://evil.example/x.png)|<at>Megan Bowen</at> ${TYPED}|{{DATE(2026-01-01T00:00:00Z)}}|=1+1|'; DROP TABLE teams;--|../../etc/passwd|%00%2e%2e|__proto__|constructor|toString|hasOwnProperty|<script>alert(1)</script>`.split(
    '|',
  );
const DATES =
  '2026-02-31|0000-00-00|-000001-01-01|+275760-09-14|9999-12-31|2026-13-45|2026-11-29T25:61|24:00|23:59:60|99:99|Mars/Olympus|GMT+99|../UTC|Europe/London\u0000|Etc/GMT+14|+25:00|utc|europe/london'.split(
    '|',
  );
const NUMBERS = '-0|1e400|1e308|99999999999999999999|0x10| 5 |٣|-1|0.5|5,5,5|Infinity'.split('|');
const USUAL = ['yes', 'no', '', ' ', '5', '72', 'collaborative', 'mse-icb-values', 'all', ','];

export const hostileText = fc.oneof(
  fc.constantFrom(...UNICODE, ...INJECTED, ...DATES, ...NUMBERS, ...USUAL),
  fc.constantFrom(
    ...sized('words', 40, 301, 500, 4_999, 5_001, 20_001),
    ...sized('marks', 3_000),
    ...sized('emoji', 500, 2_000),
  ),
  fc
    .tuple(fc.constantFrom(...UNICODE, ...INJECTED), fc.constantFrom(...sized('words', 200, 450)))
    .map((two) => two.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What ends a parser that calls itself, or fills the request. */
const huge = fc.constantFrom(
  ...sized('lists', 1_000, 5_000),
  ...sized('objects', 1_000, 5_000),
  ...sized('words', 200_000),
);

const object = fc.dictionary(
  fc.constantFrom(
    'id',
    'name',
    'type',
    'verb',
    'data',
    '‹proto›',
    'constructor',
    'toString',
    'length',
    '$data',
    '$when',
  ),
  fc.oneof(hostileText, fc.constantFrom(null, 1, true, [], {})),
  { maxKeys: 4 },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 3,
    arbitrary: fc.constantFrom(null, true, false, 0, -0, -1, 1.5, 2 ** 53, 1e308, '‹number›', [], {}, [[]]),
  },
  { weight: 2, arbitrary: object },
  { weight: 2, arbitrary: fc.array(fc.oneof(hostileText, object), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: huge },
);
