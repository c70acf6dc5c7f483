import { readEnv, toConfig, toSecrets } from '../../bot/config.ts';
import { startProcess } from '../../bot/index.ts';
import { serveParent } from './serve-parent.ts';

// The whole bot as `npm start` starts it, with its own timer, but on any free port and without the Playground.
const config = toConfig(readEnv());
if ('faults' in config) throw new Error(config.faults.join('\n'));
const running = await startProcess({ ...config, port: 0 }, toSecrets(readEnv()));
serveParent({ port: running.port }, running.stop);
