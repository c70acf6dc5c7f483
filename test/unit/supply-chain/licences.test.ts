import { describe, expect, test } from 'vitest';
import { licenceTable, SAID_ELSEWHERE, shippedPackages } from '../../../infra/licences.ts';
import { readTop } from './package-files.ts';

/** That ask for no more than to be named: none makes the bot's own source free to all. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Unlicense'];

const SHIPPED = shippedPackages(readTop('package-lock.json'));

/** Whether one may choose an allowed licence; all of them where several hold at once. */
function isAllowed(licence: string | undefined): boolean {
  const bare = licence?.replace(/^\((.*)\)$/, '$1') ?? '';
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one)));
}

describe('the licences of what is shipped', () => {
  test('are each one that we may ship under', () => {
    expect(SHIPPED.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
    expect(SHIPPED.length).toBeGreaterThan(100);
  });

  test.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'MPL-2.0',
    'MIT AND GPL-2.0',
    'SEE LICENSE IN LICENSE',
    'UNLICENSED',
    '',
    undefined,
  ])('would not pass with %j', (licence) => {
    expect(isAllowed(licence)).toBe(false);
  });

  test('pass where one of two may be chosen', () => {
    expect(isAllowed('(GPL-2.0 OR MIT)')).toBe(true);
  });

  test.each(Object.entries(SAID_ELSEWHERE))(
    'of %s is in a file of its own, as it says none otherwise',
    (name, { file, licence }) => {
      expect(SHIPPED.filter((one) => one.name === name).map((one) => one.licence)).toEqual([licence]);
      expect(JSON.parse(readTop(`node_modules/${name}/package.json`))).not.toHaveProperty('license');
      expect(readTop(`node_modules/${name}/${file}`)).toMatch(/\bMIT\b|Permission is hereby granted, free of charge/);
    },
  );

  test('are listed with every package', () => {
    const table = licenceTable(SHIPPED);
    for (const { name, version } of SHIPPED) expect(table).toContain(`${name} ${version}`);
    expect(table).toMatch(/^\| licence \| packages \| which \|\n\|---\|---\|---\|\n\| MIT \| \d+ \|/);
  });
});

describe('what is shipped', () => {
  test('is what is installed without what only builds and tests, each name and version once', () => {
    const lock = {
      packages: {
        '': { version: '1.0.0' },
        'node_modules/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/tester': { version: '3.0.0', license: 'GPL-3.0', dev: true },
        'node_modules/b/node_modules/@a/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/c/node_modules/@a/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/@a/a': { version: '0.9.0' },
      },
    };
    expect(shippedPackages(JSON.stringify(lock)).map(({ name, version, licence }) => [name, version, licence])).toEqual(
      [
        ['@a/a', '0.9.0', undefined],
        ['@a/a', '1.0.0', 'MIT'],
        ['b', '2.0.0', 'ISC'],
      ],
    );
  });
});
