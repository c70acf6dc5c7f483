import type { Framework } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { takeUpRhythm } from '../rhythm/advance-rhythm.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { enqueueWaiting } from './enqueue-waiting.ts';
import { pauseOf, withPause } from './pause.ts';
import { backAt, type Caller, DEFAULT_SETTINGS, type Team } from './team.ts';

export interface Home {
  readonly team: Team;
  readonly framework: Framework;
}

/**
 * The team somebody speaks from, or their own chat, with its framework. One that was never announced (a missed install
 * event) is taken in here, and the address to answer at is kept fresh. Teams leaves the team's name out of most of what
 * it sends.
 */
export async function requireTeam(ports: Ports, caller: Caller): Promise<Home> {
  const team = await readTeam(ports, caller);
  return { team, framework: frameworkOf(ports, team) };
}

/** The team's framework, or the one every team starts with if the chosen pack is no longer installed. */
export function frameworkOf(ports: Ports, team: Team): Framework {
  const framework =
    ports.frameworks.get(team.settings.frameworkId) ??
    ports.frameworks.get(DEFAULT_SETTINGS.frameworkId) ??
    ports.frameworks.all()[0];
  if (!framework) throw new Error('no framework pack could be read');
  return framework;
}

async function readTeam(ports: Ports, caller: Caller): Promise<Team> {
  const stored = await ports.store.read('team', caller.teamId, caller.teamId);
  if (stored) return keepAddressFresh(ports, caller, stored.value);
  const team = newTeam(ports, caller);
  await ports.store.create(team);
  return team;
}

async function keepAddressFresh(ports: Ports, caller: Caller, team: Team): Promise<Team> {
  const { serviceUrl } = caller.conversation;
  const isNamed = team.name !== '' || caller.teamName === '';
  await endPauseEarly(ports, caller, team);
  if (team.isInstalled && isNamed && team.conversation.serviceUrl === serviceUrl) return team;
  const fresh = await updateWithRetry(ports, 'team', caller.teamId, caller.teamId, (current) => ({
    ...backAt(ports.clock.now(), current),
    name: current.name || caller.teamName,
    conversation: { ...current.conversation, serviceUrl },
  }));
  // Its rhythm stopped when the bot was thought to be gone.
  if (fresh && !team.isInstalled) await takeUpRhythm(ports, fresh);
  return fresh ?? team;
}

/** Whoever speaks where nothing is posted is a reason to try again: Teams does not announce that it takes messages again. */
async function endPauseEarly(ports: Ports, { conversation }: Caller, team: Team): Promise<void> {
  const { teamId } = team;
  const root = ports.addresses.rootOf(conversation);
  const now = ports.clock.now();
  const found = pauseOf(team, root);
  if (!found || (found.because === 'refused' && found.retryAt <= now)) return;
  const paused = await updateWithRetry(ports, 'team', teamId, teamId, (current) => {
    const pause = pauseOf(current, root);
    return pause ? withPause(current, { ...pause, because: 'refused', retryAt: now }) : null;
  });
  if (paused) await enqueueWaiting(ports, paused);
}

export function newTeam(ports: Ports, caller: Caller): Team {
  return {
    kind: 'team',
    teamId: caller.teamId,
    name: caller.teamName,
    conversation: caller.conversation,
    settings: DEFAULT_SETTINGS,
    isInstalled: true,
    pauses: [],
    invitations: [],
    installedAt: ports.clock.now(),
    isSample: ports.timing.isSample,
  };
}
