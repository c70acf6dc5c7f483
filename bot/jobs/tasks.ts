import { showAgenda } from '../../src/meetings/show-agenda.ts';
import type { World } from '../../src/ports.ts';
import { postComments } from '../../src/pulse/post-comments.ts';
import { postResult } from '../../src/pulse/post-result.ts';
import { publishPulse } from '../../src/pulse/publish-pulse.ts';
import { showPulse } from '../../src/pulse/show-pulse.ts';
import { postThanks } from '../../src/recognition/post-thanks.ts';
import type { Due, Task } from '../../src/scheduling/due.ts';

/** What the jobs can be asked to do. */
export const tasks: Record<Task, (world: World, due: Due) => Promise<void>> = {
  'publish-pulse': publishPulse,
  'show-pulse': showPulse,
  'show-agenda': showAgenda,
  'post-result': postResult,
  'post-comments': postComments,
  'post-thanks': postThanks,
};
