import { posix } from 'node:path';

/** What a file in src/ is, told by its name and folder alone. */
export type Kind =
  | 'rule'
  | 'use case'
  | 'step'
  | 'rows'
  | 'storage'
  | 'operations'
  | 'pack reader'
  | 'ports'
  | 'messages'
  | 'refusal'
  | 'outside';

/** A file whose name begins with one of these, and has another word after it, is a use case. */
const VERBS =
  'start show post open view answer change withdraw close publish give ask save welcome leave rename end remind tell keep delete prepare propose share thank join nominate export preview hide pause resume refuse allow invite'.split(
    ' ',
  );

/** The same, for what several use cases begin with or have in common. */
const STEP_VERBS = 'require find claim begin store advance set decide check build enqueue'.split(' ');

const PLACED: Readonly<Record<string, Kind>> = {
  'src/ports.ts': 'ports',
  'src/message.ts': 'messages',
  'src/refusal.ts': 'refusal',
  'src/frameworks/pack-files.ts': 'pack reader',
  'src/shared/action-row.ts': 'step',
  'src/shared/in-parallel.ts': 'step',
  'src/shared/post-once.ts': 'step',
  'src/shared/update-with-retry.ts': 'step',
  'src/frameworks/check-lines.ts': 'rule',
};

export function kindOf(path: string): Kind {
  if (!/^src\/.*\.ts$/.test(path)) return 'outside';
  const placed = PLACED[path];
  if (placed) return placed;
  if (/^src\/[a-z-]+\/(?:[a-z-]+-)?cards\.ts$/.test(path)) return 'messages';
  if (/^src\/[a-z-]+\/actions\.ts$/.test(path)) return 'rows';
  if (path.startsWith('src/storage/')) return 'storage';
  if (path.startsWith('src/operations/')) return 'operations';
  const [verb = '', object] = nameOf(path).split('-');
  // A thank-you is a noun.
  if (object === undefined || nameOf(path).startsWith('thank-you')) return 'rule';
  if (VERBS.includes(verb)) return 'use case';
  return STEP_VERBS.includes(verb) ? 'step' : 'rule';
}

/** The file's name without its folder and its ending. */
export function nameOf(path: string): string {
  return posix.basename(path).replace(/\..*$/, '');
}

/** The feature that a file in src/ belongs to. */
export function folderOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
}

interface Leave {
  readonly to: readonly Kind[];
  /** Only with `import type`. */
  readonly typesOf: readonly Kind[];
  readonly packages: readonly string[];
  readonly remedy: string;
}

export const MAY_IMPORT: Readonly<Record<Exclude<Kind, 'outside'>, Leave>> = {
  rule: {
    to: ['rule', 'refusal'],
    typesOf: ['messages'],
    packages: ['zod', 'temporal-polyfill', 'node:crypto'],
    remedy: 'a rule is pure, so take what it needs as an argument, or do this in a use case',
  },
  'use case': {
    to: ['rule', 'step', 'ports', 'messages', 'refusal'],
    typesOf: ['use case'],
    packages: [],
    remedy: 'a use case knows rules, what others share, ports, messages and refusals, so ask a port or share a rule',
  },
  step: {
    to: ['rule', 'step', 'ports', 'messages', 'refusal'],
    typesOf: [],
    packages: [],
    remedy: 'what use cases share knows rules, ports, messages and refusals, so ask a port or share a rule',
  },
  rows: {
    to: ['use case', 'rule', 'step'],
    typesOf: [],
    packages: ['zod'],
    remedy: 'a row names its use case and its input, so leave this to them',
  },
  storage: {
    to: ['storage', 'ports', 'rule'],
    typesOf: [],
    packages: [
      'zod',
      'node:sqlite',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:timers',
      'node:worker_threads',
      '@azure/*',
      'lru-cache',
      'p-map',
    ],
    remedy: 'storage knows the ports, rules and its own client library, so do this where it is called',
  },
  operations: {
    to: ['operations', 'storage', 'ports', 'rule', 'step'],
    typesOf: [],
    packages: ['zod', 'node:sqlite', 'node:crypto', 'node:fs', 'node:path', '@azure/*', 'p-map'],
    remedy: 'an operator’s command knows the stores and the rules, so do this where it is called',
  },
  'pack reader': {
    to: ['rule', 'refusal'],
    typesOf: [],
    packages: ['node:fs', 'node:path', 'node:url', 'yaml'],
    remedy: 'the pack reader only reads files, so put what it decides in a rule',
  },
  ports: {
    to: [],
    typesOf: ['rule', 'messages', 'refusal'],
    packages: [],
    remedy: 'the ports only name types, so write import type, or move the code out',
  },
  messages: {
    to: [],
    typesOf: ['rule', 'messages'],
    packages: [],
    remedy: 'the messages only name types, so write import type, or move the code out',
  },
  refusal: {
    to: [],
    typesOf: ['rule'],
    packages: [],
    remedy: 'the refusal knows only the codes of the features’ words, so leave this to who throws it',
  },
};

/** Files that may each load one library more; those of the guard only recognise things in a text, and are as pure as a rule. */
export const LIBRARY_OF: Readonly<Record<string, string>> = {
  'src/shared/action-row.ts': 'zod',
  'src/shared/in-parallel.ts': 'p-map',
  'src/shared/retry.ts': 'node:timers',
  'src/privacy/guard-phones.ts': 'libphonenumber-js',
  'src/privacy/guard-offence.ts': 'obscenity',
};

/** Rules know only folders of an earlier line, and their own. */
export const TIERS = [
  ['shared'],
  ['frameworks', 'privacy', 'scheduling'],
  ['guide'],
  ['teams'],
  ['pulse', 'thanks', 'meetings'],
  ['trends'],
  ['digest', 'actions', 'self-check', 'rhythm'],
  ['own-data'],
] as const satisfies readonly (readonly string[])[];
