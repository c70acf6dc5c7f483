import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INFRA } from './templates.ts';

const TOP = join(INFRA, '..');
const text = readFileSync(join(INFRA, 'Dockerfile'), 'utf8');
const steps = text
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.replaceAll(/\s+/g, ' '));
const all = (name: string) =>
  steps.filter((step) => step.startsWith(`${name} `)).map((step) => step.slice(name.length + 1));
/** From one FROM to the next. */
const stages = steps
  .join('\n')
  .split(/^(?=FROM )/m)
  .map((stage) => stage.split('\n'));
const SOURCE = ['bot', 'cards', 'infra', 'package-lock.json', 'package.json', 'src'];
const ignored = readFileSync(join(INFRA, 'Dockerfile.dockerignore'), 'utf8').split('\n');

describe('the image', () => {
  test('stands on the Node that everything else is tested on, by its full version', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
    const node = `node:${devDependencies.node}-bookworm-slim`;
    expect(all('FROM')).toEqual([`${node} AS build`, 'scratch AS maps', node]);
  });

  test('runs as nobody in particular, who owns nothing but the folder for data', () => {
    expect(all('USER')).toEqual(['node']);
    expect(steps.findIndex((step) => step.startsWith('USER'))).toBeGreaterThan(
      steps.findLastIndex((step) => /^(?:COPY|RUN|ADD)/.test(step)),
    );
    expect(text.match(/chown .*\w/g)).toEqual(['chown node:node /data /compiled', 'chown -R root:root /compiled']);
  });

  test('is built of what the lock file names, and runs no package’s scripts', () => {
    expect(all('RUN')).toEqual([
      expect.stringMatching(/^npm ci --ignore-scripts /),
      'node infra/bundle.ts',
      expect.stringMatching(/ && setpriv .* node compile-ahead\.js &&/),
    ]);
    expect(all('RUN').join()).not.toMatch(/tsc|npm run|npm test|curl|apt-get/);
  });

  test('is built of the source of the bot and of its commands, and holds the bundle and nothing else', () => {
    const [build = [], maps, image] = stages.map((stage) => stage.filter((step) => step.startsWith('COPY ')));
    expect(build.flatMap((step) => step.split(' ').slice(1, -1)).sort()).toEqual(SOURCE);
    expect(maps).toEqual(['COPY --from=build /build/.data/bundle/maps /']);
    expect(image).toEqual(['COPY --from=build /build/.data/bundle/app ./']);
    expect(ignored.filter((line) => line && !line.startsWith('#')).sort()).toEqual([
      ...SOURCE.map((path) => `!${path}`),
      '*',
    ]);
    const deployed = readFileSync(join(INFRA, 'm365agents.yml'), 'utf8');
    expect(/ archive HEAD (.*?) \|/.exec(deployed)?.[1]?.split(' ').sort()).toEqual(SOURCE);
  });

  test('says how to see whether it is well, and starts the process itself, so that it hears SIGTERM', () => {
    expect(all('HEALTHCHECK').join()).toMatch(/--interval=\d+s .*CMD \["node", "-e", "fetch\('http:.*\/alive'\)/);
    expect(all('CMD')).toEqual(['["node", "--disable-warning=DEP0040", "bot.js"]']);
  });

  test('is told no secret', () => {
    expect(steps.filter((step) => /PASSWORD|SECRET|TOKEN|_KEY\b/i.test(step))).toEqual([]);
  });
});
