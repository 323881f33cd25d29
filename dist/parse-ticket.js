import { H as maxBytesOf, V as isFreeArtifact, et as finding } from "./plumbing.js";
import { F as isReserved, T as parsePlan, V as parseItem, a as parseThread, b as parseRelations } from "./decode.js";
// src/core/ticket/file-name.ts
const REFUSED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"|?*\\\ufffd]/;
/**
* Whether every kind of machine can check out a file of this name, and commands can name it.
* https://learn.microsoft.com/windows/win32/fileio/naming-a-file
*/
function isPortableName(name) {
	const [stem = ""] = name.split(".", 1);
	return !REFUSED.test(name) && !name.startsWith("-") && !/[. ]$/.test(name) && !isReserved(stem);
}
// src/core/ticket/file-problem.ts
/**
* The finding for a file that could not be read as text, or undefined for one that could be or that nobody needs.
* `maxBytes` is the limit that applied to it.
*/
function checkFileProblem(path, file, about) {
	const place = file.line === void 0 ? { path } : {
		path,
		line: file.line
	};
	switch (file.problem) {
		case void 0:
		case "skipped": return;
		case "too-large": return finding("file/too-large", place, {
			path,
			size: file.sizeBytes,
			limit: about.maxBytes
		}, about.ticket);
		case "symlink":
		case "submodule":
		case "directory":
		case "special":
		case "unreadable":
		case "not-utf8":
		case "nul-byte": return finding(`file/${file.problem}`, place, { path }, about.ticket);
	}
}
// src/core/workspace/check-file.ts
/** Findings about what a file is, before its text is looked at: names, links, wrong types, sizes, encodings, modes. */
function checkFile(path, inside, file, ticket) {
	const problem = (file.problem === "nul-byte" || file.problem === "not-utf8") && isFreeArtifact(inside) ? void 0 : checkFileProblem(path, file, {
		maxBytes: maxBytesOf(inside),
		ticket
	});
	const isRecord = !inside.startsWith("artifacts/");
	const executable = file.executable === true && isRecord ? [finding("file/executable", { path }, { path }, ticket)] : [];
	return [
		...inside.split("/").every(isPortableName) ? [] : [finding("file/bad-name", { path }, { path }, ticket)],
		...executable,
		...problem === void 0 ? [] : [problem]
	];
}
/** The file as readers may use it: one above its own limit has no text, whatever the reader was ready to read. */
function withinLimit(inside, file) {
	if (file.problem !== void 0 || file.sizeBytes <= maxBytesOf(inside)) return file;
	return {
		...file,
		text: "",
		problem: "too-large"
	};
}
// src/core/workspace/parse-ticket.ts
/** The records of a ticket, by their path inside its directory. */
const ITEM = "item.md";
/** The typed event log. */
const THREAD = "thread.md";
/** What came of a closed ticket. */
const RESOLUTION = "resolution.md";
/** Stored forward links. */
const RELATIONS = "artifacts/relations.json";
/** Decisions about order and capacity. */
const PLAN = "artifacts/orchestration-plan.jsonl";
/**
* Parses one ticket directory. Never throws for what the files hold: what cannot be read is left out and has its
* finding, the other parts are kept.
*/
function parseTicket(source) {
	const { id, dir, status } = source;
	const files = new Map([...source.files].map(([inside, file]) => [inside, withinLimit(inside, file)]));
	const diagnostics = [];
	for (const [inside, file] of files) diagnostics.push(...checkFile(`${dir}/${inside}`, inside, file, id));
	if (files.size > 200) diagnostics.push(finding("ticket/too-many-files", { path: dir }, {
		count: files.size,
		limit: 200
	}, id));
	const read = (inside, parse) => {
		const file = files.get(inside);
		if (file === void 0 || file.problem !== void 0) return void 0;
		const parsed = parse(file.text, `${dir}/${inside}`);
		diagnostics.push(...parsed.diagnostics);
		return parsed;
	};
	const item = read(ITEM, (text, path) => parseItem(text, path, id, status))?.item;
	const thread = read(THREAD, (text, path) => parseThread(text, path, id))?.thread;
	const relations = read("artifacts/relations.json", (text, path) => parseRelations(text, path, id))?.relations ?? [];
	const planRecords = read("artifacts/orchestration-plan.jsonl", (text, path) => parsePlan(text, path, id))?.planRecords ?? [];
	for (const [inside, code] of [[ITEM, "ticket/no-item"], [THREAD, "ticket/no-thread"]]) {
		if (files.has(inside)) continue;
		const path = `${dir}/${inside}`;
		const isDirectory = [...files.keys()].some((other) => other.startsWith(`${inside}/`));
		diagnostics.push(isDirectory ? finding("file/directory", { path }, { path }, id) : finding(code, { path }, { ticket: id }, id));
	}
	const resolution = files.get(RESOLUTION);
	return {
		id,
		dir,
		...status === void 0 ? {} : { status },
		...item === void 0 ? {} : { item },
		...thread === void 0 ? {} : { thread },
		...resolution === void 0 || resolution.problem !== void 0 ? {} : { resolution: resolution.text },
		relations,
		planRecords,
		files,
		diagnostics
	};
}
export { THREAD as a, checkFileProblem as c, RESOLUTION as i, PLAN as n, parseTicket as o, RELATIONS as r, withinLimit as s, ITEM as t };
