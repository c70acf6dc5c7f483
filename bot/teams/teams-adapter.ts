import { setTimeout as wait } from 'node:timers/promises';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { readThrough } from '../../src/shared/read-through.ts';
import type { Config, Secrets } from '../config.ts';
import { SAMPLE_TEAM } from '../local/sample-team.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { type Fallback, wholeEnvelope } from './envelope.ts';
import type { Queues } from './rate-limit-queues.ts';
import { TeamsFault } from './teams-fault.ts';
import { withoutRetries } from './without-retries.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type ConnectorClient = ReturnType<ConnectorFactory['create']>;
type UserTokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

const AUDIENCE = 'https://api.botframework.com';
/** Teams has one for each of its regions; on a laptop a request may name any. */
const MOST_CLIENTS = 20;
const PATIENCE_MS = 5_000;
const SORRY = 'Something went wrong on our side. Nothing was lost; please try again.';
const LONGEST_SORRY_MS = 5_000;

/** Runs turns with botbuilder for requests whose token bot/http/verify-token.ts has checked. */
export class TeamsAdapter extends CloudAdapter {
  readonly #botId: string;
  readonly #fallback: Fallback;
  readonly #clients = new LRUCache<string, ConnectorClient>({ max: MOST_CLIENTS });
  readonly #queues: Queues;

  /** @param queues limit what a turn sends by itself; everything else goes through teams-messenger.ts */
  constructor(config: Config, secrets: Secrets, queues: Queues) {
    super(authenticationFor(config, secrets));
    this.#queues = queues;
    this.#botId = config.mode === 'production' ? config.bot.id : '';
    this.#fallback = fallbackOf(config);
  }

  async take(sent: object, run: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const activity = wholeEnvelope(sent, this.#fallback);
    const claimsIdentity = this.createClaimsIdentity(this.#botId);
    const made = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    const connectorFactory = { create: (serviceUrl: string) => this.#clientFor(serviceUrl, made) };
    // parse-activity.ts checks the shape before anything relies on it.
    return this.processActivity({ audience: AUDIENCE, claimsIdentity, connectorFactory }, activity as Activity, run);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const { channelData, conversation } = context.activity;
    const route = {
      tenantId: String(channelData?.tenant?.id ?? conversation.tenantId),
      conversationId: conversation.id,
    };
    const isToTeams = activities.some(({ type }) => type !== 'invokeResponse');
    if (isToTeams && !(await this.#queues.enter(route, PATIENCE_MS))) {
      throw new TeamsFault('answer: it is not its turn yet, within Teams’ limits');
    }
    return super.sendActivities(context, activities);
  }

  /**
   * botbuilder makes a client per turn, which takes longer than most turns and is hardly ever used. It holds an address and the
   * bot’s credentials, nothing of the turn.
   */
  #clientFor(serviceUrl: string, factory: ConnectorFactory): ConnectorClient {
    const open = () => factory.create(serviceUrl, AUDIENCE).then(withoutRetries);
    return readThrough(this.#clients, serviceUrl, open);
  }
}

/** In production every activity names the address that it is signed for. */
function fallbackOf(config: Config): Fallback {
  return config.mode === 'production'
    ? { serviceUrl: '', botId: `28:${config.bot.id}` }
    : { serviceUrl: `http://localhost:${config.playgroundPort}/_connector`, botId: SAMPLE_TEAM.bot.id };
}

/** Kept for the same reason; this bot signs nobody in. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  #userTokenClient: UserTokenClient | undefined;

  override createUserTokenClient(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): UserTokenClient {
    this.#userTokenClient ??= super.createUserTokenClient(...identity);
    return this.#userTokenClient;
  }
}

function authenticationFor(config: Config, { botPassword }: Secrets): Authentication {
  if (config.mode === 'local') return new Authentication({});
  const { type, id, tenantId } = config.bot;
  return new Authentication({
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: botPassword,
  });
}

/** The protocol wants HTTP 200 whenever the bot’s code ran; the body has the status. */
export function answerInvoke({ turnState }: TurnContext, body: object): void {
  turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200, body } });
}

/** One plain sentence, where there is nothing else to say. */
export async function saySorry(context: TurnContext, log: Log): Promise<void> {
  const sentence: Partial<Activity> = { type: 'message', text: SORRY, textFormat: 'plain' };
  try {
    await Promise.race([context.sendActivity(sentence), wait(LONGEST_SORRY_MS, undefined, { ref: false })]);
  } catch (error) {
    log.warn(describeError(error), 'a person could not be told that something went wrong');
  }
}
