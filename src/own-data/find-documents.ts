import type { DocumentAddress, Ports } from '../ports.ts';
import type { Team } from '../teams/team.ts';
import { type Kept, type Leaver, namesIn } from './without-person.ts';

export interface Naming {
  readonly person: Leaver;
  /** Those that tell the name last: it is learned there, where the account stands beside it. */
  readonly addresses: readonly DocumentAddress[];
}

/**
 * Where a person is named: by account, by a name that stands beside it somewhere, or by the one they have in their own chat
 * with the bot. Reads everything, and once more where they go by a name that Teams does not give them: for jobs only.
 */
export async function documentsNamingPerson(ports: Ports, personId: string, chat: Team | null): Promise<Naming> {
  const names = new Set(chat ? await namesInChat(ports, personId, chat) : []);
  const found = await ports.store.documentsNaming([personId, ...names]);
  const others: DocumentAddress[] = [];
  const telling: DocumentAddress[] = [];
  const learned = new Set<string>();
  for (const address of found) {
    const [document] = await documentsAt(ports, [address]);
    const beside = document ? namesIn(document, personId) : [];
    for (const name of beside) if (!names.has(name)) learned.add(name);
    (beside.length > 0 ? telling : others).push(address);
  }
  const known = new Set(found.map((address) => JSON.stringify(address)));
  const also = learned.size > 0 ? await ports.store.documentsNaming([...learned]) : [];
  const onlyByName = also.filter((address) => !known.has(JSON.stringify(address)));
  return {
    person: { personId, names: new Set([...names, ...learned]) },
    addresses: [...onlyByName, ...others, ...telling],
  };
}

/** Where Teams does not say, what stands beside the account has to do: nothing waits for it. */
async function namesInChat(ports: Ports, personId: string, { conversation }: Team): Promise<string[]> {
  const members = await ports.roster.membersOf(conversation).catch(() => []);
  return members.filter((member) => member.personId === personId).map(({ name }) => name);
}

/** The documents at these addresses that are still there. */
export async function documentsAt(ports: Ports, addresses: readonly DocumentAddress[]): Promise<Kept[]> {
  const documents: Kept[] = [];
  for (const { kind, teamId, id } of addresses) {
    const stored = await ports.store.read(kind, teamId, id);
    if (stored) documents.push(stored.value);
  }
  return documents;
}
