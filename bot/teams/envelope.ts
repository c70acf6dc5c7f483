/** Where Teams can be answered, and as whom, if an activity does not say. */
export interface Fallback {
  readonly serviceUrl: string;
  readonly botId: string;
}

type Sent = Readonly<Record<string, unknown>>;

/** The activity with what botbuilder needs of its envelope, where Teams left it out or wrote it in another case. */
export function wholeEnvelope(sent: object, { serviceUrl, botId }: Fallback): object {
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
