import { t as readActor } from "./actor.js";
import { f as checkHooks, t as checkGitHubSetup } from "./check-setup.js";
import { B as MAX_THREAD_BYTES, G as DEFAULT_TICKET_ROOT, K as OBJECTIVE_ROOT, Q as failure, U as BASELINE_PATH, W as CONFIG_PATH, X as parseTicketPath, Z as YoiError, et as finding, st as countOf, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { a as isSetting, r as checkSetting, u as verdictOf } from "./settings.js";
import { a as applyBaseline, c as fails, i as checkTargets, n as judgeChange, o as formatBaseline, r as checkCycles, s as parseBaseline, t as gatherNeighbours } from "./neighbours.js";
import { n as newestOf, t as checkTicket } from "./check-ticket.js";
import { H as isBeforeTime, N as idKey, R as slugOf } from "./decode.js";
import { a as THREAD, c as checkFileProblem, o as parseTicket, t as ITEM } from "./parse-ticket.js";
import { n as parseObjective } from "./objective.js";
import { c as appendEvent, i as summarize, l as editItem } from "./summary.js";
import { c as readTicketDir, f as formatJson, i as openWorkspace, l as envelope, n as listTicketPlaces, o as listTicketDirs, p as verdictDocument, r as loadTicket, s as readSettingFiles, u as findingData } from "./workspace.js";
import { r as readRecord, t as listNames } from "./read-files.js";
import { f as withLock } from "./recover-edits.js";
import { t as writeEdits } from "./write-edits.js";
import { t as openForReading } from "./open-for-reading.js";
import { n as showFindings } from "./errors.js";
import { t as newEventId } from "./event-id.js";
import { t as readHistory } from "./history.js";
import { c as fileReader, r as listFiles } from "./tree.js";
import { i as renamesOf, n as isMigrationOf } from "./migration.js";
import { a as parseConfig } from "./repository.js";
import { u as resolveCommit } from "./refs.js";
import { n as formatGithub, t as formatSarif } from "./format-sarif.js";
import { n as formatVerdict, t as formatFinding } from "./format-text.js";
import { t as displayWidth } from "./width.js";
import { t as version } from "./version.js";
import { t as lockOptions } from "./lock.js";
import { t as formatNow } from "./now.js";
import { relative, resolve, sep } from "node:path";
// src/core/rules/check-workspace.ts
/** Findings about tickets seen together: ids and slugs, references, circles of waiting, objectives, stray files. */
function checkWorkspace(workspace) {
	const byId = new Map(workspace.tickets.map((ticket) => [ticket.id, ticket]));
	const known = {
		has: (id) => byId.has(id),
		ids: byId.keys()
	};
	return [
		...checkDuplicates(workspace.tickets),
		...workspace.tickets.flatMap((ticket) => checkTargets(ticket, {
			...known,
			ids: byId.keys()
		})),
		...checkCycles(byId),
		...workspace.objectives.flatMap((objective) => checkLinks(objective, byId)),
		...workspace.strays.filter((path) => !/\/\.git(keep|ignore)$/.test(path)).map((path) => finding("ticket/stray-file", { path }, {}))
	];
}
function checkDuplicates(tickets) {
	const found = [];
	const ids = /* @__PURE__ */ new Map();
	const slugs = /* @__PURE__ */ new Map();
	for (const ticket of tickets) {
		const twin = ids.get(idKey(ticket.id));
		if (twin !== void 0) found.push(finding("ticket/duplicate-id", { path: ticket.dir }, {
			id: ticket.dir,
			other: twin.dir
		}, ticket.id));
		else ids.set(idKey(ticket.id), ticket);
		const slug = slugOf(ticket.id);
		if (slug === void 0 || twin !== void 0) continue;
		const namesake = slugs.get(idKey(slug));
		if (namesake === void 0) slugs.set(idKey(slug), ticket);
		else found.push(finding("ticket/duplicate-slug", { path: ticket.dir }, {
			slug,
			other: namesake.id
		}, ticket.id));
	}
	return found;
}
function checkLinks(objective, tickets) {
	return objective.linked_tickets.flatMap((target) => {
		if (tickets.has(target)) return [];
		const entry = objective.entries.get("linked_tickets");
		const place = {
			path: `.yoi/objectives/${objective.id}/item.md`,
			...entry === void 0 ? {} : { line: entry.line }
		};
		return [finding("objective/dangling-target", place, { target }, objective.id)];
	});
}
// src/app/doctor/doctor.ts
/**
* Examines the whole workspace as it stands in the working tree. Tickets are read one after the other and only their
* summaries are kept, so that memory does not grow with their texts. A broken record never hides the good ones.
*/
function runDoctor(options) {
	const { root, ticketRoot, now } = options;
	const settings = readSettingFiles(root);
	const { dirs, strays, links } = listTicketDirs(root, ticketRoot);
	const found = [...options.live ?? [], ...checkSettingFiles(settings)];
	found.push(...links.map((path) => finding("file/symlink", { path }, { path })));
	const summaries = [];
	for (const [index, dir] of dirs.entries()) {
		const ticket = parseTicket(readTicketDir(root, dir, { listed: true }));
		found.push(...checkTicket(ticket, now));
		summaries.push(summarize(ticket));
		options.onProgress?.(index + 1, dirs.length);
	}
	found.push(...checkWorkspace({
		tickets: summaries,
		objectives: objectivesOf(settings),
		strays
	}));
	if (dirs.length === 0) found.push(finding("ticket/nothing", { path: ticketRoot }, { root: ticketRoot }));
	const { baseline } = parseBaseline(options.ignoreBaseline === true ? void 0 : settings.get(BASELINE_PATH)?.text);
	return verdictOf(found.map((each) => applyBaseline(each, baseline)), dirs.length);
}
function checkSettingFiles(settings) {
	return [...settings].flatMap(([path, file]) => {
		const problem = checkFileProblem(path, file, { maxBytes: MAX_RECORD_BYTES });
		return problem === void 0 ? checkSetting(path, file.text) : [problem];
	});
}
function objectivesOf(settings) {
	return [...settings].flatMap(([path, { text }]) => {
		const id = parseTicketPath(path, OBJECTIVE_ROOT)?.id;
		const objective = id === void 0 ? void 0 : parseObjective(text, path, id).objective;
		return objective === void 0 ? [] : [objective];
	});
}
// src/app/doctor/lint.ts
/**
* Examines the tickets that some files of the working tree belong to, as lint-staged names them: each ticket by
* itself, without its history. What a commit does to it (moves, lost events, deleted files, which never reach
* lint-staged) is for the hook.
*/
function lintFiles(workspace, cwd, files) {
	const { root, ticketRoot } = workspace;
	const paths = files.map((file) => relative(root, resolve(cwd, file)).split(sep).join("/"));
	const places = new Map(paths.flatMap((path) => {
		const place = parseTicketPath(path, ticketRoot);
		return place === void 0 ? [] : [[place.dir, place]];
	}));
	const ofTickets = [...places.values()].flatMap((place) => lintTicket(root, place));
	const ofSettings = paths.filter(isSetting).flatMap((path) => lintSetting(root, path));
	const { baseline } = parseBaseline(readRecord(root, BASELINE_PATH, MAX_RECORD_BYTES)?.text);
	return verdictOf([...ofTickets, ...ofSettings].map((found) => applyBaseline(found, baseline)), places.size);
}
/** A link on the way to a ticket bars it as a whole. */
function lintTicket(root, place) {
	try {
		listNames(root, place.dir);
	} catch (error) {
		if (error instanceof YoiError) return [error.diagnostic];
		throw error;
	}
	return checkTicket(parseTicket(readTicketDir(root, place)));
}
function lintSetting(root, path) {
	const file = readRecord(root, path, MAX_RECORD_BYTES);
	const problem = file === void 0 ? void 0 : checkFileProblem(path, file, { maxBytes: MAX_RECORD_BYTES });
	return problem === void 0 ? checkSetting(path, file?.text ?? "") : [problem];
}
// src/core/rules/plan-fix.ts
/**
* Mends what has exactly one right answer: a title that YAML cannot read is quoted, queued fields of a ticket that is
* no longer queued go, an updated_at that is older than the thread moves. History and the thread's past are never
* touched; a comment event says what was mended. Undefined where there is nothing to mend.
*/
function planFix(ticket, stamp) {
	const item = ticket.files.get(ITEM)?.text;
	const thread = ticket.files.get(THREAD)?.text;
	const codes = new Set(ticket.diagnostics.map(({ code }) => code));
	if (item === void 0 || thread === void 0 || ticket.item === void 0 || ticket.item.older) return void 0;
	const set = {};
	const what = [];
	for (const [key, entry] of ticket.item.entries) if (codes.has("item/not-yaml") && entry.raw === true && typeof entry.value === "string") {
		set[key] = entry.value;
		what.push(`quoted ${key}`);
	}
	const { state } = ticket.item;
	for (const key of ["queued_by", "queued_at"]) if ((state === "intake" || state === "ready") && ticket.item[key] !== null) {
		set[key] = void 0;
		what.push(`removed ${key}, which belongs to a queued ticket`);
	}
	if (isBehind(ticket)) what.push("moved updated_at to the newest event");
	if (what.length === 0) return void 0;
	const { dir, id } = ticket;
	const event = fixEvent(what, stamp);
	return {
		ticket: id,
		what,
		edits: [{
			kind: "write",
			path: `${dir}/${ITEM}`,
			before: item,
			text: editItem(item, { set: {
				...set,
				updated_at: stamp.at
			} })
		}, {
			kind: "write",
			path: `${dir}/${THREAD}`,
			before: thread,
			text: appendEvent(thread, event)
		}]
	};
}
function isBehind(ticket) {
	const updated = ticket.item?.updated_at ?? "";
	return updated !== "" && (ticket.thread?.events ?? []).some(({ at }) => at !== void 0 && at > updated);
}
function fixEvent(what, { author, at, eventId }) {
	return {
		kind: "comment",
		author,
		role: "person",
		at,
		id: eventId,
		heading: "Mended by doctor --fix",
		body: what.map((line) => `- ${line}`).join("\n")
	};
}
// src/app/doctor/mend.ts
/**
* Mends what has exactly one right answer in every ticket of the working tree, one ticket at a time and each wholly
* or not at all, and tells what was (or would be) mended.
*/
async function mendWorkspace(workspace, options) {
	if (options.dryRun) return planFixes(workspace, options);
	const { root, stateDir } = workspace;
	return await withLock(stateDir, options.lock, () => {
		const fixes = planFixes(workspace, options);
		for (const { edits } of fixes) writeEdits({
			root,
			stateDir
		}, edits, { random: options.lock.random });
		return fixes;
	});
}
function planFixes(workspace, options) {
	const fixes = [];
	for (const place of listTicketPlaces(workspace)) {
		const ticket = loadTicket(workspace, place);
		const fix = planFix(ticket, {
			author: options.actor.name,
			at: stampTime(ticket, options.now),
			eventId: options.newEventId()
		});
		if (fix !== void 0) fixes.push(fix);
	}
	return fixes;
}
/** Now, or the ticket's newest time where the clock has gone back since. */
function stampTime(ticket, now) {
	return [newestOf(ticket.thread?.events ?? [])?.at, ticket.item?.updated_at].reduce((latest, time) => time !== void 0 && isBeforeTime(latest, time) ? time : latest, now);
}
// src/app/doctor/write-baseline.ts
/**
* Writes `.yoi/baseline.json`: the faults of today, which from then on are warnings. Faults that are mended since it
* was last written are no longer in it, so it only shrinks unless somebody adds to it on purpose. Returns how many
* faults it holds. `found` is what was found without any baseline.
*/
async function writeBaseline(workspace, found, lock) {
	const { root, stateDir } = workspace;
	const text = formatBaseline(found.diagnostics);
	await withLock(stateDir, lock, () => {
		const before = readRecord(root, BASELINE_PATH, MAX_RECORD_BYTES)?.text;
		if (before !== text) writeEdits({
			root,
			stateDir
		}, [{
			kind: "write",
			path: BASELINE_PATH,
			text,
			before
		}], { random: lock.random });
	});
	return text.split("\n    [").length - 1;
}
// src/core/rules/fold-older.ts
/**
* The findings with all warnings about older forms folded into one that counts the tickets: an old repository has
* several of them in every ticket, and one command mends them all.
*/
function foldOlder(found) {
	const older = new Set(found.filter(isOlderForm).flatMap(({ ticket }) => ticket ?? []));
	if (older.size === 0) return found;
	const count = older.size === 1 ? "1 ticket is" : `${older.size} tickets are`;
	return [...found.filter((each) => !isOlderForm(each)), finding("record/older-form", { path: DEFAULT_TICKET_ROOT }, { count })];
}
function isOlderForm({ code, severity, ticket }) {
	return severity === "warning" && ticket !== void 0 && /^(?:item|thread|plan)\/older-/.test(code);
}
// src/core/workspace/tree-state.ts
/** The tree without files. */
const EMPTY_TREE = {
	tickets: /* @__PURE__ */ new Map(),
	others: /* @__PURE__ */ new Map()
};
/** The tree after some changes; the tree before is kept as it is. Cost grows with the number of tickets, not of files. */
function applyChanges(before, changes, root) {
	if (changes.length === 0) return before;
	const tickets = new Map(before.tickets);
	const others = new Map(before.others);
	const touched = /* @__PURE__ */ new Map();
	for (const { path, after } of changes) {
		const place = parseTicketPath(path, root);
		if (place === void 0) {
			if (after === void 0) others.delete(path);
			else others.set(path, after);
			continue;
		}
		const { id, dir, status, inside } = place;
		let entry = touched.get(dir);
		if (entry === void 0) {
			const old = tickets.get(id);
			const files = old?.dir === dir ? new Map(old.files) : /* @__PURE__ */ new Map();
			entry = {
				place: {
					id,
					dir,
					...status === void 0 ? {} : { status }
				},
				files
			};
			touched.set(dir, entry);
		}
		if (after === void 0) entry.files.delete(inside);
		else entry.files.set(inside, after);
	}
	for (const { place, files } of touched.values()) if (files.size === 0 && tickets.get(place.id)?.dir === place.dir) tickets.delete(place.id);
	for (const { place, files } of touched.values()) if (files.size > 0) tickets.set(place.id, {
		...place,
		files,
		form: formOf(place.dir, files)
	});
	return {
		tickets,
		others
	};
}
function formOf(dir, files) {
	return [dir, ...[...files].map(([inside, { oid, mode }]) => `${inside} ${mode} ${oid}`).sort()].join("\n");
}
// src/app/history/ticket-store.ts
/** Most parsed tickets that are kept; the oldest go first. */
const MAX_KEPT_TICKETS = 5e3;
/** Opens a store over a repository. */
function ticketStore(repo) {
	const files = fileReader(repo, MAX_THREAD_BYTES);
	const tickets = /* @__PURE__ */ new Map();
	const settings = /* @__PURE__ */ new Map();
	function read(tree) {
		if (tree === void 0) return void 0;
		const known = tickets.get(tree.form);
		if (known !== void 0) return known;
		files.load([...tree.files.values()]);
		const inside = new Map([...tree.files].map(([path, ref]) => [path, files.read(ref)]));
		const ticket = parseTicket({
			...tree,
			files: inside
		});
		tickets.set(tree.form, ticket);
		const oldest = tickets.size > MAX_KEPT_TICKETS ? tickets.keys().next().value : void 0;
		if (oldest !== void 0) tickets.delete(oldest);
		return ticket;
	}
	function readSettings(config, baseline) {
		const key = `${config?.oid} ${baseline?.oid}`;
		const known = settings.get(key) ?? {
			config: parseConfig(readText(config)).config,
			baseline: parseBaseline(readText(baseline)).baseline
		};
		settings.set(key, known);
		return known;
	}
	function readText(ref) {
		if (ref === void 0) return void 0;
		const file = files.read(ref);
		return file.problem === void 0 ? file.text : void 0;
	}
	return {
		prefetch: files.load,
		read,
		readSettings
	};
}
// src/app/history/replay.ts
/**
* Replays past commits through the rules of a change, parents before children, and tells what got past: merges are
* judged against all their parents. Everything in history counts as visible. Reads each file version once.
*/
function* replayHistory(repo, range, options) {
	const store = ticketStore(repo);
	const states = /* @__PURE__ */ new Map();
	const seenForms = /* @__PURE__ */ new Map();
	let done = 0;
	const commits = [...readHistory(repo, range, [".yoi"])];
	store.prefetch(commits.flatMap(({ edges }) => edges.flatMap(({ changes }) => changes.flatMap(({ after }) => after ?? []))));
	for (const commit of commits) {
		const parents = commit.edges.map(({ parent }) => stateOf(repo, parent, states, options.ticketRoot));
		const after = applyChanges(parents[0] ?? EMPTY_TREE, commit.edges[0]?.changes ?? [], options.ticketRoot);
		states.set(commit.oid, after);
		const replayed = replayCommit({
			commit,
			parents,
			after,
			store,
			seenForms
		});
		yield replayed;
		for (const id of replayed.tickets) {
			const form = after.tickets.get(id)?.form;
			if (form !== void 0 && !seenForms.has(form)) seenForms.set(form, commit.oid);
		}
		done += 1;
		options.onProgress?.(done);
	}
}
/**
* The tickets of a parent. History leaves out commits that change nothing under `.yoi`, so a parent may not have been
* replayed: then its tree is listed.
*/
function stateOf(repo, parent, states, ticketRoot) {
	if (parent === void 0) return EMPTY_TREE;
	const known = states.get(parent);
	if (known !== void 0) return known;
	const { entries } = listFiles(repo, {
		kind: "commit",
		oid: parent
	}, [".yoi"]);
	const changes = entries.map(({ path, oid, mode }) => ({
		path,
		after: {
			oid,
			mode
		}
	}));
	const state = applyChanges(EMPTY_TREE, changes, ticketRoot);
	states.set(parent, state);
	return state;
}
function replayCommit(input) {
	const { commit, parents, after, store, seenForms } = input;
	const first = parents[0] ?? EMPTY_TREE;
	const ids = [.../* @__PURE__ */ new Set([...first.tickets.keys(), ...after.tickets.keys()])].filter((id) => parents.every((parent) => parent.tickets.get(id)?.form !== after.tickets.get(id)?.form));
	const { config, baseline } = settingsOf(first, after, store);
	const cases = ids.map((id) => {
		return {
			id,
			parents: parents.map((parent) => store.read(parent.tickets.get(id))),
			after: store.read(after.tickets.get(id))
		};
	});
	const context = {
		actor: {
			name: "history",
			role: "person"
		},
		visible: true,
		configVersion: config.version,
		base: commit.edges[0]?.parent?.slice(0, 12) ?? "nothing",
		neighbours: neighboursOf(cases, after, store)
	};
	const found = judgeChange(cases, context, baseline);
	const judged = fails(found) ? judgeChange(withHistory(), context, baseline) : found;
	return {
		commit: commit.oid,
		isMerge: parents.length > 1,
		tickets: ids,
		diagnostics: judged
	};
	function withHistory() {
		const change = {
			cases,
			renames: renamesOf(cases, () => first.tickets.keys())
		};
		return cases.map((each) => {
			const form = after.tickets.get(each.id)?.form;
			const returnedTo = form === void 0 ? void 0 : seenForms.get(form)?.slice(0, 12);
			const isMigration = isMigrationOf(each, config, change);
			return {
				...each,
				isMigration,
				...returnedTo === void 0 ? {} : { returnedTo }
			};
		});
	}
}
function neighboursOf(cases, after, store) {
	return gatherNeighbours(cases.map((each) => ({
		after: each.after,
		isNew: each.parents.every((parent) => parent === void 0)
	})), {
		read: (ids) => readAll(ids, after, store),
		readLanded: () => /* @__PURE__ */ new Map(),
		listIds: () => [...after.tickets.keys()]
	});
}
function readAll(ids, state, store) {
	const found = /* @__PURE__ */ new Map();
	for (const id of ids) {
		const ticket = store.read(state.tickets.get(id));
		if (ticket !== void 0) found.set(id, ticket);
	}
	return found;
}
function settingsOf(before, after, store) {
	const refAt = (path) => before.others.get(path) ?? after.others.get(path);
	return store.readSettings(refAt(CONFIG_PATH), refAt(BASELINE_PATH));
}
// src/app/history/whole-history.ts
/**
* The commits that a range names, or all that HEAD reaches without one; undefined where there is no commit yet.
* 1 process, none with a range.
*/
function historyRange(repository, range) {
	if (range !== void 0) return { include: [range] };
	const head = resolveCommit(repository, "HEAD");
	return head === void 0 ? void 0 : { include: [head] };
}
// src/cli/history-command.ts
/** Replays past commits, prints those that the rules would have refused, and gives the exit code. */
function showHistory(workspace, { range, format, terminal }) {
	const progress = terminal.startProgress();
	const flagged = [];
	let examined = 0;
	const wanted = historyRange(workspace.repository, range);
	if (wanted === void 0) terminal.note("there is no commit yet\n");
	const commits = replayHistory(workspace.repository, wanted ?? { include: [] }, {
		ticketRoot: workspace.ticketRoot,
		onProgress: (done) => progress.update("replaying commits", done, Math.max(done, examined))
	});
	for (const commit of commits) {
		examined += 1;
		if (commit.diagnostics.some(({ severity }) => severity === "error")) flagged.push(commit);
	}
	progress.end();
	print(flagged, {
		examined,
		format,
		terminal
	});
	return flagged.length === 0 ? 0 : 1;
}
function print(flagged, { examined, format, terminal }) {
	const all = flagged.flatMap(({ diagnostics }) => diagnostics);
	switch (format) {
		case "json":
			terminal.out(formatJson(envelope("ticket-doctor-history", {
				outcome: flagged.length === 0 ? "pass" : "fail",
				examined,
				commits: flagged.map(({ commit, isMerge, tickets, diagnostics }) => ({
					commit,
					merge: isMerge,
					tickets,
					diagnostics: diagnostics.map(findingData)
				})),
				diagnostics: []
			})));
			break;
		case "github":
			terminal.out(formatGithub(all));
			break;
		case "sarif":
			terminal.out(formatSarif(all, { toolVersion: version }));
			break;
		case "text":
			for (const { commit, isMerge, diagnostics } of flagged) {
				const options = {
					palette: terminal.palette,
					widthOf: displayWidth
				};
				terminal.out(`${terminal.paint.yellow(`commit ${commit}`)}${isMerge ? " (merge)" : ""}\n`);
				terminal.out(`${diagnostics.map((found) => formatFinding(found, options)).join("\n\n")}\n\n`);
			}
			terminal.out(`${countOf(flagged.length, "commit")} of ${examined} that touched records would be refused\n`);
	}
}
// src/cli/show-verdict.ts
/** How a verdict can be printed. */
const VERDICT_FORMATS = [
	"text",
	"json",
	"github",
	"sarif"
];
/** Prints a verdict on standard output and gives the exit code: 0 for pass, 1 for fail. */
function showVerdict(verdict, format, terminal) {
	switch (format) {
		case "text":
			terminal.out(formatVerdict(verdict, {
				palette: terminal.palette,
				widthOf: displayWidth
			}));
			break;
		case "json":
			terminal.out(formatJson(verdictDocument(verdict)));
			break;
		case "github":
			terminal.out(formatGithub(verdict.diagnostics));
			break;
		case "sarif": terminal.out(formatSarif(verdict.diagnostics, { toolVersion: version }));
	}
	return verdict.outcome === "pass" ? 0 : 1;
}
// src/cli/doctor-command.ts
/** `yoi ticket doctor`: examines the workspace or its history, mends it, or records its faults as known. */
async function examine(input, json, context) {
	const { terminal, cwd, env } = context;
	const { fix, dry_run: dryRun, baseline, history, live } = input;
	if (dryRun === true && fix !== true) throw failure("usage/needless-flag", { path: "" }, {
		flag: "--dry-run",
		needed: "--fix"
	});
	if ([
		live === true || fix === true,
		baseline === true,
		history !== void 0
	].filter((flag) => flag).length > 1) throw failure("usage/one-of", { path: "" }, { flags: `${live === true ? "--live" : "--fix"}, --baseline, --history` });
	const { workspace, diagnostics: repaired } = await openForReading({
		cwd,
		env
	}, lockOptions(terminal));
	showFindings(repaired, terminal);
	const format = formatOf(input, json);
	if (live === true) {
		const { showLive } = await import("./live-command.js");
		return await showLive(workspace, {
			fix: fix === true,
			dryRun: dryRun === true,
			format,
			terminal
		});
	}
	if (history !== void 0 && history !== false) return showHistory(workspace, {
		range: typeof history === "string" ? history : void 0,
		format,
		terminal
	});
	if (baseline === true) return await recordBaseline(workspace, context);
	if (fix === true) await mend(workspace, dryRun === true, context);
	const verdict = examineAll(workspace, context, false);
	return showVerdict(format === "text" && input["older"] !== true ? {
		...verdict,
		diagnostics: foldOlder(verdict.diagnostics)
	} : verdict, format, terminal);
}
/** `yoi ticket lint`: examines the tickets that some files belong to. */
function lint(input, json, { cwd, env, terminal }) {
	const files = input["files"];
	return showVerdict(lintFiles(openWorkspace({
		cwd,
		env
	}), cwd, files), formatOf(input, json), terminal);
}
function formatOf(input, json) {
	return json ? "json" : VERDICT_FORMATS.find((known) => known === input["format"]) ?? "text";
}
function examineAll(workspace, { terminal }, ignoreBaseline) {
	const progress = terminal.startProgress();
	try {
		return runDoctor({
			root: workspace.root,
			ticketRoot: workspace.ticketRoot,
			now: formatNow(/* @__PURE__ */ new Date()),
			ignoreBaseline,
			live: ignoreBaseline ? [] : examineSetup(workspace),
			onProgress: (done, total) => progress.update("examining tickets", done, total)
		});
	} finally {
		progress.end();
	}
}
/** What lives beside the records: hooks, merge drivers, workflows. */
function examineSetup({ repository, config }) {
	return [...checkHooks(repository), ...checkGitHubSetup(repository, { config })];
}
async function recordBaseline(workspace, context) {
	const { terminal } = context;
	const count = await writeBaseline(workspace, examineAll(workspace, context, true), lockOptions(terminal));
	terminal.out(`${countOf(count, "known fault")} in ${BASELINE_PATH}, from now on as warnings\n`);
	terminal.note(`Files to commit: ${BASELINE_PATH}\n`);
	return 0;
}
/** Mends, and says on standard error what: the verdict that follows is about the mended records. */
async function mend(workspace, dryRun, { env, terminal }) {
	const fixes = await mendWorkspace(workspace, {
		actor: readActor(workspace.repository, env),
		now: formatNow(/* @__PURE__ */ new Date()),
		newEventId,
		dryRun,
		lock: lockOptions(terminal)
	});
	if (fixes.length === 0) terminal.note("nothing has just one right answer, so nothing was mended\n\n");
	for (const { ticket, what } of fixes) terminal.note(`${dryRun ? "to mend" : "mended"} in ${ticket}: ${what.join("; ")}\n`);
	if (fixes.length > 0) terminal.note("\n");
}
export { examine, lint };
