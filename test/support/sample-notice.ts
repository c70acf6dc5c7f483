import type { NoticeFacts } from '../../bot/http/privacy-page.ts';
import { type NoticeSettings, noticeSettingsOf } from '../../bot/notice-settings.ts';
import { bothLinks, noLinks } from './sample-links.ts';
import { inAzure, onThisMachine } from './where-kept.ts';

/** A laptop of which nobody has said anything. */
export const bareNotice: NoticeFacts = {
  links: noLinks,
  whereKept: onThisMachine,
  sendsTelemetry: false,
  settings: noticeSettingsOf({}, []),
};

export const fullSettings: NoticeSettings = {
  ORGANISATION_NAME: 'Fenland Community Trust',
  CONTROLLER_NAME: 'Fenland Integrated Care Board',
  DPO_CONTACT: 'Jo Reed, dpo@fenland.example.org or https://fenland.example.org/dpo.',
  LAWFUL_BASIS: 'Public task, article 6(1)(e) of the UK GDPR',
  DATA_LOCATION: 'United Kingdom (UK South)',
  DATA_RECIPIENTS: 'Fenland Shared Services, who look after the machine',
  REGULATOR: 'Information Commissioner’s Office, https://ico.org.uk/make-a-complaint/',
  PRIVACY_URL: 'https://fenland.example.org/privacy',
  ACCESSIBILITY_CONTACT: 'Sam Okoro, access@fenland.example.org',
};

export const fullNotice: NoticeFacts = {
  links: bothLinks,
  whereKept: inAzure,
  sendsTelemetry: true,
  settings: fullSettings,
};
