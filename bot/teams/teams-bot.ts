import { type CloudAdapter, TeamsActivityHandler, type TurnContext } from 'botbuilder';
import type { Ports } from '../../src/ports.ts';
import { LATE, orLate } from '../../src/shared/retry.ts';
import type { Config } from '../config.ts';
import { dispatch, type PlacedReply, refusalFor, type Understood } from '../dispatch.ts';
import { bodiesFor } from '../rendering/invoke-body.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Telemetry, TurnOutcome } from '../telemetry/telemetry.ts';
import { admitted } from './check-tenant.ts';
import { isPressedTwice, isRedelivered } from './deduplicate.ts';
import { type Inbound, nameForLog, parseActivity } from './parse-activity.ts';
import { isExtension } from './parse-extension.ts';
import type { RateLimits } from './rate-limits.ts';
import { say, sayLate, sayThatRefused, showToAll, WENT_WRONG_LATE } from './say.ts';
import { answerInvoke, saySorry } from './teams-adapter.ts';

/** The request around it takes some time too. */
const LONGEST_INVOKE_MS = 3_800;

interface Answered {
  readonly outcome: TurnOutcome;
  /** What takes the place of the pressed card; nothing where it was posted. */
  readonly reply?: PlacedReply | null;
  /** What an invoke is answered with; empty for all else, which is not worth a card. */
  readonly body: object;
}

/** Connects Teams to dispatch; decides nothing itself. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #ports: Ports;
  readonly #config: Config;
  readonly #log: Log;
  readonly #telemetry: Telemetry;
  readonly #rateLimits: RateLimits;
  readonly #underWay = new Set<Promise<void>>();

  constructor(ports: Ports, config: Config, log: Log, telemetry: Telemetry, rateLimits: RateLimits) {
    super();
    this.#rateLimits = rateLimits;
    this.#ports = ports;
    this.#config = config;
    this.#log = log;
    this.#telemetry = telemetry;
  }

  protected override async onTurnActivity(context: TurnContext): Promise<void> {
    const inbound = admitted(this.#config, context.activity.channelId, parseActivity(context.activity));
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
    const work = this.#answer(context, inbound, isInvoke);
    if (!isInvoke) return (await work).outcome;
    // Whatever the store or the member list does: Teams tells whoever waits longer that the app cannot be reached.
    const done = await orLate(work, LONGEST_INVOKE_MS);
    answerInvoke(context, done === LATE ? bodies.tooSlow : done.body);
    if (done !== LATE) return done.outcome;
    this.#log.info({ what: inbound.kind, activityId: nameForLog(inbound.activityId) }, 'a press was answered late');
    const goOn = async ({ reply }: Answered): Promise<void> => {
      if (reply && !isExtension(name)) await sayLate(this.#ports, this.#log, inbound.caller, reply);
    };
    this.#goOn(work.then(goOn));
    return isExtension(name) ? 'failed' : 'answered';
  }

  /** Goes on when the request has been answered. What a stop cuts off has nobody left to tell. */
  #goOn(work: Promise<void>): void {
    const ended = work.catch(() => undefined).finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }

  /** When all that went on after an answer has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Never throws: whatever goes wrong is an answer too. */
  async #answer(context: TurnContext, inbound: Understood, isInvoke: boolean): Promise<Answered> {
    const bodies = bodiesFor(context.activity.name);
    try {
      const rateLimited = await this.#rateLimits(inbound);
      if (rateLimited) {
        const refusal = refusalFor(rateLimited.code, inbound);
        if (!isInvoke && rateLimited.isFirst) await say(this.#ports, this.#log, inbound.caller, refusal);
        return { outcome: 'rate limited', reply: refusal, body: isInvoke ? bodies.of(refusal) : {} };
      }
      if (!isInvoke && (await isRedelivered(this.#ports, inbound))) return { outcome: 'answered', body: {} };
      let reply = await dispatch(this.#ports, inbound);
      const isToBeSaid = await this.#isToBeSaid(inbound, reply, isInvoke);
      if (reply && isToBeSaid && !(await say(this.#ports, this.#log, inbound.caller, reply))) {
        reply = await sayThatRefused(this.#ports, this.#log, inbound, isInvoke);
      }
      if (reply?.replaces) this.#goOn(showToAll(this.#ports, this.#log, inbound.caller, reply, reply.replaces));
      return {
        outcome: 'answered',
        reply: reply?.place === 'card' ? reply : null,
        body: isInvoke ? bodies.of(reply) : {},
      };
    } catch (error) {
      const what = inbound.kind === 'card-action' ? nameForLog(inbound.verb) : inbound.kind;
      this.#log.error({ ...describeError(error), what, activityId: nameForLog(inbound.activityId) }, 'a turn failed');
      if (!isInvoke && (inbound.kind === 'words' || inbound.kind === 'card-action')) await saySorry(context, this.#log);
      return { outcome: 'failed', reply: WENT_WRONG_LATE, body: bodies.wentWrong };
    }
  }

  /** A press that a job answers counts too: pressed again, it is not answered in another way. */
  async #isToBeSaid(inbound: Understood, reply: PlacedReply | null, isInvoke: boolean): Promise<boolean> {
    if (reply?.place === 'card') return !isInvoke;
    return !(await isPressedTwice(this.#ports, inbound));
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
