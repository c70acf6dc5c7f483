import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readPackFiles } from '../../../src/frameworks/pack-files.ts';

/** A pack of one behaviour that keeps every rule. Its lines are numbered here because the faults name them. */
export const goodPack = `id: ward-values
name: Ward values
version: "2024"
status: complete
source:
  title: Ward handbook
licence_note: Our own words.
items:
- id: kind
  name: We are kind
  meaning: We notice how people are.
  looks_like:
  - We ask how a shift went.
  - We thank people by name.
  does_not_look_like:
  - We hurry past someone upset.
  - We joke at someone's cost.
  prompts:
  - How are people today?
  - Who needs a hand?
  pulse: We look after each other.
`;

/** The good pack with one piece of text exchanged. Throws if the piece is not there, so that no case is about nothing. */
export function packWith(old: string, text: string, pack = goodPack): string {
  if (!pack.includes(old)) throw new Error(`the pack does not hold: ${old}`);
  return pack.replace(old, text);
}

/** A folder of an organisation's own packs, removed after the test. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The faults of one file as "line: problem; remedy". */
export function faultsOf(text: string | Uint8Array): string[] {
  const { frameworks, tagSets, faults } = readPackFiles([folderOf({ 'own.yaml': text })]);
  if (faults.length > 0 && frameworks.length + tagSets.length > 0) throw new Error('a faulty pack was loaded');
  return faults.map(({ line, problem, remedy }) => `${line}: ${problem}; ${remedy}`);
}
