import { q as YoiError } from "./plumbing.js";
import { A as workRef, D as moveShared, S as boundReason, g as liveClaim, h as generationOf, i as writeLedger, k as refreshShared, n as readLedger } from "./ledger-store.js";
import { a as askedOperation, c as withOperation, d as rivalsOf, i as timeAfter, l as capacityNoteOf, n as refMoves, o as backOff, r as rescuePrefix } from "./ref-moves.js";
import { D as parseTime } from "./decode.js";
// src/core/orchestrator/claim/acceptance.ts
/** The claims of a ticket; an empty file where it was never claimed. */
function claimsOf(ledger, ticket) {
	const empty = {
		version: 1,
		ticket,
		live: null,
		ended: []
	};
	const file = ledger.claims.get(ticket) ?? empty;
	return {
		file,
		live: file.live
	};
}
/** The other tickets that are being worked on. */
function othersClaimed(ledger, ticket) {
	const live = [...ledger.claims].filter(([id, file]) => id !== ticket && file.live !== null);
	return new Set(live.map(([id]) => id));
}
/**
* Why a ticket cannot be claimed by the ledger as it is now: claimed already, another generation's turn, this queueing
* ended before, no place left, or a ticket it must not run beside. Undefined: it can.
*/
function refuseAcceptance(ledger, step, facts) {
	const { ticket, queuedAt, generation, ahead } = step;
	const { file, live } = claimsOf(ledger, ticket);
	if (live !== null) return "the ticket is claimed already";
	if (generation !== generationOf(ledger, ticket) + 1) return "the ticket was claimed meanwhile";
	if (file.ended.some(({ queued_at }) => queued_at === queuedAt)) return "this queueing has ended already";
	const others = othersClaimed(ledger, ticket);
	const kept = ahead.filter((id) => !others.has(id)).length;
	if (others.size + kept >= facts.limits.maxParallel) return "no place is left";
	const plans = [...facts.plans, ...[...ledger.plans.values()].flat()];
	const rival = rivalsOf(plans, ticket).find(({ id }) => others.has(id));
	if (rival !== void 0) return `${rival.id} is being worked on, and both must not be at once`;
	if (others.size > 0 && capacityNoteOf(plans, ticket) !== void 0) return "it waits until nothing else runs";
}
// src/app/orchestrate/store/ledger-change.ts
/** The ledger after one ticket's change. */
function changedLedger(ledger, ticket, change) {
	const { file, verdicts = [], clearsWait, clearsPlans } = change;
	const said = [...ledger.verdicts.get(ticket) ?? [], ...verdicts];
	return {
		claims: withEntry(ledger.claims, ticket, file),
		waits: clearsWait ? withEntry(ledger.waits, ticket, void 0) : ledger.waits,
		plans: clearsPlans ? withEntry(ledger.plans, ticket, void 0) : ledger.plans,
		verdicts: verdicts.length === 0 ? ledger.verdicts : withEntry(ledger.verdicts, ticket, said)
	};
}
/** The map with one entry set, or without it. */
function withEntry(map, key, value) {
	const changed = new Map(map);
	if (value === void 0) changed.delete(key);
	else changed.set(key, value);
	return changed;
}
// src/core/orchestrator/claim/claim-moves.ts
const SAME = { kind: "same" };
const NO_FAILURES = {
	failures: 0,
	retry_after: null
};
/** What a step makes of a claim whose fence holds. Null takes an acceptance back that never became visible. */
function moveClaim$1(claim, step, facts) {
	switch (step.kind) {
		case "prepare_workspace":
		case "run_coder":
		case "run_reviewer":
		case "run_validation":
		case "set_status": return SAME;
		case "adopt": return became({ ...adopted(claim, step.head, step.round) });
		case "hold": return became({
			...confirmed(claim),
			attention: boundReason(step.reason)
		});
		case "open_attempt": return opened(claim, step, facts);
		case "publish": return published(claim, step, facts);
		case "propose": return withHead(claim, facts, (head) => movedTo(claim, head));
		case "update_from_base": {
			const round = claim.round + (step.conflicts.length > 0 ? 1 : 0);
			return withHead(claim, facts, (head) => ({
				...movedTo(claim, head),
				round
			}));
		}
		case "request_changes": return withHead(claim, facts, (head) => ({
			...movedTo(claim, head),
			round: claim.round + 1
		}));
		case "open_request": return facts.request === null ? refused$1("there is no request") : became({
			...confirmed(claim),
			request: facts.request
		});
		case "escalate": return became(asked(claim, step, facts));
		case "merge": return landed(claim, facts.landed);
		case "note_landed": return landed(claim, step.landed);
	}
}
/** What finishing or taking back an interrupted move makes of a claim. */
function recoverClaim(claim, step) {
	const { action, head, round } = step;
	switch (action) {
		case "claim": return refused$1("the ticket is claimed already");
		case "ledger": {
			const added = step.asked ? askedOperation(round, "rounds") : null;
			return became({
				...adopted(claim, head, round),
				operations: withOperation(claim.operations, added)
			});
		}
		case "ref": return claim.before === claim.head ? refused$1("the move is complete") : became(confirmed(claim));
		case "back": {
			if (claim.before === null) return {
				kind: "claim",
				claim: null
			};
			const { before } = claim;
			return before === claim.head ? refused$1("the move is complete") : became({
				...claim,
				head: before,
				round,
				attempt: null
			});
		}
		case "unlanded": return claim.landed === null ? refused$1("the ledger names no merge") : became({
			...claim,
			landed: null
		});
	}
}
/** The work ref was where the claim expects it: its last move is complete, whatever becomes of the ref later. */
function confirmed(claim) {
	return {
		...claim,
		before: claim.head
	};
}
function movedTo(claim, head) {
	return {
		...claim,
		head,
		before: claim.head
	};
}
/** A head that somebody else wrote. What ran on the older one is not waited for. */
function adopted(claim, head, round) {
	return {
		...movedTo(claim, head),
		...NO_FAILURES,
		attempt: null,
		round: Math.max(claim.round, round)
	};
}
function opened(claim, step, { now, attempt }) {
	if (attempt === null) return refused$1("there is no attempt to open");
	if ((claim.attempt?.id ?? null) !== step.replaces) return refused$1("another attempt is open now");
	const isRetry = step.replaces !== null;
	const failures = claim.failures + (isRetry ? 1 : 0);
	const retryAfter = isRetry ? timeAfter(now, backOff(failures)) : claim.retry_after;
	return became({
		...confirmed(claim),
		attempt,
		attempts: claim.attempts + 1,
		failures,
		retry_after: retryAfter
	});
}
function published(claim, step, facts) {
	if (claim.attempt?.id !== step.attempt) return refused$1("the attempt is not open any longer");
	const { now, newHead, producedNothing } = facts;
	const closed = {
		...newHead === null ? confirmed(claim) : movedTo(claim, newHead),
		attempt: null
	};
	if (!producedNothing) return became({
		...closed,
		...NO_FAILURES
	});
	const failures = claim.failures + 1;
	return became({
		...closed,
		failures,
		retry_after: timeAfter(now, backOff(failures))
	});
}
function asked(claim, step, { newHead }) {
	const operations = withOperation(claim.operations, askedOperation(claim.round, step.topic));
	const after = {
		...claim,
		...NO_FAILURES,
		attempt: null,
		operations
	};
	return newHead === null ? {
		...confirmed(after),
		attention: boundReason(step.need)
	} : movedTo(after, newHead);
}
function landed(claim, commit) {
	if (commit === null) return refused$1("nothing landed");
	if (claim.landed !== null) return refused$1("the ledger names a merge already");
	return became({
		...confirmed(claim),
		attempt: null,
		landed: commit
	});
}
function withHead({ head }, { newHead }, move) {
	return newHead === null || newHead === head ? refused$1("there is no new commit") : became(move(newHead));
}
function became(claim) {
	return {
		kind: "claim",
		claim
	};
}
function refused$1(reason) {
	return {
		kind: "refused",
		reason
	};
}
// src/core/orchestrator/claim/claim-after.ts
/**
* What a step makes of its ticket's entry in the ledger as it is now. It refuses where the step's fence does not hold:
* whoever writes the result by compare-and-set on that very ledger can move nothing that was decided on an older entry.
*/
function claimAfter(ledger, step, facts) {
	switch (step.kind) {
		case "accept": return accepted(ledger, step, facts.newHead, facts);
		case "recover": return step.fence === null ? accepted(ledger, {
			...step,
			ahead: []
		}, step.head, facts) : onClaim(ledger, step.ticket, step.fence, (claim) => recoverClaim(claim, step), []);
		case "return_to_intake":
		case "cleanup":
		case "delete_work_ref": return claimsOf(ledger, step.ticket).live === null ? { kind: "unchanged" } : refused("the ticket is claimed");
		case "merge": return (ledger.verdicts.get(step.ticket) ?? []).length === step.verdicts ? onClaim(ledger, step.ticket, step.fence, (claim) => moveClaim$1(claim, step, facts), facts.verdicts) : refused("somebody said something about the proposal since");
		case "complete":
		case "release": return ended(ledger, step, facts.now);
		case "adopt":
		case "escalate":
		case "hold":
		case "note_landed":
		case "open_attempt":
		case "open_request":
		case "prepare_workspace":
		case "propose":
		case "publish":
		case "request_changes":
		case "run_coder":
		case "run_reviewer":
		case "run_validation":
		case "set_status":
		case "update_from_base": return onClaim(ledger, step.ticket, step.fence, (claim) => moveClaim$1(claim, step, facts), facts.verdicts);
	}
}
function accepted(ledger, step, acceptance, facts) {
	const reason = refuseAcceptance(ledger, step, facts);
	if (reason !== void 0) return refused(reason);
	if (acceptance === null || facts.base === null) return refused("there is no acceptance");
	const live = {
		generation: step.generation,
		queued_at: step.queuedAt,
		base: facts.base,
		acceptance,
		head: acceptance,
		before: null,
		round: 1,
		attempts: 0,
		failures: 0,
		retry_after: null,
		attempt: null,
		attention: null,
		request: null,
		landed: null,
		operations: []
	};
	return changed({
		...claimsOf(ledger, step.ticket).file,
		live
	});
}
function onClaim(ledger, ticket, fence, move, verdicts) {
	const { file, live } = claimsOf(ledger, ticket);
	const broken = refuseFence(live, fence);
	if (live === null || broken !== void 0) return refused(broken ?? "nobody has claimed the ticket");
	const moved = move(live);
	if (moved.kind === "refused") return refused(moved.reason);
	if (moved.kind === "same") return { kind: "unchanged" };
	return {
		...changed({
			...file,
			live: moved.claim
		}),
		verdicts
	};
}
/** The claim goes to those that ended. The ledger's plan records stay for the next claim unless they landed. */
function ended(ledger, step, now) {
	const { file, live } = claimsOf(ledger, step.ticket);
	const broken = refuseFence(live, step.fence);
	if (live === null || broken !== void 0) return refused(broken ?? "nobody has claimed the ticket");
	const isComplete = step.kind === "complete";
	const last = {
		generation: live.generation,
		queued_at: live.queued_at,
		outcome: isComplete ? "completed" : step.outcome,
		at: now,
		head: step.workHead,
		landed: isComplete ? step.landed : null
	};
	return {
		...changed({
			...file,
			live: null,
			ended: [...file.ended, last].slice(-100)
		}),
		clearsPlans: isComplete
	};
}
/** Why a claim is not the one that a step was decided on. */
function refuseFence(live, fence) {
	if (live === null) return "nobody has claimed the ticket";
	if (live.generation !== fence.generation) return `the claim has generation ${live.generation} now`;
	if (live.head !== fence.head) return "the work ref has been moved since";
	return (live.attempt?.id ?? null) === fence.attempt ? void 0 : "another attempt is open now";
}
function changed(file) {
	return {
		kind: "changed",
		file,
		verdicts: [],
		clearsWait: true,
		clearsPlans: false
	};
}
function refused(reason) {
	return {
		kind: "refused",
		reason
	};
}
// src/app/orchestrate/perform/boundary.ts
/**
* Ends this process at once, as a power cut would, where `YOI_STOP_AT` names the boundary: how the tests show that a
* run can be killed between any two effects and be taken up again. Does nothing otherwise.
*/
function passBoundary(env, boundary) {
	if (env["YOI_STOP_AT"] === boundary) process.kill(process.pid, "SIGKILL");
}
// src/app/orchestrate/perform/move-claim.ts
/** How often a lost compare-and-set is tried again while the own entry has not changed. */
const MAX_TRIES = 30;
/**
* Makes a step's change of the ledger and its refs in one compare-and-set. Where the set is lost to a change that does
* not concern the ticket, it is tried again on what is there now; where the ticket's own entry or refs changed, the
* step is stale and nothing has happened. @throws ledger/*, git/*
*/
async function moveClaim(orchestrator, claimMove) {
	const { step, seen, make, done } = claimMove;
	let current = seen;
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		if (tries > 0) current = await readCurrent(orchestrator);
		const stale = elsewhere(step, current, seen);
		if (stale !== void 0) return {
			kind: "stale",
			step,
			message: stale
		};
		const made = await make?.(current) ?? {};
		if ("stale" in made) return {
			kind: "stale",
			step,
			message: made.stale
		};
		const facts = factsOf(orchestrator, claimMove, current, made);
		const outcome = await moveOnce(orchestrator, claimMove, current, facts);
		if (typeof outcome === "string") return {
			kind: "stale",
			step,
			message: outcome
		};
		if (outcome.kind === "moved") return {
			kind: "done",
			step,
			message: done(facts)
		};
		if (outcome.kind !== "lost") return {
			kind: "failed",
			step,
			message: outcome.reason
		};
	}
	return {
		kind: "stale",
		step,
		message: `others changed the ledger ${MAX_TRIES} times meanwhile`
	};
}
/** Reads where the shared refs stand now. @throws ledger/unreachable, ledger/damaged */
async function readCurrent({ repo, place }) {
	const refs = await refreshShared(repo, place);
	const read = readLedger(repo, refs.ledger);
	if (read.kind === "read") return {
		refs,
		ledger: read.ledger
	};
	const [problem] = read.problems;
	throw problem === void 0 ? /* @__PURE__ */ new TypeError("a damaged ledger has a problem") : new YoiError(problem);
}
/** The work ref moved since it was seen: whoever moved it is to be looked at before anything else is done. */
function elsewhere(step, { refs }, seen) {
	return refs.work.get(step.ticket) === seen.refs.work.get(step.ticket) ? void 0 : "the work ref has been moved since";
}
/** One try. A text: the ledger refuses the step. */
async function moveOnce(orchestrator, { step, move }, current, facts) {
	const { repo, place, env } = orchestrator;
	const { refs, ledger } = current;
	const change = claimAfter(ledger, step, facts);
	if (change.kind === "refused") return change.reason;
	const planned = refMoves(step, liveClaim(ledger, step.ticket), facts).map((each) => named(orchestrator, step, each));
	const rescues = planned.filter(({ name }) => name.startsWith("refs/yoi/rescue/"));
	if (rescues.length > 0) {
		const kept = await moveShared(repo, place, rescues);
		if (kept.kind !== "moved") return kept;
		passBoundary(env, `${step.kind}:rescued`);
	}
	const after = change.kind === "unchanged" ? [] : [{
		name: place.ledger,
		from: refs.ledger,
		to: writeLedger(repo, {
			before: refs.ledger,
			from: ledger,
			to: changedLedger(ledger, step.ticket, change),
			message: `${step.kind}(${step.ticket})`,
			at: parseTime(facts.now) ?? 0
		})
	}];
	const moves = [...planned.filter((each) => !rescues.includes(each)), ...after];
	passBoundary(env, `${step.kind}:made`);
	const outcome = await (move === void 0 ? moveShared(repo, place, moves) : move(moves));
	passBoundary(env, `${step.kind}:moved`);
	return outcome;
}
function named({ place }, { ticket }, { ref, name, from, to }) {
	return {
		name: {
			work: workRef(place, ticket),
			default: `refs/heads/${place.defaultBranch}`,
			rescue: name ?? ""
		}[ref],
		from,
		to
	};
}
function factsOf(orchestrator, { step, seen }, { refs }, made) {
	const { plans, config } = seen.observation;
	const prefix = rescuePrefix(step.ticket);
	return {
		now: orchestrator.clock(),
		newHead: null,
		attempt: null,
		request: null,
		landed: null,
		producedNothing: false,
		base: null,
		verdicts: [],
		rescues: new Map([...refs.rescue].filter(([name]) => name.startsWith(prefix))),
		limits: { maxParallel: config.max_parallel },
		plans: plans.filter(({ ticket_id, related_ticket }) => [ticket_id, related_ticket].includes(step.ticket)),
		...made
	};
}
export { withEntry as a, changedLedger as i, readCurrent as n, claimsOf as o, passBoundary as r, moveClaim as t };
