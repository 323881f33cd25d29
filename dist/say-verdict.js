import { Q as failure } from "./plumbing.js";
import { d as liveClaim, h as moveShared, i as writeLedger } from "./ledger-store.js";
import { W as parseTime } from "./decode.js";
import { c as observe } from "./gate.js";
import { W as readCurrent, q as withEntry } from "./perform-attempt.js";
// src/app/orchestrate/person/say-verdict.ts
/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 20;
/**
* Looks at a ticket's work as it is now: a proposal, or with `anyState` whatever is being worked on.
* @throws landing/no-proposal, ledger/*
*/
async function readProposal(orchestrator, id, { anyState = false } = {}) {
	const seen = await observe(orchestrator);
	const ticket = seen.observation.tickets.find((each) => each.id === id);
	const work = ticket?.work ?? void 0;
	const fits = (anyState || work?.ticket?.state === "closed") && (ticket?.claim?.live ?? null) !== null;
	if (ticket !== void 0 && work !== void 0 && fits) return {
		seen,
		ticket,
		work
	};
	const state = work?.ticket?.state ?? ticket?.on_default?.state ?? "not queued";
	throw failure("landing/no-proposal", { path: "" }, {
		ticket: id,
		state
	});
}
/**
* Keeps what a person says of a proposal in the ledger, bound to the head and subject they looked at. Where the branch
* has moved since, nothing is kept. @throws landing/moved, ledger/*
*/
async function sayVerdict(orchestrator, { ticket, work }, said, by) {
	const { repo, place, clock, newId } = orchestrator;
	const now = clock();
	const head = ticket.claim?.live?.landed ?? work.head;
	const verdict = {
		...said,
		id: newId(8),
		by,
		at: now,
		head,
		subject: work.subject
	};
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const { refs, ledger } = await readCurrent(orchestrator);
		if (refs.work.get(ticket.id) !== work.head || liveClaim(ledger, ticket.id)?.head !== work.head) throw failure("landing/moved", { path: "" }, {
			ticket: ticket.id,
			head: work.head.slice(0, 12)
		});
		const next = writeLedger(repo, {
			before: refs.ledger,
			from: ledger,
			to: {
				...ledger,
				verdicts: withEntry(ledger.verdicts, ticket.id, [...ledger.verdicts.get(ticket.id) ?? [], verdict])
			},
			message: `${verdict.kind}(${ticket.id}) by ${by}`,
			at: parseTime(now) ?? 0
		});
		const outcome = await moveShared(repo, place, [{
			name: place.ledger,
			from: refs.ledger,
			to: next
		}]);
		if (outcome.kind === "moved") return verdict;
		if (outcome.kind !== "lost") throw failure("landing/refused", { path: "" }, { reason: outcome.reason });
	}
	throw failure("landing/refused", { path: "" }, { reason: "others changed the ledger again and again" });
}
export { sayVerdict as n, readProposal as t };
