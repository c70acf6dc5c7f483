import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { chosenFrom } from '../shared/choices.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findDiscussionPrompt } from './find-discussion-prompt.ts';
import { DEFAULT_HOURS, DURATIONS } from './pulse.ts';
import { checkParts } from './team-check.ts';
import { talkInsteadInWords } from './words.ts';

/** What was chosen before, when the form is opened again after a refusal. */
export interface TeamCheckDraft {
  readonly formId?: string | undefined;
  readonly part: string;
  readonly hours: string;
}

/**
 * The form for a check of the team over the whole framework; where there are too few people to keep answers
 * confidential, a question to talk about.
 * @throws Refusal ROSTER_UNAVAILABLE
 */
export async function startTeamCheck(ports: Ports, caller: Caller, draft: TeamCheckDraft): Promise<Reply> {
  const { team, framework } = await requireTeam(ports, caller);
  const members = await ports.roster.membersOf(caller.conversation);
  if (members.length < team.settings.threshold) {
    const outsideCount = await ports.roster.outsideCount(caller.conversation);
    const why = talkInsteadInWords(team.settings.threshold, outsideCount);
    const message = await findDiscussionPrompt(ports, team, framework, why);
    return { audience: 'everyone', message };
  }
  const parts = checkParts(framework).map(({ title, value }) => ({ title, value }));
  return {
    audience: 'everyone',
    message: {
      kind: 'team-check-form',
      formId: draft.formId ?? ports.newId(),
      frameworkName: framework.name,
      interimLabel: framework.interimLabel,
      parts,
      part: chosenFrom(parts, draft.part) ?? parts[0]?.value ?? '',
      durations: DURATIONS,
      hours: chosenFrom(DURATIONS, draft.hours) ?? String(DEFAULT_HOURS),
    },
  };
}
