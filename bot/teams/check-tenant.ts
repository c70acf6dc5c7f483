import type { Config } from '../config.ts';
import type { Inbound } from './parse-activity.ts';

/** Whose people the bot may take something from; on a laptop everybody's. */
export function isAllowed(config: Config, tenantId: string): boolean {
  return config.mode === 'local' || config.allowedTenants.includes(tenantId);
}

/**
 * A token proves that the Bot Framework sent the request, not the channel nor the sender’s tenant; the bot’s own tenant governs
 * outgoing requests only.
 * @returns what it is for the bot: nothing, where it comes from elsewhere
 */
export function admitted(config: Config, channelId: unknown, inbound: Inbound): Inbound {
  if (config.mode === 'local' || inbound.kind === 'unsupported') return inbound;
  const isTeams = typeof channelId === 'string' && channelId.toLowerCase() === 'msteams';
  if (!isTeams) return { kind: 'unsupported', because: 'a channel that is not Teams' };
  if (isAllowed(config, inbound.caller.conversation.tenantId)) return inbound;
  return { kind: 'unsupported', because: 'a tenant that is not in ALLOWED_TENANTS' };
}
