import { createHash, createHmac } from 'node:crypto';
import { type Evidence, inWords, type Link, type Person, type Row, scoresIn } from './evidence.ts';

const ENCODINGS = ['hex', 'base64', 'base64url'] as const;
const HASHES = ['md5', 'sha1', 'sha256', 'sha512'] as const;
const KEY_BYTES = 32;

/** Whose each answer is, by its id or by anything else beside it that stands for a person. */
export function linkByIds({ people, rows }: Evidence): Link[] {
  const salts = ['', ...new Set(rows.flatMap(textsOf).filter((text) => text.length < 40))];
  const names = namesOf(people, salts, rows.flatMap(keysIn));
  return rows.flatMap((row) => {
    const scores = scoresIn(row);
    if (!scores) return [];
    const person = textsOf(row)
      .map((text) => names.get(text))
      .find((found) => found !== undefined);
    return person ? [{ person: person.name, learned: inWords(scores) }] : [];
  });
}

/** Under how many names a person could be kept. */
function namesOf(
  people: readonly Person[],
  salts: readonly string[],
  keys: readonly Uint8Array[],
): Map<string, Person> {
  const names = new Map<string, Person>();
  for (const person of people) {
    for (const id of [person.personId, person.teamsId, person.name, person.name.toLowerCase()]) {
      names.set(id, person);
      for (const salt of salts) {
        for (const salted of [`${salt}${id}`, `${id}${salt}`, `${salt}:${id}`, `${id}:${salt}`]) {
          for (const hash of HASHES) {
            const digest = createHash(hash).update(salted).digest();
            for (const encoding of ENCODINGS) names.set(digest.toString(encoding), person);
          }
        }
      }
      for (const key of [...keys, ...salts.map((salt) => Buffer.from(salt))]) {
        const digest = createHmac('sha256', key).update(id).digest();
        for (const encoding of ENCODINGS) names.set(digest.toString(encoding), person);
      }
    }
  }
  return names;
}

/** Every text in the row, and its parts where it is made of several. */
function textsOf({ fields }: Row): string[] {
  const texts = fields.map(([, value]) => value).filter((value) => typeof value === 'string');
  return [...texts, ...texts.flatMap((text) => text.split(/[:|/]/))];
}

function keysIn({ fields }: Row): Uint8Array[] {
  return fields.flatMap(([, value]) => {
    if (value instanceof Uint8Array) return value.length === KEY_BYTES ? [value] : [];
    if (typeof value !== 'string') return [];
    return ENCODINGS.map((encoding) => Buffer.from(value, encoding)).filter(({ length }) => length === KEY_BYTES);
  });
}
