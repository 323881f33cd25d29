/** Tells a person how far long work is. Harmless to call often: it decides itself when to print. */
export interface Progress {
  /** `done` of `total` units: `update("reading tickets", 2_000, 10_000)`. */
  readonly update: (label: string, done: number, total: number) => void;
  /** Removes the line that is still shown. Call it before anything else is printed. */
  readonly end: () => void;
}

/** Work shorter than this shows nothing, in milliseconds. */
const QUIET_MS = 1_000;
/** Time between two lines on a terminal, in milliseconds. */
const REDRAW_MS = 100;
/** Time between two lines where each stays, as in a log, in milliseconds. */
const LOG_MS = 10_000;
/** Carriage return and "erase to the end of the line" (ECMA-48 EL). */
const CLEAR_LINE = "\r\u001b[K";

/**
 * Progress on standard error: one line that redraws itself on a terminal, a plain line now and then elsewhere. `now`
 * is a clock in milliseconds.
 */
export function createProgress(options: {
  readonly write: (text: string) => void;
  readonly terminal: boolean;
  readonly now: () => number;
}): Progress {
  const { write, terminal, now } = options;
  const started = now();
  let next = started + QUIET_MS;
  let shown = false;
  return {
    update: (label, done, total) => {
      const time = now();
      if (time < next) return;
      next = time + (terminal ? REDRAW_MS : LOG_MS);
      const line = `${label}: ${done} of ${total}`;
      write(terminal ? `${CLEAR_LINE}${line}` : `${line}\n`);
      shown = terminal;
    },
    end: () => {
      if (shown) write(CLEAR_LINE);
      shown = false;
    },
  };
}
