import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BotUnderTest } from '../support/bot-under-test.ts';

const HEADERS = 'POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n';
const bot = new BotUnderTest();
const open: Socket[] = [];

// The same bounds as in production, but shorter, so that nobody waits for them.
beforeAll(() =>
  bot.start(
    {},
    { limits: { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20, keepAliveTimeout: 100 } },
  ),
);
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await bot.stop();
});

async function opened({ running }: Pick<BotUnderTest, 'running'> = bot): Promise<Socket> {
  const socket = connect(running.port, '127.0.0.1');
  open.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that comes back on this connection until the bot ends it. */
function untilCut(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('close', () => resolve(text));
  });
}

/** Goes on for as long as it is let. */
function dribble(socket: Socket, bytes: string): void {
  const next = setInterval(() => socket.write(bytes), 10);
  socket.on('close', () => clearInterval(next));
}

const well = async () => (await fetch(bot.url('/alive'))).status;

describe('whoever takes too long is cut off, with no more than a status', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['says nothing at all', () => undefined],
    ['says one line and no more', (socket) => socket.write('POST /api/messages HTTP/1.1\r\n')],
    [
      'sends headers without an end',
      (socket) => {
        socket.write(HEADERS);
        dribble(socket, 'X-More: x\r\n');
      },
    ],
    ['sends a body that does not come', (socket) => socket.write(`${HEADERS}Content-Length: 1000\r\n\r\n{`)],
    [
      'sends a body byte by byte',
      (socket) => {
        socket.write(`${HEADERS}Content-Length: 200000\r\n\r\n{`);
        dribble(socket, ' ');
      },
    ],
    [
      'sends a body in pieces without an end',
      (socket) => {
        socket.write(`${HEADERS}Transfer-Encoding: chunked\r\n\r\n`);
        dribble(socket, '1\r\n \r\n');
      },
    ],
  ])('%s', async (_who, send) => {
    const socket = await opened();
    const answer = untilCut(socket);
    send(socket);
    expect(await answer).toMatch(/^(?:HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n)?$/);
  });

  test('and whoever keeps a connection after its answer', async () => {
    const socket = await opened();
    const answer = untilCut(socket);
    socket.write('GET /alive HTTP/1.1\r\nHost: bot\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

test('three hundred who say nothing do not keep an honest request waiting', async () => {
  const idle = await Promise.all(Array.from({ length: 300 }, () => opened()));
  expect(await well()).toBe(200);
  await Promise.all(idle.map(untilCut));
});

test('beyond the most connections there may be, the next one is closed, and room is made when others go', async () => {
  const small = new BotUnderTest();
  await small.start({}, { limits: { maxConnections: 3, headersTimeout: 300, connectionsCheckingInterval: 20 } });
  const sockets = Array.from({ length: 10 }, () => connect(small.running.port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined);
  await Promise.all(sockets.map(untilCut));
  expect((await fetch(small.url('/alive'))).status).toBe(200);
  await small.stop();
});

test('however many say nothing, the oldest of them go, and whoever has sent a message stays and is answered', async () => {
  const patient = new BotUnderTest();
  await patient.start({}, { limits: { mostStrangers: 10, headersTimeout: 3_600_000, keepAliveTimeout: 3_600_000 } });
  const known = await opened(patient);
  const answer = async (): Promise<string> => {
    known.write(`${HEADERS}Content-Length: 17\r\n\r\n{"type":"typing"}`);
    return String(await once(known, 'data'));
  };
  expect(await answer()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  const silent = await Promise.all(Array.from({ length: 50 }, () => opened(patient)));
  expect((await fetch(patient.url('/alive'))).status).toBe(200);
  expect(await answer()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  for (const socket of silent) socket.resume();
  await expect.poll(() => silent.filter(({ closed }) => closed).length).toBe(41);
  for (const socket of [known, ...silent]) socket.destroy();
  await patient.stop();
});

describe('two ways to say how long a body is', () => {
  const body = '{"type":"typing"}';

  test.each([
    ['both', `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n11\r\n${body}\r\n0\r\n\r\n`],
    ['two lengths', `Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}`],
    ['a length with a sign', `Content-Length: +${body.length}\r\n\r\n${body}`],
    ['pieces by another name', `Transfer-Encoding: xchunked\r\n\r\n11\r\n${body}\r\n0\r\n\r\n`],
    ['a piece whose size is no number', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
    ['a header that goes on in the next line', `X: a\r\n b\r\nContent-Length : ${body.length}\r\n\r\n${body}`],
  ])('%s: refused, and the connection with it, so that nothing is smuggled in behind', async (_what, rest) => {
    const socket = await opened();
    const answer = untilCut(socket);
    socket.write(`${HEADERS}${rest}GET /privacy HTTP/1.1\r\nHost: bot\r\n\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 4\d\d [\w ]+\r\n/);
    expect(await answer).not.toContain('HTTP/1.1 200');
  });
});

describe('a body beyond 256 KB', () => {
  test('is refused before it comes, where its length is told', async () => {
    const socket = await opened();
    const answer = untilCut(socket);
    socket.write(`${HEADERS}Content-Length: 999999999\r\n\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('is refused as soon as it is too large, where it comes in pieces', async () => {
    const socket = await opened();
    const answer = untilCut(socket);
    socket.write(`${HEADERS}Transfer-Encoding: chunked\r\n\r\n`);
    const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    for (let sent = 0; sent < 6; sent += 1) socket.write(piece);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(await well()).toBe(200);
  });
});
