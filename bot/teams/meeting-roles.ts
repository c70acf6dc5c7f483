import { z } from 'zod';
import type { MeetingRole, Roster } from '../../src/ports.ts';
import { withDeadline } from '../../src/shared/retry.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Queues } from './rate-limit-queues.ts';
import { TeamsFault } from './teams-fault.ts';
import type { OpenAdapter } from './teams-messenger.ts';

const Participant = z.object({ meeting: z.object({ role: z.string() }) });
const ROLES: Readonly<Record<string, MeetingRole>> = {
  organizer: 'organiser',
  presenter: 'presenter',
  attendee: 'attendee',
};

// A person is waiting, and "unknown" is an acceptable answer.
const LONGEST_MS = 3_000;

/** Never cached: roles change. `botAppId` is empty on a laptop. */
export function meetingRoles(
  openAdapter: OpenAdapter,
  botAppId: string,
  log: Log,
  queues: Queues,
): Pick<Roster, 'roleIn'> {
  return {
    async roleIn({ serviceUrl, conversationId, tenantId, botId, kind }, meetingId, personId) {
      const isGroup = kind !== 'personal';
      const reference = {
        serviceUrl,
        channelId: 'msteams',
        bot: { id: botId, name: '' },
        conversation: { id: conversationId, isGroup, name: '', conversationType: kind, tenantId },
      };
      let role: MeetingRole = 'unknown';
      if (!(await queues.enter({ tenantId, conversationId: '' }, LONGEST_MS))) return role;
      const ask = async (): Promise<void> => {
        const [adapter, { TeamsInfo }] = await Promise.all([openAdapter(), import('botbuilder')]);
        await adapter.continueConversationAsync(botAppId, reference, async (context) => {
          role = roleOf(await TeamsInfo.getMeetingParticipant(context, meetingId, personId, tenantId));
        });
      };
      try {
        await withDeadline(LONGEST_MS, ask, () => new TeamsFault(`read a meeting role: no answer in ${LONGEST_MS} ms`));
      } catch (error) {
        // 403: the permission was not granted. 404: no such person or meeting.
        log.info(describeError(error), 'no role in a meeting');
      }
      return role;
    },
  };
}

function roleOf(participant: unknown): MeetingRole {
  const { role = '' } = Participant.safeParse(participant).data?.meeting ?? {};
  return ROLES[role.toLowerCase()] ?? 'unknown';
}
