import { $ as asWarning, Q as failure, X as parseTicketPath, Z as YoiError, ct as printable, et as finding, ot as countFindings, r as runGit, rt as messageOf, st as countOf } from "./plumbing.js";
import { c as observe, d as readTicketIndex, g as isSubjectOf } from "./gate.js";
import { n as isAcceptance, r as roundOf } from "./decide.js";
import { n as overlayOf } from "./overlay.js";
import { P as isId, W as parseTime } from "./decode.js";
import { M as readRefLocks, V as randomIdField, a as MAX_LEDGER_FILE_BYTES, c as EMPTY_LEDGER, d as liveClaim, h as moveShared, n as readLedger, o as claimsPath, r as rewriteLedger, s as parseLedgerFiles, u as generationOf } from "./ledger-store.js";
import { r as listFiles, u as readFileSetAt } from "./tree.js";
import { i as readParents, r as listCommitsOf } from "./check-change.js";
import { a as isOid, d as resolveCommits, s as mergeBases } from "./refs.js";
import { i as performStep, t as decideFor } from "./tick.js";
import { a as inspectWorktree, c as worktreeName, i as removeWorktree, r as readWorktreeStates, s as openWorktreePlace } from "./worktree.js";
import { J as parseRescueName, W as readCurrent, at as removeResult, h as listScratches, it as attemptDir, l as ATTEMPT_MARK, m as homeOf, nt as wasLanded, ot as resultPath, r as reapAttempt, s as countMarked } from "./perform-attempt.js";
import { i as parseDossier, o as ROUNDS, p as parseRounds, t as DOSSIER } from "./dossier.js";
import { i as readTickets } from "./read-tickets.js";
import { o as readConfigAt } from "./settings.js";
import { i as parseClaimTrailer, t as CLAIM_TRAILER } from "./claim-trailer.js";
import { t as listTrailed } from "./commit-trailers.js";
import { t as openOrchestrator } from "./context.js";
import { n as formatGithub, t as formatSarif } from "./format-sarif.js";
import { f as formatJson, l as envelope, u as findingData } from "./workspace.js";
import { t as formatFinding } from "./format-text.js";
import { t as displayWidth } from "./width.js";
import { t as version } from "./version.js";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
// src/core/orchestrator/decide/next-words.ts
const RECOVERIES = {
	claim: "completes the claim",
	ledger: "writes into the ledger what the branch proves",
	ref: "moves the branch to where the ledger has it",
	back: "takes the ledger back to where the branch is",
	unlanded: "takes a merge out of the ledger that the default branch lacks"
};
/** What a decision does with one ticket, in words that follow `the next tick`. */
function nextWords({ steps, waits, stopped }, ticket) {
	if (stopped !== null) return "does nothing";
	const step = steps.find((each) => each.kind !== "record_waits" && each.ticket === ticket);
	if (step !== void 0) return stepWords(step);
	const [reason] = waits.find((each) => each.ticket === ticket)?.reasons ?? [];
	return reason === void 0 ? "does nothing" : `waits: ${reason.text}`;
}
/** Steps that a doctor meets have words of their own; any other is named. */
function stepWords(step) {
	switch (step.kind) {
		case "recover": return RECOVERIES[step.action];
		case "release": return `ends the claim as ${step.outcome}: ${step.reason}`;
		case "adopt": return "takes the commits into the claim";
		case "hold": return "keeps it in a rescue ref, puts the branch back and asks a person";
		case "note_landed": return `notes that the work landed as ${step.landed.slice(0, 12)}`;
		case "open_attempt": return `opens another attempt of the ${step.role}`;
		case "publish": return `publishes what the ${step.role} brought`;
		case "escalate": return `asks a person: ${step.need}`;
		case "delete_work_ref": return "deletes the branch if it has not moved";
		case "cleanup": return "removes the worktree, and saves first what nothing else holds";
		case "accept":
		case "complete":
		case "merge":
		case "open_request":
		case "prepare_workspace":
		case "propose":
		case "record_waits":
		case "request_changes":
		case "return_to_intake":
		case "run_coder":
		case "run_reviewer":
		case "run_validation":
		case "set_status":
		case "update_from_base": return `does the step ${step.kind}`;
	}
}
// src/core/orchestrator/live/check-live-claims.ts
/** How the claims, work refs and attempts of one ticket agree with each other and with the default branch. */
function checkClaims(seen, facts) {
	const live = seen.claim?.live ?? null;
	if (live !== null) return [...checkLive$1(seen, live, facts), ...checkAttempt(seen, live, facts)];
	return seen.work === null ? [] : [checkUnclaimed(seen, seen.work, facts)];
}
function checkLive$1(seen, claim, facts) {
	const { id: ticket, work, on_default: item } = seen;
	const said = {
		ticket,
		branch: `${facts.workPrefix}${ticket}`,
		next: nextWords(facts.decision, ticket)
	};
	if (item === null) return [forTick("ledger/no-such-ticket", said)];
	if (item.state === "closed" && claim.landed === null) return [forTick("ledger/unlanded-claim", said)];
	if (seen.landed !== null) return [];
	const found = overlayOf(seen) === "diverged" ? [forTick("ledger/diverged", said)] : [];
	if (work === null) return [...found, forTick("ledger/work-ref-absent", said)];
	return work.relation === "expected" ? found : [...found, forTick(MOVED[work.relation], said)];
}
const MOVED = {
	ahead: "ledger/work-ref-ahead",
	behind: "ledger/work-ref-behind",
	other: "ledger/work-ref-elsewhere"
};
/** What the next tick settles, or a person must. */
function forTick(code, said) {
	return {
		found: finding(code, { path: "" }, said, said.ticket),
		fix: null
	};
}
/** A dead attempt that brought a result will be published: nothing is wrong with it. */
function checkAttempt({ id: ticket, attempt: seen }, { attempt }, { observation, decision }) {
	if (attempt === null || seen === null || seen.result === "complete") return [];
	const { id, role, deadline } = attempt;
	const said = {
		ticket,
		attempt: id,
		role,
		deadline,
		next: nextWords(decision, ticket)
	};
	if (seen.liveness === "dead") return [{
		found: finding("ledger/attempt-dead", { path: "" }, said, ticket),
		fix: null
	}];
	return seen.liveness === "unknown" && observation.now >= deadline ? [{
		found: finding("ledger/attempt-overdue", { path: "" }, said, ticket),
		fix: null
	}] : [];
}
/** A work ref of a ticket that nobody has claimed: what the Orchestrator left there, or somebody's own. */
function checkUnclaimed(seen, work, facts) {
	const { decision, workPrefix } = facts;
	const { id: ticket } = seen;
	const branch = `${workPrefix}${ticket}`;
	const step = decision.steps.find((each) => each.kind === "delete_work_ref" && each.ticket === ticket);
	if (step?.kind === "delete_work_ref") return {
		found: finding("ledger/left-work-ref", { path: "" }, { branch }, ticket),
		fix: {
			kind: "perform",
			step
		}
	};
	if (isAcceptance(seen, work)) return forTick("ledger/unfinished-claim", {
		ticket,
		branch,
		next: nextWords(decision, ticket)
	});
	const reason = work.trailer === null ? "no trailer shows that an Orchestrator made it" : `its last commit is of generation ${work.trailer.generation}, which the ledger does not expect`;
	return {
		found: finding("ledger/foreign-work-ref", { path: "" }, {
			branch,
			reason
		}, ticket),
		fix: null
	};
}
// src/core/orchestrator/live/check-live-machine.ts
/** Days for which the transcript of an attempt that ended is kept. */
const TRANSCRIPT_DAYS = 30;
/** Locks on refs that a git which was killed has left behind. */
function checkLocks(locks) {
	return locks.map((lock) => {
		const { ref, name: file, minutes } = lock;
		return {
			found: finding("ledger/stale-lock", { path: "" }, {
				file,
				ref,
				minutes,
				holder: HOLDERS[lock.holder]
			}),
			fix: lock.holder === "none" ? {
				kind: "remove_lock",
				lock
			} : null
		};
	});
}
const HOLDERS = {
	none: "no git runs there",
	git: "a git is running there",
	unknown: "whether a git runs there cannot be seen on this system"
};
/** The worktree of one ticket. What an attempt works in, or what will be published from it, is left alone. */
function checkWorktree(worktree, seen) {
	const { ticket, dir, kind, reason, unsaved } = worktree;
	const fix = {
		kind: "remove_worktree",
		ticket,
		dir
	};
	if (kind === "symlink") return [{
		found: finding("worktree/symlink", HERE$1, { dir }, ticket),
		fix: null
	}];
	if (kind === "foreign") return [{
		found: finding("worktree/foreign", HERE$1, {
			dir,
			reason
		}, ticket),
		fix: null
	}];
	if (isInUse(seen)) return [];
	if (kind === "missing") return [{
		found: finding("worktree/missing", HERE$1, { dir }, ticket),
		fix
	}];
	if (kind === "half") return [{
		found: finding("worktree/half-made", HERE$1, { dir }, ticket),
		fix
	}];
	if ((seen?.claim?.live ?? null) === null) return [{
		found: finding("worktree/left-behind", HERE$1, {
			dir,
			ticket
		}, ticket),
		fix
	}];
	if (kind === "whole" && !unsaved) return [];
	return [{
		found: finding("worktree/unsaved", HERE$1, {
			dir,
			what: kind === "unlinked" ? "no link to its git directory" : "work that nothing else holds"
		}, ticket),
		fix: null
	}];
}
const HERE$1 = { path: "" };
function isInUse(seen) {
	const attempt = seen?.attempt ?? null;
	if (attempt === null) return false;
	return attempt.result === "complete" || attempt.liveness === "running" || attempt.liveness === "idle";
}
/** What attempts have left on this machine. */
function checkAttempts({ attempts, observation }) {
	const open = new Map(observation.tickets.flatMap(({ claim, attempt }) => {
		const id = claim?.live?.attempt?.id;
		return id === void 0 ? [] : [[id, attempt?.liveness ?? "unknown"]];
	}));
	const found = attempts.flatMap((each) => checkLeft(each, open.get(each.id)));
	const old = attempts.filter(({ id, days }) => !open.has(id) && days > TRANSCRIPT_DAYS);
	if (old.length === 0) return found;
	const facts = {
		count: countOf(old.length, "transcript"),
		days: TRANSCRIPT_DAYS
	};
	const fix = {
		kind: "remove_attempts",
		attempts: old.map(({ id }) => id)
	};
	return [...found, {
		found: finding("orchestrate/old-transcripts", HERE$1, facts),
		fix
	}];
}
/** The result of an open attempt is published by the next tick; all else of a dead one has no effect any more. */
function checkLeft({ id, result, scratch, processes }, liveness) {
	if (liveness !== void 0 && liveness !== "dead") return [];
	const withResult = result && liveness === void 0;
	const left = [
		...processes > 0 ? [countOf(processes, "process").replace("processs", "processes")] : [],
		...scratch ? ["its private directories"] : [],
		...withResult ? ["a result that nobody takes"] : []
	];
	if (left.length === 0) return [];
	const what = left.join(", ");
	return [{
		found: finding("orchestrate/left-attempt", HERE$1, {
			attempt: id,
			what
		}),
		fix: {
			kind: "end_attempt",
			attempt: id,
			what,
			withResult
		}
	}];
}
// src/core/orchestrator/live/check-live.ts
/**
* Compares tickets, ledger, work and rescue refs, worktrees, attempts and dossiers. Of a ledger that is lost or damaged
* nothing follows about the rest, so nothing else but locks is judged until it is rebuilt. A settled repository gives
* nothing.
*/
function checkLive(facts) {
	const { observation, locks, worktrees, dossiers } = facts;
	const { state } = observation.ledger;
	const held = checkLocks(locks);
	if (state === "lost" || state === "damaged") return [...held, ...checkLedger(facts)];
	const byId = new Map(observation.tickets.map((seen) => [seen.id, seen]));
	return [
		...held,
		...observation.tickets.flatMap((seen) => checkClaims(seen, facts)),
		...checkRescues(facts),
		...facts.takenBack.map(({ ticket, state: shown }) => {
			return {
				found: finding("ledger/taken-back", HERE, {
					ticket,
					state: shown
				}, ticket),
				fix: null
			};
		}),
		...worktrees.flatMap((worktree) => checkWorktree(worktree, byId.get(worktree.ticket))),
		...dossiers.flatMap((dossier) => checkDossier(dossier, byId.get(dossier.ticket), facts)),
		...checkAttempts(facts)
	];
}
const HERE = { path: "" };
/**
* A lost or damaged ledger is rebuilt. Not one that a newer version writes, and not one that only this clone cannot
* read: what others have is whole.
*/
function checkLedger({ observation, problems, newer, place }) {
	const { state, problem } = observation.ledger;
	const isOurs = place === "remote" && problems.some(({ code }) => code === "ledger/unreadable");
	const fix = newer.length > 0 || isOurs ? null : { kind: "rebuild_ledger" };
	if (state === "lost") return [{
		found: finding("ledger/lost", HERE, { problem: problem ?? "" }),
		fix
	}];
	const known = new Set(newer);
	const fromNewer = newer.map((file) => finding("ledger/newer-file", { path: file }, { file }));
	const damaged = problems.filter(({ path }) => !known.has(path));
	return [...fromNewer.map((found) => ({
		found,
		fix: null
	})), ...damaged.map((found) => ({
		found,
		fix
	}))];
}
/** Generations never go down, so that a rescue ref of a newer one shows an older ledger. */
function checkRescues({ rescues }) {
	return rescues.filter(({ generation, known }) => generation > known).map(({ name: ref, ticket, generation, known }) => {
		const facts = {
			ref,
			ticket,
			generation,
			known: known === 0 ? "no claim" : `generation ${known}`
		};
		return {
			found: finding("ledger/unknown-rescue", HERE, facts, ticket),
			fix: null
		};
	});
}
function checkDossier({ ticket, file, dossier, proposed }, seen, { decision }) {
	const report = (found) => [{
		found,
		fix: null
	}];
	if (dossier === null) return report(finding("orchestrate/dossier-missing", HERE, {
		ticket,
		file
	}, ticket));
	if ("problem" in dossier) {
		const { problem } = dossier;
		return report(finding("orchestrate/bad-dossier", HERE, {
			ticket,
			problem
		}, ticket));
	}
	const other = (what, named) => finding("orchestrate/other-dossier", HERE, {
		ticket,
		what,
		named
	}, ticket);
	if (dossier.ticket !== ticket) return report(other("ticket", dossier.ticket));
	if (proposed !== null && dossier.head !== proposed) return report(other("commit", dossier.head));
	const work = seen?.work ?? null;
	if (work === null || isSubjectOf({
		work,
		verdicts: seen?.verdicts ?? []
	}, dossier.subject)) return [];
	const found = other("subject", "code, ticket text or policy are not those of the work");
	return report(asWarning(found, `the next tick ${nextWords(decision, ticket)}`));
}
// src/core/orchestrator/live/salvage.ts
/**
* A ledger without what its damaged files say. Of a list of which one line is damaged nothing is kept: an approval
* without the request for changes behind it would say more than was said.
*/
function keepWhole(readable, damaged) {
	const bad = new Set(damaged);
	const whole = (entries, path) => new Map([...entries].filter(([ticket]) => !bad.has(path(ticket))));
	return {
		claims: whole(readable.claims, (ticket) => `claims/${ticket}.json`),
		waits: whole(readable.waits, (ticket) => `waits/${ticket}.json`),
		plans: whole(readable.plans, (ticket) => `plans/${ticket}.jsonl`),
		verdicts: whole(readable.verdicts, (ticket) => `verdicts/${ticket}.jsonl`)
	};
}
const KINDS = /* @__PURE__ */ new Set([
	"claims",
	"waits",
	"plans",
	"verdicts"
]);
/** Of damaged files those that a newer version of yoi wrote: of a kind that is not known here, or of a later version. */
function newerFiles(files, damaged) {
	return [...new Set(damaged)].sort().filter((path) => {
		const [, kind = "", ticket = ""] = /^(\w+)\/([^/]+)\.jsonl?$/.exec(path) ?? [];
		if (!isId(ticket)) return false;
		return !KINDS.has(kind) || versionOf(files.get(path)?.text ?? "") > 1;
	});
}
function versionOf(text) {
	try {
		const value = JSON.parse(text);
		const version = typeof value === "object" && value !== null && "version" in value ? value.version : 0;
		return typeof version === "number" ? version : 0;
	} catch {
		return 0;
	}
}
// src/app/orchestrate/rebuild/salvage-ledger.ts
/** Most commits of the ledger in which an earlier version of a damaged file is looked for. */
const MAX_EARLIER = 50;
/** Reads whatever can be read of a damaged ledger. Up to 4 processes. */
function salvageLedger(repo, sha) {
	const parent = resolveCommits(repo, [sha]).get(sha) ?? null;
	const entries = parent === null ? void 0 : tryList(repo, parent);
	if (entries === void 0) return {
		parent,
		kept: EMPTY_LEDGER,
		damaged: [],
		newer: [],
		isLost: true
	};
	const there = readThere(repo, entries);
	const read = parseLedgerFiles(there);
	const gone = entries.map(({ path }) => path).filter((path) => !there.has(path));
	const damaged = read.kind === "read" ? gone : [...gone, ...read.problems.map(({ path }) => path)];
	return {
		parent,
		kept: keepWhole(read.kind === "read" ? read.ledger : read.readable, damaged),
		damaged: [...new Set(damaged)].sort(),
		newer: newerFiles(there, damaged),
		isLost: false
	};
}
function tryList(repo, commit) {
	return unlessRefused(() => listFiles(repo, {
		kind: "commit",
		oid: commit
	}, []).entries);
}
/** What a call gives; undefined where git refuses, as it does for objects that are missing. */
function unlessRefused(call) {
	try {
		return call();
	} catch (error) {
		if (error instanceof YoiError && error.diagnostic.code === "git/refused") return void 0;
		throw error;
	}
}
/** The files whose content git still has. 2 or 3 processes. */
function readThere(repo, entries) {
	const input = entries.map(({ oid }) => `${oid}\n`).join("");
	const lines = runGit([
		"cat-file",
		"--batch-check=%(objecttype)",
		"--buffer"
	], {
		...repo,
		input
	}).stdout.toString("latin1").split("\n");
	const there = entries.filter((_, index) => lines[index] === "blob");
	return readFileSetAt(repo, there, { maxBytes: MAX_LEDGER_FILE_BYTES });
}
/**
* The newest version of a ticket's claims in the ledger's history that can be read: how claims ended is never said
* anew. 1 process, and 3 for each version that is looked at.
*/
function readEarlierClaims(repo, sha, ticket) {
	return unlessRefused(() => findEarlier(repo, sha, ticket));
}
function findEarlier(repo, sha, ticket) {
	const path = claimsPath(ticket);
	for (const commit of listCommitsOf(repo, sha, [path], MAX_EARLIER)) {
		const { entries } = listFiles(repo, {
			kind: "commit",
			oid: commit
		}, [path]);
		const read = parseLedgerFiles(readThere(repo, entries));
		const file = read.kind === "read" ? read.ledger.claims.get(ticket) : void 0;
		if (file !== void 0) return file;
	}
}
// src/io/git/ref-locks.ts
/** All locks on refs of a repository, by its git directory, whether or not the ref exists. No process. */
function listRefLocks(commonDir) {
	return readRefLocks({ commonDir }, findLocked(commonDir, "refs"));
}
function findLocked(commonDir, dir) {
	if (!(lstatSync(join(commonDir, dir), { throwIfNoEntry: false })?.isDirectory() === true)) return [];
	return readdirSync(join(commonDir, dir), { withFileTypes: true }).flatMap((entry) => {
		const path = `${dir}/${entry.name}`;
		if (entry.isDirectory()) return findLocked(commonDir, path);
		return entry.name.endsWith(".lock") ? [path.slice(0, -5)] : [];
	});
}
/** The git directory of a remote that is a directory of this machine; undefined for any other. 1 process. */
function findRemoteDir(repo, remote) {
	const url = runGit([
		"remote",
		"get-url",
		"--",
		remote
	], {
		...repo,
		okCodes: [
			0,
			2,
			128
		]
	}).stdout.toString("utf8").trim();
	const path = url.startsWith("file://") ? tryPath(url) : /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(url) ? url : void 0;
	if (path === void 0) return void 0;
	const dir = resolve(repo.root ?? repo.commonDir, path);
	return [dir, join(dir, ".git")].find((each) => existsSync(join(each, "objects")) && existsSync(join(each, "refs")));
}
function tryPath(url) {
	try {
		return fileURLToPath(url);
	} catch {
		return;
	}
}
// src/io/process/find-git.ts
/**
* Whether a git of this machine runs in some directories or names one of them; undefined where the system does not
* tell (anywhere but on Linux). One whose place cannot be seen, since it belongs to another user, counts. No process.
*/
function isGitRunning(dirs) {
	if (process.platform !== "linux") return void 0;
	return readdirSync("/proc").some((pid) => /^\d+$/.test(pid) && isGit(pid) && isAt(pid, dirs));
}
function isGit(pid) {
	const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
	const [, name = "", state = ""] = /\((.*)\) (\w)/.exec(stat ?? "") ?? [];
	return /^git(?:-|$)/.test(name) && state !== "Z" && state !== "X";
}
/** One that is about to end has no place any more; one of another user is not shown. */
function isAt(pid, dirs) {
	try {
		const cwd = readlinkSync(`/proc/${pid}/cwd`);
		const said = ["cmdline", "environ"].map((name) => readFileSync(`/proc/${pid}/${name}`, "utf8")).join("\0");
		return dirs.some((dir) => cwd === dir || cwd.startsWith(dir + sep) || said.includes(dir));
	} catch (error) {
		return isDenied(error);
	}
}
function isDenied(error) {
	return error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM");
}
/** A process may end at any moment, and not all of one is for everybody to see. */
function tryRead(read) {
	try {
		return read();
	} catch {
		return;
	}
}
// src/app/doctor/see-machine.ts
/** No command of git's holds a lock on a ref for so long. */
const STALE_MINUTES = 10;
const MINUTE_MS = 6e4;
const DAY_MS = 1440 * MINUTE_MS;
/** The locks that were left on refs, here and at a remote that is a directory of this machine. 1 process at most. */
function seeLocks({ repo, place }, now) {
	const remote = place.kind === "remote" ? findRemoteDir(repo, place.remote) : void 0;
	return [repo.commonDir, ...remote === void 0 ? [] : [remote]].flatMap((dir) => {
		const old = listRefLocks(dir).filter(({ madeAt }) => now - madeAt > STALE_MINUTES * MINUTE_MS);
		if (old.length === 0) return [];
		const holder = holderOf(dir);
		return old.map(({ ref, path, madeAt }) => {
			const minutes = Math.floor((now - madeAt) / MINUTE_MS);
			return {
				ref,
				path,
				name: `${basename(dir)}/${relative(dir, path)}`,
				minutes,
				holder
			};
		});
	});
}
/** Whether a git runs in a repository, by its git directory: also in its checkout, but not in other checkouts. */
function holderOf(gitDir) {
	const isRunning = isGitRunning(basename(gitDir) === ".git" ? [dirname(gitDir)] : [gitDir]);
	return isRunning === void 0 ? "unknown" : isRunning ? "git" : "none";
}
/** The directories of attempts on this machine. */
function seeAttempts({ stateDir }, now) {
	const ids = listNames(join(stateDir, "attempts")).filter((name) => randomIdField.safeParse(name).success);
	if (ids.length === 0) return [];
	const processes = countMarked(ATTEMPT_MARK);
	const scratches = listScratches();
	return ids.map((id) => {
		const dir = attemptDir(stateDir, id);
		const times = [dir, ...listNames(dir).map((name) => join(dir, name))].map(modifiedAt);
		return {
			id,
			days: Math.max(0, Math.floor((now - Math.max(...times)) / DAY_MS)),
			result: modifiedAt(resultPath(stateDir, id)) > 0,
			scratch: modifiedAt(homeOf(dir)) > 0 || scratches.has(id),
			processes: processes.get(id) ?? 0
		};
	});
}
function listNames(dir) {
	return lstatSync(dir, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(dir).sort() : [];
}
/** 0 for what is not there. */
function modifiedAt(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
/**
* What stands at the places of some tickets' worktrees. A worktree that bears no ticket's name is a person's own.
* 1 process.
*/
function seeWorktrees({ repo }, ids, { tickets }) {
	const place = openWorktreePlace(repo);
	return ids.flatMap((ticket) => {
		const standing = inspectWorktree(place, ticket);
		if (standing.kind === "none") return [];
		const seen = tickets.find(({ id }) => id === ticket);
		const isTicket = seen !== void 0 && (seen.on_default ?? seen.claim ?? seen.work) !== null;
		const own = {
			ticket,
			dir: worktreeName(ticket),
			unsaved: seen?.worktree === "dirty"
		};
		if (!isTicket && standing.kind !== "symlink" && standing.kind !== "foreign") return [{
			...own,
			kind: "foreign",
			reason: "no ticket has its name"
		}];
		return [{
			...own,
			kind: standing.kind,
			reason: standing.kind === "foreign" ? standing.reason : ""
		}];
	});
}
// src/app/doctor/see-shared.ts
/** The dossiers of all proposals that have not landed. 4 processes for each. */
function seeDossiers({ repo }, seen) {
	const root = seen.config.backend.root;
	return seen.observation.tickets.filter(isProposal).flatMap(({ id, work }) => {
		const head = work?.head ?? "";
		const ticket = readTickets(repo, {
			kind: "commit",
			oid: head
		}, /* @__PURE__ */ new Set([id]), root).get(id);
		return ticket === void 0 ? [] : [seeDossier(repo, ticket, head)];
	});
}
function isProposal({ claim, work, landed }) {
	return (claim?.live ?? null) !== null && landed === null && work?.relation === "expected" && work.ticket?.state === "closed";
}
function seeDossier(repo, ticket, head) {
	const file = `${ticket.dir}/${DOSSIER}`;
	const record = ticket.files.get(DOSSIER);
	const own = {
		ticket: ticket.id,
		file
	};
	if (record === void 0) return {
		...own,
		dossier: null,
		proposed: null
	};
	if (record.problem !== void 0) return {
		...own,
		dossier: { problem: record.problem },
		proposed: null
	};
	const read = parseDossier(record.text);
	if ("problem" in read) return {
		...own,
		dossier: read,
		proposed: null
	};
	const { ticket: named, head: about, subject } = read.dossier;
	return {
		...own,
		dossier: {
			ticket: named.id,
			head: about,
			subject
		},
		proposed: readProposed(repo, head, file)
	};
}
/** What the commit that brought a file follows: merges of the default branch come later. 2 processes. */
function readProposed(repo, head, file) {
	const brought = runGit([
		"rev-list",
		"--first-parent",
		"--max-count=1",
		head,
		"--",
		file
	], repo).stdout.toString("latin1").trim();
	return isOid(brought) ? readParents(repo, brought)[0] ?? null : null;
}
/** Tickets that the default branch shows open in a queueing that was completed. 3 processes. */
function seeTakenBack({ repo, stateDir }, { refs, ledger, config }) {
	const completed = new Map([...ledger.claims].flatMap(([id, { live, ended }]) => {
		const over = ended.filter(({ outcome }) => outcome === "completed");
		return live !== null || over.length === 0 ? [] : [[id, over.map(({ queued_at }) => queued_at)]];
	}));
	if (completed.size === 0) return [];
	const root = config.backend.root;
	const index = readTicketIndex(repo, {
		commit: refs.defaultSha,
		root,
		stateDir
	});
	const open = [...completed.keys()].filter((id) => isOpen(index.get(id)?.state));
	return [...readTickets(repo, {
		kind: "commit",
		oid: refs.defaultSha
	}, new Set(open), root)].flatMap(([ticket, { item }]) => {
		const { state, queued_at: queuedAt } = item ?? {};
		if (!isOpen(state) || state === void 0 || queuedAt === null || queuedAt === void 0) return [];
		return completed.get(ticket)?.includes(queuedAt) === true ? [{
			ticket,
			state
		}] : [];
	});
}
function isOpen(state) {
	return state !== void 0 && state !== null && state !== "closed" && state !== "done";
}
/** The rescue refs of claims. No process. */
function seeRescues({ refs, ledger }) {
	return [...refs.rescue.keys()].flatMap((name) => {
		const rescue = parseRescueName(name);
		if (rescue === void 0) return [];
		const { ticket, generation } = rescue;
		return [{
			name,
			ticket,
			generation,
			known: generationOf(ledger, ticket)
		}];
	});
}
// src/app/doctor/live.ts
/**
* Compares tickets, ledger, work and rescue refs, worktrees, attempts, processes and dossiers, as they are now: the
* remote is asked. Nothing is changed but what was seen there. Processes as `observe`, and a few for each proposal.
* @throws ledger/unreachable, git/*
*/
async function examineLive(orchestrator) {
	const now = (parseTime(orchestrator.clock()) ?? 0) * 1e3;
	const locks = seeLocks(orchestrator, now);
	const attempts = seeAttempts(orchestrator, now);
	const ids = readWorktreeStates(orchestrator.repo).ids;
	const seen = await tryObserve(orchestrator, locks.length > 0);
	if ("problem" in seen) return {
		findings: [...checkLocks(locks), {
			found: seen.problem,
			fix: null
		}],
		examined: NOTHING,
		seen: void 0
	};
	const { observation, refs, ledger } = seen;
	const worktrees = seeWorktrees(orchestrator, ids, observation);
	const facts = {
		observation,
		decision: decideFor(observation, {}),
		place: orchestrator.place.kind,
		workPrefix: orchestrator.place.workPrefix,
		...seeDamage(orchestrator, seen),
		locks,
		worktrees,
		attempts,
		dossiers: seeDossiers(orchestrator, seen),
		takenBack: seeTakenBack(orchestrator, seen),
		rescues: seeRescues(seen)
	};
	const examined = {
		tickets: observation.tickets.length,
		claims: [...ledger.claims.values()].filter(({ live }) => live !== null).length,
		work_refs: refs.work.size,
		rescue_refs: refs.rescue.size,
		worktrees: worktrees.length,
		attempts: attempts.length
	};
	return {
		findings: checkLive(facts),
		examined,
		seen
	};
}
const NOTHING = {
	tickets: 0,
	claims: 0,
	work_refs: 0,
	rescue_refs: 0,
	worktrees: 0,
	attempts: 0
};
/** A lock can keep git from fetching: then what is wrong is known all the same. */
async function tryObserve(orchestrator, isLocked) {
	try {
		return await observe(orchestrator);
	} catch (error) {
		if (!isLocked || !(error instanceof YoiError)) throw error;
		return { problem: error.diagnostic };
	}
}
function seeDamage({ repo }, { observation: { ledger } }) {
	if (ledger.state !== "damaged" || ledger.sha === null) return {
		problems: [],
		newer: []
	};
	const read = readLedger(repo, ledger.sha);
	return {
		problems: read.kind === "read" ? [] : read.problems,
		newer: salvageLedger(repo, ledger.sha).newer
	};
}
// src/core/orchestrator/live/rebuild.ts
/**
* The ledger that refs and history prove, with all that could be read of the damaged one. No generation is given
* again, and each queueing that was claimed has its claim, so that none is claimed twice. What cannot be known is named.
*/
function rebuildLedger(facts) {
	const tickets = ticketsOf(facts);
	const claims = new Map(facts.kept.claims);
	const made = [];
	const lost = [...lostInGeneral(facts)];
	for (const ticket of tickets) {
		const seen = facts.ended.filter((each) => each.ticket === ticket);
		const found = facts.live.find((each) => each.ticket === ticket);
		const newest = Math.max(0, ...seen.map(({ generation }) => generation ?? 0));
		const live = found !== void 0 && found.generation >= newest ? found : void 0;
		const ended = placeEnded([...found !== void 0 && live === void 0 ? [staleClaim(found)] : [], ...seen].filter((each) => live === void 0 || isOther(each, live)), live?.generation);
		if (live === void 0 && ended.length === 0) {
			lost.push(`${ticket}: nothing tells of its claims`);
			continue;
		}
		claims.set(ticket, fileOf(ticket, live, ended));
		made.push(wordsOf$1(ticket, live, ended));
		lost.push(...ended.flatMap((each) => lostOfEnded(ticket, each)), ...lostOfLive(ticket, live));
	}
	return {
		ledger: {
			...facts.kept,
			claims
		},
		made,
		lost
	};
}
/** Of a damaged ledger only what was damaged: claims that can be read are the truth. */
function ticketsOf({ isLost, damaged, live, ended }) {
	const named = damaged.flatMap((file) => /^claims\/([^/]+)\.json$/.exec(file)?.[1] ?? []);
	const seen = [...live, ...ended].map(({ ticket }) => ticket);
	return [...new Set(isLost ? seen : named)].sort();
}
function isOther({ generation, queuedAt }, live) {
	return generation !== live.generation && (generation !== null || queuedAt !== live.queuedAt);
}
/** Somebody pushed the branch of an older claim again: a newer one has taken its place. */
function staleClaim({ ticket, generation, queuedAt, head, acceptedAt }) {
	return {
		ticket,
		generation,
		queuedAt,
		outcome: "abandoned",
		at: acceptedAt,
		head,
		landed: null,
		isCertain: false
	};
}
/** Claims by generation; of two that say the same the later one counts. One whose generation nobody knows takes the lowest that is free: before a live one. */
function placeEnded(seen, liveGeneration) {
	const placed = /* @__PURE__ */ new Map();
	for (const each of seen) {
		const { generation } = each;
		if (generation !== null) placed.set(generation, {
			...each,
			place: generation
		});
	}
	const queueings = new Set([...placed.values()].map(timeOf));
	const oldestFirst = seen.toSorted((a, b) => timeOf(a) < timeOf(b) ? -1 : 1);
	for (const each of oldestFirst) {
		if (each.generation !== null || queueings.has(timeOf(each))) continue;
		const free = lowestFree(placed);
		if (liveGeneration === void 0 || free < liveGeneration) placed.set(free, {
			...each,
			place: free
		});
	}
	return [...placed.values()].sort((a, b) => a.place - b.place).slice(-100);
}
function lowestFree(placed) {
	let free = 1;
	while (placed.has(free)) free += 1;
	return free;
}
/** When it was queued; where nobody knows, when it was last seen. */
function timeOf({ queuedAt, at }) {
	return queuedAt ?? at;
}
function fileOf(ticket, live, ended) {
	const over = ended.map((seen) => {
		const { place: generation, outcome, at, head, landed } = seen;
		return {
			generation,
			queued_at: timeOf(seen),
			outcome,
			at,
			head,
			landed
		};
	});
	return {
		version: 1,
		ticket,
		live: live === void 0 ? null : claimOf$1(live),
		ended: over
	};
}
/** Its last move is complete: where the branch stands is what the claim expects. */
function claimOf$1({ generation, queuedAt, base, acceptance, head, round }) {
	return {
		generation,
		queued_at: queuedAt,
		base,
		acceptance,
		head,
		before: head,
		round,
		attempts: 0,
		failures: 0,
		retry_after: null,
		attempt: null,
		attention: null,
		request: null,
		landed: null,
		operations: []
	};
}
function wordsOf$1(ticket, live, ended) {
	const words = ended.map(({ place, outcome }) => `generation ${place} ${outcome}`);
	if (live !== void 0) words.push(`generation ${live.generation} live at ${live.head.slice(0, 12)}`);
	return `${ticket}: ${words.join(", ")}`;
}
function lostInGeneral({ isLost, damaged, foreign }) {
	const branches = foreign.map((branch) => `${branch}: no trailer proves a claim, so it stays as it is`);
	if (!isLost) return [...damaged.map(damageWords), ...branches];
	return [
		"decisions about order and capacity that were not copied into tickets yet",
		"why tickets wait, and since when",
		"what people said about proposals: approvals, requests for changes, overrides",
		"results of validations after merges and of updates from the default branch",
		"claims of people who work by hand",
		"claims whose branch is gone and whose work neither landed nor was kept",
		"when claims ended",
		...branches
	];
}
const DAMAGE = {
	claims: "attempts, requests, and what was done once and for all",
	plans: "decisions about order and capacity that were not copied into the ticket yet",
	verdicts: "what people said about its proposals, and validations after the merge",
	waits: "why it waits, and since when"
};
/** A part of a list of verdicts is worse than none: an approval without the request for changes behind it. */
function damageWords(file) {
	return `${file}: ${DAMAGE[file.split("/")[0] ?? ""] ?? "it is no file of a ledger"}`;
}
function lostOfEnded(ticket, { place, generation, queuedAt, isCertain }) {
	return [
		...generation === null ? [`${ticket}: which generation the claim of ${queuedAt ?? "an unknown time"} had`] : [],
		...queuedAt === null ? [`${ticket}: which queueing generation ${place} had accepted`] : [],
		...isCertain ? [] : [`${ticket}: how generation ${place} ended without landing`]
	];
}
function lostOfLive(ticket, live) {
	return live === void 0 ? [] : [`${ticket}: its open attempt, how many there were, and what people were asked`];
}
// src/app/orchestrate/store/claim-history.ts
/** Reads which claims the commits of a range belong to, by their trailers. 1 process. @throws git/refused */
function readClaimHistory(repo, include, exclude) {
	const commits = listTrailed(repo, {
		include,
		exclude
	}, [
		CLAIM_TRAILER,
		"Yoi-Head",
		"Yoi-Ticket"
	]);
	const generations = /* @__PURE__ */ new Map();
	const landings = [];
	for (const commit of commits) {
		const [claims = [], heads = [], tickets = []] = commit.values;
		const [claim] = claims.length === 1 ? claims.map(parseClaimTrailer) : [];
		if (claim !== void 0) {
			const { ticket, generation } = claim;
			const key = `${ticket} ${generation}`;
			const first = generations.get(key)?.first ?? commit;
			generations.set(key, {
				ticket,
				generation,
				first,
				last: commit
			});
		}
		const [head, ticket] = [heads[0], tickets[0]];
		if (head !== void 0 && ticket !== void 0) landings.push({
			ticket,
			head,
			commit
		});
	}
	return {
		generations: [...generations.values()],
		landings
	};
}
/** RFC 3339 in UTC for seconds since 1970. */
function formatSeconds(seconds) {
	return `${(/* @__PURE__ */ new Date(seconds * 1e3)).toISOString().slice(0, 19)}Z`;
}
// src/app/orchestrate/rebuild/rebuild-landed.ts
/** Most tickets that are held at once. */
const CHUNK = 500;
/**
* The claims that the default branch shows: those whose commits are part of it, also where the ticket was taken back
* since, and those that only the thread of their ticket tells of, because they were squashed. Reads all tickets;
* some 10 processes more for each claim that a person merged.
*/
function readLandedClaims(source) {
	const { repo, defaultSha, root, history } = source;
	const { entries } = listFiles(repo, {
		kind: "commit",
		oid: defaultSha
	}, [root]);
	const onDefault = entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []);
	const ids = [.../* @__PURE__ */ new Set([...onDefault, ...history.generations.map(({ ticket }) => ticket)])].sort();
	const found = [];
	for (let at = 0; at < ids.length; at += CHUNK) {
		const chunk = ids.slice(at, at + CHUNK);
		const tickets = readTickets(repo, {
			kind: "commit",
			oid: defaultSha
		}, new Set(chunk), root);
		for (const id of chunk) found.push(...claimsOf(source, id, tickets.get(id)));
	}
	return found;
}
function claimsOf(source, id, ticket) {
	const lives = livesOf(ticket);
	const generations = source.history.generations.filter((each) => each.ticket === id);
	const isPlain = lives.length === 1 && generations.length === 1;
	const named = generations.map((commits) => {
		const queuedAt = isPlain ? lives[0]?.queuedAt ?? null : ticketAt$1(source, commits.first.oid, id)?.item?.queued_at;
		const life = lives.find((each) => each.queuedAt === queuedAt);
		return claimOf(source, {
			commits,
			queuedAt: queuedAt ?? null,
			life,
			ticket
		});
	});
	const known = new Set(named.map(({ queuedAt }) => queuedAt));
	const heads = new Set(named.map(({ head }) => head));
	const squashed = source.history.landings.filter((each) => each.ticket === id && !heads.has(each.head));
	const others = lives.filter(({ queuedAt, isDone }) => isDone && !known.has(queuedAt));
	return [...others.map(({ queuedAt, at }, index) => {
		const landing = squashed[squashed.length - others.length + index];
		return {
			ticket: id,
			generation: null,
			queuedAt,
			outcome: "completed",
			at: landing === void 0 ? at : formatSeconds(landing.commit.committedAt),
			head: landing?.head ?? null,
			landed: landing?.commit.oid ?? null,
			isCertain: true
		};
	}), ...named];
}
function claimOf(source, { commits: { ticket: id, generation, first, last }, queuedAt, life, ticket }) {
	const isDone = life?.isDone ?? livesOf(ticketAt$1(source, last.oid, id)).at(-1)?.isDone ?? false;
	const said = {
		ticket: id,
		generation,
		queuedAt,
		at: formatSeconds(last.committedAt)
	};
	if (!isDone) return {
		...said,
		outcome: "withdrawn",
		head: null,
		landed: null,
		isCertain: false
	};
	const landed = source.history.landings.find(({ head }) => head === last.oid)?.commit.oid ?? landingOf(source, {
		first,
		last,
		ticket
	});
	return {
		...said,
		outcome: "completed",
		head: last.oid,
		landed,
		isCertain: true
	};
}
function landingOf({ repo, defaultSha }, { first, last, ticket }) {
	const [since] = first.parents;
	if (since === void 0 || ticket === void 0) return null;
	const question = {
		defaultSha,
		since,
		head: last.oid,
		ticketAtDefault: ticket,
		ticketAtHead: ticket
	};
	return wasLanded(repo, question);
}
/** 2 processes. */
function ticketAt$1({ repo, root }, commit, id) {
	return readTickets(repo, {
		kind: "commit",
		oid: commit
	}, /* @__PURE__ */ new Set([id]), root).get(id);
}
/** A life goes on until the ticket is queued again. */
function livesOf(ticket) {
	const lives = [];
	let queuedAt = null;
	for (const { kind, from, to, at, role } of ticket?.thread?.events ?? []) {
		if (kind !== "state_changed") continue;
		if (to === "queued") queuedAt = at ?? null;
		const last = lives.at(-1);
		if (from === "queued" && to === "inprogress" && role === "orchestrator") lives.push({
			queuedAt,
			at: at ?? "",
			isDone: false
		});
		else if (to === "done" && last !== void 0 && last.queuedAt === queuedAt) lives[lives.length - 1] = {
			...last,
			at: at ?? last.at,
			isDone: true
		};
	}
	return lives;
}
// src/app/orchestrate/rebuild/rebuild-facts.ts
/**
* What work refs, rescue refs and the default branch tell of claims. Reads the whole history of the default branch and
* all its tickets; 7 processes for each work ref, 3 for each rescue ref. @throws git/refused
*/
function readRebuildFacts({ repo, place }, refs, root) {
	const history = readClaimHistory(repo, [refs.defaultSha], []);
	const source = {
		repo,
		refs,
		root,
		history
	};
	const work = [...refs.work].map(([ticket, head]) => readWorkClaim(source, ticket, head));
	const live = work.flatMap((each) => "live" in each ? [each.live] : []);
	const landed = readLandedClaims({
		repo,
		defaultSha: refs.defaultSha,
		root,
		history
	});
	const isOver = ({ outcome }) => outcome === "completed";
	return {
		live,
		foreign: work.flatMap((each) => "foreign" in each ? [`${place.workPrefix}${each.foreign}`] : []),
		ended: [
			...work.flatMap((each) => "foreign" in each ? each.ended : []),
			...landed.filter((each) => !isOver(each)),
			...readRescuedClaims(source),
			...landed.filter(isOver)
		]
	};
}
function readWorkClaim(source, ticket, head) {
	const { repo, refs } = source;
	const own = newestOf(readClaimHistory(repo, [head], [refs.defaultSha]), ticket);
	const isPart = own === void 0 && mergeBases(repo, head, [refs.defaultSha])[0] === head;
	const commits = own ?? (isPart ? newestOf(source.history, ticket) : void 0);
	if (commits === void 0) return {
		foreign: ticket,
		ended: []
	};
	const { generation } = commits;
	const { first } = source.history.generations.find((each) => each.ticket === ticket && each.generation === generation) ?? commits;
	const queuedAt = queueingAt(source, first.oid, ticket);
	const [base] = first.parents;
	if (queuedAt === null || base === void 0) return {
		foreign: ticket,
		ended: [endedClaim(commits, {
			queuedAt,
			head: null
		})]
	};
	const rounds = [...parseRounds(ticketAt(source, head, ticket)?.files.get(ROUNDS)?.text).entries];
	return { live: {
		ticket,
		generation,
		queuedAt,
		acceptedAt: formatSeconds(first.committedAt),
		base,
		acceptance: first.oid,
		head,
		round: roundOf({ rounds })
	} };
}
function newestOf({ generations }, ticket) {
	return generations.filter((each) => each.ticket === ticket).reduce((newest, each) => newest === void 0 || each.generation > newest.generation ? each : newest, void 0);
}
/** `<generation>` keeps a claim that ended; `<generation>-<commit>` shows only that there was one. */
function readRescuedClaims(source) {
	return [...source.refs.rescue].flatMap(([name, oid]) => {
		const rescue = parseRescueName(name);
		return rescue === void 0 ? [] : [{
			...rescue,
			oid
		}];
	}).toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole)).map(({ ticket, generation, oid, isWhole }) => {
		const { generations } = readClaimHistory(source.repo, [oid], [source.refs.defaultSha]);
		const commits = generations.find((each) => each.ticket === ticket && each.generation === generation);
		const queuedAt = queueingAt(source, commits?.first.oid ?? oid, ticket);
		const head = isWhole ? oid : null;
		if (commits !== void 0) return endedClaim(commits, {
			queuedAt,
			head
		});
		return {
			ticket,
			generation,
			queuedAt,
			outcome: "abandoned",
			at: ticketAt(source, oid, ticket)?.item?.updated_at ?? formatSeconds(0),
			head,
			landed: null,
			isCertain: false
		};
	});
}
function endedClaim({ ticket, generation, last }, { queuedAt, head }) {
	return {
		ticket,
		generation,
		queuedAt,
		outcome: "abandoned",
		at: formatSeconds(last.committedAt),
		head,
		landed: null,
		isCertain: false
	};
}
function queueingAt(source, commit, id) {
	return ticketAt(source, commit, id)?.item?.queued_at ?? null;
}
function ticketAt({ repo, root }, commit, id) {
	return readTickets(repo, {
		kind: "commit",
		oid: commit
	}, /* @__PURE__ */ new Set([id]), root).get(id);
}
// src/app/orchestrate/rebuild/rebuild-ledger.ts
/**
* Works out the ledger that refs and history prove. Nothing is written. Reads the whole history of the default branch:
* a clone that has only a part of it would forget claims. @throws git/shallow, git/refused
*/
function planRebuild(orchestrator, refs) {
	const { repo } = orchestrator;
	if (repo.shallow) throw failure("git/shallow", { path: "." }, { what: "the first claims" });
	const root = readConfigAt(repo, {
		kind: "commit",
		oid: refs.defaultSha
	}).backend.root;
	const before = refs.ledger;
	const salvaged = before === null ? LOST : salvageLedger(repo, before);
	const seen = readRebuildFacts(orchestrator, refs, root);
	const { kept, damaged, isLost, parent } = salvaged;
	const earlier = readEarlier(orchestrator, salvaged);
	const ended = [
		...lostClaims(earlier),
		...seen.ended,
		...endedClaims(earlier)
	];
	return {
		before,
		parent,
		rebuilt: rebuildLedger({
			...seen,
			ended,
			kept,
			damaged,
			isLost
		})
	};
}
const LOST = {
	parent: null,
	kept: EMPTY_LEDGER,
	damaged: [],
	newer: [],
	isLost: true
};
/** Claims of damaged files, as the ledger's own history last had them. */
function readEarlier({ repo }, { parent, damaged }) {
	return damaged.flatMap((file) => /^claims\/([^/]+)\.json$/.exec(file)?.[1] ?? []).flatMap((ticket) => {
		const file = parent === null ? void 0 : readEarlierClaims(repo, parent, ticket);
		return file === void 0 ? [] : [file];
	});
}
/** A claim that was live then and that nothing else shows: its generation is not given again. */
function lostClaims(earlier) {
	return earlier.flatMap(({ ticket, live }) => {
		if (live === null) return [];
		const { generation, queued_at: queuedAt } = live;
		return [{
			ticket,
			generation,
			queuedAt,
			outcome: "abandoned",
			at: queuedAt,
			head: null,
			landed: null,
			isCertain: false
		}];
	});
}
/** What was said of claims that ended stays true. */
function endedClaims(earlier) {
	return earlier.flatMap(({ ticket, ended }) => ended.map(({ queued_at: queuedAt, ...each }) => ({
		...each,
		ticket,
		queuedAt,
		isCertain: true
	})));
}
/**
* Puts a rebuilt ledger in the place of the lost or damaged one, if nobody has done so meanwhile. 5 processes.
* @throws ledger/unwritable, ledger/unreachable
*/
async function writeRebuilt({ repo, place, clock }, { before, parent, rebuilt }) {
	const commit = rewriteLedger(repo, {
		parent,
		ledger: rebuilt.ledger,
		message: before === null ? "rebuild the lost ledger" : "rebuild the damaged ledger",
		at: parseTime(clock()) ?? 0
	});
	return await moveShared(repo, place, [{
		name: place.ledger,
		from: before,
		to: commit
	}]);
}
// src/app/doctor/mend-live.ts
/** Locks, the ledger, and then what is seen with it: more looks than this mend nothing new. */
const MAX_PASSES = 4;
/**
* Mends what has exactly one right answer and examines again: what is left is in the report. What stands in the way of
* looking comes first: locks, then the ledger. @throws as `examineLive`
*/
async function mendLive(orchestrator, options) {
	let report = await examineLive(orchestrator);
	for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
		const fixes = options.dryRun ? fixesOf(report) : firstOf(fixesOf(report));
		if (fixes.length === 0) return report;
		let done = 0;
		for (const fix of fixes) {
			const mended = await mend(orchestrator, fix, report.seen, options.dryRun);
			options.onMended(mended);
			if (mended.outcome === "done") done += 1;
		}
		if (options.dryRun) return report;
		report = await examineLive(orchestrator);
		if (done === 0) return report;
	}
	return report;
}
/** Several findings may have one cause. */
function fixesOf({ findings }) {
	const fixes = findings.flatMap(({ fix }) => fix === null ? [] : [fix]);
	return fixes.filter((fix, index) => fix.kind !== "rebuild_ledger" || fixes.findIndex(({ kind }) => kind === fix.kind) === index);
}
function firstOf(fixes) {
	for (const kind of ["remove_lock", "rebuild_ledger"]) {
		const first = fixes.filter((fix) => fix.kind === kind);
		if (first.length > 0) return first;
	}
	return fixes;
}
async function mend(orchestrator, fix, seen, dryRun) {
	const what = wordsOf(fix);
	try {
		if (fix.kind === "rebuild_ledger") return await rebuild(orchestrator, seen, dryRun);
		if (dryRun) return {
			what,
			outcome: "planned",
			details: []
		};
		const refused = await perform(orchestrator, fix, seen);
		return {
			what,
			outcome: refused === void 0 ? "done" : "failed",
			details: refused === void 0 ? [] : [refused]
		};
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return {
			what,
			outcome: "failed",
			details: [messageOf(error.diagnostic)]
		};
	}
}
function wordsOf(fix) {
	switch (fix.kind) {
		case "rebuild_ledger": return "rebuild the ledger";
		case "remove_lock": return `remove the lock ${fix.lock.name}`;
		case "perform": return `delete the work branch of ${fix.step.ticket} at ${fix.step.head.slice(0, 12)}`;
		case "remove_worktree": return `remove ${fix.dir}, after saving what nothing else holds`;
		case "end_attempt": return `end attempt ${fix.attempt}: ${fix.what}`;
		case "remove_attempts": return `remove ${countOf(fix.attempts.length, "old transcript")}`;
	}
}
/** Undefined: it is done. A text: why not. */
async function perform(orchestrator, fix, seen) {
	const { stateDir } = orchestrator;
	switch (fix.kind) {
		case "remove_lock": return removeLock(fix.lock);
		case "perform": {
			if (seen === void 0) return "the shared refs were not seen";
			const outcome = await performStep(orchestrator, fix.step, seen);
			return outcome.kind === "done" ? void 0 : outcome.message;
		}
		case "remove_worktree": return await removeLeft(orchestrator, fix.ticket, seen);
		case "end_attempt":
			await reapAttempt(fix.attempt, attemptDir(stateDir, fix.attempt));
			if (fix.withResult) removeResult(stateDir, fix.attempt);
			return;
		case "remove_attempts":
			for (const id of fix.attempts) rmSync(attemptDir(stateDir, id), {
				recursive: true,
				force: true
			});
			return;
	}
}
/** It must be the lock that was seen, and no git may have begun to run there since. */
function removeLock({ path, ref, holder, minutes }) {
	const gitDir = ref === "packed-refs" ? dirname(path) : path.slice(0, -`/${ref}.lock`.length);
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (found === void 0) return void 0;
	if (!(Date.now() - found.mtimeMs >= minutes * 6e4) || holder !== "none" || holderOf(gitDir) !== "none") return "a git is at work there";
	rmSync(path, { force: true });
}
/** The claims are read again: the ticket may have been claimed meanwhile. */
async function removeLeft(orchestrator, id, seen) {
	const before = seen === void 0 ? void 0 : liveClaim(seen.ledger, id);
	const { ledger } = await readCurrent(orchestrator);
	const live = liveClaim(ledger, id);
	if (!(live?.generation === before?.generation && live?.attempt?.id === before?.attempt?.id)) return "somebody has begun to work on the ticket";
	await removeWorktree(orchestrator.repo, {
		id,
		rescue: true,
		expectedHeads: live === void 0 ? [] : [live.head]
	});
}
async function rebuild(orchestrator, seen, dryRun) {
	const what = "rebuild the ledger";
	if (seen === void 0) return {
		what,
		outcome: "failed",
		details: ["the shared refs were not seen"]
	};
	const plan = planRebuild(orchestrator, seen.refs);
	const { made, lost } = plan.rebuilt;
	const details = [...made, ...lost.map((each) => `lost: ${each}`)];
	if (dryRun) return {
		what,
		outcome: "planned",
		details
	};
	const outcome = await writeRebuilt(orchestrator, plan);
	return outcome.kind === "moved" ? {
		what,
		outcome: "done",
		details
	} : {
		what,
		outcome: "failed",
		details: [outcome.reason]
	};
}
// src/cli/live-command.ts
/** Compares what lives with the tickets, mends it where that is asked for, and gives the exit code. */
async function showLive(workspace, { fix, dryRun, format, terminal }) {
	const orchestrator = openOrchestrator(workspace);
	const mended = [];
	const onMended = (each) => {
		mended.push(each);
		terminal.note(linesOf(each));
	};
	const report = fix ? await mendLive(orchestrator, {
		dryRun,
		onMended
	}) : await examineLive(orchestrator);
	if (fix) terminal.note(mended.length === 0 ? "nothing has just one right answer, so nothing was mended\n\n" : "\n");
	const failed = report.findings.some(({ found }) => found.severity === "error");
	print(report, {
		mended,
		failed,
		format,
		terminal
	});
	return failed ? 1 : 0;
}
const VERBS = {
	planned: "to mend",
	done: "mended",
	failed: "not mended"
};
function linesOf({ what, outcome, details }) {
	return [`${VERBS[outcome]}: ${what}`, ...details.map((each) => `  ${each}`)].map((line) => `${printable(line)}\n`).join("");
}
function print({ findings, examined }, { mended, failed, format, terminal }) {
	const found = findings.map((each) => each.found);
	switch (format) {
		case "json": {
			const errors = found.filter(({ severity }) => severity === "error").length;
			const data = {
				outcome: failed ? "fail" : "pass",
				examined,
				errors,
				warnings: found.length - errors,
				findings: findings.map((each) => ({
					...findingData(each.found),
					fixable: each.fix !== null
				})),
				mended,
				diagnostics: []
			};
			terminal.out(formatJson(envelope("ticket-doctor-live", data)));
			break;
		}
		case "github":
			terminal.out(formatGithub(found));
			break;
		case "sarif":
			terminal.out(formatSarif(found, { toolVersion: version }));
			break;
		case "text": {
			const options = {
				palette: terminal.palette,
				widthOf: displayWidth
			};
			for (const each of found) terminal.out(`${formatFinding(each, options)}\n\n`);
			const counts = countFindings(found);
			terminal.out(`${counts === "" ? "" : `${counts}; `}${describeCounts(examined)}\n`);
			break;
		}
	}
}
/** One line: how many of each were compared; it says so when there was nothing. */
function describeCounts(counts) {
	if (Object.values(counts).every((count) => count === 0)) return "nothing to compare: no ticket is queued or claimed, and there is no work branch, worktree or attempt";
	const { tickets, claims, work_refs, rescue_refs, worktrees, attempts } = counts;
	return `${[
		countOf(tickets, "ticket"),
		countOf(claims, "claim"),
		`${work_refs} work ${work_refs === 1 ? "branch" : "branches"}`,
		countOf(rescue_refs, "rescue ref"),
		countOf(worktrees, "worktree")
	].join(", ")} and ${countOf(attempts, "attempt")} compared`;
}
export { showLive };
