import type { Action } from '../actions/action.ts';
import type { Agenda } from '../meetings/agenda.ts';
import type { Pool } from '../pulse/pool.ts';
import type { Pulse } from '../pulse/pulse.ts';
import type { Rhythm } from '../rhythm/rhythm.ts';
import type { JobType } from '../scheduling/job.ts';
import type { SelfCheck } from '../self-check/self-check.ts';
import type { Team } from '../teams/team.ts';
import type { Preferences } from '../thanks/preferences.ts';
import type { ThankYou } from '../thanks/thank-you.ts';

/** Everything that is kept of teams and people, one at a time. */
export type Kept = Team | Agenda | Pulse | Pool | ThankYou | Rhythm | Action | SelfCheck | Preferences;

/** Whose data goes: the account, and the names under which it was written where no account stands beside them. */
export interface Leaver {
  readonly personId: string;
  readonly names: ReadonlySet<string>;
}

/** What stands where the name was. */
const SOMEBODY = 'a colleague';
const NOBODY = { personId: '', teamsId: '', name: SOMEBODY };

/** The names that a document gives the holder of this account. */
export function namesIn(document: Kept, personId: string): string[] {
  const named = (id: string, name: string): string[] => (id === personId && name !== SOMEBODY ? [name] : []);
  switch (document.kind) {
    case 'agenda':
      return named(document.postedBy, document.postedByName);
    case 'pulse':
      return named(document.openedBy, document.openedByName);
    case 'action':
      return [...named(document.who.personId, document.who.name), ...named(document.setBy, document.setByName)];
    case 'rhythm':
      return named(document.setBy, document.setByName);
    case 'thank-you':
      return [document.giver, document.receiver, ...document.joined].flatMap((one) => named(one.personId, one.name));
    default:
      return [];
  }
}

/** Whether somebody gave or received it; who only joined in is taken out of it. */
function isBetween({ giver, receiver }: ThankYou, personId: string): boolean {
  return giver.personId === personId || receiver.personId === personId;
}

/** A pulse that takes answers keeps whom it asks and who opened it until it has closed: one of the answers may be theirs. */
export function mustWait(document: Kept, personId: string): document is Pulse {
  if (document.kind !== 'pulse' || document.state !== 'open') return false;
  return document.openedBy === personId || document.audience.some((asked) => asked.personId === personId);
}

/**
 * The document without this person, or null if it says nothing of them that need not wait. What others wrote about them in
 * their own words stays. Self-checks and preferences are whole documents of theirs, and are not for here.
 */
export function withoutPerson(document: Kept, leaver: Leaver, now: number): Kept | null {
  const changed = without(document, leaver, now);
  return JSON.stringify(changed) === JSON.stringify(document) ? null : changed;
}

function without(document: Kept, { personId, names }: Leaver, now: number): Kept {
  const id = (given: string): string => (given === personId ? '' : given);
  const nameOf = (given: string, name: string): string => (given === personId ? SOMEBODY : name);
  const bare = (name: string): string => (names.has(name) ? SOMEBODY : name);
  switch (document.kind) {
    case 'team':
      return { ...document, settings: { ...document.settings, setBy: bare(document.settings.setBy) } };
    case 'agenda':
      return {
        ...document,
        items: document.items.map((item) => ({ ...item, proposedBy: bare(item.proposedBy) })),
        postedBy: id(document.postedBy),
        postedByName: nameOf(document.postedBy, document.postedByName),
      };
    case 'pulse':
      if (document.state === 'open') return { ...document, lastAction: withoutNames(document.lastAction, names) };
      return {
        ...document,
        openedBy: id(document.openedBy),
        openedByName: nameOf(document.openedBy, document.openedByName),
        audience: document.audience.filter((asked) => asked.personId !== personId),
        lastAction: withoutNames(document.lastAction, names),
      };
    case 'action':
      return {
        ...document,
        who: { personId: id(document.who.personId), name: nameOf(document.who.personId, document.who.name) },
        setBy: id(document.setBy),
        setByName: nameOf(document.setBy, document.setByName),
      };
    case 'rhythm':
      return { ...document, setBy: id(document.setBy), setByName: nameOf(document.setBy, document.setByName) };
    case 'thank-you':
      return isBetween(document, personId) ? emptied(document, personId, now) : unjoined(document, personId);
    default:
      return document;
  }
}

function unjoined(thankYou: ThankYou, personId: string): ThankYou {
  return { ...thankYou, joined: thankYou.joined.filter((one) => one.personId !== personId) };
}

/** Nothing that anybody wrote is in it any more; the other person stays until it is removed, to find what points to it. */
function emptied(thankYou: ThankYou, personId: string, now: number): ThankYou {
  const { giver, receiver, takenBackAt } = thankYou;
  return {
    ...thankYou,
    giver: giver.personId === personId ? NOBODY : { ...giver, name: SOMEBODY },
    receiver: receiver.personId === personId ? NOBODY : { ...receiver, name: SOMEBODY },
    whatTheyDid: '',
    madePossible: '',
    takenBackAt: takenBackAt || now,
    visibility: 'hidden',
    joined: [],
    forAward: { giver: false, receiver: false },
  };
}

/** A pulse names who does what was agreed, without their account. */
function withoutNames(action: Pulse['lastAction'], names: ReadonlySet<string>): Pulse['lastAction'] {
  if (!action || action.state === 'not now' || !names.has(action.who.name)) return action;
  return { ...action, who: { name: SOMEBODY } };
}

/** Whether it was emptied because one of the two had their data deleted, and only waits to be removed. */
export function isEmptied({ giver, receiver, whatTheyDid }: ThankYou): boolean {
  return whatTheyDid === '' && giver.name === SOMEBODY && receiver.name === SOMEBODY;
}

/** What the bot has to do about a document that was changed, so that the cards which show it follow. */
export function jobTypeAfter(document: Kept): JobType | null {
  switch (document.kind) {
    case 'agenda':
      return 'show-agenda';
    case 'action':
      return 'show-action';
    case 'pulse':
      // Once it has closed, its card names nobody.
      return document.state === 'open' ? 'show-last-action' : null;
    case 'thank-you':
      return isEmptied(document) ? 'delete-thanks' : 'show-thanks';
    default:
      return null;
  }
}

/** A person who is to be deleted once more, as the subject of a job. */
export function personAgain(personId: string): string {
  return `${personId} again`;
}

/** A person and when they asked, as the subject of a job: another time is another one. */
export function personAt(personId: string, at: number): string {
  return `${personId} ${at}`;
}

export function personIn(subject: string): string {
  const [personId = ''] = subject.split(' ');
  return personId;
}

/** A pulse and a person, as one subject of a job. */
export function pulseSubject(pulseId: string, personId: string): string {
  return `${pulseId} ${personId}`;
}

export function inPulseSubject(subject: string): { pulseId: string; personId: string } {
  const [pulseId = '', personId = ''] = subject.split(' ');
  return { pulseId, personId };
}
