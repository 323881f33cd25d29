import type { Palette } from "../core/diagnostic/format-text.ts";
import { decideColour, type Paint, paintFor, paletteFor } from "../io/terminal/colour.ts";
import { createProgress, type Progress } from "./progress.ts";

/** Where a command writes, and what that place can show. */
export interface Terminal {
  /** The answer: standard output. */
  readonly out: (text: string) => void;
  /** Everything said besides the answer: standard error. */
  readonly note: (text: string) => void;
  /** Columns of the terminal that standard output is; undefined where it is none. */
  readonly width: number | undefined;
  /** Colours of the answer. */
  readonly paint: Paint;
  /** Colours of findings on standard output and on standard error. */
  readonly palette: Palette;
  readonly notePalette: Palette;
  readonly startProgress: () => Progress;
}

/** The streams of a process, as far as they are used. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The terminal of this process. `refused` is `--no-color`. */
export function openTerminal(streams: Streams, env: NodeJS.ProcessEnv, refused: boolean): Terminal {
  const { stdout, stderr } = streams;
  const coloured = decideColour({ terminal: stdout.isTTY, env, refused });
  const noteColoured = decideColour({ terminal: stderr.isTTY, env, refused });
  const note = (text: string): void => void stderr.write(text);
  return {
    out: (text) => void stdout.write(text),
    note,
    width: stdout.isTTY ? stdout.columns : undefined,
    paint: paintFor(coloured),
    palette: paletteFor(coloured),
    notePalette: paletteFor(noteColoured),
    startProgress: () =>
      createProgress({ write: note, terminal: stderr.isTTY, now: () => performance.now() }),
  };
}
