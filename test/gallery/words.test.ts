import { expect, test } from 'vitest';
import { MESSAGE_KINDS } from '../../bot/rendering/card-summaries.ts';
import { renderCard } from '../../bot/rendering/render-card.ts';
import type { Message, MessageKind } from '../../src/message.ts';
import { SCALE } from '../../src/pulse/pulse.ts';
import { sampleMessages } from '../support/sample-messages.ts';
import { withLongestPack } from './longest-shipped.ts';
import { visibleTexts, wordCount } from './visible-words.ts';

/** How many words a person sees of a card without opening anything; what asks does not count its statement and answers. */
const MOST = 60;
const MOST_OF: Partial<Record<MessageKind, number>> = {
  pulse: 45,
  agenda: 90,
  'pulse-result': 90,
  summary: 90,
  digest: 90,
};

const LATER = 'issue 17/18 makes it shorter';
/** What may have more. A card that keeps the limit is to be taken off; in the end there are six at most. */
const MAY_HAVE_MORE: Partial<Record<MessageKind, string>> = {
  privacy: 'who asks what is kept is told of each kind of thing',
  framework: 'what it shows is the framework itself',
  share: 'what it shows is a text to copy',
  next: LATER,
  preferences: LATER,
  'preferences-form': LATER,
  agenda: LATER,
  pulse: LATER,
  welcome: LATER,
  help: LATER,
  behaviour: LATER,
  'self-check': LATER,
  'self-checks': LATER,
  'self-check-form': LATER,
  'self-check-start': LATER,
  'chair-note': LATER,
  'team-check-form': LATER,
  'thanks-change-form': LATER,
  'rhythm-form': LATER,
  'rhythm-successor': LATER,
  'agenda-form': LATER,
  'agenda-prepared': LATER,
  'blocked-text': LATER,
  'action-form': LATER,
  'place-paused': LATER,
  'one-to-one': LATER,
  'one-to-one-form': LATER,
  'pulse-form': LATER,
  'pulse-waits': LATER,
  'pulse-closed': LATER,
  'pulse-answered': 'asks for a comment too, whose promise stands above its field',
  'pulse-page': 'all statements on one page, for whoever asks for it',
  'settings-form': LATER,
};

/** Those are made to burst a card. */
const counted = Object.entries(sampleMessages).filter(([name]) => !/-(hostile|largest|longest)$/.test(name));

function wordsSeen(message: Message): number {
  const shown = withLongestPack(message);
  const notCounted = new Set(
    shown.kind === 'pulse' ? [...SCALE.map(({ title }) => title), ...statementsOf(shown)] : [],
  );
  return wordCount(visibleTexts(renderCard(shown)).filter((text) => !notCounted.has(text)));
}

function statementsOf({ statements }: Extract<Message, { kind: 'pulse' }>): string[] {
  return statements.map(({ text }) => text);
}

test.each(MESSAGE_KINDS)(
  '%s has no more words than it may, and is on the list of those with more only as long as it has',
  (kind) => {
    const most = Math.max(...counted.filter(([, message]) => message.kind === kind).map(([, one]) => wordsSeen(one)));
    const limit = MOST_OF[kind] ?? MOST;
    if (MAY_HAVE_MORE[kind] === undefined) expect(most).toBeLessThanOrEqual(limit);
    else expect(most, `${kind} keeps its limit: take it off the list`).toBeGreaterThan(limit);
  },
);

test('the banner of sample data is never longer than what it stands on', () => {
  const samples = counted.filter(([, message]) => 'isSample' in message && message.isSample);
  expect(samples.length).toBeGreaterThan(3);
  for (const [name, message] of samples) {
    const words = (isSample: boolean) => wordCount(visibleTexts(renderCard({ ...message, isSample } as Message)));
    expect([name, words(true) - words(false) <= words(false)]).toEqual([name, true]);
    expect(words(true)).toBeGreaterThan(words(false));
  }
});

test('words are counted as they are seen', () => {
  const card = {
    body: [
      { type: 'TextBlock', text: 'One two' },
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'three ' },
          { type: 'TextRun', text: '●●○○ · 4' },
        ],
      },
      { type: 'Container', isVisible: false, items: [{ type: 'TextBlock', text: 'not seen' }] },
      { type: 'Input.Text', label: 'five', placeholder: 'six' },
      {
        type: 'Input.ChoiceSet',
        label: 'seven',
        style: 'compact',
        value: 'b',
        choices: [
          { title: 'no', value: 'a' },
          { title: 'eight', value: 'b' },
        ],
      },
      { type: 'Input.ChoiceSet', label: 'nine', style: 'expanded', choices: [{ title: 'ten', value: 'a' }] },
    ],
    actions: [{ type: 'Action.Execute', title: 'well-known eleven' }],
  };
  expect(wordCount(visibleTexts(card))).toBe(12);
});
