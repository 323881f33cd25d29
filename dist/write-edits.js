import { Q as failure } from "./plumbing.js";
import { o as writeFailure, s as writeNew } from "./durable.js";
import { a as takeBack, c as pathBeforeMoves, d as writeJournal, i as settle, l as planEdits, o as holds, r as finish, s as readContent, t as recoverEdits, u as rootName } from "./recover-edits.js";
import { o as walk, s as within } from "./read-files.js";
import { accessSync, constants, mkdirSync } from "node:fs";
// src/io/files/write-edits.ts
/**
* Makes all edits or none: after a kill at any point, `recoverEdits` finishes the update or takes it back. The
* caller holds the lock (`withLock`). Every new text is on disk beside its target, and the whole update in a journal,
* before the first record is replaced.
*
* Throws, with nothing changed: `file/changed-meanwhile` where a file is not what `before` says, `file/symlink`,
* `file/directory` or `file/special` where something bars a path, `file/disk-full`, `file/read-only` or
* `file/write-failed` where the system refuses.
*/
function writeEdits(place, edits, options) {
	const onStep = options.onStep ?? (() => void 0);
	const first = edits[0];
	const about = first === void 0 ? "" : first.kind === "move" ? first.to : first.path;
	try {
		mkdirSync(place.stateDir, { recursive: true });
		const recovered = recoverEdits(place, { onStep });
		const token = Math.floor(options.random() * 36 ** 8).toString(36).padStart(8, "0");
		const steps = planEdits(place.root, edits, token);
		if (steps.length > 0) update(place, {
			version: 1,
			phase: "apply",
			token,
			root: rootName(place),
			steps
		}, onStep);
		return recovered === void 0 ? {} : { recovered };
	} catch (error) {
		throw writeFailure(error, about);
	}
}
function update(place, journal, onStep) {
	checkUnchanged(place.root, journal.steps);
	prepare(place, journal, onStep);
	const work = {
		place,
		journal,
		onStep
	};
	let changed;
	try {
		writeJournal(place, journal, onStep);
		({changed} = settle(work, () => void 0));
	} catch (error) {
		takeBack(work);
		finish(place, journal, onStep);
		throw error;
	}
	const [path] = changed;
	if (path !== void 0) throw failure("file/changed-meanwhile", { path }, { path });
}
/** Writes every new text beside its target; on failure removes them again. */
function prepare(place, journal, onStep) {
	const writes = journal.steps.filter((step) => step.kind === "write");
	const moves = journal.steps.filter((step) => step.kind === "move");
	const { version, token, root } = journal;
	const draft = {
		version,
		phase: "prepare",
		token,
		root,
		paths: writes.map(({ path }) => path),
		temps: writes.map(({ temp }) => temp)
	};
	try {
		if (writes.length > 0) writeJournal(place, draft, onStep);
		for (const step of writes) writeTemp(place.root, step, moves, onStep);
	} catch (error) {
		finish(place, draft, onStep);
		throw error;
	}
}
function writeTemp(root, step, moves, onStep) {
	const now = readContent(root, pathBeforeMoves(step.path, moves));
	try {
		writeNew(within(root, step.temp), Buffer.from(step.after), onStep, now.kind === "file" ? now.stats : void 0);
	} catch (error) {
		throw writeFailure(error, step.path);
	}
}
/** Throws unless every path holds what the update was decided on and may be written. */
function checkUnchanged(root, steps) {
	const moves = steps.filter((step) => step.kind === "move");
	for (const step of steps) if (step.kind === "move") checkMove(root, step);
	else checkFile(root, pathBeforeMoves(step.path, moves), step.before);
}
function checkFile(root, path, before) {
	checkNotBarred(root, path, ["file"]);
	const content = readContent(root, path);
	if (!holds(content, before)) throw failure("file/changed-meanwhile", { path }, { path });
	if (content.kind !== "file") return;
	try {
		accessSync(within(root, path), constants.W_OK);
	} catch (error) {
		throw writeFailure(error, path);
	}
}
function checkMove(root, { from, to }) {
	for (const path of [from, to]) {
		checkNotBarred(root, path, ["file", "directory"]);
		if (walk(root, path).kind === "missing" !== (path === to)) throw failure("file/changed-meanwhile", { path }, { path });
	}
}
function checkNotBarred(root, path, allowed) {
	const standing = walk(root, path);
	if (standing.kind === "missing" || standing.path === path && allowed.includes(standing.kind)) return;
	const at = { path: standing.path };
	if (standing.kind === "symlink") throw failure("file/symlink", at, at);
	if (standing.kind === "directory") throw failure("file/directory", at, at);
	if (standing.kind === "unreadable") throw failure("file/unreadable", at, at);
	throw failure("file/special", at, at);
}
export { writeEdits as t };
