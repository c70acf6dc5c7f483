import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { faultsOf, folderOf, goodPack, packWith } from './pack-folder.ts';

const otherPack = packWith('ward-values', 'other-values');
const tags = 'tag_sets:\n- id: own-tags\n  name: Own tags\n  names: [Courage, Care]\n';

it('a faulty pack never takes the others down', () => {
  const folder = folderOf({
    'a.yaml': packWith('today?', 'today.'),
    'b.yaml': otherPack,
    'c.yaml': '"',
    'd.yaml': tags,
  });
  const { frameworks, tagSets, faults } = readPackFiles([folder]);
  expect(frameworks.map(({ id }) => id)).toEqual(['other-values']);
  expect(tagSets).toEqual([
    { id: 'own-tags', name: 'Own tags', names: ['Courage', 'Care'], isForAwards: false, namesSource: '' },
  ]);
  expect(faults.map(({ file, line }) => [file, line])).toEqual([
    [join(folder, 'a.yaml'), 19],
    [join(folder, 'c.yaml'), 1],
  ]);
});

it('an organisation’s packs stand beside the shipped ones, several levels of one framework among them', () => {
  const manager = packWith('ward-values', 'ward-values-managers', packWith('status:', 'level: Managers\nstatus:'));
  const shipped = readPackFiles([shippedPacks]).frameworks;
  const { frameworks, faults } = readPackFiles([
    shippedPacks,
    folderOf({ 'all.yaml': goodPack, 'managers.yaml': manager }),
  ]);
  expect(faults).toEqual([]);
  expect(frameworks.slice(0, shipped.length)).toEqual(shipped);
  expect(frameworks.slice(shipped.length).map(({ id, level }) => [id, level])).toEqual([
    ['ward-values', ''],
    ['ward-values-managers', 'Managers'],
  ]);
});

it('a second pack with the same id is refused, wherever it is, and the first is kept', () => {
  const first = folderOf({ 'a.yaml': goodPack });
  const second = folderOf({ 'b.yaml': `# ours\n${packWith('Ward values', 'Second')}`, 'c.yaml': otherPack });
  const { frameworks, faults } = readPackFiles([first, second]);
  expect(frameworks.map(({ name, id }) => `${id}: ${name}`)).toEqual([
    'ward-values: Ward values',
    'other-values: Ward values',
  ]);
  expect(faults).toEqual([
    {
      file: join(second, 'b.yaml'),
      line: 2,
      problem: `the id "ward-values" is already used in ${join(first, 'a.yaml')}`,
      remedy: 'give this one another id, or remove one of the two',
    },
  ]);
});

it('a pack that was left out does not hold its id against a good one', () => {
  const { frameworks, faults } = readPackFiles([
    folderOf({ 'a.yaml': packWith('today?', 'today'), 'b.yaml': goodPack }),
  ]);
  expect(frameworks.map(({ id }) => id)).toEqual(['ward-values']);
  expect(faults).toHaveLength(1);
});

it('a tag set whose id is taken is refused and its neighbours stay', () => {
  const more = `${tags}- id: new-tags\n  name: New\n  names: [Hope]\n`;
  const { tagSets, faults } = readPackFiles([folderOf({ 'a.yaml': tags, 'b.yaml': more })]);
  expect(tagSets.map(({ id }) => id)).toEqual(['own-tags', 'new-tags']);
  expect(faults.map(({ line }) => line)).toEqual([2]);
});

it('a tag set may have the id of a framework', () => {
  expect(
    readPackFiles([folderOf({ 'a.yaml': goodPack, 'b.yaml': packWith('own-tags', 'ward-values', tags) })]).faults,
  ).toEqual([]);
});

it('a folder that is not there is one fault, and the other folders are read', () => {
  const missing = join(folderOf({}), 'gone');
  const { frameworks, faults } = readPackFiles([missing, folderOf({ 'a.yaml': goodPack })]);
  expect(frameworks).toHaveLength(1);
  expect(faults).toEqual([
    {
      file: missing,
      line: 0,
      problem: 'the folder cannot be read (ENOENT)',
      remedy: 'check its name, and that the bot is allowed to read it',
    },
  ]);
});

it('a file in place of a folder is a fault', () => {
  const file = join(folderOf({ 'a.yaml': goodPack }), 'a.yaml');
  expect(readPackFiles([file]).faults.map(({ problem }) => problem)).toEqual(['the folder cannot be read (ENOTDIR)']);
});

it('no folder, or an empty one, gives nothing and no fault', () => {
  const nothing = { frameworks: [], tagSets: [], faults: [], warnings: [] };
  expect(readPackFiles([])).toEqual(nothing);
  expect(readPackFiles([folderOf({})])).toEqual(nothing);
});

it('files that are not packs, hidden files and subfolders are left alone', () => {
  const folder = folderOf({ 'notes.txt': '"', 'own.yml': '"', '._own.yaml': '"', 'OWN.YAML': goodPack });
  mkdirSync(join(folder, 'old'));
  const { frameworks, faults } = readPackFiles([folder]);
  expect([frameworks.length, faults]).toEqual([1, []]);
});

it('a pack that is a link is read, as mounted folders have it, and a link to nowhere is a fault', () => {
  const target = join(folderOf({ 'a.yaml': goodPack }), 'a.yaml');
  const folder = folderOf({});
  symlinkSync(target, join(folder, 'good.yaml'));
  symlinkSync(`${target}.gone`, join(folder, 'lost.yaml'));
  const { frameworks, faults } = readPackFiles([folder]);
  expect(frameworks).toHaveLength(1);
  expect(faults.map(({ line, problem }) => [line, problem])).toEqual([[0, 'the file cannot be read (ENOENT)']]);
});

it('packs come in the order of the folders and of the file names', () => {
  const folder = folderOf({ 'b.yaml': goodPack, 'a.yaml': otherPack });
  expect(readPackFiles([folder]).frameworks.map(({ id }) => id)).toEqual(['other-values', 'ward-values']);
});

it('a pack of exactly 256 KB is read and a larger one is refused unread', () => {
  const filler = (bytes: number) => `${goodPack}#`.padEnd(bytes, '.');
  expect(faultsOf(filler(256 * 1024))).toEqual([]);
  expect(faultsOf(filler(256 * 1024 + 1))).toEqual([
    '0: the file has 257 KB; keep a pack to 256 KB, or split it into several files',
  ]);
});

it('a pack saved on Windows, with its marks and line ends, is read', () => {
  expect(faultsOf(`\uFEFF${goodPack.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

it.each([
  ['Latin 1', Buffer.from(packWith('kind', 'caf\u00E9'), 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF${goodPack}`, 'utf16le')],
])('a pack saved as %s says how to save it', (_encoding, bytes) => {
  expect(faultsOf(bytes)).toEqual(['0: the file is not saved as UTF-8; save it again with the encoding UTF-8']);
});

it('a pack’s texts are read as they are shown: on one line, without what nobody sees', () => {
  const text = packWith('name: We are kind', 'name: "We\u200b are\\n \u202ekind {{DATE(x)}}"');
  const [pack] = readPackFiles([folderOf({ 'own.yaml': text })]).frameworks;
  expect(pack?.behaviours[0]?.name).toBe('We are  kind { {DATE(x)}}');
});
