// The insider notes when each colleague taps, and looks in every row for a moment near to it: a column, a field, or a
// time hidden in an id. A naive store keeps such moments with the answers; ours keeps none, neither with an answer nor
// with anything that names a person.
import { describe, expect, test } from 'vitest';
import { folderForTest } from '../support/folder.ts';
import { byName, type Evidence, inWords, type Link, type Row, scoresIn, type Tap, truthOf } from './evidence.ts';
import { insiderAtAnOpenPulse } from './insider.ts';
import { plant } from './naive-store.ts';

const NEAR_MS = 5_000;
/** Between the calendar of a version 1 UUID and that of computers, in steps of 100 nanoseconds. */
const UUID_EPOCH = 0x01b21dd213814000n;

function linkByTime({ taps, rows }: Evidence): Link[] {
  return rows.flatMap((row) => {
    const tap = taps.find(({ at }) => momentsIn(row).some((moment) => Math.abs(moment - at) <= NEAR_MS));
    if (!tap) return [];
    const scores = scoresIn(row);
    if (scores) return [{ person: tap.person.name, learned: inWords(scores) }];
    return names(row, tap) ? [{ person: tap.person.name, learned: `left a trace in ${row.table}` }] : [];
  });
}

function names({ fields }: Row, { person }: Tap): boolean {
  const texts = fields.map(([, value]) => String(value));
  return [person.personId, person.teamsId, person.name].some((id) => texts.some((text) => text.includes(id)));
}

/** Every number or text in the row that could be a moment, in milliseconds since 1970. */
function momentsIn({ fields }: Row): number[] {
  return fields.flatMap(([, value]) => {
    if (typeof value === 'number') return [value, value * 1000, value / 1000];
    if (typeof value !== 'string') return [];
    const parts = value.split(/[:|/_ ]/).filter((part) => /^\d{10,17}$/.test(part));
    return [Date.parse(value), ...parts.map(Number), ...uuidMoments(value)].filter((moment) => !Number.isNaN(moment));
  });
}

/** Versions 1 and 7 of UUIDs hold the moment at which they were made; version 4 holds nothing. */
function uuidMoments(text: string): number[] {
  return [...text.matchAll(/([0-9a-f]{8})-([0-9a-f]{4})-([17])([0-9a-f]{3})-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(
    ([, low = '', middle = '', version, high = '']) => {
      if (version === '7') return Number.parseInt(low + middle, 16);
      return Number((BigInt(`0x${high}${middle}${low}`) - UUID_EPOCH) / 10_000n);
    },
  );
}

function uuidAt(at: number, version: 1 | 7): string {
  const rest = '8000-0123456789ab';
  if (version === 7) {
    const hex = at.toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-${rest}`;
  }
  const hex = (BigInt(at) * 10_000n + UUID_EPOCH).toString(16).padStart(15, '0');
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${rest}`;
}

describe('against a naive store the times tell everything', () => {
  const besides: [string, (tap: Tap) => Record<string, unknown>][] = [
    ['milliseconds', ({ at }) => ({ createdAt: at + 40 })],
    [
      'seconds, as a database that expires documents by itself keeps them',
      ({ at }) => ({ _ts: Math.round(at / 1000) }),
    ],
    ['a time in words', ({ at }) => ({ saved: new Date(at).toISOString() })],
    ['the number of a message in Teams', ({ at }) => ({ activity: `19:chat_${at + 900}` })],
    ['a UUID that begins with the time', ({ at }) => ({ etag: uuidAt(at, 7) })],
    ['a UUID of the old kind', ({ at }) => ({ etag: uuidAt(at, 1) })],
  ];
  test.each(besides)('%s', (_what, moment) => {
    const idOf = ({ person }: Tap): string => `code-${person.name.length}-${person.name.at(-1)}-${person.name.at(0)}`;
    const evidence = plant(folderForTest(), { idOf, besides: moment });
    expect(byName(linkByTime(evidence))).toEqual(byName(truthOf(evidence.taps)));
  });
});

describe('against ours', () => {
  const insider = insiderAtAnOpenPulse();

  test('no moment near a tap stands beside an answer or a person, neither while open nor after close', async () => {
    const open = await insider.evidence();
    expect(open.rows.filter(scoresIn)).toHaveLength(12);
    expect(linkByTime(open)).toEqual([]);
    await insider.close();
    expect(linkByTime(await insider.evidence())).toEqual([]);
  });
});
