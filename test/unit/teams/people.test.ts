import { expect, test } from 'vitest';
import { isSamePerson, peopleAmong, personAmong, pickedAgain } from '../../../src/teams/people.ts';

const MEGAN = { personId: '7f3a5b1e-0000-4000-8000-00000000001a', name: 'BOWEN, Megan (ICB)' };
const ADELE = { personId: '7F3A5B1E-0000-4000-8000-00000000001B', name: 'Adele Vance' };
const TWO = [
  { personId: 'one', name: 'Lee Gu' },
  { personId: 'two', name: 'lee gu' },
];
const HERE = [MEGAN, ADELE, ...TWO];

test('somebody is found by their id in any case, and by a name that nobody else here has', () => {
  expect(personAmong(HERE, MEGAN.personId.toUpperCase())).toBe(MEGAN);
  expect(personAmong(HERE, ADELE.personId.toLowerCase())).toBe(ADELE);
  expect(personAmong(HERE, ' adele vance')).toBe(ADELE);
  expect(personAmong(HERE, 'Bowen, Megan (ICB)')).toBe(MEGAN);
  expect(personAmong(HERE, 'Lee Gu')).toBeUndefined();
  expect(personAmong([...HERE, { personId: 'three', name: '' }], '')).toBeUndefined();
  expect(isSamePerson(MEGAN.personId, ADELE.personId)).toBe(false);
});

test('several are spelled as the roster does, each once, and who is not here as sent', () => {
  const sent = [
    MEGAN.personId.toUpperCase(),
    'BOWEN',
    'Megan (ICB)',
    ADELE.personId,
    'Adele Vance',
    'nobody',
    'NOBODY',
  ];
  expect(peopleAmong(HERE, sent)).toEqual([MEGAN.personId, ADELE.personId, 'NOBODY']);
});

test('a form without a people picker is filled with its own choices, one with a picker with what was picked', () => {
  const people = HERE.map(({ personId, name }) => ({ title: name, value: personId }));
  expect(pickedAgain({ people, usesPeoplePicker: false }, ['Adele Vance', ''])).toEqual([ADELE.personId]);
  expect(pickedAgain({ people: [], usesPeoplePicker: true }, ['abc', ''])).toEqual(['abc']);
});
