/** From one version to the next. Whoever changes a schema adds one to its codec in documents.ts. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** @param migrations the first brings version 1 to version 2, and so on */
export function migrate(
  document: Record<string, unknown>,
  version: number,
  migrations: readonly Migration[],
): Record<string, unknown> {
  return migrations.slice(version - 1).reduce((older, migration) => migration(older), document);
}

/** A stored value without a field, wherever it stands in it. */
export function dropAll(value: unknown, field: string): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (key, inner) => (key === field ? undefined : inner));
}
