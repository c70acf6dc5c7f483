import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../../src/ports.ts';
import { postComments } from '../../../src/pulse/post-comments.ts';
import { postResult } from '../../../src/pulse/post-result.ts';
import { publishPulse } from '../../../src/pulse/publish-pulse.ts';
import { CLOSING_GRACE_MS, type Pulse, remindAt } from '../../../src/pulse/pulse.ts';
import { reminderCard } from '../../../src/pulse/pulse-card.ts';
import { remindPulse } from '../../../src/pulse/remind-pulse.ts';
import { MOST_LOOKS, newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { member, NAMES, refusedWith, TeamsConversation } from '../../support/conversation.ts';
import { setRhythm, TEAM } from '../../support/rhythm-steps.ts';
import { samplePulse } from '../../support/sample-documents.ts';

const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
const HOUR_MS = 3_600_000;
const crowd = Array.from({ length: 11 }, (_, index) => `Colleague ${index}`);
/** Not the first of the members. */
const OPENER = 'Colleague 3';

let chat: TeamsConversation;

beforeEach(async () => {
  chat = new TeamsConversation(crowd);
  await chat.happen('installed', OPENER);
});
afterEach(() => chat.close());

async function open(answers: readonly string[], hours = 1, comments: 'yes' | 'no' = 'yes'): Promise<Pulse> {
  await chat.press(OPENER, 'save-settings', { ...SETTINGS, pooling: 'no', comments });
  await chat.press(OPENER, 'open-pulse', { formId: 'f', behaviours: 'innovative', hours: String(hours) });
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  if (!pulse) throw new Error('no pulse was opened');
  for (const [place, s0] of answers.entries()) {
    const sent = { pulseId: pulse.pulseId, s0, comment: `More breaks, ${place}.` };
    await chat.press(crowd[place] ?? '', 'answer-pulse', sent);
  }
  return pulse;
}

async function now({ pulseId }: Pulse): Promise<Pulse | undefined> {
  return (await chat.ports.store.read('pulse', TEAM, pulseId))?.value;
}

describe('how long a pulse is open', () => {
  test('is a fortnight at the most, and whoever asks for an hour more is told so', async () => {
    expect(await open([], 14 * 24)).toMatchObject({ state: 'open' });
    const longer = { formId: 'longer', behaviours: 'innovative', hours: String(14 * 24 + 1) };
    expect(refusedWith(await chat.press(OPENER, 'open-pulse', longer))).toContain('from one hour to fourteen days');
    expect(await chat.ports.store.openPulses(TEAM)).toHaveLength(1);
  });

  test('may be made shorter on their own card by whoever opened it, and by nobody else', async () => {
    const { pulseId } = await open([]);
    const answer = async (name: string) => (await chat.press(name, 'answer-pulse', { pulseId, s0: '4' }))?.message;
    expect(await answer(OPENER)).toMatchObject({ kind: 'pulse-answered', canClose: true });
    expect(await answer('Colleague 4')).toMatchObject({ kind: 'pulse-answered', canClose: false });
  });

  test('decides whether anybody is reminded: from two days on', async () => {
    expect(remindAt(samplePulse({ openedAt: 0, closesAt: 48 * HOUR_MS }))).toBe(24 * HOUR_MS);
    expect(remindAt(samplePulse({ openedAt: 0, closesAt: 47 * HOUR_MS }))).toBeNull();
  });
});

const comments = () => chat.posts.filter(({ message }) => message.kind === 'pulse-comments');
const ten = Array.from({ length: 10 }, () => '4');

describe('comments', () => {
  test('go to whoever opened the pulse, in their own chat, and to nobody else, from ten answers on', async () => {
    const pulse = await open(ten);
    await chat.wait(1.1);
    await chat.runJobs();

    expect(comments()).toMatchObject([
      {
        where: `personal chat of ${member(OPENER).teamsId}`,
        message: { statements: [pulse.statements[0]?.text], commentWords: { length: 10 } },
      },
    ]);
    expect(await chat.ports.store.readComments(pulse.pulseId)).toBeNull();
  });

  test('go to nobody when there are nine answers', async () => {
    await open(ten.slice(1));
    await chat.wait(1.1);
    await chat.runJobs();

    expect(comments()).toEqual([]);
  });

  test('are destroyed unread when whoever opened the pulse has gone', async () => {
    const pulse = await open(ten);
    chat.members.splice(3, 1);
    await chat.wait(1.1);
    await chat.runJobs();

    expect(comments()).toEqual([]);
    expect(await chat.ports.store.readComments(pulse.pulseId)).toBeNull();
  });

  test('are sent once, though the process could not write down that they were', async () => {
    const pulse = await open(ten);
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    await publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    const forgetful: Ports = {
      ...chat.ports,
      store: {
        ...chat.ports.store,
        deleteComments: () => Promise.reject(new Error('the database is throttled')),
      },
    };
    const job = newJob('post-comments', TEAM, pulse.pulseId, chat.now);
    await expect(postComments(forgetful, job)).rejects.toThrow('throttled');
    await postComments(chat.ports, job);
    await postComments(chat.ports, job);

    expect(comments()).toHaveLength(1);
  });

  test('are sent in as many messages as they need, each of them once, though Teams fails in between', async () => {
    const pulse = await open(ten);
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    await publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    const lines = Array.from({ length: 400 }, (_, index) => `${index} ${'more breaks '.repeat(24)}`);
    await chat.ports.store.deleteComments(pulse.pulseId);
    await chat.ports.store.saveComments({ kind: 'comments', pulseId: pulse.pulseId, lines, expiresAt: chat.now * 2 });
    let posts = 0;
    const { messenger } = chat.ports;
    const failing: Ports = {
      ...chat.ports,
      messenger: {
        ...messenger,
        postToPerson: (...post) => {
          posts += 1;
          return posts === 3 ? Promise.reject(new Error('Teams fails')) : messenger.postToPerson(...post);
        },
      },
    };
    const job = newJob('post-comments', TEAM, pulse.pulseId, chat.now);
    await expect(postComments(failing, job)).rejects.toThrow('Teams fails');
    await postComments(failing, job);

    const cards = comments().map(({ message }) => (message.kind === 'pulse-comments' ? message : null));
    expect(cards.map((card) => card?.part)).toEqual(
      Array.from(cards, (_, index) => `Part ${index + 1} of ${cards.length}`),
    );
    expect(cards.length).toBeGreaterThan(3);
    expect(cards.flatMap((card) => card?.commentWords)).toEqual(lines);
    expect(await chat.ports.store.readComments(pulse.pulseId)).toBeNull();
  });
});

describe('not sure', () => {
  test('is counted as answered, and as no opinion', async () => {
    const pulse = await open([...ten.slice(0, 6), 'not-sure', 'not-sure', 'not-sure', '4', '4'], 1, 'no');
    await chat.wait(1.1);

    const result = (await now(pulse))?.result;
    expect(result).toMatchObject({ answeredCount: 11, statements: [{ published: { shown: 'words', level: 4 } }] });
  });

  test('of three or more beside ten opinions is said', async () => {
    chat.members.push(...['Colleague 11', 'Colleague 12'].map(member));
    const pulse = await open([...ten, 'not-sure'], 1, 'no');
    for (const name of ['Colleague 11', 'Colleague 12']) {
      await chat.press(name, 'answer-pulse', { pulseId: pulse.pulseId, s0: 'not-sure' });
    }
    await chat.wait(1.1);

    expect((await now(pulse))?.result?.statements[0]?.published).toMatchObject({ notSure: 'some' });
  });
});

describe('closing', () => {
  const publish = (pulse: Pulse) => publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));

  test('can be done at the very moment, and not before', async () => {
    const pulse = await open(ten);
    chat.now = pulse.closesAt - 1;
    await publish(pulse);
    expect(await now(pulse)).toMatchObject({ state: 'open', result: null });
    chat.now = pulse.closesAt;
    await publish(pulse);
    expect(await now(pulse)).toMatchObject({ state: 'closed', result: { answeredCount: 10 } });
  });

  test('that came too early comes round when the answers in hand have landed', async () => {
    const pulse = await open(ten);
    await publish(pulse);
    chat.now = pulse.closesAt;
    await chat.runJobs();
    expect(await now(pulse)).toMatchObject({ state: 'open' });
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    await chat.runJobs();
    expect(await now(pulse)).toMatchObject({ state: 'closed' });
  });

  test('of a pulse that was never stored destroys its key once it was looked for often enough, and does nothing else', async () => {
    await chat.ports.keys.create('never');
    for (let attempts = 0; attempts < MOST_LOOKS; attempts += 1) {
      expect(await chat.ports.keys.read('never')).not.toBeNull();
      const job = { ...newJob('publish-pulse', TEAM, 'never', chat.now), attempts };
      await expect(publishPulse(chat.ports, job)).rejects.toThrow(SubjectMissing);
    }
    expect(await chat.ports.keys.read('never')).toBeNull();
    expect(await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99)).toEqual([]);
  });
});

describe('a result', () => {
  test('is posted once, though the process could not write down that it was', async () => {
    const pulse = await open(ten, 1, 'no');
    chat.now = pulse.closesAt + CLOSING_GRACE_MS;
    await publishPulse(chat.ports, newJob('publish-pulse', TEAM, pulse.pulseId, chat.now));
    const forgetful: Ports = {
      ...chat.ports,
      store: { ...chat.ports.store, replace: () => Promise.reject(new Error('the database is throttled')) },
    };
    const job = newJob('post-result', TEAM, pulse.pulseId, chat.now);
    await expect(postResult(forgetful, job)).rejects.toThrow('throttled');
    await postResult(chat.ports, job);
    await postResult(chat.ports, job);

    const posted = chat.posts.filter(({ message }) => message.kind === 'pulse-result');
    expect(posted).toHaveLength(1);
    expect(await now(pulse)).toMatchObject({ resultActivityId: posted[0]?.activityId, threshold: 5 });
  });
});

describe('a reminder', () => {
  const remind = (pulse: Pulse) => remindPulse(chat.ports, newJob('remind-pulse', TEAM, pulse.pulseId, chat.now));
  const reminded = () => chat.posts.filter(({ message }) => message.kind === 'pulse-reminder').length;

  test('is sent an hour before the end, and not a moment later', async () => {
    const pulse = await open([], 72);
    chat.now = pulse.closesAt - HOUR_MS + 1;
    expect(await remind(pulse)).toBe('there is too little time left to remind');
    expect(reminded()).toBe(0);
    chat.now = pulse.closesAt - HOUR_MS;
    expect(await remind(pulse)).toBeUndefined();
    expect(reminded()).toBe(crowd.length);
  });

  test('is put off to the hours of the team, with nothing for the log', async () => {
    await setRhythm(chat, { from: '12:00', until: '18:00' });
    const pulse = await open([], 72);
    chat.now += 24 * HOUR_MS;
    expect(await remind(pulse)).toBeUndefined();
    expect(reminded()).toBe(0);
    await chat.wait(3);
    expect(reminded()).toBe(crowd.length);
  });

  test('is not sent when its pulse or its team is gone, or the pulse has closed', async () => {
    const pulse = await open([], 72);
    const why = 'the pulse is not open any more';
    const wrong = [
      newJob('remind-pulse', TEAM, 'another', chat.now),
      newJob('remind-pulse', 'another', pulse.pulseId, chat.now),
    ];
    for (const job of wrong) await expect(remindPulse(chat.ports, job)).rejects.toThrow(SubjectMissing);
    chat.now = pulse.closesAt;
    expect(await remind(pulse)).toBe(why);
    expect(reminded()).toBe(0);
  });

  test('goes to nobody when the key is gone, as nobody can answer any more', async () => {
    const pulse = await open([], 72);
    await chat.ports.keys.destroy(pulse.pulseId);
    expect(await remind(pulse)).toBe('its key is gone');
    expect(reminded()).toBe(0);
  });

  test('ends with the last of the audience: a team of twenty is one slice', async () => {
    chat.members.push(...NAMES.slice(0, 9).map(member));
    const pulse = await open([], 72);
    await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);
    await remind(pulse);
    const listed = await chat.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 99);

    expect([pulse.audience.length, reminded()]).toEqual([20, 20]);
    expect(listed.filter(({ value }) => value.jobType === 'remind-pulse' && value.dueAt === chat.now)).toEqual([]);
  });

  test.each([
    ['person', 'Ward 7', 'Alex Wilber started it in Ward 7.'],
    ['meeting', 'Ward 7', 'It is about a meeting in Ward 7.'],
    ['rhythm', 'Ward 7', 'It is the regular one in Ward 7.'],
    ['rhythm', '', 'It is the regular one in a channel of yours.'],
  ] as const)('tells where it comes from: %s, in "%s"', (origin, teamName, where) => {
    expect(reminderCard(samplePulse({ origin, openedByName: 'Alex Wilber' }), teamName, '')).toMatchObject({ where });
  });
});
