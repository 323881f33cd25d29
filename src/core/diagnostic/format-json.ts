import * as z from "zod";
import { type Diagnostic, helpOf, messageOf } from "./diagnostic.ts";
import { printableJson } from "./printable.ts";
import type { Verdict } from "./verdict.ts";

/** Version of every envelope; it moves when a field goes or changes its meaning, not when one is added. */
export const ENVELOPE_VERSION = 1;

/** What every `--json` prints: the kind and version of the document, then its own fields. */
export type Envelope<Kind extends string, Data extends object> = {
  readonly schema: `yoi/${Kind}`;
  readonly version: typeof ENVELOPE_VERSION;
} & Data;

/** Puts data into the envelope of its kind: `envelope("ticket-list", { tickets })`. */
export function envelope<Kind extends string, Data extends object>(
  kind: Kind,
  data: Data & { readonly schema?: never; readonly version?: never },
): Envelope<Kind, Data> {
  return { schema: `yoi/${kind}`, version: ENVELOPE_VERSION, ...data };
}

/** The schema of an envelope, from the schemas of its own fields. */
export function envelopeSchema<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.object({ schema: z.literal(`yoi/${kind}`), version: z.literal(ENVELOPE_VERSION), ...shape });
}

/** An envelope as text: indented JSON, safe on a terminal, and a newline. */
export function formatJson(document: Envelope<string, object>): string {
  return `${printableJson(document)}\n`;
}

const count = z.int().min(0);
const position = z.int().min(1);

/** One finding in JSON: its facts, and its words for programs that only show it. */
export const findingSchema = z.object({
  code: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  help: z.string(),
  note: z.string().optional().meta({ description: "why the severity differs from the usual one" }),
  ticket: z.string().optional().meta({ description: "id of the ticket or objective" }),
  path: z.string().meta({ description: "relative to the repository; empty for a finding about no file" }),
  line: position.optional(),
  column: position.optional().meta({ description: "in UTF-16 code units" }),
  length: count.optional().meta({ description: "in UTF-16 code units" }),
  source: z.string().optional().meta({ description: "text of the line, bounded" }),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One finding as it stands in JSON. */
export type FindingData = z.infer<typeof findingSchema>;

/** The document `yoi/verdict`. */
export const verdictSchema = envelopeSchema("verdict", {
  outcome: z.enum(["pass", "fail"]),
  examined: count.meta({ description: "how many tickets were examined" }),
  errors: count,
  warnings: count,
  diagnostics: z.array(findingSchema),
});

/** A finding with its words, as plain data for JSON. */
export function findingData(found: Diagnostic): FindingData {
  const { code, severity, note, ticket, facts, path, line, column, length, source } = found;
  return {
    code,
    severity,
    message: messageOf(found),
    help: helpOf(found),
    ...(note === undefined ? {} : { note }),
    ...(ticket === undefined ? {} : { ticket }),
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(length === undefined ? {} : { length }),
    ...(source === undefined ? {} : { source }),
    facts: { ...facts },
  };
}

/** A verdict as the document `yoi/verdict`. */
export function verdictDocument({ outcome, examined, diagnostics }: Verdict): z.infer<typeof verdictSchema> {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return envelope("verdict", {
    outcome,
    examined,
    errors,
    warnings,
    diagnostics: diagnostics.map(findingData),
  });
}

/** JSON schema (2020-12) of the document `yoi/verdict`. */
export function verdictJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(verdictSchema.meta({ title: "yoi/verdict" }));
}
