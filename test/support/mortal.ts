/** What the process that died throws at whoever still runs in it. */
class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

export interface Life {
  isDead: boolean;
  /** Asked before each thing that leaves a mark, and again after it if it has reached somebody else. */
  readonly strike: (operation: string) => boolean;
}

const WRITES: ReadonlySet<string> = new Set(
  'enqueue addMark claimAsk claimJobs completeJob create deleteAnswersOf deleteComments destroy eraseEnded post postponeJob postToPerson replace saveComments update updateAnswer'.split(
    ' ',
  ),
);
/** Teams has taken it, and the process dies before it hears so. */
const SEEN_ELSEWHERE: ReadonlySet<string> = new Set(['post', 'postToPerson']);

/**
 * The same port in a process that may die before each write, and after what it sends.
 * @param saw told what was done, with what came of it
 */
export function mortal<T extends object>(
  port: T,
  life: Life,
  saw: (operation: string, args: readonly unknown[], result: unknown) => void,
): T {
  const dieIf = (operation: string): void => {
    if (life.strike(operation)) life.isDead = true;
    if (life.isDead) throw new ProcessDied(operation);
  };
  return new Proxy(port, {
    get(target, name) {
      const operation: unknown = Reflect.get(target, name);
      if (typeof operation !== 'function') return operation;
      if (!WRITES.has(String(name))) {
        return (...args: unknown[]) => {
          if (!life.isDead) return operation.apply(target, args);
          const died = new ProcessDied(String(name));
          // The one that gives no promise.
          if (name === 'answersOf') throw died;
          return Promise.reject(died);
        };
      }
      return async (...args: unknown[]) => {
        if (life.isDead) throw new ProcessDied(String(name));
        dieIf(String(name));
        const result: unknown = await operation.apply(target, args);
        saw(String(name), args, result);
        if (SEEN_ELSEWHERE.has(String(name))) dieIf(String(name));
        return result;
      };
    },
  });
}
