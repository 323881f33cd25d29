import { t as version } from "./package.js";
import { N as config, Q as failure, X as parseTicketPath, Z as YoiError, et as finding, f as nearest, r as runGit } from "./plumbing.js";
import { i as defaultConfig, t as openHookRepository } from "./repository.js";
import { t as readActor } from "./actor.js";
import { c as mergeParents, d as resolveCommits, i as isAncestor, n as announcedMergeParents, o as isZeroOid, s as mergeBases, t as readRefs, u as resolveCommit } from "./refs.js";
import { t as checkChangeAt } from "./check-change.js";
import { o as readConfigAt, u as verdictOf } from "./settings.js";
import { t as readVisibility } from "./visible.js";
import { P as isId } from "./decode.js";
import { r as listFiles } from "./tree.js";
import { r as placesOf } from "./read-tickets.js";
import { n as formatVerdict, t as formatFinding } from "./format-text.js";
import { r as paletteFor, t as decideColour } from "./colour.js";
import { t as displayWidth } from "./width.js";
import { resolve } from "node:path";
import { readFileSync } from "node:fs";
// src/app/change/check-commit.ts
/**
* Judges the commit that git is about to make: HEAD (and what is being merged) against the index, never the working
* tree. `isMergeHook` is true in `pre-merge-commit`, where git names the merged commits in its environment only.
*/
function checkCommit(repo, env, isMergeHook, options) {
	const merged = isMergeHook ? announcedMergeParents(env) : mergeParents(repo);
	return checkChangeAt(repo, commitSource(repo, merged), options);
}
function commitSource(repo, merged) {
	const index = { kind: "index" };
	const head = resolveCommit(repo, "HEAD");
	const first = head === void 0 ? { kind: "empty" } : {
		kind: "commit",
		oid: head
	};
	const parents = [first, ...merged.map((oid) => ({
		kind: "commit",
		oid
	}))];
	const isMerge = merged.length > 0;
	return {
		parents,
		after: index,
		heads: head === void 0 ? [] : [head, ...merged],
		returnsFrom: isMerge ? void 0 : head,
		seen: once(() => readVisibility(repo, readConfigAt(repo, first))),
		base: isMerge ? "--merge" : "HEAD"
	};
}
function once(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
// src/io/git/trailers.ts
/**
* The trailers of a commit message in a file (an absolute path), as git itself reads them: comments and what stands
* below the scissors of `git commit --verbose` are no part of it. 1 process. @throws git/refused
*/
function readTrailers(repo, file) {
	const { stdout } = runGit([
		"interpret-trailers",
		"--parse",
		"--no-divider",
		file
	], repo);
	return stdout.toString("utf8").split("\n").flatMap((line) => {
		const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? [];
		return name === void 0 || value === void 0 ? [] : [{
			name,
			value: value.trim()
		}];
	});
}
// src/app/change/check-message.ts
const INDEX = { kind: "index" };
/**
* Judges the message (a file, by its absolute path) of the commit that git is about to make: a `Yoi-Ticket` trailer
* names a ticket that the commit holds. Examines nothing where there is no such trailer. 1 process then, else 3 to 5.
*/
function checkMessage(repo, file) {
	const ids = readTrailers(repo, file).flatMap(({ name, value }) => name.toLowerCase() === "yoi-ticket" ? [value] : []);
	if (ids.length === 0) return verdictOf([], 0);
	const root = readConfigAt(repo, INDEX).backend.root;
	const asked = [...new Set(ids)];
	const known = listIds(repo, root, asked.filter(isId).flatMap((id) => placesOf(root, id)));
	const unknown = asked.filter((id) => !known.has(id));
	return verdictOf(unknown.length === 0 ? [] : explain(repo, root, unknown), asked.length);
}
function listIds(repo, root, paths) {
	if (paths.length === 0) return /* @__PURE__ */ new Set();
	return new Set(listFiles(repo, INDEX, paths).entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
}
function explain(repo, root, unknown) {
	const all = listIds(repo, root, [root]);
	return unknown.map((id) => {
		const near = nearest(id, all);
		const suggestion = near === void 0 ? "see `yoi ticket list` for all ids, or leave the trailer out" : `write Yoi-Ticket: ${near}`;
		return finding("change/trailer", { path: "" }, {
			id,
			suggestion
		});
	});
}
// src/app/change/check-push.ts
/** Reads the lines git gives `pre-push`: `<local ref> <local oid> <remote ref> <remote oid>`. */
function parsePrePush(input) {
	return linesOf(input).map(([, after = "", ref = "", before = ""]) => ({
		ref,
		before,
		after
	}));
}
/** Reads the lines git gives `pre-receive`: `<old oid> <new oid> <ref>`. */
function parsePreReceive(input) {
	return linesOf(input).map(([before = "", after = "", ref = ""]) => ({
		ref,
		before,
		after
	}));
}
function linesOf(input) {
	return input.split("\n").flatMap((line) => line.trim() === "" ? [] : [line.trim().split(" ")]);
}
/**
* Judges what a push changes, ref by ref: the net change since what the other side has. Git runs no commit hook on a
* clean rebase, cherry-pick or revert, so this is where they are met. Only branches hold tickets.
* @throws git/fetch-first when what the other side has is not here
*/
function checkPush(repo, updates, options) {
	const branches = updates.filter(({ ref, after }) => ref.startsWith("refs/heads/") && !isZeroOid(after));
	const olds = branches.flatMap(({ before }) => isZeroOid(before) ? [] : [before]);
	const known = resolveCommits(repo, olds);
	const missing = branches.find(({ before }) => !isZeroOid(before) && !known.has(before));
	if (missing !== void 0) throw failure("git/fetch-first", { path: "." }, {
		ref: missing.ref.slice(11),
		oid: missing.before.slice(0, 12)
	});
	const verdicts = branches.map((update) => checkChangeAt(repo, pushSource(repo, update), options));
	const examined = verdicts.reduce((sum, verdict) => sum + verdict.examined, 0);
	return verdictOf(verdicts.flatMap(({ diagnostics }) => diagnostics), examined);
}
function pushSource(repo, { ref, before, after }) {
	const to = {
		kind: "commit",
		oid: after
	};
	const isNew = isZeroOid(before);
	const seen = readVisibility(repo, readConfigAt(repo, isNew ? to : {
		kind: "commit",
		oid: before
	}));
	const shared = {
		after: to,
		heads: [],
		base: `what ${ref.slice(11)} is there`
	};
	if (isNew) return {
		...shared,
		...newBranch(repo, after, seen)
	};
	const parents = [{
		kind: "commit",
		oid: before
	}];
	if (seen.landed !== void 0 && seen.landed !== after && !isAncestor(repo, seen.landed, before) && isAncestor(repo, seen.landed, after)) parents.push({
		kind: "commit",
		oid: seen.landed
	});
	const returnsFrom = isAncestor(repo, before, after) ? before : void 0;
	return {
		...shared,
		parents,
		returnsFrom,
		seen: () => ({
			visible: [before],
			landed: seen.landed
		})
	};
}
/**
* A branch the other side does not have yet is judged since the points it shares with what the other side does have.
* What it says itself about the default branch adds to that and takes nothing away.
* @throws git/shallow when no shared point is known because the history is cut off
*/
function newBranch(repo, after, seen) {
	const visible = repo.bare ? readRefs(repo, ["refs/heads"]).map(({ oid }) => oid) : [.../* @__PURE__ */ new Set([...seen.visible, ...readVisibility(repo, defaultConfig()).visible])];
	const bases = visible.length === 0 ? [] : mergeBases(repo, after, visible);
	if (bases.length === 0 && visible.length > 0 && repo.shallow) throw failure("git/shallow", { path: "." }, { what: "the point where this branch left the others" });
	const parents = bases.map((oid) => ({
		kind: "commit",
		oid
	}));
	return {
		parents: parents.length === 0 ? [{ kind: "empty" }] : parents,
		seen: () => ({
			visible: bases,
			landed: seen.landed
		}),
		returnsFrom: bases[0]
	};
}
// src/app/change/judge-hook.ts
/** The git hooks that judge. https://git-scm.com/docs/githooks */
const HOOKS = [
	"pre-commit",
	"pre-merge-commit",
	"commit-msg",
	"pre-push",
	"pre-receive"
];
/** Whether a word names a hook that judges. */
function isHookName(word) {
	return HOOKS.includes(word);
}
/**
* Judges what git is about to do, as it asks one of its hooks.
* @throws git/* and usage/* when that cannot be known: git must then be stopped
*/
function judgeHook(hook, call) {
	const { cwd, env, args } = call;
	const repo = openHookRepository(cwd, env);
	switch (hook) {
		case "pre-commit":
		case "pre-merge-commit": return checkCommit(repo, env, hook === "pre-merge-commit", optionsOf(repo, call));
		case "commit-msg": return checkMessage(repo, resolve(cwd, messageFile(args)));
		case "pre-push": return checkPush(repo, parsePrePush(call.readInput()), optionsOf(repo, call));
		case "pre-receive": return checkPush(repo, parsePreReceive(call.readInput()), optionsOf(repo, call));
	}
}
/** Only the role counts in a judgement, so a server or a clone without a name of its own is no obstacle. */
function optionsOf(repo, { env, now }) {
	const name = env["YOI_ACTOR"] || env["GIT_AUTHOR_NAME"] || "unknown";
	return {
		actor: readActor(repo, {
			...env,
			YOI_ACTOR: name
		}),
		now
	};
}
function messageFile(args) {
	const [file] = args;
	if (file !== void 0) return file;
	throw failure("usage/missing-value", { path: "" }, {
		command: "yoi hook commit-msg",
		name: "the file with the message"
	});
}
// src/hook/run-hook.ts
config({ jitless: true });
/** What a hook does for git, in words. */
const STOPPED = {
	"pre-commit": "commit",
	"pre-merge-commit": "merge",
	"commit-msg": "commit",
	"pre-push": "push",
	"pre-receive": "push"
};
/**
* Judges for one git hook, prints what it found on standard error, and gives the exit code. A pass without findings
* prints nothing. Whatever goes wrong is 2: what was not seen must not pass.
*/
function runHook(args, env) {
	const coloured = decideColour({
		terminal: process.stderr.isTTY,
		env,
		refused: false
	});
	const options = {
		palette: paletteFor(coloured),
		widthOf: displayWidth
	};
	const print = (text) => void process.stderr.write(text);
	const [hook = "", ...rest] = args;
	try {
		if (!isHookName(hook)) throw failure("usage/bad-value", { path: "" }, {
			name: "hook",
			value: `"${hook}"`,
			suggestion: `write one of ${HOOKS.join(", ")}`
		});
		const verdict = judgeHook(hook, {
			cwd: process.cwd(),
			env,
			args: rest,
			readInput: () => readFileSync(0, "utf8"),
			now: (/* @__PURE__ */ new Date()).toISOString().replace(/\.\d+Z$/, "Z")
		});
		if (verdict.outcome === "pass") {
			print(formatFindings(verdict.diagnostics, options));
			return 0;
		}
		print(`${formatVerdict(verdict, options)}yoi: this ${STOPPED[hook]} is stopped by the errors above\n`);
		return 1;
	} catch (error) {
		print(explainError(error, hook, options));
		return 2;
	}
}
function formatFindings(found, options) {
	return found.map((each) => `${formatFinding(each, options)}\n`).join("");
}
function explainError(error, hook, options) {
	const stopped = `yoi: ${hook} could not run, so git stops here\n`;
	if (error instanceof YoiError) return `${formatFinding(error.diagnostic, options)}\n${stopped}`;
	return `${error instanceof Error ? error.stack ?? error.message : String(error)}\n${stopped}This is a bug in yoi ${version} (Node ${process.version}, ${process.platform}): please report it with the lines above.\n`;
}
export { runHook };
