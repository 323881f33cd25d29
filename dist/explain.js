import { dt as codes } from "./plumbing.js";
// src/core/diagnostic/explain.ts
/** Columns of a page; the words are plain ASCII, so that a column is a character. */
const PAGE_WIDTH = 80;
/**
* The page that `yoi explain <code>` prints: code and title, severity, the long explanation, and the words of a
* finding with its facts in braces. Ends with a newline.
*/
function explain(code) {
	const { title, severity, message, help, explain: text } = codes[code];
	return [
		`${code}: ${title} (${severity})`,
		"",
		...wrap(text, PAGE_WIDTH),
		"",
		`  message: ${message}`,
		`  help:    ${help}`,
		""
	].join("\n");
}
/** Every code with its severity and title, in the order of the codes. */
function listCodes() {
	return Object.keys(codes).sort().map((code) => ({
		code,
		severity: codes[code].severity,
		title: codes[code].title
	}));
}
/** Breaks a text into lines at spaces; a longer word gets a line of its own. */
function wrap(text, width) {
	const lines = [];
	for (const word of text.split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
export { listCodes as n, explain as t };
