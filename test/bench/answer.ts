import { sendAll, sendSteadily } from './load.ts';
import { startOtherBots } from './other-sdks.ts';
import { inTurns, type Pair, type Run, ratioOf, rowOf, type Sending } from './pairs.ts';
import type { Ready } from './pressing.ts';
import { type Answering, answering, lostAnswers, STORED } from './pulses-to-answer.ts';
import type { Bench, Report } from './report.ts';
import { type Bot, startTwoBots } from './two-bots.ts';

/** Many and short: what else a machine does comes and goes in seconds. */
const PAIRS = 31;
const NEW_TOKEN_PAIRS = 11;
const OTHER_PAIRS = 11;
const STEADY_PAIRS = 5;
const IN_EACH = 3_000;
const LOAD = { atOnce: 32, longestMs: 60_000 };
const STEADY_PER_SECOND = 200;
const IN_EACH_STEADY = 1_200;
/** Requests that each bot answers before anything is measured: cold code is several times slower. */
const WARMED_BY = 8_000;
/** Teams uses a token for about an hour; each machine of its service has one. */
const TOKENS = 8;

/** A whole answer to a pulse, from its signature to the card, against the smallest bot's constant. */
export const answer: Bench = { name: 'answer', run };

async function run(): Promise<Report> {
  const bots = await startTwoBots();
  const answers = answering(bots.chats);
  const confirmed: Answering[] = [];
  const next = (count: number, token: (index: number) => string) => (): Ready[] =>
    Array.from({ length: count }, (_, index) => {
      const one = answers.next().value;
      confirmed.push(one);
      return { body: one.body, authorization: token(index), expects: STORED };
    });
  const few = Array.from({ length: TOKENS }, bots.newToken);
  const kept = (index: number): string => few[index % TOKENS] ?? '';
  const atOnce: Sending = (all, send) => sendAll(all, LOAD, send);
  const steadily: Sending = (all, send) => sendSteadily(all, STEADY_PER_SECOND, send);
  try {
    const pairs = inTurns(bots);
    await pairs(1, next(WARMED_BY, kept), atOnce);
    const usual = await pairs(PAIRS, next(IN_EACH, kept), atOnce);
    const fresh = await pairs(NEW_TOKEN_PAIRS, next(IN_EACH, bots.newToken), atOnce);
    const calm = await pairs(STEADY_PAIRS, next(IN_EACH_STEADY, kept), steadily);
    const against = async (baseline: Bot): Promise<Pair[]> => {
      const others = inTurns({ ours: bots.ours, baseline });
      await others(1, next(WARMED_BY, kept), atOnce);
      return others(OTHER_PAIRS, next(IN_EACH, kept), atOnce);
    };
    const others = await startOtherBots();
    const [agents, teams] = [await against(others.agents), await against(others.teams)];
    await Promise.all([bots.stop(), others.stop()]);
    return reportOf({ usual, fresh, calm, agents, teams }, confirmed.length, await lostAnswers(bots.folder, confirmed));
  } finally {
    await bots.stop();
    await bots.clear();
  }
}

const perSecond = (one: Run): number => one.perSecond;
const p99 = (one: Run): number => one.p99;

function reportOf(
  all: Readonly<Record<'usual' | 'fresh' | 'calm' | 'agents' | 'teams', readonly Pair[]>>,
  confirmed: number,
  faults: readonly string[],
): Report {
  const { usual, fresh, calm, agents, teams } = all;
  return {
    rows: [
      rowOf('answers per second', usual, perSecond, 'at least 1.25'),
      rowOf('the same, the empty bot with @microsoft/agents-hosting', agents, perSecond, 'at least 0.8'),
      rowOf('the same, the empty bot with @microsoft/teams.apps', teams, perSecond, 'at least 1.3'),
      rowOf('the same, each with a token of its own', fresh, perSecond),
      rowOf('processor ms for each answer', usual, ({ cpuMs }) => cpuMs),
      rowOf(`p99 ms at ${STEADY_PER_SECOND} per second`, calm, p99, 'at most 1.5'),
      rowOf(`p50 ms at ${STEADY_PER_SECOND} per second`, calm, ({ p50 }) => p50),
    ],
    notes: [
      `Ours: a signed, validated answer that lies on the disk before it is confirmed, and the card made anew; ${LOAD.atOnce} at once, ${TOKENS} tokens in turns. The empty bot: a constant.`,
      `${confirmed} answers were confirmed; ${faults.length} of those that were last were not found in the file.`,
    ],
    faults,
    data: { perSecond: ratioOf(usual, perSecond), p99: ratioOf(calm, p99), ...all },
  };
}
