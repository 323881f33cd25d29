import { Q as failure, c as repositoryEnvironment, r as runGit, t as NEEDED_GIT } from "./plumbing.js";
// src/io/git/version.ts
/** The version of the git on PATH: `2.39.5`, without what distributors add. 1 process. */
function readGitVersion(cwd, env) {
	const { stdout } = runGit(["version"], {
		cwd,
		env: repositoryEnvironment(env, "plain")
	});
	return parseGitVersion(stdout.toString("utf8"));
}
/**
* The version of the git on PATH, which is at least `needed`. 1 process.
* @throws git/too-old, git/not-found
*/
function requireGit(cwd, env, needed = NEEDED_GIT) {
	const found = readGitVersion(cwd, env);
	if (isOlder(found, needed)) throw failure("git/too-old", { path: "." }, {
		found,
		needed
	});
	return found;
}
/** The numbers in what `git version` prints: `git version 2.45.1.windows.1` is `2.45.1`. */
function parseGitVersion(printed) {
	return /(\d+(?:\.\d+){1,2})/.exec(printed)?.[1] ?? printed.trim();
}
/** Whether one version (`2.9.5`) comes before another (`2.31`). A text that is no version is older than any. */
function isOlder(found, needed) {
	if (!/^\d+(\.\d+)*$/.test(found)) return true;
	const left = found.split(".").map(Number);
	const right = needed.split(".").map(Number);
	for (let i = 0; i < Math.max(left.length, right.length); i++) {
		const difference = (left[i] ?? 0) - (right[i] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
}
export { requireGit as t };
