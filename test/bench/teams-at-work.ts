import { readFileSync } from 'node:fs';
import { execute, type Got, type Sent } from '../support/bot-under-test.ts';
import { type Asked, Connector } from '../support/connector.ts';

const FIXTURE = new URL('../fixtures/activities/group-execute.json', import.meta.url);
const RESULT = /(\d+) of (\d+) people answered/;

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly userRole: 'user';
};

/** A group chat; nobody is in two of them, so that no result is held back for the sake of another. */
export interface GroupChat {
  readonly chatId: string;
  readonly members: readonly Colleague[];
}

export function groupChats(count: number, people: number): GroupChat[] {
  return Array.from({ length: count }, (_, chat) => ({
    chatId: `19:chat-${chat}@thread.v2`,
    members: Array.from({ length: people }, (_, place) => ({
      id: `29:${chat}-${place}`,
      name: `Colleague ${place} of chat ${chat}`,
      aadObjectId: `7f3a5b1e-0000-4000-8000-${String(chat * 1000 + place).padStart(12, '0')}`,
      userRole: 'user',
    })),
  }));
}

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
