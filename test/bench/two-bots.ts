import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startOpenIdServer } from '../support/openid-server.ts';
import { bundled } from './bundled.ts';
import { type Child, startChild } from './child.ts';
import { CHATS, type GroupChat, groupChats, PEOPLE } from './group-chats.ts';
import { SERVICE_URL, type Send, senderTo, TENANT } from './pressing.ts';
import { writePulses } from './pulses-to-answer.ts';

const BOT_ID = '3c5e2b8a-6f27-4a43-8c0e-95d6a1c6f0aa';

const AS_IN_AZURE = {
  BOT_ID,
  BOT_TYPE: 'SingleTenant',
  BOT_TENANT_ID: TENANT,
  BOT_PASSWORD: 'never used: nothing goes out',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
};

export interface Bot {
  readonly child: Child;
  readonly send: Send;
}

/** Words of the smallest bot's only card. */
export const CONSTANT = 'Thank you.';

/** The bot, bundled as in its image, with an open pulse in each of its chats, and the smallest bot that there can be, each in its own process. */
export interface TwoBots {
  readonly ours: Bot;
  readonly baseline: Bot;
  readonly chats: readonly GroupChat[];
  readonly folder: string;
  /** Starts our bot once more, as its image does. */
  readonly startOurs: (env?: Readonly<Record<string, string>>) => Promise<Bot>;
  /** A token that no request had before; Teams itself uses one for an hour. */
  readonly newToken: () => string;
  /** Stops the bots, so that what they have stored can be looked at. */
  readonly stop: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** @param prepare writes more into the folder, before the bot opens it */
export async function startTwoBots(prepare: (folder: string) => Promise<void> = async () => {}): Promise<TwoBots> {
  const chats = groupChats(CHATS, PEOPLE);
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  await writePulses(folder, chats);
  await prepare(folder);
  const openId = await startOpenIdServer();
  const production = await bundled('production-process');
  const startOurs = (env: Readonly<Record<string, string>> = {}) =>
    started(production.program, { ...AS_IN_AZURE, DATA_DIR: folder, OPEN_ID_METADATA: openId.metadataUrl, ...env });
  const ours = await startOurs();
  const baseline = await startBaseline();
  return {
    ours,
    baseline,
    chats,
    folder,
    startOurs,
    newToken: () => openId.signed({ aud: BOT_ID, serviceurl: SERVICE_URL, jti: randomUUID() }, { lifeSeconds: 3_600 }),
    stop: async () => {
      await Promise.all([ours.child.stop(), baseline.child.stop()]);
    },
    clear: async () => {
      await openId.stop();
      production.remove();
      rmSync(folder, { recursive: true });
    },
  };
}

/** It neither checks a token nor says anything else than it always says. */
export async function startBaseline(
  env: Readonly<Record<string, string>> = {},
  program = 'baseline-process.ts',
): Promise<Bot> {
  const { child, send } = await started(program, env);
  return { child, send: (ready) => send({ ...ready, authorization: '', expects: CONSTANT }) };
}

async function started(program: string, env: Record<string, string>): Promise<Bot> {
  const child = await startChild(program, env);
  const { port } = z.object({ port: z.number() }).parse(child.ready);
  return { child, send: senderTo(port) };
}
