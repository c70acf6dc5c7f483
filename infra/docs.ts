import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { REFUSALS, ROWS, WORDS } from '../bot/routes.ts';
import type { Row, Where } from '../src/shared/action-row.ts';
import { costSection, requestsTable, table } from './cost.ts';
import { MEASURED } from './cost-estimate.ts';

/** A part of a Markdown file between `<!-- printed: name -->` and `<!-- end -->`, made of what the bot itself goes by. */
interface Printed {
  readonly file: string;
  readonly name: string;
  readonly print: () => string;
}

type Who = Row['who'];

const TOP = fileURLToPath(new URL('..', import.meta.url));

const WHERE: Readonly<Record<Where, string>> = {
  team: 'where the team talks',
  'own chat': 'your own chat with the bot',
  anywhere: 'anywhere',
};

const WHO: Readonly<Record<Exclude<Who, 'anyone'>, string>> = {
  'a member': 'who is on Teams’ member list now',
  'another member': 'who is on the member list, but not the two it is about',
  'who was asked': 'whom it asked when it opened',
  'who opened it': 'who opened it',
  'who prepared it': 'who prepared it',
  'who leads the meeting': 'in a Teams meeting its organisers and presenters, elsewhere anyone there',
  'who gave it': 'who gave it',
  'who received it': 'who was thanked',
  'who gave or received it': 'who gave it or was thanked',
};

const COMES_BACK = { 'at once': 'at once', later: 'later, by a button', never: 'never' } as const;

export const PRINTED: readonly Printed[] = [
  { file: 'README.md', name: 'words', print: wordsTable },
  { file: 'src/README.md', name: 'refusals', print: refusalsTable },
  { file: 'test/attacks/README.md', name: 'who may do what', print: verbsTable },
  { file: '.github/CONTRIBUTING.md', name: 'files that import the SDK', print: sdkTable },
  { file: 'infra/README.md', name: 'requests', print: () => requestsTable(MEASURED) },
  { file: 'infra/README.md', name: 'cost', print: () => costSection(MEASURED).trim() },
];

/** @throws Error where the file has no such part, or ends before it does */
export function withPrinted(text: string, { file, name, print }: Printed): string {
  const [begin, end] = [`<!-- printed: ${name} -->\n`, '\n<!-- end -->'];
  const from = text.indexOf(begin);
  const until = text.indexOf(end, from);
  if (from < 0 || until < 0) throw new Error(`${file} has no part "${name}": write ${begin.trim()} and ${end.trim()}.`);
  return `${text.slice(0, from + begin.length)}\n${print()}\n${text.slice(until)}`;
}

function wordsTable(): string {
  const rows = WORDS.map(({ word, where, who, what }) => [`\`${word}\``, WHERE[where], whoIn(where, who), what]);
  return table(['word', 'where', 'who', 'to'], rows).join('\n');
}

function whoIn(where: Where, who: Who): string {
  if (who !== 'anyone') return WHO[who];
  return { team: 'anyone there', 'own chat': 'you, for yourself', anywhere: 'anyone' }[where];
}

function verbsTable(): string {
  const rows = Object.entries(ROWS).map(([verb, { typed, where, who, shows, form, makes, inDialogs }]) => [
    `\`${verb}\`${typed ? `, typed \`${typed.word}\`` : ''}`,
    WHERE[where],
    whoIn(where, who),
    `${shows}${inDialogs ? '; in a dialog too' : ''}`,
    form ? `\`${form}\`` : '',
    makes === 'something new' ? 'yes' : '',
  ]);
  return table(['verb', 'where', 'who', 'answered', 'form after a refusal', 'counts as new'], rows).join('\n');
}

function refusalsTable(): string {
  const rows = Object.entries(REFUSALS)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { what, comesBack }]) => [`\`${code}\``, what, COMES_BACK[comesBack]]);
  return table(['code', 'what happened', 'the form comes back'], rows).join('\n');
}

/** What a change of SDK would touch. */
function sdkTable(): string {
  const files = ['bot', 'test'].flatMap((folder) =>
    readdirSync(`${TOP}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  const rows = files.toSorted().flatMap((path) => {
    const text = readFileSync(`${TOP}${path}`, 'utf8');
    const packages = [...text.matchAll(/^(?:import\b[^'"]*|\} from )'((?:botbuilder|botframework|restify)[\w-]*)/gm)];
    return packages.length ? [[`\`${path}\``, [...new Set(packages.map(([, name]) => name))].join(', ')]] : [];
  });
  return table(['file', 'imports'], rows).join('\n');
}

if (import.meta.main) {
  for (const printed of PRINTED) {
    const before = readFileSync(`${TOP}${printed.file}`, 'utf8');
    const after = withPrinted(before, printed);
    if (after !== before) writeFileSync(`${TOP}${printed.file}`, after);
    process.stdout.write(`${after === before ? 'as it was' : 'printed  '}  ${printed.file}, ${printed.name}\n`);
  }
}
