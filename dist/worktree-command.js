import { Q as failure, Z as YoiError, rt as messageOf } from "./plumbing.js";
import { N as idKey } from "./decode.js";
import { t as readSeenShared } from "./seen.js";
import { a as inspectWorktree, c as worktreeName, i as removeWorktree, n as readStanding, o as listWorktreeIds, s as openWorktreePlace } from "./worktree.js";
import { f as formatJson, i as openWorkspace, l as envelope } from "./workspace.js";
import { t as formatTable } from "./table.js";
// src/app/orchestrate/worktree/list-worktrees.ts
/** The worktrees of tickets in this clone, by ticket. Nothing is fetched. Up to 9 processes, and 3 for each of them. */
function listWorktrees({ repository, config }) {
	const seen = readSeenShared(repository, config);
	const place = openWorktreePlace(repository);
	return listWorktreeIds(place).map((id) => {
		const live = seen?.ledger.claims.get(id)?.live ?? null;
		const heads = [live?.head, seen?.refs.work.get(id)].filter((head) => head !== void 0);
		const standing = inspectWorktree(place, id);
		const state = readStanding(repository, standing, heads);
		return {
			id,
			path: place.root === void 0 ? id : worktreeName(id),
			state,
			head: headOf(standing),
			claimed: live !== null,
			note: noteOf(standing, state)
		};
	});
}
function headOf(standing) {
	if (standing.kind === "missing") return standing.head ?? null;
	return standing.kind === "whole" || standing.kind === "unlinked" ? standing.worktree.head ?? null : null;
}
function noteOf(standing, state) {
	switch (standing.kind) {
		case "none": return "nothing is there";
		case "symlink": return "a symbolic link is in its place";
		case "foreign": return standing.reason;
		case "half": return "git was stopped while it made it";
		case "missing": return state === "dirty" ? "its directory is gone, and its commits are nowhere else" : "its directory is gone";
		case "unlinked": return "its link to the repository is gone";
		case "whole":
			if (state === "dirty") return "holds work that nothing else holds";
			return state === "ready" ? "at the tip of the work" : "not at the tip of any work";
	}
}
// src/app/orchestrate/worktree/clean-worktrees.ts
/**
* Removes the worktrees of tickets that no Orchestrator works on; which stay, and why, is told. Up to 9 processes, and
* 15 for each worktree.
* @throws for a ticket that was named: usage/unknown-ticket, usage/ambiguous-ticket, worktree/*
*/
async function cleanWorktrees(workspace, { ticket, rescue }) {
	const rows = listWorktrees(workspace);
	if (ticket !== void 0) {
		const row = findRow(rows, ticket);
		if (row.claimed) throw failure("worktree/claimed", { path: "" }, { ticket: row.id });
		return [await remove(workspace, row, rescue)];
	}
	const outcomes = [];
	for (const row of rows) outcomes.push(await removeOrKeep(workspace, row, rescue));
	return outcomes;
}
async function removeOrKeep(workspace, row, rescue) {
	const { id, path, claimed } = row;
	if (claimed) return {
		kind: "kept",
		id,
		path,
		isClaimed: true,
		reason: "work on the ticket is under way"
	};
	try {
		return await remove(workspace, row, rescue);
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		return {
			kind: "kept",
			id,
			path,
			isClaimed: false,
			reason: messageOf(error.diagnostic)
		};
	}
}
async function remove({ repository }, { id, path }, rescue) {
	const { rescued } = await removeWorktree(repository, {
		id,
		rescue
	});
	return {
		kind: "removed",
		id,
		path,
		rescued
	};
}
function findRow(rows, reference) {
	const wanted = idKey(reference.trim());
	const exact = rows.find(({ id }) => idKey(id) === wanted);
	const found = exact === void 0 ? rows.filter(({ id }) => idKey(id).includes(wanted)) : [exact];
	const [only] = found;
	const facts = { reference };
	if (only === void 0) {
		const suggestion = "see `yoi worktree list`: it has no worktree here";
		throw failure("usage/unknown-ticket", { path: "" }, {
			...facts,
			suggestion
		});
	}
	if (found.length === 1) return only;
	const candidates = found.map(({ id }) => id).join(", ");
	throw failure("usage/ambiguous-ticket", { path: "" }, {
		...facts,
		candidates
	});
}
// src/cli/worktree-command.ts
const STYLES = {
	ready: "green",
	dirty: "yellow",
	foreign: "red",
	stale: "dim",
	none: "dim"
};
/** `yoi worktree list`. */
function listAll(raw, { cwd, env, terminal }) {
	const worktrees = listWorktrees(openWorkspace({
		cwd,
		env
	}));
	if (raw["json"] === true) {
		terminal.out(formatJson(envelope("worktree-list", {
			worktrees,
			diagnostics: []
		})));
		return 0;
	}
	const rows = worktrees.map(({ id, state, head, claimed, note }) => [
		{ text: id },
		{
			text: state,
			style: terminal.paint[STYLES[state]]
		},
		{ text: head?.slice(0, 10) ?? "-" },
		{ text: claimed ? "claimed" : "free" },
		{ text: note }
	]);
	terminal.out(formatTable(rows, { width: terminal.width }));
	if (rows.length === 0) terminal.note("no ticket has a worktree here\n");
	return 0;
}
/** `yoi worktree clean`: exit code 1 when something stays that is not in use. */
async function clean(raw, { cwd, env, terminal }) {
	const ticket = raw["ticket"] === void 0 ? void 0 : String(raw["ticket"]);
	const outcomes = await cleanWorktrees(openWorkspace({
		cwd,
		env
	}), {
		ticket,
		rescue: raw["rescue"] === true
	});
	terminal.out(outcomes.map(renderOutcome).join(""));
	if (outcomes.length === 0) terminal.note("no ticket has a worktree here\n");
	return outcomes.some((outcome) => outcome.kind === "kept" && !outcome.isClaimed) ? 1 : 0;
}
function renderOutcome(outcome) {
	const { path } = outcome;
	if (outcome.kind === "kept") return `kept ${path}: ${outcome.reason}\n`;
	const { rescued } = outcome;
	return rescued === null ? `removed ${path}\n` : `removed ${path}; what it held is in ${rescued}\n`;
}
export { clean, listAll };
