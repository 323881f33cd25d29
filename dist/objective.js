import { T as strictObject, et as finding, f as nearest, h as array, m as _enum } from "./plumbing.js";
import { A as timeField, M as suggest, N as idKey, O as oneLineField, et as isOwnKey, it as valuePlace, k as ticketIdField, nt as formatValue, rt as keyPlace, tt as parseFrontMatter } from "./decode.js";
// src/core/ticket/objective.ts
/** What can become of an objective. */
const OBJECTIVE_STATES = [
	"active",
	"done",
	"dropped"
];
const LINKS = `a list of at most 200 ids of tickets`;
/** The front matter of `.yoi/objectives/<id>/item.md`. Keys `x-…` may hold anything and are not given to it. */
const objectiveSchema = strictObject({
	title: oneLineField.meta({ description: "What is aimed at, in one line" }),
	state: _enum(OBJECTIVE_STATES),
	created_at: timeField.meta({ description: "RFC 3339, UTC, whole seconds" }),
	updated_at: timeField.meta({ description: "RFC 3339, UTC, whole seconds" }),
	linked_tickets: array(ticketIdField, LINKS).max(200, LINKS).default([]).meta({ description: "Tickets that serve the objective; a link never blocks" })
}).meta({
	title: "Front matter of an objective",
	patternProperties: { "^x-.": {} }
});
const KEYS = Object.keys(objectiveSchema.shape);
/** Reads the `item.md` of an objective; never throws. `id` is the name of its directory. */
function parseObjective(text, path, id) {
	const { frontMatter, diagnostics: first } = parseFrontMatter(text, path, id);
	if (frontMatter === void 0) return { diagnostics: first };
	const source = {
		lines: text.split("\n", frontMatter.closeLine),
		path,
		id,
		frontMatter
	};
	const diagnostics = [...first, ...checkKeys(source)];
	const { fields, diagnostics: faults } = readFields(source);
	diagnostics.push(...faults);
	const { entries, body } = frontMatter;
	return {
		objective: {
			linked_tickets: [],
			...fields,
			id,
			body,
			entries
		},
		diagnostics
	};
}
/** A new `item.md` of an objective: known keys in their order, then the others, a blank line, and the body. */
function formatObjective(fields, body) {
	const text = [
		"---",
		...[.../* @__PURE__ */ new Set([...KEYS, ...Object.keys(fields)])].flatMap((key) => {
			const value = Object.hasOwn(fields, key) ? fields[key] : void 0;
			return value === void 0 ? [] : [`${key}: ${formatValue(value)}`];
		}),
		"---",
		"",
		body.replace(/^\n+/, "")
	].join("\n");
	return text.endsWith("\n") ? text : `${text}\n`;
}
function checkKeys(source) {
	const { entries, closeLine } = source.frontMatter;
	const unknown = [...entries.keys()].filter((key) => !isKey(key) && !isOwnKey(key));
	const missing = KEYS.filter((key) => key !== "linked_tickets" && !entries.has(key));
	const close = {
		path: source.path,
		line: closeLine,
		column: 1,
		length: 3,
		source: "---"
	};
	return [...unknown.map((key) => {
		const near = nearest(key, KEYS);
		const facts = {
			key,
			suggestion: `${near === void 0 ? "remove it" : `write ${near}`}, or begin the name with x- to keep it as your own`
		};
		return finding("objective/unknown-key", placeOf(source, key, keyPlace), facts, source.id);
	}), ...missing.map((key) => finding("objective/missing-key", close, { key }, source.id))];
}
/** The values the schema accepts; the others are left out. What was no YAML has its finding already. */
function readFields(source) {
	const fields = {};
	const diagnostics = [];
	for (const key of KEYS) {
		const entry = source.frontMatter.entries.get(key);
		if (entry === void 0 || entry.value === void 0) continue;
		const result = objectiveSchema.shape[key].safeParse(entry.value);
		if (result.success) fields[key] = result.data;
		else if (entry.raw !== true) diagnostics.push(describeValue(key, entry.value, result.error, source));
	}
	const links = uniqueLinks(fields.linked_tickets ?? [], source);
	diagnostics.push(...links.diagnostics);
	return {
		fields: {
			...fields,
			linked_tickets: [...links.links]
		},
		diagnostics
	};
}
function describeValue(key, value, error, source) {
	const issue = error.issues[0];
	const index = issue?.path[0];
	const part = typeof index === "number" && Array.isArray(value) ? value[index] : value;
	const words = key === "state" ? OBJECTIVE_STATES : [];
	const expected = words.length > 0 ? `one of ${words.join(", ")}` : issue?.message ?? "usable";
	const suggestion = words.length > 0 ? suggest(typeof part === "string" ? part : "", words) : `write ${expected}`;
	const facts = {
		key,
		value: show(part),
		expected,
		suggestion
	};
	return finding("objective/bad-value", placeOf(source, key, valuePlace), facts, source.id);
}
function uniqueLinks(links, source) {
	const seen = /* @__PURE__ */ new Map();
	const diagnostics = [];
	for (const target of links) if (seen.has(idKey(target))) {
		const place = placeOf(source, "linked_tickets", valuePlace);
		diagnostics.push(finding("objective/duplicate-link", place, { target }, source.id));
	} else seen.set(idKey(target), target);
	return {
		links: [...seen.values()],
		diagnostics
	};
}
function placeOf(source, key, place) {
	const entry = source.frontMatter.entries.get(key);
	if (entry === void 0) return { path: source.path };
	return place(entry, source.path, (source.lines[entry.line - 1] ?? "").replace(/\r$/, ""));
}
function isKey(key) {
	return Object.hasOwn(objectiveSchema.shape, key);
}
function show(value) {
	if (value === null || value === "") return "empty";
	return typeof value === "string" ? value : JSON.stringify(value);
}
export { parseObjective as n, formatObjective as t };
