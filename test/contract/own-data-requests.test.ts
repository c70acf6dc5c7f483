import { StatementSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { newJob } from '../../src/scheduling/job.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { conversationOn } from '../support/cosmos-conversation.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import {
  ALEX,
  ALEXS_CHAT,
  PHARMACY,
  sampleAction,
  sampleAgenda,
  sampleItem,
  samplePulse,
  sampleResult,
  sampleTeam,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { ALEXS_DATA } from './own-data-scene.ts';

let server: CosmosServer;
beforeAll(async () => {
  // How long an open pulse is cached goes by these, and so does whether it is read once more.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  server = await startCosmosServer();
});
afterAll(async () => {
  await server.close();
  vi.useRealTimers();
});
afterEach(() => vi.restoreAllMocks());

/** Of the same teams and of others, and nothing of Alex. */
async function keepOthers(chat: TeamsConversation, count: number): Promise<void> {
  const { store } = chat.ports;
  const somebody = (each: number) => ({ personId: `other-${each}`, teamsId: '', name: `Other ${each}` });
  for (let each = 0; each < count; each += 1) {
    const teamId = [WARD_7, PHARMACY, `team-${each}`][each % 3] ?? '';
    const [one, two] = [somebody(each), somebody(each + 1)];
    const audience = [one, two].map(({ personId, teamsId }) => ({ personId, teamsId }));
    const ids = { teamId, agendaId: `o-${each}`, pulseId: `o-${each}`, actionId: `o-${each}`, thankYouId: `o-${each}` };
    await store.create(
      sampleAgenda({
        ...ids,
        postedBy: one.personId,
        postedByName: one.name,
        items: [sampleItem({ proposedBy: two.name })],
      }),
    );
    await store.create(
      samplePulse({
        ...ids,
        openedBy: one.personId,
        openedByName: one.name,
        audience,
        state: 'closed',
        result: sampleResult(),
      }),
    );
    await store.create(sampleAction({ ...ids, who: one, setBy: two.personId, setByName: two.name }));
    await store.create(sampleThankYou({ ...ids, giver: one, receiver: two }));
  }
}

async function scene(kind: 'sqlite' | 'cosmos', others: number): Promise<TeamsConversation> {
  const chat = kind === 'cosmos' ? await conversationOn(server) : new TeamsConversation();
  const { store } = chat.ports;
  await store.prepareIndex(1);
  const [before, after] = [Math.floor(others / 2), Math.ceil(others / 2)];
  await keepOthers(chat, before);
  for (const document of [...ALEXS_DATA, sampleTeam({ teamId: ALEXS_CHAT, name: '' })]) await store.create(document);
  await keepOthers(chat, before + after);
  return chat;
}

/** Requests over HTTP, or statements that SQLite runs and rows that it gives. */
async function costOf(kind: 'sqlite' | 'cosmos', work: () => Promise<void>): Promise<number> {
  if (kind === 'cosmos') {
    server.seen.length = 0;
    await work();
    return server.seen.filter(({ container }) => container !== 'jobs').length;
  }
  let count = 0;
  for (const name of ['get', 'run', 'all'] as const) {
    const original = StatementSync.prototype[name];
    vi.spyOn(StatementSync.prototype, name).mockImplementation(function (this: StatementSync, ...given: unknown[]) {
      const found: unknown = Reflect.apply(original, this, given);
      count += 1 + (Array.isArray(found) ? found.length : 0);
      return found as never;
    });
  }
  const { iterate } = StatementSync.prototype;
  vi.spyOn(StatementSync.prototype, 'iterate').mockImplementation(function* (this: StatementSync, ...given: unknown[]) {
    for (const row of Reflect.apply(iterate, this, given)) {
      count += 1;
      yield row;
    }
    return undefined;
  } as typeof iterate);
  await work();
  vi.restoreAllMocks();
  return count;
}

describe.each(['sqlite', 'cosmos'] as const)('on %s, what one person’s data cost', (kind) => {
  test.each([
    ['to export', 'post-export'],
    ['to delete', 'delete-person'],
  ] as const)('%s is the same, whatever others have stored', async (_, jobType) => {
    const costs: number[] = [];
    for (const others of [0, 40, 200]) {
      const chat = await scene(kind, others);
      await chat.ports.store.enqueue(newJob(jobType, ALEXS_CHAT, ALEX.personId, chat.now));
      costs.push(await costOf(kind, () => chat.runJobs()));
      const left = await chat.ports.store.namedIn({ personId: ALEX.personId });
      // But for the pulse that is open.
      expect(left).toHaveLength(jobType === 'post-export' ? 11 : 1);
      await chat.close();
    }
    expect(costs[0]).toBeGreaterThan(10);
    expect(costs).toEqual(costs.map(() => costs[0]));
  });
});
