import type { Action } from '../../src/actions/action.ts';
import type { Agenda } from '../../src/meetings/agenda.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';

/** A pulse as version 1 of its kind wrote it: opened by hand, with no action before it and no reminder. */
export function pulseOfVersion1(pulse: Pulse): Record<string, unknown> {
  const { origin, depth, lastAction, remindedTo, isChairTold, ...older } = pulse;
  return { version: 1, ...older };
}

/** An agenda as version 1 of its kind wrote it: with one line and one reason for all its behaviours. */
export function agendaOfVersion1(agenda: Agenda): Record<string, unknown> {
  const { items, state, isSeries, postedByName, startedAt, endedAt, meetingId, ...older } = agenda;
  const [first] = items;
  const behaviourIds = items.map(({ behaviourId }) => behaviourId);
  return { version: 1, ...older, behaviourIds, line: first?.line, why: first?.why };
}

/** An action as version 1 of its kind wrote it: without where its cards are. */
export function actionOfVersion1(action: Action): Record<string, unknown> {
  const { cards, ...older } = action;
  return { version: 1, ...older };
}
