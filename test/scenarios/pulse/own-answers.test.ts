import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/message.ts';
import { pseudonym } from '../../../src/privacy/pseudonym.ts';
import { answerPulse } from '../../../src/pulse/answer-pulse.ts';
import { changeAnswer } from '../../../src/pulse/change-answer.ts';
import { answerExpiry, CLOSING_GRACE_MS, type Pulse } from '../../../src/pulse/pulse.ts';
import { viewPulse } from '../../../src/pulse/view-pulse.ts';
import { withdrawAnswer } from '../../../src/pulse/withdraw-answer.ts';
import { Refusal } from '../../../src/refusal.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import { HOUR_MS, MONDAY_NINE } from '../../support/sample-documents.ts';
import { onWard, openOnTwo, PULSE } from '../../support/ward-with-pulse.ts';

const ALEX = member('Alex Wilber');
const MEGAN = member('Megan Bowen');
const ADELE = member('Adele Vance');

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest();
  chat.now = MONDAY_NINE + HOUR_MS;
});
afterEach(() => chat.close());

const caller = (person = ALEX) => onWard(person, 'card');

const open = (overrides: Partial<Pulse> = {}): Promise<Pulse> => openOnTwo(chat, overrides);

async function kept(person = ALEX) {
  const key = await chat.ports.keys.read(PULSE);
  return key && (await chat.ports.store.readAnswer(PULSE, pseudonym(key, person.personId)));
}

function answer(s0: unknown, s1: unknown, comment = '', person = ALEX): Promise<Reply> {
  return answerPulse(chat.ports, caller(person), { pulseId: PULSE, sent: { s0, s1 }, comment });
}

async function refused(doing: Promise<unknown>): Promise<string> {
  const error = await doing.catch((one: unknown) => one);
  return error instanceof Refusal ? error.code : '';
}

const LINK = expect.stringContaining('1772442000200');
const AGAIN = 'To change them, answer again on the pulse’s card: what you send last counts. ';
const UNTIL = 'To change them press More on the pulse’s card, then All on one page: what you send last counts. ';

describe('an answer', () => {
  it('is kept under a pseudonym until the pulse is counted, and whoever sent it is told so', async () => {
    const pulse = await open();
    const reply = await answer('4', 'not-sure', 'More time.');
    expect(reply).toMatchObject({ audience: 'caller', message: { kind: 'pulse-answered' } });
    expect(await kept()).toEqual({
      kind: 'answer',
      pulseId: PULSE,
      answerId: expect.any(String),
      scores: [4, 0],
      comment: '',
      expiresAt: answerExpiry(pulse),
    });
    expect(reply.ifPosted?.()).toMatchObject({
      kind: 'notice',
      what: 'Your answers are in.',
      next: expect.stringContaining(UNTIL),
      url: LINK,
    });
  });

  it('has its comment where the pulse asks for one', async () => {
    await open({ hasComments: true });
    await answer('4', '4', 'More time.');
    expect((await kept())?.comment).toBe('More time.');
  });

  it.each([
    ['ANSWER_MISSING', '', ''],
    ['ANSWER_OFF_SCALE', '4', '6'],
  ])('is refused as a whole: %s', async (code, s0, s1) => {
    await open();
    expect(await refused(answer(s0, s1))).toBe(code);
    expect(await kept()).toBeNull();
  });

  it('is refused of somebody who was not asked, and of a pulse of another place', async () => {
    await open();
    expect(await refused(answer('4', '4', '', ADELE))).toBe('PULSE_NOT_INVITED');
    const elsewhere = { ...caller(), teamId: 'elsewhere' };
    const input = { pulseId: PULSE, sent: { s0: '4', s1: '4' }, comment: '' };
    expect(await refused(answerPulse(chat.ports, elsewhere, input))).toBe('PULSE_UNKNOWN');
  });

  it.each([
    [-1, ''],
    [0, 'PULSE_CLOSED'],
  ])('%i ms from when the pulse closes', async (later, code) => {
    const { closesAt } = await open();
    chat.now = closesAt + later;
    expect(await refused(answer('4', '4'))).toBe(code);
  });

  it('is refused once the pulse is counted, though its time is not up by this clock', async () => {
    await open({ state: 'closed' });
    expect(await refused(answer('4', '4'))).toBe('PULSE_CLOSED');
  });

  it('is refused where the key is lost', async () => {
    await open();
    await chat.ports.keys.destroy(PULSE);
    expect(await refused(answer('4', '4'))).toBe('PULSE_KEY_LOST');
  });

  it.each([
    ['the key took its time', 0],
    ['it took its time to be kept, and is taken out again', CLOSING_GRACE_MS],
  ])('is refused where the pulse closed while %s', async (what, later) => {
    const { closesAt } = await open();
    const { keys, store } = chat.ports;
    const late = () => {
      chat.now = closesAt + later;
    };
    const read: typeof keys.read = async (id) => {
      if (what.startsWith('the key')) late();
      return keys.read(id);
    };
    const updateAnswer: typeof store.updateAnswer = async (...update) => {
      late();
      return store.updateAnswer(...update);
    };
    const ports = { ...chat.ports, keys: { ...keys, read }, store: { ...store, updateAnswer } };
    const input = { pulseId: PULSE, sent: { s0: '4', s1: '4' }, comment: '' };
    expect(await refused(answerPulse(ports, caller(), input))).toBe('PULSE_CLOSED');
    expect(await kept()).toBeNull();
  });

  it('counts where it was kept just before answers are counted', async () => {
    const { closesAt } = await open();
    const { store } = chat.ports;
    const updateAnswer: typeof store.updateAnswer = async (...update) => {
      chat.now = closesAt + CLOSING_GRACE_MS - 1;
      return store.updateAnswer(...update);
    };
    const input = { pulseId: PULSE, sent: { s0: '4', s1: '4' }, comment: '' };
    await answerPulse({ ...chat.ports, store: { ...store, updateAnswer } }, caller(), input);
    expect((await kept())?.scores).toEqual([4, 4]);
  });
});

describe('one’s own form', () => {
  /** What is filled in, and the note on top. */
  async function form(sent: Record<string, unknown> = {}, comment = '', person = ALEX) {
    const reply = await changeAnswer(chat.ports, caller(person), PULSE, { sent, comment });
    if (reply.message.kind !== 'pulse-page') throw new Error(reply.message.kind);
    const { statements, commentWords, note } = reply.message;
    return { values: statements.map(({ value }) => value), commentWords, note: note.split('.')[0], reply };
  }

  const KEPT = 'Only you see this, now';
  const NOTHING = 'You have answered nothing yet';
  const TYPED = 'What you filled in is still here';

  it('has the answers and the comment that are kept', async () => {
    await open({ hasComments: true });
    await answer('4', 'not-sure', 'More time.');
    expect(await form()).toMatchObject({ values: ['4', 'not-sure'], commentWords: 'More time.', note: KEPT });
  });

  it('is empty for somebody who has not answered', async () => {
    await open({ hasComments: true });
    await answer('4', '4', 'More time.');
    expect(await form({}, '', MEGAN)).toMatchObject({ values: ['', ''], commentWords: '', note: NOTHING });
  });

  it.each([
    ['a score', { s1: '2' }, '', ['', '2'], ''],
    ['a comment', {}, 'Less.', ['', ''], 'Less.'],
  ])('has %s that was typed, and nothing of what is kept', async (_, sent, comment, values, commentWords) => {
    await open({ hasComments: true });
    await answer('4', '4', 'More time.');
    expect(await form(sent, comment)).toMatchObject({ values, commentWords, note: TYPED });
  });

  it('takes a choice that is none of ours for none', async () => {
    await open();
    await answer('4', '4');
    expect(await form({ s0: '9' })).toMatchObject({ values: ['4', '4'], note: KEPT });
  });

  it('is for its person alone; where it would be posted it says where to answer again', async () => {
    await open();
    await answer('4', '4');
    const { reply } = await form();
    expect(reply.audience).toBe('caller');
    expect(reply.ifPosted?.()).toMatchObject({
      what: 'I do not show your answers in a chat that keeps them.',
      next: expect.stringContaining(AGAIN),
      url: LINK,
    });
  });
});

describe('withdrawing', () => {
  it.each([
    [true, 'Your answers are withdrawn and deleted', null],
    [false, 'No answer of yours is counted', null],
  ])('where there is an answer (%s) says so, and none is kept', async (isThere, what, expected) => {
    await open();
    if (isThere) await answer('4', '4');
    const reply = await withdrawAnswer(chat.ports, caller(), PULSE);
    expect(reply).toMatchObject({
      audience: 'caller',
      message: { kind: 'pulse', note: expect.stringContaining(what) },
    });
    expect(reply.ifPosted?.()).toMatchObject({ what: `${what}.`, url: LINK });
    expect(await kept()).toBe(expected);
  });
});

describe('what a person sees of a pulse', () => {
  it.each([
    ['has answered', true, 'pulse-answered', 'Your answers are in.'],
    ['has not', false, 'pulse', undefined],
  ])('who %s', async (_, isAnswered, kind, what) => {
    await open();
    if (isAnswered) await answer('4', '4');
    const reply = await viewPulse(chat.ports, caller(), PULSE, '');
    expect(reply).toMatchObject({ audience: 'caller', message: { kind } });
    const posted = reply.ifPosted?.();
    expect(posted?.what).toBe(what);
    if (posted) expect(posted).toMatchObject({ next: expect.stringContaining(UNTIL), url: LINK });
  });

  it('who was not asked, or after it has closed, is what everybody sees', async () => {
    const { closesAt } = await open();
    await answer('4', '4');
    expect((await viewPulse(chat.ports, caller(ADELE), PULSE, '')).message.kind).toBe('pulse');
    chat.now = closesAt;
    expect((await viewPulse(chat.ports, caller(), PULSE, '')).message.kind).toBe('pulse-closing');
  });

  it('is refused of a pulse that nobody knows', async () => {
    expect(await refused(viewPulse(chat.ports, caller(), 'another', ''))).toBe('PULSE_UNKNOWN');
  });
});
