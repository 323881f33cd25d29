import { Q as failure, c as repositoryEnvironment, i as tryGit, n as refusal, r as runGit } from "./plumbing.js";
import { b as writeSetupFile } from "./plan.js";
import { n as openRepository } from "./repository.js";
import { t as runForPerson } from "./git.js";
import { N as updateRefs, S as writeCommit } from "./ledger-store.js";
import { d as resolveCommits, t as readRefs } from "./refs.js";
import { t as planWorktrees } from "./husky-worktrees.js";
import { P as isId } from "./decode.js";
import { t as readWorktrees } from "./worktrees.js";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { appendFileSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
// src/io/git/worktree-link.ts
/**
* The git directories of linked worktrees by the path of their checkout, as the repository has noted them; whether the
* checkouts exist is not asked. No process. https://git-scm.com/docs/gitrepository-layout
*/
function readWorktreeDirs(repo) {
	const dir = join(repo.commonDir, "worktrees");
	const names = existsSync(dir) ? readdirSync(dir) : [];
	return new Map(names.flatMap((name) => {
		const gitDir = join(dir, name);
		const link = readLine(join(gitDir, "gitdir"));
		return link === void 0 ? [] : [[dirname(resolve(gitDir, link)), gitDir]];
	}));
}
/**
* How a checkout and its git directory point to each other. `good`: as git made it. `broken`: the file `.git` is gone
* or says something else. `other`: there is another repository in its place, or the git directory belongs elsewhere.
* Asked before git runs in a directory that somebody else could write: what it points to says which configuration, and
* so which programs, git uses there.
*/
function checkWorktreeLink(repo, path, gitDir) {
	const common = readLine(join(gitDir, "commondir"));
	if (common === void 0 || realPath(resolve(gitDir, common)) !== realPath(repo.commonDir)) return "other";
	const back = readLine(join(gitDir, "gitdir"));
	if (back === void 0 || resolve(gitDir, back) !== join(path, ".git")) return "other";
	const stats = lstatSync(join(path, ".git"), { throwIfNoEntry: false });
	if (stats === void 0) return "broken";
	if (!stats.isFile()) return "other";
	const target = readLine(join(path, ".git"))?.replace(/^gitdir: /, "");
	return target !== void 0 && realPath(resolve(path, target)) === realPath(gitDir) ? "good" : "broken";
}
/** Writes the file by which a checkout finds its git directory. */
function writeWorktreeLink(path, gitDir) {
	writeFileSync(join(path, ".git"), `gitdir: ${gitDir}\n`);
}
/** Whether git has finished making a worktree: its first index is written when all files are there. */
function isWorktreeComplete(gitDir) {
	return existsSync(join(gitDir, "index"));
}
/** Files that say that somebody is in the middle of something, or was killed there. */
const UNDER_WAY = [...[
	"index.lock",
	"HEAD.lock",
	"rebase-merge",
	"rebase-apply",
	"sequencer",
	"BISECT_LOG"
], ...[
	"MERGE_HEAD",
	"CHERRY_PICK_HEAD",
	"REVERT_HEAD"
]];
/** Whether a worktree is in the middle of something: a clean status does not show that. */
function isWorktreeBusy(gitDir) {
	return UNDER_WAY.some((name) => existsSync(join(gitDir, name)));
}
function readLine(path) {
	try {
		return readFileSync(path, "utf8").replace(/\n$/, "");
	} catch {
		return;
	}
}
function realPath(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}
// src/app/orchestrate/worktree/worktree-place.ts
/** The directory of worktrees, from the top of the main checkout. */
const DIRECTORY = ".worktree";
/** The path of a ticket's worktree from the top of the main checkout, as people and agents are told it. */
function worktreeName(id) {
	return `${DIRECTORY}/${id}`;
}
/** Finds the place of worktrees, also from inside one of them. 1 process. */
function openWorktreePlace(repo) {
	const worktrees = readWorktrees(repo);
	const root = repo.gitDir === repo.commonDir ? repo.root : mainRoot(worktrees);
	return {
		repo,
		root,
		dir: root === void 0 ? join(repo.commonDir, "yoi/worktree") : join(root, DIRECTORY),
		registered: new Map(worktrees.map((worktree) => [worktree.path, worktree])),
		gitDirs: readWorktreeDirs(repo)
	};
}
function mainRoot([main]) {
	return main === void 0 || main.bare ? void 0 : main.path;
}
/** Tickets that have something at the place of their worktree, or a registration without it. */
function listWorktreeIds({ dir, registered }) {
	const names = lstatSync(dir, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(dir) : [];
	const noted = [...registered.keys()].filter((path) => dirname(path) === dir).map((path) => path.slice(dir.length + 1));
	return [.../* @__PURE__ */ new Set([...names, ...noted])].filter(isId).sort();
}
/** Looks what stands at the place of a ticket's worktree, following no link. No process. */
function inspectWorktree(place, id) {
	const path = join(place.dir, id);
	const worktree = place.registered.get(path);
	const gitDir = place.gitDirs.get(path);
	const above = lstatSync(place.dir, { throwIfNoEntry: false });
	if (above?.isSymbolicLink() === true) return {
		kind: "symlink",
		path: place.dir
	};
	if (above !== void 0 && !above.isDirectory()) return {
		kind: "foreign",
		path: place.dir,
		reason: "it is not a directory"
	};
	const stats = lstatSync(path, { throwIfNoEntry: false });
	if (stats === void 0) return worktree === void 0 ? { kind: "none" } : {
		kind: "missing",
		path,
		head: worktree.head
	};
	if (stats.isSymbolicLink()) return {
		kind: "symlink",
		path
	};
	if (!stats.isDirectory()) return {
		kind: "foreign",
		path,
		reason: "it is not a directory"
	};
	if (worktree === void 0 || gitDir === void 0) return inspectUnregistered(path);
	if (!isWorktreeComplete(gitDir)) return {
		kind: "half",
		path,
		isRegistered: true
	};
	const link = checkWorktreeLink(place.repo, path, gitDir);
	if (link === "other") return {
		kind: "foreign",
		path,
		reason: "another repository is in its place"
	};
	return {
		kind: link === "good" ? "whole" : "unlinked",
		path,
		gitDir,
		worktree
	};
}
function inspectUnregistered(path) {
	const names = readdirSync(path);
	const isLink = lstatSync(join(path, ".git"), { throwIfNoEntry: false })?.isFile() === true;
	if (names.length === 0 || names.length === 1 && isLink) return {
		kind: "half",
		path,
		isRegistered: false
	};
	return {
		kind: "foreign",
		path,
		reason: isLink ? "it belongs to another repository, or this one has forgotten it" : "git does not know it as a worktree of this repository"
	};
}
/** What can be worked with: anything but a link and what is not ours. @throws worktree/symlink, worktree/foreign */
function requireOurs(standing) {
	if (standing.kind === "symlink") throw failure("worktree/symlink", HERE, { dir: standing.path });
	if (standing.kind === "foreign") throw failure("worktree/foreign", HERE, {
		dir: standing.path,
		reason: standing.reason
	});
	return standing;
}
const HERE = { path: "" };
const EXCLUDED = `/${DIRECTORY}/`;
/** Makes the directory of worktrees, and has git ignore it in this repository without changing any file of the project. */
function makeWorktreeDirectory({ repo, root, dir }) {
	mkdirSync(dir, { recursive: true });
	if (root === void 0) return;
	const file = join(repo.commonDir, "info/exclude");
	const text = readIfThere(file);
	if (text.split(/\r?\n/).includes(EXCLUDED)) return;
	mkdirSync(dirname(file), { recursive: true });
	appendFileSync(file, `${text === "" || text.endsWith("\n") ? "" : "\n"}${EXCLUDED}\n`);
}
function readIfThere(file) {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return "";
		throw error;
	}
}
// src/io/git/worktree-change.ts
/** Hooks of the person are not for checkouts that only agents see, and a submodule may be an agent's own. */
const NO_HOOKS = [...[
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"core.fsmonitor=false",
	"-c",
	"submodule.recurse=false"
]];
/** How long a checkout may take: filters can fetch large files. */
const TIMEOUT_MS = 18e5;
/** More names of changed files than this are not looked at: there are changes. */
const MAX_STATUS_BYTES = 1048576;
/** Makes a linked worktree whose HEAD is a commit and no branch. Filters run, hooks do not. @throws git/refused */
async function addWorktree(repo, path, head) {
	await change(repo, [
		"worktree",
		"add",
		"--quiet",
		"--detach",
		path,
		head
	]);
}
/**
* Takes a worktree to a commit, away from any branch: files of git's are as they are there, and what git neither knows
* nor ignores is gone. Ignored files stay. 2 processes, and filters. @throws git/refused
*/
async function resetWorktree(repo, path, head) {
	const there = {
		...repo,
		cwd: path
	};
	await change(there, [
		"checkout",
		"--quiet",
		"--force",
		"--detach",
		head
	]);
	await change(there, [
		"clean",
		"--quiet",
		"-ffd"
	]);
}
/** Removes a linked worktree with all that is in it, or its registration where the directory is gone. @throws git/refused */
async function deleteWorktree(repo, path) {
	await change(repo, [
		"worktree",
		"remove",
		"--force",
		"--force",
		path
	]);
}
/**
* Whether a worktree has changes that are not committed; ignored files do not count. Submodules are not entered: git
* would use their own configuration. 1 process.
*/
function hasUncommitted(repo, path) {
	const answer = tryGit([
		"status",
		"--porcelain",
		"-z",
		"--no-renames",
		"--ignore-submodules=dirty",
		"--untracked-files=normal"
	], {
		...inside(repo, path),
		maxBytes: MAX_STATUS_BYTES,
		okCodes: [0, 128]
	});
	return answer === "overflow" || answer.status !== 0 || answer.stdout.length > 0;
}
/** Whether a commit is reached by some ref of the repository, or by one of the commits that are given. 1 process. */
function isKept(repo, commit, others) {
	const known = resolveCommits(repo, [commit, ...others]);
	if (!known.has(commit)) return false;
	const args = [
		"rev-list",
		"--max-count=1",
		commit,
		"--not",
		"--glob=refs/*",
		...others.filter((oid) => known.has(oid))
	];
	return runGit(args, repo).stdout.length === 0;
}
/**
* The commit that holds all of a worktree: its HEAD, or one on top of it with every change and every file that is not
* ignored. No ref names it yet. Clean filters run, hooks do not. At most 4 processes.
* @throws git/refused when a file cannot be read
*/
function saveWorktree(repo, path, commit) {
	const { head, message, at } = commit;
	const dir = mkdtempSync(join(tmpdir(), "yoi-index-"));
	try {
		const there = inside(repo, path);
		const call = {
			...there,
			env: {
				...there.env,
				GIT_INDEX_FILE: join(dir, "index")
			}
		};
		runGit(["read-tree", head], call);
		runGit([
			...NO_HOOKS,
			"-c",
			"advice.addEmbeddedRepo=false",
			"add",
			"--all"
		], call);
		const tree = runGit(["write-tree"], call).stdout.toString("latin1").trim();
		return tree === runGit([
			"rev-parse",
			"--verify",
			`${head}^{tree}`
		], repo).stdout.toString("latin1").trim() ? head : writeCommit(repo, {
			tree,
			parents: [head],
			message,
			at
		});
	} finally {
		rmSync(dir, {
			recursive: true,
			force: true
		});
	}
}
/** How git is called in a worktree: it finds the git directory by itself. */
function inside(repo, path) {
	return {
		cwd: path,
		env: repositoryEnvironment(repo.env, "plain")
	};
}
async function change(repo, args) {
	const command = [...NO_HOOKS, ...args];
	const { status, stderr } = await runForPerson(repo, command, void 0, TIMEOUT_MS);
	if (status !== 0) throw refusal(command, status, stderr);
}
// src/app/orchestrate/worktree/worktree-rescue.ts
/** Most rescues of one ticket's worktree; a name that is taken meanwhile is tried again. */
const MAX_TRIES = 5;
/**
* Keeps all that a worktree holds under a new ref of this repository, `refs/yoi/rescue/<id>/worktree-<n>`, and returns
* its name. At most 7 processes. @throws worktree/dirty when that cannot be done, git/refused
*/
function rescueWorktree(repo, { id, head, path }) {
	const facts = {
		dir: path ?? id,
		what: "work that could not be saved"
	};
	if (head === void 0) throw failure("worktree/dirty", { path: "" }, facts);
	const at = Math.floor(Date.now() / 1e3);
	const message = `What the worktree of ${id} held`;
	const commit = path === null ? head : saveWorktree(repo, path, {
		head,
		message,
		at
	});
	const prefix = `refs/yoi/rescue/${id}/worktree-`;
	for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
		const taken = readRefs(repo, [`refs/yoi/rescue/${id}/`]).map(({ name }) => Number(name.slice(prefix.length)));
		const name = `${prefix}${Math.max(0, ...taken.filter(Number.isInteger)) + 1}`;
		if (updateRefs(repo, [{
			name,
			from: null,
			to: commit
		}]).kind === "moved") return name;
	}
	throw failure("worktree/dirty", { path: "" }, facts);
}
// src/app/orchestrate/worktree/worktree.ts
/** Reads which worktrees of tickets there are. 1 process. */
function readWorktreeStates(repo) {
	const place = openWorktreePlace(repo);
	return {
		ids: listWorktreeIds(place),
		pathOf: (id) => `${place.dir}${sep}${id}`,
		stateOf: (id, expectedHeads) => readStanding(repo, inspectWorktree(place, id), expectedHeads)
	};
}
/**
* Makes the ticket's worktree stand at a commit, with hooks that work: a new one, or the one that is there reset, with
* its ignored files. Work that nothing else holds is refused, or with `rescue` saved first. About 10 processes.
* @throws worktree/dirty, worktree/foreign, worktree/symlink, git/refused
*/
async function prepareWorktree(repo, { id, head, rescue }) {
	const place = openWorktreePlace(repo);
	const standing = requireOurs(inspectWorktree(place, id));
	makeWorktreeDirectory(place);
	const rescued = saveWork(repo, standing, {
		id,
		rescue,
		expectedHeads: [head]
	});
	const path = `${place.dir}${sep}${id}`;
	if (!(rescued === null && isAt(standing, [head])) && !await tryReset(repo, standing, head)) {
		await clear(repo, standing);
		await addWorktree(repo, path, head);
	}
	copyHuskyHooks(repo, place, path);
	return {
		path,
		rescued
	};
}
/**
* Removes the ticket's worktree, if there is one. Work that nothing else holds is refused, or with `rescue` saved
* first. `expectedHeads`: commits that are known to others although no ref here reaches them. At most 10 processes.
* @throws worktree/dirty, worktree/foreign, worktree/symlink, git/refused
*/
async function removeWorktree(repo, wanted) {
	const { id, rescue, expectedHeads = [] } = wanted;
	const standing = requireOurs(inspectWorktree(openWorktreePlace(repo), id));
	if (standing.kind === "none") return {
		removed: false,
		rescued: null
	};
	const rescued = saveWork(repo, standing, {
		id,
		rescue,
		expectedHeads
	});
	await clear(repo, standing);
	return {
		removed: true,
		rescued
	};
}
/** The state that what stands at a place amounts to. `expectedHeads` as in `Worktrees`. At most 3 processes. */
function readStanding(repo, standing, expectedHeads) {
	switch (standing.kind) {
		case "none": return "none";
		case "symlink":
		case "foreign": return "foreign";
		case "half": return "stale";
		case "unlinked": return "dirty";
		case "missing": return findUnsaved(repo, standing, expectedHeads) === void 0 ? "stale" : "dirty";
		case "whole":
			if (findUnsaved(repo, standing, expectedHeads) !== void 0) return "dirty";
			return isAt(standing, expectedHeads) ? "ready" : "stale";
	}
}
/** Whether a worktree stands at one of some commits, on no branch and in the middle of nothing. */
function isAt(standing, heads) {
	if (standing.kind !== "whole" || isWorktreeBusy(standing.gitDir)) return false;
	const { head = "", branch } = standing.worktree;
	return heads.includes(head) && branch === void 0;
}
function findUnsaved(repo, standing, expectedHeads) {
	if (standing.kind === "none" || standing.kind === "half") return void 0;
	if (standing.kind !== "missing" && hasUncommitted(repo, standing.path)) return "changes that are not committed";
	const head = standing.kind === "missing" ? standing.head : standing.worktree.head;
	return head === void 0 || expectedHeads.includes(head) || isKept(repo, head, expectedHeads) ? void 0 : "commits that no ref reaches";
}
function saveWork(repo, standing, { id, rescue, expectedHeads }) {
	if (standing.kind === "unlinked") writeWorktreeLink(standing.path, standing.gitDir);
	const what = findUnsaved(repo, standing, expectedHeads);
	if (what === void 0 || standing.kind === "none" || standing.kind === "half") return null;
	if (!rescue) throw failure("worktree/dirty", { path: "" }, {
		dir: standing.path,
		what
	});
	return rescueWorktree(repo, {
		id,
		head: standing.kind === "missing" ? standing.head : standing.worktree.head,
		path: standing.kind === "missing" ? null : standing.path
	});
}
/** Whether what stands there could be taken to the commit; what git cannot reset is made anew. */
async function tryReset(repo, standing, head) {
	if (standing.kind !== "whole" && standing.kind !== "unlinked") return false;
	if (isWorktreeBusy(standing.gitDir)) return false;
	await resetWorktree(repo, standing.path, head);
	return !hasUncommitted(repo, standing.path);
}
/** Takes away what stands there: nothing in it is needed any more. */
async function clear(repo, standing) {
	if (standing.kind === "none") return;
	const isRegistered = standing.kind !== "half" || standing.isRegistered;
	if (standing.kind === "half") rmSync(standing.path, {
		recursive: true,
		force: true
	});
	if (isRegistered) await deleteWorktree(repo, standing.path);
}
/** Husky's directory of hooks is not in git: a new worktree has none, and git would run no hook there. */
function copyHuskyHooks(repo, { root }, path) {
	if (root === void 0) return;
	const main = repo.root === root ? repo : openRepository(root, repo.env);
	for (const step of planWorktrees(main).steps ?? []) {
		if (step.kind !== "file" || step.after === void 0 || !step.file.startsWith(path + sep)) continue;
		const executable = step.executable === true;
		writeSetupFile(step.file, step.after, {
			random: Math.random,
			...executable ? { executable } : {}
		});
	}
}
export { inspectWorktree as a, worktreeName as c, removeWorktree as i, readStanding as n, listWorktreeIds as o, readWorktreeStates as r, openWorktreePlace as s, prepareWorktree as t };
