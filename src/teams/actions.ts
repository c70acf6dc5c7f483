import { NOTHING, row, type TypedWord, type Where } from '../shared/action-row.ts';
import { Chosen, choiceOf, elseUnreadable, Typed, YesOrNo } from '../shared/fields.ts';
import { saveSettings } from './save-settings.ts';
import { showHelp } from './show-help.ts';
import { startSettings } from './start-settings.ts';
import { THRESHOLDS } from './team.ts';

const SETTINGS = {
  frameworkId: Chosen,
  timeZone: Chosen,
  threshold: elseUnreadable(choiceOf(THRESHOLDS)),
  pooling: YesOrNo,
  comments: YesOrNo,
};

export const settingsRows = {
  'start-settings': row({
    typed: {
      word: 'settings',
      what: 'choose the framework and the time zone',
      also: [
        'setting',
        'set up',
        'configure',
        'configuration',
        'config',
        'team settings',
        'time zone',
        'change framework',
      ],
    },
    where: 'team',
    who: 'anyone',
    input: NOTHING,
    draft: SETTINGS,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: startSettings,
  }),
  'save-settings': row({
    typed: null,
    where: 'team',
    who: 'anyone',
    input: SETTINGS,
    draft: NOTHING,
    shows: 'in place',
    form: 'start-settings',
    makes: 'nothing new',
    inDialogs: false,
    run: saveSettings,
  }),
};

/** @param words all that can be typed, in the order in which help shows them */
export function helpRows(words: () => readonly (TypedWord & { readonly where: Where })[]) {
  return {
    'show-help': row({
      typed: {
        word: 'help',
        what: 'see this list',
        also: [
          'help me',
          'menu',
          'commands',
          'info',
          'instructions',
          'how does this work',
          'what can you do',
          'what do you do',
          'what can i do',
        ],
      },
      where: 'anywhere',
      who: 'anyone',
      input: NOTHING,
      draft: { opening: Typed },
      shows: 'as a new message',
      form: null,
      makes: 'nothing new',
      inDialogs: false,
      run: (ports, caller, { opening }) => showHelp(ports, caller, opening, words()),
    }),
  };
}
