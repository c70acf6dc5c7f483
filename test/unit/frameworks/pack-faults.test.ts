import { describe, expect, it } from 'vitest';
import { faultsOf, goodPack, packWith } from './pack-folder.ts';

const secondKind = goodPack.slice(goodPack.indexOf('- id: kind'));
const items = goodPack.slice(goodPack.indexOf('items:'));
const longQuestion = (length: number) => 'How '.padEnd(length, 'x');
const long = (length: number) => 'We '.padEnd(length, 'x');

it('the pack that the cases below spoil is good', () => expect(faultsOf(goodPack)).toEqual([]));

describe('a admin rule that is broken names its line and what to write instead', () => {
  it.each([
    [
      'How are people today?',
      'How are people.',
      '19: the prompt does not end in a question mark; ask it as a question and end it with ?',
    ],
    [
      'How are people today?',
      `${longQuestion(120)}?`,
      '19: the prompt is 121 characters long; shorten it to 120 characters or fewer',
    ],
    ['  - Who needs a hand?\n', '', '18: there is 1 line under prompts; write at least 2'],
    [
      '  - We thank people by name.\n',
      '  - A line.\n'.repeat(12),
      '12: there are 13 lines under looks_like; keep 12 or fewer',
    ],
    ["  - We joke at someone's cost.\n", '', '15: there is 1 line under does_not_look_like; write at least 2'],
    [
      'We ask how a shift went.',
      long(111),
      '13: the line under looks_like is 111 characters long; shorten it to 110 characters or fewer',
    ],
    [
      "We joke at someone's cost.",
      '" "',
      '17: the line under does_not_look_like is empty; write it, or remove the line if it is not needed',
    ],
    [
      'We notice how people are.',
      long(111),
      '11: the meaning is 111 characters long; shorten it to 110 characters or fewer',
    ],
    ['We are kind', long(81), '10: the name is 81 characters long; shorten it to 80 characters or fewer'],
    [
      'We look after each other.',
      'Wellbeing comes first.',
      '21: the pulse does not start with "We"; say what the team does, starting with We',
    ],
    [
      'We look after each other.',
      long(91),
      '21: the pulse is 91 characters long; shorten it to 90 characters or fewer',
    ],
    [
      'id: kind',
      'id: Kind_People',
      '9: the id "Kind_People" is not written in small letters and hyphens; start with a letter and use small letters, digits and single hyphens, as in better-together',
    ],
    [
      'title: Ward',
      'url: http://example.org\n  title: Ward',
      '6: the url is not a secure web address; write the whole address, starting with https://',
    ],
  ])('%j as %j', (old, text, fault) => expect(faultsOf(packWith(old, text))).toEqual([fault]));

  it.each(['We do not rush.', 'We never rush.', "We don't rush.", 'We don’t rush.', 'We cannot rush.'])(
    'a pulse is put positively: %s',
    (pulse) => {
      expect(faultsOf(packWith('We look after each other.', pulse))).toEqual([
        '21: the pulse says what the team does not do; say it the other way round, without not or never',
      ]);
    },
  );

  it.each([
    ['We notice how people are.', long(110)],
    ['How are people today?', `${longQuestion(119)}?`],
    ['We look after each other.', long(90)],
    ['We are kind', long(80)],
    ['We look after each other.', 'We knot ropes together, nevertheless.'],
  ])('the longest text that fits is good', (old, text) => expect(faultsOf(packWith(old, text))).toEqual([]));

  it('a behaviour suits a kind of item once', () => {
    expect(faultsOf(packWith('pulse: We', 'suits: [risk, bad news, risk]\n  pulse: We'))).toEqual([
      '21: "risk" is written twice under suits; keep one of the two',
    ]);
  });

  it('no two behaviours of a pack have one id', () => {
    expect(faultsOf(goodPack + secondKind)).toEqual([
      '22: the id "kind" is used twice in this file; give each behaviour an id of its own',
    ]);
  });

  it('a pack has at most thirty behaviours', () => {
    const more = (count: number) =>
      Array.from({ length: count }, (_, index) => packWith('id: kind', `id: kind-${index}`, secondKind)).join('');
    expect(faultsOf(goodPack + more(29))).toEqual([]);
    expect(faultsOf(goodPack + more(30))).toEqual([
      '8: there are 31 behaviours; keep 30 or fewer, or split them into several packs',
    ]);
  });
});

describe('a line of the wrong kind says how to write it', () => {
  it.each([
    ['"2024"', '2024', '3: version is a number, not a text; put quotation marks round it, as in "2024"'],
    ['"2024"', 'true', '3: version is a true-or-false value, not a text; put quotation marks round it, as in "2024"'],
    ['"2024"', '""', '3: the version is empty; write it, or remove the line if it is not needed'],
    ['"2024"', '', '3: version is empty; write something after it, or remove the line if it is not needed'],
    ['version: "2024"\n', '', '1: version is missing; add a line that starts with version:'],
    ['  pulse: We look after each other.\n', '', '9: pulse is missing; add a line that starts with pulse:'],
    ['  title: Ward handbook', '  date: May', '5: title is missing; add a line that starts with title:'],
    [
      'source:\n  title: Ward handbook',
      'source: Ward handbook',
      '5: source has no named lines below it; write them below it, indented, as the shipped packs do',
    ],
    [
      'meaning: We notice how people are.',
      'meaning: [a, b]',
      '11: meaning is a list, not a text; write one text, without "- "',
    ],
    [
      '- How are people today?',
      '- Ask: how are people?',
      '19: a text under prompts is read as a name and a value, because it holds a colon; put quotation marks round the whole text',
    ],
    [
      'complete',
      'finished',
      '4: the status "finished" is not known; write one of complete, own-wording, partial, names-only, needs-booklet',
    ],
    [
      'pulse: We',
      'suits: [decision, gossip]\n  pulse: We',
      '21: "gossip" under suits is not known; write one of decision, bad news, risk, celebration, partnership, money, quality and safety, performance, people, planning, improvement',
    ],
    [
      'pulse: We',
      'suits: decision\n  pulse: We',
      '21: suits is not a list; write each entry on a line of its own, starting with "- "',
    ],
    [
      'pulse: We',
      'suits:\n  - decision: a big one\n  pulse: We',
      '22: a text under suits is read as a name and a value, because it holds a colon; put quotation marks round the whole text',
    ],
    ['status:', 'superseded: yes\nstatus:', '4: superseded is neither true nor false; write true or false'],
    [
      'meaning: We',
      'meening: x\n  meaning: We',
      '11: meening is not a line that a pack may have here; correct its spelling or indentation, or remove it',
    ],
    [`${items}`, 'items: kind', '8: items is not a list; write each entry on a line of its own, starting with "- "'],
  ])('%j as %j', (old, text, fault) => expect(faultsOf(packWith(old, text))).toEqual([fault]));
});

describe('a pack whose parts contradict each other is refused', () => {
  it.each([
    [
      items,
      'items: []',
      '8: there are no behaviours in this pack; write at least one under items, or set status: needs-booklet and add interim',
    ],
    [
      items,
      '',
      '1: there are no behaviours in this pack; write at least one under items, or set status: needs-booklet and add interim',
    ],
    [items, `interim:\n  label: Ours\n  items: []`, '10: there is no behaviour in the list; write at least one'],
    [
      'status:',
      'superseded: true\nstatus:',
      '4: the pack is superseded but no note says so; add a note that tells readers what has replaced it',
    ],
  ])('%j as %j', (old, text, fault) => expect(faultsOf(packWith(old, text))).toContain(fault));

  it('needs-booklet goes with interim and without items', () => {
    expect(faultsOf(packWith('complete', 'needs-booklet'))).toEqual([
      '4: the status is needs-booklet but there is no interim; add interim, with a label and items to use until the booklet is here',
      '8: the pack has items although its status is needs-booklet; move them under interim, or change the status',
    ]);
  });

  it('interim goes with needs-booklet alone', () => {
    const interim = `interim:\n  label: Ours\n${items.replace(/^(?=.)/gm, '  ')}`;
    expect(faultsOf(goodPack + interim)).toEqual([
      '22: the pack has interim behaviours although its status is not needs-booklet; move them under items, or set status: needs-booklet',
    ]);
  });
});

it('all faults of a file are told at once, in the order of its lines', () => {
  const spoilt = [
    ['"2024"', '2024'],
    ['complete', 'done'],
    ['status:', 'superseded: true\nstatus:'],
    ['today?', 'today'],
    ['We look', 'They look'],
  ] as const;
  const pack = spoilt.reduce((text, [old, wrong]) => packWith(old, wrong, text), goodPack) + secondKind;
  expect(faultsOf(pack).map((fault) => fault.slice(0, 30))).toEqual([
    '3: version is a number, not a ',
    '4: the pack is superseded but ',
    '5: the status "done" is not kn',
    '20: the prompt does not end in',
    '22: the pulse does not start w',
    '23: the id "kind" is used twic',
  ]);
});

it('a list that is too long says so even when one of its entries is of the wrong kind', () => {
  expect(faultsOf(packWith('  - We thank people by name.', `${'  - A line.\n'.repeat(11)}  - 7`))).toEqual([
    '12: there are 13 lines under looks_like; keep 12 or fewer',
    '25: looks_like is a number, not a text; put quotation marks round it, as in "2024"',
  ]);
});

describe('a file of tag sets is held to rules too', () => {
  it.each([
    ['tag_sets: []\n', '1: there is no tag set in the list; write at least one'],
    ['tag_sets:\n- id: a\n  name: A\n  names: []\n', '4: there are no names in the tag set; write at least one'],
    [
      'tag_sets:\n- id: a\n  name: A\n  names:\n  - ok\n  - 7\n',
      '6: names is a number, not a text; put quotation marks round it, as in "2024"',
    ],
    [
      'tag_sets:\n- id: a\n  name: A\n  names: [b]\n- id: a\n  name: A\n  names: [b]\n',
      '5: the id "a" is used twice in this file; give each tag set an id of its own',
    ],
    [
      'tag_sets:\n- id: a\n  name: A\n  names: [b]\nid: a\n',
      '5: id is not a line that a pack may have here; correct its spelling or indentation, or remove it',
    ],
  ])('%j', (text, fault) => expect(faultsOf(text)).toEqual([fault]));
});
