import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { NO_PROGRESS, type Rhythm } from '../../src/rhythm/rhythm.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { USUAL_CALENDAR } from '../../src/scheduling/quiet.ts';
import { dayOf } from '../../src/scheduling/recurrence.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type Conversation, DEFAULT_SETTINGS, type Team } from '../../src/teams/team.ts';
import { type Asked, Connector } from '../support/connector.ts';
import { EnforcedLimits } from '../support/published-limits.ts';
import { startChild } from './child.ts';
import { type Colleague, type GroupChat, groupChats } from './group-chats.ts';
import { type Load, sendSteadily } from './load.ts';
import { TENANT } from './pressing.ts';
import type { Bench, Report } from './report.ts';
import { isTaken, presserFor } from './teams-at-work.ts';

const DIGESTS = 500;
const PER_SECOND = 50;
/** What Teams takes for an answer. */
const DELAY_MS = 100;
const DUE_IN_MS = 6_000;
const LONGEST_MS = 60_000;
/** What would be posted a second time is due again by then. */
const AFTERWARDS_MS = 7_000;
const PRESSES_PER_SECOND = 20;
const PRESSES = 10 * PRESSES_PER_SECOND;
const PEOPLE = 20;
/** Beside the digests, for those who press buttons. */
const OPENED = '19:those-who-press@thread.v2';

interface Measured {
  readonly tenants: number;
  readonly withPeople: boolean;
  readonly secondsToLast: number;
  readonly leastSeconds: number;
  /** Of the bot's processor. */
  readonly cpuSeconds: number;
  readonly buttons: Load | null;
  /** Requests that came before Teams' limits allowed them. */
  readonly breaches: readonly string[];
  readonly lost: number;
  readonly twice: number;
}

/** Five hundred digests at the same moment, through a Teams that holds the bot to its published limits. */
export const digests: Bench = { name: 'digests', run };

async function run(): Promise<Report> {
  const measured = [
    await measure({ tenants: 1, withPeople: false }),
    await measure({ tenants: 1, withPeople: true }),
    await measure({ tenants: 5, withPeople: false }),
  ];
  return {
    rows: measured.map((one) => ({
      tenants: one.tenants,
      'people press buttons': one.withPeople ? 'yes' : 'no',
      'last after s': one.secondsToLast.toFixed(1),
      'possible s': one.leastSeconds,
      ratio: (one.secondsToLast / one.leastSeconds).toFixed(2),
      'bot’s processor s': one.cpuSeconds.toFixed(1),
      'limits broken': one.breaches.length,
      lost: one.lost,
      twice: one.twice,
      'button p99 ms': one.buttons ? Math.round(one.buttons.p99) : '',
    })),
    notes: [
      `${DIGESTS} teams whose digest is due at the same moment; Teams answers after ${DELAY_MS} ms and lets through ${PER_SECOND} a second in a tenant.`,
      'Possible is that rate and no more; measured is from the moment at which they are due, so the timer is in it.',
      'With five tenants the machine is the limit, not Teams.',
    ],
    faults: measured.flatMap(({ breaches, lost, twice }) => [
      ...breaches,
      ...(lost > 0 ? [`${lost} digests were not posted`] : []),
      ...(twice > 0 ? [`${twice} digests were posted twice`] : []),
    ]),
    data: { measured },
  };
}

async function measure(setting: Pick<Measured, 'tenants' | 'withPeople'>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'behaviours-bench-'));
  const chats = groupChats(DIGESTS, 1);
  const tenantIds = new Map(
    chats.map(({ chatId }, index) => [
      chatId,
      index % setting.tenants === 0 ? TENANT : `tenant-${index % setting.tenants}`,
    ]),
  );
  const tenantOf = (conversationId: string): string => tenantIds.get(conversationId) ?? TENANT;
  const limits = new EnforcedLimits(tenantOf, () => performance.now());
  const connector = new Connector();
  const last = { at: 0 };
  connector.delayMs = DELAY_MS;
  connector.trouble = (asked) => {
    if (isDigest(asked)) last.at = Date.now();
    return limits.trouble(asked);
  };
  await connector.start();
  const dueAt = Date.now() + DUE_IN_MS;
  await writeDigests(folder, chats, connector.serviceUrl, tenantOf, dueAt);
  const bot = await startChild('bot-process.ts', { DATA_DIR: folder });
  try {
    const { port } = z.object({ port: z.number() }).parse(bot.ready);
    const pressAll = setting.withPeople ? await openPulse(connector, port) : null;
    await wait(Math.max(0, dueAt - Date.now()));
    const before = await bot.cpuMs();
    const buttons = pressAll && (await pressAll());
    const posted = (): Map<string, number> => digestsIn(connector);
    while (posted().size < DIGESTS && Date.now() < dueAt + LONGEST_MS) await wait(100);
    const secondsToLast = (last.at - dueAt) / 1_000;
    const cpuSeconds = ((await bot.cpuMs()) - before) / 1_000;
    await wait(AFTERWARDS_MS);
    const counts = [...posted().values()];
    return {
      ...setting,
      secondsToLast,
      leastSeconds: DIGESTS / setting.tenants / PER_SECOND,
      cpuSeconds,
      buttons,
      breaches: limits.breaches,
      lost: DIGESTS - counts.length,
      twice: counts.filter((count) => count > 1).length,
    };
  } finally {
    await bot.stop();
    await connector.stop();
    rmSync(folder, { recursive: true });
  }
}

/** As if each team had set its rhythm yesterday. */
async function writeDigests(
  folder: string,
  chats: readonly GroupChat[],
  serviceUrl: string,
  tenantOf: (conversationId: string) => string,
  dueAt: number,
): Promise<void> {
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), { now: () => Date.now() });
  const { timeZone } = DEFAULT_SETTINGS;
  const series = { every: 'weekly', firstOn: dayOf(dueAt - DAY_MS, timeZone), at: '00:00' } as const;
  const calendar = { ...USUAL_CALENDAR, days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' };
  for (const { chatId } of chats) {
    const teamId = chatId;
    const conversation: Conversation = {
      conversationId: chatId,
      kind: 'groupChat',
      serviceUrl,
      tenantId: tenantOf(chatId),
      botId: '28:bot',
    };
    const team: Team = {
      kind: 'team',
      teamId,
      name: 'A team',
      conversation,
      settings: DEFAULT_SETTINGS,
      isInstalled: true,
      pauses: [],
      invitations: [],
      installedAt: dueAt - DAY_MS,
      isSample: false,
    };
    const rhythm: Rhythm = {
      kind: 'rhythm',
      teamId,
      conversation,
      pulse: null,
      digest: series,
      behaviour: null,
      calendar,
      progress: { pulse: NO_PROGRESS, digest: NO_PROGRESS, behaviour: NO_PROGRESS },
      setBy: 'somebody',
      setByName: 'Somebody',
      setAt: dueAt - DAY_MS,
    };
    await store.create(team);
    await store.create(rhythm);
    await store.enqueue(newJob('post-digest', teamId, teamId, dueAt));
  }
  await store.close();
}

function isDigest({ method, path, body }: Asked): boolean {
  return method === 'POST' && path.endsWith('/activities') && String(body.summary).includes('digest');
}

/** How often Teams took a digest in each chat. */
function digestsIn({ taken }: Connector): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of taken.filter(isDigest)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

/** A pulse in a chat of the first tenant, answered by all its people in turn. */
async function openPulse(connector: Connector, port: number): Promise<() => Promise<Load>> {
  const [chat] = groupChats(1, PEOPLE).map(({ members }) => ({ chatId: OPENED, members }));
  const [opener] = chat?.members ?? [];
  if (!chat || !opener) throw new Error('there is nobody to ask');
  connector.pagesOf = () => [chat.members];
  const press = presserFor(connector);
  const form = { formId: randomUUID(), behaviours: 'collaborative', hours: '72' };
  const { body } = await press(port, OPENED, opener, 'open-pulse', form);
  const [, pulseId] = /"pulseId":"([^"]+)"/.exec(JSON.stringify(body)) ?? [];
  const answer = async (person: Colleague): Promise<void> => {
    const got = await press(port, OPENED, person, 'answer-pulse', { pulseId, s0: '4' });
    if (!isTaken(got)) throw new Error('an answer was not taken');
  };
  // Cold code is several times slower.
  for (const person of chat.members) await answer(person);
  const people = Array.from({ length: PRESSES / PEOPLE }, () => chat.members).flat();
  return () => sendSteadily(people, PRESSES_PER_SECOND, answer);
}
