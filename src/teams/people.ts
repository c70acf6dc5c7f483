import type { Choice } from '../shared/card-parts.ts';
import { chosenAmong, chosenFrom } from '../shared/choices.ts';
import type { Member } from './team.ts';

type Named = Pick<Member, 'personId' | 'name'>;

/** Whom a form offers. */
export interface Offered {
  /** Empty where the client has a people picker. */
  readonly people: readonly Choice[];
  readonly usesPeoplePicker: boolean;
}

/** Whether both are one person: clients and services differ in the case of Entra ids. */
export function isSamePerson(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The members as a form offers them. */
export function peopleChoices(members: readonly Named[]): Choice[] {
  return members.map(({ personId, name }) => ({ title: name, value: personId }));
}

/** The member whom a form named, by their id or by a name that nobody else has; undefined for nobody here. */
export function personAmong<M extends Named>(members: readonly M[], sent: string): M | undefined {
  const id = chosenFrom(peopleChoices(members), sent) ?? sent;
  return members.find(({ personId }) => isSamePerson(personId, id));
}

/** The ids of several, as the roster spells them and each once; of somebody who is not here, as it was sent. */
export function peopleAmong(members: readonly Named[], sent: readonly string[]): string[] {
  const spelled = new Map(members.map(({ personId }) => [personId.toLowerCase(), personId]));
  const named = chosenAmong(peopleChoices(members), sent).map((id) => [id.toLowerCase(), id] as const);
  return [...new Map(named)].map(([key, id]) => spelled.get(key) ?? id);
}

/** Whom a form that was refused is filled with again. */
export function pickedAgain({ people, usesPeoplePicker }: Offered, sent: readonly string[]): string[] {
  const picked = sent.filter(Boolean);
  if (usesPeoplePicker) return picked;
  const members = people.map(({ title, value }) => ({ personId: value, name: title }));
  return peopleAmong(members, picked);
}
