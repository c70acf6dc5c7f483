import type { Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Message } from '../../src/messages.ts';
import { type Messenger, Undeliverable } from '../../src/ports.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { renderCard, summaryOf } from './render-card.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

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

/**
 * The way to Teams' connector, with the credentials that the adapter has (none on a laptop). A client is kept for each
 * service address, because it holds the token.
 */
export function openTeams(adapter: CloudAdapter, botAppId: string): AskTeams {
  const clients = new Map<string, Promise<ConnectorClient>>();
  const clientFor = (serviceUrl: string): Promise<ConnectorClient> => {
    const client = clients.get(serviceUrl) ?? connect(adapter, botAppId, serviceUrl);
    clients.set(serviceUrl, client);
    client.catch(() => clients.delete(serviceUrl));
    return client;
  };
  return async (operation, serviceUrl, request, limitMs = LONGEST_MS) => {
    // The connector obeys any Retry-After, and its own retries cannot be switched off: platform.md §5.
    const abortSignal = AbortSignal.timeout(limitMs);
    const tooLate = new Promise<never>((_resolve, reject) => {
      abortSignal.addEventListener('abort', () => reject(new TeamsFault(`${operation}: no answer in ${limitMs} ms`)));
    });
    try {
      const work = clientFor(serviceUrl).then(({ conversations }) => request(conversations, abortSignal));
      return await Promise.race([work, tooLate]);
    } catch (error) {
      throw translated(operation, error);
    }
  };
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
      await send('post to a person', serviceUrl, chat.id, cardActivity(message));
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
