import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { faultsOf, ofTheProduct, SCREENS } from './axe-faults.ts';
import { opened } from './card-page.ts';
import { fullestCards } from './kept-cards.ts';

/** With everything open, so that nothing is passed over. */
const cards = [...fullestCards].map(([kind, card]) => [kind, opened(card) ?? card] as const);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test.each(SCREENS)(
  'every kind of card keeps WCAG 2.2 AA: $screen',
  async (screen) => {
    expect(ofTheProduct(await faultsOf(browser, cards, screen))).toEqual([]);
  },
  600_000,
);

test('a fault is found: a button whose name is not what stands on it, letters that are hardly there, a field without a label', async () => {
  const faulty = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'Container',
        selectAction: { type: 'Action.OpenUrl', url: 'https://example.org', title: 'Open' },
        items: [{ type: 'TextBlock', text: 'Read the notice' }],
      },
      { type: 'Input.Text', id: 'words' },
    ],
  };
  const found = ofTheProduct(await faultsOf(browser, [['faulty', faulty]], SCREENS[0]));
  expect(found.map(({ rule }) => rule).sort()).toEqual(['label', 'label-content-name-mismatch']);
});
