import { describe, expect, test } from 'vitest';
import { Lock, Manifest, readTop } from './package-files.ts';
import { inexactVersions, looseEntries, outOfStep, undecidedScripts, unreasonedOverrides } from './trusted-packages.ts';

/** Why a package is given another version of something than it asks for. JSON has no comments; test/attacks/README.md says the same. */
const REASONS = {
  '@azure/msal-node':
    'botbuilder asks for 2, which had its last release in August 2025; it asks for tokens as before with 5',
  'restify > negotiator': 'restify asks for 0.6, which reads headers of strangers and had its last release in 2024',
  'restify > pino': 'restify asks for 8, which had its last release in 2024; with the bot’s own there is one logger',
  uuid: 'botbuilder asks for 10, and 8 came with msal-node 2; below 11.1.1 both have CVE-2026-41907',
};

const MANIFEST = Manifest.parse(JSON.parse(readTop('package.json')));
const LOCK = Lock.parse(JSON.parse(readTop('package-lock.json')));

const manifest = (given: object): Manifest => Manifest.parse(given);
const lock = (packages: object): Lock => Lock.parse({ packages });
const HASH = 'sha512-AAAA';

describe('what is asked for', () => {
  test('is one exact version of each package', () => {
    expect(inexactVersions(MANIFEST)).toEqual([]);
    expect(Object.keys(MANIFEST.dependencies).length).toBeGreaterThan(10);
  });

  test.each([
    '^1.2.3',
    '~1.2.3',
    '1',
    '1.2',
    '*',
    'latest',
    '>=1.2.3',
    '1.2.3 || 2.0.0',
    'file:../other',
    'npm:other@1.2.3',
    'github:somebody/something',
    'git+https://example.com/something.git',
    'https://example.com/something.tgz',
  ])('would not pass as %s', (version) => {
    const found = [`thing is asked for as "${version}": write one exact version`];
    expect(inexactVersions(manifest({ dependencies: { thing: version } }))).toEqual(found);
    expect(inexactVersions(manifest({ devDependencies: { thing: version } }))).toEqual(found);
    expect(inexactVersions(manifest({ overrides: { thing: version } }))).toEqual(found);
  });

  test('passes with a version before the first', () => {
    expect(inexactVersions(manifest({ dependencies: { thing: '1.0.0-beta.45' } }))).toEqual([]);
  });
});

describe('the lock file', () => {
  test('is in step with package.json', () => {
    expect(outOfStep(MANIFEST, LOCK)).toEqual([]);
  });

  test('would not pass if it asked for another version, had another, or did not know a package', () => {
    const asking = manifest({ dependencies: { thing: '1.0.0' } });
    const locked = (asked: object, version: string) =>
      lock({ '': asked, 'node_modules/thing': { version, integrity: HASH } });
    expect(outOfStep(asking, locked({ dependencies: { thing: '1.0.0' } }, '1.0.0'))).toEqual([]);
    expect(outOfStep(asking, locked({ dependencies: { thing: '1.0.1' } }, '1.0.0'))).toHaveLength(1);
    expect(outOfStep(asking, locked({ dependencies: { thing: '1.0.0' } }, '1.0.1'))).toHaveLength(1);
    expect(outOfStep(asking, lock({ '': {} }))).toHaveLength(1);
    expect(outOfStep(manifest({}), locked({ dependencies: { thing: '1.0.0' } }, '1.0.0'))).toHaveLength(1);
  });

  test('knows of every package what it must be, and fetches it from npm’s registry', () => {
    expect(looseEntries(LOCK)).toEqual([]);
    expect(Object.keys(LOCK.packages).length).toBeGreaterThan(500);
  });

  test.each([
    ['without a hash', { version: '1.0.0' }, 'has no SHA-512 hash'],
    ['with a weak hash', { integrity: 'sha1-AAAA' }, 'has no SHA-512 hash'],
    ['of a repository', { integrity: HASH, resolved: 'git+ssh://git@github.com/a/b.git#c' }, 'comes from git+ssh:'],
    ['of another registry', { integrity: HASH, resolved: 'https://npm.example.com/a.tgz' }, 'comes from https://npm.'],
    ['that is a link', { integrity: HASH, resolved: 'https://registry.npmjs.org/a', link: true }, 'is a link'],
    ['inside another', { integrity: HASH, inBundle: true }, 'comes inside another package'],
  ])('would not pass with a package %s', (_, one, found) => {
    expect(looseEntries(lock({ '': {}, 'node_modules/thing': one })).join()).toContain(`node_modules/thing ${found}`);
  });
});

describe('scripts of packages that are installed', () => {
  test('are each decided on, and the bot itself runs without any', () => {
    expect(undecidedScripts(MANIFEST, LOCK)).toEqual([]);
    const allowed = Object.entries(MANIFEST.allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
    expect(allowed).toEqual(['node']);
    expect(MANIFEST.dependencies).not.toHaveProperty('node');
  });

  test('would not pass where one is new, deep down too, or a decision is left over', () => {
    const deep = lock({ '': {}, 'node_modules/a/node_modules/@b/c': { integrity: HASH, hasInstallScript: true } });
    expect(undecidedScripts(manifest({}), deep)).toEqual([expect.stringContaining('@b/c would run a script')]);
    expect(undecidedScripts(manifest({ allowScripts: { '@b/c': false } }), deep)).toEqual([]);
    expect(undecidedScripts(manifest({ allowScripts: { a: true } }), lock({}))).toEqual([
      expect.stringContaining('a has no script'),
    ]);
  });
});

describe('versions that no package asked for', () => {
  test('have each a reason, and are the only ones of their package', () => {
    expect(unreasonedOverrides(MANIFEST, LOCK, REASONS)).toEqual([]);
  });

  test('would not pass without a reason, without an override, or without effect', () => {
    const given = manifest({ dependencies: { b: '3.0.0' }, overrides: { a: { b: '$b' } } });
    const has = (...versions: string[]) =>
      lock(Object.fromEntries(versions.map((version, at) => [`node_modules/${at}/node_modules/b`, { version }])));
    expect(unreasonedOverrides(given, has('3.0.0'), { 'a > b': 'because' })).toEqual([]);
    expect(unreasonedOverrides(given, has('3.0.0'), {})).toEqual(['a > b is overridden without a reason']);
    expect(unreasonedOverrides(manifest({}), has(), { b: 'because' })).toEqual([
      'a reason is given for b, which is none',
    ]);
    expect(unreasonedOverrides(given, has('3.0.0', '2.0.0'), { 'a > b': 'because' })).toEqual([
      'a > b should be 3.0.0, and the lock file has 3.0.0, 2.0.0',
    ]);
    expect(unreasonedOverrides(given, has(), { 'a > b': 'because' })).toHaveLength(1);
  });
});
