import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Store, Stored } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import type { Run, Send } from './cosmos-bounds.ts';
import { type Beside, documentOf, Item, idOf, type NewItem, type Shelf, ttlUntil } from './cosmos-items.ts';
import { ALL_BUCKETS, type DocumentKey, dueKey, SHAPES } from './documents.ts';

/** What moves stands beside the document and is laid over it when it is read. `holder` is who leased it last. */
const DueItem = Item.extend({
  bucket: z.string(),
  dueAt: z.number(),
  leasedUntil: z.number(),
  attempts: z.number(),
  holder: z.string(),
});
type DueItem = z.infer<typeof DueItem>;

const HeardItem = Item.pick({ _etag: true, writer: true }).extend({ expiresAt: z.number() });

type DueOperations = 'addDue' | 'claimDue' | 'renewDue' | 'completeDue' | 'postponeDue' | 'hearOnce';

export function dueOn(shelf: Shelf, run: Run, clock: Clock, newId: () => string): Pick<Store, DueOperations> {
  function itemOf(due: Due, beside: Beside): NewItem {
    const { dueAt, leasedUntil, attempts } = due;
    return shelf.toItem(SHAPES.due.write(due), newId(), { dueAt, leasedUntil, attempts, ...beside });
  }

  /** Laid over what is there, it leaves lease and holder alone. */
  async function add(send: Send, due: Due): Promise<void> {
    const item = itemOf(due, { holder: '' });
    const { dueAt, writer = '', document = '' } = item;
    for (;;) {
      if (await shelf.create(send, item)) return;
      const anew = { dueAt: dueAt ?? due.dueAt, attempts: 0, writer, document };
      if (await shelf.patch(send, dueKey(due.dueId), anew)) return;
    }
  }

  async function dueIn(send: Send, bucket: string, now: number, limit: number): Promise<DueItem[]> {
    const pages = shelf.pages({
      partition: bucket,
      select: '*',
      where: 'c.dueAt <= @now AND c.leasedUntil <= @now',
      order: 'c.dueAt',
      values: { now },
      pageSize: limit,
    });
    const found: DueItem[] = [];
    while (found.length < limit) {
      const page = await pages.next(send);
      if (!page) break;
      found.push(...page.flatMap((item) => DueItem.safeParse(item).data ?? []));
    }
    return found;
  }

  /** Null if another was quicker. */
  async function lease(send: Send, found: DueItem, leasedUntil: number): Promise<(() => Stored<Due>) | null> {
    const holder = newId();
    const { id, bucket, dueAt, attempts, document, _etag } = found;
    const item = { id, bucket, dueAt, attempts, leasedUntil, holder, writer: holder, document };
    const etag = await shelf.replace(send, item, _etag);
    if (etag === null) return null;
    return () => ({ value: readDue({ ...found, leasedUntil }), etag: `${holder} ${etag}` });
  }

  async function claim(send: Send, now: number, leaseMs: number, limit: number): Promise<Stored<Due>[]> {
    if (limit <= 0) return [];
    const found = (await Promise.all(ALL_BUCKETS.map((bucket) => dueIn(send, bucket, now, limit)))).flat();
    const left = found.sort(oldestFirst);
    const leased: (() => Stored<Due>)[] = [];
    while (leased.length < limit && left.length > 0) {
      const next = left.splice(0, limit - leased.length);
      const won = await Promise.all(next.map((item) => lease(send, item, now + leaseMs)));
      leased.push(...won.filter((one) => one !== null));
    }
    return readClaims(leased);
  }

  /** Where the thing was added anew the claim keeps its etag, so that completing it still only lets go. */
  async function renew(send: Send, held: Stored<Due>, leasedUntil: number): Promise<Stored<Due> | null> {
    const { holder, version } = claimOf(held.etag);
    const value = { ...held.value, leasedUntil };
    const etag = await shelf.replace(send, itemOf(value, { holder }), version);
    if (etag !== null) return { value, etag: `${holder} ${etag}` };
    const key = dueKey(value.dueId);
    for (;;) {
      const item = await shelf.read(send, key);
      if (item?.holder !== holder) return null;
      if (await shelf.patch(send, key, { leasedUntil }, String(item._etag))) return { value, etag: held.etag };
    }
  }

  /** After the thing was added anew: the holder's work is over, and the next one may take it. */
  async function letGo(send: Send, key: DocumentKey, holder: string): Promise<void> {
    for (;;) {
      const item = await shelf.read(send, key);
      if (item?.holder !== holder) return;
      if (await shelf.patch(send, key, { leasedUntil: 0 }, String(item._etag))) return;
    }
  }

  async function complete(send: Send, { value, etag }: Stored<Due>): Promise<void> {
    const key = dueKey(value.dueId);
    const { holder, version } = claimOf(etag);
    if ((await shelf.remove(send, key, version)) === 'changed') await letGo(send, key, holder);
  }

  async function postpone(send: Send, { value, etag }: Stored<Due>, dueAt: number): Promise<void> {
    const { holder, version } = claimOf(etag);
    const later = { ...value, dueAt, leasedUntil: 0, attempts: value.attempts + 1 };
    const isDone = await shelf.replace(send, itemOf(later, { holder }), version);
    if (isDone === null) await letGo(send, dueKey(value.dueId), holder);
  }

  /** In a partition of its own: what is heard has nothing to do with what is due but that it passes. */
  async function hear(send: Send, key: string, expiresAt: number): Promise<boolean> {
    const bucket = `heard:${createHash('sha256').update(key).digest('base64url')}`;
    const place = { partition: bucket, id: 'heard' };
    const now = clock.now();
    const item = { id: 'heard', bucket, expiresAt, writer: newId(), ttl: ttlUntil(expiresAt, now) };
    for (;;) {
      if (await shelf.create(send, item)) return true;
      const found = HeardItem.safeParse(await shelf.read(send, place)).data;
      if (found && found.expiresAt > now) return false;
      if (found && (await shelf.replace(send, item, found._etag)) !== null) return true;
    }
  }

  return {
    addDue: (due) => run('addDue', (send) => add(send, due)),
    claimDue: (now, leaseMs, limit) => run('claimDue', (send) => claim(send, now, leaseMs, limit)),
    renewDue: (held, leasedUntil) => run('renewDue', (send) => renew(send, held, leasedUntil)),
    completeDue: (held) => run('completeDue', (send) => complete(send, held)),
    postponeDue: (held, dueAt) => run('postponeDue', (send) => postpone(send, held, dueAt)),
    hearOnce: (key, expiresAt) => run('hearOnce', (send) => hear(send, key, expiresAt)),
  };
}

function oldestFirst(a: DueItem, b: DueItem): number {
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}

function claimOf(etag: string): { holder: string; version: string } {
  const space = etag.indexOf(' ');
  return { holder: etag.slice(0, space), version: etag.slice(space + 1) };
}

function readDue(item: DueItem): Due {
  const due = SHAPES.due.read(documentOf(item), { partition: item.bucket, id: idOf(item) });
  return { ...due, dueAt: item.dueAt, leasedUntil: item.leasedUntil, attempts: item.attempts };
}

/** One thing that cannot be read must not hold up the others for ever: it is a fault only when there are no others. */
function readClaims(leased: readonly (() => Stored<Due>)[]): Stored<Due>[] {
  const claims: Stored<Due>[] = [];
  let fault: unknown;
  for (const read of leased) {
    try {
      claims.push(read());
    } catch (error) {
      fault = error;
    }
  }
  if (fault !== undefined && claims.length === 0) throw fault;
  return claims.sort((a, b) => a.value.dueAt - b.value.dueAt || (a.value.dueId < b.value.dueId ? -1 : 1));
}
