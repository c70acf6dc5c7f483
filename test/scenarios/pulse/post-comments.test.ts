import { afterEach, beforeEach, expect, test } from 'vitest';
import { postComments } from '../../../src/pulse/post-comments.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { NAMES, PortsUnderTest } from '../../support/ports-under-test.ts';
import { sampleComments, samplePulse, WARD_7 } from '../../support/sample-documents.ts';

let chat: PortsUnderTest;
beforeEach(() => {
  chat = new PortsUnderTest(NAMES.slice(0, 3));
});
afterEach(() => chat.close());

/** Of a pulse that the first member has opened. */
async function send(pulseId: string, lines: readonly string[]): Promise<void> {
  await chat.ports.store.create(samplePulse({ pulseId, openedBy: chat.members[0]?.personId ?? '' }));
  await chat.ports.store.saveComments(sampleComments({ pulseId, lines: [...lines], expiresAt: 4_000_000_000 }));
  await postComments(chat.ports, newJob('post-comments', WARD_7, pulseId, chat.now));
}

function sent(): unknown[] {
  return chat.posts.map(({ message }) => message);
}

test('few comments come in one message, without a number', async () => {
  await send('pulse-1', ['Fine.', 'More breaks.']);
  expect(sent()).toEqual([
    {
      kind: 'pulse-comments',
      part: '',
      statements: ["We ask for each other's views before we decide."],
      commentWords: ['Fine.', 'More breaks.'],
    },
  ]);
  expect(await chat.ports.store.readComments('pulse-1')).toBeNull();
});

test('many come in several, which are numbered, and none is left', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `${index} ${'words '.repeat(48)}`);
  await send('pulse-1', lines);
  expect(sent()).toMatchObject([{ part: 'Part 1 of 2' }, { part: 'Part 2 of 2' }]);
  expect(sent().flatMap((one) => Object(one).commentWords)).toEqual(lines);
  expect(await chat.ports.store.readComments('pulse-1')).toBeNull();
});

test('those of another pulse come too, also while the first could not be forgotten', async () => {
  const { store } = chat.ports;
  const failing = { ...chat.ports, store: { ...store, deleteComments: () => Promise.reject(new Error('busy')) } };
  await store.create(samplePulse({ pulseId: 'pulse-1', openedBy: chat.members[0]?.personId ?? '' }));
  await store.saveComments(sampleComments({ pulseId: 'pulse-1', lines: ['Fine.'], expiresAt: 4_000_000_000 }));
  const job = newJob('post-comments', WARD_7, 'pulse-1', chat.now);
  await expect(postComments(failing, job)).rejects.toThrow('busy');
  await send('pulse-2', ['More breaks.']);
  await postComments(chat.ports, job);
  expect(sent()).toMatchObject([{ commentWords: ['Fine.'] }, { commentWords: ['More breaks.'] }]);
});

test('they are forgotten if whoever opened the pulse is not there any more', async () => {
  const [opener] = chat.members;
  chat.members.splice(0, 1);
  await chat.ports.store.create(samplePulse({ openedBy: opener?.personId ?? '' }));
  await chat.ports.store.saveComments(sampleComments({ expiresAt: 4_000_000_000 }));
  await postComments(chat.ports, newJob('post-comments', WARD_7, 'pulse-1', chat.now));
  expect(sent()).toEqual([]);
  expect(await chat.ports.store.readComments('pulse-1')).toBeNull();
});

test('nothing comes of a pulse without comments', async () => {
  await chat.ports.store.create(samplePulse());
  await postComments(chat.ports, newJob('post-comments', WARD_7, 'pulse-1', chat.now));
  expect(sent()).toEqual([]);
});

test('nor of one that is gone: its comments are sent to nobody', async () => {
  await chat.ports.store.saveComments(sampleComments({ pulseId: 'gone', expiresAt: 4_000_000_000 }));
  await expect(postComments(chat.ports, newJob('post-comments', WARD_7, 'gone', chat.now))).rejects.toThrow(
    SubjectMissing,
  );
  expect(sent()).toEqual([]);
});
