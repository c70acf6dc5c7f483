import { openClosingScene, runAll } from './closing-scene.ts';

// A process of its own: does what is due at that moment, and dies like after a power cut right before the write of that
// number. With a number that is never reached it ends by itself and prints its writes, one a line.
const [folder = '', now = '', dieBefore = ''] = process.argv.slice(2);
const writes: string[] = [];
const closing = openClosingScene(folder, Number(now), (operation) => {
  writes.push(operation);
  if (writes.length === Number(dieBefore)) process.kill(process.pid, 'SIGKILL');
});
await runAll(closing);
await closing.close();
process.stdout.write(writes.join('\n'));
