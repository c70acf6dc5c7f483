import type { Notice, Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { noticeAt } from '../shared/notice-at.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isRefusedAt } from '../teams/check-place.ts';
import { frameworkOf, type Home, requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { AGENDAS_REMEMBERED, type Agenda, agendaCard } from './agenda.ts';
import { findHistory } from './find-history.ts';
import { findLookBack } from './find-look-back.ts';
import { isSameMeeting, runningAgenda } from './meeting.ts';
import { findAgendasHere } from './require-agenda.ts';
import { requireMeetingLead } from './require-meeting-lead.ts';
import { chooseItems, LEFT_TO_THE_BOT } from './wanted-item.ts';
import { onAlreadyInWords, START_WAITS } from './words.ts';

export interface MeetingStart {
  /** Somebody typed or pressed it; else Teams said that the meeting began. */
  readonly isByHand: boolean;
  /** The prepared agenda whose button was pressed; empty for the one whose turn it is. */
  readonly agendaId: string;
  /** When Teams says that it began (milliseconds since 1970), if it does. */
  readonly startedAt: number | null;
}

const MOST_PREPARED = 10;

/**
 * Begins a meeting with the agenda that was prepared for it, the oldest first; after a series with the next one of it.
 * Where nothing was prepared the bot chooses if somebody asks for it, and keeps quiet if it is only Teams' event. The
 * jobs post the card. Beginning again what has begun changes nothing, and says where it is.
 * @returns the agenda card, for whoever pressed the button; what waits, where Teams takes no posts; null where the jobs show it
 * @throws Refusal AGENDA_UNKNOWN, MEETING_NOT_LED
 */
export async function startMeeting(ports: Ports, caller: Caller, start: MeetingStart): Promise<Reply | null> {
  const home = await requireTeam(ports, caller);
  const begun = start.agendaId
    ? await beginPressed(ports, caller, home, start.agendaId)
    : await beginNext(ports, caller, home, start);
  if (!begun) return null;
  if ('what' in begun) return { audience: 'everyone', message: begun };
  await ports.store.enqueue(newJob('show-agenda', begun.teamId, begun.agendaId, ports.clock.now()));
  if (!start.agendaId) {
    return start.isByHand && isRefusedAt(ports, home.team, caller.conversation)
      ? { audience: 'caller', message: { kind: 'notice', ...START_WAITS, url: '' } }
      : null;
  }
  const framework = ports.frameworks.get(begun.frameworkId) ?? frameworkOf(ports, home.team);
  return { audience: 'everyone', message: agendaCard(begun, framework) };
}

async function beginPressed(ports: Ports, caller: Caller, { team }: Home, agendaId: string): Promise<Agenda> {
  const lookBack = await findLookBack(ports, team);
  const pressed = await ports.store.read('agenda', team.teamId, agendaId);
  if (!pressed) throw new Refusal('AGENDA_UNKNOWN');
  await requireMeetingLead(ports, caller, pressed.value.meetingId);
  const agenda = await updateWithRetry(ports, 'agenda', team.teamId, agendaId, (current) =>
    current.state === 'prepared'
      ? { ...began(current, caller, ports.clock.now(), true), lookBack, cardActivityId: caller.cardActivityId }
      : null,
  );
  if (!agenda) throw new Refusal('AGENDA_UNKNOWN');
  return agenda;
}

async function beginNext(
  ports: Ports,
  caller: Caller,
  home: Home,
  start: MeetingStart,
): Promise<Agenda | Notice | null> {
  const { teamId } = home.team;
  const now = ports.clock.now();
  const startedAt = start.startedAt !== null && Math.abs(start.startedAt - now) < DAY_MS ? start.startedAt : now;
  const [recent, waiting] = await Promise.all([
    ports.store.recentAgendas(teamId, AGENDAS_REMEMBERED),
    ports.store.preparedAgendas(teamId, MOST_PREPARED),
  ]);
  const here = findAgendasHere(ports, recent, caller.conversation);
  const running = runningAgenda(here, caller.meetingId, now);
  const prepared = findAgendasHere(ports, waiting, caller.conversation).at(-1);
  if (start.isByHand) await requireMeetingLead(ports, caller, (running ?? prepared)?.meetingId);
  if (running && start.isByHand) {
    // The process may have died before its card was on the list.
    if (!running.cardActivityId) return running;
    return noticeAt(onAlreadyInWords(running.startedAt, home.team.settings.timeZone), ports.addresses, running);
  }
  if (!start.isByHand && isSameMeeting(here, caller.meetingId, startedAt)) {
    if (running && !running.isTeamsMeeting) await writeThatTeamsSaysSo(ports, running);
    // Said again because the process died before its card was on the list.
    return running && !running.cardActivityId ? running : null;
  }

  const lookBack = await findLookBack(ports, home.team);
  if (prepared) {
    return updateWithRetry(ports, 'agenda', teamId, prepared.agendaId, (current) =>
      current.state === 'prepared' ? { ...began(current, caller, startedAt, start.isByHand), lookBack } : null,
    );
  }
  const [last] = here;
  if (!start.isByHand && !last?.isSeries) return null;
  const chosen = await nextAgenda(ports, caller, home, last, startedAt);
  const next: Agenda = { ...chosen, lookBack, isTeamsMeeting: !start.isByHand };
  await ports.store.create(next);
  return next;
}

/** Somebody here began it by hand, before Teams said that it had begun. */
async function writeThatTeamsSaysSo(ports: Ports, { teamId, agendaId }: Agenda): Promise<void> {
  await updateWithRetry(ports, 'agenda', teamId, agendaId, (current) => ({ ...current, isTeamsMeeting: true }));
}

/** With the types of item that the last of the series had, or one behaviour where there is no series. */
async function nextAgenda(
  ports: Ports,
  caller: Caller,
  { team, framework }: Home,
  last: Agenda | undefined,
  startedAt: number,
): Promise<Omit<Agenda, 'isTeamsMeeting' | 'lookBack'>> {
  const series = last?.isSeries ? last : undefined;
  const wanted = series?.items.map(({ itemType }) => ({ ...LEFT_TO_THE_BOT, itemType })) ?? [LEFT_TO_THE_BOT];
  const history = await findHistory(ports, team);
  return {
    kind: 'agenda',
    teamId: team.teamId,
    agendaId: idempotencyKey('agenda', team.teamId, 'started', caller.conversation.conversationId, String(startedAt)),
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    items: chooseItems(framework, history, wanted.slice(0, framework.behaviours.length)),
    state: 'started',
    isSeries: series !== undefined,
    shownQuestion: 0,
    postedBy: series?.postedBy ?? caller.personId,
    postedByName: series?.postedByName ?? caller.name,
    postedAt: ports.clock.now(),
    startedAt,
    endedAt: 0,
    endedIn: '',
    meetingId: caller.meetingId,
    conversation: caller.conversation,
    cardActivityId: '',
    isSample: ports.timing.isSample,
  };
}

/** Its card is a new message, where the meeting is. */
function began(agenda: Agenda, caller: Caller, startedAt: number, isByHand: boolean): Agenda {
  const { conversation, meetingId } = caller;
  const isTeamsMeeting = !isByHand;
  return { ...agenda, state: 'started', startedAt, isTeamsMeeting, meetingId, conversation, cardActivityId: '' };
}
