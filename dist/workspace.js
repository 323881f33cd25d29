import { E as string, H as maxBytesOf, K as OBJECTIVE_ROOT, O as union, Q as failure, S as object, U as BASELINE_PATH, W as CONFIG_PATH, Y as isOlderStatus, b as literal, f as nearest, h as array, lt as printableJson, m as _enum, rt as messageOf, tt as helpOf, w as record, x as number, y as int, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { N as idKey, R as slugOf } from "./decode.js";
import { a as THREAD, c as checkFileProblem, o as parseTicket, t as ITEM } from "./parse-ticket.js";
import { n as readFileSet, r as readRecord, t as listNames } from "./read-files.js";
import { a as parseConfig, n as openRepository, r as requireWorkTree } from "./repository.js";
/** Puts data into the envelope of its kind: `envelope("ticket-list", { tickets })`. */
function envelope(kind, data) {
	return {
		schema: `yoi/${kind}`,
		version: 1,
		...data
	};
}
/** The schema of an envelope, from the schemas of its own fields. */
function envelopeSchema(kind, shape) {
	return object({
		schema: literal(`yoi/${kind}`),
		version: literal(1),
		...shape
	});
}
/** An envelope as text: indented JSON, safe on a terminal, and a newline. */
function formatJson(document) {
	return `${printableJson(document)}\n`;
}
const count = int().min(0);
const position = int().min(1);
/** One finding in JSON: its facts, and its words for programs that only show it. */
const findingSchema = object({
	code: string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
	severity: _enum(["error", "warning"]),
	message: string(),
	help: string(),
	note: string().optional().meta({ description: "why the severity differs from the usual one" }),
	ticket: string().optional().meta({ description: "id of the ticket or objective" }),
	path: string().meta({ description: "relative to the repository; empty for a finding about no file" }),
	line: position.optional(),
	column: position.optional().meta({ description: "in UTF-16 code units" }),
	length: count.optional().meta({ description: "in UTF-16 code units" }),
	source: string().optional().meta({ description: "text of the line, bounded" }),
	facts: record(string(), union([string(), number()]))
});
/** The document `yoi/verdict`. */
const verdictSchema = envelopeSchema("verdict", {
	outcome: _enum(["pass", "fail"]),
	examined: count.meta({ description: "how many tickets were examined" }),
	errors: count,
	warnings: count,
	diagnostics: array(findingSchema)
});
/** A finding with its words, as plain data for JSON. */
function findingData(found) {
	const { code, severity, note, ticket, facts, path, line, column, length, source } = found;
	return {
		code,
		severity,
		message: messageOf(found),
		help: helpOf(found),
		...note === void 0 ? {} : { note },
		...ticket === void 0 ? {} : { ticket },
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column },
		...length === void 0 ? {} : { length },
		...source === void 0 ? {} : { source },
		facts: { ...facts }
	};
}
/** A verdict as the document `yoi/verdict`. */
function verdictDocument({ outcome, examined, diagnostics }) {
	const errors = diagnostics.filter(({ severity }) => severity === "error").length;
	return envelope("verdict", {
		outcome,
		examined,
		errors,
		warnings: diagnostics.length - errors,
		diagnostics: diagnostics.map(findingData)
	});
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
export { resolveTicket as a, readTicketDir as c, findingSchema as d, formatJson as f, openWorkspace as i, envelope as l, verdictSchema as m, listTicketPlaces as n, listTicketDirs as o, verdictDocument as p, loadTicket as r, readSettingFiles as s, findPlace as t, findingData as u };
