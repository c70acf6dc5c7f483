import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../bot/config.ts';
import { offboard } from '../../infra/offboard.ts';
import { openCosmosAdmin } from '../../src/operations/cosmos-admin.ts';
import type { Stores } from '../../src/operations/offboard-belongings.ts';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import { CONTAINER_IDS, readOne, type StoreAdmin, WHOLE_INDEX } from '../../src/operations/store-admin.ts';
import type { Ports } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { callerOf, NAMES, START, TeamsConversation } from '../support/conversation.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import { folderForTest } from '../support/folder.ts';
import { sampleAgenda, samplePulse, sampleResult, sampleTeam } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

export const WARD = 'team-ward-7';
export const PHARMACY = 'team-pharmacy';
/** As `callerOf` gives it to everybody. */
export const TENANT = 'tenant';
/** Of the sample team, which is the third. */
export const OTHER_TENANT = sampleTeam().conversation.tenantId;

export const KINDS_OF_STORE = ['sqlite', 'cosmos'] as const;
export type KindOfStore = (typeof KINDS_OF_STORE)[number];

const clock = { now: () => START };
const fileIn = (folder: string) => join(folder, 'behaviours.sqlite');
const keysIn = (folder: string) => join(folder, 'pulse-keys.sqlite');

/** What Ward 7 and the pharmacy have done, and everything that they were shown. */
export interface Played {
  readonly folder: string;
  readonly shown: unknown;
  /** The pulse of Ward 7 that is open. */
  readonly openPulseId: string;
}

/** The same twelve people in both teams: a closed pulse, a pooled round, an open pulse, agendas, thank-yous, comments. */
export async function play(folder: string): Promise<Played> {
  const chat = await conversationIn(folder);
  const replies: unknown[] = [];
  const press = async (name: string, verb: string, data: Record<string, unknown>, team: string) => {
    const reply = await chat.press(name, verb, data, { team });
    replies.push(reply);
    return reply?.message;
  };
  const teams = ['Pharmacy', 'Ward 7'];
  const pulse = async (team: string, behaviours: string, people: number): Promise<string> => {
    const form = { formId: `${team} ${behaviours}`, behaviours, hours: '24' };
    const opened = await press('Alex Wilber', 'open-pulse', form, team);
    const pulseId = opened?.kind === 'pulse' ? opened.pulseId : '';
    const { teamId } = callerOf('Alex Wilber', { team });
    const statements = (await chat.ports.store.read('pulse', teamId, pulseId))?.value.statements ?? [];
    // One of the two comes first.
    const [mixed = ''] = statements.map(({ behaviourName }) => behaviourName).toSorted();
    await settle(chat);
    for (const [place, name] of NAMES.slice(0, people).entries()) {
      const [half, sure] = [place < people / 2 ? '4' : '2', place === 0 ? 'not-sure' : '5'];
      const scores = statements.map((one, index) => [`s${index}`, one.behaviourName === mixed ? half : sure]);
      const comment = `${team} remark ${place}`;
      await press(name, 'answer-pulse', { pulseId, ...Object.fromEntries(scores), comment }, team);
    }
    return pulseId;
  };
  const thank = (team: string, whatTheyDid: string) => {
    const form = { formId: whatTheyDid, receiver: 'person-megan-bowen', behaviour: 'compassionate', whatTheyDid };
    return press('Alex Wilber', 'give-thanks', form, team);
  };
  /** The receiver shares what has come; what comes later stays between the two. */
  const share = async (team: string) => {
    const [thanks] = await chat.ports.store.thankYousSince(callerOf('Megan Bowen', { team }).teamId, 0, 1);
    const ref = { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId };
    await chat.press('Megan Bowen', 'share-thanks', ref, { kind: 'personal' });
    await settle(chat);
  };
  const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };

  const closed: string[] = [];
  for (const team of teams) {
    replies.push(await chat.happen('installed', 'Alex Wilber', { team }));
    await press('Megan Bowen', 'save-settings', { ...settings, pooling: 'yes', comments: 'yes' }, team);
    const agenda = { formId: team, behaviours: 'collaborative', line: `${team} handover` };
    await press('Alex Wilber', 'post-agenda', agenda, team);
    const asked = team === 'Pharmacy' ? 'innovative' : 'collaborative,innovative';
    const pulseId = await pulse(team, asked, 12);
    closed.push(pulseId);
    await thank(team, `${team} stayed late`);
    await settle(chat);
    await share(team);
    await chat.wait(97);
    await settle(chat);
  }
  for (const team of teams) await pulse(team, team === 'Pharmacy' ? 'living-well' : 'compassionate', 3);
  await chat.wait(97);
  await settle(chat);
  const [, openPulseId = ''] = await Promise.all(
    teams.map((team) => pulse(team, team === 'Pharmacy' ? 'compassionate' : 'living-well', 6)),
  );
  for (const team of teams) await thank(team, `${team} not posted yet`);
  const { store } = chat.ports;
  for (const [place, pulseId] of closed.entries()) {
    await store.saveComments({ kind: 'comments', pulseId, lines: [`${teams[place]} unsent`], expiresAt: START });
  }
  await store.markSeen(`${WARD} message 1`, START);
  await store.create(sampleTeam({ name: 'Community' }));
  await store.create(sampleAgenda());
  await store.create(samplePulse({ state: 'closed', result: sampleResult(), resultActivityId: 'posted' }));
  await store.create(sampleThankYou());
  await chat.close();
  return { folder, shown: [chat.posts, chat.updates, replies], openPulseId };
}

/** The product on the files of a folder. */
export async function conversationIn(folder: string): Promise<TeamsConversation> {
  const chat = new TeamsConversation(NAMES);
  await chat.close();
  const store = openSqliteStore(fileIn(folder), { now: () => chat.now });
  const ports: Ports = { ...chat.ports, store, keys: openSqliteKeys(keysIn(folder)) };
  return Object.assign(chat, { ports });
}

/** The bot, on what a copy holds. */
export async function conversationOf({ folder, open }: Copy): Promise<TeamsConversation> {
  const chat = await conversationIn(folder);
  await chat.ports.store.close();
  const { store, close } = await open();
  const ports: Ports = { ...chat.ports, store: { ...store, close } };
  return Object.assign(chat, { ports });
}

export async function settle(chat: TeamsConversation): Promise<void> {
  for (let time = 0; time < 4; time += 1) await chat.runJobs();
}

/** One copy of what was played, in a store of its own. */
export interface Copy {
  readonly folder: string;
  /** What the operator's commands are told of where it lies. */
  readonly env: Env;
  readonly open: () => Promise<Stores & Both & { close: () => Promise<void> }>;
  readonly run: (...args: string[]) => Promise<{ code: number; out: string; err: string }>;
}

export async function copyOf(played: Played, kind: KindOfStore, server: CosmosServer): Promise<Copy> {
  const folder = folderForTest();
  cpSync(played.folder, folder, { recursive: true });
  if (kind === 'sqlite') return copyIn(folder, { DATA_DIR: folder }, sqliteStores(folder));
  const options = await server.newDatabase();
  const [from, to] = [await openSqliteAdmin(fileIn(folder), clock), openCosmosAdmin(options, clock)];
  for (const container of CONTAINER_IDS) {
    for await (const written of from.all(container)) await to.put(container, [readOne(container, written)]);
  }
  await to.put('teams', [WHOLE_INDEX]);
  await from.close();
  await to.close();
  const cosmos = { COSMOS_ENDPOINT: server.endpoint, COSMOS_KEY: server.key, COSMOS_DATABASE: options.database };
  return copyIn(folder, { DATA_DIR: folder, STORE: 'cosmos', ...cosmos }, () => ({
    admin: openCosmosAdmin(options, clock),
    store: openCosmosStore(options, clock),
  }));
}

type Both = Pick<TeamsConversation['ports'], 'store'> & { readonly admin: StoreAdmin };

function sqliteStores(folder: string): () => Promise<Both> {
  return async () => ({
    admin: await openSqliteAdmin(fileIn(folder), clock),
    store: openSqliteStore(fileIn(folder), clock),
  });
}

function copyIn(folder: string, env: Env, openBoth: () => Promise<Both> | Both): Copy {
  return {
    folder,
    env,
    async open() {
      const { admin, store } = await openBoth();
      const keys = openSqliteKeys(keysIn(folder));
      const close = async () => {
        for (const one of [admin, store, keys]) await one.close();
      };
      return { admin, store, keys, close };
    },
    async run(...args) {
      let [out, err] = ['', ''];
      const code = await offboard(
        args,
        env,
        {
          write: (text) => {
            out += text;
          },
        },
        {
          write: (text) => {
            err += text;
          },
        },
        async () => {},
      );
      return { code, out, err };
    },
  };
}

/** Every document, answers included, by the place where it lies. */
export async function contentsOf({ open }: Copy): Promise<Map<string, string>> {
  const { admin, close } = await open();
  const found = new Map<string, string>();
  for (const container of CONTAINER_IDS) {
    for await (const { key, json } of admin.all(container)) {
      const fields = Object.entries(JSON.parse(json)).sort(([one], [other]) => (one < other ? -1 : 1));
      found.set(`${container} ${key.partition} ${key.id}`, JSON.stringify(fields));
    }
  }
  await close();
  return found;
}

/** Whether a new file of that name was made in the folder. */
export function hasFile(folder: string, name: string): boolean {
  return existsSync(join(folder, name));
}
