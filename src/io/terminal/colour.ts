import { type Palette, plainPalette } from "../../core/diagnostic/format-text.ts";

/** What is known of a stream and of the wish for colour. */
export interface ColourChoice {
  /** Whether the stream is a terminal. */
  readonly terminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--no-color` was given. */
  readonly refused: boolean;
}

/**
 * Whether a stream gets colour: `--no-color` first, then FORCE_COLOR, then NO_COLOR (https://no-color.org: any
 * non-empty value), then TERM=dumb; otherwise terminals do.
 */
export function decideColour({ terminal, env, refused }: ColourChoice): boolean {
  if (refused) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  return terminal && env["TERM"] !== "dumb";
}

/** Words in colour, or as they are. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly magenta: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** The colours for a stream that has them or not. */
export function paintFor(coloured: boolean): Paint {
  // SGR codes, ECMA-48: the second number takes back only what the first one set.
  const style = (on: number, off: number) =>
    coloured
      ? (text: string) => (text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`)
      : (text: string) => text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    magenta: style(35, 39),
    cyan: style(36, 39),
  };
}

/** How findings look on a stream that has colours or not. */
export function paletteFor(coloured: boolean): Palette {
  if (!coloured) return plainPalette;
  const { bold, red, yellow, blue, cyan } = paintFor(true);
  return { place: bold, error: red, warning: yellow, gutter: blue, label: cyan };
}
