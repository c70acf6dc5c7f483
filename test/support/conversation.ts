import { pino } from 'pino';
import { dispatch, type PlacedReply } from '../../bot/dispatch.ts';
import { handlers } from '../../bot/jobs/handlers.ts';
import { runJobs } from '../../bot/jobs/run-jobs.ts';
import { renderCard } from '../../bot/rendering/render-card.ts';
import type { Reply } from '../../src/message.ts';
import type { Caller, Conversation } from '../../src/teams/team.ts';
import { member, PortsUnderTest } from './ports-under-test.ts';

export {
  keepDocumentsIn,
  keepDocumentsInMemory,
  member,
  NAMES,
  type Post,
  START,
} from './ports-under-test.ts';

const silent = pino({ level: 'silent' });

/** The product, as people in Teams use it. */
export class TeamsConversation extends PortsUnderTest {
  say(name: string, words: string, place: Place = {}): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'words', caller: callerOf(name, place), activityId: 'typed', words });
  }

  async press(
    name: string,
    verb: string,
    data: Record<string, unknown>,
    place: Place = {},
  ): Promise<PlacedReply | null> {
    const caller = { ...callerOf(name, place), cardActivityId: 'pressed' };
    const pressed = { kind: 'card-action', caller, activityId: 'pressed', verb, data, isInvoke: true } as const;
    const reply = await dispatch(this.ports, pressed);
    if (reply?.replaces) await this.ports.messenger.update(caller.conversation, reply.replaces, reply.message);
    return reply;
  }

  happen(kind: Happening, name: string, place: Place = {}): Promise<PlacedReply | null> {
    const caller = callerOf(name, place);
    const event = { caller, activityId: 'event' };
    return dispatch(
      this.ports,
      kind === 'meeting-started' ? { kind, ...event, startedAt: this.now } : { kind, ...event },
    );
  }

  /** Teams says that a team, or one of its channels, was restored. */
  restore(name: string, channelId = '', place: Place = {}): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'restored', caller: callerOf(name, place), activityId: 'event', channelId });
  }

  /** Teams says that a channel was deleted. */
  deleteChannel(name: string, channelId: string, place: Place = {}): Promise<PlacedReply | null> {
    const event = { kind: 'channel-deleted', caller: callerOf(name, place), activityId: 'event', channelId } as const;
    return dispatch(this.ports, event);
  }

  rename(name: string, to: string): Promise<PlacedReply | null> {
    return dispatch(this.ports, { kind: 'renamed', caller: callerOf(name, {}), activityId: 'event', name: to });
  }

  async runJobs(): Promise<void> {
    await runJobs(this.ports, handlers, silent);
  }

  async wait(hours: number): Promise<void> {
    this.now += hours * 3_600_000;
    await this.runJobs();
  }
}

export type Happening = 'installed' | 'removed' | 'meeting-started' | 'meeting-ended';

export interface Place {
  /** The Teams meeting whose chat it is. */
  readonly meeting?: string | undefined;
  readonly team?: string | undefined;
  readonly kind?: Conversation['kind'] | undefined;
}

export function callerOf(name: string, { team = 'Sample team', kind = 'channel', meeting = '' }: Place): Caller {
  const { personId, teamsId } = member(name);
  const teamId = kind === 'personal' ? `chat-${personId}` : `team-${team.toLowerCase().replaceAll(' ', '-')}`;
  return {
    personId,
    teamsId,
    name,
    teamId,
    teamName: kind === 'personal' ? '' : team,
    conversation: {
      conversationId: teamId,
      kind,
      serviceUrl: 'https://smba.example/teams/',
      tenantId: 'tenant',
      botId: '28:bot',
    },
    cardActivityId: '',
    meetingId: meeting,
    canPickPeople: false,
  };
}

/** What a refusal says happened, on a card of its own or on the form that comes back; empty where it is none. */
export function refusedWith(reply: Pick<Reply, 'message'> | null): string {
  const message = reply?.message;
  return message?.formNote?.what ?? (message?.kind === 'refusal' ? message.what : '');
}

/** A reply with what would be posted in its place, which is made only where it is. */
export function withPosted(reply: unknown): unknown {
  const { ifPosted }: { ifPosted?: () => unknown } = Object(reply);
  return ifPosted ? { ...Object(reply), ifPosted: ifPosted() } : reply;
}

export function render(reply: Pick<Reply, 'message'> | null): Record<string, unknown> {
  return reply ? renderCard(reply.message) : {};
}
