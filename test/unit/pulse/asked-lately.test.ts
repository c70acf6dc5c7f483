import { describe, expect, test } from 'vitest';
import type { Framework } from '../../../src/frameworks/framework.ts';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { type Disclosable, disclose, holdBack } from '../../../src/privacy/disclose.ts';
import { askedLately } from '../../../src/pulse/asked-lately.ts';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { samplePulse, sampleResult } from '../../support/sample-documents.ts';

const framework = readFramework();
const ZONE = 'Europe/London';
const FRIDAY_MIDNIGHT = Date.UTC(2026, 10, 13);
const WORDS = disclose({ histogram: [0, 0, 0, 3, 3], notSure: 0 }, 6, 5);
const NOTHING = disclose({ histogram: [0, 0, 0, 2, 2], notSure: 0 }, 6, 5);

function readFramework(): Framework {
  const found = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
  if (!found) throw new Error('the pack is missing');
  return found;
}

/** On some of the framework's behaviours, which closes so many days after Tuesday 10 November; open where nothing is given. */
function asking(behaviours: readonly string[], days: number, published?: readonly Disclosable[]): Pulse {
  const statements = behaviours.map((behaviourId) => ({
    behaviourId: 'another',
    behaviourName: 'Another',
    text: framework.behaviours.find(({ id }) => id === behaviourId)?.pulse ?? behaviourId,
  }));
  const results = published?.map((one) => ({ behaviourId: 'another', published: one, change: 'new' as const }));
  return samplePulse({
    statements,
    closesAt: Date.UTC(2026, 10, 10 + days, 9),
    result: results ? sampleResult({ statements: results }) : null,
  });
}

function lately(now: number, ...pulses: Pulse[]): Record<string, string> {
  const again = askedLately(framework, pulses, ZONE, now);
  return Object.fromEntries([...again].map(([id, at]) => [id, new Date(at).toISOString()]));
}

describe('what this team was asked lately', () => {
  test.each([
    ['until the last moment of the third day', FRIDAY_MIDNIGHT - 1, { collaborative: '2026-11-13T00:00:00.000Z' }],
    ['and then not any more', FRIDAY_MIDNIGHT, {}],
  ])('is asked again on the third day after it closed: %s', (_, now, expected) => {
    expect(lately(now, asking(['collaborative'], 0, [WORDS]))).toEqual(expected);
  });

  test('is also what is still open', () => {
    expect(lately(FRIDAY_MIDNIGHT, asking(['collaborative'], 7))).toEqual({
      collaborative: '2026-11-20T00:00:00.000Z',
    });
  });

  test.each([
    ['came to nothing', NOTHING],
    ['was suppressed', holdBack()],
  ])('is not what %s: only what was shown beside it', (_, published) => {
    const pulse = asking(['collaborative', 'innovative'], 1, [published, WORDS]);
    expect(lately(FRIDAY_MIDNIGHT, pulse)).toEqual({ innovative: '2026-11-14T00:00:00.000Z' });
  });

  test('can be asked again when the last pulse on it allows that, in whichever order they are found', () => {
    const [early, late] = [asking(['collaborative'], 1, [WORDS]), asking(['collaborative'], 2, [WORDS])];
    const expected = { collaborative: '2026-11-15T00:00:00.000Z' };
    expect([lately(FRIDAY_MIDNIGHT, early, late), lately(FRIDAY_MIDNIGHT, late, early)]).toEqual([expected, expected]);
  });

  test('goes by its words alone, whichever pack asked; what this framework does not ask is not in it', () => {
    const words = framework.behaviours.find(({ id }) => id === 'innovative')?.pulse.toUpperCase() ?? '';
    expect(lately(FRIDAY_MIDNIGHT, asking([`  ${words} `, 'We sing.'], 1, [WORDS, WORDS]))).toEqual({
      innovative: '2026-11-14T00:00:00.000Z',
    });
  });

  test('is also a statement whose result is missing', () => {
    expect(Object.keys(lately(FRIDAY_MIDNIGHT, asking(['collaborative'], 1, [])))).toEqual(['collaborative']);
  });
});
