import { expect, test } from 'vitest';
import { keptText } from './kept-text.ts';

test('each part that is another is a line, and the rest is none', () => {
  const before = { team: { name: 'Ward 7', count: 5, by: '5' }, agendas: [{ item: 'a' }], pulse: null, key: false };
  const after = {
    team: { name: 'Ward 8', count: 6, by: '5' },
    agendas: [{ item: 'b' }],
    pulse: { state: 'open', statements: ['We ask, and listen.'], result: null },
    key: true,
  };

  expect(keptText(before, before)).toEqual(['-- kept: as before']);
  expect(keptText(before, after)).toEqual([
    '-- kept',
    'team.name: Ward 7 -> Ward 8',
    'team.count: 5 -> 6',
    'agendas[0].item: a -> b',
    'pulse: {state: open, statements: ["We ask, and listen."], result: null}',
    'key: false -> true',
  ]);
});

test.each([
  [['a'], ['b'], ['list - a', 'list + b']],
  [['a'], ['b', 'a'], ['list + b']],
  [[{ who: 'Alex Wilber' }], [], ['list - {who: Alex Wilber}']],
  [['a', 'b'], ['b', 'a'], ['list: [a, b] -> [b, a]']],
  [['a'], ['a', 'a'], ['list: [a] -> [a, a]']],
  [['null'], [null], ['list - "null"', 'list + null']],
  [[''], ['1'], ['list - ""', 'list + "1"']],
])('the list %j that becomes %j', (before, after, lines) => {
  expect(keptText({ list: before }, { list: after })).toEqual(['-- kept', ...lines]);
});
