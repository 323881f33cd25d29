import { $ as slugOf, J as idKey, Q as shortHash, n as unreadRecord, t as decodeRecord } from "./decode.js";
import { H as maxBytesOf, K as finding, S as OBJECTIVE_ROOT, T as isOlderStatus, W as failure, b as CONFIG_PATH, d as strictObject, f as string, i as discriminatedUnion, l as object, n as array, o as int, s as literal, v as nearest, y as BASELINE_PATH, z as MAX_RECORD_BYTES } from "./schemas.js";
import { l as parseConfig, o as openRepository, s as requireWorkTree } from "./width.js";
import { a as makeDirectory$1, c as rename, d as writeNew, f as errorCode, i as tempName, l as syncDirectory, o as pruneEmpty, r as isTempName, s as removeFile, u as writeFailure } from "./errors.js";
import { m as ITEM, v as THREAD, x as checkFileProblem, y as parseTicket } from "./headings.js";
import { hostname } from "node:os";
import { dirname, relative, sep } from "node:path";
import { closeSync, constants, copyFileSync, existsSync, fstatSync, linkSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, realpathSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
// src/io/files/path.ts
/**
* Goes from the root down a path, asking what each segment is and following nothing. Ends at the first segment that
* is not a directory; a path below something that is missing is `missing` itself. Throws `file/outside` for an
* absolute path and one with empty, `.` or `..` segments.
*
* Node has no openat(2), so whoever can replace a directory by a link between this look and the use of the path can
* still lead astray: this guards against what is in a repository, not against another process of the same user.
*/
function walk(root, path) {
	let at = "";
	let standing = {
		path,
		kind: "directory"
	};
	for (const name of splitPath(path)) {
		at = at === "" ? name : `${at}/${name}`;
		standing = lookAt(root, at);
		if (standing.kind === "missing") return {
			path,
			kind: "missing"
		};
		if (standing.kind !== "directory") return standing;
	}
	return standing;
}
/** Throws `file/outside` for a path that yoi must not write: it leads out, into `.git`, or has a control character. */
function checkWritable(path) {
	if (/[\u0000-\u001f\u007f\\]/.test(path) || splitPath(path).some(isGitName)) throw failure("file/outside", { path }, { path });
}
function splitPath(path) {
	const names = path.split("/");
	if (names.some(leadsAway)) throw failure("file/outside", { path }, { path });
	return names;
}
function leadsAway(name) {
	return name === "" || name === "." || name === ".." || name.includes("\0") || sep === "\\" && name.includes(sep);
}
/** Windows drops a trailing dot or space, and `git~1` is the short name of `.git` there (git's core.protectNTFS). */
function isGitName(name) {
	return /^(\.git|git~1)[. ]*$/i.test(name);
}
/** The directory of a path relative to the root; that of a name at the top is "". */
function parentOf(path) {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "" : path.slice(0, slash);
}
/** A relative path as the operating system takes it; "" is the root itself. */
function within(root, path) {
	return path === "" ? root : `${root}/${path}`;
}
/** The kind of what stat or a directory entry describes. */
function kindOf(entry) {
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "directory";
	return entry.isSymbolicLink() ? "symlink" : "other";
}
function lookAt(root, path) {
	try {
		const stats = lstatSync(within(root, path), { throwIfNoEntry: false });
		return stats === void 0 ? {
			path,
			kind: "missing"
		} : {
			path,
			kind: kindOf(stats),
			stats
		};
	} catch {
		return {
			path,
			kind: "unreadable"
		};
	}
}
// src/io/files/read-files.ts
let buffer = Buffer.alloc(65536);
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/**
* Reads every file at and below some paths of the working tree, each directory in the order of its names. What is
* missing is left out. A link (also on the way to a path: `.yoi` itself) and whatever else cannot be read is an
* entry with its problem; nothing is followed and no name is interpreted. An empty directory leaves no trace, as in
* git, and neither do the temporary files of a write that is under way.
*/
function readFileSet(root, under, options) {
	const reader = {
		root,
		options,
		files: /* @__PURE__ */ new Map()
	};
	for (const path of under) {
		const standing = options.listed === true ? {
			path,
			kind: "directory"
		} : walk(root, path);
		if (standing.kind === "directory") readDirectory(reader, path);
		else if (standing.kind === "file" && standing.path === path) addFile(reader, path);
		else if (standing.kind !== "missing") reader.files.set(standing.path, barrier(standing));
	}
	return reader.files;
}
/** Reads one file, or gives undefined where there is none; a link on the way to it is its problem `symlink`. */
function readRecord(root, path, maxBytes) {
	const standing = walk(root, path);
	if (standing.kind === "missing") return void 0;
	if (standing.kind !== "file" || standing.path !== path) return barrier(standing);
	const reader = {
		root,
		options: { maxBytes: () => maxBytes },
		files: /* @__PURE__ */ new Map()
	};
	addFile(reader, path);
	return reader.files.get(path);
}
/**
* The names in one directory, sorted; none where it is missing. Throws `file/symlink`, `file/special` or
* `file/unreadable` where it cannot be listed, so that nobody takes a barred directory for an empty one.
*/
function listNames(root, dir) {
	const standing = walk(root, dir);
	if (standing.kind === "missing") return [];
	if (standing.kind !== "directory") {
		const { path } = standing;
		throw failure(`file/${problemOf(standing)}`, { path }, { path });
	}
	const entries = listDirectory(within(root, dir));
	if (entries === void 0) throw failure("file/unreadable", { path: dir }, { path: dir });
	return entries.map((entry) => ({
		name: entry.name,
		kind: kindOf(entry)
	}));
}
function readDirectory(reader, dir) {
	const entries = listDirectory(within(reader.root, dir));
	if (entries === void 0) {
		reader.files.set(dir, unreadRecord("unreadable", 0));
		return;
	}
	for (const entry of entries) {
		const path = `${dir}/${entry.name}`;
		if (entry.isFile()) addFile(reader, path);
		else if (!entry.isDirectory()) reader.files.set(path, unreadRecord(entry.isSymbolicLink() ? "symlink" : "special", 0));
		else if (reader.options.isFilePath?.(path)) reader.files.set(path, unreadRecord("directory", 0));
		else readDirectory(reader, path);
	}
}
/** The entries of a directory by name, undefined where it may not be read; one that just vanished is empty. */
function listDirectory(dir) {
	try {
		return readdirSync(dir, { withFileTypes: true }).filter((entry) => !isTempName(entry.name)).sort((a, b) => a.name < b.name ? -1 : 1);
	} catch (error) {
		return errorCode(error) === "ENOENT" ? [] : void 0;
	}
}
function addFile(reader, path) {
	const file = openAndRead(reader, path);
	if (file !== void 0) reader.files.set(path, file);
}
function openAndRead(reader, path) {
	let fd;
	try {
		fd = openSync(within(reader.root, path), READ_FLAGS);
	} catch (error) {
		const code = errorCode(error);
		if (code === "ELOOP") return unreadRecord("symlink", 0);
		if (code === "ENOENT" && !path.includes("�")) return void 0;
		return unreadRecord("unreadable", 0);
	}
	try {
		return readOpened(reader, path, fd);
	} catch {
		return unreadRecord("unreadable", 0);
	} finally {
		closeSync(fd);
	}
}
function readOpened(reader, path, fd) {
	const stats = fstatSync(fd);
	if (!stats.isFile()) return unreadRecord(stats.isDirectory() ? "directory" : "special", 0);
	const file = readContent$1(reader, path, {
		fd,
		size: stats.size
	});
	return (stats.mode & 64) === 0 ? file : {
		...file,
		executable: true
	};
}
function readContent$1(reader, path, opened) {
	const { fd, size } = opened;
	if (reader.options.wanted?.(path) === false) return unreadRecord("skipped", size);
	const maxBytes = reader.options.maxBytes(path);
	if (size > maxBytes) return unreadRecord("too-large", size);
	return decodeRecord(readBytes(fd, size, maxBytes), maxBytes);
}
/**
* Reads to the end, also of a file that grows meanwhile, but never more than one byte above the limit. A file that gives
* all it was said to have, and less than was asked for, has ended: it is not asked again.
*/
function readBytes(fd, size, maxBytes) {
	if (buffer.length <= size) buffer = Buffer.alloc(size * 2);
	let length = 0;
	for (;;) {
		const room = Math.min(buffer.length, maxBytes + 1) - length;
		const count = room === 0 ? 0 : readSync(fd, buffer, length, room, null);
		length += count;
		if (length > maxBytes || count < room && (count === 0 || length >= size)) return buffer.subarray(0, length);
		if (length === buffer.length) {
			const larger = Buffer.alloc(length * 2);
			larger.set(buffer);
			buffer = larger;
		}
	}
}
function barrier(standing) {
	return unreadRecord(problemOf(standing), 0);
}
function problemOf(standing) {
	if (standing.kind === "symlink" || standing.kind === "directory" || standing.kind === "unreadable") return standing.kind;
	return "special";
}
// src/app/doctor/read-workspace.ts
/** Lists the ticket directories of the working tree, sorted, those of an older layout included. */
function listTicketDirs(root, ticketRoot) {
	const dirs = [];
	const strays = [];
	const links = [];
	const list = (parent, status) => {
		for (const { name, kind } of listNames(root, parent)) {
			const path = `${parent}/${name}`;
			if (kind === "symlink") links.push(path);
			else if (kind !== "directory") strays.push(path);
			else if (status === void 0 && isOlderStatus(name)) list(path, name);
			else dirs.push({
				id: name,
				dir: path,
				...status === void 0 ? {} : { status }
			});
		}
	};
	list(ticketRoot, void 0);
	return {
		dirs,
		strays,
		links
	};
}
/** Reads the files of one ticket directory of the working tree; `listed` says that `listTicketDirs` has just named it. */
function readTicketDir(root, place, { listed = false } = {}) {
	const prefix = place.dir.length + 1;
	const files = /* @__PURE__ */ new Map();
	const maxBytes = (path) => maxBytesOf(path.slice(prefix));
	for (const [path, file] of readFileSet(root, [place.dir], {
		maxBytes,
		listed
	})) if (path.length < prefix) for (const inside of [ITEM, THREAD]) files.set(inside, file);
	else files.set(path.slice(prefix), file);
	return {
		...place,
		files
	};
}
/** Reads the records of the working tree that are no tickets: configuration, baseline, objectives. */
function readSettingFiles(root) {
	const files = new Map(readFileSet(root, [OBJECTIVE_ROOT], {
		maxBytes: () => MAX_RECORD_BYTES,
		wanted: isObjective
	}));
	for (const path of [CONFIG_PATH, BASELINE_PATH]) {
		const file = readRecord(root, path, MAX_RECORD_BYTES);
		if (file !== void 0) files.set(path, file);
	}
	return files;
}
function isObjective(path) {
	return path.endsWith("/item.md");
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
	const started = readProcess("self")?.started;
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
	if (!isRunning(holder.pid)) return true;
	const now = readProcess(String(holder.pid));
	if (now === void 0) return false;
	return now.state === "Z" || now.state === "X" || holder.started !== void 0 && now.started !== holder.started;
}
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !(error instanceof Error && "code" in error && error.code === "ESRCH");
	}
}
/** Fields 3 and 22 of proc_pid_stat(5); the name before them, in parentheses, may hold anything. */
function readProcess(pid) {
	const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
	const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
	const [state, started] = [fields?.[0], fields?.[19]];
	return state === void 0 || started === void 0 ? void 0 : {
		state,
		started
	};
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
// src/app/workspace.ts
/** Most candidates that an ambiguous reference lists. */
const MAX_CANDIDATES = 5;
/**
* Opens the workspace that a directory belongs to. 1 process.
* @throws git/not-a-repository and the like, git/no-work-tree
*/
function openWorkspace({ cwd, env }) {
	const repository = openRepository(cwd, env);
	const root = requireWorkTree(repository);
	const file = readRecord(root, CONFIG_PATH, MAX_RECORD_BYTES);
	const problem = file === void 0 ? void 0 : checkFileProblem(CONFIG_PATH, file, { maxBytes: MAX_RECORD_BYTES });
	const { config, diagnostics } = parseConfig(problem === void 0 ? file?.text : void 0);
	return {
		repository,
		root,
		config,
		configDiagnostics: problem === void 0 ? diagnostics : [problem],
		ticketRoot: config.backend.root,
		stateDir: `${repository.commonDir}/yoi`,
		env
	};
}
/** The ticket directories of the working tree by name, those of an older layout included. Reads no ticket. */
function listTicketPlaces(workspace) {
	return listTicketDirs(workspace.root, workspace.ticketRoot).dirs;
}
/**
* The ticket that a person means: its id, its slug, or a part of the id that no other one has. Case does not count,
* and a path into the ticket's directory is as good as its id.
* @throws usage/unknown-ticket, usage/ambiguous-ticket
*/
function resolveTicket(workspace, reference) {
	return findPlace(listTicketPlaces(workspace), reference, workspace.ticketRoot);
}
/** Reads and parses one ticket of the working tree. */
function loadTicket(workspace, place) {
	return parseTicket(readTicketDir(workspace.root, place));
}
/** As `resolveTicket`, among places that were listed before. */
function findPlace(places, reference, ticketRoot) {
	const wanted = idKey(withoutPath(reference.trim(), ticketRoot));
	const ways = [
		({ id }) => idKey(id) === wanted,
		({ id }) => idKey(slugOf(id) ?? "") === wanted,
		({ id }) => idKey(id).includes(wanted)
	];
	for (const fits of wanted === "" ? [] : ways) {
		const found = places.filter(fits);
		const [only] = found;
		if (only === void 0) continue;
		if (found.every(({ id }) => id === only.id)) return only;
		throw failure("usage/ambiguous-ticket", { path: "" }, {
			reference,
			candidates: describe(found)
		});
	}
	throw failure("usage/unknown-ticket", { path: "" }, {
		reference,
		suggestion: suggest(places, wanted)
	});
}
/** `.yoi/tickets/<id>/item.md`, as a shell completes it, means the ticket. */
function withoutPath(reference, ticketRoot) {
	const [, inside] = reference.split(`${ticketRoot}/`);
	return (inside ?? reference).replace(/^(?:open|pending|closed)\//, "").replace(/\/.*$/, "");
}
function describe(found) {
	const shown = found.slice(0, MAX_CANDIDATES).map(({ id }) => id);
	const left = found.length - shown.length;
	return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}
function suggest(places, wanted) {
	const names = places.flatMap(({ id }) => [id, slugOf(id) ?? id]);
	const near = nearest(wanted, names);
	return near === void 0 ? "see `yoi ticket list --all` for all ids" : `write ${near}`;
}
// src/cli/lock.ts
/** How long a command waits for another one that writes, in milliseconds. */
const LOCK_TIMEOUT_MS = 3e4;
/** Waits for a running writer and says so. */
function lockOptions(terminal) {
	return {
		timeoutMs: LOCK_TIMEOUT_MS,
		now: Date.now,
		random: Math.random,
		onWait: ({ pid, host }) => terminal.note(`waiting for process ${pid} on ${host}, which is writing\n`)
	};
}
// src/cli/now.ts
/** A time as records hold it: RFC 3339 in UTC and whole seconds. */
function formatNow(now) {
	return `${now.toISOString().slice(0, 19)}Z`;
}
export { listNames as C, within as D, walk as E, readTicketDir as S, readRecord as T, pathBeforeMoves as _, loadTicket as a, listTicketDirs as b, recoverEdits as c, settle as d, takeBack as f, readContent as g, holds as h, listTicketPlaces as i, recoverPending as l, writeJournal as m, lockOptions as n, openWorkspace as o, rootName as p, findPlace as r, resolveTicket as s, formatNow as t, finish as u, planEdits as v, readFileSet as w, readSettingFiles as x, withLock as y };
