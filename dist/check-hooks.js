import { B as CONFIG_PATH, X as finding, r as runGit } from "./plumbing.js";
import { a as parseConfig } from "./repository.js";
import { _ as readSetupFile, a as CLIENT_HOOKS, c as LINT_STAGED_CONFIGS, f as topOf, h as isThere, i as shownPath, m as readHooksDir, p as probeHook, r as readText, s as LEFTHOOK_CONFIGS, t as fileStep } from "./plan.js";
import { t as readConfig } from "./config.js";
import { t as readWorktrees } from "./worktrees.js";
import { basename, dirname, join, relative, sep } from "node:path";
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
const END = /^[ \t]*(?:#|<!--) <<< yoi init\b[^\r\n]*\r?\n?$/;
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
		const length = notes === void 0 ? -1 : lines.slice(at).findIndex((line) => END.test(line));
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
/** Configuration of the workspace, where there is none. */
function planWorkspace(top) {
	return readText(top, ".yoi/ticket.config.toml") === void 0 ? fileStep(top, CONFIG_PATH, void 0, CONFIG_TEXT) : {};
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
export { removeBlocks as _, isDriverConfig as a, unsetLocalConfig as b, planMergeDrivers as c, CONFIG_TEXT as d, removeJsonEntry as f, hasBlock as g, formatBlock as h, WORK_PREFIX_KEY as i, planWorkPrefix as l, eolOf as m, addToHook as n, planAgents as o, appendBlock as p, callsHook as r, planLintStaged as s, checkHooks as t, planWorkspace as u, readLocalConfig as v, setLocalConfig as y };
