import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../../bot/dispatch.ts';
import type { Team } from '../../../src/teams/team.ts';
import type { Asked, Fault } from '../../support/connector.ts';
import { callerOf, keepDocumentsIn, keepDocumentsInMemory, member } from '../../support/conversation.ts';
import { folderForTest } from '../../support/folder.ts';
import { NOTHING_SET, passTo, setRhythm } from '../../support/rhythm-steps.ts';
import { dropStoreIn, openStoreIn } from '../../support/store-under-test.ts';
import { TroubledTeams } from '../../support/troubled-teams.ts';

const TEAM = 'team-ward-1';
const PLACE = `/conversations/${TEAM}/`;
const ALEX = member('Alex Wilber');
const OWN_CHAT = `chat with ${ALEX.teamsId}`;

const MODERATED: Fault = { status: 403, body: { error: { code: 'ConversationBlockedByUser', message: 'x' } } };
const ARCHIVED: Fault = { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } };
const NOT_FOUND: Fault = { status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } };
const REFUSALS = { MODERATED, ARCHIVED };

let folder: string;
let teams: TroubledTeams;

beforeEach(async () => {
  folder = folderForTest();
  keepDocumentsIn((clock) => openStoreIn(folder, clock));
  teams = new TroubledTeams(1);
  await teams.start();
  await teams.settleIn();
});
afterEach(async () => {
  keepDocumentsInMemory();
  await teams.stop();
  await dropStoreIn(folder);
});

/** The process ends, and another goes on with what was kept. */
async function restart(): Promise<void> {
  const { now, members } = teams.chat;
  const { trouble } = teams.connector;
  await teams.stop();
  teams = new TroubledTeams(1);
  teams.chat.now = now;
  teams.chat.members.splice(0, Number.POSITIVE_INFINITY, ...members);
  await teams.start();
  teams.connector.trouble = trouble;
}

/** Posts in the place are refused like this; with `also`, changes of cards there too. */
function refuse(fault: Fault, methods: readonly string[] = ['POST', 'PUT']): void {
  teams.connector.trouble = ({ path, method }) =>
    path.startsWith(PLACE) && methods.includes(method) ? { fault } : undefined;
}

function allow(): void {
  teams.connector.trouble = () => undefined;
}

const summariesIn = (where: string, asked: readonly Asked[] = teams.connector.taken): string[] =>
  asked.flatMap(({ path, body }) => (path.startsWith(`/conversations/${where}/`) ? [String(body.summary)] : []));

const postsAsked = (): number =>
  teams.connector.asked.filter(({ method, path }) => method === 'POST' && path.startsWith(PLACE)).length;

async function team(): Promise<Team | undefined> {
  return (await teams.chat.ports.store.read('team', TEAM, TEAM))?.value;
}

describe('a place that refuses posts for a while', () => {
  test.each(Object.entries(REFUSALS))(
    'goes on by itself after a week, over a restart, with each thing once: %s',
    async (_what, fault) => {
      refuse(fault);
      await passTo(teams.chat, '2026-11-18T12:00Z');
      expect(summariesIn(TEAM)).toEqual([]);
      expect((await team())?.isInstalled).toBe(true);
      expect(await teams.chat.ports.store.countPaused()).toBe(1);
      await restart();
      refuse(fault);
      await passTo(teams.chat, '2026-11-24T12:00Z');
      allow();
      await passTo(teams.chat, '2026-11-26T12:00Z');
      // The latest of what came round, once.
      expect(summariesIn(TEAM).toSorted()).toEqual([
        expect.stringMatching(/^Behaviour of the week/),
        'Our digest: Ward 1',
      ]);
      expect(await teams.chat.ports.store.countPaused()).toBe(0);
      expect((await team())?.pauses).toEqual([]);
      await passTo(teams.chat, '2026-12-01T12:00Z');
      expect(summariesIn(TEAM)).toHaveLength(4);
    },
  );

  test('is asked ever more seldom, and after a month still', async () => {
    refuse(MODERATED);
    const days: number[] = [];
    let before = postsAsked();
    await passTo(teams.chat, '2026-11-16T09:00Z');
    for (let day = 0; day < 35; day += 1) {
      for (let hours = 0; hours < 24; hours += 3) await teams.chat.wait(3);
      days.push(postsAsked() - before);
      before = postsAsked();
    }
    expect(days[0]).toBeLessThanOrEqual(6);
    expect(Math.max(...days.slice(1))).toBeLessThanOrEqual(2);
    expect(days.slice(2, 13).reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(5);
    expect(days.slice(21).reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(1);
    allow();
    for (let day = 0; day < 9; day += 1) await teams.chat.wait(24);
    expect(summariesIn(TEAM)).toContain('Our digest: Ward 1');
  });

  test.each([
    ['the team was restored', ''],
    ['the channel was restored', TEAM],
  ])('goes on at once when Teams says that %s', async (_what, channelId) => {
    refuse(ARCHIVED);
    await passTo(teams.chat, '2026-11-20T11:30Z');
    await restart();
    allow();
    await teams.chat.restore('Alex Wilber', channelId, { team: 'Ward 1' });
    await teams.chat.wait(1 / 60);
    expect(summariesIn(TEAM)).toContain('Our digest: Ward 1');
    await teams.chat.wait(2);
    expect(summariesIn(TEAM)).toHaveLength(2);
    expect((await team())?.pauses).toEqual([]);
  });

  test('goes on at once when somebody there speaks and it takes messages again', async () => {
    refuse(MODERATED);
    await passTo(teams.chat, '2026-11-20T11:30Z');
    allow();
    await teams.chat.say('Megan Bowen', 'settings', { team: 'Ward 1' });
    await teams.chat.wait(1 / 60);
    expect(summariesIn(TEAM)).toContain('Our digest: Ward 1');
  });

  test.each([
    ['shows a pulse of the rhythm while it can still be answered', '2026-11-18T09:00Z', 1],
    ['shows nothing of a pulse that nobody could see while it was open', '2026-11-19T12:00Z', 0],
  ])('%s', async (_what, allowedAt, shown) => {
    await setRhythm(teams.chat, { pulseHours: '72' }, { team: 'Ward 1' });
    refuse(MODERATED);
    await passTo(teams.chat, allowedAt);
    const [pulse] = await teams.chat.ports.store.openPulses(TEAM);
    expect(pulse !== undefined).toBe(shown === 1);
    allow();
    await passTo(teams.chat, '2026-11-26T12:00Z');
    const [closed] = await teams.chat.ports.store.publishedPulses(TEAM, 1);
    expect(closed?.cardActivityId !== '').toBe(shown === 1);
    expect(summariesIn(TEAM)).toHaveLength(shown * 2);
    expect(summariesIn(`chat with ${member('Megan Bowen').teamsId}`)).toHaveLength(0);
  });

  test('shares a thank-you to the team when it takes messages again', async () => {
    refuse(MODERATED);
    const thanks = { formId: 'form', isForTeam: 'yes', behaviour: 'collaborative', whatTheyDid: 'Stayed late.' };
    await teams.chat.press('Alex Wilber', 'give-thanks', thanks, { team: 'Ward 1' });
    await passTo(teams.chat, '2026-11-12T12:00Z');
    expect(summariesIn(TEAM)).toEqual([]);
    allow();
    await passTo(teams.chat, '2026-11-14T12:00Z');
    expect(summariesIn(TEAM)).toEqual([expect.stringMatching(/thank/i)]);
  });
});

describe('a channel of a team', () => {
  const CHANNEL = '19:lead@thread.tacv2';

  /** As Teams sends what happens in that channel: it is the team's, and not the one where the bot was added. */
  function press(verb: string, data: Record<string, unknown>) {
    const caller = callerOf('Alex Wilber', { team: 'Ward 1' });
    const conversation = { ...caller.conversation, conversationId: `${CHANNEL};messageid=17` };
    const event = { caller: { ...caller, conversation }, activityId: 'pressed', isInvoke: true } as const;
    return dispatch(teams.chat.ports, { kind: 'card-action', ...event, verb, data });
  }

  beforeEach(async () => {
    const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' };
    await press('save-rhythm', { ...NOTHING_SET, ...digest });
  });

  test('that was deleted is left, whoever set the rhythm reads it, and it goes on when it is restored', async () => {
    await teams.chat.deleteChannel('Alex Wilber', CHANNEL, { team: 'Ward 1' });
    await passTo(teams.chat, '2026-11-18T12:00Z');
    expect(summariesIn(CHANNEL)).toEqual([]);
    expect(summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
    expect((await team())?.isInstalled).toBe(true);
    await teams.chat.restore('Alex Wilber', CHANNEL, { team: 'Ward 1' });
    await teams.chat.wait(1 / 60);
    expect(summariesIn(CHANNEL)).toEqual(['Our digest: Ward 1']);
  });

  test('that is not found for long is left, and its team is not', async () => {
    teams.connector.trouble = ({ path }) => (path.includes(CHANNEL) ? { fault: NOT_FOUND } : undefined);
    await passTo(teams.chat, '2026-11-18T12:00Z');
    expect((await team())?.isInstalled).toBe(true);
    expect(summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
  });

  test('that nothing posts in may be deleted without a word', async () => {
    await teams.chat.deleteChannel('Alex Wilber', '19:another@thread.tacv2', { team: 'Ward 1' });
    await passTo(teams.chat, '2026-11-18T12:00Z');
    expect((await team())?.pauses).toEqual([]);
    expect(summariesIn(CHANNEL)).toEqual(['Our digest: Ward 1']);
    expect(summariesIn(OWN_CHAT)).toEqual([]);
  });
});

test('a thank-you that is taken back while its channel is archived goes when cards can be changed again', async () => {
  const thanks = { formId: 'form', isForTeam: 'yes', behaviour: 'collaborative', whatTheyDid: 'Stayed late.' };
  await teams.chat.press('Alex Wilber', 'give-thanks', thanks, { team: 'Ward 1' });
  await teams.chat.runJobs();
  const [given] = await teams.chat.ports.store.thankYousSince(TEAM, 0, 1);
  refuse(ARCHIVED);
  const which = { thankYouId: given?.thankYouId, thankYouTeamId: TEAM };
  await teams.chat.press('Alex Wilber', 'withdraw-thanks', which, { team: 'Ward 1' }).catch(() => undefined);
  await passTo(teams.chat, '2026-11-10T12:00Z');
  allow();
  const before = teams.connector.asked.length;
  await passTo(teams.chat, '2026-11-11T12:00Z');
  expect(teams.connector.asked.slice(before).map(({ method, body }) => `${method} ${body.summary}`)).toEqual([
    expect.stringMatching(/^PUT .*taken back/i),
  ]);
});

const PULSE = { formId: 'form', behaviours: 'innovative', hours: '24' };

describe('whoever set the rhythm', () => {
  test('reads it in their own chat after a day, once', async () => {
    refuse(MODERATED);
    await passTo(teams.chat, '2026-11-17T09:00Z');
    expect(summariesIn(OWN_CHAT)).toEqual([]);
    await passTo(teams.chat, '2026-11-17T12:00Z');
    expect(summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
    await restart();
    await passTo(teams.chat, '2026-12-04T12:00Z');
    expect(summariesIn(OWN_CHAT)).toEqual([]);
  });

  test('is not told where it passes within the day', async () => {
    refuse(MODERATED);
    await passTo(teams.chat, '2026-11-16T14:00Z');
    allow();
    await passTo(teams.chat, '2026-11-19T12:00Z');
    expect(summariesIn(OWN_CHAT)).toEqual([]);
  });

  test('and has left: then the place is asked once, when it takes messages again, who takes over', async () => {
    const [left] = teams.chat.members.splice(0, 1);
    teams.connector.memberPages = [
      teams.chat.members.map(({ personId, teamsId, name }) => ({ id: teamsId, aadObjectId: personId, name })),
    ];
    refuse(MODERATED);
    await passTo(teams.chat, '2026-11-18T12:00Z');
    expect(left?.teamsId).toBe(ALEX.teamsId);
    expect(summariesIn(OWN_CHAT)).toEqual([]);
    await restart();
    await passTo(teams.chat, '2026-11-20T08:00Z');
    allow();
    await passTo(teams.chat, '2026-12-11T12:00Z');
    expect(summariesIn(TEAM).filter((one) => one === 'Who takes over the rhythm?')).toHaveLength(1);
  });
});

describe('a place that is not found', () => {
  test('once, is not gone: what was due comes once, and no card twice', async () => {
    let isStray = true;
    teams.connector.trouble = ({ path, method }) => {
      if (!path.startsWith(PLACE) || method !== 'POST' || !isStray) return undefined;
      isStray = false;
      return { fault: NOT_FOUND };
    };
    await passTo(teams.chat, '2026-11-16T12:00Z');
    expect(summariesIn(TEAM)).toHaveLength(2);
    expect((await team())?.isInstalled).toBe(true);
  });

  test('is looked for again before it is gone', async () => {
    refuse(NOT_FOUND);
    await passTo(teams.chat, '2026-11-16T10:00Z');
    expect((await team())?.isInstalled).toBe(true);
    await passTo(teams.chat, '2026-11-16T12:00Z');
    expect((await team())?.isInstalled).toBe(false);
  });

  test.each([
    ['once, gets no second card', 1, []],
    ['for long, gets one', Number.POSITIVE_INFINITY, ['How are we doing? A confidential pulse']],
  ])('of which one message is not found %s', async (_what, times, posted) => {
    let left = times;
    teams.connector.trouble = ({ path, method }) => {
      if (!path.startsWith(PLACE) || method !== 'PUT' || left === 0) return undefined;
      left -= 1;
      return { fault: NOT_FOUND };
    };
    await teams.chat.press('Alex Wilber', 'open-pulse', PULSE, { team: 'Ward 1' }).catch(() => undefined);
    await passTo(teams.chat, '2026-11-09T14:00Z');
    expect(left).not.toBe(1);
    expect(summariesIn(TEAM)).toEqual(posted);
  });
});

test('a place from which the bot was removed is left at once', async () => {
  refuse({ status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'x' } } });
  await passTo(teams.chat, '2026-11-16T10:00Z');
  expect((await team())?.isInstalled).toBe(false);
  expect(await teams.chat.ports.store.countPaused()).toBe(0);
});
