import type { Ports } from '../../src/ports.ts';
import { LATE, orLate } from '../../src/shared/retry.ts';
import type { Config } from '../config.ts';
import { dispatch, type PlacedReply, refusalFor, type Understood } from '../dispatch.ts';
import { bodiesFor } from '../rendering/invoke-body.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Telemetry, TurnOutcome } from '../telemetry/telemetry.ts';
import { admitted } from './check-tenant.ts';
import { isPressedTwice, isRedelivered } from './deduplicate.ts';
import { fallbackOf, invokeIn, wholeEnvelope } from './envelope.ts';
import { type Inbound, nameForLog, parseActivity } from './parse-activity.ts';
import { isExtension } from './parse-extension.ts';
import type { RateLimits } from './rate-limits.ts';
import { say, sayLate, sayOrRefuse, showToAll, WENT_WRONG_LATE } from './say.ts';
import type { SaySorry } from './say-sorry.ts';

/** The request around it takes some time too. */
const LONGEST_INVOKE_MS = 3_800;

interface Answered {
  readonly outcome: TurnOutcome;
  /** What takes the place of the pressed card; nothing where it was posted. */
  readonly reply?: PlacedReply | null;
  /** What an invoke is answered with; empty for all else, which is not worth a card. */
  readonly body: object;
}

/** What an invoke is answered with. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: object;
}

interface Around {
  readonly telemetry: Telemetry;
  readonly rateLimits: RateLimits;
  readonly saySorry: SaySorry;
}

/**
 * Connects Teams to dispatch; decides nothing itself. A turn is one activity in and one answer out, for requests whose token
 * bot/http/verify-token.ts has checked: botbuilder's own turn would make clients and contexts that nobody asks for.
 */
export class TeamsBot {
  readonly #ports: Ports;
  readonly #config: Config;
  readonly #log: Log;
  readonly #around: Around;
  readonly #underWay = new Set<Promise<void>>();

  constructor(ports: Ports, config: Config, log: Log, around: Around) {
    this.#ports = ports;
    this.#config = config;
    this.#log = log;
    this.#around = around;
  }

  /** Never throws. The protocol wants HTTP 200 whenever the bot’s code ran; the body has the status. */
  async take(sent: object): Promise<InvokeAnswer | undefined> {
    const activity = wholeEnvelope(sent, fallbackOf(this.#config));
    const invoke = invokeIn(activity);
    const { clock } = this.#ports;
    const begun = clock.now();
    try {
      const inbound = admitted(this.#config, activity.channelId, parseActivity(activity));
      const { outcome, body } = await this.#turn(inbound, activity, invoke);
      this.#around.telemetry.turn(inbound.kind, outcome, clock.now() - begun);
      return invoke === null ? undefined : { status: 200, body };
    } catch (error) {
      const what = { ...describeError(error), activityId: nameForLog(activity.id) };
      this.#log.error(what, 'a turn failed outside its guard');
      // An empty answer is shown as "Unable to reach app".
      return invoke === null ? undefined : { status: 200, body: bodiesFor(invoke).wentWrong };
    }
  }

  /** @param invoke its name; null for what is none */
  async #turn(
    inbound: Inbound,
    { id }: { readonly id?: unknown },
    invoke: string | null,
  ): Promise<Omit<Answered, 'reply'>> {
    const bodies = bodiesFor(invoke ?? '');
    if (inbound.kind === 'unsupported') {
      this.#log.info({ because: inbound.because, activityId: nameForLog(id) }, 'not for this bot');
      return { outcome: 'not for us', body: bodies.notRead };
    }
    const work = this.#answer(inbound, invoke);
    if (invoke === null) return work;
    // Whatever the store or the member list does: Teams tells whoever waits longer that the app cannot be reached.
    const done = await orLate(work, LONGEST_INVOKE_MS);
    if (done !== LATE) return done;
    this.#log.info({ what: inbound.kind, activityId: nameForLog(inbound.activityId) }, 'a press was answered late');
    const goOn = async ({ reply }: Answered): Promise<void> => {
      if (reply && !isExtension(invoke)) await sayLate(this.#ports, this.#log, inbound.caller, reply);
    };
    this.#goOn(work.then(goOn));
    return { outcome: isExtension(invoke) ? 'failed' : 'answered', body: bodies.tooSlow };
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
  async #answer(inbound: Understood, invoke: string | null): Promise<Answered> {
    const isInvoke = invoke !== null;
    const bodies = bodiesFor(invoke ?? '');
    try {
      const rateLimited = await this.#around.rateLimits(inbound);
      if (rateLimited) {
        const refusal = refusalFor(rateLimited.code, inbound);
        if (!isInvoke && rateLimited.isFirst) await say(this.#ports, this.#log, inbound.caller, refusal);
        return { outcome: 'rate limited', reply: refusal, body: isInvoke ? bodies.of(refusal, inbound.caller) : {} };
      }
      if (!isInvoke && (await isRedelivered(this.#ports, inbound))) return { outcome: 'answered', body: {} };
      let reply = await dispatch(this.#ports, inbound);
      const isToBeSaid = await this.#isToBeSaid(inbound, reply, isInvoke);
      if (reply && isToBeSaid) reply = await sayOrRefuse(this.#ports, this.#log, inbound, reply, isInvoke);
      if (reply?.replaces) this.#goOn(showToAll(this.#ports, this.#log, inbound.caller, reply, reply.replaces));
      return {
        outcome: 'answered',
        reply: reply?.place === 'card' ? reply : null,
        body: isInvoke ? bodies.of(reply, inbound.caller) : {},
      };
    } catch (error) {
      const what = inbound.kind === 'card-action' ? nameForLog(inbound.verb) : inbound.kind;
      this.#log.error({ ...describeError(error), what, activityId: nameForLog(inbound.activityId) }, 'a turn failed');
      const isAsked = inbound.kind === 'words' || inbound.kind === 'card-action';
      if (!isInvoke && isAsked) await this.#around.saySorry(inbound.caller.conversation);
      return { outcome: 'failed', reply: WENT_WRONG_LATE, body: bodies.wentWrong };
    }
  }

  /** A press that a job answers counts too: pressed again, it is not answered in another way. */
  async #isToBeSaid(inbound: Understood, reply: PlacedReply | null, isInvoke: boolean): Promise<boolean> {
    if (reply?.place === 'card') return !isInvoke;
    return !(await isPressedTwice(this.#ports, inbound));
  }
}
