import type { SpeakUp } from '../shared/card-parts.ts';

/** Where somebody can go. `name` is written after "your"; without an address (`url`) it is only named. */
export interface Contact {
  readonly name: string;
  readonly url: string;
}

/** What the organisation has set; `wellbeing` without a name is left out. There is no default address. */
export interface Contacts {
  readonly speakUp: Contact;
  readonly wellbeing: Contact;
}

export interface Links extends Contacts {
  /** The address of the page for staff; empty where the bot does not know its own. */
  readonly forStaff: string;
}

/** Where the bot serves the page for staff. */
export const FOR_STAFF_PAGE = '/for-staff';

/** @param ownAddress of the bot; without one there is no address of a page */
export function linksWith(contacts: Contacts, ownAddress: string): Links {
  return { ...contacts, forStaff: ownAddress && `${ownAddress}${FOR_STAFF_PAGE}` };
}

/** What a pulse and a thank-you are not for, and where to go instead. */
export function speakUp({ speakUp, wellbeing, forStaff }: Links): SpeakUp {
  const forYourself = wellbeing.name ? ` For support for yourself, turn to your ${wellbeing.name}.` : '';
  return {
    notFor: 'Not for patient details, and not for concerns or reports about a person.',
    instead: `To raise a concern, speak to your line manager or your ${speakUp.name}.${forYourself}`,
    links: [
      { title: 'Speak up (website)', url: speakUp.url },
      { title: 'Wellbeing (website)', url: wellbeing.url },
    ].filter(({ url }) => url !== ''),
    forStaff: forStaffLink(forStaff),
  };
}

/** The first link behind "Why?": what is kept, who sees it, and what it cannot be used for. */
export function forStaffLink(url: string): SpeakUp['forStaff'] {
  return url === '' ? [] : [{ title: 'For staff: who sees what', url }];
}
