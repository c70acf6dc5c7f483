// A card as a person reads it, a line per heading, text, field and button:
//
//   # Heading, ## smaller, ### smallest
//   [Help] show-help again=yes                  a button, its verb and what it sends; [[the main one]], [!one that deletes!]
//   ? What? <what> = "Rota", required "Say it."  a field, its id, what is in it, and what is said if it is left empty
//
// `name:=0` is sent as something else than a text. What is only a matter of looks is left out: see card-elements.ts.
import { isDeepStrictEqual } from 'node:util';
import { asSeen, isObject, type Json } from '../unit/cards/walk.ts';
import { known, only } from './card-elements.ts';
import { indented } from './text-lines.ts';

const HEADINGS: Readonly<Record<string, string>> = { Large: '#', Medium: '##', Default: '###' };
const BUTTONS: Readonly<Record<string, readonly [string, string]>> = {
  default: ['[', ']'],
  positive: ['[[', ']]'],
  destructive: ['[!', '!]'],
};

/** @throws Error where there is something in the card that no line would be made of, and that is not layout either */
export function cardText(card: unknown): string[] {
  return new CardText().element(card);
}

class CardText {
  /** The fields that had these choices first. */
  readonly #choices = new Map<string, string>();

  element(value: unknown): string[] {
    const node = known(value);
    const lines = this.#linesOf(node);
    const press = node.selectAction ? [`  press on it: ${actionText(node.selectAction)[0]}`] : [];
    const isNamed = String(node.type).startsWith('Input.') ? false : typeof node.id === 'string';
    if (!isNamed && node.isVisible !== false) return [...lines, ...press];
    const state = node.isVisible === false ? 'hidden' : 'shown';
    return [`<${text(node.id)}> ${state}:`, ...indented([...lines, ...press])];
  }

  #all(values: unknown): string[] {
    return list(values).flatMap((value) => this.element(value));
  }

  #linesOf(node: Json): string[] {
    switch (node.type) {
      case 'AdaptiveCard':
        return [
          ...refreshText(node.refresh),
          ...this.#all(node.body),
          ...list(node.actions).flatMap(actionText),
          ...mentionsText(node.msteams),
        ];
      case 'TextBlock':
        return texts(node.style === 'heading' ? `${one(HEADINGS, node.size)} ${text(node.text)}` : text(node.text));
      case 'RichTextBlock':
        return texts(runsText(list(node.inlines).map(runOf)));
      case 'Container':
      case 'Column':
        return this.#all(node.items);
      case 'ColumnSet':
        return besideEachOther(list(node.columns).map((column) => this.element(column)));
      case 'ActionSet':
        return list(node.actions).flatMap(actionText);
      case 'Input.ChoiceSet':
        return this.#choiceSet(node);
      case 'Input.Text':
      case 'Input.Date':
      case 'Input.Time':
        return [fieldText(node, quoted(node.value))];
      default:
        throw new Error(`${node.type} cannot stand here`);
    }
  }

  #choiceSet(node: Json): string[] {
    const choices = list(node.choices).map((choice) => only(choice, 'title', 'value'));
    const values = node.isMultiSelect ? text(node.value).split(',') : [text(node.value)];
    const chosen = values.filter(Boolean).map((value) => {
      const choice = choices.find((choice) => choice.value === value);
      return choice ? choiceText(choice) : `"${value}"`;
    });
    const { dataset } = node['choices.data'] ? known(node['choices.data']) : { dataset: '' };
    const all = [...choices.map(choiceText), ...(dataset ? [`everybody in ${text(dataset)}`] : [])].join(' | ');
    const before = this.#choices.get(all);
    this.#choices.set(all, before ?? text(node.id));
    const kind = node.isMultiSelect ? 'any of' : 'one of';
    return [fieldText(node, chosen.join(' + ')), `    ${kind} ${before ? `the choices of <${before}>` : all}`];
  }
}

/** Small columns are one line: a bullet and its text, or a table's row. */
function besideEachOther(columns: readonly string[][]): string[] {
  const [[first = ''] = [], ...others] = columns;
  if (columns.some(({ length }) => length !== 1)) return columns.flat();
  const rest = others.flat();
  return [/^\W?$/.test(first) ? `${first} ${rest.join(' | ')}` : [first, ...rest].join(' | ')];
}

function fieldText(node: Json, value: string): string {
  const said = [
    `? ${text(node.label)} <${text(node.id)}>${value && ` = ${value}`}`,
    node.isRequired && 'required',
    node.errorMessage && `or else "${text(node.errorMessage)}"`,
    node.placeholder && `hint "${text(node.placeholder)}"`,
    node.maxLength !== undefined && `at most ${node.maxLength}`,
    node.min !== undefined && `from "${text(node.min)}"`,
    node.max !== undefined && `until "${text(node.max)}"`,
    node.isVisible === false && 'hidden',
  ];
  return said.filter(Boolean).join(', ');
}

function choiceText({ title, value }: Json): string {
  return title === value ? text(title) : `${text(title)} (${text(value)})`;
}

function actionText(value: unknown): string[] {
  const node = known(value);
  const [open, close] = one(BUTTONS, node.style ?? 'default');
  const button = node.title === undefined ? '' : `${open}${text(node.title)}${close} `;
  switch (node.type) {
    case 'Action.Execute':
      return [`${button}${sentText(node)}`, ...olderText(node)];
    case 'Action.Submit':
      return [`${button}${sentText(node)}`];
    case 'Action.OpenUrl':
      return [`${button}opens ${text(node.url)}`];
    case 'Action.ToggleVisibility':
      return [`${button}shows or hides ${list(node.targetElements).map(targetText).join(' ')}`];
    default:
      throw new Error(`${node.type} is not an action`);
  }
}

/** What is sent, after its verb. */
function sentText({ verb, data, associatedInputs }: Json): string {
  const sent = isObject(data) ? { ...data } : {};
  const isSaid = verb === undefined || sent.verb === verb;
  const name = isSaid ? sent.verb : verb;
  if (isSaid) delete sent.verb;
  const inputs = associatedInputs === undefined ? [] : [`(fields: ${text(associatedInputs)})`];
  return [text(name), ...Object.entries(sent).map(([key, value]) => `${key}${valueText(value)}`), ...inputs].join(' ');
}

function valueText(value: unknown): string {
  if (typeof value !== 'string') return `:=${JSON.stringify(value)}`;
  return /^[\w$@.,:/+-]+$/.test(value) ? `=${value}` : `=${JSON.stringify(value)}`;
}

/** Older apps know another action, which is the same in all but its name: only where it is not is there a line. */
function olderText({ type: _, verb: __, fallback, ...same }: Json): string[] {
  if (isDeepStrictEqual(fallback, { type: 'Action.Submit', ...same })) return [];
  return fallback === undefined ? ['  in old apps: nothing'] : [`  in old apps: ${actionText(fallback).join(' ')}`];
}

function targetText(target: unknown): string {
  if (typeof target !== 'string') throw new Error(`no text yet for the target ${JSON.stringify(target)}`);
  return `<${target}>`;
}

/** A refresh is no button: Teams does it by itself, and needs no copy of it for older apps. */
function refreshText(refresh: unknown): string[] {
  if (refresh === undefined) return [];
  const { action, userIds } = only(refresh, 'action', 'userIds');
  const [line] = actionText(action);
  const older = Object(action).fallback === undefined ? [] : [`  with ${JSON.stringify(Object(action).fallback)}`];
  return [`(by itself: ${line}, for ${list(userIds).map(text).join(' ')})`, ...older];
}

function mentionsText(msteams: unknown): string[] {
  if (msteams === undefined) return [];
  return list(only(msteams, 'entities', 'width').entities).map((entity) => {
    const { text: words, mentioned } = known(entity);
    const { id, name } = only(mentioned, 'id', 'name');
    return `(mentions ${text(name)}, ${text(id)}, as ${text(words)})`;
  });
}

interface Run {
  readonly words: string;
  readonly isMarked: boolean;
}

function runOf(run: unknown): Run {
  if (typeof run === 'string') return { words: run, isMarked: false };
  const node = known(run);
  if (node.type !== 'TextRun') throw new Error(`${node.type} is not part of a text`);
  return { words: asSeen(text(node.text)), isMarked: node.highlight === true };
}

/** A person does not see where a text was divided. */
function runsText(runs: readonly Run[]): string {
  return runs
    .map(({ words, isMarked }, at) => {
      const [opens, closes] = [-1, 1].map((beside) => isMarked && !runs[at + beside]?.isMarked);
      return `${opens ? '«' : ''}${words}${closes ? '»' : ''}`;
    })
    .join('');
}

function one<T>(table: Readonly<Record<string, T>>, name: unknown): T {
  const found = table[text(name)];
  if (found === undefined) throw new Error(`${text(name)} is none of ${Object.keys(table).join(', ')}`);
  return found;
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value;
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function quoted(value: unknown): string {
  return value === undefined || value === '' ? '' : JSON.stringify(value);
}

/** A line for each line that somebody typed. */
function texts(value: string): string[] {
  return value.split('\n');
}
