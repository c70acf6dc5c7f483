import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Store, Stored } from '../../ports.ts';
import type { Job } from '../../scheduling/job.ts';
import { ALL_BUCKETS, beyondLease, CODECS, type DocumentKey, jobKey } from '../documents.ts';
import type { Run, Send } from './bounds.ts';
import { type Beside, type CosmosContainer, documentOf, Item, idOf, type NewItem, ttlUntil } from './items.ts';

/** What changes stands beside the document and overrides it when read. `holder` is who leased it last. */
const JobItem = Item.extend({
  bucket: z.string(),
  dueAt: z.number(),
  leasedUntil: z.number(),
  attempts: z.number(),
  holder: z.string(),
});
type JobItem = z.infer<typeof JobItem>;

const LOOK_FOR_WRONG_EVERY_MS = 60_000;
const WRONG_AT_ONCE = 100;

const SeenItem = Item.pick({ _etag: true, writer: true }).extend({ expiresAt: z.number() });

type JobOperations = 'enqueue' | 'claimJobs' | 'renewJob' | 'completeJob' | 'postponeJob' | 'markSeen' | 'hasSeen';

export function jobsOn(
  container: CosmosContainer,
  run: Run,
  clock: Clock,
  newId: () => string,
): Pick<Store, JobOperations> {
  let lookAgainAt = Number.NEGATIVE_INFINITY;

  function itemOf(job: Job, beside: Beside): NewItem {
    const { dueAt, leasedUntil, attempts } = job;
    return container.toItem(CODECS.job.write(job), newId(), { dueAt, leasedUntil, attempts, ...beside });
  }

  /** Over an existing job it keeps lease and holder. */
  async function add(send: Send, job: Job): Promise<void> {
    const item = itemOf(job, { holder: '' });
    const { dueAt, writer = '', document = '' } = item;
    for (;;) {
      if (await container.create(send, item)) return;
      const anew = { dueAt: dueAt ?? job.dueAt, attempts: 0, writer, document };
      if (await container.patch(send, jobKey(job.jobId), anew)) return;
    }
  }

  async function dueIn(send: Send, bucket: string, now: number, limit: number): Promise<JobItem[]> {
    const pages = container.pages({
      partition: bucket,
      select: '*',
      where: 'c.dueAt <= @now AND c.leasedUntil <= @now',
      order: 'c.dueAt',
      values: { now },
      pageSize: limit,
    });
    const found: JobItem[] = [];
    while (found.length < limit) {
      const page = await pages.next(send);
      if (!page) break;
      found.push(...page.flatMap((item) => JobItem.safeParse(item).data ?? []));
    }
    return found;
  }

  /** Looked for now and then, while nothing else is due; true if there was one. */
  async function letGoOfWrongLeases(send: Send, beyond: number): Promise<boolean> {
    if (performance.now() < lookAgainAt) return false;
    lookAgainAt = performance.now() + LOOK_FOR_WRONG_EVERY_MS;
    let isFound = false;
    for (const bucket of ALL_BUCKETS) {
      const where = 'c.leasedUntil > @beyond';
      const pages = container.pages({
        partition: bucket,
        select: '*',
        where,
        values: { beyond },
        pageSize: WRONG_AT_ONCE,
      });
      for (let page = await pages.next(send); page; page = await pages.next(send)) {
        for (const item of page) {
          const wrong = JobItem.safeParse(item).data;
          const key = { partition: bucket, id: idOf(item) };
          if (wrong) isFound = (await container.patch(send, key, { leasedUntil: 0 }, wrong._etag)) || isFound;
        }
      }
    }
    return isFound;
  }

  /** Null if another process was quicker. */
  async function lease(send: Send, found: JobItem, leasedUntil: number): Promise<(() => Stored<Job>) | null> {
    const holder = newId();
    const { id, bucket, dueAt, attempts, document, _etag } = found;
    const item = { id, bucket, dueAt, attempts, leasedUntil, holder, writer: holder, document };
    const etag = await container.replace(send, item, _etag);
    if (etag === null) return null;
    return () => ({ value: readJob({ ...found, leasedUntil }), etag: `${holder} ${etag}` });
  }

  async function claim(send: Send, now: number, leaseMs: number, limit: number): Promise<Stored<Job>[]> {
    if (limit <= 0) return [];
    const find = async () => (await Promise.all(ALL_BUCKETS.map((bucket) => dueIn(send, bucket, now, limit)))).flat();
    let found = await find();
    if (found.length === 0 && (await letGoOfWrongLeases(send, beyondLease(now, leaseMs)))) found = await find();
    const leased = await leaseOf(send, found, now + leaseMs, limit);
    // Of what was found in an older state none can be leased. That it could not be was told by the newest one, so now that is read.
    const isBehind = leased.length === 0 && found.length > 0;
    return readClaims(isBehind ? await leaseOf(send, await find(), now + leaseMs, limit) : leased);
  }

  async function leaseOf(send: Send, found: readonly JobItem[], until: number, limit: number) {
    const left = found.toSorted(oldestFirst);
    const leased: (() => Stored<Job>)[] = [];
    while (leased.length < limit && left.length > 0) {
      const next = left.splice(0, limit - leased.length);
      const won = await Promise.all(next.map((item) => lease(send, item, until)));
      leased.push(...won.filter((one) => one !== null));
    }
    return leased;
  }

  /** If the job was enqueued again the claim keeps its old etag, so that completing it only releases the lease. */
  async function renew(send: Send, held: Stored<Job>, leasedUntil: number): Promise<Stored<Job> | null> {
    const { holder, version } = claimOf(held.etag);
    const value = { ...held.value, leasedUntil };
    const etag = await container.replace(send, itemOf(value, { holder }), version);
    if (etag !== null) return { value, etag: `${holder} ${etag}` };
    const key = jobKey(value.jobId);
    for (;;) {
      const item = await container.read(send, key);
      if (item?.holder !== holder) return null;
      if (await container.patch(send, key, { leasedUntil }, String(item._etag))) return { value, etag: held.etag };
    }
  }

  /** Releases the lease of a job that was enqueued again meanwhile. */
  async function letGo(send: Send, key: DocumentKey, holder: string): Promise<void> {
    for (;;) {
      const item = await container.read(send, key);
      if (item?.holder !== holder) return;
      if (await container.patch(send, key, { leasedUntil: 0 }, String(item._etag))) return;
    }
  }

  async function complete(send: Send, { value, etag }: Stored<Job>): Promise<void> {
    const key = jobKey(value.jobId);
    const { holder, version } = claimOf(etag);
    if ((await container.remove(send, key, version)) === 'changed') await letGo(send, key, holder);
  }

  async function postpone(send: Send, { value, etag }: Stored<Job>, dueAt: number): Promise<void> {
    const { holder, version } = claimOf(etag);
    const later = { ...value, dueAt, leasedUntil: 0, attempts: value.attempts + 1 };
    const isDone = await container.replace(send, itemOf(later, { holder }), version);
    if (isDone === null) await letGo(send, jobKey(value.jobId), holder);
  }

  /** In a partition of its own: it shares nothing with jobs but its expiry. */
  async function mark(send: Send, seenKey: string, expiresAt: number): Promise<boolean> {
    const key = seenAt(seenKey);
    const now = clock.now();
    const item = { id: 'seen', bucket: key.partition, expiresAt, writer: newId(), ttl: ttlUntil(expiresAt, now) };
    for (;;) {
      if (await container.create(send, item)) return true;
      const found = SeenItem.safeParse(await container.read(send, key)).data;
      if (found && found.expiresAt > now) return false;
      if (found && (await container.replace(send, item, found._etag)) !== null) return true;
    }
  }

  return {
    enqueue: (job) => run('enqueue', (send) => add(send, job)),
    claimJobs: (now, leaseMs, limit) => run('claimJobs', (send) => claim(send, now, leaseMs, limit)),
    renewJob: (held, leasedUntil) => run('renewJob', (send) => renew(send, held, leasedUntil)),
    completeJob: (held) => run('completeJob', (send) => complete(send, held)),
    postponeJob: (held, dueAt) => run('postponeJob', (send) => postpone(send, held, dueAt)),
    markSeen: (key, expiresAt) => run('markSeen', (send) => mark(send, key, expiresAt)),
    hasSeen: (key) =>
      run('hasSeen', async (send) => {
        const found = SeenItem.safeParse(await container.read(send, seenAt(key))).data;
        return found !== undefined && found.expiresAt > clock.now();
      }),
  };
}

function seenAt(key: string): DocumentKey {
  return { partition: `seen:${createHash('sha256').update(key).digest('base64url')}`, id: 'seen' };
}

function oldestFirst(a: JobItem, b: JobItem): number {
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}

function claimOf(etag: string): { holder: string; version: string } {
  const space = etag.indexOf(' ');
  return { holder: etag.slice(0, space), version: etag.slice(space + 1) };
}

function readJob(item: JobItem): Job {
  const job = CODECS.job.read(documentOf(item), { partition: item.bucket, id: idOf(item) });
  return { ...job, dueAt: item.dueAt, leasedUntil: item.leasedUntil, attempts: item.attempts };
}

/** One unreadable job must not hold up the others: it is a fault only when it is alone. */
function readClaims(leased: readonly (() => Stored<Job>)[]): Stored<Job>[] {
  const claims: Stored<Job>[] = [];
  let fault: unknown;
  for (const read of leased) {
    try {
      claims.push(read());
    } catch (error) {
      fault = error;
    }
  }
  if (fault !== undefined && claims.length === 0) throw fault;
  return claims.sort((a, b) => a.value.dueAt - b.value.dueAt || (a.value.jobId < b.value.jobId ? -1 : 1));
}
