import { r as plainPalette } from "./format-text.js";
// src/io/terminal/colour.ts
/**
* Whether a stream gets colour: `--no-color` first, then FORCE_COLOR, then NO_COLOR (https://no-color.org: any
* non-empty value), then TERM=dumb; otherwise terminals do.
*/
function decideColour({ terminal, env, refused }) {
	if (refused) return false;
	const forced = env["FORCE_COLOR"];
	if (forced !== void 0) return forced !== "0" && forced !== "false";
	if ((env["NO_COLOR"] ?? "") !== "") return false;
	return terminal && env["TERM"] !== "dumb";
}
/** The colours for a stream that has them or not. */
function paintFor(coloured) {
	const style = (on, off) => coloured ? (text) => text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
	return {
		bold: style(1, 22),
		dim: style(2, 22),
		red: style(31, 39),
		green: style(32, 39),
		yellow: style(33, 39),
		blue: style(34, 39),
		magenta: style(35, 39),
		cyan: style(36, 39)
	};
}
/** How findings look on a stream that has colours or not. */
function paletteFor(coloured) {
	if (!coloured) return plainPalette;
	const { bold, red, yellow, blue, cyan } = paintFor(true);
	return {
		place: bold,
		error: red,
		warning: yellow,
		gutter: blue,
		label: cyan
	};
}
export { paintFor as n, paletteFor as r, decideColour as t };
