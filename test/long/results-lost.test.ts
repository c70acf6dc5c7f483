// What a year of pulses loses to the rules that keep answers apart (R21 to R23): one behaviour each week or fortnight, the same four
// in turn; each week a meeting that asks how it did; each month a check of the team, the day after a pulse; up to three joiners a
// month; the clocks change in March. Eight of ten answer.
import { expect, test } from 'vitest';
import { member, TeamsConversation } from '../support/conversation.ts';

const TEAM = 'team-sample-team';
const BEHAVIOURS = ['collaborative', 'innovative', 'compassionate', 'living-well'];
const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** In a year to which Christmas takes nothing. */
const WEEKS = 52;

interface Lost {
  readonly shown: number;
  readonly suppressed: number;
  readonly tooFew: number;
  /** Statements that were not asked, because nearly the same people had been asked them within three days. */
  readonly notAsked: number;
}

interface Year {
  readonly people: number;
  readonly everyWeeks: 1 | 2;
  readonly joinersAMonth: number;
}

async function lostIn({ people, everyWeeks, joinersAMonth }: Year): Promise<Lost> {
  const chat = new TeamsConversation(Array.from({ length: people }, (_, index) => `Colleague ${index}`));
  let joined = 0;
  let notAsked = 0;
  const [opener = ''] = chat.members.map(({ name }) => name);
  const seen = new Set<string>();

  async function answerNew(): Promise<void> {
    for (const { pulseId, statements, leftOut } of await chat.ports.store.openPulses(TEAM)) {
      if (seen.has(pulseId)) continue;
      seen.add(pulseId);
      notAsked += leftOut.length;
      const scores = Object.fromEntries(statements.map((_, index) => [`s${index}`, '4']));
      const many = Math.ceil(chat.members.length * 0.8);
      for (const { name } of chat.members.slice(0, many))
        await chat.press(name, 'answer-pulse', { pulseId, ...scores });
    }
  }

  async function open(behaviour: string): Promise<void> {
    const form = { formId: chat.ports.newId(), behaviours: behaviour, hours: '72' };
    const answer = await chat.press(opener, 'open-pulse', form);
    if (answer?.message.kind === 'pulse-form') notAsked += 1;
    await answerNew();
  }

  for (let week = 0; week < WEEKS; week += 1) {
    const monday = chat.now;
    const at = async (hours: number): Promise<void> => {
      await chat.wait((monday - chat.now) / HOUR_MS + hours);
    };
    if (week % 4 === 0) {
      const joiners = Array.from({ length: joinersAMonth }, (_, index) => member(`Joiner ${joined + index}`));
      chat.members.push(...joiners);
      joined += joinersAMonth;
    }
    if (week % everyWeeks === 0) await open(BEHAVIOURS[(week / everyWeeks) % 4] ?? '');
    await at(50);
    const agenda = { formId: chat.ports.newId(), behaviour1: BEHAVIOURS[(week + 2) % 4] };
    const posted = await chat.press(opener, 'post-agenda', agenda);
    const agendaId = posted?.message.kind === 'agenda' ? posted.message.agendaId : '';
    const asked = await chat.press(opener, 'open-agenda-pulse', { agendaId });
    if (asked?.message.kind === 'refusal') notAsked += 1;
    await chat.runJobs();
    await answerNew();
    await at(97);
    if (week % 4 === 3) {
      const form = { formId: chat.ports.newId(), part: 'quick', hours: '72' };
      const check = await chat.press(opener, 'open-team-check', form);
      if (check?.message.kind !== 'pulse') notAsked += BEHAVIOURS.length;
      await answerNew();
    }
    await at(128);
    await at(WEEK_HOURS);
  }
  const published = await chat.ports.store.publishedResults(TEAM, 400);
  const shown = published.flatMap(({ result }) => result?.statements.map((one) => one.published.shown) ?? []);
  await chat.close();
  const count = (...kinds: string[]): number => shown.filter((kind) => kinds.includes(kind)).length;
  return {
    shown: count('words', 'bands'),
    suppressed: count('suppressed'),
    tooFew: count('nothing'),
    notAsked,
  };
}

const YEARS: Year[] = [6, 9, 14, 40].flatMap((people) =>
  ([1, 2] as const).flatMap((everyWeeks) => [0, 1, 3].map((joinersAMonth) => ({ people, everyWeeks, joinersAMonth }))),
);

test('a stable team, or one with joiners, loses no result in a year', async () => {
  const rows: (Year & Lost)[] = [];
  for (const year of YEARS) rows.push({ ...year, ...(await lostIn(year)) });
  console.table(rows);
  expect(rows.filter(({ suppressed }) => suppressed > 0)).toEqual([]);
  expect(rows.filter(({ shown }) => shown < WEEKS)).toEqual([]);
}, 600_000);
