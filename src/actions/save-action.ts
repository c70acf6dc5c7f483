import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedLine } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { isDay } from '../scheduling/recurrence.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { personAmong } from '../teams/people.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller, Team } from '../teams/team.ts';
import { type Action, actionIdOf, LONGEST_ACTION, saysTheSame, withCard } from './action.ts';
import { type ActionDraft, actionCard, daysFrom, statementFor } from './action-card.ts';
import { enqueueShowAction } from './enqueue-show-action.ts';
import { requireResult } from './require-result.ts';

export interface ActionInput extends ActionDraft {
  readonly decision: 'agreed' | 'not now';
  readonly isMeant?: boolean;
}

type Decided = Pick<Action, 'what' | 'who' | 'byWhen' | 'because'>;

/**
 * Writes down what a team makes of a result. There is one for each result: anybody here may change it until it is done,
 * and the same sent again changes nothing. The form becomes its card, for everybody; a pulse that waited goes on.
 * @throws Refusal PULSE_UNKNOWN, ACTION_EARLY, ACTION_DONE, BEHAVIOUR_UNKNOWN, ACTION_MISSING, TEXT_TOO_LONG,
 * TEXT_PERSONAL, TEXT_OFFENSIVE, ACTION_DATE, ACTION_PERSON, ROSTER_UNAVAILABLE
 */
export async function saveAction(ports: Ports, caller: Caller, input: ActionInput): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { pulse } = await requireResult(ports, caller, input.pulseId);
  const { pulseId } = pulse;
  const statement = statementFor(pulse, input.behaviourId);
  if (!statement) throw new Refusal('BEHAVIOUR_UNKNOWN');
  const decided = input.decision === 'agreed' ? await agreed(ports, caller, team, input) : notNow(input);
  const action: Action = {
    kind: 'action',
    teamId: team.teamId,
    actionId: actionIdOf(pulseId),
    pulseId,
    state: input.decision,
    ...decided,
    behaviourName: statement.behaviourName,
    setBy: caller.personId,
    setByName: caller.name,
    setAt: ports.clock.now(),
    doneAt: 0,
    outcome: '',
    cards: withCard([], caller),
    isSample: ports.timing.isSample,
  };
  const kept = await keep(ports, caller, action);
  await enqueueShowAction(ports, kept);
  await wakePulse(ports, team);
  return { audience: 'everyone', message: actionCard(kept), replaces: caller.cardActivityId };
}

async function keep(ports: Ports, caller: Caller, action: Action): Promise<Action> {
  if (await ports.store.create(action)) return action;
  const kept = await updateWithRetry(ports, 'action', action.teamId, action.actionId, (current) => {
    if (current.state === 'done') throw new Refusal('ACTION_DONE');
    const cards = withCard(current.cards, caller);
    if (saysTheSame(current, action)) return cards === current.cards ? null : { ...current, cards };
    return { ...action, cards };
  });
  return kept ?? action;
}

/** A pulse that comes round by itself waits until the last result is answered. */
async function wakePulse(ports: Ports, { teamId }: Team): Promise<void> {
  const rhythm = await ports.store.read('rhythm', teamId, teamId);
  if (rhythm?.value.pulse) await ports.store.enqueue(newJob('ask-pulse', teamId, teamId, ports.clock.now()));
}

async function agreed(ports: Ports, caller: Caller, team: Team, input: ActionInput): Promise<Decided> {
  const what = oneLine(input.what, input.isMeant);
  const { earliest, latest } = daysFrom(ports.clock.now(), team.settings.timeZone);
  if (!isDay(input.byWhen) || input.byWhen < earliest || input.byWhen > latest) throw new Refusal('ACTION_DATE');
  const members = await ports.roster.membersOf(caller.conversation);
  const who = personAmong(members, input.whoId);
  if (!who) throw new Refusal('ACTION_PERSON');
  return { what, who: { personId: who.personId, name: who.name }, byWhen: input.byWhen, because: '' };
}

function notNow({ because, isMeant }: ActionInput): Decided {
  return {
    what: '',
    who: { personId: '', name: '' },
    byWhen: '',
    because: oneLine(because.trim().replace(/^because\b[\s,:…]*/i, ''), isMeant),
  };
}

function oneLine(typed: string, isMeant = false): string {
  const text = guardedLine(typed, LONGEST_ACTION, isMeant);
  if (!text) throw new Refusal('ACTION_MISSING');
  return text;
}
