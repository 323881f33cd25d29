import type * as z from "zod";
import {
  type CoderResult,
  coderResultSchema,
  type Judgement,
  judgementSchema,
  MAX_RESULT_BYTES,
  type ReviewerResult,
  reviewerResultSchema,
} from "./agent/agent-result.ts";
import { cleanText } from "./agent/clean-text.ts";
import { findResult } from "./agent/read-result.ts";
import { boundReason } from "./fields.ts";
import { MAX_TEXT_LENGTH } from "./rounds.ts";

/** What an agent of a role answers. */
export interface ResultOf {
  readonly coder: CoderResult;
  readonly reviewer: ReviewerResult;
  readonly orchestrator: Judgement;
}

/** A result, or why there is none: one line. */
export type AgentAnswer<T> =
  | { readonly kind: "read"; readonly result: T }
  | { readonly kind: "none"; readonly reason: string };

const SCHEMAS: { readonly [R in keyof ResultOf]: z.ZodType<ResultOf[R]> } = {
  coder: coderResultSchema,
  reviewer: reviewerResultSchema,
  orchestrator: judgementSchema,
};
const KINDS = { coder: "coder", reviewer: "reviewer", orchestrator: "judge" } as const;
/** Deepest nesting that is looked at; the schemas need three. */
const MAX_DEPTH = 8;
/**
 * Reads what an agent printed as the result of its role: the last one in it (see `findResult`), checked by its schema.
 * Of its texts the colours go, other control characters and secrets are replaced, and what is too long for a record is
 * cut: an hour of work is not thrown away for a form.
 */
export function readAgentAnswer<R extends keyof ResultOf>(role: R, stdout: string): AgentAnswer<ResultOf[R]> {
  const found = findResult(stdout, KINDS[role]);
  if (found === undefined)
    return { kind: "none", reason: "there is no JSON object with the keys of one in what it printed" };
  return checkAgentAnswer(role, found);
}

/** As `readAgentAnswer`, of a value that was found already. */
export function checkAgentAnswer<R extends keyof ResultOf>(
  role: R,
  found: unknown,
): AgentAnswer<ResultOf[R]> {
  const cleaned = clean(found, 0);
  const size = JSON.stringify(cleaned).length;
  if (size > MAX_RESULT_BYTES) {
    return { kind: "none", reason: `it is ${size} characters long, and ${MAX_RESULT_BYTES} are read` };
  }
  const parsed = SCHEMAS[role].safeParse(cleaned);
  if (parsed.success) return { kind: "read", result: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  return {
    kind: "none",
    reason: boundReason(`${place === "" ? "" : `${place}: `}${issue?.message ?? "not valid"}`),
  };
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return boundText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [boundText(key), clean(item, depth + 1)]),
  );
}

function boundText(text: string): string {
  const clean = cleanText(text);
  return clean.length > MAX_TEXT_LENGTH ? `${clean.slice(0, MAX_TEXT_LENGTH - 1).toWellFormed()}…` : clean;
}
