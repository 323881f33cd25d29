import { t as version } from "./version.js";
import { U as YoiError, W as failure } from "./schemas.js";
import { n as formatFinding, t as displayWidth } from "./width.js";
import { dirname } from "node:path";
import { closeSync, fchmodSync, fchownSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
// src/io/files/error-code.ts
/** The `code` of an error of the operating system (`ENOENT`, `EACCES`), or "" for any other error. */
function errorCode(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
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
// src/io/files/temp-name.ts
const PREFIX = ".yoi-tmp-";
/** The name of the `index`-th temporary file of one update. */
function tempName(token, index) {
	return `${PREFIX}${token}-${index}`;
}
/** Whether a name is that of a temporary file. They stand beside the records only while an update is under way. */
function isTempName(name) {
	return name.startsWith(PREFIX);
}
// src/cli/errors.ts
/** Says why a command could not run, on standard error: a finding, or a bug with what a report needs. */
function showError(error, terminal) {
	const known = error instanceof YoiError ? error : systemFailure(error);
	if (known !== void 0) {
		showFindings([known.diagnostic], terminal);
		return;
	}
	const trace = error instanceof Error ? error.stack ?? error.message : String(error);
	terminal.note(`This is a bug in yoi ${version} (Node ${process.version}, ${process.platform}).\nPlease report it with the command you ran and these lines:\n\n${trace}\n`);
}
/** Findings for people, on standard error, with an empty line behind each. */
function showFindings(diagnostics, terminal) {
	const options = {
		palette: terminal.notePalette,
		widthOf: displayWidth
	};
	terminal.note(diagnostics.map((found) => `${formatFinding(found, options)}\n`).join("\n"));
}
/** What the operating system refused is no bug: `ENOSPC`, `EACCES`, `EROFS` and the like. */
function systemFailure(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	const { syscall, code, message } = error;
	const path = "path" in error && typeof error.path === "string" ? ` ${error.path}` : "";
	return failure("usage/system", { path: "" }, {
		call: `${syscall}${path}`,
		reason: message.startsWith(String(code)) ? message : `${code} ${message}`
	}, error);
}
export { makeDirectory as a, rename as c, writeNew as d, errorCode as f, tempName as i, syncDirectory as l, showFindings as n, pruneEmpty as o, isTempName as r, removeFile as s, showError as t, writeFailure as u };
