import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const TOP = join(import.meta.dirname, '../../..');

const Names = z.record(z.string(), z.string()).default({});

export const Manifest = z.object({
  scripts: Names,
  dependencies: Names,
  devDependencies: Names,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
  overrides: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).default({}),
});
export type Manifest = z.infer<typeof Manifest>;

const LockedPackage = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  link: z.boolean().optional(),
  dependencies: Names,
  devDependencies: Names,
});

export const Lock = z.object({ packages: z.record(z.string(), LockedPackage) });
export type Lock = z.infer<typeof Lock>;

export function readTop(path: string): string {
  return readFileSync(join(TOP, path), 'utf8');
}

/** "node_modules/a/node_modules/@b/c" is "@b/c". */
export function nameAt(path: string): string {
  return path.replace(/^.*node_modules\//, '');
}
