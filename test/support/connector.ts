import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot asked of Teams. */
export interface Asked {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string;
  readonly body: Record<string, unknown>;
}

/** An answer in place of the usual one; null never answers. */
export interface Fault {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

interface Person {
  readonly id: string;
  readonly [field: string]: unknown;
}

const PEOPLE: readonly Person[] = ['Alex Wilber', 'Megan Bowen', 'Adele Vance', 'Isaiah Langer', 'Patti Fernandez'].map(
  (name, index) => ({
    id: index === 0 ? '29:alex' : `29:user${index}`,
    name,
    aadObjectId: `7f3a5b1e-0000-4000-8000-00000000001${index}`,
    userRole: 'user',
  }),
);

/** Teams' side of the Bot Connector over real HTTP: takes posts and updates, lists members, and can be told to fail. */
export class Connector {
  readonly asked: Asked[] = [];
  /** One page of the member list after another. */
  memberPages: readonly (readonly Person[])[] = [PEOPLE];
  /** What a person is in every meeting, by Entra id; without one, the permission to ask was not given. */
  readonly meetingRoles = new Map<string, string>();
  /** Where conversations have members of their own. */
  pagesOf = (_conversationId: string): readonly (readonly Person[])[] => this.memberPages;
  /** Conversations that the bot is not a member of. */
  readonly closed = new Set<string>();
  /** By method, in front of the usual answer. */
  readonly faults = new Map<string, Fault | null>();
  readonly #server: Server;
  #posts = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get serviceUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/_connector`;
  }

  get posts(): Asked[] {
    return this.asked.filter(({ method, path }) => method === 'POST' && path.includes('/activities'));
  }

  forget(): void {
    this.asked.length = 0;
    this.faults.clear();
    this.memberPages = [PEOPLE];
    this.meetingRoles.clear();
    this.closed.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://connector');
    const method = request.method ?? '';
    const path = decodeURIComponent(pathname.replace('/_connector/v3', ''));
    const { authorization = '' } = request.headers;
    this.asked.push({ method, path, query: searchParams.toString(), authorization, body: await bodyOf(request) });
    const fault = this.faults.get(method);
    if (fault === null) return;
    if (fault) send(response, fault.status, fault.body, fault.headers);
    else if (path.startsWith('/_connector/v1/meetings/')) this.#sendRole(response, path);
    else if (path.endsWith('/pagedmembers') && this.closed.has(path.split('/')[2] ?? ''))
      send(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'no' } });
    else if (path.endsWith('/pagedmembers'))
      send(response, 200, this.#page(path, searchParams.get('continuationToken')));
    else if (path === '/conversations') send(response, 201, { id: 'chat-of-the-person' });
    else send(response, method === 'POST' ? 201 : 200, { id: this.#newPostId() });
  }

  #sendRole(response: ServerResponse, path: string): void {
    const role = this.meetingRoles.get(path.split('/').at(-1) ?? '');
    if (role === undefined) send(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'no' } });
    else send(response, 200, { user: {}, meeting: { role, inMeeting: true }, conversation: {} });
  }

  #newPostId(): string {
    this.#posts += 1;
    return `posted-${this.#posts}`;
  }

  #page(path: string, token: string | null): object {
    const number = Number(token ?? 0);
    const pages = this.pagesOf(path.split('/')[2] ?? '');
    const isLast = number + 1 >= pages.length;
    return { members: pages[number], ...(isLast ? {} : { continuationToken: String(number + 1) }) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
