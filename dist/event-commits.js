import { r as runGit } from "./plumbing.js";
import { i as isOid } from "./revision.js";
import { i as readTickets, r as placesOf } from "./read-tickets.js";
// src/app/orchestrate/land/event-commits.ts
/** Most commits of a branch's own line that are looked at. */
const MAX_LINE = 2e4;
/** The event that says why a ticket is done or closed: its last move; undefined while it is open. */
function closingEvent(ticket) {
	const last = ticket?.thread?.events.findLast(({ kind }) => kind === "state_changed");
	return last?.to === "done" || last?.to === "closed" ? last : void 0;
}
/** The event by which the work on a ticket last began: its last acceptance. */
function beginningEvent(ticket) {
	return ticket?.thread?.events.findLast(({ kind, from, to }) => kind === "state_changed" && from === "queued" && to === "inprogress");
}
/** Whether a ticket's thread holds an event of another form of it. */
function holdsEvent(ticket, event) {
	return (ticket?.thread?.events ?? []).some(({ id, kind, at, text }) => event.id === void 0 ? text === event.text : id === event.id && kind === event.kind && at === event.at);
}
/**
* The commit of a branch's own line by which an event of a ticket came onto it; undefined where the line does not show
* it. No event is ever taken away, so halving finds it: 1 process, and 2 for each time that half of the line is left.
*/
function findEventCommit(repo, search) {
	const { tip, since, ticket: id, root, event } = search;
	const commits = firstParents(repo, since === void 0 ? tip : `${since}..${tip}`, placesOf(root, id));
	const holds = (commit) => {
		return holdsEvent(readTickets(repo, {
			kind: "commit",
			oid: commit
		}, /* @__PURE__ */ new Set([id]), root).get(id), event);
	};
	return firstWhere(commits.toReversed(), holds);
}
/** The line of first parents of a range, newest first; only what changed some paths, where they are named. 1 process. */
function firstParents(repo, range, paths) {
	const args = [
		"rev-list",
		"--first-parent",
		`--max-count=${MAX_LINE}`,
		range,
		"--",
		...paths
	];
	return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}
/** The first of some things that a condition holds for, where it holds for all that follow. */
function firstWhere(things, holds) {
	let [from, to] = [0, things.length];
	while (from < to) {
		const middle = from + to >> 1;
		const thing = things[middle];
		if (thing !== void 0 && holds(thing)) to = middle;
		else from = middle + 1;
	}
	return things[from];
}
export { firstWhere as a, firstParents as i, closingEvent as n, holdsEvent as o, findEventCommit as r, beginningEvent as t };
