import { nt as identityOf, r as runGit } from "./plumbing.js";
import { N as idKey, T as parsePlan, V as parseItem, W as parseTime, a as parseThread, b as parseRelations, nt as formatValue, s as trimmedEnd, tt as parseFrontMatter, x as removeRelation, y as addRelation } from "./decode.js";
import { n as isTombstone, r as isTombstoneText } from "./redaction.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
// src/core/ticket/merge.ts
/** A part both sides made differently, between git's conflict markers. `eol` ends every line. */
function formatConflict(ours, theirs, eol) {
	const closed = (text) => text === "" || text.endsWith("\n") ? text : text + eol;
	return `<<<<<<< ours${eol}${closed(ours)}=======${eol}${closed(theirs)}>>>>>>> theirs${eol}`;
}
/** A conflict over all of two texts behind the lines with which both begin. */
function conflictOf({ ours, theirs }) {
	const [mine, other] = [linesOf(ours), linesOf(theirs)];
	let same = 0;
	while (same < mine.length && mine[same] === other[same] && mine[same]?.endsWith("\n")) same += 1;
	const [left, right] = [mine, other].map((lines) => lines.slice(same).join(""));
	return {
		text: mine.slice(0, same).join("") + formatConflict(left ?? "", right ?? "", eolOf(ours || theirs)),
		conflict: true
	};
}
/** The line ending a text uses, judged by its first line. */
function eolOf(text) {
	return /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
}
/** The text with one kind of line ending. */
function withEol(text, eol) {
	return text.replaceAll(/\r?\n/g, eol);
}
/** The lines of a text, each with its line ending. */
function linesOf(text) {
	return text === "" ? [] : text.split(/(?<=\n)/);
}
// src/core/ticket/merge-item.ts
/** Lists of words whose order says nothing. `linked_tickets` is an objective's. */
const SETS = /* @__PURE__ */ new Set([
	"labels",
	"risk_flags",
	"linked_tickets"
]);
/**
* Merges two items (or objectives) field by field: what only one side changed is taken over, labels are merged as sets,
* the later `updated_at` stands, and only a field both sides changed differently is a conflict. Bodies merge as text.
*/
function mergeItems(sides, mergeText) {
	const [base, ours, theirs] = [
		sideOf(sides.base),
		sideOf(sides.ours),
		sideOf(sides.theirs)
	];
	if (base === void 0 || ours === void 0 || theirs === void 0) return mergeText(sides);
	if (theirs.loose !== base.loose && theirs.loose !== ours.loose) return mergeText(sides);
	const head = mergeHeads({
		base,
		ours,
		theirs
	});
	const body = mergeBodies({
		base,
		ours,
		theirs
	}, mergeText);
	const gap = body.text === "" || head.text.endsWith("\n") ? "" : ours.frontMatter.eol;
	return {
		text: head.text + gap + body.text,
		conflict: head.conflict || body.conflict
	};
}
/** Undefined where a line of the front matter is part of no entry that could be taken over. */
function sideOf(text) {
	const { frontMatter } = parseFrontMatter(text, "item.md");
	if (frontMatter === void 0) return void 0;
	const head = linesOf(text.slice(0, text.length - frontMatter.body.length));
	const loose = [...head];
	for (const { line, endLine } of frontMatter.entries.values()) loose.fill("", line - 1, endLine);
	const isFree = (line, index) => index === 0 || index === frontMatter.closeLine - 1 || /^\s*(?:#|$)/.test(line);
	return loose.every(isFree) ? {
		head,
		frontMatter,
		loose: withEol(loose.join(""), "\n").trim()
	} : void 0;
}
function mergeBodies(sides, mergeText) {
	const { body: ours, eol } = sides.ours.frontMatter;
	const base = withEol(sides.base.frontMatter.body, eol);
	const theirs = withEol(sides.theirs.frontMatter.body, eol);
	if (ours === theirs || theirs === base) return {
		text: ours,
		conflict: false
	};
	if (ours === base) return {
		text: theirs,
		conflict: false
	};
	return mergeText({
		base,
		ours,
		theirs
	});
}
function mergeHeads(sides) {
	const { ours, theirs } = sides;
	const { entries, closeLine } = ours.frontMatter;
	const lines = [...ours.head];
	const added = [];
	let conflict = false;
	for (const key of /* @__PURE__ */ new Set([...entries.keys(), ...theirs.frontMatter.entries.keys()])) {
		const merged = mergeEntry(key, sides);
		if (merged === void 0) continue;
		conflict ||= merged.conflict;
		const entry = entries.get(key);
		if (entry === void 0) added.push(merged.text);
		else {
			lines.fill("", entry.line - 1, entry.endLine);
			lines[entry.line - 1] = merged.text;
		}
	}
	lines.splice(closeLine - 1, 0, ...added);
	return {
		text: lines.join(""),
		conflict
	};
}
/** The lines of one key after the merge; undefined where ours stand as they are. */
function mergeEntry(key, sides) {
	const { eol } = sides.ours.frontMatter;
	const [before, mine, other] = [
		entryOf(sides.base, key),
		entryOf(sides.ours, key),
		entryOf(sides.theirs, key)
	];
	if (other.text === before.text || other.text === mine.text) return void 0;
	const theirs = {
		text: withEol(other.text, eol),
		conflict: false
	};
	if (mine.text === before.text) return theirs;
	if (isSameValue(other, before) || isSameValue(other, mine)) return void 0;
	if (isSameValue(mine, before)) return theirs;
	if (key === "updated_at" && timeOf(mine) !== void 0 && timeOf(other) !== void 0) return (timeOf(mine) ?? 0) < (timeOf(other) ?? 0) ? theirs : void 0;
	const words = SETS.has(key) ? mergeWords(before, mine, other) : void 0;
	if (words !== void 0) return {
		text: `${key}: ${formatValue(words, mine.written)}${eol}`,
		conflict: false
	};
	return {
		text: formatConflict(withEol(mine.text, eol), theirs.text, eol),
		conflict: true
	};
}
function entryOf({ head, frontMatter }, key) {
	const entry = frontMatter.entries.get(key);
	if (entry === void 0) return {
		text: "",
		written: ""
	};
	const text = withEol(head.slice(entry.line - 1, entry.endLine).join(""), "\n");
	const start = entry.valueColumn - 1;
	return {
		entry,
		text,
		written: text.slice(start, start + entry.valueLength)
	};
}
/** Whether two entries hold the same text or list and no comment that would be lost with one of them. */
function isSameValue(one, other) {
	const [a, b] = [one.entry?.value, other.entry?.value];
	if (!(typeof a === "string" || wordsOf(one) !== void 0) || one.text.includes("#") || other.text.includes("#")) return false;
	return JSON.stringify(a) === JSON.stringify(b);
}
function timeOf({ entry }) {
	return typeof entry?.value === "string" ? parseTime(entry.value) : void 0;
}
/** The set with what either side added and without what either took out; undefined where it is no set of words. */
function mergeWords(before, mine, other) {
	const [was, has, wants] = [
		before,
		mine,
		other
	].map(wordsOf);
	const isCommented = mine.text.includes("#") || other.text.includes("#");
	if (was === void 0 || has === void 0 || wants === void 0 || isCommented) return void 0;
	const words = [...has.filter((word) => wants.includes(word) || !was.includes(word)), ...wants.filter((word) => !was.includes(word) && !has.includes(word))];
	return words.length > 200 ? void 0 : words;
}
/** A key that is absent or empty holds no words. */
function wordsOf({ entry }) {
	const value = entry === void 0 ? null : entry.value;
	if (value === null) return [];
	return Array.isArray(value) && value.every((word) => typeof word === "string") ? value : void 0;
}
// src/core/ticket/merge-sequence.ts
/**
* The list that holds every entry of both sides once, each side's in its order; where both added something at one place,
* ours come first. An entry both added counts once. Undefined where there is no such list: a side dropped, changed or
* moved what it had from the base, or both added the same entries in different orders. Linear.
*/
function mergeSequences({ base, ours, theirs }) {
	if (!holdsInOrder(ours, base) || !holdsInOrder(theirs, base)) return void 0;
	const places = placesByKey(ours);
	const slots = [];
	let pending = [];
	let next = 0;
	for (const [index, key] of theirs.entries()) {
		const place = places.get(key)?.pop();
		if (place === void 0) {
			pending.push({ theirs: index });
			continue;
		}
		if (place < next) return void 0;
		for (; next < place; next++) slots.push({ ours: next });
		slots.push(...pending, {
			ours: place,
			theirs: index
		});
		pending = [];
		next = place + 1;
	}
	for (; next < ours.length; next++) slots.push({ ours: next });
	return [...slots, ...pending];
}
/**
* Whether a merged list holds what the three lists ask for: what one side added is there, what both kept is there, what
* one side took out is gone, nothing is there more often, and what is there stands in each side's order.
*/
function holdsBoth(merged, { base, ours, theirs }) {
	const [was, mine, other, now] = [
		base,
		ours,
		theirs,
		merged
	].map(countByKey);
	const isCounted = [.../* @__PURE__ */ new Set([
		...base,
		...ours,
		...theirs,
		...merged
	])].every((key) => {
		const [b, o, t, m] = [
			was,
			mine,
			other,
			now
		].map((counts) => counts?.get(key) ?? 0);
		return m === (o === b ? t : o) && (o === b || t === b || o === t);
	});
	const inOrder = (side) => holdsInOrder(merged, side.filter((key) => now?.has(key) === true));
	return isCounted && inOrder(ours) && inOrder(theirs);
}
function holdsInOrder(list, wanted) {
	let found = 0;
	for (const key of list) if (key === wanted[found]) found += 1;
	return found === wanted.length;
}
/** Positions by key, the first one last. */
function placesByKey(keys) {
	const places = /* @__PURE__ */ new Map();
	for (let index = keys.length - 1; index >= 0; index--) {
		const key = keys[index] ?? "";
		const list = places.get(key);
		if (list === void 0) places.set(key, [index]);
		else list.push(index);
	}
	return places;
}
function countByKey(keys) {
	const counts = /* @__PURE__ */ new Map();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}
// src/core/ticket/merge-plan.ts
/**
* Merges two orchestration plans record by record: ours, then theirs that are new, none lost and none twice. Where a
* side edited or dropped a record of the base the plans are merged as text.
*/
function mergePlans(sides, mergeText) {
	const [base, ours, theirs] = [
		recordsOf(sides.base),
		recordsOf(sides.ours),
		recordsOf(sides.theirs)
	];
	const keys = {
		base: base.map(keyOf),
		ours: ours.map(keyOf),
		theirs: theirs.map(keyOf)
	};
	const slots = mergeSequences(keys);
	if (slots === void 0) {
		const merged = mergeText(sides);
		return merged.conflict || holdsBoth(recordsOf(merged.text).map(keyOf), keys) ? merged : conflictOf(sides);
	}
	const eol = eolOf(sides.ours || sides.theirs);
	return {
		text: slots.map((slot) => {
			const line = slot.ours === void 0 ? withEol(theirs[slot.theirs ?? 0] ?? "", eol) : ours[slot.ours];
			return line?.endsWith("\n") ? line : `${line ?? ""}${eol}`;
		}).join(""),
		conflict: false
	};
}
/** The lines that hold something. */
function recordsOf(text) {
	return linesOf(text).filter((line) => line.trim() !== "");
}
function keyOf(line) {
	return line.replace(/\r?\n$/, "");
}
// src/core/ticket/merge-relations.ts
/**
* Merges relations one by one: what only one side added, changed or removed is taken over. A conflict where both sides
* did something different to the same relation; as text where a file cannot be read.
*/
function mergeRelations(sides, mergeText) {
	const [base, ours, theirs] = [
		relationsOf(sides.base),
		relationsOf(sides.ours),
		relationsOf(sides.theirs)
	];
	if (base === void 0 || ours === void 0 || theirs === void 0) return mergeText(sides);
	let text = sides.ours;
	for (const key of /* @__PURE__ */ new Set([...base.keys(), ...theirs.keys()])) {
		const [before, mine, other] = [
			base.get(key),
			ours.get(key),
			theirs.get(key)
		];
		const [was, has, wants] = [
			before,
			mine,
			other
		].map(contentOf);
		if (wants === was || wants === has) continue;
		if (has !== was) {
			const merged = mergeText(sides);
			return merged.conflict ? merged : conflictOf(sides);
		}
		if (mine !== void 0) text = removeRelation(text, mine.kind, mine.target);
		if (other !== void 0) text = addRelation(text === "" ? void 0 : text, other);
	}
	return {
		text,
		conflict: false
	};
}
/** The ticket whose relations a text holds, from the text itself: in a merge of renamed tickets the path is not it. */
function ownerOf(text) {
	return /"ticket_id"\s*:\s*"([^"\\]*)"/.exec(text)?.[1] ?? "";
}
/** By kind and target; undefined where the file has a fault. */
function relationsOf(text) {
	if (text === "") return /* @__PURE__ */ new Map();
	const { relations, diagnostics } = parseRelations(text, "relations.json", ownerOf(text));
	if (diagnostics.some(({ severity }) => severity === "error")) return void 0;
	return new Map(relations.map((relation) => [`${relation.kind} ${idKey(relation.target)}`, relation]));
}
function contentOf(relation) {
	if (relation === void 0) return "absent";
	const { ticket_id, target, note, author, at } = relation;
	return JSON.stringify([
		ticket_id,
		target,
		note ?? "",
		author,
		at
	]);
}
// src/core/ticket/merge-thread.ts
/** What a thread holds that is no event, or that keeps events from being told apart. */
const UNREADABLE = /* @__PURE__ */ new Set([
	"thread/bad-header",
	"thread/no-events",
	"thread/too-large",
	"thread/too-many-events"
]);
/** Events that decide where a ticket stands. */
const MOVES = /* @__PURE__ */ new Set([
	"create",
	"migration",
	"state_changed",
	"status_changed",
	"closed"
]);
/**
* Merges two threads that grew from one: ours, then theirs that are new, none lost and none twice; a redacted event
* stays redacted. A conflict where both sides moved the ticket, each in its own way. Where a thread cannot be read as
* events, or a side edited or dropped what both had, the threads are merged as text.
*/
function mergeThreads(sides, mergeText) {
	const [base, ours, theirs] = [
		readThread(sides.base),
		readThread(sides.ours),
		readThread(sides.theirs)
	];
	if (base === void 0 || ours === void 0 || theirs === void 0) return mergeText(sides);
	const keys = keysOf({
		base,
		ours,
		theirs
	});
	const slots = theirs.preamble === base.preamble ? mergeSequences(keys) : void 0;
	const events = slots && chooseEvents(slots, ours.events, theirs.events);
	if (slots === void 0 || events === void 0) {
		const merged = mergeText(sides);
		const texts = {
			base: base.events.map(textOf),
			ours: ours.events.map(textOf),
			theirs: theirs.events.map(textOf)
		};
		return merged.conflict || holdsBoth(textsOf(merged.text), texts) ? merged : conflictOf(sides);
	}
	if (!mayJoin(slots, {
		base,
		ours,
		theirs
	})) return splitThread(slots, events, {
		ours,
		theirs
	});
	const text = joinThread(slots, events, ours);
	const read = textsOf(text);
	return read.length === events.length && events.every((event, index) => textOf(event) === read[index]) ? {
		text,
		conflict: false
	} : conflictOf(sides);
}
function readThread(text) {
	if (text === "") return {
		preamble: "",
		events: [],
		chunks: []
	};
	const { thread, diagnostics } = parseThread(text, "thread.md", "");
	if (diagnostics.some(({ code }) => UNREADABLE.has(code))) return void 0;
	const lines = linesOf(text);
	const starts = thread.events.map(({ line }) => line - 1);
	const chunks = starts.map((start, index) => lines.slice(start, starts[index + 1]).join(""));
	return {
		preamble: lines.slice(0, starts[0]).join(""),
		events: thread.events,
		chunks
	};
}
function textsOf(text) {
	return parseThread(text, "thread.md", "").thread.events.map(textOf);
}
function textOf({ text }) {
	return withEol(text, "\n");
}
/** What two events are the same by: their text, or their header alone where a side redacted one of them. */
function keysOf({ base, ours, theirs }) {
	const tombstones = ({ events }) => events.filter(({ body }) => isTombstoneText(body)).map(headerOf);
	const stood = new Set(tombstones(base));
	const redacted = new Set([...tombstones(ours), ...tombstones(theirs)].filter((header) => !stood.has(header)));
	const keyOf = (event) => redacted.has(headerOf(event)) ? headerOf(event) : textOf(event);
	return {
		base: base.events.map(keyOf),
		ours: ours.events.map(keyOf),
		theirs: theirs.events.map(keyOf)
	};
}
function headerOf(event) {
	return textOf(event).split("\n", 1)[0] ?? "";
}
/** The event of each slot; undefined where two sides differ in one and neither is the redaction of the other. */
function chooseEvents(slots, ours, theirs) {
	const events = slots.flatMap((slot) => {
		const [mine, other] = [ours[slot.ours ?? -1], theirs[slot.theirs ?? -1]];
		if (mine === void 0 || other === void 0) return mine ?? other ?? [];
		if (textOf(mine) === textOf(other) || isTombstone(other, mine)) return mine;
		return isTombstone(mine, other) ? other : [];
	});
	return events.length === slots.length ? events : void 0;
}
/**
* Whether one thread can tell both stories: only one side moved the ticket, and the state its last move leads to is the
* one that merging `state` of the two items leads to.
*/
function mayJoin(slots, { base, ours, theirs }) {
	const ownMove = (side, own, other) => slots.some((slot) => slot[other] === void 0 && isMove(side.events[slot[own] ?? -1]));
	const oursMoved = ownMove(ours, "ours", "theirs");
	const theirsMoved = ownMove(theirs, "theirs", "ours");
	if (oursMoved && theirsMoved) return false;
	const [was, mine, other] = [
		base,
		ours,
		theirs
	].map(({ events }) => stateBehind(events.findLast(isMove)));
	if (theirsMoved && other === was) return mine === was;
	return !(oursMoved && mine === was && other !== was);
}
/** Closing was an event of its own in older threads. */
function isMove(event) {
	return event !== void 0 && (MOVES.has(event.kind) || event.kind === "close" && event.id === void 0);
}
function stateBehind(move) {
	if (move?.kind === "create") return "intake";
	return move?.kind === "close" || move?.kind === "closed" ? "closed" : move?.to;
}
function joinThread(slots, events, ours) {
	const eol = eolOf(ours.chunks[0] ?? "");
	const parts = [ours.preamble];
	for (const [index, slot] of slots.entries()) {
		const event = events[index];
		const before = parts.at(-1) ?? "";
		const chunk = event === ours.events[slot.ours ?? -1] ? ours.chunks[slot.ours ?? -1] : void 0;
		const isUntouched = index === 0 || before === ours.chunks[(slot.ours ?? 0) - 1];
		if (chunk === void 0 || !isUntouched) parts.push(gapBehind(before, eol, index > 0));
		parts.push(chunk ?? withEol(`${event?.text ?? ""}\n\n---\n`, eol));
	}
	return parts.join("");
}
/** What has to stand between a text and the next event: an empty line, and a separator behind an event without one. */
function gapBehind(text, eol, isEvent) {
	if (text === "") return "";
	const end = trimmedEnd(text, 0, text.length);
	const isSeparated = !isEvent || text.slice(text.lastIndexOf("\n", end - 1) + 1, end) === "---";
	const isGapped = text.endsWith("\n\n") || text.endsWith("\n\r\n");
	const gap = (text.endsWith("\n") ? "" : eol) + (isGapped ? "" : eol);
	return isSeparated ? gap : `${gap}---${eol}${eol}`;
}
/** The thread with everything behind the common beginning as a conflict, event by event. */
function splitThread(slots, events, { ours, theirs }) {
	const first = slots.findIndex(({ ours: mine, theirs: other }) => mine === void 0 || other === void 0);
	const head = slots.slice(0, first);
	const common = joinThread(head, events, ours);
	const eol = eolOf(ours.chunks[0] ?? theirs.chunks[0] ?? "");
	const gap = gapBehind(common, eol, first > 0);
	const rest = (side) => withEol(side.chunks.slice(head.length).join(""), eol);
	return {
		text: common + gap + formatConflict(rest(ours), rest(theirs), eol),
		conflict: true
	};
}
// src/core/ticket/merge-record.ts
/** The kinds of records that have a merge driver. */
const MERGE_KINDS = [
	"thread",
	"item",
	"relations",
	"plan"
];
const RECORDS = {
	thread: {
		merge: mergeThreads,
		find: (text, ticket) => parseThread(text, "thread.md", ticket)
	},
	item: {
		merge: mergeItems,
		find: (text, ticket) => parseItem(text, "item.md", ticket)
	},
	relations: {
		merge: mergeRelations,
		find: (text, ticket) => parseRelations(text, "relations.json", ticket)
	},
	plan: {
		merge: mergePlans,
		find: (text, ticket) => parsePlan(text, "orchestration-plan.jsonl", ticket)
	}
};
/**
* Merges two versions of one record. The result holds what both sides did, is a record without a fault that neither
* side had, and gives one side's text byte for byte where only that side changed; else it is a conflict.
*/
function mergeRecord(kind, sides, mergeText) {
	return mergeChecked(RECORDS[kind], sides, mergeText);
}
/** As `mergeRecord`, for records that git has no driver for. */
function mergeChecked({ merge, find }, sides, mergeText) {
	const { base, ours, theirs } = sides;
	if (ours === theirs || theirs === base) return {
		text: ours,
		conflict: false
	};
	if (ours === base) return {
		text: theirs,
		conflict: false
	};
	const merged = merge(sides, mergeText);
	if (merged.conflict) return merged;
	const ticket = ownerOf(ours);
	const errorsOf = (text) => (text === "" ? [] : find(text, ticket).diagnostics).filter(({ severity }) => severity === "error").map(identityOf);
	const known = /* @__PURE__ */ new Set([...errorsOf(ours), ...errorsOf(theirs)]);
	return errorsOf(merged.text).every((error) => known.has(error)) ? merged : conflictOf(sides);
}
// src/io/git/merge-file.ts
/** Exit codes of `git merge-file`: how many conflicts there are, at most 127. https://git-scm.com/docs/git-merge-file */
const CONFLICTS = Array.from({ length: 128 }, (_, count) => count);
/**
* Merges three files line by line, in the conflict style of the person's configuration. Nothing is written. 1 process.
* @throws git/refused, for what git takes for binary files too
*/
function mergeFiles({ base, ours, theirs }, call) {
	const { status, stdout } = runGit([
		"merge-file",
		"-p",
		...[
			"-L",
			"ours",
			"-L",
			"base",
			"-L",
			"theirs"
		],
		"--",
		ours,
		base,
		theirs
	], {
		...call,
		okCodes: CONFLICTS
	});
	return {
		bytes: stdout,
		conflict: status !== 0
	};
}
/** As `mergeFiles`, for three texts. 1 process. */
function mergeTexts({ base, ours, theirs }, call) {
	const dir = mkdtempSync(join(tmpdir(), "yoi-merge-"));
	try {
		const paths = {
			base: join(dir, "base"),
			ours: join(dir, "ours"),
			theirs: join(dir, "theirs")
		};
		writeFileSync(paths.base, base);
		writeFileSync(paths.ours, ours);
		writeFileSync(paths.theirs, theirs);
		const { bytes, conflict } = mergeFiles(paths, call);
		return {
			text: bytes.toString("utf8"),
			conflict
		};
	} finally {
		rmSync(dir, {
			recursive: true,
			force: true
		});
	}
}
export { mergeRecord as a, mergeChecked as i, mergeTexts as n, mergePlans as o, MERGE_KINDS as r, mergeItems as s, mergeFiles as t };
