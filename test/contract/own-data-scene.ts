import { join } from 'node:path';
import type { TeamDocument } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { personPartition, usualPreferences } from '../../src/thanks/preferences.ts';
import {
  ADELE,
  ALEX,
  ALEXS_CHAT,
  HOUR_MS,
  MEGAN,
  MONDAY_NINE,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  sampleConversation,
  sampleItem,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

export const GIVEN = 'Alex wrote that Megan stayed late.';
export const RECEIVED = 'Megan wrote that Alex chaired kindly.';
const MEGANS_CHAT = 'a:1meganOwnChat';

/** Given in a chat of two, where the bot is not: it lies with its giver, and only its receiver reads it. */
const apart = {
  conversation: sampleConversation({ conversationId: 'a:1ownChat', kind: 'personal' }),
  visibility: 'private',
  formActivityId: '',
  cardActivityId: '',
} as const;

/** Everything in which Alex can be named, in two teams and their own chat; and what is none of Alex's. */
export const ALEXS_DATA: readonly TeamDocument[] = [
  sampleTeam({ settings: { ...sampleTeam().settings, setBy: ALEX.name } }),
  sampleTeam({ teamId: PHARMACY, name: 'Pharmacy' }),
  sampleThankYou({ whatTheyDid: GIVEN }),
  sampleThankYou({
    thankYouId: 'thanks-2',
    teamId: PHARMACY,
    giver: MEGAN,
    receiver: ALEX,
    whatTheyDid: RECEIVED,
    formActivityId: '1772442000310',
    cardActivityId: '1772442000410',
    privateChatId: ALEXS_CHAT,
    privateActivityId: 'private-1',
  }),
  sampleThankYou({
    thankYouId: 'thanks-3',
    formActivityId: '1772442000320',
    cardActivityId: '1772442000420',
    giver: MEGAN,
    receiver: ADELE,
    joined: [
      { personId: ALEX.personId, name: ALEX.name },
      { personId: MEGAN.personId, name: MEGAN.name },
    ],
  }),
  sampleThankYou({
    ...apart,
    thankYouId: 'thanks-4',
    teamId: personPartition(ALEX.personId),
    whatTheyDid: GIVEN,
    privateChatId: MEGANS_CHAT,
    privateActivityId: 'private-4',
  }),
  sampleThankYou({
    ...apart,
    thankYouId: 'thanks-5',
    teamId: personPartition(MEGAN.personId),
    giver: MEGAN,
    receiver: ALEX,
    whatTheyDid: RECEIVED,
    privateChatId: ALEXS_CHAT,
    privateActivityId: 'private-5',
  }),
  sampleAgenda({ items: [sampleItem({ proposedBy: ALEX.name }), sampleItem({ proposedBy: MEGAN.name })] }),
  sampleAgenda({
    agendaId: 'agenda-2',
    postedBy: ALEX.personId,
    postedByName: ALEX.name,
    cardActivityId: '1772442000110',
  }),
  samplePulse({
    pulseId: 'pulse-closed',
    state: 'closed',
    openedBy: ALEX.personId,
    openedByName: ALEX.name,
    result: sampleResult(),
    lastAction: { state: 'agreed', what: 'Ask the night shift', who: { name: ALEX.name }, byWhen: '2026-03-20' },
  }),
  samplePulse({
    pulseId: 'pulse-open',
    lastAction: { state: 'done', what: 'Ask the night shift', who: { name: ALEX.name } },
  }),
  sampleAction({ who: { personId: ALEX.personId, name: ALEX.name } }),
  sampleAction({ actionId: 'action-2', cards: [], setBy: ALEX.personId, setByName: ALEX.name }),
  sampleRhythm({ setBy: ALEX.personId, setByName: ALEX.name }),
  sampleSelfCheck(),
  sampleSelfCheck({ teamId: MEGANS_CHAT, selfCheckId: 'megans' }),
  { ...usualPreferences(ALEX.personId), sharing: 'share', setAt: MONDAY_NINE },
  usualPreferences(MEGAN.personId),
];

/** Keeps these documents in the files of a folder, as the bot would. */
export async function keepIn(folder: string, documents: readonly TeamDocument[]): Promise<void> {
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), { now: () => MONDAY_NINE });
  await store.prepareIndex(1);
  for (const document of documents) await store.create(document);
  for (const { personId } of [ALEX, MEGAN]) {
    await store.claimAsk({ personId, pulseId: 'pulse-closed', askedAt: Date.now() }, 0);
  }
  await store.enqueue(newJob('publish-pulse', WARD_7, 'pulse-open', MONDAY_NINE + 72 * HOUR_MS));
  await store.close();
  await openSqliteKeys(join(folder, 'pulse-keys.sqlite')).close();
}
