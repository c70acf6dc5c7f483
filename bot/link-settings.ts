import type { Contact, Contacts } from '../src/privacy/speak-up.ts';
import { isHttps } from './notice-settings.ts';

/** Where people can go from a card: to others, and to the bot's own pages. */
export const LINK_SETTINGS = [
  'SPEAK_UP_NAME',
  'SPEAK_UP_URL',
  'WELLBEING_NAME',
  'WELLBEING_URL',
  'BOT_DOMAIN',
] as const;
type Env = { readonly [name in (typeof LINK_SETTINGS)[number]]?: string };

/** A host with no port. */
export const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** No default address: every organisation has its own. */
export function linksOf(env: Env, faults: string[]): Contacts {
  const wellbeing = contactOf(env, 'WELLBEING', 'wellbeing service', faults);
  const isNamed = Boolean(env.WELLBEING_NAME || env.WELLBEING_URL);
  return {
    speakUp: contactOf(env, 'SPEAK_UP', 'Freedom to Speak Up Guardian', faults),
    wellbeing: isNamed ? wellbeing : { name: '', url: '' },
  };
}

function contactOf(env: Env, what: 'SPEAK_UP' | 'WELLBEING', usual: string, faults: string[]): Contact {
  const url = env[`${what}_URL`] ?? '';
  if (url !== '' && !isHttps(url)) {
    faults.push(`${what}_URL is ${url}: give an address that begins with https://, or remove it.`);
  }
  return { name: env[`${what}_NAME`] || usual, url };
}

/** Empty where nobody has said it: behind a proxy the bot cannot tell by itself. */
export function ownAddressOf({ BOT_DOMAIN: domain = '' }: Env, faults: string[]): string {
  if (domain === '') return '';
  if (!DOMAIN.test(domain)) {
    faults.push(
      `BOT_DOMAIN is ${domain}: give a domain such as behaviours.example.org, without https://, port or path, or remove it.`,
    );
  }
  return `https://${domain.toLowerCase()}`;
}
