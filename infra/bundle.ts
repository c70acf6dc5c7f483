import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { licenceTexts } from './licences.ts';

const TOP = fileURLToPath(new URL('..', import.meta.url));

/** What is started in the image, by the names that it has there: the bot, and what operators run. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  bot: 'bot/index.ts',
  'compile-ahead': 'infra/compile-ahead.ts',
  forget: 'infra/forget.ts',
  migrate: 'infra/migrate.ts',
  nominations: 'infra/nominations.ts',
  offboard: 'infra/offboard.ts',
};

/** Read as they are, so that an organisation can look at them and bring its own. */
const READ_FROM_FOLDERS = ['cards', 'src/frameworks/packs'];

export interface Bundled {
  /** What the image copies. */
  readonly app: string;
  /** The source maps, which stay with whoever builds. */
  readonly maps: string;
  /** Every module that is in it, by its path in this repository. */
  readonly modules: readonly string[];
}

/**
 * Makes a few files of the programs with all that they import. What is for Azure is in files that are loaded only where it is
 * configured. Names and order stay as they are written, so that errors in the log can be read.
 * @param to a folder, which is made anew
 */
export async function bundle(to: string, programs: Readonly<Record<string, string>> = PROGRAMS): Promise<Bundled> {
  const [app, maps] = [join(to, 'app'), join(to, 'maps')];
  rmSync(to, { recursive: true, force: true });
  mkdirSync(maps, { recursive: true });
  const build = await rolldown({
    cwd: TOP,
    platform: 'node',
    input: { ...programs },
    plugins: [keepsItself(Object.values(programs))],
    // An import that leads nowhere would only be a warning, until somebody runs into it.
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.write({
    dir: app,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: 'hidden',
    comments: { legal: true, annotation: false, jsdoc: false },
    // Otherwise a module that two programs share may run before what it is made of.
    strictExecutionOrder: true,
  });
  await build.close();
  for (const name of readdirSync(app)) {
    const path = join(app, name);
    if (name.endsWith('.map')) renameSync(path, join(maps, name));
    else writeFileSync(path, inAscii(readFileSync(path, 'utf8')));
  }
  for (const folder of READ_FROM_FOLDERS) cpSync(join(TOP, folder), join(app, folder), { recursive: true });
  const chunks = output.filter((one) => one.type === 'chunk');
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => pathOf(id) ?? [])).sort();
  demandThatProgramsStart(chunks);
  writeFileSync(join(app, 'package.json'), `${JSON.stringify({ private: true, type: 'module' })}\n`);
  writeFileSync(join(app, 'LICENCES.txt'), licenceTexts(TOP, modules));
  return { app, maps, modules };
}

/** Gives our modules what they would lose in the company of others. */
function keepsItself(programs: readonly string[]): Plugin {
  return {
    name: 'keeps itself',
    transform(code, id) {
      const path = pathOf(id);
      if (path === null || path.startsWith('node_modules/') || !code.includes('import.meta.')) return null;
      // A file that it reads: its folder has the same name beside the bundle.
      const placed = code.replaceAll('import.meta.url', `new URL(${JSON.stringify(path)}, import.meta.url).href`);
      // What is imported is not started, though it stands in the file that is.
      const started = programs.includes(path) ? placed : placed.replaceAll('import.meta.main', 'false');
      // That adds no line, so the map of lines stays as it is.
      return { code: started, map: null };
    },
  };
}

/**
 * Node keeps a program's text in twice the bytes if one letter of it is beyond Latin-1. A letter that needs no escape may have one
 * all the same, so the backslash before it goes. Columns move, lines do not.
 */
function inAscii(code: string): string {
  return code.replaceAll(/(\\*)([^\0-\x7f])/g, (_, before: string, unit: string) => {
    const kept = before.length % 2 === 1 ? before.slice(1) : before;
    return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** With "/" on every system; null for what the bundler itself puts in. */
function pathOf(id: string): string | null {
  return id.startsWith('\0') ? null : relative(TOP, id).replaceAll('\\', '/');
}

/**
 * `import.meta.main` is true only in the file that is started: a program that another one imports would do nothing. And a
 * program that waits for what it loads later would wait for itself, where that lies in a file that imports the program's.
 */
function demandThatProgramsStart(chunks: readonly OutputChunk[]): void {
  const imported = new Set(chunks.flatMap(({ imports }) => imports));
  for (const { fileName, code, isEntry } of chunks) {
    if (!isEntry && code.includes('import.meta.main')) {
      throw new Error(
        `${fileName} holds a program that another one imports: move what they share to a file of its own`,
      );
    }
    if (isEntry && imported.has(fileName) && /^await /m.test(code)) {
      throw new Error(`${fileName} awaits something before it is whole, and others import it: do so in a function`);
    }
  }
}

if (import.meta.main) {
  const { app, modules } = await bundle(join(TOP, '.data/bundle'));
  const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  process.stdout.write(`${modules.length} modules are in ${files.length} files in ${relative(TOP, app)}.\n`);
}
