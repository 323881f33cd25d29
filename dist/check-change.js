import { c as readSettings, i as checkSettings, l as withSettings, n as checkRelaxed, s as readRuleFiles, t as checkLinks, u as verdictOf } from "./settings.js";
import { B as MAX_THREAD_BYTES, G as DEFAULT_TICKET_ROOT, X as parseTicketPath, et as finding, r as runGit } from "./plumbing.js";
import { c as fails, n as judgeChange, t as gatherNeighbours } from "./neighbours.js";
import { a as isOid, s as mergeBases } from "./refs.js";
import { c as fileReader, n as hasPath, r as listFiles, t as diffRevisions } from "./tree.js";
import { i as renamesOf, n as isMigrationOf, r as migratedOnTheWay } from "./migration.js";
import { i as readTickets, n as parseTickets, t as filesOf } from "./read-tickets.js";
// src/io/git/log.ts
/** The commits reached from `head` that changed something under some paths, newest first, at most `limit`. 1 process. */
function listCommitsOf(repo, head, paths, limit) {
	const args = [
		"rev-list",
		`--max-count=${limit}`,
		"--full-history",
		head,
		"--",
		...paths
	];
	return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}
/** The parents of a commit. 1 process. */
function readParents(repo, commit) {
	return runGit([
		"rev-list",
		"--parents",
		"--max-count=1",
		commit,
		"--"
	], repo).stdout.toString("latin1").trim().split(" ").slice(1).filter(isOid);
}
// src/core/rules/check-reach.ts
/** Findings about what an agent's or the Orchestrator's commit may touch at all. */
function checkReach(actor, changedPaths, changedTickets) {
	const { role } = actor;
	if (role === "person" || role === "intake") return [];
	const found = [];
	for (const path of changedPaths) if (isPolicyPath(path)) found.push(finding("change/policy-by-agent", { path }, {
		role,
		path
	}));
	else if (role !== "orchestrator" && path.startsWith(".yoi/")) found.push(finding("change/record-by-agent", { path }, {
		role,
		path
	}));
	const first = changedTickets[0];
	if (role === "orchestrator" && first !== void 0 && changedTickets.length > 1) {
		const facts = {
			count: changedTickets.length,
			tickets: changedTickets.slice(0, 5).join(", ")
		};
		found.push(finding("change/many-tickets", { path: first }, facts));
	}
	return found;
}
/** Whether a path decides what agents may do: configuration, workflows, hooks. */
function isPolicyPath(path) {
	return path === ".yoi/ticket.config.toml" || path === ".yoi/baseline.json" || path.startsWith(".yoi/workflow/") || path.startsWith(".github/") || path.startsWith(".husky/") || path.startsWith("hooks/");
}
// src/app/change/change-files.ts
const NOTHING = { kind: "empty" };
/** A file with an open conflict has no content yet; git itself refuses to commit it. */
const UNMERGED = {
	text: "",
	sizeBytes: 0,
	problem: "unreadable"
};
/**
* Reads the files of a change. Only the first parent is listed: what differs gives the other sides, so that each is
* exactly what its commit holds or will hold (`git add -N` announces nothing), and what lies elsewhere costs nothing.
* 2 processes for paths that were not read before, whatever the number of sides.
*/
function changeFiles(repo, { parents, perParent }) {
	const reader = fileReader(repo, MAX_THREAD_BYTES);
	const listed = /* @__PURE__ */ new Map();
	const fromFirst = perParent[0] ?? [];
	function listFirst({ under, isWanted }) {
		const missing = new Set(under.filter((path) => !listed.has(path)));
		for (const path of missing) listed.set(path, []);
		const entries = missing.size === 0 ? [] : listFiles(repo, parents[0] ?? NOTHING, [...missing]).entries;
		for (const entry of entries) for (const path of waysTo(entry.path)) if (missing.has(path)) listed.get(path)?.push(entry);
		const found = /* @__PURE__ */ new Map();
		for (const entry of under.flatMap((path) => listed.get(path) ?? [])) if (isWanted?.(entry.path) !== false) found.set(entry.path, entry);
		return found;
	}
	const listAfter = (wanted) => patch(listFirst(wanted), select(fromFirst, wanted), "after");
	function load(wanted) {
		reader.load([...listFirst(wanted).values(), ...listAfter(wanted).values()]);
	}
	/** In git's order: of two directories of one ticket the first counts. */
	function readAll(entries) {
		const sorted = [...entries.values()].sort((a, b) => a.path < b.path ? -1 : 1);
		return new Map(sorted.map((entry) => [entry.path, reader.read(entry)]));
	}
	function after(wanted) {
		load(wanted);
		const files = readAll(listAfter(wanted));
		for (const { path, unmerged } of select(fromFirst, wanted)) if (unmerged === true) files.set(path, UNMERGED);
		return files;
	}
	function before(wanted, parent) {
		load(wanted);
		if (parent === 0) return readAll(listFirst(wanted));
		return readAll(patch(listAfter(wanted), select(perParent[parent] ?? [], wanted), "before"));
	}
	return {
		load,
		after,
		before
	};
}
/** Puts what one side of some changes has in the place of what is there. */
function patch(entries, changes, side) {
	for (const { path, [side]: found } of changes) if (found === void 0) entries.delete(path);
	else entries.set(path, {
		path,
		...found
	});
	return entries;
}
function select(changes, { under, isWanted }) {
	const roots = new Set(under);
	return changes.filter(({ path }) => waysTo(path).some((way) => roots.has(way)) && isWanted?.(path) !== false);
}
/** A path and the directories above it. */
function waysTo(path) {
	const ways = [path];
	for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) ways.push(path.slice(0, end));
	return ways;
}
// src/app/change/earlier-form.ts
/** How many earlier commits of a ticket are compared with its new form. */
const MAX_EARLIER_COMMITS = 50;
/**
* The newest earlier commit (shortened) whose form of a ticket is exactly the one it is now to have, or undefined.
* That is what `git revert` and a restored file make. 1 process, and 1 more for each commit compared.
*/
function findEarlierForm(repo, source, each) {
	const { after } = each;
	if (after === void 0 || source.returnsFrom === void 0) return void 0;
	const wanted = formOf(after);
	for (const commit of listCommitsOf(repo, source.returnsFrom, [after.dir], MAX_EARLIER_COMMITS)) {
		const { entries } = listFiles(repo, {
			kind: "commit",
			oid: commit
		}, [after.dir]);
		if (entries.map(({ path, oid, mode }) => `${path.slice(after.dir.length + 1)} ${oid} ${mode === "100755"}`).sort().join("\n") === wanted) return commit.slice(0, 12);
	}
}
function formOf(ticket) {
	const line = ([inside, file]) => `${inside} ${file.oid} ${file.executable === true}`;
	return [...ticket.files].map(line).sort().join("\n");
}
// src/app/change/read-changes.ts
/**
* What is to be judged of a change under `.yoi`: with one parent all that differs from it. What a merge takes over from
* one parent is none of its own, unless it thereby drops what another parent has made of the same file. 1 process for
* one parent; for a merge 2 for each parent and 1 more.
*/
function readChanges(repo, parents, after) {
	const perParent = parents.map((parent) => diffRevisions(repo, parent, after, [".yoi"]));
	const [first = [], ...others] = perParent;
	if (others.length === 0) return {
		own: first,
		perParent
	};
	const paths = others.map((changes) => new Set(changes.map(({ path }) => path)));
	const own = first.filter(({ path }) => paths.every((known) => known.has(path)));
	const changes = new Map(own.map((change) => [change.path, change]));
	if (perParent.every((list) => list.length === 0)) return {
		own: [],
		perParent
	};
	const base = readBase(repo, parents);
	for (const [index, parent] of parents.entries()) {
		const made = new Set(diffRevisions(repo, base, parent, [".yoi"]).map(({ path }) => path));
		for (const change of perParent[index] ?? []) if (made.has(change.path)) changes.set(change.path, change);
	}
	return {
		own: [...changes.values()],
		perParent
	};
}
/** Where the parents of a merge parted. */
function readBase(repo, parents) {
	const commits = parents.flatMap((parent) => parent.kind === "commit" ? [parent.oid] : []);
	const [first, ...others] = commits;
	if (first === void 0 || commits.length < parents.length) return { kind: "empty" };
	const [base] = mergeBases(repo, first, others);
	return base === void 0 ? { kind: "empty" } : {
		kind: "commit",
		oid: base
	};
}
// src/app/change/check-change.ts
/**
* Judges the ticket changes between two revisions by the rules and configuration of the side before. Reads only the
* changed tickets and what they point to. A change that touches nothing under `.yoi` examines nothing.
* @throws git/* when git cannot answer: the caller must not take that for a pass
*/
function checkChangeAt(repo, source, options) {
	const { own: changed, perParent } = readChanges(repo, source.parents, source.after);
	if (changed.length === 0) return verdictOf([], 0);
	const files = changeFiles(repo, {
		parents: source.parents,
		perParent
	});
	files.load(withSettings(filesOf(idsOf(changed, DEFAULT_TICKET_ROOT), DEFAULT_TICKET_ROOT)));
	const rules = source.rules ?? source.parents[0] ?? { kind: "empty" };
	const ruleFiles = source.rules === void 0 ? void 0 : readRuleFiles(repo, source.rules);
	const settings = readSettings(files, () => hasPath(repo, rules, ".yoi"), ruleFiles);
	const root = settings.config.backend.root;
	const ids = [...idsOf(changed, root)];
	const paths = changed.map(({ path }) => path);
	const found = [
		...checkLinks(changed, root),
		...checkSettings(files, changed),
		...checkRelaxed(files, changed, settings, (path) => hasPath(repo, source.after, path)),
		...checkReach(options.actor, paths, ids),
		...judgeTickets({
			repo,
			source,
			files,
			options,
			...settings,
			ids
		})
	];
	return verdictOf(found, ids.length);
}
function idsOf(changed, root) {
	return new Set(changed.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
}
function judgeTickets(input) {
	const { repo, source, files, options, config, ids } = input;
	const root = config.backend.root;
	const all = new Set(ids);
	const readAfter = (wanted) => parseTickets(files.after(filesOf(wanted, root)), wanted, root);
	const readLanded = (wanted) => {
		const { landed } = source.seen();
		return landed === void 0 ? /* @__PURE__ */ new Map() : readTickets(repo, {
			kind: "commit",
			oid: landed
		}, wanted, root);
	};
	const after = readAfter(all);
	const parents = source.parents.map((_, parent) => parseTickets(files.before(filesOf(all, root), parent), all, root));
	const cases = ids.map((id) => {
		return {
			id,
			parents: parents.map((side) => side.get(id)),
			after: after.get(id)
		};
	});
	return judgeTwice(cases, {
		actor: options.actor,
		visible: true,
		configVersion: config.version,
		isAdoption: input.isAdoption,
		base: source.base,
		...options.now === void 0 ? {} : { now: options.now },
		neighbours: gatherNeighbours(cases.map((each) => ({
			after: each.after,
			isNew: each.parents.every((parent) => parent === void 0)
		})), {
			read: readAfter,
			readElsewhere: readLanded,
			readLanded,
			listIds: () => listIds(repo, source.after, root)
		})
	}, input);
}
/**
* Judges from the parents as if all were visible to others, which only makes the judgement harder; what fails there is
* judged again from what others can see, with its history at hand.
*/
function judgeTwice(cases, strict, input) {
	const strictly = judgeChange(cases, strict, input.baseline);
	if (!fails(strictly)) return strictly;
	const context = {
		...strict,
		visible: input.source.seen().visible.length > 0
	};
	const found = context.visible ? strictly : judgeChange(cases, context, input.baseline);
	if (!fails(found)) return found;
	const failing = new Set(found.flatMap(({ severity, ticket }) => severity === "error" ? [ticket] : []));
	const { repo, source, config } = input;
	const root = config.backend.root;
	const baseSides = basesOf(repo, source).map((base) => readTickets(repo, base, failingIds(failing), root));
	const before = source.parents[0] ?? { kind: "empty" };
	const change = {
		cases,
		renames: renamesOf(cases, () => listIds(repo, before, root))
	};
	const again = cases.map((each) => {
		if (!failing.has(each.id) && !change.renames.has(each.id)) return each;
		const sides = baseSides.map((side) => side.get(each.id));
		return withMigration(each, input, change) ?? withHistory(each, input, sides);
	});
	return judgeChange(again, context, input.baseline);
}
/**
* The ticket as one that was migrated, if it was. A push may hold more than the migration: what followed is judged
* from the form that the migration made.
*/
function withMigration(each, { source, config }, change) {
	if (isMigrationOf(each, config, change)) return {
		...each,
		isMigration: true
	};
	const form = source.heads.length > 0 ? void 0 : migratedOnTheWay(each, config, change);
	if (form === void 0) return void 0;
	return each.after === void 0 ? {
		...each,
		isMigration: true
	} : {
		...each,
		parents: [form, ...each.parents.slice(1)]
	};
}
function withHistory(each, { repo, source, config }, baseSides) {
	const returnedTo = findEarlierForm(repo, source, each);
	const bases = baseSides.map((base) => isMigrationOf({
		...each,
		parents: [base]
	}, config) ? each.after : base);
	return {
		...each,
		bases,
		...returnedTo === void 0 ? {} : { returnedTo }
	};
}
function failingIds(failing) {
	return new Set([...failing].filter((id) => id !== void 0));
}
/**
* The points whose content others can see. Where nothing is shared, the commit before the last: amending is then free.
*/
function basesOf(repo, source) {
	const { heads } = source;
	const [head] = heads;
	if (head === void 0) return [];
	const { visible } = source.seen();
	if (visible.length === 0) return beforeHead(repo, head);
	const bases = visible.flatMap((commit) => mergeBases(repo, commit, heads));
	if (bases.length > 0) return [...new Set(bases)].map((oid) => ({
		kind: "commit",
		oid
	}));
	return repo.shallow ? [] : [{ kind: "empty" }];
}
function beforeHead(repo, head) {
	const parents = readParents(repo, head);
	return parents.length === 0 ? [{ kind: "empty" }] : parents.map((oid) => ({
		kind: "commit",
		oid
	}));
}
function listIds(repo, revision, root) {
	const ids = listFiles(repo, revision, [root]).entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []);
	return [...new Set(ids)];
}
export { readParents as i, checkReach as n, listCommitsOf as r, checkChangeAt as t };
