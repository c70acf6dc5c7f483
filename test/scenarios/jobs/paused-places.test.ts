import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { member } from '../../support/conversation.ts';
import { passTo, setRhythm } from '../../support/rhythm-steps.ts';
import { ALEX, ARCHIVED, MODERATED, OWN_CHAT, PausedScene, TEAM } from './paused-scene.ts';

let scene: PausedScene;
beforeEach(() => {
  scene = new PausedScene();
  return scene.start();
});
afterEach(() => scene.stop());

describe('a place that refuses posts for a while', () => {
  test.each(Object.entries({ MODERATED, ARCHIVED }))(
    'goes on by itself after a week, over a restart, with each thing once: %s',
    async (_what, fault) => {
      scene.refuse(fault);
      await passTo(scene.teams.chat, '2026-11-18T12:00Z');
      expect(scene.summariesIn(TEAM)).toEqual([]);
      expect((await scene.team())?.isInstalled).toBe(true);
      expect(await scene.teams.chat.ports.store.countPaused()).toBe(1);
      await scene.restart();
      scene.refuse(fault);
      await passTo(scene.teams.chat, '2026-11-24T12:00Z');
      scene.allow();
      await passTo(scene.teams.chat, '2026-11-26T12:00Z');
      // The latest of what came round, once.
      expect(scene.summariesIn(TEAM).toSorted()).toEqual([
        expect.stringMatching(/^Behaviour of the week/),
        'Our digest: Ward 1',
      ]);
      expect(await scene.teams.chat.ports.store.countPaused()).toBe(0);
      expect((await scene.team())?.pauses).toEqual([]);
      await passTo(scene.teams.chat, '2026-12-01T12:00Z');
      expect(scene.summariesIn(TEAM)).toHaveLength(4);
    },
  );

  test('is asked ever more seldom, and after a month still', async () => {
    scene.refuse(MODERATED);
    const days: number[] = [];
    let before = scene.postsAsked();
    await passTo(scene.teams.chat, '2026-11-16T09:00Z');
    for (let day = 0; day < 35; day += 1) {
      for (let hours = 0; hours < 24; hours += 3) await scene.teams.chat.wait(3);
      days.push(scene.postsAsked() - before);
      before = scene.postsAsked();
    }
    expect(days[0]).toBeLessThanOrEqual(6);
    expect(Math.max(...days.slice(1))).toBeLessThanOrEqual(2);
    expect(days.slice(2, 13).reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(5);
    expect(days.slice(21).reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(1);
    scene.allow();
    for (let day = 0; day < 9; day += 1) await scene.teams.chat.wait(24);
    expect(scene.summariesIn(TEAM)).toContain('Our digest: Ward 1');
  });

  test.each([
    ['the team was restored', ''],
    ['the channel was restored', TEAM],
  ])('goes on at once when Teams says that %s', async (_what, channelId) => {
    scene.refuse(ARCHIVED);
    await passTo(scene.teams.chat, '2026-11-20T11:30Z');
    await scene.restart();
    scene.allow();
    await scene.teams.chat.restore('Alex Wilber', channelId, { team: 'Ward 1' });
    await scene.teams.chat.wait(1 / 60);
    expect(scene.summariesIn(TEAM)).toContain('Our digest: Ward 1');
    await scene.teams.chat.wait(2);
    expect(scene.summariesIn(TEAM)).toHaveLength(2);
    expect((await scene.team())?.pauses).toEqual([]);
  });

  test('goes on at once when somebody there speaks and it takes messages again', async () => {
    scene.refuse(MODERATED);
    await passTo(scene.teams.chat, '2026-11-20T11:30Z');
    scene.allow();
    await scene.teams.chat.say('Megan Bowen', 'settings', { team: 'Ward 1' });
    await scene.teams.chat.wait(1 / 60);
    expect(scene.summariesIn(TEAM)).toContain('Our digest: Ward 1');
  });

  test.each([
    ['shows a pulse of the rhythm while it can still be answered, and then reminds of it', '2026-11-18T09:00Z', 1],
    ['shows nothing of a pulse that nobody could see while it was open', '2026-11-19T12:00Z', 0],
  ])('%s', async (_what, allowedAt, shown) => {
    await setRhythm(scene.teams.chat, { pulseHours: '72' }, { team: 'Ward 1' });
    scene.refuse(MODERATED);
    await passTo(scene.teams.chat, allowedAt);
    const [pulse] = await scene.teams.chat.ports.store.openPulses(TEAM);
    expect(pulse !== undefined).toBe(shown === 1);
    scene.allow();
    await passTo(scene.teams.chat, '2026-11-26T12:00Z');
    const [closed] = await scene.teams.chat.ports.store.publishedPulses(TEAM, 1);
    expect(closed?.cardActivityId !== '').toBe(shown === 1);
    expect(scene.summariesIn(TEAM)).toHaveLength(shown * 2);
    expect(scene.summariesIn(`chat with ${member('Megan Bowen').teamsId}`)).toHaveLength(shown);
  });

  test('shares a thank-you to the team when it takes messages again, and says so to whoever gives it', async () => {
    scene.refuse(MODERATED);
    const thanks = { formId: 'form', isForTeam: 'yes', behaviour: 'collaborative', whatTheyDid: 'Stayed late.' };
    const given = (formId: string): Promise<unknown> =>
      scene.teams.chat.press('Alex Wilber', 'give-thanks', { ...thanks, formId }, { team: 'Ward 1' });
    expect(await given('form')).toMatchObject({ message: { isSent: true, whoSees: 'Everyone here.' } });
    await scene.teams.chat.runJobs();
    expect(await given('form')).toMatchObject({
      message: {
        isSent: false,
        whoSees: 'Everyone here. It is shared here as soon as this conversation takes messages again.',
      },
    });
    await passTo(scene.teams.chat, '2026-11-12T12:00Z');
    expect(scene.summariesIn(TEAM)).toEqual([]);
    scene.allow();
    await passTo(scene.teams.chat, '2026-11-14T12:00Z');
    expect(scene.summariesIn(TEAM)).toEqual([expect.stringMatching(/thank/i)]);
  });
});

test('a thank-you that its receiver shares while its channel is archived says when the others see it', async () => {
  const { chat } = scene.teams;
  const thanks = { formId: 'form', receiver: ALEX.personId, behaviour: 'collaborative', whatTheyDid: 'Stayed late.' };
  const given = await chat.press('Megan Bowen', 'give-thanks', thanks, { team: 'Ward 1' });
  await chat.runJobs();
  const { thankYouId } = Object(given?.message);
  const share = async (): Promise<unknown> => {
    const ref = { thankYouId, thankYouTeamId: TEAM };
    const reply = await chat.press('Alex Wilber', 'share-thanks', ref, { kind: 'personal' });
    await chat.runJobs().catch(() => undefined);
    return Object(reply?.message).whoSees;
  };
  scene.refuse(ARCHIVED);
  await share();
  expect(await share()).toBe('Everyone in Ward 1 can see it as soon as messages are taken there again.');
  scene.allow();
  await passTo(chat, '2026-11-10T12:00Z');
  expect(await share()).toBe('It is shared: everyone in Ward 1 can see it.');
});

test('a thank-you that is taken back while its channel is archived goes when cards can be changed again', async () => {
  const thanks = { formId: 'form', isForTeam: 'yes', behaviour: 'collaborative', whatTheyDid: 'Stayed late.' };
  await scene.teams.chat.press('Alex Wilber', 'give-thanks', thanks, { team: 'Ward 1' });
  await scene.teams.chat.runJobs();
  const [given] = await scene.teams.chat.ports.store.thankYousSince(TEAM, 0, 1);
  scene.refuse(ARCHIVED);
  const which = { thankYouId: given?.thankYouId, thankYouTeamId: TEAM };
  await scene.teams.chat.press('Alex Wilber', 'withdraw-thanks', which, { team: 'Ward 1' }).catch(() => undefined);
  await passTo(scene.teams.chat, '2026-11-10T12:00Z');
  scene.allow();
  const before = scene.teams.connector.asked.length;
  await passTo(scene.teams.chat, '2026-11-11T12:00Z');
  expect(scene.teams.connector.asked.slice(before).map(({ method, body }) => `${method} ${body.summary}`)).toEqual([
    expect.stringMatching(/^PUT .*taken back/i),
  ]);
});

describe('whoever set the rhythm', () => {
  test('reads it in their own chat after a day, once', async () => {
    scene.refuse(MODERATED);
    await passTo(scene.teams.chat, '2026-11-17T09:00Z');
    expect(scene.summariesIn(OWN_CHAT)).toEqual([]);
    await passTo(scene.teams.chat, '2026-11-17T12:00Z');
    expect(scene.summariesIn(OWN_CHAT)).toEqual(['I cannot post in Ward 1']);
    await scene.restart();
    await passTo(scene.teams.chat, '2026-12-04T12:00Z');
    expect(scene.summariesIn(OWN_CHAT)).toEqual([]);
  });

  test('is not told where it passes within the day', async () => {
    scene.refuse(MODERATED);
    await passTo(scene.teams.chat, '2026-11-16T14:00Z');
    scene.allow();
    await passTo(scene.teams.chat, '2026-11-19T12:00Z');
    expect(scene.summariesIn(OWN_CHAT)).toEqual([]);
  });

  test('and has left: then the place is asked once, when it takes messages again, who takes over', async () => {
    const [left] = scene.teams.chat.members.splice(0, 1);
    scene.teams.connector.memberPages = [
      scene.teams.chat.members.map(({ personId, teamsId, name }) => ({ id: teamsId, aadObjectId: personId, name })),
    ];
    scene.refuse(MODERATED);
    await passTo(scene.teams.chat, '2026-11-18T12:00Z');
    expect(left?.teamsId).toBe(ALEX.teamsId);
    expect(scene.summariesIn(OWN_CHAT)).toEqual([]);
    await scene.restart();
    await passTo(scene.teams.chat, '2026-11-20T08:00Z');
    scene.allow();
    await passTo(scene.teams.chat, '2026-12-11T12:00Z');
    expect(scene.summariesIn(TEAM).filter((one) => one === 'Who takes over the rhythm?')).toHaveLength(1);
  });
});
