import { o as HOOK_MANAGERS } from "./plan.js";
import { n as prepareRemoval, r as findPackage, t as prepareInit } from "./run-init.js";
import { Q as failure } from "./plumbing.js";
import { n as showFindings } from "./errors.js";
import { createInterface } from "node:readline/promises";
// src/app/init/format-plan.ts
/** Most lines of a comparison that are looked at; longer files are shown by what surrounds the change. */
const MAX_COMPARED = 1500;
/** A plan for people: every file with the exact lines that come (+) and go (-), every key of git's configuration. */
function formatPlan(plan) {
	const found = plan.found === "" ? "" : `${plan.found}\n`;
	if (plan.steps.length === 0) return `${found}nothing to do\n`;
	return `${found}${plan.steps.map(formatStep).join("")}`;
}
/** The commands that are left to run, and what is done elsewhere, one a line; empty when there is nothing. */
function formatNext({ next, byHand }) {
	return `${formatList("then run:", next)}${formatList("then, on GitHub, once:", byHand)}`;
}
function formatList(title, lines) {
	return lines.length === 0 ? "" : `${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
function formatStep(step) {
	if (step.kind === "file") return formatFile(step);
	if (step.after === void 0) return `git config --unset ${step.key}\n`;
	return `git config ${step.key} "${step.after}"\n`;
}
function formatFile({ path, before, after, executable }) {
	return `${before === void 0 ? "make" : after === void 0 ? "remove" : "change"} ${path}${before === void 0 && executable === true ? " (executable)" : ""}\n${(after === void 0 ? [] : diffLines(linesOf(before ?? ""), linesOf(after))).map((line) => `  ${line}\n`).join("")}`;
}
function linesOf(text) {
	const lines = text.split(/\r?\n/);
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
/** The lines that come and go, in order. Whole lines are compared by their longest common subsequence. */
function diffLines(before, after) {
	let start = 0;
	while (start < before.length && start < after.length && before[start] === after[start]) start++;
	let end = 0;
	while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
	const old = before.slice(start, before.length - end);
	const young = after.slice(start, after.length - end);
	if (old.length > MAX_COMPARED || young.length > MAX_COMPARED) return [`(${old.length} lines become ${young.length})`];
	return walk(old, young, commonLengths(old, young));
}
/** For every pair of positions the length of the longest common subsequence behind them. */
function commonLengths(old, young) {
	const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
	for (let i = old.length - 1; i >= 0; i--) for (let j = young.length - 1; j >= 0; j--) {
		const [row, next] = [table[i], table[i + 1]];
		if (row === void 0 || next === void 0) continue;
		row[j] = old[i] === young[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
	}
	return table;
}
function walk(old, young, table) {
	const shown = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < young.length) if (i < old.length && j < young.length && old[i] === young[j]) [i, j] = [i + 1, j + 1];
	else if (j < young.length && (i === old.length || (table[i]?.[j + 1] ?? 0) >= (table[i + 1]?.[j] ?? 0))) shown.push(`+ ${young[j++]}`);
	else shown.push(`- ${old[i++]}`);
	return shown;
}
// src/cli/init-command.ts
/** `yoi init`: shows what it will do, asks on a terminal, does it, and proves that git reaches the hooks. */
async function init(raw, context) {
	const { terminal, cwd, env } = context;
	const prepared = raw["remove"] === true ? prepareRemoval(cwd, env) : prepareInit(cwd, env, optionsOf(raw));
	const { plan } = prepared;
	terminal.out(formatPlan(plan));
	if (raw["dry_run"] === true || plan.steps.length === 0) return leave(prepared, context, []);
	if (raw["yes"] !== true && !await isAgreed()) {
		terminal.note("nothing was done\n");
		return 1;
	}
	return leave(prepared, context, prepared.perform(Math.random));
}
function leave({ plan }, { terminal }, proof) {
	const findings = [...plan.findings, ...proof];
	showFindings(findings, terminal);
	terminal.out(formatNext(plan));
	return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}
function optionsOf(raw) {
	const wished = raw["hooks"];
	const hooks = wished === void 0 ? void 0 : HOOK_MANAGERS.find((known) => known === wished);
	if (wished !== void 0 && hooks === void 0) {
		const suggestion = `write one of ${HOOK_MANAGERS.join(", ")}`;
		throw failure("usage/bad-value", { path: "" }, {
			name: "--hooks",
			value: `"${String(wished)}"`,
			suggestion
		});
	}
	return {
		...hooks === void 0 ? {} : { hooks },
		mergeDrivers: raw["no_merge_drivers"] !== true,
		agents: raw["agents"] === true,
		worktrees: raw["worktrees"] === true,
		...gitHubOf(raw),
		packageDir: findPackage(import.meta.dirname)
	};
}
function gitHubOf(raw) {
	const action = raw["action"];
	if (raw["github"] === true) return { github: typeof action === "string" ? { action } : {} };
	if (action === void 0) return {};
	throw failure("usage/needless-flag", { path: "" }, {
		flag: "--action",
		needed: "--github"
	});
}
/** Asks only where somebody can answer. */
async function isAgreed() {
	if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
	const prompt = createInterface({
		input: process.stdin,
		output: process.stderr
	});
	try {
		return /^(?:y|yes)?$/i.test((await prompt.question("Do this? [Y/n] ")).trim());
	} finally {
		prompt.close();
	}
}
export { init };
