import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BotUnderTest, execute } from '../support/bot-under-test.ts';

const bot = new BotUnderTest();
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(() => bot.start());
afterAll(() => bot.stop());

describe('what is not an activity is refused before the bot sees it', () => {
  const tooLarge = JSON.stringify({ type: 'message', text: 'x'.repeat(256 * 1024) });
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  test.each<[string, number, string, Record<string, string>]>([
    ['no JSON', 400, 'hello', JSON_TYPE],
    ['JSON that breaks off', 400, '{"type":"message"', JSON_TYPE],
    ['nothing', 400, '', JSON_TYPE],
    ['a JSON list', 400, '[{"type":"message"}]', JSON_TYPE],
    ['a JSON string', 400, '"message"', JSON_TYPE],
    ['a JSON number', 400, '7', JSON_TYPE],
    ['a JSON null', 400, 'null', JSON_TYPE],
    ['an object without a type', 400, '{"text":"help"}', JSON_TYPE],
    ['an object whose type is no text', 400, '{"type":{"a":1}}', JSON_TYPE],
    ['more than 256 KB', 413, tooLarge, JSON_TYPE],
    ['text', 415, '{"type":"message"}', { 'content-type': 'text/plain' }],
    ['a form', 415, 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with files', 415, '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['another kind of JSON', 415, '{"type":"message"}', { 'content-type': 'application/vnd.api+json' }],
    ['packed JSON', 415, 'not gzip at all', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('%s: %i', async (_what, status, body, headers) => {
    expect(await bot.post(body, headers)).toEqual({ status, body: { error: expect.any(String) } });
    expect(bot.connector.asked).toEqual([]);
  });

  test('gzip is refused unopened, however small it is packed', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    expect(await bot.post(bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
  });

  test.each([
    ['lists in lists', nested],
    ['things in things', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
    ['a long list', `[${'1,'.repeat(120_000)}1]`],
    ['a long list of things', `[${'{},'.repeat(80_000)}{}]`],
    ['many names', `{${Array.from({ length: 20_000 }, (_, index) => `"n${index}":1`).join()}}`],
    ['one name again and again', `{${'"a":1,'.repeat(40_000)}"a":1}`],
    ['a long number', `1${'0'.repeat(250_000)}`],
  ])('a button that sends %s does nobody harm', async (_what, value) => {
    const activity = JSON.stringify(bot.recorded('channel-execute', execute('start-pulse', { value: 'HERE' })));
    const { status } = await bot.post(activity.replace('"HERE"', value), JSON_TYPE);
    expect([200, 400]).toContain(status);
    expect((await fetch(bot.url('/alive'))).status).toBe(200);
  });

  test('JSON with a character set is JSON', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect(await bot.post('{"type":"typing"}', headers)).toEqual({ status: 200, body: undefined });
  });

  test('a request that breaks off in the middle does nobody harm', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(bot.running.port, '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"ty',
          () => socket.destroy(),
        );
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(bot.url('/health'))).status).toBe(200);
  });
});

describe('addresses and methods', () => {
  test.each([
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['DELETE', '/api/messages', 405],
    ['POST', '/health', 405],
    ['POST', '/', 405],
    ['POST', '/api/message', 404],
    ['GET', '/api/messages/../../package.json', 404],
    ['GET', '/%ff', 404],
    ['GET', `/${'x'.repeat(5_000)}`, 404],
  ])('%s %s: %i', async (method, path, status) => {
    const response = await fetch(bot.url(path), { method });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toEqual({ error: expect.any(String) });
    expect(text.length).toBeLessThan(80);
  });

  test.each(['/', '/privacy', '/for-staff', '/accessibility', '/terms', '/frameworks/mse-icb-values'])(
    'GET %s is a page for everybody, with nothing from elsewhere',
    async (path) => {
      const response = await fetch(bot.url(path));
      const html = await response.text();

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(html).toMatch(/^<!doctype html>\s*<html lang="en-GB">/);
      expect(html).not.toMatch(/https?:|<script|anonymous/);
    },
  );

  const OWN_PAGES = ['/', '/privacy', '/for-staff', '/accessibility', '/terms'];
  const PACK_PAGES = ['/frameworks/mse-icb-values', '/frameworks/nobody'];
  test.each([...OWN_PAGES, '/health', '/alive', '/nowhere', '/api/messages', ...PACK_PAGES])(
    'HEAD %s says what GET would, without a body',
    async (path) => {
      const [head, got] = [await fetch(bot.url(path), { method: 'HEAD' }), await fetch(bot.url(path))];
      const length = String((await got.arrayBuffer()).byteLength);
      expect(head.status).toBe(got.status);
      expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'));
      expect([head.headers.get('content-length'), got.headers.get('content-length')]).toEqual([length, length]);
      expect(await head.text()).toBe('');
    },
  );

  test.each([
    ['GET', '/nowhere', 404, 'There is nothing at this address.'],
    ['GET', '/<script>', 404, 'There is nothing at this address.'],
    ['GET', '/frameworks/nobody', 404, 'There is nothing at this address.'],
    ['POST', '/frameworks/mse-icb-values', 405, 'This address does not take that method.'],
    ['GET', '/api/messages', 405, 'This address does not take that method.'],
    ['POST', '/privacy', 405, 'This address does not take that method.'],
    ['POST', '/for-staff', 405, 'This address does not take that method.'],
  ])('%s %s from a browser: %i, as a page with a way home', async (method, path, status, sentence) => {
    const headers = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    const response = await fetch(bot.url(path), { method, headers });
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toMatch(/^<!doctype html>\s*<html lang="en-GB">/);
    expect(html).toContain(`<p>${sentence}</p>`);
    expect(html).toContain('<a href="/">Home</a>');
    expect(html).not.toContain('<script');
  });

  test.each([
    '',
    'nobody',
    'MSE-ICB-VALUES',
    'mse-icb-values/',
    'mse-icb-values/x',
    'mse-icb-values.yaml',
    'mse-icb-values%00',
    '%6dse-icb-values%20',
    '..%2fmse-icb-values',
    '..%2f..%2f..%2fpackage.json',
    '%2e%2e%5cpackage.json',
    '__proto__',
    'constructor',
    'toString',
    'undefined',
    ':id',
    '*',
    '%',
    '%ff',
    '%E0%A4%A',
    '<script>alert(1)</script>',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    "'%22%3E%3Cimg%20src=x%3E",
    '%F0%9F%91%8D',
    'x'.repeat(5_000),
    '%41'.repeat(2_000),
  ])('no pack is called %j: 404, as a page that repeats nothing of it', async (id) => {
    const response = await fetch(bot.url(`/frameworks/${id}`), { headers: { accept: 'text/html' } });
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toBe(await (await fetch(bot.url('/nowhere'), { headers: { accept: 'text/html' } })).text());
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('what stands behind a question mark changes no page', async () => {
    const [plain, asked] = await Promise.all(
      ['', '?id=jersey-tier3&id=x&__proto__=y'].map(async (query) =>
        (await fetch(bot.url(`/frameworks/mse-icb-values${query}`))).text(),
      ),
    );
    expect(asked).toBe(plain);
  });

  test.each(['PATCH', 'OPTIONS', 'PROPFIND'])('%s is answered nowhere', async (method) => {
    for (const path of ['/', '/health', '/api/messages', '/nowhere']) {
      const response = await fetch(bot.url(path), { method });
      expect([404, 405]).toContain(response.status);
      expect((await response.text()).length).toBeLessThan(80);
    }
  });

  test.each<[string, RequestInit]>([
    ['/', {}],
    ['/privacy', {}],
    ['/for-staff', {}],
    ['/accessibility', {}],
    ['/terms', {}],
    ['/health', {}],
    ['/alive', {}],
    ['/nowhere', {}],
    ['/nowhere', { headers: { accept: 'text/html' } }],
    ['/privacy', { method: 'HEAD' }],
    ['/api/messages', {}],
    ['/api/messages', { method: 'POST', body: 'x' }],
    ['/api/messages', { method: 'POST', body: '{"type":"typing"}', headers: JSON_TYPE }],
    ['/health', { headers: { accept: 'image/png', 'accept-version': '9', 'accept-encoding': 'br' } }],
  ])('%s %j comes with headers that keep browsers careful, and none that says what made it', async (path, request) => {
    const { headers } = await fetch(bot.url(path), request);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
    expect([...headers.keys()].filter((name) => /server|powered|version|via|etag|cookie|id|time/.test(name))).toEqual(
      [],
    );
  });
});

test('health says how the parts are, in words, and the same after people have been busy: no number but of paused places, no moment', async () => {
  const health = async () => (await fetch(bot.url('/health'))).json();
  const well = { status: 'well', store: 'well', keys: 'well', teams: 'well', jobs: 'well', pausedPlaces: 0 };
  await bot.send(bot.recorded('channel-words', { id: 'first' }));
  await bot.running.runJobs();
  expect(await health()).toEqual(well);
  await bot.send(bot.recorded('channel-installed'));
  await bot.running.runJobs();
  expect(await health()).toEqual(well);
});
