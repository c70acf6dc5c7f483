import { setTimeout as wait } from 'node:timers/promises';
import type { Ports } from '../../src/ports.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { Conversation, Member } from '../../src/teams/team.ts';
import type { ThankYou } from '../../src/thanks/thank-you.ts';
import { SAMPLE_TEAM, sampleMembers } from './sample-team.ts';

const LOOK_EVERY_MS = 1_000;
/** When each colleague answers after a pulse opens; all within a minute. */
const ANSWER_AFTER_MS = [4_000, 9_000, 15_000, 24_000, 36_000];
const MOST_THANKS = 20;
const SHARE_AFTER_MS = 20_000;
const THANK_AFTER_MS = 30_000;
const TO_YOU = {
  formId: 'sample-to-you',
  behaviour: '',
  whatTheyDid: 'You stayed on the line with me on Tuesday until the transfer was arranged.',
};
const CHOICES = ['4', '5', '3', '4', '5', 'not-sure', '4', '2', '5', '4'];

/** Of a bot that has them: what the person at the Playground makes is their own, and a result is not. */
export const WITH_COLLEAGUES: Ports['timing'] = { showCountEveryMs: 10_000, isSample: false, hasSampleAnswers: true };

/**
 * Sample colleagues who answer every pulse that is opened, share what they are thanked for and thank you once, over HTTP,
 * with the activities that Teams would send.
 * @param port where the bot listens on this machine
 * @returns what sends them home
 */
export function bringColleagues(ports: Ports, port: number): () => Promise<void> {
  const goHome = new AbortController();
  const asked = new Set<string>();
  const watching = watch(ports, port, asked, goHome.signal).catch((error: unknown) => {
    if (!goHome.signal.aborted) throw error;
  });
  return async () => {
    goHome.abort();
    await watching;
  };
}

async function watch(ports: Ports, port: number, asked: Set<string>, signal: AbortSignal): Promise<void> {
  const answering: Promise<void>[] = [];
  const since = ports.clock.now();
  while (!signal.aborted) {
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    for (const teamId of [SAMPLE_TEAM.team.id, SAMPLE_TEAM.groupChat.id]) {
      for (const pulse of await ports.store.openPulses(teamId)) {
        if (asked.has(pulse.pulseId)) continue;
        asked.add(pulse.pulseId);
        answering.push(...sampleMembers.slice(1).map((member, index) => answer(port, pulse, member, index, signal)));
      }
      for (const thanks of await ports.store.thankYousSince(teamId, since, MOST_THANKS)) {
        const member = sampleMembers.slice(1).find(({ personId }) => personId === thanks.receiver.personId);
        if (!member || thanks.privateActivityId === '' || asked.has(thanks.thankYouId)) continue;
        asked.add(thanks.thankYouId);
        answering.push(share(port, thanks, member, signal));
      }
    }
    const team = (await ports.store.read('team', SAMPLE_TEAM.team.id, SAMPLE_TEAM.team.id))?.value;
    if (!team?.isInstalled || asked.has(TO_YOU.formId)) continue;
    asked.add(TO_YOU.formId);
    answering.push(thankYou(port, team.conversation, signal));
  }
  await Promise.allSettled(answering);
}

async function answer(port: number, pulse: Pulse, member: Member, index: number, signal: AbortSignal): Promise<void> {
  await wait(ANSWER_AFTER_MS[index] ?? 0, undefined, { signal });
  const choices = pulse.statements.map((_, statement) => CHOICES[(index * 3 + statement * 2) % CHOICES.length] ?? '4');
  await answerAsColleagues(port, pulse, member, choices);
}

/**
 * Sends one colleague's answers as Teams would.
 * @param choices one value of the scale per statement
 */
export async function answerAsColleagues(
  port: number,
  pulse: Pulse,
  member: Member,
  choices: readonly string[],
): Promise<void> {
  const scores = Object.fromEntries(choices.map((choice, statement) => [`s${statement}`, choice]));
  const data = { pulseId: pulse.pulseId, ...scores };
  await send(port, pressActivity(pulse.conversation, pulse.cardActivityId, member, 'answer-pulse', data));
}

/** Whoever was thanked is asked, and says yes after a while. */
async function share(port: number, thanks: ThankYou, member: Member, signal: AbortSignal): Promise<void> {
  const { conversation, privateChatId, privateActivityId, thankYouId, teamId, changedAt } = thanks;
  await wait(SHARE_AFTER_MS, undefined, { signal });
  const ownChat = { ...conversation, conversationId: privateChatId, kind: 'personal' } as const;
  const data = { thankYouId, thankYouTeamId: teamId, changedAt: String(changedAt) };
  await send(port, pressActivity(ownChat, privateActivityId, member, 'share-thanks', data));
}

/** A colleague thanks the person at the Playground, who then has a choice of their own to make. */
async function thankYou(port: number, conversation: Conversation, signal: AbortSignal): Promise<void> {
  await wait(THANK_AFTER_MS, undefined, { signal });
  const [you, , colleague] = sampleMembers;
  if (!you || !colleague) return;
  await send(port, pressActivity(conversation, '', colleague, 'give-thanks', { ...TO_YOU, receiver: you.personId }));
}

async function send(port: number, activity: object): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
}

function pressActivity(
  { conversationId, kind, serviceUrl, tenantId }: Conversation,
  cardActivityId: string,
  { personId, teamsId, name }: Member,
  verb: string,
  data: Record<string, string>,
): object {
  const { bot, team } = SAMPLE_TEAM;
  const about = data.pulseId ?? data.thankYouId ?? data.formId;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `sample-${about}-${personId}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: teamsId, name, aadObjectId: personId },
    recipient: bot,
    conversation: { id: conversationId, conversationType: kind, isGroup: kind !== 'personal', tenantId },
    channelData: {
      tenant: { id: tenantId },
      ...(kind === 'channel' ? { team: { id: team.id, name: team.name } } : {}),
    },
    replyToId: cardActivityId,
    value: { action: { type: 'Action.Execute', verb, data } },
  };
}
