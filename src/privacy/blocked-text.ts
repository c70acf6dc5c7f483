import { Refusal } from '../refusal.ts';
import { type Finding, OFFENCES } from './guard-finding.ts';

/**
 * A text that is not stored and not sent, because of what was found in it. Only the person who typed it may see it
 * again: it is no field of the error, so that nothing that writes errors down can write it too.
 */
export class BlockedText extends Refusal {
  readonly #text: string;
  readonly #findings: readonly Finding[];

  constructor(text: string, findings: readonly Finding[]) {
    super(findings.every(isOffence) ? 'TEXT_OFFENSIVE' : 'TEXT_PERSONAL');
    this.#text = text;
    this.#findings = findings;
  }

  get text(): string {
    return this.#text;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }
}

function isOffence({ kind }: Finding): boolean {
  return OFFENCES.some((offence) => offence === kind);
}
