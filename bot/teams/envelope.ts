import type { Config } from '../config.ts';
import { SAMPLE_TEAM } from '../local/sample-team.ts';

/** Where Teams can be answered, and as whom, if an activity does not say. */
export interface Fallback {
  readonly serviceUrl: string;
  readonly botId: string;
}

/** In production every activity names the address that it is signed for. */
export function fallbackOf(config: Config): Fallback {
  return config.mode === 'production'
    ? { serviceUrl: '', botId: `28:${config.bot.id}` }
    : { serviceUrl: `http://localhost:${config.playgroundPort}/_connector`, botId: SAMPLE_TEAM.bot.id };
}

type Sent = Readonly<Record<string, unknown>>;

/** The activity with what is needed to answer it, where Teams left it out or wrote it in another case. */
export function wholeEnvelope(sent: object, { serviceUrl, botId }: Fallback): Sent {
  const activity: Sent = Object(sent);
  const { type, recipient } = activity;
  const isInvoke = typeof type === 'string' && type.toLowerCase() === 'invoke';
  return {
    ...activity,
    type: isInvoke ? 'invoke' : type,
    serviceUrl: isText(activity.serviceUrl) ? activity.serviceUrl : serviceUrl,
    recipient: isText(Object(recipient).id) ? recipient : { ...Object(recipient), id: botId },
  };
}

/** An invoke's name, empty where it has none; null of all else, which is not answered. */
export function invokeIn({ type, name }: Sent): string | null {
  if (type !== 'invoke') return null;
  return typeof name === 'string' ? name : '';
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Whether two addresses lead to the same place: they differ by a slash at the end, or by case. */
export function isSameAddress(one: unknown, other: string): boolean {
  return one === other || (typeof one === 'string' && plainAddress(one) === plainAddress(other));
}

function plainAddress(address: string): string {
  return (URL.parse(address)?.href ?? address).toLowerCase().replace(/\/+$/, '');
}
