import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { openAgendaPulse } from '../../../src/pulse/open-agenda-pulse.ts';
import { idempotencyKey } from '../../../src/scheduling/idempotency-key.ts';
import type { Team } from '../../../src/teams/team.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import { HOUR_MS, sampleAgenda, sampleItem, sampleTeam, WARD_7 } from '../../support/sample-documents.ts';
import { onWard } from '../../support/ward-with-pulse.ts';

const ALEX = member('Alex Wilber');

let chat: PortsUnderTest;
let team: Team;
beforeEach(async () => {
  chat = new PortsUnderTest();
  team = sampleTeam();
  await chat.ports.store.create(team);
});
afterEach(() => chat.close());

const caller = (person = ALEX) => onWard(person, 'form');

describe('the pulse of an agenda', () => {
  const pulseId = idempotencyKey('pulse', WARD_7, 'agenda-1');

  async function press(agendaId = 'agenda-1', ports: Ports = chat.ports) {
    return openAgendaPulse(ports, caller(), { agendaId });
  }

  it('asks about the behaviours on it, each once, for three days, and its card is posted', async () => {
    const items = ['innovative', 'collaborative', 'innovative'].map((behaviourId) => sampleItem({ behaviourId }));
    await chat.ports.store.create(sampleAgenda({ items }));
    expect(await press()).toBeNull();
    const pulse = (await chat.ports.store.read('pulse', WARD_7, pulseId))?.value;
    expect(pulse).toMatchObject({
      origin: 'meeting',
      agendaId: 'agenda-1',
      depth: 'chosen',
      cardActivityId: '',
      closesAt: chat.now + 72 * HOUR_MS,
    });
    expect(pulse?.statements.map(({ behaviourId }) => behaviourId).toSorted()).toEqual(['collaborative', 'innovative']);
  });

  it.each([
    [true, pulseId],
    [false, undefined],
  ])('of a meeting that Teams tells of (%s) counts for every team', async (isTeamsMeeting, expected) => {
    await chat.ports.store.create(sampleAgenda({ isTeamsMeeting }));
    await press();
    expect((await chat.ports.store.lastAskOf(ALEX.personId))?.pulseId).toBe(expected);
  });

  it('pressed again: nothing while its card is still to be posted, then where it is, to whoever pressed', async () => {
    await chat.ports.store.create(sampleAgenda());
    await press();
    expect(await press()).toBeNull();
    const stored = await chat.ports.store.read('pulse', WARD_7, pulseId);
    if (!stored) throw new Error('the pulse is missing');
    await chat.ports.store.replace({ ...stored.value, cardActivityId: '1772442000200' }, stored.etag);
    expect(await press()).toMatchObject({
      audience: 'caller',
      message: { kind: 'notice', url: expect.stringContaining('1772442000200') },
    });
  });

  it('is a question on its first behaviour where there are too few people', async () => {
    chat.members.splice(4);
    await chat.ports.store.create(sampleAgenda({ items: [sampleItem({ behaviourId: 'innovative' })] }));
    expect(await press()).toMatchObject({
      audience: 'everyone',
      message: { kind: 'discussion-prompt', behaviourName: 'We are innovative' },
    });
  });

  it('is none of an agenda that nobody knows', async () => {
    await expect(press('another')).rejects.toThrow(expect.objectContaining({ code: 'AGENDA_UNKNOWN' }));
  });
});
