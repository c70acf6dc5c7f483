import { z } from 'zod';
import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { Reply } from '../../src/messages.ts';
import type { World } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ agendaId: Id });

export function startMeetingAction(world: World, caller: Caller, data: Record<string, unknown>): Promise<Reply | null> {
  const { agendaId } = readInput(Data, data);
  return startMeeting(world, caller, { isByHand: true, agendaId, startedAt: null });
}
