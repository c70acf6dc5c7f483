import type { ShareCard } from './cards.ts';
import type { Behaviour, Framework } from './framework.ts';

/** More of them make a card too large for Teams. */
const MOST_LINES = 72;

/** What a form offers: all behaviours, in parts where they do not fit on one card, then each by itself. */
export interface Shareable {
  readonly title: string;
  readonly value: string;
  readonly behaviours: readonly Behaviour[];
}

export function shareables(framework: Framework): Shareable[] {
  const cards: Behaviour[][] = [];
  let room = 0;
  for (const behaviour of framework.behaviours) {
    const lines = linesOf(framework, behaviour).length;
    if (!cards.length || lines > room) {
      cards.push([]);
      room = MOST_LINES;
    }
    cards.at(-1)?.push(behaviour);
    room -= lines;
  }
  const all = cards.map((behaviours, index) => {
    const title = cards.length === 1 ? 'All of them' : `All of them, part ${index + 1} of ${cards.length}`;
    return { title, value: `*${index + 1}`, behaviours };
  });
  return [...all, ...framework.behaviours.map((one) => ({ title: one.name, value: one.id, behaviours: [one] }))];
}

/** Behaviours as text to copy, for recruitment or learning material: the pack's lines and no others. */
export function shareCard(framework: Framework, behaviours: readonly Behaviour[]): ShareCard {
  const { id, name, version, source, sourceDate, sourceUrl, licenceNote, note, interimLabel } = framework;
  const blocks = behaviours.map((behaviour) => ({
    name: behaviour.name,
    blockId: `text-${behaviour.id}`,
    isOpen: behaviours.length === 1,
    lines: linesOf(framework, behaviour),
  }));
  return {
    kind: 'share',
    frameworkId: id,
    frameworkName: name,
    interimLabel,
    behaviours: blocks,
    blockIds: blocks.map(({ blockId }) => blockId),
    source: [
      `Source: ${source}${sourceDate ? ` (${sourceDate})` : ''}${sourceUrl ? `, ${sourceUrl}` : ''}`,
      `Version: ${version}`,
      `Licence: ${licenceNote}`,
      note,
    ].filter(Boolean),
  };
}

function linesOf({ partLabel, tagSets }: Framework, behaviour: Behaviour): string[] {
  const { name, meaning, forStaff, forLeaders, parts, looksLike, interview, personSpecification, tags } = behaviour;
  const goesWith = tagSets.flatMap((set) => {
    const names = set.isForAwards ? [] : set.names.filter((one) => tags.includes(one));
    return names.length ? [`${set.name}: ${names.join('; ')}`] : [];
  });
  return [
    name.toUpperCase(),
    meaning,
    ...(forStaff ? [`For everybody: ${forStaff}`] : []),
    ...(forLeaders ? [`For leaders: ${forLeaders}`] : []),
    ...(parts.length ? [`${partLabel.charAt(0).toUpperCase()}${partLabel.slice(1)}s:`] : []),
    ...parts.map(({ text }) => `- ${text}`),
    'What it looks like:',
    ...looksLike.map((line) => `- ${line}`),
    'Interview questions:',
    ...(interview.length
      ? interview.flatMap(({ question, strong, weak }) => [`- ${question}`, `  Strong: ${strong}`, `  Weak: ${weak}`])
      : looksLike.map((line) => `- Tell us about a time when this was true of your work: “${line}” What did you do?`)),
    ...(personSpecification ? ['For a person specification:', `- ${personSpecification}`] : []),
    ...(goesWith.length ? ['Goes with, as we read it:', ...goesWith.map((line) => `- ${line}`)] : []),
  ];
}
