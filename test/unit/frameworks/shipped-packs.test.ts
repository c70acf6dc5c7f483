import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Framework, SUITED_ITEMS } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { describeStatus } from '../../../src/frameworks/words.ts';

const { frameworks, tagSets, faults } = readPackFiles([shippedPacks]);
function framework(id: string): Framework {
  const found = frameworks.find((one) => one.id === id);
  if (!found) throw new Error(`no shipped pack is called ${id}`);
  return found;
}

describe('the packs that come with the product', () => {
  it('have no fault', () => expect(faults).toEqual([]));

  it.each([
    ['mse-icb-values', [5, 5, 6, 5]],
    ['jersey-tier3', [4, 4, 6, 5, 4]],
    ['eeast-values', [0, 0, 0, 0, 0]],
    ['nhs-healthcare-leadership-model', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['hw-ics-leadership-behaviours', [0, 0, 0]],
    ['impact4-teaming', [0, 0, 0, 0, 0, 0, 0]],
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
    expect(tagSets.map(({ id, names }) => [id, names.length])).toEqual([
      ['nhs-people-promise', 7],
      ['nhs-leadership-competency-framework', 6],
      ['developing-people-improving-care-capabilities', 4],
      ['eeast-performance-principles', 4],
      ['eeast-award-categories', 2],
    ]);
    for (const { namesSource } of tagSets) expect(namesSource).not.toBe('');
  });
});

/** Names and order are those of sources.md; subjects are a word or two that each line must keep. */
describe('what the customer’s documents publish is there, in their order', () => {
  const namesOf = (id: string) => framework(id).behaviours.map(({ name }) => name);

  it.each([
    ['mse-icb-values', ['We are collaborative', 'We are innovative', 'We are compassionate', 'We are living well']],
    ['jersey-tier3', ['Customer focused', 'Always improving', 'Better together', 'We deliver', 'We are respectful']],
    ['eeast-values', ['Care', 'Teamwork', 'Quality', 'Respect', 'Honesty']],
    [
      'nhs-healthcare-leadership-model',
      [
        'Inspiring shared purpose',
        'Leading with care',
        'Evaluating information',
        'Connecting our service',
        'Sharing the vision',
        'Engaging the team',
        'Holding to account',
        'Developing capability',
        'Influencing for results',
      ],
    ],
    [
      'impact4-teaming',
      ['Face out', 'Break habits', 'Lead together', 'Feel safe', 'Team up', 'Be a partner', 'Share insights'],
    ],
  ])('the names of %s', (id, names) => expect(namesOf(id)).toEqual(names));

  it.each([
    ['nhs-people-promise', /compassionate.*recognised.*voice.*safe.*learning.*flexibly.*team/],
    ['nhs-leadership-competency-framework', /outcomes.*strategy.*equality.*governance.*culture.*partners/],
    ['developing-people-improving-care-capabilities', /Systems.*Improvement.*Compassionate.*Talent/],
    ['eeast-performance-principles', /participation.*Honesty.*feedback.*improvement/],
    ['eeast-award-categories', /^Delivering Excellence through Values\|Delivering Excellence through Leadership$/],
  ])('the names of %s', (id, names) => {
    expect(tagSets.find((one) => one.id === id)?.names.join('|')).toMatch(names);
  });

  it('each meaning of Mid and South Essex keeps its subject', () => {
    const meanings = framework('mse-icb-values').behaviours.map(({ meaning }) => meaning);
    const subjects = [
      [/patients/, /communities/],
      [/efficient/, /effective/],
      [/include/, /needs/, /circumstances/],
      [/those we serve/, /each other/, /inside and outside work/],
    ];
    for (const [place, words] of subjects.entries()) for (const word of words) expect(meanings[place]).toMatch(word);
  });

  it.each([
    [
      'mse-icb-values',
      [
        [/before a decision/, /openly/, /across teams/i, /appreciate/i, /compromise/i],
        [/creatively/, /experiment/i, /methods and technology/, /failure/, /developing.*informed/],
        [
          /empathy/,
          /inclusivity and diversity.*needs and backgrounds/,
          /attentively/,
          /beyond what is expected/,
          /rights of vulnerable/,
          /dignity/,
        ],
        [
          /balance.*breaks/i,
          /movement, food and sleep/,
          /stress and mental health/,
          /ourselves.*one another/,
          /work and outside/,
        ],
      ],
    ],
    [
      'jersey-tier3',
      [
        [/grow as leaders/, /wider plan/, /measures of customer satisfaction.*data/, /inside and outside/],
        [/ideas into practice/, /other departments/, /setbacks/, /safe.*suggest/],
        [/what others share/, /relationships/, /how well teams/, /celebrating/, /clashing interests/, /thanked/],
        [/priorities/, /money and people/, /standards or timing/, /projects/, /professional practice/],
        [/poor behaviour.*own development/, /key principles.*example/, /training/, /openly/],
      ],
    ],
  ])('each line of %s keeps its subject', (id, subjects) => {
    const parts = framework(id).behaviours.map((one) => one.parts);
    expect(parts.map(({ length }) => length)).toEqual(subjects.map(({ length }) => length));
    for (const [value, lines] of subjects.entries())
      for (const [place, subject] of lines.entries()) expect(parts[value]?.[place]?.text).toMatch(subject);
  });

  it('what Jersey asks of staff and of leaders is told apart, and nobody else’s is', () => {
    for (const pack of frameworks) {
      const isApart = pack.behaviours.map(({ forStaff, forLeaders }) => forStaff !== '' && forLeaders !== '');
      expect(new Set(isApart)).toEqual(new Set([pack.id === 'jersey-tier3']));
    }
    expect(framework('jersey-tier3')).toMatchObject({ version: 'interim', note: expect.stringContaining('interim') });
  });

  it('nothing is called complete as published whose words are ours', () => {
    expect(frameworks.filter(({ status }) => status === 'complete')).toEqual([]);
  });

  it('Impact4’s pack has the themes of its post, and no chapter of somebody else’s book', () => {
    const file = JSON.stringify(framework('impact4-teaming'));
    expect(file).not.toMatch(/aim high|fail well|learn fast/i);
  });
});

describe('tag sets are used', () => {
  it('each of them, by a pack and by a behaviour', () => {
    const used = new Set(frameworks.flatMap((pack) => pack.tagSets.map(({ id }) => id)));
    expect([...used].sort()).toEqual(tagSets.map(({ id }) => id).sort());
    for (const pack of frameworks) {
      const tags = new Set(pack.behaviours.flatMap((one) => one.tags));
      for (const { names } of pack.tagSets) expect(names.some((name) => tags.has(name))).toBe(true);
    }
  });
});
