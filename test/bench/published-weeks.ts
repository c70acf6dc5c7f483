import { disclose, type Histogram } from '../../src/privacy/disclose.ts';
import type { Pulse } from '../../src/pulse/pulse.ts';
import type { Conversation } from '../../src/teams/team.ts';
import { samplePulse, sampleResult } from '../support/sample-documents.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** A pulse a week that so many people answered, all of those who were asked, as they lie in the store; the last one a day ago. */
export function publishedWeeks(
  weeks: number,
  people: number,
  { teamId, conversation, now }: { teamId: string; conversation: Conversation; now: number },
): Pulse[] {
  const audience = Array.from({ length: people }, (_, index) => ({
    personId: `7f3a5b1e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    teamsId: `29:1${String(index).padStart(64, '0')}`,
  }));
  return Array.from({ length: weeks }, (_, week) => {
    const closedAt = now - week * WEEK_MS - 24 * 3_600_000;
    const histogram = histogramOf(people, week);
    const result = sampleResult({
      answeredCount: people,
      audienceCount: people,
      closedAt,
      statements: [
        {
          behaviourId: 'collaborative',
          published: disclose({ histogram, notSure: 0 }, people, 5),
          change: 'unclear',
        },
      ],
    });
    return samplePulse({
      teamId,
      conversation,
      pulseId: `week-${week}`,
      state: 'closed',
      openedAt: closedAt - 72 * 3_600_000,
      closesAt: closedAt,
      audience,
      result,
      resultActivityId: `result-${week}`,
    });
  });
}

/** A tenth each says 1 and 2, the others agree more or less, a little different each week. */
function histogramOf(people: number, week: number): Histogram {
  const tenth = Math.floor(people / 10);
  const agree = 3 * tenth + (week % 3) * tenth;
  return [tenth, tenth, 2 * tenth, agree, people - 4 * tenth - agree];
}
