import { t as version } from "./package.js";
import { B as MAX_THREAD_BYTES, E as parseTicketPath, K as finding, U as YoiError, W as failure, _ as config, k as runGit, v as nearest, x as DEFAULT_TICKET_ROOT } from "./schemas.js";
import { a as openHookRepository, c as defaultConfig, n as formatFinding, r as formatVerdict, t as displayWidth } from "./width.js";
import { u as readActor } from "./check-ticket.js";
import { _ as resolveCommit, a as hasPath, d as announcedMergeParents, g as mergeParents, h as mergeBases, i as diffRevisions, l as fileReader, m as isZeroOid, n as judgeChange, o as listFiles, p as isOid, r as fails, t as gatherNeighbours, v as resolveCommits } from "./neighbours.js";
import { c as withSettings, i as checkSettings, l as verdictOf, n as checkRelaxed, o as readConfigAt, s as readSettings, t as checkLinks } from "./settings.js";
import { i as renamesOf, n as isMigrationOf, r as migratedOnTheWay } from "./migration.js";
import { a as parseTickets, i as filesOf, o as placesOf, r as readRefs, s as readTickets, t as readVisibility } from "./visible.js";
import { Y as isId } from "./decode.js";
import { r as paletteFor, t as decideColour } from "./colour.js";
import { resolve } from "node:path";
import { readFileSync } from "node:fs";
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
	const settings = readSettings(files, () => hasPath(repo, source.parents[0] ?? { kind: "empty" }, ".yoi"));
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
			listIds: () => listIds$1(repo, source.after, root)
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
		renames: renamesOf(cases, () => listIds$1(repo, before, root))
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
function listIds$1(repo, revision, root) {
	const ids = listFiles(repo, revision, [root]).entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []);
	return [...new Set(ids)];
}
// src/app/change/check-commit.ts
/**
* Judges the commit that git is about to make: HEAD (and what is being merged) against the index, never the working
* tree. `isMergeHook` is true in `pre-merge-commit`, where git names the merged commits in its environment only.
*/
function checkCommit(repo, env, isMergeHook, options) {
	return checkChangeAt(repo, commitSource(repo, isMergeHook ? announcedMergeParents(env) : mergeParents(repo)), options);
}
function commitSource(repo, merged) {
	const index = { kind: "index" };
	const head = resolveCommit(repo, "HEAD");
	const first = head === void 0 ? { kind: "empty" } : {
		kind: "commit",
		oid: head
	};
	const parents = [first, ...merged.map((oid) => ({
		kind: "commit",
		oid
	}))];
	const isMerge = merged.length > 0;
	return {
		parents,
		after: index,
		heads: head === void 0 ? [] : [head, ...merged],
		returnsFrom: isMerge ? void 0 : head,
		seen: once(() => readVisibility(repo, readConfigAt(repo, first))),
		base: isMerge ? "--merge" : "HEAD"
	};
}
function once(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
// src/io/git/trailers.ts
/**
* The trailers of a commit message in a file (an absolute path), as git itself reads them: comments and what stands
* below the scissors of `git commit --verbose` are no part of it. 1 process. @throws git/refused
*/
function readTrailers(repo, file) {
	const { stdout } = runGit([
		"interpret-trailers",
		"--parse",
		"--no-divider",
		file
	], repo);
	return stdout.toString("utf8").split("\n").flatMap((line) => {
		const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? [];
		return name === void 0 || value === void 0 ? [] : [{
			name,
			value: value.trim()
		}];
	});
}
// src/app/change/check-message.ts
const INDEX = { kind: "index" };
/**
* Judges the message (a file, by its absolute path) of the commit that git is about to make: a `Yoi-Ticket` trailer
* names a ticket that the commit holds. Examines nothing where there is no such trailer. 1 process then, else 3 to 5.
*/
function checkMessage(repo, file) {
	const ids = readTrailers(repo, file).flatMap(({ name, value }) => name.toLowerCase() === "yoi-ticket" ? [value] : []);
	if (ids.length === 0) return verdictOf([], 0);
	const root = readConfigAt(repo, INDEX).backend.root;
	const asked = [...new Set(ids)];
	const known = listIds(repo, root, asked.filter(isId).flatMap((id) => placesOf(root, id)));
	const unknown = asked.filter((id) => !known.has(id));
	return verdictOf(unknown.length === 0 ? [] : explain(repo, root, unknown), asked.length);
}
function listIds(repo, root, paths) {
	if (paths.length === 0) return /* @__PURE__ */ new Set();
	return new Set(listFiles(repo, INDEX, paths).entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
}
function explain(repo, root, unknown) {
	const all = listIds(repo, root, [root]);
	return unknown.map((id) => {
		const near = nearest(id, all);
		const suggestion = near === void 0 ? "see `yoi ticket list` for all ids, or leave the trailer out" : `write Yoi-Ticket: ${near}`;
		return finding("change/trailer", { path: "" }, {
			id,
			suggestion
		});
	});
}
// src/app/change/check-push.ts
/** Reads the lines git gives `pre-push`: `<local ref> <local oid> <remote ref> <remote oid>`. */
function parsePrePush(input) {
	return linesOf(input).map(([, after = "", ref = "", before = ""]) => ({
		ref,
		before,
		after
	}));
}
/** Reads the lines git gives `pre-receive`: `<old oid> <new oid> <ref>`. */
function parsePreReceive(input) {
	return linesOf(input).map(([before = "", after = "", ref = ""]) => ({
		ref,
		before,
		after
	}));
}
function linesOf(input) {
	return input.split("\n").flatMap((line) => line.trim() === "" ? [] : [line.trim().split(" ")]);
}
/**
* Judges what a push changes, ref by ref: the net change since what the other side has. Git runs no commit hook on a
* clean rebase, cherry-pick or revert, so this is where they are met. Only branches hold tickets.
* @throws git/fetch-first when what the other side has is not here
*/
function checkPush(repo, updates, options) {
	const branches = updates.filter(({ ref, after }) => ref.startsWith("refs/heads/") && !isZeroOid(after));
	const olds = branches.flatMap(({ before }) => isZeroOid(before) ? [] : [before]);
	const known = resolveCommits(repo, olds);
	const missing = branches.find(({ before }) => !isZeroOid(before) && !known.has(before));
	if (missing !== void 0) throw failure("git/fetch-first", { path: "." }, {
		ref: missing.ref.slice(11),
		oid: missing.before.slice(0, 12)
	});
	const verdicts = branches.map((update) => checkChangeAt(repo, pushSource(repo, update), options));
	const examined = verdicts.reduce((sum, verdict) => sum + verdict.examined, 0);
	return verdictOf(verdicts.flatMap(({ diagnostics }) => diagnostics), examined);
}
function pushSource(repo, { ref, before, after }) {
	const to = {
		kind: "commit",
		oid: after
	};
	const isNew = isZeroOid(before);
	const seen = readVisibility(repo, readConfigAt(repo, isNew ? to : {
		kind: "commit",
		oid: before
	}));
	const shared = {
		after: to,
		heads: [],
		base: `what ${ref.slice(11)} is there`
	};
	if (isNew) return {
		...shared,
		...newBranch(repo, after, seen)
	};
	const parents = [{
		kind: "commit",
		oid: before
	}];
	if (seen.landed !== void 0 && seen.landed !== after && !isAncestor(repo, seen.landed, before) && isAncestor(repo, seen.landed, after)) parents.push({
		kind: "commit",
		oid: seen.landed
	});
	const returnsFrom = isAncestor(repo, before, after) ? before : void 0;
	return {
		...shared,
		parents,
		returnsFrom,
		seen: () => ({
			visible: [before],
			landed: seen.landed
		})
	};
}
/**
* A branch the other side does not have yet is judged since the points it shares with what the other side does have.
* What it says itself about the default branch adds to that and takes nothing away.
* @throws git/shallow when no shared point is known because the history is cut off
*/
function newBranch(repo, after, seen) {
	const visible = repo.bare ? readRefs(repo, ["refs/heads"]).map(({ oid }) => oid) : [.../* @__PURE__ */ new Set([...seen.visible, ...readVisibility(repo, defaultConfig()).visible])];
	const bases = visible.length === 0 ? [] : mergeBases(repo, after, visible);
	if (bases.length === 0 && visible.length > 0 && repo.shallow) throw failure("git/shallow", { path: "." }, { what: "the point where this branch left the others" });
	const parents = bases.map((oid) => ({
		kind: "commit",
		oid
	}));
	return {
		parents: parents.length === 0 ? [{ kind: "empty" }] : parents,
		seen: () => ({
			visible: bases,
			landed: seen.landed
		}),
		returnsFrom: bases[0]
	};
}
function isAncestor(repo, ancestor, commit) {
	return mergeBases(repo, commit, [ancestor]).includes(ancestor);
}
// src/app/change/judge-hook.ts
/** The git hooks that judge. https://git-scm.com/docs/githooks */
const HOOKS = [
	"pre-commit",
	"pre-merge-commit",
	"commit-msg",
	"pre-push",
	"pre-receive"
];
/** Whether a word names a hook that judges. */
function isHookName(word) {
	return HOOKS.includes(word);
}
/**
* Judges what git is about to do, as it asks one of its hooks.
* @throws git/* and usage/* when that cannot be known: git must then be stopped
*/
function judgeHook(hook, call) {
	const { cwd, env, args } = call;
	const repo = openHookRepository(cwd, env);
	switch (hook) {
		case "pre-commit":
		case "pre-merge-commit": return checkCommit(repo, env, hook === "pre-merge-commit", optionsOf(repo, call));
		case "commit-msg": return checkMessage(repo, resolve(cwd, messageFile(args)));
		case "pre-push": return checkPush(repo, parsePrePush(call.readInput()), optionsOf(repo, call));
		case "pre-receive": return checkPush(repo, parsePreReceive(call.readInput()), optionsOf(repo, call));
	}
}
/** Only the role counts in a judgement, so a server or a clone without a name of its own is no obstacle. */
function optionsOf(repo, { env, now }) {
	const name = env["YOI_ACTOR"] || env["GIT_AUTHOR_NAME"] || "unknown";
	return {
		actor: readActor(repo, {
			...env,
			YOI_ACTOR: name
		}),
		now
	};
}
function messageFile(args) {
	const [file] = args;
	if (file !== void 0) return file;
	throw failure("usage/missing-value", { path: "" }, {
		command: "yoi hook commit-msg",
		name: "the file with the message"
	});
}
// src/hook/run-hook.ts
config({ jitless: true });
/** What a hook does for git, in words. */
const STOPPED = {
	"pre-commit": "commit",
	"pre-merge-commit": "merge",
	"commit-msg": "commit",
	"pre-push": "push",
	"pre-receive": "push"
};
/**
* Judges for one git hook, prints what it found on standard error, and gives the exit code. A pass without findings
* prints nothing. Whatever goes wrong is 2: what was not seen must not pass.
*/
function runHook(args, env) {
	const coloured = decideColour({
		terminal: process.stderr.isTTY,
		env,
		refused: false
	});
	const options = {
		palette: paletteFor(coloured),
		widthOf: displayWidth
	};
	const print = (text) => void process.stderr.write(text);
	const [hook = "", ...rest] = args;
	try {
		if (!isHookName(hook)) throw failure("usage/bad-value", { path: "" }, {
			name: "hook",
			value: `"${hook}"`,
			suggestion: `write one of ${HOOKS.join(", ")}`
		});
		const verdict = judgeHook(hook, {
			cwd: process.cwd(),
			env,
			args: rest,
			readInput: () => readFileSync(0, "utf8"),
			now: (/* @__PURE__ */ new Date()).toISOString().replace(/\.\d+Z$/, "Z")
		});
		if (verdict.outcome === "pass") {
			print(formatFindings(verdict.diagnostics, options));
			return 0;
		}
		print(`${formatVerdict(verdict, options)}yoi: this ${STOPPED[hook]} is stopped by the errors above\n`);
		return 1;
	} catch (error) {
		print(explainError(error, hook, options));
		return 2;
	}
}
function formatFindings(found, options) {
	return found.map((each) => `${formatFinding(each, options)}\n`).join("");
}
function explainError(error, hook, options) {
	const stopped = `yoi: ${hook} could not run, so git stops here\n`;
	if (error instanceof YoiError) return `${formatFinding(error.diagnostic, options)}\n${stopped}`;
	return `${error instanceof Error ? error.stack ?? error.message : String(error)}\n${stopped}This is a bug in yoi ${version} (Node ${process.version}, ${process.platform}): please report it with the lines above.\n`;
}
export { runHook };
