import { J as byteLength, K as OBJECTIVE_ROOT, Q as failure, U as BASELINE_PATH, X as parseTicketPath, Z as YoiError, c as repositoryEnvironment, n as refusal, nt as identityOf, rt as messageOf, u as removeCredentials, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { n as readObjectives, p as findOperation, r as resolveObjective } from "./objectives.js";
import { c as fails, n as judgeChange, s as parseBaseline, t as gatherNeighbours } from "./neighbours.js";
import { f as withLock, t as recoverEdits } from "./recover-edits.js";
import { t as writeEdits } from "./write-edits.js";
import { i as readTickets } from "./read-tickets.js";
import { t as readVisibility } from "./visible.js";
import { n as listTicketPlaces, r as loadTicket, t as findPlace } from "./workspace.js";
import { N as idKey } from "./decode.js";
import { i as summarize } from "./summary.js";
import { r as readRecord, t as listNames } from "./read-files.js";
import { t as checkTicket } from "./check-ticket.js";
import { n as parseObjective } from "./objective.js";
import { t as groupTickets } from "./group-tickets.js";
import { a as THREAD, i as RESOLUTION, n as PLAN, o as parseTicket, r as RELATIONS, t as ITEM } from "./parse-ticket.js";
import { t as readBranches } from "./branches.js";
import { n as formatCommitMessage, t as runForPerson } from "./git.js";
import { r as requireWorkTree } from "./repository.js";
import { l as requireCommit, t as readRefs, u as resolveCommit } from "./refs.js";
import { r as listFiles, t as diffRevisions } from "./tree.js";
// src/app/write/gather-view.ts
/**
* Reads what a writing operation sees: the ticket and the objective its input names, and the tickets it refers to.
* @throws usage/unknown-ticket, usage/ambiguous-ticket, usage/unknown-objective, usage/ambiguous-objective
*/
function gatherView(workspace, places, operation, input) {
	const { references = [] } = operation;
	const own = references.includes("ticket") ? void 0 : textAt(input, "ticket");
	const objective = textAt(input, "objective");
	const { targets, unresolved } = resolveAll(workspace, places, references.flatMap((key) => textAt(input, key) ?? []));
	const ticket = own === void 0 ? void 0 : loadTicket(workspace, findPlace(places, own, workspace.ticketRoot));
	return {
		...ticket === void 0 ? {} : { ticket },
		...objective === void 0 ? {} : { objective: readObjective(workspace.root, objective) },
		targets,
		unresolved,
		idKeys: ticket === void 0 ? readIdKeys(workspace.root, places) : /* @__PURE__ */ new Set()
	};
}
function textAt(input, key) {
	const value = input[key];
	return typeof value === "string" ? value : void 0;
}
function resolveAll(workspace, places, references) {
	const targets = /* @__PURE__ */ new Map();
	const unresolved = /* @__PURE__ */ new Map();
	for (const reference of references) try {
		const place = findPlace(places, reference, workspace.ticketRoot);
		targets.set(reference, summarize(loadTicket(workspace, place)));
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		unresolved.set(reference, error);
	}
	return {
		targets,
		unresolved
	};
}
function readObjective(root, reference) {
	const objective = resolveObjective(readObjectives(root), reference);
	const path = `${OBJECTIVE_ROOT}/${objective.id}/item.md`;
	return {
		objective,
		path,
		text: readRecord(root, path, 524288)?.text ?? ""
	};
}
function readIdKeys(root, places) {
	const objectives = listNames(root, OBJECTIVE_ROOT).map(({ name }) => name);
	return new Set([...places.map(({ id }) => id), ...objectives].map(idKey));
}
// src/core/workspace/edit.ts
/** The files as they are after the edits, which apply in order. Nothing is checked: that is for whoever writes. */
function applyEdits(files, edits) {
	const result = new Map(files);
	for (const edit of edits) switch (edit.kind) {
		case "write":
			result.set(edit.path, written(edit.text, result.get(edit.path)));
			break;
		case "remove":
			result.delete(edit.path);
			break;
		case "move": moveFiles(result, edit);
	}
	return result;
}
/** Whether `path` is `dir` itself or lies in it. */
function isWithin(path, dir) {
	return path === dir || path.startsWith(`${dir}/`);
}
function written(text, before) {
	const file = {
		text,
		sizeBytes: byteLength(text)
	};
	return before?.executable === void 0 ? file : {
		...file,
		executable: before.executable
	};
}
function moveFiles(files, move) {
	for (const [path, file] of [...files]) {
		if (!isWithin(path, move.from)) continue;
		files.delete(path);
		files.set(move.to + path.slice(move.from.length), file);
	}
}
// src/app/write/judge-edits.ts
/**
* Judges a planned change in memory, by the rules that the hooks and the Action use. What stood before it and is no
* error of the change is left out: the doctor tells of that.
*/
function judgeEdits(planned, actor, now) {
	const { view, change } = planned;
	const { ticket: before } = view;
	const path = `${OBJECTIVE_ROOT}/${change.id}/item.md`;
	const objective = change.edits.find((edit) => edit.kind === "write" && edit.path === path);
	if (objective?.kind === "write") return judgeObjective(change.id, path, objective);
	const found = judgeTicket(planned, ticketAfter(planned), {
		actor,
		now
	});
	const stood = new Set((before === void 0 ? [] : checkTicket(before, now)).map(identityOf));
	return found.filter((each) => each.severity === "error" || !stood.has(identityOf(each)));
}
function judgeObjective(id, path, { text, before }) {
	const stood = before === void 0 ? [] : parseObjective(before, path, id).diagnostics.map(identityOf);
	return parseObjective(text, path, id).diagnostics.filter((found) => !stood.includes(identityOf(found)));
}
/** The ticket as it will be, parsed from the very texts that will be written. */
function ticketAfter({ workspace, view, change }) {
	const { ticket } = view;
	const files = new Map([...ticket?.files ?? []].map(([inside, file]) => [`${ticket?.dir}/${inside}`, file]));
	const { tickets } = groupTickets(applyEdits(files, change.edits), workspace.ticketRoot);
	const source = tickets.find(({ id }) => id === change.id);
	return source === void 0 ? void 0 : parseTicket(source);
}
function judgeTicket({ workspace, places, view, change }, after, { actor, now }) {
	const context = {
		actor,
		now,
		visible: true,
		configVersion: workspace.config.version,
		base: "the working tree",
		neighbours: readNeighbours(workspace, places, {
			after,
			isNew: view.ticket === void 0
		})
	};
	const text = readRecord(workspace.root, BASELINE_PATH, MAX_RECORD_BYTES)?.text;
	return judgeChange([{
		id: change.id,
		parents: [view.ticket],
		after
	}], context, parseBaseline(text).baseline);
}
function readNeighbours(workspace, places, changed) {
	const { repository, config, ticketRoot } = workspace;
	const byId = new Map(places.map((place) => [place.id, place]));
	const readLanded = (ids) => {
		const { landed } = readVisibility(repository, config);
		return landed === void 0 ? /* @__PURE__ */ new Map() : readTickets(repository, {
			kind: "commit",
			oid: landed
		}, ids, ticketRoot);
	};
	return gatherNeighbours([changed], {
		read: (ids) => new Map([...ids].flatMap((id) => {
			const place = byId.get(id);
			return place === void 0 ? [] : [[id, loadTicket(workspace, place)]];
		})),
		readElsewhere: readLanded,
		readLanded,
		listIds: () => places.map(({ id }) => id)
	});
}
// src/io/git/porcelain.ts
/**
* Commits exactly the given paths, new and deleted files included, and leaves what else is staged as it is. Hooks run
* and the person's configuration (identity, signing) holds. Gives the new commit, or undefined when nothing differs
* from HEAD. When a hook refuses, the paths stay staged. 5 processes.
* @throws git/refused, with everything the hook printed as its cause; git/no-work-tree
*/
async function commit(repo, request) {
	const { paths, message, trailers = [] } = request;
	if (paths.length === 0) return void 0;
	requireWorkTree(repo);
	const own = {
		...repo,
		env: repositoryEnvironment(repo.env, "plain")
	};
	const literal = paths.map((path) => `:(top,literal)${path}`);
	await runChecked(repo, [
		"add",
		"--all",
		"--verbose",
		"--",
		...literal
	]);
	const head = resolveCommit(own, "HEAD");
	if (diffRevisions(own, head === void 0 ? { kind: "empty" } : {
		kind: "commit",
		oid: head
	}, { kind: "index" }, paths).length === 0) return void 0;
	await runChecked(repo, [
		"commit",
		"--only",
		"--cleanup=whitespace",
		"--file=-",
		"--",
		...literal
	], formatCommitMessage(message, trailers));
	return resolveCommit(own, "HEAD");
}
/** Stages files, new and deleted ones included, as they are in the work tree. 1 process. @throws git/refused */
async function stage(repo, paths) {
	await runChecked(repo, [
		"add",
		"--all",
		"--",
		...paths.map((path) => `:(top,literal)${path}`)
	]);
}
/**
* Commits what is staged. Hooks run and the person's configuration (identity, signing) holds. 2 processes.
* @throws git/refused, with everything the hook printed as its cause
*/
async function commitIndex(repo, message, trailers) {
	await runChecked(repo, [
		"commit",
		"--cleanup=whitespace",
		"--file=-"
	], formatCommitMessage(message, trailers));
	return requireCommit({
		...repo,
		env: repositoryEnvironment(repo.env, "plain")
	}, "HEAD");
}
/**
* Pushes refs to a remote, all or none. That the other side does not take it is an outcome, not an error. 1 process
* and what git itself starts (transport, `pre-push`).
* @throws git/refused when the remote cannot be reached or a local hook refuses
*/
async function push(repo, remote, refs) {
	const leases = refs.flatMap(({ target, expected }) => expected === void 0 ? [] : [`--force-with-lease=${target}:${expected ?? ""}`]);
	const refspecs = refs.map(({ source, target }) => `${source ?? ""}:${target}`);
	const args = [
		"push",
		"--porcelain",
		"--atomic",
		...leases,
		"--",
		remote,
		...refspecs
	];
	const ended = await runForPerson(repo, args);
	const rejected = ended.stdout.split("\n").flatMap(parseRejection);
	if (rejected.length > 0) return {
		kind: "rejected",
		refs: rejected
	};
	if (ended.status !== 0) throw refusal(args, ended.status, ended.stderr);
	return { kind: "pushed" };
}
/**
* Switches the work tree to a branch, first making it at `start` where that is given. Git refuses where files would
* be overwritten. 1 process. @throws git/refused
*/
async function switchBranch(repo, name, start) {
	requireWorkTree(repo);
	await runChecked(repo, [
		"switch",
		...start === void 0 ? ["--no-guess"] : ["--no-track", "--create"],
		checkName(name),
		...start === void 0 ? [] : [checkName(start)]
	]);
}
/** `git switch` takes no `--` before a branch. */
function checkName(name) {
	if (name !== "" && !name.startsWith("-")) return name;
	throw failure("git/unknown-revision", { path: "." }, { name });
}
/** `<flag> TAB <from>:<to> TAB <summary>`; the flag of a rejected ref is `!`. https://git-scm.com/docs/git-push */
function parseRejection(line) {
	const [flag, names, summary] = line.split("	");
	if (flag !== "!" || names === void 0 || summary === void 0) return [];
	return [{
		ref: names.slice(names.indexOf(":") + 1),
		reason: removeCredentials(summary.replace(/^\[[^\]]*\] /, ""))
	}];
}
async function runChecked(repo, args, input) {
	const { status, stdout, stderr } = await runForPerson(repo, args, input);
	if (status !== 0) throw refusal(args, status, stderr.trim() === "" ? stdout : stderr);
}
// src/app/write/publish.ts
/**
* Decides, before anything is written, whether git can do what was asked.
* @throws usage/no-remote, usage/no-branch, usage/no-commit-yet
*/
function planPublication(workspace, id, wishes) {
	const { repository, config } = workspace;
	if (wishes.push !== true && wishes.pr !== true) return { kind: wishes.commit === true ? "commit" : "none" };
	const branches = readBranches(repository, {
		remote: config.git.remote,
		defaultBranch: config.git.default_branch
	});
	const { remote, current } = branches;
	if (remote === void 0) throw failure("usage/no-remote", { path: "" }, {});
	if (wishes.pr === true) return planRequest(workspace, {
		id,
		branches,
		remote
	});
	if (current === void 0) throw failure("usage/no-branch", { path: "" }, {});
	return {
		kind: "push",
		remote,
		branch: current
	};
}
/** A branch of its own where the default branch, or none, is checked out; else the one that is. */
function planRequest({ repository }, { id, branches, remote }) {
	const { current, head, defaultBranch } = branches;
	if (head === void 0) throw failure("usage/no-commit-yet", { path: "" }, {});
	if (current !== void 0 && current !== defaultBranch) return {
		kind: "pr",
		remote,
		branch: current
	};
	for (let number = 1;; number++) {
		const branch = `ticket/${id}${number === 1 ? "" : `-${number}`}`;
		const names = [`refs/heads/${branch}`, `refs/remotes/${remote}/${branch}`];
		if (readRefs(repository, names).length === 0) return {
			kind: "pr",
			remote,
			branch,
			start: head
		};
	}
}
/**
* Commits a written change: the records of the ticket, and nothing else that may be staged or changed.
* @throws usage/not-committed, with what git or a hook said
*/
async function commitChange(workspace, change, publication, actor) {
	const { repository } = workspace;
	const paths = committedPaths(workspace, change);
	const trailers = [...change.edits.some((edit) => parseTicketPath(pathOf(edit), workspace.ticketRoot)?.id === change.id) ? [{
		name: "Yoi-Ticket",
		value: change.id
	}] : [], {
		name: "Yoi-Actor",
		value: `${actor.name} (${actor.role})`
	}];
	try {
		const { branch, start } = publication;
		if (branch !== void 0 && start !== void 0) await switchBranch(repository, branch, start);
		return await commit(repository, {
			paths,
			message: change.subject,
			trailers
		});
	} catch (error) {
		const facts = {
			reason: reasonOf(error),
			paths: paths.join(" ")
		};
		throw failure("usage/not-committed", { path: "" }, facts, error);
	}
}
/** Pushes the branch of a committed change. @throws usage/not-pushed */
async function pushChange({ repository }, remote, branch) {
	const name = `refs/heads/${branch}`;
	const fail = (reason, cause) => failure("usage/not-pushed", { path: "" }, {
		remote,
		branch,
		reason
	}, cause);
	let reason;
	try {
		const outcome = await push(repository, remote, [{
			source: name,
			target: name
		}]);
		reason = outcome.kind === "rejected" ? outcome.refs.map((ref) => ref.reason).join("; ") : void 0;
	} catch (error) {
		throw fail(reasonOf(error), error);
	}
	if (reason !== void 0) throw fail(reason);
}
/**
* The paths of a change as git can be given them: a ticket's own records belong together, so that an earlier change
* of them which was not committed yet is committed too; what git has never seen and is gone again is left out.
*/
function committedPaths({ repository, root, ticketRoot }, { edits }) {
	const changed = edits.map(pathOf);
	const records = [...new Set(changed.flatMap((path) => parseTicketPath(path, ticketRoot)?.dir ?? []))].flatMap((dir) => [
		ITEM,
		THREAD,
		RESOLUTION,
		RELATIONS,
		PLAN
	].map((inside) => `${dir}/${inside}`));
	const wanted = [.../* @__PURE__ */ new Set([...changed, ...records])];
	const tracked = new Set(listFiles(repository, { kind: "index" }, wanted).entries.map(({ path }) => path));
	return wanted.filter((path) => tracked.has(path) || readRecord(root, path, 0) !== void 0);
}
function pathOf(edit) {
	return edit.kind === "move" ? edit.to : edit.path;
}
function reasonOf(error) {
	if (error instanceof YoiError) return messageOf(error.diagnostic);
	throw error;
}
// src/app/run-operation.ts
/** After these a person may expect the Orchestrator to take notice. */
const AWAITED = /* @__PURE__ */ new Set([
	"ticket_create",
	"ticket_ready",
	"ticket_queue"
]);
/**
* Runs one writing operation: plans it on what the working tree holds, judges the result in memory, and writes all of
* it or nothing, while no other command writes. What an earlier command left half done is repaired first and reported.
* Faults of the input and of the state things are in are thrown; a change the rules refuse is a result.
* @throws usage/*, state/illegal-transition, file/*, git/*
*/
async function runOperation(workspace, name, input, options) {
	const operation = requireWrite(name, options.actor);
	const run = {
		workspace,
		operation,
		input: checkInput(operation, input),
		options
	};
	const written = await withLock(workspace.stateDir, options.lock, () => writeAndCommit(run));
	if (written.result.outcome === "refused") return written.result;
	return await pushWritten(run, written);
}
async function writeAndCommit(run) {
	const { workspace, operation, input, options } = run;
	const { root, stateDir, config } = workspace;
	const { actor, now, newEventId, lock } = options;
	const recovered = recoverEdits({
		root,
		stateDir
	})?.diagnostics ?? [];
	const places = listTicketPlaces(workspace);
	const { endedQueueings } = options;
	const view = {
		...gatherView(workspace, places, operation, input),
		...endedQueueings === void 0 ? {} : { endedQueueings }
	};
	const context = {
		actor,
		now,
		newEventId,
		config
	};
	const change = operation.plan(view, input, context);
	const publication = planPublication(workspace, change.id, options);
	const found = judgeEdits({
		workspace,
		places,
		view,
		change
	}, actor, now);
	const shared = {
		id: change.id,
		message: change.message,
		diagnostics: [...recovered, ...found]
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
	writeEdits({
		root,
		stateDir
	}, change.edits, { random: lock.random });
	const paths = change.edits.map((edit) => edit.kind === "move" ? edit.to : edit.path);
	return {
		publication,
		result: await commitWritten(run, {
			change,
			publication,
			result: {
				...shared,
				outcome: "done",
				paths,
				notes: []
			}
		})
	};
}
/** A commit that git refuses does not undo the change: the records are right, and nobody should type them again. */
async function commitWritten({ workspace, operation, options }, { change, publication, result }) {
	const notes = AWAITED.has(operation.name) ? noteAboutBranch(workspace, change.id) : [];
	if (publication.kind === "none") return {
		...result,
		notes: [...notes, `Files to commit: ${result.paths.join(" ")}`]
	};
	try {
		const oid = await commitChange(workspace, change, publication, options.actor);
		if (oid === void 0) return {
			...result,
			notes: [...notes, "Nothing was left to commit."]
		};
		return {
			...result,
			commit: oid,
			notes
		};
	} catch (error) {
		return withFailure(result, error);
	}
}
async function pushWritten({ workspace }, { result, publication }) {
	const { remote, branch, kind } = publication;
	if (result.commit === void 0 || remote === void 0 || branch === void 0) return result;
	try {
		await pushChange(workspace, remote, branch);
	} catch (error) {
		return withFailure(result, error);
	}
	const request = kind === "pr" ? [`Branch ${branch} is on ${remote}. Open the pull request on the forge; yoi does not do that yet.`] : [];
	return {
		...result,
		branch,
		notes: [...result.notes, ...request]
	};
}
function withFailure(result, error) {
	if (!(error instanceof YoiError)) throw error;
	return {
		...result,
		diagnostics: [...result.diagnostics, error.diagnostic]
	};
}
/** A ticket that exists only on a feature branch is invisible to the Orchestrator until it lands. 4 to 7 processes. */
function noteAboutBranch({ repository, config, ticketRoot }, id) {
	const { landed, branches } = readVisibility(repository, config);
	const { current, defaultBranch } = branches;
	if (landed === void 0 || defaultBranch === void 0 || current === defaultBranch) return [];
	if (readTickets(repository, {
		kind: "commit",
		oid: landed
	}, /* @__PURE__ */ new Set([id]), ticketRoot).size > 0) return [];
	return [`The ticket is only ${current === void 0 ? "here" : `on ${current}`}: the Orchestrator sees it once it is on ${defaultBranch}.`];
}
/** The writing operation of a name, if the actor may use it. @throws usage/role */
function requireWrite(name, actor) {
	const operation = findOperation(name);
	if (operation?.effect !== "write") throw new TypeError(`${name} is no writing operation`);
	if (operation.roles.includes(actor.role)) return operation;
	const command = `yoi ${operation.command.path.join(" ")}`;
	throw failure("usage/role", { path: "" }, {
		role: actor.role,
		command,
		allowed: operation.roles.join(", ")
	});
}
/**
* The input of an operation by its schema: agents and libraries hand in what they like; the command line has looked at
* its words before. @throws usage/missing-value, usage/bad-value
*/
function checkInput(operation, input) {
	const parsed = operation.input.safeParse(input);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const name = issue?.code === "unrecognized_keys" ? issue.keys[0] ?? "" : issue?.path.join(".") ?? "";
	const value = Object.hasOwn(input, name) ? JSON.stringify(input[name]) : void 0;
	if (value === void 0) {
		const command = `yoi ${operation.command.path.join(" ")}`;
		throw failure("usage/missing-value", { path: "" }, {
			command,
			name
		});
	}
	throw failure("usage/bad-value", { path: "" }, {
		name,
		value,
		suggestion: issue?.message ?? "see the schema"
	});
}
export { pushChange as a, judgeEdits as c, planPublication as i, applyEdits as l, requireWrite as n, commitIndex as o, runOperation as r, stage as s, checkInput as t, gatherView as u };
