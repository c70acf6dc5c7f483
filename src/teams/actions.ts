import { NOTHING, row, type TypedWord, type Where } from '../shared/action-row.ts';
import { choiceOf, OptionalText, Typed } from '../shared/fields.ts';
import { saveSettings } from './save-settings.ts';
import { showHelp } from './show-help.ts';
import { startSettings } from './start-settings.ts';

const SETTINGS = ['frameworkId', 'timeZone', 'threshold', 'pooling', 'comments'] as const;

/** Empty where a card leaves it as it is. */
const YesOrNo = choiceOf('yes', 'no');

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
    draft: fieldsOf(OptionalText),
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
    input: { ...fieldsOf(Typed), pooling: YesOrNo, comments: YesOrNo },
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

function fieldsOf<F>(field: F): Record<(typeof SETTINGS)[number], F> {
  return { frameworkId: field, timeZone: field, threshold: field, pooling: field, comments: field };
}
