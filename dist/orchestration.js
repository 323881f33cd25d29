import { t as decide } from "./decide.js";
import { l as observeAt, t as evaluateGate, y as validationOf } from "./gate.js";
import { n as seeLocally, t as openOrchestrator } from "./context.js";
import { n as whereDecided } from "./seen.js";
import { g as readShared } from "./ledger-store.js";
// src/app/queries/orchestration.ts
/**
* The way of a ticket to its end: what an Orchestrator that sees what was last seen here would do with it, and why it
* waits. Null for a ticket that is neither queued on the default branch nor claimed, and where nothing says which refs
* are the shared ones. No git remote is asked, no ref is moved; where work is done on GitHub, that is asked with the
* environment's token, and a finding says where it was not. About 12 processes, and up to 20 for each work ref.
*/
async function readOrchestration({ workspace, now }, id, plan) {
	const opened = whereDecided(() => openOrchestrator(workspace));
	const refs = opened === void 0 ? void 0 : readShared(opened.repo, opened.place);
	if (opened === void 0 || refs === void 0) return {
		orchestration: null,
		diagnostics: []
	};
	const orchestrator = {
		...opened,
		clock: () => now
	};
	const asked = workspace.config.github.enabled ? await askGitHub(workspace, orchestrator, refs, id) : null;
	const { observation, config } = asked?.seen ?? observeAt(orchestrator, refs, seeLocally(orchestrator));
	const ticket = observation.tickets.find((each) => each.id === id);
	if (ticket === void 0 || !isOnTheWay(ticket)) return {
		orchestration: null,
		diagnostics: []
	};
	return {
		orchestration: describe(ticket, {
			observation,
			config,
			plan
		}),
		diagnostics: asked?.diagnostics ?? []
	};
}
async function askGitHub(workspace, orchestrator, refs, id) {
	const { observeOnGitHub } = await import("./observe-on-github.js");
	return await observeOnGitHub(workspace, orchestrator, refs, id);
}
function isOnTheWay({ on_default, claim, wait, work }) {
	return (claim?.live ?? null) !== null || wait !== null || work !== null || on_default?.state === "queued";
}
function describe(ticket, { observation, config, plan }) {
	const { id, claim, wait, work, verdicts } = ticket;
	const decision = decide(observation);
	const step = decision.steps.find((each) => each.kind !== "record_waits" && each.ticket === id);
	const claimed = observation.tickets.filter((each) => (each.claim?.live ?? null) !== null);
	return {
		ledger: {
			state: observation.ledger.state,
			problem: observation.ledger.problem
		},
		next: step?.kind ?? null,
		waits: [...decision.waits.find((each) => each.ticket === id)?.reasons ?? []],
		recorded_wait: wait === null ? null : {
			since: wait.since,
			reasons: wait.reasons
		},
		capacity: {
			limit: observation.config.max_parallel,
			claimed: claimed.map((each) => each.id)
		},
		plan,
		claim: claimData(ticket),
		ended: (claim?.ended ?? []).map(({ generation, queued_at, outcome, at }) => {
			return {
				generation,
				queued_at,
				outcome,
				at
			};
		}),
		gate: work === null || (claim?.live ?? null) === null ? null : gateData(evaluateGate(ticket, observation)),
		validation: {
			commands: [...config.validation.commands],
			passed: work === null ? null : validationOf({
				work,
				verdicts
			}) ?? null
		},
		authority: {
			merge: observation.config.authority,
			required_approvals: observation.config.required_approvals
		}
	};
}
function claimData({ claim, attempt: seen }) {
	const live = claim?.live ?? null;
	if (live === null) return null;
	const { generation, queued_at, round, attempts, failures, retry_after, attention, attempt, landed } = live;
	return {
		generation,
		queued_at,
		round,
		attempts,
		failures,
		retry_after,
		attention,
		attempt: attempt === null || seen === null ? null : {
			...attemptData(attempt),
			...seen
		},
		landed
	};
}
function attemptData({ id, role, round, opened_at, deadline }) {
	return {
		id,
		role,
		round,
		opened_at,
		deadline
	};
}
function gateData(gate) {
	const partOf = ({ name, status, reason }) => ({
		name,
		status,
		reason
	});
	const parts = gate.children.map((part) => ({
		...partOf(part),
		parts: part.children.map(partOf)
	}));
	return {
		...partOf(gate),
		parts
	};
}
export { readOrchestration };
