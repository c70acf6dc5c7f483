import { describe, expect, it } from 'vitest';
import { readPackFiles, shippedPacks } from '../../../src/frameworks/pack-files.ts';
import { BOT_CHOOSES, chooseItems, filledItems, type WantedItem } from '../../../src/meetings/wanted-item.ts';
import { Refusal } from '../../../src/refusal.ts';

const framework = readPackFiles([shippedPacks]).frameworks.find(({ id }) => id === 'mse-icb-values');
if (!framework) throw new Error('the pack is missing');
const NO_PAST = { uses: [], toWorkOn: null, timeZone: 'Europe/London' };
const item = (fields: Partial<WantedItem> = {}): WantedItem => ({ itemType: '', line: '', behaviourId: '', ...fields });

describe('the items of a form', () => {
  it('are those that somebody put something in', () => {
    const items = [item({ line: '  ' }), item({ behaviourId: 'innovative' }), item({ itemType: 'risk' })];
    expect(filledItems(items)).toEqual(items.slice(1));
  });

  it.each([
    ['nothing was touched', [item({ behaviourId: BOT_CHOOSES }), item({ behaviourId: BOT_CHOOSES }), item()]],
    ['nothing was sent', []],
  ])('are one that is left to the bot where %s', (_what, items) => {
    expect(filledItems(items)).toEqual([item()]);
  });
});

describe('the behaviours of an agenda', () => {
  const chosen = (...wanted: WantedItem[]) => chooseItems(framework, NO_PAST, wanted);

  it('are never chosen by the bot where the chair chose them, whichever comes first', () => {
    const items = chosen(item({ itemType: 'partnership' }), item({ behaviourId: 'collaborative' }));
    expect(items.map(({ behaviourId }) => behaviourId)).toEqual(['innovative', 'collaborative']);
    expect(items.map(({ why }) => why)).toEqual([{ code: 'next in turn', lastOn: '' }, null]);
  });

  it('come again where the framework has fewer than there are items', () => {
    const [only] = framework.behaviours;
    const small = { ...framework, behaviours: only ? [only] : [] };
    const items = chooseItems(small, NO_PAST, [item(), item({ line: 'Waiting list' })]);
    expect(items.map(({ behaviourId }) => behaviourId)).toEqual(['collaborative', 'collaborative']);
    expect(new Set(items.map(({ prompts }) => prompts.join())).size).toBe(2);
  });

  it('are of the framework', () => {
    expect(() => chosen(item({ behaviourId: 'always-improving' }))).toThrow(new Refusal('BEHAVIOUR_UNKNOWN'));
  });

  it('go with lines that fit on a card', () => {
    expect(chosen(item({ line: ` ${'x'.repeat(200)} ` }))[0]?.line).toHaveLength(200);
    expect(() => chosen(item({ line: 'x'.repeat(201) }))).toThrow(new Refusal('TEXT_TOO_LONG'));
  });
});
