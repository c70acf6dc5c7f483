import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; `undefined` where the package has none. */
  readonly licence: string | undefined;
  /** `sha512-` and base64. */
  readonly integrity: string | undefined;
}

/** Packages that state their licence only in a file. */
export const SAID_ELSEWHERE: Readonly<Record<string, { readonly licence: string; readonly file: string }>> = {
  'escape-regexp-component': { licence: 'MIT', file: 'Readme.md' },
  jspath: { licence: 'MIT', file: 'LICENSE' },
  semaphore: { licence: 'MIT', file: 'README.md' },
};

/**
 * Without development dependencies; each name and version once, sorted.
 * @param lock the text of package-lock.json
 */
export function shippedPackages(lock: string): ShippedPackage[] {
  const { packages } = Lock.parse(JSON.parse(lock));
  const shipped = Object.entries(packages).flatMap(([path, { version, license, integrity, dev }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    return name === '' || dev ? [] : [{ name, version, licence: license ?? SAID_ELSEWHERE[name]?.licence, integrity }];
  });
  return [...new Map(shipped.map((one) => [`${one.name}@${one.version}`, one])).values()].toSorted(
    (a, b) => compare(a.name, b.name) || compare(a.version, b.version),
  );
}

/** In markdown, the licence of most packages first. */
export function licenceTable(packages: readonly ShippedPackage[]): string {
  const byLicence = [...Map.groupBy(packages, ({ licence }) => licence ?? 'not said')].toSorted(
    ([a, ones], [b, others]) => others.length - ones.length || compare(a, b),
  );
  return [
    '| licence | packages | which |',
    '|---|---|---|',
    ...byLicence.map(([licence, ones]) => {
      const which = ones.map(({ name, version }) => `${name} ${version}`).join(', ');
      return `| ${licence} | ${ones.length} | ${which} |`;
    }),
    '',
  ].join('\n');
}

const LICENCE_FILE = /^(?:licen[cs]e|notice|copying|third.?party)/i;
/** The package that a module belongs to: the innermost. */
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const Named = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

/**
 * What the packages of these modules want to be told whoever gets a copy: each one's name and version, and its licence's text.
 * @param top the folder that the paths are below
 * @throws Error for a package that comes without a text
 */
export function licenceTexts(top: string, modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
  const byText = new Map<string, string[]>();
  for (const folder of folders) {
    const { name, version, license } = Named.parse(JSON.parse(readFileSync(join(top, folder, 'package.json'), 'utf8')));
    const files = readdirSync(join(top, folder)).filter((file) => LICENCE_FILE.test(file));
    const elsewhere = SAID_ELSEWHERE[name];
    if (files.length === 0 && elsewhere) files.push(elsewhere.file);
    const texts = files.sort().map((file) => readFileSync(join(top, folder, file), 'utf8').trim());
    const text = texts.join('\n\n') || `Licence: ${license ?? 'not said'}`;
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...byText]
    .map(([text, names]) => `${names.sort(compare).join('\n')}\n\n${text}\n`)
    .sort(compare)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

if (import.meta.main) {
  const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
  process.stdout.write(licenceTable(shippedPackages(lock)));
}
