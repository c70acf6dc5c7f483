import { importsOf } from './imports.ts';
import { kindOf } from './kinds.ts';
import { lineAt, matches, matchesInCode, type Rule, sourcesIn, type Tree } from './rule.ts';
import { textsOf } from './source.ts';

const KNOWS_THE_SDK = [
  'bot/http/server.ts',
  'bot/teams/teams-adapter.ts',
  'bot/index.ts',
  'bot/teams/teams-messenger.ts',
  'bot/teams/meeting-roles.ts',
];
const SDK = /^(botbuilder|botframework|restify)/;
const KNOWS_TELEMETRY = ['bot/telemetry/telemetry.ts', 'bot/telemetry/telemetry-insights.ts'];
const TELEMETRY = /^(@opentelemetry\/|@azure\/monitor-)/;
const TEMPLATING = /^(adaptivecards-templating|adaptive-expressions)$/;

const CLOCK = /\bDate\s*\.\s*now\b|\bnew\s+Date\b(?!\s*\(\s*[^\s)])|\bTemporal\s*\.\s*Now\b/;
const CHANCE = /\bMath\s*\.\s*random\b|\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\s*\(/;
/** A pulse's key is made where it is kept, and SQLite has no etags of its own. */
const MAKES_KEYS_OR_ETAGS = /^src\/storage\/(?:sqlite\/|key-vault\/)|^src\/operations\/sqlite-admin\.ts$/;
const ENVIRONMENT = /\bprocess\s*\??\.\s*env\b|\benv\b[^=;]*\}\s*=\s*process\b/;

/** Where Teams, the ports and the machine are touched. */
export const EDGE_RULES: readonly Rule[] = [
  {
    name: 'the Bot Framework and restify are known in five files',
    check: (tree) =>
      packagesOutside(
        tree,
        SDK,
        KNOWS_THE_SDK,
        'the SDK is to be swapped one day, so parse it in bot/ and pass plain values',
      ),
    planted: [
      {
        given: 'a dispatcher that knows botbuilder, if only its types, and a job that knows restify',
        files: {
          'bot/dispatch.ts': "import type { Activity } from 'botbuilder';\n",
          'bot/jobs/tick.ts': "const restify = require('restify');\n",
        },
        finds: ['bot/dispatch.ts:1 imports botbuilder', 'bot/jobs/tick.ts:1 imports restify'],
      },
      {
        given: 'a part of the SDK by another name',
        files: { 'bot/teams/parse-activity.ts': "import type { Activity } from 'botframework-schema';\n" },
        finds: ['bot/teams/parse-activity.ts:1 imports botframework-schema'],
      },
    ],
  },
  {
    name: 'OpenTelemetry is known in two files',
    check: (tree) =>
      packagesOutside(
        tree,
        TELEMETRY,
        KNOWS_TELEMETRY,
        'what may leave the process is one short list, so ask for a method in bot/telemetry/telemetry.ts',
      ),
    planted: [
      {
        given: 'a use case that counts, a dispatcher that opens a span, and an exporter elsewhere',
        files: {
          'src/pulse/answer-pulse.ts':
            "import { metrics } from '@opentelemetry/api';\nexport function answerPulse() {}\n",
          'bot/dispatch.ts':
            "import type { Span } from '@opentelemetry/sdk-trace-base';\nexport const is = e instanceof Refusal;\n",
          'bot/composition.ts': "const exporter = await import('@azure/monitor-opentelemetry-exporter');\n",
          'bot/telemetry/telemetry.ts': "import { metrics } from '@opentelemetry/api';\n",
        },
        finds: [
          'bot/composition.ts:1 imports @azure/monitor-opentelemetry-exporter',
          'bot/dispatch.ts:1 imports @opentelemetry/sdk-trace-base',
          'answer-pulse.ts:1 imports @opentelemetry/api: what may leave',
        ],
      },
    ],
  },
  {
    name: 'the rows of every feature are merged in bot/routes.ts, and known nowhere else in bot/',
    check: (tree) => {
      const merged = importsOf('bot/routes.ts', tree.get('bot/routes.ts') ?? '').map(({ target }) => target);
      const rows = [...tree.keys()].filter((path) => kindOf(path) === 'rows');
      return [
        ...rows
          .filter((path) => !merged.includes(path))
          .map((path) => `${path} is not in bot/routes.ts: merge its rows there, or nobody can press them.`),
        ...sourcesIn(tree, 'bot').flatMap(([path, text]) =>
          importsOf(path, text)
            .filter(({ target }) => path !== 'bot/routes.ts' && kindOf(target) === 'rows')
            .map(({ line, target }) => `${path}:${line} imports ${target}: ask bot/routes.ts for the row.`),
        ),
      ];
    },
    planted: [
      {
        given: 'rows that nobody merges, and a dispatcher that knows some',
        files: {
          'src/meetings/actions.ts': 'export const meetingRows = {};\n',
          'bot/dispatch.ts':
            "import { pulseRows } from '../src/pulse/actions.ts';\nexport const is = (e: unknown) => e instanceof Refusal;\n",
        },
        finds: [
          'src/meetings/actions.ts is not in bot/routes.ts',
          'bot/dispatch.ts:1 imports src/pulse/actions.ts: ask bot/routes.ts',
        ],
      },
    ],
  },
  {
    name: 'src/ knows no address of Teams',
    check: (tree) =>
      sourcesIn(tree, 'src').flatMap(([path, text]) =>
        matches(path, textsOf(text).quoted, /;messageid=|teams\.microsoft\.com|msteams:/, 'ask a port for the link'),
      ),
    planted: [
      {
        given: 'a rule that makes a link',
        files: { 'src/pulse/pulse.ts': "export const LINK = 'https://teams.microsoft.com/l/message/';\n" },
        finds: ['src/pulse/pulse.ts:1 has teams.microsoft.com'],
      },
    ],
  },
  {
    name: 'a store is chosen in bot/composition.ts alone',
    check: (tree) =>
      sourcesIn(tree, 'bot').flatMap(([path, text]) =>
        importsOf(path, text)
          .filter(({ target }) => path !== 'bot/composition.ts' && target.startsWith('src/storage/'))
          .map(
            ({ line, target }) =>
              `${path}:${line} imports ${target}: take the store from the ports that bot/composition.ts builds.`,
          ),
      ),
    planted: [
      {
        given: 'a demo that opens its own store',
        files: { 'bot/local/demo.ts': "import { SqliteStore } from '../../src/storage/sqlite/store.ts';\n" },
        finds: ['bot/local/demo.ts:1 imports src/storage/sqlite/store.ts'],
      },
    ],
  },
  {
    name: 'time and chance come from the ports, which bot/composition.ts builds',
    check: (tree) => {
      const files = sourcesIn(tree, 'src', 'bot').filter(
        ([path]) => path !== 'bot/composition.ts' && !path.startsWith('bot/local/'),
      );
      const given = files.filter(([path]) => !MAKES_KEYS_OR_ETAGS.test(path));
      return [
        ...matchesInCode(files, CLOCK, 'take the moment from ports.clock, or as an argument'),
        ...matchesInCode(given, CHANCE, 'take the id from ports.newId, or as an argument'),
      ];
    },
    planted: [
      {
        given: 'a use case that reads the clock in three ways',
        files: { 'src/pulse/open-pulse.ts': 'const a = Date.now();\nconst b = new Date();\nTemporal.Now.instant();\n' },
        finds: ['open-pulse.ts:1 has Date.now', 'open-pulse.ts:2 has new Date', 'open-pulse.ts:3 has Temporal.Now'],
      },
      {
        given: 'ids made in a rule and in a listener, and a clock in storage',
        files: {
          'src/pulse/pulse.ts': 'export const id = () => `pulse-${randomUUID()}`;\n',
          'bot/commands/pulse.ts': 'const pick = Math.random();\n',
          'src/storage/sqlite/store.ts': 'const now = Date.now;\nconst etag = randomUUID();\n',
        },
        finds: [
          'sqlite/store.ts:1 has Date.now',
          'bot/commands/pulse.ts:1 has Math.random',
          'pulse.ts:1 has randomUUID(',
        ],
      },
    ],
  },
  {
    name: 'the environment is read in bot/config.ts alone',
    check: (tree) =>
      matchesInCode(
        sourcesIn(tree, 'src', 'bot').filter(([path]) => path !== 'bot/config.ts'),
        ENVIRONMENT,
        'name the variable in bot/config.ts, where all faults are told at once, and pass the value on',
      ),
    planted: [
      {
        given: 'a demo and a server that read variables',
        files: {
          'bot/local/demo.ts': '\nconst port = process.env.PORT;\n',
          'bot/http/server.ts': 'const { env } = process;\n',
        },
        finds: ['bot/http/server.ts:1 has env } = process', 'bot/local/demo.ts:2 has process.env'],
      },
    ],
  },
  {
    name: 'cards are read and filled in bot/rendering/render-card.ts alone',
    check: (tree) => [
      ...packagesOutside(tree, TEMPLATING, ['bot/rendering/render-card.ts'], 'give a message to render-card instead'),
      ...sourcesIn(tree, 'src', 'bot').flatMap(([path, text]) =>
        path === 'bot/rendering/render-card.ts' ? [] : cardsNamed(path, text),
      ),
    ],
    planted: [
      {
        given: 'a messenger that fills templates, and two files that find them',
        files: {
          'bot/teams/teams-messenger.ts': "import { Template } from 'adaptivecards-templating';\n",
          'bot/http/server.ts': "const folder = new URL('../cards/', import.meta.url);\n",
          'bot/local/demo.ts': "import { join } from 'node:path';\nconst folder = join('cards', 'pulse.json');\n",
        },
        finds: [
          'teams-messenger.ts:1 imports adaptivecards-templating',
          'bot/http/server.ts:1 names cards/',
          'bot/local/demo.ts:2 names cards/',
        ],
      },
    ],
  },
  {
    name: 'a refusal is caught once, in bot/dispatch.ts',
    check: (tree) => {
      const found = sourcesIn(tree, 'src', 'bot').map(([path, text]): [string, string[]] => [
        path,
        matches(path, textsOf(text).bare, /\binstanceof\s+Refusal\b/, 'let it pass, bot/dispatch.ts catches it'),
      ]);
      const elsewhere = found.flatMap(([path, sentences]) =>
        path === 'bot/dispatch.ts' ? sentences.slice(1) : sentences,
      );
      const isCaught = found.some(([path, sentences]) => path === 'bot/dispatch.ts' && sentences.length > 0);
      return isCaught
        ? elsewhere
        : [...elsewhere, 'bot/dispatch.ts catches no Refusal: answer with its sentences there.'];
    },
    planted: [
      {
        given: 'a job that swallows refusals',
        files: { 'bot/jobs/tick.ts': '\nif (error instanceof Refusal) return;\n' },
        finds: ['bot/jobs/tick.ts:2 has instanceof Refusal'],
      },
      {
        given: 'a dispatcher that no longer catches them',
        files: { 'bot/dispatch.ts': 'export const nothing = 0;\n' },
        finds: ['bot/dispatch.ts catches no Refusal'],
      },
      {
        given: 'a dispatcher that catches them twice',
        files: { 'bot/dispatch.ts': 'const a = e instanceof Refusal;\nconst b = e instanceof Refusal;\n' },
        finds: ['bot/dispatch.ts:2 has instanceof Refusal'],
      },
    ],
  },
];

function packagesOutside(tree: Tree, packages: RegExp, allowed: readonly string[], remedy: string): string[] {
  return sourcesIn(tree, 'src', 'bot').flatMap(([path, text]) =>
    importsOf(path, text)
      .filter(({ target, isPackage }) => isPackage && packages.test(target) && !allowed.includes(path))
      .map(({ line, target }) => `${path}:${line} imports ${target}: ${remedy}.`),
  );
}

function cardsNamed(path: string, text: string): string[] {
  const { bare, quoted } = textsOf(text);
  const readsFiles = importsOf(path, text).some(({ target }) => target === 'node:fs' || target === 'node:path');
  return [...quoted.matchAll(/(?<![\w-])cards(?![\w-])/g)].flatMap(({ index }) => {
    const isFolder = quoted.charAt(index + 5) === '/';
    const isWholeText = bare.charAt(index - 1) !== ' ' && bare.charAt(index + 5) !== ' ';
    if (!isFolder && !(isWholeText && readsFiles)) return [];
    return [
      `${path}:${lineAt(text, index)} names cards/: only bot/rendering/render-card.ts reads the templates, so ask it.`,
    ];
  });
}
