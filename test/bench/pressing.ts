import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { execute, type Sent } from '../support/bot-under-test.ts';
import type { Colleague } from './group-chats.ts';

/** A request as it goes over the wire, made before the clock starts. */
export interface Ready {
  readonly body: string;
  readonly authorization: string;
  /** Words that stand in the right answer. */
  readonly expects: string;
}

/** Throws if it is not answered as it should be. */
export type Send = (ready: Ready) => Promise<void>;

export const SERVICE_URL = 'https://smba.trafficmanager.net/uk/';
export const TENANT = '7f3a5b1e-0000-4000-8000-000000000001';

const FIXTURE = new URL('../fixtures/activities/group-execute.json', import.meta.url);

/** What Teams sends when somebody presses a button, to be answered at a service address that nobody calls. */
export function presses() {
  const recorded: Sent & { conversation: object } = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  let pressed = 0;
  return (chatId: string, { id, name, aadObjectId }: Colleague, verb: string, data: Sent): string => {
    pressed += 1;
    return JSON.stringify({
      ...recorded,
      id: `activity-${pressed}`,
      serviceUrl: SERVICE_URL,
      from: { id, name, aadObjectId },
      conversation: { ...recorded.conversation, id: chatId },
      ...execute(verb, data),
    });
  };
}

/** To the bot on this port, over connections that are kept open, as Teams' service does. */
export function senderTo(port: number): Send {
  const agent = new Agent({ keepAlive: true });
  const send: Send = ({ body, authorization, expects }) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization,
      };
      const options = { agent, port, host: '127.0.0.1', method: 'POST', path: '/api/messages', headers };
      const sent = request(options, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200 && text.includes(expects)) resolve();
          else reject(new Error(`answered with ${response.statusCode}, ${text.slice(0, 500)}`));
        });
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The bot closed a connection that was idle for five seconds, just as it was to be used again.
        const isClosed = sent.reusedSocket && error.code === 'ECONNRESET';
        if (isClosed) send({ body, authorization, expects }).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  return send;
}
