interface Moment {
  readonly at: number;
}

/** What is to come, the earliest first; of the same moment, in the order in which it was put in. */
export function comingMoments<T extends Moment>() {
  const heap: { readonly order: number; readonly item: T }[] = [];
  let order = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b) return false;
    return a.item.at < b.item.at || (a.item.at === b.item.at && a.order < b.order);
  };
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]];
    if (a && b) [heap[one], heap[other]] = [b, a];
  };

  function put(item: T): void {
    order += 1;
    heap.push({ order, item });
    for (let index = heap.length - 1; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!isBefore(index, parent)) break;
      swap(index, parent);
      index = parent;
    }
  }

  function take(): T | undefined {
    swap(0, heap.length - 1);
    const first = heap.pop();
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = isBefore(right, left) ? right : left;
      if (!isBefore(child, index)) break;
      swap(child, index);
      index = child;
    }
    return first?.item;
  }

  return { put, take };
}
