import type { Store } from '../../src/ports.ts';
import { type Disclosable, disclose, type Histogram, LOWEST_THRESHOLD } from '../../src/privacy/disclose.ts';
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
  const faults = chats.map(async (chat) => {
    const { chatId } = chat;
    const pulseId = pulses.get(chatId)?.pulseId ?? '';
    const result = (await store.read('pulse', chatId, pulseId))?.value.result;
    const [least = [], most = []] = [sure.get(chatId), [...(sure.get(chatId) ?? []), ...(unsure.get(chatId) ?? [])]];
    const counted = result?.answeredCount ?? -1;
    const shown = JSON.stringify(result?.statements[0]?.published);
    const isCounted =
      counted >= least.length &&
      counted <= most.length &&
      (most.length > least.length || shown === JSON.stringify(publishedOf(least, chat.members.length)));
    const times = posted.get(chatId) ?? 0;
    return [
      ...(isCounted
        ? []
        : [
            `${chatId}: ${counted} answers are counted, and ${least.length} to ${most.length} were confirmed; ${shown} is shown`,
          ]),
      ...(times === 1 ? [] : [`${chatId}: the result was posted ${times} times`]),
      ...((await store.countAnswers(pulseId)) === 0 ? [] : [`${chatId}: answers are left after the close`]),
    ];
  });
  return (await Promise.all(faults)).flat();
}

function publishedOf(answers: readonly Answering[], asked: number): Disclosable {
  const count = (score: number): number => answers.filter((answer) => answer.score === score).length;
  const histogram: Histogram = [count(1), count(2), count(3), count(4), count(5)];
  return disclose({ histogram, notSure: 0 }, asked, LOWEST_THRESHOLD);
}
