import { personPartition } from '../../src/thanks/preferences.ts';
import { member, type TeamsConversation } from '../support/conversation.ts';

/** What is stored, as a reviewer wants to read it. */
export async function storedIn(
  conversation: TeamsConversation,
  pulseId: string | undefined,
): Promise<Record<string, unknown>> {
  const { store, keys } = conversation.ports;
  const teamId = 'team-sample-team';
  const team = await store.read('team', teamId, teamId);
  const pulse = pulseId ? await store.read('pulse', teamId, pulseId) : null;
  const agendas = [...(await store.preparedAgendas(teamId, 10)), ...(await store.recentAgendas(teamId, 10))];
  // Those of one moment lie in no order.
  const thanks = (await store.thankYousSince(teamId, 0, 10)).toSorted(
    (a, b) => b.givenAt - a.givenAt || a.receiver.name.localeCompare(b.receiver.name),
  );
  const actions = await store.recentActions(teamId, 10);
  const rhythm = (await store.read('rhythm', teamId, teamId))?.value;
  const alex = member('Alex Wilber').personId;
  const own = (await store.read('preferences', personPartition(alex), alex))?.value;
  return {
    team: team && { name: team.value.name, isInstalled: team.value.isInstalled, settings: team.value.settings },
    agendas: agendas.map(({ items, state, shownQuestion }) => ({
      items: items.map(({ behaviourId, itemType, line }) => ({ behaviourId, itemType, line })),
      state,
      shownQuestion,
    })),
    pulse: pulse && {
      state: pulse.value.state,
      statements: pulse.value.statements.map(({ text }) => text),
      asked: pulse.value.audience.length,
      result: pulse.value.result,
    },
    actions: actions.map(({ state, what, who, byWhen, because, behaviourName, setByName }) => ({
      state,
      what,
      who: who.name,
      byWhen,
      because,
      behaviourName,
      setByName,
    })),
    rhythm: rhythm && {
      pulse: rhythm.pulse,
      digest: rhythm.digest,
      behaviour: rhythm.behaviour,
      calendar: rhythm.calendar,
      progress: rhythm.progress,
      setByName: rhythm.setByName,
    },
    answers: pulseId ? await store.countAnswers(pulseId) : 0,
    selfChecks: (await store.selfChecks('chat-person-alex-wilber', 10)).map(({ depth, lines, takenAt }) => ({
      depth,
      scores: lines.map(({ behaviourId, score }) => `${behaviourId} ${score}`),
      takenAt,
    })),
    preferences: own && {
      sharing: own.sharing,
      forAwards: own.forAwards,
      ...(own.notFrom.length && { notFrom: own.notFrom }),
    },
    hasKey: Boolean(pulseId && (await keys.read(pulseId))),
    thanks: thanks.map(({ giver, receiver, visibility, behaviourId, whatTheyDid, madePossible, ...since }) => ({
      giver: giver.name,
      receiver: receiver.name,
      visibility,
      behaviourId,
      whatTheyDid,
      madePossible,
      ...(since.changedAt && { changedAt: since.changedAt }),
      ...(since.takenBackAt && { takenBackAt: since.takenBackAt }),
      ...(since.joined.length && { joined: since.joined.map(({ name }) => name) }),
      ...(since.isThankedBack && { isThankedBack: true }),
    })),
  };
}
