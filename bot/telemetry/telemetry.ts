import { type Meter, metrics, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { JobType } from '../../src/scheduling/job.ts';
import type { Inbound } from '../teams/parse-activity.ts';

/**
 * What the process tells of itself: few numbers of our own, with words from the lists below and nothing else. Nothing is
 * instrumented automatically: that would record the addresses of Cosmos DB's documents, and when each answer came.
 */
export interface Telemetry {
  /** A message or a press from Teams, and how long it took. Never what it was about. */
  readonly turn: (kind: Inbound['kind'], outcome: TurnOutcome, ms: number) => void;
  readonly sent: (operation: Operation, outcome: SendOutcome) => void;
  /** A service said "too many requests". */
  readonly throttled: (service: 'cosmos' | 'teams') => void;
  /** A thing that is due was taken on, so long after its time. */
  readonly claimed: (jobType: JobType, lateMs: number) => void;
  /** Work on it begins; what is returned ends it. */
  readonly begin: (jobType: JobType, attempts: number) => (outcome: JobOutcome) => void;
  /** A pulse has closed. Its answers are counted here, where their number is published, and never as they come. */
  readonly closed: (outcome: Closing, answeredCount: number) => void;
  /** Sends what is left, for some seconds at the most. */
  readonly close: () => Promise<void>;
}

export type TurnOutcome = 'answered' | 'failed' | 'not for us' | 'rate limited';
export type Operation = 'post' | 'update' | 'post to a person';
/** 'gone': the message is not there any more. 'refused': the bot may not write there, and trying again is no use. */
export type SendOutcome = 'sent' | 'gone' | 'refused' | 'failed';
export type JobOutcome = 'done' | 'put back' | 'given up' | 'not put back';
export type Closing = 'result' | 'rounds together' | 'suppressed' | 'too few';

export const NAME = 'behaviours';

export const METRICS = {
  answers: 'behaviours.answers',
  closed: 'behaviours.pulses.closed',
  turn: 'behaviours.turn.duration',
  sends: 'behaviours.sends',
  throttled: 'behaviours.throttled',
  lag: 'behaviours.job.lag',
  jobs: 'behaviours.jobs',
} as const;

const KINDS: Record<Inbound['kind'], string> = {
  words: 'words',
  'card-action': 'button',
  'extension-opened': 'button',
  installed: 'installed',
  removed: 'removed',
  'members-changed': 'other',
  renamed: 'renamed',
  restored: 'restored',
  'channel-deleted': 'removed',
  'meeting-started': 'meeting',
  'meeting-ended': 'meeting',
  unsupported: 'other',
};

/** @param close sends what is left */
export function telemetryOn(meter: Meter, tracer: Tracer, close: () => Promise<void>): Telemetry {
  const answers = meter.createCounter(METRICS.answers);
  const closings = meter.createCounter(METRICS.closed);
  const turns = meter.createHistogram(METRICS.turn, { unit: 's' });
  const sends = meter.createCounter(METRICS.sends);
  const throttles = meter.createCounter(METRICS.throttled);
  const lags = meter.createHistogram(METRICS.lag, { unit: 's' });
  const jobs = meter.createCounter(METRICS.jobs);
  return {
    turn: (kind, outcome, ms) => turns.record(seconds(ms), { kind: KINDS[kind], outcome }),
    sent: (operation, outcome) => sends.add(1, { operation, outcome }),
    throttled: (service) => throttles.add(1, { service }),
    claimed: (jobType, lateMs) => lags.record(seconds(lateMs), { jobType }),
    begin: (jobType, attempts) => {
      const span = tracer.startSpan(jobType, { root: true, attributes: { jobType, attempts } });
      return (outcome) => {
        jobs.add(1, { jobType, outcome });
        span.setAttribute('outcome', outcome);
        span.setStatus({ code: outcome === 'done' ? SpanStatusCode.OK : SpanStatusCode.ERROR });
        span.end();
      };
    },
    closed: (outcome, answeredCount) => {
      closings.add(1, { outcome });
      if (outcome === 'result') answers.add(answeredCount);
    },
    close,
  };
}

/** Where nobody collects it. Costs nothing. */
export const noTelemetry: Telemetry = telemetryOn(metrics.getMeter(NAME), trace.getTracer(NAME), async () => {});

/** A clock may be put back. */
function seconds(ms: number): number {
  return Math.max(0, ms) / 1_000;
}
