import { $ as messageOf, E as union, S as record, Z as helpOf, _ as int, at as printableJson, b as object, f as _enum, p as array, v as literal, w as string, y as number } from "./plumbing.js";
/** Puts data into the envelope of its kind: `envelope("ticket-list", { tickets })`. */
function envelope(kind, data) {
	return {
		schema: `yoi/${kind}`,
		version: 1,
		...data
	};
}
/** The schema of an envelope, from the schemas of its own fields. */
function envelopeSchema(kind, shape) {
	return object({
		schema: literal(`yoi/${kind}`),
		version: literal(1),
		...shape
	});
}
/** An envelope as text: indented JSON, safe on a terminal, and a newline. */
function formatJson(document) {
	return `${printableJson(document)}\n`;
}
const count = int().min(0);
const position = int().min(1);
/** One finding in JSON: its facts, and its words for programs that only show it. */
const findingSchema = object({
	code: string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
	severity: _enum(["error", "warning"]),
	message: string(),
	help: string(),
	note: string().optional().meta({ description: "why the severity differs from the usual one" }),
	ticket: string().optional().meta({ description: "id of the ticket or objective" }),
	path: string().meta({ description: "relative to the repository; empty for a finding about no file" }),
	line: position.optional(),
	column: position.optional().meta({ description: "in UTF-16 code units" }),
	length: count.optional().meta({ description: "in UTF-16 code units" }),
	source: string().optional().meta({ description: "text of the line, bounded" }),
	facts: record(string(), union([string(), number()]))
});
/** The document `yoi/verdict`. */
const verdictSchema = envelopeSchema("verdict", {
	outcome: _enum(["pass", "fail"]),
	examined: count.meta({ description: "how many tickets were examined" }),
	errors: count,
	warnings: count,
	diagnostics: array(findingSchema)
});
/** A finding with its words, as plain data for JSON. */
function findingData(found) {
	const { code, severity, note, ticket, facts, path, line, column, length, source } = found;
	return {
		code,
		severity,
		message: messageOf(found),
		help: helpOf(found),
		...note === void 0 ? {} : { note },
		...ticket === void 0 ? {} : { ticket },
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column },
		...length === void 0 ? {} : { length },
		...source === void 0 ? {} : { source },
		facts: { ...facts }
	};
}
/** A verdict as the document `yoi/verdict`. */
function verdictDocument({ outcome, examined, diagnostics }) {
	const errors = diagnostics.filter(({ severity }) => severity === "error").length;
	return envelope("verdict", {
		outcome,
		examined,
		errors,
		warnings: diagnostics.length - errors,
		diagnostics: diagnostics.map(findingData)
	});
}
export { verdictDocument as a, formatJson as i, findingData as n, verdictSchema as o, findingSchema as r, envelope as t };
