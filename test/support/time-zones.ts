/** Whole, half and three-quarter hours from UTC; summer time on both halves of the earth, of an hour, of half an hour, and none. */
export const EIGHT_ZONES = [
  'Europe/London',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'UTC',
] as const;

/** The moment that ISO 8601 names, in milliseconds since 1970: "2026-03-23T09:00Z". */
export function momentOf(iso: string): number {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) throw new Error(`${iso} is no moment`);
  return moment;
}
