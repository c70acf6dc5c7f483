import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../support/connector.ts';
import { passTo } from '../../support/rhythm-steps.ts';
import { doubledAsExpected, TroubledTeams } from '../../support/troubled-teams.ts';

let teams: TroubledTeams;
beforeEach(() => {
  teams = new TroubledTeams(2);
  return teams.start();
});
afterEach(() => teams.stop());

test('while Teams fails three times in ten nothing is lost, and doubled only what it took without our hearing so', async () => {
  teams.beIll({ seed: 9, share: 0.3, silent: 0 });
  await teams.live();
  expect(teams.unseen.length).toBeGreaterThan(0);
  expect(await doubledAsExpected(teams)).toEqual([]);
});

describe('a conversation that is gone', () => {
  const WHERE = '/conversations/team-ward-1';

  /** Requests about it since `since` were asked. */
  const asked = (where: string, since = 0): string[] =>
    teams.connector.asked.slice(since).flatMap(({ method, path }) => (path.startsWith(where) ? [method] : []));

  const refuse = (where: string, fault: Fault): void => {
    teams.connector.trouble = ({ path }) => (path.startsWith(where) ? { fault } : undefined);
  };

  test.each<[string, Fault, number]>([
    ['the bot was removed', { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'x' } } }, 1],
    // No single 404 says so.
    ['it was deleted', { status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } }, 2],
  ])('is not written to for long, and again when the bot is installed again: %s', async (_what, fault, times) => {
    await teams.settleIn();
    refuse(WHERE, fault);
    const before = teams.connector.asked.length;
    await passTo(teams.chat, '2026-12-15T12:00Z');
    expect(asked(WHERE, before)).toEqual(Array(times).fill('POST'));
    expect(asked('/conversations/team-ward-2', before).length).toBeGreaterThan(5);

    teams.connector.trouble = () => undefined;
    await teams.chat.happen('installed', 'Alex Wilber', { team: 'Ward 1' });
    const again = teams.connector.asked.length;
    await passTo(teams.chat, '2026-12-23T12:00Z');
    // Digest and behaviour: the latest that were missed, and the next.
    expect(asked(WHERE, again)).toEqual(['POST', 'POST', 'POST', 'POST']);
  });

  test('as a person’s own chat is written to once, and whoever gave the thank-you hears of it', async () => {
    await teams.settleIn();
    refuse('/conversations/chat with 29:megan-bowen', { status: 403 });
    await teams.thank('Ward 1');
    await passTo(teams.chat, '2026-11-12T12:00Z');
    expect(asked('/conversations/chat with 29:megan-bowen')).toEqual(['POST']);
    expect([...teams.taken().keys()]).toContain(
      'chat with 29:alex-wilber: Your thank-you to Megan Bowen could not be delivered',
    );
    await passTo(teams.chat, '2026-11-17T12:00Z');
    expect([...teams.taken().keys()]).toContain('team-ward-1: Our digest: Ward 1');
  });
});
