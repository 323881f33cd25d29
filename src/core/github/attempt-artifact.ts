import * as z from "zod";
import { cleanText } from "../orchestrator/agent/clean-text.ts";
import { checkAgentAnswer } from "../orchestrator/agent-answer.ts";
import { boundReason, oidField, randomIdField } from "../orchestrator/fields.ts";
import type { Attempt } from "../orchestrator/ledger.ts";
import { commandResultSchema } from "../orchestrator/rounds.ts";
import { oneLineField, ticketIdField } from "../ticket/record-fields.ts";

// What the agent's job of an attempt hands over to the job that publishes it. The agent ran as the same user in the same
// job, so whoever reads it takes nothing in it for true that the ledger, the configuration or git can say.

/** The version of `result.json` that is written and read. */
const ARTIFACT_VERSION = 1;
/** The file that says what the job brought; it is always there. */
export const RESULT_FILE = "result.json";
/** The file with the commits of a coder, where there are any. */
export const BUNDLE_FILE = "work.bundle";
/** Largest `result.json` that is read, in bytes. */
export const MAX_RESULT_FILE_BYTES = 1024 * 1024;
/** Largest bundle that is written and read, in bytes. */
export const MAX_BUNDLE_BYTES = 200 * 1024 * 1024;
/** Most validation commands of which the end is told. */
const MAX_COMMANDS = 50;

const common = {
  version: z.literal(ARTIFACT_VERSION),
  ticket: ticketIdField,
  attempt: randomIdField,
  run: z.int().min(1).meta({ description: "id of the run whose job wrote it" }),
  run_attempt: z.int().min(1).meta({ description: "which attempt of that run" }),
  start: oidField.meta({ description: "the commit that the attempt started from" }),
};

/** `result.json`. */
const attemptArtifactSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("coded"),
    role: z.literal("coder"),
    agent: oneLineField.meta({ description: "name of the agent's table in the configuration" }),
    head: oidField.meta({ description: "the last commit of the bundle; without a bundle: start" }),
    base: oidField.meta({ description: "the default branch when it started: what conflicts were shown" }),
    result: z.unknown().meta({ description: "what the agent answered: see agent-coder-result" }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("reviewed"),
    role: z.literal("reviewer"),
    agent: oneLineField,
    result: z.unknown().meta({ description: "what the agent answered: see agent-reviewer-result" }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("validated"),
    role: z.literal("validator"),
    passed: z.boolean(),
    commands: z.array(commandResultSchema).max(MAX_COMMANDS),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("failed"),
    role: z.enum(["coder", "reviewer", "validator"]),
    reason: z.string().max(4_000).meta({ description: "why it brought nothing" }),
  }),
]);

/** What the agent's job of an attempt brought. */
export type AttemptArtifact = z.infer<typeof attemptArtifactSchema>;

/** The JSON schema (2020-12) of `result.json`. */
export function attemptArtifactJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(attemptArtifactSchema.meta({ title: "result.json of an attempt's artifact" }));
}

/** What it must agree with. */
export interface ExpectedArtifact {
  readonly ticket: string;
  /** As the ledger has it. */
  readonly attempt: Pick<Attempt, "id" | "role" | "head">;
  readonly run: number;
  readonly runAttempt: number;
  /** Name of the role's agent in the configuration; undefined: there is none. */
  readonly agent: string | undefined;
  /** Validation commands of the configuration. */
  readonly commands: readonly string[];
}

/** What was read, or why it is not taken: one line. */
export type ArtifactRead =
  | { readonly kind: "read"; readonly artifact: AttemptArtifact }
  | { readonly kind: "refused"; readonly reason: string };

/** The only ref of a bundle. No repository ever has it: commits are known by their name in `result.json`. */
export function bundleRef(attempt: string): string {
  return `refs/heads/yoi/${attempt}`;
}

/** The text of `result.json`, in which secrets that are known by their value are left out. */
export function formatArtifact(artifact: AttemptArtifact, secrets: readonly string[]): string {
  const text = JSON.stringify(artifact);
  return secrets
    .map((secret) => JSON.stringify(secret).slice(1, -1))
    .reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}

/**
 * Reads `result.json` as the words of a stranger: by its schema, about exactly this attempt, in the name of the agent
 * that is configured; what an agent answered is cleaned and checked once more. Never throws.
 */
export function parseArtifact(text: string, expected: ExpectedArtifact): ArtifactRead {
  const parsed = attemptArtifactSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join(".") ?? "";
    return refused(
      `its ${RESULT_FILE} is not valid: ${place === "" ? "" : `${place}: `}${issue?.message ?? ""}`,
    );
  }
  const artifact = parsed.data;
  const strange = findStrange(artifact, expected);
  if (strange !== undefined) return refused(`its ${RESULT_FILE} is about another ${strange}`);
  return checkKind(artifact, expected);
}

/** The first thing in which it does not agree with the ledger. */
function findStrange(artifact: AttemptArtifact, expected: ExpectedArtifact): string | undefined {
  const { ticket, attempt, run, runAttempt } = expected;
  const pairs = [
    ["ticket", artifact.ticket, ticket],
    ["attempt", artifact.attempt, attempt.id],
    ["run", artifact.run, run],
    ["attempt of the run", artifact.run_attempt, runAttempt],
    ["role", artifact.role, attempt.role],
    ["start", artifact.start, attempt.head],
  ] as const;
  return pairs.find(([, is, wanted]) => is !== wanted)?.[0];
}

function checkKind(artifact: AttemptArtifact, { agent, commands }: ExpectedArtifact): ArtifactRead {
  switch (artifact.kind) {
    case "failed":
      return read({ ...artifact, reason: boundReason(cleanText(artifact.reason)) });
    case "validated":
      return checkValidated(artifact, commands);
    case "coded":
    case "reviewed": {
      if (artifact.agent !== agent) return refused(`its ${RESULT_FILE} is in the name of another agent`);
      const answer = checkAgentAnswer(artifact.role, artifact.result);
      if (answer.kind === "none") return refused(`what its agent answered is not valid: ${answer.reason}`);
      return read({ ...artifact, result: answer.result });
    }
  }
}

/** Commands are those of the configuration in their order, up to the first that failed. */
function checkValidated(
  artifact: Extract<AttemptArtifact, { kind: "validated" }>,
  commands: readonly string[],
): ArtifactRead {
  const { passed } = artifact;
  const isPrefix = artifact.commands.every(({ command }, index) => command === commands[index]);
  if (!isPrefix) return refused("it ran other validation commands than the configuration names");
  const failedAt = artifact.commands.findIndex(({ exit_code: code }) => code !== 0);
  const isWhole = artifact.commands.length === commands.length;
  const fits = passed ? failedAt < 0 && isWhole : failedAt >= 0 && failedAt === artifact.commands.length - 1;
  if (!fits) return refused("its validation contradicts itself");
  const cleaned = artifact.commands.map((each) => ({
    ...each,
    output_tail: cleanText(each.output_tail).slice(0, MAX_TAIL_LENGTH).toWellFormed(),
  }));
  return read({ ...artifact, commands: cleaned });
}

/** As `commandResultSchema` has it. */
const MAX_TAIL_LENGTH = 8_000;

function read(artifact: AttemptArtifact): ArtifactRead {
  return { kind: "read", artifact };
}

function refused(reason: string): ArtifactRead {
  return { kind: "refused", reason: boundReason(cleanText(reason)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
