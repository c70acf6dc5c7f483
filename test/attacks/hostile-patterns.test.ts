import { describe, expect, test } from 'vitest';
import { renderCard } from '../../bot/rendering/render-card.ts';
import { parseActivity } from '../../bot/teams/parse-activity.ts';
import { textOfMessage } from '../../bot/teams/parse-extension.ts';
import { TeamsConversation } from '../support/conversation.ts';
import { sampleMessages } from '../support/sample-messages.ts';

const LENGTH = 200_000;
/** What a field takes. */
const LONGEST_TYPED = 20_000;
const thanksCard = Object.values(sampleMessages).find((message) => message.kind === 'thanks');
/** What makes a careless pattern begin again at every sign. */
const PIECES =
  '<|<at|<at |</at|<at>|<<at>|&nbsp;|&nbsp|&|&#|&#1|&#x|&lt| |.|!|.!|?|@|a|-|_|`|*|\\|"|{{|{{DATE(|$|${|://|\n|\r|\t|\u200b|\u200d|\u202e|\ud83d|\u0301|👩‍'.split(
    '|',
  );
/** So that what ends with the piece does not. */
const TAILS = ['', 'x', '\n!'];
const texts = (piece: string): string[] => TAILS.map((tail) => piece.repeat(LENGTH / piece.length) + tail);

function activity(text: string, entities: unknown[] = []): unknown {
  return {
    type: 'message',
    id: 'activity',
    serviceUrl: 'https://smba.example/teams/',
    from: { id: '29:alex', name: text, aadObjectId: 'person-alex' },
    recipient: { id: '28:bot', name: 'Behaviours' },
    conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', tenantId: 'tenant', name: text },
    channelData: {},
    text,
    entities,
  };
}

// A pattern that goes back and forth over these does not come to an end while the test may run.
describe.each(PIECES)('%j, over and over', (piece) => {
  test('is read to its end as what somebody typed, and answered', async () => {
    const chat = new TeamsConversation();
    for (const text of texts(piece)) {
      const inbound = parseActivity(activity(text));
      if (inbound.kind === 'words')
        expect(await chat.say('Alex Wilber', inbound.words)).toMatchObject({ message: { kind: 'help' } });
      else expect(inbound).toEqual({ kind: 'unsupported', because: 'a message without text' });
    }
    await chat.close();
  });

  test('is read to its end as somebody’s message, and shown', () => {
    if (!thanksCard) throw new Error('there is no sample of a thank-you');
    for (const text of texts(piece)) {
      expect(textOfMessage(text, true).length).toBeLessThanOrEqual(500 * 11);
      const typed = text.slice(-LONGEST_TYPED);
      for (const message of [
        { ...thanksCard, whatTheyDidWords: typed },
        { ...thanksCard, giverName: text, receivers: [{ name: text, teamsId: '29:1' }], whatTheyDidWords: text },
      ])
        expect(renderCard(message).type).toBe('AdaptiveCard');
    }
  });
});

describe('mentions', () => {
  const mention = (text: string, id: string) => ({ type: 'mention', text, mentioned: { id, name: 'x' } });
  const wordsIn = (text: string, entities: unknown[] = []): unknown => parseActivity(activity(text, entities));

  test('by the thousand are read to their end', () => {
    const many = Array.from({ length: 3_000 }, () => mention('a', '28:bot'));
    expect(wordsIn('a'.repeat(LENGTH), many)).toMatchObject({ kind: 'words' });
  });

  test.each([
    ['a tag that was typed', '<at>Megan Bowen</at> pulse', [], 'Megan Bowen pulse'],
    ['a tag with the bot’s name that nobody else claims', '<at>Behaviours</at> pulse', [], 'pulse'],
    ['the bot, truly', '<at>Behaviours</at> pulse', [mention('<at>Behaviours</at>', '28:bot')], 'pulse'],
    [
      'somebody else by the bot’s name',
      '<at>Behaviours</at> pulse',
      [mention('<at>Behaviours</at>', '29:megan')],
      'Behaviours pulse',
    ],
    ['somebody else over a word', 'pulse', [mention('pulse', '29:megan')], 'pulse'],
    ['the bot by a pattern', 'a$&b pulse', [mention('a$&b', '28:bot')], 'pulse'],
    ['tags within tags', '<<at>at>x</<at>at> pulse', [], '<at>x</at> pulse'],
  ])('%s', (_what, text, entities, words) => {
    expect(wordsIn(text, entities)).toMatchObject({ kind: 'words', words });
  });
});
