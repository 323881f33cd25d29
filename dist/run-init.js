import { a as parseConfig, n as openRepository } from "./repository.js";
import { A as setLocalConfig, C as removeJsonEntry, D as hasBlock, E as formatBlock, M as enableGitHub, O as removeBlocks, T as eolOf, _ as planAgents, a as namesForRequests, b as planWorkPrefix, c as findActions, d as putKept, f as checkHooks, g as isDriverConfig, h as WORK_PREFIX_KEY, i as readableWorkflows, j as unsetLocalConfig, k as readLocalConfig, l as isOurs, m as callsHook, n as readDefaultBranch, o as decideSettings, p as addToHook, r as readWorkflowFiles, s as formatWorkflows, u as lostParts, v as planLintStaged, w as appendBlock, x as planWorkspace, y as planMergeDrivers } from "./check-setup.js";
import { Q as failure, W as CONFIG_PATH, et as finding } from "./plumbing.js";
import { _ as readSetupFile, a as CLIENT_HOOKS, b as writeSetupFile, c as LINT_STAGED_CONFIGS, d as detectHooks, f as topOf, g as listDirectory, h as isThere, i as shownPath, l as PRE_COMMIT_CONFIG, m as readHooksDir, n as joinParts, r as readText, s as LEFTHOOK_CONFIGS, t as fileStep, u as SERVER_HOOKS, v as realPathOf, y as removeSetupFile } from "./plan.js";
import { n as planWorktreesRemoval, t as planWorktrees } from "./husky-worktrees.js";
import { dirname, join, relative } from "node:path";
// src/app/github/workflows/format-by-hand.ts
/** What a person does once on GitHub, where no program may: one line each. */
function formatByHand({ keys, defaultBranch, asksTeam, others }, config) {
	const names = [...keys.keys()];
	return [
		...config.roles.coder.agent !== void 0 && config.roles.reviewer.agent !== void 0 ? [] : ["name an agent for coder and reviewer in .yoi/ticket.config.toml, then run this again"],
		...names.length === 0 ? [] : [`Settings, Secrets and variables, Actions: add as secrets ${names.join(", ")}`],
		"Settings, Actions, General: allow GitHub Actions to create pull requests",
		`Settings, Rules: for ${defaultBranch} require a pull request and the statuses yoi/transition and yoi/review-gate, from GitHub Actions`,
		"runs of requests that GITHUB_TOKEN opened are held until somebody clicks; a GitHub App takes the click away: its client id as variable YOI_APP_CLIENT_ID, its key as secret YOI_APP_PRIVATE_KEY",
		...others.length > 0 || config.merge.required_checks !== void 0 ? [] : ["no other workflow here checks requests, and the gate waits for one: add one, or say required_checks = [] under [merge]"],
		...asksTeam ? ["github.queue_team needs that App, with the right to read members"] : [],
		`commit, and bring it to ${defaultBranch}: GitHub runs what is there`
	];
}
// src/app/github/workflows/plan-workflows.ts
/** `./`, or an action by its full commit, perhaps with the version as a comment behind it. */
const ACTION = /^(?:\.\/|[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[0-9a-f]{40}(?: # ?[\w.-]{1,40})?)$/;
/**
* What writes yoi's workflows, in a checkout: new ones, and those of its own that are no longer what the configuration
* asks for. Kept parts and files of others stay. 3 processes. @throws usage/bad-value for an action without a commit
*/
function planWorkflows(repo, top, action) {
	const files = readWorkflowFiles(top);
	const read = readableWorkflows(files);
	const chosen = chooseAction(top, {
		files,
		read,
		action
	});
	if (typeof chosen !== "string") return chosen;
	const { config } = parseConfig(readText(top, CONFIG_PATH));
	const defaultBranch = readDefaultBranch(repo, config);
	if (defaultBranch === void 0) return { findings: [finding("init/no-branch", { path: CONFIG_PATH }, {})] };
	const settings = decideSettings(config, {
		action: chosen,
		defaultBranch,
		others: namesForRequests(read)
	});
	const parts = [...formatWorkflows(settings)].map(([path, text]) => planWorkflow(top, path, text));
	return {
		steps: parts.flatMap(({ steps = [] }) => steps),
		findings: parts.flatMap(({ findings = [] }) => findings),
		byHand: formatByHand(settings, config)
	};
}
/** What takes yoi's workflows back, but for those that hold something of somebody else's. */
function planWorkflowRemoval(repo, top) {
	const files = readWorkflowFiles(top);
	const read = readableWorkflows(files);
	const { config } = parseConfig(readText(top, CONFIG_PATH));
	const ours = [...files].filter(([, text]) => isOurs(text));
	if (ours.length === 0) return [];
	const actions = findActions(files, read);
	const settings = decideSettings(config, {
		action: [...actions.values()][0] ?? "./",
		defaultBranch: readDefaultBranch(repo, config) ?? "main",
		others: namesForRequests(read)
	});
	const fresh = formatWorkflows(settings);
	return ours.map(([path, text]) => fresh.get(path) === text ? fileStep(top, path, text, void 0) : { findings: [finding("init/changed-since", { path }, { path })] });
}
function planWorkflow(top, path, fresh) {
	const before = readText(top, path);
	if (before === void 0) return fileStep(top, path, void 0, fresh);
	if (!isOurs(before)) return { findings: [finding("init/foreign-workflow", { path }, { path })] };
	const lost = lostParts(fresh, before);
	if (lost.length > 0) return { findings: lost.map((part) => finding("init/kept-part", { path }, {
		path,
		part
	})) };
	const after = putKept(fresh, before);
	return before.replaceAll("\r\n", "\n") === after ? {} : fileStep(top, path, before, after);
}
/** What steps use: as asked, else this very repository's Action, else what the workflows use already. */
function chooseAction(top, known) {
	const { files, read, action } = known;
	if (action !== void 0) return requirePinned(action);
	if (holdsAction(top)) return "./";
	const [one, other] = new Set(findActions(files, read).values());
	if (one === void 0) return { findings: [finding("init/no-action", { path: "" }, {})] };
	return other === void 0 ? one : { findings: [finding("init/two-actions", { path: "" }, {
		one,
		other
	})] };
}
function requirePinned(action) {
	if (ACTION.test(action)) return action;
	throw failure("usage/bad-value", { path: "" }, {
		name: "--action",
		value: `"${action}"`,
		suggestion: "write owner/repository@ and the full commit SHA of 40 characters, or ./"
	});
}
/** Whether the Action of yoi lies at the top of this repository. */
function holdsAction(top) {
	return /^\s+main:\s*["']?(?:\.\/)?dist\/action\.js\b/m.test(readText(top, "action.yml") ?? "");
}
// src/app/init/yaml-hooks.ts
/**
* `lefthook.yml` with a command of yoi in every hook; undefined where its form leaves no sure place for one. Only whole
* lines are added, so that the file's own bytes, comments and order stay.
*/
function addToLefthook(text, entries) {
	let result = removeBlocks(text) ?? "";
	for (const entry of entries) if (result !== void 0) result = addLefthookCommand(result, entry);
	return result;
}
function addLefthookCommand(text, entry) {
	const eol = eolOf(text);
	const lines = text.split(/(?<=\n)/);
	const at = lines.findIndex((line) => line.startsWith(`${entry.name}:`));
	if (at < 0) return appendBlock(text, [
		`${entry.name}:`,
		"  commands:",
		...lefthookCommand(entry).map(deeper(4))
	]);
	if (!isBareKey(lines[at] ?? "")) return void 0;
	const section = sectionEnd(lines, at);
	const list = lines.findIndex((line, index) => index > at && index < section && /^ +(?:commands|jobs):/.test(line));
	if (list < 0) {
		const indent = indentOf(lines.slice(at + 1, section)) ?? "  ";
		const block = formatBlock(["commands:", ...lefthookCommand(entry).map(deeper(2))], {
			indent,
			eol
		});
		return insertAt(lines, at + 1, block);
	}
	if (!isBareKey(lines[list] ?? "")) return void 0;
	const end = Math.min(section, sectionEnd(lines, list));
	const own = /^ */.exec(lines[list] ?? "")?.[0] ?? "";
	const indent = indentOf(lines.slice(list + 1, end)) ?? `${own}  `;
	if (indent.length < own.length) return void 0;
	const isJobs = (lines[list] ?? "").trimStart().startsWith("jobs:");
	const command = lefthookCommand(entry);
	const job = [`- name: yoi`, ...command.slice(1)];
	return insertAt(lines, lastLine(lines, list, end), formatBlock(isJobs ? job : command, {
		indent,
		eol
	}));
}
function lefthookCommand({ name, hookDir }) {
	return [
		"yoi:",
		...name === "pre-push" ? ["  use_stdin: true"] : [],
		"  run: |",
		`    hook=${hookDir}/${name}`,
		`    [ -f "$hook" ] || hook=$(git worktree list --porcelain | sed -n '1s/^worktree //p')/$hook`,
		"    sh \"$hook\" {0}"
	];
}
/**
* `.pre-commit-config.yaml` with yoi's hooks behind the others; undefined where its form leaves no sure place. That
* framework hands on neither standard input nor all arguments: yoi's hooks take the rest from its environment.
*/
function addToPreCommit(text, entries) {
	const own = removeBlocks(text) ?? "";
	const eol = eolOf(own);
	const lines = own.split(/(?<=\n)/);
	const at = lines.findIndex((line) => line.startsWith("repos:"));
	if (at < 0 || !isBareKey(lines[at] ?? "")) return void 0;
	const end = sectionEnd(lines, at, /^-/);
	const indent = /^( *)-/.exec(lines.slice(at + 1, end).find((line) => /^ *-/.test(line)) ?? "")?.[1] ?? "  ";
	const last = lastLine(lines, at, end);
	const hooks = [
		"- repo: local",
		"  hooks:",
		...entries.flatMap(preCommitHook).map(deeper(2))
	];
	return insertAt(lines, last, formatBlock(hooks, {
		indent,
		eol
	}));
}
function preCommitHook({ name, hookDir }) {
	const takesFile = name === "commit-msg" || name === "prepare-commit-msg";
	return [
		`- id: yoi-${name}`,
		`  name: yoi ${name}`,
		"  entry: |",
		`    sh -c 'h=$0; [ -f "$h" ] || h="$(git worktree list --porcelain | sed -n "1s/^worktree //p")/$h"; exec sh "$h" "$@"' ${hookDir}/${name}`,
		"  language: system",
		`  stages: [${name}]`,
		"  always_run: true",
		`  pass_filenames: ${takesFile}`
	];
}
/** A mapping key with nothing but a comment behind it. */
function isBareKey(line) {
	return /^ *[\w-]+:[ \t]*(?:#.*)?\r?\n?$/.test(line);
}
/** The line behind the last one that belongs to the key at `at`: deeper ones, blank ones, comments, its list items. */
function sectionEnd(lines, at, items) {
	const own = /^ */.exec(lines[at] ?? "")?.[0].length ?? 0;
	for (let index = at + 1; index < lines.length; index++) {
		const line = lines[index] ?? "";
		if (line.trim() === "" || line.trimStart().startsWith("#") || items?.test(line) === true) continue;
		if ((/^ */.exec(line)?.[0].length ?? 0) <= own) return index;
	}
	return lines.length;
}
/** The line behind the last one of a section that is neither blank nor a comment. */
function lastLine(lines, at, end) {
	for (let index = end - 1; index > at; index--) {
		const line = (lines[index] ?? "").trim();
		if (line !== "" && !line.startsWith("#")) return index + 1;
	}
	return at + 1;
}
function indentOf(lines) {
	const first = lines.find((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
	return first === void 0 ? void 0 : /^ */.exec(first)?.[0] ?? "";
}
function insertAt(lines, at, block) {
	const before = lines.slice(0, at).join("");
	const text = before === "" || before.endsWith("\n") ? before : `${before}${eolOf(before)}`;
	return `${text}${text === before ? block : block.replace(/>>> yoi init/, ">>> yoi init (new line end)")}${lines.slice(at).join("")}`;
}
function deeper(columns) {
	return (line) => `${" ".repeat(columns)}${line}`;
}
// src/app/init/plan-hooks.ts
const PROBLEMS = {
	"not-text": "is no shell script",
	"not-a-file": "is no ordinary file",
	unreadable: "cannot be read"
};
/** The part of the plan that makes git reach yoi's hooks. `hookDir`: see `HookEntry`. */
function planHooks(repo, setup, hookDir) {
	const entries = (repo.root === void 0 ? SERVER_HOOKS : CLIENT_HOOKS).map((name) => ({
		name,
		hookDir
	}));
	switch (setup.manager) {
		case "none": return {};
		case "lefthook":
		case "pre-commit": return planConfig(repo, setup, entries);
		case "husky":
		case "plain": {
			const barred = checkHooksPath(repo, setup, hookDir);
			if (barred !== void 0) return { findings: [barred] };
			const parts = entries.map((entry) => planHook(repo, setup, entry));
			const isNew = setup.manager === "husky" && setup.hooksPath === void 0;
			return {
				steps: parts.flatMap(({ steps = [] }) => steps),
				findings: parts.flatMap(({ findings = [] }) => findings),
				next: isNew ? ["npx husky    # git does not call husky's hooks yet"] : []
			};
		}
	}
}
/** Hooks that other repositories share are not for one repository to change. */
function checkHooksPath(repo, { hooksPath, dir }, hookDir) {
	if (hooksPath === void 0 || hooksPath.scope === "local" || hooksPath.scope === "worktree") return void 0;
	if (dir.startsWith(`${topOf(repo)}/`)) return void 0;
	const facts = {
		value: hooksPath.value,
		scope: hooksPath.scope,
		line: `sh ${hookDir}/pre-commit "$@"`
	};
	return finding("init/foreign-hooks-path", { path: "" }, facts);
}
function planHook(repo, { dir, manager }, entry) {
	const top = topOf(repo);
	const file = join(dir, entry.name);
	const path = shownPath(top, file);
	const found = readSetupFile(file);
	const refuse = (reason) => {
		const facts = {
			path,
			reason,
			line: `sh ${entry.hookDir}/${entry.name} "$@"`
		};
		return { findings: [finding("init/foreign-hook", { path }, facts)] };
	};
	if (typeof found === "string") return refuse(PROBLEMS[found]);
	if (found !== void 0 && !hasBlock(found.text)) {
		if (callsHook(found.text, entry)) return {};
		if (manager === "plain" && !found.executable) return { findings: [finding("init/hook-off", { path }, { path })] };
		if (![
			top,
			repo.commonDir,
			dir
		].some((base) => found.realPath.startsWith(`${base}/`))) return refuse(`leads to ${found.realPath}`);
	}
	const after = addToHook(found?.text, entry);
	if (after === void 0) return refuse(PROBLEMS["not-text"]);
	if (after === found?.text) return {};
	return { steps: [{
		kind: "file",
		path,
		file: found?.realPath ?? file,
		before: found?.text,
		after,
		executable: true
	}] };
}
function planConfig(repo, { manager, config = "" }, entries) {
	const top = topOf(repo);
	const isLefthook = manager === "lefthook";
	const before = readText(top, config);
	const after = !(/\.ya?ml$/.test(config) && (before !== void 0 || !isThere(join(top, config)))) ? void 0 : isLefthook ? addToLefthook(before ?? "", entries) : addToPreCommit(before ?? "repos:\n", entries);
	const names = entries.map(({ name }) => name);
	const install = isLefthook ? "npx lefthook install" : `pre-commit install ${names.map((name) => `-t ${name}`).join(" ")}`;
	if (after === void 0) {
		const line = `sh ${entries[0]?.hookDir}/<hook>${isLefthook ? " {0}" : ""}`;
		return { findings: [finding("init/config-form", { path: config }, {
			path: config,
			line
		})] };
	}
	if (after === before) return {};
	return {
		steps: [{
			kind: "file",
			path: config,
			file: join(top, config),
			before,
			after
		}],
		next: [`${install}    # git must call ${manager} for each of these hooks`]
	};
}
// src/app/init/init.ts
/** Where yoi is looked for by hooks that are committed. */
const INSTALLED = "node_modules/yoi/hooks";
/** Finds the directory that holds yoi's `hooks/`, from a file of yoi upwards. */
function findPackage(from) {
	for (let at = from;; at = dirname(at)) {
		if (isThere(join(at, "hooks/lib.sh"))) return at;
		if (dirname(at) === at) throw failure("init/no-package", { path: "" }, { from });
	}
}
/** What sets a repository up, beside whatever is there. Reads only; 4 to 6 processes. */
function planInit(repo, options) {
	const top = topOf(repo);
	const setup = detectHooks(repo, repo.root === void 0 && options.hooks !== "none" ? "plain" : options.hooks);
	const hookDir = decideHookDir(top, setup.manager, options.packageDir);
	const found = describe(repo, setup);
	const hooks = planHooks(repo, setup, hookDir);
	if (repo.root === void 0) return joinParts(found, [hooks]);
	return joinParts(found, [
		setup.manager === "none" ? {} : checkInstalled(top, hookDir),
		planWorkspace(top, options.github !== void 0),
		hooks,
		planLintStaged(top),
		options.mergeDrivers ? planMergeDrivers(repo, top, hookDir) : {},
		planWorkPrefix(repo, top),
		options.agents ? planAgents(top) : {},
		options.worktrees && setup.manager === "husky" ? planWorktrees(repo) : {},
		options.github === void 0 ? {} : planWorkflows(repo, top, options.github.action)
	]);
}
/** Does what a plan says, step by step. A second run of what was interrupted does the rest. */
function performPlan(repo, plan, random) {
	for (const step of plan.steps) performStep(repo, step, random);
}
function performStep(repo, step, random) {
	if (step.kind === "config") {
		if (step.after === void 0) unsetLocalConfig(repo, step.key);
		else setLocalConfig(repo, step.key, step.after);
	} else if (step.after !== void 0) writeSetupFile(step.file, step.after, {
		random,
		...step.executable === true ? { executable: true } : {}
	});
	else {
		const keep = /[/\\]_[/\\][^/\\]*$/.test(step.file) ? dirname(dirname(step.file)) : void 0;
		removeSetupFile(step.file, keep ?? (step.path.startsWith(".yoi/") ? topOf(repo) : dirname(step.file)));
	}
}
/**
* How hooks name the directory of yoi's own: from the top of the checkout where it lies inside, so that it means the
* same for everyone; a plain hook belongs to this machine alone and may name it where it is.
*/
function decideHookDir(top, manager, packageDir) {
	if (isThere(join(top, INSTALLED, "lib.sh"))) return INSTALLED;
	const inside = relative(realPathOf(top), realPathOf(join(packageDir, "hooks")));
	if (!inside.startsWith("..") && !inside.includes("node_modules")) return inside;
	return manager === "plain" && !packageDir.includes("/_npx/") ? join(packageDir, "hooks") : INSTALLED;
}
function checkInstalled(top, hookDir) {
	if (hookDir !== INSTALLED || isThere(join(top, INSTALLED, "lib.sh"))) return {};
	return { findings: [finding("init/not-installed", { path: "" }, { path: INSTALLED })] };
}
function describe(repo, { manager, config, hooksPath }) {
	if (repo.root === void 0) return "a repository without checkout: pre-receive judges what is pushed to it";
	if (manager === "none") return "no hooks, as asked";
	if (manager === "plain" && hooksPath !== void 0) return `hooks in ${hooksPath.value} (core.hooksPath)`;
	if (manager === "plain") return "no manager of hooks: git's own directory is used";
	return `hooks are run by ${manager}${config === void 0 ? "" : ` (${config})`}`;
}
// src/app/init/plan-removal.ts
/**
* What takes back exactly what `yoi init` did, whoever ran the hooks then: marked lines go and every other byte stays,
* files that only yoi wrote go, git's configuration is as before. 3 processes, and 1 for each linked worktree.
*/
function planRemoval(repo) {
	const top = topOf(repo);
	const texts = [
		".gitattributes",
		"AGENTS.md",
		PRE_COMMIT_CONFIG,
		...LEFTHOOK_CONFIGS,
		...LINT_STAGED_CONFIGS
	];
	return joinParts("", [
		...hookFiles(repo).map((file) => planFile(shownPath(top, file), file)),
		...repo.root === void 0 ? [] : [
			...texts.map((path) => planFile(path, join(top, path))),
			...planJson(top),
			...planWorkflowRemoval(repo, top),
			planConfigFile(top)
		],
		planConfigKeys(repo),
		planWorktreesRemoval(repo)
	]);
}
/** Every place where a hook of yoi may stand, for whoever runs the hooks today or ran them then. */
function hookFiles(repo) {
	return [.../* @__PURE__ */ new Set([
		detectHooks(repo).dir,
		readHooksDir(repo, topOf(repo)),
		join(repo.commonDir, "hooks"),
		join(topOf(repo), ".husky")
	])].flatMap((dir) => {
		const names = [...CLIENT_HOOKS, ...SERVER_HOOKS];
		return listDirectory(dir).filter((name) => names.includes(name)).map((name) => join(dir, name));
	});
}
function planFile(path, file) {
	const found = readSetupFile(file);
	if (typeof found !== "object" || !hasBlock(found.text)) return {};
	return { steps: [{
		kind: "file",
		path,
		file: found.realPath,
		before: found.text,
		after: removeBlocks(found.text)
	}] };
}
function planJson(top) {
	return [
		"package.json",
		".lintstagedrc",
		".lintstagedrc.json"
	].map((path) => {
		const before = readText(top, path);
		return before === void 0 ? {} : fileStep(top, path, before, removeJsonEntry(before));
	});
}
function planConfigFile(top) {
	const before = readText(top, CONFIG_PATH);
	if (before === void 0) return {};
	if (before === "# yoi: how tickets are kept here. Every key has a default; `yoi config check` reads this file.\nversion = 1\n\n[ticket]\n# Language of headings and generated sentences: \"English\" or \"Japanese\".\nlanguage = \"English\"\n\n[git]\n# Branch where finished work lands. Without it: what the remote says.\n# default_branch = \"main\"\n\n[validation]\n# Commands that must succeed before work counts as done.\n# commands = [\"npm test\"]\n" || before === enableGitHub("# yoi: how tickets are kept here. Every key has a default; `yoi config check` reads this file.\nversion = 1\n\n[ticket]\n# Language of headings and generated sentences: \"English\" or \"Japanese\".\nlanguage = \"English\"\n\n[git]\n# Branch where finished work lands. Without it: what the remote says.\n# default_branch = \"main\"\n\n[validation]\n# Commands that must succeed before work counts as done.\n# commands = [\"npm test\"]\n")) return fileStep(top, CONFIG_PATH, before, void 0);
	return { findings: [finding("init/changed-since", { path: CONFIG_PATH }, { path: CONFIG_PATH })] };
}
function planConfigKeys(repo) {
	const local = readLocalConfig(repo);
	const steps = [...local].flatMap(([key, before]) => isDriverConfig(key, before) ? [{
		kind: "config",
		key,
		before,
		after: void 0
	}] : []);
	const prefix = local.get(WORK_PREFIX_KEY);
	if (prefix !== void 0) steps.push({
		kind: "config",
		key: WORK_PREFIX_KEY,
		before: prefix,
		after: void 0
	});
	return { steps };
}
// src/app/init/run-init.ts
/** Plans `yoi init`; nothing is changed before `perform`. @throws git/not-a-repository and the like */
function prepareInit(cwd, env, options) {
	const repo = openRepository(cwd, env);
	const plan = planInit(repo, options);
	return {
		plan,
		perform: (random) => {
			performPlan(repo, plan, random);
			return options.hooks === "none" || plan.next.length > 0 || plan.findings.length > 0 ? [] : checkHooks(repo);
		}
	};
}
/** Plans `yoi init --remove`; nothing is changed before `perform`. @throws git/not-a-repository and the like */
function prepareRemoval(cwd, env) {
	const repo = openRepository(cwd, env);
	const plan = planRemoval(repo);
	return {
		plan,
		perform: (random) => {
			performPlan(repo, plan, random);
			return [];
		}
	};
}
export { prepareRemoval as n, findPackage as r, prepareInit as t };
