// A field that is added, renamed or taken away without a migration makes what is stored already unreadable, and a test that
// makes older documents out of today's samples does not see it. So the fields of each kind are written down by its version.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CODECS } from '../../../src/storage/documents.ts';
import { isObject } from '../cards/walk.ts';

/** Every field of a document, those in it included. */
function fieldsIn(schema: unknown, path = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => fieldsIn(one, path));
  if (!isObject(schema)) return [];
  const { properties, items, anyOf, oneOf, allOf, prefixItems } = schema;
  const own = Object.entries(Object(properties)).flatMap(([name, field]) => {
    const here = path ? `${path}.${name}` : name;
    return [here, ...fieldsIn(field, here)];
  });
  return [...own, ...[items, anyOf, oneOf, allOf, prefixItems].flatMap((more) => fieldsIn(more, path))];
}

function newestOf(kind: keyof typeof CODECS): number {
  try {
    CODECS[kind].read(JSON.stringify({ version: Number.MAX_SAFE_INTEGER }), { partition: 'p', id: 'i' });
  } catch (error) {
    return Number(/this program knows (\d+) and older/.exec(String(error))?.[1]);
  }
  throw new Error('a version that nobody knows was read');
}

test('each version of a kind has the fields that it always had: where they change, so does the version', async () => {
  const shapes = (Object.keys(CODECS) as (keyof typeof CODECS)[]).flatMap((kind) => {
    const schema = z.toJSONSchema(CODECS[kind].schema as z.ZodType, { unrepresentable: 'any' });
    const fields = [...new Set(fieldsIn(schema))].toSorted();
    expect(fields.length, kind).toBeGreaterThan(0);
    return [`${kind} ${newestOf(kind)}`, ...fields.map((field) => `  ${field}`)];
  });
  await expect(`${shapes.join('\n')}\n`).toMatchFileSnapshot('../../fixtures/stored-shapes.txt');
});
