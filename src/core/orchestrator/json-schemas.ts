import * as z from "zod";
import { envelopeSchema, findingSchema } from "../diagnostic/format-json.ts";
import { coderResultSchema, judgementSchema, reviewerResultSchema } from "./agent/agent-result.ts";
import { intentPacketSchema } from "./agent/intent-packet.ts";
import { dossierSchema } from "./dossier/dossier.ts";
import { oidField } from "./fields.ts";
import { claimFileSchema, verdictSchema, waitSchema } from "./ledger.ts";
import { observationSchema } from "./observation.ts";
import { roundEntrySchema } from "./rounds.ts";
import { worktreeAnswer } from "./worktree-answer.ts";

/** What `yoi dossier --json` prints. */
const dossierDocument = envelopeSchema("dossier", {
  ticket: z.string().meta({ description: "id of the ticket" }),
  source: z.object({
    where: z.enum(["work branch", "default branch", "working tree"]),
    commit: oidField.nullable().meta({ description: "null for the working tree" }),
  }),
  dossier: dossierSchema,
  verdicts: z.array(verdictSchema).meta({ description: "what the ledger holds of the ticket, oldest first" }),
  diagnostics: z.array(findingSchema),
});

/** What `yoi worktree list --json` prints. */
const worktreeListDocument = envelopeSchema("worktree-list", {
  worktrees: z.array(worktreeAnswer).meta({ description: "by ticket" }),
  diagnostics: z.array(findingSchema),
});

/**
 * The JSON schemas (2020-12) of what the Orchestrator writes, reads and prints, by the name they are published under:
 * records of tickets, files of the ledger, what agents answer, and what its commands print with `--json`.
 */
export function orchestratorSchemas(): ReadonlyMap<string, z.core.JSONSchema.BaseSchema> {
  return new Map([
    ["record-dossier", z.toJSONSchema(dossierSchema)],
    ["record-round", titled("One line of artifacts/rounds.jsonl", roundEntrySchema)],
    ["ledger-claims", titled("claims/<id>.json of the ledger", claimFileSchema)],
    ["ledger-wait", titled("waits/<id>.json of the ledger", waitSchema)],
    ["ledger-verdict", titled("One line of verdicts/<id>.jsonl of the ledger", verdictSchema)],
    ["intent-packet", z.toJSONSchema(intentPacketSchema)],
    ["agent-coder-result", z.toJSONSchema(coderResultSchema, { io: "input" })],
    ["agent-reviewer-result", z.toJSONSchema(reviewerResultSchema, { io: "input" })],
    ["agent-judgement", z.toJSONSchema(judgementSchema, { io: "input" })],
    ["observation", titled("What the Orchestrator has seen", observationSchema)],
    ["dossier", titled("yoi/dossier", dossierDocument)],
    ["worktree-list", titled("yoi/worktree-list", worktreeListDocument)],
  ]);
}

function titled(title: string, schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema.meta({ title }));
}
