import type { Team } from '../../../src/teams/team.ts';
import type { Fault } from '../../support/connector.ts';
import { keepDocumentsIn, keepDocumentsInMemory, member } from '../../support/conversation.ts';
import { folderForTest } from '../../support/folder.ts';
import { dropStoreIn, openStoreIn } from '../../support/store-under-test.ts';
import { TroubledTeams } from '../../support/troubled-teams.ts';

export const TEAM = 'team-ward-1';
const PLACE = `/conversations/${TEAM}/`;
export const ALEX = member('Alex Wilber');
export const OWN_CHAT = `chat with ${ALEX.teamsId}`;

export const MODERATED: Fault = { status: 403, body: { error: { code: 'ConversationBlockedByUser', message: 'x' } } };
export const ARCHIVED: Fault = { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } };
export const NOT_FOUND: Fault = { status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } };

/** One team with a weekly digest and behaviour from Monday 16 November, in a store that outlives the process. */
export class PausedScene {
  readonly #folder = folderForTest();
  teams = new TroubledTeams(0);

  async start(): Promise<void> {
    await this.teams.chat.close();
    keepDocumentsIn((clock) => openStoreIn(this.#folder, clock));
    this.teams = new TroubledTeams(1);
    await this.teams.start();
    await this.teams.settleIn();
  }

  async stop(): Promise<void> {
    keepDocumentsInMemory();
    await this.teams.stop();
    await dropStoreIn(this.#folder);
  }

  /** The process ends, and another goes on with what was kept. */
  async restart(): Promise<void> {
    const { now, members } = this.teams.chat;
    const { trouble } = this.teams.connector;
    await this.teams.stop();
    this.teams = new TroubledTeams(1);
    this.teams.chat.now = now;
    this.teams.chat.members.splice(0, Number.POSITIVE_INFINITY, ...members);
    await this.teams.start();
    this.teams.connector.trouble = trouble;
  }

  /** The team's conversation takes neither posts nor changes of cards. */
  refuse(fault: Fault): void {
    this.teams.connector.trouble = ({ path, method }) =>
      path.startsWith(PLACE) && method !== 'GET' ? { fault } : undefined;
  }

  /** Of the requests of a method there so many first ones find nothing. Gives how many are left. */
  lose(method: string, times: number): () => number {
    let left = times;
    this.teams.connector.trouble = (asked) => {
      if (!asked.path.startsWith(PLACE) || asked.method !== method || left === 0) return undefined;
      left -= 1;
      return { fault: NOT_FOUND };
    };
    return () => left;
  }

  allow(): void {
    this.teams.connector.trouble = () => undefined;
  }

  summariesIn(where: string): string[] {
    return this.teams.connector.taken.flatMap(({ path, body }) =>
      path.startsWith(`/conversations/${where}/`) ? [String(body.summary)] : [],
    );
  }

  postsAsked(): number {
    return this.teams.connector.asked.filter(({ method, path }) => method === 'POST' && path.startsWith(PLACE)).length;
  }

  async team(): Promise<Team | undefined> {
    return (await this.teams.chat.ports.store.read('team', TEAM, TEAM))?.value;
  }
}
