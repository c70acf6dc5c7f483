import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import { type Messenger, type Ports, Undeliverable } from '../../../src/ports.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { remindPulse } from '../../../src/pulse/remind-pulse.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { updateWithRetry } from '../../../src/shared/update-with-retry.ts';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { dyingBefore, passTo, rhythmIn, setRhythm } from '../../support/rhythm-steps.ts';

const TEAM = 'team-sample-team';
const SLICE = 20;
const crowd = Array.from({ length: 45 }, (_, index) => `Colleague ${index}`);
let team: TeamsConversation;

beforeEach(() => begin(NAMES.slice(0, 6)));
afterEach(() => team.close());

async function begin(names: readonly string[]): Promise<void> {
  await team?.close();
  team = new TeamsConversation(names);
  await team.happen('installed', names[0] ?? '');
}

/** Opens a pulse, and has some answer it. */
async function open(hours: number, answering: readonly string[] = []): Promise<Pulse> {
  const [opener = ''] = team.members.map(({ name }) => name);
  await team.press(opener, 'open-pulse', { formId: 'form-1', behaviours: 'innovative', hours: String(hours) });
  const [pulse] = await team.ports.store.openPulses(TEAM);
  if (!pulse) throw new Error('no pulse was opened');
  for (const name of answering) await team.press(name, 'answer-pulse', { pulseId: pulse.pulseId, s0: '4' });
  return pulse;
}

const reminded = (): string[] =>
  team.posts.flatMap(({ where, message }) => (message.kind === 'pulse-reminder' ? [where] : []));
const chatsOf = (names: readonly string[]): string[] => names.map((name) => `personal chat of ${member(name).teamsId}`);
/** The same ports, with another way of writing to people. */
const withMessenger = (postToPerson: Messenger['postToPerson']): Ports => ({
  ...team.ports,
  messenger: { ...team.ports.messenger, postToPerson },
});

describe('a reminder', () => {
  test('goes once, a day before the close, to all who were asked, whether or not they have answered', async () => {
    await open(72, NAMES.slice(0, 2));
    await team.wait(47);
    expect(reminded()).toEqual([]);
    await passTo(team, '2026-11-12T08:00Z');
    expect(reminded().toSorted()).toEqual(chatsOf(NAMES.slice(0, 6)).toSorted());
  });

  test('goes to a person once a day, whichever pulse it is', async () => {
    await open(72);
    await team.press('Alex Wilber', 'open-pulse', { formId: 'form-2', behaviours: 'collaborative', hours: '73' });
    await team.press('Megan Bowen', 'open-pulse', { formId: 'form-3', behaviours: 'living-well', hours: '96' });
    await passTo(team, '2026-11-11T23:00Z');
    expect(reminded()).toHaveLength(6);
    await passTo(team, '2026-11-12T12:00Z');
    expect(reminded()).toHaveLength(12);
  });

  test('is the same for everybody, and says where, until when, and that it is confidential and the only one', async () => {
    await open(72);
    await team.wait(48);
    const cards = team.posts.map(({ message }) => message).filter(({ kind }) => kind === 'pulse-reminder');
    expect(new Set(cards.map((card) => JSON.stringify(card))).size).toBe(1);
    expect(cards[0]).toMatchObject({
      where: 'Alex Wilber started it in Sample team.',
      closes: 'Open until Thursday 12 November, 09:00.',
    });
  });

  test('does not come for a pulse of a day, nor for one that was closed early', async () => {
    await open(24);
    await team.wait(23);
    expect(reminded()).toEqual([]);
    await begin(NAMES.slice(0, 6));
    const { pulseId } = await open(72);
    await team.press('Alex Wilber', 'close-pulse', { pulseId });
    await team.wait(48);
    expect(reminded()).toEqual([]);
  });

  test('is not sent where the bot was removed', async () => {
    await open(72);
    await team.happen('removed', 'Alex Wilber');
    await team.wait(48);
    expect(reminded()).toEqual([]);
  });

  test('leaves no trace of who got it: what is stored is the same, whoever answered', async () => {
    const kept: string[] = [];
    for (const answering of [NAMES.slice(0, 2), NAMES.slice(3, 5)]) {
      await begin(NAMES.slice(0, 6));
      const { pulseId } = await open(72, answering);
      await team.wait(48);
      kept.push(JSON.stringify((await team.ports.store.read('pulse', TEAM, pulseId))?.value));
    }
    expect(kept[0]).toBe(kept[1]);
    expect(kept[0]).toContain('"remindedTo":20');
  });

  test('a person whom the bot cannot write to stops nothing, and no log line tells who', async () => {
    await open(72);
    team.now += 48 * 3_600_000;
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const ports = withMessenger(async (conversation, teamsId, message) => {
      if (teamsId === member('Megan Bowen').teamsId) throw new Undeliverable('post to a person: 403');
      if (teamsId === member('Adele Vance').teamsId) throw new Error('post to a person: 502');
      return team.ports.messenger.postToPerson(conversation, teamsId, message);
    });
    expect(await runJobs(ports, handlers, log)).toMatchObject({ failed: 0 });
    expect(reminded().toSorted()).toEqual(chatsOf(['Alex Wilber', ...NAMES.slice(3, 6)]).toSorted());
    expect(lines.join('')).not.toMatch(/person-|29:|Megan|Adele/);
  });
});

describe('a reminder keeps to the days and hours of the team', () => {
  test('and is put off until they begin', async () => {
    await setRhythm(team, { from: '12:00', until: '18:00' });
    await open(72);
    await passTo(team, '2026-11-11T11:59Z');
    expect(reminded()).toEqual([]);
    await passTo(team, '2026-11-11T12:00Z');
    expect(reminded()).toHaveLength(6);
  });

  test('and comes an hour later where its card came no sooner', async () => {
    await open(72);
    const [pulse] = await team.ports.store.openPulses(TEAM);
    if (!pulse) throw new Error('no pulse was opened');
    const cardless = { ...pulse, cardActivityId: '' };
    team.now += 48 * 3_600_000;
    await updateWithRetry(team.ports, 'pulse', TEAM, pulse.pulseId, () => cardless);
    await remindPulse(team.ports, newJob('remind-pulse', TEAM, pulse.pulseId, team.now));
    await updateWithRetry(team.ports, 'pulse', TEAM, pulse.pulseId, () => pulse);
    await passTo(team, '2026-11-11T09:59Z');
    expect(reminded()).toEqual([]);
    await passTo(team, '2026-11-11T10:00Z');
    expect(reminded()).toHaveLength(6);
  });

  test('and is dropped where less than an hour would be left', async () => {
    await setRhythm(team, { pauseUntil: '2026-11-11', from: '08:30', until: '18:00' });
    await open(72);
    await passTo(team, '2026-11-13T09:00Z');
    expect(reminded()).toEqual([]);
    expect((await rhythmIn(team)).calendar.pausedUntil).toBe('2026-11-11');
  });
});

describe('a large team is reminded in slices', () => {
  test('and everybody hears once', async () => {
    await begin(crowd);
    await open(72, crowd.slice(0, 10));
    await team.wait(48);
    await team.wait(1);
    expect(reminded().toSorted()).toEqual(chatsOf(crowd).toSorted());
  });

  test('wherever the process dies, nobody hears twice and at most one slice does not hear', async () => {
    let deaths = 0;
    for (let index = 1; ; index += 1) {
      await begin(crowd);
      const { pulseId } = await open(72, crowd.slice(0, 10));
      team.now += 48 * 3_600_000;
      const dying = { ...team.ports, store: dyingBefore(team.ports.store, index) };
      const isDead = await remindPulse(dying, newJob('remind-pulse', TEAM, pulseId, team.now)).then(
        () => false,
        () => true,
      );
      if (!isDead) break;
      deaths += 1;
      await team.runJobs();
      expect(new Set(reminded()).size).toBe(reminded().length);
      expect(reminded().length).toBeGreaterThanOrEqual(45 - SLICE);
    }
    expect(deaths).toBe(2);
  });

  test('by two processes at once, once', async () => {
    await begin(crowd.slice(0, SLICE));
    const { pulseId } = await open(72);
    team.now += 48 * 3_600_000;
    const job = newJob('remind-pulse', TEAM, pulseId, team.now);
    await Promise.all([remindPulse(team.ports, job), remindPulse(team.ports, job)]);
    expect(reminded()).toHaveLength(SLICE);
  });
});
