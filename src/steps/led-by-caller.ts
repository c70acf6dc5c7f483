import { Refusal } from '../errors.ts';
import type { World } from '../ports.ts';
import type { Caller } from '../teams/team.ts';

/**
 * In a Teams meeting its organisers and presenters begin and end things. Where there is no meeting, or Teams does not
 * say who is what, anybody may: it is their team.
 * @throws Refusal MEETING_NOT_LED for somebody whom Teams calls an attendee
 */
export async function ledByCaller(world: World, { conversation, meetingId, personId }: Caller): Promise<void> {
  if (meetingId && (await world.roster.roleIn(conversation, meetingId, personId)) === 'attendee') {
    throw new Refusal('MEETING_NOT_LED');
  }
}
