import { behaviourChoices, behavioursNamed } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { DEFAULT_HOURS, DURATIONS } from './pulse.ts';
import { discussionPrompt } from './pulse-card.ts';
import { talkInsteadInWords } from './words.ts';

/** What was chosen before, when the form is opened again after a refusal. */
export interface PulseDraft {
  readonly formId?: string | undefined;
  readonly behaviours: readonly string[];
  readonly hours: string;
}

/** The form for a pulse; where there are too few people to keep answers confidential, a question to talk about. */
export async function startPulse(ports: Ports, caller: Caller, draft: PulseDraft): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const members = await ports.roster.membersOf(caller.conversation);
  if (members.length < team.settings.threshold) {
    const outsideCount = await ports.roster.outsideCount(caller.conversation);
    const message = discussionPrompt(
      framework.behaviours[0],
      talkInsteadInWords(team.settings.threshold, outsideCount),
    );
    return { audience: 'everyone', message };
  }
  return {
    audience: 'everyone',
    message: {
      kind: 'pulse-form',
      formId: draft.formId ?? ports.newId(),
      behaviours: behaviourChoices(framework),
      chosen: behavioursNamed(framework, draft.behaviours).join() || (framework.behaviours[0]?.id ?? ''),
      durations: DURATIONS,
      hours: chosenFrom(DURATIONS, draft.hours) ?? String(DEFAULT_HOURS),
      interimLabel: framework.interimLabel,
    },
  };
}
