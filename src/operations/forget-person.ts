import {
  jobTypeAfter,
  type Leaver,
  mustWait,
  namesIn,
  pulseSubject,
  withoutPerson,
} from '../own-data/without-person.ts';
import type { TeamDocument } from '../ports.ts';
import { type Job, type JobType, newJob } from '../scheduling/job.ts';
import { HOUR_MS } from '../scheduling/moments.ts';
import { CODECS, type DocumentKey } from '../storage/documents.ts';
import { DocumentFault } from '../storage/store-fault.ts';
import { personPartition } from '../thanks/preferences.ts';
import { type AnyDocument, type CopyProgress, type ReadDocument, readOne, type StoreAdmin } from './store-admin.ts';

/** Names beyond those that the documents tell. */
export interface Forgotten {
  readonly personId: string;
  readonly names: readonly string[];
  /** A chat beyond those that the documents tell. */
  readonly chatIds: readonly string[];
}

export interface Found {
  readonly changed: readonly ReadDocument[];
  readonly removed: readonly DocumentKey[];
  readonly jobs: readonly Job[];
  /** Kinds that are changed, erased, or wait for a pulse to close. Not how many: nobody is counted. */
  readonly kinds: readonly string[];
  readonly unreadable: number;
}

const WRITTEN_AT_ONCE = 200;

/**
 * Unreadable documents are counted and skipped.
 * @param now milliseconds since 1970
 */
export async function findPerson(
  admin: StoreAdmin,
  asked: Forgotten,
  now: number,
  report: (progress: CopyProgress) => void,
): Promise<Found> {
  const { leaver, chatIds } = await learn(admin, asked, report);
  const changed: ReadDocument[] = [];
  const removed: DocumentKey[] = [];
  const jobs: Job[] = [];
  const kinds = new Set<string>();
  let unreadable = 0;
  for await (const written of admin.all('teams')) {
    const { partition } = written.key;
    const document = readable(written);
    // A thank-you given outside a team lies there too; its card has to say that it is gone.
    const isOwn = partition === personPartition(leaver.personId) && document?.kind !== 'thank-you';
    const isOfChat = chatIds.has(partition) && document?.kind === 'self-check';
    if (isOwn || isOfChat) {
      removed.push(written.key);
      kinds.add(`${document?.kind ?? 'unreadable'} erased`);
      continue;
    }
    if (!document) unreadable += 1;
    if (!document || !isOfTeam(document)) continue;
    if (mustWait(document, leaver.personId)) {
      const subject = pulseSubject(document.pulseId, leaver.personId);
      jobs.push(newJob('withdraw-person', partition, subject, document.closesAt + HOUR_MS));
      kinds.add('open pulse waits');
    }
    const without = withoutPerson(document, leaver, now);
    const jobType = jobTypeAfter(without ?? document);
    if (without) {
      changed.push({ ...CODECS[without.kind].write(without), document: without });
      kinds.add(`${without.kind} changed`);
    }
    // Left by an interrupted run: the bot has to update its cards and remove it.
    if (jobType && (without || jobType === 'delete-thanks')) jobs.push(jobTypeFor(jobType, without ?? document, now));
  }
  return { changed, removed, jobs, kinds: [...kinds].sort(), unreadable };
}

/**
 * Idempotent, also after a crash. Cards are updated by jobs of the bot. The person’s own partition goes last: it leads to the rest.
 */
export async function forgetPerson(
  admin: StoreAdmin,
  found: Found,
  report: (progress: CopyProgress) => void,
): Promise<void> {
  const total = found.changed.length + found.removed.length;
  let done = 0;
  const step = (size: number): void => {
    done += size;
    report({ step: 'erasing', done, total });
  };
  for (const document of found.jobs) await admin.put('jobs', [{ ...CODECS.job.write(document), document }]);
  for (const some of inParts(inOrder(found.changed))) {
    await admin.put('teams', some);
    step(some.length);
  }
  for (const some of inParts(found.removed)) {
    await admin.remove('teams', some);
    step(some.length);
  }
  await admin.purge();
}

/** Documents with only the name go first: the name is learned from those with the account beside it. */
function inOrder(changed: readonly ReadDocument[]): ReadDocument[] {
  const tellsName = ({ document }: ReadDocument): boolean => document.kind !== 'team' && document.kind !== 'agenda';
  return changed.toSorted((a, b) => Number(tellsName(a)) - Number(tellsName(b)));
}

interface Learnt {
  readonly leaver: Leaver;
  readonly chatIds: ReadonlySet<string>;
}

async function learn(admin: StoreAdmin, asked: Forgotten, report: (progress: CopyProgress) => void): Promise<Learnt> {
  const names = new Set(asked.names);
  const chatIds = new Set(asked.chatIds);
  let done = 0;
  for await (const written of admin.all('teams')) {
    done += 1;
    if (done % 5_000 === 0) report({ step: 'checking', done, total: null });
    const document = readable(written);
    if (!document || !isOfTeam(document)) continue;
    for (const name of namesIn(document, asked.personId)) names.add(name);
    const isTheirs = document.kind === 'thank-you' && document.receiver.personId === asked.personId;
    if (isTheirs && document.privateChatId) chatIds.add(document.privateChatId);
  }
  return { leaver: { personId: asked.personId, names }, chatIds };
}

function readable(written: { readonly key: DocumentKey; readonly json: string }): AnyDocument | null {
  try {
    return readOne('teams', written).document;
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    return null;
  }
}

const NOT_OF_TEAMS: readonly AnyDocument['kind'][] = [
  'thank-you-of',
  'last-ask',
  'audience-mark',
  'answer',
  'comments',
  'job',
  'preferences',
];

function isOfTeam(document: AnyDocument): document is TeamDocument {
  return !NOT_OF_TEAMS.includes(document.kind);
}

function jobTypeFor(jobType: JobType, document: TeamDocument, now: number): Job {
  const { id, partition } = CODECS[document.kind].write(document).key;
  return newJob(jobType, partition, id.slice(document.kind.length + 1), now);
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += WRITTEN_AT_ONCE) parts.push(all.slice(from, from + WRITTEN_AT_ONCE));
  return parts;
}
