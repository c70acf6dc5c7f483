import { ROWS, type Verb } from '../../bot/routes.ts';
import { begun, caseFolders, type Step, whenOf } from '../golden/case.ts';
import { answeredWith, isFormBack } from '../golden/then-text.ts';
import { keepDocumentsIn, member, type Place, render, TeamsConversation, withPosted } from '../support/conversation.ts';
import { documentsIn, openStoreIn } from '../support/store-under-test.ts';

export const VERBS = Object.keys(ROWS) as Verb[];

/** The conversation in which every golden case plays. */
export const FIRST = 'team-sample-team';
export const STRANGER = 'Zephyrine Quill';
const OTHERS = [STRANGER, 'Ottoline Grackle', 'Barnaby Thistle', 'Peregrine Moss', 'Hyacinth Vole'];

/** What somebody adds to what a card sends, to be taken for another in another place. */
const FORGED = {
  from: { id: '29:alex-wilber', aadObjectId: 'person-alex-wilber', name: 'Alex Wilber' },
  conversation: { id: FIRST, conversationType: 'channel' },
  conversationId: FIRST,
  teamId: FIRST,
  thankYouTeamId: FIRST,
  personId: 'person-alex-wilber',
  teamsId: '29:alex-wilber',
  openedBy: 'person-alex-wilber',
  postedBy: 'person-alex-wilber',
  setBy: 'person-alex-wilber',
  meetingId: 'meeting-1',
  role: 'organiser',
};

/** A press that was answered with what was asked for, by the golden case of that verb. */
export interface GoodPress {
  readonly folder: string;
  readonly verb: Verb;
}

/** One for each verb that has one: a case that presses it, or else one that types its word. */
export function goodPresses(): GoodPress[] {
  return VERBS.flatMap((verb) => {
    const own = caseFolders().filter((folder) => folder.startsWith(`${verb}/`) && isGood(folder));
    const folder = own.find((one) => 'press' in whenOf(one)) ?? own[0];
    return folder ? [{ folder, verb }] : [];
  });
}

/** The first golden case in which this happens and the answer is not a refusal. */
export function goodCase(isIt: (when: Step) => boolean): string {
  const found = caseFolders().find((folder) => isGood(folder) && isIt(whenOf(folder)));
  if (!found) throw new Error('no golden case has it');
  return found;
}

function isGood(folder: string): boolean {
  return !['refusal', 'blocked-text'].includes(answeredWith(folder)) && !isFormBack(folder);
}

/** Who presses, and where. */
export interface Attempt {
  readonly who: string;
  readonly by: (when: Step) => string;
  readonly place: Place;
  /** Whether all that a forger can think of goes with it. */
  readonly isForged: boolean;
}

/** What came of the attempts, one after another. */
export interface Came {
  readonly told: readonly unknown[];
  /** The documents there are afterwards that were not there before, or not so. */
  readonly left: Readonly<Record<string, unknown>>;
  /** Those that were there before and are gone. */
  readonly lost: readonly string[];
}

/**
 * Presses what the right person pressed, with the ids of their card, somewhere else: once with the conversation of the
 * case and its past there, and once where nothing but the presser's own place has ever been.
 * @param folders two, for the two stores
 */
export async function pressElsewhere(
  { folder, verb }: GoodPress,
  attempts: readonly Attempt[],
  folders: readonly [string, string],
): Promise<[Came, Came]> {
  keepDocumentsIn((clock) => openStoreIn(folders[0], clock));
  const { conversation: first, when, known } = await begun(folder);
  keepDocumentsIn((clock) => openStoreIn(folders[1], clock));
  const nothing = new TeamsConversation([]);
  nothing.now = first.now;
  for (const conversation of [first, nothing]) {
    // So that there is something to look into, even if nothing has ever been kept.
    await conversation.ports.store.check();
    await conversation.ports.store.prepareIndex(Number.POSITIVE_INFINITY);
    withOthersElsewhere(
      conversation,
      attempts.map(({ by }) => by(when)),
    );
    Object.assign(conversation, { ports: { ...conversation.ports, newId: () => 'new-form' } });
  }
  const pressAll = async (conversation: TeamsConversation, where: string): Promise<Came> => {
    const { clock } = conversation.ports;
    const before = await documentsIn(where, clock);
    const told: unknown[] = [];
    for (const attempt of attempts) {
      const data = { ...(attempt.isForged ? { ...FORGED, ...known } : {}), ...when.data };
      told.push(await pressIn(conversation, verb, attempt.by(when), attempt.place, data));
    }
    const after = await documentsIn(where, clock);
    await conversation.close();
    return {
      told,
      left: Object.fromEntries([...after].filter(([key, json]) => before.get(key) !== json && !isMark(key))),
      lost: [...before.keys()].filter((key) => !after.has(key)),
    };
  };
  return [await pressAll(first, folders[0]), await pressAll(nothing, folders[1])];
}

/** Everywhere but in the first conversation other people are members. */
export function withOthersElsewhere(conversation: TeamsConversation, alsoThere: readonly string[] = []): void {
  const { ports, members } = conversation;
  const others = [...OTHERS, ...alsoThere].map(member);
  const membersOf = async ({ conversationId }: { conversationId: string }) =>
    conversationId === FIRST ? members : others;
  Object.assign(conversation, { ports: { ...ports, roster: { ...ports.roster, membersOf } } });
}

async function pressIn(
  conversation: TeamsConversation,
  verb: Verb,
  by: string,
  place: Place,
  data: Record<string, unknown>,
): Promise<unknown> {
  conversation.posts.length = 0;
  conversation.updates.length = 0;
  const reply = await conversation.press(by, verb, data, place);
  await conversation.runJobs();
  const shown = [...conversation.posts, ...conversation.updates];
  return {
    answer: reply && withPosted({ ...reply, message: render(reply) }),
    shown: shown.map(({ where, message }) => ({ where, card: render({ message }) })),
  };
}

/** It lies under a key of its own store. */
function isMark(key: string): boolean {
  return key.startsWith('audience-mark:');
}
