import type { Config } from '../config.ts';
import type { Unsupported } from './parse-activity.ts';

interface Sent {
  readonly channelId?: string;
  readonly channelData?: { readonly tenant?: { readonly id?: unknown } };
  readonly conversation?: { readonly tenantId?: string };
}

/**
 * A token says that the Bot Framework sends, but nothing of the channel or of the sender's tenant, and the bot's own tenant
 * governs only what goes out. So both are looked at here.
 * @returns why nobody listens; undefined where the sender may speak
 */
export function checkTenant(config: Config, activity: Sent): Unsupported | undefined {
  if (config.mode === 'local') return undefined;
  if (activity.channelId !== 'msteams') return { kind: 'unsupported', because: 'a channel that is not Teams' };
  const tenantId = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  const isAllowed = typeof tenantId === 'string' && config.allowedTenants.includes(tenantId.toLowerCase());
  return isAllowed ? undefined : { kind: 'unsupported', because: 'a tenant that is not in ALLOWED_TENANTS' };
}
