import * as z from "zod";
import {
  coderResultSchema,
  judgementSchema,
  MAX_RESULT_BYTES,
  reviewerResultSchema,
} from "./agent-result.ts";
import type { ResultKind } from "./read-result.ts";

const SCHEMAS = { coder: coderResultSchema, reviewer: reviewerResultSchema, judge: judgementSchema } as const;

/** The JSON schema of a result, in one line: what an agent may print, with defaults left out where they apply. */
export function resultSchemaText(kind: ResultKind): string {
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[kind], { io: "input" });
  return JSON.stringify(schema);
}

/** The last part of every prompt: the form of the answer, and what to print last. */
export function answerForm(kind: ResultKind): string {
  return [
    "## Your answer",
    "Your last message ends with one JSON value that fits this JSON schema, in a fenced block of its own:",
    `\`\`\`json\n${resultSchemaText(kind)}\n\`\`\``,
    `Nothing else is read: no exit code, no file, no earlier message. Print the value itself, not the schema, at most ${MAX_RESULT_BYTES / 1024} KiB, as the very last thing, with nothing behind it. Print it also when you could not do the work.`,
  ].join("\n\n");
}
