import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlacedReply } from '../../../bot/dispatch.ts';
import { callerOf, member, type Place, refusedWith, TeamsConversation } from '../../support/conversation.ts';

const CHAIR = 'Alex Wilber';
const ATTENDEE = 'Lynne Robbins';
const TEAM = 'team-sample-team';
const MEETING: Place = { meeting: 'meeting-1' };
const OWN_CHAT: Place = { kind: 'personal' };

let team: TeamsConversation;
beforeEach(async () => {
  team = new TeamsConversation();
  team.roles.set(member(ATTENDEE).personId, 'attendee');
  await team.happen('installed', CHAIR);
});
afterEach(() => team.close());

async function say(by: string, words: string, place: Place = {}): Promise<PlacedReply | null> {
  const reply = await team.say(by, words, place);
  await team.runJobs();
  return reply;
}

async function press(by: string, verb: string, data: Record<string, unknown> = {}, place: Place = {}) {
  const reply = await team.press(by, verb, data, place);
  await team.runJobs();
  return reply;
}

/** Shows an agenda, and gives its id. */
async function meet(place: Place = MEETING): Promise<string> {
  const card = await press(CHAIR, 'post-agenda', { formId: team.ports.newId(), behaviour1: 'innovative' }, place);
  return card?.message.kind === 'agenda' ? card.message.agendaId : '';
}

const invitations = () => team.posts.filter(({ message }) => message.kind === 'self-check-invitation');
const whatOf = (reply: PlacedReply | null) => (reply?.message.kind === 'notice' ? reply.message.what : '');
const ALREADY = 'Everybody here is invited to a self-check already.';

describe('the chair invites everybody', () => {
  test('from the card of the agenda that is on: one card in the conversation, and nothing else', async () => {
    const agendaId = await meet();
    const before = team.posts.length;
    expect(await press(CHAIR, 'invite-to-self-check', { agendaId }, MEETING)).toBeNull();
    expect(team.posts.slice(before)).toEqual([
      {
        where: TEAM,
        activityId: expect.any(String),
        message: {
          kind: 'self-check-invitation',
          frameworkId: 'mse-icb-values',
          frameworkName: 'Mid and South Essex ICB values',
        },
      },
    ]);
  });

  test.each(['self check', 'Self-Check!', 'self assessment', 'my check'])('by typing "%s" there', async (words) => {
    expect(await say(CHAIR, words, MEETING)).toBeNull();
    expect(invitations()).toHaveLength(1);
  });

  test('and the same meeting shows the first one again, pressed or typed, to one or to all as it was asked', async () => {
    const agendaId = await meet();
    await press(CHAIR, 'invite-to-self-check', { agendaId }, MEETING);
    const [first] = invitations();
    const url = team.ports.addresses.linkTo(callerOf(CHAIR, {}).conversation, first?.activityId ?? '');
    const pressed = await press('Megan Bowen', 'invite-to-self-check', { agendaId }, MEETING);
    expect(pressed).toMatchObject({ audience: 'caller', message: { kind: 'notice', what: ALREADY, url } });
    const typed = await say(CHAIR, 'self-check', MEETING);
    expect(typed).toMatchObject({ audience: 'everyone', message: { kind: 'notice', what: ALREADY, url } });
    expect(invitations()).toHaveLength(1);
  });

  test('each meeting of the conversation anew', async () => {
    for (const _meeting of [1, 2, 3]) {
      await press(CHAIR, 'invite-to-self-check', { agendaId: await meet() }, MEETING);
      await say(CHAIR, 'end', MEETING);
      await team.wait(168);
    }
    expect(invitations()).toHaveLength(3);
  });

  test('also from the card of a meeting that is over', async () => {
    const agendaId = await meet();
    await say(CHAIR, 'end', MEETING);
    await team.wait(24);
    await press(CHAIR, 'invite-to-self-check', { agendaId }, MEETING);
    expect(invitations()).toHaveLength(1);
  });

  test('where no meeting is on, once a day in a conversation', async () => {
    await say('Megan Bowen', 'self-check');
    expect(whatOf(await say(CHAIR, 'self-check'))).toBe(ALREADY);
    await say(CHAIR, 'self-check', { team: 'Huddle', kind: 'groupChat' });
    expect(invitations().map(({ where }) => where)).toEqual([TEAM, 'team-huddle']);
    await team.wait(24);
    expect(await say(CHAIR, 'self-check')).toBeNull();
    expect(invitations()).toHaveLength(3);
  });

  test('a meeting that begins later that day has its own', async () => {
    await say(CHAIR, 'self-check', MEETING);
    await press(CHAIR, 'invite-to-self-check', { agendaId: await meet() }, MEETING);
    expect(invitations()).toHaveLength(2);
  });
});

describe('nobody else does', () => {
  test('an attendee who presses the button is told who may', async () => {
    const agendaId = await meet();
    const reply = await press(ATTENDEE, 'invite-to-self-check', { agendaId }, MEETING);
    expect(refusedWith(reply)).toContain('organisers and presenters');
    expect(invitations()).toEqual([]);
  });

  test('an attendee who types the word is told where they get their own', async () => {
    const reply = await say(ATTENDEE, 'self-check', MEETING);
    expect(reply?.message).toMatchObject({ next: 'Open a chat with me and type the same word there.' });
    expect(invitations()).toEqual([]);
  });

  test('an agenda of another conversation is not found', async () => {
    const agendaId = await meet();
    const reply = await press(CHAIR, 'invite-to-self-check', { agendaId }, { team: 'Ward 9' });
    expect(refusedWith(reply)).toContain('belongs to another conversation');
    expect(invitations()).toEqual([]);
  });

  test('a slip is asked about, and its button invites', async () => {
    const reply = await say(CHAIR, 'self chekc');
    expect(reply?.message).toMatchObject({ kind: 'did-you-mean', verb: 'invite-to-self-check', word: 'self-check' });
    expect(JSON.stringify(reply?.message)).toContain('invite everybody');
    const own = await say(CHAIR, 'self chekc', OWN_CHAT);
    expect(own?.message).toMatchObject({ kind: 'did-you-mean', verb: 'start-self-check' });
  });
});

describe('who follows the invitation', () => {
  const follow = (by: string, data: Record<string, unknown> = { frameworkId: 'mse-icb-values' }, place: Place = {}) =>
    press(by, 'start-invited-self-check', data, place);

  test('gets the form in their own chat, as often as they press, and the card stays as it is', async () => {
    await say(CHAIR, 'self-check');
    const before = [team.posts.length, team.updates.length];
    const forms = new Set<string>();
    for (const by of ['Megan Bowen', 'Megan Bowen', ATTENDEE, CHAIR]) {
      const reply = await follow(by);
      expect(reply).toMatchObject({ audience: 'caller', place: 'message', message: { frameworkId: 'mse-icb-values' } });
      if (reply?.message.kind === 'self-check-start') forms.add(reply.message.formId);
    }
    expect(forms.size).toBe(4);
    expect([team.posts.length, team.updates.length]).toEqual(before);
  });

  test.each([
    ['of another framework than the team has now', { frameworkId: 'jersey-tier3' }, 'jersey-tier3'],
    ['of a framework that is gone', { frameworkId: 'gone' }, 'mse-icb-values'],
    ['that says nothing', {}, 'mse-icb-values'],
  ])('from an old card %s gets a form all the same', async (_card, data, frameworkId) => {
    await team.wait(24 * 400);
    expect((await follow('Megan Bowen', data, { team: 'Ward 9' }))?.message).toMatchObject({
      kind: 'self-check-start',
      frameworkId,
    });
  });

  test('answers, keeps and finds it in their own chat alone', async () => {
    const start = (await follow('Megan Bowen'))?.message;
    const formId = start?.kind === 'self-check-start' ? start.formId : '';
    const form = { formId, frameworkId: 'mse-icb-values', depth: 'quick' };
    const page = await press('Megan Bowen', 'open-self-check', form, OWN_CHAT);
    if (page?.message.kind !== 'self-check-form') throw new Error('there are questions');
    const { version, behaviours } = page.message;
    const chosen = Object.fromEntries(behaviours.map((_, index) => [`q${index}`, '4']));
    await press('Megan Bowen', 'show-self-check', { ...form, version, ...chosen }, OWN_CHAT);
    await press('Megan Bowen', 'keep-self-check', { ...form, version, answers: '4444' }, OWN_CHAT);
    const kept = (by: string) => team.ports.store.selfChecks(callerOf(by, OWN_CHAT).teamId, 9);
    expect([(await kept('Megan Bowen')).length, (await kept(CHAIR)).length]).toEqual([1, 0]);
    expect(await team.ports.store.selfChecks(TEAM, 9)).toEqual([]);
  });
});

describe('whatever happens in between', () => {
  test('an invitation that was noted and not posted is posted when it is asked for again, once', async () => {
    await team.say(CHAIR, 'self-check');
    for (const claim of await team.ports.store.claimJobs(team.now, 1, 99)) await team.ports.store.completeJob(claim);
    expect(await say(CHAIR, 'self-check')).toBeNull();
    await team.wait(2);
    expect(invitations()).toHaveLength(1);
  });

  test('where Teams takes no posts it says so, and posts it within a day', async () => {
    team.refusing.add(TEAM);
    await say(CHAIR, 'self-check');
    const reply = await say(CHAIR, 'self-check');
    expect([reply?.audience, whatOf(reply)]).toEqual(['caller', expect.stringContaining('has not let me post')]);
    team.refusing.delete(TEAM);
    await team.wait(2);
    expect(invitations()).toHaveLength(1);
  });

  test('and not after that', async () => {
    team.refusing.add(TEAM);
    await say(CHAIR, 'self-check');
    await team.wait(25);
    team.refusing.delete(TEAM);
    for (let hours = 0; hours < 30; hours += 1) await team.wait(1);
    expect(invitations()).toEqual([]);
  });
});
