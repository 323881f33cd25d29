import * as z from "zod";
import { PRIORITIES } from "../../ticket/item-words.ts";
import { oneLineField, ticketIdField, timeField } from "../../ticket/record-fields.ts";
import { oidField, randomIdField } from "../fields.ts";
import { roundEntrySchema } from "../rounds.ts";
import { subjectSchema } from "../subject.ts";

/** Where a ticket keeps its dossier, inside its directory. */
export const DOSSIER = "artifacts/dossier.json";
/** The version of the dossier that is written. */
export const DOSSIER_VERSION = 1;
/** Largest dossier that is written, in bytes. */
export const MAX_DOSSIER_BYTES = 512 * 1024;
/** Most entries of each list of a dossier; how many more there are stands in `left_out`. */
export const MAX_ENTRIES = 200;

const text = z.string().max(5_000);
const count = z.int().min(0);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(MAX_ENTRIES);
const [reportSchema, validationSchema, reviewSchema, requestSchema] = roundEntrySchema.options;
const agentField = reportSchema.shape.agent;

/** Who brought something, in which round and at which commit, and whether it is about this dossier's subject. */
const said = {
  round: z.int().min(1),
  at: timeField,
  head: oidField,
  current: z.boolean().meta({ description: "it is about the subject of this dossier" }),
};

const criterionSchema = z.strictObject({
  number: z.int().min(1),
  text,
  met: z.boolean().nullable().meta({ description: "null: nobody has shown it yet" }),
  evidence: list(
    z.strictObject({ role: z.enum(["coder", "reviewer"]), agent: oneLineField, met: z.boolean(), text }),
  ),
});

const followedSchema = z.strictObject({
  id: z.string().max(64),
  severity: z.enum(["blocking", "advice"]),
  path: z.string().max(500).nullable(),
  line: z.int().min(1).nullable(),
  text,
  by: oneLineField,
  round: z.int().min(1),
  status: z.enum(["open", "fixed", "rejected"]),
  reason: text.nullable(),
});

const commandSchema = validationSchema.shape.commands.element.omit({ output_tail: true });

const roundSchema = z.strictObject({
  round: z.int().min(1),
  coder: agentField.nullable(),
  validation: z.enum(["passed", "failed"]).nullable(),
  reviewer: agentField.nullable(),
  review: reviewSchema.shape.status.nullable(),
  findings: count,
  request: requestSchema.shape.cause.nullable().meta({ description: "why the round began" }),
});

/** Everything a gate or a person needs about one ticket at one head. */
export const dossierSchema = z
  .strictObject({
    version: z.literal(DOSSIER_VERSION),
    at: timeField,
    ticket: z.strictObject({ id: ticketIdField, title: oneLineField, priority: z.enum(PRIORITIES) }),
    branch: oneLineField,
    base: oidField.meta({ description: "the commit of the default branch that the work is compared with" }),
    head: oidField.meta({ description: "the work branch before the commit that holds this dossier" }),
    subject: subjectSchema,
    diff: z.strictObject({ files: count, insertions: count, deletions: count }),
    commits: list(z.strictObject({ oid: oidField, author: oneLineField, subject: z.string().max(500) })).meta(
      {
        description: "newest first",
      },
    ),
    dirty: list(z.string().max(500)).meta({ description: "paths of the worktree that no commit has" }),
    protected_paths: list(z.string().max(500)).meta({ description: "those that the work changes" }),
    summary: text.nullable().meta({ description: "what was done, in the coder's words" }),
    coder: agentField.nullable(),
    report: z.strictObject(said).nullable(),
    has_validation: z.boolean().meta({ description: "commands of validation are configured" }),
    validation: z
      .strictObject({ ...said, passed: z.boolean(), commands: list(commandSchema) })
      .nullable()
      .meta({ description: "the newest" }),
    review: z
      .strictObject({ ...said, agent: agentField, status: reviewSchema.shape.status, summary: text })
      .nullable()
      .meta({ description: "the newest" }),
    criteria: list(criterionSchema),
    findings: list(followedSchema),
    rounds: list(roundSchema),
    risks: list(text),
    overrides: list(
      z.strictObject({
        id: randomIdField,
        by: oneLineField,
        at: timeField,
        head: oidField,
        gate: oneLineField,
        reason: text,
      }),
    ),
    left_out: z
      .partialRecord(
        z.enum([
          "commits",
          "dirty",
          "protected_paths",
          "criteria",
          "findings",
          "rounds",
          "risks",
          "overrides",
        ]),
        count,
      )
      .meta({ description: "how many entries a list lacks" }),
  })
  .meta({ title: "Dossier", description: "artifacts/dossier.json of a ticket" });

/** Everything a gate or a person needs about one ticket at one head. */
export type Dossier = z.infer<typeof dossierSchema>;
/** One acceptance criterion with its evidence. */
export type DossierCriterion = Dossier["criteria"][number];

/** `dossier.json` as it is written. */
export function formatDossierFile(dossier: Dossier): string {
  return `${JSON.stringify(dossier, null, 2)}\n`;
}

/** Reads `dossier.json`; what is wrong with it where it is no dossier of this version, in a few words. Never throws. */
export function parseDossier(file: string): { readonly dossier: Dossier } | { readonly problem: string } {
  let value: unknown;
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
