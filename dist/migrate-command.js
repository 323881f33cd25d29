import { t as readActor } from "./actor.js";
import { t as checkTicket } from "./check-ticket.js";
import { H as maxBytesOf, K as OBJECTIVE_ROOT, W as CONFIG_PATH, X as parseTicketPath, et as finding, q as OLDER_STATUSES, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { a as parseConfig } from "./repository.js";
import { t as groupTickets } from "./group-tickets.js";
import { a as migrateTicket, o as planRenames, t as isExplained } from "./migration.js";
import { l as editItem } from "./summary.js";
import { n as parseObjective } from "./objective.js";
import { o as parseTicket } from "./parse-ticket.js";
import { f as withLock, t as recoverEdits } from "./recover-edits.js";
import { n as readFileSet } from "./read-files.js";
import { t as writeEdits } from "./write-edits.js";
import { f as formatJson, i as openWorkspace, l as envelope, u as findingData } from "./workspace.js";
import { n as showFindings } from "./errors.js";
import { t as lockOptions } from "./lock.js";
import { t as formatNow } from "./now.js";
// src/core/workspace/migrate-config.ts
/**
* The configuration with today's version. Keys and tables that no longer have an effect become comments, so that
* their text is still there, unless other settings stand on their lines; every setting keeps its value. Undefined
* where nothing is older, or where that cannot be done: then its findings tell what to mend first.
*/
function migrateConfig(text) {
	const older = parseConfig(text).diagnostics.filter(isOlder);
	if (older.length === 0) return void 0;
	const versioned = older.some(({ code }) => code === "config/older-version");
	const version = (form) => versioned ? withVersion(form) : form;
	const changes = versioned ? [`version = 1`] : [];
	const { form, names } = withComments(text, older);
	const told = names.map((name) => `${name} becomes a comment: it has no effect any more`);
	const whole = {
		path: CONFIG_PATH,
		before: text,
		text: version(form),
		changes: [...changes, ...told]
	};
	return [whole, {
		...whole,
		text: version(text),
		changes
	}].find((candidate) => saysTheSame(text, candidate.text));
}
function isOlder({ code }) {
	return code.startsWith("config/older-");
}
function withComments(text, older) {
	const lines = text.split("\n");
	const names = [];
	for (const { code, line = 1, facts } of older) {
		if (code === "config/older-version") continue;
		commentOut(lines, line - 1, code === "config/older-role" ? tableEnd(lines, line) : line);
		names.push(String(facts["key"]));
	}
	return {
		form: lines.join("\n"),
		names
	};
}
/** From 0: the first of the lines behind a table's header that begins another table. */
function tableEnd(lines, from) {
	const next = lines.findIndex((line, index) => index >= from && /^\s*\[/.test(line));
	return next < 0 ? lines.length : next;
}
function commentOut(lines, start, end) {
	for (let index = start; index < end; index++) {
		const line = lines[index] ?? "";
		if (!/^\s*(?:#|$)/.test(line)) lines[index] = `# ${line}`;
	}
}
function withVersion(text) {
	const zero = /^([ \t]*version[ \t]*=[ \t]*)0(?=[ \t]*(?:#.*)?\r?$)/m;
	if (zero.test(text)) return text.replace(zero, `$11`);
	const mark = text.startsWith("﻿") ? "﻿" : "";
	const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
	return `${mark}version = 1${eol}${eol}${text.slice(mark.length)}`;
}
/** Whether a configuration has the settings of another, no more faults, and less of an older form. */
function saysTheSame(before, after) {
	const [old, now] = [parseConfig(before), parseConfig(after)];
	const faults = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error").length;
	const left = ({ diagnostics }) => diagnostics.filter(isOlder).length;
	return faults(now) <= faults(old) && left(now) < left(old) && settingsOf(old.config) === settingsOf(now.config);
}
function settingsOf(config) {
	const { version: _version, roles, ...rest } = config;
	const { investigator: _investigator, ...kept } = roles;
	const agents = Object.entries(kept).map(([name, { agent, workflow }]) => [
		name,
		agent,
		workflow
	]);
	return JSON.stringify([rest, agents]);
}
// src/core/workspace/migrate-objective.ts
/**
* An objective in the current form: values that are no YAML are quoted, new ids of linked tickets followed, and
* `updated_at` moved to `at`. Undefined where nothing is older, and where the objective cannot be read.
*/
function migrateObjective(source, { at, renames }) {
	const { path, id, text } = source;
	const { objective } = parseObjective(text, path, id);
	if (objective === void 0) return void 0;
	const set = {};
	const changes = [];
	for (const [key, { raw, value }] of objective.entries) {
		if (raw !== true) continue;
		set[key] = String(value);
		changes.push(`${key} put in quotes`);
	}
	const written = objective.entries.get("linked_tickets")?.value;
	const links = Array.isArray(written) ? written.map(String) : [];
	const old = links.filter((link) => renames.has(link));
	changes.push(...old.map((link) => `linked_tickets: ${link} → ${renames.get(link)}`));
	if (old.length > 0) set["linked_tickets"] = links.map((link) => renames.get(link) ?? link);
	if (changes.length === 0) return void 0;
	const updated = objective.updated_at;
	return {
		path,
		before: text,
		text: editItem(text, { set: {
			...set,
			updated_at: updated !== void 0 && updated > at ? updated : at
		} }),
		changes
	};
}
// src/core/workspace/migrate-plan.ts
/**
* Plans the migration of everything older: tickets, objectives, configuration. `files` are those under the ticket root
* and the objectives, and the configuration. The result has nothing left to migrate but what is held.
*/
function planMigration(files, options) {
	const { root, stamp, isExplained } = options;
	const { tickets, strays } = groupTickets(files, root);
	const configText = textAt(files, CONFIG_PATH);
	const language = parseConfig(configText).config.ticket.language;
	const wanted = planRenames(tickets.map(({ id }) => id));
	const migrate = (renames) => migrateAll(tickets, stamp, {
		root,
		language,
		isExplained,
		renames
	}, files);
	const whole = migrate(wanted);
	const waits = wanted.size > 0 && whole.held.length > 0;
	const { migrated, held } = waits ? migrate(/* @__PURE__ */ new Map()) : whole;
	const renames = waits ? /* @__PURE__ */ new Map() : wanted;
	const others = [...configText === void 0 ? [] : [migrateConfig(configText)], ...objectivesOf(files).map((source) => migrateObjective(source, {
		at: stamp.at,
		renames
	}))].filter((each) => each !== void 0);
	return {
		tickets: migrated,
		others,
		held: waits ? [...unique([...held, ...whole.held]), ...waiting(tickets, wanted)] : held,
		total: tickets.length,
		edits: editsOf(migrated, others, emptied(strays, files, {
			root,
			tickets,
			migrated
		}))
	};
}
function migrateAll(tickets, stamp, view, files) {
	const placesOf = Map.groupBy(tickets, ({ id }) => id);
	const migrated = [];
	const held = [];
	for (const ticket of tickets) {
		const result = migrateTicket(ticket, stamp, view);
		if (result === void 0) continue;
		const { id, dir } = ticket;
		const twin = placesOf.get(id)?.find((other) => other.dir !== dir)?.dir;
		const target = result.kind === "migrated" ? result.to.dir : dir;
		const barrier = twin ?? (target !== dir && files.has(target) ? target : void 0);
		if (barrier !== void 0) held.push(finding("migrate/two-places", { path: dir }, {
			ticket: id,
			other: barrier
		}, id));
		else if (result.kind === "held") held.push(result.reason);
		else migrated.push(result);
	}
	return {
		migrated,
		held
	};
}
function waiting(tickets, renames) {
	return tickets.flatMap(({ id, dir }) => {
		const next = renames.get(id);
		return next === void 0 ? [] : [finding("migrate/rename-waits", { path: dir }, {
			ticket: id,
			next
		}, id)];
	});
}
function unique(found) {
	return [...new Map(found.map((each) => [JSON.stringify([each.code, each.path]), each])).values()];
}
function textAt(files, path) {
	const file = files.get(path);
	return file === void 0 || file.problem !== void 0 ? void 0 : file.text;
}
function objectivesOf(files) {
	return [...files.keys()].flatMap((path) => {
		const place = parseTicketPath(path, OBJECTIVE_ROOT);
		const text = place?.inside === "item.md" && place.status === void 0 ? textAt(files, path) : void 0;
		return place === void 0 || text === void 0 ? [] : [{
			path,
			id: place.id,
			text
		}];
	});
}
/** Empty placeholder files of status directories that no ticket is left in. */
function emptied(strays, files, { root, tickets, migrated }) {
	const leaving = new Set(migrated.map(({ from }) => from.dir));
	const staying = new Set(tickets.flatMap(({ dir, status }) => leaving.has(dir) ? [] : [status]));
	const gone = OLDER_STATUSES.filter((status) => !staying.has(status)).map((status) => `${root}/${status}/.gitkeep`);
	return strays.filter((path) => gone.includes(path) && textAt(files, path) === "");
}
function editsOf(tickets, others, placeholders) {
	return [
		...tickets.flatMap(({ from, to }) => from.dir === to.dir ? [] : [{
			kind: "move",
			from: from.dir,
			to: to.dir
		}]),
		...placeholders.map((path) => ({
			kind: "remove",
			path,
			before: ""
		})),
		...tickets.flatMap(ticketWrites),
		...others.map(({ path, before, text }) => ({
			kind: "write",
			path,
			before,
			text
		}))
	];
}
function ticketWrites({ from, to }) {
	return [...to.files].flatMap(([inside, { text }]) => {
		const old = from.files.get(inside);
		if (old?.text === text) return [];
		return [{
			kind: "write",
			path: `${to.dir}/${inside}`,
			before: old?.text,
			text
		}];
	});
}
// src/app/migrate.ts
/**
* Brings everything older in the working tree to the current form, as one update: all of it is written or none.
* Nothing is committed. A second run finds nothing to do.
* @throws file/locked, file/changed-meanwhile and the other failures of `writeEdits`, with nothing changed
*/
async function runMigration(place, request) {
	if (!request.write) return report(planOf(place, request), false);
	return await withLock(place.stateDir, request.lock, () => {
		const recovered = recoverEdits(place);
		const plan = planOf(place, request);
		writeEdits(place, plan.edits, { random: request.lock.random });
		return {
			...report(plan, plan.edits.length > 0),
			...recovered === void 0 ? {} : { recovered }
		};
	});
}
function planOf({ root, ticketRoot }, { at, author, role = "person" }) {
	return planMigration(readFileSet(root, [
		ticketRoot,
		OBJECTIVE_ROOT,
		CONFIG_PATH
	], { maxBytes: (path) => {
		const inside = parseTicketPath(path, ticketRoot)?.inside;
		return inside === void 0 ? MAX_RECORD_BYTES : maxBytesOf(inside);
	} }), {
		root: ticketRoot,
		stamp: {
			at,
			author,
			role
		},
		isExplained
	});
}
function report(plan, written) {
	return {
		plan,
		written,
		remaining: plan.tickets.flatMap(({ to }) => checkTicket(parseTicket(to)).filter(({ severity }) => severity === "error"))
	};
}
// src/core/workspace/migrate-plan-text.ts
/** Most tickets whose changes are listed one by one; the others are counted. */
const MAX_LISTED = 1e3;
/** A plan as text for a person: what is done to which ticket, what stays as it is, and a line of sums at the end. */
function formatMigrationPlan(plan) {
	const blocks = [];
	for (const { from, changes } of plan.tickets.slice(0, MAX_LISTED)) blocks.push(block(from.id, changes));
	if (plan.tickets.length > MAX_LISTED) blocks.push(`and ${plan.tickets.length - MAX_LISTED} tickets more`);
	for (const { path, changes } of plan.others) blocks.push(block(path, changes));
	const removed = plan.edits.flatMap((edit) => edit.kind === "remove" ? [edit.path] : []);
	if (removed.length > 0) blocks.push(block("empty placeholders go", removed));
	blocks.push(sumsOf(plan));
	return `${blocks.join("\n\n")}\n`;
}
function block(title, lines) {
	return [title, ...lines.map((line) => `  ${line}`)].join("\n");
}
function sumsOf({ tickets, others, held, total }) {
	if (tickets.length + others.length + held.length === 0) return `nothing is of an older form (${counted(total, "ticket")} examined)`;
	const files = others.length === 0 ? "" : `, ${counted(others.length, "other file")}`;
	const left = held.length === 0 ? "" : `, ${held.length} held back`;
	return `${tickets.length} of ${counted(total, "ticket")}${files}${left}`;
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
// src/cli/migrate-command.ts
/**
* `yoi ticket migrate`: prints what brings older records to the current form, and does it with `--write`. The exit
* code is 1 where something is held back or stays faulty.
*/
async function migrate(raw, { cwd, env, terminal }) {
	const workspace = openWorkspace({
		cwd,
		env
	});
	const { name, role } = readActor(workspace.repository, env);
	const migration = await runMigration(workspace, {
		write: raw["write"] === true,
		at: formatNow(/* @__PURE__ */ new Date()),
		author: name,
		role,
		lock: lockOptions(terminal)
	});
	const { plan, remaining, recovered } = migration;
	showFindings(recovered?.diagnostics ?? [], terminal);
	if (raw["json"] === true) terminal.out(jsonOf(migration));
	else show(migration, terminal);
	return plan.held.length + remaining.length === 0 ? 0 : 1;
}
function show({ plan, written, remaining }, terminal) {
	terminal.out(formatMigrationPlan(plan));
	showFindings([...plan.held, ...remaining], terminal);
	if (written) terminal.note("Commit this by itself: a commit that holds nothing else passes as a migration.\n");
	else if (plan.edits.length > 0) terminal.note("Nothing was changed. To do it: yoi ticket migrate --write\n");
}
function jsonOf({ plan, written, remaining }) {
	const data = {
		written,
		examined: plan.total,
		tickets: plan.tickets.map(({ from, to, changes }) => ({
			from: from.id,
			to: to.id,
			changes
		})),
		others: plan.others.map(({ path, changes }) => ({
			path,
			changes
		})),
		removed: plan.edits.flatMap((edit) => edit.kind === "remove" ? [edit.path] : []),
		held: plan.held.map(findingData),
		remaining: remaining.map(findingData),
		diagnostics: []
	};
	return formatJson(envelope("ticket-migrate", data));
}
export { migrate };
