import { U as YoiError, nt as codes } from "./schemas.js";
import { l as recoverPending, o as openWorkspace } from "./now.js";
// src/app/queries/open-for-reading.ts
/**
* Opens the workspace for a command that only reads, after repairing what a killed command left half written. Where
* that cannot be repaired (a read-only disk) the records are read as they stand, and it is reported.
*/
async function openForReading(place, lock) {
	const workspace = openWorkspace(place);
	try {
		return {
			workspace,
			diagnostics: (await recoverPending(workspace, lock))?.diagnostics ?? []
		};
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return {
			workspace,
			diagnostics: [error.diagnostic]
		};
	}
}
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
export { listCodes as n, openForReading as r, explain as t };
