import { type Kept, type Leaver, namesIn } from '../own-data/without-person.ts';
import type { DocumentPlace, World } from '../ports.ts';
import type { Team } from '../teams/team.ts';

export interface Naming {
  readonly person: Leaver;
  /** Those that tell the name last: it is learned there, where the account stands beside it. */
  readonly places: readonly DocumentPlace[];
}

/**
 * Where a person is named: by account, by a name that stands beside it somewhere, or by the one they have in their own chat
 * with the bot. Reads everything, and once more where they go by a name that Teams does not give them: for jobs only.
 */
export async function placesNamingPerson(world: World, personId: string, chat: Team | null): Promise<Naming> {
  const names = new Set(chat ? await namesInChat(world, personId, chat) : []);
  const found = await world.store.placesNaming([personId, ...names]);
  const others: DocumentPlace[] = [];
  const telling: DocumentPlace[] = [];
  const learned = new Set<string>();
  for (const place of found) {
    const [document] = await documentsAt(world, [place]);
    const beside = document ? namesIn(document, personId) : [];
    for (const name of beside) if (!names.has(name)) learned.add(name);
    (beside.length > 0 ? telling : others).push(place);
  }
  const known = new Set(found.map((place) => JSON.stringify(place)));
  const also = learned.size > 0 ? await world.store.placesNaming([...learned]) : [];
  const onlyByName = also.filter((place) => !known.has(JSON.stringify(place)));
  return {
    person: { personId, names: new Set([...names, ...learned]) },
    places: [...onlyByName, ...others, ...telling],
  };
}

/** Where Teams does not say, what stands beside the account has to do: nothing waits for it. */
async function namesInChat(world: World, personId: string, { conversation }: Team): Promise<string[]> {
  const members = await world.roster.membersOf(conversation).catch(() => []);
  return members.filter((member) => member.personId === personId).map(({ name }) => name);
}

/** The documents at these places that are still there. */
export async function documentsAt(world: World, places: readonly DocumentPlace[]): Promise<Kept[]> {
  const documents: Kept[] = [];
  for (const { kind, teamId, id } of places) {
    const stored = await world.store.read(kind, teamId, id);
    if (stored) documents.push(stored.value);
  }
  return documents;
}
