export interface DigitRun {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** How long its groups are: "3-3-4". */
  readonly shape: string;
  /** What stands between them. */
  readonly joints: readonly string[];
}

/** What may stand between two groups of one number, also at the end of a line. */
export const JOINT = '[ ./_(),·\\n-]';
const JOINTS = new RegExp(`^${JOINT}{1,3}$`);

/**
 * Every run of that many digits that begins and ends with a whole group.
 * @param opening how the digits of the first group begin
 */
export function digitRuns(text: string, count: number, opening = /^/): DigitRun[] {
  const groups = [...text.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
    from: index,
    to: index + digits.length,
    digits,
  }));
  return groups.flatMap((first, start) => {
    if (!opening.test(first.digits)) return [];
    let { to, digits } = first;
    const lengths = [digits.length];
    const joints: string[] = [];
    for (let next = start + 1; digits.length < count; next += 1) {
      const group = groups[next];
      if (!group) break;
      const joint = text.slice(to, group.from);
      if (!JOINTS.test(joint)) break;
      digits += group.digits;
      to = group.to;
      lengths.push(group.digits.length);
      joints.push(joint);
    }
    return digits.length === count ? [{ from: first.from, to, digits, shape: lengths.join('-'), joints }] : [];
  });
}

/** What stands between digits that are set apart one by one: no list has it. */
const UNIFORM_JOINT = /^(?:[/_·,\n]|\)\()$/;
/** One by one. */
const SINGLE = /^1(?:-1)+$/;

/**
 * Whether people write one number so, and no list, sum or cost code.
 * @param usual what may stand between its groups however long they are
 * @param shapes how long its groups are where something else stands there
 */
export function isOneNumber({ shape, joints }: DigitRun, usual: RegExp, shapes: readonly string[]): boolean {
  const isUniform = new Set(joints).size === 1 && joints.every((joint) => UNIFORM_JOINT.test(joint));
  return joints.every((joint) => usual.test(joint)) || shapes.includes(shape) || (isUniform && SINGLE.test(shape));
}
