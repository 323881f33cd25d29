import { B as MAX_THREAD_BYTES, G as DEFAULT_TICKET_ROOT, X as parseTicketPath, et as finding, q as OLDER_STATUSES } from "./plumbing.js";
import { t as groupTickets } from "./group-tickets.js";
import { o as parseTicket } from "./parse-ticket.js";
import { r as listFiles, u as readFileSetAt } from "./tree.js";
// src/app/change/read-tickets.ts
/** Most tickets whose directories are named to git one by one; above it the whole ticket root is listed. */
const MAX_NAMED_TICKETS = 300;
/** Reads some tickets at one commit, wherever an older layout may have put them. 2 processes. */
function readTickets(repo, revision, ids, root = DEFAULT_TICKET_ROOT) {
	if (ids.size === 0) return /* @__PURE__ */ new Map();
	const { under, isWanted } = filesOf(ids, root);
	const wanted = listFiles(repo, revision, under).entries.filter(({ path }) => isWanted(path));
	return parseTickets(readFileSetAt(repo, wanted, { maxBytes: MAX_THREAD_BYTES }), ids, root);
}
/** The files of some tickets, wherever their directories may lie. */
function filesOf(ids, root) {
	return {
		under: ids.size > MAX_NAMED_TICKETS ? [root] : [...ids].flatMap((id) => placesOf(root, id)),
		isWanted: (path) => ids.has(parseTicketPath(path, root)?.id ?? "")
	};
}
/** Parses some of the tickets that a set of files holds. Of two directories of one id the first is taken, with a finding. */
function parseTickets(files, ids, root) {
	const tickets = /* @__PURE__ */ new Map();
	for (const source of groupTickets(files, root).tickets) {
		const { id, dir } = source;
		if (!ids.has(id)) continue;
		const first = tickets.get(id);
		tickets.set(id, first === void 0 ? parseTicket(source) : withTwin(first, dir));
	}
	return tickets;
}
/** A ticket whose id stands in a second directory as well, which is not read. */
function withTwin(ticket, dir) {
	const twin = finding("ticket/duplicate-id", { path: dir }, {
		id: dir,
		other: ticket.dir
	}, ticket.id);
	return {
		...ticket,
		diagnostics: [...ticket.diagnostics, twin]
	};
}
/** Where a ticket's directory may lie. */
function placesOf(root, id) {
	return [`${root}/${id}`, ...OLDER_STATUSES.map((status) => `${root}/${status}/${id}`)];
}
export { readTickets as i, parseTickets as n, placesOf as r, filesOf as t };
