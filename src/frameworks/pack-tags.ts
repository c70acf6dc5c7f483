import type { Framework, TagSet } from './framework.ts';
import type { LocatedProblem } from './pack-problem.ts';
import type { ReadPack } from './pack-schema.ts';

interface TaggedPack {
  readonly framework: Framework | null;
  readonly problems: readonly LocatedProblem[];
}

/** The pack with the tag sets that it names, or what is wrong with what it names of them. */
export function withTagSets({ tagSetIds, ...pack }: ReadPack, tagSets: readonly TagSet[]): TaggedPack {
  const used = tagSetIds.flatMap((id) => tagSets.find((one) => one.id === id) ?? []);
  const names = new Set(used.flatMap((one) => one.names));
  const unknownSets = tagSetIds.flatMap((id, index): LocatedProblem[] =>
    used.some((one) => one.id === id)
      ? []
      : [
          {
            path: ['tag_sets_used', index],
            problem: `there is no tag set "${id}"`,
            remedy: `write one of ${tagSets.map((one) => one.id).join(', ')}, or remove the line`,
          },
        ],
  );
  // A set that is not there has its own fault; its names are not also called unknown.
  const unknownTags = unknownSets.length
    ? []
    : pack.behaviours.flatMap(({ tags }, place) =>
        tags.flatMap((tag, index): LocatedProblem[] =>
          names.has(tag)
            ? []
            : [
                {
                  path: [...pathOfItems(pack), place, 'tags', index],
                  problem: `the tag "${tag}" is in none of the tag sets that the pack uses`,
                  remedy: 'write it as its tag set does, or name that set under tag_sets_used',
                },
              ],
        ),
      );
  const problems = [...unknownSets, ...unknownTags];
  return { framework: problems.length ? null : { ...pack, tagSets: used }, problems };
}

/** Where a pack's behaviours stand in its file. */
export function pathOfItems({ interimLabel }: Pick<Framework, 'interimLabel'>): string[] {
  return interimLabel ? ['interim', 'items'] : ['items'];
}
