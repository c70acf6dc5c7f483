import { expect, test } from 'vitest';
import { renderCard } from '../../bot/rendering/render-card.ts';
import { faultsOf, ofTheProduct, SCREENS } from '../gallery/axe-faults.ts';
import { type Named, opened } from '../gallery/card-page.ts';
import { openBrowser } from '../support/browser.ts';
import { sampleMessages } from '../support/sample-messages.ts';

/** Of those that open, also with everything open. */
const cards = Object.entries(sampleMessages).flatMap(([name, message]): Named[] => {
  const card = renderCard(message);
  const open = opened(card);
  return open
    ? [
        [name, card],
        [`${name}, opened`, open],
      ]
    : [[name, card]];
});

test.each(SCREENS)('every card of the gallery keeps WCAG 2.2 AA: $screen', async (screen) => {
  const browser = await openBrowser();
  try {
    expect(ofTheProduct(await faultsOf(browser, cards, screen))).toEqual([]);
  } finally {
    await browser.close();
  }
});
