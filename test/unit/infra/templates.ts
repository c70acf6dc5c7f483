import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Bicep, flat, parseBicep, type Statement } from './bicep.ts';

export const INFRA = join(import.meta.dirname, '../../../infra');

/**
 * Resource types and API versions, each seen in Microsoft's reference or in public templates that are in use. A new one
 * is looked up before it is added: nothing else here notices a version that does not exist.
 */
const KNOWN_TYPES = [
  'Microsoft.App/containerApps@2024-03-01',
  'Microsoft.App/managedEnvironments@2024-03-01',
  'Microsoft.Authorization/roleAssignments@2022-04-01',
  'Microsoft.Authorization/roleDefinitions@2022-04-01',
  'Microsoft.BotService/botServices@2022-09-15',
  'Microsoft.BotService/botServices/channels@2022-09-15',
  'Microsoft.Consumption/budgets@2023-11-01',
  'Microsoft.ContainerRegistry/registries@2023-07-01',
  'Microsoft.DocumentDB/databaseAccounts@2024-05-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15',
  'Microsoft.Insights/actionGroups@2023-01-01',
  'Microsoft.Insights/components@2020-02-02',
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview',
  'Microsoft.Insights/metricAlerts@2018-03-01',
  'Microsoft.Insights/scheduledQueryRules@2022-06-15',
  'Microsoft.Insights/webtests@2022-06-15',
  'Microsoft.Insights/workbooks@2022-04-01',
  'Microsoft.KeyVault/vaults@2023-07-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31',
  'Microsoft.OperationalInsights/workspaces@2023-09-01',
];
const FUNCTIONS =
  'empty guid json loadTextContent replace resourceGroup resourceId string subscriptionResourceId take tenant uniqueString utcNow';
const KEYWORDS =
  'targetScope param var resource module output if for in existing true false null string int bool object array';
const DECORATORS = 'description minLength maxLength minValue maxValue allowed secure';

export type Templates = ReadonlyMap<string, Bicep>;

export function readTemplates(): Templates {
  const paths = readdirSync(INFRA, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.bicep'));
  return new Map(paths.sort().map((path) => [path, parseBicep(readFileSync(join(INFRA, path), 'utf8'))]));
}

export function named(template: Bicep | undefined, what: Statement['what']): Statement[] {
  return (template?.statements ?? []).filter((one) => one.what === what);
}

/** Everything that a compiler would refuse and that can be seen without one. */
export function faultsIn(templates: Templates): string[] {
  return [...templates].flatMap(([path, template]) =>
    [
      ...undescribed(template),
      ...unknownTypes(template),
      ...unknownNames(template),
      ...unknownOutputs(path, template, templates),
      ...wrongParameters(path, template, templates),
      ...unused(template),
    ].map((fault) => `${path}:${fault}`),
  );
}

function undescribed(template: Bicep): string[] {
  const strange = template.statements.flatMap(({ line, decorators }) =>
    Object.keys(decorators).flatMap((name) => (DECORATORS.split(' ').includes(name) ? [] : [`${line} @${name}`])),
  );
  const silent = named(template, 'param').filter(({ decorators }) => typeof decorators.description !== 'string');
  return [...strange, ...silent.map(({ line, name }) => `${line} ${name} has no description`)];
}

function unknownTypes(template: Bicep): string[] {
  const unknown = named(template, 'resource').filter(({ of }) => !KNOWN_TYPES.includes(of));
  return unknown.map(({ line, of }) => `${line} ${of} is not known to exist`);
}

function unknownNames(template: Bicep): string[] {
  const declared = template.statements.filter(({ what }) => what !== 'output').map(({ name }) => name);
  const known = new Set([...declared, ...loopVariables(template), ...KEYWORDS.split(' ')]);
  return references(template).flatMap(({ name, line, isCall }) => {
    const isKnown = isCall ? [...FUNCTIONS.split(' '), 'if'].includes(name) : known.has(name);
    return isKnown ? [] : [`${line} ${name}${isCall ? '()' : ''} is not declared`];
  });
}

/** Words that are neither a member, nor a field's name, nor the name of an output. */
function references(template: Bicep): { name: string; line: number; isCall: boolean }[] {
  const tokens = flat(template.tokens);
  return tokens.flatMap(({ kind, text, line }, at) => {
    const [before, after] = [tokens[at - 1]?.text, tokens[at + 1]];
    const isName = kind !== 'word' || before === '.' || before === '@' || before === 'output' || after?.text === ':';
    return isName ? [] : [{ name: text, line, isCall: after?.kind === 'mark' && after.text === '(' }];
  });
}

function loopVariables({ tokens }: Bicep): string[] {
  return tokens.flatMap(({ text }, at) => (tokens[at - 1]?.text === 'for' ? [text] : []));
}

function moduleOf(path: string, { of }: Statement, templates: Templates): Bicep | undefined {
  return templates.get(posix.join(posix.dirname(path), of));
}

function unknownOutputs(path: string, template: Bicep, templates: Templates): string[] {
  const tokens = flat(template.tokens);
  return tokens.flatMap(({ text, line }, at) => {
    if (text !== 'outputs' || tokens[at - 1]?.text !== '.') return [];
    const [module, output] = [tokens[at - 2]?.text, tokens[at + 2]?.text];
    const found = named(template, 'module').find(({ name }) => name === module);
    const outputs = found ? named(moduleOf(path, found, templates), 'output').map(({ name }) => name) : [];
    return output && outputs.includes(output) ? [] : [`${line} ${module} has no output ${output}`];
  });
}

function wrongParameters(path: string, template: Bicep, templates: Templates): string[] {
  return named(template, 'module').flatMap((module) => {
    const target = moduleOf(path, module, templates);
    if (!target) return [`${module.line} there is no ${module.of}`];
    const given = Object.keys(fieldOf(module.value, 'params') ?? {});
    const wanted = named(target, 'param');
    return [
      ...given
        .filter((one) => !wanted.some(({ name }) => name === one))
        .map((one) => `${module.line} ${one} is unknown`),
      ...wanted
        .filter(({ name, value }) => value === undefined && !given.includes(name))
        .map(({ name }) => `${module.line} ${name} is not given`),
    ];
  });
}

function unused(template: Bicep): string[] {
  const used = new Set(flat(template.tokens).flatMap(({ text }, at, all) => (isUse(all[at - 1]?.text) ? [text] : [])));
  return template.statements
    .filter(({ what, name }) => ['param', 'var'].includes(what) && !used.has(name))
    .map(({ line, name }) => `${line} ${name} is not used`);
}

function isUse(before: string | undefined): boolean {
  return before !== 'param' && before !== 'var' && before !== '.';
}

export function fieldOf(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
