import { B as CONFIG_PATH, F as MAX_RECORD_BYTES, G as isOlderStatus, H as OBJECTIVE_ROOT, J as failure, R as maxBytesOf, d as nearest, z as BASELINE_PATH } from "./plumbing.js";
import { a as THREAD, c as checkFileProblem, o as parseTicket, t as ITEM } from "./parse-ticket.js";
import { N as idKey, R as slugOf } from "./decode.js";
import { a as parseConfig, n as openRepository, r as requireWorkTree } from "./repository.js";
import { n as readFileSet, r as readRecord, t as listNames } from "./read-files.js";
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
export { resolveTicket as a, readTicketDir as c, openWorkspace as i, listTicketPlaces as n, listTicketDirs as o, loadTicket as r, readSettingFiles as s, findPlace as t };
