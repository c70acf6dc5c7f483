import type { Action } from './actions/action.ts';
import type { Framework } from './frameworks/framework.ts';
import type { Agenda } from './meetings/agenda.ts';
import type { Message } from './message.ts';
import type { Named } from './own-data/named-people.ts';
import type { AudienceMark } from './privacy/audience-mark.ts';
import type { Links } from './privacy/speak-up.ts';
import type { WhereKept } from './privacy/where-kept.ts';
import type { Comments } from './pulse/comments.ts';
import type { Pool } from './pulse/pool.ts';
import type { Answer, AnswerChange, PublishedPulse, Pulse } from './pulse/pulse.ts';
import type { Rhythm } from './rhythm/rhythm.ts';
import type { Job } from './scheduling/job.ts';
import type { SelfCheck } from './self-check/self-check.ts';
import type { Conversation, Member, Team } from './teams/team.ts';
import type { Preferences } from './thanks/preferences.ts';
import type { ThankYou } from './thanks/thank-you.ts';

/** Everything outside the product that a use case may touch. Built in one place: bot/composition.ts. */
export interface Ports {
  readonly clock: Clock;
  readonly store: Store;
  readonly keys: PulseKeys;
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly addresses: Addresses;
  readonly frameworks: Frameworks;
  readonly newId: () => string;
  /** What this process has posted and could not write down yet, by what it is. */
  readonly unconfirmedPosts: Map<string, unknown>;
  /** Changes of documents that are under way in this process, the last one by what it changes. */
  readonly updatesUnderWay: Map<string, Promise<unknown>>;
  /** Waits before the next attempt at what others were quicker in, longer with each attempt. */
  readonly backOff: (attempts: number) => Promise<void>;
  readonly timing: Timing;
  /** Where people can go with what a form is not for; chosen by the organisation. */
  readonly links: Links;
  /** For the notice, which tells people where what they say lies. */
  readonly whereKept: WhereKept;
  /** Where a browser finds the bot's own pages, without a slash at the end; empty where nobody has said it. */
  readonly ownAddress: string;
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How often things on a timer happen; slower in an organisation than on a laptop. */
interface Timing {
  /** Between two looks at how many have answered, in milliseconds: so long nobody has, when a card says that enough have. */
  readonly showCountEveryMs: number;
  /** Whether all that is made is sample data: the past of the demo. */
  readonly isSample: boolean;
  /** Whether sample colleagues answer pulses: then a result is sample data, and what people type is not. */
  readonly hasSampleAnswers?: boolean;
}

interface Frameworks {
  readonly all: () => readonly Framework[];
  readonly get: (frameworkId: string) => Framework | undefined;
}

export interface Roster {
  /** Everybody in the conversation but bots. Kept for a short while. Throws Refusal ROSTER_UNAVAILABLE, where it lists nobody too. */
  readonly membersOf: (conversation: Conversation) => Promise<readonly Member[]>;
  /** How many people of other organisations are there too, whom the bot cannot hear. Throws Refusal ROSTER_UNAVAILABLE. */
  readonly outsideCount: (conversation: Conversation) => Promise<number>;
  /** Somebody came or went: the next look is a new one. */
  readonly forget: (conversation: Conversation) => void;
  /** Whether the bot is a member of the conversation. Throws Refusal ROSTER_UNAVAILABLE. */
  readonly isHere: (conversation: Conversation) => Promise<boolean>;
  /**
   * Somebody of the same organisation, wherever they are, as Teams knows them; null where the bot cannot write to them:
   * there is no such person, or they do not have the app. Throws Refusal ROSTER_UNAVAILABLE.
   */
  readonly anywhere: (conversation: Conversation, personId: string) => Promise<Member | null>;
  /**
   * A person's part in a meeting, asked anew each time, because it changes; 'unknown' where Teams does not say: there is
   * no such meeting, or the permission for it was not given.
   */
  readonly roleIn: (conversation: Conversation, meetingId: string, personId: string) => Promise<MeetingRole>;
}

/** What the addresses of conversations and messages mean, which only Teams knows. */
export interface Addresses {
  /** The id of the conversation itself, where this one is a thread in it. */
  readonly rootOf: (conversation: Pick<Conversation, 'conversationId'>) => string;
  /** Opens the message; empty where nothing leads to it. */
  readonly linkTo: (conversation: Conversation, activityId: string) => string;
}

/** Where a message to one person is. */
interface PersonalPost {
  readonly conversationId: string;
  readonly activityId: string;
}

export type MeetingRole = 'organiser' | 'presenter' | 'attendee' | 'unknown';

export interface Messenger {
  /** Posts a new message and gives the id under which it can be changed later. Throws Undeliverable or a passing fault. */
  readonly post: (conversation: Conversation, message: Message) => Promise<string>;
  /** Changes a message in place; 'gone' if it is not there any more. */
  readonly update: (conversation: Conversation, activityId: string, message: Message) => Promise<'updated' | 'gone'>;
  /** Writes to one person in their own chat with the bot. */
  readonly postToPerson: (conversation: Conversation, teamsId: string, message: Message) => Promise<PersonalPost>;
}

/**
 * Teams does not take what the bot writes there. 'gone': it says that the bot is not there any more, or a person cannot be
 * reached; 'not found': the conversation or the message is not there, asked again; 'refused': for now, by moderation, an
 * archived team or a policy.
 */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  /** The conversation that this is about; empty where only a message or a person cannot be reached. */
  readonly conversationId: string;
  readonly because: 'gone' | 'not found' | 'refused';

  constructor(message: string, conversationId = '', because: Undeliverable['because'] = 'gone') {
    super(message);
    this.conversationId = conversationId;
    this.because = because;
  }
}

/** When a person was last asked by a pulse, whichever team it was. */
export interface LastAsk {
  readonly personId: string;
  readonly pulseId: string;
  readonly askedAt: number;
}

/** Where a document lies. */
export interface DocumentAddress {
  readonly kind: TeamDocumentKind;
  readonly teamId: string;
  readonly id: string;
}

/** What leads from somebody to a document that names them. */
export interface Naming {
  readonly address: DocumentAddress;
  /** Milliseconds since 1970. */
  readonly notedAt: number;
  /** For the store alone: where it lies, and as which of its versions. */
  readonly pointer: { readonly partition: string; readonly id: string; readonly etag: string };
}

/** A document as read, with the tag that a later replace must still find. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}

export type TeamDocument = Team | Agenda | Pulse | Pool | ThankYou | Rhythm | Action | SelfCheck | Preferences;
export type TeamDocumentKind = TeamDocument['kind'];
export type TeamDocumentOf<K extends TeamDocumentKind> = Extract<TeamDocument, { kind: K }>;
/** Kinds whose documents come to an end, and are not kept for ever after it. */
export type EndingKind = 'pulse' | 'thank-you' | 'agenda' | 'action';

/**
 * Domain documents, one at a time (src/storage/sqlite, src/storage/cosmos): create if absent, replace if unchanged; nothing spans two documents.
 * A repeated delivery makes the same id, so "it exists already" means "it was done already".
 * Times are milliseconds since 1970. A fault of the database is thrown with the operation's name.
 */
export interface Store {
  /**
   * From now on this process reads what any process has written in that team before. Without it lists, and the newest state of a
   * document, may be up to some seconds behind what another process has written; a write always looks at the newest.
   */
  readonly catchUp: (teamId: string) => Promise<void>;
  /**
   * A team has the id of its team; the others have their own id within the team. Null only where there is none: but for
   * preferences, rhythms, pools, actions and self-checks, of which another process may have written one a moment ago.
   */
  readonly read: <K extends TeamDocumentKind>(
    kind: K,
    teamId: string,
    id: string,
  ) => Promise<Stored<TeamDocumentOf<K>> | null>;
  /** False if there is one already; then nothing was written. */
  readonly create: (document: TeamDocument) => Promise<boolean>;
  /** False if somebody changed it since it was read; then nothing was written. */
  readonly replace: (document: TeamDocument, etag: string) => Promise<boolean>;

  /** False if there was none. */
  readonly remove: (kind: TeamDocumentKind, teamId: string, id: string) => Promise<boolean>;

  /** Those of meetings that have begun, newest first. */
  readonly recentAgendas: (teamId: string, limit: number) => Promise<Agenda[]>;
  /** Those that wait for their meeting, newest first. */
  readonly preparedAgendas: (teamId: string, limit: number) => Promise<Agenda[]>;
  /** What was made of results, newest first. */
  readonly recentActions: (teamId: string, limit: number) => Promise<Action[]>;
  /** Of one person's own chat, newest first. */
  readonly selfChecks: (teamId: string, limit: number) => Promise<SelfCheck[]>;
  /** Closed pulses with a result, newest first. */
  readonly publishedPulses: (teamId: string, limit: number) => Promise<Pulse[]>;
  /** The same, without the people who were asked. */
  readonly publishedResults: (teamId: string, limit: number) => Promise<PublishedPulse[]>;
  readonly openPulses: (teamId: string) => Promise<Pulse[]>;
  /** Given since that moment, newest first, at most `limit`. */
  readonly thankYousSince: (teamId: string, since: number, limit: number) => Promise<ThankYou[]>;
  /** Given or received by a person in any team, newest first. */
  readonly thankYousOf: (personId: string, limit: number) => Promise<ThankYou[]>;

  /**
   * Notes that this pulse asks this person now (milliseconds since 1970), unless another has asked them since that
   * moment. True if this one may: also if it has said so before; then it asks them now.
   */
  readonly claimAsk: (ask: LastAsk, since: number) => Promise<boolean>;

  /** When a pulse last asked this person; null if none has for a while. */
  readonly lastAskOf: (personId: string) => Promise<LastAsk | null>;
  /**
   * What leads from somebody to every document that names them, in whichever team, thank-yous that were given outside a team
   * too. By an index, so that it costs what it gives. What leads to a document comes before it, so it may lead to none, or to one
   * that does not name them, and a document that names them is never missed.
   */
  readonly namedIn: (who: Named) => Promise<Naming[]>;
  /** Takes out of the index what leads to nothing, unless it was written anew since. */
  readonly dropNaming: (naming: Naming) => Promise<void>;
  /**
   * Brings up to `limit` documents that are older than the index into it, and goes on where any process has stopped. True once
   * there is none left. Until then `namedIn` does it by itself, which can take long.
   */
  readonly prepareIndex: (limit: number) => Promise<boolean>;
  /**
   * Erases all that lies at a person's own partition: what leads to their thank-yous, their preferences, when they were last
   * asked. Thank-yous that lie there stay, so does what leads to one of the last minute, which may be under way, and what
   * `dropNaming` is for.
   * Afterwards nothing is left in a file of what was removed or written over anywhere before; may be called again.
   */
  readonly erasePersonalData: (personId: string) => Promise<void>;
  /**
   * Erases up to `limit` documents of a kind that ended before that moment, in whichever team, with what leads to them, and says
   * how many: pulses with a result, thank-yous by when they were given, meetings that are over, actions that are done or put off.
   * Afterwards nothing of them is left in a file, and with pulses nothing of whom others asked that do not say so any more.
   */
  readonly eraseEnded: (kind: EndingKind, before: number, limit: number) => Promise<number>;

  /** Records whom a published statement is about; idempotent. */
  readonly addMark: (mark: AudienceMark) => Promise<void>;
  /** Since that moment, newest first. */
  readonly marksUnder: (markKey: string, since: number) => Promise<AudienceMark[]>;

  /** What `change` makes of an answer takes its place, and nothing comes between. Gives what is kept now; null is none. */
  readonly updateAnswer: (pulseId: string, answerId: string, change: AnswerChange) => Promise<Answer | null>;
  /** May be behind by some seconds where another process has saved it. */
  readonly readAnswer: (pulseId: string, answerId: string) => Promise<Answer | null>;
  /** False if there was none. */
  readonly deleteAnswer: (pulseId: string, answerId: string) => Promise<boolean>;
  readonly countAnswers: (pulseId: string) => Promise<number>;
  /** All that any process has saved; by pseudonym, which is no order at all. */
  readonly answersOf: (pulseId: string) => AsyncIterable<Answer>;
  /** May be called again after a crash. */
  readonly deleteAnswersOf: (pulseId: string) => Promise<void>;
  /** Creates or replaces; they lie apart from the answers and outlive them until they are sent. */
  readonly saveComments: (comments: Comments) => Promise<void>;
  readonly readComments: (pulseId: string) => Promise<Comments | null>;
  readonly deleteComments: (pulseId: string) => Promise<void>;

  /**
   * Puts a thing on the list. If it is there already it gets the new moment, and a holder who is at work on the old
   * one will not take it off.
   */
  readonly enqueue: (job: Job) => Promise<void>;
  /** Leases up to `limit` things that are due and that nobody holds, the oldest first. */
  readonly claimJobs: (now: number, leaseMs: number, limit: number) => Promise<Stored<Job>[]>;
  /** The claim, held until that moment, for a holder who needs longer; null if another has taken over. */
  readonly renewJob: (claim: Stored<Job>, leasedUntil: number) => Promise<Stored<Job> | null>;
  /** Takes it off the list; only lets go of it if it was added anew; nothing if another holder has taken over. */
  readonly completeJob: (claim: Stored<Job>) => Promise<void>;
  /** Puts it back for later with one more attempt, unless it was added anew; nothing if another has taken over. */
  readonly postponeJob: (claim: Stored<Job>, dueAt: number) => Promise<void>;

  /** True the first time, false ever after until `expiresAt`. */
  readonly markSeen: (key: string, expiresAt: number) => Promise<boolean>;
  /** Whether it was marked as seen and has not expired; may be behind by some seconds where another process did it. */
  readonly hasSeen: (key: string) => Promise<boolean>;
  /** How many teams have a conversation in which nothing is posted for now because Teams refuses it. */
  readonly countPaused: () => Promise<number>;
  /** Throws if the store cannot be used. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The random keys of open pulses, kept apart from the answers and from their backups. */
export interface PulseKeys {
  /** The pulse's key, made now if there is none. 32 bytes. */
  readonly create: (pulseId: string) => Promise<Uint8Array>;
  readonly read: (pulseId: string) => Promise<Uint8Array | null>;
  /** After this nobody can compute who wrote an answer. May be called again. */
  readonly destroy: (pulseId: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
