import { posix } from 'node:path';
import { lineAt, type Tree } from './rule.ts';
import { textsOf } from './source.ts';

export interface Import {
  readonly line: number;
  /** A path from the root of the repository, or a package such as zod, @azure/cosmos or node:fs. */
  readonly target: string;
  readonly isPackage: boolean;
  /** Written `import type`; with verbatimModuleSyntax `import { type X }` still loads the file. */
  readonly isTypeOnly: boolean;
}

export interface Export {
  readonly line: number;
  readonly name: string;
  /** function, class, const, interface, type ... or {} for a list. */
  readonly what: string;
}

const FROM =
  /\b(?:import|export)\b(?<type>\s+type\b(?!\s+from))?(?:(?!\b(?:import|export)\b)[^;'"`])*?\bfrom\s*(?<quote>['"])(?<name>[^'"]*)\k<quote>/dg;
const BARE = /\bimport\s*(?<quote>['"])(?<name>[^'"]*)\k<quote>/dg;
const CALL = /\b(?:import|require)\s*\(\s*(?<quote>['"`])(?<name>[^'"`]*)\k<quote>/dg;
const DECLARED =
  /\bexport\s+(?:declare\s+|abstract\s+|async\s+)*(?<what>function|class|const|let|var|interface|type|enum)\b\s*\*?\s*(?<name>[A-Za-z_$][\w$]*)/g;
const LISTED = /\bexport\s+(?:type\s+)?\{(?<names>[^}]*)\}/g;

/** What a file imports or re-exports, in whatever way it is written; not what comments or texts say. */
export function importsOf(path: string, text: string): Import[] {
  const { bare } = textsOf(text);
  const found = [FROM, BARE, CALL].flatMap((pattern) => [...bare.matchAll(pattern)]);
  return found
    .sort((one, other) => one.index - other.index)
    .map((match) => {
      const [start, end] = match.indices?.groups?.name ?? [0, 0];
      const named = text.slice(start, end);
      const isPackage = !named.startsWith('.');
      const target = isPackage ? packageOf(named) : posix.join(posix.dirname(path), named);
      const isTypeOnly = match.groups?.type !== undefined;
      return { line: lineAt(text, match.index), target, isPackage, isTypeOnly };
    });
}

function packageOf(named: string): string {
  const [first = '', second = ''] = named.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** What a file exports under a name. */
export function exportsOf(text: string): Export[] {
  const { bare } = textsOf(text);
  const declared = [...bare.matchAll(DECLARED)].map(({ index, groups }) => ({
    line: lineAt(text, index),
    name: groups?.name ?? '',
    what: groups?.what ?? '',
  }));
  const listed = [...bare.matchAll(LISTED)].flatMap(({ index, groups }) =>
    (groups?.names ?? '').split(',').flatMap((part) => {
      const name = part.trim().split(/\s+/).at(-1) ?? '';
      return name === '' ? [] : [{ line: lineAt(text, index), name, what: '{}' }];
    }),
  );
  return [...declared, ...listed];
}

/** Of the features' words the refusal takes only the types, the codes: gone when it runs. */
function isFollowed(path: string): (found: Import) => boolean {
  return ({ isTypeOnly }) => path !== 'src/refusal.ts' || !isTypeOnly;
}

/** Ways round: each as the files in the order in which they import each other. */
export function circlesIn(tree: Tree, files: readonly [string, string][]): { path: string[]; line: number }[] {
  const imports = new Map(files.map(([path, text]) => [path, importsOf(path, text).filter(isFollowed(path))]));
  const circles: { path: string[]; line: number }[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    for (const { target, isPackage, line } of imports.get(path) ?? []) {
      if (isPackage || done.has(target) || !tree.has(target)) continue;
      const start = [...trail, path].indexOf(target);
      if (start >= 0) circles.push({ path: [...[...trail, path].slice(start), target], line });
      else visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const [path] of files) if (!done.has(path)) visit(path, []);
  return circles;
}
