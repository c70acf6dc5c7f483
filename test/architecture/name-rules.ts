import { filesAt, lineAt, type Rule, type Tree } from './rule.ts';
import { textsOf } from './source.ts';

/** A name, and where it is first written. */
interface Named {
  readonly name: string;
  readonly line: number;
}

/** Where messages are declared: one kind each. */
const MESSAGE_FILES = /^src\/(?:message|[a-z-]+\/(?:[a-z-]+-)?cards)\.ts$/;
const ROW_FILES = /^src\/[a-z-]+\/actions\.ts$/;

/** One name everywhere: on the card, in the row, in the use case, in the manifest. */
export const NAME_RULES: readonly Rule[] = [
  {
    name: 'a verb has one name: of the row, on the cards and as use case',
    check: (tree) => {
      const verbs = verbsIn(tree);
      if (verbs.length === 0) return ["no src/.../actions.ts has rows that can be read: write 'the-verb': row({."];
      const known = verbs.map(({ name }) => name);
      const twice = verbs.filter(({ name }, index) => known.indexOf(name) !== index);
      return [
        ...verbs.flatMap(({ name, line, path }) =>
          hasUseCase(tree, name)
            ? []
            : [`${path}:${line} has the verb ${name}: write its use case, src/.../${name}.ts.`],
        ),
        ...twice.map(({ name, line, path }) => `${path}:${line} has the verb ${name} once more: give it another name.`),
        ...filesAt(tree, /^cards\/.*\.json$/).flatMap(([path, text]) =>
          verbsOnCard(text).flatMap(({ name, line }) =>
            known.includes(name)
              ? []
              : [`${path}:${line} sends the verb ${name}, which no row has: add it or correct it.`],
          ),
        ),
      ];
    },
    planted: [
      {
        given: 'a verb without use case, and one that two features have',
        files: {
          'src/pulse/open-pulse.ts': null,
          'src/privacy/actions.ts':
            "export const privacyRows = {\n  'show-my-data': row({}),\n  'answer-pulse': row({}),\n};\n",
        },
        finds: [
          'src/pulse/actions.ts:3 has the verb open-pulse: write its use case, src/.../open-pulse.ts',
          'src/pulse/actions.ts:4 has the verb answer-pulse once more',
        ],
      },
      {
        given: 'cards with verbs that no row has, one of them chosen by the card',
        files: {
          'cards/pulse.json': '{\n  "verb": "answer-survey"\n}\n',
          'cards/pulse-result.json': '{\n  "verb": "${if(a, \'open-pulse\', \'shut-pulse\')}"\n}\n',
        },
        finds: [
          'cards/pulse-result.json:2 sends the verb shut-pulse',
          'cards/pulse.json:2 sends the verb answer-survey',
        ],
      },
      {
        given: 'rows that cannot be read any more',
        files: { 'src/pulse/actions.ts': 'export const pulseRows = load();\n', 'src/privacy/actions.ts': null },
        finds: ['no src/.../actions.ts has rows'],
      },
    ],
  },
  {
    name: 'a message kind is a file in cards/, and nothing else is',
    check: (tree) => {
      const kinds = filesAt(tree, MESSAGE_FILES).flatMap(([path]) =>
        namesIn(tree, path, /\bkind: '([^']+)'/g).map((kind) => ({ ...kind, path })),
      );
      if (kinds.length === 0) return ["no src/.../cards.ts has message kinds that can be read: write kind: '...'."];
      const files = filesAt(tree, /^cards\/(?!parts\/)/).map(([path]) => path);
      const wanted = kinds.map(({ name }) => `cards/${name}.json`);
      return [
        ...kinds.flatMap(({ name, line, path }) =>
          files.includes(`cards/${name}.json`)
            ? []
            : [`${path}:${line} has the kind ${name}: draw it in cards/${name}.json.`],
        ),
        ...files
          .filter((path) => !wanted.includes(path))
          .map((path) => `${path} shows no kind of message: add it to its feature's cards.ts, or remove it.`),
      ];
    },
    planted: [
      {
        given: 'a kind without card, a card without kind, and code among the cards',
        files: { 'cards/pulse.json': null, 'cards/poll.json': '{}\n', 'cards/pulse.ts': '' },
        finds: [
          'src/pulse/cards.ts:2 has the kind pulse: draw it in cards/pulse.json',
          'cards/poll.json shows no',
          'cards/pulse.ts shows no',
        ],
      },
    ],
  },
  {
    name: 'a job is a use case of that name',
    check: (tree) => {
      const path = 'src/scheduling/job.ts';
      const list = /\bjobType: z\.enum\(\[([^\]]*)\]/.exec(tree.get(path) ?? '');
      if (!list) return [`${path} has no list of jobs that can be read: write jobType: z.enum([...]).`];
      const line = lineAt(tree.get(path) ?? '', list.index);
      return [...(list[1] ?? '').matchAll(/'([^']+)'/g)].flatMap(([, job = '']) =>
        hasUseCase(tree, job) ? [] : [`${path}:${line} has the job ${job}: write its use case, src/.../${job}.ts.`],
      );
    },
    planted: [
      {
        given: 'a job that nobody does',
        files: { 'src/pulse/publish-pulse.ts': null },
        finds: ['src/scheduling/job.ts:2 has the job publish-pulse: write its use case'],
      },
      {
        given: 'jobs that cannot be read any more',
        files: { 'src/scheduling/job.ts': 'export const Job = z.object({ jobType: JobType });\n' },
        finds: ['src/scheduling/job.ts has no list of jobs'],
      },
    ],
  },
  {
    name: 'a word in the manifest is a word of a row, and the other way round',
    check: (tree) => {
      const path = 'appPackage/manifest.json';
      const offered = namesIn(tree, path, /"title":\s*"([^"]+)"/g, /"commandLists":\s*\[[\s\S]*?\]\s*\}\s*\]/);
      if (offered.length === 0) return [`${path} has no words that can be read: list them under commandLists.`];
      const taken = filesAt(tree, ROW_FILES).flatMap(([file]) =>
        namesIn(tree, file, /\bword: '([^']+)'/g).map((word) => ({ ...word, path: file })),
      );
      return [
        ...offered.flatMap(({ name, line }) =>
          taken.some((word) => word.name === name)
            ? []
            : [`${path}:${line} offers the word ${name}, which no row takes: add it or correct it.`],
        ),
        ...taken.flatMap(({ name, line, path: file }) =>
          offered.some((word) => word.name === name)
            ? []
            : [`${file}:${line} takes the word ${name}, which ${path} does not offer: add it under commandLists.`],
        ),
      ];
    },
    planted: [
      {
        given: 'a word that no row takes, and one that nobody is told of',
        files: {
          'src/privacy/actions.ts':
            "export const privacyRows = {\n  'show-my-data': row({ typed: { word: 'wave' } }),\n};\n",
        },
        finds: [
          'appPackage/manifest.json:5 offers the word my data, which no row takes',
          'src/privacy/actions.ts:2 takes the word wave',
        ],
      },
    ],
  },
];

function verbsIn(tree: Tree): (Named & { readonly path: string })[] {
  return filesAt(tree, ROW_FILES).flatMap(([path]) =>
    namesIn(tree, path, /'([a-z]+(?:-[a-z]+)+)': row\(/g).map((verb) => ({ ...verb, path })),
  );
}

/** Each name once, in the part of the file that the second pattern shows. */
function namesIn(tree: Tree, path: string, name: RegExp, part = /[\s\S]*/): Named[] {
  const text = withoutComments(tree.get(path) ?? '');
  const within = part.exec(text);
  if (!within) return [];
  const found = new Map<string, number>();
  for (const match of within[0].matchAll(name)) {
    const [, first = ''] = match;
    if (!found.has(first)) found.set(first, lineAt(text, within.index + match.index));
  }
  return [...found].map(([name, line]) => ({ name, line }));
}

export function withoutComments(text: string): string {
  const { comments } = textsOf(text);
  return [...text].map((sign, index) => (comments.charAt(index).trim() === '' ? sign : ' ')).join('');
}

function hasUseCase(tree: Tree, name: string): boolean {
  return [...tree.keys()].some((path) => new RegExp(`^src/[^/]+/${name}\\.ts$`).test(path));
}

/** The verbs of the buttons; where the card chooses one, those that it chooses from. */
function verbsOnCard(text: string): Named[] {
  return [...text.matchAll(/"verb"\s*:\s*"([^"]*)"/g)].flatMap(({ index, 1: verb = '' }) => {
    const names = verb.includes('${')
      ? [...verb.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, name = '']) => name)
      : [verb];
    return names.map((name) => ({ name, line: lineAt(text, index) }));
  });
}
