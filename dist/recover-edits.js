import { E as string, Q as failure, S as object, T as strictObject, _ as discriminatedUnion, b as literal, et as finding, h as array, y as int } from "./plumbing.js";
import { a as syncDirectory, i as rename, n as pruneEmpty, o as writeFailure, r as removeFile, s as writeNew, t as makeDirectory$1 } from "./durable.js";
import { L as shortHash } from "./decode.js";
import { n as tempName, r as errorCode, t as isTempName } from "./temp-name.js";
import { a as parentOf, i as checkWritable, o as walk, s as within } from "./read-files.js";
import { hostname } from "node:os";
import { dirname, relative, sep } from "node:path";
import { constants, copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
// src/io/process/alive.ts
/** Fields of proc_pid_stat(5), undefined where there is no such process or no /proc. No process. */
function readProcessStat(pid) {
	let stat;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	} catch {
		return;
	}
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const [state, parent, group] = fields;
	const started = fields[19];
	if (state === void 0 || started === void 0) return void 0;
	return {
		state,
		parent: Number(parent),
		group: Number(group),
		started
	};
}
/** When a process started, as its system says it; undefined where it ended or the system does not say. */
function processStart(pid) {
	return readProcessStat(pid)?.started;
}
/** Whether a pid is in use, by whomever. */
function isPidInUse(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !(error instanceof Error && "code" in error && error.code === "ESRCH");
	}
}
/**
* Whether a process of this machine still runs. A zombie does not; where the system does not tell when a process
* started, any process with that pid counts.
*/
function isProcessAlive({ pid, started }) {
	if (!isPidInUse(pid)) return false;
	const now = readProcessStat(pid);
	if (now === void 0) return true;
	if (now.state === "Z" || now.state === "X") return false;
	return started === "unknown" || now.started === started;
}
// src/io/files/lock-holder.ts
const holderSchema = object({
	/** Random: no two holders are ever taken for each other. */
	token: string().regex(/^[0-9a-z-]+$/),
	pid: int().positive(),
	host: string(),
	/** When the process started, in clock ticks since boot; Linux only. With the pid it names a process for good. */
	started: string().optional(),
	/** Which boot of the machine; Linux only. */
	boot: string().optional(),
	/** Which process namespace the pid counts in; Linux only. */
	pidSpace: string().optional()
});
/** This process as a holder. */
function describeSelf(token) {
	const started = processStart("self");
	const boot = tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
	const pidSpace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
	return {
		token,
		pid: process.pid,
		host: hostname(),
		...started === void 0 ? {} : { started },
		...boot === void 0 ? {} : { boot },
		...pidSpace === void 0 ? {} : { pidSpace }
	};
}
/** Reads a holder from the text of a lock file; undefined when it is not one. */
function parseHolder(text) {
	try {
		return holderSchema.parse(JSON.parse(text));
	} catch {
		return;
	}
}
/**
* Whether a holder has certainly ended. One of another machine, or of another container on this one, cannot be
* asked and counts as running.
*/
function hasEnded(holder, self) {
	if (holder.host !== self.host) return false;
	if (holder.boot !== self.boot && holder.boot !== void 0 && self.boot !== void 0) return true;
	if (holder.pidSpace !== self.pidSpace) return false;
	if (!isPidInUse(holder.pid)) return true;
	const now = readProcessStat(holder.pid);
	if (now === void 0) return false;
	return now.state === "Z" || now.state === "X" || holder.started !== void 0 && now.started !== holder.started;
}
function tryRead(read) {
	try {
		return read();
	} catch {
		return;
	}
}
// src/io/files/lock.ts
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;
/** A lock file that says nothing after this long was cut short by a power failure. */
const EMPTY_LOCK_MS = 1e4;
/**
* Runs something while no other process writes in any worktree of the repository. Waits for a running holder, takes
* over from one that has ended. Not reentrant. Throws `file/locked`, naming the holder, when the time is over.
*/
async function withLock(stateDir, options, run) {
	const token = [options.random(), options.random()].map((part) => Math.floor(part * 36 ** 8).toString(36)).join("-");
	const attempt = {
		stateDir,
		self: describeSelf(token),
		card: `${stateDir}/lock-${token}`,
		options
	};
	const lock = `${stateDir}/lock`;
	try {
		makeDirectory(stateDir);
		writeFileSync(attempt.card, JSON.stringify(attempt.self), { flag: "wx" });
		await acquire(attempt, lock);
	} catch (error) {
		throw writeFailure(error, lock);
	} finally {
		remove(attempt.card);
	}
	try {
		return await run();
	} finally {
		if (readHolder(lock)?.token === token) remove(lock);
	}
}
/** Not at once with `recursive`, which reports a read-only file system as ENOENT. */
function makeDirectory(dir) {
	try {
		mkdirSync(dir);
	} catch (error) {
		const code = errorCode(error);
		if (code === "ENOENT") mkdirSync(dir, { recursive: true });
		else if (code !== "EEXIST") throw error;
	}
}
async function acquire(attempt, lock) {
	const { timeoutMs, now, random, onWait } = attempt.options;
	const start = now();
	let told = false;
	for (let pauseMs = FIRST_PAUSE_MS; !tryAcquire(attempt, lock); pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const holder = readHolder(lock);
		if (now() - start >= timeoutMs) {
			const facts = {
				pid: holder?.pid ?? "?",
				host: holder?.host ?? "?",
				seconds: Math.ceil(timeoutMs / 1e3),
				lock
			};
			throw failure("file/locked", { path: "" }, facts);
		}
		if (!told && holder !== void 0) {
			told = true;
			onWait?.(holder);
		}
		await setTimeout(pauseMs * (.5 + random() / 2));
	}
	removeRemains(attempt);
}
/**
* Makes the file at `path` ours if nobody holds it, or if its holder has ended. The right to remove the file of an
* ended holder is itself such a file, named after the holder's token. So of any number of processes that see the
* same ended holder one removes its file, and it looks again first: once the file is somebody else's, its token is
* another one, for ever, and a process that comes late does nothing.
*/
function tryAcquire(attempt, path) {
	if (create(attempt, path)) return true;
	const ended = readEnded(attempt, path);
	if (ended === void 0) return false;
	const right = `${attempt.stateDir}/takeover-${ended}`;
	if (!tryAcquire(attempt, right)) return false;
	try {
		if (readEnded(attempt, path) !== ended) return false;
		remove(path);
		return create(attempt, path);
	} finally {
		remove(right);
	}
}
/** The token of an ended holder of a file; undefined while the holder may be running or when there is no file. */
function readEnded(attempt, path) {
	const holder = readHolder(path);
	if (holder !== void 0) return hasEnded(holder, attempt.self) ? holder.token : void 0;
	const stats = lstatSync(path, { throwIfNoEntry: false });
	if (stats === void 0 || attempt.options.now() - stats.mtimeMs < EMPTY_LOCK_MS) return void 0;
	return `unnamed-${stats.ino}-${Math.round(stats.mtimeMs)}`;
}
function create(attempt, path) {
	try {
		linkSync(attempt.card, path);
		return true;
	} catch (error) {
		const code = errorCode(error);
		if (code === "EEXIST") return false;
		if ([
			"EPERM",
			"ENOTSUP",
			"EOPNOTSUPP",
			"ENOSYS",
			"EMLINK"
		].includes(code)) return copyExclusively(attempt.card, path);
		throw writeFailure(error, path);
	}
}
function copyExclusively(from, to) {
	try {
		copyFileSync(from, to, constants.COPYFILE_EXCL);
		return true;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return false;
		throw writeFailure(error, to);
	}
}
/**
* Removes the cards and rights of processes that ended while they waited. Only the holder of the lock does so: a
* right to take the lock from an earlier holder is worth nothing any more.
*/
function removeRemains(attempt) {
	for (const name of readdirSync(attempt.stateDir)) {
		if (!name.startsWith("lock-") && !name.startsWith("takeover-")) continue;
		const path = `${attempt.stateDir}/${name}`;
		const holder = readHolder(path);
		if (holder !== void 0 && hasEnded(holder, attempt.self)) remove(path);
	}
}
function readHolder(path) {
	try {
		return parseHolder(readFileSync(path, "utf8"));
	} catch {
		return;
	}
}
function remove(path) {
	try {
		unlinkSync(path);
	} catch (error) {
		if (!["ENOENT", "ENOTDIR"].includes(errorCode(error))) throw error;
	}
}
// src/io/files/journal.ts
const moveSchema = strictObject({
	kind: literal("move"),
	from: string(),
	to: string()
});
const removeSchema = strictObject({
	kind: literal("remove"),
	path: string(),
	before: string(),
	/** The file is renamed to this until the update is finished: its presence says that the step was taken. */
	temp: string()
});
const writeSchema = strictObject({
	kind: literal("write"),
	path: string(),
	before: string().nullable(),
	after: string(),
	/** Holds the new text until it is renamed to `path`: its absence says that the step was taken. */
	temp: string()
});
const journalSchema = discriminatedUnion("phase", [strictObject({
	version: literal(1),
	phase: literal("prepare"),
	token: string(),
	root: string(),
	paths: array(string()),
	temps: array(string())
}), strictObject({
	version: literal(1),
	phase: literal("apply"),
	token: string(),
	root: string(),
	steps: array(discriminatedUnion("kind", [
		moveSchema,
		removeSchema,
		writeSchema
	])).readonly()
})]);
/**
* How a worktree is named in its journal: by its place relative to the state directory, so that the name survives
* when the repository is moved or mounted elsewhere.
*/
function rootName(place) {
	return relative(realpathSync(place.stateDir), realpathSync(place.root)).replaceAll(sep, "/");
}
/**
* The path of the worktree's journal. Each worktree has its own, so that none repairs, or waits for, what was begun
* in another; at most one command writes at a time, so each has at most one.
*/
function journalPath(place) {
	return `${place.stateDir}/journal-${shortHash(rootName(place))}.json`;
}
/** Whether a worktree has a journal, finished or draft. Cheap: for the start of every command. */
function hasJournal(place) {
	if (lstatSync(place.stateDir, { throwIfNoEntry: false }) === void 0) return false;
	const path = journalPath(place);
	return [path, draftOf(path)].some((at) => lstatSync(at, { throwIfNoEntry: false }) !== void 0);
}
/** Reads the worktree's journal. A draft, which was never finished, is removed: it does not count. */
function readJournal(place, onStep) {
	const path = journalPath(place);
	removeFile(draftOf(path), onStep);
	if (lstatSync(path, { throwIfNoEntry: false }) === void 0) return { kind: "none" };
	const journal = parseJournal(readFileSync(path, "utf8"));
	if (journal === void 0 || journal.root !== rootName(place)) return { kind: "damaged" };
	return {
		kind: "journal",
		journal
	};
}
/** Puts a journal on disk, in one step and for good: it is there whole or not at all, also after a power cut. */
function writeJournal(place, journal, onStep) {
	const path = journalPath(place);
	removeFile(draftOf(path), onStep);
	writeNew(draftOf(path), Buffer.from(JSON.stringify(journal)), onStep);
	rename(draftOf(path), path, onStep);
	syncDirectory(place.stateDir);
}
/** Removes the journal: from here on the update is finished business. */
function removeJournal(place, onStep) {
	const path = journalPath(place);
	removeFile(draftOf(path), onStep);
	removeFile(path, onStep);
	syncDirectory(place.stateDir);
}
/** The temporary files of a journal, also those that exist only while an update is taken back. */
function tempsOf(journal) {
	if (journal.phase === "prepare") return journal.temps;
	return journal.steps.flatMap((step) => {
		if (step.kind === "move") return [];
		return step.kind === "remove" ? [step.temp] : [step.temp, backTempOf(step)];
	});
}
/** The files and directories a journal is about. */
function pathsOf(journal) {
	if (journal.phase === "prepare") return journal.paths;
	return journal.steps.map((step) => step.kind === "move" ? step.to : step.path);
}
/** The temporary file through which a write's old text is put back. */
function backTempOf(step) {
	return `${step.temp}-back`;
}
function draftOf(path) {
	return `${path}.draft`;
}
function parseJournal(text) {
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		return;
	}
	const { success, data: journal } = journalSchema.safeParse(data);
	if (!success || !tempsOf(journal).every((temp) => isTempName(temp.slice(temp.lastIndexOf("/") + 1)))) return void 0;
	return journal;
}
// src/io/files/plan-edits.ts
/**
* The steps of an update, in the order they are taken: moves, removals, writes. Edits that change nothing are left
* out. Throws `file/outside` for a path that may not be written, and an ordinary error (a bug of the caller) where
* moves do not come first or touch each other, or where two edits are of one path.
*/
function planEdits(root, edits, token) {
	checkEdits(edits);
	const moves = [];
	const removes = [];
	const writes = [];
	for (const [index, edit] of edits.entries()) {
		if (edit.kind === "move") {
			moves.push({
				kind: "move",
				from: edit.from,
				to: edit.to
			});
			continue;
		}
		const { path } = edit;
		const temp = `${standingParent(root, path)}${tempName(token, index)}`;
		if (edit.kind === "remove") removes.push({
			kind: "remove",
			path,
			before: edit.before,
			temp
		});
		else if (edit.text !== edit.before) writes.push({
			kind: "write",
			path,
			before: edit.before ?? null,
			after: edit.text,
			temp
		});
	}
	return [
		...moves,
		...removes,
		...writes
	];
}
/** Where a file is while some moves are still to be made: its path before them. */
function pathBeforeMoves(path, pending) {
	if (pending.length === 0) return path;
	const moves = new Map(pending.map(({ from, to }) => [to, from]));
	for (const dir of [path, ...ancestors(path)]) {
		const from = moves.get(dir);
		if (from !== void 0) return from + path.slice(dir.length);
	}
	return path;
}
/** The nearest directory that stands already, with a slash: renaming from there stays within one file system. */
function standingParent(root, path) {
	const dir = ancestors(path).find((above) => walk(root, above).kind === "directory");
	return dir === void 0 ? "" : `${dir}/`;
}
function checkEdits(edits) {
	const moves = edits.filter((edit) => edit.kind === "move");
	const others = edits.filter((edit) => edit.kind !== "move");
	const ends = moves.flatMap(({ from, to }) => [from, to]);
	const paths = others.map(({ path }) => path);
	for (const path of [...ends, ...paths]) checkWritable(path);
	if (edits.slice(0, moves.length).some((edit) => edit.kind !== "move")) throw new Error("moves come first");
	if (touchEachOther(ends)) throw new Error("moves touch each other");
	if (new Set(paths).size < paths.length) throw new Error("two edits of one path");
	const sources = new Set(moves.map(({ from }) => from));
	if (paths.some((path) => [path, ...ancestors(path)].some((dir) => sources.has(dir)))) throw new Error("an edit lies where a move takes everything away");
}
function touchEachOther(paths) {
	const all = new Set(paths);
	return all.size < paths.length || paths.some((path) => ancestors(path).some((dir) => all.has(dir)));
}
/** The directories above a path, nearest first, without the root. */
function ancestors(path) {
	const result = [];
	for (let dir = parentOf(path); dir !== ""; dir = parentOf(dir)) result.push(dir);
	return result;
}
// src/io/files/inspect-step.ts
/** The state of every step, in the order of the journal. */
function inspectSteps(root, journal) {
	const pending = journal.steps.filter((step) => step.kind === "move").filter((move) => isPending(root, move));
	return journal.steps.map((step) => inspectStep(root, step, {
		journal,
		pending
	}));
}
/** The state of one step. `pending` are the moves that are still to be made. */
function inspectStep(root, step, context) {
	switch (step.kind) {
		case "move": return inspectMove(root, step, context.journal);
		case "remove": return inspectRemove(root, step, context.pending);
		case "write": return inspectWrite(root, step, context.pending);
	}
}
/** What a path holds now. Throws where a file cannot be read. */
function readContent(root, path) {
	const standing = walk(root, path);
	if (standing.kind === "missing") return { kind: "nothing" };
	if (standing.kind !== "file" || standing.path !== path || standing.stats === void 0) return { kind: "barred" };
	return {
		kind: "file",
		bytes: readFileSync(within(root, path)),
		stats: standing.stats
	};
}
/** Whether a path holds exactly a text, or nothing where the text is null. */
function holds(content, text) {
	if (text === null) return content.kind === "nothing";
	return content.kind === "file" && content.bytes.equals(Buffer.from(text));
}
/** Whether a temporary file is there. */
function isThere(root, path) {
	return lstatSync(within(root, path), { throwIfNoEntry: false }) !== void 0;
}
function inspectWrite(root, step, pending) {
	const content = readContent(root, pathBeforeMoves(step.path, pending));
	if (holds(content, step.after)) return "done";
	if (holds(content, step.before)) return "todo";
	return isThere(root, step.temp) ? "changed" : "superseded";
}
function inspectRemove(root, step, pending) {
	const content = readContent(root, pathBeforeMoves(step.path, pending));
	if (content.kind === "nothing") return "done";
	if (isThere(root, step.temp)) return "superseded";
	return holds(content, step.before) ? "todo" : "changed";
}
function inspectMove(root, step, journal) {
	if (isPending(root, step)) return "todo";
	const [from, to] = [walk(root, step.from).kind, walk(root, step.to).kind];
	if (from === "missing") return to === "file" || to === "directory" ? "done" : "superseded";
	return journal.steps.some((later) => wasTaken(root, later)) ? "superseded" : "changed";
}
function wasTaken(root, step) {
	if (step.kind === "move") return false;
	return isThere(root, step.temp) === (step.kind === "remove");
}
function isPending(root, move) {
	const from = walk(root, move.from);
	return from.path === move.from && (from.kind === "file" || from.kind === "directory") && walk(root, move.to).kind === "missing";
}
// src/io/files/settle.ts
/**
* Brings an update to its end, from wherever it stands: done, or, where somebody changed one of its files before it
* was written, taken back. It may be killed at any step and called again. `beforeTakingBack` runs while everything
* is still there.
*/
function settle(work, beforeTakingBack) {
	const states = inspectSteps(work.place.root, work.journal);
	const course = decideCourse(states, tempsLeft(work));
	const changed = course === "forward" ? goForward(work) : course === "back" ? foreign(work.journal, states) : [];
	if (changed.length > 0) {
		beforeTakingBack();
		takeBack(work);
	}
	finish(work.place, work.journal, work.onStep);
	return {
		outcome: changed.length > 0 || course === "abandon" ? "undone" : "completed",
		changed
	};
}
/** Sets every file that is still as the update left it back to what it was before; leaves all others alone. */
function takeBack(work) {
	const states = inspectSteps(work.place.root, work.journal);
	for (const [index, step] of [...work.journal.steps.entries()].reverse()) if (states[index] === "done") untake(work, step);
}
/** Removes what an update leaves beside the records, makes its renames last, and removes its journal. */
function finish(place, journal, onStep) {
	const temps = tempsOf(journal);
	for (const temp of temps) removeFile(within(place.root, temp), onStep);
	const paths = [
		...temps,
		...pathsOf(journal),
		...sourcesOf(journal)
	];
	const parents = new Set(paths.map((path) => parentOf(path)));
	for (const dir of parents) pruneEmpty(place.root, within(place.root, dir), onStep);
	const changed = /* @__PURE__ */ new Set([...parents, ...[...parents].map(parentOf)]);
	for (const dir of changed) syncDirectory(within(place.root, dir));
	removeJournal(place, onStep);
}
/**
* What to do with an update that was interrupted. `abandon`: nothing of it is visible and its prepared files are
* gone; either they were cleaned away, or it was finished long ago and the files have been set back since (another
* branch is checked out). To do it now would surprise.
*/
function decideCourse(states, temps) {
	if (states.includes("changed")) return "back";
	if (!states.includes("todo")) return "complete";
	if (temps.expected && !temps.left && states.every((state) => state === "todo")) return "abandon";
	return "forward";
}
function tempsLeft(work) {
	const writes = work.journal.steps.filter((step) => step.kind === "write");
	return {
		expected: writes.length > 0,
		left: writes.some((step) => isThere(work.place.root, step.temp))
	};
}
/** Takes the steps that are still to be taken; stops where somebody changed a path, and names it. */
function goForward(work) {
	const { journal, place } = work;
	for (const step of journal.steps) {
		const state = inspectStep(place.root, step, {
			journal,
			pending: []
		});
		if (state === "changed") return foreign(journal, inspectSteps(place.root, journal));
		if (state !== "todo") continue;
		try {
			take(work, step);
		} catch (error) {
			throw writeFailure(error, step.kind === "move" ? step.to : step.path);
		}
	}
	return [];
}
function foreign(journal, states) {
	return pathsOf(journal).filter((_, index) => states[index] === "changed" || states[index] === "superseded");
}
function take({ place: { root }, onStep }, step) {
	switch (step.kind) {
		case "move":
			makeParent(root, step.to, onStep);
			rename(within(root, step.from), within(root, step.to), onStep);
			break;
		case "remove":
			rename(within(root, step.path), within(root, step.temp), onStep);
			break;
		case "write":
			makeParent(root, step.path, onStep);
			prepareTemp(root, step, onStep);
			rename(within(root, step.temp), within(root, step.path), onStep);
	}
}
function untake({ place: { root }, onStep }, step) {
	switch (step.kind) {
		case "move":
			makeParent(root, step.from, onStep);
			rename(within(root, step.to), within(root, step.from), onStep);
			break;
		case "remove":
			if (isThere(root, step.temp)) rename(within(root, step.temp), within(root, step.path), onStep);
			break;
		case "write": if (step.before === null) removeFile(within(root, step.path), onStep);
		else putBack(root, {
			...step,
			before: step.before
		}, onStep);
	}
}
function putBack(root, step, onStep) {
	const now = readContent(root, step.path);
	const temp = within(root, backTempOf(step));
	removeFile(temp, onStep);
	writeNew(temp, Buffer.from(step.before), onStep, now.kind === "file" ? now.stats : void 0);
	rename(temp, within(root, step.path), onStep);
}
/** The prepared file, made again from the journal where it was cleaned away or is not whole. */
function prepareTemp(root, step, onStep) {
	if (holds(readContent(root, step.temp), step.after)) return;
	const temp = within(root, step.temp);
	const now = readContent(root, step.path);
	removeFile(temp, onStep);
	writeNew(temp, Buffer.from(step.after), onStep, now.kind === "file" ? now.stats : void 0);
}
function makeParent(root, path, onStep) {
	for (const dir of makeDirectory$1(within(root, parentOf(path)), onStep)) syncDirectory(dir);
}
function sourcesOf(journal) {
	if (journal.phase === "prepare") return [];
	return journal.steps.flatMap((step) => step.kind === "move" ? [step.from] : []);
}
// src/io/files/recover-edits.ts
/**
* For the start of every command: repairs what an earlier one left behind in this worktree, waiting for the lock
* only when there is something. Gives undefined in the usual case, after two or three lstat calls.
*/
async function recoverPending(place, options) {
	if (!hasJournal(place)) return void 0;
	return await withLock(place.stateDir, options, () => recoverEdits(place));
}
/**
* Finishes or takes back the update that a killed command left in this worktree; other worktrees keep theirs. The
* caller holds the lock: the journal of a command that still runs looks the same. Throws the failures of writing,
* and then leaves the journal for the next attempt.
*/
function recoverEdits(place, options = {}) {
	if (!hasJournal(place)) return void 0;
	const onStep = options.onStep ?? (() => void 0);
	try {
		const found = readJournal(place, onStep);
		if (found.kind === "none") return void 0;
		if (found.kind === "damaged") return putAside(place);
		return recover(place, found.journal, onStep);
	} catch (error) {
		throw writeFailure(error, "the journal of an interrupted command");
	}
}
function recover(place, journal, onStep) {
	if (journal.phase === "prepare") {
		finish(place, journal, onStep);
		return report(place, journal, {
			outcome: "undone",
			changed: []
		});
	}
	return report(place, journal, settle({
		place,
		journal,
		onStep
	}, () => keepTexts(place, journal)));
}
function report(place, journal, settled) {
	const { outcome, changed } = settled;
	const paths = pathsOf(journal);
	const path = paths[0] ?? "";
	const facts = {
		path,
		count: paths.length
	};
	const code = outcome === "completed" ? "file/journal-completed" : "file/journal-undone";
	const conflicts = changed.map((at) => finding("file/journal-conflict", { path: at }, {
		path: at,
		kept: `${keptDir(place, journal)}/${at}`
	}));
	return {
		outcome,
		paths,
		diagnostics: conflicts.length > 0 ? conflicts : [finding(code, { path }, facts)]
	};
}
/** Nothing that a command wanted to write is lost: its texts are kept, as files, before the update is taken back. */
function keepTexts(place, journal) {
	for (const step of journal.steps) {
		if (step.kind !== "write") continue;
		const kept = `${keptDir(place, journal)}/${step.path}`;
		mkdirSync(dirname(kept), { recursive: true });
		writeFileSync(kept, step.after);
	}
}
function keptDir(place, journal) {
	return `${place.stateDir}/kept/${journal.token}`;
}
function putAside(place) {
	const path = journalPath(place);
	let kept = `${path}.damaged`;
	for (let number = 2; existsSync(kept); number++) kept = `${path}.damaged-${number}`;
	renameSync(path, kept);
	return {
		outcome: "damaged",
		paths: [],
		diagnostics: [finding("file/journal-damaged", { path: "" }, { kept })]
	};
}
export { takeBack as a, pathBeforeMoves as c, writeJournal as d, withLock as f, readProcessStat as h, settle as i, planEdits as l, isProcessAlive as m, recoverPending as n, holds as o, describeSelf as p, finish as r, readContent as s, recoverEdits as t, rootName as u };
