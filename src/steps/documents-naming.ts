import { type Kept, type Leaver, namesIn } from '../own-data/without-person.ts';
import type { DocumentPlace, World } from '../ports.ts';
import type { Team } from '../teams/team.ts';

export interface Naming {
  readonly person: Leaver;
  /** Those that give only the name first: the name is learned where the account stands beside it. */
  readonly places: readonly DocumentPlace[];
}

/**
 * Where a person is named: by account, by a name that stands beside it somewhere, or by the one they have in their own chat
 * with the bot. Reads everything: for jobs only.
 */
export async function placesNamingPerson(world: World, personId: string, chat: Team | null): Promise<Naming> {
  const named = await world.store.placesNaming([personId]);
  const found = (await documentsAt(world, named)).flatMap((document) => namesIn(document, personId));
  const names = new Set([...found, ...(chat ? await namesInChat(world, personId, chat) : [])]);
  const known = new Set(named.map((place) => JSON.stringify(place)));
  const also = names.size > 0 ? await world.store.placesNaming([...names]) : [];
  const onlyByName = also.filter((place) => !known.has(JSON.stringify(place)));
  return { person: { personId, names }, places: [...onlyByName, ...named] };
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
