import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { NAMES, TeamsConversation } from '../support/conversation.ts';
import type { CosmosServer } from '../support/cosmos-server.ts';
import { startStrictCosmos } from '../support/strict-cosmos.ts';

const TEAM = 'team-sample-team';
const THANKS = 24;
const MINUTE_MS = 60_000;

describe.each([0, 300, 3_000])('two replicas, of which each reads what the other has written %i ms later', (lagMs) => {
  let server: CosmosServer;
  let team: TeamsConversation;
  let replicas: Ports[];
  beforeAll(async () => {
    server = await startStrictCosmos({ lagMs, emptyPages: 30, mostOnPage: 5, throttled: 10 });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    team = new TeamsConversation(NAMES);
    await team.ports.store.close();
    const options = await server.newDatabase();
    const clock = { now: () => team.now };
    const { ports } = team;
    replicas = [1, 2].map(() => ({ ...ports, store: openCosmosStore(options, clock), updatesUnderWay: new Map() }));
    on(0);
    await team.happen('installed', 'Alex Wilber');
    await wait(lagMs);
  });
  afterEach(async () => {
    await Promise.all(replicas.map(({ store }) => store.close()));
    await team.ports.keys.close();
  });

  /** What follows goes to this replica. */
  function on(index: number): void {
    Object.assign(team, { ports: replicas[index % replicas.length] });
  }

  async function runOn(index: number): Promise<void> {
    on(index);
    await team.runJobs();
  }

  /** Lets both do what is due, until what was written last is old enough for either. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      team.now += MINUTE_MS;
      await wait(lagMs / 4);
      for (const index of [0, 1]) await runOn(index);
    }
  }

  test('every thank-you that was confirmed comes once, or is taken back in time', async () => {
    const confirmed: string[] = [];
    const takenBack = new Set<string>();
    for (let index = 0; index < THANKS; index += 1) {
      on(index);
      const whatTheyDid = `Stayed late, says note ${index}.`;
      const [giver = '', receiver = ''] = [NAMES[index % 6], NAMES[6 + (index % 6)]];
      const data = { formId: `form-${index}`, receiver: personOf(receiver), behaviour: 'collaborative', whatTheyDid };
      const reply = await team.press(giver, 'give-thanks', data);
      if (reply?.message.kind !== 'thanks-sent') continue;
      confirmed.push(whatTheyDid);
      if (index % 4 === 0) {
        on(index + 1);
        const { thankYouId, thankYouTeamId } = Object(reply.message);
        const taken = await team.press(giver, 'withdraw-thanks', { thankYouId, thankYouTeamId });
        expect(taken?.message.kind).toBe('thanks-changed');
        takenBack.add(whatTheyDid);
      }
      await runOn(index + 1);
    }
    await settle();
    const posted = JSON.stringify(team.posts.filter(({ message }) => message.kind === 'thanks-private'));
    const times = confirmed.map((what) => posted.split(what).length - 1);
    expect(confirmed).toHaveLength(THANKS);
    for (const [index, what] of confirmed.entries()) {
      if (!takenBack.has(what)) expect([what, times[index]]).toEqual([what, 1]);
      else expect([what, times[index]]).toEqual([what, 0]);
    }
  });

  test('every answer that was confirmed is counted, and the result comes once', async () => {
    const opened = await team.press('Alex Wilber', 'open-pulse', {
      formId: 'f',
      behaviours: 'collaborative',
      hours: '24',
    });
    const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
    let confirmed = 0;
    for (const [index, name] of NAMES.entries()) {
      on(index + 1);
      // The last of them a moment before the close.
      if (index === NAMES.length - 1) team.now += 24 * 60 * MINUTE_MS - 1;
      const reply = await team.press(name, 'answer-pulse', { pulseId, s0: '4' });
      if (reply?.message.kind === 'pulse-answered') confirmed += 1;
    }
    team.now += MINUTE_MS;
    await settle();
    expect(confirmed).toBe(NAMES.length);
    const closed = (await replicas[1]?.store.read('pulse', TEAM, pulseId))?.value;
    expect(closed?.result?.answeredCount).toBe(confirmed);
    expect(team.posts.filter(({ message }) => message.kind === 'pulse-result')).toHaveLength(1);
    expect(await replicas[0]?.store.countAnswers(pulseId)).toBe(0);
    expect(await team.ports.keys.read(pulseId)).toBeNull();
  });
});

function personOf(name: string): string {
  return `person-${name.toLowerCase().replace(' ', '-')}`;
}
