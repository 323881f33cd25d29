import { r as checkState } from "./check-ticket.js";
import { J as byteLength, Y as isOlderStatus, et as finding, rt as messageOf } from "./plumbing.js";
import { B as itemSchema, L as shortHash, N as idKey, P as isId, V as parseItem, X as OLDER_KEYS, Z as OLDER_READINESS, j as parseJson, tt as parseFrontMatter } from "./decode.js";
import { c as appendEvent, d as wordsFor, l as editItem } from "./summary.js";
import { a as THREAD, n as PLAN, o as parseTicket, r as RELATIONS, s as withinLimit, t as ITEM } from "./parse-ticket.js";
// src/core/workspace/migrate-ids.ts
/** Longest part of an old id that a new one takes over; a hash may follow it. */
const MAX_KEPT_LENGTH = 110;
/** Whether a directory name can stay a ticket's id in the current layout, where `open` would be a status directory. */
function canStay(id) {
	return isId(id) && !isOlderStatus(id);
}
/**
* The tickets that need another id: those whose id is not valid today, and of ids that differ only in case all but
* the first. The same for the same ids in any order; nothing is renamed a second time.
*/
function planRenames(ids) {
	const sorted = [...new Set(ids)].sort();
	const taken = /* @__PURE__ */ new Set();
	const wanting = [];
	for (const id of sorted) if (canStay(id) && !taken.has(idKey(id))) taken.add(idKey(id));
	else wanting.push(id);
	const renames = /* @__PURE__ */ new Map();
	for (const id of wanting) {
		const next = newIdFor(id, taken);
		taken.add(idKey(next));
		renames.set(id, next);
	}
	return renames;
}
function newIdFor(id, taken) {
	const kept = id.normalize("NFKD").replaceAll(/[^0-9A-Za-z_-]+/g, "-").replaceAll(/^[-_]+|-+$/g, "").slice(0, MAX_KEPT_LENGTH);
	if (canStay(kept) && !taken.has(idKey(kept))) return kept;
	for (let round = 0;; round++) {
		const next = `${kept === "" ? "ticket" : kept}-${shortHash(round === 0 ? id : `${id} ${round}`)}`;
		if (!taken.has(idKey(next))) return next;
	}
}
// src/core/workspace/migrate-check.ts
/** The values of an item that a migration keeps. Those of the queue may go where they are stale. */
const KEPT = [
	"title",
	"state",
	"created_at",
	"priority",
	"assignee",
	"readiness",
	"attention_required",
	"deferred_until",
	"body"
];
/**
* What a migrated ticket does not say as the older one did, in words, or undefined where nothing is lost: each event,
* value and record is still there, each line that is gone stands in the new event, no fault is new, and nothing older is left.
*/
function whatDiffers(before, after, { renames, diff }) {
	return differingItem(before.item, after.item) ?? differingThread(before, after, diff) ?? differingLinks(before, after, renames) ?? newFault(before, after);
}
function differingItem(before, after) {
	if (before === void 0 || after === void 0) return "item.md";
	const key = KEPT.find((name) => before[name] !== after[name]);
	if (key !== void 0) return key;
	if (before.risk_flags.join() !== after.risk_flags.join()) return "risk_flags";
	if (before.labels.some((label, index) => after.labels[index] !== label)) return "labels";
	if ((after.queued_at ?? after.queued_by) !== null && (before.queued_at !== after.queued_at || before.queued_by !== after.queued_by)) return "queued_at";
	return after.older || [...after.entries.values()].some(({ raw }) => raw === true) ? "item.md is still of an older form" : void 0;
}
function differingThread(before, after, diff) {
	const old = before.thread?.events ?? [];
	const now = after.thread?.events ?? [];
	if (now.length !== old.length + 1 || old.some(({ text }, index) => now[index]?.text !== text)) return "thread.md";
	const told = new Set(now.at(-1)?.body.split("\n"));
	return diff.every((line) => told.has(line)) ? void 0 : "a line of item.md";
}
/** A relation or plan record that is no longer there, with new ids in place of old ones. */
function differingLinks(before, after, renames) {
	const next = (id) => renames.get(id) ?? id;
	const relations = new Set(after.relations.map(linkKey));
	const follow = (link) => ({
		...link,
		target: next(link.target)
	});
	if (before.relations.some((link) => !relations.has(linkKey(follow(link))))) return RELATIONS;
	const plans = new Set(after.planRecords.map((record) => planKey(record, record.related_ticket)));
	const isLost = (record) => {
		const { related_ticket: related } = record;
		return !plans.has(planKey(record, related === void 0 ? void 0 : next(related)));
	};
	return before.planRecords.some(isLost) ? PLAN : void 0;
}
function linkKey({ kind, target, note, author, at }) {
	return JSON.stringify([
		kind,
		target,
		note,
		author,
		at
	]);
}
function planKey(record, related) {
	const { id, kind, note, accepted_plan, author, at } = record;
	return JSON.stringify([
		id,
		kind,
		related,
		note,
		accepted_plan,
		author,
		at
	]);
}
/** A kind of fault of which there are more than before. */
function newFault(before, after) {
	const count = ({ diagnostics }, code) => diagnostics.filter((found) => found.severity === "error" && found.code === code).length;
	return after.diagnostics.find(({ code }) => count(after, code) > count(before, code))?.code;
}
// src/core/workspace/migrate-event.ts
const SENTENCES = {
	English: {
		lead: "Brought to the current form by `yoi ticket migrate`.",
		anchored: (state) => ` The ticket is ${state}; moves are counted from here.`,
		lines: "Lines of `item.md`, before (-) and after (+):"
	},
	Japanese: {
		lead: "`yoi ticket migrate` が現在の形式に移行しました。",
		anchored: (state) => `チケットの状態は ${state} です。状態の変更はここから数えます。`,
		lines: "`item.md` の行 (- 変更前、+ 変更後):"
	}
};
/**
* The event that a migration appends. Its id follows from the ticket and the time, so that the same migration always
* makes the same bytes; `events` are those that stand in the thread.
*/
function migrationEvent(story, stamp, about) {
	const { state } = story;
	return {
		kind: "migration",
		...stamp,
		id: freeId(`${about.ticket} ${stamp.at}`, new Set(about.events.map(({ id }) => id))),
		...state === void 0 ? {} : { attributes: {
			to: state,
			field: "state"
		} },
		heading: wordsFor(about.language).headings.migration,
		body: bodyOf(story, SENTENCES[about.language])
	};
}
function freeId(seed, taken) {
	let id = shortHash(seed);
	for (let round = 1; taken.has(id); round++) id = shortHash(`${seed} ${round}`);
	return id;
}
/** The lines stand in a fence and begin with a sign, so that none of them can end it or look like an event. */
function bodyOf({ moved, diff, followed, state }, words) {
	const renamed = [...moved === void 0 ? [] : [`- \`${moved.from}\` → \`${moved.to}\``], ...followed.map(({ inside, from, to }) => `- \`${inside}\`: \`${from}\` → \`${to}\``)];
	return [
		state === void 0 ? words.lead : `${words.lead}${words.anchored(state)}`,
		...renamed.length === 0 ? [] : [renamed.join("\n")],
		`${words.lines}\n\n\`\`\`diff\n${diff.join("\n")}\n\`\`\``
	].join("\n\n");
}
// src/core/workspace/migrate-follow.ts
/** The records that name tickets with new ids in them; files that name none are left out. */
function followAll(files, renames) {
	if (renames.size === 0) return [];
	return [[RELATIONS, followRelations], [PLAN, followPlan]].flatMap(([inside, follow]) => {
		const file = files.get(inside);
		if (file === void 0) return [];
		if (file.problem !== void 0) return [{
			inside,
			followed: void 0
		}];
		const followed = follow(file.text, renames);
		const names = [...renames.keys()].some((id) => file.text.includes(id));
		if (followed === void 0 && !names) return [];
		return followed?.ids.length === 0 ? [] : [{
			inside,
			followed
		}];
	});
}
/** `relations.json` with new ids in place of old ones; every other byte stays. Undefined where it is no JSON. */
function followRelations(text, renames) {
	const json = parseJson(text);
	if (json.kind === "broken") return void 0;
	return replaceIds(text, (memberNode(json.node, "relations")?.items ?? []).flatMap((entry) => idNodes(entry, ["ticket_id", "target"])), renames);
}
/** `orchestration-plan.jsonl` with new ids in place of old ones. Undefined where a line is no JSON. */
function followPlan(text, renames) {
	const ids = [];
	const lines = [];
	for (const line of text.split("\n")) {
		if (line.trim() === "") {
			lines.push(line);
			continue;
		}
		const json = parseJson(line);
		if (json.kind === "broken") return void 0;
		const followed = replaceIds(line, idNodes(json.node, ["ticket_id", "related_ticket"]), renames);
		lines.push(followed.text);
		ids.push(...followed.ids);
	}
	return {
		text: lines.join("\n"),
		ids: [...new Set(ids)]
	};
}
function memberNode(node, key) {
	return node.members?.find((member) => member.key === key)?.node;
}
function idNodes(node, keys) {
	return (node.members ?? []).flatMap((member) => keys.includes(member.key) ? [member.node] : []);
}
/** `nodes` are in the order of the text. */
function replaceIds(text, nodes, renames) {
	const ids = [];
	let result = "";
	let from = 0;
	for (const { value, start, end } of nodes) {
		const next = typeof value === "string" ? renames.get(value) : void 0;
		if (next === void 0) continue;
		ids.push(String(value));
		result += text.slice(from, start) + JSON.stringify(next);
		from = end;
	}
	return {
		text: result + text.slice(from),
		ids: [...new Set(ids)]
	};
}
// src/core/workspace/migrate-item.ts
/** Faults by which it is not certain what an older item means: a person must decide. */
const UNDECIDED = /* @__PURE__ */ new Set(["item/older-word", "item/older-conflict"]);
/** Reads an item with the eyes of a migration: a line that is no YAML is of an older form too. */
function readItem({ text, path, id, status }) {
	const { item, diagnostics } = parseItem(text, path, id, status);
	const errors = diagnostics.filter(({ severity }) => severity === "error");
	if (item === void 0) return {
		kind: "fault",
		fault: errors[0],
		isOlder: false
	};
	const older = item.older || [...item.entries.values()].some(({ raw }) => raw === true);
	const undecided = errors.find(({ code }) => UNDECIDED.has(code));
	if (undecided !== void 0) return {
		kind: "fault",
		fault: undecided,
		isOlder: true
	};
	if (older && item.state === void 0) return {
		kind: "fault",
		fault: errors[0],
		isOlder: true
	};
	return {
		kind: "item",
		item,
		older
	};
}
/**
* The item in the current form, with `updated_at` moved to `at`. Only lines that an older form wrote otherwise are
* changed; all others keep their bytes and their places. `full` is false where the item is current already and only
* its time moves.
*/
function migrateItem(text, item, { at, full }) {
	const edit = full ? currentForm(item) : ONLY_TIME;
	const renamed = renameKeys(text, item.entries, edit.renamed);
	const set = {
		...edit.set,
		updated_at: at
	};
	for (const [from, to] of edit.renamed) {
		if (renamed.done.has(from)) continue;
		set[from] = void 0;
		set[to] ??= scalarOf(item.entries.get(from));
	}
	const result = editItem(renamed.text, { set });
	return {
		text: result,
		...compare(text, result, renamed.done)
	};
}
const ONLY_TIME = {
	renamed: /* @__PURE__ */ new Map(),
	set: {}
};
function currentForm(item) {
	const { entries } = item;
	const renamed = /* @__PURE__ */ new Map();
	const set = {};
	for (const key of OLDER_KEYS.keys()) if (entries.has(key)) set[key] = void 0;
	for (const [key, { raw, value }] of entries) if (raw === true && !OLDER_KEYS.has(key)) set[key] = String(value);
	if (entries.get("state")?.value !== item.state) {
		const from = entries.has("state") ? void 0 : ["workflow_state", "status"].find((key) => entries.has(key));
		if (from !== void 0) rename(from, "state");
		set["state"] = item.state;
	}
	if (entries.has("action_required")) {
		if (!entries.has("attention_required")) rename("action_required", "attention_required");
		else if (entries.get("attention_required")?.value !== item.attention_required) set["attention_required"] = item.attention_required;
	}
	const labels = labelsWithKind(item);
	if (labels !== void 0) set["labels"] = labels;
	if (OLDER_READINESS.has(String(entries.get("readiness")?.value))) set["readiness"] = item.readiness;
	if (item.deferred_until !== null && !entries.has("deferred_until")) set["deferred_until"] = item.deferred_until;
	const isStale = item.state === "intake" || item.state === "ready";
	for (const key of ["queued_by", "queued_at"]) {
		const entry = entries.get(key);
		if (entry !== void 0 && (isStale || entry.value === null)) set[key] = void 0;
	}
	return {
		renamed,
		set
	};
	function rename(from, to) {
		renamed.set(from, to);
		delete set[from];
	}
}
/** What kind of work it is, is told by a label today; `task` was the kind of everything that is nothing special. */
function labelsWithKind({ entries, labels }) {
	const kind = entries.get("kind")?.value;
	const written = entries.get("labels")?.value;
	if (typeof kind !== "string" || kind === "task" || labels.includes(kind)) return void 0;
	if (written !== void 0 && String(written) !== labels.join(",")) return void 0;
	const next = [...labels, kind];
	return itemSchema.shape.labels.safeParse(next).success ? next : void 0;
}
/** Gives keys their new names on the lines where they stand; one that is written in an unusual way is left. */
function renameKeys(text, entries, names) {
	const done = /* @__PURE__ */ new Map();
	if (names.size === 0) return {
		text,
		done
	};
	const lines = text.split("\n");
	for (const [from, to] of names) {
		const index = (entries.get(from)?.line ?? 0) - 1;
		const line = lines[index];
		if (line === void 0 || !line.trimStart().startsWith(`${from}:`)) continue;
		lines[index] = line.replace(from, to);
		done.set(from, to);
	}
	return {
		text: lines.join("\n"),
		done
	};
}
function scalarOf(entry) {
	return typeof entry?.value === "string" ? entry.value : null;
}
/** The lines of the front matter that differ, key by key in the order of the old text. */
function compare(before, after, renamed) {
	const old = entryLines(before);
	const now = entryLines(after);
	const diff = [];
	const changes = [];
	const gone = [];
	for (const [key, lines] of old) {
		const name = renamed.get(key) ?? key;
		const next = now.get(name);
		if (next?.join("\n") === lines.join("\n")) continue;
		diff.push(...lines.map((line) => `-${line}`), ...(next ?? []).map((line) => `+${line}`));
		if (next === void 0) gone.push(key);
		else if (key !== "updated_at") changes.push(`${lines.join(" ")} → ${next.join(" ")}`);
	}
	const known = new Set([...old.keys()].map((key) => renamed.get(key) ?? key));
	for (const [key, lines] of now) {
		if (known.has(key)) continue;
		diff.push(...lines.map((line) => `+${line}`));
		if (key !== "updated_at") changes.push(`added ${lines.join(" ")}`);
	}
	if (gone.length > 0) changes.push(`kept in the event: ${gone.join(", ")}`);
	return {
		diff,
		changes
	};
}
function entryLines(text) {
	const { frontMatter } = parseFrontMatter(text, "item.md");
	if (frontMatter === void 0) return /* @__PURE__ */ new Map();
	const lines = text.split("\n", frontMatter.closeLine).map((line) => line.replace(/\r$/, ""));
	return new Map([...frontMatter.entries].map(([key, { line, endLine }]) => [key, lines.slice(line - 1, endLine)]));
}
// src/core/workspace/migrate-ticket.ts
/** What no path that yoi writes may hold. */
const UNSAFE_NAME = /[\u0000-\u001f\u007f\\]/;
/**
* The ticket in the current form, at its place of today, with one `migration` event that tells what it was: values
* that have no place any more stand there, line by line. The texts of thread, body, resolution and artifacts keep
* their bytes. Undefined where nothing is older. What cannot be migrated without a doubt or a loss is held.
*/
function migrateTicket(source, stamp, view) {
	const { id, dir, status } = source;
	const files = new Map([...source.files].map(([inside, file]) => [inside, withinLimit(inside, file)]));
	const nextId = view.renames.get(id) ?? id;
	const next = {
		id: nextId,
		dir: `${view.root}/${nextId}`
	};
	const follow = followAll(files, view.renames);
	const isDue = next.dir !== dir || follow.length > 0;
	if (isDue && UNSAFE_NAME.test(dir)) return unreadable(source, "the name of its directory");
	const itemText = textOf(files, ITEM);
	if (itemText === void 0) return isDue ? unreadable(source, ITEM) : void 0;
	const read = readItem({
		text: itemText,
		path: `${dir}/${ITEM}`,
		id,
		status
	});
	if (read.kind === "fault") return isDue || read.isOlder ? heldForItem(source, read.fault) : void 0;
	const ticket = parseTicket({
		...source,
		files
	});
	const events = ticket.thread?.events ?? [];
	const isSettled = isOpenEnded(events) && read.item.state !== void 0 && (read.older || events.length > 0 && !view.isExplained(ticket));
	if (!isDue && !read.older && !isSettled) return void 0;
	const lost = follow.find(({ followed }) => followed === void 0);
	if (lost !== void 0) return unreadable(source, lost.inside);
	if (files.has("thread.md") && textOf(files, "thread.md") === void 0) return unreadable(source, THREAD);
	return write({
		source: {
			...source,
			files
		},
		ticket,
		item: read.item,
		older: read.older,
		isSettled,
		next,
		follow
	}, stamp, view);
}
function write(work, stamp, view) {
	const { source, ticket, item, next } = work;
	const events = ticket.thread?.events ?? [];
	const at = latest([
		stamp.at,
		item.created_at,
		item.updated_at,
		...events.map((event) => event.at)
	]);
	const edited = migrateItem(textOf(source.files, "item.md") ?? "", item, {
		at,
		full: work.older
	});
	const moved = source.dir === next.dir ? void 0 : {
		from: source.dir,
		to: next.dir
	};
	const followed = work.follow.flatMap(({ inside, followed: found }) => (found?.ids ?? []).map((from) => ({
		inside,
		from,
		to: view.renames.get(from) ?? from
	})));
	const state = work.isSettled ? item.state : void 0;
	const event = migrationEvent({
		diff: edited.diff,
		followed,
		state,
		...moved === void 0 ? {} : { moved }
	}, {
		...stamp,
		at
	}, {
		ticket: next.id,
		language: view.language,
		events
	});
	const texts = new Map([
		[ITEM, edited.text],
		[THREAD, appendEvent(textOf(source.files, "thread.md") ?? "", event)],
		...work.follow.flatMap(({ inside, followed: found }) => found === void 0 ? [] : [[inside, found.text]])
	]);
	const to = {
		...next,
		files: replaceTexts(source.files, texts)
	};
	const what = whatDiffers(ticket, parseTicket(to), {
		renames: view.renames,
		diff: edited.diff
	});
	if (what !== void 0) return held(source, finding("migrate/would-lose", { path: source.dir }, {
		ticket: source.id,
		what
	}, source.id));
	return {
		kind: "migrated",
		from: source,
		to,
		changes: describe(work, edited.changes, followed)
	};
}
function describe({ source, next, older, isSettled, item }, edited, followed) {
	return [
		...source.status === void 0 ? [] : [`moved out of ${source.status}/`],
		...source.id === next.id ? [] : [`new id ${next.id}`],
		...edited,
		...followed.map(({ inside, from, to }) => `${inside}: ${from} → ${to}`),
		...isSettled && !older ? [`an event settles the state ${item.state}, which the older thread does not explain`] : []
	];
}
/** Whether a thread ends in events of the older form, which no migration has settled yet; an empty one does. */
function isOpenEnded(events) {
	const anchor = events.findLastIndex(({ kind, id, to }) => kind === "migration" && id !== void 0 && to !== void 0);
	return events.length === 0 || events.slice(anchor + 1).some(({ id }) => id === void 0);
}
function replaceTexts(files, texts) {
	const result = new Map(files);
	for (const [inside, text] of texts) {
		const executable = files.get(inside)?.executable;
		result.set(inside, {
			text,
			sizeBytes: byteLength(text),
			...executable === void 0 ? {} : { executable }
		});
	}
	return result;
}
function textOf(files, inside) {
	const file = files.get(inside);
	return file === void 0 || file.problem !== void 0 ? void 0 : file.text;
}
/** The latest of some times; the first of them is always there. UTC times of one form sort as texts. */
function latest(times) {
	return times.reduce((found, time) => time !== void 0 && time > found ? time : found, "");
}
function held(from, reason) {
	return {
		kind: "held",
		from,
		reason
	};
}
function unreadable(source, inside) {
	const facts = {
		ticket: source.id,
		what: inside
	};
	return held(source, finding("migrate/unreadable", { path: `${source.dir}/${inside}` }, facts, source.id));
}
function heldForItem(source, fault) {
	if (fault === void 0) return unreadable(source, ITEM);
	const { path, line, column, length, source: text } = fault;
	const place = {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column },
		...length === void 0 ? {} : { length },
		...text === void 0 ? {} : { source: text }
	};
	const facts = {
		ticket: source.id,
		what: messageOf(fault)
	};
	return held(source, finding("migrate/undecided", place, facts, source.id));
}
// src/app/change/migration.ts
const NO_RENAMES = /* @__PURE__ */ new Map();
/** Whether the events of a ticket lead to its state. What an older thread leaves open, a migration settles. */
function isExplained(ticket) {
	return checkState(ticket).length === 0;
}
/**
* The new ids that a change gives, where they are those that `migrate` gives in the tree before; none where a single
* one differs. `idsBefore` is asked only when a ticket is gone.
*/
function renamesOf(cases, idsBefore) {
	const gone = new Set(cases.filter(({ parents, after }) => parents[0] !== void 0 && after === void 0).map(({ id }) => id));
	if (gone.size === 0) return NO_RENAMES;
	const come = new Set(cases.filter(({ parents, after }) => parents[0] === void 0 && after !== void 0).map(({ id }) => id));
	const wanted = planRenames(idsBefore());
	return [...wanted].every(([from, to]) => gone.has(from) && come.has(to)) ? wanted : NO_RENAMES;
}
/**
* Whether a ticket is exactly what `migrate` makes of it in the (first) parent, file by file and byte by byte. Who
* migrated and when is read from its last event, which must be the migration's. A ticket that got another id is
* recognised on both sides: where it is gone, and where it came.
*/
function isMigrationOf(each, config, change = {
	cases: [each],
	renames: NO_RENAMES
}) {
	const { before, after } = sidesOf(each, change);
	const event = after?.thread?.events.at(-1);
	const expected = migratedBy(event, before, config, change.renames);
	if (after === void 0 || expected === void 0) return false;
	return expected.id === after.id && expected.dir === after.dir && isSameSet(expected.files, after.files);
}
/**
* The ticket as `migrate` left it on the way from the first parent to what it is now: for a range of commits, in
* which more may have followed. What follows is judged from there. Undefined where nothing was migrated on the way.
*/
function migratedOnTheWay(each, config, change) {
	const { before, after } = sidesOf(each, change);
	const now = after?.thread?.events ?? [];
	const event = now[before?.thread?.events.length ?? 0];
	const expected = migratedBy(event, before, config, change.renames);
	if (expected === void 0 || expected.dir !== after?.dir) return void 0;
	const form = parseTicket(expected);
	return form.thread?.events.every(({ text }, index) => now[index]?.text === text) === true ? form : void 0;
}
/** What `migrate` makes of a ticket when its event is this one. */
function migratedBy(event, before, config, renames) {
	if (before === void 0 || event?.kind !== "migration" || event.id === void 0) return void 0;
	const { at, author, role } = event;
	if (at === void 0 || role === void 0) return void 0;
	const view = {
		root: config.backend.root,
		language: config.ticket.language,
		renames,
		isExplained
	};
	const result = migrateTicket(before, {
		at,
		author,
		role
	}, view);
	return result?.kind === "migrated" ? result.to : void 0;
}
function sidesOf(each, { cases, renames }) {
	const before = each.parents[0];
	if (before !== void 0 && each.after === void 0) {
		const next = renames.get(each.id);
		return {
			before,
			after: cases.find(({ id, parents }) => id === next && parents[0] === void 0)?.after
		};
	}
	if (before === void 0 && each.after !== void 0) return {
		before: cases.find(({ id, after }) => after === void 0 && renames.get(id) === each.id)?.parents[0],
		after: each.after
	};
	return {
		before,
		after: each.after
	};
}
function isSameSet(expected, found) {
	return expected.size === found.size && [...expected].every(([inside, file]) => isSame(file, found.get(inside)));
}
/** A file without text (binary, too large, a link) is the same only when git says so. */
function isSame(expected, found) {
	if (found === void 0 || expected.problem !== found.problem) return false;
	if (expected.executable === true !== (found.executable === true)) return false;
	if (expected.problem === void 0) return expected.text === found.text;
	return expected.oid !== void 0 && expected.oid === found.oid;
}
export { migrateTicket as a, renamesOf as i, isMigrationOf as n, planRenames as o, migratedOnTheWay as r, isExplained as t };
