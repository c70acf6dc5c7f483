import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionIdOf } from '../../../src/actions/action.ts';
import { findUnansweredResult } from '../../../src/pulse/find-unanswered-result.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { member, NAMES, type TeamsConversation } from '../../support/conversation.ts';
import { installedTeam, momentsOf, passTo, rhythmIn, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

let team: TeamsConversation;

beforeEach(async () => {
  team = await installedTeam();
});
afterEach(() => team.close());

const countOf = (kind: string): number => team.posts.filter(({ message }) => message.kind === kind).length;

/** Everybody answers the pulse that is open. */
async function everybodyAnswers(): Promise<string> {
  const [pulse] = await team.ports.store.openPulses(TEAM);
  for (const name of NAMES.slice(0, 6)) {
    const answer = await team.press(name, 'answer-pulse', { pulseId: pulse?.pulseId, s0: '4', s1: '4' });
    expect(answer?.message.kind).toBe('pulse-answered');
  }
  return pulse?.pulseId ?? '';
}

/** As the team's answer to a result is saved. */
async function agreeOn(pulseId: string): Promise<void> {
  const { personId, name } = member('Megan Bowen');
  await team.ports.store.create({
    kind: 'action',
    teamId: TEAM,
    actionId: actionIdOf(pulseId),
    pulseId,
    state: 'agreed',
    what: 'Start each handover with a question',
    who: { personId, name },
    byWhen: '2026-12-11',
    because: '',
    behaviourName: 'We are collaborative',
    setBy: personId,
    setByName: name,
    setAt: team.now,
    doneAt: 0,
    outcome: '',
    cards: [],
    isSample: false,
  });
  await team.ports.store.enqueue(newJob('ask-pulse', TEAM, TEAM, team.now));
}

describe('a pulse of the rhythm is asked', () => {
  test('on its days at its time, and nothing before', async () => {
    await setRhythm(team);
    expect(await momentsOf(team, 'pulse', '2026-12-20T00:00Z')).toEqual([
      '2026-11-16T10:00Z',
      '2026-11-30T10:00Z',
      '2026-12-14T10:00Z',
    ]);
  });

  test.each([
    ['Europe/London', '2027-03-22', ['2027-03-22T09:00Z', '2027-04-05T08:00Z', '2027-04-19T08:00Z']],
    ['Europe/London', '2027-10-18', ['2027-10-18T08:00Z', '2027-11-01T09:00Z', '2027-11-15T09:00Z']],
    ['America/New_York', '2027-03-08', ['2027-03-08T14:00Z', '2027-03-22T13:00Z', '2027-04-05T13:00Z']],
    ['America/New_York', '2027-10-25', ['2027-10-25T13:00Z', '2027-11-08T14:00Z', '2027-11-22T14:00Z']],
  ])('at nine by the clock of %s, whether summer time begins or ends (from %s)', async (timeZone, firstOn, moments) => {
    const settings = { frameworkId: 'mse-icb-values', timeZone };
    await team.press('Alex Wilber', 'save-settings', settings);
    team.now = Date.parse(`${firstOn}T00:00Z`);
    await setRhythm(team, { pulseFirstOn: firstOn, pulseAt: '09:00' });
    const end = new Date(team.now + 30 * 86_400_000).toISOString();
    expect(await momentsOf(team, 'pulse', end)).toEqual(moments);
  });

  test('in the name of whoever set the rhythm, of everybody here, on the behaviours asked longest ago', async () => {
    await setRhythm(team);
    const asked: string[][] = [];
    for (const moment of ['2026-11-16T10:00Z', '2026-11-30T10:00Z']) {
      await passTo(team, moment);
      const [pulse] = await team.ports.store.openPulses(TEAM);
      expect(pulse).toMatchObject({ origin: 'rhythm', openedByName: 'Alex Wilber', audience: { length: 6 } });
      asked.push(pulse?.statements.map(({ behaviourId }) => behaviourId) ?? []);
    }
    expect(asked.flat()).toHaveLength(4);
    expect(new Set(asked.flat()).size).toBe(4);
  });

  test('after three weeks of downtime once, late, and then as usual', async () => {
    await setRhythm(team);
    team.now = Date.parse('2026-12-08T11:30Z');
    await team.runJobs();
    await team.runJobs();
    expect(countOf('pulse')).toBe(1);
    expect((await rhythmIn(team)).progress.pulse).toEqual({ period: '2026-11-30', because: null, waiting: '' });
    // On the 14th they were asked six days before.
    expect(await momentsOf(team, 'pulse', '2027-01-01T00:00Z')).toEqual(['2026-12-28T10:30Z']);
    expect((await rhythmIn(team)).progress.pulse.because).toBeNull();
  });

  test('not where the bot was removed', async () => {
    await setRhythm(team);
    await team.happen('removed', 'Alex Wilber');
    expect(await momentsOf(team, 'pulse', '2026-11-20T00:00Z')).toEqual([]);
  });

  test('not any more once it is set to never', async () => {
    await setRhythm(team);
    await setRhythm(team, { pulseEvery: 'never' });
    expect(await momentsOf(team, 'pulse', '2026-12-20T00:00Z')).toEqual([]);
  });
});

describe('quiet times', () => {
  test('a pause puts it off until it ends', async () => {
    await setRhythm(team, { pauseUntil: '2026-11-20', pauseBecause: 'Major incident' });
    expect(await momentsOf(team, 'pulse', '2026-11-29T00:00Z')).toEqual(['2026-11-23T08:00Z']);
  });

  test('a pause that is set when it is due already is kept, and one that is ended lets it come at once', async () => {
    await setRhythm(team);
    team.now = Date.parse('2026-11-16T09:59Z');
    await setRhythm(team, { pauseUntil: '2026-11-27' });
    await passTo(team, '2026-11-17T09:00Z');
    expect(countOf('pulse')).toBe(0);
    await setRhythm(team, { pauseUntil: '2026-11-27', pauseEnd: 'yes' });
    await team.runJobs();
    expect(countOf('pulse')).toBe(1);
  });

  test('a quiet month puts it off, and leaves out those that the next one overtakes', async () => {
    await setRhythm(team, { quietMonths: '1' });
    await passTo(team, '2026-12-29T00:00Z');
    // 11 January is left out; 25 January comes on 1 February; and then they have been asked on 8 February.
    expect(await momentsOf(team, 'pulse', '2027-02-12T00:00Z')).toEqual(['2027-02-01T08:00Z']);
    expect((await rhythmIn(team)).progress.pulse.period).toBe('2027-02-08');
  });

  test('at night and at weekends it waits for the morning; a night shift has it at night', async () => {
    await setRhythm(team, { pulseFirstOn: '2026-11-14', pulseAt: '23:00' });
    expect(await momentsOf(team, 'pulse', '2026-11-17T00:00Z')).toEqual(['2026-11-16T08:00Z']);
    await setRhythm(team, { pulseFirstOn: '2026-12-05', pulseAt: '23:00', days: '5,6', from: '20:00', until: '06:00' });
    expect(await momentsOf(team, 'pulse', '2026-12-08T00:00Z')).toEqual(['2026-12-05T23:00Z']);
  });
});

describe('a pulse waits while the last result is unanswered', () => {
  let first = '';
  beforeEach(async () => {
    await setRhythm(team);
    await passTo(team, '2026-11-16T10:00Z');
    first = await everybodyAnswers();
    await passTo(team, '2026-11-30T10:00Z');
  });

  test('and says so once, with the way to answer it', async () => {
    expect((await findUnansweredResult(team.ports, TEAM))?.pulseId).toBe(first);
    await passTo(team, '2026-12-01T10:00Z');
    expect(countOf('pulse')).toBe(1);
    expect(team.posts.filter(({ message }) => message.kind === 'pulse-waits')).toMatchObject([
      { where: TEAM, message: { pulseId: first, since: 'Thursday 19 November 2026' } },
    ]);
    expect((await rhythmIn(team)).progress.pulse).toEqual({
      period: '2026-11-16',
      because: null,
      waiting: '2026-11-30',
    });
  });

  test('until it is answered, which lets it come at once', async () => {
    await passTo(team, '2026-12-02T10:00Z');
    await agreeOn(first);
    await team.runJobs();
    await team.runJobs();
    expect([countOf('pulse'), countOf('pulse-waits')]).toEqual([2, 1]);
    expect((await rhythmIn(team)).progress.pulse).toEqual({ period: '2026-11-30', because: null, waiting: '' });
  });

  test('and does not say so again when the rhythm is saved meanwhile', async () => {
    await setRhythm(team, { pulseBehaviours: '3' });
    await team.wait(1);
    expect(countOf('pulse-waits')).toBe(1);
  });

  test('and keeps to the quiet times when it is answered in one of them', async () => {
    await setRhythm(team, { pauseUntil: '2026-12-03' });
    await agreeOn(first);
    expect(await momentsOf(team, 'pulse', '2026-12-08T00:00Z')).toEqual(['2026-12-04T08:00Z']);
  });

  test('or until the next one is due, which waits in its place and says so in turn', async () => {
    await passTo(team, '2026-12-14T10:00Z');
    expect([countOf('pulse'), countOf('pulse-waits')]).toEqual([1, 2]);
    await agreeOn(first);
    await team.runJobs();
    expect(countOf('pulse')).toBe(2);
    expect((await rhythmIn(team)).progress.pulse).toMatchObject({ period: '2026-12-14', waiting: '' });
  });
});

describe('nobody is asked twice in a fortnight', () => {
  const weekly = { pulseEvery: 'weekly' };
  const OTHER = 'team-other-team';

  test('by a weekly rhythm, whose every second pulse is left out with the reason', async () => {
    await setRhythm(team, weekly);
    await passTo(team, '2026-11-23T10:00Z');
    expect(countOf('pulse')).toBe(1);
    expect((await rhythmIn(team)).progress.pulse).toEqual({
      period: '2026-11-23',
      because: { code: 'too few to ask', threshold: 5 },
      waiting: '',
    });
    expect(await momentsOf(team, 'pulse', '2026-12-01T00:00Z')).toEqual(['2026-11-30T10:00Z']);
  });

  test('by the rhythms of two teams that share people: the second asks the others', async () => {
    team.members.splice(0, 99, ...NAMES.slice(0, 6).map(member));
    await setRhythm(team);
    await setRhythm(team, { pulseAt: '12:00' }, { team: 'Other team' });
    await passTo(team, '2026-11-16T11:00Z');
    team.members.splice(0, 99, ...NAMES.slice(4).map(member));
    await passTo(team, '2026-11-16T12:00Z');
    const [one] = await team.ports.store.openPulses(TEAM);
    const [other] = await team.ports.store.openPulses(OTHER);
    expect(one?.audience.map(({ personId }) => personId)).toEqual(
      NAMES.slice(0, 6).map((name) => member(name).personId),
    );
    expect(other?.audience.map(({ personId }) => personId)).toEqual(
      NAMES.slice(6).map((name) => member(name).personId),
    );
  });

  test('and a pulse that is not opened uses up nobody’s turn', async () => {
    team.members.splice(0, 99, ...NAMES.slice(0, 6).map(member));
    await setRhythm(team);
    await setRhythm(team, { pulseAt: '12:00' }, { team: 'Other team' });
    await setRhythm(team, { pulseAt: '14:00' }, { team: 'Third team' });
    await passTo(team, '2026-11-16T11:00Z');
    // Two who were asked and four who were not: too few.
    team.members.splice(0, 99, ...NAMES.slice(4, 10).map(member));
    await passTo(team, '2026-11-16T13:00Z');
    expect(await team.ports.store.openPulses(OTHER)).toEqual([]);
    expect((await rhythmIn(team, OTHER)).progress.pulse.because).toEqual({ code: 'too few to ask', threshold: 5 });
    team.members.splice(0, 99, ...NAMES.slice(6).map(member));
    await passTo(team, '2026-11-16T14:00Z');
    expect(await team.ports.store.openPulses('team-third-team')).toMatchObject([{ audience: { length: 6 } }]);
  });

  test('by the rhythm after a meeting here has asked them, also one that was begun by hand, and then they are asked again', async () => {
    await setRhythm(team);
    await passTo(team, '2026-11-16T09:00Z');
    const agenda = await team.press('Alex Wilber', 'post-agenda', { formId: 'f1', behaviour1: 'innovative' });
    const agendaId = agenda?.message.kind === 'agenda' ? agenda.message.agendaId : '';
    await team.press('Alex Wilber', 'open-agenda-pulse', { agendaId });
    expect(await team.ports.store.openPulses(TEAM)).toMatchObject([{ origin: 'meeting' }]);
    await passTo(team, '2026-11-16T12:00Z');
    expect((await rhythmIn(team)).progress.pulse.because).toEqual({ code: 'too few to ask', threshold: 5 });
    expect(await momentsOf(team, 'pulse', '2026-12-02T00:00Z')).toEqual(['2026-11-30T10:00Z']);
    expect(await team.ports.store.openPulses(TEAM)).toMatchObject([{ origin: 'rhythm', audience: { length: 6 } }]);
  });

  test('but a newcomer after that meeting is asked with others who have come', async () => {
    await setRhythm(team);
    await passTo(team, '2026-11-13T15:00Z');
    await team.say('Alex Wilber', 'start');
    await team.say('Alex Wilber', 'end');
    await team.runJobs();
    team.members.splice(0, 99, ...NAMES.slice(4, 11).map(member));
    await passTo(team, '2026-11-16T11:00Z');
    const asked = (await team.ports.store.openPulses(TEAM)).find(({ origin }) => origin === 'rhythm');
    expect(asked?.audience.map(({ personId }) => personId)).toEqual(
      NAMES.slice(6, 11).map((name) => member(name).personId),
    );
  });

  test('where too few are here for a result, nothing is opened and nobody is counted as asked', async () => {
    team.members.splice(4);
    await setRhythm(team);
    await passTo(team, '2026-11-16T12:00Z');
    expect(countOf('pulse')).toBe(0);
    expect((await rhythmIn(team)).progress.pulse.because).toEqual({ code: 'too few people', threshold: 5 });
    const ask = { personId: member('Alex Wilber').personId, pulseId: 'another', askedAt: team.now };
    expect(await team.ports.store.claimAsk(ask, team.now - 1)).toBe(true);
  });
});
