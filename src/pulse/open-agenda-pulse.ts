import { chosenBehaviours } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { noticeAt } from '../shared/notice-at.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { beginPulseForAll } from './begin-pulse-for-all.ts';
import { DEFAULT_HOURS, MOST_CHOSEN, statementsOn } from './pulse.ts';
import { askedAlreadyInWords } from './words.ts';

/**
 * Opens the pulse that an agenda card offers with "How did we do?". The jobs post its card, once.
 * @returns what to talk about instead, where there are too few people; where it is, if it was opened before; else null
 * @throws Refusal AGENDA_UNKNOWN, BEHAVIOUR_UNKNOWN, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function openAgendaPulse(
  ports: Ports,
  caller: Caller,
  { agendaId }: { agendaId: string },
): Promise<Reply | null> {
  const { team, framework: usual } = await requireTeam(ports, caller);
  const stored = await ports.store.read('agenda', team.teamId, agendaId);
  if (!stored) throw new Refusal('AGENDA_UNKNOWN');
  const framework = ports.frameworks.get(stored.value.frameworkId) ?? usual;
  const ids = stored.value.items.map(({ behaviourId }) => behaviourId);
  const behaviours = chosenBehaviours(framework, ids, MOST_CHOSEN);
  const pulseId = idempotencyKey('pulse', team.teamId, agendaId);
  const reply = await beginPulseForAll(ports, caller, team, {
    pulseId,
    agendaId,
    origin: 'meeting',
    depth: 'chosen',
    framework,
    statements: statementsOn(behaviours),
    hours: DEFAULT_HOURS,
    cardActivityId: '',
    countsEverywhere: stored.value.isTeamsMeeting,
    talkAbout: behaviours[0],
  });
  if (reply.message.kind === 'discussion-prompt') return reply;
  const { value: pulse } = (await ports.store.read('pulse', team.teamId, pulseId)) ?? {};
  if (!pulse?.cardActivityId) return null;
  return {
    audience: 'caller',
    message: noticeAt(askedAlreadyInWords(pulse, ports.clock.now()), ports.addresses, pulse),
  };
}
