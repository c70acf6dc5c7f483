import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Config, Secrets } from '../config.ts';

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;
type UserTokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/** botbuilder's adapter, with the bot's credentials, for all that goes out to Teams; what comes in is teams-bot.ts's. */
export function makeAdapter(config: Config, { botPassword }: Secrets): CloudAdapter {
  if (config.mode === 'local') return new CloudAdapter(new Authentication({}));
  const { type, id, tenantId } = config.bot;
  return new CloudAdapter(
    new Authentication({
      MicrosoftAppType: type,
      MicrosoftAppId: id,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppPassword: botPassword,
    }),
  );
}

/** Keeps the client for signing people in, which botbuilder makes anew each time it speaks; this bot signs nobody in. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  #userTokenClient: UserTokenClient | undefined;

  override createUserTokenClient(...identity: Identity): UserTokenClient {
    this.#userTokenClient ??= super.createUserTokenClient(...identity);
    return this.#userTokenClient;
  }
}
