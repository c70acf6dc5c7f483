import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { DOMAIN } from '../bot/link-settings.ts';

export type PackageFiles = { manifest: string; schema: string; color: Uint8Array; outline: Uint8Array };

type Variable = { name: string; shape: RegExp; what: string; remedy: string };

type Manifest = {
  $schema?: string;
  manifestVersion: string;
  version: string;
  developer: { websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
  icons: { color: string; outline: string };
  supportsChannelFeatures?: string;
  validDomains?: string[];
  bots?: {
    scopes: string[];
    commandLists?: { scopes: string[]; commands: { title: string; description?: string }[] }[];
  }[];
};

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const newGuid = 'make one with `node -p "crypto.randomUUID()"` and keep it for the life of the app';
const copied = 'copy "Microsoft App ID" from the Configuration page of the Azure Bot';
const host = "give the host of the bot's messaging endpoint, with no https://, port or path";
const VARIABLES: Variable[] = [
  { name: 'TEAMS_APP_ID', shape: GUID, what: 'a GUID', remedy: newGuid },
  { name: 'BOT_ID', shape: GUID, what: 'a GUID', remedy: copied },
  { name: 'BOT_DOMAIN', shape: DOMAIN, what: 'a domain such as behaviours.example.org', remedy: host },
];

/**
 * The zip that an administrator uploads to Teams, or every reason there is not one.
 * The same inputs give the same bytes.
 */
export function buildPackage(
  env: Readonly<Record<string, string | undefined>>,
  files: PackageFiles,
): { zip: Uint8Array } | { faults: string[] } {
  const faults = [
    ...VARIABLES.flatMap((variable) => variableFaults(variable, env[variable.name])),
    ...iconFaults('color.png', files.color, 192),
    ...iconFaults('outline.png', files.outline, 32),
  ];
  if (faults.length > 0) return { faults };

  const filled = VARIABLES.reduce(
    (text, { name }) => text.replaceAll(`\${{${name}}}`, env[name] ?? ''),
    files.manifest,
  );
  const wrong = manifestFaults(filled, files.schema);
  if (wrong.length > 0) return { faults: wrong };

  // fflate stamps the local hour, so a local date gives the same bytes everywhere; a zip cannot hold a year before 1980.
  const mtime = new Date(1980, 0, 1, 12);
  const entries = { 'manifest.json': Buffer.from(filled), 'color.png': files.color, 'outline.png': files.outline };
  return { zip: zipSync(entries, { mtime, level: 9 }) };
}

export function readPackageFiles(): PackageFiles {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url));
  const schemas = '../node_modules/@microsoft/app-manifest/build/json-schemas/teams';
  return {
    manifest: read('./manifest.json').toString('utf8'),
    schema: read(`${schemas}/v1.30/MicrosoftTeams.schema.json`).toString('utf8'),
    color: read('./color.png'),
    outline: read('./outline.png'),
  };
}

function variableFaults({ name, shape, what, remedy }: Variable, value = ''): string[] {
  if (value === '') return [`${name} is not set: ${remedy}.`];
  return shape.test(value) ? [] : [`${name} is "${value}", which is not ${what}: ${remedy}.`];
}

function iconFaults(name: string, bytes: Uint8Array, side: number): string[] {
  const png = Buffer.from(bytes);
  const isPng = png.length >= 24 && png.toString('latin1', 1, 4) === 'PNG' && png.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng) return [`${name} is not a PNG: draw it again from its SVG.`];
  const size = `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
  return size === `${side}x${side}` ? [] : [`${name} is ${size}: Teams wants ${side}x${side}.`];
}

function manifestFaults(text: string, schema: string): string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    return [`manifest.json is not JSON: ${String(error)}.`];
  }
  const ajv = new AjvDraft04.default({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const isValid = ajv.compile<Manifest>(JSON.parse(schema));
  const faults = (text.match(/\$\{\{.*?\}\}/g) ?? []).map((left) => `manifest.json: nothing fills ${left}.`);
  if (isValid(manifest)) return [...faults, ...rulesOutsideTheSchema(manifest)];
  const refusals = isValid.errors ?? [];
  return [...faults, ...refusals.map((e) => `manifest.json ${e.instancePath || '/'} ${e.message ?? e.keyword}.`)];
}

/** What Teams refuses at upload or in store review although the schema lets it through. */
function rulesOutsideTheSchema(manifest: Manifest): string[] {
  const { $schema, manifestVersion, version, developer, icons, validDomains = [], bots = [] } = manifest;
  const links = [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl];
  const isInTeams = bots.some((bot) => bot.scopes.includes('team'));
  const rules: [isKept: boolean, fault: string][] = [
    [$schema?.includes(`/v${manifestVersion}/`) ?? false, '$schema must name the manifestVersion'],
    [/^\d+\.\d+\.\d+$/.test(version), 'version must be three numbers such as 1.0.0'],
    [icons.color === 'color.png' && icons.outline === 'outline.png', 'icons must name color.png and outline.png'],
    [links.every((url) => url.startsWith('https://')), 'developer links must be https'],
    [!validDomains.some((domain) => domain.includes('*')), 'validDomains must not hold a wildcard'],
    [!isInTeams || manifest.supportsChannelFeatures === 'tier1', 'supportsChannelFeatures must be "tier1"'],
  ];
  for (const bot of bots) {
    for (const { scopes, commands } of bot.commandLists ?? []) {
      rules.push([scopes.every((scope) => bot.scopes.includes(scope)), `the bot is not in every scope of ${scopes}`]);
      for (const c of commands) rules.push([!!c.description?.trim(), `the command "${c.title}" has no description`]);
    }
  }
  return rules.flatMap(([isKept, fault]) => (isKept ? [] : [`manifest.json: ${fault}.`]));
}

if (import.meta.main) {
  const result = buildPackage(process.env, readPackageFiles());
  if ('faults' in result) {
    console.error(['The Teams package was not built:', ...result.faults.map((fault) => `- ${fault}`)].join('\n'));
    process.exitCode = 1;
  } else {
    const target = new URL('./build/behaviours.zip', import.meta.url);
    mkdirSync(new URL('.', target), { recursive: true });
    writeFileSync(target, result.zip);
    console.log(`Upload this file to Teams: ${fileURLToPath(target)}`);
  }
}
