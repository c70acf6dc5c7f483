import type { Message, MessageOf } from '../../src/message.ts';
import { disclose, type Histogram } from '../../src/privacy/disclose.ts';
import { pulseResult, resultCard } from '../../src/pulse/pulse-result.ts';
import { sampleMember, samplePulse } from '../support/sample-documents.ts';

type PulseResult = MessageOf<'pulse-result'>;

const NAMES = ['We are collaborative', 'We are innovative'];
const SILENT = 3;

/** The result card of a pulse with these answers to its statements, made as the product makes it at close. */
export function cardOf(histograms: readonly Histogram[], silent = SILENT): PulseResult {
  const answered = Math.max(...histograms.map((histogram) => histogram.reduce((sum, count) => sum + count, 0)));
  const invited = answered + silent;
  const pulse = samplePulse({
    statements: histograms.map((_, index) => ({
      behaviourId: `behaviour-${index}`,
      behaviourName: NAMES[index] ?? '',
      text: '',
    })),
    audience: Array.from({ length: invited }, (_, index) => sampleMember(`person ${index}`)),
  });
  const decided = histograms.map((histogram) => {
    const totals = { histogram, notSure: 0 };
    return { published: disclose(totals, invited, pulse.threshold), change: 'new' as const };
  });
  return resultCard(pulse, pulseResult(pulse, decided, answered), undefined);
}

/** What everybody reads of one statement on a result card; nothing else about it can be read anywhere in Teams. */
export function readable({ statements, nothing, nothingNote }: PulseResult, index = 0): string {
  const line = statements[index];
  if (!line) return `${nothing} ${nothingNote}`;
  return [line.words, ...line.bands.map(({ label, share }) => `${label}: ${share}`), ...line.details].join(' | ');
}

export function resultsAmong(messages: readonly Message[]): PulseResult[] {
  return messages.filter((message) => message.kind === 'pulse-result');
}

/** Whether what was read of a statement says how many agree. */
export function isShown(text: string): boolean {
  return /(?:all|half|most) agree/i.test(text);
}
