import { C as partialRecord, E as string, T as strictObject, _ as discriminatedUnion, b as literal, g as boolean, h as array, m as _enum, y as int } from "./plumbing.js";
import { A as timeField, D as noteField, O as oneLineField, Q as PRIORITIES, k as ticketIdField } from "./decode.js";
import { B as oidField, I as subjectSchema, V as randomIdField } from "./ledger-store.js";
// src/core/orchestrator/rounds.ts
/** What the agents of a ticket brought, round by round: `artifacts/rounds.jsonl`, written by the Orchestrator only. */
const ROUNDS = "artifacts/rounds.jsonl";
/** Most lines of the file. */
const MAX_ROUND_LINES = 400;
/** Longest text of one finding, summary or piece of evidence, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 4e3;
const text$1 = noteField;
/** Who ran: the name of the agent's table in the configuration, and what it says of its version. */
const agentField$1 = strictObject({
	name: oneLineField,
	version: oneLineField.nullable()
});
/** One criterion of the ticket with what shows that it holds. */
const evidenceSchema = strictObject({
	criterion: int().min(1).meta({ description: "number of the acceptance criterion, from 1" }),
	met: boolean(),
	evidence: text$1.meta({ description: "a test, a command and its output, or a path and line" })
});
/** One finding of a reviewer. Its id is the same in every round. */
const findingSchema = strictObject({
	id: string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/, "letters, digits, - and _"),
	severity: _enum(["blocking", "advice"]),
	path: string().max(500).nullable(),
	line: int().min(1).nullable(),
	text: text$1
});
/** What a coder did about one finding. */
const answerSchema = strictObject({
	finding: string().max(64),
	status: _enum(["fixed", "rejected"]),
	reason: text$1
});
/** One validation command that was run. */
const commandResultSchema = strictObject({
	command: string().max(4e3),
	exit_code: int().nullable().meta({ description: "null where a signal or the time limit ended it" }),
	duration_ms: int().min(0),
	output_digest: string().regex(/^[0-9a-f]{64}$/),
	output_tail: string().max(8e3)
});
const entry = {
	round: int().min(1),
	at: timeField,
	head: oidField,
	subject: subjectSchema
};
/** One line of the file. */
const roundEntrySchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("report"),
		...entry,
		attempt: randomIdField,
		agent: agentField$1,
		summary: text$1,
		answers: array(answerSchema).max(100),
		evidence: array(evidenceSchema).max(100),
		risks: array(text$1).max(100)
	}),
	strictObject({
		kind: literal("validation"),
		...entry,
		passed: boolean(),
		commands: array(commandResultSchema).max(50)
	}),
	strictObject({
		kind: literal("review"),
		...entry,
		attempt: randomIdField,
		agent: agentField$1,
		status: _enum(["approve", "request_changes"]),
		summary: text$1,
		findings: array(findingSchema).max(100),
		evidence: array(evidenceSchema).max(100)
	}),
	strictObject({
		kind: literal("request"),
		...entry,
		by: oneLineField.meta({ description: "orchestrator, or the person who asked for changes" }),
		cause: _enum([
			"review",
			"validation",
			"criteria",
			"person",
			"conflict",
			"adopted",
			"text"
		]),
		text: text$1.meta({ description: "what the next round is about" }),
		findings: array(findingSchema).max(100)
	})
]);
/** The lines of `artifacts/rounds.jsonl` that can be read, and how many cannot. */
function parseRounds(file) {
	const entries = [];
	let broken = 0;
	for (const line of (file ?? "").split("\n").slice(0, MAX_ROUND_LINES)) {
		if (line.trim() === "") continue;
		const entry = readEntry(line);
		if (entry === void 0) broken += 1;
		else entries.push(entry);
	}
	return {
		entries,
		broken
	};
}
/** The file with further entries at its end. */
function appendRounds(file, entries) {
	return `${file ?? ""}${entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")}`;
}
/** The newest entry of a kind that a condition holds for. */
function lastEntry(entries, kind, fits = () => true) {
	return entries.findLast((entry) => entry.kind === kind && fits(entry));
}
function readEntry(line) {
	try {
		const parsed = roundEntrySchema.safeParse(JSON.parse(line));
		return parsed.success ? parsed.data : void 0;
	} catch {
		return;
	}
}
// src/core/orchestrator/dossier/dossier.ts
/** Where a ticket keeps its dossier, inside its directory. */
const DOSSIER = "artifacts/dossier.json";
/** Largest dossier that is written, in bytes. */
const MAX_DOSSIER_BYTES = 524288;
const text = string().max(5e3);
const count = int().min(0);
const list = (entry) => array(entry).max(200);
const [reportSchema, validationSchema, reviewSchema, requestSchema] = roundEntrySchema.options;
const agentField = reportSchema.shape.agent;
/** Who brought something, in which round and at which commit, and whether it is about this dossier's subject. */
const said = {
	round: int().min(1),
	at: timeField,
	head: oidField,
	current: boolean().meta({ description: "it is about the subject of this dossier" })
};
const criterionSchema = strictObject({
	number: int().min(1),
	text,
	met: boolean().nullable().meta({ description: "null: nobody has shown it yet" }),
	evidence: list(strictObject({
		role: _enum(["coder", "reviewer"]),
		agent: oneLineField,
		met: boolean(),
		text
	}))
});
const followedSchema = strictObject({
	id: string().max(64),
	severity: _enum(["blocking", "advice"]),
	path: string().max(500).nullable(),
	line: int().min(1).nullable(),
	text,
	by: oneLineField,
	round: int().min(1),
	status: _enum([
		"open",
		"fixed",
		"rejected"
	]),
	reason: text.nullable()
});
const commandSchema = validationSchema.shape.commands.element.omit({ output_tail: true });
const roundSchema = strictObject({
	round: int().min(1),
	coder: agentField.nullable(),
	validation: _enum(["passed", "failed"]).nullable(),
	reviewer: agentField.nullable(),
	review: reviewSchema.shape.status.nullable(),
	findings: count,
	request: requestSchema.shape.cause.nullable().meta({ description: "why the round began" })
});
/** Everything a gate or a person needs about one ticket at one head. */
const dossierSchema = strictObject({
	version: literal(1),
	at: timeField,
	ticket: strictObject({
		id: ticketIdField,
		title: oneLineField,
		priority: _enum(PRIORITIES)
	}),
	branch: oneLineField,
	base: oidField.meta({ description: "the commit of the default branch that the work is compared with" }),
	head: oidField.meta({ description: "the work branch before the commit that holds this dossier" }),
	subject: subjectSchema,
	diff: strictObject({
		files: count,
		insertions: count,
		deletions: count
	}),
	commits: list(strictObject({
		oid: oidField,
		author: oneLineField,
		subject: string().max(500)
	})).meta({ description: "newest first" }),
	dirty: list(string().max(500)).meta({ description: "paths of the worktree that no commit has" }),
	protected_paths: list(string().max(500)).meta({ description: "those that the work changes" }),
	summary: text.nullable().meta({ description: "what was done, in the coder's words" }),
	coder: agentField.nullable(),
	report: strictObject(said).nullable(),
	has_validation: boolean().meta({ description: "commands of validation are configured" }),
	validation: strictObject({
		...said,
		passed: boolean(),
		commands: list(commandSchema)
	}).nullable().meta({ description: "the newest" }),
	review: strictObject({
		...said,
		agent: agentField,
		status: reviewSchema.shape.status,
		summary: text
	}).nullable().meta({ description: "the newest" }),
	criteria: list(criterionSchema),
	findings: list(followedSchema),
	rounds: list(roundSchema),
	risks: list(text),
	overrides: list(strictObject({
		id: randomIdField,
		by: oneLineField,
		at: timeField,
		head: oidField,
		gate: oneLineField,
		reason: text
	})),
	left_out: partialRecord(_enum([
		"commits",
		"dirty",
		"protected_paths",
		"criteria",
		"findings",
		"rounds",
		"risks",
		"overrides"
	]), count).meta({ description: "how many entries a list lacks" })
}).meta({
	title: "Dossier",
	description: "artifacts/dossier.json of a ticket"
});
/** `dossier.json` as it is written. */
function formatDossierFile(dossier) {
	return `${JSON.stringify(dossier, null, 2)}\n`;
}
/** Reads `dossier.json`; what is wrong with it where it is no dossier of this version, in a few words. Never throws. */
function parseDossier(file) {
	let value;
	try {
		value = JSON.parse(file);
	} catch {
		return { problem: "it is not JSON" };
	}
	const parsed = dossierSchema.safeParse(value);
	if (parsed.success) return { dossier: parsed.data };
	const [issue] = parsed.error.issues;
	const at = issue?.path.map(String).join(".") ?? "";
	return { problem: at === "" ? "it is no dossier" : `${at} is not as a dossier has it` };
}
export { MAX_TEXT_LENGTH as a, appendRounds as c, findingSchema as d, lastEntry as f, parseDossier as i, commandResultSchema as l, roundEntrySchema as m, MAX_DOSSIER_BYTES as n, ROUNDS as o, parseRounds as p, formatDossierFile as r, answerSchema as s, DOSSIER as t, evidenceSchema as u };
