import { Z as YoiError, ut as detach } from "./plumbing.js";
import { G as CLOSE_STATUSES, _ as opensFence, c as scanThread, d as formatHeader, f as isHeaderLine, g as formatFence, h as closesFence, nt as formatValue, o as skipBlankLines, s as trimmedEnd, tt as parseFrontMatter, u as cleanValue, z as ITEM_KEYS } from "./decode.js";
import { a as THREAD, t as ITEM } from "./parse-ticket.js";
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
export { eventPlace as a, appendEvent as c, wordsFor as d, summarize as i, editItem as l, isClosing as n, keyPlace as o, isCompleted as r, lineOf as s, closeStatusOf as t, formatItem as u };
