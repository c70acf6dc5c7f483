import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Theme } from '../support/teams-host-config.ts';
import { drawCards, type Named, openCardPage } from './card-page.ts';

type Browser = Parameters<typeof openCardPage>[0];

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How a person may have set their screen. */
export const SCREENS = [
  { screen: 'light', theme: 'light', width: 600, forcedColors: 'none' },
  { screen: 'dark', theme: 'dark', width: 600, forcedColors: 'none' },
  { screen: 'forced colours', theme: 'light', width: 600, forcedColors: 'active' },
  { screen: '320 pixels', theme: 'light', width: 320, forcedColors: 'none' },
] as const satisfies readonly { screen: string; theme: Theme; width: number; forcedColors: 'none' | 'active' }[];

/** What axe finds in one card: the rule and the piece of HTML. */
export interface Fault {
  readonly card: string;
  readonly rule: string;
  readonly html: string;
}

/** Runs in the page; that a card is wider than its place is a fault too (WCAG 1.4.10), which axe does not look for. */
const LOOK = `async (tags) => {
  const { violations } = await axe.run('#cards', { runOnly: tags, resultTypes: ['violations'], selectors: false });
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ rule: id, html })));
  const [card] = document.querySelectorAll('.card');
  return card.scrollWidth > card.clientWidth ? [...found, { rule: 'reflow', html: '' }] : found;
}`;

/** Draws the cards beneath one another and has axe look at all of them at once. */
export async function faultsOf(
  browser: Browser,
  cards: readonly Named[],
  { theme, width, forcedColors }: (typeof SCREENS)[number],
): Promise<Fault[]> {
  const page: Page = await openCardPage(browser, { theme, width });
  try {
    await page.emulateMedia({ forcedColors });
    await page.addScriptTag({ content: axe.source });
    const found: Fault[] = [];
    for (const [name, card] of cards) {
      await drawCards(page, [[name, card]], theme);
      const faults: Omit<Fault, 'card'>[] = await page.evaluate(`(${LOOK})(${JSON.stringify(WCAG_22_AA)})`);
      found.push(...faults.map((fault) => ({ card: name, ...fault })));
    }
    return found;
  } finally {
    await page.close();
  }
}

/** What Microsoft's renderer draws so, whatever a card says, and why it is left to it. */
const OF_THE_RENDERER: readonly { readonly rule: string; readonly html: RegExp; readonly because: string }[] = [
  {
    rule: 'target-size',
    html: /^<input [^>]*type="(?:checkbox|radio)"/,
    because: 'it draws a choice 13 pixels high, close to the next one; the words beside it can be pressed too',
  },
  {
    rule: 'label',
    html: /^<input class="ac-input ac-choiceSetInput-filtered-textbox"/,
    because: 'it does not join the label to the field in which one types to find a choice',
  },
];

/** The faults that the product can mend. */
export function ofTheProduct(faults: readonly Fault[]): Fault[] {
  return faults.filter(
    (fault) => !OF_THE_RENDERER.some(({ rule, html }) => rule === fault.rule && html.test(fault.html)),
  );
}
