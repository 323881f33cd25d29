import { J as byteLength } from "./plumbing.js";
import { t as DOSSIER } from "./dossier.js";
import { a as inertCode, g as dossierWords, i as inertBlock, l as placeOf, n as needsOf, o as inertLine, r as resultOf, t as MARKS } from "./verdict-line.js";
// src/core/orchestrator/dossier/duration.ts
/** A duration for people: `0.8 s`, `12 s`, `3 min 5 s`. */
function durationOf(ms) {
	if (ms < 1e4) return `${(ms / 1e3).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
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
export { durationOf as i, resolutionText as n, gateList as r, formatDossier as t };
