import { at as maskSecrets } from "./plumbing.js";
import { _ as opensFence, h as closesFence } from "./decode.js";
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
export { inertCode as a, formatValidation as c, boundLine as d, boundText as f, dossierWords as g, fenceText as h, inertBlock as i, placeOf as l, fenceBounded as m, needsOf as n, inertLine as o, codeSpan as p, resultOf as r, formatFindings as s, MARKS as t, quoteText as u };
