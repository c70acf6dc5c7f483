import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readEnv, toConfig, toSecrets } from '../../bot/config.ts';

// The whole bot as `npm start` starts it, on any free port and without the Playground. It looks for what is due as often
// as it is told, and its clock may be ahead of the machine's, for a test that cannot wait an hour.
const [jobsEveryMs = '', aheadMs = '', bot = ''] = process.argv.slice(2);
const { startProcess }: typeof import('../../bot/index.ts') = await import(bot);
const config = toConfig(readEnv());
if ('faults' in config) throw new Error(config.faults.join('\n'));
const clock = { now: () => Date.now() + Number(aheadMs) };
const running = await startProcess({ ...config, host: '127.0.0.1', port: 0 }, toSecrets(readEnv()), {
  jobsEveryMs: Number(jobsEveryMs),
  ports: { clock },
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
process.on('message', () => {
  collectGarbage();
  process.send?.({ heapBytes: process.memoryUsage().heapUsed });
});
process.once('disconnect', async () => {
  await running.stop();
  process.exit(0);
});
process.send?.({ port: running.port });
