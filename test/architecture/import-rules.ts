import { circlesIn, exportsOf, type Import, importsOf } from './imports.ts';
import { folderOf, type Kind, kindOf, LIBRARY_OF, MAY_IMPORT, nameOf, TIERS } from './kinds.ts';
import { filesAt, type Rule, sourcesIn, type Tree } from './rule.ts';

/** Who may import whom in src/, and that nobody imports the tests. */
export const IMPORT_RULES: readonly Rule[] = [
  {
    name: 'src/ imports nothing of Teams, of cards or of tests, and bot/ imports no tests',
    check: (tree) => [
      ...importsInto(
        tree,
        'src',
        /^(bot|cards|test|appPackage)\//,
        'src/ is the product without Teams, so turn it round',
      ),
      ...importsInto(tree, 'bot', /^test\//, 'what runs knows no tests, so move what is shared to bot/ or src/'),
    ],
    planted: [
      {
        given: 'a rule that asks the bot',
        files: { 'src/pulse/pulse.ts': "import { readEnv } from '../../bot/config.ts';\n" },
        finds: ['src/pulse/pulse.ts:1 imports bot/config.ts: src/ is the product without Teams'],
      },
      {
        given: 'a template imported into storage, when asked for',
        files: { 'src/storage/documents.ts': "\nconst card = await import('../../cards/pulse.json');\n" },
        finds: ['src/storage/documents.ts:2 imports cards/pulse.json'],
      },
      {
        given: 'a bot that takes its seed from the tests',
        files: { 'bot/local/demo.ts': "export { seed } from '../../test/support/seed.ts';\n" },
        finds: ['bot/local/demo.ts:1 imports test/support/seed.ts: what runs knows no tests'],
      },
    ],
  },
  {
    name: 'each kind of file in src/ imports only what its kind may know',
    check: (tree) => sourcesIn(tree, 'src').flatMap(([path, text]) => importsOf(path, text).flatMap(beyond(path))),
    planted: [
      {
        given: 'a rule that knows the ports, if only their types',
        files: { 'src/pulse/pulse.ts': "import { z } from 'zod';\nimport type { Ports } from '../ports.ts';\n" },
        finds: ['src/pulse/pulse.ts:2 imports src/ports.ts: a rule is pure'],
      },
      {
        given: 'a rule that loads the messages',
        files: { 'src/pulse/pulse.ts': "import { type Message } from '../message.ts';\n" },
        finds: ['src/pulse/pulse.ts:1 imports src/message.ts, and not only its types: a rule is pure'],
      },
      {
        given: 'a rule that reads files and a package, and calls a use case and a step',
        files: {
          'src/pulse/pulse.ts': [
            "import { readFileSync } from 'node:fs';",
            "import 'luxon';",
            "import {\n  openPulse,\n} from './open-pulse.ts';",
            "import { requirePulse } from './require-pulse.ts';",
          ].join('\n'),
        },
        finds: [
          'pulse.ts:1 imports node:fs:',
          'pulse.ts:2 imports luxon:',
          'pulse.ts:3 imports src/pulse/open-pulse.ts:',
          'pulse.ts:6 imports src/pulse/require-pulse.ts:',
        ],
      },
      {
        given: 'a library of the guard in another rule, and another of them in one that has its own',
        files: {
          'src/privacy/guard.ts': "import { match } from 'obscenity';\n",
          'src/privacy/guard-phones.ts': [
            "import { findPhoneNumbersInText } from 'libphonenumber-js/max';",
            "import { match } from 'obscenity';",
          ].join('\n'),
        },
        finds: ['src/privacy/guard-phones.ts:2 imports obscenity: a rule is pure', 'guard.ts:1 imports obscenity'],
      },
      {
        given: 'a use case that calls another, opens the store itself, reads packs and uses a package',
        files: {
          'src/pulse/open-pulse.ts': [
            "import { z } from 'zod';",
            "import { readPackFiles } from '../frameworks/pack-files.ts';",
            "import { SqliteStore } from '../storage/sqlite/store.ts';",
            "import { publishPulse } from './publish-pulse.ts';",
            'export function openPulse() {}',
          ].join('\n'),
        },
        finds: [
          'open-pulse.ts:1 imports zod: a use case knows',
          'open-pulse.ts:2 imports src/frameworks/pack-files.ts: a use case knows',
          'open-pulse.ts:3 imports src/storage/sqlite/store.ts: a use case knows',
          'open-pulse.ts:4 imports src/pulse/publish-pulse.ts, and not only its types: a use case knows',
        ],
      },
      {
        given: 'what use cases share, calling one of them',
        files: { 'src/pulse/require-pulse.ts': "import { openPulse } from '../pulse/open-pulse.ts';\n" },
        finds: ['src/pulse/require-pulse.ts:1 imports src/pulse/open-pulse.ts: what use cases share knows'],
      },
      {
        given: 'storage that calls a use case and a package that is not its own',
        files: {
          'src/storage/documents.ts': "import 'restify';\nimport { openPulse } from '../pulse/open-pulse.ts';\n",
        },
        finds: ['documents.ts:1 imports restify: storage knows', 'documents.ts:2 imports src/pulse/open-pulse.ts'],
      },
      {
        given: 'rows that know the ports, the rows of another feature and a use case of theirs',
        files: {
          'src/pulse/actions.ts': [
            "import { z } from 'zod';",
            "import { openPulse } from './open-pulse.ts';",
            "import type { Ports } from '../ports.ts';",
            "import { meetingRows } from '../meetings/actions.ts';",
            "import { showMyData } from '../privacy/show-my-data.ts';",
          ].join('\n'),
          'src/meetings/actions.ts': 'export const meetingRows = {};\n',
        },
        finds: [
          'src/pulse/actions.ts:3 imports src/ports.ts: a row names',
          'src/pulse/actions.ts:4 imports src/meetings/actions.ts: a row names',
          'src/pulse/actions.ts:5 imports src/privacy/show-my-data.ts: it belongs to privacy',
        ],
      },
      {
        given: 'a pack reader that calls home',
        files: { 'src/frameworks/pack-files.ts': "import { get } from 'node:https';\n" },
        finds: ['src/frameworks/pack-files.ts:1 imports node:https: the pack reader only reads files'],
      },
      {
        given: 'ports, messages and errors that load something',
        files: {
          'src/ports.ts': "import { isOpen } from './pulse/pulse.ts';\n",
          'src/refusal.ts': "import { isOpen } from './pulse/pulse.ts';\n",
        },
        finds: [
          'src/ports.ts:1 imports src/pulse/pulse.ts, and not only',
          'src/refusal.ts:1 imports src/pulse/pulse.ts, and not only',
        ],
      },
    ],
  },
  {
    name: 'a rule knows only the folders below its own, and lies in a folder that has its place',
    check: (tree) =>
      sourcesIn(tree, 'src').flatMap(([path, text]) => (kindOf(path) === 'rule' ? upwards(path, text) : [])),
    planted: [
      {
        given: 'privacy that knows scheduling',
        files: { 'src/privacy/disclose.ts': "import type { Job } from '../scheduling/job.ts';\n" },
        finds: [
          'src/privacy/disclose.ts:1 imports src/scheduling/job.ts: privacy and scheduling do not know each other',
        ],
      },
      {
        given: 'a team that knows its pulses',
        files: { 'src/teams/team.ts': "import { isOpen } from '../pulse/pulse.ts';\n" },
        finds: ['src/teams/team.ts:1 imports src/pulse/pulse.ts: pulse comes after teams'],
      },
      {
        given: 'a rule that lies loose in src/, and one in a folder that nobody has placed',
        files: { 'src/words.ts': 'export const A = 1;\n', 'src/games/points.ts': 'export const B = 1;\n' },
        finds: ['src/games/points.ts is a rule in games', 'src/words.ts is a rule in no folder'],
      },
    ],
  },
  {
    name: 'a use case exports one function, and it has the name of its file',
    check: (tree) =>
      filesAt(tree, /\.ts$/).flatMap(([path, text]) => (kindOf(path) === 'use case' ? misnamed(path, text) : [])),
    planted: [
      {
        given: 'a use case under another name',
        files: { 'src/pulse/open-pulse.ts': 'export async function startPulse() {}\n' },
        finds: ['src/pulse/open-pulse.ts exports startPulse: a use case exports openPulse'],
      },
      {
        given: 'a use case with a second function, and one that is a constant',
        files: {
          'src/pulse/open-pulse.ts': 'export function openPulse() {}\nexport function isOpen() {}\n',
          'src/pulse/publish-pulse.ts': 'export const publishPulse = () => {};\n',
        },
        finds: [
          'src/pulse/open-pulse.ts exports openPulse, isOpen:',
          'src/pulse/publish-pulse.ts exports no function: a use case exports publishPulse',
        ],
      },
    ],
  },
  {
    name: 'no imports go in circles',
    check: (tree) =>
      circlesIn(tree, sourcesIn(tree, 'src', 'bot')).map(({ path, line }) => {
        return `${path.at(-2)}:${line} closes the circle ${path.join(' -> ')}: move what both need to a file of its own.`;
      }),
    planted: [
      {
        given: 'a circle of three',
        files: {
          'src/pulse/scale.ts': "import './wording.ts';\n",
          'src/pulse/wording.ts': "\nimport type { Band } from './bands.ts';\n",
          'src/pulse/bands.ts': "import { SCALE } from './scale.ts';\n",
        },
        finds: [
          'wording.ts:2 closes the circle src/pulse/bands.ts -> src/pulse/scale.ts -> src/pulse/wording.ts -> src/pulse/bands.ts',
        ],
      },
    ],
  },
];

/** A sentence for each import from the folder into what the pattern names. */
function importsInto(tree: Tree, folder: string, forbidden: RegExp, remedy: string): string[] {
  return sourcesIn(tree, folder).flatMap(([path, text]) =>
    importsOf(path, text)
      .filter(({ target, isPackage }) => !isPackage && forbidden.test(target))
      .map(({ line, target }) => `${path}:${line} imports ${target}: ${remedy}.`),
  );
}

function beyond(path: string): (found: Import) => string[] {
  const kind = kindOf(path);
  if (kind === 'outside') return () => [];
  const { to, typesOf, packages, remedy } = MAY_IMPORT[kind];
  const isMine = (name: string): boolean =>
    name === LIBRARY_OF[path] ||
    packages.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
  return ({ line, target, isPackage, isTypeOnly }) => {
    const known: Kind = isPackage ? 'outside' : kindOf(target);
    if (kind === 'rows' && known === 'use case' && folderOf(target) !== folderOf(path)) {
      return [`${path}:${line} imports ${target}: it belongs to ${folderOf(target)}, so make the row there.`];
    }
    if (isPackage ? isMine(target) : to.includes(known)) return [];
    const isTypeOfMine = typesOf.includes(known);
    if (isTypeOfMine && isTypeOnly) return [];
    return [`${path}:${line} imports ${target}${isTypeOfMine ? ', and not only its types' : ''}: ${remedy}.`];
  };
}

function upwards(path: string, text: string): string[] {
  const own = folderOf(path);
  const tier = tierOf(own);
  if (tier < 0)
    return [`${path} is a rule in ${own || 'no folder'}, which has no place in TIERS: move it, or place it there.`];
  return importsOf(path, text).flatMap(({ line, target, isPackage }) => {
    const other = folderOf(target);
    if (isPackage || kindOf(target) !== 'rule' || other === own || tierOf(other) < tier) return [];
    const why = tierOf(other) > tier ? `${other} comes after ${own}` : `${own} and ${other} do not know each other`;
    return [`${path}:${line} imports ${target}: ${why}, so pass the value in, or move the rule up.`];
  });
}

function tierOf(folder: string): number {
  return TIERS.findIndex((folders: readonly string[]) => folders.includes(folder));
}

function misnamed(path: string, text: string): string[] {
  const wanted = nameOf(path).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const found = exportsOf(text).filter(({ what }) => what !== 'interface' && what !== 'type');
  const names = found.map(({ name, what }) => (what === 'function' ? name : `${name}, which is no function`));
  if (found.length === 1 && names[0] === wanted) return [];
  const said = found.some(({ what }) => what === 'function') ? names.join(', ') : 'no function';
  return [`${path} exports ${said}: a use case exports ${wanted} and no other value, so rename it or move the rest.`];
}
