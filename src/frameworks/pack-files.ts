import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Framework, PackFault, TagSet } from './framework.ts';
import { type LocatedProblem, problemOfYaml, problemsOf } from './pack-problem.ts';
import type { Problem } from './pack-rules.ts';
import { PackFile, type ReadPack, TagSetFile } from './pack-schema.ts';
import { styleOf } from './pack-style.ts';
import { withTagSets } from './pack-tags.ts';

/** The folder of the packs that come with the product. */
export const shippedPacks = fileURLToPath(new URL('./packs', import.meta.url));

const MOST_BYTES = 256 * 1024;

interface ReadPacks {
  frameworks: Framework[];
  tagSets: TagSet[];
  faults: PackFault[];
  /** Matters of style, in packs that are used all the same. */
  warnings: PackFault[];
}

/**
 * Reads every .yaml file in the folders, not in their subfolders, once at start. Never throws for what is in them:
 * a file with a fault is left out and each of its faults is reported, and the other files load.
 * Of two packs with one id the first is kept, in the order of the folders and then of the file names.
 */
export function readPackFiles(folders: readonly string[]): ReadPacks {
  const packs: ReadPacks = { frameworks: [], tagSets: [], faults: [], warnings: [] };
  const owners = new Map<string, string>();
  const readings = folders.flatMap(readFolder);
  // All tag sets come first: a pack may use those of another file.
  const sets = readings.map((reading) => firstOfTheirIds(reading, reading.tagSets, 'tag set', owners));
  packs.tagSets.push(...sets.flatMap(({ kept }) => kept));
  for (const [index, reading] of readings.entries()) {
    const { file, faults, lineOf } = reading;
    const tagged = reading.frameworks.map((pack) => withTagSets(pack, packs.tagSets));
    const problems = tagged.flatMap((one) => one.problems);
    const whole = tagged.flatMap(({ framework }) => framework ?? []);
    const frameworks = firstOfTheirIds(reading, whole, 'framework', owners);
    packs.faults.push(...faults, ...placed(problems, file, lineOf));
    packs.faults.push(...(sets[index]?.faults ?? []), ...frameworks.faults);
    packs.frameworks.push(...frameworks.kept);
    packs.warnings.push(...placed(frameworks.kept.flatMap(styleOf), file, lineOf));
  }
  return packs;
}

function readFolder(folder: string): PackReading[] {
  const files = filesIn(folder);
  if (Array.isArray(files)) return files.map(readPackFile);
  return [{ ...nothingOf(folder), faults: [{ file: folder, line: 0, ...files }] }];
}

function firstOfTheirIds<One extends { id: string }>(
  { file, lineOf }: PackReading,
  found: readonly One[],
  kind: 'framework' | 'tag set',
  owners: Map<string, string>,
): { kept: One[]; faults: PackFault[] } {
  const faults: PackFault[] = [];
  const kept = found.filter(({ id }, index) => {
    const owner = owners.get(`${kind} ${id}`);
    const path = kind === 'framework' ? ['id'] : ['tag_sets', index, 'id'];
    if (owner !== undefined) faults.push({ file, line: lineOf(path), ...idTaken(id, owner) });
    else owners.set(`${kind} ${id}`, file);
    return owner === undefined;
  });
  return { kept, faults };
}

function idTaken(id: string, owner: string): Problem {
  return {
    problem: `the id "${id}" is already used in ${owner}`,
    remedy: 'give this one another id, or remove one of the two',
  };
}

// A mounted folder (Kubernetes, Azure Files) shows files as links and keeps its own dot-files beside them.
function filesIn(folder: string): string[] | Problem {
  try {
    return readdirSync(folder)
      .filter((name) => extname(name).toLowerCase() === '.yaml' && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    return {
      problem: `the folder cannot be read (${reasonOf(error)})`,
      remedy: 'check its name, and that the bot is allowed to read it',
    };
  }
}

interface PackReading {
  file: string;
  frameworks: ReadPack[];
  tagSets: TagSet[];
  faults: PackFault[];
  lineOf: (path: readonly PropertyKey[]) => number;
}

function nothingOf(file: string): PackReading {
  return { file, frameworks: [], tagSets: [], faults: [], lineOf: () => 0 };
}

function readPackFile(file: string): PackReading {
  const nothing = nothingOf(file);
  const text = textOf(file);
  if (typeof text !== 'string') return { ...nothing, faults: [{ file, line: 0, ...text }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
  });
  const misread = faultsOfYaml(document, lines).map((fault) => ({ file, ...fault }));
  if (misread.length > 0) return { ...nothing, faults: misread };

  const raw: unknown = document.toJS();
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path);
  const options = { reportInput: true };
  if (document.has('tag_sets')) {
    const read = TagSetFile.safeParse(raw, options);
    if (read.success) return { ...nothing, tagSets: read.data.tag_sets, lineOf };
    return { ...nothing, faults: placed(problemsOf(read.error), file, lineOf) };
  }
  const read = PackFile.safeParse(raw, options);
  if (read.success) return { ...nothing, frameworks: [read.data], lineOf };
  return { ...nothing, faults: placed(problemsOf(read.error), file, lineOf) };
}

function placed(problems: readonly LocatedProblem[], file: string, lineOf: PackReading['lineOf']): PackFault[] {
  const faults = problems.map(({ path, problem, remedy }) => ({ file, line: lineOf(path), problem, remedy }));
  return faults.sort((one, other) => one.line - other.line);
}

function textOf(file: string): string | Problem {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) {
      return {
        problem: `the file has ${Math.ceil(size / 1024)} KB`,
        remedy: 'keep a pack to 256 KB, or split it into several files',
      };
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) {
      return { problem: 'the file is not saved as UTF-8', remedy: 'save it again with the encoding UTF-8' };
    }
    return {
      problem: `the file cannot be read (${reasonOf(error)})`,
      remedy: 'check that it is a file and that the bot may read it',
    };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

type LineFault = Omit<PackFault, 'file'>;

/** What keeps the file from being read as a pack at all. One fault a line: the rest of a line only repeats the first. */
function faultsOfYaml(document: Document, lines: LineCounter): LineFault[] {
  const faults = new Map<number, LineFault>();
  const add = (offset: number, problem: Problem): void => {
    const { line } = lines.linePos(offset);
    if (!faults.has(line)) faults.set(line, { line, ...problem });
  };
  for (const error of [...document.errors, ...document.warnings])
    add(error.pos[0], problemOfYaml(error.code, error.message));
  if (faults.size === 0) {
    if (!isMap(document.contents)) add(document.contents?.range?.[0] ?? 0, notAPack(document.contents));
    addRefused(document, add);
  }
  return [...faults.values()].sort((one, other) => one.line - other.line);
}

function notAPack(contents: Node | null): Problem {
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  return {
    problem: isEmpty ? 'the file is empty' : 'the file does not hold a pack',
    remedy: 'write a pack with id, name, version and the other lines, as the shipped packs do, or remove the file',
  };
}

// An alias of an alias of an alias can fill the memory, and a card's text is read more easily where it stands.
function addRefused(document: Document, add: (offset: number, problem: Problem) => void): void {
  visit(document, {
    Alias: (_key, { source, range }) => {
      add(range?.[0] ?? 0, {
        problem: `*${source} repeats a part of the file`,
        remedy: 'write the text out in full instead',
      });
    },
    Map: (_key, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name))
          add(key.range?.[0] ?? 0, { problem: `${name} is written twice`, remedy: 'keep one of the two' });
        seen.add(name);
      }
    },
  });
}

/** The line of the key or the list entry at the path or, where it is missing, of what it belongs in. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!isNode(pair?.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    }
  }
  return lines.linePos(offset).line;
}
