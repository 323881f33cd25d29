import { t as openOrchestrator } from "./context.js";
import { n as renderOutcome, r as runOrchestrator, t as renderDecision } from "./orchestrate.js";
import { t as requireLocalWork } from "./require-local.js";
import { n as planTick, t as decideFor } from "./tick.js";
import { t as openForReading } from "./open-for-reading.js";
import { a as resolveTicket, f as formatJson, l as envelope } from "./workspace.js";
import { Q as failure } from "./plumbing.js";
import { f as observationSchema } from "./gate.js";
import { n as showFindings } from "./errors.js";
import { t as lockOptions } from "./lock.js";
import { resolve } from "node:path";
import { readFileSync } from "node:fs";
// src/cli/orchestrate-command.ts
/** Between two looks of `--watch` at a settled world. */
const WATCH_PAUSE_MS = 15e3;
/** Between two tries of a step that failed, at most. */
const RETRY_PAUSE_MS = 2e3;
/** `yoi orchestrate`: works on what is queued until everything is finished or waits. */
async function orchestrate(raw, context) {
	if ([
		"once",
		"watch",
		"dry_run"
	].filter((flag) => raw[flag] === true).length > 1) throw failure("usage/one-of", { path: "" }, { flags: "--once, --watch, --dry-run" });
	const saved = raw["observation"];
	if (typeof saved === "string") return replay(saved, raw, context);
	const { terminal, cwd, env } = context;
	const { workspace, diagnostics } = await openForReading({
		cwd,
		env
	}, lockOptions(terminal));
	showFindings(diagnostics, terminal);
	if (raw["dry_run"] !== true) requireLocalWork(workspace.config, "orchestrate");
	const options = {
		ticket: typeof raw["ticket"] === "string" ? resolveTicket(workspace, raw["ticket"]).id : void 0,
		maxParallel: readCount(raw["max_parallel"])
	};
	const outcomes = [];
	const orchestrator = openOrchestrator(workspace, { onOutcome: (outcome) => {
		outcomes.push(outcome);
		if (raw["json"] !== true) terminal.out(renderOutcome(outcome, terminal.paint));
	} });
	if (raw["dry_run"] === true) {
		const { seen, decision } = await planTick(orchestrator, options);
		return show({
			decision,
			observation: seen.observation,
			outcomes
		}, raw, context);
	}
	const mode = raw["once"] === true ? "once" : raw["watch"] === true ? "watch" : "settle";
	return finish(await withInterrupt((signal) => {
		const pauseMs = mode === "watch" ? WATCH_PAUSE_MS : RETRY_PAUSE_MS;
		return runOrchestrator(orchestrator, {
			...options,
			mode,
			pauseMs,
			signal
		});
	}), outcomes, raw, context);
}
/** The first interrupt lets what runs come to its end; the next one ends the process as usual. */
async function withInterrupt(run) {
	const stop = new AbortController();
	const onSignal = () => stop.abort();
	process.once("SIGINT", onSignal);
	process.once("SIGTERM", onSignal);
	try {
		return await run(stop.signal);
	} finally {
		process.off("SIGINT", onSignal);
		process.off("SIGTERM", onSignal);
	}
}
function finish(end, outcomes, raw, context) {
	const { decision } = end.last;
	const code = show({
		decision,
		observation: null,
		outcomes
	}, raw, context);
	if (end.kind === "fruitless" && raw["json"] !== true) context.terminal.note("nothing that is left to do succeeds at the moment; the lines above say why\n");
	return end.kind === "fruitless" ? 1 : code;
}
function replay(path, raw, context) {
	const observation = readObservation(resolve(context.cwd, path), path);
	const options = {
		ticket: typeof raw["ticket"] === "string" ? raw["ticket"] : void 0,
		maxParallel: readCount(raw["max_parallel"])
	};
	return show({
		decision: decideFor(observation, options),
		observation: null,
		outcomes: []
	}, raw, context);
}
/** The observation itself, or the answer of `--dry-run --json` that holds it. */
function readObservation(file, path) {
	const refuse = (reason) => failure("orchestrate/no-observation", { path }, {
		path,
		reason
	});
	let value;
	try {
		value = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		throw refuse(error instanceof SyntaxError ? "it is no JSON" : "it cannot be read");
	}
	const inner = typeof value === "object" && value !== null && "observation" in value ? value.observation : value;
	const parsed = observationSchema.safeParse(inner);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw refuse(issue === void 0 ? "it has another form" : `${issue.path.join(".")}: ${issue.message}`);
}
function show({ decision, observation, outcomes }, raw, { terminal }) {
	const { steps, waits, stopped } = decision;
	if (raw["json"] === true) {
		const data = {
			stopped,
			steps,
			waits,
			outcomes: outcomes.map(({ kind, step, message }) => ({
				kind,
				step,
				message
			})),
			observation,
			diagnostics: []
		};
		terminal.out(formatJson(envelope("orchestrate", data)));
	} else {
		const planned = raw["dry_run"] === true || raw["observation"] !== void 0;
		terminal.out(renderDecision(decision, {
			paint: terminal.paint,
			planned,
			acted: outcomes.length > 0
		}));
	}
	return stopped === null ? 0 : 1;
}
function readCount(value) {
	if (value === void 0) return void 0;
	const count = Number(value);
	if (Number.isInteger(count) && count >= 1) return count;
	const facts = {
		name: "--max-parallel",
		value: `"${String(value)}"`,
		suggestion: "give a number from 1"
	};
	throw failure("usage/bad-value", { path: "" }, facts);
}
export { orchestrate };
