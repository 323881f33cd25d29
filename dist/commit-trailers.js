import { r as runGit } from "./plumbing.js";
import { a as isOid } from "./refs.js";
// src/io/git/commit-trailers.ts
/**
* The values of one trailer in the messages of some commits, by commit; most have none and are left out. The key is
* letters and dashes. 1 process whatever the count, none for no commits. @throws git/refused when one is missing
*/
function readCommitTrailers(repo, commits, key) {
	const asked = [...new Set(commits)];
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const args = [
		"rev-list",
		"--no-walk=unsorted",
		"--no-commit-header",
		`--format=%H%x00%(trailers:key=${key},valueonly,unfold,separator=%x00)`,
		"--stdin"
	];
	const lines = runGit(args, {
		...repo,
		input: `${asked.join("\n")}\n`
	}).stdout.toString("utf8").split("\n");
	return new Map(lines.flatMap((line) => {
		const [commit = "", ...values] = line.split("\0");
		const given = values.filter((value) => value !== "");
		return given.length === 0 ? [] : [[commit, given]];
	}));
}
/**
* The commits that `include` reaches and `exclude` does not and that have at least one of some trailers, parents before
* children. Keys are letters and dashes. 1 process, whatever the length of the history. @throws git/refused
*/
function listTrailed(repo, { include, exclude }, keys) {
	const trailers = keys.map((key) => `%(trailers:key=${key},valueonly,unfold,separator=%x1f)`);
	const args = [
		...[
			"rev-list",
			"--topo-order",
			"--reverse",
			"--no-commit-header"
		],
		...keys.map((key) => `--grep=^${key}:`),
		`--format=${[
			"%H",
			"%P",
			"%ct",
			...trailers
		].join("%x00")}`,
		"--stdin"
	];
	const input = [...include, ...exclude.map((oid) => `^${oid}`)].map((line) => `${line}\n`).join("");
	return runGit(args, {
		...repo,
		input
	}).stdout.toString("utf8").split("\n").flatMap((line) => {
		const [oid = "", parents = "", time = "", ...fields] = line.split("\0");
		const values = fields.map((field) => field.split("").filter((value) => value !== ""));
		if (values.every((given) => given.length === 0)) return [];
		return [{
			oid,
			parents: parents.split(" ").filter(isOid),
			committedAt: Number(time),
			values
		}];
	});
}
export { readCommitTrailers as n, listTrailed as t };
