import { Q as failure } from "./plumbing.js";
import { n as unreadRecord, t as decodeRecord } from "./decode.js";
import { r as errorCode, t as isTempName } from "./temp-name.js";
import { sep } from "node:path";
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync } from "node:fs";
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
	const file = readContent(reader, path, {
		fd,
		size: stats.size
	});
	return (stats.mode & 64) === 0 ? file : {
		...file,
		executable: true
	};
}
function readContent(reader, path, opened) {
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
export { parentOf as a, checkWritable as i, readFileSet as n, walk as o, readRecord as r, within as s, listNames as t };
