import type { Choice } from '../shared/card-parts.ts';

/** All that this feature shows. */
export type FrameworkMessage = ShareForm | ShareCard | SharePageCard | FrameworkCard;

/** Which behaviour of which framework: for a talk between two, or to share as text. */
export interface BehaviourForm {
  /** Why the same form is shown again; else empty. */
  readonly note: string;
  /** Empty where the team has chosen one. */
  readonly frameworks: readonly Choice[];
  readonly frameworkId: string;
  readonly behaviours: readonly Choice[];
  readonly behaviourId: string;
}

export interface ShareForm extends BehaviourForm {
  readonly kind: 'share-form';
  readonly purposes: readonly Choice[];
  readonly purpose: string;
}

export interface ShareCard {
  readonly kind: 'share';
  readonly frameworkId: string;
  readonly frameworkName: string;
  readonly purpose: string;
  readonly purposeTitle: string;
  /** Where the framework has been replaced; else empty. */
  readonly status: string;
  readonly interimLabel: string;
  /** What the pack has none of; else empty. */
  readonly note: string;
  readonly blocks: readonly {
    readonly name: string;
    readonly blockId: string;
    readonly isOpen: boolean;
    readonly lines: readonly string[];
  }[];
  /** What a button that shows all of them shows and hides. */
  readonly showAll: readonly { readonly elementId: string; readonly isVisible: boolean }[];
  readonly source: readonly string[];
  /** Where the rest is: "*2", and "Part 2 of 3"; empty if this is all. */
  readonly nextPart: string;
  readonly nextPartTitle: string;
}

interface SharePageCard {
  readonly kind: 'share-page';
  readonly frameworkId: string;
  readonly frameworkName: string;
  readonly url: string;
}

interface FrameworkCard {
  readonly kind: 'framework';
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly source: string;
  readonly sourceUrl: string;
  readonly licenceNote: string;
  readonly level: string;
  readonly note: string;
  readonly interimLabel: string;
  readonly behaviours: readonly {
    readonly name: string;
    readonly meaning: string;
    /** The lines that the source lists below it, folded away until asked for. */
    readonly partsId: string;
    readonly parts: readonly string[];
  }[];
  /** "behaviours", "attributes": what the source calls those lines. */
  readonly partLabel: string;
  /** What the button for them shows and hides, itself included; none where no behaviour has any. */
  readonly partIds: readonly string[];
}
