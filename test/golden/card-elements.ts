import { isObject, type Json } from '../unit/cards/walk.ts';

/** What no line is made of, by property, or by type and property: the gallery holds it once for each kind of card. */
export const LAYOUT: Readonly<Record<string, string>> = {
  $schema: 'the same in every card',
  version: 'the same in every card',
  lang: 'the same in every card',
  speak: 'the same in every card of a kind',
  fallbackText: 'the same in every card of a kind',
  spacing: 'how far apart things stand',
  separator: 'a line between things',
  width: 'how wide a thing is',
  verticalContentAlignment: 'how high a thing stands',
  weight: 'how bold the letters are',
  isSubtle: 'how dark the letters are',
  color: 'which colour the letters have',
  fontType: 'which letters they are',
  italic: 'which letters they are',
  wrap: 'whether a text goes on in a second line',
  'TextRun.size': 'how large the letters are',
  'Container.style': 'which ground it has',
  'Input.ChoiceSet.style': 'a list that opens, one to type in, or all of it at once',
  isMultiline: 'how high the field is',
};

/** What is read of an element of a type. Nothing else may stand there, so that nothing is passed over. */
export const READ: Readonly<Record<string, string>> = {
  AdaptiveCard: 'body actions refresh msteams',
  TextBlock: 'text style size',
  RichTextBlock: 'inlines',
  TextRun: 'text highlight',
  Container: 'id isVisible items selectAction',
  ColumnSet: 'columns selectAction',
  Column: 'items',
  ActionSet: 'id isVisible actions',
  'Input.Text': 'id label value isRequired errorMessage placeholder maxLength',
  'Input.ChoiceSet': 'id label value isRequired errorMessage placeholder isMultiSelect choices choices.data',
  'Input.Date': 'id label value min max',
  'Input.Time': 'id label value',
  'Data.Query': 'dataset',
  'Action.Execute': 'title style verb data associatedInputs fallback',
  'Action.Submit': 'title style data associatedInputs',
  'Action.OpenUrl': 'title style url',
  'Action.ToggleVisibility': 'title style targetElements',
  mention: 'text mentioned',
};

/** The element, if all that it holds is known. */
export function known(value: unknown): Json {
  if (!isObject(value) || typeof value.type !== 'string') throw new Error(`no element: ${JSON.stringify(value)}`);
  const { type } = value;
  const read = READ[type]?.split(' ');
  if (!read) throw new Error(`there is no text for a ${type} yet: say here and in card-text.ts how it is written`);
  const others = Object.keys(value).filter(
    (name) => name !== 'type' && !read.includes(name) && !(name in LAYOUT) && !(`${type}.${name}` in LAYOUT),
  );
  if (others.length)
    throw new Error(
      `there is no text for ${others.join(', ')} of a ${type} yet: say here and in card-text.ts how it is written, or why not`,
    );
  return value;
}

/** The same for what has no type. */
export function only(value: unknown, ...names: readonly string[]): Json {
  if (!isObject(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  const others = Object.keys(value).filter((name) => !names.includes(name));
  if (others.length) throw new Error(`there is no text for ${others.join(', ')} yet: see card-text.ts`);
  return value;
}
