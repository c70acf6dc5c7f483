import type { Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Message } from '../../src/message.ts';
import { type Messenger, Undeliverable } from '../../src/ports.ts';
import { readThrough } from '../../src/shared/read-through.ts';
import { exponentialMs, retry, withDeadline } from '../../src/shared/retry.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { summaryOf } from '../rendering/card-summaries.ts';
import { renderCard } from '../rendering/render-card.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { openQueues, type Queues, type Route } from './rate-limit-queues.ts';
import { openSecondLook } from './second-look.ts';
import { refusalIn, type TeamsCredentials } from './teams-credentials.ts';
import { faultCodeOf, isPassing, retryAfterOf, statusOf, TeamsFault, translated } from './teams-fault.ts';
import { withoutRetries } from './without-retries.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** Makes the SDK’s adapter, or gives the one that is there: to load it takes as long as the rest of the start. */
export type OpenAdapter = () => CloudAdapter | Promise<CloudAdapter>;

interface TokenGiver {
  readonly appId: string;
  readonly getToken: (isNew: boolean) => Promise<string>;
}

/** Sends one request within Teams’ limits; errors are translated. */
export type AskTeams = <T>(
  operation: string,
  route: Destination,
  request: (conversations: ConnectorClient['conversations'], begun: Begun) => Promise<T>,
  limitMs?: number,
) => Promise<T>;

interface Destination extends Route {
  readonly serviceUrl: string;
  readonly kind: Conversation['kind'];
  /** The one message that it is about; a refusal then says nothing about the conversation. */
  readonly messageId?: string;
}

interface Begun {
  readonly abortSignal: AbortSignal;
  /** Waits for the slot of a further request within this one. */
  readonly goOn: () => Promise<void>;
}

const LONGEST_MS = 15_000;
/** In a turn: Teams redelivers what took fifteen seconds in all. */
const LONGEST_IN_TURN_MS = 9_000;
/** In the queue. */
const PATIENCE_MS = 5_000;
const PATIENCE_IN_BACKGROUND_MS = 40_000;
/** Within one deadline, each pause twice the one before. */
const MOST_TRIES = 4;
const FIRST_WAIT_MS = 500;
const MOST_CLIENTS = 20;
const ANY_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

export interface TeamsOptions {
  readonly credentials?: TeamsCredentials | undefined;
  readonly onThrottled?: () => void;
  readonly queues?: Queues;
  /** Deadline of one request, in milliseconds. */
  readonly longestMs?: number;
  readonly firstWaitMs?: number;
  /** Milliseconds. */
  readonly now?: () => number;
}

/**
 * A client is kept for each service address, because it holds the token; the queue’s wait does not count against the deadline.
 * Retries stay here and are not botbuilder’s: each goes through the queue again, and a 429 blocks its route for everybody.
 */
export function openTeams(
  openAdapter: OpenAdapter,
  botAppId: string,
  {
    credentials,
    onThrottled = () => undefined,
    queues = openQueues(),
    longestMs,
    firstWaitMs = FIRST_WAIT_MS,
    now = () => performance.now(),
  }: TeamsOptions = {},
): AskTeams {
  const secondLook = openSecondLook(now);
  const clients = new LRUCache<string, Promise<ConnectorClient>>({ max: MOST_CLIENTS });
  const clientFor = (serviceUrl: string): Promise<ConnectorClient> =>
    readThrough(clients, serviceUrl, async () =>
      withoutRetries(await connect(await openAdapter(), botAppId, serviceUrl)),
    );
  return async (operation, route, request, limitMs = longestMs ?? longestFor(route)) => {
    const { conversationId, messageId = '' } = route;
    const about = `${operation} ${conversationId} ${messageId}`;
    const turn = async (signal?: AbortSignal): Promise<void> => {
      const patienceMs = route.isInBackground ? PATIENCE_IN_BACKGROUND_MS : PATIENCE_MS;
      const mayGo = await queues.enter(route, patienceMs, signal);
      if (!mayGo) throw new TeamsFault(`${operation}: it is not its turn yet, within Teams’ limits`);
    };
    const waitAfter = (error: unknown, tries: number): number | null => {
      const waitMs = retryAfterOf(error) ?? exponentialMs(tries, firstWaitMs, limitMs);
      if (statusOf(error) === 429) {
        onThrottled();
        queues.hold(route, waitMs);
      }
      return isPassing(error) && tries < MOST_TRIES && waitMs < limitMs ? waitMs : null;
    };
    const ask = async (abortSignal: AbortSignal) => {
      const client = await clientFor(route.serviceUrl);
      // Separately: a 404 of the token endpoint does not mean that a conversation is gone.
      await tokenFor(client, operation, credentials);
      const begun = { abortSignal, goOn: () => turn(abortSignal) };
      const attempt = async (tries: number) => {
        if (tries > 1) await turn(abortSignal);
        return request(client.conversations, begun);
      };
      return retry(attempt, waitAfter, abortSignal);
    };
    try {
      await turn();
      const answer = await withDeadline(limitMs, ask, noAnswer(operation, limitMs));
      credentials?.accepted('Teams');
      secondLook.isThere(about);
      return answer;
    } catch (error) {
      if (statusOf(error) === 401) credentials?.refused('Teams', '401');
      const isPersonal = route.kind === 'personal';
      const fault = translated(operation, { conversationId: messageId ? '' : conversationId, isPersonal }, error);
      const mayBeStray = statusOf(error) === 404 && conversationId !== '' && !secondLook.isMissing(about);
      throw mayBeStray ? new TeamsFault(`${fault.message}, to be looked for again`) : fault;
    }
  };
}

function longestFor({ isInBackground }: Route): number {
  return isInBackground ? LONGEST_MS : LONGEST_IN_TURN_MS;
}

/** For jobs, which nobody waits for. */
export function inBackground(askTeams: AskTeams): AskTeams {
  return (operation, route, ...rest) => askTeams(operation, { ...route, isInBackground: true }, ...rest);
}

/** Requests a new token and sends nothing. A rejection is recorded in `credentials`; other faults are logged. */
export function credentialsCheck(
  openAdapter: OpenAdapter,
  botAppId: string,
  credentials: TeamsCredentials,
  log: Log,
): () => Promise<boolean> {
  const operation = 'check the credentials';
  return async () => {
    try {
      const ask = async (): Promise<void> => {
        const client = await connect(await openAdapter(), botAppId, ANY_SERVICE_URL);
        await tokenFor(client, operation, credentials, { isNew: true });
      };
      await withDeadline(LONGEST_MS, ask, noAnswer(operation, LONGEST_MS));
      return true;
    } catch (error) {
      if (credentials.state() !== 'credentials refused') log.warn(describeError(error), 'credentials not checked');
      return false;
    }
  };
}

/** The request is aborted so that it is not sent later; whether Teams took it is unknown. */
function noAnswer(operation: string, limitMs: number): () => TeamsFault {
  return () => new TeamsFault(`${operation}: no answer in ${limitMs} ms`);
}

/** The client caches the token until five minutes before it expires. On a laptop there is none. */
async function tokenFor(
  client: ConnectorClient,
  operation: string,
  credentials: TeamsCredentials | undefined,
  { isNew = false } = {},
): Promise<void> {
  const giver: object & Partial<TokenGiver> = client.credentials;
  if (!giver.appId || !giver.getToken) return;
  const isAskedFor = isNew || credentials?.state() === 'credentials refused';
  try {
    await giver.getToken(isAskedFor);
    if (isAskedFor) credentials?.accepted('Entra');
  } catch (error) {
    const code = refusalIn(error);
    if (code !== null) credentials?.refused('Entra', code);
    if (isAskedFor && !isNew && (await hasToken(giver.getToken(false)))) return;
    throw new TeamsFault(
      `${operation}: ${code === null ? `no token, ${faultCodeOf(error)}` : `credentials refused, ${code}`}`,
    );
  }
}

/** A token works for up to an hour, whatever has become of the secret. */
function hasToken(kept: Promise<string>): Promise<boolean> {
  return kept.then(
    () => true,
    () => false,
  );
}

export function teamsMessenger(askTeams: AskTeams): Messenger {
  const send = async (operation: string, conversation: Conversation, message: Message) => {
    const sent = await askTeams(operation, conversation, (conversations, { abortSignal }) =>
      conversations.sendToConversation(conversation.conversationId, cardActivity(message), { abortSignal }),
    );
    return sent.id ?? '';
  };
  return {
    post: (conversation, message) => send('post', conversation, message),

    update: async (conversation, activityId, message) => {
      const activity = { ...cardActivity(message), id: activityId };
      try {
        await askTeams('update', { ...conversation, messageId: activityId }, (conversations, { abortSignal }) =>
          conversations.updateActivity(conversation.conversationId, activityId, activity, { abortSignal }),
        );
        return 'updated';
      } catch (error) {
        if (error instanceof Undeliverable && error.because === 'not found') return 'gone';
        throw error;
      }
    },

    postToPerson: async (conversation, teamsId, message) => {
      const conversationId = await openChat(askTeams, conversation, teamsId);
      const activityId = await send('post to a person', { ...conversation, conversationId, kind: 'personal' }, message);
      return { conversationId, activityId };
    },
  };
}

/** Opening a chat that exists changes nothing. */
export async function openChat(
  askTeams: AskTeams,
  conversation: Conversation,
  teamsId: string,
  limitMs?: number,
): Promise<string> {
  const chat = await askTeams(
    'open a personal chat',
    { ...conversation, conversationId: '', kind: 'personal' },
    (conversations, { abortSignal }) =>
      conversations.createConversation(personalChat(conversation, teamsId), { abortSignal }),
    limitMs,
  );
  return chat.id;
}

/** No text: Teams splits text and card into two messages. The summary is for the notification. */
function cardActivity(message: Message): Partial<Activity> {
  return {
    type: 'message',
    summary: summaryOf(message),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: renderCard(message) }],
  };
}

function personalChat({ botId, tenantId }: Conversation, teamsId: string) {
  return {
    isGroup: false,
    bot: { id: botId, name: '' },
    members: [{ id: teamsId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
}

async function connect(adapter: CloudAdapter, botAppId: string, serviceUrl: string): Promise<ConnectorClient> {
  let client: ConnectorClient | undefined;
  // The adapter gives its client only to a turn; this one sends nothing.
  await adapter.continueConversationAsync(botAppId, { serviceUrl }, async ({ turnState }) => {
    client = turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  });
  if (client === undefined) throw new TeamsFault('connect: the adapter has no client');
  return client;
}
