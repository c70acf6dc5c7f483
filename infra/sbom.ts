import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SAID_ELSEWHERE, shippedPackages } from './licences.ts';

const TOP = fileURLToPath(new URL('..', import.meta.url));

/** Other fields of npm’s stay as they are. */
const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      licenses: z.array(z.unknown()).optional(),
    }),
  ),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
type Bill = z.infer<typeof Bill>;

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/**
 * A CycloneDX bill of what is shipped. npm’s `--omit dev` would leave out packages that tests need too, such as lodash and zod, so
 * it lists all, and development packages are removed by the lock file. Works offline.
 */
function billOfMaterials(): Bill {
  const asked = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  // On Windows npm is a script of the shell.
  const written = execFileSync('npm', asked, {
    cwd: TOP,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  });
  return onlyShipped(Bill.parse(JSON.parse(written)), readFileSync(`${TOP}package-lock.json`, 'utf8'));
}

/** "@a/b@1.0.0" is "@a/b". */
function nameIn(ref: string): string {
  return ref.replace(/@[^@]*$/, '');
}

function onlyShipped({ metadata, components, dependencies, ...rest }: Bill, lock: string): Bill {
  const bot = metadata.component;
  const shipped = new Set(shippedPackages(lock).map(({ name, version }) => `${name}@${version}`));
  const kept = components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const own = Manifest.parse(JSON.parse(readFileSync(`${TOP}package.json`, 'utf8'))).dependencies;
  const known = new Set([bot['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
  return {
    ...rest,
    // npm names it after its folder.
    metadata: { ...metadata, component: { ...bot, name: nameIn(bot['bom-ref']) } },
    components: kept.map((one) => {
      const elsewhere = SAID_ELSEWHERE[one.name];
      return elsewhere ? { ...one, licenses: [{ license: { id: elsewhere.licence } }] } : one;
    }),
    dependencies: dependencies
      .filter(({ ref }) => known.has(ref))
      .map((one) => ({
        ...one,
        dependsOn: one.dependsOn.filter((ref) => known.has(ref) && (one.ref !== bot['bom-ref'] || nameIn(ref) in own)),
      })),
  };
}

process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
