import { t as readConfig } from "./config.js";
import { r as runGit } from "./plumbing.js";
import { t as readRefs, u as resolveCommit } from "./refs.js";
// src/io/git/branches.ts
/**
* Reads where HEAD, its upstream and the default branch stand. The remote is the configured one, else `origin`, else
* the only one. The default branch is the configured one, else what the remote's HEAD says, else the first of
* `init.defaultBranch`, `main` and `master` that exists here or at the remote.
* 3 processes; 1 more when HEAD is detached or the upstream has an unusual refspec.
*/
function readBranches(repo, wishes = {}) {
	const current = readCurrentBranch(repo);
	const config = readConfig(repo);
	const remotes = remoteNames(config);
	const remote = decideRemote(remotes, wishes.remote);
	const guesses = [
		wishes.defaultBranch,
		lastValue(config, "init.defaultbranch"),
		"main",
		"master"
	].filter(isText);
	const followed = current === void 0 ? void 0 : guessUpstream(config, current);
	const names = [
		...current === void 0 ? [] : [`refs/heads/${current}`],
		...followed === void 0 ? [] : [followed],
		...guesses.map((name) => `refs/heads/${name}`),
		...remote === void 0 ? [] : ["HEAD", ...guesses].map((name) => `refs/remotes/${remote}/${name}`)
	];
	const refs = new Map(readRefs(repo, names).map((ref) => [ref.name, ref]));
	const head = current === void 0 ? resolveCommit(repo, "HEAD") : refs.get(`refs/heads/${current}`)?.oid;
	const upstream = refs.get(`refs/heads/${current}`)?.upstream ?? followed;
	const defaultBranch = decideDefaultBranch(refs, guesses, remote, wishes.defaultBranch);
	const tracking = remote && defaultBranch ? `refs/remotes/${remote}/${defaultBranch}` : void 0;
	return {
		...current === void 0 ? {} : { current },
		...head === void 0 ? {} : { head },
		...upstream === void 0 ? {} : { upstream: lookUp(repo, refs, upstream) },
		...remote === void 0 ? {} : { remote },
		remotes,
		...defaultBranch === void 0 ? {} : { defaultBranch },
		...tracking === void 0 ? {} : { defaultTracking: lookUp(repo, refs, tracking) }
	};
}
/** The branch that is checked out, whether or not it has a commit; undefined when HEAD is detached. 1 process. */
function readCurrentBranch(repo) {
	const name = runGit([
		"symbolic-ref",
		"--quiet",
		"HEAD"
	], {
		...repo,
		okCodes: [0, 1]
	}).stdout.toString("utf8").replace(/\n$/, "");
	return name.startsWith("refs/heads/") ? name.slice(11) : void 0;
}
function lookUp(repo, refs, name) {
	const oid = (refs.get(name) ?? readRefs(repo, [name]).find((ref) => ref.name === name))?.oid;
	return oid === void 0 ? { name } : {
		name,
		oid
	};
}
function remoteNames(config) {
	const names = [...config.keys()].map((key) => /^remote\.(.+)\.(?:url|fetch)$/s.exec(key)?.[1]);
	return [...new Set(names.filter(isText))].sort();
}
function decideRemote(remotes, wished) {
	if (wished !== void 0 && remotes.includes(wished)) return wished;
	if (remotes.includes("origin")) return "origin";
	return remotes.length === 1 ? remotes[0] : void 0;
}
function decideDefaultBranch(refs, guesses, remote, wished) {
	if (wished !== void 0) return wished;
	const prefix = `refs/remotes/${remote}/`;
	const symref = refs.get(`${prefix}HEAD`)?.symref;
	if (remote !== void 0 && symref?.startsWith(prefix)) return symref.slice(prefix.length);
	return guesses.find((name) => refs.has(`${prefix}${name}`) || refs.has(`refs/heads/${name}`));
}
/**
* What a branch follows, where the remote's refs are mapped in the usual way; git itself is asked for every branch
* that exists (`%(upstream)`), so this is decisive only before the first commit.
*/
function guessUpstream(config, branch) {
	const remote = lastValue(config, `branch.${branch}.remote`);
	const merge = lastValue(config, `branch.${branch}.merge`);
	if (remote === void 0 || !merge?.startsWith("refs/heads/")) return void 0;
	return remote === "." ? merge : `refs/remotes/${remote}/${merge.slice(11)}`;
}
function lastValue(config, key) {
	return config.get(key)?.at(-1);
}
function isText(value) {
	return value !== void 0 && value !== "";
}
export { readBranches as t };
