import { expect, test } from 'vitest';
import { findCommand } from '../../../bot/find-command.ts';
import type { Verb } from '../../../bot/routes.ts';

/** What else people type for what their confidence rests on. Somebody has learnt each: none is taken away unseen. */
const NAMES: Partial<Record<Verb, readonly string[]>> = {
  'start-pulse': [
    'pulse',
    'pulses',
    'survey',
    'poll',
    'questionnaire',
    'pulse check',
    'pulse survey',
    'new pulse',
    'start pulse',
    'check in',
  ],
  'start-team-check': [
    'team check',
    'team checks',
    'team survey',
    'team health check',
    'health check',
    'framework check',
    'full check',
    'start team check',
  ],
  'show-summary': ['summary', 'summaries', 'results', 'result', 'trends', 'trend', 'overview', 'how are we doing'],
  'show-privacy': [
    'privacy',
    'privacy notice',
    'privacy policy',
    'data protection',
    'gdpr',
    'confidential',
    'confidentiality',
    'is this confidential',
    'who can see this',
  ],
};

test.each(Object.entries(NAMES))('%s is found by each of its names', (verb, names) => {
  const found = names.map((words) => findCommand({ words }, () => true));
  expect(found).toEqual(names.map(() => expect.objectContaining({ kind: 'found', verb })));
});
