import { $ as messageOf, J as failure, K as parseTicketPath, L as isFreeArtifact, X as finding, q as YoiError } from "./plumbing.js";
import { i as formatClaimTrailer, r as CLAIM_TRAILER } from "./commit-trailers.js";
import { D as parseTime, y as idKey } from "./decode.js";
import { l as applyEdits, n as requireWrite, t as checkInput } from "./run-operation.js";
import { i as summarize } from "./summary.js";
import { l as writeCommit, u as writeTree } from "./ledger-store.js";
import { r as listFiles } from "./tree.js";
import { t as checkChangeAt } from "./check-change.js";
import { i as readTickets, n as parseTickets } from "./read-tickets.js";
// src/app/orchestrate/store/records.ts
/**
* Plans operations on the ticket as a commit holds it, each on the result of the one before; without an id the first
* one makes the ticket. Nothing is judged yet. `extraFiles` are artifacts that yoi only keeps, by their path inside
* the ticket's directory, null to remove. 2 processes, 2 more for each reference and 1 more for a new ticket.
* @throws usage/unknown-ticket, and what the operations refuse: usage/*, state/*
*/
function planRecords(repo, context, id, calls, extraFiles = /* @__PURE__ */ new Map()) {
	const { base, config, now, actor } = context;
	const landed = context.landed === void 0 ? {} : { landed: {
		kind: "commit",
		oid: context.landed
	} };
	const source = {
		repo,
		base: {
			kind: "commit",
			oid: base
		},
		...landed,
		root: config.backend.root
	};
	const before = id === null ? /* @__PURE__ */ new Map() : readFiles(source, id);
	let own = id;
	let files = before;
	const subjects = [];
	for (const call of calls) {
		const change = planCall(source, {
			id: own,
			files
		}, call, context);
		subjects.push(change.subject);
		own = change.id;
		files = applyEdits(files, change.edits);
	}
	if (own === null) throw new TypeError("no operation makes the ticket");
	const dir = parseFiles(source, own, files)?.dir;
	const changes = changesOf(before, files);
	for (const [inside, text] of extraFiles) {
		if (!isFreeArtifact(inside)) throw new TypeError(`${inside} is a record: an operation writes it`);
		changes.set(`${dir}/${inside}`, text);
	}
	return {
		id: own,
		base,
		actor,
		now,
		changes,
		subjects
	};
}
/** The files of a ticket by their path from the top of the repository. 2 processes. @throws usage/unknown-ticket */
function readFiles({ repo, base, root }, id) {
	const ticket = readTickets(repo, base, /* @__PURE__ */ new Set([id]), root).get(id);
	if (ticket === void 0) throw unknownTicket(id);
	return new Map([...ticket.files].map(([inside, file]) => [`${ticket.dir}/${inside}`, file]));
}
function parseFiles({ root }, id, files) {
	return parseTickets(files, /* @__PURE__ */ new Set([id]), root).get(id);
}
function changesOf(before, after) {
	const changes = /* @__PURE__ */ new Map();
	for (const [path, { text }] of after) if (before.get(path)?.text !== text) changes.set(path, text);
	for (const path of before.keys()) if (!after.has(path)) changes.set(path, null);
	return changes;
}
function planCall(source, { id, files }, { name, input }, { actor, now, newEventId, config }) {
	const operation = requireWrite(name, actor);
	const given = checkInput(operation, id === null ? input : {
		ticket: id,
		...input
	});
	const ticket = id === null ? void 0 : parseFiles(source, id, files);
	const view = {
		...ticket === void 0 ? {} : { ticket },
		...readTargets(source, operation, given),
		idKeys: ticket === void 0 ? readIdKeys(source) : /* @__PURE__ */ new Set()
	};
	return operation.plan(view, given, {
		actor,
		now,
		newEventId,
		config
	});
}
/** The tickets that an operation's input names. 2 processes for each place they are looked for, none without a name. */
function readTargets({ repo, base, landed, root }, { references = [] }, input) {
	const wanted = references.flatMap((key) => typeof input[key] === "string" ? [input[key]] : []);
	const known = readTickets(repo, base, new Set(wanted), root);
	const unknown = new Set(wanted.filter((reference) => !known.has(reference)));
	const later = landed === void 0 ? [] : readTickets(repo, landed, unknown, root);
	const found = new Map([...known, ...later]);
	const missing = wanted.filter((reference) => !found.has(reference));
	return {
		targets: new Map([...found].map(([id, ticket]) => [id, summarize(ticket)])),
		unresolved: new Map(missing.map((reference) => [reference, unknownTicket(reference)]))
	};
}
function unknownTicket(reference) {
	return failure("usage/unknown-ticket", { path: "" }, {
		reference,
		suggestion: "name a ticket by its whole id, and see whether it is on this branch"
	});
}
/** The keys of all ids there are. 1 process. */
function readIdKeys({ repo, base, root }) {
	const paths = listFiles(repo, base, [root]).entries;
	return new Set(paths.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []).map(idKey));
}
/** The rules refuse a commit of records: every finding, warnings too. */
var RecordsRefused = class extends YoiError {
	findings;
	constructor(diagnostic, findings) {
		super(diagnostic);
		this.name = "RecordsRefused";
		this.findings = findings;
	}
};
/**
* Makes the commit of planned records and has it judged by the rules, as if it were pushed. No ref moves, so that of a
* refused commit nothing is left but objects that git forgets. 6 processes, and
* more for a merge and for what the ticket points to.
* @throws RecordsRefused (orchestrate/records-refused)
*/
function commitRecords(repo, request) {
	const { planned, parents, claim, author, landed } = request;
	const { id, base, actor, now, changes } = planned;
	const [first] = parents;
	if (first === void 0) throw new TypeError("records are committed on something");
	const oid = writeCommit(repo, {
		tree: writeTree(repo, base, changes),
		parents,
		message: request.message ?? messageFor(planned),
		trailers: trailersOf(planned, claim),
		at: parseTime(now) ?? 0,
		...author === void 0 ? {} : { author }
	});
	const visible = request.visible ?? [first];
	const source = {
		parents: parents.map((parent) => ({
			kind: "commit",
			oid: parent
		})),
		after: {
			kind: "commit",
			oid
		},
		heads: [],
		returnsFrom: void 0,
		seen: () => ({
			visible,
			landed
		}),
		base: "the branch of the ticket"
	};
	const { outcome, diagnostics } = checkChangeAt(repo, source, {
		actor,
		now
	});
	if (outcome === "pass") return { oid };
	const errors = diagnostics.filter(({ severity }) => severity === "error");
	const [worst] = errors;
	const facts = {
		ticket: id,
		count: errors.length,
		first: worst === void 0 ? "" : messageOf(worst)
	};
	throw new RecordsRefused(finding("orchestrate/records-refused", { path: "" }, facts, id), diagnostics);
}
function trailersOf({ id, actor }, claim) {
	return [
		{
			name: "Yoi-Ticket",
			value: id
		},
		{
			name: "Yoi-Actor",
			value: `${actor.name} (${actor.role})`
		},
		...claim === void 0 ? [] : [{
			name: CLAIM_TRAILER,
			value: formatClaimTrailer(claim)
		}]
	];
}
/** `ticket(<id>): queued → inprogress, plan accepted_plan`. */
function messageFor({ id, subjects }) {
	const prefix = `ticket(${id}): `;
	const said = subjects.map((subject) => subject.startsWith(prefix) ? subject.slice(prefix.length) : subject);
	return `${prefix}${said.length === 0 ? "artifacts" : said.join(", ")}`;
}
export { commitRecords as n, planRecords as r, RecordsRefused as t };
