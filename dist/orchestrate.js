import { st as countOf } from "./plumbing.js";
import { r as runTick } from "./tick.js";
import { setTimeout } from "node:timers/promises";
// src/app/orchestrate/orchestrate.ts
/** Ticks in a row in which nothing was done and something failed before a run gives up. */
const MAX_FRUITLESS_TICKS = 5;
/** Ticks in a row in which others were faster at every step before a run gives up. */
const MAX_STALE_TICKS = 200;
/** Between two ticks when others are faster: they move the world on. */
const STALE_PAUSE_MS = 300;
/** Most ticks of a run that is to settle: far more than rounds and retries allow. */
const MAX_TICKS = 1e4;
/** Runs ticks until the mode's end. Runs of agents go on side by side; their end wakes the next tick. @throws as `runTick` */
async function runOrchestrator(orchestrator, options) {
	let fruitless = 0;
	let stale = 0;
	for (let ticks = 1;; ticks += 1) {
		const tick = await runTick(orchestrator, options);
		options.onTick?.(tick);
		if (options.mode === "once") {
			await Promise.all(orchestrator.running.values());
			return {
				kind: "ended",
				last: tick,
				ticks
			};
		}
		const advanced = tick.outcomes.some(({ kind }) => kind === "done");
		const busy = orchestrator.running.size > 0;
		const failed = tick.outcomes.some(({ kind }) => kind === "failed");
		fruitless = advanced || !failed ? 0 : fruitless + 1;
		stale = advanced || tick.decision.steps.length === 0 ? 0 : stale + 1;
		if (options.signal?.aborted === true || ticks >= MAX_TICKS) return await end(orchestrator, tick, ticks);
		if (advanced) continue;
		if (busy) await Promise.race([...orchestrator.running.values(), ...pause(options, fruitless)]);
		else if (options.mode === "watch") await Promise.all(pause(options, fruitless));
		else if (tick.decision.steps.length === 0) return {
			kind: "settled",
			last: tick,
			ticks
		};
		else if (fruitless >= MAX_FRUITLESS_TICKS || stale >= MAX_STALE_TICKS) return {
			kind: "fruitless",
			last: tick,
			ticks
		};
		else if (failed) await Promise.all(pause(options, fruitless));
		else await setTimeout(STALE_PAUSE_MS);
	}
}
async function end(orchestrator, last, ticks) {
	await Promise.all(orchestrator.running.values());
	return {
		kind: "ended",
		last,
		ticks
	};
}
/** After a step that failed: a short pause, longer each time. In a watch: the pause that was asked for. */
function pause({ mode, pauseMs, signal }, fruitless) {
	if (fruitless === 0 && mode !== "watch") return [];
	const ms = fruitless === 0 ? pauseMs : Math.min(pauseMs, 100 * 2 ** fruitless);
	const options = {
		ref: true,
		...signal === void 0 ? {} : { signal }
	};
	return [setTimeout(ms, void 0, options).catch(() => void 0)];
}
// src/cli/render/orchestrate.ts
/** One line for what came of a step. */
function renderOutcome({ kind, step, message }, paint) {
	return `${{
		done: paint.green("✓"),
		stale: paint.dim("·"),
		failed: paint.red("✗")
	}[kind]} ${nameOf(step)} ${paint.bold(step.kind.replaceAll("_", " "))}: ${message}\n`;
}
/** What is planned or left, and why the rest waits. */
function renderDecision({ steps, waits, stopped }, { paint, planned, acted }) {
	if (stopped !== null) return `${paint.red("stopped")}: ${stopped}\n`;
	const lines = planned ? steps.map((step) => `→ ${nameOf(step)} ${paint.bold(step.kind.replaceAll("_", " "))}${detailOf(step)}`) : [];
	const waiting = waits.flatMap(({ ticket, reasons }) => reasons.map(({ kind, text }) => `${paint.yellow("…")} ${ticket} waits (${kind}): ${text}`));
	const all = [...lines, ...waiting];
	if (all.length > 0) return `${all.join("\n")}\n`;
	return acted ? "" : "nothing to do: no ticket is queued, claimed or waiting\n";
}
function nameOf(step) {
	if (step.kind !== "record_waits") return step.ticket;
	const [first] = step.waits;
	return step.waits.length === 1 && first !== void 0 ? first.ticket : countOf(step.waits.length, "ticket");
}
/** The part of a step that a person asks about first. */
function detailOf(step) {
	if (step.kind === "accept") return `: generation ${step.generation}`;
	if (step.kind === "open_attempt") return `: ${step.role}, round ${step.round}`;
	if (step.kind === "publish") return `: what the ${step.role} brought`;
	if (step.kind === "request_changes") return `: ${step.text}`;
	if (step.kind === "escalate") return `: ${step.need}`;
	if (step.kind === "recover") return `: ${step.action}`;
	return "reason" in step ? `: ${step.reason}` : "";
}
export { renderOutcome as n, runOrchestrator as r, renderDecision as t };
