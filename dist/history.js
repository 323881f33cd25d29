import { Q as failure, r as runGit } from "./plumbing.js";
import { i as RAW_DIFF_OPTIONS, o as parseChange } from "./tree.js";
import { a as isOid, r as emptyTree } from "./refs.js";
import { join } from "node:path";
import { readFileSync } from "node:fs";
// src/io/git/history.ts
/** How many pairs of trees are compared by one process: bounds what is held at once. */
const PAIRS_PER_PROCESS = 5e3;
/**
* Walks history, parents before children, and gives every commit that changes something under the paths, with its
* changes against each parent. Where a shallow clone ends, a commit's parents are unknown: it is left out, since
* nothing can be said about what it changed. 2 processes, and 1 more for each further 5,000 edges.
* @throws git/unknown-revision for what cannot be a name, git/refused for a name that is unknown
*/
function* readHistory(repo, range, paths) {
	const pairs = pairUp(repo, readCommits(repo, range));
	for (let at = 0; at < pairs.length;) {
		const end = chunkEnd(pairs, at);
		yield* compare(repo, pairs.slice(at, end), paths);
		at = end;
	}
}
/**
* The commits where the history of a shallow clone ends: they have parents that this repository does not show.
* Empty for a complete clone. No process. https://git-scm.com/docs/shallow
*/
function readShallowCommits(repo) {
	if (!repo.shallow) return [];
	const { GIT_SHALLOW_FILE: chosen } = repo.env;
	const path = chosen === void 0 || chosen === "" ? join(repo.commonDir, "shallow") : chosen;
	return readFileSync(path, "latin1").split("\n").filter(isOid);
}
const COMMIT_FORMAT = "--format=%m%H %T %ct %P";
/** Included commits are marked `>`; `-` are parents of theirs outside the range, wanted for their trees. */
function readCommits(repo, range) {
	const bad = [...range.include, ...range.exclude ?? []].find((name) => name === "" || name.startsWith("-") || name.includes("\n"));
	if (bad !== void 0) throw failure("git/unknown-revision", { path: "." }, { name: bad });
	const input = [...range.include, ...(range.exclude ?? []).map((name) => `^${name}`)].map((name) => `${name}\n`);
	const text = runGit([
		"rev-list",
		"--topo-order",
		"--reverse",
		"--boundary",
		COMMIT_FORMAT,
		"--stdin"
	], {
		...repo,
		input: input.join("")
	}).stdout.toString("latin1");
	const commits = [];
	const trees = /* @__PURE__ */ new Map();
	for (const line of text.split("\n")) {
		if (line === "" || line.startsWith("commit ")) continue;
		const [oid = "", tree = "", time = "", ...parents] = line.slice(1).split(" ").filter((word) => word !== "");
		trees.set(oid, tree);
		if (line.startsWith(">")) commits.push({
			oid,
			tree,
			committedAt: Number(time),
			parents
		});
	}
	return {
		commits,
		trees
	};
}
function pairUp(repo, { commits, trees }) {
	const shallow = new Set(readShallowCommits(repo));
	const pairs = [];
	for (const commit of commits) {
		if (shallow.has(commit.oid)) continue;
		const parents = commit.parents.length === 0 ? [void 0] : commit.parents;
		for (const parent of parents) {
			const tree = parent === void 0 ? emptyTree(repo) : trees.get(parent);
			pairs.push({
				commit,
				parent,
				trees: `${tree} ${commit.tree}`
			});
		}
	}
	return pairs;
}
/** The end of a chunk that does not part the edges of one commit. */
function chunkEnd(pairs, start) {
	let end = Math.min(start + PAIRS_PER_PROCESS, pairs.length);
	while (end < pairs.length && pairs[end]?.commit === pairs[end - 1]?.commit) end += 1;
	return end;
}
function* compare(repo, pairs, paths) {
	const input = pairs.map((pair) => `${pair.trees}\n`).join("");
	const args = [
		"diff-tree",
		"--stdin",
		"-r",
		...RAW_DIFF_OPTIONS,
		"--",
		...paths
	];
	const changes = parsePairs(runGit(args, {
		...repo,
		input
	}).stdout.toString("latin1"), pairs.length);
	let edges = [];
	for (const [index, { commit, parent }] of pairs.entries()) {
		edges.push({
			...parent === void 0 ? {} : { parent },
			changes: changes[index] ?? []
		});
		if (pairs[index + 1]?.commit === commit) continue;
		if (edges.some((edge) => edge.changes.length > 0)) yield {
			oid: commit.oid,
			committedAt: commit.committedAt,
			edges
		};
		edges = [];
	}
}
/**
* For each pair of trees `diff-tree --stdin` prints `<tree> SP <tree> LF`, also when nothing differs, then
* `:<modes and oids> NUL <path> NUL` for each change. https://git-scm.com/docs/git-diff-tree
*/
function parsePairs(text, count) {
	const all = [];
	let at = 0;
	while (at < text.length) {
		if (text[at] !== ":") {
			all.push([]);
			at = text.indexOf("\n", at) + 1;
			continue;
		}
		const metaEnd = text.indexOf("\0", at);
		const pathEnd = text.indexOf("\0", metaEnd + 1);
		all.at(-1)?.push(parseChange(text.slice(at, metaEnd), text.slice(metaEnd + 1, pathEnd)));
		at = pathEnd + 1;
	}
	if (all.length !== count) throw new Error(`git diff-tree answered ${all.length} of ${count} pairs`);
	return all;
}
export { readHistory as t };
