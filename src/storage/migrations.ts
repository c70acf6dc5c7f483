/** From one version to the next. Whoever changes a schema adds one below, and to its codec in documents.ts. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** @param migrations the first brings version 1 to version 2, and so on */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  version: number,
  migrations: readonly Migration[],
): Readonly<Record<string, unknown>> {
  return migrations
    .slice(version - 1)
    .reduce<Readonly<Record<string, unknown>>>((older, migration) => migration(older), document);
}

/** Until version 2 all the cards of a thank-you had its newest words. */
export const wordsOnCards: Migration = ({ changedAt, ...older }) => ({
  ...older,
  changedAt,
  cardChangedAt: changedAt,
  privateChangedAt: changedAt,
});

/** Until version 3 each of several thank-yous given at once had a card of its own. */
export const onACardOfItsOwn: Migration = (older) => ({ ...older, together: [] });

/** Until version 2 nobody could say that they take no thank-yous from somebody. */
export const fromEverybody: Migration = (older) => ({ ...older, notFrom: [] });

/** Until version 2 a pulse asked all that was wanted, and its card refreshed itself for whom it asked. */
export const nothingLeftOut: Migration = (older) => ({ ...older, leftOut: [], refreshIds: [] });

/** Until version 2 a sum of rounds was marked as the last of them. */
export const ofOneRound: Migration = (older) => ({ ...older, roundIds: [] });

/** Until version 3 a pulse kept how often each answer was chosen, to tell a change by, and nobody could leave a statement open. */
export const onlyPublished: Migration = (older) => ({
  ...older,
  result: JSON.parse(JSON.stringify(older.result ?? null), (key, value) => {
    if (key === 'published' && 'level' in value) return { ...value, isOfFewer: false };
    return key === 'histogram' ? undefined : value;
  }),
});

/** Until version 4 a pulse did not say that the threshold was lowered before it. */
export const notLowered: Migration = (older) => ({ ...older, loweredFrom: 0 });

/**
 * Until version 5 a result named the behaviours that most and fewest agree with, which its published words tell; and nobody had
 * looked whether answers still come before a card says that enough have.
 */
export const nothingNamed: Migration = (older) => {
  const { strongest: _, weakest: __, ...result } = Object(older.result);
  return { ...older, seenCount: -1, result: older.result && result };
};

/** Until version 3 a sum that was taken out said how many rounds are in it, not which. */
export const roundsByName: Migration = (older) => ({
  ...older,
  taken: [older.taken].flat().map((sum) => {
    const { rounds, ...rest } = Object(sum);
    return { ...rest, roundIds: Array.from({ length: rounds }, () => rest.pulseId) };
  }),
});

/** Until version 2 a pool did not say under which threshold its rounds were asked: the highest there is. */
export const highestThreshold: Migration = (older) => ({
  ...older,
  threshold: [older.pulseIds].flat().length > 0 ? 11 : 0,
});

/** Until version 2 nobody looked back on an action. */
export const notLookedBackOn: Migration = (older) => ({ ...older, outcome: '' });

/** Until version 3 an agenda did not keep which prompts were shown for an item, nor begin with what was to be looked back on. */
export const beforePrompts: Migration = (older) => ({
  ...older,
  items: [older.items].flat().map((item) => ({ ...Object(item), prompts: [] })),
  lookBack: null,
});

/** Until version 2 a team did not remember whom it had invited to what. */
export const noInvitations: Migration = (older) => ({ ...older, invitations: [] });

/** Until version 2 an agenda did not say whether Teams told of its meeting: as if it had not. */
export const onlyByHand: Migration = (older) => ({ ...older, isTeamsMeeting: false });
