import { readFileSync } from 'node:fs';
import { execute, type Got, type Sent } from '../support/bot-under-test.ts';
import { type Asked, Connector } from '../support/connector.ts';
import type { Colleague, GroupChat } from './group-chats.ts';

const FIXTURE = new URL('../fixtures/activities/group-execute.json', import.meta.url);
const RESULT = /(\d+) of (\d+) answered ·/;

/** Teams for these chats: lists their members and takes what the bots post. */
export async function startTeams(chats: readonly GroupChat[]): Promise<Connector> {
  const connector = new Connector();
  const byId = new Map(chats.map(({ chatId, members }) => [chatId, members]));
  connector.pagesOf = (chatId) => [byId.get(chatId) ?? []];
  await connector.start();
  return connector;
}

/** How often a result was posted into each chat. */
export function resultsIn({ posts }: Connector): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of posts.filter(isResult)) {
    const chatId = path.split('/')[2] ?? '';
    counts.set(chatId, (counts.get(chatId) ?? 0) + 1);
  }
  return counts;
}

function isResult({ body }: Asked): boolean {
  return RESULT.test(JSON.stringify(body)) && JSON.stringify(body).includes('What we said');
}

/** Presses a button as Teams would send it, to the bot on that port. */
export function presserFor(connector: Connector) {
  const recorded: Sent & { conversation: object } = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  let pressed = 0;
  return async (port: number, chatId: string, { id, name, aadObjectId }: Colleague, verb: string, data: Sent) => {
    pressed += 1;
    const activity: Sent = {
      ...recorded,
      id: `activity-${pressed}`,
      serviceUrl: connector.serviceUrl,
      from: { id, name, aadObjectId },
      conversation: { ...recorded.conversation, id: chatId },
      ...execute(verb, data),
    };
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    return { status: response.status, body: await response.json() } satisfies Got;
  };
}

/** True if the answer to a pressed button is a card that is no error. */
export function isTaken({ status, body }: Got): boolean {
  return status === 200 && typeof body === 'object' && body !== null && 'statusCode' in body && body.statusCode === 200;
}
