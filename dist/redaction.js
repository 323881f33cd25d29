import { U as parseDate } from "./decode.js";
// src/core/ticket/redaction.ts
const TOMBSTONE = /^\[redacted (\d{4}-\d{2}-\d{2}) by (\S.*?): (\S.*)\]$/;
/** The one line that stands for a text that was taken out: `[redacted 2026-06-13 by Alice: leaked a token]`. */
function formatTombstone({ date, name, reason }) {
	return `[redacted ${date} by ${oneLine(name)}: ${oneLine(reason)}]`;
}
/** Whether a text is a tombstone and nothing else. */
function isTombstoneText(text) {
	const date = TOMBSTONE.exec(text)?.[1];
	return date !== void 0 && parseDate(date) !== void 0;
}
/**
* Whether one event is another one after its redaction: the same header, and for heading and body a tombstone alone.
* Nothing else may take the place of an event that others can see.
*/
function isTombstone(before, after) {
	const [header, ...rest] = after.text.split("\n").map((line) => line.replace(/\r$/, ""));
	return header === headerOf(before) && isTombstoneText(rest.join("\n").trim());
}
/** The text of an event after its redaction, in the line endings it had: its header and the tombstone. */
function redactEvent(event, tombstone) {
	const eol = event.text.includes("\r\n") ? "\r\n" : "\n";
	return [
		headerOf(event),
		"",
		formatTombstone(tombstone)
	].join(eol);
}
function headerOf(event) {
	return (event.text.split("\n", 1)[0] ?? "").replace(/\r$/, "");
}
function oneLine(text) {
	return text.replaceAll(/\s+/g, " ").trim();
}
export { redactEvent as i, isTombstone as n, isTombstoneText as r, formatTombstone as t };
