import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalConfig, toConfig } from '../../bot/config.ts';
import { type Running, startProcess } from '../../bot/index.ts';
import { SAMPLE_TEAM } from '../../bot/local/sample-team.ts';
import { openBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import {
  dropDatabase,
  makeDatabase,
  newDatabaseName,
  storeEnv,
  withStoreSecrets,
} from '../support/store-under-test.ts';

const database = newDatabaseName();
const words = 'Stayed late on Tuesday and rang every family.';

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
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.goto(`http://127.0.0.1:${playgroundPort}/`);
  await page.getByText('General', { exact: true }).click();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await dropDatabase(database);
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

describe('the message extension, with the Playground in a browser', () => {
  it('opens a form in a dialog, shows it first and brings it to its receiver alone', async () => {
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await page.getByText('Action Command').click();
    await page.getByPlaceholder('Input command id or leave blanks').fill('giveThanks');
    await page.getByRole('button', { name: 'Create', exact: true }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Who do you want to thank' }).click();
    await page.keyboard.type('Meg');
    await page.getByRole('menuitemcheckbox', { name: 'Megan Bowen' }).first().click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('combobox', { name: 'behaviour' }).click();
    await page.getByRole('option', { name: 'We are compassionate' }).first().click();
    await dialog.getByLabel('What did they do?').fill(words);
    await dialog.getByRole('button', { name: 'See it first' }).click();
    await dialog.getByText('not sent yet').waitFor();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('Thank-you sent').waitFor();

    const given = () => running.world.store.recognitionsSince(SAMPLE_TEAM.team.id, 0, 2);
    await expect.poll(async () => (await given())[0]?.privateActivityId ?? '').not.toBe('');
    expect(await given()).toMatchObject([{ whatTheyDid: words, say: 'private', cardActivityId: '' }]);
  }, 60_000);
});
