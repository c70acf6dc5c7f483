import { describe, expect, test } from 'vitest';
import { postBehaviour } from '../../../src/digest/post-behaviour.ts';
import { postDigest } from '../../../src/digest/post-digest.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { USUAL_CALENDAR } from '../../../src/scheduling/quiet.ts';
import { member, type TeamsConversation } from '../../support/conversation.ts';
import { HOUR_MS, sampleAction, samplePulse, sampleResult } from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';
import { posted, rhythmChat, teamId } from './rhythm-chat.ts';

const WEEK_HOURS = 168;
const JOB_TYPES = { digest: postDigest, behaviour: postBehaviour };

describe.each(['digest', 'behaviour'] as const)('the %s', (part) => {
  test('is not posted before its time, however often somebody looks', async () => {
    const chat = await rhythmChat();
    for (let hour = 0; hour < WEEK_HOURS; hour += 1) await chat.wait(1);
    expect(posted(chat, part)).toEqual([]);
    await chat.wait(1);
    expect(posted(chat, part)).toHaveLength(1);
    await chat.close();
  });

  test('is posted once a week, however often somebody looks', async () => {
    const chat = await rhythmChat();
    for (let hour = 0; hour < 4 * WEEK_HOURS; hour += 6) {
      await chat.ports.store.enqueue(newJob(`post-${part}`, teamId, teamId, chat.now));
      await chat.wait(6);
    }
    expect(posted(chat, part)).toHaveLength(3);
    await chat.close();
  });

  test('comes once and late after three weeks in which nothing ran, and then at its time again', async () => {
    const chat = await rhythmChat();
    await chat.runJobs();
    await chat.wait(3 * WEEK_HOURS + 50);
    expect(posted(chat, part)).toHaveLength(1);
    await chat.wait(WEEK_HOURS - 50);
    expect(posted(chat, part)).toHaveLength(1);
    await chat.wait(1);
    expect(posted(chat, part)).toHaveLength(2);
    await chat.close();
  });

  test('keeps quiet in quiet months and while the team pauses, and comes when that is over', async () => {
    const chat = await rhythmChat({
      calendar: { ...USUAL_CALENDAR, pausedUntil: '2026-11-30', pausedBecause: 'Major incident', quietMonths: [12] },
    });
    for (let day = 0; day < 52; day += 1) await chat.wait(24);
    expect(posted(chat, part)).toEqual([]);
    await chat.wait(24);
    expect(posted(chat, part)).toHaveLength(1);
    await chat.close();
  });

  test('ends where the bot was removed, or the team has taken the part out of its rhythm, and says why', async () => {
    const ends = [
      { chat: await removed(), because: 'the bot is not in this team any more' },
      { chat: await rhythmChat({ [part]: null }), because: 'the team has taken it out of its rhythm' },
    ];
    for (const { chat, because } of ends) {
      chat.now += WEEK_HOURS * 2 * HOUR_MS;
      const said = await JOB_TYPES[part](chat.ports, newJob(`post-${part}`, teamId, teamId, chat.now));
      expect(said).toBe(because);
      expect(posted(chat, part)).toEqual([]);
      await chat.close();
    }
  });
});

async function removed(): Promise<TeamsConversation> {
  const chat = await rhythmChat();
  await chat.happen('removed', 'Alex Wilber');
  return chat;
}

describe('a digest', () => {
  test('of a week without anything says so, and suggests a behaviour', async () => {
    const chat = await rhythmChat();
    await chat.runJobs();
    await chat.wait(WEEK_HOURS + 1);
    const [digest] = posted(chat, 'digest');
    expect(digest).toMatchObject({ nothing: 'No pulse has closed in this time.', groups: [], toggles: [] });
    expect(digest).toMatchObject({ thanks: '', lastActionWords: '', actionWords: [], suggestedId: 'collaborative' });
    await chat.close();
  });

  test('tells of a result, a thank-you and a done action once, and of an open action until it is done', async () => {
    const chat = await rhythmChat();
    const { store } = chat.ports;
    const at = chat.now + HOUR_MS;
    await store.create(samplePulse({ teamId, state: 'closed', closesAt: at, result: sampleResult({ closedAt: at }) }));
    await store.create(sampleThankYou({ teamId, givenAt: at }));
    await store.create(sampleAction({ teamId, actionId: 'done', state: 'done', what: 'Shorter meetings', setAt: at }));
    await store.create(sampleAction({ teamId, actionId: 'open', what: 'Ask first', byWhen: '2026-11-20', setAt: at }));
    await chat.runJobs();
    await chat.wait(WEEK_HOURS + 1);
    await chat.wait(WEEK_HOURS);

    const [first, second] = posted(chat, 'digest');
    expect(first?.groups).toMatchObject([{ rows: [{ name: 'We are collaborative', meter: '●●●●' }] }]);
    expect(first?.thanks).toBe('A few thank-yous were shared.');
    expect(first?.quotes).toMatchObject([{ giverName: 'Alex Wilber', receiverName: 'Megan Bowen' }]);
    expect(first?.lastActionWords).toBe('You said, we did: Shorter meetings (Adele Vance).');
    expect(first?.actionWords).toEqual([
      'We agreed: Ask first (Adele Vance; we look back on Friday 20 November 2026).',
    ]);
    expect(second).toMatchObject({ groups: [], thanks: '', quotes: [], actionWords: [] });
    expect(second?.lastActionWords).toBe(
      'We agreed: Ask first (Adele Vance; we look back on Friday 20 November 2026). It is time to look back: did it help?',
    );
    await chat.close();
  });

  test('shows the weeks before beside a new result', async () => {
    const chat = await rhythmChat();
    const { store } = chat.ports;
    for (const [pulseId, weeks] of [
      ['old', -4],
      ['new', 1],
    ] as const) {
      const at = chat.now + (weeks * WEEK_HOURS + 24) * HOUR_MS;
      await store.create(
        samplePulse({ teamId, pulseId, state: 'closed', closesAt: at, result: sampleResult({ closedAt: at }) }),
      );
    }
    await chat.runJobs();
    await chat.wait(WEEK_HOURS + 1);
    await chat.wait(WEEK_HOURS);
    const digests = posted(chat, 'digest');
    expect(digests[1]?.period).toBe('Since Monday 16 November 2026');
    expect(digests[1]?.groups[0]?.rows[0]?.months).toHaveLength(2);
    await chat.close();
  });

  test('names nobody of a thank-you that is private, hidden or taken back, and does not count it', async () => {
    const chat = await rhythmChat();
    const secret = { giver: member('Lee Gu'), receiver: member('Nestor Wilke'), givenAt: chat.now, teamId };
    for (const [thankYouId, change] of Object.entries({
      private: { visibility: 'private' },
      hidden: { visibility: 'hidden' },
      'taken-back': { takenBackAt: 1 },
    } as const)) {
      await chat.ports.store.create(sampleThankYou({ ...secret, ...change, thankYouId }));
    }
    await chat.runJobs();
    await chat.wait(WEEK_HOURS + 1);
    const digests = posted(chat, 'digest');
    expect(digests).toMatchObject([{ thanks: '', quotes: [] }]);
    const told = JSON.stringify(digests);
    for (const words of ['Lee Gu', 'Nestor Wilke', 'Stayed late', 'person-']) expect(told).not.toContain(words);
    await chat.close();
  });

  test('names the behaviours most often named from as many shared thank-yous on as a result needs answers, and quotes the newest two', async () => {
    for (const [shared, thanks] of [
      [4, 'A few thank-yous were shared.'],
      [5, 'Thank-yous most often named We are compassionate.'],
    ] as const) {
      const chat = await rhythmChat();
      for (let index = 0; index < shared; index += 1) {
        const about = {
          thankYouId: `thanks-${index}`,
          givenAt: chat.now + index * HOUR_MS,
          whatTheyDid: `Deed ${index}.`,
          behaviourId: index === 0 ? 'collaborative' : 'compassionate',
        };
        await chat.ports.store.create(sampleThankYou({ teamId, ...about }));
      }
      await chat.runJobs();
      await chat.wait(WEEK_HOURS + 1);
      const [digest] = posted(chat, 'digest');
      expect(digest?.thanks).toBe(thanks);
      expect(digest?.quotes.map(({ whatTheyDidWords }) => whatTheyDidWords)).toEqual([
        `Deed ${shared - 1}.`,
        `Deed ${shared - 2}.`,
      ]);
      await chat.close();
    }
  });
});
