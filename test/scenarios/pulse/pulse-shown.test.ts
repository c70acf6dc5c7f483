import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { publishPulse } from '../../../src/pulse/publish-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { pulseCard } from '../../../src/pulse/pulse-card.ts';
import { showLastAction } from '../../../src/pulse/show-last-action.ts';
import { showPulse } from '../../../src/pulse/show-pulse.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { TEAM } from '../../support/rhythm-steps.ts';
import { samplePulse } from '../../support/sample-documents.ts';
import { noLinks } from '../../support/sample-links.ts';

let chat: TeamsConversation;

beforeEach(async () => {
  chat = new TeamsConversation();
  await chat.happen('installed', 'Alex Wilber');
});
afterEach(() => chat.close());

/** An hour's pulse whose card is there, and that six have answered. */
async function open(): Promise<Pulse> {
  await chat.press('Alex Wilber', 'open-pulse', { formId: 'f', behaviours: 'innovative', hours: '1' });
  await chat.runJobs();
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  if (!pulse) throw new Error('no pulse was opened');
  for (const name of NAMES.slice(0, 6)) await chat.press(name, 'answer-pulse', { pulseId: pulse.pulseId, s0: '4' });
  return pulse;
}

async function now({ pulseId }: Pulse): Promise<Pulse | undefined> {
  return (await chat.ports.store.read('pulse', TEAM, pulseId))?.value;
}

describe('a pulse that has closed', () => {
  test('keeps its result, though another worker still saw it open when its answers had gone', async () => {
    const pulse = await open();
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    const before = await chat.ports.store.read('pulse', TEAM, pulse.pulseId);
    const job = newJob('publish-pulse', TEAM, pulse.pulseId, chat.now);
    await publishPulse(chat.ports, job);
    const published = (await now(pulse))?.result;
    let reads = 0;
    const { store } = chat.ports;
    const read: typeof store.read = async (kind, teamId, id) => {
      reads += 1;
      const found = await store.read(kind, teamId, id);
      return reads === 1 && found && before ? { ...found, value: { ...found.value, ...before.value } } : found;
    };
    await publishPulse({ ...chat.ports, store: { ...store, read } }, job);

    expect(published).toMatchObject({ answeredCount: 6 });
    expect((await now(pulse))?.result).toEqual(published);
  });

  test('is not posted anew where its card has gone, as one that is open is', async () => {
    const pulse = await open();
    const gone: Ports = { ...chat.ports, messenger: { ...chat.ports.messenger, update: async () => 'gone' } };
    const cards = () => chat.posts.filter(({ message }) => message.kind.startsWith('pulse')).length;
    const show = () => showPulse(gone, newJob('show-pulse', TEAM, pulse.pulseId, chat.now));
    const first = cards();
    await show();
    await show();
    expect(cards()).toBe(first + 1);
    chat.now = pulse.closesAt;
    await publishPulse(gone, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    await show();
    expect(cards()).toBe(first + 1);
  });

  test('is not drawn anew for its last action, nor is one that has no card yet; one that nobody knows is looked for again', async () => {
    const pulse = await open();
    const draw = async (pulseId: string): Promise<number> => {
      const before = chat.updates.length;
      await showLastAction(chat.ports, newJob('show-last-action', TEAM, pulseId, chat.now));
      return chat.updates.length - before;
    };
    expect(await draw(pulse.pulseId)).toBe(1);
    await expect(draw('another')).rejects.toThrow(SubjectMissing);
    chat.now = pulse.closesAt;
    expect(await draw(pulse.pulseId)).toBe(0);
  });
});

describe('that enough have answered', () => {
  const looked = async (): Promise<number> => {
    await chat.wait(0.2);
    return chat.updates.filter(({ message }) => message.kind === 'pulse' && message.answered !== '').length;
  };

  test('is said once none has come since the look before, once', async () => {
    const { pulseId } = await open();
    const seen = [await looked()];
    await chat.press('Megan Bowen', 'withdraw-answer', { pulseId });
    seen.push(await looked(), await looked(), await looked());
    expect(seen).toEqual([0, 0, 1, 1]);
  });

  test('is not taken back where some withdraw, and nobody looks any more', async () => {
    const { pulseId } = await open();
    await looked();
    expect(await looked()).toBe(1);
    for (const name of NAMES.slice(0, 3)) await chat.press(name, 'withdraw-answer', { pulseId });
    const listed = chat.updates.length;
    await looked();
    expect(chat.updates).toHaveLength(listed);
  });
});

describe('the form for a check of the team', () => {
  test('comes from five people on', async () => {
    chat.members.splice(5);
    expect((await chat.press('Alex Wilber', 'start-team-check', {}))?.message.kind).toBe('team-check-form');
    chat.members.splice(4);
    expect((await chat.press('Alex Wilber', 'start-team-check', {}))?.message.kind).toBe('discussion-prompt');
  });

  test('has the part that was chosen before, or the first', async () => {
    const partIn = async (part: string): Promise<unknown> => {
      const form = (await chat.press('Alex Wilber', 'start-team-check', { part }))?.message;
      return form?.kind === 'team-check-form' ? [form.parts.length > 1, form.part] : form;
    };
    const form = (await chat.press('Alex Wilber', 'start-team-check', {}))?.message;
    const [first, second] = form?.kind === 'team-check-form' ? form.parts.map(({ value }) => value) : [];
    expect(await partIn(second ?? '')).toEqual([true, second]);
    expect(await partIn('none of ours')).toEqual([true, first]);
  });
});

describe('one’s own answers', () => {
  const notes = async (name: string, sent: Record<string, unknown>): Promise<string> => {
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    const form = (await chat.press(name, 'change-answer', { pulseId: pulse?.pulseId, ...sent, again: 'yes' }))?.message;
    return form?.kind === 'pulse-page' ? form.note : '';
  };

  test('are told apart on the form: sent before, filled in now, or none', async () => {
    const { pulseId } = await open();
    await chat.press('Megan Bowen', 'withdraw-answer', { pulseId });

    expect(await notes('Adele Vance', {})).toMatch(/^Only you see this, now\./);
    expect(await notes('Adele Vance', { s0: '2' })).toMatch(/^What you filled in is still here/);
    expect(await notes('Megan Bowen', { comment: 'More breaks.' })).toMatch(/^What you filled in is still here/);
    expect(await notes('Megan Bowen', {})).toMatch(/^You have answered nothing yet\./);
  });
});

describe('the pulse card says', () => {
  const notice = (overrides: Partial<Pulse>): string => pulseCard(samplePulse(overrides), noLinks).notice.join(' ');

  test('how a result is shown, by how many answers it needs', () => {
    expect(notice({ threshold: 5 })).toContain(
      'at least 5 people answer: in words up to 9, in rounded shares from 10.',
    );
    expect(notice({ threshold: 11 })).toContain('at least 11 people answer: in rounded shares.');
  });

  test('that small rounds are added up, where the team wants that', () => {
    expect(notice({ isPooling: true })).toContain(
      'If too few answer to show a result, their totals are added to those of',
    );
    expect(notice({ isPooling: false })).not.toContain('totals are added');
  });

  test.each([60, 61])('whom it is shown to anew: up to sixty people, of %i', async (people) => {
    chat.members.push(
      ...Array.from({ length: people - chat.members.length }, (_, index) => member(`Colleague ${index}`)),
    );
    await chat.press('Alex Wilber', 'open-pulse', { formId: 'large', behaviours: 'collaborative', hours: '24' });
    const opened = await chat.ports.store.openPulses('team-sample-team');
    const pulse = opened.find(({ audience }) => audience.length === people);
    expect(new Set(pulse && pulseCard(pulse, noLinks).refreshIds).size).toBe(60);
  });
});
