import { Q as failure, i as tryGit, r as runGit } from "./plumbing.js";
import { n as unreadRecord, t as decodeRecord } from "./decode.js";
import { a as isOid, r as emptyTree } from "./refs.js";
// src/io/git/blobs.ts
/** Most blobs that are asked for without looking at their sizes first. */
const MAX_UNSEEN_BLOBS = 512;
/** Most bytes that such a question may bring before the sizes are looked at after all. */
const MAX_UNSEEN_BYTES = 16777216;
/** Most bytes of content that are held at once; one blob larger than this is read alone. */
const MAX_CHUNK_BYTES = 67108864;
/** Most bytes of a header line `<oid> blob <size>` and the line end behind the content. */
const HEADER_BYTES = 100;
/**
* The contents of blobs by object id; each is read once. 1 process for up to 512 blobs of 16 MiB together (a hook).
* Otherwise sizes are asked first, so that what is above `maxBytes` is never read, and contents come in chunks of
* 64 MiB: 2 processes, and one more for each further chunk. The byte arrays of one chunk share their memory.
* @throws git/missing-object when git does not deliver one as a blob
*/
function readBlobs(repo, oids, maxBytes) {
	const blobs = /* @__PURE__ */ new Map();
	visitBlobs(repo, oids, maxBytes, (oid, blob) => blobs.set(oid, blob));
	return blobs;
}
/**
* The files of a tree or index, decoded. Links and submodules are never followed. What was not read (skipped, link,
* submodule) has size 0. Processes as `readBlobs`; at most one chunk of bytes is held beside the decoded texts.
* @throws git/missing-object
*/
function readFileSetAt(repo, entries, { maxBytes, wants = () => true }) {
	const reader = fileReader(repo, maxBytes);
	reader.load(entries.filter(({ path }) => wants(path)));
	const read = (entry) => wants(entry.path) ? reader.read(entry) : {
		...skipped(entry),
		...modeOf(entry)
	};
	return new Map(entries.map((entry) => [entry.path, read(entry)]));
}
/** Makes a reader of files that are at most this large. No process. */
function fileReader(repo, maxBytes) {
	const decoded = /* @__PURE__ */ new Map();
	const load = (versions) => {
		visitBlobs(repo, versions.filter((version) => isFile(version) && !decoded.has(version.oid)).map(({ oid }) => oid), maxBytes, (oid, blob) => decoded.set(oid, decode(blob, maxBytes)));
	};
	const read = (version) => {
		if (!isFile(version)) return {
			...skipped(version),
			...modeOf(version)
		};
		if (!decoded.has(version.oid)) load([version]);
		const file = decoded.get(version.oid);
		if (file === void 0) throw missing(version.oid);
		return {
			...file,
			...modeOf(version)
		};
	};
	return {
		load,
		read
	};
}
function modeOf({ oid, mode }) {
	return {
		oid,
		...mode === "100755" ? { executable: true } : {}
	};
}
function skipped(version) {
	return unreadRecord(problemOf(version), 0);
}
function isFile(entry) {
	return entry.mode.startsWith("100");
}
function problemOf(entry) {
	if (isFile(entry)) return "skipped";
	if (entry.mode === "120000") return "symlink";
	if (entry.mode === "160000") return "submodule";
	return "special";
}
function decode(blob, maxBytes) {
	return "kind" in blob ? unreadRecord("too-large", blob.sizeBytes) : decodeRecord(blob, maxBytes);
}
function visitBlobs(repo, oids, maxBytes, visit) {
	const asked = [...new Set(oids)];
	const bad = asked.find((oid) => !isOid(oid));
	if (bad !== void 0) throw missing(bad);
	if (asked.length === 0) return;
	if (asked.length <= MAX_UNSEEN_BLOBS && visitUnseen(repo, asked, maxBytes, visit)) return;
	let chunk = [];
	let chunkBytes = 0;
	for (const [oid, sizeBytes] of readSizes(repo, asked)) {
		if (sizeBytes > maxBytes) {
			visit(oid, {
				kind: "too-large",
				sizeBytes
			});
			continue;
		}
		if (chunk.length > 0 && chunkBytes + sizeBytes + HEADER_BYTES > MAX_CHUNK_BYTES) {
			visitChunk(repo, chunk, chunkBytes, visit);
			chunk = [];
			chunkBytes = 0;
		}
		chunk.push(oid);
		chunkBytes += sizeBytes + HEADER_BYTES;
	}
	if (chunk.length > 0) visitChunk(repo, chunk, chunkBytes, visit);
}
/** Reads blobs whose sizes are not known; false when they are too many bytes together. 1 process. */
function visitUnseen(repo, oids, maxBytes, visit) {
	const input = `${oids.join("\n")}\n`;
	const answer = tryGit([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		...repo,
		input,
		maxBytes: MAX_UNSEEN_BYTES
	});
	if (answer === "overflow") return false;
	visitAnswer(answer.stdout, oids, (oid, bytes) => {
		visit(oid, bytes.length > maxBytes ? {
			kind: "too-large",
			sizeBytes: bytes.length
		} : bytes);
	});
	return true;
}
function visitChunk(repo, oids, bytes, visit) {
	const input = `${oids.join("\n")}\n`;
	visitAnswer(runGit([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		...repo,
		input,
		maxBytes: bytes
	}).stdout, oids, visit);
}
/** `<oid> blob <size> LF <content> LF` for each; a missing one is `<oid> missing LF`. Fails closed. */
function visitAnswer(output, oids, visit) {
	let at = 0;
	for (const oid of oids) {
		const end = output.indexOf(10, at);
		const size = end < 0 ? void 0 : blobSize(output.toString("latin1", at, end), oid);
		if (size === void 0 || output[end + 1 + size] !== 10) throw missing(oid);
		visit(oid, output.subarray(end + 1, end + 1 + size));
		at = end + 1 + size + 1;
	}
}
function readSizes(repo, oids) {
	const input = `${oids.join("\n")}\n`;
	const lines = runGit([
		"cat-file",
		"--batch-check",
		"--buffer"
	], {
		...repo,
		input
	}).stdout.toString("latin1").split("\n");
	const sizes = /* @__PURE__ */ new Map();
	for (const [index, oid] of oids.entries()) {
		const size = blobSize(lines[index] ?? "", oid);
		if (size === void 0) throw missing(oid);
		sizes.set(oid, size);
	}
	return sizes;
}
function blobSize(header, oid) {
	const [found, type, size] = header.split(" ");
	return found === oid && type === "blob" && size !== void 0 ? Number(size) : void 0;
}
function missing(oid) {
	return failure("git/missing-object", { path: "." }, { oid });
}
// src/io/git/raw.ts
/** Options of the diff commands whose output `parseChanges` reads. */
const RAW_DIFF_OPTIONS = [
	"--raw",
	"-z",
	"--no-renames",
	"--no-abbrev",
	"--no-ext-diff",
	"--ignore-submodules=none"
];
const ABSENT_MODE = "000000";
const NULL_OID = /^0+$/;
/** The fields of an output that ends each with NUL, as Latin-1: one character a byte. */
function splitNul(output) {
	const fields = output.toString("latin1").split("\0");
	fields.pop();
	return fields;
}
/** The text of a Latin-1 field. Bytes that are not UTF-8 become `\xNN`, so that two names never become one. */
function decodeField(field) {
	if (/^[\u0000-\u007f]*$/.test(field)) return field;
	const text = Buffer.from(field, "latin1").toString("utf8");
	if (!text.includes("�") || Buffer.from(text, "utf8").toString("latin1") === field) return text;
	return field.replaceAll(/[^\u0000-\u007f]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
/** Reads what a diff command printed with `RAW_DIFF_OPTIONS`. */
function parseChanges(output) {
	const fields = splitNul(output);
	const changes = [];
	for (let i = 0; i + 1 < fields.length; i += 2) changes.push(parseChange(fields[i] ?? "", fields[i + 1] ?? ""));
	return changes;
}
/** One record: `:100644 100644 <oid> <oid> M` and its path. https://git-scm.com/docs/diff-format */
function parseChange(meta, path) {
	const [beforeMode = "", afterMode = "", beforeOid = "", afterOid = "", status = ""] = meta.slice(1).split(" ");
	const before = side(beforeMode, beforeOid);
	const after = side(afterMode, afterOid);
	return {
		path: decodeField(path),
		...before === void 0 ? {} : { before },
		...after === void 0 ? {} : { after },
		...status === "U" ? { unmerged: true } : {}
	};
}
function side(mode, oid) {
	return mode === ABSENT_MODE || NULL_OID.test(oid) ? void 0 : {
		mode,
		oid
	};
}
// src/io/git/tree.ts
/**
* The files of a revision under some paths (all files when no path is given), in git's order. Paths are literal
* and name a file or a directory; a path behind a symbolic link finds nothing, the link itself is an entry of its
* parent. The index also shows what is only announced (`git add -N`), with the empty blob. 1 process.
*/
function listFiles(repo, revision, paths) {
	if (revision.kind === "empty") return {
		entries: [],
		unmerged: []
	};
	if (revision.kind === "index") return parseIndexEntries(runGit([
		"ls-files",
		"--stage",
		"-z",
		"--full-name",
		"--",
		...paths
	], repo).stdout);
	const args = [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		treeOf(repo, revision),
		"--",
		...paths
	];
	return {
		entries: parseTreeEntries(runGit(args, repo).stdout),
		unmerged: []
	};
}
/** Whether a commit holds a file or directory of this name. 1 process, none for the tree without files. */
function hasPath(repo, revision, path) {
	if (revision.kind === "empty") return false;
	if (revision.kind === "index") return listFiles(repo, revision, [path]).entries.length > 0;
	const args = [
		"ls-tree",
		"-z",
		"--full-tree",
		treeOf(repo, revision),
		"--",
		path
	];
	return runGit(args, repo).stdout.length > 0;
}
/**
* What differs between two revisions under some paths (everywhere when no path is given), in git's order; renames
* are a deletion and an addition. Against the index it is what the next commit would hold: `git add -N` shows
* nothing. 1 process, none when both sides are the same kind without a commit.
*/
function diffRevisions(repo, before, after, paths) {
	if (before.kind === after.kind && before.kind !== "commit") return [];
	if (before.kind === "index") return after.kind === "index" ? [] : diffIndex(repo, treeOf(repo, after), paths).map(reverse);
	if (after.kind === "index") return diffIndex(repo, treeOf(repo, before), paths);
	const args = [
		"diff-tree",
		"-r",
		...RAW_DIFF_OPTIONS,
		treeOf(repo, before),
		treeOf(repo, after),
		"--",
		...paths
	];
	return parseChanges(runGit(args, repo).stdout);
}
function diffIndex(repo, tree, paths) {
	const options = [
		"--cached",
		"--ita-invisible-in-index",
		...RAW_DIFF_OPTIONS
	];
	return parseChanges(runGit([
		"diff-index",
		...options,
		tree,
		"--",
		...paths
	], repo).stdout);
}
function treeOf(repo, revision) {
	if (revision.kind === "empty") return emptyTree(repo);
	if (isOid(revision.oid)) return revision.oid;
	throw failure("git/unknown-revision", { path: "." }, { name: revision.oid });
}
function reverse({ before, after, ...change }) {
	return {
		...change,
		...after === void 0 ? {} : { before: after },
		...before === void 0 ? {} : { after: before }
	};
}
/** `<mode> SP <type> SP <oid> TAB <path>`. https://git-scm.com/docs/git-ls-tree#_output_format */
function parseTreeEntries(output) {
	return splitNul(output).map((field) => {
		const tab = field.indexOf("	");
		const [mode = "", , oid = ""] = field.slice(0, tab).split(" ");
		return {
			path: decodeField(field.slice(tab + 1)),
			mode,
			oid
		};
	});
}
/** `<mode> SP <oid> SP <stage> TAB <path>`. https://git-scm.com/docs/git-ls-files#_output */
function parseIndexEntries(output) {
	const entries = [];
	const unmerged = [];
	for (const field of splitNul(output)) {
		const tab = field.indexOf("	");
		const [mode = "", oid = "", stage] = field.slice(0, tab).split(" ");
		const entry = {
			path: decodeField(field.slice(tab + 1)),
			mode,
			oid
		};
		if (stage === "0") entries.push(entry);
		else unmerged.push({
			...entry,
			stage: stage === "1" ? 1 : stage === "2" ? 2 : 3
		});
	}
	return {
		entries,
		unmerged
	};
}
export { decodeField as a, fileReader as c, RAW_DIFF_OPTIONS as i, readBlobs as l, hasPath as n, parseChange as o, listFiles as r, splitNul as s, diffRevisions as t, readFileSetAt as u };
