import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, type CloudAdapter, TeamsActivityHandler, type TurnContext } from 'botbuilder';
import type { Message } from '../../src/message.ts';
import type { Ports } from '../../src/ports.ts';
import type { Caller } from '../../src/teams/team.ts';
import type { Config } from '../config.ts';
import { dispatch, type PlacedReply, refusalFor } from '../dispatch.ts';
import { bodiesFor } from '../rendering/invoke-body.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Telemetry, TurnOutcome } from '../telemetry/telemetry.ts';
import { checkTenant } from './check-tenant.ts';
import { isPressedTwice, isRedelivered } from './deduplicate.ts';
import { type Inbound, nameForLog, parseActivity } from './parse-activity.ts';
import { isExtension } from './parse-extension.ts';
import type { RateLimits } from './rate-limits.ts';
import { say, sayThatRefused } from './say.ts';
import { answerInvoke } from './teams-adapter.ts';

const SORRY = 'Something went wrong on our side. Nothing was lost; please try again.';
const LONGEST_SORRY_MS = 5_000;
const LONGEST_INVOKE_MS = 4_000;
const LATE = Symbol('late');

/** Connects Teams to dispatch; decides nothing itself. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #ports: Ports;
  readonly #config: Config;
  readonly #log: Log;
  readonly #telemetry: Telemetry;
  readonly #rateLimits: RateLimits;

  constructor(ports: Ports, config: Config, log: Log, telemetry: Telemetry, rateLimits: RateLimits) {
    super();
    this.#rateLimits = rateLimits;
    this.#ports = ports;
    this.#config = config;
    this.#log = log;
    this.#telemetry = telemetry;
  }

  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    const inbound = checkTenant(this.#config, context.activity) ?? parseActivity(context.activity);
    const { clock } = this.#ports;
    const begun = clock.now();
    const outcome = await this.#take(context, inbound);
    this.#telemetry.turn(inbound.kind, outcome, clock.now() - begun);
  }

  async #take(context: TurnContext, inbound: Inbound): Promise<TurnOutcome> {
    const { type, name } = context.activity;
    const isInvoke = type === 'invoke';
    const bodies = bodiesFor(name);
    if (inbound.kind === 'unsupported') {
      this.#log.info({ because: inbound.because, activityId: nameForLog(context.activity.id) }, 'not for this bot');
      if (isInvoke) answerInvoke(context, bodies.notRead);
      return 'not for us';
    }
    try {
      const rateLimited = await this.#rateLimits(inbound);
      if (rateLimited) {
        const refusal = refusalFor(rateLimited.code, inbound);
        if (isInvoke) answerInvoke(context, bodies.of(refusal));
        else if (rateLimited.isFirst) await say(this.#ports, this.#log, inbound.caller, refusal);
        return 'rate limited';
      }
      if (!isInvoke && (await isRedelivered(this.#ports, inbound))) return 'answered';
      const answer = dispatch(this.#ports, inbound);
      // Teams waits five seconds for a dialog, then tells the person that the app cannot be reached.
      if (isExtension(name) && (await isLate(answer, 'a dialog was answered late', this.#log))) {
        answerInvoke(context, bodies.tooSlow);
        return 'failed';
      }
      let reply = await answer;
      if (reply && (await isToBeSaid(this.#ports, inbound, reply, isInvoke))) {
        const said = say(this.#ports, this.#log, inbound.caller, reply);
        const isOnItsWay = isInvoke && (await isLate(said, 'a new message could not be posted', this.#log));
        if (!isOnItsWay && !(await said)) reply = await sayThatRefused(this.#ports, this.#log, inbound, isInvoke);
      }
      if (isInvoke) answerInvoke(context, bodies.of(reply));
      if (reply?.replaces) showToAll(this.#ports, this.#log, inbound.caller, reply.message, reply.replaces);
      return 'answered';
    } catch (error) {
      const what = inbound.kind === 'card-action' ? nameForLog(inbound.verb) : inbound.kind;
      this.#log.error({ ...describeError(error), what, activityId: nameForLog(inbound.activityId) }, 'a turn failed');
      if (isInvoke) answerInvoke(context, bodies.wentWrong);
      else if (inbound.kind === 'words' || inbound.kind === 'card-action') await saySorry(context, this.#log);
      return 'failed';
    }
  }
}

/** Otherwise the adapter answers an invoke with an empty 501, shown as "Unable to reach app". */
export function guardTurns(adapter: CloudAdapter, log: Log): void {
  adapter.onTurnError = async (context, error) => {
    log.error(
      { ...describeError(error), activityId: nameForLog(context.activity.id) },
      'a turn failed outside its guard',
    );
    const { type, name } = context.activity;
    if (type === 'invoke') answerInvoke(context, bodiesFor(name).wentWrong);
  };
}

async function isToBeSaid(ports: Ports, inbound: Inbound, reply: PlacedReply, isInvoke: boolean): Promise<boolean> {
  if (reply.place === 'card') return !isInvoke;
  return !(await isPressedTwice(ports, inbound));
}

/** A button must be answered soon; slower work goes on in the background. */
async function isLate(work: Promise<unknown>, trouble: string, log: Log): Promise<boolean> {
  const first = await Promise.race([work, wait(LONGEST_INVOKE_MS, LATE, { ref: false })]);
  if (first === LATE) work.catch((error: unknown) => log.warn(describeError(error), trouble));
  return first === LATE;
}

/** In the background: whoever pressed has their card, and the others’ still works. */
function showToAll({ messenger }: Ports, log: Log, caller: Caller, message: Message, activityId: string): void {
  messenger.update(caller.conversation, activityId, message).catch((error: unknown) => {
    log.warn({ ...describeError(error), message: message.kind }, 'a card could not be brought up to date');
  });
}

async function saySorry(context: TurnContext, log: Log): Promise<void> {
  const sentence: Partial<Activity> = { type: 'message', text: SORRY, textFormat: 'plain' };
  try {
    await Promise.race([context.sendActivity(sentence), wait(LONGEST_SORRY_MS, undefined, { ref: false })]);
  } catch (error) {
    log.warn(describeError(error), 'a person could not be told that something went wrong');
  }
}
