import { B as MAX_THREAD_BYTES, C as OLDER_STATUSES, E as parseTicketPath, K as finding, k as runGit, x as DEFAULT_TICKET_ROOT } from "./schemas.js";
import { t as readConfig } from "./config.js";
import { _ as resolveCommit, o as listFiles, p as isOid$1, u as readFileSetAt } from "./neighbours.js";
import { y as parseTicket } from "./headings.js";
import { t as groupTickets } from "./group-tickets.js";
// src/app/change/read-tickets.ts
/** Most tickets whose directories are named to git one by one; above it the whole ticket root is listed. */
const MAX_NAMED_TICKETS = 300;
/** Reads some tickets at one commit, wherever an older layout may have put them. 2 processes. */
function readTickets(repo, revision, ids, root = DEFAULT_TICKET_ROOT) {
	if (ids.size === 0) return /* @__PURE__ */ new Map();
	const { under, isWanted } = filesOf(ids, root);
	const wanted = listFiles(repo, revision, under).entries.filter(({ path }) => isWanted(path));
	return parseTickets(readFileSetAt(repo, wanted, { maxBytes: MAX_THREAD_BYTES }), ids, root);
}
/** The files of some tickets, wherever their directories may lie. */
function filesOf(ids, root) {
	return {
		under: ids.size > MAX_NAMED_TICKETS ? [root] : [...ids].flatMap((id) => placesOf(root, id)),
		isWanted: (path) => ids.has(parseTicketPath(path, root)?.id ?? "")
	};
}
/** Parses some of the tickets that a set of files holds. Of two directories of one id the first is taken, with a finding. */
function parseTickets(files, ids, root) {
	const tickets = /* @__PURE__ */ new Map();
	for (const source of groupTickets(files, root).tickets) {
		const { id, dir } = source;
		if (!ids.has(id)) continue;
		const first = tickets.get(id);
		tickets.set(id, first === void 0 ? parseTicket(source) : withTwin(first, dir));
	}
	return tickets;
}
/** A ticket whose id stands in a second directory as well, which is not read. */
function withTwin(ticket, dir) {
	const twin = finding("ticket/duplicate-id", { path: dir }, {
		id: dir,
		other: ticket.dir
	}, ticket.id);
	return {
		...ticket,
		diagnostics: [...ticket.diagnostics, twin]
	};
}
/** Where a ticket's directory may lie. */
function placesOf(root, id) {
	return [`${root}/${id}`, ...OLDER_STATUSES.map((status) => `${root}/${status}/${id}`)];
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
		oid: isOid$1(peeled) ? peeled : oid,
		...symref === "" ? {} : { symref },
		...upstream === "" ? {} : { upstream }
	};
}
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
export { parseTickets as a, filesOf as i, readBranches as n, placesOf as o, readRefs as r, readTickets as s, readVisibility as t };
