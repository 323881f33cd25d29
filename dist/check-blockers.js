import { et as finding } from "./plumbing.js";
import { r as RELATIONS } from "./parse-ticket.js";
import { r as isCompleted } from "./summary.js";
// src/core/workspace/relation-graph.ts
/** Builds the graph of waiting over the given tickets; edges may lead to tickets that are not among them. */
function waitGraphOf(tickets) {
	const graph = /* @__PURE__ */ new Map();
	const addEdge = (waiting, awaited) => {
		const edges = graph.get(waiting);
		if (edges === void 0) graph.set(waiting, /* @__PURE__ */ new Set([awaited]));
		else edges.add(awaited);
	};
	for (const { id, relations } of tickets) for (const { kind, target } of relations) {
		if (kind === "depends_on") addEdge(id, target);
		if (kind === "blocks") addEdge(target, id);
	}
	return graph;
}
/** Most cycles that are reported; one knot of relations can hold very many. */
const MAX_CYCLES = 32;
/**
* Cycles of waiting, each as the ids along it, starting with the smallest id. Every knot is found, though not every
* way around it. Linear in tickets and relations.
*/
function findCycles(graph) {
	const cycles = /* @__PURE__ */ new Map();
	const done = /* @__PURE__ */ new Set();
	for (const start of graph.keys()) {
		if (done.has(start) || cycles.size >= MAX_CYCLES) continue;
		walk(graph, start, done, (cycle) => {
			const turned = turnToSmallest(cycle);
			cycles.set(turned.join(" "), turned);
		});
	}
	return [...cycles.values()].slice(0, MAX_CYCLES);
}
/** Depth-first without recursion: a chain of 100,000 tickets must not exhaust the stack. */
function walk(graph, start, done, report) {
	const path = [start];
	const onPath = /* @__PURE__ */ new Map([[start, 0]]);
	const edges = [edgesOf(graph, start)];
	while (path.length > 0) {
		const next = edges.at(-1)?.next();
		if (next === void 0 || next.done === true) {
			const left = path.pop();
			edges.pop();
			if (left === void 0) return;
			onPath.delete(left);
			done.add(left);
			continue;
		}
		const seenAt = onPath.get(next.value);
		if (seenAt !== void 0) report(path.slice(seenAt));
		else if (!done.has(next.value)) {
			onPath.set(next.value, path.length);
			path.push(next.value);
			edges.push(edgesOf(graph, next.value));
		}
	}
}
function edgesOf(graph, id) {
	return (graph.get(id) ?? /* @__PURE__ */ new Set()).values();
}
function turnToSmallest(cycle) {
	const smallest = cycle.reduce((best, id) => id < best ? id : best, cycle[0] ?? "");
	const at = cycle.indexOf(smallest);
	return [...cycle.slice(at), ...cycle.slice(0, at)];
}
// src/core/rules/check-blockers.ts
const STARTED = /* @__PURE__ */ new Set([
	"queued",
	"inprogress",
	"done"
]);
/** Whether a blocker is far enough for its dependents to be queued, or to be started. */
function isBlockerSatisfied(blocker, need) {
	if (isCompleted(blocker)) return true;
	return need === "blockers-started" && blocker.state !== void 0 && STARTED.has(blocker.state);
}
/** Findings about what a ticket waits for: its own `depends_on`, and the `blocks` of the neighbours that were read. */
function checkBlockers(ticket, need, { neighbours, counts }) {
	const own = ticket.relations.filter(({ kind }) => kind === "depends_on").map(({ target, line }) => ({
		id: target,
		line
	}));
	const incoming = [...neighbours.tickets.values()].filter(({ id, relations }) => id !== ticket.id && relations.some(({ kind, target }) => kind === "blocks" && target === ticket.id)).map(({ id }) => ({
		id,
		line: void 0
	}));
	return [...own, ...incoming].flatMap(({ id, line }) => {
		const blocker = neighbours.tickets.get(id);
		if (blocker === void 0 || isBlockerSatisfied(blocker, need) || !counts(id)) return [];
		const facts = {
			state: ticket.item?.state ?? "queued",
			blocker: id,
			blockerState: describe(blocker),
			ticket: ticket.id
		};
		const place = {
			path: `${ticket.dir}/${RELATIONS}`,
			...line === void 0 ? {} : { line }
		};
		return [finding("state/blocker-open", place, facts, ticket.id)];
	});
}
function describe(blocker) {
	if (blocker.state === "closed") return `closed as ${blocker.closeStatus ?? "unknown"}`;
	return blocker.state ?? "unreadable";
}
export { waitGraphOf as i, isBlockerSatisfied as n, findCycles as r, checkBlockers as t };
