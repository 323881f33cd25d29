import { r as runGit } from "./plumbing.js";
import { i as isOid } from "./revision.js";
// src/io/git/log.ts
/** The commits reached from `head` that changed something under some paths, newest first, at most `limit`. 1 process. */
function listCommitsOf(repo, head, paths, limit) {
	const args = [
		"rev-list",
		`--max-count=${limit}`,
		"--full-history",
		head,
		"--",
		...paths
	];
	return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}
/** The parents of a commit. 1 process. */
function readParents(repo, commit) {
	return runGit([
		"rev-list",
		"--parents",
		"--max-count=1",
		commit,
		"--"
	], repo).stdout.toString("latin1").trim().split(" ").slice(1).filter(isOid);
}
export { readParents as n, listCommitsOf as t };
