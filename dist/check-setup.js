import { W as CONFIG_PATH, d as require_dist, et as finding, r as runGit } from "./plumbing.js";
import { t as readConfig } from "./config.js";
import { t as readBranches } from "./branches.js";
import { a as parseConfig } from "./repository.js";
import { t as readWorktrees } from "./worktrees.js";
import { _ as readSetupFile, a as CLIENT_HOOKS, c as LINT_STAGED_CONFIGS, f as topOf, g as listDirectory, h as isThere, i as shownPath, m as readHooksDir, p as probeHook, r as readText, s as LEFTHOOK_CONFIGS, t as fileStep } from "./plan.js";
import { basename, dirname, join, relative, sep } from "node:path";
// src/core/github/workflows/enable-github.ts
/** What the configuration gains where it has no table `github`. */
const TABLE = [
	"[github]",
	"# The Orchestrator runs on GitHub: elsewhere `yoi orchestrate` only looks.",
	"enabled = true"
];
/**
* The configuration with `[github] enabled = true`, every other line as it was; the same text where it says so
* already, undefined where no line can be added for certain.
*/
function enableGitHub(text) {
	const before = parseConfig(text);
	if (before.config.github.enabled) return text;
	const after = withEnabled(text);
	const now = parseConfig(after);
	return now.config.github.enabled && now.diagnostics.length <= before.diagnostics.length && JSON.stringify({
		...now.config,
		github: null
	}) === JSON.stringify({
		...before.config,
		github: null
	}) && now.config.github.queue_team === before.config.github.queue_team ? after : void 0;
}
function withEnabled(text) {
	const eol = /\r\n/.test(text) ? "\r\n" : "\n";
	const lines = text.split(/\r?\n/);
	const header = lines.findIndex((line) => /^\s*\[\s*github\s*\]\s*(?:#.*)?$/.test(line));
	if (header < 0) return `${text}${text === "" || text.endsWith("\n") ? "" : eol}${text.trim() === "" ? "" : eol}${TABLE.join(eol)}${eol}`;
	const next = lines.findIndex((line, at) => at > header && /^\s*\[/.test(line));
	const end = next < 0 ? lines.length : next;
	const key = lines.findIndex((line, at) => at > header && at < end && /^\s*enabled\s*=/.test(line));
	if (key < 0) lines.splice(header + 1, 0, "enabled = true");
	else lines[key] = (lines[key] ?? "").replace(/(=\s*)false\b/, "$1true");
	return lines.join(eol);
}
// src/io/git/config-write.ts
/** Sets one key in the repository's own configuration. 1 process. @throws git/refused */
function setLocalConfig(repo, key, value) {
	runGit([
		"config",
		"--local",
		key,
		value
	], repo);
}
/** Removes one key from the repository's own configuration, and its section when nothing else is in it. 2 processes. */
function unsetLocalConfig(repo, key) {
	runGit([
		"config",
		"--local",
		"--unset-all",
		key
	], {
		...repo,
		okCodes: [0, 5]
	});
}
/** The value of each key in the repository's own configuration, the last one where there are several. 1 process. */
function readLocalConfig(repo) {
	const text = runGit([
		"config",
		"--local",
		"--list",
		"-z"
	], repo).stdout.toString("utf8");
	const found = /* @__PURE__ */ new Map();
	for (const entry of text.split("\0").slice(0, -1)) {
		const end = entry.indexOf("\n");
		found.set(end < 0 ? entry : entry.slice(0, end), end < 0 ? "true" : entry.slice(end + 1));
	}
	return found;
}
// src/app/init/blocks.ts
const START = /^[ \t]*(?:#|<!--) >>> yoi init\b([^\r\n]*)\r?\n?$/;
const END$1 = /^[ \t]*(?:#|<!--) <<< yoi init\b[^\r\n]*\r?\n?$/;
const NEW_FILE = "(new file)";
const NEW_LINE_END = "(new line end)";
/** Lines between the two marks by which they are found again; `indent` stands before each. Ends with a line end. */
function formatBlock(lines, options = {}) {
	const { style = "hash", indent = "", eol = "\n", origin = {} } = options;
	const notes = [origin.newFile === true ? ` ${NEW_FILE}` : "", origin.newLineEnd === true ? ` ${NEW_LINE_END}` : ""];
	const mark = (words) => style === "hash" ? `# ${words}` : `<!-- ${words} -->`;
	return [
		mark(`>>> yoi init${notes.join("")}`),
		...lines,
		mark("<<< yoi init")
	].map((line) => line === "" ? eol : `${indent}${line}${eol}`).join("");
}
/** Splits a text at its blocks. A mark without its other half is ordinary text. */
function splitBlocks(text) {
	const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
	const pieces = [];
	let other = "";
	for (let at = 0; at < lines.length; at++) {
		const notes = START.exec(lines[at] ?? "")?.[1];
		const length = notes === void 0 ? -1 : lines.slice(at).findIndex((line) => END$1.test(line));
		if (notes === void 0 || length < 0) {
			other += lines[at];
			continue;
		}
		pieces.push(...other === "" ? [] : [{ text: other }]);
		other = "";
		const block = {
			newFile: notes.includes(NEW_FILE),
			newLineEnd: notes.includes(NEW_LINE_END)
		};
		pieces.push({
			text: lines.slice(at, at + length + 1).join(""),
			block
		});
		at += length;
	}
	return other === "" ? pieces : [...pieces, { text: other }];
}
/** Whether a text holds a block of `yoi init`. */
function hasBlock(text) {
	return splitBlocks(text).some(({ block }) => block !== void 0);
}
/**
* The text without its blocks, byte for byte as it was before them; undefined when yoi made the file and nobody has
* added anything since.
*/
function removeBlocks(text) {
	const pieces = splitBlocks(text);
	const rest = pieces.map((piece, at) => {
		if (piece.block !== void 0) return "";
		return hasNewLineEnd(pieces.slice(at + 1)) ? piece.text.replace(/\r?\n$/, "") : piece.text;
	}).join("");
	return pieces.some(({ block }) => block?.newFile === true) && (rest === "" || rest === "#!/bin/sh\n") ? void 0 : rest;
}
/** Whether one of the blocks at the beginning says that a line end was put before them. */
function hasNewLineEnd(pieces) {
	const end = pieces.findIndex(({ block }) => block === void 0);
	return pieces.slice(0, end < 0 ? void 0 : end).some(({ block }) => block?.newLineEnd === true);
}
/** The first line of a hook that yoi makes. */
const SHEBANG = "#!/bin/sh\n";
/** The line end that a text uses. */
function eolOf(text) {
	return /\r\n/.test(text) ? "\r\n" : "\n";
}
/** The text with lines in a block at its end; a missing text is a new file. What stands there keeps its bytes. */
function appendBlock(text, lines, style = "hash") {
	const before = text ?? "";
	const eol = eolOf(before);
	const newLineEnd = before !== "" && !before.endsWith("\n");
	const block = formatBlock(lines, {
		style,
		eol,
		origin: {
			newFile: text === void 0,
			newLineEnd
		}
	});
	return `${before}${newLineEnd ? eol : ""}${block}`;
}
/** As `appendBlock`, but a block that is there keeps its place. */
function putBlock(text, lines, style = "hash") {
	const pieces = text === void 0 ? [] : splitBlocks(text);
	const at = pieces.findIndex(({ block }) => block !== void 0);
	if (text === void 0 || at < 0) return appendBlock(text, lines, style);
	return pieces.filter(({ block }, index) => block === void 0 || index === at).map((piece) => piece.block === void 0 ? piece.text : formatBlock(lines, {
		style,
		eol: eolOf(text),
		origin: piece.block
	})).join("");
}
// src/app/init/json-entry.ts
/** What lint-staged runs on changed tickets. */
const LINT_STAGED_GLOB = ".yoi/tickets/**/*.md";
/** The command lint-staged runs. */
const LINT_STAGED_COMMAND = "yoi ticket lint";
const ENTRY = `"${LINT_STAGED_GLOB}": "${LINT_STAGED_COMMAND}",`;
/**
* JSON of lint-staged (its own file, or `package.json`) with a line for tickets as its first entry; undefined where the
* configuration is not an object over several lines. Every other line keeps its bytes.
*/
function addJsonEntry(text, isPackage) {
	if (text.includes(ENTRY)) return text;
	const open = isPackage ? /"lint-staged"[ \t]*:[ \t]*\{[ \t]*\r?\n/.exec(text) : /^\s*\{[ \t]*\r?\n/.exec(text);
	if (open === null) return void 0;
	const at = open.index + open[0].length;
	const indent = /^([ \t]+)"/.exec(text.slice(at))?.[1];
	if (indent === void 0) return void 0;
	const result = `${text.slice(0, at)}${indent}${ENTRY}${open[0].endsWith("\r\n") ? "\r\n" : "\n"}${text.slice(at)}`;
	return addsOnlyEntry(text, result, isPackage) ? result : void 0;
}
/** The text without the line that `addJsonEntry` put there. */
function removeJsonEntry(text) {
	return text.split(/(?<=\n)/).filter((line) => line.trim() !== ENTRY).join("");
}
/** The place was found by its look; what the result means decides. */
function addsOnlyEntry(before, after, isPackage) {
	try {
		const [old, young] = [JSON.parse(before), JSON.parse(after)];
		const tasks = isPackage ? young["lint-staged"] : young;
		if (tasks[".yoi/tickets/**/*.md"] !== "yoi ticket lint") return false;
		delete tasks[LINT_STAGED_GLOB];
		return JSON.stringify(old) === JSON.stringify(young);
	} catch {
		return false;
	}
}
// src/app/init/texts.ts
/** What `yoi init` writes as configuration: every key has a default, so little is said. */
const CONFIG_TEXT = `# yoi: how tickets are kept here. Every key has a default; \`yoi config check\` reads this file.
version = 1

[ticket]
# Language of headings and generated sentences: "English" or "Japanese".
language = "English"

[git]
# Branch where finished work lands. Without it: what the remote says.
# default_branch = "main"

[validation]
# Commands that must succeed before work counts as done.
# commands = ["npm test"]
`;
/** The section of \`AGENTS.md\`. */
const AGENTS_LINES = [
	"",
	"## Tickets (yoi)",
	"",
	"Work items live in `.yoi/tickets/<id>/`: `item.md` holds the current state, `thread.md` is an append-only log.",
	"",
	"- Read with `yoi ticket list`, `yoi ticket show <id>`, `yoi ticket search <text>` and `yoi why <id>` (what stands in",
	"  the way of the next state); add `--json` for data.",
	"- Change tickets only with `yoi ticket …` (`yoi ticket --help`). Never edit, reorder or delete what is in a",
	"  `thread.md`, and do not reformat files under `.yoi/`.",
	"- A git hook judges every commit that touches a ticket. When it refuses, read the `help:` line; `yoi explain <code>`",
	"  tells more. Do not use `--no-verify`: the same rules run again as a required status check.",
	"- Queueing a ticket (`yoi ticket queue`) is a person's decision.",
	"- Commits for a ticket carry the trailer `Yoi-Ticket: <id>`; on a branch `work/<id>` a hook adds it.",
	""
];
// src/app/init/plan-rest.ts
/** The records that have a merge driver of their own, by the driver's kind. */
const MERGE_DRIVERS = [
	{
		kind: "item",
		title: "yoi: ticket item",
		pattern: "item.md"
	},
	{
		kind: "thread",
		title: "yoi: ticket thread",
		pattern: "thread.md"
	},
	{
		kind: "relations",
		title: "yoi: ticket relations",
		pattern: "artifacts/relations.json"
	},
	{
		kind: "plan",
		title: "yoi: orchestration plan",
		pattern: "artifacts/orchestration-plan.jsonl"
	}
];
/**
* The keys of git's configuration that start the merge drivers (https://git-scm.com/docs/gitattributes), by way of
* `hooks/merge-driver`. A linked worktree without node_modules takes the main checkout's; where yoi is nowhere, git
* merges line by line: a command that fails would leave our side in the file and hide theirs.
*/
function driverConfig(hookDir) {
	const script = `${hookDir}/merge-driver`;
	const find = script.startsWith("/") ? `d='${script}'` : `d=${script}; [ -f "$d" ] || d="\$(git worktree list --porcelain | sed -n '1s/^worktree //p')/$d"`;
	return new Map(MERGE_DRIVERS.flatMap(({ kind, title }) => [[`merge.yoi-${kind}.name`, title], [`merge.yoi-${kind}.driver`, `${find}; if [ -f "$d" ]; then sh "$d" ${kind} %O %A %B %P; else git merge-file %A %O %B; fi`]]));
}
/** Whether a value of git's configuration is one that `yoi init` sets, today or in an earlier yoi. */
function isDriverConfig(key, value) {
	const kind = MERGE_DRIVERS.find((each) => key === `merge.yoi-${each.kind}.name` || key === `merge.yoi-${each.kind}.driver`);
	if (kind === void 0) return false;
	return key.endsWith(".name") ? value === kind.title : /(?:hooks\/merge-driver|yoi merge-driver)\b/.test(value);
}
/** The key that tells the hooks the prefix of work branches. */
const WORK_PREFIX_KEY = "yoi.workprefix";
/** The lines of `.gitattributes` that name the merge drivers. */
function attributeLines(ticketRoot) {
	return MERGE_DRIVERS.map(({ kind, pattern }) => `${ticketRoot}/**/${pattern} merge=yoi-${kind}`);
}
/** Configuration of the workspace, where there is none; with `[github] enabled` where that is asked for. */
function planWorkspace(top, isGitHub = false) {
	const before = readText(top, CONFIG_PATH);
	const text = before ?? "# yoi: how tickets are kept here. Every key has a default; `yoi config check` reads this file.\nversion = 1\n\n[ticket]\n# Language of headings and generated sentences: \"English\" or \"Japanese\".\nlanguage = \"English\"\n\n[git]\n# Branch where finished work lands. Without it: what the remote says.\n# default_branch = \"main\"\n\n[validation]\n# Commands that must succeed before work counts as done.\n# commands = [\"npm test\"]\n";
	const after = isGitHub ? enableGitHub(text) : text;
	if (after !== void 0) return fileStep(top, CONFIG_PATH, before, after);
	return { findings: [finding("init/config-form", { path: CONFIG_PATH }, {
		path: CONFIG_PATH,
		line: "github.enabled = true"
	})] };
}
/** What records are merged by: lines in `.gitattributes`, and the drivers in git's configuration. 1 process. */
function planMergeDrivers(repo, top, hookDir) {
	const config = parseConfig(readText(top, CONFIG_PATH)).config;
	const local = readLocalConfig(repo);
	const before = readText(top, ".gitattributes");
	const steps = [...driverConfig(hookDir)].flatMap(([key, after]) => local.get(key) === after ? [] : [{
		kind: "config",
		key,
		before: local.get(key),
		after
	}]);
	return { steps: [...fileStep(top, ".gitattributes", before, putBlock(before, attributeLines(config.backend.root))).steps ?? [], ...steps] };
}
/** Tells the hooks the prefix of work branches, where it is not the usual one. 1 process. */
function planWorkPrefix(repo, top) {
	const prefix = parseConfig(readText(top, CONFIG_PATH)).config.git.work_prefix;
	const before = readLocalConfig(repo).get(WORK_PREFIX_KEY);
	if (prefix === (before ?? "work/")) return {};
	return { steps: [{
		kind: "config",
		key: WORK_PREFIX_KEY,
		before,
		after: prefix
	}] };
}
/** An entry for lint-staged, only where that is used. */
function planLintStaged(top) {
	const path = LINT_STAGED_CONFIGS.find((name) => readText(top, name) !== void 0) ?? "package.json";
	const before = readText(top, path);
	if (before === void 0 || path === "package.json" && !before.includes("\"lint-staged\"")) return {};
	if (before.includes(".yoi/tickets/**/*.md") && !hasBlock(before)) return {};
	const after = addTask(path, before);
	if (after !== void 0) return fileStep(top, path, before, after);
	if (path === "package.json" && !/"lint-staged"\s*:\s*[[{]/.test(before)) return {};
	return { findings: [finding("init/config-form", { path }, {
		path,
		line: `"${LINT_STAGED_GLOB}": "${LINT_STAGED_COMMAND}"`
	})] };
}
function addTask(path, before) {
	if (/\.ya?ml$/.test(path) || path === ".lintstagedrc" && !before.trimStart().startsWith("{")) {
		if (/^[ \t-]/.test(before)) return void 0;
		return putBlock(before, [`"${LINT_STAGED_GLOB}": ${LINT_STAGED_COMMAND}`]);
	}
	return path === "package.json" || /^\.lintstagedrc(?:\.json)?$/.test(path) ? addJsonEntry(before, path === "package.json") : void 0;
}
/** A section of `AGENTS.md` that tells agents how to use yoi. */
function planAgents(top) {
	const before = readText(top, "AGENTS.md");
	return fileStep(top, "AGENTS.md", before, putBlock(before, AGENTS_LINES, "html"));
}
// src/app/init/shell-hook.ts
/**
* A shell hook with yoi's lines in it; undefined when the file is no shell script. Lines of an earlier yoi are
* replaced. What a person wrote keeps its bytes, its order and its say: yoi's lines run last, on the index that is
* committed, and only when all before them passed. (`pre-push` comes first: who reads standard input takes it from
* those behind, so it is read once and handed on.)
*/
function addToHook(text, entry) {
	const own = text === void 0 ? void 0 : removeBlocks(text);
	if (own === void 0) return `${SHEBANG}${formatBlock([...find(entry), ...RUN_HERE], { origin: { newFile: true } })}`;
	if (!isShell(own)) return void 0;
	const [first, rest, origin] = splitShebang(own);
	if (entry.name === "pre-push") return `${first}${formatBlock([
		...find(entry),
		...PROBE,
		...RUN_WITH_INPUT
	], { origin })}${rest}`;
	const top = formatBlock([...find(entry), ...PROBE], { origin });
	const ending = lastCommand(rest);
	if (ending === void 0) return `${first}${top}${appendBlock(rest, [...KEEP_STATUS, ...RUN])}`;
	const bottom = formatBlock(ending.keepsStatus ? [...KEEP_STATUS, ...RUN] : RUN);
	return `${first}${top}${rest.slice(0, ending.start)}${bottom}${rest.slice(ending.start)}`;
}
/** Whether a text without blocks of yoi calls yoi's hook, as a person may have written it. */
function callsHook(text, { name, hookDir }) {
	const calls = [
		`${hookDir}/${name}`,
		`yoi/hooks/${name}`,
		`yoi hook ${name}`
	];
	return text.split("\n").some((line) => {
		const words = line.split(/[\s"';&|()]+/).join(" ");
		return !line.trimStart().startsWith("#") && calls.some((call) => ` ${words} `.includes(` ${call} `) || words.includes(`/${call} `));
	});
}
/**
* The line (from 1) of a command that ends a script for good before a position, or undefined. Only what stands at the
* very beginning of a line counts: what is indented is most likely part of a condition.
*/
function endsBefore(text, position) {
	const at = text.slice(0, position).split("\n").findIndex((line) => /^(?:exit|exec)\b(?!\s*<<)/.test(line));
	return at < 0 ? void 0 : at + 1;
}
/** A hook without a first line of its own is run by sh, as husky and git do. */
function isShell(text) {
	if (text.includes("\0") || text.includes("\r\n")) return false;
	return !text.startsWith("#!") || /^#!.*\b(?:sh|bash|dash|ash|ksh|zsh|busybox)\b/.test(text);
}
function splitShebang(text) {
	if (!text.startsWith("#!")) return [
		"",
		text,
		{}
	];
	const end = text.indexOf("\n") + 1;
	return end === 0 ? [
		`${text}\n`,
		"",
		{ newLineEnd: true }
	] : [
		text.slice(0, end),
		text.slice(end),
		{}
	];
}
/** A last line that ends the script, so that nothing behind it would run. */
function lastCommand(text) {
	let start = text.length;
	for (const line of text.split(/(?<=\n)/).reverse()) {
		start -= line.length;
		if (line.trim() === "" || line.startsWith("#")) continue;
		if (!/^(?:exit|exec)\b/.test(line)) return void 0;
		return {
			start,
			keepsStatus: /^exit\s*(?:"?\$\?"?\s*)?(?:;.*)?$/.test(line.trimEnd())
		};
	}
}
const KEEP_STATUS = ["yoi_status=$?", "[ \"$yoi_status\" = 0 ] || exit \"$yoi_status\""];
const PROBE = ["if [ \"${YOI_PROBE-}\" = 1 ] && [ -f \"$yoi_hook\" ]; then exec sh \"$yoi_hook\" \"$@\"; fi"];
/** A linked worktree may have no node_modules: then the main checkout's are taken. */
function find({ name, hookDir }) {
	const path = `${hookDir}/${name}`;
	if (path.startsWith("/")) return ["yoi_top=$PWD", `yoi_hook=${/^[\w./-]+$/.test(path) ? path : quote(path)}`];
	return [
		"yoi_top=$PWD",
		`yoi_hook=$yoi_top/${path}`,
		`[ -f "$yoi_hook" ] || yoi_hook=$(git worktree list --porcelain | sed -n '1s/^worktree //p')/${path}`
	];
}
const MISSING = [
	"elif [ -e \"$yoi_top/.yoi\" ]; then",
	"  echo \"yoi: $yoi_hook is missing: install yoi again (npm ci), or take this out with: npx yoi init --remove\" >&2",
	"  exit 2",
	"fi"
];
const RUN = [
	"if [ -f \"$yoi_hook\" ]; then",
	"  ( cd \"$yoi_top\" && sh \"$yoi_hook\" \"$@\" ) || exit $?",
	...MISSING
];
const RUN_HERE = [
	"if [ -f \"$yoi_hook\" ]; then",
	"  ( yoi_self=$yoi_hook; . \"$yoi_hook\" ) || exit $?",
	...MISSING
];
const RUN_WITH_INPUT = [
	"yoi_refs=$(cat)",
	"if [ -f \"$yoi_hook\" ]; then",
	`  printf '%s\\n' "$yoi_refs" | sh "$yoi_hook" "$@" || exit $?`,
	...MISSING,
	"exec <<YOI_REFS",
	"$yoi_refs",
	"YOI_REFS"
];
function quote(text) {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}
// src/app/init/reach.ts
/** Whether a hook leads to yoi, by its text. */
function judgeReach({ text, name, config, file }) {
	if (config !== void 0) return config.includes(`/hooks/${name}`) || callsHook(config, {
		name,
		hookDir: "hooks"
	}) ? {
		kind: "read",
		file
	} : {
		kind: "missed",
		reason: "its configuration does not call yoi"
	};
	const pieces = splitBlocks(text);
	if (pieces.filter(({ block }) => block !== void 0).length === 0) {
		if (callsHook(text, {
			name,
			hookDir: "hooks"
		})) return {
			kind: "read",
			file
		};
		return {
			kind: "missed",
			reason: "the hook there does not call yoi"
		};
	}
	const last = pieces.findLastIndex(({ block }) => block !== void 0);
	const before = pieces.slice(0, last).filter(({ block }) => block === void 0).map((piece) => piece.text);
	if (endsBefore(before.join(""), before.join("").length) !== void 0) return {
		kind: "missed",
		reason: "an earlier line ends the script before it comes to yoi"
	};
	const first = pieces.findIndex(({ block }) => block !== void 0);
	return pieces.slice(0, first).every(({ text: above }) => above.split("\n").every((each) => each === "" || each.startsWith("#"))) ? {
		kind: "answers",
		file
	} : {
		kind: "read",
		file
	};
}
// src/app/check-hooks.ts
/** The Node that the hooks need. */
const NEEDED_NODE = 22;
/** Most linked worktrees that are looked at. */
const MAX_WORKTREES = 32;
/**
* Proves that git reaches yoi's hooks, in the main checkout and in every linked worktree, and that they could run, by
* looking where git looks and starting what answers without side effects. Also whether records have their merge
* drivers. Findings are warnings: the hooks of a clone are its owner's, and the status check on the forge is the gate.
* 4 processes, and 2 to 4 for each worktree.
*/
function checkHooks(repo, options = {}) {
	if (repo.root === void 0) return [];
	const checkouts = readWorktrees(repo).filter(({ bare, prunable, path }) => !bare && !prunable && isThere(path));
	const main = readHooksDir(repo, repo.root);
	const seen = /* @__PURE__ */ new Set();
	return [...checkouts.slice(0, MAX_WORKTREES).flatMap(({ path }, index) => {
		const dir = path === repo.root ? main : readHooksDir(repo, path);
		const isShared = seen.has(dir);
		seen.add(dir);
		return checkCheckout({
			repo,
			options,
			checkout: path,
			dir,
			isLinked: index > 0,
			isShared
		});
	}), ...checkMergeDrivers(repo)];
}
function checkCheckout(input) {
	const { repo, checkout, dir, isLinked, isShared } = input;
	const top = topOf(repo);
	if (isLinked && !isThere(dir)) {
		const facts = {
			worktree: nameOf(top, checkout),
			dir: shownPath(checkout, dir)
		};
		return [finding("hook/missing-in-worktree", placeOf(top, checkout), facts)];
	}
	const reached = CLIENT_HOOKS.map((name) => ({
		name,
		reach: reachOf(input, name)
	}));
	const probed = probeFirst(input, reached.map(({ reach }) => reach));
	if (isShared) return probed;
	const off = reached.flatMap(({ reach }) => reach.kind === "off" ? [placeOf(top, reach.path).path] : []);
	const missed = /* @__PURE__ */ new Map();
	for (const { name, reach } of reached) if (reach.kind === "missed") missed.set(reach.reason, [...missed.get(reach.reason) ?? [], name]);
	return [
		...off.map((path) => finding("hook/not-executable", { path }, { path })),
		...[...missed].map(([reason, names]) => notReached(top, checkout, names, reason)),
		...probed
	];
}
function notReached(top, checkout, names, reason) {
	const facts = {
		worktree: nameOf(top, checkout),
		hooks: names.join(", "),
		reason
	};
	return finding("hook/not-reached", placeOf(top, checkout), facts);
}
/** A checkout by its way from this one: no absolute path, which could stand in a log that others read. */
function placeOf(top, checkout) {
	return { path: relative(top, checkout).split(sep).join("/") || "." };
}
function nameOf(top, checkout) {
	return checkout === top ? "this checkout" : placeOf(top, checkout).path;
}
/** What stands where git looks for one hook, and whether it leads to yoi. */
function reachOf({ checkout, dir, options }, name) {
	const file = join(dir, name);
	const found = readSetupFile(file);
	if (found === void 0) return {
		kind: "missed",
		reason: "no such hook"
	};
	if (typeof found === "string") return {
		kind: "missed",
		reason: "a hook that cannot be read"
	};
	if (!found.executable && process.platform !== "win32") return {
		kind: "off",
		path: file
	};
	const script = basename(dir) === "_" && /husky|\/h"/.test(found.text) ? readSetupFile(join(dirname(dir), name)) : found;
	if (typeof script !== "object") return {
		kind: "missed",
		reason: "husky has no such hook"
	};
	const config = managerConfig(checkout, found.text);
	const judged = judgeReach({
		text: script.text,
		name,
		config,
		file
	});
	return judged.kind === "read" && options.runForeign === true ? {
		kind: "answers",
		file
	} : judged;
}
/** The configuration that a hook written by lefthook or pre-commit reads; undefined for any other hook. */
function managerConfig(checkout, text) {
	if (/\blefthook\b/.test(text)) {
		const path = LEFTHOOK_CONFIGS.find((name) => readText(checkout, name) !== void 0);
		return path === void 0 ? "" : readText(checkout, path);
	}
	return /pre-commit\.com|\bpre_commit\b/.test(text) ? readText(checkout, ".pre-commit-config.yaml") ?? "" : void 0;
}
/** Starts the first hook that answers without doing anything: one is enough to tell whether they can run. */
function probeFirst({ repo, checkout }, reached) {
	const top = topOf(repo);
	const found = [];
	for (const reach of reached) {
		if (reach.kind !== "answers") continue;
		const printed = probeHook(repo, reach.file, checkout);
		const answer = /yoi-probe hook=(\S+) bundle=(\S+) node=v?(\S+)/.exec(printed ?? "");
		if (answer === null) found.push(notReached(top, checkout, [basename(reach.file)], "it was started and did not come to yoi"));
		else if (found.length === 0) return checkAnswer(top, checkout, answer[2] ?? "", answer[3] ?? "");
	}
	return found;
}
function checkAnswer(top, checkout, bundle, node) {
	const place = placeOf(top, checkout);
	const worktree = nameOf(top, checkout);
	if (bundle !== "ok") return [finding("hook/cannot-run", place, {
		worktree,
		missing: "yoi's dist/hook.js"
	})];
	if (node === "none") return [finding("hook/cannot-run", place, {
		worktree,
		missing: "node"
	})];
	if (Number.parseInt(node, 10) >= NEEDED_NODE) return [];
	return [finding("hook/old-node", place, {
		worktree,
		found: node,
		needed: NEEDED_NODE
	})];
}
function checkMergeDrivers(repo) {
	const top = topOf(repo);
	const config = readConfig(repo);
	const root = parseConfig(readText(top, CONFIG_PATH)).config.backend.root;
	const attributes = readText(top, ".gitattributes")?.split(/\r?\n/) ?? [];
	const lines = attributeLines(root).filter((line) => !attributes.includes(line));
	const keys = MERGE_DRIVERS.map(({ kind }) => `merge.yoi-${kind}.driver`).filter((key) => !config.has(key));
	if (lines.length === MERGE_DRIVERS.length && keys.length === MERGE_DRIVERS.length) return [];
	const missing = [...lines.length === 0 ? [] : ["lines of .gitattributes are missing"], ...keys.length === 0 ? [] : [`git config has no ${keys.join(", ")}`]];
	if (missing.length === 0) return [];
	return [finding("hook/no-merge-driver", { path: ".gitattributes" }, { missing: missing.join(", and ") })];
}
// src/core/github/workflows/keep.ts
/** First words of every workflow that yoi wrote: a file without them is somebody else's. */
const MARKER = "# Written by `yoi init --github`";
/** The two lines at the top of a workflow of yoi's. */
const HEAD = `${MARKER}. What stands between yoi:keep marks is yours and stays;
# everything else is written again by the next run of it.
`;
const KEEP = /^ *# yoi:keep (?!end$)([a-z-]+)$/;
const END = /^ *# yoi:keep end$/;
/** Whether yoi wrote a workflow. */
function isOurs(text) {
	return text.startsWith(MARKER);
}
/** The kept parts of a workflow by name, each the lines between its marks; a mark without its other half is none. */
function readKept(text) {
	const lines = text.split(/\r?\n/);
	const kept = /* @__PURE__ */ new Map();
	for (const [at, line] of lines.entries()) {
		const name = KEEP.exec(line)?.[1];
		const length = name === void 0 ? -1 : lines.slice(at + 1).findIndex((each) => END.test(each));
		if (name !== void 0 && length >= 0) kept.set(name, lines.slice(at + 1, at + 1 + length));
	}
	return kept;
}
/** A new text with the kept parts of the older one in their places. */
function putKept(fresh, older) {
	const kept = readKept(older);
	const out = [];
	let isInside = false;
	for (const line of fresh.split("\n")) {
		if (END.test(line)) isInside = false;
		if (!isInside) out.push(line);
		const part = kept.get(KEEP.exec(line)?.[1] ?? "");
		if (part === void 0) continue;
		out.push(...part);
		isInside = true;
	}
	return out.join("\n");
}
/**
* Names of the parts of a text that would be lost by writing a new one: those that it has no place for, and those whose
* marks are not in order, so that nobody can say where they end.
*/
function lostParts(fresh, older) {
	const places = readKept(fresh);
	const lost = [];
	let open;
	for (const line of older.split(/\r?\n/)) {
		const name = KEEP.exec(line)?.[1];
		if (open !== void 0 && name !== void 0) lost.push(open);
		if (name !== void 0 && !places.has(name)) lost.push(name);
		if (name !== void 0) open = name;
		else if (END.test(line)) open = void 0;
	}
	return [...new Set(open === void 0 ? lost : [...lost, open])];
}
// src/core/github/workflows/find-action.ts
/** What tells a step of the Action from any other that has an input `mode`. */
const OWN_MODES = /* @__PURE__ */ new Set([
	"auto",
	"check",
	"plan",
	"agent",
	"publish",
	"gate",
	"complete",
	"doctor"
]);
const IS_YOI = /^(?:\.\/|[\w.-]+\/yoi(?:[/@-]|$))/;
/**
* How each workflow names the Action, by path, with the comment behind it; a workflow that does not use it is left
* out. A workflow that names it in several ways is in it with the first one that differs from the others.
*/
function findActions(files, read) {
	const found = read.map(({ path, jobs }) => {
		const text = files.get(path) ?? "";
		const lines = text.split(/\r?\n/);
		return [path, jobs.flatMap((job) => job.steps).flatMap(({ uses, inputs }) => {
			return uses !== void 0 && OWN_MODES.has(inputs.get("mode")?.text ?? "") && (isOurs(text) || IS_YOI.test(uses.text)) ? [withComment(uses.text, lines[uses.line - 1] ?? "")] : [];
		})];
	});
	const [first] = found.flatMap(([, own]) => own);
	return new Map(found.flatMap(([path, own]) => {
		const shown = own.find((uses) => uses !== first) ?? own[0];
		return shown === void 0 ? [] : [[path, shown]];
	}));
}
function withComment(uses, line) {
	const comment = /\s(#\s.*?)\s*$/.exec(line.slice(line.indexOf(uses) + uses.length))?.[1];
	return comment === void 0 ? uses : `${uses} ${comment}`;
}
// src/core/github/workflows/pins.ts
/** Every action of others in yoi's workflows, by the commit that its tag named in its repository. */
const PINS = {
	checkout: {
		name: "actions/checkout",
		sha: "3d3c42e5aac5ba805825da76410c181273ba90b1",
		version: "v7.0.1"
	},
	upload: {
		name: "actions/upload-artifact",
		sha: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
		version: "v7.0.0"
	},
	download: {
		name: "actions/download-artifact",
		sha: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
		version: "v8.0.1"
	},
	appToken: {
		name: "actions/create-github-app-token",
		sha: "1b10c78c7865c340bc4f6099eb2f838309f1e8c3",
		version: "v3.1.1"
	}
};
/** How a step names an action: by its commit, with the version for people. */
function formatUses({ name, sha, version }) {
	return `${name}@${sha} # ${version}`;
}
// src/core/github/workflows/text-parts.ts
/** An expression of GitHub's. https://docs.github.com/en/actions/reference/evaluate-expressions-in-workflows-and-actions */
function expression(text) {
	return `\${{ ${text} }}`;
}
/** A text as one scalar of YAML. */
function quoted(text) {
	return JSON.stringify(text);
}
/** The directory of results: outside the checkout, and no part of it hidden, since hidden files are not kept. */
const RESULTS = `${expression("runner.temp")}/yoi-results`;
/** Checks the repository out with its history and without old files' contents. */
const CHECKOUT = `      - uses: ${formatUses(PINS.checkout)}
        with:
          fetch-depth: 0 # all of history: what changed is asked of git
          filter: blob:none # contents of files come when they are looked at
          persist-credentials: false # the token is written to no file
`;
/** The same, whole: what has no token cannot fetch contents later. */
const CHECKOUT_WHOLE = `      - uses: ${formatUses(PINS.checkout)}
        with:
          fetch-depth: 0 # all of history, with contents: the agent has no token to fetch them later
          persist-credentials: false # the token is written to no file
`;
/**
* The step that makes a token of a GitHub App, where the repository has one. What an App does starts workflows, which what
* `GITHUB_TOKEN` does only does after a person's click.
*/
function formatAppToken(permissions) {
	return `      - id: app # only with an App: set the variable YOI_APP_CLIENT_ID and the secret YOI_APP_PRIVATE_KEY
        if: vars.YOI_APP_CLIENT_ID != ''
        uses: ${formatUses(PINS.appToken)}
        with:
          client-id: ${expression("vars.YOI_APP_CLIENT_ID")}
          private-key: ${expression("secrets.YOI_APP_PRIVATE_KEY")}
${permissions.map((permission) => `          permission-${permission}\n`).join("")}`;
}
/** The App's token for a job that moves work on. */
const APP_TOKEN = formatAppToken(["contents: write # pushes work branches, merges", "pull-requests: write # opens and updates requests"]);
/** The input that hands the App's token on; empty without one. */
const APP_INPUT = `          app-token: ${expression("steps.app.outputs.token")}
`;
/** What a job that moves work on may do. */
const ORCHESTRATOR_PERMISSIONS = `    permissions:
      contents: write # moves the ledger and work branches, merges
      pull-requests: write # opens and updates requests, keeps one comment
      statuses: write # posts yoi/review-gate
      checks: read # looks whether other checks are green
      actions: write # starts yoi-attempt.yml and yoi-tick.yml
`;
// src/core/github/workflows/text-attempt.ts
/** `yoi-attempt.yml`: one attempt of coder, reviewer or validation, in three jobs of different trust. */
function formatAttempt(settings) {
	return `${HEAD}#
# One attempt of a coder, a reviewer or the validation. Three jobs: bind may write and runs nothing of others; agent runs
# what nobody has checked and may not write; publish may write, runs nothing of what agent brought and checks all of it.
name: yoi attempt
run-name: yoi ${expression("inputs.role")} ${expression("inputs.ticket")} ${expression("inputs.attempt")}

${ON}
permissions: {} # nothing but what a job asks for

concurrency: # the attempts of a ticket one after the other
  group: yoi-ticket-${expression("inputs.ticket")}
  cancel-in-progress: false
  queue: max

jobs:
${bindJob(settings)}
${agentJob(settings)}
${publishJob(settings)}`;
}
const ON = `on:
  workflow_dispatch: # started by the Orchestrator
    inputs:
      ticket:
        description: Id of the ticket
        type: string
        required: true
      attempt:
        description: Id of the attempt in the ledger
        type: string
        required: true
      role:
        description: What the attempt is for; the ledger decides, this is for the title
        type: string
        required: true
      from_run:
        description: Publish what this run left, and run nothing
        type: string
        required: false
        default: ""
`;
function bindJob({ action }) {
	return `  bind: # ties the attempt to this run; of two runs for one attempt the later one stops here
    if: inputs.from_run == ''
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none
    permissions:
      contents: write # writes the ledger
    outputs:
      attempt: ${expression("steps.bind.outputs.attempt")} # empty: another run has it
      role: ${expression("steps.bind.outputs.role")}
      artifact: ${expression("steps.bind.outputs.artifact")}
    steps:
${CHECKOUT}      - id: bind
        uses: ${action}
        with:
          mode: plan
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("inputs.attempt")}
`;
}
function agentJob({ action, keys, agentMinutes }) {
	return `  agent:
    needs: bind
    # The artifact's name ends with the run attempt: a re-run of this job alone has no right to the attempt.
    if: needs.bind.outputs.attempt != '' && endsWith(needs.bind.outputs.artifact, format('-{0}', github.run_attempt))
    # yoi:keep agent-runner
    runs-on: ubuntu-latest
    # yoi:keep end
    timeout-minutes: ${agentMinutes} # the agent's own limit is orchestrator.run_minutes
    cache-mode: none # what an agent leaves in a cache would reach trusted jobs
    permissions:
      contents: read # clones; there is no right to write here, and no other secret than model keys
    steps:
${CHECKOUT_WHOLE}      # yoi:keep agent-setup
      # Your own steps: the programs that your agent and your validation commands need. Name actions by a full SHA.
      # yoi:keep end
      - uses: ${action}
        with:
          mode: agent
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("needs.bind.outputs.attempt")}
          results: ${RESULTS}
${keyLines(keys)}      - if: always() # what there is, is kept for publish, also after a failure
        uses: ${formatUses(PINS.upload)}
        with:
          name: ${expression("needs.bind.outputs.artifact")}
          path: ${RESULTS}
          retention-days: 1
          if-no-files-found: ignore
`;
}
/** The keys of the models: secrets, or variables for what is none. Validation runs the coder's code and gets none. */
function keyLines(keys) {
	if (keys.size === 0) return "";
	return `        env: # by [agents.*] env; a role gets only what its agent asks for, and validation nothing\n${[...keys].map(([name, roles]) => {
		return `          ${name}: ${expression(`${askRole(roles)} && (secrets.${name} || vars.${name}) || ''`)}\n`;
	}).join("")}`;
}
function askRole(roles) {
	const asked = roles.map((role) => `needs.bind.outputs.role == '${role}'`);
	return asked.length === 1 ? asked.join("") : `(${asked.join(" || ")})`;
}
function publishJob({ action }) {
	return `  publish:
    needs: [bind, agent]
    if: always() && (inputs.from_run != '' || needs.bind.outputs.attempt != '') # also after a failure: the attempt must end
    runs-on: ubuntu-latest
    timeout-minutes: 30
    cache-mode: none # nothing that an agent left in a cache comes here
${ORCHESTRATOR_PERMISSIONS}    steps:
${CHECKOUT}      - if: inputs.from_run == ''
        continue-on-error: true # nothing there: the attempt ends as having brought nothing
        uses: ${formatUses(PINS.download)}
        with:
          name: ${expression("needs.bind.outputs.artifact")}
          path: ${RESULTS}
      - if: inputs.from_run != '' # what a run left whose own publish did not end
        continue-on-error: true
        uses: ${formatUses(PINS.download)}
        with:
          pattern: yoi-${expression("inputs.ticket")}-${expression("inputs.from_run")}-*
          merge-multiple: true
          path: ${RESULTS}
          run-id: ${expression("inputs.from_run")}
          github-token: ${expression("github.token")}
${APP_TOKEN}      - uses: ${action}
        with:
          mode: publish
          ticket: ${expression("inputs.ticket")}
          attempt: ${expression("needs.bind.outputs.attempt || inputs.attempt")}
          results: ${RESULTS}
${APP_INPUT}`;
}
// src/core/github/workflows/text-check.ts
/** `yoi-check.yml`: judges every change, without any right to write. */
function formatCheck({ action, defaultBranch }) {
	return `${HEAD}#
# Judges every change of tickets and annotates it. For a request GitHub runs the request's own copy of this file, so it
# may only read; the verdict that counts is made again by yoi-gate.yml.
name: yoi check

on:
  pull_request:
    types: [opened, synchronize, reopened, edited, ready_for_review, closed] # edited: the base may be another one
  merge_group: # without it a merge queue would wait for ever
    types: [checks_requested]
  push:
    branches: [${quoted(defaultBranch)}] # what was pushed past a request is judged too

permissions: {} # nothing but what a job asks for

concurrency: # a newer commit of a request ends the run for the older one
  group: yoi-check-${expression("github.event.pull_request.number || github.sha")}
  cancel-in-progress: true

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none # reads and leaves no cache
    permissions:
      contents: read # reads the commits
    steps:
${CHECKOUT}      - uses: ${action}
        with:
          mode: check
`;
}
// src/core/github/workflows/text-gate.ts
/** Who is in github.queue_team: GITHUB_TOKEN sees no team. */
const TEAM_TOKEN = formatAppToken(["contents: read # reads the commits", "members: read # sees who is in github.queue_team"]);
/** `yoi-gate.yml`: posts the verdicts that gate a merge. */
function formatGate({ action, asksTeam }) {
	return `${HEAD}#
# Posts the statuses yoi/transition and yoi/review-gate. It runs the default branch's copy of this file and of the
# rules, so that no change judges itself; what it is woken by is no more than a wake-up.
name: yoi gate

on:
  workflow_run:
    workflows: ["yoi check", "yoi review"]
    types: [requested, completed] # requested: the statuses are pending before anything else

permissions: {} # nothing but what a job asks for

concurrency: # one after the other for each head, and none is dropped
  group: yoi-gate-${expression("github.event.workflow_run.head_sha")}
  cancel-in-progress: false
  queue: max

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none # nothing that a request left in a cache comes here
    permissions:
      contents: read # reads commits, tickets and the ledger
      pull-requests: read # reads requests and their reviews
      checks: read # looks whether other checks are green
      statuses: write # posts the two statuses
      actions: write # wakes yoi-tick.yml
    steps:
${CHECKOUT}${asksTeam ? TEAM_TOKEN : ""}      - uses: ${action}
        with:
          mode: auto
${asksTeam ? APP_INPUT : ""}`;
}
// src/core/github/workflows/text-review.ts
/** `yoi-review.yml`: wakes the gate when somebody reviews; may do nothing itself. */
function formatReview() {
	return `${HEAD}#
# Somebody reviewed. GitHub runs the request's own copy of this file, so it may do nothing: its end wakes yoi-gate.yml,
# which asks GitHub what was said.
name: yoi review

on:
  pull_request_review:
    types: [submitted, edited, dismissed]

permissions: {} # nothing at all

concurrency: # of several reviews only the last one has to wake
  group: yoi-review-${expression("github.event.pull_request.number")}
  cancel-in-progress: true

jobs:
  wake:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    cache-mode: none
    permissions: {}
    steps:
      - run: echo "yoi gate looks at the reviews next"
`;
}
// src/core/github/workflows/text-tick.ts
/** `yoi-tick.yml`: one look of the Orchestrator. */
function formatTick(settings) {
	const { action, defaultBranch } = settings;
	return `${HEAD}#
# One look of the Orchestrator: claims what is queued, starts attempts, opens requests, merges and completes. Runs of it
# may be lost or doubled: the ledger in git is the lock.
name: yoi tick

on:
  push:
    branches: [${quoted(defaultBranch)}] # a ticket was queued, something landed
  schedule:
    - cron: "17 * * * *" # what no event tells: deadlines, a lost wake-up
${others(settings)}  workflow_dispatch: # the other workflows wake it in this way, and so can you
    inputs:
      ticket:
        description: Look at this ticket only
        type: string
        required: false
        default: ""

permissions: {} # nothing but what a job asks for

concurrency: # one at a time; of those that wait the newest does for all. A look at one ticket stands for no other
  group: yoi-tick-${expression("inputs.ticket || 'all'")}
  cancel-in-progress: false

jobs:
  plan:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    cache-mode: none # nothing that others left in a cache comes here
${ORCHESTRATOR_PERMISSIONS}    steps:
${CHECKOUT}${APP_TOKEN}      - uses: ${action}
        with:
          mode: plan
          ticket: ${expression("inputs.ticket")}
${APP_INPUT}
  doctor: # examines tickets, workflows and branch rules
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    cache-mode: none
    permissions:
      contents: read # reads the repository
    steps:
${CHECKOUT}      - uses: ${action}
        with:
          mode: doctor
`;
}
/** The end of another workflow may have made a request mergeable, and no other event tells. */
function others({ others: names, workPrefix }) {
	if (names.length === 0) return "";
	return `  workflow_run: # the checks of a work branch have ended
    workflows: [${names.map(quoted).join(", ")}]
    types: [completed]
    branches: [${quoted(`${workPrefix}**`)}]
`;
}
// src/core/github/workflows/format-workflows.ts
/** Where GitHub looks for workflows. */
const WORKFLOW_DIR = ".github/workflows";
/** Every workflow of yoi's by its path, as `yoi init --github` writes it where there is none. */
function formatWorkflows(settings) {
	return /* @__PURE__ */ new Map([
		[`${WORKFLOW_DIR}/yoi-check.yml`, formatCheck(settings)],
		[`${WORKFLOW_DIR}/yoi-gate.yml`, formatGate(settings)],
		[`${WORKFLOW_DIR}/yoi-review.yml`, formatReview()],
		[`${WORKFLOW_DIR}/yoi-tick.yml`, formatTick(settings)],
		[`${WORKFLOW_DIR}/yoi-attempt.yml`, formatAttempt(settings)]
	]);
}
/** Whether a path is one of yoi's workflows. */
function isWorkflowOfYoi(path) {
	return /^\.github\/workflows\/yoi-(?:check|gate|review|tick|attempt)\.yml$/.test(path);
}
// src/core/github/workflows/settings.ts
var import_dist = require_dist();
const KEY_ROLES = ["coder", "reviewer"];
/** What a job needs besides the agent itself: clones, the set-up steps, keeping the results. */
const JOB_MINUTES = 30;
/** Most other workflows that wake the Orchestrator. */
const MAX_OTHERS = 20;
/** Names that mean the same in YAML and in GitHub's lists, and in nobody's shell anything. */
const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._/:()&+-]{0,99}$/u;
/** What the workflows depend on, from the configuration and what is known of the repository. */
function decideSettings(config, known) {
	const { action, defaultBranch } = known;
	const others = [...new Set(known.others)].filter((name) => PLAIN_NAME.test(name)).sort();
	return {
		action,
		defaultBranch,
		workPrefix: config.git.work_prefix,
		keys: keysOf(config),
		agentMinutes: minutesOf(config) + JOB_MINUTES,
		asksTeam: config.github.queue_team !== void 0,
		others: others.slice(0, MAX_OTHERS)
	};
}
function keysOf(config) {
	const keys = /* @__PURE__ */ new Map();
	for (const role of KEY_ROLES) {
		const agent = config.agents[config.roles[role].agent ?? ""];
		for (const name of new Set(agent?.env)) keys.set(name, [...keys.get(name) ?? [], role]);
	}
	return new Map([...keys].sort(([a], [b]) => a < b ? -1 : 1));
}
/** The longest run that any role may take. */
function minutesOf(config) {
	const agents = KEY_ROLES.flatMap((role) => config.agents[config.roles[role].agent ?? ""] ?? []);
	return Math.max(config.orchestrator.run_minutes, ...agents.map(({ timeout_minutes: minutes }) => minutes ?? 0));
}
// src/core/github/workflows/wake-names.ts
/** Names of the workflows, yoi's own left out, that run for requests: when one ends, a request may be mergeable. */
function namesForRequests(read) {
	return read.flatMap(({ path, name, events }) => {
		return (events.has("pull_request") || events.has("merge_group")) && !isWorkflowOfYoi(path) ? [name ?? path] : [];
	});
}
// src/core/github/workflows/workflow.ts
/** What a token may do with one scope. */
function levelOf(permissions, scope) {
	if (permissions === void 0) return "write";
	return permissions.scopes.get(scope) ?? permissions.all;
}
/** Whether one level reaches further than another. */
function isWider(level, than) {
	const order = [
		"none",
		"read",
		"write"
	];
	return order.indexOf(level) > order.indexOf(than);
}
/** The expressions in a text, without their braces. One that is not closed is none, as for GitHub. */
function expressionsOf(text) {
	const [, ...begun] = text.split("${{");
	return begun.flatMap((part) => {
		const end = part.indexOf("}}");
		return end < 0 ? [] : [part.slice(0, end).trim()];
	});
}
// src/core/github/workflows/check-expected.ts
/** Findings about what a workflow of yoi's lacks or may do beyond what yoi writes there. */
function checkExpected(actual, wanted) {
	const { path } = actual;
	return [
		...checkEvents(actual, wanted),
		...checkTop(actual),
		...wanted.hasConcurrency && !actual.hasConcurrency ? [finding("workflow/concurrency", { path }, { path })] : [],
		...actual.jobs.flatMap((job) => {
			return [...checkPermissions(actual, job, wanted.jobs.find(({ id }) => id === job.id)), ...checkLimits(actual, job)];
		})
	];
}
function checkEvents(actual, wanted) {
	const { path } = actual;
	return [...wanted.events].flatMap(([event, { types, branches }]) => {
		const found = actual.events.get(event);
		if (found === void 0) return [finding("workflow/event", { path }, {
			path,
			event
		})];
		const { line } = found;
		const missing = types.filter((type) => !found.types.includes(type)).map((type) => finding("workflow/event", {
			path,
			line
		}, {
			path,
			event: `${event} of type ${type}`
		}));
		const [branch] = branches;
		const isHeard = branch === void 0 || found.branches.length === 0 || found.branches.includes(branch);
		if (event !== "push" || isHeard) return missing;
		const facts = {
			path,
			found: found.branches.join(", "),
			wanted: branch
		};
		return [...missing, finding("workflow/branch", {
			path,
			line
		}, facts)];
	});
}
function checkTop({ path, permissions }) {
	if (!(permissions === void 0 || permissions.all !== "none" || [...permissions.scopes.values()].some((level) => level !== "none"))) return [];
	const place = permissions === void 0 ? { path } : {
		path,
		line: permissions.line
	};
	return [finding("workflow/permission-default", place, { path })];
}
function checkPermissions({ path, permissions: top }, job, wanted) {
	const actual = job.permissions ?? top;
	const needed = wanted?.permissions;
	const scopes = /* @__PURE__ */ new Set([...actual?.scopes.keys() ?? [], ...needed?.scopes.keys() ?? []]);
	const line = job.permissions?.line ?? job.line;
	const compare = (scope, level, need) => {
		const facts = {
			job: job.id,
			scope,
			level,
			needed: need
		};
		if (isWider(level, need)) return [finding("workflow/permission-wide", {
			path,
			line
		}, facts)];
		if (isWider(need, level)) return [finding("workflow/permission-narrow", {
			path,
			line
		}, facts)];
		return [];
	};
	return [...[...scopes].flatMap((scope) => compare(scope, levelOf(actual, scope), neededOf(needed, scope))), ...compare("every other scope", actual === void 0 ? "write" : actual.all, "none")];
}
/** A job that yoi knows nothing of needs nothing. */
function neededOf(needed, scope) {
	return needed === void 0 ? "none" : levelOf(needed, scope);
}
function checkLimits({ path, cacheMode }, job) {
	const { line } = job;
	const facts = { job: job.id };
	return [...(job.cacheMode ?? cacheMode) === "none" ? [] : [finding("workflow/cache", {
		path,
		line
	}, facts)], ...job.hasTimeout || job.uses !== void 0 ? [] : [finding("workflow/timeout", {
		path,
		line
	}, facts)]];
}
// src/core/github/workflows/check-safety.ts
/** Events by which a workflow runs with the default branch's rights on what others sent. */
const TRUSTED_EVENTS = [
	"workflow_run",
	"pull_request_target",
	"issue_comment"
];
/** https://docs.github.com/en/actions/reference/security/secure-use: a full commit id, or an image by its digest. */
const PINNED = /@(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/;
/** What is written by GitHub or by the workflow itself, and by nobody who sends a request. */
const SAFE = /^(?:github\.(?:run_id|run_number|run_attempt|sha|repository|repository_id|repository_owner|workspace|server_url|api_url|job|workflow|event_name)|runner\.\w+|matrix\.[\w-]+|strategy\.[\w-]+|job\.status|vars\.\w+|secrets\.\w+|hashFiles)$/;
/** What a fixed text, an operator or a function of two texts looks like in an expression. */
const CONTEXT = /'(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\s*\.\s*[\w*-]+|\s*\[[^\]]*\])*/g;
const WORDS = /* @__PURE__ */ new Set([
	"true",
	"false",
	"null",
	"format",
	"join",
	"contains",
	"startsWith",
	"endsWith",
	"fromJSON",
	"always",
	"success",
	"failure",
	"cancelled"
]);
/**
* Findings about what opens a workflow to those who send requests, write tickets or lead an agent: for workflows of
* yoi's and others that use the Action. `keys` are the secrets that agents may have.
*/
function checkSafety(workflow, keys) {
	const { path, events, jobs } = workflow;
	const target = events.get("pull_request_target");
	return [...target === void 0 ? [] : [finding("workflow/pull-request-target", {
		path,
		line: target.line
	}, { path })], ...jobs.flatMap((job) => [
		...checkPins(path, job),
		...checkScripts(path, job),
		...TRUSTED_EVENTS.some((event) => events.has(event)) ? checkCheckouts(path, job) : [],
		...isAgentJob(job) ? checkAgentJob(workflow, job, keys) : []
	])];
}
function isAgentJob({ steps }) {
	return steps.some(({ inputs }) => inputs.get("mode")?.text === "agent");
}
function checkPins(path, job) {
	return [job.uses, ...job.steps.map(({ uses }) => uses)].flatMap((uses) => uses === void 0 || uses.text.startsWith("./") || PINNED.test(uses.text) ? [] : [finding("workflow/unpinned", {
		path,
		line: uses.line
	}, {
		path,
		uses: uses.text
	})]);
}
function checkScripts(path, job) {
	return job.steps.flatMap(({ run, inputs }) => [run, inputs.get("script")].flatMap((script) => {
		const found = script === void 0 ? void 0 : unsafeExpression(script.text);
		if (script === void 0 || found === void 0) return [];
		const place = {
			path,
			line: script.line
		};
		return [finding("workflow/script-injection", place, {
			job: job.id,
			expression: found
		})];
	}));
}
/** The first expression of a script that others can fill; undefined when there is none. */
function unsafeExpression(script) {
	return expressionsOf(script).find(isFilledByOthers);
}
function isFilledByOthers(body) {
	return (body.match(CONTEXT) ?? []).filter((part) => !part.startsWith("'")).some((name) => !WORDS.has(name) && !SAFE.test(name.replaceAll(/\s/g, "")));
}
function checkCheckouts(path, job) {
	return job.steps.flatMap(({ uses, inputs }) => {
		if (uses === void 0 || !/^actions\/checkout@/i.test(uses.text)) return [];
		const unsafe = [
			"ref",
			"repository",
			"allow-unsafe-pr-checkout"
		].map((name) => inputs.get(name)).find((input) => input !== void 0 && /\$\{\{|^true$|refs\/pull\//.test(input.text));
		if (unsafe === void 0) return [];
		return [finding("workflow/unsafe-checkout", {
			path,
			line: unsafe.line
		}, {
			path,
			ref: unsafe.text
		})];
	});
}
function checkAgentJob({ path, permissions: top }, job, keys) {
	const permissions = job.permissions ?? top;
	const line = job.permissions?.line ?? job.line;
	const writes = [...permissions?.scopes.keys() ?? []].filter((scope) => levelOf(permissions, scope) === "write");
	if (permissions === void 0 || permissions.all === "write") writes.push("every other scope");
	return [
		...writes.map((scope) => finding("workflow/agent-writes", {
			path,
			line
		}, {
			job: job.id,
			scope,
			level: "write"
		})),
		...job.texts.flatMap((text) => checkSecrets(path, job, text, keys)),
		...job.steps.flatMap(({ uses, inputs, line: at }) => {
			const keeps = inputs.get("persist-credentials")?.text !== "false";
			if (uses === void 0 || !/^actions\/checkout@/i.test(uses.text) || !keeps) return [];
			return [finding("workflow/agent-credentials", {
				path,
				line: at
			}, { job: job.id })];
		})
	];
}
function checkSecrets(path, job, { text, line }, keys) {
	return expressionsOf(text).flatMap((body) => [...body.matchAll(/\bsecrets\b(?:\s*\.\s*([A-Za-z_]\w*)|\s*\[\s*'([^']*)'\s*\])?/gi)].map(([whole, dotted, quoted]) => dotted ?? quoted ?? whole)).filter((secret) => !keys.has(secret)).map((secret) => finding("workflow/agent-secret", {
		path,
		line
	}, {
		job: job.id,
		secret
	}));
}
// src/core/github/workflows/parse-workflow.ts
/** Largest workflow that is read, in UTF-16 code units. */
const MAX_WORKFLOW_LENGTH = 262144;
/**
* Reads a workflow; never throws. What GitHub would refuse for its form is left out here, except that YAML which
* cannot be read, aliases and merged keys are a fault: what they expand to is easily overlooked by people too.
*/
function parseWorkflow(text, path) {
	if (text.length > 262144) return {
		kind: "fault",
		line: 1,
		reason: `it is longer than ${MAX_WORKFLOW_LENGTH} characters`
	};
	const lineCounter = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter,
		prettyErrors: false,
		logLevel: "silent"
	});
	const [error] = document.errors;
	const reader = { lineOf: (offset) => lineCounter.linePos(offset).line };
	if (error !== void 0) return {
		kind: "fault",
		line: reader.lineOf(error.pos[0]),
		reason: error.message.split("\n", 1)[0] ?? ""
	};
	const alias = findAlias(document.contents);
	if (alias !== void 0) return {
		kind: "fault",
		line: reader.lineOf(alias),
		reason: "it uses aliases"
	};
	const root = document.contents;
	if (!(0, import_dist.isMap)(root)) return {
		kind: "fault",
		line: 1,
		reason: "it is no map"
	};
	return {
		kind: "workflow",
		workflow: {
			path,
			name: scalarOf(child(root, "name"), reader)?.text,
			events: eventsOf(child(root, "on"), reader),
			permissions: permissionsOf(child(root, "permissions"), reader),
			hasConcurrency: root.has("concurrency"),
			cacheMode: scalarOf(child(root, "cache-mode"), reader)?.text,
			jobs: entriesOf(child(root, "jobs")).map(([id, node, key]) => jobOf(id, node, lineOf(key, reader), reader))
		}
	};
}
function findAlias(root) {
	let found;
	if (root === null) return void 0;
	(0, import_dist.visit)(root, (_key, node) => {
		if (!(0, import_dist.isAlias)(node) && !((0, import_dist.isMap)(node) && node.has("<<"))) return void 0;
		found = node.range?.[0] ?? 0;
		return import_dist.visit.BREAK;
	});
	return found;
}
function child(node, key) {
	return (0, import_dist.isMap)(node) ? node.get(key, true) ?? null : null;
}
function entriesOf(node) {
	if (!(0, import_dist.isMap)(node)) return [];
	return node.items.flatMap(({ key, value }) => (0, import_dist.isScalar)(key) ? [[
		String(key.value),
		value,
		key
	]] : []);
}
function lineOf(node, { lineOf: line }) {
	return line(node?.range?.[0] ?? 0);
}
function scalarOf(node, reader) {
	if (!(0, import_dist.isScalar)(node) || node.value === null) return void 0;
	return {
		text: String(node.value),
		line: lineOf(node, reader)
	};
}
/** The texts of a list, or the one text that stands for a list. */
function listOf(node) {
	return ((0, import_dist.isSeq)(node) ? node.items : [node]).flatMap((item) => (0, import_dist.isScalar)(item) && item.value !== null ? [String(item.value)] : []);
}
function eventsOf(node, reader) {
	const event = (value, at) => ({
		line: lineOf(at, reader),
		types: listOf(child(value, "types")),
		branches: listOf(child(value, "branches")),
		workflows: listOf(child(value, "workflows"))
	});
	if ((0, import_dist.isMap)(node)) return new Map(entriesOf(node).map(([name, value, key]) => [name, event(value, key)]));
	const items = (0, import_dist.isSeq)(node) ? node.items : node === null ? [] : [node];
	return new Map(items.flatMap((item) => (0, import_dist.isScalar)(item) ? [[String(item.value), event(null, item)]] : []));
}
function permissionsOf(node, reader) {
	if (node === null) return void 0;
	const line = lineOf(node, reader);
	const whole = scalarOf(node, reader)?.text;
	const all = whole === "write-all" ? "write" : whole === "read-all" ? "read" : "none";
	const scopes = entriesOf(node).map(([scope, value]) => {
		const level = scalarOf(value, reader)?.text;
		return [scope, level === "none" || level === "read" ? level : "write"];
	});
	return {
		line,
		all,
		scopes: new Map(scopes)
	};
}
function jobOf(id, node, line, reader) {
	const steps = child(node, "steps");
	return {
		id,
		line,
		permissions: permissionsOf(child(node, "permissions"), reader),
		hasConcurrency: child(node, "concurrency") !== null,
		hasTimeout: child(node, "timeout-minutes") !== null,
		cacheMode: scalarOf(child(node, "cache-mode"), reader)?.text,
		uses: scalarOf(child(node, "uses"), reader),
		steps: (0, import_dist.isSeq)(steps) ? steps.items.map((step) => stepOf(step, reader)) : [],
		texts: textsOf(node, reader)
	};
}
function stepOf(node, reader) {
	return {
		line: lineOf(node, reader),
		uses: scalarOf(child(node, "uses"), reader),
		run: scalarOf(child(node, "run"), reader),
		inputs: new Map(entriesOf(child(node, "with")).flatMap(([name, value]) => {
			const text = scalarOf(value, reader);
			return text === void 0 ? [] : [[name, text]];
		}))
	};
}
function textsOf(node, reader) {
	const texts = [];
	if (node === null) return texts;
	(0, import_dist.visit)(node, { Scalar: (_key, scalar) => {
		const text = scalarOf(scalar, reader);
		if (text !== void 0) texts.push(text);
	} });
	return texts;
}
// src/core/github/workflows/check-workflows.ts
/**
* Findings about the workflows that yoi runs in, by their texts: every file of `.github/workflows`. None where yoi
* does not run on GitHub.
*/
function checkWorkflows(files, { config, defaultBranch }) {
	const parsed = new Map([...files].map(([path, text]) => [path, parseWorkflow(text, path)]));
	const read = [...parsed.values()].flatMap((each) => each.kind === "workflow" ? [each.workflow] : []);
	const actions = findActions(files, read);
	const isInUse = config.github.enabled || [...files].some(([path, text]) => isWorkflowOfYoi(path) && isOurs(text));
	const users = read.filter(({ path }) => actions.has(path) || isOurs(files.get(path) ?? ""));
	const keys = new Set(Object.values(config.agents).flatMap(({ env }) => env));
	const safety = users.flatMap((workflow) => checkSafety(workflow, keys));
	if (!isInUse) return safety;
	return [
		...[...formatWorkflows(decideSettings(config, {
			action: [...actions.values()][0] ?? "./",
			defaultBranch: defaultBranch ?? branchOf(read) ?? "main",
			others: namesForRequests(read)
		}))].flatMap(([path, wanted]) => checkFile(path, {
			text: files.get(path),
			parsed: parsed.get(path),
			wanted
		})),
		...safety,
		...checkActions(actions),
		...users.flatMap((workflow) => checkListening(workflow, read)),
		...checkEnabled(files, config)
	];
}
function checkFile(path, found) {
	const { text, parsed, wanted } = found;
	if (text === void 0 || parsed === void 0) return [finding("workflow/missing", { path }, { path })];
	if (!isOurs(text)) return [finding("workflow/foreign", { path }, { path })];
	if (parsed.kind === "fault") {
		const { line, reason } = parsed;
		return [finding("workflow/unreadable", {
			path,
			line
		}, {
			path,
			reason
		})];
	}
	const expected = parseWorkflow(wanted, path);
	const differs = putKept(wanted, text) !== text.replaceAll("\r\n", "\n");
	return [...expected.kind === "workflow" ? checkExpected(parsed.workflow, expected.workflow) : [], ...differs ? [finding("workflow/changed", { path }, { path })] : []];
}
function checkActions(actions) {
	const [first] = actions.values();
	return [...actions].flatMap(([path, uses]) => first === void 0 || uses === first ? [] : [finding("workflow/action-differs", { path }, {
		path,
		uses,
		other: first
	})]);
}
/** A workflow without a name goes by its path. */
function checkListening({ path, events }, all) {
	const run = events.get("workflow_run");
	const names = new Set(all.map((each) => each.name ?? each.path));
	return (run?.workflows ?? []).filter((name) => !names.has(name)).map((name) => finding("workflow/listens", {
		path,
		line: run?.line ?? 1
	}, {
		path,
		name
	}));
}
function checkEnabled(files, config) {
	const path = [...files.keys()].find(isWorkflowOfYoi);
	if (config.github.enabled || path === void 0) return [];
	return [finding("workflow/not-enabled", { path }, { path })];
}
/** The branch that the workflows listen to, where nothing else tells which one is the default. */
function branchOf(read) {
	return read.find(({ path }) => path.endsWith("/yoi-tick.yml"))?.events.get("push")?.branches[0];
}
// src/app/github/workflows/read-workflows.ts
/** Most workflows that are read; GitHub's own pages show no more either. */
const MAX_WORKFLOWS = 200;
/** The workflows of a checkout by path, with their texts. What is no text file is left out. */
function readWorkflowFiles(top) {
	const names = listDirectory(join(top, WORKFLOW_DIR)).filter((name) => /\.ya?ml$/.test(name));
	return new Map(names.slice(0, MAX_WORKFLOWS).flatMap((name) => {
		const path = `${WORKFLOW_DIR}/${name}`;
		const text = readText(top, path);
		return text === void 0 ? [] : [[path, text]];
	}));
}
/** Those that can be read as workflows. */
function readableWorkflows(files) {
	return [...files].flatMap(([path, text]) => {
		const parsed = parseWorkflow(text, path);
		return parsed.kind === "workflow" ? [parsed.workflow] : [];
	});
}
// src/app/github/workflows/check-setup.ts
/**
* Examines the workflows of a working tree that yoi runs in on GitHub; nothing is found where it does not run there.
* 3 processes, none where there is no workflow and no default branch is asked for.
*/
function checkGitHubSetup(repo, { config, defaultBranch }) {
	if (repo.root === void 0) return [];
	const files = readWorkflowFiles(repo.root);
	if (files.size === 0 && !config.github.enabled) return [];
	return checkWorkflows(files, {
		config,
		defaultBranch: defaultBranch ?? readDefaultBranch(repo, config)
	});
}
/** The default branch as far as the repository tells; undefined when nothing does. 3 processes. */
function readDefaultBranch(repo, config) {
	const { remote, default_branch: wished } = config.git;
	return readBranches(repo, {
		remote,
		defaultBranch: wished
	}).defaultBranch ?? wished;
}
export { setLocalConfig as A, removeJsonEntry as C, hasBlock as D, formatBlock as E, enableGitHub as M, removeBlocks as O, CONFIG_TEXT as S, eolOf as T, planAgents as _, namesForRequests as a, planWorkPrefix as b, findActions as c, putKept as d, checkHooks as f, isDriverConfig as g, WORK_PREFIX_KEY as h, readableWorkflows as i, unsetLocalConfig as j, readLocalConfig as k, isOurs as l, callsHook as m, readDefaultBranch as n, decideSettings as o, addToHook as p, readWorkflowFiles as r, formatWorkflows as s, checkGitHubSetup as t, lostParts as u, planLintStaged as v, appendBlock as w, planWorkspace as x, planMergeDrivers as y };
