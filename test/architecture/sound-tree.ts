import type { Planted, Tree } from './rule.ts';

/**
 * The smallest product that keeps every rule, with the near misses that must not be taken for breaches.
 * Breaches are planted here, so that the tests of the rules do not depend on what the product is today.
 */
const SOUND: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules/\n',
  'README.md':
    '# Bot\n\n### Refusals\n\n| code |\n|---|\n| `PULSE_CLOSED` |\n| `PULSE_UNKNOWN` |\n\n### Also\n\n`NODE_ENV`\n',
  'package.json': '{}\n',
  'package-lock.json': '{}\n',
  'tsconfig.json': '{}\n',
  'appPackage/manifest.json': `{
  "bots": [{ "commandLists": [
    { "scopes": ["team"], "commands": [{ "title": "pulse" }] },
    { "scopes": ["personal"], "commands": [{ "title": "pulse" },
      { "title": "my data" }] }
  ] }],
  "composeExtensions": [{ "commands": [{ "title": "Give thanks" }] }]
}
`,
  'appPackage/package.ts': 'console.log(process.env.BOT_ID);\nexport const packed = new Date();\n',
  'bot/composition.ts': `import { SqliteStore } from '../src/storage/sqlite/store.ts';
export const ports = { now: Date.now, newId: () => randomUUID(), store: new SqliteStore(), at: new Date() };
`,
  'bot/config.ts': 'export const readEnv = () => process.env;\n',
  'bot/dispatch.ts': 'export const isRefused = (error: unknown) => error instanceof Refusal;\n',
  'bot/index.ts': "import { ports } from './composition.ts';\nconsole.log(ports);\n",
  'bot/jobs/tick.ts': `import { publishPulse } from '../../src/pulse/publish-pulse.ts';
import { openPulse } from '../../src/pulse/open-pulse.ts';
export const handlers = { publishPulse, openPulse, at: new Date(0) };
`,
  'bot/local/demo.ts': 'console.log(Date.now(), Math.random());\nexport const people = 5;\n',
  'bot/rendering/render-card.ts':
    "import { Template } from 'adaptivecards-templating';\nexport const folder = new URL('../../cards/', Template);\n",
  'bot/http/server.ts': "import restify from 'restify';\nexport const server = restify.createServer();\n",
  'bot/teams/teams-adapter.ts':
    "import { CloudAdapter } from 'botbuilder';\nexport class TeamsAdapter extends CloudAdapter {}\n",
  'bot/teams/teams-bot.ts': 'export class TeamsBot {}\n',
  'cards/pulse.json': '{\n  "verb": "answer-pulse"\n}\n',
  'cards/pulse-result.json': '{\n  "verb": "${if(isOpen, \'open-pulse\', retryVerb)}"\n}\n',
  'infra/azure.bicep': '// The App Service.\n',
  'src/message.ts':
    "import type { PulseCard } from './pulse/cards.ts';\nexport type Message = PulseCard;\n/** Never of kind: 'rumour'. */\n",
  'src/refusal.ts':
    "import type { PULSE_REFUSALS } from './pulse/words.ts';\nexport class Refusal extends Error {}\nexport type Code = keyof typeof PULSE_REFUSALS;\n",
  'src/pulse/words.ts':
    "import { isOpen } from './pulse.ts';\nexport const PULSE_REFUSALS = { PULSE_CLOSED: 'This pulse has closed.' } as const;\n",
  'src/pulse/cards.ts': `export interface PulseCard {
  readonly kind: 'pulse';
}
/** Never of kind: 'rumour'. */
export interface PulseResultCard {
  readonly kind: 'pulse-result';
}
`,
  'src/pulse/actions.ts': `import { z } from 'zod';
export const pulseRows = {
  'open-pulse': row({ typed: { word: 'pulse', what: 'ask' }, run: openPulse }),
  'answer-pulse': row({ typed: null, input: { pulseId: z.string() }, run: answerPulse }),
};
`,
  'src/privacy/actions.ts': `import { showMyData } from './show-my-data.ts';
export const privacyRows = {
  'show-my-data': row({ typed: { word: 'my data', what: 'see it' }, run: showMyData }),
};
`,
  'bot/routes.ts':
    "import { privacyRows } from '../src/privacy/actions.ts';\nimport { pulseRows } from '../src/pulse/actions.ts';\nexport const ROWS = { ...privacyRows, ...pulseRows };\n",
  'src/ports.ts':
    "import type { Pulse } from './pulse/pulse.ts';\nimport type { PulseCard } from './pulse/cards.ts';\nexport type Ports = Pulse;\n",
  'src/frameworks/pack-files.ts':
    "import { readFileSync } from 'node:fs';\nimport { parse } from 'yaml';\nexport const read = parse(readFileSync);\n",
  'src/frameworks/packs/admin.yaml': 'id: admin\nnote: "Confidential: we do not say who."\n',
  'src/privacy/disclose.ts': `import { z } from 'zod';
export const Disclosable = z.object({ shown: z.literal('nothing') }).brand<'Disclosable'>();
export const disclose = () => Disclosable.parse({ shown: 'nothing' });
`,
  'src/privacy/show-my-data.ts': "import type { Ports } from '../ports.ts';\nexport function showMyData() {}\n",
  'src/pulse/answer-pulse.ts':
    "import { requirePulse } from './require-pulse.ts';\nexport async function answerPulse() {}\nexport type Answer = string;\n",
  'src/pulse/open-pulse.ts': "import { Refusal } from '../refusal.ts';\nexport function openPulse() {}\n",
  'src/pulse/publish-pulse.ts': "import { isOpen } from './pulse.ts';\nexport function publishPulse() {}\n",
  'src/pulse/require-pulse.ts':
    "import { requireTeam } from '../teams/team.ts';\nimport type { Ports } from '../ports.ts';\nexport function requirePulse() {}\n",
  'src/pulse/pulse.ts': String.raw`import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Disclosable } from '../privacy/disclose.ts';
import { Team } from '../teams/team.ts';
import type { PulseCard } from './cards.ts';

export const PulseResult = z.object({ published: Disclosable });
export type PulseResult = z.infer<typeof PulseResult>;
export const Pulse = z.object({ team: Team, result: PulseResult.nullable() });
// import { openPulse } from '../pulse/open-pulse.ts'; is anonymous, and Date.now() of any kind is read by process.env
export const WORDS = "import { z } from './open-pulse.ts'; Date.now() as any ${'`'}process.env${'`'} // console.log(";
export const QUOTE = /['"${'`'}]|[/'] new Date()/.test(WORDS) ? 4 / 2 : 'it\'s'; // Math.random()
export const NESTED = ${'`'}import('./a.ts') ${'${'}[${'`'}Temporal.Now ${'${'}WORDS${'}'}${'`'}].join('}')${'}'} new Date()${'`'};
`,
  'src/scheduling/job.ts':
    "import { z } from 'zod';\nexport const Job = z.object({ jobType: z.enum(['publish-pulse']) });\n",
  'src/storage/documents.ts':
    "import { Pulse } from '../pulse/pulse.ts';\nexport const readPulse = (raw: unknown) => Pulse.parse(raw) as Pulse;\n",
  'src/storage/sqlite/keys.ts': 'export const key = () => randomBytes(32);\n',
  'src/storage/sqlite/store.ts': `import { DatabaseSync } from 'node:sqlite';
import { CosmosClient } from '@azure/cosmos';
import { readPulse } from '../documents.ts';
export class SqliteStore {
  readonly etag = randomUUID();
}
`,
  'src/teams/team.ts':
    "export interface Team {\n  readonly serviceUrl: string;\n}\nexport const Team = 'team';\nexport const serviceUrlOf = 1;\n",
  'src/teams/require-team.ts': "import { Team } from '../teams/team.ts';\nexport function requireTeam() {}\n",
  'test/unit/pulse.test.ts':
    "import { expect, test } from 'vitest';\ntest('a pulse closes', () => expect(1).toEqual(expect.any(Number)));\nconsole.log(process.env);\n",
  'test/golden/open-pulse/given.json': '{}\n',
  'test/vitest.config.ts': 'export default {};\n',
};

/** The sound tree with these files laid over it. */
export function soundTree(files: Planted['files'] = {}): Tree {
  const laid = Object.entries({ ...SOUND, ...files }).flatMap(([path, text]): [string, string][] =>
    text === null ? [] : [[path, text]],
  );
  return new Map(laid.sort(([one], [other]) => (one < other ? -1 : 1)));
}
