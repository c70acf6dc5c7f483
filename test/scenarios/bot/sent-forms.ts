import { elementsIn } from '../../unit/cards/walk.ts';

/** What a client shows for a field of a card. */
export interface Shown {
  readonly type: string;
  readonly isMultiSelect: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** The fields of a card, by their names. */
export function fieldsOn(card: unknown): Map<string, Shown> {
  return new Map(
    elementsIn(card, 'Input.').map((input) => [
      String(input.id),
      {
        type: String(input.type),
        isMultiSelect: input.isMultiSelect === true,
        choices: Array.isArray(input.choices) ? input.choices : [],
      },
    ]),
  );
}

/** What clients send for a field that was left empty. */
export const EMPTY: Readonly<Record<string, unknown>> = {
  null: null,
  'empty text': '',
  'empty list': [],
  'white space': ' \t\n\u00a0',
  'list of nothing': [null],
  'list of empty ones': ['', null, ' '],
};

const ON = { true: true, 'true as text': 'true', 'TRUE as text': ' TRUE ', one: 1, 'one as text': '1', yes: 'Yes' };
const OFF = { false: false, 'false as text': 'false', zero: 0, 'zero as text': '0', no: 'no' };

type Forms = Readonly<Record<string, unknown>>;

/** What carries no value on a card, or is carried by a button. */
const BOXES = ['isMeant', 'alone', 'again', 'isMessage'];
const NUMBERS = ['shown'];

/**
 * Other forms of what a field holds, each by a name of its own.
 * @param shown undefined for what a button carries
 */
export function formsOf(name: string, value: unknown, shown: Shown | undefined): Forms {
  const forms: Forms = { 'list of one': [value], 'list with empty ones': ['', value, null] };
  if (BOXES.includes(name)) return { ...forms, ...(value === 'yes' ? ON : {}) };
  if (NUMBERS.includes(name)) return { ...forms, 'number as text': String(value), 'padded number': ` ${value} ` };
  if (typeof value !== 'string') return forms;
  switch (shown?.type) {
    case 'Input.Date':
      return { ...forms, ...daysOf(value) };
    case 'Input.Time':
      return { ...forms, ...timesOf(value) };
    case 'Input.ChoiceSet':
      return { ...forms, ...(shown.isMultiSelect ? severalOf(value, shown) : oneOf(value, shown)) };
    default:
      return forms;
  }
}

/** Other forms of a box that is not ticked, where there is one. */
export function offFormsOf(name: string, shown: Shown | undefined): Forms {
  return BOXES.includes(name) || (shown && isBox(shown)) ? OFF : {};
}

function isBox({ choices, isMultiSelect }: Shown): boolean {
  return isMultiSelect && choices.length === 1 && choices[0]?.value === 'yes';
}

function oneOf(value: string, { choices }: Shown): Forms {
  const title = choices.find((choice) => choice.value === value)?.title;
  const isYesOrNo = choices.every((choice) => ['yes', 'no'].includes(choice.value));
  return {
    padded: ` ${value} `,
    ...(title !== undefined && titled(title)),
    ...(/^\d+$/.test(value) && { number: Number(value) }),
    ...(isYesOrNo && (value === 'yes' ? ON : OFF)),
    ...people(value),
  };
}

function titled(title: string): Forms {
  return {
    title,
    'title in capitals': ` ${title.toUpperCase()} `,
    'title in a list': [title],
    'title with wide space': title.replaceAll(' ', '\u00a0\n'),
  };
}

function severalOf(joined: string, shown: Shown): Forms {
  const values = joined.split(',');
  const titles = values.map((value) => shown.choices.find((choice) => choice.value === value)?.title ?? value);
  return {
    list: values,
    'list with empty members': ['', ...values, null, ' '],
    ...(!isBox(shown) && {
      'joined with empty members': ` ,${values.join(' ,, ')},`,
      'twice the same': [...values, ...values],
    }),
    titles,
    'titles joined': titles.join(', '),
    'titles in capitals': titles.join(',').toUpperCase(),
    ...(values.every((value) => /^\d+$/.test(value)) && { numbers: values.map(Number) }),
    ...(isBox(shown) && ON),
    ...people(joined),
  };
}

/** Ids of people come in another case. */
function people(value: string): Forms {
  return value.startsWith('person-') ? { 'id in capitals': value.toUpperCase() } : {};
}

function daysOf(day: string): Forms {
  return {
    padded: ` ${day} `,
    'midnight behind': `${day}T00:00:00`,
    'midnight of Greenwich behind': `${day}T00:00:00Z`,
    'thousandths behind': `${day}T00:00:00.000Z`,
    'another zone behind': `${day}T00:00:00+01:00`,
    'a time behind': `${day} 00:00`,
    'a time of half a day behind': `${day} 12:00:00 AM`,
    'without leading zeros': day.replaceAll('-0', '-'),
    'with signs of direction': `\u200e${day}\u200e`,
  };
}

function timesOf(time: string): Forms {
  const [hours = '', minutes = ''] = time.split(':');
  const half = Number(hours) < 12 ? 'AM' : 'PM';
  const hour = Number(hours) % 12 || 12;
  return {
    padded: ` ${time} `,
    'without a leading zero': `${Number(hours)}:${minutes}`,
    'with seconds': `${time}:00`,
    'with thousandths': `${time}:00.000`,
    'with a stop': `${Number(hours)}.${minutes}`,
    'of half a day': `${hour}:${minutes} ${half}`,
    'of half a day, small': `${hour}:${minutes}${half.toLowerCase()}`,
    'of half a day, with stops': `${hour}.${minutes} ${half === 'AM' ? 'a.m.' : 'p.m.'}`,
    'of half a day, as new browsers write it': `${hour}:${minutes}:00\u202f${half}`,
    'with signs of direction': `\u200e${time}`,
  };
}
