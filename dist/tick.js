import { J as byteLength, Z as YoiError, r as runGit, rt as messageOf } from "./plumbing.js";
import { t as decide } from "./decide.js";
import { c as observe, p as criteriaOf, v as reviewOf } from "./gate.js";
import { F as performEscalate, G as passBoundary, I as performRequestChanges, L as requireWorkTicket, M as performRelease, N as performReturn, O as performComplete, R as withRounds, S as judgePrompt, U as moveClaim, W as readCurrent, _ as packetOf, b as readChangedPaths, i as runAgent, it as attemptDir, j as performNoteLanded, k as performDeleteWorkRef, n as performOpenAttempt, p as withCheckout, q as withEntry, rt as mergeCommits, v as readGuidance, w as followFindings, z as commitStep } from "./perform-attempt.js";
import { s as mergeBases } from "./refs.js";
import { i as readTickets } from "./read-tickets.js";
import { F as isSameSubject, R as boundReason, d as liveClaim, h as moveShared, i as writeLedger } from "./ledger-store.js";
import { W as parseTime } from "./decode.js";
import { r as parseAcceptanceCriteria } from "./acceptance-criteria.js";
import { d as boundLine, f as boundText } from "./verdict-line.js";
import { f as lastEntry, o as ROUNDS, p as parseRounds, r as formatDossierFile, t as DOSSIER } from "./dossier.js";
import { n as resolutionText } from "./format-dossier.js";
import { t as readSubject } from "./subject.js";
import { c as worktreeName, i as removeWorktree, r as readWorktreeStates, t as prepareWorktree } from "./worktree.js";
import { mkdirSync } from "node:fs";
// src/app/orchestrate/perform/perform-update.ts
/**
* Merges the default branch into the work branch, records by their merge drivers. Where other files conflict a round
* begins instead, in which the coder solves them.
*/
async function performUpdate(orchestrator, step, seen) {
	const { base, conflicts } = step;
	return await moveClaim(orchestrator, {
		step,
		seen,
		make: ({ refs }) => {
			if (refs.defaultSha !== base) return { stale: `${refs.defaultBranch} has been moved since` };
			return conflicts.length > 0 ? { newHead: askForSolution(orchestrator, step, seen, refs) } : mergeBase(orchestrator, step, seen, refs);
		},
		done: () => conflicts.length > 0 ? `a round begins: the work conflicts with ${seen.refs.defaultBranch} in ${conflicts.join(", ")}` : `merged ${seen.refs.defaultBranch} into the work branch`
	});
}
/** Makes the commit that merges the default branch into a head of a work branch, and what it carries over. */
function mergeBase(orchestrator, { ticket: id, fence }, seen, refs) {
	const { repo, clock, newId } = orchestrator;
	const root = seen.config.backend.root;
	const merged = mergeCommits(repo, {
		ours: fence.head,
		theirs: refs.defaultSha,
		ticketRoot: root
	});
	if (merged.kind === "conflict") return { stale: `the records in ${merged.records.join(", ")} must be merged by a person` };
	const before = requireWorkTicket(orchestrator, seen, id, fence.head);
	const newHead = commitStep(orchestrator, {
		id,
		parent: fence.head,
		merged: refs.defaultSha,
		tree: merged.tree,
		refs,
		config: seen.config,
		calls: [],
		claim: {
			generation: fence.generation,
			attempt: fence.attempt
		},
		message: `Merge ${refs.defaultBranch} into the work on ${id}`
	});
	const after = requireWorkTicket(orchestrator, seen, id, newHead);
	const subject = readSubject(repo, {
		head: newHead,
		base: refs.defaultSha,
		ticket: after,
		root
	});
	const from = readSubject(repo, {
		head: fence.head,
		base: refs.defaultSha,
		ticket: before,
		root
	});
	if (subject.ticket !== from.ticket) return { newHead };
	return {
		newHead,
		verdicts: [{
			kind: "update",
			id: newId(8),
			by: "orchestrator",
			at: clock(),
			head: newHead,
			subject,
			from
		}]
	};
}
function askForSolution(orchestrator, { ticket: id, fence, conflicts }, seen, refs) {
	const ticket = requireWorkTicket(orchestrator, seen, id, fence.head);
	const round = (liveClaim(seen.ledger, id)?.round ?? 0) + 1;
	const text = `The work conflicts with ${refs.defaultBranch} in ${conflicts.join(", ")}.`;
	const root = seen.config.backend.root;
	const entry = {
		kind: "request",
		round,
		at: orchestrator.clock(),
		head: fence.head,
		subject: readSubject(orchestrator.repo, {
			head: fence.head,
			base: refs.defaultSha,
			ticket,
			root
		}),
		by: "orchestrator",
		cause: "conflict",
		text,
		findings: []
	};
	const back = ticket.item?.state === "closed" || ticket.item?.state === "done";
	const reason = boundReason(text);
	return commitStep(orchestrator, {
		id,
		parent: fence.head,
		refs,
		config: seen.config,
		calls: back ? [{
			name: "ticket_start",
			input: { reason }
		}] : [{
			name: "ticket_comment",
			input: {
				kind: "decision",
				text: `Round ${round}: ${reason}`
			}
		}],
		files: withRounds(ticket, [entry]),
		claim: {
			generation: fence.generation,
			attempt: fence.attempt
		}
	});
}
// src/app/orchestrate/perform/perform-waits.ts
/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 5;
/** Writes why tickets wait into the ledger, all in one commit: beside whatever others have written meanwhile. */
async function performWaits(orchestrator, step) {
	const { repo, place, clock } = orchestrator;
	const now = clock();
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const { refs, ledger } = await readCurrent(orchestrator);
		const next = writeLedger(repo, {
			before: refs.ledger,
			from: ledger,
			to: {
				...ledger,
				waits: changedWaits(ledger, step, now)
			},
			message: `wait(${step.waits.map(({ ticket }) => ticket).slice(0, 5).join(", ")})`,
			at: parseTime(now) ?? 0
		});
		if (next === refs.ledger) return {
			kind: "stale",
			step,
			message: "the ledger says so already"
		};
		const outcome = await moveShared(repo, place, [{
			name: place.ledger,
			from: refs.ledger,
			to: next
		}]);
		if (outcome.kind === "moved") return {
			kind: "done",
			step,
			message: "noted why tickets wait"
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
		message: "others changed the ledger again and again"
	};
}
function changedWaits(ledger, { waits }, since) {
	return waits.reduce((kept, { ticket, reasons }) => {
		const wait = reasons === null ? void 0 : {
			version: 1,
			ticket,
			since,
			reasons: [...reasons]
		};
		return withEntry(kept, ticket, wait);
	}, ledger.waits);
}
// src/app/orchestrate/agent/judge-ticket.ts
/**
* Asks the Orchestrator agent about a queued ticket that every rule lets pass: it can add a reason not to begin, never
* take one away. It sees the ticket, plans and workspace facts, in a checkout of its own of the default branch. An
* agent that brings no judgement keeps the ticket waiting, with the reason in the ledger.
*/
async function judgeTicket(orchestrator, step, seen) {
	const { repo, stateDir, env, newId } = orchestrator;
	const name = seen.config.roles.orchestrator.agent ?? "";
	const agent = seen.config.agents[name];
	if (agent === void 0) throw new TypeError("no agent is configured for the orchestrator");
	const head = seen.refs.defaultSha;
	const ticket = requireWorkTicket(orchestrator, seen, step.ticket, head);
	const prompt = judgePrompt({
		guidance: readGuidance(orchestrator, seen, "orchestrator"),
		packet: packetOf(orchestrator, seen, {
			ticket,
			claim: {
				head,
				round: 1
			}
		}),
		facts: factsOf(seen)
	});
	const attempt = newId(12);
	const dir = attemptDir(stateDir, attempt);
	mkdirSync(dir, { recursive: true });
	const outcome = await withCheckout(repo, {
		head,
		attempt
	}, (cwd) => runAgent({
		repo,
		role: "orchestrator",
		name,
		agent,
		ticket: step.ticket,
		attempt,
		prompt,
		cwd,
		attemptDir: dir,
		env,
		timeoutMs: (agent.timeout_minutes ?? seen.config.orchestrator.run_minutes) * 6e4
	}));
	if (outcome.kind === "failed") return wait(orchestrator, step, `${name} brought no judgement: ${outcome.reason}`);
	const { decision, reason, plan } = outcome.result;
	if (decision === "accept") return {
		kind: "accept",
		plan: plan ?? reason
	};
	if (decision === "wait") return wait(orchestrator, step, `${name} says: ${reason}`);
	const { ticket: id, queuedAt } = step;
	const back = {
		kind: "return_to_intake",
		ticket: id,
		queuedAt,
		reason: boundReason(reason)
	};
	return {
		kind: "other",
		outcome: await performReturn(orchestrator, back, seen)
	};
}
async function wait(orchestrator, { ticket }, text) {
	return {
		kind: "other",
		outcome: await performWaits(orchestrator, {
			kind: "record_waits",
			waits: [{
				ticket,
				reasons: [{
					kind: "judgement",
					text: boundReason(text),
					tickets: []
				}]
			}]
		})
	};
}
function factsOf({ observation, ledger }) {
	const working = [...ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
	const queued = observation.tickets.filter(({ on_default }) => on_default?.state === "queued").map(({ id }) => id);
	return [{
		name: "tickets being worked on",
		value: `${working.length} of ${observation.config.max_parallel}: ${working.join(", ")}`
	}, {
		name: "tickets that are queued",
		value: queued.join(", ")
	}];
}
// src/app/orchestrate/perform/perform-claim.ts
/**
* Claims a ticket: the acceptance on the work ref and the claim in the ledger, in one move. Whatever starts later
* finds both there.
*/
async function performAccept(orchestrator, step, seen) {
	const judgement = step.judge ? await judgeTicket(orchestrator, step, seen) : void 0;
	if (judgement?.kind === "other") return judgement.outcome;
	const branch = `${orchestrator.place.workPrefix}${step.ticket}`;
	return await moveClaim(orchestrator, {
		step,
		seen,
		make: ({ refs, ledger }) => {
			const problem = notQueued(orchestrator, step, seen, refs.defaultSha);
			if (problem !== void 0) return { stale: problem };
			const waiting = ledger.plans.get(step.ticket) ?? [];
			return {
				newHead: commitStep(orchestrator, {
					id: step.ticket,
					parent: refs.defaultSha,
					refs,
					config: seen.config,
					calls: acceptCalls(branch, judgement?.plan, waiting),
					claim: {
						generation: step.generation,
						attempt: null
					}
				}),
				base: refs.defaultSha
			};
		},
		done: () => `claimed as generation ${step.generation} on ${branch}`
	});
}
/** The queueing that is accepted must be the one that the default branch still shows. */
function notQueued({ repo }, { ticket, queuedAt }, { config }, defaultSha) {
	const root = config.backend.root;
	const item = readTickets(repo, {
		kind: "commit",
		oid: defaultSha
	}, /* @__PURE__ */ new Set([ticket]), root).get(ticket)?.item;
	return item?.state === "queued" && item.queued_at === queuedAt ? void 0 : "the default branch no longer shows it queued as it was";
}
/** Decisions that waited in the ledger become records of the ticket, with who made them. */
function acceptCalls(branch, plan, waiting) {
	return [
		{
			name: "ticket_start",
			input: {}
		},
		...waiting.map((record) => {
			const note = [record.note, `Decided by ${record.author} at ${record.at}.`].filter((part) => part !== void 0);
			return {
				name: "plan_record",
				input: {
					kind: record.kind,
					...record.related_ticket === void 0 ? {} : { related: record.related_ticket },
					note: note.join(" ")
				}
			};
		}),
		{
			name: "plan_record",
			input: {
				kind: "accepted_plan",
				summary: plan ?? "Implement the acceptance criteria of the ticket, have it validated and reviewed.",
				branch,
				role_plan: "coder, then validation, then an independent reviewer, in bounded rounds"
			}
		}
	];
}
/** Finishes or takes back a move that was interrupted between its two refs. */
async function performRecover(orchestrator, step, seen) {
	const said = {
		claim: "wrote the claim that the work ref proves",
		ledger: "wrote into the ledger what the work ref proves",
		ref: "moved the work ref to where the ledger has it",
		back: "took the ledger back to where the work ref is: what it named is lost",
		unlanded: "took a merge out of the ledger that the default branch does not have"
	};
	return await moveClaim(orchestrator, {
		step,
		seen,
		make: ({ refs }) => step.action === "claim" ? { base: acceptedOn(orchestrator, step, refs.defaultSha) } : {},
		done: () => said[step.action]
	});
}
/** The commit of the default branch that an acceptance follows. */
function acceptedOn({ repo }, step, defaultSha) {
	return mergeBases(repo, step.head, [defaultSha])[0] ?? defaultSha;
}
/** Takes a person's commits on the work ref into the claim. */
async function performAdopt(orchestrator, step, seen) {
	return await moveClaim(orchestrator, {
		step,
		seen,
		done: () => `adopted the commits that somebody pushed to the work branch, up to ${step.head.slice(0, 10)}`
	});
}
/** Saves a work ref that nobody can explain, puts the expected one back, and asks a person. */
async function performHold(orchestrator, step, seen) {
	return await moveClaim(orchestrator, {
		step,
		seen,
		done: () => `${step.reason}; it is kept in a rescue ref`
	});
}
// src/core/orchestrator/dossier/assemble-dossier.ts
/** Longest text and most entries of each list, from what is usual to what always fits. */
const BOUNDS = [
	{
		text: 4e3,
		entries: 200
	},
	{
		text: 1e3,
		entries: 200
	},
	{
		text: 250,
		entries: 100
	},
	{
		text: 80,
		entries: 50
	}
];
const SMALLEST = {
	text: 40,
	entries: 20
};
/** Most pieces of evidence that one agent brings for one criterion. */
const MAX_EVIDENCE = 3;
/** Longest line: a title, a path, an author. */
const MAX_LINE = 500;
/**
* Assembles the dossier. Texts are cut and lists are shortened until it fits into a file of a ticket, and it says what
* is left out. Secrets are masked. Never throws.
*/
function assembleDossier(facts) {
	for (const bounds of BOUNDS) {
		const dossier = assemble(facts, bounds);
		if (byteLength(formatDossierFile(dossier)) <= 524288) return dossier;
	}
	return assemble(facts, SMALLEST);
}
function assemble(facts, bounds) {
	const { ticket, branch, base, head, subject, at, diff } = facts;
	const leftOut = {};
	const kept = (name, all) => {
		if (all.length > bounds.entries) leftOut[name] = all.length - bounds.entries;
		return all.slice(0, bounds.entries);
	};
	const text = (full) => cut(full, bounds.text);
	const { title, priority = "P2" } = ticket.item ?? {};
	const lists = listsOf(facts, {
		kept,
		text
	});
	return {
		version: 1,
		at,
		ticket: {
			id: ticket.id,
			title: lineOf(title, ticket.id),
			priority
		},
		branch,
		base,
		head,
		subject,
		diff: { ...diff },
		...saidOf(facts, text),
		has_validation: facts.hasValidation,
		...lists,
		left_out: leftOut
	};
}
function listsOf(facts, { kept, text }) {
	const { entries, commits, dirty, protectedPaths, verdicts } = facts;
	const overrides = verdicts.filter((verdict) => verdict.kind === "override");
	return {
		commits: kept("commits", commits).map(({ oid, author, subject }) => ({
			oid,
			author: lineOf(author, "unknown"),
			subject: boundLine(text(subject), MAX_LINE)
		})),
		dirty: kept("dirty", dirty).map((path) => boundLine(path, MAX_LINE)),
		protected_paths: kept("protected_paths", protectedPaths).map((path) => boundLine(path, MAX_LINE)),
		criteria: kept("criteria", criteriaOfDossier(facts)).map((criterion) => cutCriterion(criterion, text)),
		findings: kept("findings", followFindings(entries)).map((finding) => ({
			...finding,
			path: finding.path === null ? null : boundLine(finding.path, MAX_LINE),
			text: text(finding.text),
			reason: finding.reason === null ? null : text(finding.reason)
		})),
		rounds: kept("rounds", roundsOf(entries)),
		risks: kept("risks", lastEntry(entries, "report")?.risks ?? []).map(text),
		overrides: kept("overrides", overrides).map(({ id, by, at, head, gate, reason }) => ({
			id,
			by,
			at,
			head,
			gate,
			reason: text(reason)
		}))
	};
}
function saidOf({ entries, subject, head, verdicts }, text) {
	const report = lastEntry(entries, "report");
	const held = reviewOf({
		work: {
			head,
			subject,
			rounds: [...entries],
			ticket: null
		},
		verdicts
	});
	const review = held ?? lastEntry(entries, "review");
	const validation = lastEntry(entries, "validation", (entry) => isSameSubject(entry.subject, subject)) ?? lastEntry(entries, "validation");
	return {
		summary: report === void 0 ? null : text(report.summary),
		coder: report?.agent ?? null,
		report: report === void 0 ? null : saidBy(report, isSameSubject(report.subject, subject)),
		validation: validation === void 0 ? null : {
			...saidBy(validation, isSameSubject(validation.subject, subject)),
			passed: validation.passed,
			commands: validation.commands.map(({ output_tail: _, command, ...ended }) => ({
				command: text(command),
				...ended
			}))
		},
		review: review === void 0 ? null : {
			...saidBy(review, held !== void 0),
			agent: review.agent,
			status: review.status,
			summary: text(review.summary)
		}
	};
}
function cut(full, limit) {
	const { text, left_out: left } = boundText(full.trim(), limit);
	return left === 0 ? text : `${text}…`;
}
function lineOf(text, otherwise) {
	const line = boundLine(text ?? "", MAX_LINE);
	return line === "" ? otherwise : line;
}
function saidBy({ round, at, head }, current) {
	return {
		round,
		at,
		head,
		current
	};
}
/** The criteria with what coder and reviewer say; whether one is met is decided as the gate decides it. */
function criteriaOfDossier({ ticket, entries, subject, head, verdicts }) {
	const { body = "", state = "inprogress" } = ticket.item ?? {};
	const seen = {
		state,
		attention: null,
		text: subject.ticket,
		chain: []
	};
	const criteria = [...parseAcceptanceCriteria(body)];
	const said = {
		work: {
			head,
			subject,
			rounds: [...entries],
			ticket: {
				...seen,
				criteria
			}
		},
		verdicts
	};
	const [report, review] = [lastEntry(entries, "report"), reviewOf(said)];
	return criteriaOf(said).map(({ criterion: number, text, met, evidence }) => ({
		number,
		text,
		met: evidence === null ? null : met,
		evidence: [...evidenceOf("reviewer", review, number), ...evidenceOf("coder", report, number)]
	}));
}
function evidenceOf(role, entry, number) {
	const about = entry?.evidence.filter(({ criterion }) => criterion === number) ?? [];
	const agent = entry?.agent.name ?? role;
	return about.slice(0, MAX_EVIDENCE).map(({ met, evidence }) => ({
		role,
		agent,
		met,
		text: evidence
	}));
}
function cutCriterion(criterion, text) {
	const evidence = criterion.evidence.map((each) => ({
		...each,
		text: text(each.text)
	}));
	return {
		...criterion,
		text: text(criterion.text),
		evidence
	};
}
/** One row a round, with the last that was said in it; a request counts to the round that it began. */
function roundsOf(entries) {
	const rounds = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const { round } = entry;
		const row = rounds.get(round) ?? {
			round,
			coder: null,
			validation: null,
			reviewer: null,
			review: null,
			findings: 0,
			request: null
		};
		if (entry.kind === "report") rounds.set(round, {
			...row,
			coder: entry.agent
		});
		else if (entry.kind === "validation") rounds.set(round, {
			...row,
			validation: entry.passed ? "passed" : "failed"
		});
		else if (entry.kind === "review") {
			const { agent: reviewer, status: review, findings } = entry;
			rounds.set(round, {
				...row,
				reviewer,
				review,
				findings: findings.length
			});
		} else rounds.set(round, {
			...row,
			request: row.request ?? entry.cause
		});
	}
	return [...rounds.values()].toSorted((one, other) => one.round - other.round);
}
// src/app/orchestrate/perform/perform-propose.ts
/** Most commits that a dossier lists. */
const MAX_COMMITS = 200;
/** Commits the completion as the branch's last commit: done, closed, resolution and dossier. Then people are asked. */
async function performPropose(orchestrator, step, seen) {
	const { ticket: id, fence } = step;
	return await moveClaim(orchestrator, {
		step,
		seen,
		make: (current) => {
			const dossier = dossierOf(orchestrator, step, seen, current);
			const { language } = seen.config.ticket;
			return { newHead: commitStep(orchestrator, {
				id,
				parent: fence.head,
				refs: current.refs,
				config: seen.config,
				calls: [{
					name: "ticket_close",
					input: {
						as: "completed",
						resolution: resolutionText(dossier, language)
					}
				}],
				files: /* @__PURE__ */ new Map([[DOSSIER, formatDossierFile(dossier)]]),
				claim: {
					generation: fence.generation,
					attempt: fence.attempt
				}
			}) };
		},
		done: () => "proposed: the completion is the last commit of the work branch"
	});
}
function dossierOf(orchestrator, { ticket: id, fence }, seen, { refs, ledger }) {
	const { repo, place, clock } = orchestrator;
	const root = seen.config.backend.root;
	const { head } = fence;
	const ticket = requireWorkTicket(orchestrator, seen, id, head);
	const [base = refs.defaultSha] = mergeBases(repo, head, [refs.defaultSha]);
	const paths = readChangedPaths(repo, base, head, root);
	const work = seen.observation.tickets.find((each) => each.id === id)?.work;
	const worktrees = readWorktreeStates(repo);
	return assembleDossier({
		ticket,
		entries: parseRounds(ticket.files.get(ROUNDS)?.text).entries,
		verdicts: ledger.verdicts.get(id) ?? [],
		branch: `${place.workPrefix}${id}`,
		base,
		head,
		subject: readSubject(repo, {
			head,
			base: refs.defaultSha,
			ticket,
			root
		}),
		at: clock(),
		commits: readCommits(repo, base, head),
		diff: readDiffStat(repo, {
			base,
			head,
			paths
		}),
		dirty: worktrees.stateOf(id, [head]) === "dirty" ? [worktreeName(id)] : [],
		protectedPaths: work?.protected_paths ?? [],
		hasValidation: seen.config.validation.commands.length > 0
	});
}
/** The commits of a branch, newest first. 1 process. */
function readCommits(repo, base, head) {
	return runGit([
		...[
			"log",
			"-z",
			"--no-show-signature",
			`--max-count=${MAX_COMMITS}`,
			"--format=%H%n%an%n%s"
		],
		`${base}..${head}`,
		"--"
	], repo).stdout.toString("utf8").split("\0").flatMap((entry) => {
		const [oid = "", author = "", subject = ""] = entry.split("\n");
		return oid === "" ? [] : [{
			oid,
			author,
			subject
		}];
	});
}
/** How much a branch changes at some paths. 1 process. https://git-scm.com/docs/git-diff#_other_diff_formats */
function readDiffStat(repo, { base, head, paths }) {
	const wanted = new Set(paths);
	const text = runGit([
		"diff",
		"--numstat",
		"-z",
		"--no-renames",
		"--no-ext-diff",
		base,
		head,
		"--"
	], repo).stdout;
	let [insertions, deletions] = [0, 0];
	for (const line of text.toString("utf8").split("\0")) {
		const [added = "", removed = "", path = ""] = line.split("	");
		if (!wanted.has(path)) continue;
		insertions += Number(added) || 0;
		deletions += Number(removed) || 0;
	}
	return {
		files: wanted.size,
		insertions,
		deletions
	};
}
// src/app/orchestrate/perform/perform-workspace.ts
/** Makes the ticket's worktree stand at the claim's head. Work that nobody has is saved first. */
async function performPrepare({ repo }, step, { ledger }) {
	const { ticket: id, fence } = step;
	if (ledger.claims.get(id)?.live?.head !== fence.head) return {
		kind: "stale",
		step,
		message: "the claim has been moved since"
	};
	const { rescued } = await prepareWorktree(repo, {
		id,
		head: fence.head,
		rescue: true
	});
	return {
		kind: "done",
		step,
		message: `prepared the worktree${rescued === null ? "" : `; what was there is kept in ${rescued}`}`
	};
}
/** Removes what a claim left on this machine. Work that nobody has is saved first. */
async function performCleanup({ repo }, step) {
	const { removed, rescued } = await removeWorktree(repo, {
		id: step.ticket,
		rescue: true
	});
	if (!removed) return {
		kind: "stale",
		step,
		message: "there is no worktree"
	};
	return {
		kind: "done",
		step,
		message: `removed the worktree${rescued === null ? "" : `; what was there is kept in ${rescued}`}`
	};
}
// src/app/orchestrate/perform/perform-step.ts
/**
* Performs one step. Each looks at its precondition again and does nothing where it does not hold any longer; done
* twice is done once. @throws what keeps it from being done
*/
async function performStep(orchestrator, step, seen) {
	passBoundary(orchestrator.env, `${step.kind}:before`);
	const outcome = await perform(orchestrator, step, seen);
	passBoundary(orchestrator.env, `${step.kind}:after`);
	return outcome;
}
async function perform(orchestrator, step, seen) {
	switch (step.kind) {
		case "record_waits": return await performWaits(orchestrator, step);
		case "accept": return await performAccept(orchestrator, step, seen);
		case "return_to_intake": return await performReturn(orchestrator, step, seen);
		case "recover": return await performRecover(orchestrator, step, seen);
		case "adopt": return await performAdopt(orchestrator, step, seen);
		case "hold": return await performHold(orchestrator, step, seen);
		case "prepare_workspace": return await performPrepare(orchestrator, step, seen);
		case "open_attempt": return await performOpenAttempt(orchestrator, step, seen);
		case "run_coder":
		case "run_reviewer":
		case "run_validation": return await orchestrator.forge.run(orchestrator, step, seen);
		case "publish": return await orchestrator.forge.publish(orchestrator, step, seen);
		case "propose": return await performPropose(orchestrator, step, seen);
		case "update_from_base": return await performUpdate(orchestrator, step, seen);
		case "open_request": return await orchestrator.forge.openRequest(orchestrator, step, seen);
		case "set_status": return await orchestrator.forge.setStatus(orchestrator, step, seen);
		case "request_changes": return await performRequestChanges(orchestrator, step, seen);
		case "escalate": return await performEscalate(orchestrator, step, seen);
		case "merge": return await orchestrator.forge.merge(orchestrator, step, seen);
		case "note_landed": return await performNoteLanded(orchestrator, step, seen);
		case "complete": return await performComplete(orchestrator, step, seen);
		case "release": return await performRelease(orchestrator, step, seen);
		case "cleanup": return await performCleanup(orchestrator, step);
		case "delete_work_ref": return await performDeleteWorkRef(orchestrator, step, seen);
	}
}
// src/app/orchestrate/tick.ts
/** Observes and decides; nothing is changed. @throws ledger/unreachable, git/* */
async function planTick(orchestrator, options = {}) {
	const seen = await observe(orchestrator);
	return {
		seen,
		decision: decideFor(seen.observation, options)
	};
}
/** The decision about an observation, for one ticket or with a smaller capacity where that is asked for. Pure. */
function decideFor(observation, { ticket, maxParallel }) {
	const { max_parallel } = observation.config;
	const limit = maxParallel === void 0 ? max_parallel : Math.min(max_parallel, maxParallel);
	const decision = decide({
		...observation,
		config: {
			...observation.config,
			max_parallel: limit
		}
	});
	if (ticket === void 0) return decision;
	const steps = decision.steps.flatMap((step) => {
		if (step.kind !== "record_waits") return step.ticket === ticket ? [step] : [];
		const waits = step.waits.filter((wait) => wait.ticket === ticket);
		return waits.length === 0 ? [] : [{
			...step,
			waits
		}];
	});
	return {
		...decision,
		steps,
		waits: decision.waits.filter((wait) => wait.ticket === ticket)
	};
}
/**
* One round of observe, decide and perform. A step that cannot be done does not keep the others from being done: each
* looks at its precondition again. @throws ledger/unreachable, git/* while observing
*/
async function runTick(orchestrator, options = {}) {
	const { seen, decision } = await planTick(orchestrator, options);
	const { allows = () => true } = options;
	const outcomes = [];
	for (const step of decision.steps.filter(allows)) {
		const outcome = await performSafely(orchestrator, step, seen);
		orchestrator.onOutcome(outcome);
		outcomes.push(outcome);
	}
	return {
		seen,
		decision,
		outcomes,
		left: decision.steps.filter((step) => !allows(step))
	};
}
/** What a step meets is its outcome; what is no finding is a bug and ends the run. */
async function performSafely(orchestrator, step, seen) {
	try {
		return await performStep(orchestrator, step, seen);
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return {
			kind: "failed",
			step,
			message: messageOf(error.diagnostic)
		};
	}
}
export { mergeBase as a, performStep as i, planTick as n, runTick as r, decideFor as t };
