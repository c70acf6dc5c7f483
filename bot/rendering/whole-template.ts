import { LOCALE } from '../../src/shared/locale.ts';

type Json = Readonly<Record<string, unknown>>;

/** The sentence for apps that cannot show a card; it stands here alone. */
const TOO_OLD = 'This Teams app is too old to show the card; please open it in a newer one.';
/** Stands in a part for what the card gives it: the whole of a value, or some of a text. */
const GIVEN = /@\{(\w+)\}/g;

/**
 * A card's template with all that every card has, and with the parts put in. It is made before the template is
 * compiled, so that a card costs nothing more when it is drawn.
 * @param written what stands in cards/<kind>.json: speak, body, actions and what only this card has
 * @param partNamed the text of a part in cards/parts/
 * @throws Error if a part is not there, lacks something or is given what it does not show
 */
export function wholeTemplate(written: Json, partNamed: (name: string) => Json): Json {
  const { speak, body, actions, ...others } = written;
  const put = (value: unknown): unknown => withButtonsWhole(withParts(value, partNamed));
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    // Two letters, for the schema takes no region.
    lang: LOCALE.slice(0, 2),
    speak,
    fallbackText: `${speak} ${TOO_OLD}`,
    ...others,
    body: put(body),
    ...(actions === undefined ? {} : { actions: put(actions) }),
  };
}

/** Replaces `{ "part": ..., "with": ... }` by the part. What else stands there is laid over the part. */
export function withParts(value: unknown, partNamed: (name: string) => Json): unknown {
  if (Array.isArray(value)) return value.map((item) => withParts(item, partNamed));
  if (!isObject(value)) return value;
  if (!('part' in value)) return mapped(value, (item) => withParts(item, partNamed));
  const { part: name, with: given, ...over } = value;
  const part = withParts(filled(String(name), partNamed(String(name)), Object(given)), partNamed);
  const { type, ...rest } = Object(part);
  // Twice: the first is for the order in which it reads.
  return { type, ...over, ...rest, ...over };
}

function filled(name: string, part: Json, given: Json): Json {
  const shown = new Set<string>();
  const value = (key: string): unknown => {
    if (!Object.hasOwn(given, key)) throw new Error(`the part ${name} wants ${key}`);
    shown.add(key);
    return given[key];
  };
  const fill = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(fill);
    if (isObject(item)) return mapped(item, fill);
    if (typeof item !== 'string') return item;
    const isWhole = item.match(GIVEN)?.[0] === item;
    return isWhole ? value(item.slice(2, -1)) : item.replace(GIVEN, (_, key) => String(value(key)));
  };
  const done = mapped(part, fill);
  const idle = Object.keys(given).find((key) => !shown.has(key));
  if (idle !== undefined) throw new Error(`the part ${name} does not show ${idle}`);
  return done;
}

/**
 * Each button sends its verb with its data, and has a copy for apps that know no Action.Execute; a choice goes on in a second
 * line where it is long.
 */
function withButtonsWhole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withButtonsWhole);
  if (!isObject(value)) return value;
  if (value.type === 'Input.ChoiceSet') return { ...mapped(value, withButtonsWhole), wrap: true };
  if (value.type !== 'Action.Execute') return mapped(value, withButtonsWhole);
  const { data: own = {}, ...button } = value;
  const data = isObject(own) ? { verb: value.verb, ...own } : own;
  const { $when: _, verb: __, ...copy } = button;
  return { ...button, data, fallback: { ...copy, type: 'Action.Submit', data } };
}

function mapped(value: Json, change: (item: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
