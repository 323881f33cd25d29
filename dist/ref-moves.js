import { D as parseTime, b as isId } from "./decode.js";
import { t as describeSelf } from "./lock-holder.js";
import { E as decidePlace } from "./ledger-store.js";
import { createHash, randomBytes } from "node:crypto";
// src/app/orchestrate/observe/memo.ts
/** Most answers that are remembered: far more than one look at the world needs. */
const MAX_ANSWERS = 2e3;
/** Makes a memory for one process. */
function makeMemo() {
	const answers = /* @__PURE__ */ new Map();
	return { get: (key, make) => {
		if (answers.has(key)) return answers.get(key);
		const made = make();
		if (answers.size >= MAX_ANSWERS) answers.clear();
		answers.set(key, made);
		return made;
	} };
}
// src/app/orchestrate/context.ts
/** Who the Orchestrator is on the records it writes. */
const ORCHESTRATOR = {
	name: "orchestrator",
	role: "orchestrator"
};
/** Makes the context of one Orchestrator process for a workspace. 2 or 3 processes. */
function openOrchestrator(workspace, options = {}) {
	const { repository, config, env, root, stateDir } = workspace;
	return {
		repo: repository,
		place: decidePlace(repository, config),
		root,
		stateDir,
		env,
		self: describeRunner(),
		running: /* @__PURE__ */ new Map(),
		known: /* @__PURE__ */ new Set(),
		memo: makeMemo(),
		clock: () => `${(/* @__PURE__ */ new Date()).toISOString().slice(0, 19)}Z`,
		newId: randomName,
		onOutcome: options.onOutcome ?? (() => void 0)
	};
}
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
function randomName(length) {
	return [...randomBytes(length)].map((byte) => LETTERS[byte % 36] ?? "0").join("");
}
/** The machine's name does not belong into a ref that is pushed: its digest tells machines apart as well. */
function describeRunner() {
	const { pid, host, started, boot, pidSpace } = describeSelf("");
	return {
		kind: "process",
		host: createHash("sha256").update([
			host,
			boot,
			pidSpace
		].join("\n")).digest("hex").slice(0, 16),
		pid,
		started: started ?? "unknown"
	};
}
// src/core/orchestrator/decide/plan-waits.ts
/** The tickets that plan records put before this one, each once, in the order of the records. */
function predecessorsOf(plans, ticket) {
	return distinct(plans.flatMap((record) => {
		const { ticket_id: id, related_ticket: related, kind } = record;
		const isBehind = kind === "after" || kind === "blocked_by";
		const isAhead = kind === "before" || kind === "blocks";
		if (isBehind && id === ticket && related !== void 0) return [{
			id: related,
			record
		}];
		return isAhead && related === ticket ? [{
			id,
			record
		}] : [];
	}));
}
/** The tickets that must not be worked on at the same time, each once. */
function rivalsOf(plans, ticket) {
	return distinct(plans.flatMap((record) => {
		const { ticket_id: id, related_ticket: related, kind } = record;
		if (kind !== "conflicts_with" && kind !== "do_not_parallelize" || related === void 0) return [];
		if (id === ticket) return [{
			id: related,
			record
		}];
		return related === ticket ? [{
			id,
			record
		}] : [];
	}));
}
/** The newest note by which a ticket waits for room, or undefined. */
function capacityNoteOf(plans, ticket) {
	return plans.findLast(({ ticket_id, kind }) => ticket_id === ticket && kind === "waiting_capacity_note");
}
function distinct(found) {
	return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
}
// src/core/orchestrator/claim/operations.ts
/** How long to wait after the first, second and further attempts in a row that brought nothing, in seconds. */
const BACK_OFF = [
	60,
	300,
	900
];
/** How long no attempt is opened after so many failures in a row, in seconds. */
function backOff(failures) {
	return BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0;
}
/** The operation by which a claim remembers that a person was asked in a round. */
function askedOperation(round, topic) {
	return `asked:${round}:${topic}`;
}
/** The newest round in which a person was asked how the loop goes on; 0: never. */
function lastAskedRound({ operations }) {
	return operations.map((operation) => /^asked:(\d+):(?:rounds|progress|conflict)$/.exec(operation)?.[1]).reduce((newest, round) => Math.max(newest, Number(round ?? 0)), 0);
}
/** A claim's operations with one more, each once; the oldest go where there are too many. */
function withOperation(operations, added) {
	if (added === null || operations.includes(added)) return [...operations];
	return [...operations, added].slice(-200);
}
// src/core/orchestrator/claim/time-after.ts
const DAY = 86400;
/** The time so many seconds later, in the same form. What is no time stays as it is. */
function timeAfter(time, seconds) {
	const start = parseTime(time);
	return start === void 0 ? time : formatTime(start + seconds);
}
/** RFC 3339 in UTC and whole seconds, for seconds since 1970. */
function formatTime(seconds) {
	const days = Math.floor(seconds / DAY);
	const rest = seconds - days * DAY;
	const [hour, minute, second] = [
		Math.floor(rest / 3600),
		Math.floor(rest / 60) % 60,
		rest % 60
	];
	return `${formatDay(days)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}
/** The date of a day since 1970-01-01: Hinnant's `civil_from_days`, whose years begin in March. */
function formatDay(days) {
	const shifted = days + 719468;
	const era = Math.floor(shifted / 146097);
	const dayOfEra = shifted - era * 146097;
	const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
function two(value) {
	return String(value).padStart(2, "0");
}
// src/core/orchestrator/claim/ref-moves.ts
/** The refs that keep a ticket's work: `<generation>` for a claim that ended, `<generation>-<commit>` for all others. */
function rescuePrefix(ticket) {
	return `refs/yoi/rescue/${ticket}/`;
}
/** What the rescue ref of a claim is named by; undefined for one that keeps something else, such as a worktree. */
function parseRescueName(name) {
	const [, ticket = "", generation = "", commit] = /^refs\/yoi\/rescue\/([^/]+)\/([1-9]\d*)(-[0-9a-f]+)?$/.exec(name) ?? [];
	if (!isId(ticket)) return void 0;
	return {
		ticket,
		generation: Number(generation),
		isWhole: commit === void 0
	};
}
/**
* Which refs a step moves besides the ledger. Rescue refs come first: they are made, and seen to be there, before any
* other ref moves, so that no kill between two refs loses a commit. They are named by what they keep, so making them
* twice is the same.
*/
function refMoves(step, claim, facts) {
	switch (step.kind) {
		case "accept": return [{
			ref: "work",
			from: null,
			to: facts.newHead
		}];
		case "recover": return recoverMoves(step, claim);
		case "hold": return [...rescueMoves(step.ticket, step.fence, [step.found], facts.rescues, true), {
			ref: "work",
			from: step.found,
			to: step.fence.head
		}];
		case "publish":
		case "propose":
		case "update_from_base":
		case "request_changes":
		case "escalate": return facts.newHead === null || facts.newHead === step.fence.head ? [] : [{
			ref: "work",
			from: step.fence.head,
			to: facts.newHead
		}];
		case "adopt": return [{
			ref: "work",
			from: step.head,
			to: step.head
		}];
		case "merge": return [{
			ref: "work",
			from: step.fence.head,
			to: step.fence.head
		}, {
			ref: "default",
			from: step.base,
			to: facts.landed
		}];
		case "complete":
		case "release": return [...rescueMoves(step.ticket, step.fence, step.rescue, facts.rescues, step.kind === "complete"), ...deleteMoves(step.workHead)];
		case "delete_work_ref": return deleteMoves(step.head);
		case "cleanup":
		case "note_landed":
		case "open_attempt":
		case "open_request":
		case "prepare_workspace":
		case "return_to_intake":
		case "run_coder":
		case "run_reviewer":
		case "run_validation":
		case "set_status": return [];
	}
}
function recoverMoves(step, claim) {
	switch (step.action) {
		case "claim":
		case "ledger": return [{
			ref: "work",
			from: step.head,
			to: step.head
		}];
		case "ref": return claim === void 0 ? [] : [{
			ref: "work",
			from: claim.before,
			to: claim.head
		}];
		case "back": return claim === void 0 ? [] : [{
			ref: "work",
			from: claim.before,
			to: claim.before
		}];
		case "unlanded": return [];
	}
}
function deleteMoves(head) {
	return head === null ? [] : [{
		ref: "work",
		from: head,
		to: null
	}];
}
/** The first commit of a claim that ended takes the plain name where it is free. */
function rescueMoves(ticket, { generation }, commits, rescues, goesOn) {
	const plain = `${rescuePrefix(ticket)}${generation}`;
	return commits.flatMap((commit, index) => {
		const there = rescues.get(plain);
		const name = goesOn || index > 0 || there !== void 0 && there !== commit ? `${plain}-${commit}` : plain;
		return rescues.get(name) === commit ? [] : [{
			ref: "rescue",
			name,
			from: null,
			to: commit
		}];
	});
}
export { askedOperation as a, withOperation as c, rivalsOf as d, ORCHESTRATOR as f, timeAfter as i, capacityNoteOf as l, refMoves as n, backOff as o, openOrchestrator as p, rescuePrefix as r, lastAskedRound as s, parseRescueName as t, predecessorsOf as u };
