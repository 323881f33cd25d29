import * as z from "zod";
import { noteField, oneLineField, timeField } from "../ticket/record-fields.ts";
import { oidField, randomIdField } from "./fields.ts";
import { subjectSchema } from "./subject.ts";

/** What the agents of a ticket brought, round by round: `artifacts/rounds.jsonl`, written by the Orchestrator only. */
export const ROUNDS = "artifacts/rounds.jsonl";
/** Most lines of the file. */
const MAX_ROUND_LINES = 400;
/** Most findings of one review. */
export const MAX_FINDINGS = 100;
/** Longest text of one finding, summary or piece of evidence, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 4_000;

const text = noteField;

/** Who ran: the name of the agent's table in the configuration, and what it says of its version. */
const agentField = z.strictObject({
  name: oneLineField,
  version: oneLineField.nullable(),
});

/** One criterion of the ticket with what shows that it holds. */
export const evidenceSchema = z.strictObject({
  criterion: z.int().min(1).meta({ description: "number of the acceptance criterion, from 1" }),
  met: z.boolean(),
  evidence: text.meta({ description: "a test, a command and its output, or a path and line" }),
});

/** One finding of a reviewer. Its id is the same in every round. */
export const findingSchema = z.strictObject({
  id: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/, "letters, digits, - and _"),
  severity: z.enum(["blocking", "advice"]),
  path: z.string().max(500).nullable(),
  line: z.int().min(1).nullable(),
  text,
});

/** What a coder did about one finding. */
export const answerSchema = z.strictObject({
  finding: z.string().max(64),
  status: z.enum(["fixed", "rejected"]),
  reason: text,
});

/** One validation command that was run. */
export const commandResultSchema = z.strictObject({
  command: z.string().max(4_000),
  exit_code: z.int().nullable().meta({ description: "null where a signal or the time limit ended it" }),
  duration_ms: z.int().min(0),
  output_digest: z.string().regex(/^[0-9a-f]{64}$/),
  output_tail: z.string().max(8_000),
});

const entry = { round: z.int().min(1), at: timeField, head: oidField, subject: subjectSchema };

/** One line of the file. */
export const roundEntrySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("report"),
    ...entry,
    attempt: randomIdField,
    agent: agentField,
    summary: text,
    answers: z.array(answerSchema).max(MAX_FINDINGS),
    evidence: z.array(evidenceSchema).max(MAX_FINDINGS),
    risks: z.array(text).max(MAX_FINDINGS),
  }),
  z.strictObject({
    kind: z.literal("validation"),
    ...entry,
    passed: z.boolean(),
    commands: z.array(commandResultSchema).max(50),
  }),
  z.strictObject({
    kind: z.literal("review"),
    ...entry,
    attempt: randomIdField,
    agent: agentField,
    status: z.enum(["approve", "request_changes"]),
    summary: text,
    findings: z.array(findingSchema).max(MAX_FINDINGS),
    evidence: z.array(evidenceSchema).max(MAX_FINDINGS),
  }),
  z.strictObject({
    kind: z.literal("request"),
    ...entry,
    by: oneLineField.meta({ description: "orchestrator, or the person who asked for changes" }),
    cause: z.enum(["review", "validation", "criteria", "person", "conflict", "adopted", "text"]),
    text: text.meta({ description: "what the next round is about" }),
    findings: z.array(findingSchema).max(MAX_FINDINGS),
  }),
]);

/** One criterion with its evidence. */
export type Evidence = z.infer<typeof evidenceSchema>;
/** One finding of a reviewer. */
export type ReviewFinding = z.infer<typeof findingSchema>;
/** What a coder did about one finding. */
export type FindingAnswer = z.infer<typeof answerSchema>;
/** One validation command that was run. */
export type CommandResult = z.infer<typeof commandResultSchema>;
/** One line of the file. */
export type RoundEntry = z.infer<typeof roundEntrySchema>;

/** Entries of one kind. */
export type EntryOf<K extends RoundEntry["kind"]> = Extract<RoundEntry, { kind: K }>;

/** The lines of `artifacts/rounds.jsonl` that can be read, and how many cannot. */
export function parseRounds(file: string | undefined): {
  readonly entries: readonly RoundEntry[];
  readonly broken: number;
} {
  const entries: RoundEntry[] = [];
  let broken = 0;
  for (const line of (file ?? "").split("\n").slice(0, MAX_ROUND_LINES)) {
    if (line.trim() === "") continue;
    const entry = readEntry(line);
    if (entry === undefined) broken += 1;
    else entries.push(entry);
  }
  return { entries, broken };
}

/** The file with further entries at its end. */
export function appendRounds(file: string | undefined, entries: readonly RoundEntry[]): string {
  return `${file ?? ""}${entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")}`;
}

/** The newest entry of a kind that a condition holds for. */
export function lastEntry<K extends RoundEntry["kind"]>(
  entries: readonly RoundEntry[],
  kind: K,
  fits: (entry: EntryOf<K>) => boolean = () => true,
): EntryOf<K> | undefined {
  return entries.findLast((entry): entry is EntryOf<K> => entry.kind === kind && fits(entry as EntryOf<K>));
}

function readEntry(line: string): RoundEntry | undefined {
  try {
    const parsed = roundEntrySchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
