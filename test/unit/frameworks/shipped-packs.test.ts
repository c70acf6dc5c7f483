import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Behaviour, type Framework, SUITED_ITEMS } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { describeStatus } from '../../../src/frameworks/words.ts';

const { frameworks, tagSets, faults } = readPackFiles([shippedPacks]);
const behaviours = frameworks.flatMap((framework) => framework.behaviours);

function framework(id: string): Framework {
  const found = frameworks.find((one) => one.id === id);
  if (!found) throw new Error(`no shipped pack is called ${id}`);
  return found;
}

const textsIn = (entries: readonly { text: string }[]) => entries.map(({ text }) => text);

function textsOf(behaviour: Behaviour): string[] {
  const { name, meaning, looksLike, doesNotLookLike, prompts, pulse, parts } = behaviour;
  return [name, meaning, ...looksLike, ...doesNotLookLike, ...textsIn(prompts), pulse, ...textsIn(parts)];
}

describe('the packs that come with the product', () => {
  it('have no fault', () => expect(faults).toEqual([]));

  it.each([
    ['mse-icb-values', [5, 5, 6, 5]],
    ['jersey-tier3', [4, 4, 6, 5, 4]],
    ['eeast-values', [0, 0, 0, 0, 0]],
    ['nhs-healthcare-leadership-model', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['hw-ics-leadership-behaviours', [0, 0, 0]],
    ['impact4-teaming', [0, 0, 0, 0, 0, 0]],
  ])('%s holds as many behaviours and parts as its source', (id, parts) => {
    expect(framework(id).behaviours.map((behaviour) => behaviour.parts.length)).toEqual(parts);
  });

  it('are these six, one file each', () => {
    const files = readdirSync(shippedPacks).filter((name) => name !== 'tag-sets.yaml');
    expect(files.sort()).toEqual(frameworks.map(({ id }) => `${id}.yaml`).sort());
    expect(frameworks).toHaveLength(6);
  });

  it.each(frameworks)('$id says where it comes from, how complete it is and what may be used', (pack) => {
    expect(pack.source).not.toBe('');
    expect(pack.licenceNote).not.toBe('');
    expect(pack.note).toMatch(/\.$/);
    expect(describeStatus(pack)).toMatch(/^[A-Z].*\.$/);
  });

  it('say of EEAST’s values that they are of 2017 and superseded', () => {
    const eeast = framework('eeast-values');
    expect(eeast).toMatchObject({ version: '2017', isSuperseded: true });
    expect(eeast.note).toMatch(/2017.*superseded/);
    expect(frameworks.filter(({ isSuperseded }) => isSuperseded)).toEqual([eeast]);
  });

  it('show the tier of Jersey’s behaviours', () => {
    expect(framework('jersey-tier3')).toMatchObject({
      level: 'Tier 3: Head of Service and Professional Leader',
      partLabel: 'attribute',
    });
  });

  it('offer interim prompts of our own, and say so, where the booklet is missing', () => {
    const waiting = frameworks.filter(({ status }) => status === 'needs-booklet');
    expect(waiting.map(({ id }) => id)).toEqual(['hw-ics-leadership-behaviours']);
    expect(framework('hw-ics-leadership-behaviours').interimLabel).toBe(
      'Interim prompts (ours, not the ICS behaviours)',
    );
    expect(frameworks.filter(({ interimLabel }) => interimLabel !== '')).toEqual(waiting);
  });

  it.each(frameworks)('$id has a behaviour for every kind of item, and none that is for all of them', (pack) => {
    const suited = new Set(pack.behaviours.flatMap(({ suits }) => suits));
    expect([...suited].toSorted()).toEqual(SUITED_ITEMS.toSorted());
    for (const { suits } of pack.behaviours) {
      expect(suits.length).toBeGreaterThan(0);
      expect(suits.length).toBeLessThan(9);
    }
  });

  it('offer the name-only tag sets, with the source of the names', () => {
    expect(tagSets.map(({ names }) => names.length)).toEqual([7, 6, 4, 4, 2, 3]);
    for (const { namesSource } of tagSets) expect(namesSource).not.toBe('');
  });
});

describe.each(behaviours)('the wording of “$name”', (behaviour) => {
  it('fits on a card', () => {
    expect(behaviour.name.length).toBeLessThanOrEqual(80);
    for (const line of [
      behaviour.meaning,
      ...behaviour.looksLike,
      ...behaviour.doesNotLookLike,
      ...textsIn(behaviour.parts),
    ]) {
      expect(line.length, line).toBeLessThanOrEqual(110);
    }
    expect([behaviour.looksLike.length, behaviour.doesNotLookLike.length, behaviour.prompts.length]).toEqual([2, 2, 2]);
  });

  it('asks two questions', () => {
    for (const prompt of textsIn(behaviour.prompts)) {
      expect(prompt).toMatch(/^[A-Z].{1,118}\?$/);
    }
  });

  it('has a pulse that says one good thing about the team', () => {
    expect(behaviour.pulse).toMatch(/^We .{1,86}\.$/);
    expect(behaviour.pulse).not.toMatch(/\b(not|never|cannot|and|or|but)\b|n['’]t/i);
  });

  it('is made of whole sentences', () => {
    for (const line of textsOf(behaviour).slice(1)) expect(line).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe('the wording of all packs', () => {
  const files = readdirSync(shippedPacks).map((name) => readFileSync(join(shippedPacks, name), 'utf8'));

  it.each([
    ['promises nobody that they cannot be known', /anonym/i],
    [
      'is spelt the British way',
      /\w(?:iz(?:e[ds]?|ing|ation)|yz(?:e[ds]?|ing))\b|\b(?:behavior|color|favor|honor|labor|program|center|license)/i,
    ],
    ['uses none of the product’s shunned words', /\b(?:survey|kudos|leaderboard)\b/i],
  ])('%s', (_rule, shunned) => {
    // The names of published frameworks are facts; "size" and "prize" are British too.
    const found = files
      .flatMap((text) => text.split('\n'))
      .filter((line) => shunned.test(line.replace(/\b(?:prize|size)\b/g, '')));
    expect(found).toEqual([]);
  });

  it('gives no two behaviours the same pulse or prompt', () => {
    const lines = behaviours.flatMap(({ pulse, prompts }) => [pulse, ...textsIn(prompts)]);
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });
});
