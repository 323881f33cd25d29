import { A as parseItem, C as oneLineField, D as suggest, G as formatValue, J as idKey, K as keyPlace$1, O as ITEM_KEYS, P as CLOSE_STATUSES, S as parsePlan, T as timeField, U as isOwnKey, W as parseFrontMatter, X as isReserved, a as parseThread, c as scanThread, d as formatHeader, f as isHeaderLine, h as opensFence, m as formatFence, o as skipBlankLines, p as closesFence, q as valuePlace, s as trimmedEnd, u as cleanValue, v as parseRelations, w as ticketIdField } from "./decode.js";
import { H as maxBytesOf, K as finding, U as YoiError, V as isFreeArtifact, d as strictObject, n as array, t as _enum, tt as detach, v as nearest } from "./schemas.js";
// src/core/ticket/file-name.ts
const REFUSED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"|?*\\\ufffd]/;
/**
* Whether every kind of machine can check out a file of this name, and commands can name it.
* https://learn.microsoft.com/windows/win32/fileio/naming-a-file
*/
function isPortableName(name) {
	const [stem = ""] = name.split(".", 1);
	return !REFUSED.test(name) && !name.startsWith("-") && !/[. ]$/.test(name) && !isReserved(stem);
}
// src/core/ticket/file-problem.ts
/**
* The finding for a file that could not be read as text, or undefined for one that could be or that nobody needs.
* `maxBytes` is the limit that applied to it.
*/
function checkFileProblem(path, file, about) {
	const place = file.line === void 0 ? { path } : {
		path,
		line: file.line
	};
	switch (file.problem) {
		case void 0:
		case "skipped": return;
		case "too-large": return finding("file/too-large", place, {
			path,
			size: file.sizeBytes,
			limit: about.maxBytes
		}, about.ticket);
		case "symlink":
		case "submodule":
		case "directory":
		case "special":
		case "unreadable":
		case "not-utf8":
		case "nul-byte": return finding(`file/${file.problem}`, place, { path }, about.ticket);
	}
}
// src/core/workspace/check-file.ts
/** Findings about what a file is, before its text is looked at: names, links, wrong types, sizes, encodings, modes. */
function checkFile(path, inside, file, ticket) {
	const problem = (file.problem === "nul-byte" || file.problem === "not-utf8") && isFreeArtifact(inside) ? void 0 : checkFileProblem(path, file, {
		maxBytes: maxBytesOf(inside),
		ticket
	});
	const isRecord = !inside.startsWith("artifacts/");
	const executable = file.executable === true && isRecord ? [finding("file/executable", { path }, { path }, ticket)] : [];
	return [
		...inside.split("/").every(isPortableName) ? [] : [finding("file/bad-name", { path }, { path }, ticket)],
		...executable,
		...problem === void 0 ? [] : [problem]
	];
}
/** The file as readers may use it: one above its own limit has no text, whatever the reader was ready to read. */
function withinLimit(inside, file) {
	if (file.problem !== void 0 || file.sizeBytes <= maxBytesOf(inside)) return file;
	return {
		...file,
		text: "",
		problem: "too-large"
	};
}
// src/core/workspace/parse-ticket.ts
/** The records of a ticket, by their path inside its directory. */
const ITEM = "item.md";
/** The typed event log. */
const THREAD = "thread.md";
/** What came of a closed ticket. */
const RESOLUTION = "resolution.md";
/** Stored forward links. */
const RELATIONS = "artifacts/relations.json";
/** Decisions about order and capacity. */
const PLAN = "artifacts/orchestration-plan.jsonl";
/**
* Parses one ticket directory. Never throws for what the files hold: what cannot be read is left out and has its
* finding, the other parts are kept.
*/
function parseTicket(source) {
	const { id, dir, status } = source;
	const files = new Map([...source.files].map(([inside, file]) => [inside, withinLimit(inside, file)]));
	const diagnostics = [];
	for (const [inside, file] of files) diagnostics.push(...checkFile(`${dir}/${inside}`, inside, file, id));
	if (files.size > 200) diagnostics.push(finding("ticket/too-many-files", { path: dir }, {
		count: files.size,
		limit: 200
	}, id));
	const read = (inside, parse) => {
		const file = files.get(inside);
		if (file === void 0 || file.problem !== void 0) return void 0;
		const parsed = parse(file.text, `${dir}/${inside}`);
		diagnostics.push(...parsed.diagnostics);
		return parsed;
	};
	const item = read(ITEM, (text, path) => parseItem(text, path, id, status))?.item;
	const thread = read(THREAD, (text, path) => parseThread(text, path, id))?.thread;
	const relations = read("artifacts/relations.json", (text, path) => parseRelations(text, path, id))?.relations ?? [];
	const planRecords = read("artifacts/orchestration-plan.jsonl", (text, path) => parsePlan(text, path, id))?.planRecords ?? [];
	for (const [inside, code] of [[ITEM, "ticket/no-item"], [THREAD, "ticket/no-thread"]]) {
		if (files.has(inside)) continue;
		const path = `${dir}/${inside}`;
		const isDirectory = [...files.keys()].some((other) => other.startsWith(`${inside}/`));
		diagnostics.push(isDirectory ? finding("file/directory", { path }, { path }, id) : finding(code, { path }, { ticket: id }, id));
	}
	const resolution = files.get(RESOLUTION);
	return {
		id,
		dir,
		...status === void 0 ? {} : { status },
		...item === void 0 ? {} : { item },
		...thread === void 0 ? {} : { thread },
		...resolution === void 0 || resolution.problem !== void 0 ? {} : { resolution: resolution.text },
		relations,
		planRecords,
		files,
		diagnostics
	};
}
// src/core/workspace/summary.ts
/** Reduces a ticket to its summary. */
function summarize(ticket) {
	const state = ticket.item?.state;
	const closeStatus = state === "closed" ? closeStatusOf(ticket) : void 0;
	return {
		id: ticket.id,
		dir: ticket.dir,
		title: detach(ticket.item?.title ?? ""),
		state,
		...closeStatus === void 0 ? {} : { closeStatus },
		relations: ticket.relations.map(({ kind, target, line }) => ({
			kind,
			target,
			...line === void 0 ? {} : { line }
		})),
		planned: ticket.planRecords.flatMap(({ related_ticket: target, line }) => target === void 0 ? [] : [{
			target,
			...line === void 0 ? {} : { line }
		}])
	};
}
/**
* How a ticket was closed, from its last close event. Older events say `closed` or have no event at all: such a
* ticket counts as completed, because nothing says otherwise.
*/
function closeStatusOf(ticket) {
	const status = ticket.thread?.events.findLast(isClosing)?.status;
	return CLOSE_STATUSES.find((known) => known === status) ?? "completed";
}
/** Whether an event tells how a ticket was closed: `close`, or `closed` of the older form. */
function isClosing({ kind, id }) {
	return kind === "close" || kind === "closed" && id === void 0;
}
/** Whether a ticket no longer holds up what depends on it: only `completed` does that. */
function isCompleted(summary) {
	return summary.state === "closed" && summary.closeStatus === "completed";
}
// src/core/rules/places.ts
/** Where a key of the item stands; the item itself when the key is not there. */
function keyPlace(ticket, key) {
	const path = `${ticket.dir}/${ITEM}`;
	const entry = ticket.item?.entries.get(key);
	if (entry === void 0) return { path };
	const source = lineOf(ticket.files.get("item.md")?.text ?? "", entry.line);
	return {
		path,
		line: entry.line,
		column: entry.valueColumn,
		length: entry.valueLength,
		source
	};
}
/** Where an event's header stands. */
function eventPlace(ticket, event) {
	return {
		path: `${ticket.dir}/${THREAD}`,
		line: event.line,
		source: lineOf(event.text, 1)
	};
}
/** One line of a text, counted from 1, without its line ending. */
function lineOf(text, line) {
	let start = 0;
	for (let current = 1; current < line; current++) {
		const end = text.indexOf("\n", start);
		if (end === -1) return "";
		start = end + 1;
	}
	const end = text.indexOf("\n", start);
	return text.slice(start, end === -1 ? void 0 : end).replace(/\r$/, "");
}
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
		return finding("objective/unknown-key", placeOf(source, key, keyPlace$1), facts, source.id);
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
// src/core/ticket/item-edit.ts
/**
* The text with the lines of the named keys changed and every other line byte for byte as it was. A value keeps the way
* of quoting and the comment of the one it replaces, an entry of several lines is replaced as a whole, new keys go to
* the end of the front matter. Works on any record with a front matter; throws the finding where there is none.
*/
function editItem(text, edit) {
	const { frontMatter, diagnostics } = parseFrontMatter(text, "item.md");
	if (frontMatter === void 0) {
		const [first] = diagnostics;
		throw first === void 0 ? /* @__PURE__ */ new TypeError("no front matter and no finding") : new YoiError(first);
	}
	const head = text.slice(0, text.length - frontMatter.body.length);
	const body = edit.body === void 0 ? frontMatter.body : edit.body.replaceAll(/\r?\n/g, frontMatter.eol);
	const newHead = edit.set === void 0 ? head : editHead(head, frontMatter, edit.set);
	return (newHead.endsWith("\n") || body === "" ? newHead : newHead + frontMatter.eol) + body;
}
/** A new record: known keys of an item in their order, then the others, a blank line, and the body. */
function formatItem(fields, body) {
	const known = ITEM_KEYS;
	const text = [
		"---",
		...[...known.filter((key) => Object.hasOwn(fields, key)), ...Object.keys(fields).filter((key) => !known.includes(key))].flatMap((key) => {
			const value = fields[key];
			return value === void 0 ? [] : [`${key}: ${formatValue(value)}`];
		}),
		"---",
		"",
		body.replace(/^\n+/, "")
	].join("\n");
	return text.endsWith("\n") ? text : `${text}\n`;
}
function editHead(head, { entries, closeLine, eol }, set) {
	const lines = head.split(/(?<=\n)/);
	const indent = indentOf(entries, lines);
	const added = [];
	for (const [key, value] of Object.entries(set)) {
		const entry = entries.get(key);
		if (entry === void 0) {
			if (value !== void 0) added.push(`${indent}${key}: ${formatValue(value)}${eol}`);
			continue;
		}
		const first = lines[entry.line - 1] ?? "";
		for (let i = entry.line - 1; i < entry.endLine; i++) lines[i] = "";
		if (value !== void 0) lines[entry.line - 1] = replaceValue(first, entry, value);
	}
	lines.splice(closeLine - 1, 0, ...added);
	return lines.join("");
}
function replaceValue(line, entry, value) {
	const start = entry.valueColumn - 1;
	const end = start + entry.valueLength;
	const gap = entry.valueLength === 0 ? " " : "";
	return `${line.slice(0, start)}${gap}${formatValue(value, line.slice(start, end))}${line.slice(end)}`;
}
function indentOf(entries, lines) {
	for (const entry of entries.values()) return /^ */.exec(lines[entry.line - 1] ?? "")?.[0] ?? "";
	return "";
}
// src/core/ticket/thread-format.ts
/**
* The thread with an event at its end, in the thread's line endings. Everything that stood there keeps its bytes; a
* separator missing behind the last event is added. Behind a code fence that is never closed, the new event is
* written so that it does not close it, which would make the events in between part of the code.
*/
function appendEvent(threadText, event) {
	const { headers, unclosed } = scanThread(threadText);
	const end = trimmedEnd(threadText, 0, threadText.length);
	const added = formatEventBehind(event, unclosed?.fence);
	if (threadText === "") return added;
	const lastLine = threadText.slice(threadText.lastIndexOf("\n", end - 1) + 1, end);
	const rule = headers.length > 0 && lastLine !== "---" ? "---\n\n" : "";
	const tail = `${`${blankLinesBefore(threadText, end)}${rule}`}${added}`.replaceAll("\n", eolOf(threadText));
	return threadText + (threadText.endsWith("\r") && tail.startsWith("\r") ? tail.slice(1) : tail);
}
function formatEventBehind(event, openFence) {
	const { kind, author, role, at, id } = event;
	const header = formatHeader({
		...event.attributes,
		event: kind,
		id,
		author,
		role,
		at
	});
	const heading = cleanValue(event.heading).trim() || kind;
	const body = formatBody(event.body, openFence);
	return `${header}\n\n## ${heading}\n\n${body === "" ? "" : `${body}\n\n`}---\n`;
}
function formatBody(body, openFence) {
	const plain = cleanBody(body);
	const text = plain.slice(skipBlankLines(plain, 0, plain.length), trimmedEnd(plain, 0, plain.length));
	if (openFence !== void 0) return guardLines(text, openFence);
	let open;
	const lines = text.split("\n").map((line) => {
		if (open !== void 0) {
			if (closesFence(line, 0, line.length, open)) open = void 0;
			return line;
		}
		open = opensFence(line, 0, line.length);
		return escapeHeader(line);
	});
	if (open !== void 0) lines.push(formatFence(open));
	return lines.join("\n");
}
/** Keeps an earlier fence open: its closing lines become indented code, and nothing counts as an example. */
function guardLines(text, openFence) {
	return text.split("\n").map((line) => {
		return closesFence(line, 0, line.length, openFence) ? `    ${line.trimStart()}` : escapeHeader(line);
	}).join("\n");
}
function escapeHeader(line) {
	return isHeaderLine(line, 0, line.length) ? line.replace("<!--", "&lt;!--") : line;
}
function cleanBody(body) {
	return body.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "�");
}
function eolOf(text) {
	const newline = text.indexOf("\n");
	return newline > 0 && text.charCodeAt(newline - 1) === 13 ? "\r\n" : "\n";
}
/** The line breaks (LF) that leave one blank line behind the last line of a text. */
function blankLinesBefore(text, end) {
	let breaks = 0;
	for (let at = end; at < text.length; at++) if (text.charCodeAt(at) === 10) breaks += 1;
	const dangling = text.endsWith("\n") ? 0 : breaks > 0 ? 1 : 0;
	return "\n".repeat(Math.max(dangling, 2 - breaks));
}
// src/core/ticket/headings.ts
const ENGLISH = {
	headings: {
		create: "Created",
		comment: "Comment",
		plan: "Plan",
		decision: "Decision",
		intake_summary: "Intake summary",
		state_changed: "State changed",
		implementation_report: "Implementation report",
		review: "Review",
		close: "Closed",
		migration: "Migrated"
	},
	reviews: {
		approve: "Review: approve",
		request_changes: "Review: request changes"
	},
	template: "## Background\n\n## Requirements\n\n## Acceptance criteria\n",
	objectiveTemplate: "## Goal\n\n## Background\n",
	created: (name) => `Created by ${name}.`,
	moved: (name, from, to) => `${name} moved the ticket from ${from} to ${to}.`,
	closed: (status) => `Closed as ${status}.`,
	changed: "Changed:",
	bodyRewritten: "rewritten",
	empty: "none",
	needsDecision: (need) => `A decision is needed: ${need}`,
	decided: (need) => `This was asked: ${need}`,
	deferred: (until) => `Deferred until ${until}.`,
	deferralCleared: "No longer deferred.",
	related: (kind, target) => `Relation added: ${kind} ${target}`,
	unrelated: (kind, target) => `Relation removed: ${kind} ${target}`,
	redacted: (what) => `Redacted: ${what}.`,
	eventAt: (position, kind, author, at) => `event ${position} (${kind} by ${author} at ${at})`,
	lineOf: (line, file) => `line ${line} of ${file}`
};
const JAPANESE = {
	headings: {
		create: "作成",
		comment: "コメント",
		plan: "計画",
		decision: "決定",
		intake_summary: "要件整理",
		state_changed: "状態変更",
		implementation_report: "実装報告",
		review: "レビュー",
		close: "完了",
		migration: "移行"
	},
	reviews: {
		approve: "レビュー: 承認",
		request_changes: "レビュー: 変更依頼"
	},
	template: "## 背景\n\n## 要件\n\n## 受け入れ条件\n",
	objectiveTemplate: "## 目標\n\n## 背景\n",
	created: (name) => `${name} が作成しました。`,
	moved: (name, from, to) => `${name} が ${from} から ${to} に変更しました。`,
	closed: (status) => `${status} として完了しました。`,
	changed: "変更点:",
	bodyRewritten: "書き換え",
	empty: "なし",
	needsDecision: (need) => `判断が必要です: ${need}`,
	decided: (need) => `確認事項: ${need}`,
	deferred: (until) => `${until} まで保留します。`,
	deferralCleared: "保留を解除しました。",
	related: (kind, target) => `関係を追加: ${kind} ${target}`,
	unrelated: (kind, target) => `関係を削除: ${kind} ${target}`,
	redacted: (what) => `伏せ字にしました: ${what}`,
	eventAt: (position, kind, author, at) => `イベント ${position} (${kind}, ${author}, ${at})`,
	lineOf: (line, file) => `${file} の ${line} 行目`
};
/** The words of a language. */
function wordsFor(language) {
	return language === "Japanese" ? JAPANESE : ENGLISH;
}
export { RESOLUTION as _, formatObjective as a, withinLimit as b, keyPlace as c, isClosing as d, isCompleted as f, RELATIONS as g, PLAN as h, formatItem as i, lineOf as l, ITEM as m, appendEvent as n, parseObjective as o, summarize as p, editItem as r, eventPlace as s, wordsFor as t, closeStatusOf as u, THREAD as v, checkFileProblem as x, parseTicket as y };
