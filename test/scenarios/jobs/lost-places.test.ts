import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../../bot/dispatch.ts';
import { callerOf } from '../../support/conversation.ts';
import { NOTHING_SET, passTo } from '../../support/rhythm-steps.ts';
import { NOT_FOUND, OWN_CHAT, PausedScene, TEAM } from './paused-scene.ts';

let scene: PausedScene;
beforeEach(() => {
  scene = new PausedScene();
  return scene.start();
});
afterEach(() => scene.stop());

const PULSE = { formId: 'form', behaviours: 'innovative', hours: '24' };

describe('a channel of a team', () => {
  const CHANNEL = '19:lead@thread.tacv2';

  /** As Teams sends what happens in that channel: it is the team's, and not the one where the bot was added. */
  function press(verb: string, data: Record<string, unknown>) {
    const caller = callerOf('Alex Wilber', { team: 'Ward 1' });
    const conversation = { ...caller.conversation, conversationId: `${CHANNEL};messageid=17` };
    const event = { caller: { ...caller, conversation }, activityId: 'pressed', isInvoke: true } as const;
    return dispatch(scene.teams.chat.ports, { kind: 'card-action', ...event, verb, data });
  }

  beforeEach(async () => {
    const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' };
    await press('save-rhythm', { ...NOTHING_SET, ...digest });
  });

  test('that was deleted is left, whoever set the rhythm reads it, and it goes on when it is restored', async () => {
    await scene.teams.chat.deleteChannel('Alex Wilber', CHANNEL, { team: 'Ward 1' });
    await passTo(scene.teams.chat, '2026-11-18T12:00Z');
    expect(scene.summariesIn(CHANNEL)).toEqual([]);
    expect(scene.summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
    expect((await scene.team())?.isInstalled).toBe(true);
    await scene.teams.chat.restore('Alex Wilber', CHANNEL, { team: 'Ward 1' });
    await scene.teams.chat.wait(1 / 60);
    expect(scene.summariesIn(CHANNEL)).toEqual(['Our digest: Ward 1']);
  });

  test('that is not found for long is left, and its team is not', async () => {
    scene.teams.connector.trouble = ({ path }) => (path.includes(CHANNEL) ? { fault: NOT_FOUND } : undefined);
    await passTo(scene.teams.chat, '2026-11-18T12:00Z');
    expect((await scene.team())?.isInstalled).toBe(true);
    expect(scene.summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
  });

  test('that nothing posts in may be deleted without a word', async () => {
    await scene.teams.chat.deleteChannel('Alex Wilber', '19:another@thread.tacv2', { team: 'Ward 1' });
    await passTo(scene.teams.chat, '2026-11-18T12:00Z');
    expect((await scene.team())?.pauses).toEqual([]);
    expect(scene.summariesIn(CHANNEL)).toEqual(['Our digest: Ward 1']);
    expect(scene.summariesIn(OWN_CHAT)).toEqual([]);
  });
});

describe('a place that is not found', () => {
  test('once, is not gone: what was due comes once, and no card twice', async () => {
    scene.lose('POST', 1);
    await passTo(scene.teams.chat, '2026-11-16T12:00Z');
    expect(scene.summariesIn(TEAM)).toHaveLength(2);
    expect((await scene.team())?.isInstalled).toBe(true);
  });

  test('is looked for again before it is gone', async () => {
    scene.refuse(NOT_FOUND);
    await passTo(scene.teams.chat, '2026-11-16T10:00Z');
    expect((await scene.team())?.isInstalled).toBe(true);
    await passTo(scene.teams.chat, '2026-11-16T12:00Z');
    expect((await scene.team())?.isInstalled).toBe(false);
  });

  test.each([
    ['once, gets no second card', 1, []],
    ['for long, gets one', Number.POSITIVE_INFINITY, ['How are we doing? A confidential pulse']],
  ])('of which one message is not found %s', async (_what, times, posted) => {
    const left = scene.lose('PUT', times);
    await scene.teams.chat.press('Alex Wilber', 'open-pulse', PULSE, { team: 'Ward 1' }).catch(() => undefined);
    await passTo(scene.teams.chat, '2026-11-09T14:00Z');
    expect(left()).not.toBe(1);
    expect(scene.summariesIn(TEAM)).toEqual(posted);
  });
});

test('a place from which the bot was removed is left at once', async () => {
  scene.refuse({ status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'x' } } });
  await passTo(scene.teams.chat, '2026-11-16T10:00Z');
  expect((await scene.team())?.isInstalled).toBe(false);
  expect(await scene.teams.chat.ports.store.countPaused()).toBe(0);
});
