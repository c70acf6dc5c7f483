import { newJob } from '../../../src/scheduling/job.ts';
import { updateWithRetry } from '../../../src/shared/update-with-retry.ts';
import type { Settings } from '../../../src/teams/team.ts';
import { member, NAMES, type Place, TeamsConversation } from '../../support/conversation.ts';
import { NOTHING_SET, setRhythm, TEAM } from '../../support/rhythm-steps.ts';

/** What people type in the plays: it may stand in a stored document as it is. */
export const TYPED = [
  'Winter staffing plan',
  'Ask the night shift first.',
  'two of us are away',
  'Major incident',
  'We could start on time.',
  'Stayed late to settle a new colleague in.',
  'The night shift started calm.',
];
const [PLAN, ASK_FIRST, AWAY, INCIDENT, COMMENT, STAYED, CALM] = TYPED;

/** Ten people who agree with the first statement and not with the second. */
const APART: readonly Choice[] = Array.from({ length: 10 }, () => [5, 1]);

const REST_HOURS = 72;
const CHAT: Place = { kind: 'personal' };

/** One answer to both statements, or one to each; 0 is not sure. */
type Choice = number | readonly [number, number];

/** Sixteen people: enough for shares with three who are not sure, and three who say nothing. */
const MANY = [...NAMES, 'Ana Ruiz', 'Bo Chen', 'Cy Ali', 'Di Patel'];

/** Each leaves the product as it is when it is over; every document on the way was stored. */
export const PLAYS: Readonly<Record<string, () => Promise<TeamsConversation>>> = {
  'an agenda whose behaviours the bot chose, or a member did': async () => {
    const chat = await team(MANY);
    await ask(chat, APART, 'collaborative,innovative');
    const three = { itemType1: 'decision', line1: PLAN, itemType2: 'celebration', itemType3: 'other', line3: PLAN };
    await chat.press('Alex Wilber', 'start-meeting', { agendaId: await prepared(chat, three) });
    await chat.say('Alex Wilber', 'end');
    await chat.say('Alex Wilber', 'start');
    const agendaId = await prepared(chat, { itemType1: 'decision', line1: PLAN });
    await chat.press('Megan Bowen', 'propose-behaviour', {
      agendaId,
      itemType: 'risk',
      line: PLAN,
      behaviour: 'innovative',
    });
    return chat;
  },
  'results in words, in shares, held back, of several rounds and of too few': async () => {
    const chat = await team(MANY, { isPooling: true, hasComments: true });
    await ask(chat, [4, 4, 4, 4, 4, 3, 3, 3, 1, 1, 0, 0, 0]);
    await ask(chat, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0], 'innovative');
    await ask(chat, [4, 4, 4, 1, 1], 'living-well');
    await ask(chat, [4, 4, 4, 1, 1], 'living-well', 24);
    await ask(chat, [4, 4, 4, 4], 'compassionate');
    await ask(chat, [4, 4, 2], 'compassionate');
    return chat;
  },
  'what was made of a result, and the pulse after it': async () => {
    const chat = await team(NAMES.slice(0, 6));
    const about = { behaviour: 'collaborative', what: ASK_FIRST, who: member('Adele Vance').personId, because: AWAY };
    for (const decision of ['agreed', 'done', 'not now']) {
      const pulseId = await ask(chat, [5, 5, 4, 4, 2]);
      const form = { pulseId, ...about, byWhen: '2027-01-08', decision: decision === 'done' ? 'agreed' : decision };
      await chat.press('Alex Wilber', 'save-action', form);
      if (decision === 'done') await chat.press('Adele Vance', 'close-action', { pulseId });
    }
    await ask(chat, [5, 5, 4, 4, 2]);
    await chat.press('Adele Vance', 'delete-my-data', {}, CHAT);
    await chat.wait(1);
    return chat;
  },
  'a pulse that was left out because there were too few people': async () => {
    const chat = await team(NAMES.slice(0, 4));
    await setRhythm(chat, { pulseEvery: 'weekly' });
    return until(chat, '2026-11-16T11:00Z');
  },
  'a pulse that was left out because all had been asked': async () => {
    const chat = await team(NAMES.slice(0, 6));
    await setRhythm(chat, { pulseEvery: 'weekly' });
    await until(chat, '2026-11-16T11:00Z');
    return until(chat, '2026-11-23T11:00Z');
  },
  'a pulse that waited for an answer until it was too late': async () => {
    const chat = await team(NAMES.slice(0, 6));
    await setRhythm(chat);
    await until(chat, '2026-11-16T11:00Z');
    await answer(chat, [5, 5, 4, 4, 2]);
    await until(chat, '2026-11-30T11:00Z');
    return lookedAt(chat, 'ask-pulse', '2026-12-19T12:00Z');
  },
  'a digest that was too late': () => leftOut({}, '2026-12-05T12:00Z'),
  'a digest that fell into a pause': () => leftOut({ pauseUntil: '2026-12-04', pauseBecause: INCIDENT ?? '' }),
  'a digest that fell into a quiet month': () => leftOut({ quietMonths: '11' }),
  'a digest that fell on quiet dates': () => leftOut({ quietFrom: '2026-11-12', quietUntil: '2026-12-04' }),
  'a digest that fell on a Sunday, before quiet dates': () =>
    leftOut({ digestFirstOn: '2026-11-15', quietFrom: '2026-11-16', quietUntil: '2026-11-22' }, '2026-11-15T12:00Z'),
  'thank-yous, self-checks and what a person wants': async () => {
    const chat = await team(NAMES.slice(0, 6));
    const thanks = { behaviour: 'compassionate', whatTheyDid: STAYED, madePossible: CALM };
    const receiver = member('Megan Bowen').personId;
    await chat.press('Alex Wilber', 'give-thanks', { formId: 'f1', receiver, ...thanks });
    await chat.press('Alex Wilber', 'give-thanks', { formId: 'f2', isForTeam: 'yes', ...thanks });
    await chat.press('Alex Wilber', 'give-thanks', { formId: 'f3', isForTeam: 'yes', ...thanks }, { team: '' });
    const check = { formId: 'f', frameworkId: 'mse-icb-values', version: '2024-03', depth: 'quick', answers: '4352' };
    await chat.press('Alex Wilber', 'keep-self-check', check, CHAT);
    await chat.press('Alex Wilber', 'save-preferences', { sharing: 'share' }, CHAT);
    await chat.runJobs();
    return chat;
  },
};

async function team(names: readonly string[], settings: Partial<Settings> = {}): Promise<TeamsConversation> {
  const chat = new TeamsConversation(names);
  await chat.happen('installed', 'Alex Wilber');
  await updateWithRetry(chat.ports, 'team', TEAM, TEAM, (one) => ({
    ...one,
    settings: { ...one.settings, ...settings },
  }));
  return chat;
}

async function prepared(chat: TeamsConversation, items: Record<string, string | undefined>): Promise<string> {
  const card = await chat.press('Alex Wilber', 'prepare-agenda', { formId: chat.ports.newId(), ...items });
  return card?.message.kind === 'agenda-prepared' ? card.message.agendaId : '';
}

/** A pulse that these answer, in their order, and that closes; as soon as nearly the same people may be asked again. */
async function ask(
  chat: TeamsConversation,
  answers: readonly Choice[],
  behaviours = 'collaborative',
  hours = 72,
): Promise<string> {
  await chat.wait(REST_HOURS);
  await chat.press('Alex Wilber', 'open-pulse', { formId: chat.ports.newId(), behaviours, hours: `${hours}` });
  const pulseId = await answer(chat, answers);
  await chat.wait(hours + 1);
  return pulseId;
}

async function answer(chat: TeamsConversation, answers: readonly Choice[]): Promise<string> {
  const [pulse] = await chat.ports.store.openPulses(TEAM);
  for (const [index, score] of answers.entries()) {
    const [s0, s1] = [score].flat().map((one) => (one === 0 ? 'not-sure' : `${one}`));
    const chosen = { pulseId: pulse?.pulseId, s0, s1: s1 ?? s0, comment: index === 0 ? COMMENT : '' };
    await chat.press(chat.members[index]?.name ?? '', 'answer-pulse', chosen);
  }
  return pulse?.pulseId ?? '';
}

/** A weekly digest that something keeps from being posted, as it is found when its job comes round. */
async function leftOut(changes: Record<string, string>, at = '2026-11-27T12:00Z'): Promise<TeamsConversation> {
  const chat = await team(NAMES.slice(0, 6));
  const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-16', digestAt: '10:00' };
  await setRhythm(chat, { ...NOTHING_SET, ...digest, ...changes });
  return lookedAt(chat, 'post-digest', at);
}

async function lookedAt(
  chat: TeamsConversation,
  jobType: 'post-digest' | 'ask-pulse',
  at: string,
): Promise<TeamsConversation> {
  chat.now = Date.parse(at);
  await chat.ports.store.enqueue(newJob(jobType, TEAM, TEAM, chat.now));
  await chat.runJobs();
  return chat;
}

async function until(chat: TeamsConversation, moment: string): Promise<TeamsConversation> {
  await chat.wait((Date.parse(moment) - chat.now) / 3_600_000);
  return chat;
}
