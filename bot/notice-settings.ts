/** What only the organisation can say, for the pages /privacy, /for-staff and /accessibility. */
export const NOTICE_SETTINGS = [
  'ORGANISATION_NAME',
  'CONTROLLER_NAME',
  'DPO_CONTACT',
  'LAWFUL_BASIS',
  'DATA_LOCATION',
  'DATA_RECIPIENTS',
  'REGULATOR',
  'PRIVACY_URL',
  'ACCESSIBILITY_CONTACT',
] as const;
type Name = (typeof NOTICE_SETTINGS)[number];

/** Empty where it is not set: then the page leaves it out. */
export type NoticeSettings = Readonly<Record<Name, string>>;

const MOST_SIGNS = 500;

export function noticeSettingsOf(env: Partial<NoticeSettings>, faults: string[]): NoticeSettings {
  function take(name: Name): string {
    const value = env[name] ?? '';
    if (value.length > MOST_SIGNS) {
      faults.push(`${name} has ${value.length} characters: shorten it to ${MOST_SIGNS}, or remove it.`);
    } else if (name === 'PRIVACY_URL' && value !== '' && !isHttps(value)) {
      faults.push(`PRIVACY_URL is ${value}: give an address that begins with https://, or remove it.`);
    }
    return value;
  }
  return {
    ORGANISATION_NAME: take('ORGANISATION_NAME'),
    CONTROLLER_NAME: take('CONTROLLER_NAME'),
    DPO_CONTACT: take('DPO_CONTACT'),
    LAWFUL_BASIS: take('LAWFUL_BASIS'),
    DATA_LOCATION: take('DATA_LOCATION'),
    DATA_RECIPIENTS: take('DATA_RECIPIENTS'),
    REGULATOR: take('REGULATOR'),
    PRIVACY_URL: take('PRIVACY_URL'),
    ACCESSIBILITY_CONTACT: take('ACCESSIBILITY_CONTACT'),
  };
}

/** Who runs it is its controller, unless another is named. */
export function leftOutOfNotice(settings: NoticeSettings): string[] {
  const hasController = settings.ORGANISATION_NAME !== '';
  return NOTICE_SETTINGS.filter((name) => settings[name] === '' && !(name === 'CONTROLLER_NAME' && hasController));
}

export function isHttps(address: string): boolean {
  return /^https:\/\/\S+$/i.test(address) && URL.canParse(address);
}
