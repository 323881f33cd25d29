import { _ as opensFence, h as closesFence } from "./decode.js";
// src/core/workspace/acceptance-criteria.ts
const HEADING = /^(#{1,6})\s+(.*)$/;
const NAMES = /^(acceptance criteria|acceptance|done when|受け入れ条件|受入れ条件|受入条件|完了条件)\b|^(受け入れ条件|受入れ条件|受入条件|完了条件)/i;
const ENTRY = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;
/**
* The entries of the acceptance criteria section of a body, as written; nothing when there is no such section. What
* stands in a code fence is an example, neither heading nor entry. Whoever numbers criteria numbers these, from 1.
*/
function parseAcceptanceCriteria(body) {
	const entries = [];
	let level = 0;
	let fence;
	for (const whole of body.split("\n")) {
		const line = whole.trimEnd();
		if (fence !== void 0) {
			if (closesFence(line, 0, line.length, fence)) fence = void 0;
			continue;
		}
		fence = opensFence(line, 0, line.length);
		if (fence !== void 0) continue;
		const heading = HEADING.exec(line);
		if (heading !== null) {
			const depth = heading[1]?.length ?? 0;
			if (isCriteriaHeading(heading[2] ?? "")) level = depth;
			else if (level !== 0 && depth <= level) level = 0;
			continue;
		}
		const entry = level === 0 ? null : ENTRY.exec(line);
		if (entry?.[1] !== void 0) entries.push(entry[1]);
	}
	return entries;
}
/** Whether the text of a heading begins the section of acceptance criteria. */
function isCriteriaHeading(text) {
	return NAMES.test(text);
}
/** Whether a body says when the ticket is done. */
function hasAcceptanceCriteria(body) {
	return parseAcceptanceCriteria(body).length > 0;
}
export { isCriteriaHeading as n, parseAcceptanceCriteria as r, hasAcceptanceCriteria as t };
