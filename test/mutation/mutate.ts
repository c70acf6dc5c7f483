import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { z } from 'zod';
import { PARTS, type Part } from './parts.ts';

const FEWEST_KILLED = 0.85;
const OUT = '.data/mutation';

const Mutant = z.object({
  status: z.string(),
  mutatorName: z.string(),
  replacement: z.string().default(''),
  location: z.object({ start: z.object({ line: z.number() }) }),
});
const Report = z.object({ files: z.record(z.string(), z.object({ mutants: z.array(Mutant) })) });

interface Tally {
  readonly folder: string;
  readonly killed: number;
  readonly survived: number;
  /** Left out by a comment in the source, with its reason. */
  readonly leftOut: number;
  /** Changed so, the file does not load. */
  readonly broken: number;
}

/**
 * Changes every line of a part in turn, as small as can be, and sees whether a test fails. What was done before is kept, also of a
 * run that was ended.
 */
function mutate([name, part]: readonly [string, Part]): Tally {
  const file = `${OUT}/${name.replace('/', '-')}`;
  writeFileSync(`${file}.config.json`, JSON.stringify(configFor(part, file)));
  const command = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', `${file}.config.json`];
  const { status } = spawnSync(process.execPath, command, {
    // Each mutant loads the product anew.
    env: { ...process.env, MUTATED: name, NODE_COMPILE_CACHE: `${OUT}/compiled` },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker could not finish ${name}: it says why above`);
  const { files } = Report.parse(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
  // What is kept may tell of files that are in another part by now.
  const mutants = Object.entries(files)
    .filter(([path]) => part.files.some((pattern) => matchesGlob(path, pattern)))
    .flatMap(([path, found]) => found.mutants.map((one) => ({ path, ...one })));
  const having = (...wanted: string[]) => mutants.filter((one) => wanted.includes(one.status));
  const survivors = having('Survived', 'NoCoverage');
  for (const { path, location, mutatorName, replacement } of survivors)
    process.stdout.write(`${path}:${location.start.line} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ')}\n`);
  return {
    folder: name.split('/', 1)[0] ?? name,
    killed: having('Killed', 'Timeout').length,
    survived: survivors.length,
    leftOut: having('Ignored').length,
    broken: having('RuntimeError').length,
  };
}

function configFor({ files }: Part, file: string): object {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: files,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // The guard's patterns are compiled anew for each mutant and used a few times.
    testRunnerNodeArgs: ['--no-regexp-optimization'],
    // A machine that is busy with something else kills no mutant.
    timeoutMS: 30_000,
    incremental: true,
    incrementalFile: `${file}.incremental.json`,
    tempDirName: `${file}.tmp`,
    reporters: ['json', 'html', 'progress-append-only'],
    jsonReporter: { fileName: `${file}.json` },
    htmlReporter: { fileName: `${file}.html` },
    ignorePatterns: ['.data', 'test/gallery', 'test/long', 'test/e2e', 'test/bench'],
    // Vitest takes the types away without looking at them, and Stryker does not know TypeScript 7.
    disableTypeChecks: false,
    tsconfigFile: 'none',
    allowConsoleColors: false,
  };
}

function share({ killed, survived }: Pick<Tally, 'killed' | 'survived'>): number {
  return killed / (killed + survived);
}

function row(name: string, tally: Omit<Tally, 'folder'>): string {
  const { killed, survived, leftOut, broken } = tally;
  const cells = [name, killed + survived, killed, survived, leftOut, broken, `${(100 * share(tally)).toFixed(1)} %`];
  return `| ${cells.join(' | ')} |`;
}

function sumOf(tallies: readonly Tally[]): Omit<Tally, 'folder'> {
  const sum = (of: 'killed' | 'survived' | 'leftOut' | 'broken'): number =>
    tallies.reduce((all, tally) => all + tally[of], 0);
  return { killed: sum('killed'), survived: sum('survived'), leftOut: sum('leftOut'), broken: sum('broken') };
}

const asked = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(
  ([name]) => asked.length === 0 || asked.some((one) => name === one || name.startsWith(`${one}/`)),
);
if (parts.length === 0) throw new Error(`What there is: ${Object.keys(PARTS).join(', ')}`);
mkdirSync(OUT, { recursive: true });
const tallies = parts.map(mutate);
const byFolder = [...Map.groupBy(tallies, ({ folder }) => folder)].map(([folder, some]) => ({
  folder,
  ...sumOf(some),
}));
const table = [
  '| folder | mutants | killed | survived | left out | do not load | killed of all |',
  '|---|---|---|---|---|---|---|',
  ...byFolder.map((tally) => row(`src/${tally.folder}`, tally)),
  row('all', sumOf(tallies)),
].join('\n');
process.stdout.write(`\n${table}\n\nEach mutant is in ${OUT}/<part>.html\n`);
if (byFolder.some((tally) => share(tally) < FEWEST_KILLED)) process.exitCode = 1;
