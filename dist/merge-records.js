import { B as MAX_THREAD_BYTES, K as OBJECTIVE_ROOT, Q as failure, X as parseTicketPath, n as refusal, r as runGit } from "./plumbing.js";
import { t as decodeRecord } from "./decode.js";
import { a as THREAD, n as PLAN, r as RELATIONS, t as ITEM$1 } from "./parse-ticket.js";
import { a as isOid } from "./refs.js";
import { a as decodeField, l as readBlobs, r as listFiles, s as splitNul, t as diffRevisions } from "./tree.js";
import { n as parseObjective } from "./objective.js";
import { t as requireGit } from "./version2.js";
import { D as formatPack, O as objectId } from "./ledger-store.js";
import "./dossier.js";
import { a as mergeRecord, i as mergeChecked, n as mergeTexts, o as mergePlans, s as mergeItems } from "./merge-file.js";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
// src/io/git/merge-attributes.ts
/** Git itself ignores attribute files that are larger. https://git-scm.com/docs/gitattributes */
const MAX_BYTES = 104857600;
/** The drivers that are part of git; any other one is a program that the configuration of a machine names. */
const FOREIGN_DRIVER = /(^|[\s!-])merge=(?!(?:text|binary|union)(?:\s|$))\S*/gm;
/**
* Writes the attribute files of a commit into a directory, without the merge drivers that are not git's own: those run
* programs, and are there on some machines only. Gives whether any says how files are merged. 2 processes, 1 where the
* commit has none.
*/
function writeMergeAttributes(repo, commit, dir) {
	const files = listFiles(repo, {
		kind: "commit",
		oid: commit
	}, []).entries.filter(({ path, mode }) => /(?:^|\/)\.gitattributes$/.test(path) && mode.startsWith("100"));
	const blobs = readBlobs(repo, files.map(({ oid }) => oid), MAX_BYTES);
	let matters = false;
	for (const { path, oid } of files) {
		const blob = blobs.get(oid);
		if (blob === void 0 || "kind" in blob) continue;
		const text = Buffer.from(blob).toString("latin1");
		matters ||= /\b(?:merge|binary|conflict-marker-size)\b/.test(text);
		mkdirSync(join(dir, dirname(path)), { recursive: true });
		writeFileSync(join(dir, path), Buffer.from(text.replaceAll(FOREIGN_DRIVER, "$1"), "latin1"));
	}
	return matters;
}
// src/io/git/merge-tree.ts
/** The oldest git that merges without a work tree. https://git-scm.com/docs/git-merge-tree */
const MERGE_TREE_GIT = "2.38";
/**
* Merges two commits as `git merge` does, by what the commits hold alone: attributes are those of `ours`, and neither
* the configuration nor a checkout has a say, so that the result is the same on every machine and no program that a
* configuration names is run. Commits without a common ancestor are merged too. 1 process; 3 or 4 where a file
* changed on both sides. @throws git/too-old (2.38 is needed), git/refused
*/
function mergeTrees(repo, ours, theirs) {
	const dir = mkdtempSync(join(tmpdir(), "yoi-merge-"));
	try {
		const first = run(repo, dir, ours, theirs);
		return (first.merged || first.conflicts.length > 0) && writeMergeAttributes(repo, ours, dir) ? run(repo, dir, ours, theirs) : first;
	} finally {
		rmSync(dir, {
			recursive: true,
			force: true
		});
	}
}
/**
* As `mergeTrees`, for what changed from `base` to `theirs`, wherever these stand in history: a cherry-pick, or a
* revert. Git before 2.40 takes no base, so it is shown commits whose history is just that. 2 processes more.
*/
function mergeTreesOn(repo, { base, ours, theirs }) {
	const [baseTree = "", oursTree = "", theirsTree = ""] = readTreeIds(repo, [
		base,
		ours,
		theirs
	]);
	const root = commitOf(baseTree);
	const rootId = objectId(repo.objectFormat, root);
	const sides = [commitOf(oursTree, rootId), commitOf(theirsTree, rootId)];
	const [one, other] = sides.map((side) => objectId(repo.objectFormat, side));
	runGit(["unpack-objects", "-q"], {
		...repo,
		input: formatPack(repo.objectFormat, [root, ...sides])
	});
	return mergeTrees(repo, one ?? "", other ?? "");
}
/** The trees of commits or trees, in order. 1 process. @throws git/unknown-revision */
function readTreeIds(repo, treeishes) {
	const input = treeishes.map((treeish) => `${treeish}^{tree}\n`).join("");
	const { stdout } = runGit([
		"cat-file",
		"--batch-check",
		"--buffer"
	], {
		...repo,
		input
	});
	const lines = stdout.toString("latin1").split("\n");
	return treeishes.map((name, index) => {
		const [oid = "", type] = (lines[index] ?? "").split(" ");
		if (type !== "tree" || !isOid(oid)) throw failure("git/unknown-revision", { path: "." }, { name });
		return oid;
	});
}
/** Two sides of one tree would be one commit without the side's name: then it is its own merge, as it should be. */
function commitOf(tree, parent) {
	const parents = parent === void 0 ? "" : `parent ${parent}\n`;
	const who = "yoi <noreply@yoi.invalid> 0 +0000";
	const text = `tree ${tree}\n${parents}author ${who}\ncommitter ${who}\n\nyoi\n`;
	return {
		type: "commit",
		body: Buffer.from(text)
	};
}
/** Settings that would make the result differ from one machine to the next, or run a program. */
const SETTINGS = [
	["attr.tree", ""],
	["core.attributesFile", "/dev/null"],
	["core.bare", "false"],
	["merge.conflictStyle", "merge"],
	["merge.default", "text"],
	["merge.directoryRenames", "conflict"],
	["merge.renameLimit", "7000"],
	["merge.renames", "true"],
	["merge.renormalize", "false"]
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);
/** Git reads attributes from the work tree: here one that holds nothing else. */
function run(repo, dir, ours, theirs) {
	const args = [
		...SETTINGS,
		"merge-tree",
		"--write-tree",
		"--messages",
		"--allow-unrelated-histories",
		"-z",
		"--end-of-options",
		ours,
		theirs
	];
	const own = {
		GIT_DIR: repo.gitDir,
		GIT_WORK_TREE: dir,
		GIT_ATTR_NOSYSTEM: "1",
		GIT_ATTR_SOURCE: void 0
	};
	const env = {
		...repo.env,
		...own
	};
	const answer = runGit(args, {
		cwd: dir,
		env,
		okCodes: [
			0,
			1,
			128,
			129
		]
	});
	const parsed = answer.status > 1 ? void 0 : parseAnswer(answer);
	if (parsed === void 0 || !isOid(parsed.tree)) throw explain(repo, args, answer);
	return parsed;
}
/** An older git does not know the option, or takes it for the name of a tree. 1 process. */
function explain(repo, args, { status, stderr }) {
	requireGit(repo.cwd, repo.env, MERGE_TREE_GIT);
	return refusal(args, status, stderr);
}
/**
* The tree; then `<mode> SP <oid> SP <stage> TAB <path>` for each stage; then, behind an empty field, for each message
* the number of its paths, the paths, its kind and its text. https://git-scm.com/docs/git-merge-tree#_output
*/
function parseAnswer({ stdout }) {
	const [tree = "", ...fields] = splitNul(stdout);
	const end = fields.indexOf("");
	const conflicts = parseStages(end < 0 ? fields : fields.slice(0, end));
	const messages = [];
	let merged = false;
	for (let at = end < 0 ? fields.length : end + 1; at < fields.length;) {
		const kindAt = at + 1 + Number(fields[at]);
		if (!(kindAt > at)) throw new TypeError("git merge-tree answered what cannot be read");
		merged ||= fields[kindAt] === "Auto-merging";
		messages.push(decodeField(fields[kindAt + 1] ?? "").trim());
		at = kindAt + 2;
	}
	return {
		tree,
		conflicts,
		messages,
		merged
	};
}
const SIDES = {
	"1": "base",
	"2": "ours",
	"3": "theirs"
};
function parseStages(fields) {
	const found = /* @__PURE__ */ new Map();
	for (const field of fields) {
		const tab = field.indexOf("	");
		const [mode = "", oid = "", stage] = field.slice(0, tab).split(" ");
		if (stage !== "1" && stage !== "2" && stage !== "3") continue;
		const path = decodeField(field.slice(tab + 1));
		found.set(path, {
			...found.get(path),
			[SIDES[stage]]: {
				mode,
				oid
			}
		});
	}
	return [...found].map(([path, stages]) => ({
		path,
		stages
	}));
}
// src/core/ticket/merge-changes.ts
/**
* Merges what two sides did to records, file by file. A file of a ticket is known by the ticket and its place in there,
* so that a ticket whose directory a side moved (out of an older layout) is one ticket still. Contents are not looked at.
*/
function mergeChanges(ours, theirs, root) {
	const [mine, other] = [readSide(ours, root), readSide(theirs, root)];
	const gone = /* @__PURE__ */ new Set();
	const placed = /* @__PURE__ */ new Map();
	const contested = [];
	for (const key of /* @__PURE__ */ new Set([...mine.files.keys(), ...other.files.keys()])) {
		const file = threeOf(mine.files.get(key), other.files.get(key));
		const path = targetOf(file, mine, other, root);
		const here = file.ours?.path;
		const result = chooseVersion(file);
		if (here !== void 0 && (here !== path || result === void 0)) gone.add(here);
		if (result === "contested") contested.push({
			path,
			base: file.base,
			ours: file.ours,
			theirs: file.theirs
		});
		else if (result !== void 0 && (here !== path || !isSame(result, file.ours))) placed.set(path, result);
	}
	const taken = new Map([...gone].map((path) => [path, null]));
	for (const [path, { mode, oid }] of placed) taken.set(path, {
		mode,
		oid
	});
	return {
		taken,
		contested,
		torn: [...mine.moved].flatMap(([id, dir]) => {
			const elsewhere = other.moved.get(id);
			return elsewhere === void 0 || elsewhere === dir ? [] : [`${dir}/${ITEM}`];
		})
	};
}
const ITEM = "item.md";
function readSide(changes, root) {
	const files = /* @__PURE__ */ new Map();
	const add = (path, which, version) => {
		if (version === void 0) return;
		const place = parseTicketPath(path, root);
		const key = place === void 0 ? path : `${place.id}//${place.inside}`;
		const known = files.get(key);
		if (known?.[which] !== void 0) files.set(path, {
			...files.get(path),
			[which]: {
				...version,
				path
			}
		});
		else files.set(key, {
			...known,
			[which]: {
				...version,
				path
			}
		});
	};
	for (const { path, before, after } of changes) {
		add(path, "before", before);
		add(path, "after", after);
	}
	const moved = [...files.values()].flatMap(({ before, after }) => {
		const [from, to] = [before, after].map((side) => side && parseTicketPath(side.path, root));
		return to?.inside === ITEM && from !== void 0 && from.dir !== to.dir ? [[to.id, to.dir]] : [];
	});
	return {
		files,
		moved: new Map(moved)
	};
}
/** A side that did not change the file still has what was there before. */
function threeOf(mine, other) {
	const base = mine?.before ?? other?.before;
	return {
		base,
		ours: mine === void 0 ? base : mine.after,
		theirs: other === void 0 ? base : other.after
	};
}
/** Where a file belongs: in its ticket's directory, wherever a side moved that. */
function targetOf({ base, ours, theirs }, mine, other, root) {
	const path = (ours ?? theirs ?? base)?.path ?? "";
	const place = parseTicketPath(path, root);
	const dir = place === void 0 ? void 0 : mine.moved.get(place.id) ?? other.moved.get(place.id);
	return place === void 0 || dir === void 0 ? path : `${dir}/${place.inside}`;
}
function chooseVersion({ base, ours, theirs }) {
	if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
	return isSame(base, ours) ? theirs : "contested";
}
function isSame(one, other) {
	return one?.oid === other?.oid && one?.mode === other?.mode;
}
// src/app/orchestrate/land/merge-records.ts
/** Where records are. */
function recordRoots(ticketRoot) {
	return [ticketRoot, OBJECTIVE_ROOT];
}
/** Whether a path is one of a ticket or an objective. */
function isRecord(path, ticketRoot) {
	return recordRoots(ticketRoot).some((root) => path.startsWith(`${root}/`));
}
/**
* Merges tickets and objectives of two sides by the project's own merge drivers, whatever git would make of them.
* 2 processes; 1 more where both sides changed one file, and perhaps 1 for each of those.
*/
function mergeRecords(repo, { base, ours, theirs, ticketRoot }) {
	const roots = recordRoots(ticketRoot);
	const theirChanges = diffRevisions(repo, base, theirs, roots);
	const versions = new Map(theirChanges.map(({ path, after }) => [path, after]));
	if (theirChanges.length === 0) return {
		changes: /* @__PURE__ */ new Map(),
		conflicts: [],
		theirs: versions
	};
	return {
		...solve(repo, mergeChanges(diffRevisions(repo, base, ours, roots), theirChanges, ticketRoot), ticketRoot),
		theirs: versions
	};
}
function solve(repo, { taken, contested, torn }, root) {
	const texts = readTexts(repo, contested);
	const changes = new Map(taken);
	const conflicts = new Set(torn);
	for (const file of contested) {
		const merged = mergeFile(repo, file, {
			root,
			texts
		});
		if (merged === void 0 || merged.conflict) conflicts.add(file.path);
		changes.set(file.path, merged?.text ?? file.ours ?? file.theirs ?? null);
	}
	return {
		changes,
		conflicts: [...conflicts].sort()
	};
}
/** The texts of contested files by object id; what is no text has no entry. At most 1 process. */
function readTexts(repo, contested) {
	const oids = contested.flatMap(({ base, ours, theirs }) => [
		base,
		ours,
		theirs
	]).flatMap((version) => version?.mode.startsWith("100") ? [version.oid] : []);
	const texts = /* @__PURE__ */ new Map();
	for (const [oid, blob] of readBlobs(repo, oids, MAX_THREAD_BYTES)) {
		if ("kind" in blob) continue;
		const { text, problem } = decodeRecord(blob, MAX_THREAD_BYTES);
		if (problem === void 0) texts.set(oid, text);
	}
	return texts;
}
/** Undefined where a side has no text, or took the file away. */
function mergeFile(repo, { path, base, ours, theirs }, { root, texts }) {
	const textOf = (version) => texts.get(version?.oid ?? "");
	const sides = {
		base: base === void 0 ? "" : textOf(base),
		ours: textOf(ours),
		theirs: textOf(theirs)
	};
	if (sides.base === void 0 || sides.ours === void 0 || sides.theirs === void 0) return void 0;
	const known = recordAt(path, root);
	if (known === "generated") return void 0;
	const mergeText = (three) => mergeTexts(three, repo);
	const three = {
		base: sides.base,
		ours: sides.ours,
		theirs: sides.theirs
	};
	return typeof known === "string" ? mergeRecord(known, three, mergeText) : mergeChecked(known, three, mergeText);
}
const KINDS = {
	[ITEM$1]: "item",
	[THREAD]: "thread",
	[RELATIONS]: "relations",
	[PLAN]: "plan"
};
/** Lines that are only ever added. */
const LINES = {
	merge: mergePlans,
	find: () => ({ diagnostics: [] })
};
const PLAIN = {
	merge: (sides, mergeText) => mergeText(sides),
	find: () => ({ diagnostics: [] })
};
/** How the record at a path is merged. What is generated as a whole is no sum of two versions. */
function recordAt(path, root) {
	const inside = parseTicketPath(path, root)?.inside;
	if (inside === "artifacts/dossier.json") return "generated";
	if (inside === "artifacts/rounds.jsonl") return LINES;
	const kind = inside === void 0 ? void 0 : KINDS[inside];
	if (kind !== void 0) return kind;
	const objective = parseTicketPath(path, OBJECTIVE_ROOT);
	if (objective?.inside !== "item.md") return PLAIN;
	return {
		merge: mergeItems,
		find: (text) => parseObjective(text, path, objective.id)
	};
}
export { mergeTreesOn as a, mergeTrees as i, mergeRecords as n, readTreeIds as o, recordRoots as r, isRecord as t };
