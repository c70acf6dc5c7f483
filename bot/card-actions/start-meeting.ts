import { z } from 'zod';
import { startMeeting } from '../../src/meetings/start-meeting.ts';
import type { Reply } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import { Id, readInput } from '../read-input.ts';

const Data = z.object({ agendaId: Id });

export function startMeetingAction(ports: Ports, caller: Caller, data: Record<string, unknown>): Promise<Reply | null> {
  const { agendaId } = readInput(Data, data);
  return startMeeting(ports, caller, { isByHand: true, agendaId, startedAt: null });
}
