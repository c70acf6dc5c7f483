import { readPackFiles, shippedPacks } from '../../src/frameworks/pack-files.ts';
import { type Guide, guideTo } from '../../src/guide/guide.ts';
import type { GuideKind } from '../../src/guide/words.ts';

const { frameworks } = readPackFiles([shippedPacks]);
const behaviours = frameworks.flatMap((framework) => framework.behaviours);

/** To a result of a behaviour of the shipped packs. */
export function sampleGuide(kind: GuideKind, behaviourId = 'living-well'): Guide {
  return guideTo(
    kind,
    behaviours.find(({ id }) => id === behaviourId),
  );
}
