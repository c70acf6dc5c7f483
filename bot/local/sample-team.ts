import type { Member } from '../../src/teams/team.ts';

function person(number: number, id: string, givenName: string, surname: string) {
  const email = `${givenName.toLowerCase()}@example.com`;
  const aadObjectId = `7f3a5b1e-0000-4000-8000-0000000000${number}`;
  return { id, name: `${givenName} ${surname}`, userPrincipleName: email, aadObjectId, givenName, surname, email };
}

/** Fixed ids, so that the team of yesterday is still the team today. The Playground wants exactly five users. */
export const SAMPLE_TEAM = {
  version: '0.1.1',
  tenantId: '7f3a5b1e-0000-4000-8000-000000000001',
  bot: { id: '7f3a5b1e-0000-4000-8000-0000000000b0', name: 'Behaviours' },
  currentUser: person(10, '29:alex', 'Alex', 'Wilber'),
  users: [
    person(11, '29:user1', 'Megan', 'Bowen'),
    person(12, '29:user2', 'Adele', 'Vance'),
    person(13, '29:user3', 'Isaiah', 'Langer'),
    person(14, '29:user4', 'Patti', 'Fernandez'),
    person(15, '29:user5', 'Lynne', 'Robbins'),
  ],
  personalChat: { id: 'personal-chat-id' },
  groupChat: { id: '19:group@thread.v2', name: 'Project group chat' },
  team: {
    id: '19:team@thread.tacv2',
    name: 'Sample team',
    aadGroupId: '7f3a5b1e-0000-4000-8000-000000000031',
    channels: [{ id: '19:announce@thread.tacv2', name: 'Announcements' }],
  },
} as const;

/** The person at the Playground first, then the colleagues. */
export const sampleMembers: readonly Member[] = [SAMPLE_TEAM.currentUser, ...SAMPLE_TEAM.users].map(
  ({ id, name, aadObjectId }) => ({ personId: aadObjectId, teamsId: id, name }),
);

const COLLEAGUES_THEN = [
  'Diego Siciliani',
  'Grady Archie',
  'Henrietta Mueller',
  'Johanna Lorenz',
  'Lee Gu',
  'Nestor Wilke',
  'Pradeep Gupta',
];

/** The team in the weeks before: larger than the Playground's five colleagues. */
export const sampleMembersThen: readonly Member[] = [
  ...sampleMembers,
  ...COLLEAGUES_THEN.map((name, index) => ({ personId: `sample-${index}`, teamsId: `29:sample${index}`, name })),
];
