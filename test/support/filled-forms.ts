/** Forms as somebody fills them in, with a value in each field; the ids that a card carries are not among them. */
export type FilledIn = Readonly<Record<string, string>>;

/** A field more than the form that is refused for what stands in `behaviour3`. */
export const AGENDA_ITEMS = {
  itemType1: 'bad news',
  line1: 'Discharge planning',
  behaviour1: 'innovative',
  itemType2: 'risk',
  line2: 'Winter staffing',
  behaviour2: 'compassionate',
  itemType3: 'celebration',
  line3: 'Two new colleagues',
  isSeries: 'yes',
} satisfies FilledIn;

export const THANKS_WORDS = {
  behaviour: 'innovative',
  madePossible: 'The night shift started calm.',
} satisfies FilledIn;

export const AGREED_ACTION = {
  behaviour: 'collaborative',
  what: 'Begin handover by asking who has a worry',
  who: 'person-megan-bowen',
  because: 'we are moving to another ward',
} satisfies FilledIn;

/** All but `pulseAt`. */
export const RHYTHM = {
  pulseEvery: 'fortnightly',
  pulseFirstOn: '2026-12-01',
  pulseBehaviours: '3',
  pulseHours: '24',
  digestEvery: 'weekly',
  digestFirstOn: '2026-12-04',
  digestAt: '11:30',
  behaviourEvery: 'weekly',
  behaviourFirstOn: '2026-12-07',
  behaviourAt: '08:45',
  days: '2,3,4',
  from: '07:30',
  until: '15:30',
  quietMonths: '4,7',
  quietFrom: '2026-12-21',
  quietUntil: '2027-01-03',
  pauseUntil: '2026-12-11',
  pauseBecause: 'major incident',
} satisfies FilledIn;
