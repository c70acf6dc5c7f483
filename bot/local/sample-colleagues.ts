import { setTimeout as wait } from 'node:timers/promises';
import type { Ports } from '../../src/ports.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { Member } from '../../src/teams/team.ts';
import { SAMPLE_TEAM, sampleMembers } from './sample-team.ts';

const LOOK_EVERY_MS = 1_000;
/** When each colleague answers after a pulse opens; all within a minute. */
const ANSWER_AFTER_MS = [4_000, 9_000, 15_000, 24_000, 36_000];
const CHOICES = ['4', '5', '3', '4', '5', 'not-sure', '4', '2', '5', '4'];

/** Of a bot that has them: what the person at the Playground makes is their own, and a result is not. */
export const WITH_COLLEAGUES: Ports['timing'] = { showCountEveryMs: 10_000, isSample: false, hasSampleAnswers: true };

/**
 * Sample colleagues who answer every pulse that is opened, over HTTP, with the activities that Teams would send.
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
  while (!signal.aborted) {
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    for (const teamId of [SAMPLE_TEAM.team.id, SAMPLE_TEAM.groupChat.id]) {
      for (const pulse of await ports.store.openPulses(teamId)) {
        if (asked.has(pulse.pulseId)) continue;
        asked.add(pulse.pulseId);
        answering.push(...sampleMembers.slice(1).map((member, index) => answer(port, pulse, member, index, signal)));
      }
    }
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
  await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answerActivity(pulse, member, { pulseId: pulse.pulseId, ...scores })),
  });
}

function answerActivity(pulse: Pulse, { personId, teamsId, name }: Member, data: Record<string, string>): object {
  const { conversationId, kind, serviceUrl, tenantId } = pulse.conversation;
  const { bot, team } = SAMPLE_TEAM;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `sample-${pulse.pulseId}-${personId}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: teamsId, name, aadObjectId: personId },
    recipient: bot,
    conversation: { id: conversationId, conversationType: kind, isGroup: true, tenantId },
    channelData: {
      tenant: { id: tenantId },
      ...(kind === 'channel' ? { team: { id: team.id, name: team.name } } : {}),
    },
    replyToId: pulse.cardActivityId,
    value: { action: { type: 'Action.Execute', verb: 'answer-pulse', data } },
  };
}
