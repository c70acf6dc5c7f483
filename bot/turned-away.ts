import type { Config } from './config.ts';
import type { Unsupported } from './parse-activity.ts';

/** What the sender's token says, once botbuilder has checked its signature. */
export interface Claim {
  readonly type: string;
  readonly value: string;
}

interface Sent {
  readonly channelId?: string;
  readonly channelData?: { readonly tenant?: { readonly id?: unknown } };
  readonly conversation?: { readonly tenantId?: string };
}

const BOT_FRAMEWORK = 'https://api.botframework.com';

/**
 * A token for a SingleTenant bot says nothing about the sender's tenant, so it is looked at here; and only Teams itself
 * may speak, not an emulator that holds the bot's own credentials.
 * @returns why nobody listens; undefined where the sender may speak
 */
export function turnedAway(config: Config, activity: Sent, claims: readonly Claim[]): Unsupported | undefined {
  if (config.mode === 'local') return undefined;
  const isFromService = claims.some(({ type, value }) => type === 'iss' && value === BOT_FRAMEWORK);
  if (!isFromService) return { kind: 'unsupported', because: 'a token that is not from the Bot Framework' };
  if (activity.channelId !== 'msteams') return { kind: 'unsupported', because: 'a channel that is not Teams' };
  const tenantId = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  const isAllowed = typeof tenantId === 'string' && config.allowedTenants.includes(tenantId.toLowerCase());
  return isAllowed ? undefined : { kind: 'unsupported', because: 'a tenant that is not in ALLOWED_TENANTS' };
}
