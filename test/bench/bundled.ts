import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../infra/bundle.ts';

export interface BundledProgram {
  /** The file to start. */
  readonly program: string;
  readonly remove: () => void;
}

/**
 * A program of the bench with all that it imports, made as the image's are, in a folder where nothing else is.
 * @param name of the file beside this one, without its ending
 */
export async function bundled(name: string): Promise<BundledProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-bundle-'));
  const { app } = await bundle(folder, { [name]: `test/bench/${name}.ts` });
  return { program: join(app, `${name}.js`), remove: () => rmSync(folder, { recursive: true }) };
}
