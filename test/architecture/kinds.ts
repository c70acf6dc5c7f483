import { posix } from 'node:path';

/** What a file in src/ is, told by its name and place alone. */
export type Kind =
  | 'rule'
  | 'use case'
  | 'step'
  | 'storage'
  | 'pack reader'
  | 'ports'
  | 'messages'
  | 'errors'
  | 'outside';

/** A file whose name begins with one of these, and has another word after it, is a use case. */
const VERBS =
  'start show post open view answer change withdraw close publish give ask save welcome leave rename hear end remind tell keep delete prepare propose share thank join nominate export preview hide'.split(
    ' ',
  );

const PLACES: Readonly<Record<string, Kind>> = {
  'src/ports.ts': 'ports',
  'src/message.ts': 'messages',
  'src/refusal.ts': 'errors',
  'src/frameworks/pack-files.ts': 'pack reader',
};

export function kindOf(path: string): Kind {
  if (!/^src\/.*\.ts$/.test(path)) return 'outside';
  const placed = PLACES[path];
  if (placed) return placed;
  if (/^src\/[a-z-]+-messages\.ts$/.test(path)) return 'messages';
  if (/^src\/[a-z-]+-errors\.ts$/.test(path)) return 'errors';
  if (path.startsWith('src/storage/')) return 'storage';
  if (path.startsWith('src/steps/')) return 'step';
  const [verb = '', object] = nameOf(path).split('-');
  return object !== undefined && VERBS.includes(verb) ? 'use case' : 'rule';
}

/** The file's name without its folder and its ending. */
export function nameOf(path: string): string {
  return posix.basename(path).replace(/\..*$/, '');
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
    to: ['rule', 'errors'],
    typesOf: ['messages'],
    packages: ['zod', 'temporal-polyfill', 'node:crypto'],
    remedy: 'a rule is pure, so take what it needs as an argument, or do this in a use case',
  },
  'use case': {
    to: ['rule', 'step', 'ports', 'messages', 'errors'],
    typesOf: [],
    packages: [],
    remedy: 'a use case knows rules, shared steps, ports, messages and errors, so ask a port or share a rule',
  },
  step: {
    to: ['rule', 'step', 'ports', 'messages', 'errors'],
    typesOf: [],
    packages: [],
    remedy: 'a shared step knows rules, steps, ports, messages and errors, so ask a port or share a rule',
  },
  storage: {
    to: ['storage', 'ports', 'rule'],
    typesOf: [],
    packages: ['zod', 'node:sqlite', 'node:crypto', 'node:fs', 'node:path', '@azure/*'],
    remedy: 'storage knows the ports, rules and its own client library, so do this where it is called',
  },
  'pack reader': {
    to: ['rule', 'errors'],
    typesOf: [],
    packages: ['node:fs', 'node:path', 'node:url', 'yaml'],
    remedy: 'the pack reader only reads files, so put what it decides in a rule',
  },
  ports: {
    to: [],
    typesOf: ['rule', 'messages', 'errors'],
    packages: [],
    remedy: 'the ports only name types, so write import type, or move the code out',
  },
  messages: {
    to: [],
    typesOf: ['rule', 'messages'],
    packages: [],
    remedy: 'the messages only name types, so write import type, or move the code out',
  },
  errors: {
    to: ['errors'],
    typesOf: [],
    packages: [],
    remedy: 'the refusals stand alone, so leave this to who throws them',
  },
};

/** Rules that may each load one library more: it only recognises things in a text, and is as pure as they are. */
export const LIBRARY_OF: Readonly<Record<string, string>> = {
  'src/privacy/guard-phones.ts': 'libphonenumber-js',
  'src/privacy/guard-postcodes.ts': 'postcode',
  'src/privacy/guard-offence.ts': 'obscenity',
};

/** Rules know only folders of an earlier line, and their own. */
export const TIERS = [
  ['frameworks', 'privacy', 'scheduling'],
  ['teams'],
  ['pulse', 'thank-you', 'meetings'],
  ['trends'],
  ['digest', 'actions', 'self-check', 'rhythm'],
  ['own-data'],
] as const satisfies readonly (readonly string[])[];
