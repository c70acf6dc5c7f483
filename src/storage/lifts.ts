/** Turns a document of the version before into the next one. */
export type Lift = (older: Older) => Record<string, unknown>;
type Older = Readonly<Record<string, unknown>>;

/** Version 1 had one line and one reason for all of an agenda, which was shown as soon as it was made. */
export function itemsFromBehaviours({ behaviourIds, line, why, ...agenda }: Older): Record<string, unknown> {
  const ids = Array.isArray(behaviourIds) ? behaviourIds : [];
  return {
    ...agenda,
    items: ids.map((behaviourId, place) => ({
      behaviourId,
      itemType: 'other',
      line: place === 0 ? line : '',
      why: place === 0 ? why : '',
      proposedBy: '',
    })),
    state: 'started',
    isSeries: false,
    postedByName: '',
    startedAt: agenda.postedAt,
    endedAt: 0,
    endedIn: '',
    meetingId: '',
  };
}

/** Version 1 was posted for everybody as soon as it was given. */
export function withSay({ giver, ...recognition }: Older): Record<string, unknown> {
  return {
    ...recognition,
    giver: { ...Object(giver), teamsId: '' },
    isForTeam: false,
    changedAt: 0,
    takenBackAt: 0,
    say: 'shared',
    joined: [],
    isThankedBack: false,
    forAward: { giver: false, receiver: false },
    privateChatId: '',
    privateActivityId: '',
  };
}

/** Version 1 did not write down where its card was. */
export function withoutCards(action: Older): Record<string, unknown> {
  return { ...action, cards: [] };
}

/** Version 1 was opened by hand, with no action before it and no reminder. */
export function withOrigin(pulse: Older): Record<string, unknown> {
  return { ...pulse, origin: 'person', depth: 'chosen', lastAction: '', remindedTo: 0, isChairTold: false };
}
