import { expect, it } from 'vitest';
import { describeFault, type Framework, findBehaviour } from '../../../src/frameworks/framework.ts';
import { readPackFiles } from '../../../src/frameworks/pack-files.ts';
import { describeStatus } from '../../../src/frameworks/words.ts';
import { folderOf, goodPack, packWith } from './pack-folder.ts';

function frameworkOf(pack: string): Framework {
  const { frameworks, faults } = readPackFiles([folderOf({ 'own.yaml': pack })]);
  expect(faults).toEqual([]);
  const [framework] = frameworks;
  if (!framework) throw new Error('the pack was not loaded');
  return framework;
}

it('an organisation’s own pack is read whole, and what it does not give is empty', () => {
  expect(frameworkOf(goodPack)).toEqual({
    id: 'ward-values',
    name: 'Ward values',
    version: '2024',
    status: 'complete',
    isSuperseded: false,
    itemLabel: 'behaviour',
    partLabel: 'part',
    level: '',
    source: 'Ward handbook',
    sourceDate: '',
    sourceUrl: '',
    licenceNote: 'Our own words.',
    note: '',
    interimLabel: '',
    behaviours: [
      {
        id: 'kind',
        name: 'We are kind',
        icon: '',
        meaning: 'We notice how people are.',
        forStaff: '',
        forLeaders: '',
        looksLike: ['We ask how a shift went.', 'We thank people by name.'],
        doesNotLookLike: ['We hurry past someone upset.', "We joke at someone's cost."],
        prompts: [
          { text: 'How are people today?', kinds: [] },
          { text: 'Who needs a hand?', kinds: [] },
        ],
        pulse: 'We look after each other.',
        own: '',
        parts: [],
        suits: [],
        interview: [],
        personSpecification: '',
        tags: [],
      },
    ],
    tagSets: [],
  });
});

it('everything that a pack may give reaches the reader', () => {
  const extras = `superseded: true
level: Band 7
item_label: value
part_label: standard
note: Replaced in 2025.
source:
  date: Spring 2024
  url: https://example.org/values`;
  const pack = packWith(
    'pulse:',
    'parts:\n  - Ask first.\n  suits: [decision, bad news]\n  pulse:',
    packWith('source:', extras),
  );
  expect(frameworkOf(pack)).toMatchObject({
    isSuperseded: true,
    level: 'Band 7',
    itemLabel: 'value',
    partLabel: 'standard',
    note: 'Replaced in 2025.',
    sourceDate: 'Spring 2024',
    sourceUrl: 'https://example.org/values',
    behaviours: [{ parts: [{ text: 'Ask first.', statement: '', own: '' }], suits: ['decision', 'bad news'] }],
  });
});

it('a pack without its booklet gives its interim behaviours and their label', () => {
  const items = goodPack.slice(goodPack.indexOf('items:')).replace(/^/gm, '  ');
  const head = packWith('complete', 'needs-booklet', goodPack.slice(0, goodPack.indexOf('items:')));
  const framework = frameworkOf(`${head}interim:\n  label: For the time being\n${items.trimEnd()}\n`);
  expect(framework.interimLabel).toBe('For the time being');
  expect(framework.behaviours.map(({ id }) => id)).toEqual(['kind']);
});

it('a text over several lines of the file is one text for the reader', () => {
  const pack = packWith('We notice how people are.', '>-\n    We notice how\n    people are.');
  expect(frameworkOf(pack).behaviours[0]?.meaning).toBe('We notice how people are.');
});

it('a behaviour is found by its id, and one that is gone is not', () => {
  const framework = frameworkOf(goodPack);
  expect(findBehaviour(framework, 'kind')?.name).toBe('We are kind');
  expect(findBehaviour(framework, 'brave')).toBeUndefined();
});

it.each([
  ['complete', false, 'Complete as published.'],
  ['own-wording', false, 'Complete: the names are as published, and the wording is ours.'],
  ['partial', false, 'Partial: the source gives only some of this, and the rest is ours.'],
  ['names-only', false, 'Names only: the names are as published, and every other word is ours.'],
  [
    'needs-booklet',
    false,
    'Not ready: the published behaviours are still to be added, so only interim prompts are offered.',
  ],
  ['complete', true, 'Superseded: version 2024 has been replaced by a newer one.'],
] as const)('a reader is told what a status of %s (superseded: %s) means', (status, isSuperseded, sentence) => {
  expect(describeStatus({ ...frameworkOf(goodPack), status, isSuperseded })).toBe(sentence);
});

it('a fault is told in one line that begins with its place', () => {
  const fault = { file: '/packs/own.yaml', line: 7, problem: 'the name is empty', remedy: 'write it' };
  expect(describeFault(fault)).toBe('/packs/own.yaml:7: the name is empty; write it.');
  expect(describeFault({ ...fault, line: 0 })).toBe('/packs/own.yaml: the name is empty; write it.');
});
