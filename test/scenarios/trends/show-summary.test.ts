import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pulse } from '../../../src/pulse/pulse.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import type { MeterRows } from '../../../src/shared/card-parts.ts';
import { findTeamHistory, MOST_PULSES } from '../../../src/trends/find-team-history.ts';
import { showSummary } from '../../../src/trends/show-summary.ts';
import { member, PortsUnderTest } from '../../support/ports-under-test.ts';
import { sampleAction, samplePulse, sampleResult, sampleTeam } from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';
import { onWard } from '../../support/ward-with-pulse.ts';

const TWELVE_WEEKS = 84 * DAY_MS;

let chat: PortsUnderTest;
beforeEach(async () => {
  chat = new PortsUnderTest();
  await chat.ports.store.create(sampleTeam());
});
afterEach(() => chat.close());

const caller = () => onWard(member('Alex Wilber'), '');

/** That closed so long ago, with a result of five answers. */
async function closed(ago: number, overrides: Partial<Pulse> = {}): Promise<void> {
  const closesAt = chat.now - ago;
  const result = sampleResult({ closedAt: closesAt });
  await chat.ports.store.create(
    samplePulse({ pulseId: `closed ${ago}`, closesAt, state: 'closed', result, ...overrides }),
  );
}

async function summary() {
  const reply = await showSummary(chat.ports, caller());
  if (reply.message.kind !== 'summary') throw new Error(reply.message.kind);
  expect(reply.audience).toBe('everyone');
  return reply.message;
}

const rowsIn = (groups: MeterRows['groups']) => groups.flatMap(({ rows }) => rows);

describe('a summary', () => {
  it('of a team that has no result says how to begin, and suggests a behaviour', async () => {
    const { period, nothing, groups, lastActionWords, thanks, suggestedId, suggestedWhy } = await summary();
    expect({ period, rows: rowsIn(groups), lastActionWords, thanks }).toEqual({
      period: 'The last 12 weeks',
      rows: [],
      lastActionWords: '',
      thanks: '',
    });
    expect(nothing).toContain('Type pulse to start one');
    expect([suggestedId, suggestedWhy === '']).toEqual(['collaborative', false]);
  });

  it.each([
    [TWELVE_WEEKS, 1],
    [TWELVE_WEEKS + 1, 0],
  ])('looks twelve weeks back: a pulse that closed %i ms ago', async (ago, count) => {
    await closed(ago);
    const { groups, nothing } = await summary();
    expect([rowsIn(groups).length, nothing === '']).toEqual([count, count === 1]);
  });

  it('shows what a pulse came to that closed just now, and none that is open', async () => {
    await closed(0);
    await chat.ports.store.create(samplePulse({ pulseId: 'open', closesAt: chat.now + DAY_MS }));
    expect(rowsIn((await summary()).groups).map(({ name }) => name)).toEqual(['We are collaborative']);
  });

  it.each([
    ['on its day', '2026-11-09', false],
    ['the day after', '2026-11-08', true],
  ])('says where the latest action stands: %s', async (_, byWhen, isLate) => {
    await chat.ports.store.create(sampleAction({ byWhen, setAt: chat.now - DAY_MS, what: 'Ask the night shift' }));
    await chat.ports.store.create(
      sampleAction({ actionId: 'older', setAt: chat.now - 2 * DAY_MS, what: 'Something else' }),
    );
    const { lastActionWords } = await summary();
    expect(lastActionWords).toContain('Ask the night shift');
    expect(lastActionWords.includes('It is time to look back')).toBe(isLate);
  });

  it('counts thank-yous that were shared in that time', async () => {
    for (const [index, ago] of [0, 1, 2, 3, 84, 85].entries())
      await chat.ports.store.create(
        sampleThankYou({ thankYouId: `thanks-${index}`, givenAt: chat.now - ago * DAY_MS }),
      );
    expect((await summary()).thanks).toBe('Thank-yous most often named We are compassionate.');
  });
});

describe('what a team can look back on', () => {
  it('is the newest results since then, thank-yous since another time, and what the bot chooses by', async () => {
    for (const days of [1, 2, 3]) await closed(days * DAY_MS);
    for (const days of [1, 3])
      await chat.ports.store.create(sampleThankYou({ thankYouId: `t${days}`, givenAt: chat.now - days * DAY_MS }));
    const since = chat.now - 2 * DAY_MS;
    const past = await findTeamHistory(chat.ports, sampleTeam(), since, chat.now - 3 * DAY_MS);
    expect(past.pulses.map(({ closesAt }) => (chat.now - closesAt) / DAY_MS)).toEqual([1, 2]);
    expect(past.thanks).toHaveLength(2);
    expect((await findTeamHistory(chat.ports, sampleTeam(), since)).thanks).toHaveLength(1);
    expect(past.history).toMatchObject({ uses: [], timeZone: 'Europe/London' });
  });

  it('is no more results than a look back reads', async () => {
    for (let index = 0; index <= MOST_PULSES; index += 1) await closed(index);
    expect((await findTeamHistory(chat.ports, sampleTeam(), 0)).pulses).toHaveLength(MOST_PULSES);
  });
});
