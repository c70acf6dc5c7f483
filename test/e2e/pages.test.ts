import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageAddress } from '../../src/frameworks/shared-page.ts';
import { BotUnderTest } from '../support/bot-under-test.ts';
import { openBrowser } from '../support/browser.ts';
import { fullSettings } from '../support/sample-notice.ts';
import { goodPack } from '../unit/frameworks/pack-folder.ts';

const TO_PRINT = [
  ...['eeast-values', 'hw-ics-leadership-behaviours', 'impact4-teaming', 'jersey-tier3', 'mse-icb-values'],
  ...['nhs-healthcare-leadership-model', 'ward-values'],
].map((id) => `/frameworks/${id}`);
const PAGES = [
  '/',
  '/privacy',
  '/for-staff',
  '/accessibility',
  '/terms',
  '/nowhere',
  '/frameworks/nobody',
  ...TO_PRINT,
];
const LONG = `https://fenland.example.org/${'a-long-address-without-a-gap-'.repeat(8)}`;

const bot = new BotUnderTest();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  writeFileSync(join(bot.folder, 'own.yaml'), goodPack);
  await bot.start({ ...fullSettings, PRIVACY_URL: LONG, FRAMEWORKS_DIR: bot.folder });
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await bot.stop();
});

async function open(path: string): Promise<void> {
  await page.goto(bot.url(path));
}

describe.each(PAGES)('%s in a browser', (path) => {
  test('says what language it is in, what it is, and where its parts are', async () => {
    await open(path);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(await page.title()).toContain('Behaviours');
    for (const landmark of ['main', 'contentinfo'] as const) expect(await page.getByRole(landmark).count()).toBe(1);
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    }, 0);
  });

  test('fits into 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test.each(['light', 'dark'] as const)('can be read where the screen is %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open(path);
    const [background, text, link] = await page.evaluate(() => {
      const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
      return [of('html').backgroundColor, of('main p').color, of('a').color];
    });
    expect(luminance(background) < 0.5).toBe(colorScheme === 'dark');
    expect(contrast(background, text)).toBeGreaterThan(7);
    expect(contrast(background, link)).toBeGreaterThan(4.5);
    await page.emulateMedia({ colorScheme: null });
  });
});

describe.each([
  ['/privacy', 'Your rights'],
  ['/for-staff', 'What it cannot be used for'],
  ['/accessibility', 'What was measured, and how'],
])('%s', (path, title) => {
  test('has contents that lead to what they name', async () => {
    await open(path);
    await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: title }).click();
    expect(new URL(page.url()).hash).toBe(`#${title.toLowerCase().replace(/[^a-z]+/g, '-')}`);
    const heading = page.getByRole('heading', { name: title });
    await expect
      .poll(() => heading.evaluate((element) => Math.abs(element.getBoundingClientRect().top)))
      .toBeLessThan(50);
  });

  test('is dark on white on paper, without what can only be clicked', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await open(path);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('contentinfo').count()).toBe(0);
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(luminance(background)).toBe(1);
    await page.emulateMedia({ media: null, colorScheme: null });
  });
});

test('what staff side is shown is two sheets of A4', async () => {
  await open('/for-staff');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/MediaBox /g)?.length).toBeLessThanOrEqual(2);
});

describe.each(TO_PRINT)('%s on paper', (path) => {
  test('is in ink and one colour on white, without what can only be clicked', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await open(path);
    expect(await page.getByRole('contentinfo').count()).toBe(0);
    const [texts, grounds] = await page.evaluate(() => {
      const all = [...document.querySelectorAll('html, html main, html main *')].map((one) => getComputedStyle(one));
      const unique = (colours: string[]) => [...new Set(colours)];
      return [unique(all.map(({ color }) => color)), unique(all.map(({ backgroundColor }) => backgroundColor))];
    });
    expect(texts).toHaveLength(2);
    for (const colour of texts) expect(contrast('rgb(255, 255, 255)', colour)).toBeGreaterThan(7);
    expect(grounds.filter((colour) => colour !== 'rgba(0, 0, 0, 0)')).toEqual(['rgb(255, 255, 255)']);
    await page.emulateMedia({ media: null, colorScheme: null });
  });

  test('is A4, keeps each behaviour on one sheet where it has room there, and has nothing beyond the edge', async () => {
    await open(path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, box = '']) => box.split(' ').map(Number));
    expect(sheets.length).toBeGreaterThan(0);
    for (const [, , width, height] of sheets)
      expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842]);
    await page.emulateMedia({ media: 'print' });
    const breaks = await page
      .locator('article')
      .evaluateAll((all) => all.map((one) => [getComputedStyle(one).breakInside, one.scrollWidth - one.clientWidth]));
    expect(new Set(breaks.map(String))).toEqual(new Set(['avoid,0']));
    await page.emulateMedia({ media: null });
  });
});

test('an organisation’s own pack is a page as well, where the card leads', async () => {
  await page.goto(pageAddress('ward-values', bot.url('')));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ward values');
  expect(await page.getByRole('article', { name: 'We are kind' }).textContent()).toContain('We ask how a shift went.');
  expect(await page.getByText('Our own words.').count()).toBe(1);
});

/** As WCAG has it, of "rgb(1, 2, 3)". */
function luminance(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
