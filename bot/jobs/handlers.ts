import { showAction } from '../../src/actions/show-action.ts';
import { postBehaviour } from '../../src/digest/post-behaviour.ts';
import { postDigest } from '../../src/digest/post-digest.ts';
import { askAboutMeeting } from '../../src/meetings/ask-about-meeting.ts';
import { showAgenda } from '../../src/meetings/show-agenda.ts';
import { tellChair } from '../../src/meetings/tell-chair.ts';
import { deletePerson } from '../../src/own-data/delete-person.ts';
import { deleteThanks } from '../../src/own-data/delete-thanks.ts';
import { postExport } from '../../src/own-data/post-export.ts';
import { prepareIndex } from '../../src/own-data/prepare-index.ts';
import { withdrawPerson } from '../../src/own-data/withdraw-person.ts';
import type { Ports } from '../../src/ports.ts';
import { deleteEnded } from '../../src/privacy/delete-ended.ts';
import { askPulse } from '../../src/pulse/ask-pulse.ts';
import { deleteAudience } from '../../src/pulse/delete-audience.ts';
import { postComments } from '../../src/pulse/post-comments.ts';
import { postResult } from '../../src/pulse/post-result.ts';
import { publishPulse } from '../../src/pulse/publish-pulse.ts';
import { remindPulse } from '../../src/pulse/remind-pulse.ts';
import { showLastAction } from '../../src/pulse/show-last-action.ts';
import { showPulse } from '../../src/pulse/show-pulse.ts';
import type { Job, JobType } from '../../src/scheduling/job.ts';
import { postInvitation } from '../../src/self-check/post-invitation.ts';
import { askSuccessor } from '../../src/teams/ask-successor.ts';
import { resumePlace } from '../../src/teams/resume-place.ts';
import { tellPaused } from '../../src/teams/tell-paused.ts';
import { postThanks } from '../../src/thanks/post-thanks.ts';
import { postThanksBack } from '../../src/thanks/post-thanks-back.ts';
import { showThanks } from '../../src/thanks/show-thanks.ts';

/** A handler that has nothing to do any more returns the reason, for the log. */
export const handlers: Record<JobType, (ports: Ports, job: Job) => Promise<unknown>> = {
  'publish-pulse': publishPulse,
  'show-pulse': showPulse,
  'show-last-action': showLastAction,
  'remind-pulse': remindPulse,
  'ask-pulse': askPulse,
  'show-agenda': showAgenda,
  'show-action': showAction,
  'ask-about-meeting': askAboutMeeting,
  'tell-chair': tellChair,
  'post-result': postResult,
  'post-comments': postComments,
  'post-digest': postDigest,
  'post-behaviour': postBehaviour,
  'post-thanks': postThanks,
  'show-thanks': showThanks,
  'post-thanks-back': postThanksBack,
  'post-export': postExport,
  'prepare-index': prepareIndex,
  'delete-audience': deleteAudience,
  'delete-ended': deleteEnded,
  'delete-person': deletePerson,
  'delete-thanks': deleteThanks,
  'withdraw-person': withdrawPerson,
  'tell-paused': tellPaused,
  'resume-place': resumePlace,
  'ask-successor': askSuccessor,
  'post-invitation': postInvitation,
};
