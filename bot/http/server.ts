import type { IncomingMessage } from 'node:http';
import { pino } from 'pino';
import getRawBody from 'raw-body';
import { type Request, type RequestHandler, type Response, createServer as restify, type Server } from 'restify';
import { z } from 'zod';
import { FRAMEWORK_PAGES } from '../../src/frameworks/shared-page.ts';
import type { Ports } from '../../src/ports.ts';
import { FOR_STAFF_PAGE } from '../../src/privacy/speak-up.ts';
import { isSameAddress } from '../teams/envelope.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import { accessibilityPage } from './accessibility-page.ts';
import { frameworkPage } from './framework-page.ts';
import { faultPage, HOME_PAGE, TERMS_PAGE } from './pages.ts';
import { type NoticeFacts, privacyPage } from './privacy-page.ts';
import { staffPage } from './staff-page.ts';
import { watchStrangers } from './strangers.ts';
import type { Rejection, Signed } from './verify-token.ts';
import { logRejectedTokens } from './verify-token.ts';

export interface Health {
  readonly isWell: boolean;
  readonly [part: string]: unknown;
}

/** A null address is not compared: nobody signs in local mode. */
type Sender = Signed | { readonly serviceUrl: null };

export interface ServerParts {
  readonly authorise: (authorization: string | undefined) => Promise<Sender | Rejection>;
  /** Runs the turn, and gives what an invoke is answered with. */
  readonly take: (activity: Activity) => Promise<{ readonly status: number; readonly body?: unknown } | undefined>;
  /** Whether an operator has to look: the store, the jobs, and whether Teams accepts the bot’s credentials. */
  readonly health: () => Promise<Health>;
  /** Liveness: stays true while the store is away or a secret has expired, which no restart mends. */
  readonly isAlive: () => boolean;
  readonly notice: NoticeFacts;
  /** Each of them is a page to print. */
  readonly frameworks: Pick<Ports['frameworks'], 'get'>;
  readonly log: Log;
  readonly limits?: Partial<Limits> | undefined;
}

/** Checked before botbuilder, which throws outside any handler if these have other types. */
const Envelope = z.object({ type: z.string().min(1), serviceUrl: z.string().nullish() });
type Activity = z.infer<typeof Envelope>;

export interface Limits {
  /** From the first byte, or from connecting, to the end of the headers. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
  /** Azure’s ingress keeps idle connections for four minutes, and must not meet one that closes. */
  readonly keepAliveTimeout: number;
  readonly maxConnections: number;
  /** How many of them may be without a right token; the rest is for Teams. */
  readonly mostStrangers: number;
}

const LIMITS: Limits = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 250_000,
  maxConnections: 2_000,
  mostStrangers: 1_000,
};
const MOST_BYTES = 256 * 1024;

/** All that a stranger learns from a failed request. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request is not an activity in JSON.',
  401: 'The request is not signed for this bot.',
  404: 'There is nothing at this address.',
  405: 'This address does not take that method.',
  413: 'The request is larger than 256 KB.',
  415: 'Send application/json, without a content encoding.',
  500: 'Something went wrong on our side.',
};

/** Browsers ignore HSTS without TLS, so it does nothing on a laptop; subdomains are left out on purpose. */
const HEADERS = Object.entries({
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
});

/** The HTTP side of the bot: POST /api/messages, and GET or HEAD of /health, /alive, five pages and one for each framework. Listening is for the caller. */
export function createServer(parts: ServerParts): Server {
  const { authorise, take, health, isAlive, notice, frameworks, log, limits } = parts;
  // An empty name omits the "Server" header; without a silent logger restify writes lines of its own to stdout.
  const quiet: object = { log: pino({ enabled: false }) };
  const server = restify({ name: '', ...quiet });
  // Restify passes no options to Node’s server, which reads these when it begins to listen.
  const { mostStrangers, ...ofServer } = { ...LIMITS, ...limits };
  Object.assign(server.server, ofServer);
  const strangers = watchStrangers(server.server, mostStrangers);

  server.pre((request, response, next) => {
    strangers.letGoAfter(request, response);
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    return next();
  });
  // Restify would send the error’s message to the client; this answers first.
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status === 500) log.error({ ...describeError(error), path: request.path() }, 'a request failed');
    fail(response, status);
    done();
  });

  const rejected = logRejectedTokens(log);
  server.post('/api/messages', demandPlainJson, async (request, response) => {
    const sender = await authorise(request.headers.authorization);
    if (typeof sender === 'string') return refuse(response, rejected, sender);
    strangers.admit(request, response);
    const body = await readBody(request, MOST_BYTES);
    if (typeof body === 'string') return hangUp(response);
    const activity = activityIn(body);
    if (activity === null) return fail(response, 400);
    const isForHere = sender.serviceUrl === null || isSameAddress(activity.serviceUrl, sender.serviceUrl);
    if (!isForHere) return refuse(response, rejected, 'a token for another address');
    const answer = (await take(activity)) ?? { status: 200 };
    if (answer.status >= 400) fail(response, answer.status);
    else reply(response, answer.status, answer.body);
  });
  const pages = {
    privacy: privacyPage(notice),
    staff: staffPage(notice),
    accessibility: accessibilityPage(notice.settings),
  };
  const answers: Readonly<Record<string, (response: Response, named: string) => unknown>> = {
    '/health': async (response) => {
      const { isWell, ...parts } = await health();
      reply(response, isWell ? 200 : 503, { status: isWell ? 'well' : 'unwell', ...parts });
    },
    '/alive': (response) => reply(response, isAlive() ? 200 : 503, { status: isAlive() ? 'alive' : 'standing still' }),
    // Linked from the manifest, and the same for everybody.
    '/': (response) => show(response, 200, HOME_PAGE),
    '/privacy': (response) => show(response, 200, pages.privacy),
    [FOR_STAFF_PAGE]: (response) => show(response, 200, pages.staff),
    '/accessibility': (response) => show(response, 200, pages.accessibility),
    '/terms': (response) => show(response, 200, TERMS_PAGE),
    // What is in a pack, the same for everybody; nothing of a team.
    [`${FRAMEWORK_PAGES}:id`]: (response, frameworkId) => {
      const framework = frameworks.get(frameworkId);
      if (framework) show(response, 200, frameworkPage(framework));
      else fail(response, 404);
    },
  };
  for (const [path, answer] of Object.entries(answers)) {
    for (const method of ['get', 'head'] as const) {
      server[method](path, async (request, response) => {
        await answer(response, String(request.params?.id));
      });
    }
  }
  return server;
}

/** Before the body is read: only JSON, and nothing is decompressed. */
const demandPlainJson: RequestHandler = (request, response, next) => {
  const isPlain = request.headers['content-encoding'] === undefined;
  if (isPlain && request.contentType() === 'application/json') return next();
  fail(response, 415);
  return next(false);
};

function activityIn(body: Buffer): Activity | null {
  try {
    const sent: unknown = JSON.parse(body.toString());
    return isActivity(sent) ? sent : null;
  } catch {
    return null;
  }
}

/** Returned as parsed: a copy would give a name such as __proto__ a meaning. */
function isActivity(sent: unknown): sent is Activity {
  return Envelope.safeParse(sent).success;
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status in SENTENCES) return status;
  return status >= 400 && status < 500 ? 400 : 500;
}

function refuse(response: Response, rejected: (because: Rejection) => void, because: Rejection): void {
  rejected(because);
  fail(response, 401);
}

function hangUp(response: Response): void {
  response.setHeader('connection', 'close');
  fail(response, 413);
}

/** A browser gets a page that says the same. */
function fail(response: Response, status: number): void {
  const sentence = SENTENCES[status] ?? SENTENCES[500] ?? '';
  const isBrowser = /\btext\/html\b/i.test(response.req.headers.accept ?? '');
  if (isBrowser) show(response, status, faultPage(sentence));
  else reply(response, status, { error: sentence });
}

function reply(response: Response, status: number, body?: unknown): void {
  send(response, status, 'application/json', body === undefined ? '' : JSON.stringify(body));
}

function show(response: Response, status: number, html: string): void {
  send(response, status, 'text/html; charset=utf-8', html);
}

function send(response: Response, status: number, type: string, text: string): void {
  response.sendRaw(status, text, { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) });
}

/** What came instead of a body: more than was allowed, or a connection that broke off. */
type Unread = 'too large' | 'broken off';

/** The bytes of a request, whether or not their number was announced. What goes beyond the limit is thrown away. */
async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | Unread> {
  try {
    return await getRawBody(request, { length: request.headers['content-length'] ?? null, limit: mostBytes });
  } catch (error) {
    // raw-body pauses the stream it gives up, and a client that is still writing would not read the answer.
    request.resume();
    return error instanceof Error && 'type' in error && error.type === 'entity.too.large' ? 'too large' : 'broken off';
  }
}
