import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalConfig, toConfig } from '../../bot/config.ts';
import { type Running, startProcess } from '../../bot/index.ts';
import { answerAsColleagues } from '../../bot/local/sample-colleagues.ts';
import { SAMPLE_TEAM, sampleMembers } from '../../bot/local/sample-team.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import {
  dropDatabase,
  makeDatabase,
  newDatabaseName,
  storeEnv,
  withStoreSecrets,
} from '../support/store-under-test.ts';

const teamId = SAMPLE_TEAM.team.id;
const database = newDatabaseName();

let dataDir: string;
let running: Running;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'behaviours-'));
  const [port, playgroundPort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), PLAYGROUND_PORT: String(playgroundPort) };
  const config = toConfig({ ...storeEnv(database), ...ports, DATA_DIR: dataDir });
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  await makeDatabase(database);
  const secrets = withStoreSecrets({ botPassword: '' });
  running = await startProcess(config as LocalConfig, secrets, { withPlayground: true, jobsEveryMs: 200 });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`http://127.0.0.1:${playgroundPort}/`);
  await page.getByText('General', { exact: true }).click();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await dropDatabase(database);
  rmSync(dataDir, { recursive: true, force: true });
}, 90_000);

/** Types a word to the bot as a new post in the channel. The Playground loses keys when a card changes meanwhile. */
async function say(word: string): Promise<void> {
  const box = page.locator('[contenteditable=true]').first();
  await expect
    .poll(
      async () => {
        await box.click();
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.press('Delete');
        await page.keyboard.type('@');
        await page.getByRole('menuitem', { name: 'Behaviours' }).click({ timeout: 3_000 });
        await page.keyboard.type(` ${word}`);
        return (await box.innerText()).replaceAll(/\s+/g, ' ').trim();
      },
      { timeout: 60_000 },
    )
    .toBe(`Behaviours ${word}`);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first();
}

/** Presses until what it leads to is there: when a card changes meanwhile, the Playground loses the click. */
async function press(pressed: string | Locator, leadsTo: string | Locator): Promise<void> {
  const wanted = typeof leadsTo === 'string' ? page.getByText(leadsTo).first() : leadsTo;
  const click = typeof pressed === 'string' ? button(pressed) : pressed;
  for (const patience of [20_000, 30_000]) {
    // Where the press did arrive, and only its answer is slow, the button may be gone.
    await click.click({ timeout: patience }).catch(() => undefined);
    if (await isThere(wanted, patience)) return;
  }
  await wanted.waitFor();
}

function isThere(wanted: Locator, withinMs: number): Promise<boolean> {
  return wanted.waitFor({ timeout: withinMs }).then(
    () => true,
    () => false,
  );
}

async function choose(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().click();
  await page.getByRole('option', { name: option, exact: true }).first().click();
}

async function shows(text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 60_000 });
}

describe('one person at a laptop, with the Playground in a browser', () => {
  it('is welcomed with three things to try and who sees what', async () => {
    await shows('Three things to try');
    await shows('Who sees what');
  }, 240_000);

  it('keeps an agenda of two items for the next meeting, opens the text to paste, and takes it back', async () => {
    await say('agenda');
    await page.getByLabel('Item 1: what is it about? (optional)').fill('Winter staffing plan');
    await choose('Item 1: what kind? (optional)', 'Decision');
    await press('Add another item', page.getByLabel('Item 2: what is it about? (optional)'));
    await page.getByLabel('Item 2: what is it about? (optional)').fill('Ward closure');
    await choose('Item 2: what kind? (optional)', 'Bad news');
    await choose('Item 2: behaviour', 'We are compassionate');
    await press('Keep it for the next meeting', 'Ready for the next meeting');
    const [prepared] = await running.ports.store.preparedAgendas(teamId, 2);
    expect(prepared?.items).toMatchObject([
      { behaviourId: 'collaborative', itemType: 'decision', line: 'Winter staffing plan' },
      { behaviourId: 'compassionate', itemType: 'bad news', line: 'Ward closure' },
    ]);
    await press('Show text to paste', '- Winter staffing plan (decision)');

    await press('Propose a behaviour', page.getByRole('combobox', { name: 'Behaviour' }).first());
    await choose('Behaviour', 'We are living well');
    await press('Propose it', 'Proposed by Alex Wilber');

    await press('Take it back', 'Agenda taken back');
    expect(await running.ports.store.preparedAgendas(teamId, 2)).toEqual([]);
  }, 240_000);

  it('puts a behaviour on the agenda and asks another question', async () => {
    await say('agenda');
    await page.getByLabel('Item 1: what is it about? (optional)').first().fill('Winter staffing plan');
    await choose('Item 1: behaviour', 'We are innovative');
    await press('Show it now', 'We will not see');
    const [agenda] = await running.ports.store.recentAgendas(teamId, 2);
    expect(agenda?.items).toMatchObject([{ behaviourId: 'innovative', line: 'Winter staffing plan' }]);

    const [prompt = ''] = agenda?.items[0]?.prompts ?? [];
    await shows(prompt);
    const shownNow = async () =>
      (await running.ports.store.recentAgendas(teamId, 1))[0]?.items[0]?.prompts.at(-1) ?? '';
    await expect
      .poll(
        async () => {
          // A card that was not drawn anew asks for the same question again, which is nothing new.
          if ((await shownNow()) === prompt) await button('Another question').click({ timeout: 20_000 });
          return shownNow();
        },
        { timeout: 60_000, interval: 5_000 },
      )
      .not.toBe(prompt);
    await shows(await shownNow());
  }, 240_000);

  it('asks how we did, answers, changes the answer, and reads the result after the pulse is closed', async () => {
    await press('How did we do?', 'nobody, the chair included');
    const [pulse] = await running.ports.store.openPulses(teamId);
    expect(pulse?.statements.map(({ behaviourId }) => behaviourId)).toEqual(['innovative']);
    if (!pulse) return;

    await press('Disagree', 'Your answer is saved.');
    expect(await storedScores(pulse)).toEqual([[2]]);

    await press('Undo the last answer', button('Strongly agree'));
    expect(await storedScores(pulse)).toEqual([]);
    await press('Strongly agree', 'Your answer is saved.');
    expect(await storedScores(pulse)).toEqual([[5]]);

    for (const colleague of sampleMembers.slice(1)) {
      await answerAsColleagues(running.port, pulse, colleague, ['4']);
    }
    expect(await storedScores(pulse)).toHaveLength(6);

    await press(page.getByRole('button', { name: 'More', exact: true }).last(), button('Close the pulse early'));
    await press('Close the pulse early', button('Close the pulse now'));
    await press('Close the pulse now', 'What we said');
    await shows('All or nearly all agree');
    await shows('6 of 6 answered');
    await press('Details', button('Hide the details'));
    await press('Talk it through', button('Close the guide'));
    expect(await storedScores(pulse)).toEqual([]);
    expect(await running.ports.keys.read(pulse.pulseId)).toBeNull();
  }, 240_000);

  it('sees a thank-you first, and sends it to a colleague, who alone gets it', async () => {
    await say('thanks');
    await press('Write it', page.getByRole('checkbox', { name: 'Megan Bowen' }).first());
    await page.getByRole('checkbox', { name: 'Megan Bowen' }).first().check();
    await page.getByLabel('What did they do?').first().fill('Settled a new colleague in on Friday.');
    await press('See it first', 'Not sent yet.');
    await press('Change', page.getByRole('checkbox', { name: 'Megan Bowen' }).first());
    await choose('Behaviour (optional)', 'We are compassionate');
    await press('See it first', 'Alex Wilber · We are compassionate');
    await shows('Only Megan Bowen, who can share it here.');
    expect(await running.ports.store.thankYousSince(teamId, 0, 2)).toEqual([]);
    await press('Send', 'Thank-you sent');
    await press('Back', button('Write it'));

    await expect
      .poll(() => running.ports.store.thankYousSince(teamId, 0, 2), { timeout: 60_000 })
      .toMatchObject([
        {
          giver: { name: 'Alex Wilber' },
          receiver: { name: 'Megan Bowen' },
          behaviourId: 'compassionate',
          visibility: 'private',
          privateActivityId: expect.stringMatching(/\S/),
          cardActivityId: '',
        },
      ]);
  }, 240_000);

  it('thanks the whole team, and everybody reads it', async () => {
    await press('Write it', page.getByLabel('What did they do?').first());
    // The Playground has a button of that name too.
    const more = page.locator('.ac-adaptiveCard').getByRole('button', { name: 'More', exact: true }).first();
    await press(more, page.getByRole('checkbox', { name: 'Thank the whole team' }).first());
    await page.getByRole('checkbox', { name: 'Thank the whole team' }).first().check();
    await page.getByLabel('What did they do?').first().fill('Kept the clinic going through the flood.');
    await press('Send', 'Kept the clinic going through the flood.');
    await shows('Thank you, Sample team');
  }, 240_000);

  it('reads the summary', async () => {
    await say('summary');
    await shows('The last 12 weeks');
    await shows('A few thank-yous were shared.');
    await button('Put it on the next agenda').waitFor({ timeout: 60_000 });
  }, 240_000);

  it('thanks from the message extension in a dialog, shown first and brought to its receiver alone', async () => {
    const words = 'Stayed late on Tuesday and rang every family.';
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await page.getByText('Action Command').click();
    await page.getByPlaceholder('Input command id or leave blanks').fill('giveThanks');
    await page.getByRole('button', { name: 'Create', exact: true }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Megan Bowen' }).check();
    await dialog.getByRole('combobox', { name: 'behaviour' }).click();
    await page.getByRole('option', { name: 'We are compassionate' }).first().click();
    await dialog.getByLabel('What did they do?').fill(words);
    await press(dialog.getByRole('button', { name: 'See it first' }), dialog.getByText('not sent yet'));
    await press(dialog.getByRole('button', { name: 'Send', exact: true }), dialog.getByText('Thank-you sent'));

    const newest = async () => (await running.ports.store.thankYousSince(teamId, 0, 1))[0];
    await expect.poll(async () => (await newest())?.privateActivityId ?? '').not.toBe('');
    expect(await newest()).toMatchObject({ whatTheyDid: words, visibility: 'private', cardActivityId: '' });
  }, 240_000);
});

async function storedScores(pulse: Pulse): Promise<number[][]> {
  const scores: number[][] = [];
  for await (const answer of running.ports.store.answersOf(pulse.pulseId)) scores.push(answer.scores);
  return scores;
}
