import { z } from 'zod';
import { MOST_IN_PART } from './check-lines.ts';
import {
  type Behaviour,
  type BehaviourPart,
  type Framework,
  type Prompt,
  STATUSES,
  SUITED_ITEMS,
  type TagSet,
} from './framework.ts';
import {
  eachOnce,
  endsInQuestionMark,
  holdsOneIdea,
  isKebabCase,
  isOneSign,
  isOpenQuestion,
  isPositive,
  issueOf,
  isWebAddress,
  linesUnder,
  type Problem,
  startsWith,
  textOr,
  textThat,
  withOwnIds,
} from './pack-rules.ts';

const Id = textThat('the id', 60, isKebabCase);
const Name = textThat('the name', 80);

const PromptText = textThat('the prompt', 120, endsInQuestionMark, isOpenQuestion);
const PromptEntry = textOr<Prompt>(
  PromptText,
  z.strictObject({ text: PromptText, kinds: eachOnce(z.enum(SUITED_ITEMS), 'kinds').default([]) }),
  { key: 'text', fromText: (text) => ({ text, kinds: [] }) },
);

const Own = textThat(
  'the own line',
  90,
  startsWith('I', 'the own line'),
  isPositive('the own line', 'the reader does'),
  holdsOneIdea('the own line'),
);

const PartText = textThat('the line under parts', 110);
const PartEntry = textOr<BehaviourPart>(
  PartText,
  z
    .strictObject({
      text: PartText,
      statement: textThat(
        'the statement',
        90,
        startsWith('We', 'the statement'),
        isPositive('the statement'),
        holdsOneIdea('the statement'),
      ).default(''),
      own: Own.default(''),
    })
    .superRefine(
      ({ statement, own }, context) => {
        if (statement || !own) return;
        const problem = 'there is an own line without a statement';
        context.addIssue(issueOf({ problem, remedy: 'add a statement that says the same of the team' }, ['own']));
      },
      { when: () => true },
    ),
  { key: 'text', fromText: (text) => ({ text, statement: '', own: '' }) },
);

const InterviewEntry = z.strictObject({
  question: textThat('the question', 200),
  strong: textThat('the strong answer', 240),
  weak: textThat('the weak answer', 240),
});

const linesOfKey = (key: string) => linesUnder(textThat(`the line under ${key}`, 110), key, { least: 2, most: 12 });

const Item = z
  .strictObject({
    id: Id,
    name: Name,
    icon: textThat('the icon', 40, isOneSign).default(''),
    meaning: textThat('the meaning', 110),
    for_staff: textThat('the line for_staff', 160).default(''),
    for_leaders: textThat('the line for_leaders', 160).default(''),
    looks_like: linesOfKey('looks_like'),
    does_not_look_like: linesOfKey('does_not_look_like'),
    prompts: linesUnder(PromptEntry, 'prompts', { least: 2 }),
    pulse: textThat('the pulse', 90, startsWith('We', 'the pulse'), isPositive('the pulse')),
    own: Own.default(''),
    parts: z.array(PartEntry).default([]),
    suits: eachOnce(z.enum(SUITED_ITEMS), 'suits').default([]),
    interview: linesUnder(InterviewEntry, 'interview', { least: 1, most: 3 }).default([]),
    person_specification: textThat('the person_specification', 160).default(''),
    tags: eachOnce(Name, 'tags').default([]),
  })
  .superRefine(
    ({ pulse, parts }, context) => {
      if (!Array.isArray(parts)) return;
      const asked = new Set([pulse, ...parts.flatMap((part) => part?.statement || [])]).size;
      if (asked <= MOST_IN_PART) return;
      const problem = `there are ${asked} statements on this behaviour, the pulse among them`;
      const remedy = `keep ${MOST_IN_PART} or fewer, which is what one part of a check can ask, or split the behaviour`;
      context.addIssue(issueOf({ problem, remedy }, ['parts']));
    },
    { when: () => true },
  )
  .transform(
    ({ looks_like, does_not_look_like, for_staff, for_leaders, person_specification, ...same }): Behaviour => ({
      ...same,
      forStaff: for_staff,
      forLeaders: for_leaders,
      looksLike: looks_like,
      doesNotLookLike: does_not_look_like,
      personSpecification: person_specification,
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
  /** The ids of the tag sets that apply to it. */
  tag_sets_used: eachOnce(Id, 'tag_sets_used').default([]),
  items: items(0).default([]),
  interim: z.strictObject({ label: textThat('the label', 80), items: items(1) }).optional(),
});

/** A pack file, read from its snake_case YAML form into a `ReadPack`. Its issues carry a remedy: see `problemsOf`. */
export const PackFile = Pack.superRefine(
  (pack, context) => {
    for (const { key, ...problem } of contradictions(pack)) context.addIssue(issueOf(problem, [key]));
  },
  { when: () => true },
).transform(toReadPack);

const Tags = z
  .strictObject({
    id: Id,
    name: Name,
    for_awards: z.boolean().default(false),
    names_source: textThat('the names_source', 300).default(''),
    names: z.array(Name).superRefine((names, context) => {
      if (names.length === 0)
        context.addIssue(issueOf({ problem: 'there are no names in the tag set', remedy: 'write at least one' }));
    }),
  })
  .transform(
    ({ names_source, for_awards, ...same }): TagSet => ({
      ...same,
      isForAwards: for_awards,
      namesSource: names_source,
    }),
  );

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

/** A pack as its file gives it: its tag sets are other files' and go by their ids. */
export interface ReadPack extends Omit<Framework, 'tagSets'> {
  tagSetIds: readonly string[];
}

function toReadPack(pack: z.output<typeof Pack>): ReadPack {
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
    tagSetIds: pack.tag_sets_used,
  };
}
