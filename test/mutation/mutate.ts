import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FOLDERS = ['privacy', 'pulse', 'trends'];
const FEWEST_KILLED = 0.85;
const OUT = '.data/mutation';

const Report = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

interface Tally {
  readonly folder: string;
  readonly killed: number;
  readonly survived: number;
  /** Left out by a comment in the source, with its reason. */
  readonly leftOut: number;
}

/** Changes every line of a folder in turn, as small as can be, and sees whether a test fails. What was done before is kept. */
function mutate(folder: string): Tally {
  const report = `${OUT}/${folder}.json`;
  const config = `${OUT}/${folder}.config.json`;
  writeFileSync(config, JSON.stringify(configFor(folder, report)));
  const { status } = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', config], {
    env: { ...process.env, MUTATED: folder },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker could not finish src/${folder}: it says why above`);
  const { files } = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
  const count = (...wanted: string[]): number =>
    Object.values(files).flatMap(({ mutants }) => mutants.filter((one) => wanted.includes(one.status))).length;
  return {
    folder,
    killed: count('Killed', 'Timeout'),
    survived: count('Survived', 'NoCoverage'),
    leftOut: count('Ignored'),
  };
}

function configFor(folder: string, report: string): object {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: [`src/${folder}/**/*.ts`],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    incremental: true,
    incrementalFile: `${OUT}/${folder}.incremental.json`,
    tempDirName: `${OUT}/${folder}.tmp`,
    reporters: ['json', 'html', 'progress-append-only'],
    jsonReporter: { fileName: report },
    htmlReporter: { fileName: `${OUT}/${folder}.html` },
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

function row(name: string, { killed, survived, leftOut }: Omit<Tally, 'folder'>): string {
  return `| ${name} | ${killed + survived} | ${killed} | ${survived} | ${leftOut} | ${(100 * share({ killed, survived })).toFixed(1)} % |`;
}

function sumOf(tallies: readonly Tally[], part: 'killed' | 'survived' | 'leftOut'): number {
  return tallies.reduce((sum, tally) => sum + tally[part], 0);
}

const asked = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
const tallies = (asked.length ? asked : FOLDERS).map(mutate);
const total = {
  killed: sumOf(tallies, 'killed'),
  survived: sumOf(tallies, 'survived'),
  leftOut: sumOf(tallies, 'leftOut'),
};
const table = [
  '| folder | mutants | killed | survived | left out | killed of all |',
  '|---|---|---|---|---|---|',
  ...tallies.map(({ folder, ...counts }) => row(`src/${folder}`, counts)),
  row('all', total),
].join('\n');
process.stdout.write(`\n${table}\n\nEach mutant is in ${OUT}/<folder>.html\n`);
if (tallies.some((tally) => share(tally) < FEWEST_KILLED)) process.exitCode = 1;
