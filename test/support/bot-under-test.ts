import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, type Env, type Secrets, toConfig } from '../../bot/config.ts';
import { type Overrides, type Running, startProcess } from '../../bot/index.ts';
// Loaded before a test begins: it would hold up the requests of the same process for seconds where the machine is busy.
import '../../bot/teams/teams-adapter.ts';
import { Connector } from './connector.ts';
import { dropDatabase, makeDatabase, newDatabaseName, storeEnv, withStoreSecrets } from './store-under-test.ts';

const FIXTURES = new URL('../fixtures/activities/', import.meta.url);

export type Sent = Record<string, unknown>;

export interface Got {
  readonly status: number;
  readonly body: unknown;
}

/** The whole bot in this process, over HTTP, with Teams' connector beside it and a folder of its own. */
export class BotUnderTest {
  readonly connector = new Connector();
  readonly folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
  /** Beside the folder, where the tests run on Cosmos DB. */
  readonly database = newDatabaseName();
  #running: Running | undefined;

  /** A timer that does not tick, so that a test says when the jobs run. */
  async start(env: Env = {}, overrides: Overrides = {}, secrets: Secrets = { botPassword: '' }): Promise<void> {
    await this.connector.start();
    await makeDatabase(this.database);
    await this.#run(env, overrides, secrets);
  }

  /** Ends the process, and starts another that finds what was kept. */
  async startAnew(env: Env = {}, overrides: Overrides = {}, secrets: Secrets = { botPassword: '' }): Promise<void> {
    await this.running.stop();
    await this.#run(env, overrides, secrets);
  }

  async #run(env: Env, overrides: Overrides, secrets: Secrets): Promise<void> {
    const opening = withStoreSecrets(secrets);
    this.#running = await startProcess(this.configFrom(env), opening, { jobsEveryMs: 3_600_000, ...overrides });
  }

  configFrom(env: Env = {}): Config {
    // Where an activity says no address, it is answered where the Playground would be.
    const PLAYGROUND_PORT = new URL(this.connector.serviceUrl).port;
    const config = toConfig({ PLAYGROUND_PORT, ...storeEnv(this.database), ...env, DATA_DIR: this.folder });
    if ('faults' in config) throw new Error(config.faults.join('\n'));
    return { ...config, host: '127.0.0.1', port: 0 };
  }

  async stop(): Promise<void> {
    this.connector.faults.clear();
    this.connector.trouble = () => undefined;
    this.connector.hurry();
    await this.#running?.stop();
    await this.connector.stop();
    await dropDatabase(this.database);
    rmSync(this.folder, { recursive: true });
  }

  get running(): Running {
    if (this.#running === undefined) throw new Error('the bot is not started');
    return this.#running;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.running.port}${path}`;
  }

  /** As a Playground activity was recorded, but answered to this test's connector. */
  recorded(name: string, change: Sent = {}): Sent {
    const activity: Sent = JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8'));
    return { ...activity, serviceUrl: this.connector.serviceUrl, ...change };
  }

  async send(activity: Sent, headers: Record<string, string> = {}): Promise<Got> {
    return this.post(JSON.stringify(activity), { 'content-type': 'application/json', ...headers });
  }

  async post(body: BodyInit, headers: Record<string, string>): Promise<Got> {
    const response = await fetch(this.url('/api/messages'), { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  logged(): string {
    return readFileSync(join(this.folder, 'bot.log'), 'utf8');
  }
}

/** An Action.Execute on a card, as the client sends it. */
export function execute(verb: unknown, data: Sent = {}): Sent {
  return { value: { action: { type: 'Action.Execute', title: 'Go', verb, data } } };
}

/** All words of a card, in order. */
export function wordsOf(card: unknown): string {
  if (Array.isArray(card)) return card.map(wordsOf).join(' ');
  if (typeof card !== 'object' || card === null) return '';
  return Object.entries(card)
    .map(([name, value]) => (['text', 'title', 'label'].includes(name) ? String(value) : wordsOf(value)))
    .join(' ');
}
