import type { Framework } from '../../src/frameworks/framework.ts';
import type { PulseResultCard } from '../../src/pulse/cards.ts';
import { type Pulse, statementsOn } from '../../src/pulse/pulse.ts';
import { resultCard } from '../../src/pulse/pulse-result.ts';
import { checkParts } from '../../src/pulse/team-check.ts';
import { longestFramework } from './longest-framework.ts';
import { closedPulse, type Outcome, shippedPack } from './sample-results.ts';
import type { SamplesOf } from './samples-of.ts';

const values = shippedPack('mse-icb-values');
const nine = shippedPack('nhs-healthcare-leadership-model');
const OF_EIGHT = { answered: 8, invited: 11 };
const OF_MANY = { answered: 14, invited: 26 };

function cardOf(framework: Framework, pulse: Pulse): PulseResultCard {
  if (!pulse.result) throw new Error('the pulse has no result');
  return resultCard(pulse, pulse.result, framework);
}

function ofValues(outcomes: readonly Outcome[], more: Parameters<typeof closedPulse>[3]): PulseResultCard {
  return cardOf(values, closedPulse(values, statementsOn(values.behaviours), outcomes, more));
}

/** What a full check asks at once, of the longest part. */
function longestPart(framework: Framework) {
  const parts = checkParts(framework).filter(({ depth }) => depth === 'full');
  return parts.toSorted((a, b) => b.statements.length - a.statements.length)[0]?.statements ?? [];
}

function ofCheck(framework: Framework, outcomes: readonly Outcome[]): PulseResultCard {
  const asked = longestPart(framework);
  const all = asked.map((_, index) => outcomes[index % outcomes.length] ?? 'few');
  const changes = asked.map((_, index) => (index === 5 ? 'lower' : 'unclear'));
  return cardOf(framework, closedPulse(framework, asked, all, { ...OF_MANY, answered: 20, changes }));
}

/** Results as the product makes them. */
export const resultMessages: SamplesOf<'pulse-result'> = {
  'pulse-result': {
    words: ofValues([4, 2, 'held', 1], { ...OF_EIGHT, changes: ['higher'] }),
    bands: ofValues([4, 3, 2, 1], { ...OF_MANY, changes: ['higher', 'unclear', 'too few', 'lower'], isSample: true }),
    close: ofValues([4, 3, 3, 4], OF_EIGHT),
    rounds: ofValues([3, 'sum', 'few', 2], OF_EIGHT),
    nothing: ofValues(['few', 'few', 'few', 'few'], { answered: 3, invited: 11, isPooling: true }),
    suppressed: ofValues(['held', 'few', 'held', 'few'], OF_EIGHT),
    nine: cardOf(
      nine,
      closedPulse(nine, statementsOn(nine.behaviours), [3, 2, 4, 1, 3, 4, 'few', 2, 3], {
        ...OF_MANY,
        changes: ['higher', 'unclear', 'unclear', 'unclear', 'lower'],
      }),
    ),
    check: ofCheck(nine, [4, 3, 2, 3, 1, 3]),
    longest: ofCheck(longestFramework, [4, 3, 2, 1]),
  },
};
