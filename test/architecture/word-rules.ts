import { exportsOf } from './imports.ts';
import { nameOf } from './kinds.ts';
import { withoutComments } from './name-rules.ts';
import { filesAt, lineAt, type Rule, sourcesIn } from './rule.ts';
import { textsOf } from './source.ts';

/** Once this product had words of its own for what the field has words for. A word means one thing in the whole tree. */
const RETIRED: readonly (readonly [retired: RegExp, instead: string])[] = [
  [/^worlds?$/, 'ports'],
  [/^recognitions?$/, 'thank-you'],
  [/^(?:lifts?|lifted)$/, 'migration'],
  [/^at hand$/, 'require...'],
  [/^amend(?:s|ed)?$/, 'updateWithRetry'],
  [/^(?:house|shelf|shelves)$/, 'StoreAdmin, or CosmosContainer'],
  [/^fair shares?$/, 'rate limits'],
  [/^too much$/, 'RateLimited'],
  [/^lanes?$/, 'rate-limit queue'],
  [/^doubt(?:s|ed)?$/, 'rejected token'],
  [/^turned away$/, 'tenant check'],
  [/^held back$/, 'blocked text, or suppressed result'],
  [/^openers$/, 'a field of the row'],
  [/^(?:sketch|sketches|showings?)$/, 'AudienceMark'],
  [/^(?:scour|eraser)$/, 'purge'],
  [/^(?:heard|hear once)$/, 'markSeen'],
  [/^business key$/, 'idempotency key'],
  [/^add due$/, 'enqueue'],
  [/^tasks?$/, 'job'],
];
/** Teams calls a dialog a task; the two are about that. */
const MAY_SAY = new Map<string, readonly string[]>([
  [
    'task',
    [
      'bot/rendering/extension-body.ts',
      'test/attacks/hostile-answers.ts',
      'test/e2e/http-extension.test.ts',
      'test/e2e/http-flood.test.ts',
      'test/unit/bot/teams-messenger.test.ts',
    ],
  ],
  ["'task'", ['test/attacks/hostile-answers.ts']],
  ['fetchTask', ['test/unit/app-package/message-extension.test.ts']],
]);

/** A reader learns no private vocabulary. */
export const WORD_RULES: readonly Rule[] = [
  {
    name: 'a name that is exported means one thing in the whole tree',
    check: (tree) => {
      const declared = sourcesIn(tree, 'src', 'bot', 'infra').flatMap(([path, text]) =>
        exportsOf(text).map(({ name, line }) => ({ name, line, path })),
      );
      const first = new Map<string, string>();
      for (const { name, path } of declared) if (!first.has(name)) first.set(name, path);
      return declared.flatMap(({ name, line, path }) =>
        first.get(name) === path
          ? []
          : [`${path}:${line} exports ${name}, and so does ${first.get(name)}: give one of them another name.`],
      );
    },
    planted: [
      {
        given: 'two things of one name, and a type with its schema',
        files: {
          'src/pulse/pulse.ts': 'export const Level = 1;\nexport type Level = 1;\nexport const isOpen = 1;\n',
          'src/privacy/level.ts': 'export interface Level {}\n',
        },
        finds: [
          'src/pulse/pulse.ts:1 exports Level, and so does src/privacy/level.ts',
          'src/pulse/pulse.ts:2 exports Level',
        ],
      },
    ],
  },
  {
    name: 'nothing goes by a retired word',
    check: (tree) =>
      [...sourcesIn(tree, 'src', 'bot', 'infra', 'test'), ...filesAt(tree, /^(?:cards|test\/golden)\/.*\.json$/)]
        .filter(([path]) => !path.startsWith('test/architecture/'))
        .flatMap(([path, text]) => [
          ...retiredIn(nameOf(path)).map((why) => `${path} ${why}.`),
          ...(path.endsWith('.ts') ? retiredNames(path, text) : []),
        ]),
    planted: [
      {
        given: 'files, names and codes with words that are gone',
        files: {
          'src/pulse/pulse-at-hand.ts': 'export const A = 1;\n',
          'src/pulse/pulse.ts': [
            'export function openWorld(theRecognitions: string[]) {}',
            "const state = 'held back';",
            '// The world has heard of a task.',
            "const words = 'What the world heard was a task.';",
          ].join('\n'),
          'bot/jobs/tick.ts': 'const fairShares = addDue;\n',
        },
        finds: [
          'bot/jobs/tick.ts:1 has fairShares, which says fair shares: say rate limits',
          'bot/jobs/tick.ts:1 has addDue, which says add due: say enqueue',
          'src/pulse/pulse-at-hand.ts says at hand: say require...',
          'src/pulse/pulse.ts:1 has openWorld, which says world: say ports',
          'src/pulse/pulse.ts:1 has theRecognitions, which says recognitions: say thank-you',
          "src/pulse/pulse.ts:2 has 'held back', which says held back",
        ],
      },
    ],
  },
];

/** Each name in a file once, and each text that is a code: one or two words in small letters between quotes. */
function retiredNames(path: string, text: string): string[] {
  const { bare } = textsOf(text);
  const names = [...bare.matchAll(/[A-Za-z_$][\w$]*/g)].map(({ 0: name, index }) => ({ name, index }));
  const codes = [...withoutComments(text).matchAll(/'[a-z]+(?:[ -][a-z]+)?'/g)].map(({ 0: name, index }) => ({
    name,
    index,
  }));
  const seen = new Set<string>();
  return [...names, ...codes].flatMap(({ name, index }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const allowed = MAY_SAY.get(name) ?? [];
    return allowed.includes(path)
      ? []
      : retiredIn(name).map((why) => `${path}:${lineAt(text, index)} has ${name}, which ${why}.`);
  });
}

/** The words of a name in camels, kebab-case or capitals, alone and in pairs. */
function retiredIn(name: string): string[] {
  const words = name
    .replaceAll("'", '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_$.-]+/)
    .map((word) => word.toLowerCase());
  const parts = words.flatMap((word, index) => [word, `${word} ${words[index + 1] ?? ''}`]);
  return parts.flatMap((part) => {
    const found = RETIRED.find(([retired]) => retired.test(part));
    return found ? [`says ${part}: say ${found[1]}`] : [];
  });
}
