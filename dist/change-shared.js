import { Q as failure } from "./plumbing.js";
import { i as readTickets } from "./read-tickets.js";
import { n as requireWrite } from "./run-operation.js";
import { n as listTicketPlaces, t as findPlace } from "./workspace.js";
import { t as openOrchestrator } from "./context.js";
import { B as RecordsRefused, H as planRecords, K as changedLedger, Q as claimsOf, V as commitRecords, W as readCurrent, q as withEntry } from "./perform-attempt.js";
import { n as hasLanded, t as viewOf } from "./ticket-view.js";
import { c as appendRounds, o as ROUNDS } from "./dossier.js";
import { o as readConfigAt } from "./settings.js";
import { t as readSubject } from "./subject.js";
import { T as parsePlan, W as parseTime } from "./decode.js";
import "./parse-ticket.js";
import { L as boundNote, h as moveShared, i as writeLedger, v as workRef } from "./ledger-store.js";
import { d as wordsFor } from "./summary.js";
import { n as isWithdrawal, t as isAboutWork } from "./person-routes.js";
import { t as readClaimTrailers } from "./claim-trailers.js";
import { t as readSeenShared } from "./seen.js";
// src/core/orchestrator/claim/claim-by-person.ts
/**
* The attempt that a person's commit must wait for, since it builds on the work ref as it found it; undefined: none.
* One that is past its deadline is waited for by nobody.
*/
function attemptInTheWay({ attempt }, { answers, ends }, now) {
	return attempt === null || answers || ends || attempt.deadline <= now ? void 0 : attempt;
}
/**
* What a person's announced commit makes of the ticket's entry in the ledger: the work ref is expected at the commit.
* It refuses where the entry is not the one that the commit was made for, and while an attempt runs that would be lost.
*/
function claimByPerson(ledger, ticket, fence, move, now) {
	const { file, live } = claimsOf(ledger, ticket);
	if (live === null) return refused$1("nobody has claimed the ticket");
	if (live.generation !== fence.generation) return refused$1(`the claim has generation ${live.generation} now`);
	if (live.head !== fence.head) return refused$1("the work ref has been moved since");
	if (live.landed !== null) return refused$1("the work has landed");
	if (attemptInTheWay(live, move, now) !== void 0) return refused$1("an attempt is open");
	const { newHead, answers, ends, newRound } = move;
	const isFresh = answers || newRound;
	const claim = {
		...live,
		head: newHead,
		before: live.head,
		attempt: null,
		attention: answers ? null : live.attention,
		round: live.round + (newRound ? 1 : 0),
		...isFresh ? {
			failures: 0,
			retry_after: null
		} : {}
	};
	return {
		kind: "changed",
		file: {
			...file,
			live: claim
		},
		verdicts: [],
		clearsWait: isFresh || ends,
		clearsPlans: false
	};
}
function refused$1(reason) {
	return {
		kind: "refused",
		reason
	};
}
// src/app/orchestrate/store/planned-record.ts
/** The plan record that was planned last, as the ledger keeps it; undefined where none was. */
function plannedRecord({ id, changes }) {
	const [path, text] = [...changes].find(([each]) => each.endsWith(`/artifacts/orchestration-plan.jsonl`)) ?? [];
	if (path === void 0 || text === void 0 || text === null) return void 0;
	const last = parsePlan(text, path, id).planRecords.at(-1);
	if (last === void 0) return void 0;
	const { line, text: written, ...record } = last;
	return record;
}
// src/app/orchestrate/person/move-for-person.ts
/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 20;
/**
* Moves the ledger, and refs with it, for a command of a person: all by compare-and-set. What is lost to others is made
* again on what is there then; `make` looks at its precondition each time, and undefined ends it without a change.
* @throws landing/refused, ledger/*, and what `make` throws
*/
async function moveForPerson(orchestrator, make) {
	const { repo, place, clock } = orchestrator;
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const current = await readCurrent(orchestrator);
		const change = make(current);
		if (change === void 0) return void 0;
		const { refs, ledger } = current;
		const { message, moves, value } = change;
		const at = parseTime(clock()) ?? 0;
		const next = writeLedger(repo, {
			before: refs.ledger,
			from: ledger,
			to: change.ledger,
			message,
			at
		});
		const ledgerMove = {
			name: place.ledger,
			from: refs.ledger,
			to: next
		};
		const outcome = await moveShared(repo, place, [...moves, ledgerMove]);
		if (outcome.kind === "moved") return value;
		if (outcome.kind !== "lost") throw refused(outcome.reason);
	}
	throw refused("others changed the ledger again and again");
}
function refused(reason) {
	return failure("landing/refused", { path: "" }, { reason });
}
// src/app/orchestrate/person/person-plan.ts
/**
* Plans an operation of a person for the ticket as its work ref has it; undefined: there is nothing that it could be
* about there. A decision that the ledger alone asks for is answered by an event. Pure.
*/
function planForPerson({ name, input }, { ticket, claim, config }) {
	const plan = {
		call: {
			name,
			input
		},
		answers: false,
		ends: name === "ticket_return" || name === "ticket_reopen",
		newRound: false,
		request: null
	};
	const answer = name === "ticket_attend" ? input["answer"] : void 0;
	if (typeof answer === "string") {
		if ((ticket.item?.attention_required ?? null) !== null) return {
			...plan,
			answers: true
		};
		if (claim.attention === null) return void 0;
		const call = {
			name: "ticket_comment",
			input: {
				kind: "decision",
				text: `${wordsFor(config.ticket.language).decided(claim.attention)}\n\n${answer}`
			}
		};
		return {
			...plan,
			call,
			answers: true
		};
	}
	const { state } = ticket.item ?? {};
	if (name === "ticket_start" && (state === "done" || state === "closed")) {
		const request = typeof input["reason"] === "string" ? boundNote(input["reason"]) : null;
		return {
			...plan,
			newRound: true,
			request
		};
	}
	return plan;
}
// src/app/orchestrate/person/commit-for-person.ts
/**
* Makes one announced commit on the work ref of a claimed ticket, which moves together with the ledger. Undefined where
* nobody has claimed the ticket, or where the operation is not about its work: then it is one like any other. At a
* remote nothing happens offline.
* @throws ledger/unreachable, orchestrate/attempt-open, orchestrate/work-moved, orchestrate/landed, landing/refused,
* RecordsRefused, and what the operation refuses: usage/*, state/*
*/
async function commitForPerson(orchestrator, request) {
	return await moveForPerson(orchestrator, (current) => makeCommit(orchestrator, request, current));
}
function makeCommit(orchestrator, request, current) {
	const { repo, place, clock } = orchestrator;
	const { refs, ledger } = current;
	const { id, call } = request;
	const claim = ledger.claims.get(id)?.live ?? void 0;
	if (claim === void 0) return void 0;
	if (claim.landed !== null) return refuseLanded(request, claim);
	const config = readConfigAt(repo, {
		kind: "commit",
		oid: refs.defaultSha
	});
	const root = config.backend.root;
	const ticketAt = (oid) => readTickets(repo, {
		kind: "commit",
		oid
	}, /* @__PURE__ */ new Set([id]), root).get(id);
	const ticket = refs.work.get(id) === claim.head ? ticketAt(claim.head) : void 0;
	if (ticket === void 0) throw failure("orchestrate/work-moved", HERE$1, { ticket: id });
	const onDefault = viewOf(ticketAt(refs.defaultSha));
	if (hasLanded({
		onDefault,
		work: viewOf(ticket),
		claim
	})) return void 0;
	const plan = planForPerson(call, {
		ticket,
		claim,
		config
	});
	if (plan === void 0) return void 0;
	refuseDuringAttempt(id, claim, plan, clock());
	const making = {
		orchestrator,
		request,
		current,
		config,
		claim,
		ticket,
		plan
	};
	const { commit, subject, record } = writeRecords(making);
	return {
		ledger: ledgerAfter(making, commit, record),
		moves: [{
			name: workRef(place, id),
			from: claim.head,
			to: commit
		}],
		message: `${call.name.replace(/^ticket_/, "")}(${id}) by ${request.actor.name}`,
		value: {
			commit,
			branch: `${place.workPrefix}${id}`,
			said: subject,
			plan
		}
	};
}
const HERE$1 = { path: "" };
/** There is no work any more; only a question about what landed is left, and that has answers of its own. */
function refuseLanded({ id, call }, { attention }) {
	if (call.name !== "ticket_attend" || attention === null) return void 0;
	throw failure("orchestrate/landed", HERE$1, {
		ticket: id,
		need: attention
	});
}
function refuseDuringAttempt(ticket, claim, plan, now) {
	const open = attemptInTheWay(claim, plan, now);
	if (open === void 0) return;
	const { role, round, opened_at: since, deadline } = open;
	throw failure("orchestrate/attempt-open", HERE$1, {
		ticket,
		role,
		round,
		since,
		deadline
	});
}
/**
* The commit names the person as the actor, in its trailer and in the event. Its author is the Orchestrator's name:
* who commits to a work branch cannot approve the work, and a word about it is no work.
*/
function writeRecords(making) {
	const { orchestrator, request, current, config, claim, plan } = making;
	const { repo, clock } = orchestrator;
	const { defaultSha, ledger } = current.refs;
	const { actor, newEventId, id } = request;
	const context = {
		base: claim.head,
		config,
		actor,
		now: clock(),
		newEventId,
		landed: defaultSha
	};
	const planned = planRecords(repo, context, id, [plan.call], roundsWith(making));
	const { oid } = commitRecords(repo, {
		planned,
		parents: [claim.head],
		claim: {
			ticket: id,
			generation: claim.generation,
			attempt: null,
			ledger
		},
		landed: defaultSha,
		visible: [defaultSha]
	});
	return {
		commit: oid,
		subject: (planned.subjects[0] ?? "").replace(`ticket(${id}): `, ""),
		record: plan.call.name === "plan_record" ? plannedRecord(planned) : void 0
	};
}
/** Where a person sends a proposal back, the next round is about what they say. */
function roundsWith(making) {
	const { orchestrator, request, current, config, claim, ticket, plan } = making;
	if (plan.request === null) return /* @__PURE__ */ new Map();
	const { repo, clock } = orchestrator;
	const base = current.refs.defaultSha;
	const entry = {
		kind: "request",
		round: claim.round + 1,
		at: clock(),
		head: claim.head,
		subject: readSubject(repo, {
			head: claim.head,
			base,
			ticket,
			root: config.backend.root
		}),
		by: request.actor.name,
		cause: "person",
		text: plan.request,
		findings: []
	};
	return /* @__PURE__ */ new Map([[ROUNDS, appendRounds(ticket.files.get(ROUNDS)?.text, [entry])]]);
}
/** A plan record counts for other tickets too, which look for it in the ledger until the work has landed. */
function ledgerAfter(making, newHead, record) {
	const { orchestrator, request, current, claim, plan } = making;
	const change = claimByPerson(current.ledger, request.id, claim, {
		...plan,
		newHead
	}, orchestrator.clock());
	if (change.kind !== "changed") throw new TypeError(`the claim does not take the commit: ${change.kind}`);
	const after = changedLedger(current.ledger, request.id, change);
	if (record === void 0 || record.kind === "accepted_plan") return after;
	const plans = withEntry(after.plans, request.id, [...after.plans.get(request.id) ?? [], record]);
	return {
		...after,
		plans
	};
}
// src/app/orchestrate/person/plan-in-ledger.ts
/**
* Writes a decision about order or capacity into the ledger, where it counts at once, and from where the acceptance
* copies it into the ticket. Undefined where the ticket is claimed: then it belongs into its work.
* @throws ledger/unreachable, orchestrate/no-ledger, orchestrate/not-waiting, landing/refused, usage/*
*/
async function recordPlanInLedger(orchestrator, { id, call, actor, newEventId }) {
	const { repo, clock } = orchestrator;
	return await moveForPerson(orchestrator, ({ refs, ledger }) => {
		if (refs.ledger === null) throw failure("orchestrate/no-ledger", HERE, {});
		if ((ledger.claims.get(id)?.live ?? null) !== null) return void 0;
		const config = readConfigAt(repo, {
			kind: "commit",
			oid: refs.defaultSha
		});
		const base = refs.defaultSha;
		const state = readTickets(repo, {
			kind: "commit",
			oid: base
		}, /* @__PURE__ */ new Set([id]), config.backend.root).get(id)?.item?.state;
		if (state === "inprogress" || state === "done" || state === "closed") throw failure("orchestrate/not-waiting", HERE, {
			ticket: id,
			state,
			branch: refs.defaultBranch
		});
		const record = plannedRecord(planRecords(repo, {
			base,
			config,
			actor,
			now: clock(),
			newEventId
		}, id, [call]));
		if (record === void 0) throw new TypeError("the operation made no plan record");
		const plans = withEntry(ledger.plans, id, [...ledger.plans.get(id) ?? [], record]);
		return {
			ledger: {
				...ledger,
				plans
			},
			moves: [],
			message: `plan(${id}) ${record.kind} by ${actor.name}`,
			value: record
		};
	});
}
const HERE = { path: "" };
// src/app/orchestrate/store/change-shared.ts
/**
* Runs an operation on what Orchestrators share: on a claimed ticket as one commit on its work branch, and a plan record
* in the ledger where that is asked for. Nothing in the working tree changes. Where nobody has claimed the ticket, as far
* as was last seen, nothing is done. @throws as `commitForPerson`, `recordPlanInLedger` and `openOrchestrator`
*/
async function changeShared(workspace, call, options) {
	const places = listTicketPlaces(workspace);
	const { id } = findPlace(places, String(call.input["ticket"]), workspace.ticketRoot);
	const seen = readSeenShared(workspace.repository, workspace.config);
	const isOnWork = seen !== void 0 && isAboutWork(call) && isClaimed(workspace, seen, id);
	if (options.inLedger || isOnWork) {
		const { actor, newEventId } = options;
		const result = await change(workspace, {
			id,
			call: withIds(workspace, places, call),
			actor,
			newEventId
		}, options);
		if (result !== void 0) return {
			kind: "done",
			result
		};
	}
	return {
		kind: "elsewhere",
		notes: seen === void 0 ? [] : notesAbout(workspace, seen, {
			id,
			call
		})
	};
}
/**
* Whether the ticket is claimed, as far as was last seen. Whoever fetches branches only has never seen the ledger: then
* the trailer of the work ref's tip tells.
*/
function isClaimed({ repository }, { refs, ledger, place }, id) {
	if ((ledger.claims.get(id)?.live ?? null) !== null) return true;
	const head = refs.work.get(id);
	if (place.kind === "local" || refs.ledger !== null || head === void 0) return false;
	return readClaimTrailers(repository, [head]).get(head)?.ticket === id;
}
/** The operation without its own ticket, and with references to others as ids. */
function withIds(workspace, places, { name, input: { ticket, ...input } }) {
	const { references = [] } = requireWrite(name, {
		name: "",
		role: "person"
	});
	const ids = references.flatMap((key) => {
		const reference = input[key];
		return typeof reference === "string" ? [[key, findPlace(places, reference, workspace.ticketRoot).id]] : [];
	});
	return {
		name,
		input: {
			...input,
			...Object.fromEntries(ids)
		}
	};
}
async function change(workspace, request, { now, inLedger }) {
	const orchestrator = {
		...openOrchestrator(workspace),
		clock: () => now
	};
	const { id } = request;
	try {
		const record = inLedger ? await recordPlanInLedger(orchestrator, request) : void 0;
		if (record !== void 0) return done(id, `${id}: plan ${[record.kind, ...record.related_ticket === void 0 ? [] : [record.related_ticket]].join(" ")} (in the ledger)`, { notes: ["It counts at once, and is copied into the ticket when that is accepted."] });
		const made = await commitForPerson(orchestrator, request);
		if (made !== void 0) return resultOf(id, made);
		if (!inLedger) return void 0;
		const { defaultBranch: branch } = orchestrator.place;
		throw failure("orchestrate/not-waiting", { path: "" }, {
			ticket: id,
			state: "merged",
			branch
		});
	} catch (error) {
		if (!(error instanceof RecordsRefused)) throw error;
		return {
			outcome: "refused",
			id,
			message: "",
			paths: [],
			diagnostics: error.findings,
			notes: []
		};
	}
}
function resultOf(id, { commit, branch, said, plan }) {
	const where = `on ${branch}, commit ${commit.slice(0, 10)}`;
	const notes = [
		"An Orchestrator works on this ticket: the change is on its branch, and nothing in the working tree has changed.",
		...plan.ends ? ["The next `yoi orchestrate` ends the work and keeps it in a rescue ref."] : [],
		...plan.answers || plan.newRound ? ["The next `yoi orchestrate` goes on with it."] : []
	];
	return done(id, `${id}: ${said} (${where})`, {
		commit,
		branch,
		notes
	});
}
function done(id, message, more) {
	return {
		outcome: "done",
		id,
		message,
		paths: [],
		diagnostics: [],
		...more
	};
}
/** What a person should know whose change an Orchestrator will meet only on the default branch. */
function notesAbout({ repository, ticketRoot }, { refs, ledger, place }, { id, call }) {
	const { defaultBranch, workPrefix } = place;
	const isLive = (ledger.claims.get(id)?.live ?? null) !== null;
	if (isLive && isWithdrawal(call)) return [`An Orchestrator works on it, on ${workPrefix}${id}: it stops when ${defaultBranch} shows this.`];
	if (call.name !== "ticket_start" || refs.ledger === null || isLive) return [];
	const revision = {
		kind: "commit",
		oid: refs.defaultSha
	};
	if (readTickets(repository, revision, /* @__PURE__ */ new Set([id]), ticketRoot).get(id)?.item?.state !== "queued") return [];
	return [`${defaultBranch} still shows it queued: until this is there too, an Orchestrator may claim it.`];
}
export { changeShared };
