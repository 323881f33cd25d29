import { ot as detach } from "./plumbing.js";
import { C as CLOSE_STATUSES } from "./thread.js";
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
export { summarize as i, isClosing as n, isCompleted as r, closeStatusOf as t };
