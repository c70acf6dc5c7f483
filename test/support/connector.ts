import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

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

/** What goes wrong with one request. */
export interface Trouble {
  /** Null never answers, 'reset' cuts the connection. */
  readonly fault: Fault | null | 'reset';
  /** Teams did what it was asked all the same, and only its answer is lost. */
  readonly isTaken?: boolean;
}

export interface Person {
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
  /** The chat of the bot with one person, by the id that Teams mentions them by. */
  chatOf = (_teamsId: string): string => 'chat-of-the-person';
  /** Conversations that the bot is not a member of. */
  readonly closed = new Set<string>();
  /** By method, in front of the usual answer. */
  readonly faults = new Map<string, Fault | null>();
  /** Before all others: what goes wrong with this request, if anything does. */
  trouble: (asked: Asked) => Trouble | undefined = () => undefined;
  /** How long an answer takes, in milliseconds. */
  delayMs = 0;
  /** Posts that Teams took, whatever it answered. */
  readonly taken: Asked[] = [];
  /** Under which id a post, or a change, was taken. */
  readonly ids = new Map<Asked, string>();
  /** Requests that the bot gave up before they were answered. */
  cutOff = 0;
  readonly #server: Server;
  #posts = 0;
  #hurried = Promise.withResolvers<void>();
  #isHurried = false;

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

  /** No answer takes any time from now on, nor those that were being waited for; one that would never come is cut off. */
  hurry(): void {
    this.delayMs = 0;
    this.#isHurried = true;
    this.#hurried.resolve();
    this.#hurried = Promise.withResolvers();
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
    this.taken.length = 0;
    this.ids.clear();
    this.cutOff = 0;
    this.trouble = () => undefined;
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
    const body = await bodyOf(request);
    // Whoever asked died before all of it had arrived.
    if (body === null) return;
    const asked = { method, path, query: searchParams.toString(), authorization, body };
    this.asked.push(asked);
    response.once('close', () => {
      if (!response.writableEnded && fault !== 'reset' && !this.#isHurried) this.cutOff += 1;
    });
    const trouble = this.trouble(asked);
    const isPost = method === 'POST' && path.endsWith('/activities');
    const fault = trouble ? trouble.fault : this.faults.get(method);
    if (isPost && (fault === undefined || trouble?.isTaken)) this.taken.push(asked);
    if (this.delayMs > 0) await Promise.race([wait(this.delayMs), this.#hurried.promise]);
    if (fault === null) await this.#hurried.promise;
    if (fault === 'reset' || fault === null) request.socket.destroy();
    else if (fault) send(response, fault.status, fault.body, fault.headers);
    else this.#answerWell(asked, response, searchParams.get('continuationToken'));
  }

  #answerWell(asked: Asked, response: ServerResponse, token: string | null): void {
    const { method, path, body } = asked;
    if (path.startsWith('/_connector/v1/meetings/')) this.#sendRole(response, path);
    else if (path.endsWith('/pagedmembers') && this.closed.has(path.split('/')[2] ?? ''))
      send(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'no' } });
    else if (path.endsWith('/pagedmembers')) send(response, 200, this.#page(path, token));
    else if (path === '/conversations') send(response, 201, { id: this.chatOf(memberIn(body)) });
    else send(response, method === 'POST' ? 201 : 200, { id: this.#newPostId(asked) });
  }

  #sendRole(response: ServerResponse, path: string): void {
    const role = this.meetingRoles.get(path.split('/').at(-1) ?? '');
    if (role === undefined) send(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'no' } });
    else send(response, 200, { user: {}, meeting: { role, inMeeting: true }, conversation: {} });
  }

  #newPostId(asked: Asked): string {
    this.#posts += 1;
    const id = `posted-${this.#posts}`;
    this.ids.set(asked, id);
    return id;
  }

  #page(path: string, token: string | null): object {
    const number = Number(token ?? 0);
    const pages = this.pagesOf(path.split('/')[2] ?? '');
    const isLast = number + 1 >= pages.length;
    return { members: pages[number], ...(isLast ? {} : { continuationToken: String(number + 1) }) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = await request.toArray().catch(() => []);
  if (!request.complete) return null;
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

function memberIn({ members }: Record<string, unknown>): string {
  const [member]: unknown[] = Array.isArray(members) ? members : [];
  return typeof member === 'object' && member !== null && 'id' in member ? String(member.id) : '';
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
