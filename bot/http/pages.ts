import { escapeHtml, pageOf } from './html.ts';

export const HOME_PAGE = pageOf(
  'Behaviours',
  `      <h1>Behaviours</h1>
      <p>A bot for Microsoft Teams that brings an organisation’s own behaviours into its meetings: on the agenda, in a one-minute confidential pulse, and in thank-yous.</p>
      <p>For help, type <em>help</em> to the bot. For anything else, speak to the administrator who installed it.</p>`,
);

export const TERMS_PAGE = pageOf(
  'Behaviours: terms',
  `      <h1>Terms</h1>
      <p>Your organisation runs this bot for its own staff and partners and answers for its use.</p>
      <p>Be kind and be specific. Do not send patient details or confidential information about others. Results describe what a small group said on one day; do not use them to judge, rank or compare people or teams.</p>
      <p>The bot takes no part in the care of patients and must not be used for it.</p>`,
);

/** For somebody with a browser, who sees no more than a program does. */
export function faultPage(sentence: string): string {
  return pageOf(
    'Behaviours: not here',
    `      <h1>Sorry, that did not work</h1>
      <p>${escapeHtml(sentence)}</p>`,
  );
}
