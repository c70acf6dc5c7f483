import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { METRICS } from '../../../bot/telemetry/telemetry.ts';
import { fieldOf, INFRA, named, readTemplates } from './templates.ts';

const KQL = z.strictObject({
  version: z.literal('KqlItem/1.0'),
  query: z.string(),
  size: z.literal(0),
  title: z.string(),
  timeContextFromParameter: z.string(),
  queryType: z.literal(0),
  resourceType: z.literal('microsoft.insights/components'),
  visualization: z.enum(['timechart', 'barchart']),
});
const Panel = z.strictObject({ type: z.literal(3), content: KQL, customWidth: z.string(), name: z.string() });
const Parameters = z.object({
  type: z.literal(9),
  content: z.object({ parameters: z.array(z.object({ name: z.string(), type: z.literal(4) })) }),
  name: z.string(),
});
const About = z.strictObject({ type: z.literal(1), content: z.strictObject({ json: z.string() }), name: z.string() });
const Workbook = z.strictObject({
  version: z.literal('Notebook/1.0'),
  items: z.array(z.discriminatedUnion('type', [Panel, Parameters, About])),
  fallbackResourceIds: z.tuple([z.literal('INSIGHTS_ID')]),
  $schema: z.url(),
});

const text = readFileSync(join(INFRA, 'modules/dashboard.json'), 'utf8');
const workbook = Workbook.parse(JSON.parse(text));
const panels = workbook.items.flatMap((item) => (item.type === 3 ? [item.content] : []));

test('the workbook is made of the file beside it, for the Application Insights resource of the bot', () => {
  const template = readTemplates().get('modules/dashboard.bicep');
  const [resource, ...others] = named(template, 'resource');
  expect(others).toEqual([]);
  expect(resource).toMatchObject({ of: 'Microsoft.Insights/workbooks@2022-04-01', value: { kind: 'shared' } });
  const taken = (field: string): string => JSON.stringify(fieldOf(resource?.value, 'properties', field));
  expect(taken('serializedData')).toMatch(/"loadTextContent".*"dashboard\.json".*"INSIGHTS_ID".*"insightsId"/);
  expect(taken('sourceId')).toContain('"insightsId"');
});

test('draws every metric that the bot emits, and no other', () => {
  const drawn = panels.flatMap(({ query }) => [...query.matchAll(/name == "([^"]+)"/g)].map(([, name]) => name));
  expect([...new Set(drawn)].sort()).toEqual(Object.values(METRICS).sort());
  const tables = new Set(panels.map(({ query }) => query.split('\n')[0]));
  expect([...tables].sort()).toEqual(['availabilityResults', 'customMetrics']);
});

test('asks for attributes that the metrics have, and compares them with words that there are', () => {
  const bot = readFileSync(join(INFRA, '../bot/telemetry/telemetry.ts'), 'utf8');
  const attributes = panels.flatMap(({ query }) =>
    [...query.matchAll(/customDimensions\.(\w+)/g)].map(([, name]) => name),
  );
  expect([...new Set(attributes)].sort()).toEqual(['jobType', 'operation', 'outcome', 'service']);
  const words = panels.flatMap(({ query }) => [...query.matchAll(/outcome\) [!=]= "(\w+)"/g)].map(([, word]) => word));
  expect(words).toEqual(['done', 'failed']);
  for (const word of words) expect(bot).toContain(`'${word}'`);
});

test('every panel follows the chosen time, and has its row in the runbook', () => {
  const parameters = workbook.items.flatMap((item) => (item.type === 9 ? item.content.parameters : []));
  expect(parameters).toMatchObject([{ name: 'TimeRange' }]);
  expect(new Set(panels.map(({ timeContextFromParameter }) => timeContextFromParameter))).toEqual(
    new Set(['TimeRange']),
  );
  const runbook = readFileSync(join(INFRA, 'runbook.md'), 'utf8');
  const rows = [...runbook.matchAll(/^## Dashboard[\s\S]*?(?=^## )/gm)].join('\n');
  expect(panels.map(({ title }) => title).filter((title) => !rows.includes(`| ${title} |`))).toEqual([]);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(9);
});
