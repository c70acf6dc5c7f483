// Rule R35: somebody may answer some statements of a pulse and leave others open. How many answered each would tell how many
// stopped, and where; so one count is shown, of those who answered anything.
import { afterEach, describe, expect, test } from 'vitest';
import { disclose, type Histogram } from '../../src/privacy/disclose.ts';
import { pseudonym } from '../../src/privacy/pseudonym.ts';
import { answerExpiry, type Pulse, UNANSWERED } from '../../src/pulse/pulse.ts';
import { pulseResult, resultCard } from '../../src/pulse/pulse-result.ts';
import { member, NAMES, TeamsConversation } from '../support/conversation.ts';
import { samplePulse } from '../support/sample-documents.ts';
import { readable, resultsAmong } from './published.ts';

const TEAM = 'team-sample-team';

/** How many stopped before each statement, from how many answered it. */
function linkByCounts(counts: readonly number[]): number[] {
  return counts.slice(1).map((count, index) => (counts[index] ?? 0) - count);
}

/** What everybody reads of a statement that so many agreed with and so many left open. */
function read(agree: number, between: number, unanswered: number): string {
  const histogram: Histogram = [0, 0, between, agree, 0];
  const people = agree + between + unanswered;
  const pulse = samplePulse({
    audience: Array.from({ length: people }, (_, index) => ({ personId: `p${index}`, teamsId: `29:${index}` })),
  });
  const published = disclose({ histogram, notSure: 0, unanswered }, people, pulse.threshold);
  return readable(resultCard(pulse, pulseResult(pulse, [{ published, change: 'new' }], people), undefined));
}

describe('how many left a statement open', () => {
  test('follows from a count for each', () => {
    expect(linkByCounts([12, 9, 7])).toEqual([3, 2]);
  });

  test.each([
    [5, 1],
    [9, 4],
  ])('does not from ours: %i agree and %i are in between, and all that is said is that fewer answered', (...said) => {
    const upToTwo = [0, 1, 2].map((unanswered) => read(...said, unanswered));
    expect(new Set(upToTwo).size).toBe(1);
    expect(upToTwo[0]).not.toMatch(/[Ff]ewer answered/);
    const more = [3, 4, 5, 20].map((unanswered) => read(...said, unanswered));
    expect(new Set(more).size).toBe(1);
    expect(more[0]).toContain('Fewer answered this one.');
  });
});

describe('a pulse that some answer in part', () => {
  let chat: TeamsConversation;
  afterEach(() => chat.close());

  const STATEMENTS = ['collaborative', 'compassionate'];

  /** One sign for each person, for each behaviour: '-' leaves it open, '.' is silent altogether. */
  async function ask(answers: Readonly<Record<string, string>>): Promise<Pulse> {
    const formId = chat.ports.newId();
    await chat.press('Alex Wilber', 'open-pulse', { formId, behaviours: STATEMENTS.join(), hours: '24' });
    const [pulse] = await chat.ports.store.openPulses(TEAM);
    const key = await chat.ports.keys.read(pulse?.pulseId ?? '');
    if (!pulse || !key) throw new Error('no pulse was opened');
    for (const [index, { personId }] of chat.members.entries()) {
      const signs = pulse.statements.map(({ behaviourId }) => answers[behaviourId]?.charAt(index) ?? '.');
      if (signs.includes('.')) continue;
      const scores = signs.map((sign) => (sign === '-' ? UNANSWERED : Number(sign)));
      await chat.ports.store.saveAnswer({
        kind: 'answer',
        pulseId: pulse.pulseId,
        answerId: pseudonym(key, personId),
        scores,
        comment: '',
        expiresAt: answerExpiry(pulse),
      });
    }
    await chat.wait(24.1);
    const closed = (await chat.ports.store.read('pulse', TEAM, pulse.pulseId))?.value;
    if (!closed?.result) throw new Error('no result was published');
    return closed;
  }

  function shownOf({ statements, result }: Pulse, behaviourId: string): string | undefined {
    return result?.statements[statements.findIndex((one) => one.behaviourId === behaviourId)]?.published.shown;
  }

  test('says of how many people it is, and of a statement that few came to nothing', async () => {
    chat = new TeamsConversation(NAMES.slice(0, 8));
    const pulse = await ask({ collaborative: '444443-.', compassionate: '4444---.' });
    const [card] = resultsAmong(chat.posts.map(({ message }) => message));
    expect(card?.answered).toMatch(/^7 of 8 answered/);
    expect(shownOf(pulse, 'collaborative')).toBe('words');
    expect(shownOf(pulse, 'compassionate')).toBe('nothing');
    expect(JSON.stringify(card?.statements)).not.toMatch(/\d/);
    const [words] = pulse.result?.statements.filter(({ published }) => published.shown === 'words') ?? [];
    expect(words).toEqual({
      behaviourId: 'collaborative',
      published: { shown: 'words', level: 4, rounds: 1, notSure: 'not said', isOfFewer: false },
      change: 'new',
    });
  });

  test('is looked at beside others by how many answered each statement', async () => {
    chat = new TeamsConversation(NAMES.slice(0, 6));
    await ask({ collaborative: '444433', compassionate: '44----' });
    await chat.wait(72);
    chat.members.push(member(NAMES[6] ?? ''));
    const second = await ask({ collaborative: '4444333', compassionate: '4444443' });
    expect(shownOf(second, 'collaborative')).toBe('suppressed');
    expect(shownOf(second, 'compassionate')).toBe('words');
  });

  test('tells no more of change than its results', async () => {
    chat = new TeamsConversation(NAMES.slice(0, 12));
    await ask({ collaborative: '222222222222', compassionate: '222222222222' });
    await chat.wait(7 * 24);
    const second = await ask({ collaborative: '444444444444', compassionate: '44444-------' });
    const changes = second.statements.map(({ behaviourId }, index) => [
      behaviourId,
      second.result?.statements[index]?.change,
    ]);
    expect(Object.fromEntries(changes)).toEqual({ collaborative: 'higher', compassionate: 'too few' });
  });
});
