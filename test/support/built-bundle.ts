import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundled, bundle } from '../../infra/bundle.ts';

export interface Built extends Bundled {
  /** The file that production starts. */
  readonly bot: string;
  readonly remove: () => void;
}

/** What the image holds, where it finds nothing of this repository. */
export async function builtBundle(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bundle-'));
  const built = await bundle(folder);
  return { ...built, bot: join(built.app, 'bot.js'), remove: () => rmSync(folder, { recursive: true }) };
}
