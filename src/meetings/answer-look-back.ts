import type { Action } from '../actions/action.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { agendaCard } from './agenda.ts';
import type { Outcome } from './look-back.ts';
import { requireAgenda } from './require-agenda.ts';

/**
 * Writes down whether what a team had agreed helped; anybody in the meeting may say so, and change it. What helped, or did
 * not, is done; "not done yet" leaves it open for the next meeting.
 * @throws Refusal AGENDA_UNKNOWN, ACTION_UNKNOWN
 */
export async function answerLookBack(
  ports: Ports,
  caller: Caller,
  { agendaId, outcome }: { agendaId: string; outcome: Exclude<Outcome, ''> },
): Promise<Reply> {
  const { stored, framework } = await requireAgenda(ports, caller, agendaId);
  const { teamId, lookBack } = stored.value;
  if (!lookBack) throw new Refusal('ACTION_UNKNOWN');
  const now = ports.clock.now();
  const action = await updateWithRetry(ports, 'action', teamId, lookBack.actionId, (current) =>
    current.outcome === outcome || current.state === 'not now' ? null : lookedBackOn(current, outcome, now),
  );
  if (!action) throw new Refusal('ACTION_UNKNOWN');
  const agenda = await updateWithRetry(ports, 'agenda', teamId, agendaId, (current) =>
    current.lookBack?.outcome === outcome ? null : { ...current, lookBack: { ...lookBack, outcome } },
  );
  await ports.store.enqueue(newJob('show-agenda', teamId, agendaId, now));
  await ports.store.enqueue(newJob('show-action', teamId, lookBack.actionId, now));
  return { audience: 'everyone', message: agendaCard(agenda ?? stored.value, framework) };
}

/** Who agreed it stays on it: one press speaks for the meeting. */
function lookedBackOn(action: Action, outcome: Outcome, now: number): Action {
  const isDone = outcome !== 'not yet';
  return {
    ...action,
    outcome,
    state: isDone ? 'done' : 'agreed',
    doneAt: isDone ? action.doneAt || now : 0,
  };
}
