import { behaviourChoices, behavioursNamed } from '../frameworks/chosen.ts';
import type { Framework } from '../frameworks/framework.ts';
import { behavioursInTurn, choose } from '../meetings/choose.ts';
import { findHistory } from '../meetings/find-history.ts';
import { suggestionInWords } from '../meetings/words.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller, Team } from '../teams/team.ts';
import { askedLately } from './asked-lately.ts';
import { findDiscussionPrompt } from './find-discussion-prompt.ts';
import { DEFAULT_HOURS, DURATIONS } from './pulse.ts';
import { askedLatelyInWords, talkInsteadInWords } from './words.ts';

/** More do not close within three days. */
const PULSES_LOOKED_BACK_ON = 12;

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
    const why = talkInsteadInWords(team.settings.threshold, outsideCount);
    const message = await findDiscussionPrompt(ports, team, framework, why);
    return { audience: 'everyone', message };
  }
  const history = await findHistory(ports, team);
  const suggestion = choose(framework, history, 'other');
  const lately = await findAskedLately(ports, team, framework);
  const free = behavioursInTurn(framework, history.uses).find(({ id }) => !lately.has(id));
  const preset =
    suggestion && !lately.has(suggestion.behaviour.id) ? suggestion.behaviour : (free ?? suggestion?.behaviour);
  return {
    audience: 'everyone',
    message: {
      kind: 'pulse-form',
      formId: draft.formId ?? ports.newId(),
      behaviours: behaviourChoices(framework),
      chosen: behavioursNamed(framework, draft.behaviours).join() || (preset?.id ?? ''),
      suggestion: suggestionInWords(suggestion),
      askedLately: askedLatelyInWords(framework, lately, team.settings.timeZone),
      durations: DURATIONS,
      hours: chosenFrom(DURATIONS, draft.hours) ?? String(DEFAULT_HOURS),
      interimLabel: framework.interimLabel,
    },
  };
}

/** As far as this team's own pulses tell; what others ask of nearly the same people is found when it is opened. */
async function findAskedLately(ports: Ports, team: Team, framework: Framework): Promise<ReadonlyMap<string, number>> {
  const { teamId, settings } = team;
  const [open, closed] = await Promise.all([
    ports.store.openPulses(teamId),
    ports.store.publishedResults(teamId, PULSES_LOOKED_BACK_ON),
  ]);
  return askedLately(framework, [...open, ...closed], settings.timeZone, ports.clock.now());
}
