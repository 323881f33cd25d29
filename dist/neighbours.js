import { $ as asWarning, U as BASELINE_PATH, et as finding, f as nearest, nt as identityOf } from "./plumbing.js";
import { G as CLOSE_STATUSES, H as isBeforeTime, J as findTransition, M as suggest, N as idKey, i as OLDER_EVENT_KINDS, r as EVENT_KINDS } from "./decode.js";
import { a as THREAD, i as RESOLUTION, n as PLAN, r as RELATIONS, t as ITEM } from "./parse-ticket.js";
import { a as eventPlace, i as summarize, n as isClosing, o as keyPlace } from "./summary.js";
import { n as isTombstone } from "./redaction.js";
import { a as stateKey, c as isCurrentForm, i as checkStep, l as stepOf, n as newestOf, o as chainOf, r as checkState, s as closedByEventAlone, t as checkTicket } from "./check-ticket.js";
import { i as waitGraphOf, r as findCycles, t as checkBlockers } from "./check-blockers.js";
import { t as hasAcceptanceCriteria } from "./acceptance-criteria.js";
// src/core/rules/judge.ts
/**
* Combines what was found about one ticket against each parent of a merge: a finding counts only when it is absent
* from no parent's list, and as mildly as the mildest says. With one parent the list is unchanged.
*/
function acrossParents(perParent) {
	const [first, ...others] = perParent;
	if (first === void 0) return [];
	const left = others.map((list) => {
		const byKey = /* @__PURE__ */ new Map();
		for (const found of list) byKey.set(identityOf(found), [...byKey.get(identityOf(found)) ?? [], found]);
		return byKey;
	});
	return first.flatMap((found) => {
		const key = identityOf(found);
		const same = left.map((byKey) => byKey.get(key)?.shift());
		if (same.includes(void 0)) return [];
		return [[found, ...same].find((each) => each?.severity === "warning") ?? found];
	});
}
/** What takes something away that others may see. */
const LOSSES = /* @__PURE__ */ new Set([
	"change/deleted",
	"change/event-lost",
	"change/event-order",
	"change/plan-record-lost",
	"change/renamed"
]);
/**
* What a merge drops of one parent only, which is no fault against the others: an event that any side has stays.
*/
function lossesOf(perParent) {
	if (perParent.length < 2) return [];
	const known = new Set(acrossParents(perParent).map(identityOf));
	return perParent.flat().filter((found) => {
		const isNew = LOSSES.has(found.code) && !known.has(identityOf(found));
		known.add(identityOf(found));
		return isNew;
	});
}
/**
* The list that counts when a ticket is judged from its parents and again from every point that others can see: where
* it passes from each of those, what failed was never shared and may be amended.
*/
function mildest(fromParents, fromBases) {
	if (!fails(fromParents) || fromBases.length === 0 || fromBases.some(fails)) return fromParents;
	return acrossParents(fromBases);
}
/** Whether a list holds an error. */
function fails(found) {
	return found.some(({ severity }) => severity === "error");
}
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
// src/core/rules/event-roles.ts
const ROUTERS = [
	"person",
	"intake",
	"orchestrator"
];
/**
* Who may write which event. Moves are judged by their row of the state machine, and a migration's events only by
* what `migrate` makes of the tree before.
*/
const EVENT_ROLES = {
	create: ROUTERS,
	comment: [
		"person",
		"intake",
		"orchestrator",
		"coder",
		"reviewer"
	],
	plan: ROUTERS,
	decision: ROUTERS,
	intake_summary: ROUTERS,
	implementation_report: [
		"person",
		"orchestrator",
		"coder"
	],
	review: [
		"person",
		"orchestrator",
		"reviewer"
	],
	close: ["person", "orchestrator"],
	migration: []
};
// src/core/rules/check-added.ts
/** Findings about new events by themselves: their form, and whether their role may write them. */
function checkAdded(after, added, context) {
	return added.flatMap((event) => [
		...checkKind(after, event),
		...context.configVersion === 0 ? [] : checkForm(after, event),
		...checkRole(after, event)
	]);
}
/** To the parser a strange kind is only a warning in an event without id; nobody has a reason to write a new one. */
function checkKind(after, event) {
	const { kind, id } = event;
	if (id !== void 0) return [];
	if ([...EVENT_KINDS, ...OLDER_EVENT_KINDS].some((known) => known === kind)) return [];
	const facts = {
		kind: kind === "" ? "an empty value" : kind,
		suggestion: suggest(kind, EVENT_KINDS)
	};
	return [finding("thread/unknown-kind", eventPlace(after, event), facts, after.id)];
}
function checkForm(after, event) {
	return [event.id === void 0 ? "id" : void 0, event.role === void 0 ? "role" : void 0].flatMap((attribute) => {
		if (attribute === void 0) return [];
		return [finding("change/event-form", eventPlace(after, event), {
			kind: event.kind,
			attribute
		}, after.id)];
	});
}
function checkRole(after, event) {
	const { role, kind, from, to } = event;
	if (role === void 0) return [];
	if (kind === "state_changed") {
		const row = from === void 0 || to === void 0 ? void 0 : findTransition(from, to);
		if (row === void 0 || row.roles.includes(role)) return [];
		const facts = {
			role,
			from: row.from,
			to: row.to,
			allowed: row.roles.join(", ")
		};
		return [finding("state/role", eventPlace(after, event), facts, after.id)];
	}
	const allowed = Object.hasOwn(EVENT_ROLES, kind) ? EVENT_ROLES[kind] : void 0;
	if (allowed === void 0 || allowed.includes(role)) return [];
	const words = allowed.length === 0 ? "nobody but `yoi ticket migrate`" : allowed.join(", ");
	return [finding("change/event-role", eventPlace(after, event), {
		role,
		kind,
		allowed: words
	}, after.id)];
}
// src/core/rules/match-events.ts
/**
* Finds every earlier event in the later thread, byte for byte. Two equal events need two places; a redacted event
* counts as the one it stands for. Linear in the number of events.
*/
function matchEvents(before, after) {
	const places = /* @__PURE__ */ new Map();
	for (let index = after.length - 1; index >= 0; index--) {
		const event = after[index];
		if (event === void 0) continue;
		for (const key of [contentOf(event), headerOf(event)]) {
			const stack = places.get(key);
			if (stack === void 0) places.set(key, [index]);
			else stack.push(index);
		}
	}
	const taken = /* @__PURE__ */ new Set();
	const lost = [];
	const reordered = [];
	const redacted = [];
	const kept = [];
	let last = -1;
	for (const event of before) {
		const same = take(places.get(contentOf(event)), taken);
		const place = same ?? takeTombstone(places.get(headerOf(event)), taken, after, event);
		if (place !== void 0 && same === void 0) redacted.push(event);
		if (place === void 0) lost.push(event);
		else if (place < last) reordered.push(event);
		else {
			kept.push(event);
			last = place;
		}
	}
	return {
		lost,
		reordered,
		redacted,
		kept,
		added: after.flatMap((event, index) => taken.has(index) ? [] : [{
			event,
			index,
			inserted: index < last
		}])
	};
}
/** The event's text without separators behind it: one more `---` at the end says nothing. */
function contentOf({ text }) {
	let content = text.trimEnd();
	while (content.endsWith("\n---")) content = content.slice(0, -4).trimEnd();
	return content;
}
/** The header line of an event, as a key that is no text of an event. */
function headerOf(event) {
	const end = event.text.indexOf("\n");
	return `header ${end === -1 ? event.text : event.text.slice(0, end).replace(/\r$/, "")}`;
}
/** Takes the first place of a stack that nobody took; places lie on the stack in falling order. */
function take(stack, taken) {
	for (let place = stack?.pop(); place !== void 0; place = stack?.pop()) {
		if (taken.has(place)) continue;
		taken.add(place);
		return place;
	}
}
function takeTombstone(stack, taken, after, event) {
	const place = stack?.findLast((candidate) => {
		const other = after[candidate];
		return !taken.has(candidate) && other !== void 0 && isTombstone(event, other);
	});
	if (place !== void 0) taken.add(place);
	return place;
}
// src/core/rules/check-kept.ts
const NOT_VISIBLE = "nobody else can see it yet";
/** Findings about what was there and no longer is: events, plan records, the time of creation. */
function checkKept(before, after, match, context) {
	const losses = [...checkEventsKept(after, match, context), ...checkPlanKept(before, after)];
	const judged = context.visible ? losses : losses.map((found) => asWarning(found, NOT_VISIBLE));
	const created = [before.item?.created_at, after.item?.created_at];
	if (created[0] !== void 0 && created[1] !== void 0 && created[0] !== created[1]) {
		const facts = {
			key: "created_at",
			before: created[0],
			after: created[1]
		};
		judged.push(finding("change/immutable", { path: `${after.dir}/item.md` }, facts, after.id));
	}
	return judged;
}
function checkEventsKept(after, match, context) {
	const path = `${after.dir}/${THREAD}`;
	const all = match.added.some(({ event }) => event.kind === "decision") ? match.lost : [...match.lost, ...match.redacted];
	const found = (after.thread === void 0 ? all.slice(0, 1) : all).map((event) => {
		const line = after.thread?.events.find((other) => other.line >= event.line)?.line;
		const facts = {
			...eventFacts(event),
			base: context.base,
			path
		};
		return finding("change/event-lost", {
			path,
			...line === void 0 ? {} : { line }
		}, facts, after.id);
	});
	for (const event of match.reordered) found.push(finding("change/event-order", { path }, eventFacts(event), after.id));
	const edited = new Set(match.lost.map(headerOf));
	for (const { event, inserted } of match.added) if (inserted && !edited.has(headerOf(event))) found.push(finding("change/event-inserted", eventPlace(after, event), eventFacts(event), after.id));
	return found;
}
function checkPlanKept(before, after) {
	const there = /* @__PURE__ */ new Map();
	for (const { text } of after.planRecords) there.set(text ?? "", (there.get(text ?? "") ?? 0) + 1);
	return before.planRecords.flatMap(({ id, text }) => {
		const left = there.get(text ?? "") ?? 0;
		there.set(text ?? "", left - 1);
		return left > 0 ? [] : [finding("change/plan-record-lost", { path: `${after.dir}/${PLAN}` }, { id }, after.id)];
	});
}
function eventFacts(event) {
	return {
		kind: event.kind,
		author: event.author,
		at: event.at ?? "an unknown time"
	};
}
// src/core/rules/check-migration.ts
/**
* Findings about what only `migrate` may do, in a change that is not exactly what it makes: taking a ticket out of its
* status directory, and appending a migration event that names no role (one that does is judged by its role).
*/
function checkMigration(before, after, match) {
	const found = [];
	if (before.status !== void 0 && after.status === void 0) {
		const facts = {
			ticket: after.id,
			what: `was moved out of ${before.status}/`
		};
		found.push(finding("migrate/by-hand", { path: after.dir }, facts, after.id));
	}
	for (const { event } of match.added) {
		if (event.kind !== "migration" || event.role !== void 0) continue;
		const facts = {
			ticket: after.id,
			what: "got a migration event"
		};
		found.push(finding("migrate/by-hand", eventPlace(after, event), facts, after.id));
	}
	return found;
}
// src/core/rules/check-relations.ts
/** Findings about references of one ticket that lead nowhere. */
function checkTargets(ticket, known) {
	const missing = (target) => {
		const near = nearest(target, known.ids);
		return near === void 0 ? "correct the id, or remove the relation" : `did you mean ${near}?`;
	};
	return [...ticket.relations.flatMap(({ kind, target, line }) => known.has(target) ? [] : [finding("relation/dangling-target", placeOf(ticket, RELATIONS, line), {
		kind,
		target,
		suggestion: missing(target)
	}, ticket.id)]), ...ticket.planned.flatMap(({ target, line }) => known.has(target) ? [] : [finding("plan/dangling-target", placeOf(ticket, PLAN, line), {
		target,
		suggestion: missing(target)
	}, ticket.id)])];
}
/** Findings about tickets that wait for each other in a circle; each circle is reported at its smallest id. */
function checkCycles(tickets) {
	return findCycles(waitGraphOf(tickets.values())).flatMap((cycle) => {
		const ticket = tickets.get(cycle.find((id) => tickets.has(id)) ?? "");
		if (ticket === void 0) return [];
		const around = [...cycle, cycle[0] ?? ""].join(" → ");
		const line = ticket.relations.find(({ target }) => cycle.includes(target))?.line;
		return [finding("relation/cycle", placeOf(ticket, RELATIONS, line), { cycle: around }, ticket.id)];
	});
}
function placeOf(ticket, inside, line) {
	return {
		path: `${ticket.dir}/${inside}`,
		...line === void 0 ? {} : { line }
	};
}
// src/core/rules/check-closed-once.ts
/** Findings about new close events of a ticket that is closed already: they would tell anew how it was closed. */
function checkClosedOnce(before, after, match) {
	if (before?.item?.state !== "closed") return [];
	const added = new Set(match.added.map(({ index }) => index));
	const events = after.thread?.events ?? [];
	return match.added.flatMap(({ event, index }) => {
		if (!isClosing(event)) return [];
		const last = events.findLastIndex((other, at) => at < index && isMove(other));
		const next = events.findIndex((other, at) => at > index && isMove(other));
		if (added.has(last) || added.has(next)) return [];
		return [finding("state/closed-already", eventPlace(after, event), { ticket: after.id }, after.id)];
	});
}
function isMove({ kind }) {
	return kind === "state_changed";
}
// src/core/rules/check-needs.ts
/**
* Findings about what one step needs by its row of the state machine. Needs that ask for the situation at the step
* (overlays, blockers) are judged by what is there after the change, where the step is the last event. Behind another
* event that may have come later, as in a push of several commits: then by what was there before the change as well.
*/
function checkNeeds(change, step, context) {
	const { after } = change;
	const row = findTransition(step.from, step.to);
	const isNow = step.index + 1 === after.thread?.events.length;
	return (row?.needs ?? []).flatMap((need) => checkNeed(need, {
		...change,
		step,
		isNow,
		context
	}));
}
function checkNeed(need, input) {
	const { after, step, context } = input;
	const { id } = after;
	const place = eventPlace(after, step.event);
	switch (need) {
		case "intake-summary": return hasEventBefore(input, "intake_summary") ? [] : [finding("state/no-intake-summary", place, { ticket: id }, id)];
		case "implementation-report": return hasEventBefore(input, "implementation_report") ? [] : [finding("state/no-report", place, { ticket: id }, id)];
		case "acceptance-criteria":
			if (hasAcceptanceCriteria(after.item?.body ?? "")) return [];
			return [finding("state/no-acceptance-criteria", { path: `${after.dir}/item.md` }, {}, id)];
		case "nothing-open": return checkOverlays(input);
		case "blockers-started":
		case "blockers-completed": return checkBlockers(after, need, {
			neighbours: context.neighbours,
			counts: (id) => stood(id, input)
		});
		case "close-completed":
		case "close-status": return checkCloseStatus(input);
		case "reason": return step.event.reason === void 0 ? [finding("state/no-reason", place, {
			from: step.from,
			to: step.to
		}, id)] : [];
		case "not-landed": return checkNotLanded(input);
		case "queued-fields":
		case "resolution": return [];
	}
}
/** Whether an event of a kind stands between the ticket's last entry into the step's from-state and the step. */
function hasEventBefore({ after, step }, kind) {
	const events = after.thread?.events.slice(0, step.index) ?? [];
	const entry = events.findLastIndex((event) => event.kind === "state_changed" && event.to === step.from);
	return events.some((event, index) => index > entry && event.kind === kind);
}
/** Whether what holds this ticket up held it up at the step: it does now, or did before and nothing of it changed. */
function stood(blocker, { before, after, changed, isNow }) {
	if (isNow) return true;
	const isOwn = (ticket) => ticket?.relations.some(({ kind, target }) => kind === "depends_on" && target === blocker) ?? false;
	return !changed.has(blocker) && isOwn(before) === isOwn(after);
}
function checkOverlays({ before, after, isNow, context: { now } }) {
	const { item, id } = after;
	const counts = (key) => isNow || before?.item?.[key] === item?.[key];
	const found = [];
	if (item?.attention_required && counts("attention_required")) {
		const facts = {
			attention: item.attention_required,
			ticket: id
		};
		found.push(finding("state/attention", keyPlace(after, "attention_required"), facts, id));
	}
	if (item?.deferred_until && counts("deferred_until") && !(now !== void 0 && item.deferred_until <= now.slice(0, 10))) found.push(finding("state/deferred", keyPlace(after, "deferred_until"), {
		until: item.deferred_until,
		ticket: id
	}, id));
	return found;
}
/** The close event of a step stands beside it: after the last reopening, before or after the move itself. */
function checkCloseStatus({ after, step }) {
	const event = closeEventOf(after, step);
	if (event === void 0) return [finding("state/no-close-event", eventPlace(after, step.event), { ticket: after.id }, after.id)];
	const unfinished = CLOSE_STATUSES.filter((status) => status !== "completed");
	const allowed = step.from === "done" ? CLOSE_STATUSES : unfinished;
	if (event.status !== void 0 && allowed.includes(event.status)) return [];
	const facts = {
		from: step.from,
		status: event.status ?? "nothing",
		allowed: allowed.join(", ")
	};
	return [finding("state/close-status", eventPlace(after, event), facts, after.id)];
}
function closeEventOf(after, step) {
	const events = after.thread?.events ?? [];
	const isMove = (event) => event.kind === "state_changed";
	const start = events.findLastIndex((event, index) => index < step.index && isMove(event)) + 1;
	const next = events.findIndex((event, index) => index > step.index && isMove(event));
	return events.slice(start, next === -1 ? void 0 : next).findLast((event) => event.kind === "close");
}
function checkNotLanded({ after, step, context }) {
	const landed = context.neighbours.landedEvents.get(after.id);
	const closing = (after.thread?.events.slice(0, step.index) ?? []).findLast((event) => event.kind === "state_changed" && event.to === step.from);
	if (landed === void 0 || closing === void 0 || !landed.has(headerOf(closing))) return [];
	return [finding("state/landed", eventPlace(after, step.event), {
		from: step.from,
		ticket: after.id
	}, after.id)];
}
// src/core/rules/check-steps.ts
/**
* Findings about the moves of one change: each step is recorded by one new event, steps chain from the state before
* to the state after, the state machine has each, and each has what it needs. A diff often shows several steps as
* one edge, so the chain of new events is judged, never the edge. `changed` are the ids of the change's tickets.
*/
function checkSteps(before, after, match, context, changed) {
	const steps = match.added.flatMap(({ event, index }) => stepOf(event, index) ?? []);
	const start = stateBefore(before, after, match);
	const found = [];
	let expected = start;
	for (const step of steps) {
		found.push(...checkStep(after, step, expected));
		expected = step.to;
	}
	const state = after.item?.state;
	if (state !== void 0 && expected !== void 0 && expected !== state && !isOlderClose(after, state)) found.push(notRecorded(after, expected, state));
	if (isCurrentForm(after, before)) {
		const change = {
			...before === void 0 ? {} : { before },
			after,
			changed
		};
		found.push(...steps.flatMap((step) => checkNeeds(change, step, context)));
	}
	return [...found, ...checkClosedOnce(before, after, match)];
}
/** The state the new steps start from: what the item said, or what the kept events lead to where some were lost. */
function stateBefore(before, after, match) {
	if (before === void 0) return chainOf(after.thread?.events ?? []).start;
	if (match.lost.length === 0 && match.reordered.length === 0) return before.item?.state;
	return chainOf(match.kept).end ?? before.item?.state;
}
function isOlderClose(after, state) {
	return state === "closed" && after.thread !== void 0 && closedByEventAlone(after.thread, chainOf(after.thread.events));
}
function notRecorded(after, from, to) {
	return finding("state/not-recorded", keyPlace(after, stateKey(after)), {
		from,
		to,
		command: COMMAND_FOR[to],
		ticket: after.id
	}, after.id);
}
const COMMAND_FOR = {
	intake: "return",
	ready: "ready",
	queued: "queue",
	inprogress: "start",
	done: "finish",
	closed: "close"
};
// src/core/rules/check-touched.ts
const OLDER = "the ticket was made before this rule";
/** Findings about a change that left no trace: no event, or an updated_at that did not move with it. */
function checkTouched(before, after, match) {
	const found = [];
	if (match.added.length === 0) for (const what of changedRecords(before, after)) found.push(finding("change/no-event", { path: `${after.dir}/${what}` }, { what }, after.id));
	const updatedAt = after.item?.updated_at;
	const newest = newestOf(match.added.map(({ event }) => event));
	if (updatedAt !== void 0 && newest?.at !== void 0 && isBeforeTime(updatedAt, newest.at)) found.push(finding("change/updated-at", keyPlace(after, "updated_at"), { updated_at: updatedAt }, after.id));
	return isCurrentForm(after, before) ? found : found.map((each) => asWarning(each, OLDER));
}
function changedRecords(before, after) {
	const changed = [];
	if (textOf(before, "item.md") !== textOf(after, "item.md")) changed.push(ITEM);
	if (relationKey(before.relations) !== relationKey(after.relations)) changed.push(RELATIONS);
	if (textOf(before, "resolution.md") !== textOf(after, "resolution.md")) changed.push(RESOLUTION);
	return changed;
}
function textOf(ticket, inside) {
	return ticket.files.get(inside)?.text;
}
function relationKey(relations) {
	const keys = relations.map(({ kind, target, note, author, at }) => [
		kind,
		target,
		note ?? "",
		author,
		at
	]);
	return JSON.stringify(keys.sort());
}
// src/core/rules/stood-before.ts
/** Faults with a count among their facts that hide nothing: with a lower one they are no new faults. */
const COUNTED = /* @__PURE__ */ new Set(["item/more-findings", "ticket/too-many-files"]);
/**
* Tells of findings whether they are among those of the tree before, each of which answers once. Where a fault is told
* with a count, a part of it may have been mended.
*/
function stoodBefore(before) {
	const left = /* @__PURE__ */ new Map();
	for (const found of before) {
		const { key, count } = counted(found);
		left.set(key, [...left.get(key) ?? [], count]);
	}
	return (found) => {
		const { key, count } = counted(found);
		const counts = left.get(key) ?? [];
		const at = counts.findIndex((earlier) => count <= earlier);
		if (at !== -1) counts.splice(at, 1);
		return at !== -1;
	};
}
function counted(found) {
	if (!COUNTED.has(found.code)) return {
		key: identityOf(found),
		count: 0
	};
	const { count, ...facts } = found.facts;
	return {
		key: identityOf({
			...found,
			facts
		}),
		count: Number(count)
	};
}
// src/core/rules/check-change.ts
const STOOD_BEFORE = "stood before this change";
const NONE_KNOWN = /* @__PURE__ */ new Set();
/**
* Judges what a change makes of one ticket. Faults that stood before are warnings; what the change brings in fails.
* `others` are the changes made together with it, by which a renamed ticket is known.
*/
function checkTicketChange(change, context, others = []) {
	const { before, after } = change;
	if (after === void 0) return before === void 0 ? [] : [checkGone(before, context, others)];
	if (context.isAdoption === true && before === void 0 && !isCurrentForm(after)) return introduced(before, after, context);
	const match = matchEvents(before?.thread?.events ?? [], after.thread?.events ?? []);
	return mergeFindings([
		...before === void 0 ? checkNew(after, context) : checkKept(before, after, match, context),
		...checkAdded(after, match.added.map(({ event }) => event), context),
		...checkSteps(before, after, match, context, new Set(others.map(({ id }) => id))),
		...before === void 0 ? [] : [...checkTouched(before, after, match), ...checkMigration(before, after, match)]
	], introduced(before, after, context));
}
function checkGone(before, context, others) {
	const firstEvent = before.thread?.events[0]?.text;
	const heir = others.find(({ before: old, after }) => old === void 0 && after !== void 0 && after.thread?.events[0]?.text === firstEvent);
	const found = heir === void 0 ? finding("change/deleted", { path: before.dir }, { ticket: before.id }, before.id) : finding("change/renamed", { path: before.dir }, {
		ticket: before.id,
		other: heir.id
	}, before.id);
	return context.visible ? found : asWarning(found, "nobody else can see it yet");
}
function checkNew(after, context) {
	const found = [];
	const first = after.thread?.events[0];
	if (context.configVersion > 0 && first !== void 0 && first.kind !== "create") found.push(finding("change/not-initial", {
		path: `${after.dir}/thread.md`,
		line: first.line
	}, { found: first.kind }, after.id));
	for (const other of context.neighbours.idsByKey.get(idKey(after.id)) ?? []) {
		if (other === after.id) continue;
		found.push(finding("ticket/duplicate-id", { path: after.dir }, {
			id: after.id,
			other
		}, after.id));
	}
	return found;
}
/** Findings about the tree after, as warnings where the tree before had the same, or the baseline knows them. */
function introduced(before, after, context) {
	const stood = stoodBefore(before === void 0 ? [] : checkTree(before, context));
	return checkTree(after, context).map((found) => stood(found) ? asWarning(found, STOOD_BEFORE) : applyBaseline(found, context.baseline ?? NONE_KNOWN));
}
function checkTree(ticket, context) {
	const { tickets } = context.neighbours;
	const own = summarize(ticket);
	const known = {
		has: (id) => tickets.has(id) || id === ticket.id,
		ids: tickets.keys()
	};
	const cycles = checkCycles(new Map([...tickets, [ticket.id, own]])).filter(({ facts }) => String(facts["cycle"]).split(" → ").includes(ticket.id));
	return [
		...checkTicket(ticket, context.now),
		...checkTargets(own, known),
		...cycles.map((found) => ({
			...found,
			ticket: ticket.id
		}))
	];
}
/** The change's own findings first; a finding of the tree that says the same of the same place is left out. */
function mergeFindings(ofChange, ofTree) {
	const said = new Set(ofChange.map(placeKey));
	const stateSaid = ofChange.some(({ code }) => code === "state/not-recorded");
	const rest = ofTree.filter((found) => !said.has(placeKey(found)) && !(stateSaid && found.code === "state/not-explained"));
	return [...ofChange, ...rest];
}
function placeKey(found) {
	return `${found.code} ${found.path} ${found.line ?? 0} ${found.column ?? 0}`;
}
// src/core/rules/returned.ts
/**
* Whether a ticket that has the form of an earlier commit only goes back: every event it then has is one of those it
* had, and they explain its state. A form that was in the history for a moment, and was never judged, does not pass.
*/
function isReturn(before, after) {
	const isExplained = checkState(after).length === 0;
	if (before === void 0) return isExplained;
	const { added } = matchEvents(before.thread?.events ?? [], after.thread?.events ?? []);
	return added.length === 0 && (isExplained || checkState(before).length > 0);
}
// src/core/rules/judge-change.ts
/** Judges every ticket of a change. */
function judgeChange(cases, context, baseline) {
	const changes = cases.map((each) => changeOf(each.id, each.parents[0], each.after));
	return cases.flatMap((each) => judgeTicket(each, {
		...context,
		baseline
	}, changes));
}
function judgeTicket(each, context, changes) {
	if (each.isMigration === true) return [];
	const from = (before, visible) => checkTicketChange(changeOf(each.id, before, each.after), {
		...context,
		visible
	}, changes);
	const perParent = each.parents.map((parent) => from(parent, context.visible));
	const found = [...acrossParents(perParent), ...lossesOf(perParent)];
	if (!fails(found)) return found;
	const judged = mildest(found, (each.bases ?? []).map((base) => from(base, true)));
	if (fails(judged) && each.returnedTo !== void 0 && each.after !== void 0 && isReturn(each.parents[0], each.after)) {
		const facts = {
			commit: each.returnedTo,
			ticket: each.id
		};
		return [finding("change/returned", { path: each.after.dir }, facts, each.id)];
	}
	if (context.visible || judged === found) return judged;
	return [...judged, ...found.filter(({ severity, code }) => severity === "warning" && code.startsWith("change/"))];
}
function changeOf(id, before, after) {
	return {
		id,
		...before === void 0 ? {} : { before },
		...after === void 0 ? {} : { after }
	};
}
// src/app/change/neighbours.ts
/**
* Gathers what the changed tickets point to: all of their relations and plan records, and from there `depends_on` from
* what they wait for and `blocks` from what waits for them, at most 256 tickets more. The reads do not grow with the
* size of the workspace.
*/
function gatherNeighbours(changed, sources) {
	const tickets = /* @__PURE__ */ new Map();
	for (const { after } of changed) if (after !== void 0) tickets.set(after.id, summarize(after));
	let next = follow(wantedOf(tickets.values(), tickets, true), tickets, sources);
	for (let left = 256; left > 0 && next.size > 0;) {
		const wanted = new Set([...next].slice(0, left));
		left -= wanted.size;
		next = follow(wanted, tickets, sources);
	}
	return {
		tickets,
		idsByKey: changed.some(({ isNew }) => isNew) ? groupByKey(sources.listIds()) : /* @__PURE__ */ new Map(),
		landedEvents: gatherLanded(changed, sources)
	};
}
/** Reads some tickets and adds them to those that are known; returns which ones to follow from there. */
function follow(wanted, known, sources) {
	if (wanted.size === 0) return wanted;
	const level = [...readLevel(wanted, sources)].map(([id, ticket]) => [id, summarize(ticket)]);
	for (const [id, summary] of level) known.set(id, summary);
	return wantedOf(level.map(([, summary]) => summary), known, false);
}
function readLevel(wanted, sources) {
	const level = new Map(sources.read(wanted));
	const missing = new Set([...wanted].filter((id) => !level.has(id)));
	if (missing.size === 0 || sources.readElsewhere === void 0) return level;
	for (const [id, ticket] of sources.readElsewhere(missing)) level.set(id, ticket);
	return level;
}
/** Ids that are pointed to and not read yet. Beyond the changed tickets only the two kinds that block are followed. */
function wantedOf(from, known, isChanged) {
	const wanted = /* @__PURE__ */ new Set();
	for (const { relations, planned } of from) {
		for (const { kind, target } of relations) if (isChanged || kind === "depends_on" || kind === "blocks") wanted.add(target);
		if (isChanged) for (const { target } of planned) wanted.add(target);
	}
	for (const id of known.keys()) wanted.delete(id);
	return wanted;
}
function groupByKey(ids) {
	const byKey = /* @__PURE__ */ new Map();
	for (const id of ids) {
		const same = byKey.get(idKey(id));
		if (same === void 0) byKey.set(idKey(id), [id]);
		else same.push(id);
	}
	return byKey;
}
function gatherLanded(changed, sources) {
	const back = changed.flatMap(({ after }) => after !== void 0 && goesBackToWork(after) ? [after.id] : []);
	if (back.length === 0) return /* @__PURE__ */ new Map();
	const landed = sources.readLanded(new Set(back));
	return new Map([...landed].map(([id, ticket]) => [id, new Set((ticket.thread?.events ?? []).map(headerOf))]));
}
function goesBackToWork(ticket) {
	return (ticket.thread?.events ?? []).some(({ kind, from, to }) => kind === "state_changed" && (from === "done" || from === "closed") && to === "inprogress");
}
export { applyBaseline as a, fails as c, checkTargets as i, judgeChange as n, formatBaseline as o, checkCycles as r, parseBaseline as s, gatherNeighbours as t };
