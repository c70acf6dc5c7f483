import type { SpeakUp } from '../shared/card-parts.ts';

/** Where somebody can go. `name` is written after "your"; without an address (`url`) it is only named. */
export interface Contact {
  readonly name: string;
  readonly url: string;
}

/** What the organisation has set; `wellbeing` without a name is left out. There is no default address. */
export interface Links {
  readonly speakUp: Contact;
  readonly wellbeing: Contact;
}

/** What a pulse and a thank-you are not for, and where to go instead. */
export function speakUp({ speakUp, wellbeing }: Links): SpeakUp {
  const forYourself = wellbeing.name ? ` For support for yourself, turn to your ${wellbeing.name}.` : '';
  return {
    notFor: 'Not for patient details, and not for concerns or reports about a person.',
    instead: `To raise a concern, speak to your line manager or your ${speakUp.name}.${forYourself}`,
    links: [
      { title: 'Speak up (website)', url: speakUp.url },
      { title: 'Wellbeing (website)', url: wellbeing.url },
    ].filter(({ url }) => url !== ''),
  };
}
