import { textsOf } from './source.ts';

/** Every file that git has, or would take, by its path from the root of the repository. */
export type Tree = ReadonlyMap<string, string>;

/** A rule is only worth its place if it is seen to fail: what is planted in a sound tree, and what must be said of it. */
export interface Planted {
  readonly given: string;
  /** Files laid over the sound tree; null takes one away. */
  readonly files: Readonly<Record<string, string | null>>;
  /** A part of each sentence, in order: as many as here, no more. */
  readonly finds: readonly [string, ...string[]];
}

export interface Rule {
  readonly name: string;
  /** One sentence for each breach: the file and the line, what is wrong, what to do. */
  readonly check: (tree: Tree) => string[];
  readonly planted: readonly [Planted, ...Planted[]];
}

/** The files whose path matches, with their text. */
export function filesAt(tree: Tree, path: RegExp): [path: string, text: string][] {
  return [...tree].filter(([name]) => path.test(name));
}

/** The TypeScript files below these folders. */
export function sourcesIn(tree: Tree, ...folders: readonly string[]): [path: string, text: string][] {
  return filesAt(tree, /\.ts$/).filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)));
}

/** Counts from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** A sentence for each place in `searched` (a text as long as the file's) where the pattern matches. */
export function matches(path: string, searched: string, pattern: RegExp, remedy: string): string[] {
  const found = searched.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`));
  return [...found].map((match) => {
    const words = match[0].trim().replace(/\s+/g, ' ');
    return `${path}:${lineAt(searched, match.index)} has ${words}: ${remedy}.`;
  });
}

/** The same, in the code of every file: neither in comments nor in texts. */
export function matchesInCode(files: readonly [string, string][], pattern: RegExp, remedy: string): string[] {
  return files.flatMap(([path, text]) => matches(path, textsOf(text).bare, pattern, remedy));
}
