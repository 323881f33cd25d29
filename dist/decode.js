import { C as strictObject, F as MAX_RECORD_BYTES, N as MAX_LINE_LENGTH, P as MAX_PLAN_RECORDS, W as byteLength, X as finding, d as nearest, f as _enum, g as exactOptional, w as string } from "./plumbing.js";
// src/core/ticket/item-words.ts
/** How urgent a ticket is; `P2` where nothing is said. */
const PRIORITIES = [
	"P0",
	"P1",
	"P2",
	"P3"
];
/** How ready a ticket's text is for work. */
const READINESS = [
	"implementation_ready",
	"requirements_sync_needed",
	"spike_needed",
	"blocked",
	"unspecified"
];
/** Keys of the older formats and what stands for each today, as words for a finding. */
const OLDER_KEYS = /* @__PURE__ */ new Map([
	["id", "the directory's name is the id"],
	["slug", "the id ends with the slug"],
	["status", "state says where a ticket stands"],
	["workflow_state", "it is called state"],
	["kind", "a label says what kind of work it is"],
	["legacy_ticket", "the body or a comment says where a ticket came from"],
	["needs_preflight", "readiness says what is missing"],
	["action_required", "it is called attention_required"]
]);
/** Older words of `readiness`. */
const OLDER_READINESS = /* @__PURE__ */ new Map([["ready", "implementation_ready"]]);
const LOCAL_WORDS = /* @__PURE__ */ new Set([
	...[
		"activity",
		"attempt",
		"claim",
		"claimed",
		"claims",
		"container",
		"heartbeat",
		"host",
		"hostname",
		"lease"
	],
	...[
		"lock",
		"machine",
		"pid",
		"pod",
		"pods",
		"port",
		"process",
		"session",
		"sessions",
		"socket",
		"terminal"
	],
	...[
		"tmux",
		"transcript",
		"tty",
		"worktree",
		"worktrees"
	]
]);
/** Whether a key would store what is true on one machine only: a Pod, a session, a worktree, a process. */
function isLocalFact(key) {
	return key.toLowerCase().split(/[_-]/).some((word) => LOCAL_WORDS.has(word));
}
/** Whether a key is the user's own, `x-…`, and may hold anything. */
function isOwnKey(key) {
	return /^x-./.test(key);
}
// src/core/ticket/time.ts
const UTC_SECONDS = "dddd-dd-ddTdd:dd:ddZ";
const DATE = "dddd-dd-dd";
const DAYS_BEFORE_MONTH = [
	0,
	31,
	59,
	90,
	120,
	151,
	181,
	212,
	243,
	273,
	304,
	334
];
/**
* Seconds since 1970 of an RFC 3339 time in UTC and whole seconds (`2026-06-13T17:51:04Z`), or undefined when the
* text is no such time or no such day exists.
*/
function parseTime(text) {
	if (!hasForm(text, UTC_SECONDS)) return void 0;
	const [hour, minute, second] = [
		numberAt(text, 11),
		numberAt(text, 14),
		numberAt(text, 17)
	];
	if (hour > 23 || minute > 59 || second > 59) return void 0;
	const days = parseDayNumber(text);
	return days === void 0 ? void 0 : ((days * 24 + hour) * 60 + minute) * 60 + second;
}
/** Days since 1970-01-01 of a date `YYYY-MM-DD`, or undefined when it is none. */
function parseDate(text) {
	return hasForm(text, DATE) ? parseDayNumber(text) : void 0;
}
/** Whether a text has a digit wherever the form has a `d`, and is the form everywhere else. A regex takes four times as long. */
function hasForm(text, form) {
	if (text.length !== form.length) return false;
	for (let at = 0; at < form.length; at++) {
		const code = text.charCodeAt(at);
		if (!(form[at] === "d" ? code >= 48 && code <= 57 : code === form.charCodeAt(at))) return false;
	}
	return true;
}
/** The number of two digits. */
function numberAt(text, at) {
	return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
function parseDayNumber(text) {
	const year = numberAt(text, 0) * 100 + numberAt(text, 2);
	const [month, day] = [numberAt(text, 5), numberAt(text, 8)];
	if (year < 1970 || month < 1 || month > 12 || day < 1) return void 0;
	const leap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
	if (day > ([
		31,
		leap ? 29 : 28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	][month - 1] ?? 0)) return void 0;
	const past = year - 1;
	const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
	return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (leap && month > 2 ? 1 : 0) + day - 1;
}
/** Whether one time lies before another; unreadable times have findings of their own and count as in order. */
function isBeforeTime(time, other) {
	const [a, b] = [parseTime(time ?? ""), parseTime(other ?? "")];
	return a !== void 0 && b !== void 0 && a < b;
}
// src/core/ticket/id.ts
/** What a ticket or objective directory may be called; the directory name is the authority for the id. */
const ID = /^[0-9A-Za-z][0-9A-Za-z_-]{2,127}$/;
/** Names Windows cannot hold as a directory. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const TIMED_ID = /^\d{8}-\d{6}-(.+)$/;
const MAX_SLUG_LENGTH = 60;
/** Whether a name can be the id of a ticket or objective. */
function isId(name) {
	return ID.test(name) && !isReserved(name);
}
/** Whether Windows keeps a name for itself. */
function isReserved(name) {
	return RESERVED.test(name);
}
/** What ids are compared by: two ids that differ only in case are one on many file systems. */
function idKey(id) {
	return id.toLowerCase();
}
/** The part of a new-style id behind the time, or undefined for ids of another form. */
function slugOf(id) {
	return TIMED_ID.exec(id)?.[1];
}
/**
* A slug for a title: lower-case ASCII words joined by dashes. A title without Latin letters or digits gives
* `ticket-` and eight characters derived from the title, so that it still can be typed and told apart.
*/
function slugFor(title) {
	const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
	const words = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
	const cut = words.length <= MAX_SLUG_LENGTH ? words : words.slice(0, MAX_SLUG_LENGTH).replace(/-[^-]*$/, "");
	const foreign = [...plain].filter((char) => /\p{L}/u.test(char) && !/[a-z]/.test(char)).length;
	if (cut.length >= 3 && cut.replaceAll("-", "").length >= foreign / 2) return cut;
	return [cut.length > 0 ? cut : "ticket", shortHash(title)].join("-");
}
/** A new id: UTC time to the second and the slug of the title. `at` is an RFC 3339 time in UTC. */
function newId(title, at) {
	return `${at.replaceAll(/[-:]/g, "").replace("T", "-").replace("Z", "")}-${slugFor(title)}`;
}
/** Eight base-36 characters that depend on the whole text: a name, not a safeguard. FNV-1a, 64 bits in two halves. */
function shortHash(text) {
	let low = 2166136261;
	let high = 2646966556;
	for (let i = 0; i < text.length; i++) {
		low = Math.imul(low ^ text.charCodeAt(i), 16777619);
		high = Math.imul(high ^ text.charCodeAt(i) + i, 16777619);
	}
	return ((low >>> 0).toString(36) + (high >>> 0).toString(36).padStart(7, "0")).padStart(8, "0").slice(-8);
}
// src/core/ticket/line-table.ts
/** Offsets at which the lines of a text begin. Only `\n` ends a line. */
function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
/** Line and column of an offset, both from 1, and where its line begins. */
function positionOf(starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const lineStart = starts[low] ?? 0;
	return {
		line: low + 1,
		column: offset - lineStart + 1,
		lineStart
	};
}
// src/core/ticket/suggest.ts
/** The help line for a word that is none of the allowed ones. */
function suggest(word, allowed) {
	const near = nearest(word, allowed);
	const list = `one of: ${allowed.join(", ")}`;
	return near === void 0 ? `write ${list}` : `write ${near} (${list})`;
}
// src/core/ticket/json-record.ts
/** Most unknown or doubled keys of one object that are reported one by one. */
const MAX_KEYS_REPORTED = 10;
const MAX_SOURCE_LENGTH = 500;
/** Prepares a text for findings. */
function jsonSource(source) {
	return {
		...source,
		starts: lineStarts(source.text)
	};
}
/** The place of a part of the text. */
function jsonPlace(source, start, end = start + 1) {
	const { line, column, lineStart } = positionOf(source.starts, start);
	const next = source.starts[line] ?? source.text.length + 1;
	const lineEnd = Math.min(next - 1, lineStart + MAX_SOURCE_LENGTH);
	const length = Math.max(1, Math.min(end, next - 1) - start);
	const text = source.text.slice(lineStart, lineEnd).replace(/\r$/, "");
	return {
		path: source.path,
		line: source.firstLine + line - 1,
		column,
		length,
		source: text
	};
}
/** A finding about a part of the text. */
function jsonFinding(source, part, code, facts) {
	return finding(code, jsonPlace(source, part.start, part.end), facts, source.ticket);
}
/** The first member of an object with this key. */
function memberOf(node, key) {
	return node.members?.find((member) => member.key === key);
}
/**
* Holds one value against a schema. Every fault is a finding at its place; where there is one there is no record.
* Keys given twice are found too, which no schema sees.
*/
function checkRecord(schema, node, source) {
	const { area } = source;
	if (node.members === void 0) return { diagnostics: [jsonFinding(source, node, `${area}/bad-shape`, { what: "an object" })] };
	const diagnostics = [...duplicateKeys(node, source)];
	const result = schema.safeParse(node.value);
	if (result.success && diagnostics.length === 0) return {
		record: result.data,
		diagnostics
	};
	const seen = /* @__PURE__ */ new Set();
	for (const issue of result.error?.issues ?? []) {
		const key = JSON.stringify(issue.path);
		if (issue.code !== "unrecognized_keys" && seen.has(key)) continue;
		seen.add(key);
		diagnostics.push(...describeIssue(issue, node, source));
	}
	return { diagnostics };
}
function duplicateKeys(node, source) {
	const seen = /* @__PURE__ */ new Set();
	const found = [];
	for (const member of node.members ?? []) {
		if (seen.has(member.key) && found.length < MAX_KEYS_REPORTED) found.push(jsonFinding(source, member, `${source.area}/duplicate-key`, { key: member.key }));
		seen.add(member.key);
		if (found.length < MAX_KEYS_REPORTED) found.push(...duplicateKeys(member.node, source));
	}
	return found;
}
function describeIssue(issue, root, source) {
	if (issue.code === "unrecognized_keys") {
		const holder = nodeAt(root, issue.path) ?? root;
		return issue.keys.slice(0, MAX_KEYS_REPORTED).map((key) => unknownKey(key, holder, source));
	}
	const name = String(issue.path.at(-1) ?? "the record");
	const node = nodeAt(root, issue.path);
	if (node === void 0) {
		const holder = nodeAt(root, issue.path.slice(0, -1)) ?? root;
		return [jsonFinding(source, {
			start: holder.start,
			end: holder.start + 1
		}, `${source.area}/missing-key`, { key: name })];
	}
	const words = issue.code === "invalid_value" ? issue.values.map(String) : [];
	const expected = words.length > 0 ? `one of ${words.join(", ")}` : issue.message;
	const word = typeof node.value === "string" ? node.value : "";
	const suggestion = words.length > 0 ? suggest(word, words) : `write ${issue.message}`;
	const facts = {
		key: name,
		value: show(node),
		expected,
		suggestion
	};
	return [jsonFinding(source, node, `${source.area}/bad-value`, facts)];
}
function unknownKey(key, holder, source) {
	const near = nearest(key, KEYS[source.area]);
	const suggestion = near === void 0 ? `remove ${key}, or say it in note` : `write ${near} instead of ${key}`;
	return jsonFinding(source, memberOf(holder, key) ?? holder, `${source.area}/unknown-key`, {
		key,
		suggestion
	});
}
/** The names that a mistyped key is compared with. */
const KEYS = {
	relation: [
		"version",
		"relations",
		"ticket_id",
		"kind",
		"target",
		"note",
		"author",
		"at"
	],
	plan: [...[
		"id",
		"ticket_id",
		"kind",
		"related_ticket",
		"note",
		"accepted_plan",
		"author",
		"at"
	], ...[
		"summary",
		"branch",
		"role_plan"
	]]
};
function nodeAt(root, path) {
	let node = root;
	for (const step of path) node = typeof step === "number" ? node?.items?.[step] : node && memberOf(node, String(step))?.node;
	return node;
}
function show({ value, items, members }) {
	if (items !== void 0) return "a list";
	if (members !== void 0) return "an object";
	return value === "" ? "empty" : String(value);
}
// src/core/ticket/json-text.ts
/** Deepest nesting that is read: records of yoi need four levels. */
const MAX_DEPTH = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS = /* @__PURE__ */ new Map([
	["true", true],
	["false", false],
	["null", null]
]);
/**
* Reads a JSON text (RFC 8259, no comments, no trailing commas) with the position of every value, in linear time. It
* takes what `JSON.parse` takes, up to 32 levels; unlike it, it shows keys given twice and says where a fault is.
*/
function parseJson(text) {
	const reader = {
		text,
		at: 0
	};
	try {
		const node = readValue(reader, 0);
		skipSpace(reader);
		if (reader.at < text.length) stop(reader, "only one value can stand here");
		return {
			kind: "json",
			node
		};
	} catch (error) {
		if (error instanceof Stop) return {
			kind: "broken",
			offset: error.offset,
			problem: error.message
		};
		throw error;
	}
}
/** Leaves the nested readers; never leaves `parseJson`. */
var Stop = class extends Error {
	offset;
	constructor(offset, problem) {
		super(problem);
		this.offset = offset;
	}
};
function stop(reader, problem, offset = reader.at) {
	throw new Stop(offset, reader.at >= reader.text.length ? "the text ends too early" : problem);
}
function readValue(reader, depth) {
	skipSpace(reader);
	const { text, at } = reader;
	const char = text[at];
	if (depth > MAX_DEPTH) stop(reader, `it is nested deeper than ${MAX_DEPTH} levels`);
	if (char === "{") return readObject(reader, depth);
	if (char === "[") return readArray(reader, depth);
	if (char === "\"") return {
		value: readString(reader),
		start: at,
		end: reader.at
	};
	for (const [word, value] of LITERALS) {
		if (!text.startsWith(word, at)) continue;
		reader.at = at + word.length;
		return {
			value,
			start: at,
			end: reader.at
		};
	}
	NUMBER.lastIndex = at;
	const number = NUMBER.exec(text)?.[0];
	if (number === void 0) stop(reader, "a value is missing or not quoted");
	reader.at = at + number.length;
	return {
		value: Number(number),
		start: at,
		end: reader.at
	};
}
function readObject(reader, depth) {
	const start = reader.at;
	const members = [];
	const value = Object.create(null);
	reader.at += 1;
	for (let more = !takes(reader, "}"); more; more = continues(reader, "}")) {
		skipSpace(reader);
		const keyStart = reader.at;
		if (reader.text[keyStart] !== "\"") stop(reader, "a key in double quotes is missing");
		const key = readString(reader);
		const keyEnd = reader.at;
		if (!takes(reader, ":")) stop(reader, "a colon is missing behind the key");
		const node = readValue(reader, depth + 1);
		members.push({
			key,
			start: keyStart,
			end: keyEnd,
			node
		});
		if (!Object.hasOwn(value, key)) value[key] = node.value;
	}
	return {
		value,
		start,
		end: reader.at,
		members
	};
}
function readArray(reader, depth) {
	const start = reader.at;
	const items = [];
	reader.at += 1;
	for (let more = !takes(reader, "]"); more; more = continues(reader, "]")) items.push(readValue(reader, depth + 1));
	return {
		value: items.map((item) => item.value),
		start,
		end: reader.at,
		items
	};
}
/** Behind an entry: whether another one follows (a comma) or the end was taken. */
function continues(reader, close) {
	if (takes(reader, close)) return false;
	if (!takes(reader, ",")) stop(reader, `a comma or ${close} is missing`);
	return true;
}
function takes(reader, char) {
	skipSpace(reader);
	if (reader.text[reader.at] !== char) return false;
	reader.at += 1;
	return true;
}
function readString(reader) {
	const { text, at: start } = reader;
	let at = start + 1;
	let plain = true;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 34) break;
		if (code < 32) stop(reader, "a text holds a line break or control character", at);
		if (code !== 92) continue;
		plain = false;
		if (!isEscape(text, at)) stop(reader, "a text holds a backslash that escapes nothing", at);
		at += 1;
	}
	if (at >= text.length) {
		reader.at = text.length;
		stop(reader, "", start);
	}
	reader.at = at + 1;
	return plain ? text.slice(start + 1, at) : JSON.parse(text.slice(start, reader.at));
}
function isEscape(text, at) {
	const char = text[at + 1] ?? "";
	if (char === "u") return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6));
	return char !== "" && "\"\\/bfnrt".includes(char);
}
function skipSpace(reader) {
	for (; reader.at < reader.text.length; reader.at++) {
		const code = reader.text.charCodeAt(reader.at);
		if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
	}
}
// src/core/ticket/record-fields.ts
/** Longest note, summary or role plan, in UTF-16 code units. */
const MAX_NOTE_LENGTH = 4e3;
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
const SAFE_TEXT = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/;
const LINE = `one line of at most 500 characters`;
const NOTE = `a text of at most ${MAX_NOTE_LENGTH} characters without control characters`;
const TIME = "a time like 2026-06-13T17:51:04Z";
/** The id of a ticket. */
const ticketIdField = string("the id of a ticket").refine(isId, "the id of a ticket");
/** A name or another text of one line that says something. */
const oneLineField = string(LINE).max(500, LINE).regex(ONE_LINE, LINE).regex(/\S/, LINE);
/** A few sentences, line breaks allowed. */
const noteField = string(NOTE).max(MAX_NOTE_LENGTH, NOTE).regex(SAFE_TEXT, NOTE);
/** RFC 3339, UTC, whole seconds. */
const timeField = string(TIME).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, TIME).refine((text) => parseTime(text) !== void 0, TIME);
// src/core/ticket/plan.ts
/** The kinds of Orchestrator decisions about order and capacity. */
const PLAN_KINDS = [
	"before",
	"after",
	"blocked_by",
	"blocks",
	"conflicts_with",
	"do_not_parallelize",
	"waiting_capacity_note",
	"accepted_plan"
];
const RECORD_ID = "4 to 128 letters, digits, - or _";
/** One line of `artifacts/orchestration-plan.jsonl`. */
const planRecordSchema = strictObject({
	id: string(RECORD_ID).regex(/^[0-9A-Za-z][0-9A-Za-z_-]{3,127}$/, RECORD_ID),
	ticket_id: ticketIdField.meta({ description: "The ticket the record is about" }),
	kind: _enum(PLAN_KINDS),
	related_ticket: exactOptional(ticketIdField).meta({ description: "The other ticket; all kinds but waiting_capacity_note and accepted_plan need it" }),
	note: exactOptional(noteField).meta({ description: "Why; waiting_capacity_note needs it" }),
	accepted_plan: exactOptional(strictObject({
		summary: noteField.meta({ description: "What will be done" }),
		branch: oneLineField.meta({ description: "The work branch" }),
		role_plan: exactOptional(noteField).meta({ description: "Who does what" })
	}, "an object with summary and branch")).meta({ description: "What was accepted; kind accepted_plan needs it" }),
	author: oneLineField.meta({ description: "Who decided" }),
	at: timeField.meta({ description: "When, RFC 3339 in UTC and whole seconds" })
}).meta({
	title: "Plan record",
	description: "One Orchestrator decision about order or capacity"
});
/** Reads `artifacts/orchestration-plan.jsonl`. A line with a fault has its findings and does not count. */
function parsePlan(text, path, ticket) {
	const size = text.length > 524288 / 3 ? byteLength(text) : text.length;
	if (size > 524288) return {
		planRecords: [],
		diagnostics: [finding("plan/too-large", { path }, {
			size,
			limit: MAX_RECORD_BYTES
		}, ticket)]
	};
	const planRecords = [];
	const diagnostics = [];
	const ids = /* @__PURE__ */ new Map();
	let count = 0;
	for (const [index, whole] of text.split("\n").entries()) {
		const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
		if (line.trim() === "") continue;
		count += 1;
		const place = {
			path,
			line: index + 1,
			source: line.slice(0, 500)
		};
		if (count > 1e3) {
			diagnostics.push(finding("plan/too-many", place, { limit: MAX_PLAN_RECORDS }, ticket));
			break;
		}
		if (line.length > 2e4) {
			const facts = {
				length: line.length,
				limit: MAX_LINE_LENGTH
			};
			diagnostics.push(finding("plan/line-too-long", place, facts, ticket));
			continue;
		}
		const read = readRecord(jsonSource({
			area: "plan",
			path,
			ticket,
			text: line,
			firstLine: index + 1
		}), ids);
		diagnostics.push(...read.diagnostics);
		if (read.record !== void 0) planRecords.push({
			...read.record,
			line: index + 1,
			text: line
		});
	}
	return {
		planRecords,
		diagnostics
	};
}
/** One line of the file for a record. `line` and `text` are not written. */
function formatPlanRecord(record) {
	const { id, ticket_id, kind, related_ticket, note, accepted_plan, author, at } = record;
	return JSON.stringify({
		id,
		ticket_id,
		kind,
		related_ticket,
		note,
		accepted_plan,
		author,
		at
	});
}
/** The file with one record more at its end, in its line endings; `undefined` begins a new file. */
function appendPlanRecord(text, record) {
	const before = text ?? "";
	const eol = before.includes("\r\n") ? "\r\n" : "\n";
	return `${before}${before === "" || before.endsWith("\n") ? "" : eol}${formatPlanRecord(record)}${eol}`;
}
function readRecord(source, ids) {
	const json = parseJson(source.text);
	if (json.kind === "broken") {
		const place = jsonPlace(source, json.offset);
		return { diagnostics: [finding("plan/not-json", place, { problem: json.problem }, source.ticket)] };
	}
	const { node, diagnostics: local } = withoutLocalFacts(json.node, source);
	const { record, diagnostics: shape } = checkRecord(planRecordSchema, node, source);
	if (record === void 0) return { diagnostics: [...local, ...shape] };
	const faults = checkPlanRecord(record, node, source, ids);
	const diagnostics = [...local, ...faults];
	return faults.length > 0 ? { diagnostics } : {
		record,
		diagnostics
	};
}
function checkPlanRecord(record, node, source, ids) {
	const { id, ticket_id, kind, related_ticket } = record;
	const partOf = (key) => memberOf(node, key)?.node ?? node;
	const needed = neededKey(kind);
	if (record[needed] === void 0 || record[needed] === "") return [jsonFinding(source, {
		start: node.start,
		end: node.start + 1
	}, "plan/missing-key", { key: needed })];
	if (ticket_id !== source.ticket) {
		const facts = {
			ticket_id,
			ticket: source.ticket
		};
		return [jsonFinding(source, partOf("ticket_id"), "plan/wrong-ticket", facts)];
	}
	if (related_ticket !== void 0 && idKey(related_ticket) === idKey(ticket_id)) return [jsonFinding(source, partOf("related_ticket"), "plan/self", { kind })];
	const earlier = ids.get(id);
	if (earlier !== void 0) return [jsonFinding(source, partOf("id"), "plan/duplicate-id", {
		id,
		line: earlier
	})];
	ids.set(id, source.firstLine);
	return [];
}
function neededKey(kind) {
	if (kind === "waiting_capacity_note") return "note";
	return kind === "accepted_plan" ? "accepted_plan" : "related_ticket";
}
/** The record without keys such as `worktree`, which older tools wrote: each is a warning. */
function withoutLocalFacts(node, source) {
	const diagnostics = [];
	const strip = (from) => {
		if (from.members === void 0) return from;
		const kept = from.members.filter((member) => {
			const isLocal = isLocalFact(member.key);
			if (isLocal) diagnostics.push(jsonFinding(source, member, "plan/local-fact", { key: member.key }));
			return !isLocal;
		}).map((member) => {
			return member.key === "accepted_plan" ? {
				...member,
				node: strip(member.node)
			} : member;
		});
		const value = Object.create(null);
		for (const { key, node: part } of kept) if (!Object.hasOwn(value, key)) value[key] = part.value;
		return {
			...from,
			value,
			members: kept
		};
	};
	return {
		node: strip(node),
		diagnostics
	};
}
// src/core/ticket/decode.ts
const utf8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
const NEWLINE = 10;
/**
* Turns the bytes of a file into a record: strict UTF-8, no NUL byte, at most `maxBytes`. Encoding `text` gives back
* exactly `bytes`. The bytes are copied: a caller may reuse its buffer.
*/
function decodeRecord(bytes, maxBytes) {
	const sizeBytes = bytes.length;
	if (sizeBytes > maxBytes) return unreadRecord("too-large", sizeBytes);
	const nul = bytes.indexOf(0);
	if (nul >= 0) return {
		...unreadRecord("nul-byte", sizeBytes),
		line: lineOf(bytes, nul)
	};
	const text = decodeUtf8(bytes);
	if (text !== void 0) return {
		text,
		sizeBytes
	};
	return {
		...unreadRecord("not-utf8", sizeBytes),
		line: firstBrokenLine(bytes)
	};
}
/** A file without text, and why. */
function unreadRecord(problem, sizeBytes) {
	return {
		text: "",
		sizeBytes,
		problem
	};
}
function decodeUtf8(bytes) {
	try {
		return utf8.decode(bytes);
	} catch {
		return;
	}
}
function lineOf(bytes, offset) {
	let line = 1;
	for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line += 1;
	return line;
}
/** A newline is never part of a longer UTF-8 sequence, so the file is broken where one of its lines is. */
function firstBrokenLine(bytes) {
	let line = 1;
	let start = 0;
	while (start < bytes.length) {
		const newline = bytes.indexOf(NEWLINE, start);
		const end = newline < 0 ? bytes.length : newline;
		if (decodeUtf8(bytes.subarray(start, end)) === void 0) return line;
		line += 1;
		start = end + 1;
	}
	return line;
}
export { PRIORITIES as A, shortHash as C, parseTime as D, parseDate as E, isLocalFact as M, isOwnKey as N, OLDER_KEYS as O, newId as S, isBeforeTime as T, memberOf as _, formatPlanRecord as a, isId as b, noteField as c, timeField as d, parseJson as f, jsonSource as g, jsonPlace as h, appendPlanRecord as i, READINESS as j, OLDER_READINESS as k, oneLineField as l, jsonFinding as m, unreadRecord as n, parsePlan as o, checkRecord as p, PLAN_KINDS as r, planRecordSchema as s, decodeRecord as t, ticketIdField as u, suggest as v, slugOf as w, isReserved as x, idKey as y };
