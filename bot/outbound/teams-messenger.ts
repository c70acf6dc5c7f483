import type { Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Message } from '../../src/messages.ts';
import { type Messenger, Undeliverable } from '../../src/ports.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { describeError, type Log } from '../log.ts';
import { countThrottles } from './count-throttles.ts';
import { renderCard, summaryOf } from './render-card.ts';
import { refusalIn, type TeamsCredentials } from './teams-credentials.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** What botbuilder's credentials are, whichever they are. */
interface TokenGiver {
  readonly appId: string;
  readonly getToken: (isNew: boolean) => Promise<string>;
}

/** Teams did not do what it was asked; it may do so later. */
export class TeamsFault extends Error {
  override readonly name = 'TeamsFault';
}

/** One request to Teams, in which an error is translated and nothing takes longer than `limitMs`. */
export type AskTeams = <T>(
  operation: string,
  serviceUrl: string,
  request: (conversations: ConnectorClient['conversations'], abortSignal: AbortSignal) => Promise<T>,
  limitMs?: number,
) => Promise<T>;

const LONGEST_MS = 15_000;
/** Nothing is asked of it: a client has to be for some address. */
const ANY_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/**
 * The way to Teams' connector, with the credentials that the adapter has (none on a laptop). A client is kept for each
 * service address, because it holds the token.
 * @param credentials are told what Entra and Teams make of them
 */
export function openTeams(
  adapter: CloudAdapter,
  botAppId: string,
  credentials?: TeamsCredentials,
  onThrottled: () => void = () => undefined,
): AskTeams {
  const clients = new Map<string, Promise<ConnectorClient>>();
  const clientFor = (serviceUrl: string): Promise<ConnectorClient> => {
    const open = async () => countThrottles(await connect(adapter, botAppId, serviceUrl), onThrottled);
    const client = clients.get(serviceUrl) ?? open();
    clients.set(serviceUrl, client);
    client.catch(() => clients.delete(serviceUrl));
    return client;
  };
  return async (operation, serviceUrl, request, limitMs = LONGEST_MS) => {
    try {
      const answer = await within(operation, limitMs, async (abortSignal) => {
        const client = await clientFor(serviceUrl);
        // Apart from the request: a 404 of whoever gives tokens does not mean that a conversation is gone.
        await tokenFor(client, operation, credentials);
        return request(client.conversations, abortSignal);
      });
      credentials?.accepted('Teams');
      return answer;
    } catch (error) {
      if (statusOf(error) === 401) credentials?.refused('Teams', '401');
      throw translated(operation, error);
    }
  };
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

/** The connector obeys any Retry-After, and its own retries cannot be switched off: platform.md §5. */
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
  const send = async (operation: string, serviceUrl: string, conversationId: string, activity: Partial<Activity>) => {
    const sent = await askTeams(operation, serviceUrl, (conversations, abortSignal) =>
      conversations.sendToConversation(conversationId, activity, { abortSignal }),
    );
    return sent.id ?? '';
  };
  return {
    post: ({ serviceUrl, conversationId }, message) => send('post', serviceUrl, conversationId, cardActivity(message)),

    update: async ({ serviceUrl, conversationId }, activityId, message) => {
      const activity = { ...cardActivity(message), id: activityId };
      return askTeams('update', serviceUrl, async (conversations, abortSignal) => {
        try {
          await conversations.updateActivity(conversationId, activityId, activity, { abortSignal });
          return 'updated';
        } catch (error) {
          if (statusOf(error) === 404) return 'gone';
          throw error;
        }
      });
    },

    postToPerson: async (conversation, teamsId, message) => {
      const { serviceUrl } = conversation;
      const chat = await askTeams('open a personal chat', serviceUrl, (conversations, abortSignal) =>
        conversations.createConversation(personalChat(conversation, teamsId), { abortSignal }),
      );
      const activityId = await send('post to a person', serviceUrl, chat.id, cardActivity(message));
      return { conversationId: chat.id, activityId };
    },
  };
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
export function personalChat({ botId, tenantId }: Conversation, teamsId: string) {
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

/**
 * 403 says that the bot was removed, blocked or forbidden, with half a dozen codes and sometimes none; 404 that the
 * conversation is gone. Only a wrong host (InvalidBotApiHost) is ours to mend.
 */
function translated(operation: string, error: unknown): Error {
  if (error instanceof TeamsFault || error instanceof Undeliverable) return error;
  const status = statusOf(error);
  const sentence = `${operation}: ${[status, codeOf(error)].filter(Boolean).join(' ') || 'failed'}`;
  const isGone = status === 404 || (status === 403 && codeOf(error) !== 'InvalidBotApiHost');
  return isGone ? new Undeliverable(sentence) : new TeamsFault(sentence);
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Its message may hold the body of Teams' answer, so only a code that looks like one is passed on. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : error.name;
}
