import type { Guide } from '../guide/guide.ts';
import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type MeetingMessage =
  | AgendaForm
  | AgendaCard
  | AgendaPrepared
  | AgendaWithdrawn
  | ProposalForm
  | AgendaProposal
  | ChairNote;

/** Up to three items; an empty choice leaves it to the bot. */
interface AgendaForm {
  readonly kind: 'agenda-form';
  readonly formId: string;
  readonly items: readonly {
    /** From 1; the names of the item's inputs end in it. */
    readonly number: number;
    readonly itemType: string;
    readonly lineWords: string;
    readonly behaviourId: string;
    /** Whether it is open when the form appears, and whether it then has a button that opens the next one. */
    readonly isOpen: boolean;
    readonly opensNext: boolean;
  }[];
  readonly itemTypes: readonly Choice[];
  readonly behaviours: readonly Choice[];
  /** "yes" or empty, as a checkbox holds it. */
  readonly isSeries: string;
  /** What the bot would choose for an item of no particular type, and why. */
  readonly suggestion: string;
  readonly interimLabel: string;
}

interface ShownItem {
  /** "Decision"; empty for an item of no particular type. */
  readonly typeName: string;
  readonly lineWords: string;
  readonly name: string;
  readonly meaning: string;
  readonly question: string;
  /** Why the bot chose it; empty if somebody did. */
  readonly why: string;
  readonly proposedBy: string;
}

export interface AgendaCard {
  readonly kind: 'agenda';
  readonly agendaId: string;
  readonly title: string;
  readonly source: string;
  readonly interimLabel: string;
  readonly items: readonly (ShownItem & {
    readonly looksLike: readonly string[];
    readonly doesNotLookLike: readonly string[];
  })[];
  /** "Papers three days before: did it help?"; empty where there is nothing to look back on. */
  readonly lookBack: string;
  /** What was found; empty until somebody has said. */
  readonly lookBackOutcome: string;
  /** Steps through the questions: the number that this card shows, so that pressing twice is pressing once. */
  readonly shownQuestion: number;
}

/** What waits for its meeting. */
export interface AgendaPrepared {
  readonly kind: 'agenda-prepared';
  readonly agendaId: string;
  readonly preparedBy: string;
  readonly isSeries: boolean;
  readonly isFull: boolean;
  readonly source: string;
  readonly interimLabel: string;
  readonly items: readonly ShownItem[];
  /** To paste into an invitation or minutes: the title, then each item. */
  readonly plainText: readonly { readonly lines: readonly string[] }[];
}

interface AgendaWithdrawn {
  readonly kind: 'agenda-withdrawn';
  readonly withdrawnBy: string;
}

interface ProposalForm {
  readonly kind: 'proposal-form';
  readonly agendaId: string;
  readonly itemTypes: readonly Choice[];
  readonly itemType: string;
  readonly lineWords: string;
  readonly behaviours: readonly Choice[];
  readonly behaviourId: string;
  readonly interimLabel: string;
}

/** That a member put a behaviour on a prepared agenda. */
interface AgendaProposal {
  readonly kind: 'agenda-proposal';
  readonly proposedBy: string;
  readonly behaviourName: string;
  readonly lineWords: string;
}

/** What the chair of a meeting reads alone, in their own chat: the result as everybody reads it, and an idea for next time. */
export interface ChairNote {
  readonly kind: 'chair-note';
  readonly teamName: string;
  readonly answered: string;
  /** Filled when nothing at all may be shown. */
  readonly nothing: string;
  readonly statements: readonly { readonly behaviourName: string; readonly words: string }[];
  readonly guide: Guide;
  readonly suggestedName: string;
  readonly suggestedWhy: string;
  readonly question: string;
  /** Which behaviours and weeks went without a shared thank-you; empty where saying so could point at somebody. */
  readonly thanksHint: string;
  readonly isSample: boolean;
}
