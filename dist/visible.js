import { t as readBranches } from "./branches.js";
import { t as readRefs, u as resolveCommit } from "./refs.js";
// src/app/change/visible.ts
/**
* Reads what others can see: the remote's default branch and the upstream as last fetched (a stale one is only
* milder). Without a remote: the work refs, and the default branch seen from other branches. 3 to 6 processes.
*/
function readVisibility(repo, config) {
	const branches = readBranches(repo, {
		remote: config.git.remote,
		defaultBranch: config.git.default_branch
	});
	const { head, defaultBranch, current, remotes } = branches;
	if (remotes.length > 0) {
		const refs = [branches.defaultTracking?.oid, branches.upstream?.oid];
		return {
			head,
			visible: [...new Set(refs)].filter(isOid),
			landed: branches.defaultTracking?.oid,
			branches
		};
	}
	const work = readRefs(repo, [`refs/heads/${config.git.work_prefix.replace(/\/$/, "")}`]).filter(({ name }) => name !== `refs/heads/${current}`).map(({ oid }) => oid);
	const onDefault = current === defaultBranch;
	const local = defaultBranch === void 0 ? void 0 : resolveCommit(repo, `refs/heads/${defaultBranch}`);
	return {
		head,
		visible: [.../* @__PURE__ */ new Set([...onDefault ? [] : [local], ...work])].filter(isOid),
		landed: local,
		branches
	};
}
function isOid(oid) {
	return oid !== void 0;
}
export { readVisibility as t };
