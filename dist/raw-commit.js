import { J as failure, l as formatComplaint, r as runGit } from "./plumbing.js";
import { d as formatPack, f as objectId } from "./ledger-store.js";
import { t as readWorktrees } from "./worktrees.js";
import { dirname, join } from "node:path";
import { existsSync, readFileSync, readdirSync } from "node:fs";
// src/io/git/checkouts.ts
/** What git leaves in the directory of a checkout while a person is in the middle of something, and what that is. */
const UNDER_WAY = [
	["MERGE_HEAD", "a merge"],
	["CHERRY_PICK_HEAD", "a cherry-pick"],
	["REVERT_HEAD", "a revert"],
	["sequencer", "a cherry-pick or revert"],
	["rebase-apply", "a rebase"],
	["rebase-merge", "a rebase"]
];
/** The checkouts of a branch; one whose directory is gone for good is none. 1 process. */
function findCheckouts(repo, branch) {
	const worktrees = readWorktrees(repo);
	const dirs = gitDirs(repo, worktrees[0]);
	return worktrees.flatMap(({ path, branch: current, bare, prunable }) => {
		if (bare || prunable) return [];
		const gitDir = dirs.get(path);
		if (current !== branch && (gitDir === void 0 || rebasedBranch(gitDir) !== branch)) return [];
		const underWay = gitDir === void 0 ? void 0 : whatIsUnderWay(gitDir);
		return [{
			path,
			away: !existsSync(path),
			...underWay === void 0 ? {} : { underWay }
		}];
	});
}
/** What a person is in the middle of in a checkout, by its git directory; undefined: nothing. No process. */
function whatIsUnderWay(gitDir) {
	return UNDER_WAY.find(([file]) => existsSync(join(gitDir, file)))?.[1];
}
/**
* Files of a checkout that git tracks and that differ from its HEAD, in the index or in the work tree. 1 process.
* @throws git/refused, git/not-a-repository
*/
function readTrackedChanges(repo, path) {
	const { stdout } = runGit([...[
		"status",
		"--porcelain",
		"-z",
		"--untracked-files=no",
		"--no-renames"
	], "--ignore-submodules=dirty"], {
		cwd: path,
		env: repo.env
	});
	return stdout.toString("utf8").split("\0").flatMap((entry) => entry === "" ? [] : [entry.slice(3)]);
}
/** Moves a checkout, its branch and its files to a descendant. Nothing that is not committed is overwritten. */
const FAST_FORWARD = [
	...[
		"-c",
		"core.hooksPath=/dev/null",
		"-c",
		"user.name=yoi",
		"-c",
		"user.email=noreply@yoi.invalid"
	],
	...[
		"merge",
		"--ff-only",
		"--no-autostash",
		"--no-overwrite-ignore",
		"--no-verify-signatures"
	],
	...["--no-stat", "--quiet"]
];
/** Why git does not take a checkout forward to a commit; undefined where it did. No hook runs. 1 process. */
function fastForward(repo, path, commit) {
	const answer = runGit([...FAST_FORWARD, commit], {
		cwd: path,
		env: repo.env,
		okCodes: [
			0,
			1,
			128
		]
	});
	return answer.status === 0 ? void 0 : formatComplaint(answer.stderr);
}
/**
* Brings index and files of a clean checkout from one tree to another; its branch stays. What git does not track and
* does not ignore is never overwritten. 2 processes. @throws git/refused
*/
function switchTree(repo, from, to) {
	runGit([
		"update-index",
		"-q",
		"--refresh"
	], {
		...repo,
		okCodes: [0, 1]
	});
	runGit([
		"read-tree",
		"-m",
		"-u",
		from,
		to
	], repo);
}
/** The git directory of each checkout by its path. */
function gitDirs(repo, main) {
	const linked = join(repo.commonDir, "worktrees");
	const dirs = (existsSync(linked) ? readdirSync(linked) : []).flatMap((name) => {
		const pointer = readLine(join(linked, name, "gitdir"));
		return pointer === void 0 ? [] : [[dirname(pointer), join(linked, name)]];
	});
	return new Map([...main === void 0 ? [] : [[main.path, repo.commonDir]], ...dirs]);
}
/** The branch that a rebase will move when it is done: meanwhile HEAD stands on no branch. */
function rebasedBranch(gitDir) {
	return ["rebase-merge", "rebase-apply"].map((dir) => readLine(join(gitDir, dir, "head-name"))).find((name) => name !== void 0)?.replace(/^refs\/heads\//, "");
}
function readLine(file) {
	return existsSync(file) ? readFileSync(file, "utf8").replace(/\n$/, "") : void 0;
}
// src/io/git/raw-commit.ts
/** Reads commits, in order. 1 process, none for no commits. @throws git/missing-object */
function readRawCommits(repo, oids) {
	if (oids.length === 0) return [];
	const input = `${oids.join("\n")}\n`;
	const text = runGit([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		...repo,
		input
	}).stdout.toString("latin1");
	let at = 0;
	return oids.map((oid) => {
		const end = text.indexOf("\n", at);
		const [, type, size] = text.slice(at, end).split(" ");
		if (type !== "commit") throw failure("git/missing-object", { path: "." }, { oid });
		const start = end + 1;
		at = start + Number(size) + 1;
		return parseCommit(oid, text.slice(start, start + Number(size)));
	});
}
/** Makes a commit with the author and message of another one; no signature or note follows. 1 process. */
function writeLike(repo, like, { tree, parent, by, at }) {
	const header = [
		`tree ${tree}`,
		`parent ${parent}`,
		`author ${like.author}`,
		`committer ${by.name} <${by.email}> ${at} +0000`,
		...like.encoding === void 0 ? [] : [`encoding ${like.encoding}`]
	];
	const commit = {
		type: "commit",
		body: Buffer.from(`${header.join("\n")}\n\n${like.message}`, "latin1")
	};
	runGit(["unpack-objects", "-q"], {
		...repo,
		input: formatPack(repo.objectFormat, [commit])
	});
	return objectId(repo.objectFormat, commit);
}
/** Lines of `<key> SP <value>`; one that begins with a space goes on with the line before. Then an empty line, then the message. */
function parseCommit(oid, text) {
	const end = text.indexOf("\n\n");
	const lines = (end < 0 ? text : text.slice(0, end)).split("\n");
	const values = (key) => lines.flatMap((line) => line.startsWith(`${key} `) ? [line.slice(key.length + 1)] : []);
	return {
		oid,
		tree: values("tree")[0] ?? "",
		parents: values("parent"),
		author: values("author")[0] ?? "",
		encoding: values("encoding")[0],
		message: end < 0 ? "" : text.slice(end + 2)
	};
}
export { readTrackedChanges as a, findCheckouts as i, writeLike as n, switchTree as o, fastForward as r, whatIsUnderWay as s, readRawCommits as t };
