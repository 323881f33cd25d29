import { B as MAX_THREAD_BYTES, E as string, T as strictObject, X as parseTicketPath, b as literal, ct as printable, g as boolean, h as array, ht as __toESM, m as _enum, pt as __commonJSMin, r as runGit, rt as messageOf, st as countOf, y as int } from "./plumbing.js";
import { $ as READINESS, A as timeField, E as planRecordSchema, G as CLOSE_STATUSES, K as STATES, O as oneLineField, Q as PRIORITIES, k as ticketIdField } from "./decode.js";
import { n as PLAN, r as RELATIONS, t as ITEM } from "./parse-ticket.js";
import { a as isOid, d as resolveCommits, i as isAncestor, s as mergeBases } from "./refs.js";
import { r as listFiles, t as diffRevisions, u as readFileSetAt } from "./tree.js";
import { i as readTickets, n as parseTickets } from "./read-tickets.js";
import { t as closeStatusOf } from "./summary.js";
import { r as errorCode } from "./temp-name.js";
import { r as parseAcceptanceCriteria } from "./acceptance-criteria.js";
import { B as oidField, F as isSameSubject, I as subjectSchema, R as boundReason, V as randomIdField, _ as refreshShared, c as EMPTY_LEDGER, d as liveClaim, f as verdictSchema, l as claimFileSchema, n as readLedger, p as waitSchema, t as isEntryUnchanged, x as ORCHESTRATOR_IDENTITY, z as generationField } from "./ledger-store.js";
import { f as lastEntry, m as roundEntrySchema, o as ROUNDS, p as parseRounds } from "./dossier.js";
import { $ as capacityNoteOf, J as parseRescueName, Y as timeAfter, b as readChangedPaths, et as predecessorsOf, nt as wasLanded, rt as mergeCommits, tt as rivalsOf } from "./perform-attempt.js";
import { r as isOfFirstClaim, t as CLAIM_TRAILER } from "./claim-trailer.js";
import { n as ticketDigest, t as readSubject } from "./subject.js";
import { o as readConfigAt } from "./settings.js";
import { n as factsOf, t as chainOf } from "./observe-default.js";
import { t as listTrailed } from "./commit-trailers.js";
import { t as readClaimTrailers } from "./claim-trailers.js";
import { join } from "node:path";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
// src/core/orchestrator/decide/evidence.ts
/**
* The subjects whose review and approvals hold for the work: its own, and those that updates from the base carried on,
* because git itself makes the one of the other.
*/
function subjectsOf({ work, verdicts }) {
	const subjects = [work.subject];
	for (const verdict of verdicts.toReversed()) {
		if (verdict.kind !== "update") continue;
		if (subjects.some((subject) => isSameSubject(subject, verdict.subject))) subjects.push(verdict.from);
	}
	return subjects;
}
function isOneOf(subjects, subject) {
	return subjects.some((each) => isSameSubject(each, subject));
}
/** Whether a subject is that of the work, or one whose verdicts hold for it. */
function isSubjectOf(said, subject) {
	return isOneOf(subjectsOf(said), subject);
}
/** Whether a person's word is about the work: its very head, or a subject that holds for it. */
function isAbout(said, { head, subject }) {
	return head === said.work.head || isSubjectOf(said, subject);
}
/** The newest override of a part of the gate for the work as it is. That of a validation holds for its subject only. */
function overrideOf(said, gate) {
	return said.verdicts.findLast((verdict) => verdict.kind === "override" && verdict.gate === gate && (gate === "validation" ? verdict.head === said.work.head || isSameSubject(verdict.subject, said.work.subject) : isAbout(said, verdict)));
}
/** The newest review of the work as it is; with a round, only one of that round. */
function reviewOf(said, round) {
	const subjects = subjectsOf(said);
	return lastEntry(said.work.rounds, "review", (entry) => isOneOf(subjects, entry.subject) && (round === void 0 || entry.round === round));
}
/** Whether a review lets the work pass: an approval that names blocking findings is none. */
function isApproval({ status, findings }) {
	return status === "approve" && findings.every(({ severity }) => severity !== "blocking");
}
/** Whether validation passed for exactly this subject, by the newest result; undefined: it was not run. */
function validationOf({ work: { rounds, subject }, verdicts }) {
	const later = verdicts.findLast((verdict) => verdict.kind === "validation" && isSameSubject(verdict.subject, subject));
	if (later?.kind === "validation") return later.passed;
	return lastEntry(rounds, "validation", (entry) => isSameSubject(entry.subject, subject))?.passed;
}
/** What is known of each acceptance criterion: the reviewer of the subject has the last word, else the newest report. */
function criteriaOf(said) {
	const { work } = said;
	const review = reviewOf(said)?.evidence ?? [];
	const report = lastEntry(work.rounds, "report")?.evidence ?? [];
	return (work.ticket?.criteria ?? []).map((text, index) => {
		const criterion = index + 1;
		const shown = [...report, ...review].findLast((evidence) => evidence.criterion === criterion);
		return {
			criterion,
			text,
			met: shown?.met ?? false,
			evidence: shown?.evidence ?? null
		};
	});
}
const digest = subjectSchema.shape.ticket;
const state = _enum(STATES);
const chain = array(string().max(300)).meta({ description: "one word for each state_changed event, in order: `from>to@time#id`; what explains the state" });
/** A ticket that another one waits for, as the default branch shows it. */
const blockerSchema = strictObject({
	id: ticketIdField,
	state: state.nullable().meta({ description: "null: there is no such ticket, or it cannot be read" }),
	close_status: _enum(CLOSE_STATUSES).nullable(),
	held: boolean().meta({ description: "landed, but its claim is not completed yet" })
});
/** A ticket as the default branch shows it. */
const onDefaultSchema = strictObject({
	state,
	title: string(),
	priority: _enum(PRIORITIES),
	queued_by: oneLineField.nullable(),
	queued_at: timeField.nullable(),
	attention: string().nullable(),
	deferred_until: string().nullable(),
	readiness: _enum(READINESS),
	criteria: int().min(0).meta({ description: "how many acceptance criteria the body has" }),
	text: digest.meta({ description: "title, body and relations" }),
	chain,
	blockers: array(blockerSchema).meta({ description: "own depends_on, and blocks of other tickets" }),
	broken: boolean().meta({ description: "a record of it cannot be read" })
});
/** The tip of a work ref, and how it stands to ledger and default branch. */
const workSchema = strictObject({
	head: oidField,
	relation: _enum([
		"expected",
		"ahead",
		"behind",
		"other"
	]).meta({ description: "to the claim's head: it, a descendant of it, the head before the claim's last move, or anything else (always, without a claim)" }),
	trailer: strictObject({
		generation: generationField,
		attempt: randomIdField.nullable(),
		ledger: oidField.nullable().meta({ description: "the ledger before the move that made this commit" })
	}).nullable().meta({ description: "Yoi-Claim of the tip, where it has one for this ticket" }),
	/** Whether the ledger's entry of this ticket is still the one that the trailer's move started from. */
	entry_unchanged: boolean(),
	/** The tip's ticket; null where it has none that can be read. */
	ticket: strictObject({
		state,
		attention: string().nullable(),
		text: digest,
		chain,
		criteria: array(string())
	}).nullable(),
	subject: subjectSchema,
	has_code: boolean().meta({ description: "differs outside tickets and objectives from where it left the default branch" }),
	rounds: array(roundEntrySchema),
	base: strictObject({
		contained: boolean().meta({ description: "the default branch's tip is part of the work branch" }),
		conflicts: array(string()).meta({ description: "paths outside tickets on which a merge conflicts" })
	}),
	protected_paths: array(string()).meta({ description: "protected paths that the work changes" }),
	committers: array(string()).meta({ description: "people who committed to the branch: they cannot approve it" })
});
/** The forge's view of a proposal. On the local forge the branch is the request. */
const requestSchema = strictObject({
	id: oneLineField,
	state: _enum([
		"open",
		"closed",
		"merged"
	]),
	head: oidField,
	checks: _enum([
		"none",
		"pending",
		"passed",
		"failed",
		"held"
	]),
	/** What the gate's status last said, where the forge has statuses. */
	status: string().nullable()
});
/** One ticket that is queued, claimed, worked on or waits. */
const ticketSeenSchema = strictObject({
	id: ticketIdField,
	on_default: onDefaultSchema.nullable(),
	claim: claimFileSchema.nullable(),
	wait: waitSchema.nullable(),
	verdicts: array(verdictSchema),
	work: workSchema.nullable(),
	landed: oidField.nullable().meta({ description: "the commit by which the claim's work, done or closed, became part of the default branch; the one that the ledger names only while the default branch contains it" }),
	/** The commit the claim expects is known here: an interrupted move can be finished. */
	head_known: boolean(),
	attempt: strictObject({
		liveness: _enum([
			"running",
			"idle",
			"dead",
			"unknown"
		]).meta({ description: "idle: bound to this process and not started yet; unknown: on another machine, or never bound" }),
		result: _enum(["complete", "none"])
	}).nullable(),
	worktree: _enum([
		"none",
		"ready",
		"stale",
		"dirty",
		"foreign"
	]).meta({ description: "ready: at the claim's head; stale: elsewhere, with nothing to lose; dirty: with work that nobody has" }),
	request: requestSchema.nullable()
});
/** Everything a decision depends on, as one JSON value without secrets: saved, replayed and explained. */
const observationSchema = strictObject({
	version: literal(1),
	now: timeField,
	default: strictObject({
		branch: oneLineField,
		sha: oidField
	}),
	ledger: strictObject({
		sha: oidField.nullable(),
		state: _enum([
			"present",
			"new",
			"lost",
			"damaged"
		]),
		problem: string().nullable()
	}),
	config: strictObject({
		version: int(),
		max_parallel: int().min(1),
		max_review_rounds: int().min(1),
		run_minutes: int().min(1),
		authority: _enum(["dossier", "merge"]),
		method: _enum([
			"merge",
			"squash",
			"rebase"
		]),
		required_approvals: int().min(0),
		has_validation: boolean(),
		roles: strictObject({
			coder: boolean().meta({ description: "an agent is configured for it" }),
			reviewer: boolean(),
			orchestrator: boolean()
		})
	}),
	checkout: strictObject({ problem: string().nullable().meta({ description: "why no work may begin from this checkout" }) }),
	/** Plan records of the tickets below and of those they name, from tickets and ledger, without accepted plans. */
	plans: array(planRecordSchema.pick({
		ticket_id: true,
		kind: true,
		related_ticket: true,
		note: true
	})),
	/** States, on the default branch, of tickets that plan records name and that are not below. */
	others: array(strictObject({
		id: ticketIdField,
		state: state.nullable()
	})),
	tickets: array(ticketSeenSchema)
});
// src/app/orchestrate/observe/ledger-facts.ts
/**
* Whether the ledger is there, new, lost or damaged. One that is gone while rescue refs stand, or work refs that were
* made beside one, was lost. Otherwise the repository is simply new: a person's branches do not count, nor do first
* acceptances whose ledger was never written because git was killed between the two. 1 process where there are work
* refs and no ledger, else none. @throws git/refused
*/
function ledgerFacts(seen) {
	const { refs, read } = seen;
	if (read.kind === "damaged") {
		const [first] = read.problems;
		return {
			sha: refs.ledger,
			state: "damaged",
			problem: first === void 0 ? "it cannot be read" : messageOf(first)
		};
	}
	if (refs.ledger !== null) return {
		sha: refs.ledger,
		state: "present",
		problem: null
	};
	const rescued = [...refs.rescue.keys()].some((name) => parseRescueName(name) !== void 0);
	if (!rescued && !isWorkedOn(seen)) return {
		sha: null,
		state: "new",
		problem: null
	};
	return {
		sha: null,
		state: "lost",
		problem: `there is no ledger, but there are ${rescued ? "rescue refs" : "work refs"}`
	};
}
/** Whether a commit of a work ref shows that there was a ledger. What cannot be read, or fits nothing, shows it too. */
function isWorkedOn({ orchestrator, refs, trailers }) {
	if (refs.work.size === 0) return false;
	const { repo, memo } = orchestrator;
	const tips = [...refs.work.values()];
	const made = memo.get(`made ${refs.defaultSha} ${tips.join(" ")}`, () => listTrailed(repo, {
		include: tips,
		exclude: [refs.defaultSha]
	}, [CLAIM_TRAILER]));
	const unlanded = new Set(made.map(({ oid }) => oid));
	const isFirst = (ticket, tip, trailer) => unlanded.has(tip) && trailer.ticket === ticket && isOfFirstClaim(trailer);
	const isExplained = ([ticket, tip]) => {
		const trailer = trailers.get(tip);
		return trailer === void 0 || isFirst(ticket, tip, trailer);
	};
	return made.some(({ oid }) => !trailers.has(oid)) || ![...refs.work].every(isExplained);
}
// src/app/orchestrate/observe/observe-plans.ts
/** The plan records that concern some tickets, in either direction, and the states of the tickets they name. */
function observePlans(index, ledger, ids) {
	const recorded = [...index.values()].flatMap(({ plans }) => plans);
	const waiting = [...ledger.plans.values()].flatMap((records) => records.flatMap(({ ticket_id, kind, related_ticket, note }) => kind === "accepted_plan" ? [] : [{
		ticket_id,
		kind,
		...related_ticket === void 0 ? {} : { related_ticket },
		...note === void 0 ? {} : { note }
	}]));
	const plans = [...recorded, ...waiting].filter(({ ticket_id, related_ticket }) => ids.has(ticket_id) || ids.has(related_ticket ?? ""));
	return {
		plans,
		others: [...new Set(plans.flatMap(({ ticket_id, related_ticket }) => [ticket_id, related_ticket ?? ticket_id]))].filter((id) => !ids.has(id)).sort().map((id) => ({
			id,
			state: stateOf(index, id)
		}))
	};
}
function stateOf(index, id) {
	return index.get(id)?.state ?? null;
}
// node_modules/picomatch/lib/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const WIN_SLASH = "\\\\/";
	const WIN_NO_SLASH = `[^${WIN_SLASH}]`;
	const DEFAULT_MAX_EXTGLOB_RECURSION = 0;
	/**
	* Posix glob regex
	*/
	const DOT_LITERAL = "\\.";
	const PLUS_LITERAL = "\\+";
	const QMARK_LITERAL = "\\?";
	const SLASH_LITERAL = "\\/";
	const ONE_CHAR = "(?=.)";
	const QMARK = "[^/]";
	const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
	const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
	const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
	const POSIX_CHARS = {
		DOT_LITERAL,
		PLUS_LITERAL,
		QMARK_LITERAL,
		SLASH_LITERAL,
		ONE_CHAR,
		QMARK,
		END_ANCHOR,
		DOTS_SLASH,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!${START_ANCHOR}${DOTS_SLASH})`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`,
		NO_DOTS_SLASH: `(?!${DOTS_SLASH})`,
		QMARK_NO_DOT: `[^.${SLASH_LITERAL}]`,
		STAR: `${QMARK}*?`,
		START_ANCHOR,
		SEP: "/"
	};
	/**
	* Windows glob regex
	*/
	const WINDOWS_CHARS = {
		...POSIX_CHARS,
		SLASH_LITERAL: `[${WIN_SLASH}]`,
		QMARK: WIN_NO_SLASH,
		STAR: `${WIN_NO_SLASH}*?`,
		DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
		NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
		START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
		END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
		SEP: "\\"
	};
	module.exports = {
		DEFAULT_MAX_EXTGLOB_RECURSION,
		MAX_LENGTH: 65536,
		POSIX_REGEX_SOURCE: {
			__proto__: null,
			alnum: "a-zA-Z0-9",
			alpha: "a-zA-Z",
			ascii: "\\x00-\\x7F",
			blank: " \\t",
			cntrl: "\\x00-\\x1F\\x7F",
			digit: "0-9",
			graph: "\\x21-\\x7E",
			lower: "a-z",
			print: "\\x20-\\x7E ",
			punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
			space: " \\t\\r\\n\\v\\f",
			upper: "A-Z",
			word: "A-Za-z0-9_",
			xdigit: "A-Fa-f0-9"
		},
		REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
		REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
		REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
		REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
		REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
		REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
		REPLACEMENTS: {
			__proto__: null,
			"***": "*",
			"**/**": "**",
			"**/**/**": "**"
		},
		CHAR_0: 48,
		CHAR_9: 57,
		CHAR_UPPERCASE_A: 65,
		CHAR_LOWERCASE_A: 97,
		CHAR_UPPERCASE_Z: 90,
		CHAR_LOWERCASE_Z: 122,
		CHAR_LEFT_PARENTHESES: 40,
		CHAR_RIGHT_PARENTHESES: 41,
		CHAR_ASTERISK: 42,
		CHAR_AMPERSAND: 38,
		CHAR_AT: 64,
		CHAR_BACKWARD_SLASH: 92,
		CHAR_CARRIAGE_RETURN: 13,
		CHAR_CIRCUMFLEX_ACCENT: 94,
		CHAR_COLON: 58,
		CHAR_COMMA: 44,
		CHAR_DOT: 46,
		CHAR_DOUBLE_QUOTE: 34,
		CHAR_EQUAL: 61,
		CHAR_EXCLAMATION_MARK: 33,
		CHAR_FORM_FEED: 12,
		CHAR_FORWARD_SLASH: 47,
		CHAR_GRAVE_ACCENT: 96,
		CHAR_HASH: 35,
		CHAR_HYPHEN_MINUS: 45,
		CHAR_LEFT_ANGLE_BRACKET: 60,
		CHAR_LEFT_CURLY_BRACE: 123,
		CHAR_LEFT_SQUARE_BRACKET: 91,
		CHAR_LINE_FEED: 10,
		CHAR_NO_BREAK_SPACE: 160,
		CHAR_PERCENT: 37,
		CHAR_PLUS: 43,
		CHAR_QUESTION_MARK: 63,
		CHAR_RIGHT_ANGLE_BRACKET: 62,
		CHAR_RIGHT_CURLY_BRACE: 125,
		CHAR_RIGHT_SQUARE_BRACKET: 93,
		CHAR_SEMICOLON: 59,
		CHAR_SINGLE_QUOTE: 39,
		CHAR_SPACE: 32,
		CHAR_TAB: 9,
		CHAR_UNDERSCORE: 95,
		CHAR_VERTICAL_LINE: 124,
		CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
		/**
		* Create EXTGLOB_CHARS
		*/
		extglobChars(chars) {
			return {
				"!": {
					type: "negate",
					open: "(?:(?!(?:",
					close: `))${chars.STAR})`
				},
				"?": {
					type: "qmark",
					open: "(?:",
					close: ")?"
				},
				"+": {
					type: "plus",
					open: "(?:",
					close: ")+"
				},
				"*": {
					type: "star",
					open: "(?:",
					close: ")*"
				},
				"@": {
					type: "at",
					open: "(?:",
					close: ")"
				}
			};
		},
		/**
		* Create GLOB_CHARS
		*/
		globChars(win32) {
			return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
		}
	};
}));
// node_modules/picomatch/lib/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { REGEX_BACKSLASH, REGEX_REMOVE_BACKSLASH, REGEX_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_GLOBAL } = require_constants();
	exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
	exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
	exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
	exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
	exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
	exports.isWindows = () => {
		if (typeof navigator !== "undefined" && navigator.platform) {
			const platform = navigator.platform.toLowerCase();
			return platform === "win32" || platform === "windows";
		}
		if (typeof process !== "undefined" && process.platform) return process.platform === "win32";
		return false;
	};
	exports.removeBackslashes = (str) => {
		return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
			return match === "\\" ? "" : match;
		});
	};
	exports.escapeLast = (input, char, lastIdx) => {
		const idx = input.lastIndexOf(char, lastIdx);
		if (idx === -1) return input;
		if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
		return `${input.slice(0, idx)}\\${input.slice(idx)}`;
	};
	exports.removePrefix = (input, state = {}) => {
		let output = input;
		if (output.startsWith("./")) {
			output = output.slice(2);
			state.prefix = "./";
		}
		return output;
	};
	exports.wrapOutput = (input, state = {}, options = {}) => {
		let output = `${options.contains ? "" : "^"}(?:${input})${options.contains ? "" : "$"}`;
		if (state.negated === true) output = `(?:^(?!${output}).*$)`;
		return output;
	};
	exports.basename = (path, { windows } = {}) => {
		const segs = path.split(windows ? /[\\/]/ : "/");
		const last = segs[segs.length - 1];
		if (last === "") return segs[segs.length - 2];
		return last;
	};
}));
// node_modules/picomatch/lib/scan.js
var require_scan = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const utils = require_utils();
	const { CHAR_ASTERISK, CHAR_AT, CHAR_BACKWARD_SLASH, CHAR_COMMA, CHAR_DOT, CHAR_EXCLAMATION_MARK, CHAR_FORWARD_SLASH, CHAR_LEFT_CURLY_BRACE, CHAR_LEFT_PARENTHESES, CHAR_LEFT_SQUARE_BRACKET, CHAR_PLUS, CHAR_QUESTION_MARK, CHAR_RIGHT_CURLY_BRACE, CHAR_RIGHT_PARENTHESES, CHAR_RIGHT_SQUARE_BRACKET } = require_constants();
	const isPathSeparator = (code) => {
		return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
	};
	const depth = (token) => {
		if (token.isPrefix !== true) token.depth = token.isGlobstar ? Infinity : 1;
	};
	/**
	* Quickly scans a glob pattern and returns an object with a handful of
	* useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
	* `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
	* with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
	*
	* ```js
	* const pm = require('picomatch');
	* console.log(pm.scan('foo/bar/*.js'));
	* { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
	* ```
	* @param {String} `str`
	* @param {Object} `options`
	* @return {Object} Returns an object with tokens and regex source string.
	* @api public
	*/
	const scan = (input, options) => {
		const opts = options || {};
		const length = input.length - 1;
		const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
		const slashes = [];
		const tokens = [];
		const parts = [];
		let str = input;
		let index = -1;
		let start = 0;
		let lastIndex = 0;
		let isBrace = false;
		let isBracket = false;
		let isGlob = false;
		let isExtglob = false;
		let isGlobstar = false;
		let braceEscaped = false;
		let backslashes = false;
		let negated = false;
		let negatedExtglob = false;
		let finished = false;
		let braces = 0;
		let prev;
		let code;
		let token = {
			value: "",
			depth: 0,
			isGlob: false
		};
		const eos = () => index >= length;
		const peek = () => str.charCodeAt(index + 1);
		const advance = () => {
			prev = code;
			return str.charCodeAt(++index);
		};
		while (index < length) {
			code = advance();
			let next;
			if (code === CHAR_BACKWARD_SLASH) {
				backslashes = token.backslashes = true;
				code = advance();
				if (code === CHAR_LEFT_CURLY_BRACE) braceEscaped = true;
				continue;
			}
			if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
				braces++;
				while (eos() !== true && (code = advance())) {
					if (code === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (code === CHAR_LEFT_CURLY_BRACE) {
						braces++;
						continue;
					}
					if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (braceEscaped !== true && code === CHAR_COMMA) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (code === CHAR_RIGHT_CURLY_BRACE) {
						braces--;
						if (braces === 0) {
							braceEscaped = false;
							isBrace = token.isBrace = true;
							finished = true;
							break;
						}
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_FORWARD_SLASH) {
				slashes.push(index);
				tokens.push(token);
				token = {
					value: "",
					depth: 0,
					isGlob: false
				};
				if (finished === true) continue;
				if (prev === CHAR_DOT && index === start + 1) {
					start += 2;
					continue;
				}
				lastIndex = index + 1;
				continue;
			}
			if (opts.noext !== true) {
				if ((code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK) === true && peek() === CHAR_LEFT_PARENTHESES) {
					isGlob = token.isGlob = true;
					isExtglob = token.isExtglob = true;
					finished = true;
					if (code === CHAR_EXCLAMATION_MARK && index === start) negatedExtglob = true;
					if (scanToEnd === true) {
						let parens = 0;
						while (eos() !== true && (code = advance())) {
							if (code === CHAR_BACKWARD_SLASH) {
								backslashes = token.backslashes = true;
								advance();
								continue;
							}
							if (code === CHAR_LEFT_PARENTHESES) {
								parens++;
								continue;
							}
							if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
								finished = true;
								break;
							}
						}
						continue;
					}
					break;
				}
			}
			if (code === CHAR_ASTERISK) {
				if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_QUESTION_MARK) {
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_LEFT_SQUARE_BRACKET) {
				while (eos() !== true && (next = advance())) {
					if (next === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (next === CHAR_RIGHT_SQUARE_BRACKET) {
						isBracket = token.isBracket = true;
						isGlob = token.isGlob = true;
						finished = true;
						break;
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
				negated = token.negated = true;
				start++;
				continue;
			}
			if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
				isGlob = token.isGlob = true;
				if (scanToEnd === true) {
					let parens = 1;
					while (eos() !== true && (code = advance())) {
						if (code === CHAR_BACKWARD_SLASH) {
							backslashes = token.backslashes = true;
							advance();
							continue;
						}
						if (code === CHAR_LEFT_PARENTHESES) {
							parens++;
							continue;
						}
						if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
							finished = true;
							break;
						}
					}
					continue;
				}
				break;
			}
			if (isGlob === true) {
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
		}
		if (opts.noext === true) {
			isExtglob = false;
			isGlob = false;
		}
		let base = str;
		let prefix = "";
		let glob = "";
		if (start > 0) {
			prefix = str.slice(0, start);
			str = str.slice(start);
			lastIndex -= start;
		}
		if (base && isGlob === true && lastIndex > 0) {
			base = str.slice(0, lastIndex);
			glob = str.slice(lastIndex);
		} else if (isGlob === true) {
			base = "";
			glob = str;
		} else base = str;
		if (base && base !== "" && base !== "/" && base !== str) {
			if (isPathSeparator(base.charCodeAt(base.length - 1))) base = base.slice(0, -1);
		}
		if (opts.unescape === true) {
			if (glob) glob = utils.removeBackslashes(glob);
			if (base && backslashes === true) base = utils.removeBackslashes(base);
		}
		const state = {
			prefix,
			input,
			start,
			base,
			glob,
			isBrace,
			isBracket,
			isGlob,
			isExtglob,
			isGlobstar,
			negated,
			negatedExtglob
		};
		if (opts.tokens === true) {
			state.maxDepth = 0;
			if (!isPathSeparator(code)) tokens.push(token);
			state.tokens = tokens;
		}
		if (opts.parts === true || opts.tokens === true) {
			let prevIndex;
			for (let idx = 0; idx < slashes.length; idx++) {
				const n = prevIndex !== void 0 ? prevIndex + 1 : start;
				const i = slashes[idx];
				const value = input.slice(n, i);
				if (opts.tokens) {
					if (idx === 0 && start !== 0) {
						tokens[idx].isPrefix = true;
						tokens[idx].value = prefix;
					} else tokens[idx].value = value;
					depth(tokens[idx]);
					state.maxDepth += tokens[idx].depth;
				}
				if (i >= start) {
					parts.push(value);
					prevIndex = i;
				}
			}
			const n = prevIndex !== void 0 ? prevIndex + 1 : start;
			const value = input.slice(n);
			parts.push(value);
			if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
				tokens[tokens.length - 1].value = value;
				depth(tokens[tokens.length - 1]);
				state.maxDepth += tokens[tokens.length - 1].depth;
			}
			state.slashes = slashes;
			state.parts = parts;
		}
		return state;
	};
	module.exports = scan;
}));
// node_modules/picomatch/lib/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const constants = require_constants();
	const utils = require_utils();
	/**
	* Constants
	*/
	const { MAX_LENGTH, POSIX_REGEX_SOURCE, REGEX_NON_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_BACKREF, REPLACEMENTS } = constants;
	/**
	* Helpers
	*/
	const expandRange = (args, options) => {
		if (typeof options.expandRange === "function") return options.expandRange(...args, options);
		args.sort();
		const value = `[${args.join("-")}]`;
		try {
			new RegExp(value);
		} catch (ex) {
			return args.map((v) => utils.escapeRegex(v)).join("..");
		}
		return value;
	};
	/**
	* Create the message for a syntax error
	*/
	const syntaxError = (type, char) => {
		return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
	};
	const splitTopLevel = (input) => {
		const parts = [];
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let value = "";
		let escaped = false;
		for (const ch of input) {
			if (escaped === true) {
				value += ch;
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				value += ch;
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				value += ch;
				continue;
			}
			if (quote === 0) {
				if (ch === "[") bracket++;
				else if (ch === "]" && bracket > 0) bracket--;
				else if (bracket === 0) {
					if (ch === "(") paren++;
					else if (ch === ")" && paren > 0) paren--;
					else if (ch === "|" && paren === 0) {
						parts.push(value);
						value = "";
						continue;
					}
				}
			}
			value += ch;
		}
		parts.push(value);
		return parts;
	};
	const isPlainBranch = (branch) => {
		let escaped = false;
		for (const ch of branch) {
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (/[?*+@!()[\]{}]/.test(ch)) return false;
		}
		return true;
	};
	const normalizeSimpleBranch = (branch) => {
		let value = branch.trim();
		let changed = true;
		while (changed === true) {
			changed = false;
			if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
				value = value.slice(2, -1);
				changed = true;
			}
		}
		if (!isPlainBranch(value)) return;
		return value.replace(/\\(.)/g, "$1");
	};
	const hasRepeatedCharPrefixOverlap = (branches) => {
		const values = branches.map(normalizeSimpleBranch).filter(Boolean);
		for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) {
			const a = values[i];
			const b = values[j];
			const char = a[0];
			if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) continue;
			if (a === b || a.startsWith(b) || b.startsWith(a)) return true;
		}
		return false;
	};
	const parseRepeatedExtglob = (pattern, requireEnd = true) => {
		if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") return;
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let escaped = false;
		for (let i = 1; i < pattern.length; i++) {
			const ch = pattern[i];
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				continue;
			}
			if (quote === 1) continue;
			if (ch === "[") {
				bracket++;
				continue;
			}
			if (ch === "]" && bracket > 0) {
				bracket--;
				continue;
			}
			if (bracket > 0) continue;
			if (ch === "(") {
				paren++;
				continue;
			}
			if (ch === ")") {
				paren--;
				if (paren === 0) {
					if (requireEnd === true && i !== pattern.length - 1) return;
					return {
						type: pattern[0],
						body: pattern.slice(2, i),
						end: i
					};
				}
			}
		}
	};
	const buildCharClassStar = (chars) => {
		return `${chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`}*`;
	};
	const getStarExtglobSequenceChars = (pattern) => {
		let index = 0;
		const chars = [];
		while (index < pattern.length) {
			const match = parseRepeatedExtglob(pattern.slice(index), false);
			if (!match || match.type !== "*") return;
			const branches = splitTopLevel(match.body).map((branch) => branch.trim());
			if (branches.length !== 1) return;
			const branch = normalizeSimpleBranch(branches[0]);
			if (!branch || branch.length !== 1) return;
			chars.push(branch);
			index += match.end + 1;
		}
		if (chars.length < 1) return;
		return chars;
	};
	const repeatedExtglobRecursion = (pattern) => {
		let depth = 0;
		let value = pattern.trim();
		let match = parseRepeatedExtglob(value);
		while (match) {
			depth++;
			value = match.body.trim();
			match = parseRepeatedExtglob(value);
		}
		return depth;
	};
	const analyzeRepeatedExtglob = (body, options) => {
		if (options.maxExtglobRecursion === false) return { risky: false };
		const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
		const branches = splitTopLevel(body).map((branch) => branch.trim());
		if (branches.length > 1) {
			if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) return { risky: true };
		}
		const safeChars = [];
		let sawStarSequence = false;
		let combinable = true;
		for (const branch of branches) {
			const chars = getStarExtglobSequenceChars(branch);
			if (chars) {
				sawStarSequence = true;
				safeChars.push(...chars);
				continue;
			}
			const literal = normalizeSimpleBranch(branch);
			if (literal && literal.length === 1) {
				safeChars.push(literal);
				continue;
			}
			combinable = false;
			if (repeatedExtglobRecursion(branch) > max) return { risky: true };
		}
		if (sawStarSequence) return combinable ? {
			risky: true,
			safeOutput: buildCharClassStar([...new Set(safeChars)])
		} : { risky: true };
		return { risky: false };
	};
	/**
	* Parse the given input string.
	* @param {String} input
	* @param {Object} options
	* @return {Object}
	*/
	const parse = (input, options) => {
		if (typeof input !== "string") throw new TypeError("Expected a string");
		input = REPLACEMENTS[input] || input;
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		let len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		const bos = {
			type: "bos",
			value: "",
			output: opts.prepend || ""
		};
		const tokens = [bos];
		const capture = opts.capture ? "" : "?:";
		const PLATFORM_CHARS = constants.globChars(opts.windows);
		const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
		const { DOT_LITERAL, PLUS_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOT_SLASH, NO_DOTS_SLASH, QMARK, QMARK_NO_DOT, STAR, START_ANCHOR } = PLATFORM_CHARS;
		const globstar = (opts) => {
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const nodot = opts.dot ? "" : NO_DOT;
		const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
		let star = opts.bash === true ? globstar(opts) : STAR;
		if (opts.capture) star = `(${star})`;
		if (typeof opts.noext === "boolean") opts.noextglob = opts.noext;
		const state = {
			input,
			index: -1,
			start: 0,
			dot: opts.dot === true,
			consumed: "",
			output: "",
			prefix: "",
			backtrack: false,
			negated: false,
			brackets: 0,
			braces: 0,
			parens: 0,
			quotes: 0,
			globstar: false,
			tokens
		};
		input = utils.removePrefix(input, state);
		len = input.length;
		const extglobs = [];
		const braces = [];
		const stack = [];
		let prev = bos;
		let value;
		/**
		* Tokenizing helpers
		*/
		const eos = () => state.index === len - 1;
		const peek = state.peek = (n = 1) => input[state.index + n];
		const advance = state.advance = () => input[++state.index] || "";
		const remaining = () => input.slice(state.index + 1);
		const consume = (value = "", num = 0) => {
			state.consumed += value;
			state.index += num;
		};
		const append = (token) => {
			state.output += token.output != null ? token.output : token.value;
			consume(token.value);
		};
		const negate = () => {
			let count = 1;
			while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
				advance();
				state.start++;
				count++;
			}
			if (count % 2 === 0) return false;
			state.negated = true;
			state.start++;
			return true;
		};
		const increment = (type) => {
			state[type]++;
			stack.push(type);
		};
		const decrement = (type) => {
			state[type]--;
			stack.pop();
		};
		/**
		* Push tokens onto the tokens array. This helper speeds up
		* tokenizing by 1) helping us avoid backtracking as much as possible,
		* and 2) helping us avoid creating extra tokens when consecutive
		* characters are plain text. This improves performance and simplifies
		* lookbehinds.
		*/
		const push = (tok) => {
			if (prev.type === "globstar") {
				const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
				const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
				if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
					state.output = state.output.slice(0, -prev.output.length);
					prev.type = "star";
					prev.value = "*";
					prev.output = star;
					state.output += prev.output;
				}
			}
			if (extglobs.length && tok.type !== "paren") extglobs[extglobs.length - 1].inner += tok.value;
			if (tok.value || tok.output) append(tok);
			if (prev && prev.type === "text" && tok.type === "text") {
				prev.output = (prev.output || prev.value) + tok.value;
				prev.value += tok.value;
				return;
			}
			tok.prev = prev;
			tokens.push(tok);
			prev = tok;
		};
		const extglobOpen = (type, value) => {
			const token = {
				...EXTGLOB_CHARS[value],
				conditions: 1,
				inner: ""
			};
			token.prev = prev;
			token.parens = state.parens;
			token.output = state.output;
			token.startIndex = state.index;
			token.tokensIndex = tokens.length;
			const output = (opts.capture ? "(" : "") + token.open;
			increment("parens");
			push({
				type,
				value,
				output: state.output ? "" : ONE_CHAR
			});
			push({
				type: "paren",
				extglob: true,
				value: advance(),
				output
			});
			extglobs.push(token);
		};
		const extglobClose = (token) => {
			const literal = input.slice(token.startIndex, state.index + 1);
			const body = input.slice(token.startIndex + 2, state.index);
			const analysis = analyzeRepeatedExtglob(body, opts);
			if ((token.type === "plus" || token.type === "star") && analysis.risky) {
				const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
				const open = tokens[token.tokensIndex];
				open.type = "text";
				open.value = literal;
				open.output = safeOutput || utils.escapeRegex(literal);
				for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
					tokens[i].value = "";
					tokens[i].output = "";
					delete tokens[i].suffix;
				}
				state.output = token.output + open.output;
				state.backtrack = true;
				push({
					type: "paren",
					extglob: true,
					value,
					output: ""
				});
				decrement("parens");
				return;
			}
			let output = token.close + (opts.capture ? ")" : "");
			let rest;
			if (token.type === "negate") {
				let extglobStar = star;
				if (token.inner && token.inner.length > 1 && token.inner.includes("/")) extglobStar = globstar(opts);
				if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) output = token.close = `)$))${extglobStar}`;
				if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) output = token.close = `)${parse(rest, {
					...options,
					fastpaths: false
				}).output})${extglobStar})`;
				if (token.prev.type === "bos") state.negatedExtglob = true;
			}
			push({
				type: "paren",
				extglob: true,
				value,
				output
			});
			decrement("parens");
		};
		/**
		* Fast paths
		*/
		if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
			let backslashes = false;
			let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
				if (first === "\\") {
					backslashes = true;
					return m;
				}
				if (first === "?") {
					if (esc) return esc + first + (rest ? QMARK.repeat(rest.length) : "");
					if (index === 0) return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
					return QMARK.repeat(chars.length);
				}
				if (first === ".") return DOT_LITERAL.repeat(chars.length);
				if (first === "*") {
					if (esc) return esc + first + (rest ? star : "");
					return star;
				}
				return esc ? m : `\\${m}`;
			});
			if (backslashes === true) {
				if (opts.unescape === true) output = output.replace(/\\/g, "");
				else output = output.replace(/\\+/g, (m) => {
					return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
				});
			}
			if (output === input && opts.contains === true) {
				state.output = input;
				return state;
			}
			state.output = utils.wrapOutput(output, state, options);
			return state;
		}
		/**
		* Tokenize input until we reach end-of-string
		*/
		while (!eos()) {
			value = advance();
			if (value === "\0") continue;
			/**
			* Escaped characters
			*/
			if (value === "\\") {
				const next = peek();
				if (next === "/" && opts.bash !== true) continue;
				if (next === "." || next === ";") continue;
				if (!next) {
					value += "\\";
					push({
						type: "text",
						value
					});
					continue;
				}
				const match = /^\\+/.exec(remaining());
				let slashes = 0;
				if (match && match[0].length > 2) {
					slashes = match[0].length;
					state.index += slashes;
					if (slashes % 2 !== 0) value += "\\";
				}
				if (opts.unescape === true) value = advance();
				else value += advance();
				if (state.brackets === 0) {
					push({
						type: "text",
						value
					});
					continue;
				}
			}
			/**
			* If we're inside a regex character class, continue
			* until we reach the closing bracket.
			*/
			if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
				if (opts.posix !== false && value === ":") {
					const inner = prev.value.slice(1);
					if (inner.includes("[")) {
						prev.posix = true;
						if (inner.includes(":")) {
							const idx = prev.value.lastIndexOf("[");
							const pre = prev.value.slice(0, idx);
							const rest = prev.value.slice(idx + 2);
							const posix = POSIX_REGEX_SOURCE[rest];
							if (posix) {
								prev.value = pre + posix;
								state.backtrack = true;
								advance();
								if (!bos.output && tokens.indexOf(prev) === 1) bos.output = ONE_CHAR;
								continue;
							}
						}
					}
				}
				if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") value = `\\${value}`;
				if (value === "]" && (prev.value === "[" || prev.value === "[^")) value = `\\${value}`;
				if (opts.posix === true && value === "!" && prev.value === "[") value = "^";
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* If we're inside a quoted string, continue
			* until we reach the closing double quote.
			*/
			if (state.quotes === 1 && value !== "\"") {
				value = utils.escapeRegex(value);
				prev.value += value;
				append({ value });
				continue;
			}
			/**
			* Double quotes
			*/
			if (value === "\"") {
				state.quotes = state.quotes === 1 ? 0 : 1;
				if (opts.keepQuotes === true) push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Parentheses
			*/
			if (value === "(") {
				increment("parens");
				push({
					type: "paren",
					value
				});
				continue;
			}
			if (value === ")") {
				if (state.parens === 0 && opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "("));
				const extglob = extglobs[extglobs.length - 1];
				if (extglob && state.parens === extglob.parens + 1) {
					extglobClose(extglobs.pop());
					continue;
				}
				push({
					type: "paren",
					value,
					output: state.parens ? ")" : "\\)"
				});
				decrement("parens");
				continue;
			}
			/**
			* Square brackets
			*/
			if (value === "[") {
				if (opts.nobracket === true || !remaining().includes("]")) {
					if (opts.nobracket !== true && opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
					value = `\\${value}`;
				} else increment("brackets");
				push({
					type: "bracket",
					value
				});
				continue;
			}
			if (value === "]") {
				if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				if (state.brackets === 0) {
					if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "["));
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				decrement("brackets");
				const prevValue = prev.value.slice(1);
				if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) value = `/${value}`;
				prev.value += value;
				append({ value });
				if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) continue;
				const escaped = utils.escapeRegex(prev.value);
				state.output = state.output.slice(0, -prev.value.length);
				if (opts.literalBrackets === true) {
					state.output += escaped;
					prev.value = escaped;
					continue;
				}
				prev.value = `(${capture}${escaped}|${prev.value})`;
				state.output += prev.value;
				continue;
			}
			/**
			* Braces
			*/
			if (value === "{" && opts.nobrace !== true) {
				increment("braces");
				const open = {
					type: "brace",
					value,
					output: "(",
					outputIndex: state.output.length,
					tokensIndex: state.tokens.length
				};
				braces.push(open);
				push(open);
				continue;
			}
			if (value === "}") {
				const brace = braces[braces.length - 1];
				if (opts.nobrace === true || !brace) {
					push({
						type: "text",
						value,
						output: value
					});
					continue;
				}
				let output = ")";
				if (brace.dots === true) {
					const arr = tokens.slice();
					const range = [];
					for (let i = arr.length - 1; i >= 0; i--) {
						tokens.pop();
						if (arr[i].type === "brace") break;
						if (arr[i].type !== "dots") range.unshift(arr[i].value);
					}
					output = expandRange(range, opts);
					state.backtrack = true;
				}
				if (brace.comma !== true && brace.dots !== true) {
					const out = state.output.slice(0, brace.outputIndex);
					const toks = state.tokens.slice(brace.tokensIndex);
					brace.value = brace.output = "\\{";
					value = output = "\\}";
					state.output = out;
					for (const t of toks) state.output += t.output || t.value;
				}
				push({
					type: "brace",
					value,
					output
				});
				decrement("braces");
				braces.pop();
				continue;
			}
			/**
			* Pipes
			*/
			if (value === "|") {
				if (extglobs.length > 0) extglobs[extglobs.length - 1].conditions++;
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Commas
			*/
			if (value === ",") {
				let output = value;
				const brace = braces[braces.length - 1];
				if (brace && stack[stack.length - 1] === "braces") {
					brace.comma = true;
					output = "|";
				}
				push({
					type: "comma",
					value,
					output
				});
				continue;
			}
			/**
			* Slashes
			*/
			if (value === "/") {
				if (prev.type === "dot" && state.index === state.start + 1) {
					state.start = state.index + 1;
					state.consumed = "";
					state.output = "";
					tokens.pop();
					prev = bos;
					continue;
				}
				push({
					type: "slash",
					value,
					output: SLASH_LITERAL
				});
				continue;
			}
			/**
			* Dots
			*/
			if (value === ".") {
				if (state.braces > 0 && prev.type === "dot") {
					if (prev.value === ".") prev.output = DOT_LITERAL;
					const brace = braces[braces.length - 1];
					prev.type = "dots";
					prev.output += value;
					prev.value += value;
					brace.dots = true;
					continue;
				}
				if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
					push({
						type: "text",
						value,
						output: DOT_LITERAL
					});
					continue;
				}
				push({
					type: "dot",
					value,
					output: DOT_LITERAL
				});
				continue;
			}
			/**
			* Question marks
			*/
			if (value === "?") {
				if (!(prev && prev.value === "(") && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("qmark", value);
					continue;
				}
				if (prev && prev.type === "paren") {
					const next = peek();
					let output = value;
					if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) output = `\\${value}`;
					push({
						type: "text",
						value,
						output
					});
					continue;
				}
				if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
					push({
						type: "qmark",
						value,
						output: QMARK_NO_DOT
					});
					continue;
				}
				push({
					type: "qmark",
					value,
					output: QMARK
				});
				continue;
			}
			/**
			* Exclamation
			*/
			if (value === "!") {
				if (opts.noextglob !== true && peek() === "(") {
					if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
						extglobOpen("negate", value);
						continue;
					}
				}
				if (opts.nonegate !== true && state.index === 0) {
					negate();
					continue;
				}
			}
			/**
			* Plus
			*/
			if (value === "+") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("plus", value);
					continue;
				}
				if (prev && prev.value === "(" || opts.regex === false) {
					push({
						type: "plus",
						value,
						output: PLUS_LITERAL
					});
					continue;
				}
				if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
					push({
						type: "plus",
						value
					});
					continue;
				}
				push({
					type: "plus",
					value: PLUS_LITERAL
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value === "@") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					push({
						type: "at",
						extglob: true,
						value,
						output: ""
					});
					continue;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Plain text
			*/
			if (value !== "*") {
				if (value === "$" || value === "^") value = `\\${value}`;
				const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
				if (match) {
					value += match[0];
					state.index += match[0].length;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			/**
			* Stars
			*/
			if (prev && (prev.type === "globstar" || prev.star === true)) {
				prev.type = "star";
				prev.star = true;
				prev.value += value;
				prev.output = star;
				state.backtrack = true;
				state.globstar = true;
				consume(value);
				continue;
			}
			let rest = remaining();
			if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
				extglobOpen("star", value);
				continue;
			}
			if (prev.type === "star") {
				if (opts.noglobstar === true) {
					consume(value);
					continue;
				}
				const prior = prev.prev;
				const before = prior.prev;
				const isStart = prior.type === "slash" || prior.type === "bos";
				const afterStar = before && (before.type === "star" || before.type === "globstar");
				if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
				const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
				if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				while (rest.slice(0, 3) === "/**") {
					const after = input[state.index + 4];
					if (after && after !== "/") break;
					rest = rest.slice(3);
					consume("/**", 3);
				}
				const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
				if (prior.type === "bos" && eos()) {
					prev.type = "globstar";
					prev.value += value;
					prev.output = globstar(opts);
					state.output = prev.output;
					state.globstar = true;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
					prev.value += value;
					state.globstar = true;
					state.output += prior.output + prev.output;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
					const end = rest[1] !== void 0 ? "|$" : "";
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
					prev.value += value;
					state.output += prior.output + prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				if (prior.type === "bos" && rest[0] === "/") {
					prev.type = "globstar";
					prev.value += value;
					prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
					state.output = prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				state.output = state.output.slice(0, -prev.output.length);
				prev.type = "globstar";
				prev.output = globstar(opts);
				prev.value += value;
				state.output += prev.output;
				state.globstar = true;
				consume(value);
				continue;
			}
			const token = {
				type: "star",
				value,
				output: star
			};
			if (opts.bash === true) {
				token.output = ".*?";
				if (prev.type === "bos" || prev.type === "slash") token.output = nodot + token.output;
				push(token);
				continue;
			}
			if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
				token.output = value;
				push(token);
				continue;
			}
			if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
				if (prev.type === "dot") {
					state.output += NO_DOT_SLASH;
					prev.output += NO_DOT_SLASH;
				} else if (opts.dot === true) {
					state.output += NO_DOTS_SLASH;
					prev.output += NO_DOTS_SLASH;
				} else {
					state.output += nodot;
					prev.output += nodot;
				}
				if (peek() !== "*") {
					state.output += ONE_CHAR;
					prev.output += ONE_CHAR;
				}
			}
			push(token);
		}
		while (state.brackets > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
			state.output = utils.escapeLast(state.output, "[");
			decrement("brackets");
		}
		while (state.parens > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
			state.output = utils.escapeLast(state.output, "(");
			decrement("parens");
		}
		while (state.braces > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
			state.output = utils.escapeLast(state.output, "{");
			decrement("braces");
		}
		if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) push({
			type: "maybe_slash",
			value: "",
			output: `${SLASH_LITERAL}?`
		});
		if (state.backtrack === true) {
			state.output = "";
			for (const token of state.tokens) {
				state.output += token.output != null ? token.output : token.value;
				if (token.suffix) state.output += token.suffix;
			}
		}
		return state;
	};
	/**
	* Fast paths for creating regular expressions for common glob patterns.
	* This can significantly speed up processing and has very little downside
	* impact when none of the fast paths match.
	*/
	parse.fastpaths = (input, options) => {
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		const len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		input = REPLACEMENTS[input] || input;
		const { DOT_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOTS, NO_DOTS_SLASH, STAR, START_ANCHOR } = constants.globChars(opts.windows);
		const nodot = opts.dot ? NO_DOTS : NO_DOT;
		const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
		const capture = opts.capture ? "" : "?:";
		const state = {
			negated: false,
			prefix: ""
		};
		let star = opts.bash === true ? ".*?" : STAR;
		if (opts.capture) star = `(${star})`;
		const globstar = (opts) => {
			if (opts.noglobstar === true) return star;
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const create = (str) => {
			switch (str) {
				case "*": return `${nodot}${ONE_CHAR}${star}`;
				case ".*": return `${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*.*": return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*/*": return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
				case "**": return nodot + globstar(opts);
				case "**/*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
				case "**/*.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "**/.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
				default: {
					const match = /^(.*?)\.(\w+)$/.exec(str);
					if (!match) return;
					const source = create(match[1]);
					if (!source) return;
					return source + DOT_LITERAL + match[2];
				}
			}
		};
		let source = create(utils.removePrefix(input, state));
		if (source && opts.strictSlashes !== true) source += `${SLASH_LITERAL}?`;
		return source;
	};
	module.exports = parse;
}));
// node_modules/picomatch/lib/picomatch.js
var require_picomatch$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const scan = require_scan();
	const parse = require_parse();
	const utils = require_utils();
	const constants = require_constants();
	const isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
	/**
	* Creates a matcher function from one or more glob patterns. The
	* returned function takes a string to match as its first argument,
	* and returns true if the string is a match. The returned matcher
	* function also takes a boolean as the second argument that, when true,
	* returns an object with additional information.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch(glob[, options]);
	*
	* const isMatch = picomatch('*.!(*a)');
	* console.log(isMatch('a.a')); //=> false
	* console.log(isMatch('a.b')); //=> true
	*
	* // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
	* const picomatch = require('picomatch/posix');
	* // the same API, defaulting to posix paths
	* const isMatch = picomatch('a/*');
	* console.log(isMatch('a\\b')); //=> false
	* console.log(isMatch('a/b')); //=> true
	*
	* // you can still configure the matcher function to accept windows paths
	* const isMatch = picomatch('a/*', { options: windows });
	* console.log(isMatch('a\\b')); //=> true
	* console.log(isMatch('a/b')); //=> true
	* ```
	* @name picomatch
	* @param {String|Array} `globs` One or more glob patterns.
	* @param {Object=} `options`
	* @return {Function=} Returns a matcher function.
	* @api public
	*/
	const picomatch = (glob, options, returnState = false) => {
		if (Array.isArray(glob)) {
			const fns = glob.map((input) => picomatch(input, options, returnState));
			const arrayMatcher = (str) => {
				for (const isMatch of fns) {
					const state = isMatch(str);
					if (state) return state;
				}
				return false;
			};
			return arrayMatcher;
		}
		const isState = isObject(glob) && glob.tokens && glob.input;
		if (glob === "" || typeof glob !== "string" && !isState) throw new TypeError("Expected pattern to be a non-empty string");
		const opts = options || {};
		const posix = opts.windows;
		const regex = isState ? picomatch.compileRe(glob, options) : picomatch.makeRe(glob, options, false, true);
		const state = regex.state;
		delete regex.state;
		let isIgnored = () => false;
		if (opts.ignore) {
			const ignoreOpts = {
				...options,
				ignore: null,
				onMatch: null,
				onResult: null
			};
			isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
		}
		const matcher = (input, returnObject = false) => {
			const { isMatch, match, output } = picomatch.test(input, regex, options, {
				glob,
				posix
			});
			const result = {
				glob,
				state,
				regex,
				posix,
				input,
				output,
				match,
				isMatch
			};
			if (typeof opts.onResult === "function") opts.onResult(result);
			if (isMatch === false) {
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (isIgnored(input)) {
				if (typeof opts.onIgnore === "function") opts.onIgnore(result);
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (typeof opts.onMatch === "function") opts.onMatch(result);
			return returnObject ? result : true;
		};
		if (returnState) matcher.state = state;
		return matcher;
	};
	/**
	* Test `input` with the given `regex`. This is used by the main
	* `picomatch()` function to test the input string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.test(input, regex[, options]);
	*
	* console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
	* // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp} `regex`
	* @return {Object} Returns an object with matching info.
	* @api public
	*/
	picomatch.test = (input, regex, options, { glob, posix } = {}) => {
		if (typeof input !== "string") throw new TypeError("Expected input to be a string");
		if (input === "") return {
			isMatch: false,
			output: ""
		};
		const opts = options || {};
		const format = opts.format || (posix ? utils.toPosixSlashes : null);
		let match = input === glob;
		let output = match && format ? format(input) : input;
		if (match === false) {
			output = format ? format(input) : input;
			match = output === glob;
		}
		if (match === false || opts.capture === true) {
			if (opts.matchBase === true || opts.basename === true) match = picomatch.matchBase(input, regex, options, posix);
			else match = regex.exec(output);
		}
		return {
			isMatch: Boolean(match),
			match,
			output
		};
	};
	/**
	* Match the basename of a filepath.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.matchBase(input, glob[, options]);
	* console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
	* ```
	* @param {String} `input` String to test.
	* @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
	* @return {Boolean}
	* @api public
	*/
	picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
		return (glob instanceof RegExp ? glob : picomatch.makeRe(glob, options)).test(utils.basename(input, { windows: posix }));
	};
	/**
	* Returns true if **any** of the given glob `patterns` match the specified `string`.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.isMatch(string, patterns[, options]);
	*
	* console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
	* console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
	* ```
	* @param {String|Array} str The string to test.
	* @param {String|Array} patterns One or more glob patterns to use for matching.
	* @param {Object} [options] See available [options](#options).
	* @return {Boolean} Returns true if any patterns match `str`
	* @api public
	*/
	picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);
	/**
	* Parse a glob pattern to create the source string for a regular
	* expression.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const result = picomatch.parse(pattern[, options]);
	* ```
	* @param {String} `pattern`
	* @param {Object} `options`
	* @return {Object} Returns an object with useful properties and output to be used as a regex source string.
	* @api public
	*/
	picomatch.parse = (pattern, options) => {
		if (Array.isArray(pattern)) return pattern.map((p) => picomatch.parse(p, options));
		return parse(pattern, {
			...options,
			fastpaths: false
		});
	};
	/**
	* Scan a glob pattern to separate the pattern into segments.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.scan(input[, options]);
	*
	* const result = picomatch.scan('!./foo/*.js');
	* console.log(result);
	* { prefix: '!./',
	*   input: '!./foo/*.js',
	*   start: 3,
	*   base: 'foo',
	*   glob: '*.js',
	*   isBrace: false,
	*   isBracket: false,
	*   isGlob: true,
	*   isExtglob: false,
	*   isGlobstar: false,
	*   negated: true }
	* ```
	* @param {String} `input` Glob pattern to scan.
	* @param {Object} `options`
	* @return {Object} Returns an object with
	* @api public
	*/
	picomatch.scan = (input, options) => scan(input, options);
	/**
	* Compile a regular expression from the `state` object returned by the
	* [parse()](#parse) method.
	*
	* ```js
	* const picomatch = require('picomatch');
	* const state = picomatch.parse('*.js');
	* // picomatch.compileRe(state[, options]);
	*
	* console.log(picomatch.compileRe(state));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {Object} `state`
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
	* @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
	* @return {RegExp}
	* @api public
	*/
	picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
		if (returnOutput === true) return state.output;
		const opts = options || {};
		const prepend = opts.contains ? "" : "^";
		const append = opts.contains ? "" : "$";
		let source = `${prepend}(?:${state.output})${append}`;
		if (state && state.negated === true) source = `^(?!${source}).*$`;
		const regex = picomatch.toRegex(source, options);
		if (returnState === true) regex.state = state;
		return regex;
	};
	/**
	* Create a regular expression from a parsed glob pattern.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.makeRe(state[, options]);
	*
	* const result = picomatch.makeRe('*.js');
	* console.log(result);
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `state` The object returned from the `.parse` method.
	* @param {Object} `options`
	* @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
	* @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
	* @return {RegExp} Returns a regex created from the given pattern.
	* @api public
	*/
	picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
		if (!input || typeof input !== "string") throw new TypeError("Expected a non-empty string");
		let parsed = {
			negated: false,
			fastpaths: true
		};
		if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) parsed.output = parse.fastpaths(input, options);
		if (!parsed.output) parsed = parse(input, options);
		return picomatch.compileRe(parsed, options, returnOutput, returnState);
	};
	/**
	* Create a regular expression from the given regex source string.
	*
	* ```js
	* const picomatch = require('picomatch');
	* // picomatch.toRegex(source[, options]);
	*
	* const { output } = picomatch.parse('*.js');
	* console.log(picomatch.toRegex(output));
	* //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
	* ```
	* @param {String} `source` Regular expression source string.
	* @param {Object} `options`
	* @return {RegExp}
	* @api public
	*/
	picomatch.toRegex = (source, options) => {
		try {
			const opts = options || {};
			return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
		} catch (err) {
			if (options && options.debug === true) throw err;
			return /$^/;
		}
	};
	/**
	* Picomatch constants.
	* @return {Object}
	*/
	picomatch.constants = constants;
	/**
	* Expose "picomatch"
	*/
	module.exports = picomatch;
}));
// src/core/workspace/match-path.ts
var import_picomatch = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module) => {
	const pico = require_picomatch$1();
	const utils = require_utils();
	function picomatch(glob, options, returnState = false) {
		if (options && (options.windows === null || options.windows === void 0)) options = {
			...options,
			windows: utils.isWindows()
		};
		return pico(glob, options, returnState);
	}
	Object.assign(picomatch, pico);
	module.exports = picomatch;
})))(), 1);
/**
* Whether a path of the repository is one that a pattern of the configuration names: `*` and `?` stay within one name,
* `**` crosses directories, names that begin with a dot are as good as others, and case does not count, since some file
* systems keep no case.
*/
function matchesPath(pattern, path) {
	return import_picomatch.default.isMatch(path, pattern, {
		dot: true,
		nocase: true,
		posixSlashes: false
	});
}
// src/app/orchestrate/observe/observe-work.ts
/** The tip of a work ref, and how it stands to ledger and default branch. Up to 15 processes, 3 when it was seen before. */
function seeWork(id, head, facts) {
	const { orchestrator, refs, config, claim, workTicket, trailers } = facts;
	const { memo } = orchestrator;
	const trailer = trailers.get(head);
	const own = trailer?.ticket === id ? trailer : void 0;
	const { changed, ...rest } = memo.get(`branch ${head} ${refs.defaultSha} ${id}`, () => seeBranch(head, facts));
	return {
		head,
		relation: relationOf(orchestrator, head, claim),
		trailer: own === void 0 ? null : {
			generation: own.generation,
			attempt: own.attempt,
			ledger: own.ledger
		},
		entry_unchanged: own !== void 0 && memo.get(`entry ${id} ${own.ledger} ${refs.ledger}`, () => entryUnchanged(id, own, facts)),
		ticket: seeWorkTicket(workTicket),
		has_code: changed.length > 0,
		rounds: [...parseRounds(workTicket?.files.get(ROUNDS)?.text).entries],
		protected_paths: changed.filter((path) => config.merge.protected_paths.some((glob) => matchesPath(glob, path))),
		...rest
	};
}
/** What two commits alone say of a work branch: it is read once for each pair. */
function seeBranch(head, { orchestrator, refs, config, workTicket }) {
	const { repo } = orchestrator;
	const { defaultSha } = refs;
	const root = config.backend.root;
	const [base] = mergeBases(repo, head, [defaultSha]);
	const contained = base === defaultSha;
	return {
		changed: base === void 0 ? [] : readChangedPaths(repo, base, head, root),
		subject: readSubject(repo, {
			head,
			base: defaultSha,
			ticket: workTicket,
			root
		}),
		base: {
			contained,
			conflicts: contained ? [] : conflictsOf(repo, {
				ours: head,
				theirs: defaultSha,
				ticketRoot: root
			})
		},
		committers: base === void 0 ? [] : readCommitters(repo, base, head)
	};
}
function seeWorkTicket(ticket) {
	const state = ticket?.item?.state;
	if (ticket?.item === void 0 || state === void 0) return null;
	return {
		state,
		attention: ticket.item.attention_required,
		text: ticketDigest(ticket),
		chain: chainOf(ticket),
		criteria: [...parseAcceptanceCriteria(ticket.item.body)]
	};
}
function relationOf({ repo, memo, known }, head, claim) {
	if (claim === null) return "other";
	if (head === claim.head) return "expected";
	if (head === claim.before) return "behind";
	return memo.get(`ancestor ${claim.head} ${head} ${known.has(claim.head)}`, () => isAncestor(repo, claim.head, head)) ? "ahead" : "other";
}
/** A trailer proves a move only while the ledger's entry is the one the move started from. */
function entryUnchanged(id, { ledger: before }, { orchestrator, refs, ledger }) {
	const now = refs.ledger;
	if (before === now) return true;
	if (before === null || now === null) return !ledger.claims.has(id);
	return isEntryUnchanged(orchestrator.repo, before, now, id);
}
function conflictsOf(repo, merge) {
	const merged = mergeCommits(repo, merge);
	return merged.kind === "clean" ? [] : [...merged.paths, ...merged.records];
}
/** The names of people who committed since the branch left the default branch. 1 process. */
function readCommitters(repo, base, head) {
	const args = [
		"log",
		"--format=%an%n%cn",
		"--no-show-signature",
		`${base}..${head}`,
		"--"
	];
	const names = runGit(args, repo).stdout.toString("utf8").split("\n");
	return [...new Set(names)].filter((name) => name !== "" && name !== ORCHESTRATOR_IDENTITY.name).sort();
}
// src/app/orchestrate/observe/observe-ticket.ts
/** One ticket with its claim, its work ref and what is left of it on this machine. Up to 20 processes with a work ref. */
function seeTicket(id, facts) {
	const { orchestrator, refs, ledger, view } = facts;
	const claim = ledger.claims.get(id) ?? null;
	const live = claim?.live ?? null;
	const head = refs.work.get(id);
	const workTicket = head === void 0 ? void 0 : readWorkTicket(id, head, facts);
	const work = head === void 0 ? null : seeWork(id, head, {
		...facts,
		claim: live,
		workTicket
	});
	return {
		id,
		on_default: requestedAs(facts.onDefault, view.requesterOf(id)),
		claim,
		wait: ledger.waits.get(id) ?? null,
		verdicts: [...(ledger.verdicts.get(id) ?? []).filter(view.heeds), ...view.verdictsOf(id)],
		work: work === null ? null : {
			...work,
			committers: [...work.committers, ...view.committersOf(id)]
		},
		landed: landedAt(id, live, facts, workTicket),
		head_known: live !== null && isKnown(orchestrator, live.head),
		attempt: live?.attempt == null ? null : view.attemptOf(live.attempt),
		worktree: view.worktreeOf(id, live),
		request: view.requestOf(id, work, live)
	};
}
/** Who asked for the work as the forge knows them counts; a name in a record anybody can write. */
function requestedAs(shown, requester) {
	return shown === null || requester === null ? shown : {
		...shown,
		queued_by: requester
	};
}
function readWorkTicket(id, head, { orchestrator, config }) {
	const root = config.backend.root;
	const { repo, memo } = orchestrator;
	return memo.get(`work ticket ${head} ${id} ${root}`, () => readTickets(repo, {
		kind: "commit",
		oid: head
	}, /* @__PURE__ */ new Set([id]), root).get(id));
}
/** Where the work is known to have landed: what the ledger noted, else what the default branch shows. */
function landedAt(id, live, { orchestrator, refs, config, readDefault, onDefault }, workTicket) {
	if (live === null) return null;
	const { landed } = live;
	if (landed !== null) {
		const isThere = () => isAncestor(orchestrator.repo, landed, refs.defaultSha);
		return orchestrator.memo.get(`within ${landed} ${refs.defaultSha}`, isThere) ? landed : null;
	}
	if (onDefault?.state !== "done" && onDefault?.state !== "closed") return null;
	const { repo, memo } = orchestrator;
	const head = refs.work.get(id) ?? live.head;
	if (!isKnown(orchestrator, head)) return null;
	const atHead = workTicket ?? readWorkTicket(id, head, {
		orchestrator,
		config
	});
	const ticket = readDefault(id);
	if (ticket === void 0 || atHead === void 0) return null;
	return memo.get(`landed ${refs.defaultSha} ${live.base} ${head} ${id}`, () => wasLanded(repo, {
		defaultSha: refs.defaultSha,
		since: live.base,
		head,
		ticketAtDefault: ticket,
		ticketAtHead: atHead
	}));
}
/** A commit that was here stays here as long as this process needs it; one that is not may still come. */
function isKnown({ repo, known }, commit) {
	if (!known.has(commit) && resolveCommits(repo, [commit]).has(commit)) known.add(commit);
	return known.has(commit);
}
// src/app/orchestrate/observe/ticket-index.ts
const NAME = "ticket-index.json";
/** Changes with what is read into an entry: an index of another version is made anew. */
const INDEX_VERSION = 1;
/**
* What all tickets of a commit say that matters to the Orchestrator. Kept in a file by the tree it was made from: only
* tickets that changed since are read again. The file is a cache: without it all tickets are read once.
* 1 process where nothing changed, 3 where something did.
*/
function readTicketIndex(repo, { commit, root, stateDir }) {
	const tree = runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		`${commit}:${root}`
	], {
		...repo,
		okCodes: [
			0,
			1,
			128
		]
	}).stdout.toString("latin1").trim();
	if (!isOid(tree)) return /* @__PURE__ */ new Map();
	const known = readIndex(join(stateDir, NAME), root);
	if (known?.tree === tree) return new Map(Object.entries(known.tickets));
	const tickets = new Map(Object.entries(known?.tickets ?? {}));
	for (const [id, entry] of readChanged(repo, {
		commit,
		root,
		since: known?.tree,
		tree
	})) if (entry === void 0) tickets.delete(id);
	else tickets.set(id, entry);
	writeIndex(stateDir, {
		version: INDEX_VERSION,
		root,
		tree,
		tickets: Object.fromEntries(tickets)
	});
	return tickets;
}
/** Where a disk takes nothing, the next look reads again. */
const UNWRITABLE = /* @__PURE__ */ new Set([
	"EROFS",
	"EACCES",
	"EPERM",
	"ENOSPC",
	"EDQUOT"
]);
/** Two writers at once write the same, or are made anew: a text that cannot be read counts as none. */
function writeIndex(stateDir, file) {
	try {
		mkdirSync(stateDir, { recursive: true });
		writeFileSync(join(stateDir, NAME), JSON.stringify(file));
	} catch (error) {
		if (!UNWRITABLE.has(errorCode(error))) throw error;
	}
}
/**
* The file of this version that was written before. Its entries are taken as they are: who can change files of the git
* directory can do worse, and an acceptance is judged on the records themselves.
*/
function readIndex(path, root) {
	try {
		const file = JSON.parse(readFileSync(path, "utf8"));
		return file.version === INDEX_VERSION && file.root === root ? file : void 0;
	} catch (error) {
		if (error instanceof SyntaxError || error.code === "ENOENT") return void 0;
		throw error;
	}
}
const WANTED = /* @__PURE__ */ new Set([
	ITEM,
	RELATIONS,
	PLAN
]);
function readChanged(repo, changed) {
	const { commit, root } = changed;
	const ids = changedIds(repo, changed);
	if (ids !== void 0 && ids.size === 0) return /* @__PURE__ */ new Map();
	const under = ids === void 0 || ids.size > 200 ? [root] : [...ids].map((id) => `${root}/${id}`);
	const entries = listFiles(repo, {
		kind: "commit",
		oid: commit
	}, under).entries.filter(({ path }) => {
		const place = parseTicketPath(path, root);
		return place !== void 0 && (ids?.has(place.id) ?? true) && WANTED.has(place.inside);
	});
	const all = new Set(entries.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
	const read = parseTickets(readFileSetAt(repo, entries, { maxBytes: MAX_THREAD_BYTES }), all, root);
	const underWay = new Set([...all].filter((id) => UNDER_WAY.has(read.get(id)?.item?.state ?? "")));
	const whole = readTickets(repo, {
		kind: "commit",
		oid: commit
	}, underWay, root);
	return new Map([...ids ?? all].map((id) => [id, entryOf(read.get(id), whole.get(id))]));
}
const UNDER_WAY = /* @__PURE__ */ new Set([
	"queued",
	"inprogress",
	"done"
]);
/** The tickets that differ from what is known; undefined where nothing is, or git has forgotten it. */
function changedIds(repo, { root, since, tree }) {
	if (since === void 0) return void 0;
	if (runGit([
		"cat-file",
		"-e",
		`${since}^{tree}`
	], {
		...repo,
		okCodes: [
			0,
			1,
			128
		]
	}).status !== 0) return void 0;
	const changes = diffRevisions(repo, {
		kind: "commit",
		oid: since
	}, {
		kind: "commit",
		oid: tree
	}, []);
	return new Set(changes.flatMap(({ path }) => parseTicketPath(`${root}/${path}`, root)?.id ?? []));
}
function entryOf(ticket, whole) {
	if (ticket === void 0) return void 0;
	const state = ticket.item?.state ?? null;
	const targets = (wanted) => ticket.relations.filter(({ kind }) => kind === wanted).map(({ target }) => target);
	const plans = ticket.planRecords.filter(({ kind }) => kind !== "accepted_plan").map(({ ticket_id, kind, related_ticket, note }) => ({
		ticket_id,
		kind,
		...related_ticket === void 0 ? {} : { related_ticket },
		...note === void 0 ? {} : { note }
	}));
	return {
		state,
		blocks: targets("blocks"),
		awaits: targets("depends_on"),
		plans,
		seen: factsOf(whole)
	};
}
// src/app/orchestrate/observe/observe.ts
/**
* Observes the shared refs, the tickets on the default branch and this machine as one value. Reads the tickets that
* are queued, claimed, worked on or waiting, and what they wait for; of the others only what changed since last time.
* @throws ledger/unreachable, git/*
*/
async function observe(orchestrator) {
	return await observeSeen(orchestrator, await refreshShared(orchestrator.repo, orchestrator.place));
}
/** As `observe`, with the shared refs where they were last seen: only the forge is asked. @throws git/*, github/* */
async function observeSeen(orchestrator, refs) {
	const { forge } = orchestrator;
	const { config, read } = readBasis(orchestrator, refs);
	const ledger = read.kind === "read" ? read.ledger : EMPTY_LEDGER;
	return observeAt(orchestrator, refs, await forge.look(orchestrator, {
		refs,
		ledger,
		config
	}));
}
/** Configuration and ledger: what everything else is looked at with. */
function readBasis({ repo, memo }, refs) {
	const revision = {
		kind: "commit",
		oid: refs.defaultSha
	};
	return {
		config: memo.get(`config ${refs.defaultSha}`, () => readConfigAt(repo, revision)),
		read: memo.get(`ledger ${refs.ledger}`, () => readLedger(repo, refs.ledger))
	};
}
/** As `observe`, with the shared refs where they were last seen and what a forge showed: nothing outside is asked. @throws git/* */
function observeAt(orchestrator, refs, view) {
	const { repo, stateDir, clock, memo } = orchestrator;
	const revision = {
		kind: "commit",
		oid: refs.defaultSha
	};
	const { config, read } = readBasis(orchestrator, refs);
	const ledger = read.kind === "read" ? read.ledger : EMPTY_LEDGER;
	const root = config.backend.root;
	const index = memo.get(`index ${refs.defaultSha}`, () => readTicketIndex(repo, {
		commit: refs.defaultSha,
		root,
		stateDir
	}));
	const ids = wantedIds(index, ledger, refs, view.worktrees);
	const readDefault = (id) => memo.get(`ticket ${refs.defaultSha} ${id}`, () => readTickets(repo, revision, /* @__PURE__ */ new Set([id]), root).get(id));
	const blockersOf = blockersIn(index, ledger);
	const closed = new Set([...ids].flatMap(blockersOf).flatMap(({ id, state }) => state === "closed" ? [id] : []));
	const ended = memo.get(`closed ${refs.defaultSha} ${[...closed].join(" ")}`, () => readTickets(repo, revision, closed, root));
	const tips = [...refs.work.values()];
	const trailers = memo.get(`trailers ${tips.join(" ")}`, () => readClaimTrailers(repo, tips));
	const facts = {
		orchestrator,
		refs,
		ledger,
		config,
		trailers,
		view,
		readDefault
	};
	const seen = [...ids].sort().map((id) => {
		const shown = index.get(id)?.seen ?? factsOf(readDefault(id));
		const blockers = blockersOf(id).map((each) => withCloseStatus(each, ended.get(each.id)));
		const onDefault = shown === null ? null : {
			...shown,
			blockers
		};
		return seeTicket(id, {
			...facts,
			onDefault
		});
	});
	return {
		observation: {
			version: 1,
			now: clock(),
			default: {
				branch: refs.defaultBranch,
				sha: refs.defaultSha
			},
			ledger: ledgerFacts({
				orchestrator,
				refs,
				read,
				trailers
			}),
			config: configFacts(config, orchestrator.forge),
			checkout: { problem: seen.some(couldBegin) ? view.checkoutProblem() : null },
			...observePlans(index, ledger, ids),
			tickets: seen
		},
		refs,
		ledger,
		config
	};
}
function couldBegin({ on_default, claim }) {
	return on_default?.state === "queued" && (claim?.live ?? null) === null;
}
/** What is not closed, not in intake and not settled: queued, claimed, waiting, with a work ref or a worktree. */
function wantedIds(index, ledger, refs, worktrees) {
	const queued = [...index].filter(([, { state }]) => state === "queued").map(([id]) => id);
	const claimed = [...ledger.claims].filter(([, { live }]) => live !== null).map(([id]) => id);
	return /* @__PURE__ */ new Set([
		...queued,
		...claimed,
		...ledger.waits.keys(),
		...refs.work.keys(),
		...worktrees
	]);
}
/** What a ticket waits for: its own `depends_on`, and the tickets that say they block it. */
function blockersIn(index, ledger) {
	const incoming = /* @__PURE__ */ new Map();
	for (const [id, { blocks }] of index) for (const target of blocks) incoming.set(target, [...incoming.get(target) ?? [], id]);
	return (id) => [.../* @__PURE__ */ new Set([...index.get(id)?.awaits ?? [], ...incoming.get(id) ?? []])].sort().map((blocker) => ({
		id: blocker,
		state: index.get(blocker)?.state ?? null,
		close_status: null,
		held: liveClaim(ledger, blocker) !== void 0
	}));
}
/** How a ticket was closed stands in its thread. */
function withCloseStatus(blocker, ticket) {
	return ticket === void 0 ? blocker : {
		...blocker,
		close_status: closeStatusOf(ticket)
	};
}
function configFacts(config, { kind }) {
	const { orchestrator, merge, validation, roles, version } = config;
	return {
		version,
		max_parallel: orchestrator.max_parallel,
		max_review_rounds: orchestrator.max_review_rounds,
		run_minutes: orchestrator.run_minutes,
		authority: merge.authority,
		method: merge.method,
		required_approvals: merge.required_approvals,
		has_validation: validation.commands.length > 0,
		roles: {
			coder: roles.coder.agent !== void 0,
			reviewer: roles.reviewer.agent !== void 0,
			orchestrator: kind === "local" && roles.orchestrator.agent !== void 0
		}
	};
}
// src/core/orchestrator/decide/wait-reason.ts
/** A reason for waiting, bounded: at most so many tickets are named, and the text is one line. */
function waitFor(kind, text, tickets = []) {
	return {
		kind,
		text: boundReason(text),
		tickets: tickets.slice(0, 20)
	};
}
/** Whether two reasons say the same. */
function isSameReason(one, other) {
	return one.kind === other.kind && one.text === other.text && one.tickets.join() === other.tickets.join();
}
/** What only one machine can see: its checkout, its worktrees, and that a process of it died. */
const LOCAL = /* @__PURE__ */ new Set([
	"checkout",
	"worktree",
	"retry"
]);
/** Whether every machine that sees the same ledger and the same default branch sees the reason too. */
function isShared({ kind }) {
	return !LOCAL.has(kind);
}
/**
* What the ledger is to say of a ticket's waiting; undefined: it says so already, null: nothing any more. A run that
* goes on is no waiting. Machines that see the same ledger and the same default branch record the same, so they do not
* overwrite each other: where reasons of one machine stand alone, those of whoever wrote first stay.
*/
function waitToRecord(recorded, reasons) {
	if (reasons.length === 0) return recorded === null ? void 0 : null;
	const before = recorded?.reasons ?? [];
	const now = reasons.filter(({ kind }) => kind !== "running");
	const shared = now.filter(isShared);
	if (isSameList(shared, before.filter(isShared))) return shared.length === 0 && before.length === 0 && now.length > 0 ? now.slice(0, 20) : void 0;
	return now.length === 0 ? null : now.slice(0, 20);
}
function isSameList(some, others) {
	return some.length === others.length && some.every((reason, index) => {
		const other = others[index];
		return other !== void 0 && isSameReason(reason, other);
	});
}
// src/core/orchestrator/decide/routing.ts
/** How long a judgement to wait holds before the Orchestrator agent is asked again, in seconds. */
const JUDGEMENT_HOLDS = 3600;
/**
* The decision that a ticket lacks before work can begin, so that it goes back to intake: there is nothing by which
* anybody could tell that it is done. Undefined: none, or others must act first.
*/
function missingDecision(seen, { config }) {
	const { on_default: item, work } = seen;
	if (config.version < 1 || item.criteria > 0 || item.broken || endedReasons(seen).length > 0) return void 0;
	if (item.attention !== null || item.deferred_until !== null || work !== null) return void 0;
	return "The ticket has no acceptance criteria: decide by what its work is accepted.";
}
/** Why a queued ticket is not accepted; empty: it can be. Room is looked at last, and only where all else is settled. */
function routingReasons(seen, facts) {
	const { observation } = facts;
	const reasons = [
		...endedReasons(seen),
		...overlayReasons(seen.on_default, observation.now),
		...readinessReasons(seen.on_default),
		...relationReasons(seen.on_default),
		...planReasons(seen, facts),
		...placeReasons(seen, observation),
		...agentReasons(observation),
		...judgementReasons(seen, observation.now)
	];
	return reasons.some(isShared) ? reasons : [...reasons, ...capacityReasons(facts)];
}
function endedReasons({ on_default: item, claim }) {
	const ended = claim?.ended.findLast(({ queued_at }) => queued_at === item.queued_at);
	if (ended === void 0) return [];
	return [waitFor("outcome", `this queueing was worked on and ended as ${ended.outcome}: un-queue it and queue it again`)];
}
function overlayReasons(item, now) {
	const reasons = [];
	if (item.broken) reasons.push(waitFor("attention", "a record of the ticket cannot be read: `yoi ticket doctor`"));
	if (item.queued_at === null) reasons.push(waitFor("attention", "it does not say when it was queued"));
	if (item.attention !== null) reasons.push(waitFor("attention", item.attention));
	const until = item.deferred_until;
	if (until !== null && !(until <= now.slice(0, 10))) reasons.push(waitFor("deferred", `deferred until ${until}`));
	return reasons;
}
function readinessReasons({ readiness }) {
	switch (readiness) {
		case "requirements_sync_needed": return [waitFor("readiness", "its requirements must be agreed on first: readiness says so")];
		case "spike_needed": return [waitFor("readiness", "a spike is needed first: readiness says so")];
		case "blocked": return [waitFor("readiness", "it is blocked: readiness says so")];
		case "implementation_ready":
		case "unspecified": return [];
	}
}
/** What a ticket depends on must be closed as completed, and its claim completed too. */
function relationReasons({ blockers }) {
	const ids = blockers.filter(({ state, close_status, held }) => state !== "closed" || close_status !== "completed" || held).map(({ id }) => id);
	return ids.length === 0 ? [] : [waitFor("relation", `depends on ${listOf(ids)}, not completed yet`, ids)];
}
function planReasons({ id }, { observation, claimed }) {
	const { plans } = observation;
	const rivals = rivalsOf(plans, id).filter((other) => claimed.has(other.id));
	const note = capacityNoteOf(plans, id);
	const reasons = [...sequenceReasons(id, observation, claimed), ...rivals.map((other) => waitFor("plan", `a plan record (${other.record.kind}) keeps it from running beside ${other.id}`, [other.id]))];
	if (note !== void 0 && claimed.size > 0) reasons.push(waitFor("plan", `waits until nothing else is worked on: ${note.note ?? ""}`));
	return reasons;
}
/** What plan records put before a ticket must be closed, and nobody may work on it any more. */
function sequenceReasons(id, observation, claimed) {
	return predecessorsOf(observation.plans, id).filter((other) => !isOver(other.id, observation, claimed)).map((other) => waitFor("plan", `a plan record (${other.record.kind}) puts ${other.id} first`, [other.id]));
}
/** Whether nothing has to wait for a ticket any more: it is closed, or does not exist, and nobody works on it. */
function isOver(id, { tickets, others }, claimed) {
	if (claimed.has(id)) return false;
	const seen = tickets.find((ticket) => ticket.id === id);
	const state = seen === void 0 ? others.find((other) => other.id === id)?.state : seen.on_default?.state;
	return state === void 0 || state === null || state === "closed";
}
function placeReasons({ work, worktree }, { checkout }) {
	const reasons = [];
	if (work !== null) reasons.push(waitFor("branch", "its work branch exists and no claim explains it: rename or delete it"));
	if (worktree === "foreign") reasons.push(waitFor("worktree", "something that yoi did not make stands where its worktree would be"));
	if (checkout.problem !== null) reasons.push(waitFor("checkout", checkout.problem));
	return reasons;
}
function agentReasons({ config }) {
	return ["coder", "reviewer"].filter((role) => !config.roles[role]).map((role) => waitFor("agent", `no agent is configured for the role ${role}`));
}
/** A judgement to wait stands until it is time to ask again. */
function judgementReasons({ wait }, now) {
	if (wait === null || timeAfter(wait.since, JUDGEMENT_HOLDS) <= now) return [];
	return wait.reasons.filter(({ kind }) => kind === "judgement");
}
function capacityReasons({ observation, claimed }) {
	if (claimed.size < observation.config.max_parallel) return [];
	return [waitFor("capacity", "as many tickets as may be are worked on at once", [...claimed].sort())];
}
/** Some ids as a list in words, cut where it is long. */
function listOf(ids) {
	const shown = ids.slice(0, 5).join(", ");
	return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
// src/core/orchestrator/decide/gate.ts
/** Longest text of a forge's status, in UTF-16 code units. */
const MAX_STATUS_LENGTH = 140;
const PARTS = [
	["attention", attentionPart],
	["proposal", proposalPart],
	["review", reviewPart],
	["validation", validationPart],
	["criteria", criteriaPart],
	["approvals", approvalsPart],
	["changes", changesPart],
	["protected", protectedPart],
	["checks", checksPart],
	["mergeable", mergeablePart],
	["relations", relationsPart]
];
/** Parts that are facts, not judgements: nobody can decide that they do not matter. */
const NEVER_OVERRIDDEN = /* @__PURE__ */ new Set(["proposal", "mergeable"]);
/** Whether a ticket's work may land, part by part. A person's override passes a part and says so. */
function evaluateGate(seen, observation) {
	const { work } = seen;
	if (work === null) return {
		name: "gate",
		status: "pending",
		reason: "there is no work branch",
		children: []
	};
	const facts = {
		seen,
		work,
		verdicts: seen.verdicts,
		observation
	};
	const children = PARTS.map(([name, evaluate]) => {
		const [status, reason, parts = []] = evaluate(facts);
		const override = NEVER_OVERRIDDEN.has(name) ? void 0 : overrideOf(facts, name);
		if (status === "passed" || override === void 0) return {
			name,
			status,
			reason: boundReason(reason),
			children: parts
		};
		return {
			name,
			status: "passed",
			reason: boundReason(`overridden by ${override.by}: ${override.reason} (was ${status}: ${reason})`),
			children: parts
		};
	});
	const status = worst(children);
	const open = children.filter((child) => child.status !== "passed").map(({ name }) => name);
	return {
		name: "gate",
		status,
		reason: open.length === 0 ? "every part passed" : `not passed: ${open.join(", ")}`,
		children
	};
}
/** The tree in lines, parts below what they belong to. */
function formatGate(gate) {
	return [`${gate.status} ${gate.name}: ${printable(gate.reason)}`, ...gate.children.flatMap((child) => formatGate(child).map((text) => `  ${text}`))];
}
/** What a forge's status says of the gate: its word, and the first part that does not let the work pass. */
function formatGateStatus(gate) {
	if (gate.status === "passed") return "passed";
	const first = gate.children.find(({ status }) => status === gate.status) ?? gate;
	return `${gate.status}: ${first.name}: ${first.reason}`.slice(0, MAX_STATUS_LENGTH).toWellFormed();
}
function worst(parts) {
	if (parts.some(({ status }) => status === "failed")) return "failed";
	return parts.some(({ status }) => status === "pending") ? "pending" : "passed";
}
function attentionPart({ seen, work }) {
	const need = seen.claim?.live?.attention ?? work.ticket?.attention ?? seen.on_default?.attention ?? null;
	return need === null ? ["passed", "nothing is asked of a person"] : ["pending", need];
}
function proposalPart({ work }) {
	if (work.relation !== "expected") return ["pending", "the work branch is not where the ledger expects it"];
	return work.ticket?.state === "closed" ? ["passed", "the completion is the branch's last word"] : ["pending", "the work is not completed yet"];
}
function reviewPart(facts) {
	const review = reviewOf(facts);
	if (review === void 0) return ["pending", "no reviewer has looked at this subject"];
	return isApproval(review) ? ["passed", `${review.agent.name} approved in round ${review.round}`] : ["failed", `${review.agent.name} asked for changes in round ${review.round}`];
}
function validationPart(facts) {
	if (!facts.observation.config.has_validation) return ["passed", "no validation is configured"];
	const passed = validationOf(facts);
	if (passed === void 0) return ["pending", "validation has not run for this subject"];
	return passed ? ["passed", "validation passed"] : ["failed", "validation failed"];
}
function criteriaPart(facts) {
	const children = criteriaOf(facts).map(({ criterion, met, evidence }) => ({
		name: `criterion ${criterion}`,
		status: met ? "passed" : "pending",
		reason: boundReason(evidence ?? "nothing shows that it holds"),
		children: []
	}));
	const open = children.filter(({ status }) => status !== "passed").length;
	if (open > 0) return [
		"pending",
		`${countOf(open, "criterion").replace("criterions", "criteria")} without evidence`,
		children
	];
	return [
		"passed",
		children.length === 0 ? "there are no criteria" : "each criterion has evidence",
		children
	];
}
/** The newest word of each person about the work as it is, oldest first. */
function lastWords(facts) {
	const said = facts.verdicts.filter((verdict) => (verdict.kind === "approval" || verdict.kind === "changes_requested") && isAbout(facts, verdict));
	return said.filter((verdict, index) => said.findLastIndex(({ by }) => isSamePerson(by, verdict.by)) === index);
}
/** Approvals that count: nobody approves what they asked for or wrote. */
function countedApprovals(facts) {
	const requester = facts.seen.on_default?.queued_by ?? null;
	const excluded = [...facts.work.committers, ...requester === null ? [] : [requester]];
	return lastWords(facts).filter(({ kind, by }) => kind === "approval" && !excluded.some((name) => isSamePerson(name, by)));
}
function isSamePerson(one, other) {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
function approvalsPart(facts) {
	const needed = facts.observation.config.required_approvals;
	const given = countedApprovals(facts).map(({ by }) => by);
	const list = given.length === 0 ? "" : ` (${given.join(", ")})`;
	if (needed === 0) return ["passed", `no approval of a person is required${list}`];
	return [given.length >= needed ? "passed" : "pending", `${given.length} of ${needed} approvals of people${list}`];
}
function changesPart(facts) {
	const asking = lastWords(facts).filter(({ kind }) => kind === "changes_requested");
	return asking.length === 0 ? ["passed", "nobody asks for changes"] : ["failed", `${asking.map(({ by }) => by).join(", ")} asked for changes`];
}
function protectedPart(facts) {
	const paths = facts.work.protected_paths;
	if (paths.length === 0) return ["passed", "no protected path is changed"];
	const [approval] = countedApprovals(facts);
	return approval === void 0 ? ["pending", `a person must approve the change of ${paths.slice(0, 5).join(", ")}`] : ["passed", `${approval.by} approved the change of protected paths`];
}
function checksPart({ seen: { request }, work }) {
	if (request === null) return ["pending", "there is no request yet"];
	if (request.state === "closed") return ["failed", "the request was closed"];
	if (request.head !== work.head) return ["pending", "the request shows another head"];
	switch (request.checks) {
		case "none": return ["passed", "there are no checks"];
		case "passed": return ["passed", "every check passed"];
		case "failed": return ["failed", "a check failed"];
		case "pending": return ["pending", "checks are running"];
		case "held": return ["pending", "a person must let the checks run"];
	}
}
function mergeablePart({ seen, work }) {
	const { conflicts, contained } = work.base;
	if (conflicts.length > 0) return ["failed", `it conflicts with the default branch in ${conflicts.slice(0, 5).join(", ")}`];
	const text = seen.on_default?.text;
	if (!contained && text !== work.ticket?.text) return ["pending", "the ticket was edited on the default branch"];
	return ["passed", contained ? "the default branch is part of it" : "it merges without a conflict"];
}
function relationsPart({ seen, observation }) {
	if (seen.on_default === null) return ["failed", "the default branch does not show the ticket"];
	const claimed = observation.tickets.filter(({ id, claim }) => id !== seen.id && (claim?.live ?? null) !== null);
	const reasons = [...relationReasons(seen.on_default), ...sequenceReasons(seen.id, observation, new Set(claimed.map(({ id }) => id)))];
	return reasons.length === 0 ? ["passed", "nothing that it waits for is open"] : ["pending", reasons.map(({ text }) => text).join("; ")];
}
export { overrideOf as _, routingReasons as a, observe as c, readTicketIndex as d, observationSchema as f, isSubjectOf as g, isApproval as h, missingDecision as i, observeAt as l, isAbout as m, formatGate as n, waitFor as o, criteriaOf as p, formatGateStatus as r, waitToRecord as s, evaluateGate as t, observeSeen as u, reviewOf as v, validationOf as y };
