import { m as isProcessAlive, p as describeSelf } from "./recover-edits.js";
import { A as performMerge, C as reviewerPrompt, D as writeConflicts, E as isConflictRound, G as passBoundary, L as requireWorkTicket, T as performPublish, _ as packetOf, a as sandboxCommand, c as cleanText, d as validationEnvironment, f as startGuard, g as withPrivatePlaces, i as runAgent, it as attemptDir, l as ATTEMPT_MARK, o as runProcess, ot as resultPath, p as withCheckout, st as writeResult, t as minutesOf, u as agentGitConfig, v as readGuidance, x as coderPrompt, y as readReviewDiff } from "./perform-attempt.js";
import { Z as YoiError, r as runGit, rt as messageOf } from "./plumbing.js";
import { o as ROUNDS, p as parseRounds } from "./dossier.js";
import { s as mergeBases } from "./refs.js";
import { r as readWorktreeStates, t as prepareWorktree } from "./worktree.js";
import { m as decidePlace } from "./ledger-store.js";
import { join } from "node:path";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createHash, randomBytes } from "node:crypto";
// src/app/orchestrate/observe/checkout-problem.ts
/** What git leaves in its directory while a person is in the middle of something. */
const UNDER_WAY = [
	["rebase-merge", "a rebase"],
	["rebase-apply", "a rebase"],
	["MERGE_HEAD", "a merge"],
	["CHERRY_PICK_HEAD", "a cherry-pick"],
	["REVERT_HEAD", "a revert"],
	["BISECT_LOG", "a bisection"]
];
/**
* Why no work may begin from this checkout: a person is in the middle of a merge, rebase or the like, or has changed
* records that nobody else can see yet. Other changes do not matter: agents work elsewhere. 1 process, none in a bare
* repository.
*/
function readCheckoutProblem({ repo, root }) {
	if (root === void 0) return null;
	const underWay = UNDER_WAY.find(([file]) => existsSync(join(repo.gitDir, file)));
	if (underWay !== void 0) return `${underWay[1]} is under way in the main checkout`;
	const changed = runGit([
		"status",
		"--porcelain",
		"-z",
		"--untracked-files=all",
		"--no-renames",
		"--",
		".yoi"
	], repo).stdout.toString("utf8").split("\0").filter((line) => line !== "");
	const [first] = changed;
	if (first === void 0) return null;
	const more = changed.length === 1 ? "" : ` and ${changed.length - 1} more`;
	return `the main checkout has changes of records that are not committed: ${first.slice(3)}${more}`;
}
// src/app/orchestrate/agent/validate.ts
/** Most bytes that one command may print. */
const MAX_OUTPUT_BYTES = 67108864;
const IDENTITY = {
	name: "validation",
	email: "validation@yoi.invalid"
};
/**
* Runs the validation commands, each by `sh -c`, in a clean checkout of the head, until one fails. Standard error goes
* where standard output goes. 1 process a command and what it starts, 3 for the checkout, 2 with a sandbox.
* @throws agent/no-sandbox, agent/transcript, git/refused when the commit is missing
*/
async function runValidation(validation) {
	const { repo, commands, head, attempt, attemptDir, timeoutMs } = validation;
	const deadline = performance.now() + timeoutMs;
	return await withPrivatePlaces({
		attempt,
		attemptDir
	}, (places) => withCheckout(repo, {
		head,
		attempt
	}, async (cwd) => {
		const env = makeEnvironment(validation, places, cwd);
		const results = [];
		for (const command of commands) {
			const ended = await runOne(command, {
				validation,
				env,
				cwd,
				leftMs: Math.max(1, Math.round(deadline - performance.now())),
				own: Object.values(places)
			});
			results.push(resultOf(command, ended, timeoutMs));
			if (ended.kind !== "exited" || ended.exitCode !== 0) return {
				passed: false,
				commands: results
			};
		}
		return {
			passed: true,
			commands: results
		};
	}));
}
function makeEnvironment({ env, ticket, attempt, sandbox }, { home, temp }, cwd) {
	const gitConfig = join(home, "gitconfig");
	writeFileSync(gitConfig, agentGitConfig(IDENTITY, cwd));
	return validationEnvironment(env, {
		ticket,
		attempt,
		home,
		temp,
		gitConfig,
		ownHome: sandbox === "bwrap"
	});
}
async function runOne(command, { validation, env, cwd, leftMs, own }) {
	const { repo, attempt, attemptDir, sandbox, cancel } = validation;
	const shell = [
		"sh",
		"-c",
		`exec 2>&1\n${command}`
	];
	return await runProcess({
		command: sandbox === "none" ? [...shell] : sandboxCommand([...shell], {
			repo,
			cwd,
			own,
			env,
			home: validation.env["HOME"]
		}),
		cwd,
		env,
		timeoutMs: leftMs,
		maxOutputBytes: MAX_OUTPUT_BYTES,
		mark: {
			name: ATTEMPT_MARK,
			value: attempt
		},
		transcriptPath: join(attemptDir, "transcript.jsonl"),
		...cancel === void 0 ? {} : { cancel }
	});
}
function resultOf(command, ended, timeoutMs) {
	const words = [ended.outputTail, whyStopped(ended, timeoutMs)].filter((text) => text !== "").join("\n");
	return {
		command,
		exit_code: ended.kind === "exited" ? ended.exitCode : null,
		duration_ms: ended.durationMs,
		output_digest: ended.outputDigest,
		output_tail: cleanText(words).slice(-8e3).toWellFormed()
	};
}
function whyStopped({ kind, signal, stderrTail }, timeoutMs) {
	switch (kind) {
		case "exited": return "";
		case "signalled": return `(ended by ${signal})`;
		case "timed-out": return `(stopped: ${Math.round(timeoutMs / 1e3)} seconds for all commands are over)`;
		case "too-much-output": return `(stopped: more than ${MAX_OUTPUT_BYTES} bytes of output)`;
		case "cancelled": return "(stopped)";
		case "not-started": return `(not started: ${stderrTail})`;
	}
}
// src/app/orchestrate/perform/perform-run.ts
/**
* Starts what an attempt is for and comes back at once: its end is a file, which the next tick publishes. Nothing here
* moves a ref.
*/
async function performRun(orchestrator, step, seen) {
	const { running, stateDir, env } = orchestrator;
	const { attempt, ticket } = step;
	if (running.has(attempt)) return {
		kind: "stale",
		step,
		message: `attempt ${attempt} is running already`
	};
	const claim = seen.ledger.claims.get(ticket)?.live;
	if (claim?.attempt?.id !== attempt) return {
		kind: "stale",
		step,
		message: `attempt ${attempt} is not open`
	};
	mkdirSync(attemptDir(stateDir, attempt), { recursive: true });
	passBoundary(env, `${step.kind}:start`);
	const run = {
		orchestrator,
		step,
		seen,
		claim
	};
	const work = {
		run_coder: runCoder,
		run_reviewer: runReviewer,
		run_validation: runCommands
	}[step.kind];
	const ended = bringResult(run, work).then(() => void running.delete(attempt));
	running.set(attempt, ended);
	ended.catch(() => void 0);
	return {
		kind: "done",
		step,
		message: `started attempt ${attempt} of the ${claim.attempt.role}`
	};
}
/** What keeps an agent from running is a result too: the attempt brought nothing, and says why. */
async function bringResult(run, work) {
	const { orchestrator, step } = run;
	let result;
	try {
		result = await work(run);
	} catch (error) {
		const reason = reasonOf(error);
		if (reason === void 0) throw error;
		result = {
			kind: "failed",
			attempt: step.attempt,
			agent: "orchestrator",
			reason
		};
	}
	writeResult(orchestrator.stateDir, result);
	passBoundary(orchestrator.env, `${step.kind}:result`);
}
/** A finding's words, or what the operating system refused, such as a write to a full disk; undefined for a bug. */
function reasonOf(error) {
	if (error instanceof YoiError) return messageOf(error.diagnostic);
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	return `the operating system refused ${String(error.syscall)}: ${String(error.code)}`;
}
async function runCoder({ orchestrator, step, seen, claim }) {
	const { repo, stateDir, env } = orchestrator;
	const { name, agent } = requireAgent(seen.config, "coder");
	const ticket = requireWorkTicket(orchestrator, seen, step.ticket, claim.head);
	const { entries } = parseRounds(ticket.files.get(ROUNDS)?.text);
	const { path } = await prepareWorktree(repo, {
		id: step.ticket,
		head: claim.head,
		rescue: true
	});
	const conflicts = isConflictRound(entries, claim.round) ? writeConflicts(orchestrator, seen, {
		worktree: path,
		head: claim.head
	}) : [];
	const dir = attemptDir(stateDir, step.attempt);
	const own = {
		worktree: path,
		sandboxed: agent.sandbox === "bwrap"
	};
	const endGuard = startGuard(orchestrator, own, dir);
	const outcome = await runAgent({
		repo,
		role: "coder",
		name,
		agent,
		ticket: step.ticket,
		attempt: step.attempt,
		prompt: coderPrompt({
			guidance: readGuidance(orchestrator, seen, "coder"),
			packet: packetOf(orchestrator, seen, {
				ticket,
				claim
			}),
			entries,
			conflicts
		}),
		cwd: path,
		attemptDir: dir,
		env,
		timeoutMs: minutesOf(seen.config, "coder") * 6e4
	});
	const broken = endGuard();
	if (broken.length > 0) return failed(step, name, broken.join("; "));
	if (outcome.kind === "failed") return failed(step, name, outcome.reason);
	return {
		kind: "coded",
		attempt: step.attempt,
		agent: name,
		source: {
			kind: "worktree",
			path
		},
		conflicts: [...conflicts],
		result: outcome.result
	};
}
async function runReviewer({ orchestrator, step, seen, claim }) {
	const { repo, stateDir, env } = orchestrator;
	const { name, agent } = requireAgent(seen.config, "reviewer");
	const ticket = requireWorkTicket(orchestrator, seen, step.ticket, claim.head);
	const [base = seen.refs.defaultSha] = mergeBases(repo, claim.head, [seen.refs.defaultSha]);
	const prompt = reviewerPrompt({
		guidance: readGuidance(orchestrator, seen, "reviewer"),
		packet: packetOf(orchestrator, seen, {
			ticket,
			claim
		}),
		entries: parseRounds(ticket.files.get(ROUNDS)?.text).entries,
		head: claim.head,
		diff: readReviewDiff(orchestrator, seen, {
			base,
			head: claim.head
		})
	});
	const dir = attemptDir(stateDir, step.attempt);
	const own = {
		worktree: null,
		sandboxed: agent.sandbox === "bwrap"
	};
	const endGuard = startGuard(orchestrator, own, dir);
	const outcome = await withCheckout(repo, {
		head: claim.head,
		attempt: step.attempt
	}, (cwd) => runAgent({
		repo,
		role: "reviewer",
		name,
		agent,
		ticket: step.ticket,
		attempt: step.attempt,
		prompt,
		cwd,
		attemptDir: dir,
		env,
		timeoutMs: minutesOf(seen.config, "reviewer") * 6e4
	}));
	const broken = endGuard();
	if (broken.length > 0) return failed(step, name, broken.join("; "));
	if (outcome.kind === "failed") return failed(step, name, outcome.reason);
	return {
		kind: "reviewed",
		attempt: step.attempt,
		agent: name,
		result: outcome.result
	};
}
/** Commands are those of the default branch, run on the work's tree as the coder was: in a sandbox where it has one. */
async function runCommands({ orchestrator, step, seen, claim }) {
	const { config } = seen;
	const coder = config.roles.coder.agent;
	const outcome = await runValidation({
		repo: orchestrator.repo,
		commands: config.validation.commands,
		head: claim.attempt?.head ?? claim.head,
		ticket: step.ticket,
		attempt: step.attempt,
		attemptDir: attemptDir(orchestrator.stateDir, step.attempt),
		env: orchestrator.env,
		timeoutMs: minutesOf(config, "validator") * 6e4,
		sandbox: (coder === void 0 ? void 0 : config.agents[coder]?.sandbox) ?? "none"
	});
	return {
		kind: "validated",
		attempt: step.attempt,
		passed: outcome.passed,
		commands: [...outcome.commands]
	};
}
function failed({ attempt }, agent, reason) {
	return {
		kind: "failed",
		attempt,
		agent,
		reason
	};
}
function requireAgent(config, role) {
	const name = config.roles[role].agent;
	const agent = name === void 0 ? void 0 : config.agents[name];
	if (name === void 0 || agent === void 0) throw new TypeError(`no agent is configured for the ${role}`);
	return {
		name,
		agent
	};
}
// src/app/orchestrate/forge/local-forge.ts
/** The forge without a server: the branch is the request, and attempts are processes of this machine. */
function localForge(runner) {
	return {
		kind: "local",
		runner,
		look: (orchestrator) => Promise.resolve(seeLocally(orchestrator)),
		run: performRun,
		publish: performPublish,
		openRequest: (_orchestrator, step) => Promise.resolve({
			kind: "stale",
			step,
			message: NEITHER
		}),
		setStatus: (_orchestrator, step) => Promise.resolve({
			kind: "stale",
			step,
			message: NEITHER
		}),
		merge: performMerge,
		fitHead: () => null,
		recordsRequest: (_orchestrator, _seen, _change, reason) => Promise.resolve({
			kind: "refused",
			reason
		})
	};
}
const NEITHER = "the local forge has no requests and no statuses";
/** What this machine shows. 1 or 2 processes. */
function seeLocally(orchestrator) {
	const worktrees = readWorktreeStates(orchestrator.repo);
	return {
		checkoutProblem: () => readCheckoutProblem(orchestrator),
		worktrees: worktrees.ids,
		worktreeOf: (id, live) => worktrees.stateOf(id, live === null ? [] : [live.head]),
		attemptOf: (attempt) => seeAttempt(attempt, orchestrator),
		requestOf: (_id, work, live) => seeRequest(work, live),
		verdictsOf: () => [],
		heeds: () => true,
		committersOf: () => [],
		requesterOf: () => null
	};
}
/** Whether what runs an attempt still lives can be asked on its own machine only. */
function seeAttempt({ runner, id }, { self, running, stateDir }) {
	const result = existsSync(resultPath(stateDir, id)) ? "complete" : "none";
	if (running.has(id)) return {
		liveness: "running",
		result: "none"
	};
	if (runner?.kind !== "process" || runner.host !== self.host) return {
		liveness: "unknown",
		result
	};
	if (runner.pid === self.pid && runner.started === self.started) return {
		liveness: "idle",
		result
	};
	return {
		liveness: isProcessAlive(runner) ? "running" : "dead",
		result
	};
}
/** Without a server the branch is the request: open as long as it holds a proposal. */
function seeRequest(work, live) {
	if (work === null || live === null || work.ticket?.state !== "closed") return null;
	return {
		id: work.head.slice(0, 12),
		state: "open",
		head: work.head,
		checks: "none",
		status: null
	};
}
// src/app/orchestrate/observe/memo.ts
/** Most answers that are remembered: far more than one look at the world needs. */
const MAX_ANSWERS = 2e3;
/** Makes a memory for one process. */
function makeMemo() {
	const answers = /* @__PURE__ */ new Map();
	return { get: (key, make) => {
		if (answers.has(key)) return answers.get(key);
		const made = make();
		if (answers.size >= MAX_ANSWERS) answers.clear();
		answers.set(key, made);
		return made;
	} };
}
// src/app/orchestrate/context.ts
/** Makes the context of one Orchestrator process for a workspace. 2 or 3 processes. */
function openOrchestrator(workspace, options = {}) {
	const { repository, config, env, root, stateDir } = workspace;
	const self = describeRunner();
	return {
		repo: repository,
		place: decidePlace(repository, config),
		root,
		stateDir,
		env,
		self,
		forge: options.forge ?? localForge(self),
		running: /* @__PURE__ */ new Map(),
		known: /* @__PURE__ */ new Set(),
		memo: makeMemo(),
		clock: () => `${(/* @__PURE__ */ new Date()).toISOString().slice(0, 19)}Z`,
		newId: randomName,
		onOutcome: options.onOutcome ?? (() => void 0)
	};
}
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
function randomName(length) {
	return [...randomBytes(length)].map((byte) => LETTERS[byte % 36] ?? "0").join("");
}
/** The machine's name does not belong into a ref that is pushed: its digest tells machines apart as well. */
function describeRunner() {
	const { pid, host, started, boot, pidSpace } = describeSelf("");
	return {
		kind: "process",
		host: createHash("sha256").update([
			host,
			boot,
			pidSpace
		].join("\n")).digest("hex").slice(0, 16),
		pid,
		started: started ?? "unknown"
	};
}
export { seeLocally as n, openOrchestrator as t };
