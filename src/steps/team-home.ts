import type { Framework } from '../frameworks/framework.ts';
import type { World } from '../ports.ts';
import { type Caller, DEFAULT_SETTINGS, type Team } from '../teams/team.ts';
import { amend } from './amend.ts';
import { takeUpRhythm } from './rhythm-part.ts';

export interface Home {
  readonly team: Team;
  readonly framework: Framework;
}

/**
 * The team somebody speaks from, or their own chat, with its framework. One that was never announced (a missed install
 * event) is taken in here, and the address to answer at is kept fresh. Teams leaves the team's name out of most of what
 * it sends.
 */
export async function teamHome(world: World, caller: Caller): Promise<Home> {
  const team = await readTeam(world, caller);
  return { team, framework: frameworkOf(world, team) };
}

/** The team's framework, or the one every team starts with if the chosen pack is no longer installed. */
export function frameworkOf(world: World, team: Team): Framework {
  const framework =
    world.frameworks.get(team.settings.frameworkId) ??
    world.frameworks.get(DEFAULT_SETTINGS.frameworkId) ??
    world.frameworks.all()[0];
  if (!framework) throw new Error('no framework pack could be read');
  return framework;
}

async function readTeam(world: World, caller: Caller): Promise<Team> {
  const stored = await world.store.read('team', caller.teamId, caller.teamId);
  if (stored) return keepAddressFresh(world, caller, stored.value);
  const team = newTeam(world, caller);
  await world.store.create(team);
  return team;
}

async function keepAddressFresh(world: World, caller: Caller, team: Team): Promise<Team> {
  const { serviceUrl } = caller.conversation;
  const isNamed = team.name !== '' || caller.teamName === '';
  if (team.isInstalled && isNamed && team.conversation.serviceUrl === serviceUrl) return team;
  const fresh = await amend(world, 'team', caller.teamId, caller.teamId, (current) => ({
    ...current,
    isInstalled: true,
    name: current.name || caller.teamName,
    conversation: { ...current.conversation, serviceUrl },
  }));
  // Its rhythm stopped when the bot was thought to be gone.
  if (fresh && !team.isInstalled) await takeUpRhythm(world, fresh);
  return fresh ?? team;
}

export function newTeam(world: World, caller: Caller): Team {
  return {
    kind: 'team',
    teamId: caller.teamId,
    name: caller.teamName,
    conversation: caller.conversation,
    settings: DEFAULT_SETTINGS,
    isInstalled: true,
    installedAt: world.clock.now(),
    isSample: world.pace.isSample,
  };
}
