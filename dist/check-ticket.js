import { et as finding, it as SECRET_SHAPES } from "./plumbing.js";
import { H as isBeforeTime, J as findTransition, P as isId, W as parseTime, Y as nextStates } from "./decode.js";
import { i as RESOLUTION } from "./parse-ticket.js";
import { a as eventPlace, n as isClosing, o as keyPlace, s as lineOf } from "./summary.js";
// src/core/rules/chain.ts
/**
* Whether a ticket was made under today's rules: its first event carries an id. Evidence is asked of these only. A
* thread that begins with a migration is that of an older ticket that had none. In a change the side `before` tells,
* where it has events: none that is put in front makes a ticket older.
*/
function isCurrentForm(ticket, before) {
	const first = before?.thread?.events[0] ?? ticket.thread?.events[0];
	return first?.id !== void 0 && first.kind !== "migration";
}
/** Reads the chain of moves from a list of events; what lies before a migration's record of the state is settled. */
function chainOf(events) {
	let start;
	let steps = [];
	for (const [index, event] of events.entries()) {
		if (event.kind === "create" && event.id !== void 0) start = "intake";
		if (event.kind === "migration" && event.to !== void 0) {
			start = event.to;
			steps = [];
		}
		const step = stepOf(event, index);
		if (step !== void 0) steps.push(step);
	}
	return {
		start,
		steps,
		end: steps.at(-1)?.to ?? start
	};
}
/** The move an event tells, or undefined for every other event. */
function stepOf(event, index) {
	const { kind, from, to } = event;
	return kind === "state_changed" && from !== void 0 && to !== void 0 ? {
		from,
		to,
		event,
		index
	} : void 0;
}
/**
* Whether a thread without a closing move still explains a closed ticket: closes of the older form were a close
* event alone.
*/
function closedByEventAlone(thread, chain) {
	const lastMove = chain.steps.at(-1)?.index ?? -1;
	return thread.events.some((event, index) => index > lastMove && event.id === void 0 && (event.kind === "close" || event.kind === "closed"));
}
// src/core/rules/check-state.ts
/** Findings about the state of one ticket and the chain of events that explains it. */
function checkState(ticket) {
	const { item, thread, id } = ticket;
	if (thread === void 0) return [];
	const chain = chainOf(thread.events);
	const found = [];
	let expected = chain.start;
	for (const step of chain.steps) {
		found.push(...checkStep(ticket, step, expected));
		expected = step.to;
	}
	const state = item?.state;
	if (state === void 0 || chain.end === state) return found;
	if (state === "closed" && closedByEventAlone(thread, chain)) return found;
	if (chain.end === void 0 && state === "intake") return found;
	found.push(finding("state/not-explained", keyPlace(ticket, stateKey(ticket)), {
		state,
		last: chain.end ?? "no state at all"
	}, id));
	return found;
}
/** Findings about one step: it starts where the ticket was, it is a move, and the state machine has it. */
function checkStep(ticket, step, expected) {
	const { from, to, event } = step;
	const place = eventPlace(ticket, event);
	const found = [];
	if (expected !== void 0 && from !== expected) found.push(finding("state/chain-broken", place, {
		from,
		actual: expected
	}, ticket.id));
	if (from === to) found.push(finding("state/same-state", place, {
		from,
		to
	}, ticket.id));
	else if (findTransition(from, to) === void 0) found.push(finding("state/illegal-transition", place, {
		from,
		to,
		allowed: nextStates(from).join(", ")
	}, ticket.id));
	return found;
}
/** Findings about the fields that belong to certain states. */
function checkStateFields(ticket) {
	const { item, id } = ticket;
	const state = item?.state;
	if (item === void 0 || state === void 0) return [];
	const found = [];
	for (const key of ["queued_by", "queued_at"]) {
		const value = item[key];
		if ((state === "intake" || state === "ready") && value !== null) found.push(finding("state/queued-fields-stale", keyPlace(ticket, key), {
			key,
			state
		}, id));
		if (state === "queued" && value === null && isCurrentForm(ticket)) found.push(finding("state/queued-fields-missing", keyPlace(ticket, stateKey(ticket)), {
			key,
			ticket: id
		}, id));
	}
	return found;
}
/** The key that holds the state: an older item has it under another name. */
function stateKey(ticket) {
	const entries = ticket.item?.entries;
	return [
		"state",
		"workflow_state",
		"status"
	].find((key) => entries?.has(key) === true) ?? "state";
}
// src/core/rules/check-closing.ts
/** Findings about what closes a ticket: its resolution and its close event, and that only closed tickets have one. */
function checkClosing(ticket) {
	const { item, thread, id, dir } = ticket;
	const state = item?.state;
	if (state === void 0) return [];
	if (state !== "closed") {
		if (!ticket.files.has("resolution.md")) return [];
		return [finding("state/stray-resolution", { path: `${dir}/${RESOLUTION}` }, {
			state,
			ticket: id
		}, id)];
	}
	const found = [];
	const place = keyPlace(ticket, stateKey(ticket));
	if (!(ticket.files.has("resolution.md") && ticket.resolution?.trim() !== "")) found.push(finding("state/no-resolution", place, { ticket: id }, id));
	if (!(thread?.events.some(isClosing) ?? true)) found.push(finding("state/no-close-event", place, { ticket: id }, id));
	return found;
}
// src/core/rules/check-texts.ts
const HOME_NEEDLES = [
	"/home/",
	"/Users/",
	":\\Users\\"
];
const HOME_FORM = /(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)(?!(?:user|runner|you|me|example|<)\b)[\w.-]+/y;
const CONFLICT_MARKERS = [
	"<<<<<<< ",
	">>>>>>> ",
	"||||||| "
];
const NEEDLES = [...SECRET_SHAPES.map(({ needle }) => needle), ...HOME_NEEDLES].map((needle) => needle.replaceAll("\\", "\\\\")).join("|");
/** Any of the needles: nearly every text has none, and looking for all at once is the quickest way to say so. */
const ANY_NEEDLE = new RegExp(NEEDLES);
/** Every needle, also where two overlap. */
const EACH_NEEDLE = new RegExp(`(?=(${NEEDLES}))`, "g");
const NO_NEEDLES = /* @__PURE__ */ new Set();
/** Most secrets of one kind that are named in one file. */
const MAX_SECRETS = 10;
/** A log full of paths is one fault. */
const MAX_HOME_PATHS = 1;
/** Findings about texts that must not stand in any record, in every file of the ticket that was read. */
function checkTexts(ticket) {
	const found = [];
	for (const [inside, file] of ticket.files) {
		if (file.text === "") continue;
		const path = `${ticket.dir}/${inside}`;
		const needles = needlesIn(file.text);
		found.push(...checkSecrets(file.text, needles, path, ticket.id));
		if (!inside.startsWith("artifacts/") || inside.endsWith(".json") || inside.endsWith(".jsonl")) found.push(...checkConflictMarkers(file.text, path, ticket.id));
		found.push(...checkHomePaths(file.text, needles, path, ticket.id));
	}
	return found;
}
function needlesIn(text) {
	if (!ANY_NEEDLE.test(text)) return NO_NEEDLES;
	return new Set([...text.matchAll(EACH_NEEDLE)].map(([, needle = ""]) => needle));
}
/** Secrets in a text; the findings carry the place and the kind, never the secret. */
function checkSecrets(text, needles, path, ticket) {
	const found = [];
	for (const { needle, form, what } of SECRET_SHAPES) {
		if (!needles.has(needle)) continue;
		for (const hit of hitsOf(text, needle, form, {
			lead: 0,
			most: MAX_SECRETS
		})) found.push(finding("record/secret", {
			path,
			...positionOf(text, hit.index)
		}, {
			what,
			ticket
		}, ticket));
	}
	return found;
}
function checkHomePaths(text, needles, path, ticket) {
	const found = [];
	for (const needle of HOME_NEEDLES) {
		if (!needles.has(needle)) continue;
		for (const hit of hitsOf(text, needle, HOME_FORM, {
			lead: needle.startsWith(":") ? 1 : 0,
			most: MAX_HOME_PATHS
		})) {
			const position = positionOf(text, hit.index);
			const place = {
				path,
				...position,
				length: hit.text.length,
				source: lineOf(text, position.line)
			};
			found.push(finding("record/home-path", place, { text: hit.text }, ticket));
		}
	}
	return found;
}
function checkConflictMarkers(text, path, ticket) {
	for (const marker of CONFLICT_MARKERS) {
		const index = lineWith(text, marker);
		if (index === -1) continue;
		const position = positionOf(text, index);
		const source = lineOf(text, position.line);
		return [finding("record/conflict-marker", {
			path,
			...position,
			length: source.length,
			source
		}, { marker: source }, ticket)];
	}
	return [];
}
/** Where the first line starts that begins with a marker, or -1. Looking for the line break as well would take longer. */
function lineWith(text, marker) {
	let at = text.indexOf(marker);
	while (at > 0 && text.charCodeAt(at - 1) !== 10) at = text.indexOf(marker, at + 1);
	return at;
}
/** Where a form stands around a needle, `lead` characters before it; at most `most` of them. */
function hitsOf(text, needle, form, { lead, most }) {
	const hits = [];
	for (let at = text.indexOf(needle); at !== -1 && hits.length < most; at = text.indexOf(needle, at + needle.length)) {
		form.lastIndex = Math.max(0, at - lead);
		const match = form.exec(text);
		if (match !== null) hits.push({
			index: match.index,
			text: match[0]
		});
	}
	return hits;
}
function positionOf(text, index) {
	let line = 1;
	let start = 0;
	for (let end = text.indexOf("\n"); end !== -1 && end < index; end = text.indexOf("\n", start)) {
		line += 1;
		start = end + 1;
	}
	return {
		line,
		column: index - start + 1
	};
}
// src/core/rules/check-times.ts
const DAY_SECONDS = 86400;
/** Findings about the order of a ticket's times; with `now` also about times that lie in the future. */
function checkTimes(ticket, now) {
	const found = [];
	const events = ticket.thread?.events ?? [];
	let lastMove;
	for (const event of events) {
		if (event.kind !== "state_changed") continue;
		if (isBeforeTime(event.at, lastMove?.at)) found.push(finding("time/falls", eventPlace(ticket, event), {
			at: event.at ?? "",
			earlier: lastMove?.at ?? ""
		}, ticket.id));
		lastMove = event;
	}
	found.push(...checkItemTimes(ticket, events));
	const newest = newestOf(events);
	if (now !== void 0 && newest?.at !== void 0 && isFuture(newest.at, now)) found.push(finding("time/future", eventPlace(ticket, newest), { at: newest.at }, ticket.id));
	return found;
}
function checkItemTimes(ticket, events) {
	const { created_at, updated_at } = ticket.item ?? {};
	if (updated_at === void 0) return [];
	const place = keyPlace(ticket, "updated_at");
	if (created_at !== void 0 && isBeforeTime(updated_at, created_at)) return [finding("time/updated-before-created", place, {
		updated_at,
		created_at
	}, ticket.id)];
	const newest = newestOf(events);
	if (newest?.at === void 0 || !isBeforeTime(updated_at, newest.at)) return [];
	return [finding("time/updated-before-event", place, {
		updated_at,
		at: newest.at
	}, ticket.id)];
}
/** The event with the latest time; of equal ones the last. */
function newestOf(events) {
	let newest;
	for (const event of events) if (event.at !== void 0 && (newest?.at === void 0 || event.at >= newest.at)) newest = event;
	return newest;
}
function isFuture(at, now) {
	const [time, today] = [parseTime(at), parseTime(now)];
	return time !== void 0 && today !== void 0 && time > today + DAY_SECONDS;
}
// src/core/rules/check-ticket.ts
/** Everything that can be said about one ticket by itself: what the parsers found, and the rules of one ticket. */
function checkTicket(ticket, now) {
	return [
		...ticket.diagnostics,
		...checkLayout(ticket),
		...checkState(ticket),
		...checkStateFields(ticket),
		...checkClosing(ticket),
		...checkTimes(ticket, now),
		...checkTexts(ticket)
	];
}
function checkLayout(ticket) {
	const { id, dir } = ticket;
	const found = [];
	if (!isId(id)) found.push(finding("ticket/bad-id", { path: dir }, { id }, id));
	for (const inside of ticket.files.keys()) if (!(inside === "item.md" || inside === "thread.md" || inside === "resolution.md" || inside.startsWith("artifacts/"))) found.push(finding("ticket/unknown-file", { path: `${dir}/${inside}` }, { name: inside }, id));
	return found;
}
export { stateKey as a, isCurrentForm as c, checkStep as i, stepOf as l, newestOf as n, chainOf as o, checkState as r, closedByEventAlone as s, checkTicket as t };
