import type { Message } from '../../src/message.ts';
import type { Caller } from '../../src/teams/team.ts';
import type { PlacedReply } from '../dispatch.ts';
import { isExtension } from '../teams/parse-extension.ts';
import { EXTENSION_FAULTS, extensionBody } from './extension-body.ts';
import { renderCard } from './render-card.ts';

/** What an invoke is answered with; always under HTTP 200, because the bot's code ran. */
export interface InvokeBodies {
  readonly of: (reply: PlacedReply | null, caller: Pick<Caller, 'conversation'>) => object;
  readonly wentWrong: object;
  readonly notRead: object;
  readonly tooSlow: object;
}

const SORRY = 'Something went wrong on our side. Nothing was lost; please try again.';
const BELOW = messageBody('It is below.');
const IN_OWN_CHAT = messageBody('It is in your own chat with me.');
const ON_ITS_WAY = messageBody('It is on its way. If nothing comes in a minute, press again.');
const SERVICE_ERROR = errorBody(500, 'ServiceError', SORRY);

const OF_BUTTONS: InvokeBodies = {
  // Where nothing is said now, a job says it.
  of: (reply, { conversation }) => {
    if (!reply) return ON_ITS_WAY;
    if (reply.place === 'card') return cardBody(reply.message);
    return reply.audience === 'caller' && conversation.kind !== 'personal' ? IN_OWN_CHAT : BELOW;
  },
  wentWrong: SERVICE_ERROR,
  notRead: errorBody(400, 'BadRequest', 'I cannot answer this request.'),
  tooSlow: ON_ITS_WAY,
};

const OF_EXTENSIONS: InvokeBodies = {
  of: (reply) => extensionBody(reply?.place === 'card' ? reply.message : EXTENSION_FAULTS['went wrong']),
  get wentWrong() {
    return extensionBody(EXTENSION_FAULTS['went wrong']);
  },
  get notRead() {
    return extensionBody(EXTENSION_FAULTS['not read']);
  },
  get tooSlow() {
    return extensionBody(EXTENSION_FAULTS['too slow']);
  },
};

/** A card's button and a message extension want their answers in different codecs. */
export function bodiesFor(invoke: string | undefined): InvokeBodies {
  return isExtension(invoke) ? OF_EXTENSIONS : OF_BUTTONS;
}

function cardBody(message: Message): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: renderCard(message) };
}

function messageBody(value: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

function errorBody(statusCode: number, code: string, message: string): object {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
