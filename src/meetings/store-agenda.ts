import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import type { Agenda } from './agenda.ts';
import { findHistory } from './find-history.ts';
import { findLookBack } from './find-look-back.ts';
import { cardOfAgenda } from './prepared-agenda.ts';
import { chooseItems, filledItems, namedItems, type WantedItem } from './wanted-item.ts';

/** What a form for an agenda sends. */
export interface AgendaInput {
  readonly formId: string;
  readonly items: readonly WantedItem[];
}

/**
 * Keeps the agenda of a form. The form becomes its card, for everybody; the same form sent again changes nothing.
 * @throws Refusal BEHAVIOUR_UNKNOWN, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function storeAgenda(
  ports: Ports,
  caller: Caller,
  { formId, items }: AgendaInput,
  kept: Pick<Agenda, 'state' | 'isSeries'>,
): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const history = await findHistory(ports, team);
  const agendaId = idempotencyKey('agenda', team.teamId, formId);
  const now = ports.clock.now();
  const agenda: Agenda = {
    kind: 'agenda',
    teamId: team.teamId,
    agendaId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    items: chooseItems(framework, history, filledItems(namedItems(framework, items))),
    ...kept,
    shownQuestion: 0,
    postedBy: caller.personId,
    postedByName: caller.name,
    postedAt: now,
    startedAt: kept.state === 'prepared' ? 0 : now,
    endedAt: 0,
    endedIn: '',
    isTeamsMeeting: false,
    meetingId: caller.meetingId,
    conversation: caller.conversation,
    cardActivityId: caller.cardActivityId,
    isSample: ports.timing.isSample,
    lookBack: kept.state === 'started' ? await findLookBack(ports, team) : null,
  };
  await ports.store.create(agenda);
  await ports.store.enqueue(newJob('show-agenda', team.teamId, agendaId, now));
  const stored = await ports.store.read('agenda', team.teamId, agendaId);
  return { audience: 'everyone', message: cardOfAgenda(stored?.value ?? agenda, framework) };
}
