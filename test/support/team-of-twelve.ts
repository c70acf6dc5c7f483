import type { Message } from '../../src/message.ts';
import { NAMES, type TeamsConversation } from './conversation.ts';
import { setRhythm } from './rhythm-steps.ts';

export const TWELVE = NAMES.slice(0, 12);
/** Of twelve, 70 %. */
const ANSWERING = TWELVE.slice(0, 8);
/** Those of four statements. */
const BEHAVIOURS = 'collaborative,innovative,compassionate,living-well';
const HOURS_OPEN = 72;

/** Things that a team does, each as its people do it. */
export async function begun(chat: TeamsConversation): Promise<void> {
  await chat.happen('installed', 'Alex Wilber');
  const settings = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
  await chat.press('Alex Wilber', 'save-settings', { ...settings, pooling: 'no', comments: 'no' });
  const digest = { digestEvery: 'weekly', digestFirstOn: '2026-11-13', digestAt: '10:00' };
  await setRhythm(chat, { pulseEvery: 'never', ...digest });
  await chat.runJobs();
}

/** Opens a pulse, has it answered, and gives its id. */
export async function asked(chat: TeamsConversation, formId: string): Promise<string> {
  const form = { formId, behaviours: BEHAVIOURS, hours: String(HOURS_OPEN) };
  const opened = messageOf(await chat.press('Alex Wilber', 'open-pulse', form));
  if (opened?.kind !== 'pulse') throw new Error(`no pulse was opened: ${opened?.kind}`);
  await chat.runJobs();
  const scores = Object.fromEntries(opened.statements.map(({ inputId }) => [inputId, '4']));
  for (const name of ANSWERING) {
    await chat.press(name, 'answer-pulse', { pulseId: opened.pulseId, ...scores });
    await chat.press(name, 'view-pulse', { pulseId: opened.pulseId });
  }
  return opened.pulseId;
}

/** What the team makes of a result, and that it is done. */
export async function agreed(chat: TeamsConversation, pulseId: string): Promise<void> {
  const byWhen = new Date(chat.now + 14 * 86_400_000).toISOString().slice(0, 10);
  const form = { pulseId, decision: 'agreed', what: 'Ask the night shift first', who: 'person-megan-bowen', byWhen };
  const saved = messageOf(await chat.press('Alex Wilber', 'save-action', form));
  if (saved?.kind !== 'action') throw new Error(`nothing was agreed: ${saved?.kind}`);
  await chat.press('Megan Bowen', 'close-action', { pulseId });
  await chat.runJobs();
}

export async function met(chat: TeamsConversation, formId: string): Promise<void> {
  const form = { formId, behaviour1: 'collaborative', itemType1: 'decision', line1: 'The rota for the summer' };
  const posted = messageOf(await chat.press('Alex Wilber', 'post-agenda', form));
  if (posted?.kind !== 'agenda') throw new Error(`no agenda was posted: ${posted?.kind}`);
  await chat.press('Alex Wilber', 'end-meeting', {});
  await chat.runJobs();
}

/** From one to the next of the twelve, who shares it; one more joins in. */
export async function thanked(chat: TeamsConversation, number: number): Promise<void> {
  const nameOf = (index: number): string => TWELVE[index % TWELVE.length] ?? '';
  const [from, to, other] = [nameOf(number), nameOf(number + 1), nameOf(number + 2)];
  const receiver = `person-${to.toLowerCase().replace(' ', '-')}`;
  const whatTheyDid = 'Stayed after the shift until the handover was done, and took the new colleague along.';
  const form = { formId: `thanks-${number}`, receiver, behaviour: 'compassionate', whatTheyDid };
  await chat.press(from, 'give-thanks', form);
  await chat.runJobs();
  const [thanks] = await chat.ports.store.thankYousSince('team-sample-team', chat.now, 1);
  const ref = { thankYouId: thanks?.thankYouId, thankYouTeamId: thanks?.teamId, seen: '0' };
  await chat.press(to, 'share-thanks', ref, { kind: 'personal' });
  await chat.press(other, 'join-thanks', ref);
  await chat.runJobs();
}

function messageOf(reply: { readonly message: Message } | null): Message | undefined {
  return reply?.message;
}
