/** Whatever somebody might type to break a card, cut to the length that the product lets through. */
export const HOSTILE =
  '**bold** [link](https://evil.example) <at>Everyone</at> ${giverName} {{DATE(2026-11-12T09:00:00Z, LONG)}} # head\n- list ' +
  '`code` <script>alert(1)</script> \u202Egnirts\u202C zero\u200Bwidth 👩‍⚕️🎉 & &lt;at&gt; "quotes" \\ end ';

/** What a card shows of it: the invisible signs are gone, and the date macro is broken so that no client runs it. */
export const HOSTILE_SHOWN = HOSTILE.replaceAll(/[\u202E\u202C\u200B]/g, '').replaceAll('{{DATE', '{ {DATE');
export const HOSTILE_NAME = '<at>Everyone</at> *Bob* [x](https://evil.example) \u202Ereversed ${name} {{DATE(1)}}';

/** As long as a text may be. */
export const longWords = `${HOSTILE.repeat(3)}${'and so on, '.repeat(40)}`.slice(0, 500);
export const plainWords =
  'On the ward round on Tuesday she saw that the new starter was overwhelmed, took ten minutes to sit down with them, and swapped two of her own tasks so that nobody went home late.';
