import { posix } from 'node:path';
import { exportsOf } from './imports.ts';
import { filesAt, matches, matchesInCode, type Rule, sourcesIn } from './rule.ts';
import { textsOf } from './source.ts';

const TOP = 'bot cards src appPackage infra test package.json tsconfig.json README.md package-lock.json'.split(' ');

const MOST_LINES = 300;
const SHORTER: Readonly<Record<string, number>> = { 'bot/teams/teams-bot.ts': 149 };

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
/** In kebab-case. The first line says nothing of what a file is for, the second is not what the customer calls it. */
const EMPTY_WORDS = /(?:^|-)(helpers?|utils?|utility|utilities|managers?|services?|dtos?|impls?)(?=-|$)/;
const SYNONYMS = /(?:^|-)(surveys?|kudos|leader-?boards?|score-?boards?)(?=-|$)/;
/** Teams' own name for where a conversation is reached. */
const TEAMS_WORD = /service-urls?/g;

/** What lies where, how long it is, and what it is called. */
export const TREE_RULES: readonly Rule[] = [
  {
    name: 'at the top lies what the customer asked for, and dot-files',
    check: (tree) => {
      const top = new Set([...tree.keys()].map((path) => path.replace(/\/.*/, '')));
      const others = [...top].filter((name) => !TOP.includes(name) && !name.startsWith('.'));
      return others.map(
        (name) => `${name} lies at the top level: move it into ${TOP.slice(0, 6).join(', ')}, or remove it.`,
      );
    },
    planted: [
      {
        given: 'a folder of scripts and a file of configuration',
        files: { 'scripts/build.ts': '', 'vitest.config.ts': '', '.editorconfig': '' },
        finds: ['scripts lies at the top level', 'vitest.config.ts lies at the top level'],
      },
    ],
  },
  {
    name: 'no file is over 300 lines, and the bot itself stays under 150',
    check: (tree) =>
      filesAt(tree, /\.ts$/).flatMap(([path, text]) => {
        const lines = text.replace(/\n$/, '').split('\n').length;
        const most = SHORTER[path] ?? MOST_LINES;
        return lines > most ? [`${path}:${most + 1} is line ${most + 1} of ${lines}: cut the file in two.`] : [];
      }),
    planted: [
      {
        given: 'a file of 301 lines, one of 300, and a bot of 150',
        files: {
          'src/pulse/pulse.ts': '\n'.repeat(301),
          'src/pulse/scale.ts': '\n'.repeat(300),
          'bot/teams/teams-bot.ts': '\n'.repeat(150),
        },
        finds: ['bot/teams/teams-bot.ts:150 is line 150 of 150', 'src/pulse/pulse.ts:301 is line 301 of 301'],
      },
    ],
  },
  {
    name: 'files are named in kebab-case',
    check: (tree) =>
      filesAt(tree, /^(?:bot|src|test|cards)\/.*\.(?:ts|json)$|\.ts$/).flatMap(([path]) => {
        const parts =
          path.endsWith('.ts') && !path.startsWith('appPackage/') ? path.split('/') : [posix.basename(path)];
        const isJsonOfTests = path.startsWith('test/') && path.endsWith('.json');
        return isJsonOfTests || parts.every((part) => KEBAB.test(part))
          ? []
          : [`${path} is not in kebab-case: rename it.`];
      }),
    planted: [
      {
        given: 'camels, snakes and capitals',
        files: {
          'src/pulse/pulseScale.ts': '',
          'src/pulse/pulse_scale.ts': '',
          'bot/Jobs/tick.ts': '',
          'cards/PulseCard.json': '',
        },
        finds: ['bot/Jobs/tick.ts', 'cards/PulseCard.json', 'src/pulse/pulseScale.ts', 'src/pulse/pulse_scale.ts'],
      },
    ],
  },
  {
    name: 'files and exports are called what the customer calls them',
    check: (tree) =>
      filesAt(tree, /^(?:bot|src|cards|test|appPackage)\//).flatMap(([path, text]) => [
        ...misnomers(posix.basename(path)).map((why) => `${path} ${why}.`),
        ...(path.endsWith('.ts') ? exportsOf(text) : []).flatMap(({ name, line }) =>
          misnomers(name).map((why) => `${path}:${line} exports ${name}, which ${why}.`),
        ),
      ]),
    planted: [
      {
        given: 'files with words that say nothing, or that the customer does not use',
        files: { 'src/pulse/pulse-utils.ts': '', 'src/recognition/kudos.ts': '', 'cards/score-board.json': '{}' },
        finds: [
          'cards/score-board.json is called score-board',
          'pulse-utils.ts is called utils',
          'kudos.ts is called kudos',
        ],
      },
      {
        given: 'exports with such words',
        files: {
          'src/pulse/pulse.ts': [
            'export class PulseManager {}',
            'export interface SurveyDto {}',
            'export async function dateHelper() {}',
            'export const serviceUrl = 1;',
          ].join('\n'),
        },
        finds: [
          'pulse.ts:1 exports PulseManager, which is called manager',
          'pulse.ts:2 exports SurveyDto, which is called dto',
          'pulse.ts:2 exports SurveyDto, which is called survey',
          'pulse.ts:3 exports dateHelper, which is called helper',
        ],
      },
    ],
  },
  {
    name: 'exports have names, and no file only passes on what others export',
    check: (tree) => [
      ...matchesInCode(
        filesAt(tree, /\.ts$/).filter(([path]) => !path.endsWith('.config.ts')),
        /\bexport\s+default\b|\bas\s+default\b|\bexport\s*=/,
        'export it under a name',
      ),
      ...filesAt(tree, /\.ts$/).flatMap(([path, text]) => {
        if (path !== 'bot/index.ts' && posix.basename(path) === 'index.ts')
          return [`${path} hides what it holds: name the file after it.`];
        const { bare } = textsOf(text);
        const rest = bare.replace(/\bimport\b[^;]*;|\bexport\s+(?:type\s+)?[*{][^;]*;/g, '').trim();
        const isBarrel = rest === '' && /\bexport\b/.test(bare);
        return isBarrel ? [`${path} only passes on what others export: import it from where it is made.`] : [];
      }),
    ],
    planted: [
      {
        given: 'default exports',
        files: {
          'src/pulse/pulse.ts': '\nexport default function pulse() {}\n',
          'bot/http/server.ts': 'const a = 1;\nexport { a as default };\n',
        },
        finds: ['bot/http/server.ts:2 has as default', 'src/pulse/pulse.ts:2 has export default'],
      },
      {
        given: 'barrels, under the usual name and under another',
        files: {
          'src/pulse/index.ts': 'export const A = 1;\n',
          'src/pulse/all.ts': "// All of it.\nexport * from './pulse.ts';\nexport type { Pulse } from './pulse.ts';\n",
        },
        finds: ['src/pulse/all.ts only passes on', 'src/pulse/index.ts hides'],
      },
    ],
  },
  {
    name: 'types are kept, tests run, and nothing is left for later',
    check: (tree) => {
      const files = filesAt(tree, /\.ts$/);
      const inComments = (pattern: RegExp, remedy: string): string[] =>
        files.flatMap(([path, text]) => matches(path, textsOf(text).comments, pattern, remedy));
      return [
        ...matchesInCode(files, /(?:[:<|&,]|=>|\bas|\bextends)\s*any\b(?!\s*[(:.?])/, 'say what it is, or unknown'),
        ...inComments(/@ts-(?:ignore|expect-error|nocheck)\b/, 'put the type right'),
        ...inComments(/\b(?:TODO|FIXME)\b/, 'do it, or write an issue'),
        ...matchesInCode(sourcesIn(tree, 'test'), /\.\s*(?:skip|only|todo)\s*\(/, 'let every test run, or remove it'),
      ];
    },
    planted: [
      {
        given: 'a type that is any, in five ways',
        files: {
          'src/pulse/pulse.ts': [
            'export function a(b: any) {}',
            'const c = b as any;',
            'const d = new Map<string, any>();',
            'let e: string | any;',
            'const f = expect.any(String);',
            'const g = new Set<any>();',
          ].join('\n'),
        },
        finds: [
          'pulse.ts:1 has : any',
          'pulse.ts:2 has as any',
          'pulse.ts:3 has , any',
          'pulse.ts:4 has | any',
          'pulse.ts:6 has <any',
        ],
      },
      {
        given: 'silenced errors, work for later, and tests that do not run',
        files: {
          'src/pulse/pulse.ts': '// @ts-expect-error it works\n/* TODO tidy */\nexport const A = 1;\n',
          'test/unit/pulse.test.ts':
            "test.skip('one', () => {});\ndescribe.only('two', () => {});\ntest.todo('three');\n",
        },
        finds: [
          'pulse.ts:1 has @ts-expect-error',
          'pulse.ts:2 has TODO',
          'test.ts:1 has .skip(',
          'test.ts:2 has .only(',
          'test.ts:3 has .todo(',
        ],
      },
    ],
  },
];

function misnomers(name: string): string[] {
  const kebab = name
    .replace(/\.[a-z]+$/, '')
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2')
    .replace(/[._]/g, '-')
    .toLowerCase()
    .replace(TEAMS_WORD, '');
  const empty = EMPTY_WORDS.exec(kebab)?.[1];
  const synonym = SYNONYMS.exec(kebab)?.[1];
  return [
    ...(empty ? [`is called ${empty}: say what it does`] : []),
    ...(synonym ? [`is called ${synonym}: say pulse, thanks or trend, as the customer does`] : []),
  ];
}
