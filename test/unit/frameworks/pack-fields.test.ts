import { describe, expect, it } from 'vitest';
import { linesToShow, promptsFor } from '../../../src/frameworks/framework.ts';
import { readPackFiles } from '../../../src/frameworks/pack-files.ts';
import { faultsOf, folderOf, goodPack, packWith } from './pack-folder.ts';

const tags = 'tag_sets:\n- id: elements\n  name: Elements\n  names: [Courage, Care]\n';
const awards = 'tag_sets:\n- id: awards\n  name: Awards\n  for_awards: true\n  names: [Excellence]\n';
const statements = (count: number) =>
  Array.from({ length: count }, (_, index) => `  - text: Ask.\n    statement: We ask ${index}.\n`).join('');
const withFields = (fields: string) => packWith('  pulse:', `${fields.trimEnd()}\n  pulse:`);
const read = (pack: string) =>
  readPackFiles([folderOf({ 'own.yaml': pack, 'tags.yaml': tags, 'awards.yaml': awards })]);

describe('a pack says as much as it likes', () => {
  it('and all of it reaches the reader', () => {
    const fields = `  icon: "👩🏽‍⚕️"
  for_staff: Ask early.
  for_leaders: Make room for questions.
  own: I look after colleagues.
  interview:
  - question: When did you ask for help?
    strong: Names a case.
    weak: Speaks in general.
  person_specification: Asks early.
  tags: [Care]
  parts:
  - Say thank you.
  - text: Ask first.
    statement: We ask before we decide.
    own: I ask before I decide.`;
    const pack = packWith('items:', 'tag_sets_used: [elements, awards]\nitems:', withFields(fields));
    const [framework] = read(pack).frameworks;
    expect(framework?.tagSets.map(({ id, isForAwards }) => [id, isForAwards])).toEqual([
      ['elements', false],
      ['awards', true],
    ]);
    expect(framework?.behaviours[0]).toMatchObject({
      icon: '👩🏽‍⚕️',
      forStaff: 'Ask early.',
      forLeaders: 'Make room for questions.',
      own: 'I look after colleagues.',
      interview: [{ question: 'When did you ask for help?', strong: 'Names a case.', weak: 'Speaks in general.' }],
      personSpecification: 'Asks early.',
      tags: ['Care'],
      parts: [
        { text: 'Say thank you.', statement: '', own: '' },
        { text: 'Ask first.', statement: 'We ask before we decide.', own: 'I ask before I decide.' },
      ],
    });
  });

  it('twelve lines of a kind, and any number of prompts, of which some fit certain items', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `  - Line ${index}.\n`).join('');
    const prompts = Array.from({ length: 38 }, (_, index) => `  - How is it, ${index}?\n`).join('');
    const pack = packWith(
      '  - Who needs a hand?',
      `${prompts}  - text: How much is it?\n    kinds: [money, planning]`,
      packWith('  - We thank people by name.\n', `  - We thank people.\n${lines}`),
    );
    const [behaviour] = read(pack).frameworks[0]?.behaviours ?? [];
    expect(behaviour?.looksLike).toHaveLength(12);
    expect(behaviour?.prompts).toHaveLength(40);
    expect(behaviour?.prompts.at(-1)).toEqual({ text: 'How much is it?', kinds: ['money', 'planning'] });
  });
});

describe('what an organisation may get wrong is told with a better way', () => {
  const ideas = 'holds two ideas; keep the one that matters most, and give the other a part of its own';
  it.each([
    ['  parts:\n  - text: Ask.\n    statement: We ask people and we listen.', `23: the statement ${ideas}`],
    ['  parts:\n  - text: Ask.\n    statement: We ask. We listen.', `23: the statement ${ideas}`],
    [
      '  parts:\n  - text: Ask.\n    statement: They ask.',
      '23: the statement does not start with "We"; say what the team does, starting with We',
    ],
    [
      '  parts:\n  - text: Ask.\n    statement: We never guess.',
      '23: the statement says what the team does not do; say it the other way round, without not or never',
    ],
    [
      '  parts:\n  - text: Ask.\n    own: I ask.',
      '23: there is an own line without a statement; add a statement that says the same of the team',
    ],
    [
      '  parts:\n  - text: Ask.\n    statement: We ask.\n    own: We ask.',
      '24: the own line does not start with "I"; say what the reader does, starting with I',
    ],
    ['  own: I ask and listen.', `21: the own line ${ideas}`],
    [
      '  own: I do not guess.',
      '21: the own line says what the reader does not do; say it the other way round, without not or never',
    ],
    [
      `  parts:\n${statements(18)}`,
      '21: there are 19 statements on this behaviour, the pulse among them; keep 18 or fewer, which is what one part of a check can ask, or split the behaviour',
    ],
    ['  icon: "★★"', '21: the icon is not one sign; write one sign or emoji, such as ★, or remove the line'],
    ['  icon: A', '21: the icon is not one sign; write one sign or emoji, such as ★, or remove the line'],
    ['  interview: []', '21: there are 0 lines under interview; write at least 1'],
    [
      '  interview:\n  - question: When?\n    strong: A case.',
      '22: weak is missing; add a line that starts with weak:',
    ],
    [
      '  suits: [risk]\n  tags: [Care]',
      '22: the tag "Care" is in none of the tag sets that the pack uses; write it as its tag set does, or name that set under tag_sets_used',
    ],
  ])('%j', (fields, fault) => expect(faultsOf(withFields(fields))).toEqual([fault]));

  it.each(['★', '🤝', '👩🏽‍⚕️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '✔️', '1️⃣', '→'])('%s is one sign', (icon) => {
    expect(faultsOf(withFields(`  icon: "${icon}"`))).toEqual([]);
  });

  it.each(['We learn what is new in health and care.', 'We report on quality and safety.'])('%s is one idea', (one) => {
    expect(faultsOf(withFields(`  parts:\n  - text: Ask.\n    statement: ${one}`))).toEqual([]);
  });

  it('eighteen statements with the pulse, and lines beside them that are not asked, are as many as fit', () => {
    const more = `${'  - Say thank you.\n'.repeat(5)}  - text: Look.\n    statement: We look after each other.`;
    expect(faultsOf(withFields(`  parts:\n${statements(17)}${more}`))).toEqual([]);
  });

  it.each([
    'Are people well today?',
    'If this goes wrong, do we know what to do?',
    'Who will feel this, and have we asked them?',
    'Could everyone say where we are heading?',
    "Isn't this what we want?",
    'Ready to move on?',
    'Who decides — and will they tell us?',
  ])('a prompt that yes or no answers: %s', (prompt) => {
    expect(faultsOf(packWith('How are people today?', `"${prompt}"`))).toEqual([
      '19: the prompt can be answered with yes or no; ask what, which, who, how, where or when, as in "Who will feel this most?"',
    ]);
  });

  it.each([
    'What good news, large or small, should we mark?',
    'In one sentence, how is it going?',
    'Once this is agreed, who needs to hear first?',
    'To whom will this matter most?',
    'Whose work is it?',
  ])('an open one: %s', (prompt) => expect(faultsOf(packWith('How are people today?', prompt))).toEqual([]));

  it('a prompt of an unknown kind, of one kind twice, and one with a line too many', () => {
    const prompt = (lines: string) => packWith('- How are people today?', `- text: How are people?\n${lines}`);
    const known =
      'decision, bad news, risk, celebration, partnership, money, quality and safety, performance, people, planning, improvement';
    expect(faultsOf(prompt('    kinds: [gossip]'))).toEqual([
      `20: "gossip" under kinds is not known; write one of ${known}`,
    ]);
    expect(faultsOf(prompt('    kinds: [risk, risk]'))).toEqual([
      '20: "risk" is written twice under kinds; keep one of the two',
    ]);
    expect(faultsOf(prompt('    kind: risk'))).toEqual([
      '20: kind is not a line that a pack may have here; correct its spelling or indentation, or remove it',
    ]);
    expect(faultsOf(packWith('- How are people today?', '- text: How are people\n    kinds: risk'))).toEqual([
      '19: the prompt does not end in a question mark; ask it as a question and end it with ?',
      '20: kinds is not a list; write each entry on a line of its own, starting with "- "',
    ]);
  });

  it('a tag set that nobody has', () => {
    const { frameworks, faults } = read(packWith('items:', 'tag_sets_used: [elements, values]\nitems:'));
    expect(frameworks).toEqual([]);
    expect(faults.map(({ line, problem, remedy }) => `${line}: ${problem}; ${remedy}`)).toEqual([
      '8: there is no tag set "values"; write one of awards, elements, or remove the line',
    ]);
  });
});

describe('matters of style are told, and the pack is used all the same', () => {
  const warningsOf = (pack: string) => {
    const { frameworks, warnings } = read(pack);
    expect(frameworks).toHaveLength(1);
    return warnings.map(({ line, problem }) => `${line}: ${problem}`);
  };
  const many = 'How much of what we said that we would do by now have we done, as far as anybody can tell?';

  it('of which the good pack has none', () => expect(warningsOf(goodPack)).toEqual([]));

  it.each([
    ['How are people today?', many, '19: the prompt has 21 words'],
    ['How are people today?', 'Who is it, and how do we ask?', '19: the prompt asks two things'],
    [
      'How are people today?',
      'Where do we see that we are kind?',
      '19: the prompt names a behaviour, which the card names already',
    ],
    [
      'How are people today?',
      'Which organisational considerations predominate?',
      '19: the prompt is made of long words',
    ],
    ['We look after each other.', 'We look after each other and rest.', '21: the pulse may hold two ideas'],
    ['We look after each other.', 'We call or write to each other.', '21: the pulse has an "or" in it'],
    [
      'We look after each other.',
      'We look after each other in every week of the year that we are here.',
      '21: the pulse has 15 words',
    ],
  ])('%j as %j', (old, text, warning) => expect(warningsOf(packWith(old, text))).toEqual([warning]));

  it('the same prompt twice, and too many that begin with What', () => {
    const six = Array.from({ length: 4 }, (_, index) => `  - What is it, ${index}?\n`).join('');
    expect(warningsOf(packWith('  - Who needs a hand?', `  - How are people today?\n${six.trimEnd()}`))).toEqual([
      '8: 4 of the 6 prompts begin with What',
      '19: the prompt stands in the pack more than once',
      '20: the prompt stands in the pack more than once',
    ]);
  });
});

describe('what a card shows', () => {
  it.each([
    [
      ['a', 'b'],
      ['ab', 'ab', 'ab'],
    ],
    [
      ['a', 'b', 'c'],
      ['ab', 'ca', 'bc', 'ab'],
    ],
    [
      ['a', 'b', 'c', 'd'],
      ['ab', 'cd', 'ab'],
    ],
    [['a'], ['a', 'a']],
    [[], ['', '']],
  ])('of %j are two lines a turn, until all were there', (lines, turns) => {
    expect(turns.map((_, turn) => linesToShow(lines, turn).join(''))).toEqual(turns);
  });

  it('of its prompts are those that fit the item, or all where none does', () => {
    const any = { text: 'How?', kinds: [] };
    const money = { text: 'How much?', kinds: ['money' as const] };
    expect(promptsFor({ prompts: [any, money] }, 'money')).toEqual([any, money]);
    expect(promptsFor({ prompts: [any, money] }, 'risk')).toEqual([any]);
    expect(promptsFor({ prompts: [any, money] }, 'other')).toEqual([any]);
    expect(promptsFor({ prompts: [money] }, 'other')).toEqual([money]);
  });
});
