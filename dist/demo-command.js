import { r as findPackage, t as prepareInit } from "./run-init.js";
import { t as openOrchestrator } from "./context.js";
import { n as renderOutcome, r as runOrchestrator } from "./orchestrate.js";
import { r as runOperation } from "./run-operation.js";
import { i as openWorkspace } from "./workspace.js";
import { r as findDossier, t as dossierFor } from "./dossier-command.js";
import { Q as failure } from "./plumbing.js";
import { t as newEventId } from "./event-id.js";
import { t as lockOptions } from "./lock.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
// src/app/demo/run-demo.ts
const TICKETS = [
	{
		title: "Describe the search",
		criteria: ["The note says what is searched", "The note says how results are ordered"]
	},
	{
		title: "Describe the menu",
		criteria: ["The note names every entry of the menu"]
	},
	{
		title: "Describe shortcuts of the menu",
		criteria: ["The note lists a shortcut for every entry"],
		dependsOn: 1
	}
];
/**
* Shows the whole flow in a temporary directory: a bare origin, a clone set up by `init`, three queued tickets, and
* the Orchestrator at work until everything is finished.
*/
async function runDemo(options) {
	const dir = mkdtempSync(join(tmpdir(), "yoi-demo-"));
	try {
		const { clone, env } = makeRepositories(dir, options);
		const tickets = await queueTickets(clone, env, options);
		options.onHeading("The Orchestrator works until nothing is left to do");
		const workspace = openWorkspace({
			cwd: clone,
			env
		});
		const orchestrator = openOrchestrator(workspace, { onOutcome: options.onOutcome });
		await runOrchestrator(orchestrator, {
			mode: "settle",
			pauseMs: 500
		});
		run(clone, env, "pull", "--quiet", "--ff-only");
		return {
			dir,
			clone,
			env,
			tickets,
			finished: tickets.every((id) => /^state: ['"]?closed/m.test(readItem(clone, env, id)))
		};
	} catch (error) {
		rmSync(dir, {
			recursive: true,
			force: true
		});
		throw error;
	}
}
/** Removes everything that a demo has made. */
function removeDemo({ dir }) {
	rmSync(dir, {
		recursive: true,
		force: true
	});
}
/** What the default branch looks like in the end. */
function readGraph({ clone, env }) {
	return run(clone, env, "log", "--graph", "--format=%h %s", "--max-count=40");
}
function makeRepositories(dir, { env: caller, agent, packageDir, onHeading, onLine }) {
	onHeading("A bare origin and a clone, set up by yoi init");
	const config = join(dir, "gitconfig");
	writeFileSync(config, "[user]\n	name = You\n	email = you@demo.invalid\n[init]\n	defaultBranch = main\n");
	const env = {
		...caller,
		GIT_CONFIG_GLOBAL: config,
		GIT_CONFIG_NOSYSTEM: "1",
		YOI_ACTOR: "You",
		YOI_ROLE: "person"
	};
	const [origin, clone] = [join(dir, "origin.git"), join(dir, "clone")];
	run(dir, env, "init", "--quiet", "--bare", origin);
	run(dir, env, "clone", "--quiet", origin, clone);
	prepareInit(clone, env, {
		mergeDrivers: true,
		agents: false,
		worktrees: false,
		packageDir
	}).perform(Math.random);
	const files = {
		"README.md": "# Demo\n",
		"check.sh": "for note in notes/*.md; do head -n 1 \"$note\" | grep -q \"^# \" || exit 1; done\n",
		".yoi/ticket.config.toml": configText(agent)
	};
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(join(clone, path, ".."), { recursive: true });
		writeFileSync(join(clone, path), content);
	}
	run(clone, env, "add", "--all");
	run(clone, env, "commit", "--quiet", "-m", "chore: keep tickets with yoi");
	run(clone, env, "push", "--quiet", "--set-upstream", "origin", "HEAD");
	onLine(clone);
	return {
		clone,
		env
	};
}
function configText(agent) {
	return `version = 1

[merge]
authority = "merge"     # the Orchestrator merges when the gate passes

[validation]
commands = ["sh check.sh"]

[agents.demo]
protocol = "command"
command = [${agent.map((word) => JSON.stringify(word)).join(", ")}]

[roles.coder]
agent = "demo"
[roles.reviewer]
agent = "demo"
`;
}
async function queueTickets(clone, env, options) {
	const { onHeading, onLine, lock, newEventId } = options;
	onHeading("Three tickets: two on their own, the third depends on the second; a person queues them");
	const act = async (name, input) => {
		const wishes = {
			actor: {
				name: "You",
				role: "person"
			},
			now: `${(/* @__PURE__ */ new Date()).toISOString().slice(0, 19)}Z`,
			newEventId,
			lock,
			commit: true
		};
		const result = await runOperation(openWorkspace({
			cwd: clone,
			env
		}), name, input, wishes);
		if (result.outcome === "refused") throw new Error(`${name} was refused: ${JSON.stringify(result.diagnostics)}`);
		onLine(result.message);
		return result.id;
	};
	const ids = [];
	for (const { title, criteria } of TICKETS) {
		const body = `## Acceptance criteria\n\n${criteria.map((text) => `- ${text}`).join("\n")}\n`;
		ids.push(await act("ticket_create", {
			title,
			body
		}));
	}
	for (const [index, each] of TICKETS.entries()) {
		const [ticket, target] = [ids[index], "dependsOn" in each ? ids[each.dependsOn] : void 0];
		if (target !== void 0) await act("ticket_relate", {
			ticket,
			kind: "depends_on",
			target
		});
	}
	for (const ticket of ids) await act("ticket_ready", {
		ticket,
		summary: "One note in notes/."
	});
	for (const ticket of ids) await act("ticket_queue", { ticket });
	run(clone, env, "push", "--quiet");
	return ids;
}
function readItem(clone, env, id) {
	return run(clone, env, "show", `HEAD:.yoi/tickets/${id}/item.md`);
}
function run(cwd, env, ...args) {
	return execFileSync("git", args, {
		cwd,
		env,
		encoding: "utf8",
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
}
// src/cli/demo-command.ts
/** `yoi demo`: the whole flow in a temporary directory, step by step. */
async function demo(raw, { env, terminal }) {
	const { out, paint } = terminal;
	const packageDir = findPackage(import.meta.dirname);
	const scripted = [process.execPath, join(packageDir, "dist/demo-agent.js")];
	const agent = raw["agent"] === void 0 ? scripted : splitCommand(String(raw["agent"]));
	const who = raw["agent"] === void 0 ? "a scripted agent, no model" : agent.join(" ");
	out(`${paint.bold("yoi demo")}: coder and reviewer are ${who}\n`);
	const made = await runDemo({
		env,
		agent,
		packageDir,
		lock: lockOptions(terminal),
		newEventId,
		onHeading: (text) => out(`\n${paint.bold(`== ${text}`)}\n`),
		onLine: (text) => out(`  ${text}\n`),
		onOutcome: (outcome) => {
			if (outcome.kind !== "stale") out(`  ${renderOutcome(outcome, paint)}`);
		}
	});
	out(`\n${paint.bold("== What the default branch holds now")}\n${readGraph(made)}`);
	const [, second = ""] = made.tickets;
	const workspace = openWorkspace({
		cwd: made.clone,
		env: made.env
	});
	const shown = findDossier(workspace, second);
	if (shown !== void 0) {
		const text = dossierFor(shown, workspace.config.ticket.language, terminal);
		out(`\n${paint.bold(`== The dossier of ${second}`)}\n${text}`);
	}
	out(made.finished ? "\nEvery ticket is closed, and its branch is merged and gone.\n" : "\nNot everything is finished.\n");
	if (raw["keep"] === true) out(`Look around in ${made.clone}: yoi ticket list --all, yoi ticket history menu\n`);
	else removeDemo(made);
	return made.finished ? 0 : 1;
}
/** Words as a simple shell splits them: blanks separate, quotes keep together. */
function splitCommand(line) {
	const [program, ...rest] = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, one, two, plain]) => one ?? two ?? plain ?? "");
	if (program !== void 0 && program !== "") return [program, ...rest];
	const facts = {
		name: "--agent",
		value: `"${line}"`,
		suggestion: "give a program and its arguments"
	};
	throw failure("usage/bad-value", { path: "" }, facts);
}
export { demo };
