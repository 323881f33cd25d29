import { Q as failure, Z as YoiError } from "./plumbing.js";
import { r as errorCode } from "./temp-name.js";
import { dirname } from "node:path";
import { closeSync, fchmodSync, fchownSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
// src/io/files/durable.ts
/** Writes a new file through to the disk; nothing may stand at `path`. `like` gives it another file's mode and owner. */
function writeNew(path, bytes, onStep, like) {
	onStep(`create ${path}`);
	const fd = openSync(path, "wx");
	try {
		if (like !== void 0) takeAfter(fd, like);
		onStep(`fill ${path}`);
		writeFileSync(fd, bytes);
		onStep(`sync ${path}`);
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
}
/** Renames, replacing a file that stands at `to`. */
function rename(from, to, onStep) {
	onStep(`rename ${from}`);
	renameSync(from, to);
}
/** Makes a directory and those above it that are missing. Gives the directories whose list of names changed. */
function makeDirectory(dir, onStep) {
	if (lstatSync(dir, { throwIfNoEntry: false }) !== void 0) return [];
	onStep(`make ${dir}`);
	const first = mkdirSync(dir, { recursive: true });
	if (first === void 0) return [];
	const changed = [];
	for (let at = dir; at.length >= first.length; at = dirname(at)) changed.push(dirname(at));
	return changed;
}
/** Removes a file if it is there. */
function removeFile(path, onStep) {
	if (lstatSync(path, { throwIfNoEntry: false }) === void 0) return;
	onStep(`remove ${path}`);
	unlinkSync(path);
}
/** Removes a directory and those above it as long as they are empty, up to but without `root`: what git does too. */
function pruneEmpty(root, dir, onStep) {
	for (let at = dir; at !== root && at.startsWith(`${root}/`); at = dirname(at)) {
		if (lstatSync(at, { throwIfNoEntry: false }) === void 0) continue;
		if (readdirSync(at).length > 0) return;
		onStep(`prune ${at}`);
		try {
			rmdirSync(at);
		} catch {
			return;
		}
	}
}
/** Makes renames and removals in a directory last beyond a power cut, where the system can. */
function syncDirectory(dir) {
	let fd;
	try {
		fd = openSync(dir, "r");
		fsyncSync(fd);
	} catch {} finally {
		if (fd !== void 0) closeSync(fd);
	}
}
const NO_SPACE = [
	"ENOSPC",
	"EDQUOT",
	"EFBIG"
];
const NO_PERMISSION = [
	"EACCES",
	"EPERM",
	"EROFS"
];
const REASONS = {
	ENOSPC: "the disk is full",
	EDQUOT: "the disk quota is used up",
	EFBIG: "the limit on the size of a file is reached",
	EACCES: "permission denied",
	EPERM: "not permitted",
	EROFS: "the file system is read-only",
	EIO: "input/output error"
};
/** What to throw for an error met while writing the file at `path` (relative); a failure stays what it is. */
function writeFailure(error, path) {
	if (error instanceof YoiError) return error;
	const code = errorCode(error);
	if (code === "") return error;
	const facts = {
		path,
		reason: REASONS[code] ?? code
	};
	if (NO_SPACE.includes(code)) return failure("file/disk-full", { path }, facts, error);
	if (NO_PERMISSION.includes(code)) return failure("file/read-only", { path }, facts, error);
	return failure("file/write-failed", { path }, facts, error);
}
function takeAfter(fd, like) {
	try {
		fchownSync(fd, like.uid, like.gid);
	} catch {}
	fchmodSync(fd, like.mode & 511);
}
export { syncDirectory as a, rename as i, pruneEmpty as n, writeFailure as o, removeFile as r, writeNew as s, makeDirectory as t };
