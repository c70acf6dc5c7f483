import { NOTHING, row } from '../shared/action-row.ts';
import { showSummary } from './show-summary.ts';

export const trendRows = {
  'show-summary': row({
    typed: {
      word: 'summary',
      what: 'see the results of the last weeks',
      also: ['summaries', 'results', 'result', 'trends', 'trend', 'overview', 'how are we doing'],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showSummary,
  }),
};
