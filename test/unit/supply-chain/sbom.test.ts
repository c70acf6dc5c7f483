import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shippedPackages } from '../../../infra/licences.ts';
import { readTop, TOP } from './package-files.ts';

const Component = z.object({
  'bom-ref': z.string().min(1),
  type: z.literal('library'),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
  hashes: z.tuple([z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) })]),
  licenses: z
    .array(
      z.union([
        z.object({ license: z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]) }),
        z.object({ expression: z.string() }),
      ]),
    )
    .default([]),
});

/** What CycloneDX 1.5 asks of a bill of npm packages. */
const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.literal(1),
  metadata: z.object({
    timestamp: z.iso.datetime(),
    component: z.object({
      'bom-ref': z.string(),
      name: z.literal('behaviours-for-teams'),
      type: z.literal('application'),
      purl: z.string(),
    }),
  }),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
type Bill = z.infer<typeof Bill>;

const SHIPPED = shippedPackages(readTop('package-lock.json'));
let bill: Bill;

/** With a registry that does not answer, and without what npm itself would tell about newer versions. */
beforeAll(() => {
  const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_loglevel: 'error' };
  bill = Bill.parse(JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: TOP, encoding: 'utf8', env })));
});

describe('npm run sbom', () => {
  test('lists every package that is shipped by name and version, and no other', () => {
    expect(bill.components.map(({ name, version }) => `${name}@${version}`).toSorted()).toEqual(
      SHIPPED.map(({ name, version }) => `${name}@${version}`).toSorted(),
    );
  });

  test('gives of each where it is in the registry, and the hash that the lock file holds it to', () => {
    const byPurl = new Map(bill.components.map((one) => [one.purl, one.hashes[0].content]));
    for (const { name, version, integrity } of SHIPPED) {
      const hash = Buffer.from(integrity?.replace('sha512-', '') ?? '', 'base64').toString('hex');
      expect(byPurl.get(`pkg:npm/${name.replace('@', '%40')}@${version}`), name).toBe(hash);
    }
  });

  test('gives the licence of each', () => {
    expect(bill.components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
  });

  test('tells who needs whom, from the bot down, naming nothing that is not in it', () => {
    const known = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one) => one['bom-ref'])]);
    const named = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(named.filter((ref) => !known.has(ref))).toEqual([]);
    const { dependencies } = JSON.parse(readTop('package.json'));
    const own = bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref'])?.dependsOn;
    expect(own?.toSorted()).toEqual(
      Object.entries(dependencies)
        .map(([name, version]) => `${name}@${version}`)
        .toSorted(),
    );
  });
});
