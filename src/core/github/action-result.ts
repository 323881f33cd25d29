import * as z from "zod";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { envelope, envelopeSchema, findingData, findingSchema } from "../diagnostic/format-json.ts";

/** Most findings that the output `result` holds: outputs of a job may have 1 MiB together. */
const MAX_FINDINGS = 50;

/** The document in the Action's output `result`. Further keys are those of the mode. */
const actionResultSchema = envelopeSchema("action-result", {
  mode: z.string().meta({ description: "what was asked for: the input mode" }),
  reason: z.string().meta({ description: "the same as the output reason" }),
  ok: z.boolean().meta({ description: "whether the step is green" }),
  errors: z.int().min(0),
  warnings: z.int().min(0),
  findings: z.array(findingSchema).max(MAX_FINDINGS).meta({ description: "the first of them" }),
}).catchall(z.unknown());

/** What an output `result` is made of. */
export interface ActionResult {
  readonly mode: string;
  readonly reason: string;
  readonly ok: boolean;
  readonly findings: readonly Diagnostic[];
  /** Keys of the mode; none of the envelope's own is replaced by them. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The output `result` as one line of JSON. */
export function formatActionResult({ mode, reason, ok, findings, details }: ActionResult): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const own = envelope("action-result", {
    mode,
    reason,
    ok,
    errors: errors.length,
    warnings: warnings.length,
    findings: [...errors, ...warnings].slice(0, MAX_FINDINGS).map(findingData),
  });
  return JSON.stringify({ ...own, ...details, ...own });
}

/** The JSON schema (2020-12) of the output `result`. */
export function actionResultJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(actionResultSchema.meta({ title: "yoi/action-result" }));
}
