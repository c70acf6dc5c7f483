import { nameOf } from './kinds.ts';
import { filesAt, lineAt, type Rule, type Tree } from './rule.ts';
import { textsOf } from './source.ts';

/** A name, and where it is first written. */
interface Named {
  readonly name: string;
  readonly line: number;
}

/** One name everywhere: on the card, in the listener, in the use case, in the manifest, in the README. */
const MESSAGE_FILES = /^src\/(?:[a-z-]+-)?messages\.ts$/;

export const NAME_RULES: readonly Rule[] = [
  {
    name: 'a verb has one name: in the union, on the cards, as listener and as use case',
    check: (tree) => {
      const verbs = verbsIn(tree);
      if (verbs.length === 0)
        return ['src/message.ts has no Verb union that can be read: write it as a list of texts.'];
      const known = verbs.map(({ name }) => name);
      return [
        ...verbs.flatMap(({ name, line }) => {
          const where = `src/message.ts:${line} has the verb ${name}`;
          return [
            ...(tree.has(`bot/card-actions/${name}.ts`)
              ? []
              : [`${where}: write its listener, bot/card-actions/${name}.ts.`]),
            ...(hasUseCase(tree, name) ? [] : [`${where}: write its use case, src/.../${name}.ts.`]),
          ];
        }),
        ...filesAt(tree, /^bot\/card-actions\//).flatMap(([path]) =>
          known.includes(nameOf(path))
            ? []
            : [`${path} is the listener of no verb: add it to Verb in src/message.ts, or remove it.`],
        ),
        ...filesAt(tree, /^cards\/.*\.json$/).flatMap(([path, text]) =>
          verbsOnCard(text).flatMap(({ name, line }) =>
            known.includes(name)
              ? []
              : [`${path}:${line} sends the verb ${name}, which is not in src/message.ts: add it or correct it.`],
          ),
        ),
      ];
    },
    planted: [
      {
        given: 'a verb without listener and use case, and a listener without verb',
        files: {
          'bot/card-actions/open-pulse.ts': null,
          'src/pulse/open-pulse.ts': null,
          'bot/card-actions/wave.ts': '',
        },
        finds: [
          'src/message.ts:2 has the verb open-pulse: write its listener, bot/card-actions/open-pulse.ts',
          'src/message.ts:2 has the verb open-pulse: write its use case, src/.../open-pulse.ts',
          'bot/card-actions/wave.ts is the listener of no verb',
        ],
      },
      {
        given: 'cards with verbs that nobody hears, one of them chosen by the card',
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
        given: 'a union that is gone',
        files: { 'src/message.ts': "export interface Pulse {\n  kind: 'pulse';\n}\n" },
        finds: ['src/message.ts has no Verb union'],
      },
    ],
  },
  {
    name: 'a message kind is a file in cards/, and nothing else is',
    check: (tree) => {
      const kinds = filesAt(tree, MESSAGE_FILES).flatMap(([path]) =>
        namesIn(tree, path, /\bkind: '([^']+)'/g).map((kind) => ({ ...kind, path })),
      );
      if (kinds.length === 0) return ["src/message.ts has no message kinds that can be read: write kind: '...'."];
      const files = filesAt(tree, /^cards\//).map(([path]) => path);
      const wanted = kinds.map(({ name }) => `cards/${name}.json`);
      return [
        ...kinds.flatMap(({ name, line, path }) =>
          files.includes(`cards/${name}.json`)
            ? []
            : [`${path}:${line} has the kind ${name}: draw it in cards/${name}.json.`],
        ),
        ...files
          .filter((path) => !wanted.includes(path))
          .map((path) => `${path} shows no kind of message: add it to src/message.ts, or remove it.`),
      ];
    },
    planted: [
      {
        given: 'a kind without card, a card without kind, and code among the cards',
        files: { 'cards/pulse.json': null, 'cards/poll.json': '{}\n', 'cards/pulse.ts': '' },
        finds: [
          'src/message.ts:5 has the kind pulse: draw it in cards/pulse.json',
          'cards/poll.json shows no',
          'cards/pulse.ts shows no',
        ],
      },
    ],
  },
  {
    name: 'a thing that falls due is a use case of that name',
    check: (tree) => {
      const path = 'src/scheduling/job.ts';
      const list = /\btask: z\.enum\(\[([^\]]*)\]/.exec(tree.get(path) ?? '');
      if (!list) return [`${path} has no list of jobs that can be read: write jobType: z.enum([...]).`];
      const line = lineAt(tree.get(path) ?? '', list.index);
      return [...(list[1] ?? '').matchAll(/'([^']+)'/g)].flatMap(([, jobType = '']) =>
        hasUseCase(tree, jobType)
          ? []
          : [`${path}:${line} has the job ${jobType}: write its use case, src/.../${jobType}.ts.`],
      );
    },
    planted: [
      {
        given: 'a job that nobody does',
        files: { 'src/pulse/publish-pulse.ts': null },
        finds: ['src/scheduling/job.ts:2 has the job publish-pulse: write its use case'],
      },
      {
        given: 'handlers that cannot be read any more',
        files: { 'src/scheduling/job.ts': 'export const Job = z.object({ jobType: JobType });\n' },
        finds: ['src/scheduling/job.ts has no list of jobs'],
      },
    ],
  },
  {
    name: 'the README lists exactly the refusals in the catalogue',
    check: (tree) => compareRefusals(tree),
    planted: [
      {
        given: 'a code that the README does not know, and one that it made up',
        files: {
          'README.md': '# Bot\n\n## Refusals\n\n- `PULSE_CLOSED`\n- `PULSE_LOST`\n\n## Errors\n\n`PULSE_UNKNOWN`\n',
        },
        finds: ['README.md:3 lists no PULSE_UNKNOWN', 'README.md:6 lists PULSE_LOST'],
      },
      { given: 'a README without the list', files: { 'README.md': '# Bot\n' }, finds: ['README.md has no section'] },
      { given: 'no README', files: { 'README.md': null }, finds: ['README.md has no section'] },
      {
        given: 'a code in the catalogue of one subject, which the README does not know',
        files: { 'src/rhythm/refusals.ts': 'export const RHYTHM_REFUSALS = {\n  RHYTHM_LOST: {},\n} as const;\n' },
        finds: ['lists no RHYTHM_LOST'],
      },
      {
        given: 'a catalogue that cannot be read any more',
        files: { 'src/refusal.ts': 'export const REFUSALS = load();\n' },
        finds: ['src/refusal.ts has no catalogue'],
      },
    ],
  },
  {
    name: 'a word in the manifest is a file in bot/commands',
    check: (tree) => {
      const path = 'appPackage/manifest.json';
      const words = namesIn(tree, path, /"title":\s*"([^"]+)"/g, /"commandLists":\s*\[[\s\S]*?\]\s*\}\s*\]/);
      if (words.length === 0) return [`${path} has no words that can be read: list them under commandLists.`];
      const wanted = words.map(({ name }) => `bot/commands/${name.replaceAll(' ', '-')}.ts`);
      return [
        ...words.flatMap(({ name, line }, index) => {
          const file = wanted[index] ?? '';
          return tree.has(file) ? [] : [`${path}:${line} offers the word ${name}: write its listener, ${file}.`];
        }),
        ...filesAt(tree, /^bot\/commands\//).flatMap(([file]) =>
          wanted.includes(file) ? [] : [`${file} hears a word that ${path} does not offer: add it under commandLists.`],
        ),
      ];
    },
    planted: [
      {
        given: 'a word that nobody hears, and one that nobody is told of',
        files: { 'bot/commands/my-data.ts': null, 'bot/commands/wave.ts': '' },
        finds: [
          'appPackage/manifest.json:5 offers the word my data: write its listener, bot/commands/my-data.ts',
          'wave.ts hears a word',
        ],
      },
    ],
  },
];

function verbsIn(tree: Tree): Named[] {
  return namesIn(tree, 'src/message.ts', /'([^']+)'/g, /\bexport type Verb\s*=[^;]*;/);
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

function withoutComments(text: string): string {
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

function compareRefusals(tree: Tree): string[] {
  const catalogues = filesAt(tree, /^src\/(?:[a-z-]+-)?errors\.ts$/).map(([path]) =>
    namesIn(tree, path, /^ {2}([A-Z][A-Z0-9_]*):/gm, /REFUSALS\b[^=]*=\s*\{[\s\S]*?^\}/m),
  );
  const codes = catalogues.flat();
  if (codes.length === 0)
    return ['src/refusal.ts has no catalogue of refusals that can be read: write REFUSALS = { CODE: ... }.'];
  const readme = tree.get('README.md') ?? '';
  const heading = /^(#+) .*\bRefusals\b.*$/im.exec(readme);
  if (!heading) return ['README.md has no section Refusals: list the codes of src/refusal.ts in it, in backticks.'];
  const after = readme.slice(heading.index + heading[0].length);
  const next = new RegExp(`^#{1,${heading[1]?.length ?? 1}} `, 'm').exec(after);
  const section = next ? after.slice(0, next.index) : after;
  const above = lineAt(readme, heading.index);
  const missing = codes.filter(({ name }) => !section.includes(`\`${name}\``));
  const known = codes.map(({ name }) => name);
  const made = [...section.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].filter(
    ([, code = '']) => !known.includes(code),
  );
  return [
    ...missing.map(({ name }) => `README.md:${above} lists no ${name}: add it, with its sentence from src/refusal.ts.`),
    ...made.map(({ index, 1: code }) => {
      return `README.md:${above + lineAt(section, index) - 1} lists ${code}, which src/refusal.ts does not have: remove it.`;
    }),
  ];
}
