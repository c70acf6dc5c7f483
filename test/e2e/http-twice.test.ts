// Teams may send anything again. Whatever can be pressed, typed or told comes three times at once, and once more after the
// process was started anew: the documents, the new messages and the cards are those of one delivery.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS } from '../../bot/routes.ts';
import { goodCase, goodPresses } from '../attacks/elsewhere.ts';
import type { Step } from '../golden/case.ts';
import type { Happening } from '../support/conversation.ts';
import { folderForTest } from '../support/folder.ts';
import { type Left, PlayedOverHttp } from './twice.ts';

const HAPPENINGS: readonly Happening[] = ['installed', 'removed', 'meeting-started', 'meeting-ended'];

/** What may be different after all, and why; everything else is as after one delivery. */
const DIFFERENT: Readonly<Record<string, { readonly documents: RegExp; readonly because: string }>> = {
  'open-agenda-pulse': { documents: /"jobType":"show-pulse"/, because: 'as with every pulse' },
  'open-pulse': {
    documents: /"jobType":"show-pulse"/,
    because: 'its card is looked at anew, and next when ten minutes have gone by',
  },
  'open-team-check': { documents: /"jobType":"show-pulse"/, because: 'as with every pulse' },
  'delete-my-data': {
    documents: /"jobType":"delete-person"/,
    because: 'who asks again within ten minutes has what came since deleted too, ten minutes later',
  },
};

const played = new PlayedOverHttp();
beforeAll(() => played.start());
afterAll(() => played.stop());

async function twiceIsOnce(folder: string, change: Partial<Step> = {}): Promise<void> {
  const once = await played.once(folder, change, folderForTest());
  const often = await played.fourTimes(folder, change, folderForTest());
  const { documents } = DIFFERENT[change.press ?? ''] ?? {};
  const alike = (left: Left): Left => ({
    ...left,
    // When somebody was noted as named, and until when that is kept at most, is by whichever press wrote it.
    documents: left.documents
      .filter((json) => !documents?.test(json))
      .map((json) => json.replaceAll(/"(notedAt|endsAt)":\d+/g, '"$1":0')),
  });
  expect(alike(often)).toEqual(alike(once));
}

describe('a button', () => {
  test.each(goodPresses().map(({ verb, folder }) => [verb, folder] as const))('%s', (verb, folder) =>
    twiceIsOnce(folder, { press: verb }),
  );
});

describe('a word', () => {
  test.each(Object.values(ROWS).flatMap(({ typed }) => (typed ? [typed.word] : [])))('%s', (word) => {
    const folder = goodCase(({ say }) => say?.toLowerCase() === word);
    return twiceIsOnce(folder);
  });
});

describe('what Teams tells', () => {
  test.each(HAPPENINGS)('%s', (happening) => twiceIsOnce(goodCase(({ happens }) => happens === happening)));
  test('renamed', () => twiceIsOnce(goodCase(({ renamedTo }) => renamedTo !== undefined)));
});
