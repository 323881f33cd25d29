import { r as parseAcceptanceCriteria } from "./acceptance-criteria.js";
import { n as ticketDigest } from "./subject.js";
// src/app/orchestrate/observe/observe-default.ts
/** What a ticket says of itself; null where it cannot be read. */
function factsOf(ticket) {
	const item = ticket?.item;
	if (ticket === void 0 || item?.state === void 0) return null;
	return {
		state: item.state,
		title: item.title ?? "",
		priority: item.priority,
		queued_by: item.queued_by,
		queued_at: item.queued_at,
		attention: item.attention_required,
		deferred_until: item.deferred_until,
		readiness: item.readiness,
		criteria: parseAcceptanceCriteria(item.body).length,
		text: ticketDigest(ticket),
		chain: chainOf(ticket),
		broken: ticket.diagnostics.some(({ severity }) => severity === "error")
	};
}
/** One word for each change of state, in the order of the thread. */
function chainOf(ticket) {
	return (ticket.thread?.events ?? []).filter(({ kind }) => kind === "state_changed").map(({ from, to, at, id }) => `${from ?? "?"}>${to ?? "?"}@${at ?? "?"}#${id ?? "?"}`);
}
export { factsOf as n, chainOf as t };
