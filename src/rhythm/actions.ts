import { NOTHING, row } from '../shared/action-row.ts';
import { ChosenRhythm } from './chosen-rhythm.ts';
import { saveRhythm } from './save-rhythm.ts';
import { showNext } from './show-next.ts';
import { startRhythm } from './start-rhythm.ts';

export const rhythmRows = {
  'start-rhythm': row({
    typed: {
      word: 'rhythm',
      what: 'set what I do by myself, how often, and when I keep quiet',
      also: [
        'schedule',
        'cadence',
        'frequency',
        'reminders',
        'how often',
        'pause',
        'mute',
        'quiet',
        'quiet time',
        'stop',
        'unsubscribe',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: ChosenRhythm.shape,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startRhythm,
  }),
  'save-rhythm': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: ChosenRhythm.shape,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-rhythm',
    makes: 'nothing new',
    inDialogs: false,
    run: saveRhythm,
  }),
  'show-next': row({
    typed: {
      word: 'next',
      what: 'see what I will do here, and when',
      also: ['what’s next', 'what is next', 'what comes next', 'upcoming', 'coming up', 'when is next pulse'],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showNext,
  }),
};
