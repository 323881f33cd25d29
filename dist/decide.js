import { X as askedOperation, Y as timeAfter, Z as lastAskedRound } from "./perform-attempt.js";
import { _ as overrideOf, a as routingReasons, h as isApproval, i as missingDecision, m as isAbout, o as waitFor, p as criteriaOf, r as formatGateStatus, s as waitToRecord, t as evaluateGate, v as reviewOf, y as validationOf } from "./gate.js";
import { F as isSameSubject, L as boundNote } from "./ledger-store.js";
import { f as lastEntry } from "./dossier.js";
import { n as overlayOf } from "./overlay.js";
// src/core/orchestrator/decide/next.ts
/** A step comes next. */
function doStep(step) {
	return {
		kind: "step",
		step
	};
}
/** The ticket waits for one reason. */
function waitNext(kind, text, tickets) {
	return {
		kind: "wait",
		reasons: [waitFor(kind, text, tickets)]
	};
}
/** What a step on a claim names: ticket, generation, expected head and open attempt. */
function onClaim({ seen, claim }) {
	const { generation, head, attempt } = claim;
	return {
		ticket: seen.id,
		fence: {
			generation,
			head,
			attempt: attempt?.id ?? null
		}
	};
}
/** The round that the records of a work ref are in: requests and results carry its number. */
function roundOf({ rounds }) {
	return rounds.reduce((newest, { round }) => Math.max(newest, round), 1);
}
// src/core/orchestrator/decide/decide-attempt.ts
/** What comes next for the open attempt; undefined: none is open. */
function decideAttempt(claimed) {
	const { seen, claim, observation } = claimed;
	const { attempt } = claim;
	if (attempt === null) return void 0;
	if (seen.attempt?.result === "complete") return doStep({
		kind: "publish",
		...onClaim(claimed),
		role: attempt.role,
		attempt: attempt.id
	});
	const who = `the ${attempt.role} of round ${attempt.round}`;
	switch (seen.attempt?.liveness ?? "unknown") {
		case "running": return waitNext("running", `${who} is running`);
		case "idle": return runAttempt(claimed, attempt);
		case "unknown": return observation.now < attempt.deadline ? waitNext("running", `${who} runs elsewhere, until ${attempt.deadline} at the latest`) : replaceAttempt(claimed, attempt);
		case "dead": return replaceAttempt(claimed, attempt);
	}
}
/** Opens an attempt, or says why none may be opened now. */
function openAttempt(claimed, { role, replaces, landed }) {
	const { seen, claim, observation } = claimed;
	const failures = claim.failures + (replaces === null ? 0 : 1);
	if (failures >= 3) {
		const need = `${failures} attempts in a row brought nothing (the last one: ${role}, round ${claim.round}): look at its transcript`;
		return doStep({
			kind: "escalate",
			...onClaim(claimed),
			topic: "failures",
			need
		});
	}
	if (claim.retry_after !== null && observation.now < claim.retry_after) return waitNext("retry", `an attempt brought nothing: the next one is not before ${claim.retry_after}`);
	if (role !== "validator" && !observation.config.roles[role]) return waitNext("agent", `no agent is configured for the role ${role}`);
	if (observation.checkout.problem !== null) return waitNext("checkout", observation.checkout.problem);
	if (role === "coder" && seen.worktree === "foreign") return foreignWorktree();
	return doStep({
		kind: "open_attempt",
		...onClaim(claimed),
		role,
		round: claim.round,
		replaces,
		landed
	});
}
function runAttempt(claimed, attempt) {
	const step = {
		...onClaim(claimed),
		attempt: attempt.id
	};
	switch (attempt.role) {
		case "coder":
			if (claimed.seen.worktree === "foreign") return foreignWorktree();
			return claimed.seen.worktree === "ready" ? doStep({
				kind: "run_coder",
				...step
			}) : doStep({
				kind: "prepare_workspace",
				...onClaim(claimed)
			});
		case "reviewer": return doStep({
			kind: "run_reviewer",
			...step
		});
		case "validator": return doStep({
			kind: "run_validation",
			...step
		});
	}
}
/** A dead attempt brought nothing: another one takes its place. */
function replaceAttempt(claimed, attempt) {
	const landed = attempt.role === "validator" ? claimed.claim.landed : null;
	return openAttempt(claimed, {
		role: attempt.role,
		replaces: attempt.id,
		landed
	});
}
function foreignWorktree() {
	return waitNext("worktree", "something that yoi did not make stands where its worktree would be");
}
// src/core/orchestrator/decide/decide-landed.ts
/** What comes next for a ticket whose work is part of the default branch: note it, validate it there, end the claim. */
function decideLanded(claimed) {
	const { seen, claim } = claimed;
	const landed = claim.landed ?? seen.landed;
	if (landed === null) return waitNext("gate", "nothing landed");
	if (claim.landed === null) return doStep({
		kind: "note_landed",
		...onClaim(claimed),
		landed
	});
	return validateLanded(claimed, landed) ?? complete(claimed, landed);
}
/** Undefined: nothing is left to validate. A ticket that was reopened since lives on without it. */
function validateLanded(claimed, landed) {
	const { seen, claim, observation } = claimed;
	const state = seen.on_default?.state;
	if (state !== "done" && state !== "closed") return void 0;
	const said = seen.verdicts.filter(({ head }) => head === landed);
	if (said.some(isAcceptedAnyway)) return void 0;
	const result = said.findLast((verdict) => verdict.kind === "post_merge");
	if (result?.kind === "post_merge" && result.passed) return void 0;
	if (result === void 0 && !observation.config.has_validation) return void 0;
	if (claim.attention !== null) return waitNext("attention", claim.attention);
	if (result?.kind !== "post_merge") return decideAttempt(claimed) ?? openAttempt(claimed, {
		role: "validator",
		replaces: null,
		landed
	});
	const need = `after the merge ${landed.slice(0, 12)}: ${result.note}; \`yoi revert ${seen.id}\` takes it back, \`yoi review ${seen.id} --override post-merge\` accepts it`;
	return claim.operations.includes(askedOperation(claim.round, "post-merge")) ? waitNext("person", need) : doStep({
		kind: "escalate",
		...onClaim(claimed),
		topic: "post-merge",
		need
	});
}
function isAcceptedAnyway(verdict) {
	return verdict.kind === "override" && verdict.gate === "post-merge";
}
function complete(claimed, landed) {
	const { seen, claim } = claimed;
	const { work, head_known } = seen;
	const isKept = work === null || work.relation === "expected";
	const others = work?.relation === "ahead" || !head_known ? [] : [claim.head];
	return doStep({
		kind: "complete",
		...onClaim(claimed),
		landed,
		workHead: work?.head ?? null,
		rescue: isKept ? [] : [work.head, ...others]
	});
}
// src/core/orchestrator/decide/decide-round.ts
/**
* Begins another round, or asks a person where the limit is reached or a round would change nothing. A person who was
* asked in this round and answered wants it to go on: the count begins anew.
*/
function nextRound(worked, cause, text, findings, isStuck = false) {
	const { claim, observation } = worked;
	const asked = lastAskedRound(claim);
	const rounds = claim.round - countedFrom(worked);
	if (asked !== claim.round && isStuck) return ask(worked, "progress", `round ${claim.round} brought the same blocking findings again: ${text}`);
	if (asked !== claim.round && rounds >= observation.config.max_review_rounds) return ask(worked, "rounds", `${rounds} rounds did not end it (${cause}): ${text}`);
	return requestChanges(worked, {
		cause,
		by: "orchestrator",
		text,
		findings
	});
}
/** Begins another round because a person asked for changes; no limit keeps a person from that. */
function personsRound(worked, by, text, findings) {
	return requestChanges(worked, {
		cause: "person",
		by,
		text,
		findings
	});
}
/** Merges the default branch's edit of the ticket into the work branch; undefined: nothing is to be merged. */
function updateFromBase(worked) {
	const { seen, work, observation } = worked;
	const { contained, conflicts } = work.base;
	if (!(seen.on_default !== null && seen.on_default.text !== work.ticket?.text) || contained || conflicts.length > 0) return void 0;
	const base = observation.default.sha;
	return doStep({
		kind: "update_from_base",
		...onClaim(worked),
		base,
		conflicts: []
	});
}
/** A conflict with the default branch is a round for the coder once; when it is there still, a person is asked. */
function conflictRound(worked) {
	const { claim, work, observation } = worked;
	const { conflicts } = work.base;
	if (lastEntry(work.rounds, "request", ({ round }) => round === claim.round)?.cause === "conflict" && lastAskedRound(claim) !== claim.round) return ask(worked, "conflict", `it still conflicts with the default branch in ${conflicts.slice(0, 5).join(", ")}`);
	const base = observation.default.sha;
	return doStep({
		kind: "update_from_base",
		...onClaim(worked),
		base,
		conflicts
	});
}
/** The round before the one that the count begins with: a person asked for changes, or was asked. */
function countedFrom({ claim, work }) {
	const byPerson = lastEntry(work.rounds, "request", ({ cause }) => cause === "person");
	return Math.max(lastAskedRound(claim), (byPerson?.round ?? 1) - 1);
}
function ask(worked, topic, need) {
	return doStep({
		kind: "escalate",
		...onClaim(worked),
		topic,
		need
	});
}
function requestChanges(worked, request) {
	const text = boundNote(request.text);
	return doStep({
		kind: "request_changes",
		...onClaim(worked),
		...request,
		text
	});
}
// src/core/orchestrator/decide/decide-proposal.ts
/** What comes next for a proposal: another round where somebody asked or something moved, else the gate. */
function decideProposal(worked) {
	return decideRequested(worked) ?? decideStale(worked) ?? decideValidation(worked) ?? (worked.seen.request === null ? doStep({
		kind: "open_request",
		...onClaim(worked)
	}) : decideGate(worked));
}
/** A person's newest word about the proposal asks for changes, and no round has begun for it. */
function decideRequested(worked) {
	const words = worked.verdicts.filter(({ kind }) => kind === "approval" || kind === "changes_requested");
	const asked = words.findLast((verdict, index) => verdict.kind === "changes_requested" && words.findLastIndex(({ by }) => by === verdict.by) === index && isAbout(worked, verdict) && !isTakenUp(worked, verdict));
	return asked === void 0 ? void 0 : personsRound(worked, asked.by, asked.note, findingsOf(asked));
}
/** At least one finding, so that the round's request names the verdict it answers. */
function findingsOf({ id, note, findings }) {
	return (findings.length > 0 ? findings : [{
		path: null,
		line: null,
		text: note
	}]).map(({ path, line, text }, index) => {
		return {
			id: `${id}-${index + 1}`,
			severity: "blocking",
			path,
			line,
			text: boundNote(text)
		};
	});
}
function isTakenUp({ work }, { id }) {
	return work.rounds.some((entry) => entry.kind === "request" && entry.findings.some((finding) => finding.id === `${id}-1`));
}
/** The default branch or the subject moved since the review. */
function decideStale(worked) {
	const { work } = worked;
	const update = updateFromBase(worked);
	if (update !== void 0) return update;
	if (work.base.conflicts.length > 0) return conflictRound(worked);
	const review = reviewOf(worked);
	if (review !== void 0 && isApproval(review) || overrideOf(worked, "review") !== void 0) return;
	if (lastEntry(work.rounds, "review")?.subject.code === work.subject.code) return nextRound(worked, "text", "The ticket's text or the policy changed: bring the work in line with it.", []);
	return nextRound(worked, "adopted", "The code changed after it was reviewed: report on it as it is now.", []);
}
/** An update from the base is validated again; the result goes to the ledger, so that the proposal stays as it is. */
function decideValidation(worked) {
	if (!worked.observation.config.has_validation) return void 0;
	const passed = validationOf(worked);
	if (passed === true || overrideOf(worked, "validation") !== void 0) return void 0;
	if (passed === void 0) return openAttempt(worked, {
		role: "validator",
		replaces: null,
		landed: null
	});
	return nextRound(worked, "validation", "Validation of the proposal failed.", []);
}
function decideGate(worked) {
	const { seen, observation } = worked;
	const gate = evaluateGate(seen, observation);
	const status = formatGateStatus(gate);
	const shown = seen.request?.status ?? null;
	if (shown !== null && shown !== status) return doStep({
		kind: "set_status",
		...onClaim(worked),
		status
	});
	if (gate.status !== "passed") return {
		kind: "wait",
		reasons: openParts(gate)
	};
	if (observation.config.authority !== "merge") return waitNext("person", "it is ready to be merged: a person merges it");
	if (observation.checkout.problem !== null) return waitNext("checkout", observation.checkout.problem);
	return doStep({
		kind: "merge",
		...onClaim(worked),
		base: observation.default.sha,
		verdicts: seen.verdicts.length
	});
}
const PEOPLES = /* @__PURE__ */ new Set([
	"approvals",
	"changes",
	"protected"
]);
function openParts({ children }) {
	return children.filter(({ status }) => status !== "passed").map(({ name, reason }) => waitFor(PEOPLES.has(name) ? "person" : "gate", `${name}: ${reason}`));
}
// src/core/orchestrator/decide/decide-work.ts
/** What comes next for work in progress with no open attempt: code, validate, review, another round, or propose. */
function decideWork(worked) {
	const { claim, work, observation } = worked;
	const update = updateFromBase(worked);
	if (update !== void 0) return update;
	const report = lastEntry(work.rounds, "report", ({ round }) => round === claim.round);
	if (report === void 0) return openAttempt(worked, {
		role: "coder",
		replaces: null,
		landed: null
	});
	if (work.base.conflicts.length > 0) return conflictRound(worked);
	if (report.subject.ticket !== work.subject.ticket) return nextRound(worked, "text", "The ticket's text changed: bring the work in line with it.", []);
	return (observation.config.has_validation ? decideValidated(worked) : void 0) ?? decideReviewed(worked);
}
/** Undefined: validation passed for the subject in this round, or a person accepts that it failed. */
function decideValidated(worked) {
	const { claim, work } = worked;
	const result = lastEntry(work.rounds, "validation", ({ round, subject }) => round === claim.round && isSameSubject(subject, work.subject));
	if (result === void 0) return openAttempt(worked, {
		role: "validator",
		replaces: null,
		landed: null
	});
	if (result.passed || overrideOf(worked, "validation") !== void 0) return void 0;
	return nextRound(worked, "validation", `Validation failed: ${result.commands.filter(({ exit_code }) => exit_code !== 0).map(({ command }) => command).join("; ") || "see its result"}`, []);
}
function decideReviewed(worked) {
	const review = reviewOf(worked, worked.claim.round);
	if (review === void 0) return openAttempt(worked, {
		role: "reviewer",
		replaces: null,
		landed: null
	});
	if (!isApproval(review) && overrideOf(worked, "review") === void 0) return nextRound(worked, "review", review.summary, review.findings, isStuck(worked, review));
	const open = criteriaOf(worked).filter(({ met }) => !met);
	if (open.length > 0 && overrideOf(worked, "criteria") === void 0) return nextRound(worked, "criteria", `Nothing shows that these criteria are met:\n${open.map(({ criterion, text }) => `${criterion}. ${text}`).join("\n")}`, []);
	return doStep({
		kind: "propose",
		...onClaim(worked)
	});
}
/** Whether a review names the very blocking findings of the review before it: another round would change nothing. */
function isStuck({ work }, review) {
	const before = lastEntry(work.rounds, "review", ({ round }) => round < review.round);
	const ids = blockingIds(review);
	return before !== void 0 && ids !== "" && ids === blockingIds(before);
}
function blockingIds({ findings }) {
	const blocking = findings.filter(({ severity }) => severity === "blocking").map(({ id }) => id);
	return [...new Set(blocking)].sort().join(" ");
}
// src/core/orchestrator/decide/decide-claim.ts
/** What comes next for a ticket with a live claim. */
function decideClaim(claimed) {
	const { seen, claim } = claimed;
	if (claim.landed !== null && seen.landed === null) return recover(claimed, "unlanded");
	const overlay = overlayOf(seen);
	if (overlay === "landed") return decideLanded(claimed);
	if (overlay === "withdrawn") return withdraw(claimed);
	if (overlay === "diverged") return waitNext("diverged", "the default branch tells another story of the ticket than its work branch");
	if (seen.request?.state === "closed") return release(claimed, "abandoned", "its request was closed without a merge");
	const { work } = seen;
	if (work === null) return decideWithoutWork(claimed);
	if (work.relation !== "expected") return decideMovedWork(claimed, work);
	return decideExpected({
		...claimed,
		work,
		verdicts: seen.verdicts
	});
}
function decideExpected(worked) {
	const { seen, claim, work } = worked;
	const need = claim.attention ?? work.ticket?.attention ?? seen.on_default?.attention ?? null;
	if (need !== null) return waitNext("attention", need);
	if (work.ticket === null) return waitNext("attention", "the ticket on its work branch cannot be read: mend it there");
	const open = decideAttempt(worked);
	if (open !== void 0) return open;
	switch (work.ticket.state) {
		case "inprogress": return decideWork(worked);
		case "closed": return decideProposal(worked);
		case "intake": return release(worked, "returned", "it was returned to intake on its work branch");
		case "ready":
		case "queued":
		case "done": return waitNext("attention", `its work branch has it as ${work.ticket.state}: take it back to inprogress`);
	}
}
/** The default branch no longer shows the queueing: what was done is kept, nothing else happens. */
function withdraw(claimed) {
	return claimed.seen.on_default?.state === "intake" ? release(claimed, "returned", "it was returned to intake") : release(claimed, "withdrawn", "the default branch no longer shows it queued as it was claimed");
}
/** An acceptance that was interrupted between its refs, or a branch that a person deleted. */
function decideWithoutWork(claimed) {
	const { claim, seen } = claimed;
	if (claim.before !== null) return release(claimed, "abandoned", "its work branch was deleted");
	return recover(claimed, seen.head_known ? "ref" : "back");
}
/** The work ref is not where the claim expects it. */
function decideMovedWork(claimed, work) {
	const { seen, claim } = claimed;
	switch (work.relation) {
		case "behind": return recover(claimed, seen.head_known ? "ref" : "back");
		case "ahead":
			if (work.trailer?.generation === claim.generation && work.entry_unchanged) return recover(claimed, "ledger");
			return doStep({
				kind: "adopt",
				...onClaim(claimed),
				head: work.head,
				round: roundOf(work)
			});
		case "expected":
		case "other":
			if (!seen.head_known) return waitNext("diverged", "its work branch was replaced, and the commit that was there is not known here");
			return doStep({
				kind: "hold",
				...onClaim(claimed),
				found: work.head,
				reason: `its work branch was replaced by ${work.head.slice(0, 12)}, which does not follow from the work: say what is to become of it`
			});
	}
}
function recover(claimed, action) {
	const { claim, seen } = claimed;
	const { work } = seen;
	const { ticket, fence } = onClaim(claimed);
	const isOfWork = work !== null && action !== "ref";
	return doStep({
		kind: "recover",
		ticket,
		action,
		generation: claim.generation,
		head: isOfWork ? work.head : claim.head,
		round: isOfWork ? roundOf(work) : claim.round,
		asked: action === "ledger" && (work?.ticket?.attention ?? null) !== null,
		queuedAt: claim.queued_at,
		fence
	});
}
function release(claimed, outcome, reason) {
	const workHead = claimed.seen.work?.head ?? null;
	const rescue = commitsToKeep(claimed);
	return doStep({
		kind: "release",
		...onClaim(claimed),
		outcome,
		workHead,
		rescue,
		reason
	});
}
/** What no other ref keeps: where the work ref is, and the claim's head where that is not part of it. */
function commitsToKeep({ seen, claim }) {
	const { work, head_known } = seen;
	if (work === null) return head_known ? [claim.head] : [];
	return work.relation === "expected" || work.relation === "ahead" || !head_known ? [work.head] : [work.head, claim.head];
}
// src/core/orchestrator/decide/decide-unclaimed.ts
/** How long a judgement that keeps a ticket waiting stands before the agent is asked again. */
const JUDGEMENT_SECONDS = 900;
/** What comes next for a ticket that nobody has claimed. */
function decideUnclaimed(seen, facts) {
	const { id: ticket, work, worktree, on_default: item } = seen;
	if (work !== null && isLeftBehind(seen, work)) return doStep({
		kind: "delete_work_ref",
		ticket,
		head: work.head
	});
	const unclaimed = item?.state === "queued" ? {
		...seen,
		on_default: item
	} : void 0;
	if (work !== null && isAcceptance(seen, work)) return decideInterrupted(seen, work, unclaimed, facts);
	if ((item !== null || seen.claim !== null) && worktree !== "none" && worktree !== "foreign") return doStep({
		kind: "cleanup",
		ticket
	});
	return unclaimed === void 0 ? {
		kind: "wait",
		reasons: []
	} : decideQueued(unclaimed, facts);
}
function decideQueued(seen, { accepted, ...facts }) {
	const { id: ticket, on_default: item } = seen;
	const missing = missingDecision(seen, facts.observation);
	if (missing !== void 0 && item.queued_at !== null) return doStep({
		kind: "return_to_intake",
		ticket,
		queuedAt: item.queued_at,
		reason: missing
	});
	const reasons = routingReasons(seen, facts);
	if (reasons.length > 0 || item.queued_at === null) return {
		kind: "wait",
		reasons
	};
	const judged = standingJudgement(seen, facts.observation);
	if (judged.length > 0) return {
		kind: "wait",
		reasons: judged
	};
	return doStep({
		kind: "accept",
		ticket,
		queuedAt: item.queued_at,
		generation: lastGeneration(seen) + 1,
		judge: facts.observation.config.roles.orchestrator,
		ahead: accepted
	});
}
/** What an Orchestrator agent said not long ago: it is not asked again at every look. */
function standingJudgement({ wait }, { now, config }) {
	if (!config.roles.orchestrator || wait === null) return [];
	const judged = wait.reasons.filter(({ kind }) => kind === "judgement");
	return now < timeAfter(wait.since, JUDGEMENT_SECONDS) ? judged : [];
}
/** The work ref stands where an ended claim had it: its deletion was interrupted. */
function isLeftBehind({ claim }, { head }) {
	return claim?.ended.at(-1)?.head === head;
}
/** The work ref is an acceptance that the ledger does not know: the claim was interrupted between its two refs. */
function isAcceptance(seen, { trailer, ticket, has_code, rounds }) {
	return trailer?.generation === lastGeneration(seen) + 1 && ticket?.state === "inprogress" && !has_code && rounds.length === 0;
}
/** The claim is completed where the ticket could be accepted now; an acceptance of an older queueing goes. */
function decideInterrupted(seen, work, unclaimed, facts) {
	const { id: ticket } = seen;
	const chain = work.ticket?.chain ?? [];
	const isOfThisQueueing = unclaimed?.on_default.chain.every((word, index) => chain[index] === word) ?? false;
	if (unclaimed === void 0 || !isOfThisQueueing) return doStep({
		kind: "delete_work_ref",
		ticket,
		head: work.head
	});
	const reasons = routingReasons({
		...unclaimed,
		work: null
	}, facts);
	const { queued_at: queuedAt } = unclaimed.on_default;
	if (reasons.length > 0 || queuedAt === null) return {
		kind: "wait",
		reasons
	};
	return doStep({
		kind: "recover",
		ticket,
		action: "claim",
		generation: lastGeneration(seen) + 1,
		head: work.head,
		round: 1,
		asked: false,
		queuedAt,
		fence: null
	});
}
function lastGeneration({ claim }) {
	return claim?.live?.generation ?? claim?.ended.at(-1)?.generation ?? 0;
}
// src/core/orchestrator/decide/order.ts
/** The one order in which tickets are looked at: priority, then when they were queued, then id. */
function inOrder(tickets) {
	return [...tickets].sort((a, b) => compare(a.on_default?.priority ?? LAST, b.on_default?.priority ?? LAST) || compare(a.on_default?.queued_at ?? LAST, b.on_default?.queued_at ?? LAST) || compare(a.id, b.id));
}
/** Comes after every priority and every time. */
const LAST = "~";
function compare(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/core/orchestrator/decide/decide.ts
/**
* What is to be done in a world that looks like this: at most one step for each ticket, in the fixed order, and why
* everything else waits. Pure and total: the same observation gives the same decision, and a settled world gives none.
*/
function decide(observation) {
	const { ledger } = observation;
	if (ledger.state === "lost" || ledger.state === "damaged") return {
		steps: [],
		waits: [],
		stopped: `the ledger is ${ledger.state}: ${ledger.problem ?? "see yoi ticket doctor --live"}`
	};
	const claimed = new Set(observation.tickets.filter(isClaimed).map(({ id }) => id));
	const accepted = [];
	const steps = [];
	const waiting = [];
	for (const seen of inOrder(observation.tickets)) {
		const next = decideTicket(seen, {
			observation,
			claimed,
			accepted: [...accepted]
		});
		if (next.kind === "wait") {
			waiting.push({
				seen,
				reasons: next.reasons
			});
			continue;
		}
		const { step } = next;
		steps.push(step);
		if (step.kind !== "accept" && !(step.kind === "recover" && step.action === "claim")) continue;
		claimed.add(step.ticket);
		accepted.push(step.ticket);
	}
	const waits = waiting.flatMap(({ seen, reasons }) => reasons.length === 0 ? [] : [{
		ticket: seen.id,
		reasons
	}]);
	return {
		steps: [...steps, ...recordWaits(waiting)],
		waits,
		stopped: null
	};
}
function decideTicket(seen, facts) {
	const claim = seen.claim?.live ?? null;
	return claim === null ? decideUnclaimed(seen, facts) : decideClaim({
		seen,
		claim,
		observation: facts.observation
	});
}
function isClaimed({ claim }) {
	return (claim?.live ?? null) !== null;
}
/** What the ledger does not say yet about waiting. */
function recordWaits(waiting) {
	const waits = waiting.flatMap(({ seen, reasons }) => {
		const recorded = waitToRecord(seen.wait, reasons);
		return recorded === void 0 ? [] : [{
			ticket: seen.id,
			reasons: recorded
		}];
	});
	return waits.length === 0 ? [] : [{
		kind: "record_waits",
		waits
	}];
}
export { isAcceptance as n, roundOf as r, decide as t };
