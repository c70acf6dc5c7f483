import { setTimeout as wait } from 'node:timers/promises';
import type { Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Message } from '../../src/message.ts';
import type { Messenger } from '../../src/ports.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { summaryOf } from '../rendering/card-summaries.ts';
import { renderCard } from '../rendering/render-card.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { openQueues, type Queues, type Route } from './rate-limit-queues.ts';
import { refusalIn, type TeamsCredentials } from './teams-credentials.ts';
import { codeOf, isPassing, retryAfterOf, statusOf, TeamsFault, translated } from './teams-fault.ts';
import { withoutRetries } from './without-retries.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** What botbuilder's credentials are, whichever they are. */
interface TokenGiver {
  readonly appId: string;
  readonly getToken: (isNew: boolean) => Promise<string>;
}

/** One request to Teams, within its limits; an error is translated. */
export type AskTeams = <T>(
  operation: string,
  way: Destination,
  request: (conversations: ConnectorClient['conversations'], begun: Begun) => Promise<T>,
  limitMs?: number,
) => Promise<T>;

interface Destination extends Route {
  readonly serviceUrl: string;
  /** A no says nothing of the conversation then. */
  readonly isAboutOneMessage?: boolean;
}

/** A request whose turn has come. */
interface Begun {
  readonly abortSignal: AbortSignal;
  /** For a second request within this one: waits until it may go too. */
  readonly goOn: () => Promise<void>;
}

const LONGEST_MS = 15_000;
/** Of what a turn waits for: what takes longer than fifteen seconds in all Teams sends again. */
const LONGEST_IN_TURN_MS = 9_000;
/** For its turn; a person waits for some of it, and a job is put back for later. */
const PATIENCE_MS = 5_000;
const PATIENCE_IN_BACKGROUND_MS = 40_000;
/** All within the time of one request, each wait twice as long as the one before. */
const MOST_TRIES = 4;
const FIRST_WAIT_MS = 500;
/** Nothing is asked of it: a client has to be for some address. */
const ANY_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

export interface TeamsOptions {
  /** Are told what Entra and Teams make of them. */
  readonly credentials?: TeamsCredentials | undefined;
  readonly onThrottled?: () => void;
  readonly queues?: Queues;
  /** How long one request may take once it has begun, in milliseconds. */
  readonly longestMs?: number;
  readonly firstWaitMs?: number;
}

/**
 * The way to Teams' connector, with the credentials that the adapter has (none on a laptop). A client is kept for each
 * service address, because it holds the token. What waits for its turn has not begun: its time does not run yet.
 */
export function openTeams(
  adapter: CloudAdapter,
  botAppId: string,
  {
    credentials,
    onThrottled = () => undefined,
    queues = openQueues(),
    longestMs,
    firstWaitMs = FIRST_WAIT_MS,
  }: TeamsOptions = {},
): AskTeams {
  const clients = new Map<string, Promise<ConnectorClient>>();
  const clientFor = (serviceUrl: string): Promise<ConnectorClient> => {
    const open = async () => withoutRetries(await connect(adapter, botAppId, serviceUrl));
    const client = clients.get(serviceUrl) ?? open();
    clients.set(serviceUrl, client);
    client.catch(() => clients.delete(serviceUrl));
    return client;
  };
  return async (operation, way, request, limitMs = longestMs ?? longestFor(way)) => {
    const turn = async (signal?: AbortSignal): Promise<void> => {
      const patienceMs = way.isInBackground ? PATIENCE_IN_BACKGROUND_MS : PATIENCE_MS;
      const mayGo = await queues.enter(way, patienceMs, signal);
      if (!mayGo) throw new TeamsFault(`${operation}: it is not its turn yet, within Teams’ limits`);
    };
    /** How long to wait before the next try, in milliseconds; null if this one was the last. */
    const waitAfter = (error: unknown, tries: number): number | null => {
      const waitMs = retryAfterOf(error) ?? firstWaitMs * 2 ** (tries - 1);
      if (statusOf(error) === 429) {
        onThrottled();
        queues.hold(way, waitMs);
      }
      return isPassing(error) && tries < MOST_TRIES && waitMs < limitMs ? waitMs : null;
    };
    const ask = async (abortSignal: AbortSignal) => {
      const client = await clientFor(way.serviceUrl);
      // Apart from the request: a 404 of whoever gives tokens does not mean that a conversation is gone.
      await tokenFor(client, operation, credentials);
      const begun = { abortSignal, goOn: () => turn(abortSignal) };
      for (let tries = 1; ; tries += 1) {
        try {
          return await request(client.conversations, begun);
        } catch (error) {
          const waitMs = waitAfter(error, tries);
          if (waitMs === null || abortSignal.aborted) throw error;
          await wait(waitMs, undefined, { signal: abortSignal });
          await turn(abortSignal);
        }
      }
    };
    try {
      await turn();
      const answer = await within(operation, limitMs, ask);
      credentials?.accepted('Teams');
      return answer;
    } catch (error) {
      if (statusOf(error) === 401) credentials?.refused('Teams', '401');
      throw translated(operation, way.isAboutOneMessage ? '' : way.conversationId, error);
    }
  };
}

function longestFor({ isInBackground }: Route): number {
  return isInBackground ? LONGEST_MS : LONGEST_IN_TURN_MS;
}

/** The same way, for what nobody waits for. */
export function inBackground(askTeams: AskTeams): AskTeams {
  return (operation, way, ...rest) => askTeams(operation, { ...way, isInBackground: true }, ...rest);
}

/**
 * Asks for a new token, whether or not there is one, and sends nothing. True if there was one: what is wrong stands in
 * `credentials`, or in the log if it may pass.
 */
export function credentialsCheck(
  adapter: CloudAdapter,
  botAppId: string,
  credentials: TeamsCredentials,
  log: Log,
): () => Promise<boolean> {
  const operation = 'check the credentials';
  return async () => {
    try {
      await within(operation, LONGEST_MS, async () => {
        const client = await connect(adapter, botAppId, ANY_SERVICE_URL);
        await tokenFor(client, operation, credentials, { isNew: true });
      });
      return true;
    } catch (error) {
      if (credentials.state() !== 'credentials refused') log.warn(describeError(error), 'credentials not checked');
      return false;
    }
  };
}

/** What is not answered in time is cut off, so that it is not sent later; whether Teams took it nobody knows then. */
async function within<T>(operation: string, limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abortSignal = AbortSignal.timeout(limitMs);
  const tooLate = new Promise<never>((_resolve, reject) => {
    abortSignal.addEventListener('abort', () => reject(new TeamsFault(`${operation}: no answer in ${limitMs} ms`)));
  });
  return Promise.race([work(abortSignal), tooLate]);
}

/** The client keeps the token until five minutes before it ends. On a laptop there is none to be had. */
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
      `${operation}: ${code === null ? `no token, ${codeOf(error)}` : `credentials refused, ${code}`}`,
    );
  }
}

/** One that was given out before goes on working for up to an hour, whatever has become of the secret. */
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
      const one = { ...conversation, isAboutOneMessage: true };
      return askTeams('update', one, async (conversations, { abortSignal }) => {
        try {
          await conversations.updateActivity(conversation.conversationId, activityId, activity, { abortSignal });
          return 'updated';
        } catch (error) {
          if (statusOf(error) === 404) return 'gone';
          throw error;
        }
      });
    },

    postToPerson: async (conversation, teamsId, message) => {
      const conversationId = await openChat(askTeams, conversation, teamsId);
      const activityId = await send('post to a person', { ...conversation, conversationId }, message);
      return { conversationId, activityId };
    },
  };
}

/** The id of a person's own chat with the bot; opening one that is there changes nothing. */
export async function openChat(
  askTeams: AskTeams,
  conversation: Conversation,
  teamsId: string,
  limitMs?: number,
): Promise<string> {
  const chat = await askTeams(
    'open a personal chat',
    { ...conversation, conversationId: '' },
    (conversations, { abortSignal }) =>
      conversations.createConversation(personalChat(conversation, teamsId), { abortSignal }),
    limitMs,
  );
  return chat.id;
}

/** Only the card: Teams splits text and card into two messages. The summary is what a notification shows. */
function cardActivity(message: Message): Partial<Activity> {
  return {
    type: 'message',
    summary: summaryOf(message),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: renderCard(message) }],
  };
}

/** What opens a person's own chat with the bot: by the id Teams mentions them by, or by their Entra id. */
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
  // The adapter hands its client only to a turn; this one sends nothing.
  await adapter.continueConversationAsync(botAppId, { serviceUrl }, async ({ turnState }) => {
    client = turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  });
  if (client === undefined) throw new TeamsFault('connect: the adapter has no client');
  return client;
}
