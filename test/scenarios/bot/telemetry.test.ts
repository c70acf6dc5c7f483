import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTelemetry } from '../../../bot/composition.ts';
import { toConfig } from '../../../bot/config.ts';
import { METRICS, noTelemetry } from '../../../bot/telemetry/telemetry.ts';
import { BotUnderTest } from '../../support/bot-under-test.ts';
import { startCosmosServer } from '../../support/cosmos-server.ts';
import { CONNECTION, Ingestion } from '../../support/ingestion.ts';

const silent = pino({ level: 'silent' });

let ingestion: Ingestion;
beforeEach(() => {
  ingestion = new Ingestion();
});
afterEach(() => ingestion.stop());

describe('"too many requests" is counted', () => {
  test('of Cosmos DB, also where trying again helps', async () => {
    let faults = 0;
    const server = await startCosmosServer((request, response) => {
      if (faults === 0) return false;
      faults -= 1;
      request.resume();
      response.writeHead(429, { 'x-ms-retry-after-ms': '5' });
      response.end('{}');
      return true;
    });
    const { database } = await server.newDatabase();
    const { endpoint, key } = server;
    const bot = new BotUnderTest();
    ingestion.start();
    await bot.start(
      { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database },
      { telemetry: ingestion.telemetry() },
      { botPassword: '', cosmosKey: key },
    );
    await bot.running.runJobs();
    faults = 2;
    await bot.running.ports.store.check();
    await bot.stop();
    await server.close();
    expect(ingestion.counted()).toMatchObject({ [`${METRICS.throttled} | cosmos`]: 2 });
  });

  test.each([
    ['with a moment to wait', { 'retry-after': '0' }],
    ['without one', {}],
  ])('of Teams, %s', async (_what, headers) => {
    const bot = new BotUnderTest();
    ingestion.start();
    await bot.start({}, { telemetry: ingestion.telemetry() });
    bot.connector.faults.set('POST', { status: 429, headers });
    const sending = bot.send(bot.recorded('group-words'));
    // botbuilder is loaded first.
    await expect.poll(() => bot.connector.asked.length, { interval: 1, timeout: 40_000 }).toBeGreaterThan(0);
    bot.connector.faults.clear();
    await sending;
    const asked = bot.connector.asked.length;
    await bot.stop();
    const throttles = ingestion.counted()[`${METRICS.throttled} | teams`] ?? 0;
    expect(throttles).toBeGreaterThan(0);
    expect(throttles).toBeLessThanOrEqual(asked);
  });
});

describe('sending', () => {
  test('what never gets an answer does not hold up the end of the process', async () => {
    const bot = new BotUnderTest();
    ingestion.start(null);
    await bot.start({}, { telemetry: ingestion.telemetry() });
    await bot.send(bot.recorded('group-words'));
    await bot.stop();
    expect(ingestion.envelopes.length).toBeGreaterThan(0);
  }, 60_000);

  test.each<[string, number, (() => Promise<never>)?]>([
    ['"statusCode":403', 403],
    ['"statusCode":400', 400],
    ['"error":"RangeError"', 200, () => Promise.reject(new RangeError('the identity of Megan Bowen'))],
  ])(
    'what cannot be sent is said in the log, without what it was: %s',
    async (told, status, getToken) => {
      const lines: string[] = [];
      ingestion.start(status);
      const telemetry = ingestion.telemetry(pino({}, { write: (line: string) => void lines.push(line) }), getToken);
      telemetry.sent('post', 'sent');
      await telemetry.close();
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(JSON.parse(line)).toMatchObject({ level: 40, msg: 'telemetry could not be sent' });
        expect(line).toContain(told);
        expect(line).not.toMatch(/behaviours\.|Megan/);
      }
    },
    10_000,
  );

  test('the exporter adds no statistics of its own', async () => {
    ingestion.start();
    await ingestion.telemetry().close();
    expect(process.env).toMatchObject({ APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' });
    expect([ingestion.envelopes, ingestion.others]).toEqual([[], []]);
  });
});

describe('the connection string', () => {
  const NAME = 'APPLICATIONINSIGHTS_CONNECTION_STRING';
  const faultsOf = (text: string): unknown => Reflect.get(toConfig({ [NAME]: text }), 'faults');

  test.each([{}, { [NAME]: '' }, { [NAME]: ' ; ' }])('%j: without one nothing is collected', async (env) => {
    const config = toConfig(env);
    if ('faults' in config) throw new Error(config.faults.join());
    expect(await openTelemetry(config, silent)).toBe(noTelemetry);
  });

  test('opens the way to Application Insights, as Azure writes it', async () => {
    const azure = `${CONNECTION};LiveEndpoint=https://uksouth.livediagnostics.monitor.azure.com/;ApplicationId=${'0'.repeat(8)};`;
    const config = toConfig({ [NAME]: azure });
    if ('faults' in config) throw new Error(config.faults.join());
    expect(config.insights).toBe(azure.slice(0, -1));
    ingestion.start();
    const telemetry = await openTelemetry(config, silent);
    expect(telemetry).not.toBe(noTelemetry);
    await telemetry.close();
  });

  test.each([
    ['only the key', CONNECTION.replace(/;.*/, ''), ['IngestionEndpoint with https://']],
    ['a way that others can read', CONNECTION.replace('https:', 'http:'), ['IngestionEndpoint with https://']],
    ['a key that the exporter does not take', CONNECTION.replace('0d9c2a77', '0D9C2A77'), ['InstrumentationKey']],
    ['something else', 'hunter2', ['InstrumentationKey', 'IngestionEndpoint with https://']],
  ])('with %s is refused with its remedy, and not repeated', (_what, text, missing) => {
    const remedy = 'copy it whole from the Overview of the Application Insights resource, or remove it';
    expect(faultsOf(text)).toEqual(missing.map((part) => `${NAME} has no ${part}: ${remedy}.`));
  });
});
