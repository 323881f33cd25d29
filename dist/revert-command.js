import { t as readActor } from "./actor.js";
import { Q as failure, X as parseTicketPath, Z as YoiError, rt as messageOf } from "./plumbing.js";
import { c as fails } from "./neighbours.js";
import { f as withLock, t as recoverEdits } from "./recover-edits.js";
import { t as writeEdits } from "./write-edits.js";
import { t as readBranches } from "./branches.js";
import { _ as whatIsUnderWay, a as beginningEvent, c as firstParents, d as readRawCommits, g as switchTree, h as readTrackedChanges, i as parseClaimTrailer, o as closingEvent, s as findEventCommit, u as holdsEvent } from "./claim-trailer.js";
import { a as pushChange, c as judgeEdits, i as planPublication, n as requireWrite, o as commitIndex, s as stage, t as checkInput, u as gatherView } from "./run-operation.js";
import { s as mergeBases, u as resolveCommit } from "./refs.js";
import { i as openWorkspace, n as listTicketPlaces } from "./workspace.js";
import { C as writeTree, g as readShared, m as decidePlace, n as readLedger } from "./ledger-store.js";
import { n as readCommitTrailers } from "./commit-trailers.js";
import { t as diffRevisions } from "./tree.js";
import { i as readTickets } from "./read-tickets.js";
import { a as mergeTreesOn, r as recordRoots, t as isRecord } from "./merge-records.js";
import { t as newEventId } from "./event-id.js";
import { t as lockOptions } from "./lock.js";
import { t as formatNow } from "./now.js";
import { t as reportResult } from "./writes.js";
import { join } from "node:path";
import { lstatSync } from "node:fs";
// src/app/orchestrate/land/find-landing.ts
/**
* Finds what landed a ticket: the commit that brought its closing event, and the changes that came with it. Behind a
* merge or a squash that is all; a branch that was fast-forwarded or rebased is known by its acceptance; work by hand
* on the default branch by the commits whose `Yoi-Ticket` names this ticket alone. Some 20 processes.
* @throws landing/not-landed
*/
function findLanding(repo, search) {
	const { ticket, root, tips } = search;
	const event = closingEvent(ticket);
	for (const tip of event === void 0 ? [] : tips) {
		const landed = event && findEventCommit(repo, {
			tip,
			ticket: ticket.id,
			root,
			event
		});
		const found = landed === void 0 ? void 0 : landingAt(repo, landed, search);
		if (found !== void 0) return found;
	}
	throw failure("landing/not-landed", { path: ticket.dir }, { ticket: ticket.id });
}
/** Undefined where it came with the first commit of all: nothing was there before to go back to. */
function landingAt(repo, landed, { ticket, root }) {
	const [parent, merged] = parentsOf(repo, landed);
	if (parent === void 0) return void 0;
	const whole = {
		landed,
		changes: [{
			commit: landed,
			after: landed,
			before: parent
		}],
		left: []
	};
	const event = beginningEvent(ticket);
	if (merged !== void 0 || event === void 0) return whole;
	const begun = findEventCommit(repo, {
		tip: landed,
		ticket: ticket.id,
		root,
		event
	});
	if (begun === void 0 || begun === landed) return whole;
	const line = readRawCommits(repo, [...firstParents(repo, `${begun}..${landed}`, []), begun]);
	if (!isClaimOf(repo, begun, ticket.id)) return byHand(repo, landed, line, ticket.id);
	const before = line.find(({ parents }) => parents.length > 1)?.parents[1] ?? line.at(-1)?.parents[0] ?? parent;
	return {
		...whole,
		changes: [{
			commit: landed,
			after: landed,
			before
		}]
	};
}
/** Work on the default branch itself, where others work as well: only what names the ticket belongs to it. */
function byHand(repo, landed, line, id) {
	const named = readCommitTrailers(repo, line.map(({ oid }) => oid), "Yoi-Ticket");
	const own = line.filter(({ oid }) => oid === landed || named.get(oid)?.includes(id) === true);
	const isShared = ({ oid }) => named.get(oid)?.some((name) => name !== id) === true;
	return {
		landed,
		changes: own.flatMap((commit) => {
			const [before] = commit.parents;
			return before === void 0 || isShared(commit) ? [] : [{
				commit: commit.oid,
				before,
				after: commit.oid
			}];
		}),
		left: own.filter(isShared).map(({ oid }) => oid.slice(0, 10))
	};
}
function isClaimOf(repo, commit, id) {
	return (readCommitTrailers(repo, [commit], "Yoi-Claim").get(commit) ?? []).some((value) => parseClaimTrailer(value)?.ticket === id);
}
function parentsOf(repo, commit) {
	return readRawCommits(repo, [commit])[0]?.parents ?? [];
}
/**
* Other tickets that some changes closed as well: their code cannot be told from this one's. 1 process for each change,
* 4 more where it changed other tickets.
*/
function closedTogether(repo, changes, id, root) {
	const found = changes.flatMap(({ before, after }) => {
		const [from, to] = [before, after].map((oid) => ({
			kind: "commit",
			oid
		}));
		if (from === void 0 || to === void 0) return [];
		const ids = new Set(diffRevisions(repo, from, to, [root]).flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
		ids.delete(id);
		const was = readTickets(repo, from, ids, root);
		return [...readTickets(repo, to, ids, root)].filter(([other, ticket]) => {
			const event = closingEvent(ticket);
			return event !== void 0 && !holdsEvent(was.get(other), event);
		});
	});
	return [...new Set(found.map(([other]) => other))].sort();
}
// src/app/orchestrate/land/revert-tree.ts
/**
* The tree of a commit without some earlier changes, records as they are: what happened to a ticket is told, not taken
* back. Nothing is checked out. 4 to 7 processes for each change, and 4.
* @throws landing/revert-conflict, landing/nothing-left, git/too-old
*/
function revertTree(repo, { head, ticket, changes, root }) {
	let tree = head;
	for (const { commit, before, after } of changes) {
		const merged = mergeTreesOn(repo, {
			base: after,
			ours: tree,
			theirs: before
		});
		const paths = merged.conflicts.map(({ path }) => path).filter((path) => !isRecord(path, root));
		if (paths.length > 0) {
			const facts = {
				ticket,
				commit: commit.slice(0, 10),
				paths: paths.join(", ")
			};
			throw failure("landing/revert-conflict", { path: paths[0] ?? "" }, facts);
		}
		tree = merged.tree;
	}
	const from = {
		kind: "commit",
		oid: head
	};
	const touched = diffRevisions(repo, from, {
		kind: "commit",
		oid: tree
	}, recordRoots(root));
	const kept = new Map(touched.map(({ path, before }) => [path, before ?? null]));
	tree = writeTree(repo, tree, kept);
	const differing = diffRevisions(repo, from, {
		kind: "commit",
		oid: tree
	}, []);
	if (differing.length === 0) throw failure("landing/nothing-left", { path: "" }, { ticket });
	return {
		tree,
		added: differing.filter(({ before }) => before === void 0).map(({ path }) => path),
		paths: differing.map(({ path }) => path)
	};
}
// src/app/orchestrate/land/revert-ticket.ts
/**
* Takes back what landed a ticket, on the branch that is checked out, as `git revert` would: the code goes, records
* stay and the ticket is reopened by an event, all in one commit. Only a checkout without changes is touched, and a
* conflict changes nothing. A commit that git or a hook refuses leaves everything staged.
* @throws landing/*, usage/*, state/illegal-transition, git/*
*/
async function revertTicket(workspace, request, options) {
	const { result, publication } = await withLock(workspace.stateDir, options.lock, () => revert$1(workspace, request, options));
	if (result.commit === void 0 || publication.remote === void 0 || publication.branch === void 0) return result;
	try {
		await pushChange(workspace, publication.remote, publication.branch);
	} catch (error) {
		return withFailure(result, error);
	}
	return {
		...result,
		branch: publication.branch
	};
}
/** Everything is looked at and judged before the first file is touched. */
async function revert$1(workspace, request, options) {
	const { repository, root, stateDir, ticketRoot, config } = workspace;
	const { actor, now, newEventId, lock } = options;
	recoverEdits({
		root,
		stateDir
	});
	const head = requireCleanCheckout(workspace);
	const operation = requireWrite("ticket_reopen", actor);
	const input = checkInput(operation, { ...request });
	const places = listTicketPlaces(workspace);
	const view = gatherView(workspace, places, operation, input);
	const change = operation.plan(view, input, {
		actor,
		now,
		newEventId,
		config
	});
	const publication = planPublication(workspace, change.id, options);
	const landing = requireLanding(workspace, head, view.ticket);
	const reverted = revertTree(repository, {
		head,
		ticket: change.id,
		changes: landing.changes,
		root: ticketRoot
	});
	requireRoom(workspace, reverted);
	const found = judgeEdits({
		workspace,
		places,
		view,
		change
	}, actor, now);
	const message = `${change.message}; the code of ${landing.landed.slice(0, 10)} is taken back`;
	const shared = {
		id: change.id,
		message,
		diagnostics: found
	};
	if (fails(found)) return {
		publication,
		result: {
			...shared,
			outcome: "refused",
			paths: [],
			notes: []
		}
	};
	switchTree(repository, head, reverted.tree);
	try {
		writeEdits({
			root,
			stateDir
		}, change.edits, { random: lock.random });
	} catch (error) {
		switchTree(repository, reverted.tree, head);
		throw error;
	}
	const records = change.edits.map((edit) => edit.kind === "move" ? edit.to : edit.path);
	await stage(repository, records);
	const paths = [...reverted.paths, ...records];
	const result = {
		...shared,
		outcome: "done",
		paths,
		notes: notesOf(landing)
	};
	if (options.commit === false) return {
		publication,
		result: {
			...result,
			notes: [...result.notes, "Everything is staged: run git commit"]
		}
	};
	return {
		publication,
		result: await commitRevert(workspace, {
			change,
			landing,
			result,
			ticket: view.ticket
		}, request, options)
	};
}
/** @throws landing/under-way, landing/dirty, usage/no-commit-yet */
function requireCleanCheckout({ repository, root }) {
	const what = whatIsUnderWay(repository.gitDir);
	if (what !== void 0) throw failure("landing/under-way", HERE, { what });
	const [first, ...others] = readTrackedChanges(repository, root);
	if (first !== void 0) {
		const paths = others.length === 0 ? first : `${first} and ${others.length} more`;
		throw failure("landing/dirty", { path: first }, { paths });
	}
	const head = resolveCommit(repository, "HEAD");
	if (head === void 0) throw failure("usage/no-commit-yet", HERE, {});
	return head;
}
const HERE = { path: "" };
/** @throws landing/not-landed, landing/not-here, landing/shared */
function requireLanding(workspace, head, ticket) {
	const { repository, config, ticketRoot: root } = workspace;
	if (ticket === void 0) throw new TypeError("an operation on a ticket has one");
	const branches = readBranches(repository, {
		remote: config.git.remote,
		defaultBranch: config.git.default_branch
	});
	const landing = findLanding(repository, {
		ticket,
		root,
		tips: [notedLanding(workspace, ticket.id), ...tipsOf(workspace, branches, head)].filter((tip) => tip !== void 0)
	});
	const commit = landing.landed.slice(0, 10);
	if (!mergeBases(repository, head, [landing.landed]).includes(landing.landed)) throw failure("landing/not-here", HERE, {
		ticket: ticket.id,
		commit
	});
	const others = closedTogether(repository, landing.changes, ticket.id, root);
	if (others.length === 0) return landing;
	throw failure("landing/shared", HERE, {
		ticket: ticket.id,
		commit,
		others: others.join(", ")
	});
}
/** The default branch comes first: on another branch a merge of it brings every event at once. */
function tipsOf({ repository }, branches, head) {
	const { current, defaultBranch, defaultTracking } = branches;
	if (current !== void 0 && current === defaultBranch) return [head];
	const local = defaultBranch === void 0 ? void 0 : resolveCommit(repository, `refs/heads/${defaultBranch}`);
	return [
		defaultTracking?.oid,
		local,
		head
	].filter((oid) => oid !== void 0);
}
/** What the ledger, as it was last seen here, says has landed a ticket. Where no place is agreed there is none. */
function notedLanding({ repository, config }, id) {
	try {
		const refs = readShared(repository, decidePlace(repository, config));
		const read = readLedger(repository, refs?.ledger ?? null);
		const claims = read.kind === "read" ? read.ledger.claims.get(id) : void 0;
		const noted = claims?.live?.landed ?? claims?.ended.findLast(({ landed }) => landed !== null)?.landed;
		return noted === void 0 || noted === null ? void 0 : resolveCommit(repository, noted);
	} catch (error) {
		if (error instanceof YoiError && PLACELESS.has(error.diagnostic.code)) return void 0;
		throw error;
	}
}
const PLACELESS = /* @__PURE__ */ new Set(["ledger/which-remote", "ledger/no-default-branch"]);
/** Files that git does not track must not be overwritten by those that come back. @throws landing/in-the-way */
function requireRoom({ root }, { added }) {
	const path = added.find((each) => lstatSync(join(root, each), { throwIfNoEntry: false }) !== void 0);
	if (path !== void 0) throw failure("landing/in-the-way", { path }, { path });
}
function notesOf({ left }) {
	return left.length === 0 ? [] : [`Left as they are, because they name other tickets too: ${left.join(" ")}`];
}
async function commitRevert({ repository }, { change, landing, result, ticket }, { reason }, { actor }) {
	const commits = landing.changes.map(({ commit }) => `This reverts commit ${commit}.`).join("\n");
	const message = `Revert "${ticket?.item?.title ?? change.id}"\n\n${reason.trim()}\n\n${commits}`;
	const trailers = [{
		name: "Yoi-Ticket",
		value: change.id
	}, {
		name: "Yoi-Actor",
		value: `${actor.name} (${actor.role})`
	}];
	try {
		return {
			...result,
			commit: await commitIndex(repository, message, trailers)
		};
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return withFailure(result, failure("landing/staged", HERE, { reason: messageOf(error.diagnostic) }, error));
	}
}
function withFailure(result, error) {
	if (!(error instanceof YoiError)) throw error;
	return {
		...result,
		diagnostics: [...result.diagnostics, error.diagnostic]
	};
}
// src/cli/revert-command.ts
/** `yoi revert`: takes back what landed a ticket, and reopens it, in one commit. */
async function revert(raw, { cwd, env, terminal }) {
	const reason = raw["reason"];
	if (typeof reason !== "string") throw failure("usage/missing-value", { path: "" }, {
		command: "yoi revert",
		name: "--reason"
	});
	const workspace = openWorkspace({
		cwd,
		env
	});
	const result = await revertTicket(workspace, {
		ticket: String(raw["ticket"]),
		reason
	}, {
		actor: readActor(workspace.repository, env),
		now: formatNow(/* @__PURE__ */ new Date()),
		newEventId,
		lock: lockOptions(terminal),
		commit: raw["no_commit"] !== true,
		push: raw["push"] === true
	});
	return reportResult(result, raw["json"] === true, terminal);
}
export { revert };
