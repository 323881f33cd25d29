import { c as repositoryEnvironment, r as runGit } from "./plumbing.js";
import { n as tempName } from "./temp-name.js";
import { o as writeFailure } from "./durable.js";
import { t as readConfig } from "./config.js";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
// src/io/files/setup-file.ts
/** Reads a file by its absolute path; undefined where there is none. */
function readSetupFile(path) {
	if (lstatSync(path, { throwIfNoEntry: false }) === void 0) return void 0;
	try {
		const realPath = realpathSync(path);
		const real = statSync(realPath);
		if (!real.isFile()) return "not-a-file";
		const text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(readFileSync(realPath));
		return text.includes("\0") ? "not-text" : {
			text,
			executable: (real.mode & 73) !== 0,
			realPath
		};
	} catch (error) {
		return error instanceof TypeError ? "not-text" : "unreadable";
	}
}
/** Whether something stands at an absolute path. */
function isThere(path) {
	return existsSync(path);
}
/**
* Replaces or makes a file by its absolute path in one step, with the directories above it. Where it was a file, its
* mode stays. @throws file/read-only and the like
*/
function writeSetupFile(path, text, options) {
	const token = Math.floor(options.random() * 36 ** 8).toString(36);
	const temp = join(dirname(path), tempName(token, 0));
	try {
		mkdirSync(dirname(path), { recursive: true });
		const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? (options.executable === true ? 493 : 420);
		const fd = openSync(temp, "wx", mode & 511);
		try {
			writeFileSync(fd, text);
			fsyncSync(fd);
		} finally {
			closeSync(fd);
		}
		if ((mode & 73) !== 0) chmodSync(temp, mode & 511);
		renameSync(temp, path);
	} catch (error) {
		throw writeFailure(error, path);
	}
}
/** Removes a file by its absolute path, and the directories above it that it leaves empty, up to but without `root`. */
function removeSetupFile(path, root) {
	try {
		unlinkSync(path);
		for (let at = dirname(path); at !== root && at.startsWith(`${root}/`); at = dirname(at)) rmdirSync(at);
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "EEXIST")) return;
		throw writeFailure(error, path);
	}
}
/** The names in a directory by its absolute path; none where there is no directory. */
function listDirectory(path) {
	try {
		return readdirSync(path).sort();
	} catch {
		return [];
	}
}
/** A path with every link on it followed, as far as it exists. */
function realPathOf(path) {
	return existsSync(path) ? realpathSync(path) : path;
}
// src/io/git/hooks.ts
/** How long a hook may take to answer doctor's question. */
const PROBE_TIMEOUT_MS = 2e4;
/**
* The directory where git looks for hooks in one checkout (an absolute path), `core.hooksPath` taken into account: a
* relative one means another directory in every checkout. 1 process.
*/
function readHooksDir(repo, checkout) {
	const env = repositoryEnvironment(repo.env, "plain");
	return runGit([
		"rev-parse",
		"--path-format=absolute",
		"--git-path",
		"hooks"
	], {
		cwd: checkout,
		env
	}).stdout.toString("utf8").replace(/\n$/, "");
}
/** Reads `core.hooksPath`; undefined when it is not set. 1 or 2 processes. */
function readHooksPath(repo) {
	if (!readConfig(repo).has("core.hookspath")) return void 0;
	const { stdout } = runGit([
		"config",
		"--show-scope",
		"--get",
		"core.hooksPath"
	], {
		...repo,
		okCodes: [0, 1]
	});
	const [scope = "", value = ""] = stdout.toString("utf8").replace(/\n$/, "").split("	");
	return value === "" ? void 0 : {
		scope,
		value
	};
}
/**
* Starts a hook as git would, with a mark by which yoi's hooks only say that they were reached. The index it is shown
* does not exist, so that nothing can change the real one. Gives what was said; undefined when the hook could not be
* started or took too long. 1 process and what the hook starts.
*/
function probeHook(repo, file, checkout) {
	const dir = mkdtempSync(join(tmpdir(), "yoi-probe-"));
	const answer = join(dir, "answer");
	const [program, args] = process.platform === "win32" ? ["sh", [file]] : [file, []];
	try {
		const env = repositoryEnvironment(repo.env, "plain");
		if (spawnSync(program, args, {
			cwd: checkout,
			env: {
				...env,
				YOI_PROBE: "1",
				YOI_PROBE_FILE: answer,
				GIT_INDEX_FILE: join(dir, "index")
			},
			input: "",
			encoding: "utf8",
			timeout: PROBE_TIMEOUT_MS,
			windowsHide: true
		}).error !== void 0) return void 0;
		return existsSync(answer) ? readFileSync(answer, "utf8") : "";
	} finally {
		rmSync(dir, {
			recursive: true,
			force: true
		});
	}
}
// src/app/init/detect.ts
/** Who runs the hooks of a repository. `plain`: git alone, from its directory of hooks. */
const HOOK_MANAGERS = [
	"husky",
	"lefthook",
	"pre-commit",
	"plain",
	"none"
];
/** The hooks that a checkout gets. https://git-scm.com/docs/githooks */
const CLIENT_HOOKS = [
	"pre-commit",
	"pre-merge-commit",
	"prepare-commit-msg",
	"commit-msg",
	"pre-push"
];
/** The hooks that a repository without checkout gets. */
const SERVER_HOOKS = ["pre-receive"];
/** Configuration files of lefthook, in the order it looks for them, and the one of the pre-commit framework. */
const LEFTHOOK_CONFIGS = [
	"lefthook.yml",
	".lefthook.yml",
	"lefthook.yaml",
	".lefthook.yaml",
	".config/lefthook.yml",
	"lefthook.toml",
	"lefthook.json"
];
/** Configuration of the pre-commit framework (https://pre-commit.com). */
const PRE_COMMIT_CONFIG = ".pre-commit-config.yaml";
/** Configuration files of lint-staged; the ones that are programs can only be changed by hand. */
const LINT_STAGED_CONFIGS = [
	".lintstagedrc",
	".lintstagedrc.json",
	".lintstagedrc.yaml",
	".lintstagedrc.yml",
	...[
		"js",
		"mjs",
		"cjs",
		"ts",
		"mts",
		"cts"
	].flatMap((ending) => [`.lintstagedrc.${ending}`, `lint-staged.config.${ending}`])
];
/** The top of the checkout, or the git directory of a bare repository. */
function topOf(repo) {
	return repo.root ?? repo.gitDir;
}
/** Finds out who runs the hooks: what git is told to use comes first, then configuration files. 2 to 3 processes. */
function detectHooks(repo, wished) {
	const top = topOf(repo);
	const hooksPath = readHooksPath(repo);
	const husky = huskyDir(top, hooksPath);
	const lefthook = LEFTHOOK_CONFIGS.find((path) => isThere(join(top, path)));
	const manager = wished ?? detectManager(top, hooksPath, husky, lefthook);
	const shared = hooksPath === void 0 ? {} : { hooksPath };
	switch (manager) {
		case "husky": return {
			manager,
			dir: husky ?? join(top, ".husky"),
			...shared
		};
		case "lefthook": return {
			manager,
			dir: readHooksDir(repo, top),
			config: lefthook ?? "lefthook.yml",
			...shared
		};
		case "pre-commit": return {
			manager,
			dir: readHooksDir(repo, top),
			config: PRE_COMMIT_CONFIG,
			...shared
		};
		case "plain":
		case "none": return {
			manager,
			dir: readHooksDir(repo, top),
			...shared
		};
	}
}
function detectManager(top, hooksPath, husky, lefthook) {
	if (husky !== void 0) return "husky";
	if (hooksPath !== void 0) return "plain";
	if (lefthook !== void 0) return "lefthook";
	return isThere(join(top, ".pre-commit-config.yaml")) ? "pre-commit" : "plain";
}
/** The directory of husky's scripts: `core.hooksPath` is its `_` (version 9) or itself; before `npm install` neither. */
function huskyDir(top, hooksPath) {
	if (hooksPath !== void 0) {
		const dir = resolve(top, hooksPath.value);
		const own = dir.endsWith(`${sep}_`) ? dirname(dir) : dir;
		return own.endsWith(`${sep}.husky`) ? own : void 0;
	}
	if (isThere(join(top, ".husky"))) return join(top, ".husky");
	const manifest = readSetupFile(join(top, "package.json"));
	if (typeof manifest !== "object") return void 0;
	return /"(?:prepare|postinstall)"\s*:\s*"[^"]*\bhusky\b/.test(manifest.text) ? join(top, ".husky") : void 0;
}
// src/app/init/plan.ts
/** The parts as one plan, in order. */
function joinParts(found, parts) {
	return {
		found,
		steps: parts.flatMap(({ steps = [] }) => steps),
		findings: parts.flatMap(({ findings = [] }) => findings),
		next: parts.flatMap(({ next = [] }) => next),
		byHand: parts.flatMap(({ byHand = [] }) => byHand)
	};
}
/** How a path is shown: from the top, with slashes. */
function shownPath(top, file) {
	const path = relative(top, file);
	return path.startsWith("..") ? file : path.split(sep).join("/");
}
/** The text of a file from the top of the checkout; undefined where there is none or it is no text. */
function readText(top, path) {
	const file = readSetupFile(join(top, path));
	return typeof file === "object" ? file.text : void 0;
}
/** The step that gives a file another text; none when it has that text already. */
function fileStep(top, path, before, after) {
	if (before === after) return {};
	return { steps: [{
		kind: "file",
		path,
		file: join(top, path),
		before,
		after
	}] };
}
export { readSetupFile as _, CLIENT_HOOKS as a, writeSetupFile as b, LINT_STAGED_CONFIGS as c, detectHooks as d, topOf as f, listDirectory as g, isThere as h, shownPath as i, PRE_COMMIT_CONFIG as l, readHooksDir as m, joinParts as n, HOOK_MANAGERS as o, probeHook as p, readText as r, LEFTHOOK_CONFIGS as s, fileStep as t, SERVER_HOOKS as u, realPathOf as v, removeSetupFile as y };
