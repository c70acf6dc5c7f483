import { type Links, speakUp } from '../../src/privacy/speak-up.ts';

export const noLinks: Links = {
  speakUp: { name: 'Freedom to Speak Up Guardian', url: '' },
  wellbeing: { name: '', url: '' },
  forStaff: '',
};
export const bothLinks: Links = {
  speakUp: { name: 'Freedom to Speak Up Guardian', url: 'https://intranet.example.org/speak-up' },
  wellbeing: { name: 'staff wellbeing hub', url: 'https://intranet.example.org/wellbeing' },
  forStaff: 'https://behaviours.example.org/for-staff',
};
export const speakUpUnlinked = speakUp(noLinks);
export const speakUpLinked = speakUp(bothLinks);
