import type { Reply, Verb } from '../src/message.ts';
import type { Ports } from '../src/ports.ts';
import type { CommandWord } from '../src/teams/commands.ts';
import type { Caller } from '../src/teams/team.ts';
import { answerPulseAction } from './card-actions/answer-pulse.ts';
import { askAnotherQuestionAction } from './card-actions/ask-another-question.ts';
import { changeAnswerAction } from './card-actions/change-answer.ts';
import { changeThanksAction } from './card-actions/change-thanks.ts';
import { closeActionAction } from './card-actions/close-action.ts';
import { closePulseAction } from './card-actions/close-pulse.ts';
import { deleteMyDataAction } from './card-actions/delete-my-data.ts';
import { deleteSelfCheckAction } from './card-actions/delete-self-check.ts';
import { exportMyDataAction } from './card-actions/export-my-data.ts';
import { giveThanksAction } from './card-actions/give-thanks.ts';
import { hideThanksAction } from './card-actions/hide-thanks.ts';
import { joinThanksAction } from './card-actions/join-thanks.ts';
import { keepSelfCheckAction } from './card-actions/keep-self-check.ts';
import { keepThanksAction } from './card-actions/keep-thanks.ts';
import { nominateThanksAction } from './card-actions/nominate-thanks.ts';
import { openPulseAction } from './card-actions/open-pulse.ts';
import { openSelfCheckAction } from './card-actions/open-self-check.ts';
import { openTeamCheckAction } from './card-actions/open-team-check.ts';
import { postAgendaAction } from './card-actions/post-agenda.ts';
import { prepareAgendaAction } from './card-actions/prepare-agenda.ts';
import { previewThanksAction } from './card-actions/preview-thanks.ts';
import { proposeBehaviourAction } from './card-actions/propose-behaviour.ts';
import { saveActionAction } from './card-actions/save-action.ts';
import { savePreferencesAction } from './card-actions/save-preferences.ts';
import { saveRhythmAction } from './card-actions/save-rhythm.ts';
import { saveSettingsAction } from './card-actions/save-settings.ts';
import { shareFrameworkAction } from './card-actions/share-framework.ts';
import { shareThanksAction } from './card-actions/share-thanks.ts';
import { showFrameworkAction } from './card-actions/show-framework.ts';
import { showGivenThanksAction } from './card-actions/show-given-thanks.ts';
import { showHelpAction } from './card-actions/show-help.ts';
import { showNextAction } from './card-actions/show-next.ts';
import { showOneToOneAction } from './card-actions/show-one-to-one.ts';
import { showPrivacyAction } from './card-actions/show-privacy.ts';
import { showSelfCheckAction } from './card-actions/show-self-check.ts';
import { showSelfChecksAction } from './card-actions/show-self-checks.ts';
import { showSummaryAction } from './card-actions/show-summary.ts';
import { startActionAction } from './card-actions/start-action.ts';
import { startAgendaAction } from './card-actions/start-agenda.ts';
import { startDeleteAction } from './card-actions/start-delete.ts';
import { startMeetingAction } from './card-actions/start-meeting.ts';
import { startOneToOneAction } from './card-actions/start-one-to-one.ts';
import { startPreferencesAction } from './card-actions/start-preferences.ts';
import { startProposalAction } from './card-actions/start-proposal.ts';
import { startPulseAction } from './card-actions/start-pulse.ts';
import { startRhythmAction } from './card-actions/start-rhythm.ts';
import { startSelfCheckAction } from './card-actions/start-self-check.ts';
import { startSettingsAction } from './card-actions/start-settings.ts';
import { startShareAction } from './card-actions/start-share.ts';
import { startTeamCheckAction } from './card-actions/start-team-check.ts';
import { startThanksAction } from './card-actions/start-thanks.ts';
import { startThanksChangeAction } from './card-actions/start-thanks-change.ts';
import { thankBackAction } from './card-actions/thank-back.ts';
import { viewPulseAction } from './card-actions/view-pulse.ts';
import { withdrawAgendaAction } from './card-actions/withdraw-agenda.ts';
import { withdrawAnswerAction } from './card-actions/withdraw-answer.ts';
import { withdrawThanksAction } from './card-actions/withdraw-thanks.ts';
import { agendaCommand } from './commands/agenda.ts';
import { deleteMyDataCommand } from './commands/delete-my-data.ts';
import { endCommand } from './commands/end.ts';
import { exportCommand } from './commands/export.ts';
import { frameworkCommand } from './commands/framework.ts';
import { helpCommand } from './commands/help.ts';
import { myDataCommand } from './commands/my-data.ts';
import { mySettingsCommand } from './commands/my-settings.ts';
import { nextCommand } from './commands/next.ts';
import { oneToOneCommand } from './commands/one-to-one.ts';
import { privacyCommand } from './commands/privacy.ts';
import { pulseCommand } from './commands/pulse.ts';
import { rhythmCommand } from './commands/rhythm.ts';
import { selfCheckCommand } from './commands/self-check.ts';
import { settingsCommand } from './commands/settings.ts';
import { shareCommand } from './commands/share.ts';
import { startCommand } from './commands/start.ts';
import { summaryCommand } from './commands/summary.ts';
import { teamCheckCommand } from './commands/team-check.ts';
import { thanksCommand } from './commands/thanks.ts';

/** Null where the jobs say something, or nobody does. */
export type MaybeReply = Promise<Reply | null>;

/** What is answered to a typed word. */
export const commands: Record<CommandWord, (ports: Ports, caller: Caller) => MaybeReply> = {
  agenda: agendaCommand,
  start: startCommand,
  end: endCommand,
  pulse: pulseCommand,
  'team check': teamCheckCommand,
  thanks: thanksCommand,
  summary: summaryCommand,
  rhythm: rhythmCommand,
  next: nextCommand,
  framework: frameworkCommand,
  settings: settingsCommand,
  share: shareCommand,
  'self-check': selfCheckCommand,
  'one-to-one': oneToOneCommand,
  'my settings': mySettingsCommand,
  'my data': myDataCommand,
  export: exportCommand,
  'delete my data': deleteMyDataCommand,
  privacy: privacyCommand,
  help: helpCommand,
};

/** What is answered to a pressed button. */
export const cardActions: Record<Verb, (ports: Ports, caller: Caller, data: Record<string, unknown>) => MaybeReply> = {
  'show-help': showHelpAction,
  'start-agenda': startAgendaAction,
  'post-agenda': postAgendaAction,
  'prepare-agenda': prepareAgendaAction,
  'start-proposal': startProposalAction,
  'propose-behaviour': proposeBehaviourAction,
  'withdraw-agenda': withdrawAgendaAction,
  'ask-another-question': askAnotherQuestionAction,
  'start-meeting': startMeetingAction,
  'start-pulse': startPulseAction,
  'open-pulse': openPulseAction,
  'view-pulse': viewPulseAction,
  'answer-pulse': answerPulseAction,
  'change-answer': changeAnswerAction,
  'withdraw-answer': withdrawAnswerAction,
  'close-pulse': closePulseAction,
  'start-action': startActionAction,
  'save-action': saveActionAction,
  'close-action': closeActionAction,
  'start-team-check': startTeamCheckAction,
  'open-team-check': openTeamCheckAction,
  'start-self-check': startSelfCheckAction,
  'open-self-check': openSelfCheckAction,
  'show-self-check': showSelfCheckAction,
  'keep-self-check': keepSelfCheckAction,
  'show-self-checks': showSelfChecksAction,
  'delete-self-check': deleteSelfCheckAction,
  'start-one-to-one': startOneToOneAction,
  'show-one-to-one': showOneToOneAction,
  'start-share': startShareAction,
  'share-framework': shareFrameworkAction,
  'start-thanks': startThanksAction,
  'preview-thanks': previewThanksAction,
  'give-thanks': giveThanksAction,
  'show-given-thanks': showGivenThanksAction,
  'start-thanks-change': startThanksChangeAction,
  'change-thanks': changeThanksAction,
  'withdraw-thanks': withdrawThanksAction,
  'thank-back': thankBackAction,
  'join-thanks': joinThanksAction,
  'share-thanks': shareThanksAction,
  'keep-thanks': keepThanksAction,
  'hide-thanks': hideThanksAction,
  'start-preferences': startPreferencesAction,
  'save-preferences': savePreferencesAction,
  'start-rhythm': startRhythmAction,
  'save-rhythm': saveRhythmAction,
  'show-next': showNextAction,
  'start-settings': startSettingsAction,
  'save-settings': saveSettingsAction,
  'show-framework': showFrameworkAction,
  'export-my-data': exportMyDataAction,
  'start-delete': startDeleteAction,
  'delete-my-data': deleteMyDataAction,
  'nominate-thanks': nominateThanksAction,
  'show-privacy': showPrivacyAction,
  'show-summary': showSummaryAction,
};
