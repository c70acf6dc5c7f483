import { type Messenger, Undeliverable } from '../../src/ports.ts';
import type { Operation, SendOutcome, Telemetry } from '../telemetry/telemetry.ts';

/** Counts each send by its outcome. */
export function countedMessenger(messenger: Messenger, telemetry: Telemetry): Messenger {
  const counted = async <T>(operation: Operation, sending: Promise<T>): Promise<T> => {
    const ended = (outcome: SendOutcome): void => telemetry.sent(operation, outcome);
    sending.then(
      (result) => ended(result === 'gone' ? 'gone' : 'sent'),
      (error: unknown) => ended(error instanceof Undeliverable ? 'refused' : 'failed'),
    );
    return sending;
  };
  return {
    post: (...given) => counted('post', messenger.post(...given)),
    update: (...given) => counted('update', messenger.update(...given)),
    postToPerson: (...given) => counted('post to a person', messenger.postToPerson(...given)),
  };
}
