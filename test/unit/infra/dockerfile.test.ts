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
const ignored = readFileSync(join(INFRA, 'Dockerfile.dockerignore'), 'utf8').split('\n');

describe('the image', () => {
  test('stands on the Node that everything else is tested on, by its full version', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
    expect(all('FROM')).toEqual([`node:${devDependencies.node}-bookworm-slim`]);
  });

  test('runs as nobody in particular, who owns nothing but the folder for data', () => {
    expect(all('USER')).toEqual(['node']);
    expect(steps.findIndex((step) => step.startsWith('USER'))).toBeGreaterThan(
      steps.findLastIndex((step) => /^(?:COPY|RUN|ADD)/.test(step)),
    );
    expect(text.match(/chown .*\w/g)).toEqual(['chown node:node /data /compiled', 'chown -R root:root /compiled']);
  });

  test('has what production needs, by the lock file, and runs no package’s scripts', () => {
    expect(all('RUN')).toEqual([
      expect.stringMatching(/^npm ci --omit=dev --ignore-scripts /),
      expect.stringMatching(/^setpriv .* node bot\/compile-ahead\.ts &&/),
    ]);
    expect(all('RUN').join()).not.toMatch(/tsc|npm run|npm test|curl|apt-get/);
  });

  test('holds the source of the bot and nothing else of this repository', () => {
    const copied = all('COPY').flatMap((step) => step.split(' ').slice(0, -1));
    expect(copied.sort()).toEqual(['bot', 'cards', 'package-lock.json', 'package.json', 'src']);
    expect(ignored.filter((line) => line && !line.startsWith('#'))).toEqual([
      '*',
      ...['package.json', 'package-lock.json', 'bot', 'cards', 'src'].map((path) => `!${path}`),
    ]);
  });

  test('says how to see whether it is well, and starts the process itself, so that it hears SIGTERM', () => {
    expect(all('HEALTHCHECK').join()).toMatch(/--interval=\d+s .*CMD \["node", "-e", "fetch\('http:.*\/alive'\)/);
    expect(all('CMD')).toEqual(['["node", "bot/index.ts"]']);
  });

  test('is told no secret', () => {
    expect(steps.filter((step) => /PASSWORD|SECRET|TOKEN|_KEY\b/i.test(step))).toEqual([]);
  });
});
