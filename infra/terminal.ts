import type { CopyProgress } from '../src/operations/store-admin.ts';

/** A terminal gets a progress bar, anything else a line per thousand. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const BAR_WIDTH = 30;
const LINE_EVERY = 1_000;

export function progressOn(terminal: Terminal): (progress: CopyProgress) => void {
  let last = '';
  return ({ step, done, total }) => {
    const isOver = done === total;
    if (!terminal.isTTY) {
      const line = `${step} ${isOver ? done : done - (done % LINE_EVERY)}${total === null ? '' : ` of ${total}`}`;
      if (line !== last && (isOver || done >= LINE_EVERY)) terminal.write(`${line}\n`);
      last = line;
      return;
    }
    const full = total === null ? 0 : Math.round((BAR_WIDTH * done) / Math.max(total, 1));
    const bar = total === null ? '' : `[${'#'.repeat(full)}${'.'.repeat(Math.max(0, BAR_WIDTH - full))}] `;
    const line = `${bar}${step} ${done}${total === null ? '' : ` of ${total}`}`;
    if (line !== last) terminal.write(`\r${line.padEnd(last.length)}${isOver && step === 'verifying' ? '\n' : ''}`);
    last = line;
  };
}
