import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Framework } from '../../../src/frameworks/framework.ts';
import type { Message } from '../../../src/message.ts';
import type { Ports } from '../../../src/ports.ts';
import { openPulse } from '../../../src/pulse/open-pulse.ts';
import { openTeamCheck } from '../../../src/pulse/open-team-check.ts';
import { DURATIONS, type Pulse } from '../../../src/pulse/pulse.ts';
import { type PulseDraft, startPulse } from '../../../src/pulse/start-pulse.ts';
import { startTeamCheck } from '../../../src/pulse/start-team-check.ts';
import { Refusal } from '../../../src/refusal.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import {
  HOUR_MS,
  MONDAY_NINE,
  sampleAgenda,
  sampleItem,
  samplePulse,
  sampleTeam,
  WARD_7,
} from '../../support/sample-documents.ts';
import { onWard } from '../../support/ward-with-pulse.ts';

let chat: PortsUnderTest;
beforeEach(async () => {
  chat = new PortsUnderTest();
  chat.now = MONDAY_NINE + HOUR_MS;
  await chat.ports.store.create(sampleTeam());
});
afterEach(() => chat.close());

const caller = () => onWard(member('Alex Wilber'), 'form');

function pack(): Framework {
  const framework = chat.ports.frameworks.get('mse-icb-values');
  if (!framework) throw new Error('the pack is missing');
  return framework;
}

function withoutBehaviours(): Ports {
  const frameworks = { ...chat.ports.frameworks, get: () => ({ ...pack(), behaviours: [] }) };
  return { ...chat.ports, frameworks };
}

/** The team is being asked about these. */
async function asked(...ids: string[]): Promise<void> {
  const behaviours = pack().behaviours.filter(({ id }) => ids.includes(id));
  const statements = behaviours.map(({ id, name, pulse }) => ({ behaviourId: id, behaviourName: name, text: pulse }));
  await chat.ports.store.create(samplePulse({ pulseId: `asked ${ids.join()}`, statements }));
}

async function form(draft: Partial<PulseDraft> = {}, ports = chat.ports) {
  const reply = await startPulse(ports, caller(), { behaviours: [], hours: '', ...draft });
  if (reply.message.kind !== 'pulse-form') throw new Error(reply.message.kind);
  return reply.message;
}

const KEPT = ['collaborative', 'innovative', 'compassionate', 'living-well'];

describe('the form for a pulse', () => {
  it('suggests what the bot would choose for an agenda, and three days', async () => {
    const { chosen, hours, behaviours, durations, askedLately, suggestion } = await form();
    expect({ chosen, hours, askedLately }).toEqual({ chosen: 'collaborative', hours: '72', askedLately: '' });
    expect(behaviours.map(({ value }) => value)).toEqual(KEPT);
    expect(durations).toEqual(DURATIONS);
    expect(suggestion).not.toBe('');
  });

  it('suggests what is next in turn where that is being asked', async () => {
    await chat.ports.store.create(sampleAgenda({ items: [sampleItem({ behaviourId: 'innovative' })] }));
    await asked('collaborative');
    const { chosen, askedLately } = await form();
    expect(chosen).toBe('compassionate');
    expect(askedLately).toContain('We are collaborative (again from');
  });

  it('suggests it all the same where everything is being asked', async () => {
    await asked(...KEPT);
    expect((await form()).chosen).toBe('collaborative');
  });

  it('keeps what was chosen before, as far as it is ours', async () => {
    const draft = { formId: 'f', behaviours: ['innovative', 'unknown', 'living-well'], hours: '24' };
    expect(await form(draft)).toMatchObject({ formId: 'f', chosen: 'innovative,living-well', hours: '24' });
    expect(await form({ hours: '25' })).toMatchObject({ hours: '72' });
  });

  it('suggests nothing where the framework has no behaviours', async () => {
    expect((await form({}, withoutBehaviours())).chosen).toBe('');
  });

  it.each([
    [5, 'pulse-form'],
    [4, 'discussion-prompt'],
  ])('comes from five people on: %i', async (count, kind) => {
    chat.members.splice(count);
    const reply = await startPulse(chat.ports, caller(), { behaviours: [], hours: '' });
    expect(reply).toMatchObject({ audience: 'everyone', message: { kind } });
  });

  it('says who is there and cannot be asked where there are too few', async () => {
    chat.members.splice(4);
    chat.outsideCount = 1;
    const starts = [
      startPulse(chat.ports, caller(), { behaviours: [], hours: '' }),
      startTeamCheck(chat.ports, caller(), { part: '', hours: '' }),
    ];
    for (const { message } of await Promise.all(starts))
      expect(message).toMatchObject({ why: expect.stringContaining('One person of another organisation is here') });
  });
});

describe('the form for a check of the team', () => {
  async function check(draft: { part: string; hours: string }, ports = chat.ports) {
    const reply = await startTeamCheck(ports, caller(), draft);
    if (reply.message.kind !== 'team-check-form') throw new Error(reply.message.kind);
    expect(reply.audience).toBe('everyone');
    return reply.message;
  }

  it('has the first part and three days, or what was chosen before', async () => {
    const { parts, part, hours } = await check({ part: 'none of ours', hours: '7' });
    expect([part, hours]).toEqual([parts[0]?.value, '72']);
    const last = parts.at(-1)?.value ?? '';
    expect(await check({ part: last, hours: '24' })).toMatchObject({ part: last, hours: '24' });
  });

  it('has no part where the framework has no behaviours', async () => {
    expect((await check({ part: '', hours: '' }, withoutBehaviours())).part).toBe('');
  });
});

describe('what somebody opens', () => {
  async function opened(message: Message): Promise<Pulse | undefined> {
    const pulseId = message.kind === 'pulse' ? message.pulseId : '';
    return (await chat.ports.store.read('pulse', WARD_7, pulseId))?.value;
  }

  const OF_THE_FORM = { agendaId: '', origin: 'person', cardActivityId: 'form' };

  it('is a pulse on the behaviours that they chose, in the place of the form', async () => {
    const input = { formId: 'f', behaviourIds: ['innovative'], hours: '24' };
    const { message } = await openPulse(chat.ports, caller(), input);
    expect(await opened(message)).toMatchObject({
      ...OF_THE_FORM,
      depth: 'chosen',
      statements: [{ behaviourId: 'innovative' }],
      closesAt: chat.now + 24 * HOUR_MS,
    });
  });

  it('is a check of the whole framework, in the place of the form', async () => {
    const { message: startForm } = await startTeamCheck(chat.ports, caller(), { part: '', hours: '' });
    const part = startForm.kind === 'team-check-form' ? startForm.part : '';
    const { message } = await openTeamCheck(chat.ports, caller(), { formId: 'f', part, hours: '24' });
    const pulse = await opened(message);
    expect(pulse).toMatchObject({ ...OF_THE_FORM, depth: 'quick', closesAt: chat.now + 24 * HOUR_MS });
    expect(pulse?.statements.map(({ behaviourId }) => behaviourId).toSorted()).toEqual(KEPT.toSorted());
  });

  it('is a question on the first of them where there are too few people', async () => {
    chat.members.splice(4);
    const chosen = await openPulse(chat.ports, caller(), {
      formId: 'f',
      behaviourIds: ['living-well', 'innovative'],
      hours: '24',
    });
    const check = await openTeamCheck(chat.ports, caller(), { formId: 'f', part: 'quick', hours: '24' }).catch(String);
    expect(chosen.message).toMatchObject({ kind: 'discussion-prompt' });
    expect(check).toBeDefined();
  });

  it.each([
    [
      'no behaviour',
      () => openPulse(chat.ports, caller(), { formId: 'f', behaviourIds: [], hours: '24' }),
      'BEHAVIOUR_COUNT',
    ],
    [
      'no part of ours',
      () => openTeamCheck(chat.ports, caller(), { formId: 'f', part: 'ours', hours: '24' }),
      'INPUT_MALFORMED',
    ],
    [
      'no duration',
      () => openPulse(chat.ports, caller(), { formId: 'f', behaviourIds: ['innovative'], hours: '' }),
      'PULSE_HOURS_MISSING',
    ],
  ])('is nothing where %s was chosen', async (_, open, code) => {
    const error = await open().catch((one: unknown) => one);
    expect(error instanceof Refusal && error.code).toBe(code);
    expect(await chat.ports.store.openPulses(WARD_7)).toEqual([]);
  });
});
