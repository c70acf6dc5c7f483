import type { Framework } from '../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import { type Disclosable, disclose, discloseRounds, type Histogram, holdBack } from '../../src/privacy/disclose.ts';
import type { Change, Pulse, Statement } from '../../src/pulse/pulse.ts';
import { pulseResult } from '../../src/pulse/pulse-result.ts';
import { sampleMember, samplePulse } from './sample-documents.ts';

const { frameworks: SHIPPED } = readPackFiles([shippedPacks]);

export { SHIPPED };

export function shippedPack(id: string): Framework {
  const found = SHIPPED.find((framework) => framework.id === id);
  if (!found) throw new Error(`there is no pack ${id}`);
  return found;
}

/** What came of one statement: one of four levels, of rounds together (high or low), held back, or too few. */
export type Outcome = 1 | 2 | 3 | 4 | 'sum' | 'low sum' | 'held' | 'few';

/** Shares that are each of the four levels, in tenths. */
const TENTHS = { 1: 2, 2: 5, 3: 7, 4: 9 } as const;
const TOO_FEW: Histogram = [0, 0, 1, 1, 1];
const THREE_AND_FOUR: Histogram = [0, 0, 1, 4, 2];
const LOW_SUM: Histogram = [4, 2, 1, 0, 0];

export function publishedAs(outcome: Outcome, answered: number, invited: number): Disclosable {
  if (outcome === 'held') return holdBack();
  if (outcome === 'few') return disclose({ histogram: TOO_FEW, notSure: 0 }, invited, 5);
  if (outcome === 'low sum') return discloseRounds(LOW_SUM, 2, 5);
  if (outcome === 'sum') return discloseRounds(THREE_AND_FOUR, 2, 5);
  const agree = Math.round((answered * TENTHS[outcome]) / 10);
  return disclose({ histogram: [answered - agree, 0, 0, agree, 0], notSure: 0 }, invited, 5);
}

interface Closed extends Partial<Pulse> {
  readonly answered: number;
  readonly invited: number;
  readonly changes?: readonly Change[];
}

/** A pulse of a framework that has closed, with what came of each statement. */
export function closedPulse(
  framework: Pick<Framework, 'id' | 'version'>,
  statements: readonly Statement[],
  outcomes: readonly Outcome[],
  { answered, invited, changes = [], ...overrides }: Closed,
): Pulse {
  const pulse = samplePulse({
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    statements: [...statements],
    audience: Array.from({ length: invited }, (_, index) => sampleMember(`person ${index}`)),
    state: 'closed',
    closesAt: Date.UTC(2026, 10, 12, 16),
    ...overrides,
  });
  const decided = statements.map((_, index) => ({
    published: publishedAs(outcomes[index] ?? 'few', answered, invited),
    change: changes[index] ?? ('unclear' as const),
  }));
  return { ...pulse, result: pulseResult(pulse, decided, answered) };
}
