import { E as string, J as byteLength, Q as failure, T as strictObject, Z as YoiError, _ as discriminatedUnion, b as literal, ct as printable, et as finding, g as boolean, h as array, l as formatComplaint, m as _enum, n as refusal, r as runGit, rt as messageOf, u as removeCredentials, y as int } from "./plumbing.js";
import { A as timeField, O as oneLineField, P as isId, T as parsePlan, k as ticketIdField, w as formatPlanRecord } from "./decode.js";
import { a as isOid, t as readRefs } from "./refs.js";
import { r as listFiles, u as readFileSetAt } from "./tree.js";
import { t as readBranches } from "./branches.js";
import { n as formatCommitMessage, t as runForPerson } from "./git.js";
import { t as readWorktrees } from "./worktrees.js";
import { join } from "node:path";
import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
// src/core/orchestrator/fields.ts
/** A full object id, SHA-1 or SHA-256. */
const oidField = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full object id");
/** A short random name that nobody can confuse with another: `a7k2…`, of `[0-9a-z]`. */
const randomIdField = string().regex(/^[0-9a-z]{6,32}$/, "6 to 32 of 0-9 and a-z");
/** How many times a ticket was claimed: 1 for the first claim. */
const generationField = int().min(1);
/** Longest reason or summary that the ledger keeps, in UTF-16 code units. */
const MAX_REASON_LENGTH = 500;
/** A reason of one line. Longer texts are cut by whoever writes them: see `boundReason`. */
const reasonField = oneLineField;
/** One line of at most `MAX_REASON_LENGTH` characters that a terminal can show. */
function boundReason(text) {
	const line = printable(text.replaceAll(/\s+/g, " ").trim());
	const cut = line.length > MAX_REASON_LENGTH ? `${line.slice(0, 499)}…` : line;
	return cut === "" ? "no reason given" : cut.toWellFormed();
}
/** Longest note that records of a ticket hold, in UTF-16 code units. */
const MAX_NOTE_LENGTH = 4e3;
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** A text that every record accepts as a note: what could mislead is replaced, and it is cut to the limit. */
function boundNote(text) {
	const safe = text.replaceAll("\r\n", "\n").replaceAll(UNSAFE, "�");
	return (safe.length > MAX_NOTE_LENGTH ? `${safe.slice(0, 3999)}…` : safe).toWellFormed();
}
// src/core/orchestrator/subject.ts
const digest = string().regex(/^[0-9a-f]{16,64}$/, "a digest");
/**
* What a verdict is about: the tree of the head without tickets and objectives, the ticket's title, body and relations,
* and the policy. Each is a digest. Commits that only hold records leave all three as they are.
*/
const subjectSchema = strictObject({
	code: digest.meta({ description: "the tree of the head without .yoi/tickets and .yoi/objectives" }),
	ticket: digest.meta({ description: "title, body and relations of the ticket" }),
	policy: digest.meta({ description: ".yoi/ticket.config.toml and .yoi/workflow of the default branch" })
});
/** Whether two verdicts are about the same thing. */
function isSameSubject(one, other) {
	if (one === void 0 || one === null || other === void 0 || other === null) return false;
	return one.code === other.code && one.ticket === other.ticket && one.policy === other.policy;
}
// src/io/git/ref-failure.ts
const LOCK_EXISTS = /Unable to create '(.*)\.lock': File exists/;
const REF = /cannot lock ref '(.+?)': (.*)/;
const ELSEWHERE$1 = /^(?:is at |reference already exists|reference is missing|unable to resolve reference)/;
/**
* What git said of the refs it could not move, in `LC_ALL=C`: the first line that explains it, or undefined where no
* line does. A server's words come with `remote: ` before them.
*/
function parseRefFailure(printed) {
	for (const line of printed.split("\n")) {
		const [, lockedPath] = LOCK_EXISTS.exec(line) ?? [];
		const [, ref, why = ""] = REF.exec(line) ?? [];
		const reason = removeCredentials(line.replace(/^(?:(?:remote|error|fatal): )+/, "").trim());
		if (lockedPath !== void 0) return {
			kind: "locked",
			ref: ref ?? fileOf(lockedPath),
			reason
		};
		if (ref !== void 0) return {
			kind: ELSEWHERE$1.test(why) ? "lost" : "refused",
			ref,
			reason
		};
	}
}
/** The name of what a lock that belongs to no single ref protects: `packed-refs`. */
function fileOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
// src/io/git/update-refs.ts
/** No hook of the repository runs, and no reflog names a person for what they did not do. */
const UPDATE_REF = [...[
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"user.name=yoi",
	"-c",
	"user.email=noreply@yoi.invalid"
], ...[
	"update-ref",
	"--no-deref",
	"-m",
	"yoi",
	"--stdin",
	"-z"
]];
/**
* Moves refs of this repository in one transaction; a symbolic ref is replaced, never followed. A branch that is
* checked out is not moved. A git that is killed in the middle can leave some moved, others not, or locks behind.
* 1 process, 2 when branches move. @throws git/refused for objects that do not exist, and what no repetition mends
*/
function updateRefs(repo, moves) {
	const asked = checkMoves(moves);
	const taken = findCheckedOut(repo, asked);
	if (taken !== void 0) return taken;
	return transact(repo, asked.map((move) => commandOf(repo, move)));
}
/** Sets refs of this repository wherever they stand, null deletes: for what only remembers what was seen. 1 process. */
function setRefs(repo, refs) {
	return transact(repo, refs.map(({ name, to }) => to === null ? `delete ${name}\0\0` : `update ${name}\0${to}\0\0`));
}
/**
* The moves that ask something: what must not exist and is not to exist asks nothing that a server could be asked too.
* @throws git/unknown-revision for what is no object id: in a push it would be a name
*/
function checkMoves(moves) {
	const bad = moves.flatMap(({ from, to }) => [from, to]).find((oid) => oid !== null && !isOid(oid));
	if (bad !== void 0 && bad !== null) throw failure("git/unknown-revision", { path: "." }, { name: bad });
	return moves.filter(({ from, to }) => from !== null || to !== null);
}
/** One move as `UPDATE_REF` reads it. */
function commandOf(repo, { name, from, to }) {
	const absent = "0".repeat(repo.objectFormat === "sha256" ? 64 : 40);
	if (to === null) return `delete ${name}\0${from ?? absent}\0`;
	return `update ${name}\0${to}\0${from ?? absent}\0`;
}
function transact(repo, commands) {
	if (commands.length === 0) return { kind: "moved" };
	const answer = runGit(UPDATE_REF, {
		...repo,
		input: commands.join(""),
		okCodes: [
			0,
			1,
			128
		]
	});
	if (answer.status === 0) return { kind: "moved" };
	const known = parseRefFailure(answer.stderr);
	if (known === void 0) throw refusal(UPDATE_REF, answer.status, answer.stderr);
	return {
		kind: known.kind,
		ref: known.ref ?? "",
		reason: known.reason
	};
}
const BRANCHES = "refs/heads/";
/** A branch among the moves that some checkout stands on. Between this look and the move a person may still switch. */
function findCheckedOut(repo, moves) {
	const moved = moves.filter(({ name, from, to }) => name.startsWith(BRANCHES) && from !== to);
	if (moved.length === 0) return void 0;
	const worktrees = readWorktrees(repo).filter(({ bare, prunable }) => !bare && !prunable);
	for (const { name: ref } of moved) {
		const on = worktrees.find(({ branch }) => branch !== void 0 && `${BRANCHES}${branch}` === ref);
		if (on === void 0) continue;
		const reason = `${ref.slice(11)} is checked out in ${on.path}`;
		return {
			kind: "checked-out",
			ref,
			worktree: on.path,
			reason
		};
	}
}
/** The locks that lie on some refs of this repository, and on the file of packed ones. No process. */
function readRefLocks(repo, names) {
	return [...names, "packed-refs"].flatMap((ref) => {
		const path = join(repo.commonDir, `${ref}.lock`);
		const found = statSync(path, { throwIfNoEntry: false });
		return found === void 0 ? [] : [{
			ref,
			path,
			madeAt: found.mtimeMs
		}];
	});
}
// src/io/git/pack.ts
/** The name that git gives an object. */
function objectId(format, { type, body }) {
	return createHash(format).update(`${type} ${body.length}\0`).update(body).digest("hex");
}
const TYPES = {
	commit: 1,
	tree: 2,
	blob: 3
};
const VERSION = 2;
/** Objects as `git unpack-objects` takes them. https://git-scm.com/docs/pack-format */
function formatPack(format, objects) {
	const header = Buffer.alloc(12);
	header.write("PACK", "latin1");
	header.writeUInt32BE(VERSION, 4);
	header.writeUInt32BE(objects.length, 8);
	const entries = objects.flatMap((object) => [entryHeader(object), deflateSync(object.body)]);
	const pack = Buffer.concat([header, ...entries]);
	return Buffer.concat([pack, createHash(format).update(pack).digest()]);
}
/** Type and size: four bits of the size in the first byte, then seven a byte, each but the last with its high bit set. */
function entryHeader({ type, body }) {
	const bytes = [];
	let byte = TYPES[type] << 4 | body.length & 15;
	for (let rest = Math.floor(body.length / 16); rest > 0; rest = Math.floor(rest / 128)) {
		bytes.push(byte | 128);
		byte = rest & 127;
	}
	return Buffer.from([...bytes, byte]);
}
// src/io/git/tree-object.ts
const OID_BYTES = {
	sha1: 20,
	sha256: 32
};
/** Whether an entry is a directory. Trees of old tools have the leading zero. */
function isDirectory({ mode }) {
	return mode === "40000" || mode === "040000";
}
/**
* The entries of a tree object by name; a name is its bytes, one character each, so that none is changed by being read.
* `<mode> SP <name> NUL <id>` for each: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
*/
function parseTree(body, format) {
	const nodes = /* @__PURE__ */ new Map();
	for (let at = 0; at < body.length;) {
		const space = body.indexOf(32, at);
		const nul = space < 0 ? -1 : body.indexOf(0, space);
		if (nul < 0) break;
		const end = nul + 1 + OID_BYTES[format];
		const mode = body.toString("latin1", at, space);
		nodes.set(body.toString("latin1", space + 1, nul), {
			mode,
			oid: body.toString("hex", nul + 1, end)
		});
		at = end;
	}
	return nodes;
}
/** The tree object of some entries. Git sorts by bytes, and a directory as if its name ended in a slash. */
function formatTree(nodes) {
	const sorted = [...nodes].map(([name, node]) => {
		return {
			key: isDirectory(node) ? `${name}/` : name,
			name,
			node
		};
	});
	sorted.sort((a, b) => a.key < b.key ? -1 : 1);
	return Buffer.concat(sorted.flatMap(({ name, node }) => [Buffer.from(`${node.mode} ${name}\0`, "latin1"), Buffer.from(node.oid, "hex")]));
}
// src/io/git/objects.ts
/** Whom the Orchestrator's own commits name. `.invalid` reaches nobody: https://www.rfc-editor.org/rfc/rfc6761 */
const ORCHESTRATOR_IDENTITY = {
	name: "yoi orchestrator",
	email: "noreply@yoi.invalid"
};
/**
* Makes a commit that no ref names yet and returns its id. No index, hook, signature or identity of the person's is
* involved: the same request gives the same commit everywhere. 1 process.
* @throws git/refused when tree or parents are missing
*/
function writeCommit(repo, commit) {
	const { tree, parents, message, trailers = [], author = ORCHESTRATOR_IDENTITY, at } = commit;
	const date = `@${at} +0000`;
	const env = {
		...repo.env,
		GIT_AUTHOR_NAME: author.name,
		GIT_AUTHOR_EMAIL: author.email,
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_NAME: author.name,
		GIT_COMMITTER_EMAIL: author.email,
		GIT_COMMITTER_DATE: date
	};
	const input = formatCommitMessage(message, trailers);
	const args = [
		"-c",
		"i18n.commitEncoding=UTF-8",
		"commit-tree",
		"--no-gpg-sign"
	];
	const named = parents.flatMap((parent) => ["-p", parent]);
	const { stdout } = runGit([
		...args,
		...named,
		"-F",
		"-",
		tree
	], {
		...repo,
		env,
		input
	});
	return stdout.toString("latin1").trim();
}
/** Modes of files that keep their own mode when they are written anew; anything else becomes a plain file. */
const KEPT_MODES = /* @__PURE__ */ new Set(["100644", "100755"]);
/**
* Makes a tree and returns its id: that of a commit or tree (null: the tree without files) with some files written, put
* there as git holds them, or removed (null). Only the directories on the way are read and written, whatever else the tree holds; no index
* or work tree is involved. An executable stays one; a link, or a file where a directory is needed, is replaced.
* 2 processes, 1 without a base, and none to write where nothing changes.
* @throws git/unknown-revision when there is no such base
*/
function writeTree(repo, base, changes) {
	const dirs = directoriesOf([...changes.keys()].map(checkPath));
	const known = base === null ? /* @__PURE__ */ new Map() : readTrees(repo, base, dirs);
	const trees = new Map(dirs.map((dir) => [dir, new Map(known.get(dir)?.nodes)]));
	const objects = /* @__PURE__ */ new Map();
	const add = (object) => {
		const oid = objectId(repo.objectFormat, object);
		objects.set(oid, object);
		return oid;
	};
	for (const [path, file] of changes) putFile(requireTree(trees, dirOf(path)), nameOf$1(path), file, add);
	let root = "";
	for (const dir of dirs.toSorted((a, b) => depthOf(b) - depthOf(a))) {
		const nodes = requireTree(trees, dir);
		const body = formatTree(nodes);
		const oid = objectId(repo.objectFormat, {
			type: "tree",
			body
		});
		if (oid !== known.get(dir)?.oid && (nodes.size > 0 || dir === "")) objects.set(oid, {
			type: "tree",
			body
		});
		if (dir === "") root = oid;
		else putDirectory(requireTree(trees, dirOf(dir)), nameOf$1(dir), nodes.size === 0 ? null : oid);
	}
	if (root === known.get("")?.oid) return root;
	const input = formatPack(repo.objectFormat, [...objects.values()]);
	runGit(["unpack-objects", "-q"], {
		...repo,
		input
	});
	return root;
}
function putFile(nodes, name, file, add) {
	const before = nodes.get(name);
	if (file === null) {
		if (before !== void 0 && !isDirectory(before)) nodes.delete(name);
		return;
	}
	if (typeof file !== "string") {
		nodes.set(name, file);
		return;
	}
	const mode = before !== void 0 && KEPT_MODES.has(before.mode) ? before.mode : "100644";
	nodes.set(name, {
		mode,
		oid: add({
			type: "blob",
			body: Buffer.from(file, "utf8")
		})
	});
}
/** Git knows no empty directory. A file stays where nothing was to be written below its path. */
function putDirectory(nodes, name, oid) {
	const before = nodes.get(name);
	if (oid !== null) nodes.set(name, {
		mode: "40000",
		oid
	});
	else if (before !== void 0 && isDirectory(before)) nodes.delete(name);
}
function requireTree(trees, dir) {
	const nodes = trees.get(dir);
	if (nodes === void 0) throw new TypeError(`${dir} was not read`);
	return nodes;
}
/** Some directories of a tree; one that is not there has no entry. 1 process. */
function readTrees(repo, base, dirs) {
	if (!isOid(base)) throw failure("git/unknown-revision", { path: "." }, { name: base });
	const input = `${dirs.map((dir) => dir === "" ? `${base}^{tree}` : `${base}:${dir}`).join("\n")}\n`;
	const { stdout } = runGit([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		...repo,
		input
	});
	const trees = /* @__PURE__ */ new Map();
	let at = 0;
	for (const dir of dirs) {
		const end = stdout.indexOf(10, at);
		const [oid = "", type = "", size = ""] = stdout.toString("utf8", at, end).split(" ");
		at = end + 1;
		if (!isOid(oid) || !/^\d+$/.test(size)) continue;
		const body = stdout.subarray(at, at + Number(size));
		if (type === "tree") trees.set(dir, {
			oid,
			nodes: parseTree(body, repo.objectFormat)
		});
		at += Number(size) + 1;
	}
	if (!trees.has("")) throw failure("git/unknown-revision", { path: "." }, { name: base });
	return trees;
}
/** The directories above some paths, the top (`""`) among them. */
function directoriesOf(paths) {
	const dirs = /* @__PURE__ */ new Set([""]);
	for (const path of paths) for (let dir = dirOf(path); dir !== ""; dir = dirOf(dir)) dirs.add(dir);
	return [...dirs];
}
/** Paths come from this program; one that could reach into `.git` when it is checked out is a fault of it. */
function checkPath(path) {
	const parts = path.split("/");
	const isBad = (part) => part === "" || /^(?:\.|\.\.|\.git)$/i.test(part);
	if (parts.some(isBad) || /[\n\0]/.test(path)) throw new TypeError(`no path of a tree: ${path}`);
	return path;
}
function dirOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The last part of a path as a tree holds it: its bytes, one character each. */
function nameOf$1(path) {
	return Buffer.from(path.slice(path.lastIndexOf("/") + 1), "utf8").toString("latin1");
}
function depthOf(dir) {
	return dir === "" ? 0 : dir.split("/").length;
}
// src/io/git/exchange.ts
/** How long one exchange may take. */
const TIMEOUT_MS = 3e5;
const SETTINGS = [
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"protocol.ext.allow=never"
];
/**
* Makes refs of this repository what they are at a remote; those under the refspecs that are gone there go here too.
* 1 process and git's transport. @throws git/timed-out, git/refused where this repository cannot take them
*/
async function fetchRefs(repo, remote, refspecs) {
	const options = [
		"--verbose",
		"--no-tags",
		"--prune",
		"--no-write-fetch-head",
		"--no-auto-maintenance"
	];
	const whole = ["--no-recurse-submodules", "--no-filter"];
	const args = [
		...SETTINGS,
		"fetch",
		...options,
		...whole,
		"--",
		remote,
		...refspecs
	];
	const { status, stderr } = await exchange(repo, args);
	if (status === 0) return { kind: "fetched" };
	const [, missing] = /couldn't find remote ref (\S+)/.exec(stderr) ?? [];
	if (missing !== void 0) return {
		kind: "missing",
		ref: missing
	};
	const known = parseRefFailure(stderr);
	if (known !== void 0 && known.kind !== "refused") return {
		kind: "locked",
		ref: known.ref ?? "",
		reason: known.reason
	};
	if (status === 1) throw refusal(args, status, stderr);
	return {
		kind: "failed",
		reason: formatComplaint(stderr)
	};
}
/**
* Moves refs of a remote together, or none of them, each only from where it is expected. Where all stand where they
* are to stand already it is lost: somebody else moved them. 1 process and git's transport. @throws git/timed-out
*/
async function pushRefs(repo, remote, moves) {
	const asked = checkMoves(moves);
	if (asked.length === 0) return { kind: "moved" };
	const options = [
		"--porcelain",
		"--atomic",
		"--no-verify",
		"--no-signed",
		"--no-follow-tags",
		"--no-progress"
	];
	const leases = asked.map(({ name, from }) => `--force-with-lease=${name}:${from ?? ""}`);
	const refspecs = asked.map(({ name, to }) => `${to ?? ""}:${name}`);
	const ended = await exchange(repo, [
		...SETTINGS,
		"push",
		...options,
		"--recurse-submodules=no",
		...leases,
		"--",
		remote,
		...refspecs
	]);
	const reports = ended.stdout.split("\n").flatMap(parseReport);
	const rejected = reports.filter(({ flag }) => flag === "!");
	if (rejected.length > 0) return explain(rejected, ended);
	if (ended.status !== 0) return {
		kind: "unanswered",
		reason: formatComplaint(ended.stderr)
	};
	const ours = reports.filter(({ ref }) => asked.some(({ name, from, to }) => name === ref && from !== to));
	const first = ours[0];
	if (first === void 0 || ours.some(({ flag }) => flag !== "=")) return { kind: "moved" };
	return {
		kind: "lost",
		ref: first.ref,
		reason: "somebody else has made the very same move"
	};
}
/** `<flag> TAB <from>:<to> TAB <summary>`. https://git-scm.com/docs/git-push#_output */
function parseReport(line) {
	const [flag, names, summary] = line.split("	");
	if (flag === void 0 || names === void 0 || summary === void 0) return [];
	return [{
		flag,
		ref: names.slice(names.indexOf(":") + 1),
		summary
	}];
}
/** The other refs of an atomic push are only rejected because one is. */
const FOLLOWS = /\(atomic (?:push failed|push failure|transaction failed)\)/;
/** The connection broke after the refs were sent. */
const NO_REPORT = /\[remote failure\]/;
/** What this side saw at once, and what the other side found. */
const ELSEWHERE = /^\[rejected\]|incorrect old value/;
function explain(rejected, { stderr }) {
	const { ref = "", summary = "" } = rejected.find(({ summary }) => !FOLLOWS.test(summary)) ?? rejected[0] ?? {};
	const reason = removeCredentials(summary.replace(/^\[[^\]]*\] /, "").replace(/^\((.*)\)$/, "$1"));
	if (NO_REPORT.test(summary)) return {
		kind: "unanswered",
		reason
	};
	if (ELSEWHERE.test(summary)) return {
		kind: "lost",
		ref,
		reason
	};
	const known = parseRefFailure(summary) ?? parseRefFailure(stderr);
	if (known !== void 0) return {
		kind: known.kind,
		ref: known.ref ?? ref,
		reason: known.reason
	};
	return {
		kind: "refused",
		ref,
		reason: FOLLOWS.test(summary) ? formatComplaint(stderr) : reason
	};
}
async function exchange(repo, args) {
	const env = {
		...repo.env,
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0"
	};
	return await runForPerson({
		...repo,
		env
	}, args, void 0, TIMEOUT_MS);
}
// src/app/orchestrate/store/shared.ts
/** How often a locked ref is tried: git locks it for a moment, and a lock that stays was left behind. */
const MAX_TRIES = 3;
const PAUSE_MS = 150;
/**
* Decides where claims live: at the configured remote, else at `origin`, else at the only one; without any remote in
* this repository. A choice between several is not made for the person: two places would be two truths. 3 processes,
* 1 more when HEAD is detached. @throws ledger/which-remote, ledger/no-default-branch
*/
function decidePlace(repo, config) {
	const wished = config.git.remote;
	const { remote, remotes, defaultBranch } = readBranches(repo, {
		remote: wished,
		defaultBranch: config.git.default_branch
	});
	if (remotes.length > 0 && (remote === void 0 || wished !== void 0 && wished !== remote)) {
		const facts = {
			remotes: remotes.join(", "),
			wished: wished ?? "none"
		};
		throw failure("ledger/which-remote", HERE, facts);
	}
	if (defaultBranch === void 0) throw failure("ledger/no-default-branch", HERE, {
		branch: "any name",
		where: remote ?? "this repository"
	});
	const names = {
		defaultBranch,
		workPrefix: config.git.work_prefix,
		ledger: config.git.ledger
	};
	return remote === void 0 ? {
		kind: "local",
		...names
	} : {
		kind: "remote",
		remote,
		...names
	};
}
/** The full name of a ticket's work ref. */
function workRef({ workPrefix }, ticket) {
	return `refs/heads/${workPrefix}${ticket}`;
}
/**
* Looks where the shared refs stand now. At a remote they and their commits are fetched, into refs that only say what
* was seen there. 2 processes at a remote, else 1.
* @throws ledger/unreachable, ledger/no-default-branch, ledger/ref-locked, git/timed-out
*/
async function refreshShared(repo, place) {
	if (place.kind === "remote") await fetchShared(repo, place);
	const refs = readShared(repo, place);
	if (refs !== void 0) return refs;
	throw failure("ledger/no-default-branch", HERE, {
		branch: place.defaultBranch,
		where: nameOf(place)
	});
}
/** Where the shared refs stood when they were last seen; undefined before the default branch was. 1 process. */
function readShared(repo, place) {
	const { defaultBranch } = place;
	const branch = seenName(place, `refs/heads/${defaultBranch}`);
	const ledger = seenName(place, place.ledger);
	const work = seenName(place, `refs/heads/${place.workPrefix}`);
	const rescue = `${seenName(place, RESCUE)}/`;
	const refs = readRefs(repo, [
		branch,
		ledger,
		`${work}*`,
		rescue
	]);
	const tips = new Map(refs.map(({ name, oid }) => [name, oid]));
	const defaultSha = tips.get(branch);
	if (defaultSha === void 0) return void 0;
	const under = (prefix) => refs.flatMap(({ name, oid }) => name.startsWith(prefix) ? [[name.slice(prefix.length), oid]] : []);
	return {
		defaultBranch,
		defaultSha,
		ledger: tips.get(ledger) ?? null,
		work: new Map(under(work).filter(([ticket]) => isId(ticket))),
		rescue: new Map(under(rescue).map(([name, oid]) => [`${RESCUE}/${name}`, oid]))
	};
}
/**
* Moves shared refs together, or none of them, each only from where it is expected. Hooks of this repository do not
* run: what is moved was judged before. In this repository itself a branch that is checked out is not moved. A ref
* that is locked is tried again for a moment. 1 or 2 processes a try, and 1 to note what was pushed.
* @throws ledger/unreachable: then it is not known whether they moved; git/timed-out: the same
*/
async function moveShared(repo, place, moves) {
	for (let tries = 1;; tries += 1) {
		const outcome = place.kind === "local" ? updateRefs(repo, moves) : await pushShared(repo, place, moves);
		if (outcome.kind !== "locked" || tries === MAX_TRIES) return outcome;
		await setTimeout(PAUSE_MS);
	}
}
const HERE = { path: "" };
const RESCUE = "refs/yoi/rescue";
/** The ref of this repository that says where a shared one was seen. Only the shared ones have a place there. */
function seenName(place, name) {
	if (place.kind === "local") return name;
	if (name === place.ledger) return `refs/yoi/seen/${place.remote}/ledger`;
	return name.replace(/^refs\/heads\//, `refs/remotes/${place.remote}/`).replace(/^refs\/yoi\//, `refs/yoi/seen/${place.remote}/`);
}
async function fetchShared(repo, place) {
	const { remote, defaultBranch } = place;
	const refspecs = [
		`refs/heads/${defaultBranch}`,
		`refs/heads/${place.workPrefix}*`,
		`${RESCUE}/*`
	].map((name) => `+${name}:${seenName(place, name)}`);
	const ledger = `+${place.ledger}*:${seenName(place, place.ledger)}*`;
	for (let tries = 1;; tries += 1) {
		const outcome = await fetchRefs(repo, remote, [...refspecs, ledger]);
		if (outcome.kind === "fetched") return;
		if (outcome.kind === "missing") throw failure("ledger/no-default-branch", HERE, {
			branch: defaultBranch,
			where: remote
		});
		if (outcome.kind === "failed") throw unreachable(remote, outcome.reason);
		if (tries === MAX_TRIES) throw failure("ledger/ref-locked", HERE, {
			ref: outcome.ref,
			reason: outcome.reason
		});
		await setTimeout(PAUSE_MS);
	}
}
async function pushShared(repo, place, moves) {
	const outcome = await pushRefs(repo, place.remote, moves);
	if (outcome.kind === "unanswered") throw unreachable(place.remote, outcome.reason);
	if (outcome.kind === "moved") setRefs(repo, moves.map(({ name, to }) => ({
		name: seenName(place, name),
		to
	})));
	return outcome;
}
function unreachable(remote, reason) {
	return failure("ledger/unreachable", HERE, {
		remote,
		reason
	});
}
function nameOf(place) {
	return place.kind === "remote" ? place.remote : "this repository";
}
const processSchema = strictObject({
	kind: literal("process"),
	host: oneLineField.meta({ description: "random name of the machine, no host name" }),
	pid: int().min(1),
	started: string().max(64).meta({ description: "when the process started, as its system says it" })
});
const runSchema = strictObject({
	kind: literal("run"),
	run: int().min(1).meta({ description: "id of the forge's run of a workflow" }),
	run_attempt: int().min(1).meta({ description: "which attempt of that run: a re-run is another one" })
});
/** Who runs an attempt: a process of a machine, or a run of a workflow. */
const runnerSchema = discriminatedUnion("kind", [processSchema, runSchema]);
/** One run of one agent for one ticket, opened before anything starts. */
const attemptSchema = strictObject({
	id: randomIdField,
	role: _enum([
		"coder",
		"reviewer",
		"validator"
	]),
	round: int().min(1),
	head: oidField.meta({ description: "the commit it starts from" }),
	opened_at: timeField,
	deadline: timeField.meta({ description: "decides only where nothing can be asked whether it lives" }),
	runner: runnerSchema.nullable().meta({ description: "null until the first step of what was started binds it" })
});
/** The exclusive right to work on a ticket. */
const claimSchema = strictObject({
	generation: generationField,
	queued_at: timeField.meta({ description: "the queueing that was accepted" }),
	base: oidField.meta({ description: "the default branch at acceptance" }),
	acceptance: oidField.meta({ description: "the commit that holds the acceptance" }),
	head: oidField.meta({ description: "where the work ref is expected" }),
	before: oidField.nullable().meta({ description: "where it was before its last move; null: it did not exist" }),
	round: int().min(1).meta({ description: "round of coding and review, from 1" }),
	attempts: int().min(0).meta({ description: "attempts opened under this claim" }),
	failures: int().min(0).meta({ description: "attempts in a row that brought nothing" }),
	retry_after: timeField.nullable().meta({ description: "no attempt is opened before" }),
	attempt: attemptSchema.nullable(),
	attention: reasonField.nullable().meta({ description: "what a person must decide, where the ticket on the work ref cannot say it" }),
	request: oneLineField.nullable().meta({ description: "the forge's request: a number, or the branch" }),
	landed: oidField.nullable().meta({ description: "the commit on the default branch that landed the work" }),
	operations: array(oneLineField).max(200).meta({ description: "what was done once and for all" })
});
const endedSchema = strictObject({
	generation: generationField,
	queued_at: timeField,
	outcome: _enum([
		"completed",
		"withdrawn",
		"abandoned",
		"returned"
	]),
	at: timeField,
	head: oidField.nullable().meta({ description: "where the work ref was deleted, rescued unless it landed; null: it was gone already" }),
	landed: oidField.nullable()
});
/** `claims/<id>.json`: the live claim of a ticket and the ended ones, oldest first. */
const claimFileSchema = strictObject({
	version: literal(1),
	ticket: ticketIdField,
	live: claimSchema.nullable(),
	ended: array(endedSchema).max(100)
});
/** One reason for waiting. */
const waitReasonSchema = strictObject({
	kind: _enum([
		"relation",
		"plan",
		"capacity",
		"attention",
		"deferred",
		"readiness",
		"outcome",
		"branch",
		"worktree",
		"checkout",
		"retry",
		"running",
		"gate",
		"person",
		"agent",
		"diverged",
		"judgement"
	]),
	text: reasonField,
	tickets: array(ticketIdField).max(20).meta({ description: "the other tickets it is about" })
});
/** `waits/<id>.json`. */
const waitSchema = strictObject({
	version: literal(1),
	ticket: ticketIdField,
	since: timeField.meta({ description: "since when these reasons hold" }),
	reasons: array(waitReasonSchema).min(1).max(20)
});
const said = {
	id: randomIdField,
	by: oneLineField.meta({ description: "a person's name, or orchestrator" }),
	at: timeField,
	head: oidField.meta({ description: "the commit that was looked at" }),
	subject: subjectSchema
};
/** One finding of a person who asked for changes. */
const requestedSchema = strictObject({
	path: string().max(500).nullable(),
	line: int().min(1).nullable(),
	text: string().max(4e3)
});
/** One line of `verdicts/<id>.jsonl`: what is said after the proposal. */
const verdictSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("approval"),
		...said,
		note: string().max(4e3).nullable()
	}),
	strictObject({
		kind: literal("changes_requested"),
		...said,
		note: string().max(4e3),
		findings: array(requestedSchema).max(100)
	}),
	strictObject({
		kind: literal("override"),
		...said,
		gate: oneLineField.meta({ description: "the part of the gate that is overridden" }),
		reason: string().max(4e3)
	}),
	strictObject({
		kind: literal("validation"),
		...said,
		passed: boolean(),
		note: string().max(4e3)
	}),
	strictObject({
		kind: literal("update"),
		...said,
		from: subjectSchema.meta({ description: "what review and approvals were about; they hold for `subject` too" })
	}),
	strictObject({
		kind: literal("post_merge"),
		...said,
		passed: boolean(),
		note: string().max(4e3)
	})
]);
/** A ledger that nobody has written to. */
const EMPTY_LEDGER = {
	claims: /* @__PURE__ */ new Map(),
	waits: /* @__PURE__ */ new Map(),
	plans: /* @__PURE__ */ new Map(),
	verdicts: /* @__PURE__ */ new Map()
};
/** The live claim of a ticket. */
function liveClaim(ledger, ticket) {
	return ledger.claims.get(ticket)?.live ?? void 0;
}
/** The newest generation of a ticket; 0 where it was never claimed. Deleting a branch does not reset it. */
function generationOf(ledger, ticket) {
	const file = ledger.claims.get(ticket);
	return file?.live?.generation ?? file?.ended.at(-1)?.generation ?? 0;
}
// src/core/orchestrator/ledger-files.ts
/** Largest file of a ledger, in bytes. */
const MAX_LEDGER_FILE_BYTES = 16777216;
/** The file of a ticket's claims. */
function claimsPath(ticket) {
	return `claims/${ticket}.json`;
}
/** Reads the files of a ledger. What is not exactly of the ledger's form makes it damaged. */
function parseLedgerFiles(files) {
	const claims = /* @__PURE__ */ new Map();
	const waits = /* @__PURE__ */ new Map();
	const plans = /* @__PURE__ */ new Map();
	const verdicts = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [file, content] of files) {
		const [, kind = "", ticket = "", form = ""] = /^(\w+)\/([^/]+)\.(jsonl?)$/.exec(file) ?? [];
		const read = isId(ticket) ? READERS[`${kind}.${form}`] : void 0;
		if (read === void 0) {
			problems.push(finding("ledger/unknown-file", { path: file }, { file }));
			continue;
		}
		const fail = (problem, line) => {
			const place = {
				path: file,
				...line === void 0 ? {} : { line }
			};
			problems.push(finding("ledger/bad-file", place, {
				file,
				problem
			}, ticket));
		};
		if (content.problem !== void 0) fail(content.problem);
		else read({
			ticket,
			file,
			content,
			fail
		}, {
			claims,
			waits,
			plans,
			verdicts
		});
	}
	const ledger = {
		claims,
		waits,
		plans,
		verdicts
	};
	return problems.length === 0 ? {
		kind: "read",
		ledger
	} : {
		kind: "damaged",
		problems,
		readable: ledger
	};
}
/** The files of a ledger by path. An empty list has no file. */
function formatLedgerFiles(ledger) {
	return new Map([
		...entriesOf(ledger.claims, claimsPath, formatValue),
		...entriesOf(ledger.waits, (ticket) => `waits/${ticket}.json`, formatValue),
		...entriesOf(ledger.plans, (ticket) => `plans/${ticket}.jsonl`, (records) => formatLines(records, formatPlanRecord)),
		...entriesOf(ledger.verdicts, (ticket) => `verdicts/${ticket}.jsonl`, (said) => formatLines(said, (verdict) => JSON.stringify(verdict)))
	]);
}
/** What differs between two ledgers: new texts by path, null for a file that goes. */
function ledgerDiff(before, after) {
	const old = formatLedgerFiles(withoutSame(before, after));
	const next = formatLedgerFiles(withoutSame(after, before));
	const changed = /* @__PURE__ */ new Map();
	for (const [path, text] of next) if (old.get(path) !== text) changed.set(path, text);
	for (const path of old.keys()) if (!next.has(path)) changed.set(path, null);
	return changed;
}
const READERS = {
	"claims.json": (source, { claims }) => {
		const file = readOwn(claimFileSchema, source);
		if (file === void 0) return;
		const generations = [...file.ended, ...file.live === null ? [] : [file.live]].map(({ generation }) => generation);
		if (generations.every((each, index) => index === 0 || each > (generations[index - 1] ?? 0))) claims.set(source.ticket, file);
		else source.fail("its generations do not rise");
	},
	"waits.json": (source, { waits }) => {
		const wait = readOwn(waitSchema, source);
		if (wait !== void 0) waits.set(source.ticket, wait);
	},
	"plans.jsonl": ({ ticket, file, content, fail }, { plans }) => {
		const { planRecords, diagnostics } = parsePlan(content.text, file, ticket);
		for (const found of diagnostics) fail(messageOf(found), found.line);
		const records = planRecords.map(({ line, text, ...record }) => record);
		if (records.length > 0) plans.set(ticket, records);
	},
	"verdicts.jsonl": ({ ticket, content, fail }, { verdicts }) => {
		const said = [];
		for (const [index, line] of content.text.split("\n").entries()) {
			if (line === "") continue;
			const verdict = readJson(verdictSchema, line, (problem) => fail(problem, index + 1));
			if (verdict !== void 0) said.push(verdict);
		}
		if (said.length > 0) verdicts.set(ticket, said);
	}
};
/** A JSON file that names the ticket it is about; another name than that of the file makes it nobody's. */
function readOwn(schema, { ticket, content, fail }) {
	const value = readJson(schema, content.text, fail);
	if (value === void 0 || value.ticket === ticket) return value;
	fail(`it is about ${value.ticket}`);
}
function readJson(schema, text, fail) {
	try {
		const parsed = schema.safeParse(JSON.parse(text));
		if (parsed.success) return parsed.data;
		const [issue] = parsed.error.issues;
		fail(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not of its form"}`);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		fail("it is no JSON");
	}
}
function formatValue(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}
function formatLines(values, format) {
	return values.map((value) => `${format(value)}\n`).join("");
}
/** The files of one kind; a value that says nothing has none. */
function entriesOf(entries, path, format) {
	return [...entries].flatMap(([ticket, value]) => {
		const text = format(value);
		return text === "" ? [] : [[path(ticket), text]];
	});
}
/** A ledger without the entries that are the very same value in another one, as most are after one change. */
function withoutSame(ledger, other) {
	const differing = (own, theirs) => new Map([...own].filter(([ticket, value]) => theirs.get(ticket) !== value));
	return {
		claims: differing(ledger.claims, other.claims),
		waits: differing(ledger.waits, other.waits),
		plans: differing(ledger.plans, other.plans),
		verdicts: differing(ledger.verdicts, other.verdicts)
	};
}
// src/app/orchestrate/store/ledger-store.ts
/**
* Reads the ledger at a commit; null is one that nobody has written to. What git cannot deliver makes it damaged too.
* 2 processes, 3 for more than 512 files, whatever their number.
*/
function readLedger(repo, sha) {
	if (sha === null) return {
		kind: "read",
		ledger: EMPTY_LEDGER
	};
	try {
		const { entries } = listFiles(repo, {
			kind: "commit",
			oid: sha
		}, []);
		return parseLedgerFiles(readFileSetAt(repo, entries, { maxBytes: MAX_LEDGER_FILE_BYTES }));
	} catch (error) {
		if (!(error instanceof YoiError) || !UNREADABLE.has(error.diagnostic.code)) throw error;
		const facts = {
			sha,
			reason: messageOf(error.diagnostic)
		};
		return {
			kind: "damaged",
			problems: [finding("ledger/unreadable", { path: "" }, facts)],
			readable: EMPTY_LEDGER
		};
	}
}
const UNREADABLE = /* @__PURE__ */ new Set(["git/refused", "git/missing-object"]);
/**
* Makes the next commit of the ledger, with the one before as its only parent; no ref moves. Nothing that could not be
* read back is written. Up to 3 processes. @throws ledger/unwritable, git/unknown-revision
*/
function writeLedger(repo, write) {
	const { before, from, to, message, trailers = [], at } = write;
	const changes = ledgerDiff(from, to);
	checkWritable(changes);
	return writeCommit(repo, {
		tree: writeTree(repo, before, changes),
		parents: before === null ? [] : [before],
		message,
		trailers,
		at
	});
}
/**
* Makes a commit that holds a ledger and nothing else, whatever the one before held, upon one or upon nothing; no ref
* moves. Up to 3 processes. @throws ledger/unwritable
*/
function rewriteLedger(repo, { parent, ledger, message, at }) {
	const files = formatLedgerFiles(ledger);
	checkWritable(files);
	return writeCommit(repo, {
		tree: writeTree(repo, null, files),
		parents: parent === null ? [] : [parent],
		message,
		at
	});
}
function checkWritable(changes) {
	const files = [...changes].flatMap(([path, text]) => {
		if (text === null) return [];
		const sizeBytes = byteLength(text);
		const file = {
			text,
			sizeBytes
		};
		return [[path, sizeBytes > 16777216 ? {
			...file,
			problem: "too-large"
		} : file]];
	});
	const read = parseLedgerFiles(new Map(files));
	const first = read.kind === "damaged" ? read.problems[0] : void 0;
	if (first === void 0) return;
	const { file = first.path, problem = messageOf(first) } = first.facts;
	throw failure("ledger/unwritable", { path: first.path }, {
		file,
		problem
	});
}
/**
* For each pair, in order, whether the ticket's claims are the same in both ledgers. A ledger that is not here proves
* nothing: false. 1 process whatever the count, none for no pairs.
*/
function areEntriesUnchanged(repo, pairs) {
	if (pairs.length === 0) return [];
	const ledgers = pairs.flatMap(({ before, now }) => [before, now]).filter((sha) => sha !== null);
	const names = pairs.flatMap(({ ticket, before, now }) => [before, now].flatMap((sha) => sha === null ? [] : [entryName(sha, ticket)]));
	const found = readOids(repo, [.../* @__PURE__ */ new Set([...ledgers.map((sha) => `${sha}^{commit}`), ...names])]);
	const entryIn = (sha, ticket) => {
		if (sha === null) return "absent";
		if (!found.has(`${sha}^{commit}`)) return void 0;
		return found.get(entryName(sha, ticket)) ?? "absent";
	};
	return pairs.map(({ ticket, before, now }) => {
		const entry = entryIn(before, ticket);
		return entry !== void 0 && entry === entryIn(now, ticket);
	});
}
/** As `areEntriesUnchanged`, for one ticket. 1 process. */
function isEntryUnchanged(repo, before, now, ticket) {
	return areEntriesUnchanged(repo, [{
		ticket,
		before,
		now
	}])[0] ?? false;
}
function entryName(sha, ticket) {
	return `${sha}:${claimsPath(ticket)}`;
}
/** The objects that names stand for; a name without one has no entry. 1 process. */
function readOids(repo, names) {
	const input = `${names.join("\n")}\n`;
	const lines = runGit([
		"cat-file",
		"--batch-check=%(objectname)",
		"--buffer"
	], {
		...repo,
		input
	}).stdout.toString("utf8").split("\n");
	return new Map(names.flatMap((name, index) => {
		const line = lines[index] ?? "";
		return /^[0-9a-f]+$/.test(line) ? [[name, line]] : [];
	}));
}
export { checkMoves as A, oidField as B, writeTree as C, formatPack as D, parseTree as E, isSameSubject as F, subjectSchema as I, boundNote as L, readRefLocks as M, updateRefs as N, objectId as O, parseRefFailure as P, boundReason as R, writeCommit as S, isDirectory as T, randomIdField as V, refreshShared as _, MAX_LEDGER_FILE_BYTES as a, pushRefs as b, EMPTY_LEDGER as c, liveClaim as d, verdictSchema as f, readShared as g, moveShared as h, writeLedger as i, commandOf as j, UPDATE_REF as k, claimFileSchema as l, decidePlace as m, readLedger as n, claimsPath as o, waitSchema as p, rewriteLedger as r, parseLedgerFiles as s, isEntryUnchanged as t, generationOf as u, workRef as v, formatTree as w, ORCHESTRATOR_IDENTITY as x, fetchRefs as y, generationField as z };
