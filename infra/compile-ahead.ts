import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { toConfig } from '../bot/config.ts';

// While the image is made: loads every file beside it and lets the bot answer a press, so that Node keeps what it has compiled
// where NODE_COMPILE_CACHE says.
const HERE = import.meta.dirname;
const others = readdirSync(HERE).filter((name) => name.endsWith('.js') && name !== basename(import.meta.filename));
for (const name of others) await import(join(HERE, name));

const { startProcess }: typeof import('../bot/index.ts') = await import(join(HERE, 'bot.js'));
const folder = mkdtempSync(join(tmpdir(), 'behaviours-'));
const config = toConfig({ DATA_DIR: folder });
if ('faults' in config) throw new Error(config.faults.join('\n'));
const running = await startProcess({ ...config, port: 0 }, { botPassword: '' });
const answer = await fetch(`http://127.0.0.1:${running.port}/api/messages`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'one',
    serviceUrl: 'http://127.0.0.1/',
    channelId: 'msteams',
    from: { id: '29:one', name: 'One', aadObjectId: '00000000-0000-4000-8000-000000000001' },
    recipient: { id: '28:bot' },
    conversation: { id: '19:one@thread.v2', conversationType: 'groupChat', tenantId: 'one' },
    value: { action: { type: 'Action.Execute', verb: 'view-pulse', data: { pulseId: 'none' } } },
  }),
});
if (!answer.ok) throw new Error(`a press was answered with ${answer.status}`);
await running.stop();
rmSync(folder, { recursive: true });
process.exit(0);
