import { W as byteLength, tt as maskSecrets } from "./plumbing.js";
import { t as DOSSIER } from "./dossier.js";
import { h as opensFence, p as closesFence } from "./thread.js";
// src/core/orchestrator/agent/quote.ts
/** What a secret can reach beyond the place where a text is cut. */
const SECRET_MARGIN = 512;
const TERMINAL_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Read by a machine and seen by nobody: zero-width and bidirectional marks, tags, selectors beyond the first 16. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
/** A text without what nobody sees, secrets masked, cut at a limit. Line ends are LF. */
function boundText(text, maxLength) {
	const head = text.slice(0, maxLength + SECRET_MARGIN).toWellFormed();
	const clean = plainText(head);
	if (text.length <= head.length && clean.length <= maxLength) return {
		text: clean,
		left_out: 0
	};
	const kept = clean.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");
	return {
		text: kept,
		left_out: Math.max(0, text.length - kept.length)
	};
}
/** The same as one line, with … where it was cut. */
function boundLine(text, maxLength) {
	const line = plainText(text.slice(0, maxLength * 2 + SECRET_MARGIN).toWellFormed()).replaceAll(/[\s\u2028\u2029]+/g, " ").trim();
	return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** A fenced block around a text: longer than any run of backticks in it, so that nothing in it ends the block. */
function fenceText(text, info = "text") {
	const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${info}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${fence}`;
}
/** A fenced block around a bounded text, with a sentence behind it where something is left out. */
function fenceBounded({ text, left_out }, where, info) {
	const block = fenceText(text, info);
	return left_out === 0 ? block : `${block}\n\n(${left_out} more characters are left out here; see ${where}.)`;
}
/** A code span around a text of one line, which nothing in it can end. */
function codeSpan(line) {
	const text = line.replaceAll(/[\s\u2028\u2029]+/g, " ") || " ";
	const ticks = "`".repeat(longestRun(text) + 1);
	const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
	return `${ticks}${pad}${text}${pad}${ticks}`;
}
function plainText(text) {
	const lines = text.replaceAll(/\r\n?/g, "\n").replaceAll(TERMINAL_SEQUENCE, "");
	return maskSecrets(lines.replaceAll(INVISIBLE, "").replaceAll(CONTROL, "�"));
}
function longestRun(text) {
	let longest = 0;
	for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
	return longest;
}
// src/core/orchestrator/dossier/format-findings.ts
/** Longest path that is shown, in UTF-16 code units. */
const MAX_PATH_LENGTH = 500;
/** Longest text of a finding, summary or answer, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 4e3;
/** Longest texts of one list together, and what each may always have. */
const MAX_LIST_LENGTH = 1e5;
const MIN_TEXT_LENGTH = 300;
/** Most findings that are handed to an agent. */
const MAX_SHOWN = 100;
/** Longest tail of a command's output, in UTF-16 code units. */
const MAX_TAIL_LENGTH = 8e3;
/** A text of another agent or a person, quoted for an agent. Where there are many, each may be shorter. */
function quoteText(text, among = 1) {
	const share = Math.floor(MAX_LIST_LENGTH / Math.max(among, 1));
	return fenceBounded(boundText(text, Math.max(MIN_TEXT_LENGTH, Math.min(MAX_TEXT_LENGTH, share))), "artifacts/rounds.jsonl of the ticket");
}
/** Findings for an agent, each with its id and the answer that it got. */
function formatFindings(findings) {
	const left = findings.length - MAX_SHOWN;
	const shown = findings.slice(0, MAX_SHOWN).map((finding, _, { length }) => formatFinding(finding, 2 * length));
	const more = left <= 0 ? [] : [`${left} more findings are left out; see artifacts/rounds.jsonl of the ticket.`];
	return [...shown, ...more].join("\n\n");
}
function formatFinding(finding, among) {
	const { id, severity, path, line, text } = finding;
	const place = path === null ? "" : `, at ${codeSpan(boundLine(placeOf(path, line), MAX_PATH_LENGTH))}`;
	const head = `- ${codeSpan(id)} (${severity})${place}:`;
	const answer = finding.reason === null ? [`Answered: ${finding.status === "open" ? "not yet" : finding.status}`] : [`Answered: ${finding.status}. The coder's words:`, quoteText(finding.reason, among)];
	return [
		head,
		quoteText(text, among),
		...answer
	].join("\n\n");
}
/** A place in the code as people write it. */
function placeOf(path, line) {
	return line === null ? path : `${path}:${line}`;
}
/** A validation for an agent: each command, how it ended, and the end of its output where it failed. */
function formatValidation({ passed, head, commands }) {
	return [`Validation of ${codeSpan(head)}: ${passed ? "passed" : "FAILED"}.`, ...commands.map(formatCommand)].join("\n\n");
}
function formatCommand({ command, exit_code: code, duration_ms, output_tail: tail }) {
	const end = code === null ? "was ended by a signal or the time limit" : `ended with exit code ${code}`;
	const head = `${fenceText(boundText(command, MAX_TEXT_LENGTH).text, "sh")}\n\n${end}, after ${duration_ms} ms.`;
	if (code === 0 || tail === "") return head;
	return `${head} The end of its output:\n\n${fenceText(boundText(tail.slice(-8e3), MAX_TAIL_LENGTH).text)}`;
}
// src/core/orchestrator/dossier/duration.ts
/** A duration for people: `0.8 s`, `12 s`, `3 min 5 s`. */
function durationOf(ms) {
	if (ms < 1e4) return `${(ms / 1e3).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
// src/core/orchestrator/dossier/inert.ts
/** What a host turns into a link or a message to somebody: shown as code, in which nothing is looked for. */
const ACTIVE = /@|:\/\/|www\.|mailto:|xmpp:|#\d|\bGH-\d/i;
const CODE = /`([^`]+)`/g;
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"|": "&#124;"
};
const LIST = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(\S.*)$/;
/** One line without effect, for a paragraph or a cell of a table; code spans in it stay code. */
function inertLine(text, maxLength) {
	const line = boundLine(text, maxLength);
	let at = 0;
	const parts = [];
	for (const span of line.matchAll(CODE)) {
		parts.push(inertWords(line.slice(at, span.index)), inertCode(span[1] ?? ""));
		at = span.index + span[0].length;
	}
	parts.push(inertWords(line.slice(at)));
	return parts.filter((part) => part !== "").reduce((joined, part) => joined + (joined.endsWith("`") && part.startsWith("`") ? " " : "") + part, "");
}
/** A name, path or command as code. A pipe would end a cell of a table, also in code: such a text is no code then. */
function inertCode(text) {
	return text.includes("|") ? text.split("|").map(inertWords).join(ENTITIES["|"]) : codeSpan(text);
}
/** Several lines without effect: paragraphs, lists of up to three levels and fenced code stay what they are. */
function inertBlock(text, maxLength) {
	const { text: bounded, left_out: left } = boundText(text, maxLength);
	const lines = [];
	let fence;
	let code = [];
	for (const line of bounded.split("\n")) {
		if (fence !== void 0) {
			if (closesFence(line, 0, line.length, fence)) {
				lines.push("", fenceText(code.join("\n")), "");
				fence = void 0;
				code = [];
			} else code.push(line);
			continue;
		}
		fence = opensFence(line, 0, line.length);
		if (fence === void 0) lines.push(inertBlockLine(line, maxLength));
	}
	if (fence !== void 0) lines.push("", fenceText(code.join("\n")));
	if (left > 0) lines.push("", "…");
	return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}
function inertBlockLine(line, maxLength) {
	const item = LIST.exec(line);
	if (item === null) return inertStart(inertLine(line, maxLength));
	const [, indent = "", number, content = ""] = item;
	const level = Math.min(3, Math.floor(indent.replaceAll("	", "  ").length / 2));
	const marker = number === void 0 ? "-" : `${number}.`;
	return `${"  ".repeat(level)}${marker} ${inertStart(inertLine(content, maxLength))}`;
}
/** What would make a heading, a rule, a list or a definition of the line. */
function inertStart(line) {
	if (/^(?:[-+=:#]|\d+[.)])/.test(line)) return line.replace(/^(\d*)/, "$1\\");
	return line;
}
/** Words outside of code. */
function inertWords(text) {
	return text.split(/(\s+)/).map((word) => {
		if (!ACTIVE.test(word)) return escapeWord(word);
		return word.split("|").map((part) => ACTIVE.test(part) ? codeSpan(part) : escapeWord(part)).join(ENTITIES["|"]);
	}).join("");
}
function escapeWord(word) {
	return word.replaceAll(/[\\`*[\]{}~$^]/g, "\\$&").replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_").replaceAll(/[&<>|]/g, (char) => ENTITIES[char] ?? char);
}
// src/core/orchestrator/dossier/verdict-line.ts
/** The marks of results, readable without colour. */
const MARKS = {
	passed: "✅",
	pending: "⏳",
	failed: "❌"
};
/** What the dossier itself says about being ready: criteria, validation, review and open findings. */
function needsOf(dossier, words) {
	const { criteria, review, findings } = dossier;
	const met = criteria.filter((criterion) => criterion.met === true).length;
	const open = findings.filter(({ severity, status }) => severity === "blocking" && status === "open").length;
	return [
		{
			result: criteria.some((criterion) => criterion.met === false) ? "failed" : met === criteria.length && met > 0 ? "passed" : "pending",
			text: criteria.length === 0 ? words.noCriteria : words.criteriaMet(met, criteria.length)
		},
		validationNeed(dossier, words),
		reviewNeed(review, words),
		...open === 0 ? [] : [{
			result: "failed",
			text: words.blockingOpen(open)
		}]
	];
}
function validationNeed({ validation, has_validation }, words) {
	if (validation === null && !has_validation) return {
		result: "passed",
		text: words.validation.unasked
	};
	if (validation === null) return {
		result: "pending",
		text: words.validation.none
	};
	if (!validation.current) return {
		result: "pending",
		text: words.validation.stale
	};
	return validation.passed ? {
		result: "passed",
		text: words.validation.passed
	} : {
		result: "failed",
		text: words.validation.failed
	};
}
function reviewNeed(review, words) {
	if (review === null) return {
		result: "pending",
		text: words.review.none
	};
	if (!review.current) return {
		result: "pending",
		text: words.review.stale
	};
	return {
		result: review.status === "approve" ? "passed" : "failed",
		text: words.review[review.status]
	};
}
/** The result of several: failed where one failed, passed where all did. */
function resultOf(needs) {
	if (needs.some(({ result }) => result === "failed")) return "failed";
	return needs.every(({ result }) => result === "passed") ? "passed" : "pending";
}
// src/core/orchestrator/dossier/dossier-tables.ts
/** Longest name, path or command in a cell. */
const MAX_NAME = 200;
/** Most levels of a gate that are shown. */
const MAX_GATE_DEPTH = 6;
/** The acceptance criteria with what shows them. */
function criteriaTable({ criteria, left_out: left }, show) {
	const { words, text } = show;
	if (criteria.length === 0) return words.noCriteria;
	const rows = criteria.map((criterion) => [
		markOf(criterion.met),
		String(criterion.number),
		inertLine(criterion.text, text),
		evidenceCell(criterion, show)
	]);
	return table([
		"",
		"#",
		words.columns.criterion,
		words.columns.evidence
	], rows, show, left.criteria);
}
function evidenceCell({ evidence }, { words, text }) {
	if (evidence.length === 0) return `*${words.notShown}*`;
	return evidence.map(({ role, agent, met, text: said }) => {
		return `${`**${role === "reviewer" ? words.columns.reviewer : words.columns.coder}** ${inertCode(agent)}`}${met ? "" : ` (${words.notMet})`}: ${inertLine(said, text)}`;
	}).join("<br>");
}
/** Every finding of every round with what came of it; empty when there was none. */
function findingTable({ findings, left_out: left }, show) {
	const { words, text } = show;
	const rows = findings.map((finding) => {
		const { id, severity, status, path, line, reason } = finding;
		const why = reason ?? (status === "fixed" ? words.notRepeated : null);
		const outcome = `**${words.statuses[status]}**${why === null ? "" : `: ${inertLine(why, text)}`}`;
		return [
			status === "open" ? MARKS[severity === "blocking" ? "failed" : "pending"] : MARKS.passed,
			`${inertCode(id)} ${words.severities[severity]}`,
			`${inertLine(finding.text, text)} (${inertLine(finding.by, MAX_NAME)}, ${words.roundNumber(finding.round)})`,
			path === null ? "" : inertCode(placeOf(path, line)),
			outcome
		];
	});
	const { finding, where, outcome } = words.columns;
	return table([
		"",
		"",
		finding,
		where,
		outcome
	], rows, show, left.findings);
}
/** The validation commands with how they ended; empty when nothing was run. */
function validationTable({ validation }, show) {
	if (validation === null) return "";
	const { words, text } = show;
	const rows = validation.commands.map(({ command, exit_code: code, duration_ms, output_digest }) => [
		MARKS[code === 0 ? "passed" : "failed"],
		inertCode(oneLine(command, text)),
		code === null ? words.signal : String(code),
		durationOf(duration_ms),
		inertCode(output_digest.slice(0, 16))
	]);
	const { command, exit, time, digest } = words.columns;
	return `${`${inertCode(validation.head.slice(0, 10))}, ${validation.at}`}\n\n${table([
		"",
		command,
		exit,
		time,
		digest
	], rows, show)}`;
}
/** One row a round; empty when there was none. */
function roundTable({ rounds, left_out: left }, show) {
	const { words } = show;
	const rows = rounds.map((round) => [
		String(round.round),
		round.request === null ? "" : words.causes[round.request],
		round.coder === null ? "" : inertCode(round.coder.name),
		round.validation === null ? "" : `${MARKS[round.validation]} ${words.validation[round.validation]}`,
		round.reviewer === null ? "" : inertCode(round.reviewer.name),
		round.review === null ? "" : words.review[round.review],
		round.review === null ? "" : String(round.findings)
	]);
	const { round, why, coder, validation, reviewer, outcome, findings } = words.columns;
	return table([
		round,
		why,
		coder,
		validation,
		reviewer,
		outcome,
		findings
	], rows, show, left.rounds);
}
/** The commits, newest first; empty when there is none. */
function commitTable({ commits, left_out: left }, show) {
	const rows = commits.map(({ oid, author, subject }) => [
		inertCode(oid.slice(0, 10)),
		inertLine(subject, show.text),
		inertLine(author, MAX_NAME)
	]);
	const { commit, subject, author } = show.words.columns;
	return table([
		commit,
		subject,
		author
	], rows, show, left.commits);
}
/** What a person decided against the gate, with the reason; empty when nobody did. */
function overrideTable(overrides, show) {
	const rows = overrides.map(({ by, at, gate, reason }) => [
		inertLine(by, MAX_NAME),
		inertLine(gate, MAX_NAME),
		inertLine(reason, show.text),
		at
	]);
	const { who, what, reason, when } = show.words.columns;
	return table([
		who,
		what,
		reason,
		when
	], rows, show);
}
/** What was said after the proposal, oldest first; empty when nothing was. Overrides have a table of their own. */
function saidTable(verdicts, show) {
	const { words, text } = show;
	const rows = verdicts.flatMap((verdict) => {
		if (verdict.kind === "override" || verdict.kind === "update") return [];
		const passed = "passed" in verdict ? verdict.passed : verdict.kind === "approval";
		return [[
			MARKS[passed ? "passed" : "failed"],
			inertLine(verdict.by, MAX_NAME),
			words.said[verdict.kind],
			inertLine(verdict.note ?? "", text),
			inertCode(verdict.head.slice(0, 10)),
			verdict.at
		]];
	});
	const { who, what, reason, commit, when } = words.columns;
	return table([
		"",
		who,
		what,
		reason,
		commit,
		when
	], rows, show);
}
/** Paths with a sentence before them; empty when there is none. */
function pathList(paths, note, { rows, words }) {
	if (paths.length === 0) return "";
	const shown = paths.slice(0, rows).map((path) => `- ${inertCode(oneLine(path, MAX_NAME))}`);
	const more = paths.length - shown.length;
	return [note, [...shown, ...more > 0 ? [`- ${words.more(more)}`] : []].join("\n")].join("\n\n");
}
/** The conditions of a gate, each with its reason, one below the other. */
function gateList(gate, show) {
	const lines = [];
	const add = ({ name, status, reason, children }, depth) => {
		if (depth >= MAX_GATE_DEPTH || lines.length >= show.rows) return;
		const why = reason === "" ? "" : `: ${inertLine(reason, show.text)}`;
		lines.push(`${"  ".repeat(depth)}- ${MARKS[status]} **${inertLine(name, MAX_NAME)}**${why}`);
		for (const child of children) add(child, depth + 1);
	};
	add(gate, 0);
	return lines.join("\n");
}
function markOf(met) {
	return MARKS[met === null ? "pending" : met ? "passed" : "failed"];
}
function oneLine(text, maxLength) {
	const line = text.replaceAll(/\s+/g, " ").trim();
	return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).toWellFormed()}…`;
}
/** A table, or nothing without rows. Cells hold inert Markdown: no pipe, no line end. */
function table(columns, rows, { rows: most, words }, leftOut = 0) {
	if (rows.length === 0) return "";
	const shown = rows.slice(0, most);
	const more = rows.length - shown.length + leftOut;
	return `${[
		columns,
		columns.map(() => "---"),
		...shown
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}${more > 0 ? `\n\n${words.moreIn(more, inertCode(DOSSIER))}` : ""}`;
}
// src/core/orchestrator/dossier/dossier-words.ts
const ENGLISH = {
	ready: "Merge-ready",
	notReady: "Not merge-ready",
	gatePassed: "The gate passes",
	gatePending: "The gate waits",
	gateFailed: "The gate fails",
	criteriaMet: (met, all) => `${met} of ${all} criteria met`,
	noCriteria: "no acceptance criteria",
	validation: {
		passed: "validation passed",
		failed: "validation failed",
		none: "not validated",
		stale: "validation is of an earlier state",
		unasked: "no validation is configured"
	},
	review: {
		approve: "review approves",
		request_changes: "review requests changes",
		none: "not reviewed",
		stale: "review is of an earlier state"
	},
	blockingOpen: (count) => `${count} blocking ${count === 1 ? "finding" : "findings"} open`,
	size: (commits, files) => `${plural(commits, "commit")}, ${plural(files, "file")}`,
	headings: {
		criteria: "Acceptance criteria",
		done: "What was done",
		findings: "Findings",
		risks: "Residual risks",
		overrides: "Overrides",
		since: "Said since the proposal",
		gate: "Gate",
		validation: "Validation",
		rounds: "Rounds",
		commits: "Commits",
		protected: "Protected paths",
		dirty: "Uncommitted",
		evidence: "Evidence",
		answers: "Answers to findings"
	},
	columns: {
		criterion: "Criterion",
		evidence: "Evidence",
		finding: "Finding",
		where: "Where",
		outcome: "What came of it",
		command: "Command",
		exit: "Exit code",
		time: "Time",
		digest: "Output (SHA-256)",
		round: "Round",
		why: "Began because of",
		coder: "Coder",
		validation: "Validation",
		reviewer: "Reviewer",
		findings: "Findings",
		commit: "Commit",
		author: "Author",
		subject: "Subject",
		who: "Who",
		what: "What",
		when: "When",
		reason: "Reason"
	},
	severities: {
		blocking: "blocking",
		advice: "advice"
	},
	statuses: {
		open: "open",
		fixed: "fixed",
		rejected: "rejected"
	},
	causes: {
		review: "review",
		validation: "validation",
		criteria: "missing evidence",
		person: "a person",
		conflict: "a conflict",
		adopted: "a person's commits",
		text: "a changed text"
	},
	said: {
		approval: "approved",
		changes_requested: "requested changes",
		override: "override",
		validation: "validation",
		post_merge: "validation after the merge"
	},
	signal: "ended by a signal",
	nothing: "none",
	notShown: "nothing shows it yet",
	notRepeated: "not reported again",
	met: "met",
	notMet: "not met",
	criterionNumber: (number) => `Criterion ${number}`,
	roundNumber: (number) => `round ${number}`,
	more: (count) => `and ${count} more`,
	moreIn: (count, file) => `and ${count} more, see ${file}`,
	codedBy: (who) => `Coded by ${who}`,
	reviewedBy: (who, round) => `reviewed by ${who} in round ${round}`,
	protectedNote: "These changes land only with a person's approval:",
	dirtyNote: "The worktree holds what no commit has:",
	madeAt: (at) => `Assembled by yoi at ${at}.`,
	subjectIs: (code, ticket, policy) => `Subject: code ${code}, ticket ${ticket}, policy ${policy}.`,
	seeDossier: (file) => `The evidence stands in ${file}.`
};
const JAPANESE = {
	ready: "マージ可能",
	notReady: "マージ不可",
	gatePassed: "ゲート通過",
	gatePending: "ゲート待機中",
	gateFailed: "ゲート不合格",
	criteriaMet: (met, all) => `受け入れ条件 ${all} 件中 ${met} 件を確認`,
	noCriteria: "受け入れ条件なし",
	validation: {
		passed: "検証成功",
		failed: "検証失敗",
		none: "未検証",
		stale: "検証は以前の状態のもの",
		unasked: "検証の設定なし"
	},
	review: {
		approve: "レビュー承認",
		request_changes: "レビューで変更依頼",
		none: "未レビュー",
		stale: "レビューは以前の状態のもの"
	},
	blockingOpen: (count) => `未解決の必須指摘 ${count} 件`,
	size: (commits, files) => `コミット ${commits} 件、ファイル ${files} 件`,
	headings: {
		criteria: "受け入れ条件",
		done: "実装内容",
		findings: "指摘",
		risks: "残るリスク",
		overrides: "例外の承認",
		since: "提案後の発言",
		gate: "ゲート",
		validation: "検証",
		rounds: "ラウンド",
		commits: "コミット",
		protected: "保護されたパス",
		dirty: "未コミット",
		evidence: "根拠",
		answers: "指摘への回答"
	},
	columns: {
		criterion: "条件",
		evidence: "根拠",
		finding: "指摘",
		where: "場所",
		outcome: "結果",
		command: "コマンド",
		exit: "終了コード",
		time: "時間",
		digest: "出力 (SHA-256)",
		round: "ラウンド",
		why: "開始理由",
		coder: "実装者",
		validation: "検証",
		reviewer: "レビュアー",
		findings: "指摘",
		commit: "コミット",
		author: "作者",
		subject: "件名",
		who: "誰",
		what: "内容",
		when: "日時",
		reason: "理由"
	},
	severities: {
		blocking: "必須",
		advice: "助言"
	},
	statuses: {
		open: "未解決",
		fixed: "修正済み",
		rejected: "却下"
	},
	causes: {
		review: "レビュー",
		validation: "検証",
		criteria: "根拠不足",
		person: "人の依頼",
		conflict: "競合",
		adopted: "人のコミット",
		text: "本文の変更"
	},
	said: {
		approval: "承認",
		changes_requested: "変更依頼",
		override: "例外の承認",
		validation: "検証",
		post_merge: "マージ後の検証"
	},
	signal: "シグナルで終了",
	nothing: "なし",
	notShown: "根拠がまだない",
	notRepeated: "再指摘なし",
	met: "満たす",
	notMet: "満たさない",
	criterionNumber: (number) => `条件 ${number}`,
	roundNumber: (number) => `ラウンド ${number}`,
	more: (count) => `ほか ${count} 件`,
	moreIn: (count, file) => `ほか ${count} 件は ${file} を参照`,
	codedBy: (who) => `実装: ${who}`,
	reviewedBy: (who, round) => `レビュー: ${who} (ラウンド ${round})`,
	protectedNote: "次の変更には人の承認が必要です:",
	dirtyNote: "作業ツリーにコミットされていないものがあります:",
	madeAt: (at) => `yoi が ${at} に作成。`,
	subjectIs: (code, ticket, policy) => `対象: コード ${code}、チケット ${ticket}、ポリシー ${policy}。`,
	seeDossier: (file) => `根拠は ${file} にあります。`
};
/** The words of a language. */
function dossierWords(language) {
	return language === "Japanese" ? JAPANESE : ENGLISH;
}
function plural(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** Largest resolution that is written, in bytes. */
const MAX_RESOLUTION_BYTES = 65536;
const SIZES = [
	{
		text: 4e3,
		rows: 100
	},
	{
		text: 1e3,
		rows: 100
	},
	{
		text: 300,
		rows: 50
	},
	{
		text: 120,
		rows: 30
	}
];
const SMALLEST = {
	text: 40,
	rows: 10
};
/**
* The dossier as Markdown for a pull request: the verdict first, then what a person decides by, the rest folded away.
* The same input gives the same text. Nothing that agents or strangers wrote can act on the page it is shown on.
*/
function formatDossier(dossier, view = {}) {
	const words = dossierWords(view.language ?? "English");
	for (const size of SIZES) {
		const text = render(dossier, view, {
			...size,
			words
		});
		if (text.length <= 6e4) return text;
	}
	return render(dossier, view, {
		...SMALLEST,
		words
	});
}
/** The text of `resolution.md`: what was done, who checked it, and what stays. Its first paragraph stands alone. */
function resolutionText(dossier, language = "English") {
	const words = dossierWords(language);
	const text = (limit) => {
		const risks = dossier.risks.map((risk) => `- ${inertLine(risk, limit)}`);
		return [
			inertBlock(dossier.summary ?? dossier.ticket.title, limit),
			`${whoLine(dossier, words)} ${needsOf(dossier, words).map((need) => need.text).join(", ")} (${inertCode(short(dossier.head))}, ${words.size(commitCount(dossier), dossier.diff.files)}).`,
			...risks.length === 0 ? [] : [`## ${words.headings.risks}`, risks.join("\n")],
			words.seeDossier(inertCode(DOSSIER))
		].join("\n\n");
	};
	const full = text(4e3);
	return byteLength(full) <= MAX_RESOLUTION_BYTES ? full : text(80);
}
function render(dossier, view, show) {
	const { words } = show;
	const { headings } = words;
	const { gate, verdicts = [] } = view;
	const overrides = [...dossier.overrides, ...verdicts.filter((verdict) => verdict.kind === "override")];
	const distinct = [...new Map(overrides.map((override) => [override.id, override])).values()];
	return `${[
		verdictLine(dossier, gate, words),
		aboutLine(dossier, words),
		whoLine(dossier, words),
		...gate === void 0 ? [] : [`### ${headings.gate}`, gateList(gate, show)],
		`### ${headings.criteria}`,
		criteriaTable(dossier, show),
		...section(`### ${headings.done}`, dossier.summary === null ? "" : inertBlock(dossier.summary, show.text)),
		...section(`### ${headings.findings}`, findingTable(dossier, show)),
		...section(`### ${headings.risks}`, riskList(dossier, show)),
		...section(`### ${headings.overrides}`, overrideTable(distinct, show)),
		...section(`### ${headings.since}`, saidTable(verdicts, show)),
		...section(`### ${headings.protected}`, pathList(dossier.protected_paths, words.protectedNote, show)),
		...section(`### ${headings.dirty}`, pathList(dossier.dirty, words.dirtyNote, show)),
		...folded(headings.validation, validationTable(dossier, show)),
		...folded(`${headings.rounds} (${dossier.rounds.length})`, roundTable(dossier, show)),
		...folded(`${headings.commits} (${commitCount(dossier)})`, commitTable(dossier, show)),
		footer(dossier, words)
	].join("\n\n")}\n`;
}
/** `## ✅ Merge-ready: 3 of 3 criteria met, validation passed, review approves`. */
function verdictLine(dossier, gate, words) {
	const needs = needsOf(dossier, words);
	const result = gate?.status ?? resultOf(needs);
	const said = needs.map(({ text }) => text).join(", ");
	if (gate === void 0) return `## ${MARKS[result]} ${result === "passed" ? words.ready : words.notReady}: ${said}`;
	const verdict = {
		passed: words.gatePassed,
		pending: words.gatePending,
		failed: words.gateFailed
	}[result];
	return `## ${MARKS[result]} ${verdict}: ${said}`;
}
function aboutLine(dossier, words) {
	const { ticket, branch, head, diff } = dossier;
	const size = `${words.size(commitCount(dossier), diff.files)}, +${diff.insertions} −${diff.deletions}`;
	return [
		`**${inertLine(ticket.title, 500)}**`,
		inertCode(ticket.id),
		ticket.priority,
		`${inertCode(branch)} (${inertCode(short(head))})`,
		size
	].join(" · ");
}
function whoLine({ coder, review }, words) {
	const coded = words.codedBy(coder === null ? words.nothing : agentName(coder));
	return review === null ? `${coded}.` : `${coded}, ${words.reviewedBy(agentName(review.agent), review.round)}.`;
}
function agentName({ name, version }) {
	return version === null ? inertCode(name) : `${inertCode(name)} (${inertLine(version, 100)})`;
}
function riskList({ risks, left_out: left }, { text, rows, words }) {
	const shown = risks.slice(0, rows).map((risk) => `- ${inertLine(risk, text)}`);
	const more = risks.length - shown.length + (left.risks ?? 0);
	return [...shown, ...more > 0 ? [`- ${words.more(more)}`] : []].join("\n");
}
function section(heading, content) {
	return content === "" ? [] : [heading, content];
}
function folded(summary, content) {
	return content === "" ? [] : [
		`<details>\n<summary>${summary}</summary>`,
		content,
		"</details>"
	];
}
function footer({ subject, at }, words) {
	const digest = (text) => inertCode(short(text));
	const { code, ticket, policy } = subject;
	return `---\n\n${words.madeAt(at)} ${words.subjectIs(digest(code), digest(ticket), digest(policy))}`;
}
function commitCount({ commits, left_out: left }) {
	return commits.length + (left.commits ?? 0);
}
function short(oid) {
	return oid.slice(0, 10);
}
export { codeSpan as _, needsOf as a, inertCode as c, formatFindings as d, formatValidation as f, boundText as g, boundLine as h, MARKS as i, inertLine as l, quoteText as m, resolutionText as n, resultOf as o, placeOf as p, dossierWords as r, inertBlock as s, formatDossier as t, durationOf as u, fenceBounded as v, fenceText as y };
