import { z } from 'zod';
import { type Behaviour, type Framework, findBehaviour, promptsFor, SUITED_ITEMS } from '../frameworks/framework.ts';
import { dayOf, IsoDate } from '../scheduling/recurrence.ts';

/** For so many meetings after its result a behaviour is chosen as the one to work on; then it takes its turn again. */
const MEETINGS_TO_WORK_ON_IT = 3;
/** No prompt comes again within so many agendas, as long as there is another one. */
const NO_REPEAT_WITHIN = 20;

/** What an item of an agenda is about; the bot suggests a behaviour that fits it. */
export const ITEM_TYPES = [...SUITED_ITEMS, 'other'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** That a behaviour was on an agenda, with the prompts that were shown for it, the first one first; milliseconds since 1970. */
export interface Use {
  readonly behaviourId: string;
  readonly prompts: readonly string[];
  readonly at: number;
}

/** What the team's past says to whoever chooses for it. */
export interface History {
  /** In any order. */
  readonly uses: readonly Use[];
  /** The behaviour that came out of the latest result as the one to work on, and when that was; null where none did. */
  readonly toWorkOn: { readonly behaviourId: string; readonly since: number } | null;
  readonly timeZone: string;
}

/** The day on which a behaviour was last on an agenda, in the team's zone; empty if it never was. */
const LastOn = z.union([IsoDate, z.literal('')]);

/** Why the bot chose a behaviour for an item: it came out as the one to work on, fits the item, or is next in turn. */
export const Why = z.discriminatedUnion('code', [
  z.object({ code: z.literal('to work on') }),
  z.object({ code: z.literal('fits'), lastOn: LastOn }),
  z.object({ code: z.literal('next in turn'), lastOn: LastOn }),
]);
export type Why = z.infer<typeof Why>;

export interface BotChoice {
  readonly behaviour: Behaviour;
  readonly prompt: string;
  readonly why: Why;
}

/**
 * A behaviour and a prompt for one item: all that suggests or chooses one for a team asks here, so that no card contradicts
 * another. First what the latest result says to work on; else what fits the item and was not on the latest agenda, or is
 * next in turn, with a prompt that was not shown lately. The same past leads to the same choice.
 * @param taken the behaviours that are on this agenda already
 * @returns undefined where the framework has no behaviour that is not taken
 */
export function choose(
  framework: Framework,
  history: History,
  itemType: ItemType,
  taken: readonly string[] = [],
): BotChoice | undefined {
  const { uses, timeZone } = history;
  const toWorkOn = findBehaviour(framework, stillToWorkOn(history));
  if (toWorkOn && !taken.includes(toWorkOn.id)) {
    return { behaviour: toWorkOn, prompt: choosePrompt(toWorkOn, itemType, uses), why: { code: 'to work on' } };
  }
  const lately = new Set(latestUses(uses, NO_REPEAT_WITHIN).flatMap(({ prompts }) => prompts));
  const offered = candidates(framework, uses, itemType, taken).map(({ behaviour, isFitting }) => {
    const why = { code: isFitting ? 'fits' : 'next in turn', lastOn: lastOn(behaviour.id, uses, timeZone) } as const;
    return { behaviour, prompt: choosePrompt(behaviour, itemType, uses), why };
  });
  return offered.find(({ prompt }) => !lately.has(prompt)) ?? offered[0];
}

/**
 * The prompt of a behaviour that fits an item and was shown longest ago, those never shown first, in the pack's order.
 * @param turn takes the one so many places further, round and round, for what is nowhere written down as shown
 */
export function choosePrompt(
  behaviour: Pick<Behaviour, 'id' | 'prompts'>,
  itemType: ItemType,
  uses: readonly Use[],
  turn = 0,
): string {
  const shown = uses
    .filter(({ behaviourId }) => behaviourId === behaviour.id)
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ prompts }) => prompts);
  const texts = promptsFor(behaviour, itemType).map(({ text }) => text);
  const inTurn = texts.toSorted((a, b) => shown.lastIndexOf(a) - shown.lastIndexOf(b));
  return inTurn[turn % inTurn.length] ?? '';
}

/** The behaviours in the order of their turn: those never used first, in the framework's order, then those used longest ago. */
export function behavioursInTurn(
  { behaviours }: Framework,
  uses: readonly Pick<Use, 'behaviourId' | 'at'>[],
): Behaviour[] {
  return behaviours.toSorted((a, b) => lastUse(a.id, uses) - lastUse(b.id, uses));
}

function stillToWorkOn({ uses, toWorkOn }: History): string {
  if (!toWorkOn) return '';
  const { behaviourId, since } = toWorkOn;
  const meetings = new Set(uses.filter((use) => use.behaviourId === behaviourId && use.at > since).map(({ at }) => at));
  return meetings.size < MEETINGS_TO_WORK_ON_IT ? behaviourId : '';
}

/** Those that fit before those that only are next in turn. */
function candidates(
  framework: Framework,
  uses: readonly Use[],
  itemType: ItemType,
  taken: readonly string[],
): { readonly behaviour: Behaviour; readonly isFitting: boolean }[] {
  const latest = new Set(latestUses(uses, 1).map(({ behaviourId }) => behaviourId));
  const free = behavioursInTurn(framework, uses).filter(({ id }) => !taken.includes(id));
  const offered = free.map((behaviour) => ({
    behaviour,
    isFitting: behaviour.suits.some((suited) => suited === itemType) && !latest.has(behaviour.id),
  }));
  return [...offered.filter(({ isFitting }) => isFitting), ...offered.filter(({ isFitting }) => !isFitting)];
}

/** What was on so many of the latest agendas. */
function latestUses(uses: readonly Use[], agendas: number): Use[] {
  const moments = [...new Set(uses.map(({ at }) => at))].toSorted((a, b) => b - a);
  const since = moments[Math.min(agendas, moments.length) - 1];
  return since === undefined ? [] : uses.filter(({ at }) => at >= since);
}

function lastUse(behaviourId: string, uses: readonly Pick<Use, 'behaviourId' | 'at'>[]): number {
  return uses.reduce((last, use) => (use.behaviourId === behaviourId ? Math.max(last, use.at) : last), 0);
}

function lastOn(behaviourId: string, uses: readonly Use[], timeZone: string): string {
  const at = lastUse(behaviourId, uses);
  return at === 0 ? '' : dayOf(at, timeZone);
}
