import { readFileSync } from 'node:fs';
import type { Request as BotRequest, Response as BotResponse } from 'botbuilder';
import { pino } from 'pino';
import {
  plugins,
  type Request,
  type RequestHandler,
  type Response,
  createServer as restify,
  type Server,
} from 'restify';
import type { Links } from '../src/privacy/speak-up.ts';
import { describeError, type Log } from './log.ts';
import { privacyPage } from './pages/privacy-page.ts';

export interface Health {
  readonly isWell: boolean;
  readonly [part: string]: unknown;
}

export interface ServerParts {
  /** The adapter's way in: checks who sends, runs the turn, writes status and body. */
  readonly process: (request: BotRequest, response: BotResponse) => Promise<void>;
  /** Whether somebody has to look: the store, the jobs, and whether Teams takes the bot's credentials. */
  readonly health: () => Promise<Health>;
  /** Whether the process is worth keeping; also while the store is away or a secret has expired, which no restart mends. */
  readonly isAlive: () => boolean;
  readonly links: Links;
  readonly log: Log;
}

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

/** What the manifest links to, beside /privacy; the same for everybody, so read once. */
const PAGES = { '/': page('home'), '/terms': page('terms') };
const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

function page(name: string): string {
  return readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8');
}

/** The HTTP side of the bot: POST /api/messages, GET /health, GET /alive and three pages. Listening is for the caller. */
export function createServer({ process, health, isAlive, links, log }: ServerParts): Server {
  // An empty name keeps "Server: restify" away. Restify would otherwise write its own log lines to stdout.
  const quiet: object = { log: pino({ enabled: false }) };
  const server = restify({ name: '', ...quiet });

  // Restify sends an error's message to whoever asked; this answers first.
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status === 500) log.error({ ...describeError(error), path: request.path() }, 'a request failed');
    fail(response, status);
    done();
  });

  const body = plugins.bodyParser({ maxBodySize: MOST_BYTES, mapParams: false });
  server.post('/api/messages', demandPlainJson, ...[body].flat(), demandActivity, async (request, response) => {
    await receive(process, request, response);
  });
  server.get('/health', async (_request, response) => {
    const { isWell, ...parts } = await health();
    response.send(isWell ? 200 : 503, { status: isWell ? 'well' : 'unwell', ...parts });
  });
  server.get('/alive', async (_request, response) => {
    response.send(isAlive() ? 200 : 503, { status: isAlive() ? 'alive' : 'standing still' });
  });
  for (const [path, html] of Object.entries({ ...PAGES, '/privacy': privacyPage(links) })) {
    server.get(path, async (_request, response) => {
      response.sendRaw(200, html, { 'content-type': 'text/html; charset=utf-8', ...PAGE_HEADERS });
    });
  }
  return server;
}

/**
 * Before the body is read: restify unpacks gzip without counting what comes out, and one that is broken ends the
 * process; and a form would be written to disk.
 */
const demandPlainJson: RequestHandler = (request, response, next) => {
  const isPlain = request.headers['content-encoding'] === undefined;
  if (isPlain && request.contentType() === 'application/json') return next();
  fail(response, 415);
  return next(false);
};

const demandActivity: RequestHandler = (request, response, next) => {
  const body: unknown = request.body;
  // Without a type the adapter throws where nobody catches it.
  const isActivity =
    typeof body === 'object' &&
    body !== null &&
    !Array.isArray(body) &&
    'type' in body &&
    typeof body.type === 'string';
  if (isActivity) return next();
  fail(response, 400);
  return next(false);
};

/** The adapter writes the message of an error into its answer; so it writes to a sheet, and the server answers. */
async function receive(process: ServerParts['process'], request: Request, response: Response): Promise<void> {
  let status = 500;
  let answer: unknown;
  await process(request, {
    socket: response.socket,
    header: (name, value) => response.header(name, value),
    status: (code) => {
      status = code;
    },
    send: (body) => {
      answer = body;
    },
    end: () => undefined,
  });
  if (status >= 400) fail(response, status);
  else response.send(status, answer);
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status in SENTENCES ? status : 500;
}

function fail(response: Response, status: number): void {
  response.json(status, { error: SENTENCES[status] ?? SENTENCES[500] });
}
