import type { Message, MessageKind } from '../../src/message.ts';
import { actionMessages } from './sample-action-messages.ts';
import { agendaMessages } from './sample-agenda-messages.ts';
import { chairMessages } from './sample-chair-messages.ts';
import { digestMessages } from './sample-digest-messages.ts';
import { extensionMessages } from './sample-extension-messages.ts';
import { guardMessages } from './sample-guard-messages.ts';
import { ownDataMessages } from './sample-own-data-messages.ts';
import { pauseMessages } from './sample-pause-messages.ts';
import { pulseMessages } from './sample-pulse-messages.ts';
import { receiverMessages } from './sample-receiver-messages.ts';
import { resultMessages } from './sample-result-messages.ts';
import { rhythmMessages } from './sample-rhythm-messages.ts';
import { selfCheckMessages } from './sample-self-check-messages.ts';
import { setUpMessages } from './sample-set-up-messages.ts';
import { summaryMessages } from './sample-summary-messages.ts';
import { thanksChangeMessages } from './sample-thanks-change-messages.ts';
import { thanksFormMessages } from './sample-thanks-form-messages.ts';
import { thanksMessages } from './sample-thanks-messages.ts';
import type { SamplesOf } from './samples-of.ts';

const samples: SamplesOf<MessageKind> = {
  ...setUpMessages,
  ...pauseMessages,
  ...agendaMessages,
  ...actionMessages,
  ...chairMessages,
  ...pulseMessages,
  ...resultMessages,
  ...thanksFormMessages,
  ...thanksMessages,
  ...guardMessages,
  ...extensionMessages,
  ...thanksChangeMessages,
  ...receiverMessages,
  ...summaryMessages,
  ...digestMessages,
  ...rhythmMessages,
  ...selfCheckMessages,
  ...ownDataMessages,
};

/** Realistic messages of every kind, the smallest and the largest among them, by `<kind>-<sample>`. */
export const sampleMessages: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(samples).flatMap(([kind, named]) =>
    Object.entries<Message>(named).map(([name, message]) => [`${kind}-${name}`, message]),
  ),
);
