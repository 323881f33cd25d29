import { H as maxBytesOf, Q as failure, Z as YoiError } from "./plumbing.js";
import { i as parseDossier, t as DOSSIER } from "./dossier.js";
import { r as readRecord } from "./read-files.js";
import { r as listFiles, u as readFileSetAt } from "./tree.js";
import { t as readRefs } from "./refs.js";
import { f as formatJson, i as openWorkspace, l as envelope, n as listTicketPlaces, t as findPlace } from "./workspace.js";
import { g as readShared, m as decidePlace, n as readLedger } from "./ledger-store.js";
import { i as durationOf, t as formatDossier } from "./format-dossier.js";
import { g as dossierWords, l as placeOf, n as needsOf, r as resultOf, t as MARKS } from "./verdict-line.js";
import { a as oneLine, i as manyLines, r as indent, t as formatTable } from "./table.js";
// src/app/orchestrate/person/show-dossier.ts
/**
* The dossier of a ticket: the newest one that its work branch (as last seen at the remote, or here), the default
* branch or the working tree holds; undefined where none does. Nothing is fetched. Up to 14 processes.
* @throws usage/unknown-ticket, usage/ambiguous-ticket, orchestrate/bad-dossier
*/
function findDossier(workspace, reference) {
	const shared = readSharedRefs(workspace);
	const { id, dir } = findTicket(workspace, reference, shared);
	const found = [];
	const broken = [];
	const take = (source, path, file) => {
		if (file === void 0) return;
		const read = file.problem === void 0 ? parseDossier(file.text) : { problem: file.problem };
		if ("dossier" in read) found.push({
			source,
			dossier: read.dossier
		});
		else broken.push({
			path,
			problem: read.problem
		});
	};
	const path = `${workspace.ticketRoot}/${id}/${DOSSIER}`;
	for (const source of commitsOf(workspace, id, shared)) take(source, path, readAt(workspace, source.commit, path));
	const own = `${dir}/${DOSSIER}`;
	take({
		where: "working tree",
		commit: null
	}, own, readRecord(workspace.root, own, maxBytesOf(DOSSIER)));
	const [newest] = found.toSorted((one, other) => other.dossier.at.localeCompare(one.dossier.at));
	if (newest !== void 0) return {
		ticket: id,
		...newest,
		verdicts: readVerdicts(workspace, id, shared)
	};
	const [fault] = broken;
	if (fault === void 0) return void 0;
	throw failure("orchestrate/bad-dossier", { path: fault.path }, {
		ticket: id,
		problem: fault.problem
	});
}
/** As `findDossier`. @throws orchestrate/no-dossier where there is none */
function readDossier(workspace, reference) {
	const shown = findDossier(workspace, reference);
	if (shown !== void 0) return shown;
	throw failure("orchestrate/no-dossier", { path: "" }, { ticket: reference });
}
/** The shared refs as last seen; undefined where nothing tells which they are, and the working tree has to do. */
function readSharedRefs({ repository, config }) {
	try {
		return readShared(repository, decidePlace(repository, config));
	} catch (error) {
		if (error instanceof YoiError && error.diagnostic.code.startsWith("ledger/")) return void 0;
		throw error;
	}
}
/** A ticket of the working tree, or one that only a work branch shows. */
function findTicket(workspace, reference, shared) {
	const { ticketRoot } = workspace;
	const places = listTicketPlaces(workspace);
	const known = new Set(places.map(({ id }) => id));
	const others = [...shared?.work.keys() ?? []].filter((id) => !known.has(id));
	const all = [...places, ...others.map((id) => ({
		id,
		dir: `${ticketRoot}/${id}`
	}))];
	return findPlace(all, reference, ticketRoot);
}
/** Commits that may hold the dossier, each once. 1 process. */
function commitsOf({ repository, config }, id, shared) {
	const name = `refs/heads/${config.git.work_prefix}${id}`;
	const local = readRefs(repository, [name]).find((ref) => ref.name === name)?.oid;
	const commits = /* @__PURE__ */ new Map();
	for (const work of [shared?.work.get(id), local]) if (work !== void 0) commits.set(work, "work branch");
	if (shared !== void 0 && !commits.has(shared.defaultSha)) commits.set(shared.defaultSha, "default branch");
	return [...commits].map(([commit, where]) => ({
		where,
		commit
	}));
}
/** 2 processes. */
function readAt({ repository }, commit, path) {
	const { entries } = listFiles(repository, {
		kind: "commit",
		oid: commit
	}, [path]);
	return readFileSetAt(repository, entries, { maxBytes: maxBytesOf(DOSSIER) }).get(path);
}
function readVerdicts({ repository }, id, shared) {
	const read = readLedger(repository, shared?.ledger ?? null);
	return (read.kind === "read" ? read.ledger : read.readable).verdicts.get(id) ?? [];
}
// src/cli/render/dossier.ts
/** A dossier for a person on a terminal: the verdict first, then criteria with their evidence, findings and the rest. */
function renderDossier(dossier, options) {
	const { paint, width, language, verdicts } = options;
	const words = dossierWords(language);
	const { ticket, branch, head, diff, commits, left_out: left } = dossier;
	const size = words.size(commits.length + (left.commits ?? 0), diff.files);
	return [
		verdictBlock(dossier, words, paint),
		`${paint.bold(oneLine(ticket.title))}\n${ticket.id}  ${ticket.priority}\n${oneLine(branch)}  ${head.slice(0, 10)}  ${size}, +${diff.insertions} −${diff.deletions}\n`,
		block(words.headings.criteria, criteriaLines(dossier, words, paint), paint),
		block(words.headings.done, manyLines(dossier.summary ?? "").trim(), paint),
		block(words.headings.findings, findingLines(dossier, words, paint), paint),
		block(words.headings.validation, validationTable(dossier, words, width), paint),
		block(words.headings.risks, dossier.risks.map((risk) => `- ${oneLine(risk)}`).join("\n"), paint),
		block(words.headings.protected, dossier.protected_paths.map(oneLine).join("\n"), paint),
		block(words.headings.dirty, dossier.dirty.map(oneLine).join("\n"), paint),
		block(words.headings.since, saidTable(verdicts, words, width), paint)
	].filter((text) => text !== "").join("\n");
}
function verdictBlock(dossier, words, paint) {
	const needs = needsOf(dossier, words);
	const result = resultOf(needs);
	const style = {
		passed: paint.green,
		pending: paint.yellow,
		failed: paint.red
	}[result];
	const verdict = result === "passed" ? words.ready : words.notReady;
	return `${MARKS[result]} ${style(`${verdict}: ${needs.map(({ text }) => text).join(", ")}`)}\n`;
}
function block(heading, text, paint) {
	return text === "" ? "" : `${paint.bold(heading)}\n${indent(text.replace(/\n$/, ""), "  ")}\n`;
}
function criteriaLines({ criteria }, words, paint) {
	const lines = criteria.flatMap(({ number, text, met, evidence }) => [
		`${MARKS[met === null ? "pending" : met ? "passed" : "failed"]} ${number}. ${oneLine(text)}`,
		...evidence.map((each) => `     ${paint.dim(`${oneLine(each.agent)}:`)} ${oneLine(each.text)}`),
		...evidence.length === 0 ? [`     ${paint.dim(words.notShown)}`] : []
	]);
	return lines.length === 0 ? words.noCriteria : lines.join("\n");
}
function findingLines({ findings }, words, paint) {
	return findings.flatMap(({ id, severity, status, path, line, text, reason }) => {
		const open = severity === "blocking" ? MARKS.failed : MARKS.pending;
		const place = path === null ? "" : ` ${paint.cyan(oneLine(placeOf(path, line)))}`;
		const why = reason === null ? "" : `: ${oneLine(reason)}`;
		return [`${status === "open" ? open : MARKS.passed} ${id} ${words.severities[severity]}${place} ${oneLine(text)}`, `     ${paint.dim(words.statuses[status])}${why}`];
	}).join("\n");
}
function validationTable({ validation }, words, width) {
	const rows = (validation?.commands ?? []).map(({ command, exit_code: code, duration_ms: ms }) => [
		{ text: MARKS[code === 0 ? "passed" : "failed"] },
		{ text: code === null ? words.signal : String(code) },
		{ text: durationOf(ms) },
		{ text: command }
	]);
	return formatTable(rows, { width: width === void 0 ? width : width - 2 });
}
function saidTable(verdicts, words, width) {
	const rows = verdicts.flatMap((verdict) => {
		if (verdict.kind === "update") return [];
		const text = verdict.kind === "override" ? `${verdict.gate}: ${verdict.reason}` : verdict.note ?? "";
		return [[
			{ text: verdict.at },
			{ text: verdict.by },
			{ text: words.said[verdict.kind] },
			{ text }
		]];
	});
	return formatTable(rows, { width: width === void 0 ? width : width - 2 });
}
// src/cli/dossier-command.ts
/** `yoi dossier`: Markdown, the same for a person on a terminal, or the JSON envelope. */
function showDossier(raw, { cwd, env, terminal }) {
	const workspace = openWorkspace({
		cwd,
		env
	});
	const shown = readDossier(workspace, String(raw["ticket"]));
	if (raw["json"] === true) {
		const { ticket, source, dossier, verdicts } = shown;
		terminal.out(formatJson(envelope("dossier", {
			ticket,
			source,
			dossier,
			verdicts,
			diagnostics: []
		})));
	} else terminal.out(dossierFor(shown, workspace.config.ticket.language, terminal));
	return 0;
}
/** The dossier as text: Markdown to pipe into a request, plain lines on a terminal. */
function dossierFor(shown, language, { width, paint }) {
	const { dossier, verdicts } = shown;
	if (width === void 0) return formatDossier(dossier, {
		verdicts,
		language
	});
	return renderDossier(dossier, {
		verdicts,
		language,
		width,
		paint
	});
}
export { showDossier as n, findDossier as r, dossierFor as t };
