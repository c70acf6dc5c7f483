import type { Config } from '../config.ts';
import type { Unsupported } from './parse-activity.ts';

interface Sent {
  readonly channelId?: string;
  readonly channelData?: { readonly tenant?: { readonly id?: unknown } };
  readonly conversation?: { readonly tenantId?: string };
}

/**
 * A token proves that the Bot Framework sent the request, not the channel nor the sender’s tenant; the bot’s own tenant governs
 * outgoing requests only.
 * @returns why the activity is ignored; undefined where it is accepted
 */
export function checkTenant(config: Config, activity: Sent): Unsupported | undefined {
  if (config.mode === 'local') return undefined;
  if (activity.channelId !== 'msteams') return { kind: 'unsupported', because: 'a channel that is not Teams' };
  const tenantId = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  const isAllowed = typeof tenantId === 'string' && config.allowedTenants.includes(tenantId.toLowerCase());
  return isAllowed ? undefined : { kind: 'unsupported', because: 'a tenant that is not in ALLOWED_TENANTS' };
}
