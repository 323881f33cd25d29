import { t as openOrchestrator } from "./context.js";
import { n as renderOutcome, r as runOrchestrator, t as renderDecision } from "./orchestrate.js";
import { Q as failure } from "./plumbing.js";
import { t as evaluateGate } from "./gate.js";
import { i as performStep } from "./tick.js";
import { t as readProposal } from "./say-verdict.js";
import { t as requireLocalWork } from "./require-local.js";
import { a as resolveTicket, i as openWorkspace } from "./workspace.js";
// src/app/orchestrate/person/merge-proposal.ts
/**
* Lands a proposal for a person: whatever the configuration says about who merges, the gate must have passed.
* @throws landing/no-proposal, landing/gate, ledger/*
*/
async function mergeProposal(orchestrator, id) {
	const { seen, ticket } = await readProposal(orchestrator, id);
	const gate = evaluateGate(ticket, seen.observation);
	const claim = ticket.claim?.live;
	if (claim === null || claim === void 0 || gate.status !== "passed") throw failure("landing/gate", { path: "" }, {
		ticket: id,
		reason: gate.reason
	});
	const { generation, head, attempt } = claim;
	const step = {
		kind: "merge",
		ticket: id,
		fence: {
			generation,
			head,
			attempt: attempt?.id ?? null
		},
		base: seen.observation.default.sha,
		verdicts: ticket.verdicts.length
	};
	const outcome = await performStep(orchestrator, step, seen);
	orchestrator.onOutcome(outcome);
	return {
		gate,
		outcome
	};
}
// src/cli/merge-command.ts
/** Between two tries of a step that failed, at most. */
const RETRY_PAUSE_MS = 2e3;
/** `yoi merge`: lands a proposal whose gate passed, then completes it: validation, records, cleaning up. */
async function merge(raw, { cwd, env, terminal }) {
	const workspace = openWorkspace({
		cwd,
		env
	});
	requireLocalWork(workspace.config, "merge");
	const ticket = resolveTicket(workspace, String(raw["ticket"])).id;
	const orchestrator = openOrchestrator(workspace, { onOutcome: (outcome) => terminal.out(renderOutcome(outcome, terminal.paint)) });
	const { outcome } = await mergeProposal(orchestrator, ticket);
	if (outcome.kind !== "done") return 1;
	const { last } = await runOrchestrator(orchestrator, {
		mode: "settle",
		pauseMs: RETRY_PAUSE_MS,
		ticket
	});
	const left = last.decision;
	terminal.out(renderDecision(left, {
		paint: terminal.paint,
		planned: false,
		acted: true
	}));
	return left.waits.length === 0 ? 0 : 1;
}
export { merge };
