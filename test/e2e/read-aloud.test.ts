import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCard } from '../../bot/rendering/render-card.ts';
import type { Message } from '../../src/message.ts';
import { openBrowser } from '../support/browser.ts';
import { sampleMessages } from '../support/sample-messages.ts';
import { teamsHostConfig } from '../support/teams-host-config.ts';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Runs in the page. */
const DRAW = `(card, hostConfig) => {
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  drawn.parse(card);
  document.body.replaceChildren(drawn.render());
}`;

/** The same: what ends to the right of the window, which a container may hide. */
const BEYOND = `[...document.body.querySelectorAll('button, p, h2, span, div')]
  .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
  .map((one) => one.textContent)`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 900 } });
  await page.setContent('<!doctype html><html lang="en"><title>Card</title><body></body></html>');
  await page.addScriptTag({ path: renderer });
}, 120_000);

afterAll(() => browser?.close());

/** What assistive technology is told of a card, in its order. */
async function read(name: string): Promise<string> {
  const message = sampleMessages[name] as Message;
  await page.evaluate(`(${DRAW})(${JSON.stringify(renderCard(message))}, ${JSON.stringify(teamsHostConfig('light'))})`);
  return treeNow();
}

const treeNow = (): Promise<string> => page.locator('body').ariaSnapshot();

/** The words on a meter's line, before it. */
function beforeMeters(tree: string): string[] {
  const text = tree.replaceAll(/\s*\n\s*- (?:text|paragraph): /g, ' ');
  return [...text.matchAll(/([^\n]*?)[●○]{4}/gu)].map(([, words = '']) => words);
}

describe('a screen reader', () => {
  test.each([
    ['pulse-result-words', 3],
    ['summary-usual', 4],
    ['digest-usual', 4],
    ['self-check-beside', 6],
  ])(
    'reads on %s the words of each of %i meters before it, under the heading of what they are about',
    async (name, meters) => {
      const tree = await read(name);
      const words = beforeMeters(tree);
      expect(words).toHaveLength(meters);
      for (const before of words) {
        expect(before).toMatch(/agree|often|always|now and then|half the time|hardly ever/i);
      }
      expect(tree).toMatch(/heading "We are collaborative"/);
    },
  );

  test('is told by a button’s name what it would do now, and finds what it opens', async () => {
    const tree = await read('pulse-result-bands');
    expect(tree).toContain('button "Numbers"');
    expect(tree).not.toMatch(/Hide the numbers|Rounded/);

    await page.getByRole('button', { name: 'Numbers' }).click();
    const opened = await treeNow();
    expect(opened).toContain('button "Hide the numbers"');
    expect(opened).not.toContain('button "Numbers"');
    expect(opened).toMatch(/Rounded: about 70% agree/);

    await page.getByRole('button', { name: 'Hide the numbers' }).click();
    expect(await treeNow()).toBe(tree);
  });

  test('finds the rest of many rows behind their button, and the guide behind its own', async () => {
    const tree = await read('pulse-result-check');
    expect(tree.match(/[●○]{4}/gu)).toHaveLength(4);
    await page.getByRole('button', { name: 'All 15' }).click();
    expect((await treeNow()).match(/[●○]{4}/gu)).toHaveLength(15);
    await page.getByRole('button', { name: 'Fewer' }).click();
    expect(await treeNow()).toBe(tree);

    await page.getByRole('button', { name: 'Talk it through' }).click();
    await page.getByRole('button', { name: '15 minutes' }).click();
    expect(await treeNow()).toContain('heading "With 15 minutes"');
    await page.getByRole('button', { name: 'Only 5 minutes' }).click();
    await page.getByRole('button', { name: 'Close the guide' }).click();
    expect(await treeNow()).toBe(tree);
  });

  test('on a narrow screen nothing stands beyond its edge, opened or not', async () => {
    for (const name of [
      'pulse-result-check',
      'pulse-result-nine',
      'summary-nine',
      'digest-usual',
      'pulse-result-nothing',
    ]) {
      await read(name);
      for (const press of ['', 'Numbers', 'Month by month', /^All /, 'Talk it through']) {
        const found = press ? page.getByRole('button', { name: press }) : undefined;
        if (found && (await found.count()) > 0) await found.first().click();
        expect([name, String(press), await page.evaluate(BEYOND)]).toEqual([name, String(press), []]);
      }
    }
  });
});
