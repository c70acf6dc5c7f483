import type { Pulse } from '../../src/pulse/pulse.ts';
import { type JobType, newJob } from '../../src/scheduling/job.ts';
import { USUAL_CALENDAR } from '../../src/scheduling/quiet.ts';
import type { Caller, Member, Team } from '../../src/teams/team.ts';
import { member, PortsUnderTest } from './ports-under-test.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  sampleConversation,
  samplePulse,
  sampleRhythm,
  sampleTeam,
  WARD_7,
} from './sample-documents.ts';

/** The number of the sample pulse. */
export const PULSE = 'pulse-1';

/** Two statements on one behaviour. */
const LISTEN = { behaviourId: 'collaborative', behaviourName: 'We are collaborative', text: 'We listen.' };
const SPEAK = { ...LISTEN, text: 'We speak.' };

/** Somebody who presses a button of a card where the ward talks. */
export function onWard({ personId, teamsId, name }: Member, cardActivityId: string): Caller {
  const place = {
    teamId: WARD_7,
    teamName: 'Ward 7',
    conversation: sampleConversation(),
    cardActivityId,
    meetingId: '',
  };
  return { personId, teamsId, name, ...place, canPickPeople: false };
}

/** Open for three days, of Alex, who opened it, and Megan, on two statements; with its key. */
export async function openOnTwo({ ports }: PortsUnderTest, overrides: Partial<Pulse> = {}): Promise<Pulse> {
  const [alex, megan] = [member('Alex Wilber'), member('Megan Bowen')];
  const audience = [alex, megan].map(({ personId, teamsId }) => ({ personId, teamsId }));
  const pulse = samplePulse({ statements: [LISTEN, SPEAK], audience, openedBy: alex.personId, ...overrides });
  await ports.store.create(pulse);
  await ports.keys.create(pulse.pulseId);
  return pulse;
}

/** A team whose jobs are run one by one, an hour after its sample pulse was opened. */
export class WardWithPulse extends PortsUnderTest {
  static async begun(): Promise<WardWithPulse> {
    const ward = new WardWithPulse();
    ward.now = MONDAY_NINE + HOUR_MS;
    await ward.ports.store.create(sampleTeam());
    return ward;
  }

  async keep(overrides: Partial<Pulse> = {}): Promise<Pulse> {
    const pulse = samplePulse(overrides);
    await this.ports.store.create(pulse);
    return pulse;
  }

  async kept(): Promise<Pulse | undefined> {
    return (await this.ports.store.read('pulse', WARD_7, PULSE))?.value;
  }

  job(type: JobType) {
    return newJob(type, WARD_7, PULSE, this.now);
  }

  /** What is on the list, and when: in hours from now. */
  async listed(): Promise<[string, number][]> {
    const jobs = await this.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
    return jobs.map(({ value }) => [value.jobType, (value.dueAt - this.now) / HOUR_MS]);
  }

  /** The team wants to hear from the bot from noon on, if it has a rhythm. */
  async quietUntilNoon(): Promise<void> {
    const calendar = { ...USUAL_CALENDAR, from: '12:00', until: '18:00' };
    await this.ports.store.create(sampleRhythm({ calendar }));
  }

  async changeTeam(what: Partial<Team>): Promise<void> {
    const stored = await this.ports.store.read('team', WARD_7, WARD_7);
    if (stored) await this.ports.store.replace({ ...stored.value, ...what }, stored.etag);
  }

  kinds(): string[] {
    return this.posts.map(({ message }) => message.kind);
  }
}
