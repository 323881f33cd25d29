import { Q as failure, r as runGit } from "./plumbing.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/io/git/revision.ts
/** Ids of the tree without files; git knows them without storing them. The tests ask `git hash-object` for them. */
const EMPTY_TREES = {
	sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
	sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
};
/** The id of the tree without files in this repository's object format. No process. */
function emptyTree(repo) {
	return EMPTY_TREES[repo.objectFormat];
}
/** Whether a text has the form of a full object id. */
function isOid(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** Whether an object id is the zero id, which hooks are given for "no such object". */
function isZeroOid(oid) {
	return /^0+$/.test(oid);
}
/** The commit a name stands for (`HEAD`, a branch, a tag, an id), or undefined when it names none. 1 process. */
function resolveCommit(repo, name) {
	return resolveCommits(repo, [name]).get(name);
}
/** The commit a name stands for. 1 process. @throws git/unknown-revision */
function requireCommit(repo, name) {
	const oid = resolveCommit(repo, name);
	if (oid === void 0) throw failure("git/unknown-revision", { path: "." }, { name });
	return oid;
}
/**
* The commits that names stand for; a name without a commit has no entry. 1 process whatever the count, none when
* there is no name. Names may come from strangers: they reach git on its input, never as arguments.
*/
function resolveCommits(repo, names) {
	const asked = [...new Set(names)].filter((name) => name !== "" && !/[\n\0]/.test(name));
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const input = asked.map((name) => `${name}^{commit}\n`).join("");
	const { stdout } = runGit([
		"cat-file",
		"--batch-check",
		"--buffer"
	], {
		...repo,
		input
	});
	const lines = stdout.toString("utf8").split("\n");
	const found = /* @__PURE__ */ new Map();
	for (const [index, name] of asked.entries()) {
		const [oid = "", type] = (lines[index] ?? "").split(" ");
		if (type === "commit" && isOid(oid)) found.set(name, oid);
	}
	return found;
}
/**
* The best common ancestors of one commit and the others taken together, as if they were merged; empty when there are
* none. In a shallow clone an empty answer proves nothing. 1 process, none when there are no others.
* @throws git/refused when a commit is missing
*/
function mergeBases(repo, commit, others) {
	if (others.length === 0) return [];
	return runGit([
		"merge-base",
		"--all",
		"--",
		commit,
		...others
	], {
		...repo,
		okCodes: [0, 1]
	}).stdout.toString("latin1").split("\n").filter(isOid);
}
/**
* Whether a commit is another one or comes before it. One that is not in this repository is nobody's ancestor. 1 process.
*/
function isAncestor(repo, ancestor, commit) {
	return runGit([
		"merge-base",
		"--is-ancestor",
		ancestor,
		commit
	], {
		...repo,
		okCodes: [
			0,
			1,
			128
		]
	}).status === 0;
}
/**
* The commits that are being merged into HEAD: those of `MERGE_HEAD`, empty when no merge is being concluded.
* In `pre-merge-commit` git has not written that file yet: see `announcedMergeParents`. No process.
*/
function mergeParents(repo) {
	try {
		return readFileSync(join(repo.gitDir, "MERGE_HEAD"), "latin1").split("\n").filter(isOid);
	} catch (error) {
		if (error.code === "ENOENT") return [];
		throw error;
	}
}
/**
* The commits `git merge` is merging, from the `GITHEAD_<id>` variables it sets for its children: the only trace of
* them in `pre-merge-commit`. Nowhere else: the variables live on in whatever a later hook starts. No process.
*/
function announcedMergeParents(env) {
	return Object.keys(env).filter((name) => name.startsWith("GITHEAD_")).map((name) => name.slice(8)).filter(isOid);
}
// src/io/git/refs.ts
/** What is asked of each ref, in the order `parseRef` reads. A ref name can hold neither NUL nor a line end. */
const FORMAT = [
	"%(refname)",
	"%(objectname)",
	"%(*objectname)",
	"%(symref)",
	"%(upstream)"
].join("%00");
/**
* The refs with some full names or under some prefixes (`refs/heads`, `refs/heads/work`), by name; all refs when none
* is given. A symbolic ref whose target does not exist is left out. 1 process.
*/
function readRefs(repo, prefixes) {
	const args = [
		"for-each-ref",
		`--format=${FORMAT}`,
		"--",
		...prefixes
	];
	return runGit(args, repo).stdout.toString("utf8").split("\n").filter((line) => line !== "").map(parseRef);
}
function parseRef(line) {
	const [name = "", oid = "", peeled = "", symref = "", upstream = ""] = line.split("\0");
	return {
		name,
		oid: isOid(peeled) ? peeled : oid,
		...symref === "" ? {} : { symref },
		...upstream === "" ? {} : { upstream }
	};
}
export { isOid as a, mergeParents as c, resolveCommits as d, isAncestor as i, requireCommit as l, announcedMergeParents as n, isZeroOid as o, emptyTree as r, mergeBases as s, readRefs as t, resolveCommit as u };
