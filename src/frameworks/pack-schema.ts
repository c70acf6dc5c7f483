import { z } from 'zod';
import { type Behaviour, type Framework, STATUSES, SUITED_ITEMS, type TagSet } from './framework.ts';
import {
  eachOnce,
  endsInQuestionMark,
  isKebabCase,
  isPositive,
  issueOf,
  isWebAddress,
  type Problem,
  startsWithWe,
  textThat,
  twoOf,
  withOwnIds,
} from './pack-rules.ts';

const Id = textThat('the id', 60, isKebabCase);
const Name = textThat('the name', 80);
const Prompt = textThat('the prompt', 120, endsInQuestionMark);

const Item = z
  .strictObject({
    id: Id,
    name: Name,
    meaning: textThat('the meaning', 110),
    looks_like: twoOf(textThat('the line under looks_like', 110), 'looks_like'),
    does_not_look_like: twoOf(textThat('the line under does_not_look_like', 110), 'does_not_look_like'),
    prompts: twoOf(Prompt, 'prompts'),
    pulse: textThat('the pulse', 90, startsWithWe, isPositive),
    parts: z.array(textThat('the line under parts', 110)).default([]),
    suits: eachOnce(z.enum(SUITED_ITEMS), 'suits').default([]),
  })
  .transform(
    ({ looks_like, does_not_look_like, ...same }): Behaviour => ({
      ...same,
      looksLike: looks_like,
      doesNotLookLike: does_not_look_like,
    }),
  );

const items = (least: number) => withOwnIds(Item, { least, most: 30 }, 'behaviour');

const Pack = z.strictObject({
  id: Id,
  name: Name,
  version: textThat('the version', 40),
  status: z.enum(STATUSES),
  superseded: z.boolean().default(false),
  level: textThat('the level', 80).default(''),
  item_label: textThat('the item_label', 30).default('behaviour'),
  part_label: textThat('the part_label', 30).default('part'),
  note: textThat('the note', 160).default(''),
  source: z.strictObject({
    title: textThat('the title of the source', 160),
    date: textThat('the date of the source', 80).default(''),
    url: textThat('the url', 300, isWebAddress).default(''),
  }),
  licence_note: textThat('the licence_note', 240),
  items: items(0).default([]),
  interim: z.strictObject({ label: textThat('the label', 80), items: items(1) }).optional(),
});

/** A pack file, read from its snake_case YAML form into a `Framework`. Its issues carry a remedy: see `problemsOf`. */
export const PackFile = Pack.superRefine(
  (pack, context) => {
    for (const { key, ...problem } of contradictions(pack)) context.addIssue(issueOf(problem, [key]));
  },
  { when: () => true },
).transform(toFramework);

const Tags = z
  .strictObject({
    id: Id,
    name: Name,
    names_source: textThat('the names_source', 300).default(''),
    names: z.array(Name).superRefine((names, context) => {
      if (names.length === 0)
        context.addIssue(issueOf({ problem: 'there are no names in the tag set', remedy: 'write at least one' }));
    }),
  })
  .transform(({ names_source, ...same }): TagSet => ({ ...same, namesSource: names_source }));

/** A file of name-only tag sets, read from its YAML form. */
export const TagSetFile = z.strictObject({ tag_sets: withOwnIds(Tags, { least: 1, most: 30 }, 'tag set') });

// Asked even when other lines are at fault, so a field may be missing or of any type here.
function contradictions(pack: Partial<z.output<typeof Pack>>): (Problem & { key: keyof typeof pack })[] {
  const needsBooklet = pack.status === 'needs-booklet';
  const isReady = !needsBooklet && pack.status !== undefined;
  const items = Array.isArray(pack.items) ? pack.items.length : undefined;
  const found: (Problem & { key: keyof typeof pack; isBroken: boolean })[] = [
    {
      key: 'items',
      isBroken: isReady && items === 0,
      problem: 'there are no behaviours in this pack',
      remedy: 'write at least one under items, or set status: needs-booklet and add interim',
    },
    {
      key: 'items',
      isBroken: needsBooklet && items !== undefined && items > 0,
      problem: 'the pack has items although its status is needs-booklet',
      remedy: 'move them under interim, or change the status',
    },
    {
      key: 'status',
      isBroken: needsBooklet && pack.interim === undefined,
      problem: 'the status is needs-booklet but there is no interim',
      remedy: 'add interim, with a label and items to use until the booklet is here',
    },
    {
      key: 'interim',
      isBroken: isReady && pack.interim !== undefined,
      problem: 'the pack has interim behaviours although its status is not needs-booklet',
      remedy: 'move them under items, or set status: needs-booklet',
    },
    {
      key: 'superseded',
      isBroken: pack.superseded === true && !pack.note,
      problem: 'the pack is superseded but no note says so',
      remedy: 'add a note that tells readers what has replaced it',
    },
  ];
  return found.filter(({ isBroken }) => isBroken);
}

function toFramework(pack: z.output<typeof Pack>): Framework {
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    status: pack.status,
    isSuperseded: pack.superseded,
    itemLabel: pack.item_label,
    partLabel: pack.part_label,
    level: pack.level,
    source: pack.source.title,
    sourceDate: pack.source.date,
    sourceUrl: pack.source.url,
    licenceNote: pack.licence_note,
    note: pack.note,
    interimLabel: pack.interim?.label ?? '',
    behaviours: pack.interim?.items ?? pack.items,
  };
}
