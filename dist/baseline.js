import { Q as identityOf, X as finding, Y as asWarning, z as BASELINE_PATH } from "./plumbing.js";
// src/core/rules/baseline.ts
const KNOWN = "known since adoption (.yoi/baseline.json)";
/** Reads `.yoi/baseline.json`, the faults that were known when yoi was adopted; undefined means there is none. */
function parseBaseline(text) {
	if (text === void 0) return {
		baseline: /* @__PURE__ */ new Set(),
		diagnostics: []
	};
	try {
		const data = JSON.parse(text);
		if (isBaselineFile(data)) return {
			baseline: new Set(data.known.map((fault) => JSON.stringify(fault))),
			diagnostics: []
		};
	} catch {}
	return {
		baseline: /* @__PURE__ */ new Set(),
		diagnostics: [finding("config/baseline", { path: BASELINE_PATH }, {})]
	};
}
/** The text of `.yoi/baseline.json` for today's faults, one a line and sorted, so that mending shows as removed lines. */
function formatBaseline(found) {
	const known = [...new Set(found.filter(({ severity }) => severity === "error").map(identityOf))].sort();
	const lines = known.map((fault) => `    ${fault}`).join(",\n");
	return `{\n  "version": 1,\n  "known": [${known.length === 0 ? "" : `\n${lines}\n  `}]\n}\n`;
}
/** A fault of a tree as it counts with the baseline: a known one is a warning. */
function applyBaseline(found, baseline) {
	return baseline.has(identityOf(found)) ? asWarning(found, KNOWN) : found;
}
function isBaselineFile(data) {
	if (typeof data !== "object" || data === null) return false;
	const { version, known } = data;
	return version === 1 && Array.isArray(known) && known.every((fault) => Array.isArray(fault) && fault.length === 3);
}
export { formatBaseline as n, parseBaseline as r, applyBaseline as t };
