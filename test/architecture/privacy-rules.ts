import { filesAt, matches, matchesInCode, type Rule, sourcesIn, type Tree } from './rule.ts';
import { textsOf } from './source.ts';

const SCHEMA = /\bconst\s+(\w+)[^=;]*=\s*z\b([\s\S]*?);\n/g;

/** What may be said about people, and in which words. */
export const PRIVACY_RULES: readonly Rule[] = [
  {
    name: 'only disclose() makes a Disclosable, and only storage reads one back',
    check: (tree) => {
      const files = sourcesIn(tree, 'src', 'bot').filter(
        ([path]) => path !== 'src/privacy/disclose.ts' && !path.startsWith('src/storage/'),
      );
      const remedy = 'a number about people leaves the product through disclose() or not at all, so call it';
      return matchesInCode(files, forgery(schemasThatHoldOne(tree)), remedy);
    },
    planted: [
      {
        given: 'a use case that says what it likes in four ways',
        files: {
          'src/pulse/publish-pulse.ts': [
            "const a = Disclosable.parse({ shown: 'nothing' });",
            'const b = { shown, level } as Disclosable;',
            'const c = { shown, level } satisfies Disclosable;',
            'const d = level as unknown as Shown;',
          ].join('\n'),
        },
        finds: [
          'publish-pulse.ts:1 has Disclosable.parse(',
          'publish-pulse.ts:2 has as Disclosable',
          'publish-pulse.ts:3 has satisfies Disclosable',
          'publish-pulse.ts:4 has as unknown as',
        ],
      },
      {
        given: 'a rule that parses or casts a schema with a Disclosable in it, or gives it another name',
        files: {
          'src/pulse/scale.ts': [
            "import { Disclosable as Shown } from '../privacy/disclose.ts';",
            'const a = PulseResult.safeParse(raw);',
            'const b = raw as readonly PulseResult[];',
          ].join('\n'),
        },
        finds: [
          'scale.ts:1 has Disclosable as',
          'scale.ts:2 has PulseResult.safeParse(',
          'scale.ts:3 has as readonly PulseResult',
        ],
      },
    ],
  },
  {
    name: 'nobody is told that a pulse is anonymous',
    check: (tree) => {
      const remedy = 'Teams tells the bot who sends, so say confidential';
      const promise = /\banonym(?:ous(?:ly)?|ity)\b/i;
      const shown = filesAt(tree, /^cards\/.*\.json$|^src\/.*\.ya?ml$/);
      return [
        ...shown.flatMap(([path, text]) => matches(path, text, promise, remedy)),
        ...sourcesIn(tree, 'src').flatMap(([path, text]) => matches(path, textsOf(text).quoted, promise, remedy)),
      ];
    },
    planted: [
      {
        given: 'a card, a pack and a sentence that promise too much',
        files: {
          'cards/pulse.json': '{\n  "text": "Anonymous, of course"\n}\n',
          'src/frameworks/packs/admin.yaml': 'id: admin\nnote: We keep anonymity.\n',
          'src/pulse/pulse.ts': "export const NOTICE = 'Answer anonymously.';\n",
        },
        finds: ['pulse.json:2 has Anonymous: ', 'admin.yaml:2 has anonymity: ', 'pulse.ts:1 has anonymously: '],
      },
    ],
  },
  {
    name: 'what runs writes to the log, not to the console',
    check: (tree) => {
      const allowed = /^(bot\/local\/|test\/|bot\/index\.ts$|appPackage\/package\.ts$)/;
      const files = filesAt(tree, /\.ts$/).filter(([path]) => !allowed.test(path));
      return matchesInCode(files, /\bconsole\s*\??\.\s*\w+/, 'write to the log, with ids only');
    },
    planted: [
      {
        given: 'a server that prints',
        files: { 'bot/http/server.ts': "\nconsole.log('listening');\n" },
        finds: ['bot/http/server.ts:2 has console.log'],
      },
    ],
  },
];

function forgery(schemas: readonly string[]): RegExp {
  const names = schemas.join('|');
  return new RegExp(
    [
      `\\b(?:${names})\\s*\\.\\s*(?:parse|safeParse|parseAsync|safeParseAsync)\\s*\\(`,
      `\\bas\\s+(?:readonly\\s+)?(?:${names})\\b`,
      '\\bsatisfies\\s+Disclosable\\b',
      '\\bas\\s+unknown\\s+as\\b',
      `\\b(?:${names})\\s+as\\b`,
    ].join('|'),
  );
}

/** Disclosable, and every schema in src/ that is built with one: to parse or cast such a schema makes one too. */
function schemasThatHoldOne(tree: Tree): string[] {
  const schemas = sourcesIn(tree, 'src').flatMap(([, text]) => [...textsOf(text).bare.matchAll(SCHEMA)]);
  const found = ['Disclosable'];
  for (const holder of found) {
    for (const [, name = '', body = ''] of schemas) {
      if (!found.includes(name) && new RegExp(`\\b${holder}\\b`).test(body)) found.push(name);
    }
  }
  return found;
}
