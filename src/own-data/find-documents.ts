import type { Naming, Ports } from '../ports.ts';
import type { Team } from '../teams/team.ts';
import { type Kept, type Leaver, namesIn } from './without-person.ts';

interface Held {
  readonly person: Leaver;
  readonly documents: readonly Kept[];
}

/**
 * Where a person is named: by account, by a name that stands beside it somewhere, or by the one they have in their own chat
 * with the bot. Costs what it finds.
 */
export async function findDocuments(ports: Ports, personId: string, chat: Team): Promise<Held> {
  const names = new Set(await findNamesInChat(ports, personId, chat));
  const found = new Map<string, Kept>();
  const caughtUp = new Set<string>();
  async function readAll(namings: readonly Naming[]): Promise<Kept[]> {
    const documents: Kept[] = [];
    for (const { address } of namings) {
      const { kind, teamId, id } = address;
      if (found.has(JSON.stringify(address))) continue;
      if (!caughtUp.has(teamId)) await ports.store.catchUp(teamId);
      caughtUp.add(teamId);
      const document = (await ports.store.read(kind, teamId, id))?.value;
      if (!document) continue;
      found.set(JSON.stringify(address), document);
      documents.push(document);
    }
    return documents;
  }
  const byAccount = await readAll(await ports.store.namedIn({ personId }));
  for (const name of byAccount.flatMap((document) => namesIn(document, personId))) names.add(name);
  for (const name of names) await readAll(await ports.store.namedIn({ name }));
  return { person: { personId, names }, documents: inOrder(found) };
}

/** The same each time, whatever the store’s own order. */
function inOrder(found: ReadonlyMap<string, Kept>): Kept[] {
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, document]) => document);
}

/** Where Teams does not say, what stands beside the account has to do: nothing waits for it. */
export async function findNamesInChat(ports: Ports, personId: string, { conversation }: Team): Promise<string[]> {
  const members = await ports.roster.membersOf(conversation).catch(() => []);
  return members.filter((member) => member.personId === personId).map(({ name }) => name);
}
