import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTeams } from '../../../bot/teams/teams-messenger.ts';
import { openMemberLists, teamsRoster } from '../../../bot/teams/teams-roster.ts';
import type { Conversation } from '../../../src/teams/team.ts';
import { Connector } from '../../support/connector.ts';

const silent = pino({ level: 'silent' });
const isAllowed = (tenant: string): boolean => tenant === 'ours';
const connector = new Connector();
const askTeams = openTeams(() => new CloudAdapter(new ConfigurationBotFrameworkAuthentication({})), '', {
  firstWaitMs: 1,
});
let tenants = 0;

beforeAll(() => connector.start());
beforeEach(() => {
  connector.forget();
  tenants += 1;
});
afterAll(() => connector.stop());

/** Of a tenant that no other test has, so that what one sends does not count in another. */
function channel(conversationId = '19:c@thread.tacv2;messageid=17'): Conversation {
  const { serviceUrl } = connector;
  return { conversationId, kind: 'channel', serviceUrl, tenantId: `tenant-${tenants}`, botId: '28:bot' };
}

describe('the member list', () => {
  let now = 1_000;
  const roster = () => teamsRoster(askTeams, openMemberLists({ now: () => now }), silent, isAllowed);

  test('is read page by page, and bots and people without an id are left out', async () => {
    connector.memberPages = [
      [
        { id: '29:a', name: 'Alex Wilber', aadObjectId: 'entra-a' },
        { id: '28:other', name: 'Another bot', aadObjectId: 'entra-b' },
      ],
      [
        { id: '29:m', name: 'Megan Bowen', objectId: 'entra-m' },
        { id: '29:x', name: 'Without an id' },
      ],
      [
        { id: '29:n', name: 'A bot', objectId: 'entra-n', userRole: 'bot' },
        { id: '29:p', aadObjectId: 'entra-p' },
      ],
    ];
    expect(await roster().membersOf(channel())).toEqual([
      { personId: 'entra-a', teamsId: '29:a', name: 'Alex Wilber' },
      { personId: 'entra-m', teamsId: '29:m', name: 'Megan Bowen' },
      { personId: 'entra-p', teamsId: '29:p', name: 'a colleague' },
    ]);
    expect(connector.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500',
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500&continuationToken=1',
      '/conversations/19:c@thread.tacv2/pagedmembers?pageSize=500&continuationToken=2',
    ]);
  });

  test('has names as they are shown: on one line, without what nobody sees', async () => {
    const hidden = { id: '29:h', name: ' Me\u200bgan\u202e\n Bo\u00adwen\t', aadObjectId: 'entra-h' };
    connector.memberPages = [[hidden, { id: '29:e', name: '\u3164\u200d', aadObjectId: 'entra-e' }]];
    const members = await roster().membersOf(channel());
    expect(members.map(({ name }) => name)).toEqual(['Megan  Bowen', 'a colleague']);
  });

  // BotBuilder-MicrosoftTeams#88 and #140, msteams-docs#10792.
  test('holds everybody once who can be heard, whatever Teams leaves out of it', async () => {
    const [one, two] = ['7F3A5B1E-0000-4000-8000-0000000000AA', '7f3a5b1e-0000-4000-8000-0000000000bb'];
    connector.memberPages = [
      [
        { id: '29:a', name: 'Alex Wilber', aadObjectId: one, role: null, userRole: null, tenantId: null },
        { id: '29:g', name: null, email: null, aadObjectId: 'entra-guest', userRole: 'guest' },
        { id: '29:o', name: ' ', aadObjectId: null, objectId: two, tenantId: 'OURS' },
        { id: '29:anon', name: 'Sam', aadObjectId: null, userRole: 'anonymous' },
        { id: '29:x1', name: 'Ext One (External)', aadObjectId: 'entra-x1', tenantId: 'theirs' },
      ],
      [
        { id: '29:a', name: 'Alex Wilber', aadObjectId: one.toLowerCase() },
        { id: '29:a-again', name: 'Alex Wilber', objectId: one },
        { id: '29:x1', name: 'Ext One (External)', aadObjectId: 'entra-x1', tenantId: 'theirs' },
        { id: '29:x2', name: 'Ext Two (External)', aadObjectId: 'entra-x2', tenantId: 'theirs' },
        { id: '29:b', name: 'A bot', aadObjectId: 'entra-b', role: 'Bot' },
        { id: '', aadObjectId: 'entra-nowhere' },
      ],
    ];
    const { membersOf, outsideCount } = roster();
    expect(await membersOf(channel())).toEqual([
      { personId: one.toLowerCase(), teamsId: '29:a', name: 'Alex Wilber' },
      { personId: 'entra-guest', teamsId: '29:g', name: 'a colleague' },
      { personId: two, teamsId: '29:o', name: 'a colleague' },
    ]);
    expect(await outsideCount(channel())).toBe(2);
  });

  test('is read anew once somebody has come or gone', async () => {
    const { membersOf, forget } = roster();
    expect(await membersOf(channel('19:d'))).toHaveLength(5);
    connector.memberPages = [[{ id: '29:m', name: 'Megan Bowen', objectId: 'entra-m' }]];
    forget(channel('19:d;messageid=1'));
    expect(await membersOf(channel('19:d'))).toHaveLength(1);
  });

  test.each([
    ['empty', []],
    ['only of bots', [{ id: '28:bot', name: 'Behaviours', objectId: 'entra-b' }]],
  ])('that Teams gives %s is none: somebody is always there, and the next question asks again', async (_what, page) => {
    const { membersOf, outsideCount } = roster();
    connector.memberPages = [page];
    await expect(membersOf(channel())).rejects.toMatchObject({ code: 'ROSTER_UNAVAILABLE' });
    await expect(outsideCount(channel())).rejects.toMatchObject({ code: 'ROSTER_UNAVAILABLE' });
    connector.memberPages = [[{ id: '29:x', name: 'Ext One', objectId: 'entra-x', tenantId: 'theirs' }]];
    expect(await membersOf(channel())).toEqual([]);
    expect(await outsideCount(channel())).toBe(1);
  });

  test('is kept for a minute, for all threads of a channel', async () => {
    const { membersOf } = roster();
    await Promise.all([membersOf(channel('19:d;messageid=1')), membersOf(channel('19:d;messageid=2'))]);
    now += 60_000;
    await membersOf(channel('19:d'));
    expect(connector.asked).toHaveLength(1);
    now += 1;
    await membersOf(channel('19:d'));
    expect(connector.asked).toHaveLength(2);
  });

  test('that Teams does not give is a refusal, and the next question asks again', async () => {
    const { membersOf } = roster();
    connector.faults.set('GET', { status: 403 });
    const both = [membersOf(channel()), membersOf(channel())].map((asked) => asked.catch((error: unknown) => error));
    expect(await Promise.all(both)).toMatchObject([{ code: 'ROSTER_UNAVAILABLE' }, { code: 'ROSTER_UNAVAILABLE' }]);
    connector.faults.clear();
    expect(await membersOf(channel())).toHaveLength(5);
  });
});
