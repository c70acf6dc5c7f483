import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PARTS, type Part } from './parts.ts';
import { interval, isInSample, NOT_IN_SAMPLE } from './sample.ts';

const FEWEST_KILLED = 0.85;
const OUT = '.data/mutation';

/** A report counts from one, and whoever runs a mutant from nought. */
const Position = z
  .object({ line: z.number(), column: z.number() })
  .transform(({ line, column }) => ({ line: line - 1, column: column - 1 }));
const Found = z.object({
  status: z.string(),
  statusReason: z.string().default(''),
  mutatorName: z.string(),
  replacement: z.string().default(''),
  location: z.object({ start: Position, end: Position }),
});
const Report = z.object({ files: z.record(z.string(), z.object({ mutants: z.array(Found) })) });

interface Tally {
  readonly name: string;
  /** All that load, and are not left out. */
  readonly mutants: number;
  /** Of these: all, or the sample. */
  readonly tried: number;
  readonly killed: number;
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
  forgetOpen(`${file}.incremental.json`);
  const command = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', `${file}.config.json`];
  const { status } = spawnSync(process.execPath, command, {
    env: {
      ...process.env,
      MUTATED: name,
      MUTATED_SAMPLE: String(percent),
      GOLDEN_VERBS: part.golden ?? '',
      NODE_COMPILE_CACHE: `${OUT}/compiled`,
    },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker could not finish ${name}: it says why above`);
  const { files } = Report.parse(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
  // What is kept may tell of files that are in another part by now.
  const mutants = Object.entries(files)
    .filter(([path]) => part.files.some((pattern) => matchesGlob(path, pattern)))
    .flatMap(([fileName, found]) => found.mutants.map((one) => ({ fileName, ...one })));
  const having = (...wanted: string[]) => mutants.filter((one) => wanted.includes(one.status));
  const survivors = having('Survived', 'NoCoverage');
  for (const { fileName, location, mutatorName, replacement } of survivors)
    process.stdout.write(
      `${fileName}:${location.start.line + 1} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ')}\n`,
    );
  const untried = mutants.filter(wasNotTried);
  const known = [...having('Killed', 'Timeout'), ...survivors];
  // What an earlier run has tried besides was not chosen by chance.
  const counted = untried.length === 0 ? known : known.filter((one) => isInSample(one, percent));
  return {
    name,
    mutants: known.length + untried.length,
    tried: counted.length,
    killed: counted.filter((one) => !survivors.includes(one)).length,
    leftOut: having('Ignored').length,
    broken: having('RuntimeError').length - untried.length,
  };
}

function wasNotTried({ statusReason }: z.infer<typeof Found>): boolean {
  return statusReason.includes(NOT_IN_SAMPLE);
}

/**
 * What was not tried, which a larger sample would take for tried; and what survived and is changed while the product loads, of
 * which Stryker does not know that a new test covers it.
 */
function forgetOpen(path: string): void {
  if (!existsSync(path)) return;
  const Kept = z.looseObject({ files: z.record(z.string(), z.looseObject({ mutants: z.array(z.looseObject({})) })) });
  const kept = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const file of Object.values(kept.files))
    file.mutants = file.mutants.filter((one) => {
      const found = Found.parse(one);
      return !(wasNotTried(found) || (found.status === 'Survived' && one.static));
    });
  writeFileSync(path, JSON.stringify(kept));
}

function configFor({ files }: Part, file: string): object {
  return {
    testRunner: 'kept-worker',
    plugins: ['@stryker-mutator/vitest-runner', './test/mutation/kept-worker.ts'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: files,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // The guard's patterns are compiled anew for each mutant and used a few times.
    testRunnerNodeArgs: ['--no-regexp-optimization'],
    // A machine that is busy with something else kills no mutant.
    timeoutMS: 120_000,
    incremental: true,
    incrementalFile: `${file}.incremental.json`,
    tempDirName: `${file}.tmp`,
    reporters: ['json', 'html', 'progress-append-only'],
    jsonReporter: { fileName: `${file}.json` },
    htmlReporter: { fileName: `${file}.html` },
    ignorePatterns: ['.data', 'test/gallery', 'test/long', 'test/e2e'],
    // Vitest takes the types away without looking at them, and Stryker does not know TypeScript 7.
    disableTypeChecks: false,
    tsconfigFile: 'none',
    allowConsoleColors: false,
  };
}

/** The share that is killed, and between which bounds it is with 95 % certainty; of several parts each by its size. */
function shareOf(tallies: readonly Tally[]): { readonly share: number; readonly bounds: readonly [number, number] } {
  const all = sumOf(tallies, 'mutants');
  const weighed = (of: (tally: Tally) => number): number =>
    tallies.reduce((sum, tally) => sum + (of(tally) * tally.mutants) / all, 0);
  const share = weighed(({ killed, tried }) => killed / tried);
  // Samples of different parts err independently.
  const spread = (side: 0 | 1): number =>
    Math.sqrt(
      tallies.reduce((sum, { mutants, tried, killed }) => {
        const off = tried === mutants ? 0 : killed / tried - interval(killed, tried)[side];
        return sum + ((off * mutants) / all) ** 2;
      }, 0),
    );
  return { share, bounds: [share - spread(0), share + spread(1)] };
}

function sumOf(tallies: readonly Tally[], what: Exclude<keyof Tally, 'name'>): number {
  return tallies.reduce((sum, tally) => sum + tally[what], 0);
}

function row(name: string, tallies: readonly Tally[]): string {
  const sum = (what: Exclude<keyof Tally, 'name'>): number => sumOf(tallies, what);
  const { share, bounds } = shareOf(tallies);
  const words = (part: number): string => (100 * part).toFixed(1);
  const isWhole = sum('tried') === sum('mutants');
  const score = isWhole ? `${words(share)} %` : `${words(share)} % (${words(bounds[0])} to ${words(bounds[1])})`;
  const counts = [sum('mutants'), sum('tried'), sum('killed'), sum('tried') - sum('killed'), sum('leftOut')];
  return `| ${[name, ...counts, sum('broken'), score].join(' | ')} |`;
}

const { values, positionals: asked } = parseArgs({
  options: { sample: { type: 'string', default: '100' } },
  allowPositionals: true,
});
const percent = Number(values.sample);
if (!(percent > 0 && percent <= 100)) throw new Error('--sample is of how many in a hundred, for instance --sample 30');
const parts = Object.entries(PARTS).filter(
  ([name]) => asked.length === 0 || asked.some((one) => name === one || name.startsWith(`${one}/`)),
);
if (parts.length === 0) throw new Error(`What there is: ${Object.keys(PARTS).join(', ')}`);
mkdirSync(OUT, { recursive: true });
const tallies = parts.map(mutate);
const byFolder = Map.groupBy(tallies, ({ name }) => name.split('/', 1)[0] ?? name);
const table = [
  '| part | mutants | tried | killed | survived | left out | do not load | killed of those tried |',
  '|---|---|---|---|---|---|---|---|',
  ...tallies.map((tally) => row(tally.name, [tally])),
  ...[...byFolder].map(([folder, some]) => row(`src/${folder}`, some)),
  row('all', tallies),
].join('\n');
process.stdout.write(`\n${table}\n\nEach mutant is in ${OUT}/<part>.html\n`);
if ([...byFolder.values()].some((some) => shareOf(some).share < FEWEST_KILLED)) process.exitCode = 1;
