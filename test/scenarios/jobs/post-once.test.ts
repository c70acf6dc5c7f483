import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import type { Ports } from '../../../src/ports.ts';
import { TeamsConversation } from '../../support/conversation.ts';

const silent = pino({ level: 'silent' });

let conversation = new TeamsConversation();
afterEach(async () => {
  await conversation.close();
  conversation = new TeamsConversation();
});

/** A store that is throttled just when it is to write down where a message is. */
function throttled(ports: Ports): Ports {
  const replace: Ports['store']['replace'] = (document, etag) => {
    const isClosing = document.kind === 'pulse' && document.state === 'closed';
    const isPosted = !isClosing && 'cardActivityId' in document && document.cardActivityId !== '';
    const isResult = 'resultActivityId' in document && document.resultActivityId !== '';
    const isTold = 'privateActivityId' in document && document.privateActivityId !== '';
    return isPosted || isResult || isTold
      ? Promise.reject(new Error('throttled'))
      : ports.store.replace(document, etag);
  };
  return { ...ports, store: { ...ports.store, replace } };
}

/** Tried five times while the store is throttled, and once more when it is not. */
async function tryAgainAndAgain(): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await runJobs(throttled(conversation.ports), handlers, silent);
    conversation.now += 10 * 60_000;
  }
  await conversation.runJobs();
  conversation.now += 10 * 60_000;
  await conversation.runJobs();
}

const kinds = (): string[] => conversation.posts.map(({ message }) => message.kind);

describe('what Teams has taken is not posted again because the store is throttled', () => {
  test('a thank-you', async () => {
    await conversation.press('Alex Wilber', 'give-thanks', {
      formId: 'form',
      receiver: 'person-megan-bowen',
      behaviour: 'collaborative',
      whatTheyDid: 'Stayed to finish the handover.',
    });
    await tryAgainAndAgain();
    expect(kinds()).toEqual(['thanks-private']);
  });

  test('a pulse after a meeting', async () => {
    await conversation.say('Alex Wilber', 'start');
    await conversation.runJobs();
    await conversation.say('Alex Wilber', 'end');
    await tryAgainAndAgain();
    expect(kinds()).toEqual(['agenda', 'pulse']);
  });

  test('a result', async () => {
    await conversation.press('Alex Wilber', 'open-pulse', { formId: 'form', behaviours: 'collaborative', hours: '1' });
    await conversation.runJobs();
    conversation.now += 2 * 3_600_000;
    const before = kinds();
    await tryAgainAndAgain();
    expect(kinds()).toEqual([...before, 'pulse-result']);
  });

  test('the agenda of a meeting', async () => {
    await conversation.say('Alex Wilber', 'start', { meeting: 'meeting', kind: 'groupChat' });
    await tryAgainAndAgain();
    expect(kinds()).toEqual(['agenda']);
  });
});
