import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChosenRhythm } from '../../../src/rhythm/chosen-rhythm.ts';
import type { Rhythm } from '../../../src/rhythm/rhythm.ts';
import { saveRhythm } from '../../../src/rhythm/save-rhythm.ts';
import { callerOf, refusedWith, type TeamsConversation } from '../../support/conversation.ts';
import {
  dyingBefore,
  FORTNIGHTLY,
  installedTeam,
  passTo,
  rhythmIn,
  setRhythm,
  TEAM,
} from '../../support/rhythm-steps.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

const pulses = (): number => team.posts.filter(({ message }) => message.kind === 'pulse').length;
/** What is to be done of the rhythm. */
const listed = async (): Promise<string[]> => {
  const claims = await team.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
  const ofRhythm = claims.filter(({ value }) => value.subjectId === TEAM);
  return ofRhythm.map(({ value }) => `${value.jobId} at ${new Date(value.dueAt).toISOString().slice(0, 16)}`);
};
/** The sentence with which a save is refused. */
const refusalOf = async (changes: Record<string, string>): Promise<string> => {
  const message = await setRhythm(team, changes);
  return refusedWith(message ? { message } : null) || 'not refused';
};

describe('a rhythm that is saved', () => {
  test('is put on the list, one thing for each part that is switched on', async () => {
    await setRhythm(team, { digestEvery: 'monthly', digestFirstOn: '2026-11-27', digestAt: '16:00' });
    expect((await listed()).toSorted()).toEqual([
      `ask-pulse:${TEAM} at 2026-11-16T10:00`,
      `post-digest:${TEAM} at 2026-11-27T16:00`,
    ]);
  });

  test('posts where the team talks, not in the thread in which it was set', async () => {
    const caller = callerOf('Alex Wilber', {});
    const conversation = { ...caller.conversation, conversationId: `${TEAM};messageid=1772442000000` };
    await saveRhythm(team.ports, { ...caller, conversation }, ChosenRhythm.parse(FORTNIGHTLY));
    expect((await rhythmIn(team)).conversation.conversationId).toBe(TEAM);
  });

  test('by two people at once is one of the two, whole', async () => {
    await Promise.all([setRhythm(team, { pulseAt: '11:00' }), setRhythm(team, { pulseAt: '12:00' })]);
    expect(['11:00', '12:00']).toContain((await rhythmIn(team)).pulse?.at);
  });

  test('comes to the same, wherever the process dies and it is sent again', async () => {
    const save = (ports = team.ports) =>
      saveRhythm(ports, callerOf('Alex Wilber', {}), ChosenRhythm.parse(FORTNIGHTLY));
    let deaths = 0;
    for (let index = 1; ; index += 1) {
      await team.close();
      team = await installedTeam();
      const isDead = await save({ ...team.ports, store: dyingBefore(team.ports.store, index) }).then(
        () => false,
        () => true,
      );
      if (isDead) await save();
      deaths += isDead ? 1 : 0;
      expect(await rhythmIn(team)).toMatchObject({ pulse: { every: 'fortnightly', firstOn: '2026-11-16' } });
      expect(await listed()).toEqual([`ask-pulse:${TEAM} at 2026-11-16T10:00`]);
      if (!isDead) break;
    }
    expect(deaths).toBe(2);
  });
});

describe('a part that is under way', () => {
  beforeEach(async () => {
    await setRhythm(team);
    await passTo(team, '2026-11-16T10:30Z');
    expect(pulses()).toBe(1);
  });

  const progress = async (): Promise<Rhythm['progress']['pulse']> => (await rhythmIn(team)).progress.pulse;

  test('goes on where it was when something else is changed', async () => {
    await setRhythm(team, { pulseBehaviours: '5', pulseHours: '120', days: '1,3' });
    expect((await progress()).period).toBe('2026-11-16');
    expect((await rhythmIn(team)).pulse).toMatchObject({ behaviours: 5, hours: 120 });
    await team.wait(24);
    expect(pulses()).toBe(1);
  });

  test('does not come a second time on the day on which its time is changed', async () => {
    await setRhythm(team, { pulseAt: '14:00' });
    await passTo(team, '2026-11-20T00:00Z');
    expect(pulses()).toBe(1);
    await passTo(team, '2026-11-30T13:59Z');
    expect(pulses()).toBe(1);
    await passTo(team, '2026-11-30T14:00Z');
    expect(pulses()).toBe(2);
  });

  test('begins anew when it is to come round differently, and not with a day that is past', async () => {
    await team.wait(24);
    expect(await refusalOf({ pulseEvery: 'monthly' })).toContain('begins on a day from today');
    await setRhythm(team, { pulseEvery: 'monthly', pulseFirstOn: '2026-12-02' });
    expect(await listed()).toContain(`ask-pulse:${TEAM} at 2026-12-02T10:00`);
  });

  test('that is switched off and on again does not make up for what it missed', async () => {
    await setRhythm(team, { pulseEvery: 'never' });
    await passTo(team, '2026-12-07T12:00Z');
    await setRhythm(team, { pulseFirstOn: '2026-12-14' });
    await team.runJobs();
    expect(pulses()).toBe(1);
    expect(await listed()).toEqual([`ask-pulse:${TEAM} at 2026-12-14T10:00`]);
  });
});

describe('refused', () => {
  test.each([
    ['a first day in more than a year', { pulseFirstOn: '2027-11-10' }, 'from today to a year from now'],
    ['a time past midnight', { pulseAt: '24:00' }, 'not a time of day'],
    ['a window without an end', { until: '' }, 'not a time of day'],
    ['an eighth day of the week', { days: '1,8' }, 'not on the form'],
    ['a thirteenth month', { quietMonths: '13' }, 'not on the form'],
    ['no behaviours', { pulseBehaviours: '0' }, 'not on the form'],
    ['an hour to answer', { pulseHours: '1' }, 'not on the form'],
    ['two weeks to answer in a fortnightly rhythm', { pulseHours: '336' }, 'closed for less than three days'],
    ['quiet dates that are over', { quietFrom: '2026-11-01', quietUntil: '2026-11-08' }, 'quiet dates'],
    ['quiet dates with an end alone', { quietUntil: '2026-12-08' }, 'quiet dates'],
    ['a pause of more than a year', { pauseUntil: '2027-11-10' }, 'A pause ends'],
    ['a reason that the card cannot show', { pauseUntil: '2026-11-20', pauseBecause: 'x'.repeat(81) }, 'longer than'],
  ])('is %s, and nothing is saved', async (_what, changes, sentence) => {
    expect(await refusalOf(changes)).toContain(sentence);
    expect(await team.ports.store.read('rhythm', TEAM, TEAM)).toBeNull();
  });

  test('are more than twenty sets of quiet dates at a time; those that are over make room', async () => {
    for (let day = 10; day < 30; day += 1) await setRhythm(team, { quietFrom: `2026-11-${day}` });
    expect((await rhythmIn(team)).calendar.quietDates).toHaveLength(20);
    expect(await refusalOf({ quietFrom: '2026-12-24' })).toContain('more than twenty');
    await setRhythm(team, { quietFrom: '2026-11-10' });
    team.now += 3 * 86_400_000;
    await setRhythm(team, { quietFrom: '2026-12-24', quietUntil: '2027-01-01' });
    const { quietDates } = (await rhythmIn(team)).calendar;
    expect(quietDates).toHaveLength(19);
    expect(quietDates.at(-1)).toEqual({ from: '2026-12-24', until: '2027-01-01' });
  });
});

describe('the form', () => {
  test.each([
    ['Pacific/Auckland', '2026-11-09T12:00Z', '2026-11-10'],
    ['Atlantic/Stanley', '2026-11-09T01:00Z', '2026-11-08'],
  ])('in %s offers days that lie ahead there', async (timeZone, now, today) => {
    await team.press('Alex Wilber', 'save-settings', { frameworkId: 'mse-icb-values', timeZone });
    team.now = Date.parse(now);
    const form = (await team.say('Alex Wilber', 'rhythm'))?.message;
    if (form?.kind !== 'rhythm-form') throw new Error('no form');
    expect(form.today).toBe(today);
    for (const { every, firstOn } of [form.pulse, form.digest, form.behaviour]) {
      expect(every).toBe('never');
      expect(firstOn > today).toBe(true);
      expect(Date.parse(firstOn) - Date.parse(today)).toBeLessThanOrEqual(8 * 86_400_000);
    }
  });

  test('can be saved as it is offered, filled with what was saved', async () => {
    await setRhythm(team, { quietMonths: '1,7', pauseUntil: '2026-11-20', pauseBecause: 'Major incident' });
    const before = await rhythmIn(team);
    const form = (await team.say('Megan Bowen', 'rhythm'))?.message;
    if (form?.kind !== 'rhythm-form') throw new Error('no form');
    await team.press('Megan Bowen', 'save-rhythm', {
      ...FORTNIGHTLY,
      pulseEvery: form.pulse.every,
      pulseFirstOn: form.pulse.firstOn,
      pulseAt: form.pulse.at,
      days: form.days,
      quietMonths: form.quietMonths,
      pauseUntil: form.pauseUntil,
      pauseBecause: form.pauseBecauseWords,
    });
    const after = await rhythmIn(team);
    expect(after).toEqual({ ...before, setBy: after.setBy, setByName: 'Megan Bowen' });
  });
});
