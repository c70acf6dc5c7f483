// Rule R27: one member sets for all from how many answers on a result is shown: so high that a small team never has one again, or
// lower than it was when others answered.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { member, NAMES, refusedWith, TeamsConversation } from '../support/conversation.ts';
import { TEAM } from '../support/rhythm-steps.ts';

const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', comments: 'no' };
const ALEX = 'Alex Wilber';
const MEGAN = 'Megan Bowen';

let chat: TeamsConversation;
afterEach(() => chat.close());

function set(by: string, threshold: string, pooling = 'no') {
  return chat.press(by, 'save-settings', { ...SETTINGS, threshold, pooling });
}

/** What comes of wanting a pulse: "pulse" where it is opened. */
async function want(behaviours = 'collaborative'): Promise<{ kind: string | undefined; pulseId: string }> {
  const form = { formId: chat.ports.newId(), behaviours, hours: '24' };
  const message = (await chat.press(MEGAN, 'open-pulse', form))?.message;
  return { kind: message?.kind, pulseId: message?.kind === 'pulse' ? message.pulseId : '' };
}

describe('eleven in a team of eight', () => {
  beforeEach(() => {
    chat = new TeamsConversation(NAMES.slice(0, 8));
  });

  test('where it is taken as it is sent, no pulse is opened any more, whoever wants one', async () => {
    await set(ALEX, '5');
    const team = await chat.ports.store.read('team', TEAM, TEAM);
    if (!team) throw new Error('the team is there');
    await chat.ports.store.replace({ ...team.value, settings: { ...team.value.settings, threshold: 11 } }, team.etag);
    expect([await want(), await want('innovative')]).toMatchObject([
      { kind: 'discussion-prompt' },
      { kind: 'discussion-prompt' },
    ]);
  });

  test('is refused by ours', async () => {
    expect(refusedWith(await set(ALEX, '11'))).toMatch(/^There are fewer people here/);
    expect(await want()).toMatchObject({ kind: 'pulse' });
  });

  test('of which four were there no longer: anybody sets it back', async () => {
    chat.members.push(...NAMES.slice(8).map(member));
    await set(ALEX, '11');
    chat.members.splice(8);
    expect(await want()).toMatchObject({ kind: 'discussion-prompt' });
    await set(MEGAN, '5');
    expect(await want()).toMatchObject({ kind: 'pulse' });
  });
});

describe('five, once others have answered under eleven', () => {
  beforeEach(() => {
    chat = new TeamsConversation(NAMES);
  });

  async function answer(count: number, pulseId: string): Promise<void> {
    for (const name of NAMES.slice(0, count)) await chat.press(name, 'answer-pulse', { pulseId, s0: '4' });
  }

  async function shownOf(pulseId: string): Promise<string | undefined> {
    const pulse = (await chat.ports.store.read('pulse', TEAM, pulseId))?.value;
    return pulse?.result?.statements[0]?.published.shown;
  }

  test('while the pulse is open, shows nothing of it', async () => {
    await set(ALEX, '11');
    const { pulseId } = await want();
    await answer(6, pulseId);
    await set(ALEX, '5');
    await chat.wait(24.1);
    expect(await shownOf(pulseId)).toBe('nothing');
  });

  /** Four answer under eleven, and a week later four under five. */
  async function shownOfTheSecond(): Promise<string | undefined> {
    await set(ALEX, '11', 'yes');
    await answer(4, (await want()).pulseId);
    await chat.wait(7 * 24);
    await set(ALEX, '5', 'yes');
    const { pulseId } = await want();
    await answer(4, pulseId);
    await chat.wait(24.1);
    return shownOf(pulseId);
  }

  test('shows their answers in a sum, where a pool goes by the last', async () => {
    const { store } = chat.ports;
    const read: Store['read'] = async (kind, teamId, id) => {
      const found = await store.read(kind, teamId, id);
      return found && 'histogram' in found.value ? { ...found, value: { ...found.value, threshold: 0 } } : found;
    };
    Object.assign(chat.ports, { store: { ...store, read } });
    expect(await shownOfTheSecond()).toBe('words');
  });

  test('and not in ours', async () => {
    expect(await shownOfTheSecond()).toBe('nothing');
  });
});
