import { NOTHING, row } from '../shared/action-row.ts';
import { deleteMyData } from './delete-my-data.ts';
import { exportMyData } from './export-my-data.ts';
import { showMyData } from './show-my-data.ts';
import { startDelete } from './start-delete.ts';

/** What a person asks for in their own chat, with nothing to fill in. */
const OWN = {
  where: 'own chat',
  who: 'anyone',
  input: NOTHING,
  draft: NOTHING,
  form: null,
  makes: 'nothing new',
  inDialogs: false,
} as const;

export const ownDataRows = {
  'show-my-data': row({
    ...OWN,
    typed: {
      word: 'my data',
      what: 'see what I hold on you',
      also: ['data', 'my information', 'what do you know about me', 'what do you hold on me', 'what do you have on me'],
    },
    shows: 'as a new message',
    run: showMyData,
  }),
  'export-my-data': row({
    ...OWN,
    typed: {
      word: 'export',
      what: 'get all that I hold on you, as text',
      also: ['export data', 'export my data', 'download', 'download my data'],
    },
    shows: 'as a new message',
    run: exportMyData,
  }),
  'start-delete': row({
    ...OWN,
    typed: {
      word: 'delete my data',
      what: 'have what I hold on you deleted',
      also: [
        'delete',
        'delete data',
        'delete me',
        'delete my information',
        'erase my data',
        'remove my data',
        'forget me',
      ],
    },
    shows: 'as a new message',
    run: startDelete,
  }),
  'delete-my-data': row({ ...OWN, typed: null, shows: 'in place', run: deleteMyData }),
};
