import { E as string, F as MAX_EVENT_BODY_BYTES, I as MAX_ITEM_BYTES, J as byteLength, K as OBJECTIVE_ROOT, O as union, Q as failure, S as object, T as strictObject, Z as YoiError, _ as discriminatedUnion, b as literal, et as finding, f as nearest, g as boolean, h as array, k as unknown, m as _enum, w as record, y as int, z as MAX_RECORD_BYTES } from "./plumbing.js";
import { $ as READINESS, C as appendPlanRecord, G as CLOSE_STATUSES, I as newId, J as findTransition, K as STATES, N as idKey, Q as PRIORITIES, S as PLAN_KINDS, U as parseDate, V as parseItem, Y as nextStates, et as isOwnKey, l as REVIEW_STATUSES, p as ROLES, t as decodeRecord, v as RELATION_KINDS, x as removeRelation, y as addRelation } from "./decode.js";
import { a as THREAD, c as checkFileProblem, i as RESOLUTION, n as PLAN, r as RELATIONS, t as ITEM } from "./parse-ticket.js";
import { t as readRefs } from "./refs.js";
import { c as appendEvent, d as wordsFor, l as editItem, o as keyPlace, u as formatItem } from "./summary.js";
import { n as parseObjective, t as formatObjective } from "./objective.js";
import { d as findingSchema, m as verdictSchema, o as listTicketDirs } from "./workspace.js";
import { i as redactEvent, r as isTombstoneText, t as formatTombstone } from "./redaction.js";
import { r as readRecord, s as within, t as listNames } from "./read-files.js";
import { t as asInTree } from "./shown-ticket.js";
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";
// src/core/operation/draft.ts
/** The words of the workspace's language. */
function wordsOf(context) {
	return wordsFor(context.config.ticket.language);
}
/** The ticket of a view, ready to be changed. @throws what makes its item or thread unreadable */
function requireTicket(view) {
	const { ticket } = view;
	if (ticket === void 0) throw new TypeError("the operation has no ticket");
	const { id, item, thread } = ticket;
	const state = item?.state;
	if (item !== void 0 && thread !== void 0 && state !== void 0) return {
		ticket,
		id,
		item,
		thread,
		state
	};
	const wanted = item !== void 0 && state !== void 0 ? THREAD : ITEM;
	const errors = ticket.diagnostics.filter(({ severity }) => severity === "error");
	const first = errors.find(({ path }) => path === `${ticket.dir}/${wanted}`) ?? errors[0];
	if (first !== void 0) throw new YoiError(first);
	throw failure("ticket/no-item", { path: `${ticket.dir}/${ITEM}` }, { ticket: id });
}
/**
* Refuses a ticket that keeps some fields where older formats had them: today's key beside the older one would say two
* things. @throws usage/older-ticket
*/
function refuseOlder({ ticket, item, id }, ...keys) {
	const { status } = ticket;
	const older = keys.find((key) => item.entries.has(key));
	if (status === void 0 && older === void 0) return;
	const what = status === void 0 ? `key ${older}` : `directory ${status}/`;
	throw failure("usage/older-ticket", { path: `${ticket.dir}/${ITEM}` }, {
		ticket: id,
		what
	});
}
/** The edits of a draft, item and thread and what else it names, all with one time. */
function changeTicket(open, draft, context) {
	const { ticket, id, thread } = open;
	const at = timeOf(thread, context.now);
	const item = draft.base?.item ?? textOf(ticket, "item.md");
	const events = draft.base?.thread ?? textOf(ticket, "thread.md");
	const body = draft.body === void 0 ? {} : { body: draft.body };
	return {
		id,
		edits: [
			write(ticket, ITEM, editItem(item, {
				set: {
					...draft.set,
					updated_at: at
				},
				...body
			})),
			write(ticket, THREAD, appendEvents(events, draft.events, {
				...context,
				now: at
			})),
			...Object.entries(draft.files ?? {}).map(([inside, text]) => write(ticket, inside, text))
		].filter((edit) => edit !== void 0),
		subject: `ticket(${id}): ${draft.subject}`,
		message: draft.message
	};
}
/** A thread with further events at its end, all at the time of the context. */
function appendEvents(thread, events, context) {
	const { headings } = wordsOf(context);
	return events.reduce((text, { kind, heading, body, attributes }) => {
		const { name: author, role } = context.actor;
		const id = context.newEventId();
		const event = {
			kind,
			author,
			role,
			at: context.now,
			id,
			heading: heading ?? headings[kind],
			body
		};
		return appendEvent(text, attributes === void 0 ? event : {
			...event,
			attributes
		});
	}, thread);
}
/** The text of a file of the ticket; nothing where there is none. */
function textOf(ticket, inside) {
	return readableText(ticket, inside) ?? "";
}
/** As `textOf`, but undefined where there is no such file. @throws what makes the file unreadable */
function readableText(ticket, inside) {
	const file = ticket.files.get(inside);
	if (file?.problem === void 0) return file?.text;
	const path = `${ticket.dir}/${inside}`;
	const known = ticket.diagnostics.find((found) => found.path === path);
	throw known === void 0 ? failure("file/unreadable", { path }, { path }) : new YoiError(known);
}
/** Now, or the time of the newest event where the clock went back: times never fall along a thread. */
function timeOf(thread, now) {
	return thread.events.reduce((latest, { at }) => at !== void 0 && at > latest ? at : latest, now);
}
function write(ticket, inside, text) {
	const path = `${ticket.dir}/${inside}`;
	const before = readableText(ticket, inside);
	if (text === before) return void 0;
	if (text !== void 0) return {
		kind: "write",
		path,
		text,
		before
	};
	return before === void 0 ? void 0 : {
		kind: "remove",
		path,
		before
	};
}
// src/core/operation/operation.ts
/**
* A writing operation for the registry, whose inputs differ from one to the next: its plan checks what it is given by
* its own schema first.
*/
function defineWrite(operation) {
	const { plan, ...rest } = operation;
	return {
		...rest,
		plan: (view, input, context) => plan(view, operation.input.parse(input), context)
	};
}
// src/core/operation/texts.ts
/** Room for the heading and the lists that an operation writes around a text. */
const MARGIN_BYTES = 1024;
/** Longest text of a reason that stands in an event's header; the whole reason is its body. */
const MAX_HEADER_REASON = 200;
const TERMINAL_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** What an item refuses in a value of one line. */
const NOT_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** The input key of the ticket an operation is about. */
const ticketInput = string().min(1).describe("id, slug, or a part of the id that no other ticket has");
/** A reason that an event must give. */
const reasonInput = string().describe("why, in a sentence or two");
/** A text for the body of an event: trimmed, not empty, within the limit. @throws usage/empty-text, usage/text-too-long */
function requireText(name, text) {
	return bounded(name, filled(name, text), MAX_EVENT_BODY_BYTES - MARGIN_BYTES);
}
/** A text for `resolution.md`. @throws as `requireText` */
function requireResolution(name, text) {
	return bounded(name, filled(name, text), MAX_RECORD_BYTES - MARGIN_BYTES);
}
/** A new body of an item, beginning with a blank line and ending with a line end. @throws usage/text-too-long */
function requireBody(name, text) {
	const trimmed = bounded(name, plain(text).replace(/^\s*\n/, "").trimEnd(), MAX_ITEM_BYTES - 16 * MARGIN_BYTES);
	return trimmed === "" ? "\n" : `\n${trimmed}\n`;
}
/** A text of one line: white space made single spaces. @throws usage/empty-text, usage/bad-value, usage/text-too-long */
function requireLine(name, text) {
	const line = text.toWellFormed().replaceAll(/\s+/g, " ").trim();
	if (line === "") throw failure("usage/empty-text", { path: "" }, { name });
	if (NOT_IN_LINE.test(line)) {
		const facts = {
			name,
			value: `"${line}"`,
			suggestion: "write one line without control characters"
		};
		throw failure("usage/bad-value", { path: "" }, facts);
	}
	if (line.length <= 500) return line;
	const facts = {
		name,
		size: line.length,
		unit: "characters",
		limit: 500
	};
	throw failure("usage/text-too-long", { path: "" }, facts);
}
/** A reason as it stands in an event's header: its first line, cut where it is long. */
function headerReason(text) {
	const line = (text.split("\n", 1)[0] ?? "").replaceAll(/\s+/g, " ").trim();
	return line.length <= MAX_HEADER_REASON ? line : `${line.slice(0, MAX_HEADER_REASON).toWellFormed()}…`;
}
/** The first paragraph of a text. */
function firstParagraph(text) {
	return text.trim().split(/\r?\n\s*\r?\n/, 1)[0] ?? "";
}
/** LF line ends, no colours of a terminal, and a mark where another control character stood. */
function plain(text) {
	return text.toWellFormed().replaceAll(/\r\n?/g, "\n").replaceAll(TERMINAL_SEQUENCE, "").replaceAll(CONTROL, "�");
}
function filled(name, text) {
	const trimmed = plain(text).trim();
	if (trimmed === "") throw failure("usage/empty-text", { path: "" }, { name });
	return trimmed;
}
function bounded(name, text, limit) {
	const size = byteLength(text);
	if (size <= limit) return text;
	throw failure("usage/text-too-long", { path: "" }, {
		name,
		size,
		unit: "bytes",
		limit
	});
}
// src/core/operation/steps.ts
/** The keys of an item that say something and no longer shall: to be set, each is removed. */
function cleared({ item }, ...keys) {
	const filled = keys.filter((key) => (item.entries.get(key)?.value ?? null) !== null);
	return Object.fromEntries(filled.map((key) => [key, void 0]));
}
/**
* Refuses a ticket that the command's move does not start from.
* @throws usage/already-in-state, state/illegal-transition, usage/other-command
*/
function requireMove(open, { to, from }) {
	const { ticket, id, state } = open;
	refuseOlder(open, "workflow_state", "status");
	if (from.includes(state)) return;
	const place = keyPlace(ticket, "state");
	if (state === to) throw failure("usage/already-in-state", place, {
		ticket: id,
		state
	});
	if (findTransition(state, to) === void 0) throw failure("state/illegal-transition", place, {
		from: state,
		to,
		allowed: nextStates(state).join(", ")
	});
	throw failure("usage/other-command", place, {
		ticket: id,
		from: state,
		to,
		command: to === "ready" ? "unqueue" : state === "done" || state === "closed" ? "reopen" : "return"
	});
}
/** Refuses to queue, or to start as if it were queued, what a person has set aside. @throws state/attention, state/deferred */
function requireNothingOpen({ ticket, item, id }, today) {
	const { attention_required: attention, deferred_until: until } = item;
	if (attention !== null) throw failure("state/attention", keyPlace(ticket, "attention_required"), {
		attention,
		ticket: id
	});
	if (until !== null && !hasCome(until, today)) throw failure("state/deferred", keyPlace(ticket, "deferred_until"), {
		until,
		ticket: id
	});
}
/** A deferral whose day has come is over: the field that would still say it goes. */
function withoutPastDeferral(open, today) {
	const until = open.item.deferred_until;
	return until !== null && hasCome(until, today) ? cleared(open, "deferred_until") : {};
}
/** The event of one step; without a reason from the actor its body says who moved what. */
function stepEvent(move, context) {
	const { from, to, word, reason } = move;
	return {
		kind: "state_changed",
		body: reason ?? wordsOf(context).moved(context.actor.name, from, to),
		attributes: {
			from,
			to,
			reason: reason === void 0 ? word : headerReason(reason),
			field: "state"
		}
	};
}
/** How a move stands in subjects and messages: `ready → queued → inprogress`. */
function arrow(...states) {
	return states.join(" → ");
}
function hasCome(until, today) {
	return until !== "later" && until <= today;
}
// src/core/operation/moves-forward.ts
const summaryInput = string().describe("what will be done, and what was decided about it");
/** `intake → ready`. */
const ticketReady = defineWrite({
	effect: "write",
	name: "ticket_ready",
	summary: "say that a ticket is clear enough to be worked on",
	description: "Moves a ticket from intake to ready with an intake summary. The body must have acceptance criteria: a section of that name with at least one list entry.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	input: strictObject({
		ticket: ticketInput,
		summary: summaryInput
	}),
	command: {
		path: ["ticket", "ready"],
		positional: ["ticket"],
		examples: ["yoi ticket ready dark-mode --summary \"Follow the system setting, with a switch in the menu.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		requireMove(open, {
			to: "ready",
			from: ["intake"]
		});
		const summary = {
			kind: "intake_summary",
			body: requireText("summary", input.summary)
		};
		const step = stepEvent({
			from: open.state,
			to: "ready",
			word: "intake_ready"
		}, context);
		const moved = arrow(open.state, "ready");
		return changeTicket(open, {
			set: { state: "ready" },
			events: [summary, step],
			subject: moved,
			message: `${open.id}: ${moved}`
		}, context);
	}
});
/** `ready → queued`. */
const ticketQueue = defineWrite({
	effect: "write",
	name: "ticket_queue",
	summary: "decide that a ticket is to be worked on",
	description: "Moves a ticket from ready to queued, which is a person's decision. Nothing may be asked of a person any more, it may not be deferred, and everything it waits for must be at least queued. A ticket that is queued still although the Orchestrator's work on it has ended is un-queued and queued again.",
	roles: ["person"],
	input: strictObject({
		ticket: ticketInput,
		reason: reasonInput.optional()
	}),
	command: {
		path: ["ticket", "queue"],
		positional: ["ticket"],
		examples: ["yoi ticket queue dark-mode"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const ended = endOfQueueing(open, view);
		if (ended === void 0) refuseRequeue(open);
		requireMove(open, {
			to: "queued",
			from: ["ready", ...ended === void 0 ? [] : [open.state]]
		});
		requireNothingOpen(open, dayOf(context));
		const reason = input.reason === void 0 ? void 0 : requireText("reason", input.reason);
		const back = {
			from: "queued",
			to: "ready",
			word: "unqueued",
			reason: `its work ended as ${ended}`
		};
		const events = [...ended === void 0 ? [] : [stepEvent(back, context)], stepEvent({
			from: "ready",
			to: "queued",
			word: "queued",
			reason
		}, context)];
		const moved = ended === void 0 ? arrow("ready", "queued") : arrow("queued", "ready", "queued");
		return changeTicket(open, {
			set: {
				state: "queued",
				...queuedBy(context),
				...withoutPastDeferral(open, dayOf(context))
			},
			events,
			subject: moved,
			message: `${open.id}: ${moved}`
		}, context);
	}
});
/** `queued → inprogress`, also from `ready` through `queued`, and back from `done` or `closed`. */
const ticketStart = defineWrite({
	effect: "write",
	name: "ticket_start",
	summary: "begin to work on a ticket by hand",
	description: "Moves a ticket from queued to inprogress, or from ready through queued. Everything it waits for must be completed. A ticket that is done or closed only on this branch can be started again with a reason, for instance after a review.",
	roles: ["person", "orchestrator"],
	input: strictObject({
		ticket: ticketInput,
		reason: reasonInput.optional()
	}),
	command: {
		path: ["ticket", "start"],
		positional: ["ticket"],
		examples: ["yoi ticket start dark-mode", "yoi ticket start dark-mode --commit"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { state, item } = open;
		const reason = input.reason === void 0 ? void 0 : requireText("reason", input.reason);
		const throughQueue = state === "ready";
		requireMove(open, {
			to: "inprogress",
			from: [
				"ready",
				"queued",
				"done",
				"closed"
			]
		});
		if (throughQueue) requireNothingOpen(open, dayOf(context));
		if ((state === "done" || state === "closed") && reason === void 0) throw failure("state/no-reason", keyPlace(open.ticket, "state"), {
			from: state,
			to: "inprogress"
		});
		const from = throughQueue ? "queued" : state;
		const events = [...throughQueue ? [stepEvent({
			from: "ready",
			to: "queued",
			word: "queued"
		}, context)] : [], stepEvent({
			from,
			to: "inprogress",
			word: "started",
			reason
		}, context)];
		const { name, role } = context.actor;
		const set = {
			state: "inprogress",
			...throughQueue ? {
				...queuedBy(context),
				...withoutPastDeferral(open, dayOf(context))
			} : {},
			...role === "person" && item.assignee === null ? { assignee: name } : {}
		};
		const moved = throughQueue ? arrow("ready", "queued", "inprogress") : arrow(state, "inprogress");
		return changeTicket(open, {
			set,
			events,
			...state === "closed" ? { files: { [RESOLUTION]: void 0 } } : {},
			subject: moved,
			message: `${open.id}: ${moved}`
		}, context);
	}
});
/** `inprogress → done`. */
const ticketFinish = defineWrite({
	effect: "write",
	name: "ticket_finish",
	summary: "say that the work on a ticket is done",
	description: "Moves a ticket from inprogress to done with an implementation report. The report may be left out when one was written since the ticket was started (`ticket comment --kind implementation_report`).",
	roles: ["person", "orchestrator"],
	input: strictObject({
		ticket: ticketInput,
		report: string().optional().describe("what was done and how it was checked")
	}),
	command: {
		path: ["ticket", "finish"],
		positional: ["ticket"],
		examples: ["yoi ticket finish dark-mode --report \"Colours come from the system; checked on two machines.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		requireMove(open, {
			to: "done",
			from: ["inprogress"]
		});
		const events = [...reportEvents(input.report), stepEvent({
			from: open.state,
			to: "done",
			word: "finished"
		}, context)];
		const moved = arrow(open.state, "done");
		return changeTicket(open, {
			set: { state: "done" },
			events,
			subject: moved,
			message: `${open.id}: ${moved}`
		}, context);
	}
});
/** The event of a report that was given. */
function reportEvents(report) {
	return report === void 0 ? [] : [{
		kind: "implementation_report",
		body: requireText("report", report)
	}];
}
/** How the Orchestrator's work ended that the ticket is still queued for; undefined: it has not. */
function endOfQueueing({ item, state }, { endedQueueings }) {
	return state === "queued" && item.queued_at !== null ? endedQueueings?.get(item.queued_at) : void 0;
}
function refuseRequeue({ ticket, item, state, id }) {
	if (state !== "queued") return;
	const facts = {
		ticket: id,
		queued_by: item.queued_by ?? "nobody",
		queued_at: item.queued_at ?? "an unknown time"
	};
	throw failure("usage/already-queued", keyPlace(ticket, "state"), facts);
}
function queuedBy({ actor, now }) {
	return {
		queued_by: actor.name.slice(0, 500),
		queued_at: now
	};
}
function dayOf({ now }) {
	return now.slice(0, 10);
}
// src/core/operation/close.ts
/** Longest first paragraph of a resolution that the close event repeats, in UTF-16 code units. */
const MAX_SHOWN = 2e3;
/** To `closed` from any open state. */
const ticketClose = defineWrite({
	effect: "write",
	name: "ticket_close",
	summary: "close a ticket with a resolution",
	description: "Moves a ticket to closed, with resolution.md and a close event. Completed is for work that is done: from inprogress it passes through done, with a report given here or written before. The other ways to close are open to a ticket in any open state.",
	roles: ["person", "orchestrator"],
	input: strictObject({
		ticket: ticketInput,
		as: _enum(CLOSE_STATUSES).default("completed").describe("how it ends; only completed resolves what waits for it"),
		resolution: string().describe("what came of it, for resolution.md"),
		report: string().optional().describe("what was done and how it was checked, when it closes from inprogress")
	}),
	command: {
		path: ["ticket", "close"],
		positional: ["ticket"],
		examples: ["yoi ticket close dark-mode --resolution \"Dark mode follows the system setting.\"", "yoi ticket close dark-mode --as declined --resolution \"Nobody asked for it in a year.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const resolution = requireResolution("resolution", input.resolution);
		const states = pathToClosed(open, input.as);
		requireMove(open, {
			to: "closed",
			from: STATES.filter((state) => state !== "closed")
		});
		const report = reportEvents(input.report);
		const events = states.slice(1).map((to, index) => ({
			from: states[index] ?? open.state,
			to
		})).flatMap(({ from, to }) => to === "closed" ? [closeEvent(input.as, resolution, context), stepEvent({
			from,
			to,
			word: "closed"
		}, context)] : [stepEvent({
			from,
			to,
			word: "finished"
		}, context)]);
		const moved = arrow(...states);
		return changeTicket(open, {
			set: {
				state: "closed",
				...cleared(open, "attention_required", "deferred_until")
			},
			events: [...report, ...events],
			files: { [RESOLUTION]: `${resolution}\n` },
			subject: `${moved} (${input.as})`,
			message: `${open.id}: ${moved} (${input.as})`
		}, context);
	}
});
/** Work that is completed passes through done; whether it has its report is for the rules to say. */
function pathToClosed({ state }, status) {
	return state === "inprogress" && status === "completed" ? [
		"inprogress",
		"done",
		"closed"
	] : [state, "closed"];
}
function closeEvent(status, resolution, context) {
	const what = firstParagraph(resolution);
	const shown = what.length <= MAX_SHOWN ? what : RESOLUTION;
	return {
		kind: "close",
		body: `${wordsOf(context).closed(status)}\n\n${shown}`,
		attributes: { status }
	};
}
/** An event that changes nothing but the thread. */
const ticketComment = defineWrite({
	effect: "write",
	name: "ticket_comment",
	summary: "add a comment, plan, decision, report or review to a ticket",
	description: "Appends an event to the thread. A review says approve or request_changes. Who may write which kind: comments everybody; plans and decisions people, Intake and the Orchestrator; reports people, the Orchestrator and the coder; reviews people, the Orchestrator and the reviewer.",
	roles: [
		"person",
		"intake",
		"orchestrator",
		"coder",
		"reviewer"
	],
	input: strictObject({
		ticket: ticketInput,
		text: string().describe("what is to be said, in Markdown"),
		kind: _enum([
			"comment",
			"plan",
			"decision",
			"implementation_report",
			"review"
		]).default("comment").describe("what kind of event it is"),
		status: _enum(REVIEW_STATUSES).optional().describe("what the review says; with --kind review")
	}),
	command: {
		path: ["ticket", "comment"],
		positional: ["ticket", "text"],
		examples: ["yoi ticket comment dark-mode \"The charts need their own colours.\"", "yoi ticket comment dark-mode \"Good, but the menu flickers.\" --kind review --status request_changes"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const event = commentEvent(input, context);
		const subject = input.status === void 0 ? input.kind : `${input.kind} (${input.status})`;
		return changeTicket(open, {
			events: [event],
			subject,
			message: `${open.id}: ${subject} added`
		}, context);
	}
});
function commentEvent({ text, kind, status }, context) {
	const body = requireText("text", text);
	if (kind !== "review") {
		if (status === void 0) return {
			kind,
			body
		};
		throw failure("usage/needless-flag", { path: "" }, {
			flag: "--status",
			needed: "--kind review"
		});
	}
	if (status === void 0) {
		const facts = {
			command: "yoi ticket comment --kind review",
			name: `--status ${REVIEW_STATUSES.join(" or ")}`
		};
		throw failure("usage/missing-value", { path: "" }, facts);
	}
	return {
		kind,
		heading: wordsOf(context).reviews[status],
		body,
		attributes: { status }
	};
}
// src/core/operation/create.ts
/** A new ticket in `intake`. */
const ticketCreate = defineWrite({
	effect: "write",
	name: "ticket_create",
	summary: "create a ticket",
	description: "Creates a ticket in intake. Without a body it gets the sections a ticket needs: background, requirements, acceptance criteria.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	input: strictObject({
		title: string().describe("what it is about, in one line"),
		body: string().optional().describe("the requirements, in Markdown"),
		priority: _enum(PRIORITIES).default("P2").describe("how urgent it is"),
		label: array(string()).optional().describe("a short word to find it by"),
		risk_flag: array(string()).optional().describe("what a reviewer should look at"),
		assignee: string().optional().describe("who works on it by hand")
	}),
	command: {
		path: ["ticket", "create"],
		positional: ["title"],
		examples: ["yoi ticket create \"Dark mode\"", "yoi ticket create \"Dark mode\" --priority P1 --label ui --body-file request.md"]
	},
	plan: (view, input, context) => {
		const { now, actor, config } = context;
		const words = wordsOf(context);
		const title = requireLine("title", input.title);
		const id = freeId(newId(title, now), view.idKeys);
		const dir = `${config.backend.root}/${id}`;
		const fields = {
			title,
			state: "intake",
			created_at: now,
			updated_at: now,
			priority: input.priority,
			labels: wordsGiven("label", input.label),
			risk_flags: wordsGiven("risk_flag", input.risk_flag),
			assignee: input.assignee === void 0 ? void 0 : requireLine("assignee", input.assignee)
		};
		const body = input.body === void 0 || input.body.trim() === "" ? words.template : requireBody("body", input.body);
		const thread = appendEvents("", [{
			kind: "create",
			body: words.created(actor.name)
		}], context);
		return {
			id,
			edits: [{
				kind: "write",
				path: `${dir}/${ITEM}`,
				text: formatItem(fields, body),
				before: void 0
			}, {
				kind: "write",
				path: `${dir}/${THREAD}`,
				text: thread,
				before: void 0
			}],
			subject: `ticket(${id}): create`,
			message: `created ${id}`
		};
	}
});
/** The id, or the first of `-2`, `-3`, … that no ticket has. */
function freeId(id, taken) {
	let free = id;
	for (let number = 2; taken.has(idKey(free)); number++) free = `${id}-${number}`;
	return free;
}
/** Each word once, in the order given; `undefined` when there are none. */
function wordsGiven(name, words) {
	if (words === void 0 || words.length === 0) return void 0;
	return [...new Set(words.map((word) => requireLine(name, word)))];
}
/** Changes what a ticket says, but not its state. */
const ticketEdit = defineWrite({
	effect: "write",
	name: "ticket_edit",
	summary: "change the title, body or fields of a ticket",
	description: "Changes what a ticket says, and appends an event that lists the changes. The state has commands of its own. Editing item.md by hand is just as good, as long as an event is appended and updated_at is moved.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	input: strictObject({
		ticket: ticketInput,
		title: string().optional().describe("a new title"),
		body: string().optional().describe("new requirements, in Markdown; they replace the whole body"),
		priority: _enum(PRIORITIES).optional().describe("how urgent it is"),
		readiness: _enum(READINESS).optional().describe("how ready its text is for work"),
		assignee: string().optional().describe("who works on it by hand"),
		unassign: boolean().optional().describe("nobody works on it by hand"),
		label: array(string()).optional().describe("a word to add to its labels"),
		unlabel: array(string()).optional().describe("a word to take from its labels"),
		risk_flag: array(string()).optional().describe("a word to add to its risk flags"),
		unrisk: array(string()).optional().describe("a word to take from its risk flags"),
		reason: string().optional().describe("why, for the event"),
		decision: boolean().optional().describe("record the change as a decision instead of a comment")
	}),
	command: {
		path: ["ticket", "edit"],
		positional: ["ticket"],
		examples: ["yoi ticket edit dark-mode --priority P1 --label ui", "yoi ticket edit dark-mode --body-file request.md --reason \"Charts are part of it.\" --decision"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { item, id } = open;
		const words = wordsOf(context);
		if (input.unassign === true && input.assignee !== void 0) throw failure("usage/one-of", { path: "" }, { flags: "--assignee, --unassign" });
		const { set, lines } = changedFields(item, input, words);
		const body = changedBody(item, input.body);
		if (body !== void 0) lines.push(`- body: ${words.bodyRewritten}`);
		if (lines.length === 0) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
		const text = [
			...input.reason === void 0 ? [] : [requireText("reason", input.reason), ""],
			words.changed,
			"",
			...lines
		].join("\n");
		const changed = [...Object.keys(set), ...body === void 0 ? [] : ["body"]].join(", ");
		return changeTicket(open, {
			set,
			...body === void 0 ? {} : { body },
			events: [{
				kind: input.decision === true ? "decision" : "comment",
				body: text,
				attributes: { field: changed }
			}],
			subject: `edit ${changed}`,
			message: `${id}: changed ${changed}`
		}, context);
	}
});
function changedFields(item, input, words) {
	const wanted = {
		title: input.title === void 0 ? void 0 : requireLine("title", input.title),
		priority: input.priority,
		readiness: input.readiness,
		assignee: input.assignee === void 0 ? void 0 : requireLine("assignee", input.assignee),
		labels: changedList(item.labels, wordsGiven("label", input.label), input.unlabel),
		risk_flags: changedList(item.risk_flags, wordsGiven("risk_flag", input.risk_flag), input.unrisk)
	};
	const set = {};
	const lines = [];
	const note = (key, before, after) => {
		if (show(before, words) === show(after, words)) return;
		set[key] = after ?? void 0;
		lines.push(`- ${key}: ${show(before, words)} → ${show(after, words)}`);
	};
	for (const [key, value] of Object.entries(wanted)) if (value !== void 0) note(key, item[key], value);
	if (input.unassign === true) note("assignee", item.assignee, null);
	return {
		set,
		lines
	};
}
/** The body that was given, where it says something else than the one there is. */
function changedBody(item, given) {
	if (given === void 0) return void 0;
	requireText("body", given.trim().slice(0, 1));
	const body = requireBody("body", given);
	return body.trim() === item.body.replaceAll("\r\n", "\n").trim() ? void 0 : body;
}
function changedList(before, added = [], removed = []) {
	if (added.length === 0 && removed.length === 0) return void 0;
	return [.../* @__PURE__ */ new Set([...before, ...added])].filter((word) => !removed.includes(word));
}
function show(value, words) {
	const text = typeof value === "string" ? value : (value ?? []).join(", ");
	return text === "" ? words.empty : text;
}
// src/core/operation/moves-back.ts
const input = strictObject({
	ticket: ticketInput,
	reason: reasonInput
});
/** `queued → ready`. */
const ticketUnqueue = defineWrite({
	effect: "write",
	name: "ticket_unqueue",
	summary: "take back the decision to work on a ticket",
	description: "Moves a ticket from queued to ready and clears who queued it and when.",
	roles: ["person"],
	input,
	command: {
		path: ["ticket", "unqueue"],
		positional: ["ticket"],
		examples: ["yoi ticket unqueue dark-mode --reason \"The new menu comes first.\""]
	},
	plan: (view, given, context) => moveBack(view, {
		to: "ready",
		from: ["queued"],
		reason: given.reason,
		word: "unqueued"
	}, context)
});
/** Back to `intake` from `ready`, `queued` or `inprogress`. */
const ticketReturn = defineWrite({
	effect: "write",
	name: "ticket_return",
	summary: "send a ticket back to intake because a decision is missing",
	description: "Moves a ticket that is ready, queued or in progress back to intake. The reason names the decision that is missing. A ticket that is done or closed is reopened instead.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	input,
	command: {
		path: ["ticket", "return"],
		positional: ["ticket"],
		examples: ["yoi ticket return dark-mode --reason \"Undecided: are charts part of it?\""]
	},
	plan: (view, given, context) => moveBack(view, {
		to: "intake",
		from: [
			"ready",
			"queued",
			"inprogress"
		],
		reason: given.reason,
		word: "returned"
	}, context)
});
/** Back to `intake` from `done` or `closed`. */
const ticketReopen = defineWrite({
	effect: "write",
	name: "ticket_reopen",
	summary: "take up a ticket again that was done or closed",
	description: "Moves a ticket that is done or closed back to intake and removes its resolution.md, which stays in git.",
	roles: ["person"],
	input,
	command: {
		path: ["ticket", "reopen"],
		positional: ["ticket"],
		examples: ["yoi ticket reopen dark-mode --reason \"The menu is still white on Windows.\""]
	},
	plan: (view, given, context) => moveBack(view, {
		to: "intake",
		from: ["done", "closed"],
		reason: given.reason,
		word: "reopened"
	}, context)
});
function moveBack(view, { to, from, reason: given, word }, context) {
	const open = requireTicket(view);
	const { state, id } = open;
	requireMove(open, {
		to,
		from
	});
	const reason = requireText("reason", given);
	const moved = arrow(state, to);
	return changeTicket(open, {
		set: {
			state: to,
			...cleared(open, "queued_by", "queued_at")
		},
		events: [stepEvent({
			from: state,
			to,
			word,
			reason
		}, context)],
		files: { [RESOLUTION]: void 0 },
		subject: moved,
		message: `${id}: ${moved}`
	}, context);
}
// src/core/operation/objective.ts
/** A new objective. */
const objectiveCreate = defineWrite({
	effect: "write",
	name: "objective_create",
	summary: "create an objective",
	description: "Creates an active objective: a goal with its context that tickets can be linked to. It never blocks them.",
	roles: ["person", "intake"],
	input: strictObject({
		title: string().describe("what is aimed at, in one line"),
		body: string().optional().describe("the goal and its context, in Markdown")
	}),
	command: {
		path: ["objective", "create"],
		positional: ["title"],
		examples: ["yoi objective create \"Usable at night\""]
	},
	plan: (view, input, context) => {
		const { now } = context;
		const title = requireLine("title", input.title);
		const id = freeId(newId(title, now), view.idKeys);
		const body = input.body === void 0 || input.body.trim() === "" ? void 0 : requireBody("body", input.body);
		const text = formatObjective({
			title,
			state: "active",
			created_at: now,
			updated_at: now,
			linked_tickets: []
		}, body ?? wordsOf(context).objectiveTemplate);
		return {
			id,
			edits: [{
				kind: "write",
				path: `${OBJECTIVE_ROOT}/${id}/item.md`,
				text,
				before: void 0
			}],
			subject: `objective(${id}): create`,
			message: `created objective ${id}`
		};
	}
});
/** Links a ticket to an objective, or takes the link away. */
const objectiveLink = defineWrite({
	effect: "write",
	name: "objective_link",
	summary: "link a ticket to an objective",
	description: "Adds a ticket to the list of those that serve an objective, or takes it out with --remove.",
	roles: ["person", "intake"],
	references: ["ticket"],
	input: strictObject({
		objective: string().min(1).describe("id of the objective, or a part of it that no other one has"),
		ticket: string().min(1).describe("the ticket that serves it"),
		remove: boolean().optional().describe("take the link away")
	}),
	command: {
		path: ["objective", "link"],
		positional: ["objective", "ticket"],
		examples: ["yoi objective link usable-at-night dark-mode", "yoi objective link usable-at-night dark-mode --remove"]
	},
	plan: (view, input, { now }) => {
		const { objective: file } = view;
		if (file === void 0) throw new TypeError("the operation has no objective");
		const { objective, path, text } = file;
		const { linked_tickets: links, created_at } = objective;
		const ticket = targetOf$1(view, objective, input.ticket, input.remove === true);
		const isLinked = links.some((link) => idKey(link) === idKey(ticket));
		const facts = {
			objective: objective.id,
			ticket
		};
		if (input.remove === true && !isLinked) throw failure("usage/not-linked", { path }, facts);
		if (input.remove !== true && isLinked) throw failure("usage/already-linked", { path }, facts);
		const linked = input.remove === true ? links.filter((link) => idKey(link) !== idKey(ticket)) : [...links, ticket];
		const updated_at = created_at !== void 0 && created_at > now ? created_at : now;
		const what = input.remove === true ? `no longer links ${ticket}` : `links ${ticket}`;
		return {
			id: objective.id,
			edits: [{
				kind: "write",
				path,
				text: editItem(text, { set: {
					linked_tickets: linked,
					updated_at
				} }),
				before: text
			}],
			subject: `objective(${objective.id}): ${what}`,
			message: `${objective.id} ${what}`
		};
	}
});
/** The ticket's id. A link to a ticket that is gone can still be named, to remove it. */
function targetOf$1(view, objective, reference, remove) {
	const known = view.targets.get(reference)?.id;
	if (known !== void 0) return known;
	const stored = objective.linked_tickets.filter((link) => idKey(link).includes(idKey(reference.trim())));
	const [only] = stored;
	if (remove && only !== void 0 && stored.length === 1) return only;
	throw view.unresolved.get(reference) ?? /* @__PURE__ */ new TypeError(`the reference ${reference} was not looked up`);
}
// src/core/operation/overlays.ts
/** Asks a person for a decision, or gives it. */
const ticketAttend = defineWrite({
	effect: "write",
	name: "ticket_attend",
	summary: "ask for a decision about a ticket, or give it",
	description: "With --need, sets attention_required: what a person must decide. With --answer, clears it. Both append a decision event. A ticket that needs attention cannot be queued.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	input: strictObject({
		ticket: ticketInput,
		need: string().optional().describe("what must be decided, in one line"),
		answer: string().optional().describe("the decision")
	}),
	command: {
		path: ["ticket", "attend"],
		positional: ["ticket"],
		examples: ["yoi ticket attend dark-mode --need \"Are the charts part of it?\"", "yoi ticket attend dark-mode --answer \"Yes, with their own colours.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { item, id } = open;
		const words = wordsOf(context);
		refuseOlder(open, "action_required");
		if (input.need === void 0 === (input.answer === void 0)) throw failure("usage/one-of", { path: "" }, { flags: "--need, --answer" });
		if (input.answer === void 0) {
			const need = requireLine("need", input.need ?? "");
			const event = {
				kind: "decision",
				body: words.needsDecision(need),
				attributes: { field: "attention_required" }
			};
			return changeTicket(open, {
				set: { attention_required: need },
				events: [event],
				subject: "needs a decision",
				message: `${id}: needs a decision`
			}, context);
		}
		const asked = item.attention_required;
		if (asked === null) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
		const event = {
			kind: "decision",
			body: `${words.decided(asked)}\n\n${requireText("answer", input.answer)}`,
			attributes: { field: "attention_required" }
		};
		return changeTicket(open, {
			set: cleared(open, "attention_required"),
			events: [event],
			subject: "decided",
			message: `${id}: decided`
		}, context);
	}
});
/** Puts a ticket off, or takes that back. */
const ticketDefer = defineWrite({
	effect: "write",
	name: "ticket_defer",
	summary: "put a ticket off until a day, or until later",
	description: "Sets deferred_until to a date or to later, or clears it. Only a ticket in intake or ready can be deferred; it is not queued and does not ask for action before its day.",
	roles: ["person", "intake"],
	input: strictObject({
		ticket: ticketInput,
		until: string().optional().describe("a date such as 2027-01-31 (UTC), or later"),
		clear: boolean().optional().describe("no longer deferred"),
		reason: string().optional().describe("why, for the event")
	}),
	command: {
		path: ["ticket", "defer"],
		positional: ["ticket"],
		examples: ["yoi ticket defer dark-mode --until later", "yoi ticket defer dark-mode --clear"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { id, state, item, ticket } = open;
		const words = wordsOf(context);
		if (input.until === void 0 === (input.clear !== true)) throw failure("usage/one-of", { path: "" }, { flags: "--until, --clear" });
		const until = input.until === void 0 ? null : requireUntil(input.until.trim(), context.now.slice(0, 10));
		if (until === item.deferred_until) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
		if (until !== null && state !== "intake" && state !== "ready") throw failure("usage/cannot-defer", keyPlace(ticket, "state"), {
			ticket: id,
			state
		});
		const event = {
			kind: "decision",
			body: [until === null ? words.deferralCleared : words.deferred(until), ...input.reason === void 0 ? [] : [requireText("reason", input.reason)]].join("\n\n"),
			attributes: { field: "deferred_until" }
		};
		const set = until === null ? cleared(open, "deferred_until") : { deferred_until: until };
		const subject = until === null ? "no longer deferred" : `deferred until ${until}`;
		return changeTicket(open, {
			set,
			events: [event],
			subject,
			message: `${id}: ${subject}`
		}, context);
	}
});
function requireUntil(until, today) {
	if (until === "later") return until;
	if (parseDate(until) === void 0) throw failure("usage/bad-value", { path: "" }, {
		name: "--until",
		value: until,
		suggestion: "give a date such as 2027-01-31, or later"
	});
	if (until <= today) throw failure("usage/past-date", { path: "" }, {
		date: until,
		today
	});
	return until;
}
/** A decision about order or capacity. */
const planRecord = defineWrite({
	effect: "write",
	name: "plan_record",
	summary: "record a decision about order or capacity",
	description: "Appends a plan record to the ticket, and an event. Decisions about order name the other ticket; a note about capacity says why the ticket waits; an accepted plan has a summary and a branch. With --ledger the record counts at once for every Orchestrator, without a commit on the default branch, and is copied into the ticket when it is accepted.",
	roles: ["person", "orchestrator"],
	references: ["related"],
	input: strictObject({
		ticket: ticketInput,
		kind: _enum(PLAN_KINDS).describe("what was decided"),
		related: string().min(1).optional().describe("the other ticket, for decisions about order"),
		note: string().optional().describe("why, in a sentence or two"),
		summary: string().optional().describe("what will be done; with accepted_plan"),
		branch: string().optional().describe("the work branch; with accepted_plan"),
		role_plan: string().optional().describe("who does what; with accepted_plan"),
		ledger: boolean().optional().describe("keep it in the Orchestrators' ledger until the ticket is accepted; nothing is committed")
	}),
	command: {
		path: ["plan", "record"],
		positional: ["ticket", "kind"],
		examples: ["yoi plan record dark-mode after --related new-menu --note \"Both change the menu.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { id } = open;
		if (input.ledger === true && input.kind === "accepted_plan") throw failure("usage/needless-flag", { path: "" }, {
			flag: "--ledger",
			needed: "another kind"
		});
		const related = relatedOf(view, input.related);
		const record = {
			id: `plan-${context.newEventId()}`,
			ticket_id: id,
			kind: input.kind,
			...related === void 0 ? {} : { related_ticket: related },
			...input.note === void 0 ? {} : { note: requireText("note", input.note) },
			...acceptedPlan(input),
			author: context.actor.name,
			at: context.now
		};
		requireParts(record);
		const said = [input.kind, ...related === void 0 ? [] : [related]].join(" ");
		return changeTicket(open, {
			events: [{
				kind: "plan",
				body: [said, ...[record.accepted_plan?.summary, record.note].filter((text) => text !== void 0)].join("\n\n")
			}],
			files: { [PLAN]: appendPlanRecord(readableText(open.ticket, PLAN), record) },
			subject: `plan ${said}`,
			message: `${id}: plan ${said}`
		}, context);
	}
});
function relatedOf(view, reference) {
	if (reference === void 0) return void 0;
	const known = view.targets.get(reference)?.id;
	if (known !== void 0) return known;
	throw view.unresolved.get(reference) ?? /* @__PURE__ */ new TypeError(`the reference ${reference} was not looked up`);
}
function acceptedPlan(input) {
	const { kind, summary, branch, role_plan } = input;
	const given = Object.entries({
		summary,
		branch,
		role_plan
	}).find(([, value]) => value !== void 0)?.[0];
	if (kind !== "accepted_plan") {
		if (given === void 0) return {};
		const facts = {
			flag: `--${given.replace("_", "-")}`,
			needed: "the kind accepted_plan"
		};
		throw failure("usage/needless-flag", { path: "" }, facts);
	}
	if (summary === void 0) throw missing("--summary");
	if (branch === void 0) throw missing("--branch");
	const plan = {
		summary: requireText("summary", summary),
		branch: requireLine("branch", branch)
	};
	const more = role_plan === void 0 ? {} : { role_plan: requireText("role_plan", role_plan) };
	return { accepted_plan: {
		...plan,
		...more
	} };
}
function requireParts({ kind, related_ticket, note }) {
	if (kind === "accepted_plan") return;
	if (kind === "waiting_capacity_note") {
		if (note === void 0) throw missing("--note");
	} else if (related_ticket === void 0) throw missing("--related");
}
function missing(name) {
	return failure("usage/missing-value", { path: "" }, {
		command: "yoi plan record",
		name
	});
}
// src/core/operation/work-answers.ts
const id$1 = string().meta({ description: "id of a ticket" });
const time$1 = string().meta({ description: "RFC 3339, UTC, whole seconds" });
const commit = string().meta({ description: "full object id" });
const round = int().min(1);
const count$1 = int().min(0);
/** Where a ticket is worked on. */
const workAnswer = object({
	branch: string().meta({ description: "short name of its work ref" }),
	head: commit.nullable().meta({ description: "null: no such work ref was seen" }),
	state: _enum(STATES).nullable().meta({ description: "what the work ref itself says" }),
	merge_ready: boolean().meta({ description: "it holds a proposal that has not landed" }),
	generation: round.nullable().meta({ description: "of the live claim; null: no claim was seen" }),
	attention: string().nullable().meta({ description: "what a person must decide" })
}).meta({ description: "the work ref and the claim, as they were last seen" });
/** One decision about order or capacity, and where it stands. */
const planRecordAnswer = object({
	id: string(),
	ticket_id: id$1,
	kind: _enum(PLAN_KINDS),
	related_ticket: id$1.nullable(),
	note: string().nullable(),
	accepted_plan: object({
		summary: string(),
		branch: string(),
		role_plan: string().nullable()
	}).nullable(),
	author: string(),
	at: string(),
	source: _enum(["ticket", "ledger"]).meta({ description: "ledger: it waits there, and is copied into the ticket when that is accepted" })
});
const reason = object({
	kind: string(),
	text: string(),
	tickets: array(id$1)
});
const gatePart = object({
	name: string(),
	status: _enum([
		"passed",
		"pending",
		"failed"
	]),
	reason: string()
});
const attempt = object({
	id: string(),
	role: _enum([
		"coder",
		"reviewer",
		"validator"
	]),
	round,
	opened_at: time$1,
	deadline: time$1,
	liveness: _enum([
		"running",
		"idle",
		"dead",
		"unknown"
	]).meta({ description: "unknown: on another machine, or nothing has bound itself to it; then the deadline decides" }),
	result: _enum(["complete", "none"])
});
const claim = object({
	generation: round,
	queued_at: time$1,
	round,
	attempts: count$1,
	failures: count$1.meta({ description: "attempts in a row that brought nothing" }),
	retry_after: time$1.nullable().meta({ description: "no attempt is opened before" }),
	attention: string().nullable(),
	attempt: attempt.nullable().meta({ description: "the open one" }),
	landed: commit.nullable().meta({ description: "the commit that landed the work" })
});
/** The way of a queued or claimed ticket to its end, as far as it was last seen. */
const orchestrationAnswer = object({
	ledger: object({
		state: _enum([
			"present",
			"new",
			"lost",
			"damaged"
		]),
		problem: string().nullable()
	}),
	next: string().nullable().meta({ description: "the step that an Orchestrator would do now; null: it waits, or nothing is to do" }),
	waits: array(reason).meta({ description: "why it does not go on now" }),
	recorded_wait: object({
		since: time$1,
		reasons: array(reason)
	}).nullable().meta({ description: "what the ledger says of its waiting" }),
	capacity: object({
		limit: round,
		claimed: array(id$1)
	}),
	plan: array(planRecordAnswer).meta({ description: "decisions that concern it, in both directions" }),
	claim: claim.nullable().meta({ description: "the live claim" }),
	ended: array(object({
		generation: round,
		queued_at: time$1,
		outcome: _enum([
			"completed",
			"withdrawn",
			"abandoned",
			"returned"
		]),
		at: time$1
	})).meta({ description: "claims that ended, oldest first" }),
	gate: gatePart.extend({ parts: array(gatePart.extend({ parts: array(gatePart) })) }).nullable().meta({ description: "whether the work may land, part by part; null: there is no work yet" }),
	validation: object({
		commands: array(string()),
		passed: boolean().nullable().meta({ description: "for the work as it is; null: not run" })
	}),
	authority: object({
		merge: _enum(["dossier", "merge"]).meta({ description: "merge: the Orchestrator merges" }),
		required_approvals: count$1
	})
}).meta({ description: "as it was last seen: no remote is asked" });
// src/core/operation/answers.ts
const id = string().meta({ description: "id of a ticket or objective" });
const path = string().meta({ description: "relative to the repository" });
const time = string().nullable().meta({ description: "RFC 3339, UTC, whole seconds" });
const line = int().min(1);
const state = _enum(STATES).nullable().meta({ description: "null where item.md cannot be read" });
const count = int().min(0);
/** A ticket where it is only named. */
const named = object({
	id,
	title: string().nullable(),
	state
});
const row = named.extend({
	priority: _enum(PRIORITIES),
	labels: array(string()),
	risk_flags: array(string()),
	assignee: string().nullable(),
	readiness: _enum(READINESS),
	attention_required: string().nullable(),
	deferred_until: string().nullable().meta({ description: "a date, or later" }),
	queued_by: string().nullable(),
	queued_at: time,
	created_at: time,
	updated_at: time,
	work: workAnswer.nullable()
});
/** Tickets that match, in the order of their states, priorities and ids. */
const ticketListAnswer = object({
	tickets: array(row),
	matched: count.meta({ description: "how many match, also those that the limit left out" }),
	examined: count.meta({ description: "how many tickets there are" })
});
const event = object({
	kind: string(),
	id: string().nullable(),
	author: string(),
	role: _enum(ROLES).nullable(),
	at: time,
	from: _enum(STATES).nullable(),
	to: _enum(STATES).nullable(),
	reason: string().nullable(),
	status: string().nullable(),
	field: string().nullable(),
	line: line.meta({ description: "line of its header in thread.md" }),
	heading: string().nullable(),
	body: string()
});
const relation = object({
	kind: _enum(RELATION_KINDS),
	target: named,
	note: string().nullable(),
	author: string(),
	at: string()
});
/** One ticket with everything that belongs to it. */
const ticketShowAnswer = object({ ticket: row.extend({
	path,
	body: string(),
	resolution: string().nullable(),
	close_status: _enum(CLOSE_STATUSES).nullable(),
	relations: array(relation),
	incoming: array(relation.omit({ target: true }).extend({ source: named })).meta({ description: "relations of other tickets that point to this one" }),
	blocked_by: array(named).meta({ description: "what it still waits for" }),
	plan_records: array(planRecordAnswer),
	objectives: array(object({
		id,
		title: string().nullable()
	})),
	events: array(event),
	work_events: array(event).meta({ description: "events on the work ref that the records here do not hold yet" }),
	artifacts: array(path)
}) });
/** Lines of records that hold a text. */
const ticketSearchAnswer = object({
	matches: array(named.extend({
		work: workAnswer.nullable(),
		path,
		line,
		text: string().meta({ description: "the line, bounded" })
	})),
	matched: count,
	examined: count
});
/** What happened to a ticket: its events and the commits that touched it, oldest first. */
const ticketHistoryAnswer = object({
	ticket: named,
	entries: array(discriminatedUnion("kind", [object({
		kind: literal("event"),
		at: time,
		event
	}), object({
		kind: literal("commit"),
		at: time,
		commit: object({
			oid: string(),
			author: string(),
			subject: string()
		})
	})]))
});
/** Plan records that match, by ticket and then in the order of their lines. */
const planQueryAnswer = object({
	records: array(planRecordAnswer),
	examined: count
});
const objective = object({
	id,
	title: string().nullable(),
	state: _enum([
		"active",
		"done",
		"dropped"
	]).nullable(),
	created_at: time,
	updated_at: time,
	linked_tickets: array(named)
});
/** All objectives. */
const objectiveListAnswer = object({
	objectives: array(objective),
	examined: count
});
/** One objective. */
const objectiveShowAnswer = object({ objective: objective.extend({
	path,
	body: string()
}) });
/** What stands between a ticket and each state it may go to next. */
const whyAnswer = object({
	ticket: named,
	next: array(object({
		to: _enum(STATES),
		roles: array(_enum(ROLES)).meta({ description: "who may make this move" }),
		command: string().nullable().meta({ description: "the command that makes it" }),
		possible: boolean().meta({ description: "nothing is missing that the command does not bring itself" }),
		needs: array(object({
			need: string(),
			status: _enum([
				"met",
				"missing",
				"given",
				"unknown"
			]).meta({ description: "given: the command asks for it or sets it; unknown: known only on the default branch" }),
			reason: string(),
			help: string().nullable()
		}))
	})),
	blocked_by: array(named),
	work: workAnswer.nullable(),
	orchestration: orchestrationAnswer.nullable().meta({ description: "null for what is neither queued nor worked on" })
});
/** One code of a finding, or all of them in short. */
const explainAnswer = object({ codes: array(object({
	code: string(),
	severity: _enum(["error", "warning"]),
	title: string(),
	message: string(),
	help: string(),
	explain: string()
})) });
/** The configuration as it is in force, with every default filled in. */
const configCheckAnswer = object({
	path,
	exists: boolean(),
	config: record(string(), unknown())
});
object({
	outcome: _enum(["done", "refused"]).meta({ description: "refused: the rules do not allow it, nothing was written" }),
	id: string().meta({ description: "id of the ticket or objective" }),
	message: string(),
	files: array(path).meta({ description: "the files that were written or removed" }),
	commit: string().nullable().meta({ description: "the commit that holds the change, where one was made" }),
	branch: string().nullable().meta({ description: "the branch that was pushed, or the work ref that was moved" }),
	notes: array(string())
});
object({
	outcome: _enum(["pass", "fail"]),
	examined: count.meta({ description: "how many commits touched records" }),
	commits: array(object({
		commit: string(),
		merge: boolean(),
		tickets: array(id),
		diagnostics: array(findingSchema)
	}))
});
object({
	outcome: _enum(["pass", "fail"]),
	examined: object({
		tickets: count.meta({ description: "queued, claimed, waiting, or with a branch or worktree" }),
		claims: count.meta({ description: "live ones" }),
		work_refs: count,
		rescue_refs: count,
		worktrees: count.meta({ description: "on this machine" }),
		attempts: count.meta({ description: "directories of attempts on this machine" })
	}),
	errors: count,
	warnings: count,
	findings: array(findingSchema.extend({ fixable: boolean().meta({ description: "--fix has one right answer for it" }) })),
	mended: array(object({
		what: string(),
		outcome: _enum([
			"planned",
			"done",
			"failed"
		]),
		details: array(string())
	})).meta({ description: "what --fix did, or would do with --dry-run" })
});
// src/core/operation/reads.ts
const limit = int().min(1).optional().describe("show at most this many");
/** The reading operations, in the order of the help. */
const READS = [
	{
		effect: "read",
		name: "ticket_list",
		summary: "list tickets",
		description: "Lists the tickets that are not closed, by state, priority and id. Values given for one flag are alternatives, except labels: a ticket must have all of them.",
		roles: ROLES,
		input: strictObject({
			state: array(_enum(STATES)).optional().describe("in one of these states"),
			label: array(string()).optional().describe("with this label"),
			priority: array(_enum(PRIORITIES)).optional().describe("of one of these priorities"),
			assignee: string().optional().describe("worked on by this person"),
			blocked: boolean().optional().describe("waiting for another ticket"),
			attention: boolean().optional().describe("waiting for a person's decision"),
			edited_after_review: boolean().optional().describe("changed since the last review"),
			text: string().optional().describe("with this text in id, title or body"),
			all: boolean().optional().describe("closed ones too"),
			long: boolean().optional().describe("show more of each ticket"),
			limit
		}),
		output: ticketListAnswer,
		command: {
			path: ["ticket", "list"],
			positional: [],
			examples: ["yoi ticket list", "yoi ticket list --state ready --state queued --long"]
		}
	},
	{
		effect: "read",
		name: "ticket_show",
		summary: "show a ticket",
		description: "Shows a ticket's fields, body, relations, plan records and resolution.",
		roles: ROLES,
		input: strictObject({
			ticket: ticketInput,
			events: boolean().optional().describe("its whole thread too")
		}),
		output: ticketShowAnswer,
		command: {
			path: ["ticket", "show"],
			positional: ["ticket"],
			examples: ["yoi ticket show dark-mode"]
		}
	},
	{
		effect: "read",
		name: "ticket_search",
		summary: "look for a text in all tickets",
		description: "Shows the lines of items, threads and resolutions that hold a text, newest tickets first. Case does not count.",
		roles: ROLES,
		input: strictObject({
			text: string().min(1).describe("what to look for"),
			open: boolean().optional().describe("only in tickets that are not closed"),
			limit
		}),
		output: ticketSearchAnswer,
		command: {
			path: ["ticket", "search"],
			positional: ["text"],
			examples: ["yoi ticket search \"dark mode\""]
		}
	},
	{
		effect: "read",
		name: "ticket_history",
		summary: "show what happened to a ticket",
		description: "Shows the events of a ticket's thread and the commits that touched it, oldest first.",
		roles: ROLES,
		input: strictObject({ ticket: ticketInput }),
		output: ticketHistoryAnswer,
		command: {
			path: ["ticket", "history"],
			positional: ["ticket"],
			examples: ["yoi ticket history dark-mode"]
		}
	},
	{
		effect: "read",
		name: "ticket_doctor",
		summary: "examine the whole workspace",
		description: "Examines every record, and what holds the rules: hooks and merge drivers. With --history it replays past commits and lists what got past. With --live it compares tickets with the ledger of claims, branches, worktrees, attempts and dossiers as they are now. --fix mends what has one right answer.",
		roles: ROLES,
		input: strictObject({
			fix: boolean().optional().describe("mend what has exactly one right answer"),
			dry_run: boolean().optional().describe("with --fix: only say what would be mended"),
			history: union([boolean(), string()]).optional().describe("judge past commits; a range such as main~20..main"),
			live: boolean().optional().describe("compare tickets with claims, branches, worktrees and attempts"),
			baseline: boolean().optional().describe("record today's faults as known, so that only new ones fail"),
			older: boolean().optional().describe("name every older form, not only how many tickets have one"),
			format: _enum([
				"text",
				"json",
				"github",
				"sarif"
			]).optional().describe("how findings are printed")
		}),
		output: verdictSchema,
		command: {
			path: ["ticket", "doctor"],
			positional: [],
			examples: [
				"yoi ticket doctor",
				"yoi ticket doctor --fix --dry-run",
				"yoi ticket doctor --history",
				"yoi ticket doctor --live --fix --dry-run"
			]
		}
	},
	{
		effect: "read",
		name: "ticket_lint",
		summary: "examine the tickets that some files belong to",
		description: "Examines single tickets without their history, for lint-staged and editors. Deleted files and moves are the hook's to judge.",
		roles: ROLES,
		input: strictObject({ files: array(string()).min(1).describe("files of tickets") }),
		output: verdictSchema,
		command: {
			path: ["ticket", "lint"],
			positional: ["files..."],
			examples: ["yoi ticket lint .yoi/tickets/20261101-080000-dark-mode/item.md"]
		}
	},
	{
		effect: "read",
		name: "objective_list",
		summary: "list objectives",
		description: "Lists all objectives with their state and the tickets linked to them.",
		roles: ROLES,
		input: strictObject({}),
		output: objectiveListAnswer,
		command: {
			path: ["objective", "list"],
			positional: [],
			examples: ["yoi objective list"]
		}
	},
	{
		effect: "read",
		name: "objective_show",
		summary: "show an objective",
		description: "Shows an objective with its body and the state of every ticket linked to it.",
		roles: ROLES,
		input: strictObject({ objective: string().min(1).describe("id, or a part of it that no other one has") }),
		output: objectiveShowAnswer,
		command: {
			path: ["objective", "show"],
			positional: ["objective"],
			examples: ["yoi objective show usable-at-night"]
		}
	},
	{
		effect: "read",
		name: "plan_query",
		summary: "show decisions about order and capacity",
		description: "Shows plan records by ticket, in both directions, and by kind.",
		roles: ROLES,
		input: strictObject({
			ticket: ticketInput.optional(),
			kind: array(_enum(PLAN_KINDS)).optional().describe("of one of these kinds")
		}),
		output: planQueryAnswer,
		command: {
			path: ["plan", "query"],
			positional: [],
			examples: ["yoi plan query --ticket dark-mode", "yoi plan query --kind waiting_capacity_note"]
		}
	},
	{
		effect: "read",
		name: "why",
		summary: "say what stands between a ticket and its next state",
		description: "Shows every state a ticket may go to next, what that needs, what of it is missing, and the command that helps.",
		roles: ROLES,
		input: strictObject({ ticket: ticketInput }),
		output: whyAnswer,
		command: {
			path: ["why"],
			positional: ["ticket"],
			examples: ["yoi why dark-mode"]
		}
	},
	{
		effect: "read",
		name: "explain",
		summary: "explain a finding",
		description: "Explains the code of a finding: why the rule exists and how to get out. Without a code it lists all codes.",
		roles: ROLES,
		input: strictObject({ code: string().optional().describe("the code, such as state/not-recorded") }),
		output: explainAnswer,
		command: {
			path: ["explain"],
			positional: ["code"],
			examples: ["yoi explain state/not-recorded"]
		}
	},
	{
		effect: "read",
		name: "config_check",
		summary: "examine the workspace configuration",
		description: "Examines .yoi/ticket.config.toml. With --json it shows every key that is in force, defaults included.",
		roles: ROLES,
		input: strictObject({}),
		output: configCheckAnswer,
		command: {
			path: ["config", "check"],
			positional: [],
			examples: ["yoi config check"]
		}
	}
];
// src/core/operation/redact.ts
const lineInput = int().min(1);
/** Takes a leaked secret out of a record, visibly. */
const ticketRedact = defineWrite({
	effect: "write",
	name: "ticket_redact",
	summary: "replace a leaked secret in a ticket by a tombstone",
	description: "Replaces the body of an event, a text field, or lines of prose by a tombstone that says who took it out and why, and appends a decision event. Revoke what leaked in any case: git's history still holds it.",
	roles: ["person"],
	input: strictObject({
		ticket: ticketInput,
		event: string().optional().describe("id of the event whose body goes"),
		line: lineInput.optional().describe("number of the line that goes"),
		through: lineInput.optional().describe("number of the last line, where there are several"),
		file: string().optional().describe("the line's file in the ticket's directory; without it item.md"),
		reason: string().describe("why; never repeat the secret")
	}),
	command: {
		path: ["ticket", "redact"],
		positional: ["ticket"],
		examples: ["yoi ticket redact dark-mode --event 1x7k2m9q --reason \"It held an access token.\"", "yoi ticket redact dark-mode --line 12 --reason \"It held an access token.\""]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { event, line, through = line, file } = input;
		if (event === void 0 === (line === void 0)) throw failure("usage/one-of", { path: "" }, { flags: "--event, --line" });
		if (event !== void 0 && (file !== void 0 || through !== void 0)) throw failure("usage/needless-flag", { path: "" }, {
			flag: "--file or --through",
			needed: "--line"
		});
		const reason = requireText("reason", input.reason);
		const redaction = {
			open,
			context,
			tombstone: {
				date: context.now.slice(0, 10),
				name: context.actor.name,
				reason: headerReason(reason)
			}
		};
		const { what, ...changes } = line === void 0 ? redactEventBody(redaction, findEvent(open, event ?? "")) : redactLines(redaction, {
			file: file ?? "item.md",
			line,
			through: Math.max(line, through ?? line)
		});
		const body = `${wordsOf(context).redacted(what)}\n\n${reason}`;
		return changeTicket(open, {
			...changes,
			events: [{
				kind: "decision",
				body
			}],
			subject: "redact",
			message: `${open.id}: redacted ${what}`
		}, context);
	}
});
function findEvent({ thread, id }, event) {
	const found = thread.events.find((each) => each.id === event);
	if (found === void 0) throw failure("usage/unknown-event", { path: "" }, {
		ticket: id,
		event
	});
	return found;
}
function redactEventBody({ open, context, tombstone }, event) {
	const where = {
		file: THREAD,
		line: event.line,
		through: event.endLine
	};
	if (isTombstoneText(event.body)) throw cannot(where, "it is a tombstone already", "leave it as it is");
	const lines = textOf(open.ticket, THREAD).split("\n");
	lines.splice(event.line - 1, event.endLine - event.line + 1, withoutReturn(redactEvent(event, tombstone), lines, event));
	const position = open.thread.events.indexOf(event) + 1;
	const { kind, author, at = "?" } = event;
	const what = event.id === void 0 ? wordsOf(context).eventAt(position, kind, author, at) : `${kind} ${event.id}`;
	return {
		base: { thread: lines.join("\n") },
		what
	};
}
/** Lines are split at LF, so the last one of an event in CRLF keeps its CR. */
function withoutReturn(text, lines, event) {
	return lines[event.endLine - 1]?.endsWith("\r") === true ? `${text}\r` : text;
}
function redactLines(redaction, where) {
	const { open, context, tombstone } = redaction;
	const { file, line } = where;
	if (file === "thread.md") return redactEventBody(redaction, eventAt(open, where));
	if (file === "artifacts/relations.json") throw cannot(where, "it is data", "use `yoi ticket relate --remove`, then relate again");
	if (file === "artifacts/orchestration-plan.jsonl" || /\.jsonl?$/.test(file)) throw cannot(where, "it is data", "write a new file, or ask a person to edit this one");
	const text = readableText(open.ticket, file);
	if (text === void 0) throw cannot(where, "there is no such file in the ticket", "name a file by its path in the ticket's directory");
	const what = wordsOf(context).lineOf(line, file);
	if (file === "item.md" && line < open.item.bodyLine) return {
		base: { item: redactField(redaction, where, text) },
		what
	};
	const redacted = replaceLines(text, where, formatTombstone(tombstone));
	return file === "item.md" ? {
		base: { item: redacted },
		what
	} : {
		files: { [file]: redacted },
		what
	};
}
function eventAt({ thread }, where) {
	const event = thread.events.find((each) => each.line <= where.line && where.line <= each.endLine);
	if (event === void 0) throw cannot(where, "it belongs to no event", "name a line of an event's body");
	if (event.line < where.line) return event;
	throw cannot(where, "it is the header of an event", "name a line of its body; a header holds names, states and times");
}
const TEXT_FIELDS = [
	"title",
	"assignee",
	"attention_required"
];
function redactField({ open, tombstone }, where, text) {
	const entry = [...open.item.entries.values()].find((each) => each.line <= where.line && where.line <= each.endLine);
	if (entry === void 0) throw cannot(where, "it holds no field", "name the line of a field or of the body");
	if (TEXT_FIELDS.includes(entry.key) || isOwnKey(entry.key)) return editItem(text, { set: { [entry.key]: formatTombstone(tombstone) } });
	throw cannot(where, `${entry.key} is no text`, "use `yoi ticket edit` to change the field");
}
function replaceLines(text, where, tombstone) {
	const lines = text.split("\n");
	const chosen = lines.slice(where.line - 1, where.through);
	if (chosen.every((line) => line.trim() === "")) throw cannot(where, "it is empty", "name the line that holds the secret");
	if (chosen.every((line) => isTombstoneText(line.trim()))) throw cannot(where, "it is a tombstone already", "leave it as it is");
	const end = chosen.at(-1)?.endsWith("\r") === true ? "\r" : "";
	lines.splice(where.line - 1, chosen.length, tombstone + end);
	return lines.join("\n");
}
function cannot({ file, line }, why, suggestion) {
	return failure("usage/cannot-redact", { path: "" }, {
		line,
		file,
		why,
		suggestion
	});
}
// src/core/operation/relate.ts
/** Adds a link to another ticket, or removes it. */
const ticketRelate = defineWrite({
	effect: "write",
	name: "ticket_relate",
	summary: "relate a ticket to another one",
	description: "Stores a link from one ticket to another: depends_on and blocks hold work up until the other one is completed; related, supersedes and duplicate_of inform. With --remove the link goes. Both append a decision event.",
	roles: [
		"person",
		"intake",
		"orchestrator"
	],
	references: ["target"],
	input: strictObject({
		ticket: ticketInput,
		kind: _enum(RELATION_KINDS).describe("what the ticket is to the other one"),
		target: string().min(1).describe("the other ticket"),
		note: string().optional().describe("why, in a sentence"),
		remove: boolean().optional().describe("take the relation away")
	}),
	command: {
		path: ["ticket", "relate"],
		positional: [
			"ticket",
			"kind",
			"target"
		],
		examples: ["yoi ticket relate dark-mode depends_on new-menu --note \"The switch is in the menu.\"", "yoi ticket relate dark-mode depends_on new-menu --remove"]
	},
	plan: (view, input, context) => {
		const open = requireTicket(view);
		const { ticket, id } = open;
		const { kind } = input;
		const words = wordsOf(context);
		const target = targetOf(view, ticket, input);
		const existing = ticket.relations.find((relation) => relation.kind === kind && idKey(relation.target) === idKey(target));
		const facts = {
			ticket: id,
			kind,
			target
		};
		const text = readableText(ticket, RELATIONS);
		const attributes = { field: "relations" };
		if (input.remove === true) {
			if (existing === void 0 || text === void 0) throw failure("usage/not-related", { path: "" }, facts);
			const files = { [RELATIONS]: located(ticket, () => removeRelation(text, kind, existing.target)) };
			const subject = `no longer ${kind} ${target}`;
			return changeTicket(open, {
				events: [{
					kind: "decision",
					body: withNote(words.unrelated(kind, target), input.note),
					attributes
				}],
				files,
				subject,
				message: `${id}: ${subject}`
			}, context);
		}
		if (existing !== void 0) throw failure("usage/already-related", { path: "" }, facts);
		const relation = {
			ticket_id: id,
			kind,
			target,
			...input.note === void 0 ? {} : { note: requireText("note", input.note) },
			author: context.actor.name,
			at: context.now
		};
		const subject = `${kind} ${target}`;
		return changeTicket(open, {
			events: [{
				kind: "decision",
				body: withNote(words.related(kind, target), input.note),
				attributes
			}],
			files: { [RELATIONS]: located(ticket, () => addRelation(text, relation)) },
			subject,
			message: `${id}: ${subject}`
		}, context);
	}
});
/** The other ticket's id. A relation to a ticket that is gone can still be named, to remove it. */
function targetOf(view, { relations }, input) {
	const known = view.targets.get(input.target)?.id;
	if (known !== void 0) return known;
	const wanted = idKey(input.target.trim());
	const stored = relations.filter(({ kind, target }) => kind === input.kind && idKey(target).includes(wanted));
	const [only] = stored;
	if (input.remove === true && only !== void 0 && stored.length === 1) return only.target;
	throw view.unresolved.get(input.target) ?? /* @__PURE__ */ new TypeError(`the reference ${input.target} was not looked up`);
}
/** What makes the file unreadable, with the place where the ticket's parser met it. */
function located(ticket, edit) {
	try {
		return edit();
	} catch (error) {
		if (!(error instanceof YoiError)) throw error;
		const { code } = error.diagnostic;
		const path = `${ticket.dir}/${RELATIONS}`;
		const known = ticket.diagnostics.find((found) => found.path === path && found.code === code);
		throw known === void 0 ? error : new YoiError(known);
	}
}
function withNote(text, note) {
	return note === void 0 ? text : `${text}\n\n${requireText("note", note)}`;
}
// src/core/operation/registry.ts
/** The operations that change records, in the order of a ticket's life. */
const WRITES = [
	ticketCreate,
	ticketEdit,
	ticketComment,
	ticketReady,
	ticketQueue,
	ticketUnqueue,
	ticketStart,
	ticketFinish,
	ticketClose,
	ticketReturn,
	ticketReopen,
	ticketAttend,
	ticketDefer,
	ticketRelate,
	ticketRedact,
	objectiveCreate,
	objectiveLink,
	planRecord
];
/** Every operation there is: the CLI's commands, the agents' tools and the documentation come from this list. */
const OPERATIONS = [...READS, ...WRITES];
/** The operation of a name, or undefined. */
function findOperation(name) {
	return OPERATIONS.find((operation) => operation.name === name);
}
// src/io/files/read-head.ts
/** How much of a file is read: nearly every front matter fits. */
const HEAD_BYTES = 4096;
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const CLOSING = Buffer.from("\n---");
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const buffer = Buffer.alloc(HEAD_BYTES);
/**
* The front matter of a file, up to and with its closing line, read in one short piece: for lists over many tickets.
* Undefined where that is not so simple (no such file, no regular file, not UTF-8, longer than the piece): ask
* `readRecord` then, which says why. The caller has made sure that no directory on the way is a link.
*/
function readFrontMatterText(root, path) {
	let fd;
	try {
		fd = openSync(within(root, path), READ_FLAGS);
	} catch {
		return;
	}
	try {
		if (!fstatSync(fd).isFile()) return void 0;
		const end = closingEnd(buffer.subarray(0, readSync(fd, buffer, 0, HEAD_BYTES, 0)));
		if (end === void 0) return void 0;
		const decoded = decodeRecord(buffer.subarray(0, end), HEAD_BYTES);
		return decoded.problem === void 0 ? decoded.text : void 0;
	} catch {
		return;
	} finally {
		closeSync(fd);
	}
}
/** Whether nothing stands at a path: much cheaper than reading what most tickets do not have. */
function isMissing(root, path) {
	return lstatSync(within(root, path), { throwIfNoEntry: false }) === void 0;
}
/** The end of the first line that is exactly `---`, behind the first one. */
function closingEnd(bytes) {
	for (let at = bytes.indexOf(CLOSING); at >= 0; at = bytes.indexOf(CLOSING, at + 1)) {
		const end = at + CLOSING.length;
		if (bytes[end] === NEWLINE) return end + 1;
		if (bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === NEWLINE) return end + 2;
	}
}
// src/app/queries/ticket-heads.ts
/**
* The front matter of the tickets in some directories, one after the other, so that no more than one need be held.
* Reads the first 4 KiB of each `item.md` and the rest only where the front matter does not end there, or where
* `bodies` are wanted; without them `item.body` is empty.
*/
function* readHeads(context, places, bodies) {
	for (const [index, place] of places.entries()) {
		context.onProgress("reading tickets", index, places.length);
		yield readHead(context.workspace.root, place, bodies);
	}
}
/** The front matter of one ticket, and its body where `bodies` are wanted. */
function readHead(root, place, bodies) {
	const path = `${place.dir}/${ITEM}`;
	const short = bodies ? void 0 : readFrontMatterText(root, path);
	if (short !== void 0) return {
		place,
		...parseItem(short, path, place.id, place.status)
	};
	const file = readRecord(root, path, MAX_ITEM_BYTES);
	if (file === void 0) return {
		place,
		diagnostics: [finding("ticket/no-item", { path }, { ticket: place.id }, place.id)]
	};
	const problem = checkFileProblem(path, file, {
		maxBytes: MAX_ITEM_BYTES,
		ticket: place.id
	});
	if (problem !== void 0) return {
		place,
		diagnostics: [problem]
	};
	return {
		place,
		...parseItem(file.text, path, place.id, place.status)
	};
}
// src/app/queries/ticket-row.ts
/** The row of a ticket, with its work laid over it; what its item does not say is null. */
function rowOf(id, item, shown) {
	return {
		...nameOf(id, {
			title: item?.title,
			state: shown.state
		}),
		priority: item?.priority ?? "P2",
		labels: [...item?.labels ?? []],
		risk_flags: [...item?.risk_flags ?? []],
		assignee: item?.assignee ?? null,
		readiness: item?.readiness ?? "unspecified",
		attention_required: shown.attention,
		deferred_until: item?.deferred_until ?? null,
		queued_by: item?.queued_by ?? null,
		queued_at: item?.queued_at ?? null,
		created_at: item?.created_at ?? null,
		updated_at: item?.updated_at ?? null,
		work: shown.work
	};
}
/** A ticket's id, title and state. */
function nameOf(id, item) {
	return {
		id,
		title: item?.title === void 0 || item.title === "" ? null : item.title,
		state: item?.state ?? null
	};
}
// src/app/orchestrate/store/has-shared-refs.ts
/**
* Whether this repository holds a ledger or a work ref, its own or one seen at any remote. Everybody asks, and most have
* none: so this is all that they pay, and what reads a ledger is loaded only where there is one. 1 process.
*/
function hasSharedRefs(repo, { git }) {
	const work = `${git.work_prefix}*`;
	const names = [
		git.ledger,
		"refs/yoi/seen/",
		`refs/heads/${work}`,
		`refs/remotes/*/${work}`
	];
	return readRefs(repo, names).length > 0;
}
// src/app/queries/work-overlay.ts
/**
* Reads which tickets are worked on, as it was last seen: no remote is asked. 1 process in a repository without
* ledger and work refs; else up to 10, whatever the number of work refs.
*/
async function readWorkOverlay(workspace) {
	if (!hasSharedRefs(workspace.repository, workspace.config)) return AS_IN_TREE;
	const { layWorkOver } = await import("./lay-work-over.js");
	return layWorkOver(workspace) ?? AS_IN_TREE;
}
const AS_IN_TREE = {
	seen: void 0,
	show: (_place, item) => asInTree(item)
};
// src/app/queries/objectives.ts
/** Lists all objectives, with the tickets they link to. */
async function listObjectives(context) {
	const diagnostics = [];
	const found = readObjectives(context.workspace.root, diagnostics);
	const nameOfId = await ticketNames(context);
	return {
		data: {
			objectives: found.map((one) => objectiveData(one, nameOfId)),
			examined: found.length
		},
		diagnostics
	};
}
/** Shows one objective. @throws usage/unknown-objective */
async function showObjective(context, input) {
	const diagnostics = [];
	const objective = resolveObjective(readObjectives(context.workspace.root, diagnostics), input.objective);
	return {
		data: { objective: {
			...objectiveData(objective, await ticketNames(context)),
			path: `${OBJECTIVE_ROOT}/${objective.id}/item.md`,
			body: objective.body
		} },
		diagnostics: diagnostics.filter(({ ticket }) => ticket === objective.id)
	};
}
/** Reads all objectives, in the order of their ids; findings go to `diagnostics`. */
function readObjectives(root, diagnostics = []) {
	return listNames(root, OBJECTIVE_ROOT).flatMap(({ name, kind }) => {
		if (kind !== "directory") return [];
		const path = `${OBJECTIVE_ROOT}/${name}/item.md`;
		const file = readRecord(root, path, MAX_RECORD_BYTES);
		if (file === void 0) return [];
		const problem = checkFileProblem(path, file, {
			maxBytes: MAX_RECORD_BYTES,
			ticket: name
		});
		if (problem !== void 0) {
			diagnostics.push(problem);
			return [];
		}
		const parsed = parseObjective(file.text, path, name);
		diagnostics.push(...parsed.diagnostics);
		return parsed.objective === void 0 ? [] : [parsed.objective];
	});
}
/** Titles and states of tickets by id; each is read when it is asked for. */
async function ticketNames({ workspace }) {
	const { root, ticketRoot } = workspace;
	const overlay = await readWorkOverlay(workspace);
	const places = new Map(listTicketDirs(root, ticketRoot).dirs.map((place) => [place.id, place]));
	return (id) => {
		const place = places.get(id);
		if (place === void 0) return nameOf(id, void 0);
		const { item } = readHead(root, place, false);
		return nameOf(id, {
			title: item?.title,
			state: overlay.show(place, item).state
		});
	};
}
function objectiveData(objective, nameOfId) {
	return {
		id: objective.id,
		title: objective.title ?? null,
		state: objective.state ?? null,
		created_at: objective.created_at ?? null,
		updated_at: objective.updated_at ?? null,
		linked_tickets: objective.linked_tickets.map(nameOfId)
	};
}
/** The objective of an id or of an unambiguous part of one. */
function resolveObjective(all, wanted) {
	const exact = all.find(({ id }) => id === wanted);
	if (exact !== void 0) return exact;
	const matching = all.filter(({ id }) => id.toLowerCase().includes(wanted.toLowerCase()));
	const [only] = matching;
	if (only !== void 0 && matching.length === 1) return only;
	if (only !== void 0) {
		const candidates = matching.map(({ id }) => id).join(", ");
		throw failure("usage/ambiguous-objective", { path: "" }, {
			reference: wanted,
			candidates
		});
	}
	const near = nearest(wanted, all.map(({ id }) => id));
	const suggestion = near === void 0 ? "see `yoi objective list`" : `write ${near}`;
	throw failure("usage/unknown-objective", { path: "" }, {
		reference: wanted,
		suggestion
	});
}
export { readWorkOverlay as a, rowOf as c, isMissing as d, OPERATIONS as f, showObjective as i, readHead as l, readObjectives as n, hasSharedRefs as o, findOperation as p, resolveObjective as r, nameOf as s, listObjectives as t, readHeads as u };
