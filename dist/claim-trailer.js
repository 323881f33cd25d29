import { Q as failure, l as formatComplaint, r as runGit } from "./plumbing.js";
import { P as isId } from "./decode.js";
import { a as isOid } from "./refs.js";
import { i as readTickets, r as placesOf } from "./read-tickets.js";
import { B as oidField, D as formatPack, O as objectId, V as randomIdField, z as generationField } from "./ledger-store.js";
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
// src/app/orchestrate/land/event-commits.ts
/** Most commits of a branch's own line that are looked at. */
const MAX_LINE = 2e4;
/** The event that says why a ticket is done or closed: its last move; undefined while it is open. */
function closingEvent(ticket) {
	const last = ticket?.thread?.events.findLast(({ kind }) => kind === "state_changed");
	return last?.to === "done" || last?.to === "closed" ? last : void 0;
}
/** The event by which the work on a ticket last began: its last acceptance. */
function beginningEvent(ticket) {
	return ticket?.thread?.events.findLast(({ kind, from, to }) => kind === "state_changed" && from === "queued" && to === "inprogress");
}
/** Whether a ticket's thread holds an event of another form of it. */
function holdsEvent(ticket, event) {
	return (ticket?.thread?.events ?? []).some(({ id, kind, at, text }) => event.id === void 0 ? text === event.text : id === event.id && kind === event.kind && at === event.at);
}
/**
* The commit of a branch's own line by which an event of a ticket came onto it; undefined where the line does not show
* it. No event is ever taken away, so halving finds it: 1 process, and 2 for each time that half of the line is left.
*/
function findEventCommit(repo, search) {
	const { tip, since, ticket: id, root, event } = search;
	const commits = firstParents(repo, since === void 0 ? tip : `${since}..${tip}`, placesOf(root, id));
	const holds = (commit) => {
		return holdsEvent(readTickets(repo, {
			kind: "commit",
			oid: commit
		}, /* @__PURE__ */ new Set([id]), root).get(id), event);
	};
	return firstWhere(commits.toReversed(), holds);
}
/** The line of first parents of a range, newest first; only what changed some paths, where they are named. 1 process. */
function firstParents(repo, range, paths) {
	const args = [
		"rev-list",
		"--first-parent",
		`--max-count=${MAX_LINE}`,
		range,
		"--",
		...paths
	];
	return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}
/** The first of some things that a condition holds for, where it holds for all that follow. */
function firstWhere(things, holds) {
	let [from, to] = [0, things.length];
	while (from < to) {
		const middle = from + to >> 1;
		const thing = things[middle];
		if (thing !== void 0 && holds(thing)) to = middle;
		else from = middle + 1;
	}
	return things[from];
}
// src/core/orchestrator/claim/claim-trailer.ts
/** The trailer by which a commit of the Orchestrator proves which move of the ledger it belongs to. */
const CLAIM_TRAILER = "Yoi-Claim";
/** The value of a trailer: `<ticket> <generation> <attempt or -> <ledger or ->`. */
function formatClaimTrailer({ ticket, generation, attempt, ledger }) {
	return `${ticket} ${generation} ${attempt ?? "-"} ${ledger ?? "-"}`;
}
/** Reads the value of a trailer; undefined for anything that `formatClaimTrailer` does not write. */
function parseClaimTrailer(value) {
	const [ticket = "", count = "", attempt = "", ledger = "", ...rest] = value.split(" ");
	const generation = /^[1-9]\d*$/.test(count) ? Number(count) : 0;
	if (!(rest.length === 0 && isId(ticket) && generationField.safeParse(generation).success && (attempt === "-" || randomIdField.safeParse(attempt).success) && (ledger === "-" || oidField.safeParse(ledger).success))) return void 0;
	return {
		ticket,
		generation,
		attempt: attempt === "-" ? null : attempt,
		ledger: ledger === "-" ? null : ledger
	};
}
/** Whether a commit belongs to the acceptance of a ticket that nobody had claimed, at a time without any ledger. */
function isOfFirstClaim({ generation, attempt, ledger }) {
	return generation === 1 && attempt === null && ledger === null;
}
export { whatIsUnderWay as _, beginningEvent as a, firstParents as c, readRawCommits as d, writeLike as f, switchTree as g, readTrackedChanges as h, parseClaimTrailer as i, firstWhere as l, findCheckouts as m, formatClaimTrailer as n, closingEvent as o, fastForward as p, isOfFirstClaim as r, findEventCommit as s, CLAIM_TRAILER as t, holdsEvent as u };
