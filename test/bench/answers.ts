import type { Store } from '../../src/ports.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { Colleague, GroupChat } from './group-chats.ts';

/** Of so many people one presses twice, and each press goes to another process. */
const TWICE_OF = 5;

/** One answer as it is sent, so that the totals can be worked out from what was confirmed. */
export interface Answering {
  readonly chat: GroupChat;
  readonly person: Colleague;
  readonly score: 1 | 2 | 3 | 4 | 5;
}

/** Everybody's answer, the chats mixed; the second press of a person comes right after the first. */
export function answersIn(chats: readonly GroupChat[], people: number): Answering[] {
  return Array.from({ length: people }, (_, turn) =>
    chats.flatMap((chat, index) => {
      const person = chat.members[turn];
      if (!person) return [];
      const answering = { chat, person, score: (((index + turn) % 5) + 1) as Answering['score'] };
      return turn % TWICE_OF === 0 ? [answering, answering] : [answering];
    }),
  ).flat();
}

/** What came of the answers that were sent, by person. */
export interface Answered {
  readonly confirmed: Map<string, Answering>;
  /** Not confirmed: it may be counted or not. */
  readonly refused: Map<string, Answering>;
}

/** What was confirmed and not counted once, or published and not posted once. */
export async function faultsIn(
  chats: readonly GroupChat[],
  pulses: ReadonlyMap<string, Pulse>,
  { confirmed, refused }: Answered,
  store: Store,
  posted: ReadonlyMap<string, number>,
): Promise<string[]> {
  const sure = Map.groupBy(confirmed.values(), ({ chat }) => chat.chatId);
  const unsure = Map.groupBy(
    [...refused.values()].filter(({ person }) => !confirmed.has(person.id)),
    ({ chat }) => chat.chatId,
  );
  const faults = chats.map(async ({ chatId }) => {
    const pulseId = pulses.get(chatId)?.pulseId ?? '';
    const found = (await store.read('pulse', chatId, pulseId))?.value.result?.statements[0]?.histogram;
    const least = histogramOf(sure.get(chatId) ?? []);
    const more = histogramOf(unsure.get(chatId) ?? []);
    const isCounted = least.every((count, at) => {
      const counted = found?.[at] ?? -1;
      return counted >= count && counted <= count + (more[at] ?? 0);
    });
    const times = posted.get(chatId) ?? 0;
    return [
      ...(isCounted ? [] : [`${chatId}: the totals are ${found}, and ${least} were confirmed`]),
      ...(times === 1 ? [] : [`${chatId}: the result was posted ${times} times`]),
      ...((await store.countAnswers(pulseId)) === 0 ? [] : [`${chatId}: answers are left after the close`]),
    ];
  });
  return (await Promise.all(faults)).flat();
}

function histogramOf(answers: readonly Answering[]): number[] {
  return [1, 2, 3, 4, 5].map((score) => answers.filter((answer) => answer.score === score).length);
}
